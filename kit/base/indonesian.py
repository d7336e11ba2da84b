"""Numbers, sizes and days as an Indonesian reads them.

Numbers are written without Babel: the preparation of a fresh machine and every card need them before Babel is there or
worth its loading time. Days and months come from Babel.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

_LOCALE = "id_ID"
_MARKS = str.maketrans(",.", ".,")


def number(value: float, decimals: int | None = None) -> str:
    """A number with points for thousands and a comma; without `decimals` as many digits as needed, six at most.

    >>> number(1250.5), number(40.0), number(0.333333), number(1250), number(12.5, 2), number(-0.001, 1)
    ('1.250,5', '40', '0,333333', '1.250', '12,50', '0,0')
    """
    written = f"{value:,.6f}".rstrip("0").rstrip(".") if decimals is None else f"{value:,.{decimals}f}"
    if not written.strip("-0.,"):
        written = written.lstrip("-")  # what rounds to zero has no sign
    return written.translate(_MARKS)


def size(count: float) -> str:
    """Bytes as a person reads them: KB, MB or GB, at most one digit behind the comma, rounded down.

    >>> size(900), size(12_700), size(64e6), size(1_450_000_000)
    ('1 KB', '12 KB', '64 MB', '1,4 GB')
    """
    for unit, step in (("GB", 1e9), ("MB", 1e6)):
        if count >= step:
            return f"{number(count // (step / 10) / 10)} {unit}"
    return f"{max(1, int(count // 1000))} KB"


def day(when: date) -> str:
    """A day in words.

    >>> day(date(2025, 5, 14))
    '14 Mei 2025'
    """
    from babel.dates import format_date

    return str(format_date(when, "d MMMM y", locale=_LOCALE))


def month(when: date) -> str:
    """Month and year in words.

    >>> month(date(2026, 5, 1))
    'Mei 2026'
    """
    from babel.dates import format_date

    return str(format_date(when, "MMMM y", locale=_LOCALE))


def listed(names: Sequence[str]) -> str:
    """Names in a sentence.

    >>> listed(["P01", "P02", "P03"]), listed(["P01", "P02"]), listed(["P01"])
    ('P01, P02, dan P03', 'P01 dan P02', 'P01')
    """
    if len(names) < 3:
        return " dan ".join(names)
    return ", ".join(names[:-1]) + ", dan " + names[-1]
