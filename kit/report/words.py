"""Figures, months and names from data as the report writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from kit import text_report as text
from kit.base import indonesian
from kit.report.figures import Figure

# Controls (XML refuses them, and two of them mark figures), surrogates, and signs that turn the reading direction.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]+")
_LISTED = 20  # names in one sentence; more are counted
_LONGEST = 120  # characters of one name


def clean(value: Any) -> str:
    """Text from data, fit for every kind of document: one line, no control characters, of bounded length."""
    words = " ".join(_UNSAFE.sub(" ", str(value)).split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


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
        case "per10000":
            return indonesian.number(figure.value, 2)
        case _:
            return indonesian.number(figure.value, 0)


def _signed(value: float, decimals: int) -> str:
    written = indonesian.number(abs(value), decimals)
    if not any(sign in "123456789" for sign in written):
        return written  # what rounds to zero has no sign
    return ("+" if value > 0 else "\u2212") + written


def month_name(month: str) -> str:
    """Name and year of a month YYYY-MM.

    >>> month_name("2026-05")
    'Mei 2026'
    """
    return indonesian.month(date.fromisoformat(f"{month}-01"))


def name_list(names: Sequence[str]) -> str:
    """Names in a sentence; of a long list the first ones, and how many more there are."""
    if len(names) <= _LISTED:
        return indonesian.listed(names)
    rest = indonesian.number(len(names) - _LISTED)
    return text.AND_MORE.format(names=", ".join(names[:_LISTED]), rest=rest)
