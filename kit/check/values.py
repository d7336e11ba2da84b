"""Reads what people type: numbers and dates as Indonesians write them, and texts that mean the same. Pure."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache

_NUMBER = re.compile(r"[+-]?\d[\d.,\s]*")
# Whatever is counted may stand behind a number; a word that multiplies it may not be left out.
_COUNTED = re.compile(
    r"(?<=\d)\s+(?!(?:belas|puluh|ratus|ribu|rb|juta|jt|miliar|milyar|triliun|setengah|lusin|kodi|gros)\b)[^\W\d_]{2,20}\.?$",
    re.IGNORECASE,
)
_UNITS = re.compile(r"^(rp\.?|idr)|(%|persen|orang|org|jp|menit|hari|jam)\.?$", re.IGNORECASE)


def same_text(one: str, other: str, exact: bool = False) -> bool:
    """Whether two answers say the same; `exact` only forgives spaces around them.

    >>> same_text(" Advokasi. ", "advokasi"), same_text("20", "020"), same_text("SIM  TPBIS", "sim tpbis")
    (True, False, True)
    """
    if exact:
        return one.strip() == other.strip()
    return plain(one) == plain(other)


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """Lower case, single spaces, straight quotes and hyphens, no punctuation at the ends."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = text.translate(str.maketrans("‘’“”–—\u2011", "''\"\"---"))
    return " ".join(text.split()).strip(" .,;:!?\"'`")


def numbers_in(text: str) -> list[float]:
    """Every way to read `text` as one number, the Indonesian way first; empty if it is none.

    >>> numbers_in("1.250,5"), numbers_in("1250.5"), numbers_in("1.250"), numbers_in("Rp1.500.000")
    ([1250.5], [1250.5], [1250.0, 1.25], [1500000.0])
    >>> numbers_in("100.000"), numbers_in("51 baris"), numbers_in("2 juta"), numbers_in("3 lusin")
    ([100000.0], [51.0], [], [])
    """
    return list(_readings(text))


@lru_cache(maxsize=1024)
def _readings(text: str) -> tuple[float, ...]:
    text = _UNITS.sub("", unicodedata.normalize("NFKC", text).strip().replace("−", "-")).strip()
    text = _COUNTED.sub("", _UNITS.sub("", text).strip()).removesuffix(",-")
    if not _NUMBER.fullmatch(text):
        return ()
    digits = re.sub(r"\s", "", text)
    readings = [_read(digits, ".", ",")]
    if not readings[0] or not digits.endswith(".000"):  # nobody writes a hundred as 100.000
        readings.append(_read(digits, ",", "."))
    return tuple(dict.fromkeys(value for value in readings if value is not None))


def _read(digits: str, group: str, decimal: str) -> float | None:
    grouped = rf"[+-]?(?!0)\d{{1,3}}(\{group}\d{{3}})+(\{decimal}\d+)?|[+-]?\d+(\{decimal}\d+)?"
    if not re.fullmatch(grouped, digits):
        return None
    return float(digits.replace(group, "").replace(decimal, "."))


def spoken(value: float) -> str:
    """A number in Indonesian notation.

    >>> spoken(1250.5), spoken(40.0), spoken(0.333333)
    ('1.250,5', '40', '0,333333')
    """
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def day(text: str) -> date | None:
    """The date of a text in the form YYYY-MM-DD, or None.

    >>> day("2025-05-14"), day("14/05/2025")
    (datetime.date(2025, 5, 14), None)
    """
    try:
        return date.fromisoformat(text.strip()) if len(text.strip()) == 10 else None
    except ValueError:
        return None
