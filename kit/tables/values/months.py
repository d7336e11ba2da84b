"""A month without a day: Mei 2023, 05/2023, 2023-05. Pure."""

from __future__ import annotations

import re

from kit.tables.model import Certainty, Reading
from kit.tables.values.calendar_names import month
from kit.tables.values.cells import ask
from kit.tables.values.days import YEARS

_YEAR_FIRST = re.compile(r"(\d{4})[-/. ]?(\d{1,2})", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})[-/. ]+(\d{4})", re.ASCII)
_NAMED = re.compile(r"(?:bulan )?([a-z]+)[\s.,/-]*(?:tahun )?(\d{4}|'?\d{2})?", re.ASCII)
_NAME_LAST = re.compile(r"(\d{4})[\s.,/-]*([a-z]+)", re.ASCII)


def read_alone(text: str) -> Reading | None:
    """The month as "YYYY-MM"; None when `text` (in lower case) has not the shape of a month."""
    return _numbers(text) or _named(text)


def _numbers(text: str) -> Reading | None:
    first, last = _YEAR_FIRST.fullmatch(text), _YEAR_LAST.fullmatch(text)
    parts = (first[1], first[2]) if first else (last[2], last[1]) if last else None
    if not parts or int(parts[0]) not in YEARS or not 1 <= int(parts[1]) <= 12:
        return None
    return month_reading(int(parts[0]), int(parts[1]), "bulan-angka")


def _named(text: str) -> Reading | None:
    first, last = _NAMED.fullmatch(text), _NAME_LAST.fullmatch(text)
    name, written_year = (first[1], first[2]) if first else (last[2], last[1]) if last else ("", None)
    meaning = month(name) if len(name) > 2 else None
    if not meaning:
        return None
    number, certainty = meaning
    code = "bulan-nama" if certainty is Certainty.SURE else "tanggal-salah-ketik"
    if not written_year:
        return ask("tanggal-tanpa-tahun")
    short = int(written_year.strip("'"))
    full = short if short > 99 else 2000 + short
    return month_reading(full, number, code, certainty) if full in YEARS else ask("tanggal-kalender-lain")


def month_reading(year: int, number: int, code: str, certainty: Certainty = Certainty.SURE) -> Reading:
    return Reading(f"{year:04}-{number:02}", code, certainty)
