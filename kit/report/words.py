"""Numbers, months and names as an Indonesian reads them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pandas as pd
from babel.dates import format_skeleton
from babel.numbers import format_decimal

from kit import text_report as text
from kit.report.figures import Figure

_LOCALE = "id_ID"
# Controls (XML refuses them, and two of them mark figures), surrogates, and signs that turn the reading direction.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]+")
_LISTED = 20  # names in one sentence; more are counted
_LONGEST = 120  # characters of one name


def clean(value: Any) -> str:
    """Text from data, fit for every kind of document: one line, no control characters, of bounded length."""
    words = " ".join(_UNSAFE.sub(" ", str(value)).split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def number(value: float, decimals: int = 0) -> str:
    """A number with the marks of Indonesian.

    >>> number(1250), number(12.5, 1)
    ('1.250', '12,5')
    """
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, format=pattern, locale=_LOCALE)


def shown(figure: Figure) -> str:
    """What stands in the report for a figure."""
    if figure.hidden:
        return text.HIDDEN
    if figure.value is None:
        return text.NO_VALUE
    match figure.how:
        case "persen":
            return f"{_signed(figure.value, 1)}\u00a0%"
        case "selisih":
            return _signed(figure.value, 0)
        case "per1000":
            return number(figure.value, 2)
        case _:
            return number(figure.value)


def _signed(value: float, decimals: int) -> str:
    written = number(abs(value), decimals)
    if not any(sign in "123456789" for sign in written):
        return written  # what rounds to zero has no sign
    return ("+" if value > 0 else "\u2212") + written


def month_name(month: str) -> str:
    """Name and year of a month.

    >>> month_name("2026-05")
    'Mei 2026'
    """
    return str(format_skeleton("yMMMM", pd.Period(month, "M").to_timestamp(), locale=_LOCALE))


def listed(names: Sequence[str]) -> str:
    """Names in a sentence.

    >>> listed(["P01", "P02", "P03"])
    'P01, P02, dan P03'
    """
    if len(names) > _LISTED:
        rest = number(len(names) - _LISTED)
        return text.AND_MORE.format(names=", ".join(names[:_LISTED]), rest=rest)
    if len(names) < 3:
        return text.AND_TWO.join(names)
    return ", ".join(names[:-1]) + text.AND_LAST + names[-1]
