"""The words that all of `tables` shares: a grid of cells, a table found in it, and a finding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Literal, get_args

import pandas as pd

Treatment = Literal[
    "buang", "samarkan", "biarkan"
]  # of personal data: dropped, pseudonymised, left as they are
TREATMENTS: tuple[Treatment, ...] = get_args(Treatment)


class TableError(Exception):
    """A file cannot be read or written; the message is one Indonesian sentence with the next step."""


class Certainty(StrEnum):
    """How sure the kit is of a repair; `ASK` changes nothing: the cell is NA until the person decides."""

    SURE = "pasti"
    LIKELY = "mungkin"
    ASK = "tanya"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing seen in one or more cells that are written alike; `code` is a key of the FINDINGS_OF_… in text_tables.

    `rows` are the numbers a person sees in the file (the first line is 1); empty: the whole column or file.
    `options` are the readings between which only the person can decide, as the person would write them.
    """

    code: str
    certainty: Certainty = Certainty.SURE
    sheet: str = ""
    rows: tuple[int, ...] = ()
    column: str = ""
    saw: str = ""
    became: str = ""
    options: tuple[str, ...] = ()
    more: dict[str, Any] = field(default_factory=dict, hash=False)  # further values for the sentence


@dataclass(frozen=True, slots=True)
class Reading:
    """What one written cell means; `code` is empty when it was written in its standard form.

    `value` is None for a blank and for what only the person can decide (certainty ASK, with `options`).
    `end` is the last day of a range of dates.
    """

    value: Any
    code: str = ""
    certainty: Certainty = Certainty.SURE
    options: tuple[str, ...] = ()
    end: date | None = None


@dataclass(slots=True)
class Grid:
    """One sheet as it lies in the file, nothing interpreted.

    `cells`: DataFrame of object or str cells (str, int, float, bool, datetime, date, time, timedelta, None or
    ""), columns 0..n-1, index = the row's number in the file (from 1; of a CSV: the line on which it begins).
    `merges`: (top, left, bottom, right) with row numbers as in the index and columns from 0, inclusive.
    """

    sheet: str
    cells: pd.DataFrame
    merges: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(slots=True)
class RawTable:
    """One table of a grid: cells still as written, columns named by its header, index = row numbers of the file.

    `header` is False when the file had none and the names are numbered ("kolom 1", …).
    """

    sheet: str
    title: str
    cells: pd.DataFrame
    header: bool = True


def by_cell(findings: Iterable[Finding]) -> Iterable[tuple[Finding, int | None]]:
    """Each finding once per row concerned; a finding about a whole column or file once, with None."""
    for finding in findings:
        for row in finding.rows or (None,):
            yield finding, row
