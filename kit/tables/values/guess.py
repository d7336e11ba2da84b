"""Which kind an unknown column is; a column stays text when reading it as anything else would lose something."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

import pandas as pd

from kit.tables.model import Certainty
from kit.tables.values import clean
from kit.tables.values.cells import blank, plain
from kit.tables.values.dates import read_date, read_month
from kit.tables.values.numbers import read_number

Fits = Callable[[Any], bool]
_READABLE = 0.95  # of the distinct cells; the rest is asked. Below 20 distinct cells that is all of them
_TRIED = 30  # distinct cells, before all are
_MANY = 1000  # distinct cells
_LIKELY_SO = 0.8  # of those tried
_ID = re.compile(r"\d{13,}|0\d+", re.ASCII)  # NIK, ISBN, barcodes, call numbers, postal codes
_PHONE = re.compile(r"(?:\+?62|8)\d{8,12}", re.ASCII)
_LONG = 8  # digits
_SPACED = re.compile(r"[1-9]\d{0,2} \d{3}", re.ASCII)  # 33 210; with more groups it may be a telephone
_FLOAT = re.compile(r"-?\d+\.0", re.ASCII)  # 25.0, as programs write whole numbers
_YEAR_OR_NAME = re.compile(r"\d{4}|[a-z]{3}", re.ASCII | re.IGNORECASE)
# What a number can be written like without losing anything but signs.
_NO_LOSS = {
    "", "angka-ribuan", "angka-rupiah", "angka-satuan", "angka-kata-skala", "angka-koma",
    "angka-per-jenis-kelamin",
}  # fmt: skip
_OF_DATES = {"tanggal-ambigu", "tanggal-hari-tidak-cocok", "tanggal-mustahil", "tanggal-ragu"}


def guess_kind(cells: pd.Series, notation: str | None = None) -> str:
    """One of "date", "timestamp", "month", "number", "yes_no", "text"; `whole` is then not said.

    `notation`: how numbers are written there, as in `read_number`, where that is known.
    """
    everything = pd.unique(cells.to_numpy(dtype=object))
    tests = _TESTS | {"number": partial(_is_number, notation=notation)}
    if len(everything) > _MANY and _plainly_text(_tried(everything), tests):
        return "text"
    distinct = [cell for cell in everything if not blank(cell)]
    if not distinct:
        return "text"
    typed = _typed(distinct)
    if typed:
        return typed
    for kind, fits in tests.items():
        tried = _tried(distinct)
        if sum(map(fits, tried)) >= _LIKELY_SO * len(tried):
            unclean = _unclean(kind, distinct)
            if len(unclean) - sum(map(fits, unclean)) <= (1 - _READABLE) * len(distinct):
                return _confirmed(kind, distinct, unclean, fits)
    return "text"


def _plainly_text(some: Sequence[Any], tests: Mapping[str, Fits]) -> bool:
    """Whether not even one in five of some cells could be anything else: then 100,000 need no look."""
    some = [cell for cell in some if not blank(cell)]
    if not some or not all(isinstance(cell, str) for cell in some):
        return False
    return not any(sum(map(fits, some)) > len(some) / 5 for fits in tests.values())


def _typed(cells: Sequence[Any]) -> str:
    """What a spreadsheet already knows; numbers among text are left to the tests."""
    if all(isinstance(cell, bool) for cell in cells):
        return "yes_no"
    if all(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in cells):
        return "number"
    if all(isinstance(cell, date) for cell in cells):
        timed = any(isinstance(cell, datetime) and cell.time() != datetime.min.time() for cell in cells)
        return "timestamp" if timed else "date"
    return ""


def _tried(cells: Sequence[Any]) -> Sequence[Any]:
    """Some of the cells, spread over the column."""
    return cells[:: max(1, len(cells) // _TRIED)]


def _unclean(kind: str, cells: Sequence[Any]) -> list[Any]:
    """The cells that are not in the standard form of the kind."""
    values = clean.values(kind, cells, whole=False, latest=None)
    if values is None:
        return list(cells)
    return [cell for cell, value in zip(cells, values, strict=True) if value is None]


def _confirmed(kind: str, cells: Sequence[Any], unclean: Sequence[Any], fits: Fits) -> str:
    """A few cells may be left to the person, but none may be worth more as text."""
    if kind == "number":
        texts = [plain(cell) for cell in cells]
        if not any(char.isdigit() for text in texts for char in text):
            return "text"  # only "nihil" or "tidak ada"
        ids = any(map(_ID.fullmatch, texts)) or all(map(_PHONE.fullmatch, texts)) or _are_numbered(texts)
        return "text" if ids or any(_lossy(cell, fits) for cell in unclean) else "number"
    if kind == "date":
        if not any(_YEAR_OR_NAME.search(plain(cell)) for cell in cells):
            return "text"
        return "timestamp" if any(isinstance(read_date(cell).value, datetime) for cell in unclean) else "date"
    return kind


def _are_numbered(texts: Sequence[str]) -> bool:
    """Whether all are long, of one length and not round: numbers of schools, cards, letters; nothing to add up."""
    alike = len({len(text) for text in texts}) == 1 and all(text.isdecimal() for text in texts)
    return (
        alike
        and len(texts) > 2
        and len(texts[0]) >= _LONG
        and 2 * sum(text.endswith("00") for text in texts) < len(texts)
    )


def _lossy(cell: Any, fits: Fits) -> bool:
    """Whether a cell is a number that would come back otherwise: 813.10, 1E5."""
    return read_number(plain(cell), whole=False).value is not None and not fits(cell)


def _is_date(cell: Any) -> bool:
    if isinstance(cell, int | float) or plain(cell).isdecimal():
        return False
    reading = read_date(cell)
    return reading.value is not None or (reading.code in _OF_DATES and bool(reading.options))


def _is_month(cell: Any) -> bool:
    reading = read_month(cell)
    return not plain(cell).isdecimal() and reading.value is not None and reading.code != "bulan-dari-tanggal"


def _is_number(cell: Any, notation: str | None) -> bool:
    if isinstance(cell, date):
        return False
    text = plain(cell)
    reading = read_number(text, whole=False, notation=notation)
    if reading.code == "angka-kata":  # "nihil" among numbers is asked, and stays until then
        return True
    if reading.code == "angka-desimal-nol":
        return bool(_FLOAT.fullmatch(text))
    if reading.code == "angka-menurut-tabel" or _SPACED.fullmatch(text):
        return True
    return reading.value is not None and reading.code in _NO_LOSS and reading.certainty is Certainty.SURE


_TESTS: dict[str, Fits] = {"date": _is_date, "month": _is_month}
