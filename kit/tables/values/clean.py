"""Cells in their standard form, read without a reader: so that clean columns cost next to nothing. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

import numpy as np

from kit.tables.values.days import YEARS

_BREAK = "\x1f"  # between cells; no cell of a table holds it
_STRAY = ("  ", "\t", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "NULL", "null", "Null", "/a", "/A")
_EDGES = np.frombuffer(b" \n-._#'", dtype=np.uint8)  # spaces, and what may stand for a blank
_DECIMAL = re.compile(r"-?(?:0\.\d{1,15}|[1-9]\d{0,11}\.(?:\d{1,2}|\d{4}))", re.ASCII)


def all_text(cells: Sequence[Any]) -> bool:
    """Whether every cell is text, or "", that `read_text` would leave as it is; True only when that is certain."""
    joined = _joined(cells)
    # In ASCII there are no other spaces than these.
    if joined is None or any(sign in joined for sign in _STRAY):
        return False
    letters, breaks = _letters(joined)
    edges = np.concatenate([letters[breaks[:-1] + 1], letters[breaks[1:] - 1]])
    return not np.bincount(edges, minlength=128)[_EDGES].any()


def _joined(cells: Sequence[Any]) -> str | None:
    """All cells in a row, a break before and behind each; None unless they are text in ASCII."""
    try:
        joined = f"{_BREAK}{_BREAK.join(cells)}{_BREAK}"
    except TypeError:
        return None
    return joined if joined.isascii() else None


def _letters(joined: str) -> tuple[np.ndarray[Any, np.dtype[np.uint8]], np.ndarray[Any, np.dtype[np.intp]]]:
    letters = np.frombuffer(joined.encode("ascii"), dtype=np.uint8)
    return letters, np.flatnonzero(letters == ord(_BREAK))


def values(kind: str, cells: Sequence[Any], *, whole: bool | None, latest: date | None) -> list[Any] | None:
    """The value of each cell that is in its standard form, else None; None for a kind without a short way."""
    if kind in ("number", "money"):
        if _all_digits(cells):
            return [int(cell) for cell in cells]
        return [_number(cell, bool(whole)) for cell in cells]
    short_ways: dict[str, Callable[[str], Any]] = {"date": day, "timestamp": _moment}
    way = short_ways.get(kind)
    if not way or latest:
        return None
    return [way(cell) if isinstance(cell, str) else None for cell in cells]


def _all_digits(cells: Sequence[Any]) -> bool:
    joined = _joined(cells)
    if joined is None:
        return False
    letters, breaks = _letters(joined)
    if np.count_nonzero((letters >= ord("0")) & (letters <= ord("9"))) + len(breaks) != len(letters):
        return False
    lengths = np.diff(breaks) - 1
    zeros = letters[breaks[:-1] + 1] == ord("0")
    return bool(lengths.min() > 0 and lengths.max() <= 15 and not (zeros & (lengths > 1)).any())


def _number(cell: Any, whole: bool) -> int | float | None:
    if type(cell) is int:
        return cell if abs(cell) < 10**15 else None
    if not isinstance(cell, str):
        return None
    if cell.isdecimal() and cell.isascii() and len(cell) <= 15 and (cell[0] != "0" or cell == "0"):
        return int(cell)
    if not whole and _DECIMAL.fullmatch(cell) and repr(float(cell)) == cell:
        return float(cell)
    return None


def day(cell: Any) -> date | None:
    """The day of a text YYYY-MM-DD in usual years, else None."""
    if not isinstance(cell, str) or len(cell) != 10 or cell[4] != "-" or cell[7] != "-":
        return None
    try:
        when = date.fromisoformat(cell)
    except ValueError:
        return None
    return when if when.year in YEARS else None


def _moment(cell: str) -> datetime | None:
    if len(cell) != 19 or cell[10] not in " T" or cell[13] != ":" or cell[16] != ":" or not day(cell[:10]):
        return None
    try:
        return datetime.fromisoformat(cell)
    except ValueError:
        return None
