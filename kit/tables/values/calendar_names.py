"""Names of months and weekdays as Indonesians and their software write them. Pure."""

from __future__ import annotations

import re
from functools import cache
from itertools import product

from babel import Locale
from rapidfuzz import fuzz

from kit.tables.model import Certainty

# Beside those that Babel knows.
_MONTHS = """
1 januri jan january, 2 pebruari febuari peb, 3 mrt, 5 mey, 8 agt ags agst agust agus aug, 9 sept, 10 oktb oct,
11 nopember nop, 12 dec
"""
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_DAYS = "0 senen sen, 1 sls, 2 rabo rb, 3 kms, 4 jum'at jumaat jmt jum, 5 sbt, 6 ahad mgg min"
_ALIKE = 80  # of 100: one wrong letter in a short name
_APART = 5  # and no other month nearly as like
_YEAR = re.compile(r"(?<![\d/.-])20\d\d(?![\d/]|[.-]\d)", re.ASCII)


def _added(words: str) -> dict[str, int]:
    lists = (part.split() for part in words.split(","))
    return {name: int(number) for number, *names in lists for name in names}


@cache
def months() -> dict[str, int]:
    """Name in lower case -> 1..12."""
    known = {
        name.casefold(): number
        for tongue, width in product(("id", "en"), ("wide", "abbreviated"))
        for number, name in Locale.parse(tongue).months["format"][width].items()
    }
    return known | _added(_MONTHS)


@cache
def weekdays() -> dict[str, int]:
    """Name in lower case -> 0 (Monday) .. 6."""
    known = {
        name.casefold(): number
        for tongue, width in product(("id", "en"), ("wide", "abbreviated"))
        for number, name in Locale.parse(tongue).days["format"][width].items()
    }
    return known | _added(_DAYS)


def month(word: str) -> tuple[int, Certainty] | None:
    """The month a word names, LIKELY when it is misspelt; None for any other word.

    >>> month("Nop."), month("Agustsu"), month("Jui")
    ((11, <Certainty.SURE: 'pasti'>), (8, <Certainty.LIKELY: 'mungkin'>), None)
    """
    name = word.casefold().strip(".")
    if name in months():
        return months()[name], Certainty.SURE
    if name in _ROMAN:
        return _ROMAN.index(name) + 1, Certainty.SURE
    scores: dict[int, float] = {}
    for known, number in months().items():
        if len(known) > 3 and len(name) > 2:
            scores[number] = max(scores.get(number, 0.0), fuzz.ratio(name, known))
    ranked = sorted(scores, key=lambda number: -scores[number])
    if ranked and scores[ranked[0]] >= max(_ALIKE, scores[ranked[1]] + _APART):
        return ranked[0], Certainty.LIKELY
    return None


def month_name(number: int) -> str:
    """1 -> Januari."""
    return str(Locale.parse("id").months["format"]["wide"][number])


def weekday_name(number: int) -> str:
    """0 -> Senin."""
    return str(Locale.parse("id").days["format"]["wide"][number])


def title_year(title: str) -> int | None:
    """The one year that a title names; None for none, and for several, such as a school year.

    >>> title_year("REKAP KUNJUNGAN TAHUN 2026"), title_year("Tahun Ajaran 2025/2026"), title_year("SK 12/2024")
    (2026, None, None)
    """
    years = {int(year) for year in _YEAR.findall(title)}
    return years.pop() if len(years) == 1 else None
