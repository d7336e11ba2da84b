"""A column of cells as written -> a typed column and its findings; the work is done per distinct cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Unpack

import numpy as np
import pandas as pd

from kit import text_tables as text
from kit.tables.model import Certainty, Finding, Reading
from kit.tables.values import clean
from kit.tables.values.categories import NO, YES
from kit.tables.values.cells import ask, missing, plain, spaced, written
from kit.tables.values.dates import read_date
from kit.tables.values.day_ranges import TO
from kit.tables.values.days import shown_order
from kit.tables.values.readers import DTYPES, TEXTS, ColumnSettings, Reader, is_whole, reader

AMBIGUOUS, OPEN_SEPARATOR = (
    "tanggal-ambigu",
    "angka-pemisah",
)  # findings that one decision settles for a column
# Keys in the decisions of a column, for all its cells: "dmy" or "mdy"; "ribuan" or "desimal".
ORDER_KEY, SEPARATOR_KEY = "urutan", "pemisah"


@dataclass(frozen=True, slots=True)
class _Distinct:
    """The distinct cells of a column, and for each row which one it holds (-1: nothing)."""

    places: np.ndarray[Any, np.dtype[np.intp]]
    cells: Sequence[Any]

    def rows(self, index: pd.Index[Any]) -> Callable[[int], tuple[int, ...]]:
        order = np.argsort(self.places, kind="stable")
        ordered = self.places[order]

        def of(place: int) -> tuple[int, ...]:
            first, end = np.searchsorted(ordered, [place, place + 1])
            return tuple(int(row) for row in index[order[first:end]])

        return of


def convert(
    cells: pd.Series, kind: str, **settings: Unpack[ColumnSettings]
) -> tuple[pd.Series, list[Finding]]:
    """The column in a nullable dtype, same index and name; NA for blank and for what only the person can decide.

    `kind`: text, id, list (strings), date, timestamp (datetime64), month ("YYYY-MM"), number, money (Int64 or
    Float64), yes_no (boolean), sex ("L", "P"), category (one of `values`), region, district (official names).
    `whole`: numbers without decimals; None: not said, Int64 if all are. `codes`, `unsure`: of sex, as in
    `read_sex`. `order`, `latest`: of dates, as in `read_date`. `decisions`: as written -> value, decided by the
    person. Of a range of days the first counts; `range_ends` gives the last.
    Raises ValueError for an unknown kind.
    """
    if kind in TEXTS and not settings.get("decisions"):
        values = cells.to_numpy(dtype=object)
        if clean.all_text(values):
            return cells.astype("string").replace("", pd.NA), []
    distinct = _distinct(cells)
    values, readings = _read(distinct, kind, settings)
    typed = pd.array(values, dtype=_dtype(kind, values, settings))
    column = _series(typed.take(distinct.places, allow_fill=True), cells)
    return column, _findings(cells, distinct, readings)


def range_ends(cells: pd.Series, **settings: Unpack[ColumnSettings]) -> pd.Series:
    """The last day of each cell that holds a range of days, else NaT; datetime64, same index."""
    distinct = _distinct(cells)
    read = _decided(reader("date", distinct.cells, settings), settings.get("decisions", {}))
    ends = [None if clean.day(cell) else read(cell).end for cell in distinct.cells]
    return _series(pd.array(ends, dtype=DTYPES["date"]).take(distinct.places, allow_fill=True), cells)


def _series(values: Any, like: pd.Series) -> pd.Series:
    return pd.Series(values, index=like.index, name=like.name, copy=False)


def _distinct(cells: pd.Series) -> _Distinct:
    """1, 1.0, True are one to a dictionary and different things in a sheet."""
    values = cells.to_numpy(dtype=object)
    if pd.api.types.infer_dtype(values, skipna=True) in ("string", "empty"):
        places, uniques = pd.factorize(values)
        return _Distinct(places, uniques)
    seen: dict[tuple[type, Any], int] = {}
    places = np.fromiter(
        (-1 if missing(cell) else seen.setdefault((type(cell), cell), len(seen)) for cell in values),
        dtype=np.intp,
        count=len(values),
    )
    return _Distinct(places, [cell for _, cell in seen])


def _read(distinct: _Distinct, kind: str, settings: ColumnSettings) -> tuple[list[Any], dict[int, Reading]]:
    """The values of the distinct cells, and the readings of those that are not in their standard form."""
    cells, decisions = distinct.cells, settings.get("decisions", {})
    values: list[Any] = [None] * len(cells)
    if len(cells) and not decisions:
        whole, latest = is_whole(kind, settings), settings.get("latest")
        values = clean.values(kind, cells, whole=whole, latest=latest) or values
    readings = {}
    if None in values:
        read = _decided(reader(kind, cells, settings), decisions)
        for place, cell in enumerate(cells):
            if values[place] is None:
                reading = read(cell)
                values[place] = reading.value
                if reading.code:
                    readings[place] = reading
    return values, readings


def _decided(read: Reader, decisions: Mapping[str, str]) -> Reader:
    """What the person decided about a written cell goes before every reading."""
    value_of = {
        spaced(seen): value for seen, value in decisions.items() if seen not in (ORDER_KEY, SEPARATOR_KEY)
    }
    if not value_of:
        return read

    def decide(cell: Any) -> Reading:
        value = value_of.get(spaced(written(cell)))
        if value is None:
            return read(cell)
        meant = read(value) if value.strip() else Reading(None)
        if meant.certainty is Certainty.ASK:
            return ask("putusan-tak-terbaca", *meant.options)
        return Reading(meant.value, "putusan-anda" if value.strip() else "putusan-kosong", end=meant.end)

    return decide


def _dtype(kind: str, values: Sequence[Any], settings: ColumnSettings) -> str:
    if kind in ("number", "money"):
        whole = is_whole(kind, settings)
        if whole is None:
            whole = not any(isinstance(value, float) for value in values)
        return "Int64" if whole else "Float64"
    return DTYPES.get(kind, "string")


def _findings(cells: pd.Series, distinct: _Distinct, readings: Mapping[int, Reading]) -> list[Finding]:
    """One per distinct cell that was not in its standard form, with all its rows."""
    if not readings:
        return []
    rows = distinct.rows(cells.index)
    by_order = [place for place, reading in readings.items() if _by_order(distinct.cells[place], reading)]
    findings = [
        Finding(
            "tanggal-dua-arti" if reading.code == AMBIGUOUS else reading.code,
            reading.certainty,
            rows=rows(place),
            column=str(cells.name),
            saw=written(distinct.cells[place]),
            became=became(reading),
            options=reading.options,
            more=_choice(reading),
        )
        for place, reading in readings.items()
        if place not in set(by_order)
    ]
    if not by_order:
        return findings
    first = by_order[0]
    concerned = tuple(sorted(row for place in by_order for row in rows(place)))
    asked = Finding(
        AMBIGUOUS,
        Certainty.ASK,
        rows=concerned,
        column=str(cells.name),
        saw=written(distinct.cells[first]),
        options=readings[first].options,
        more={"count": len(concerned)} | _evidence(distinct),
    )
    return [asked, *findings]


def _by_order(cell: Any, reading: Reading) -> bool:
    """Whether one decision on day and month, for the whole column, settles what a cell means."""
    return reading.code == AMBIGUOUS and read_date(cell, "dmy").value is not None


def key_of(finding: Finding) -> str:
    """Under which key of a column's decisions a finding is settled for all its cells; "" where each is decided alone."""
    return {AMBIGUOUS: ORDER_KEY, OPEN_SEPARATOR: SEPARATOR_KEY}.get(finding.code, "")


def became(reading: Reading) -> str:
    """The value as the tidy table keeps it; "" for NA."""
    value = reading.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    shown = value.isoformat() if isinstance(value, date) else str(value)
    return f"{shown} {TO} {reading.end.isoformat()}" if reading.end else shown


def _choice(reading: Reading) -> dict[str, Any]:
    """The sentence that names the options of a reading that is left to the person."""
    if reading.certainty is not Certainty.ASK:
        return {}
    if not reading.options:
        return {"choice": text.NO_CHOICE}
    return {"choice": text.CHOICE.format(options=text.OR.join(f"“{option}”" for option in reading.options))}


def _evidence(distinct: _Distinct) -> dict[str, Any]:
    """What the other dates of the column show about the order of day and month; the person decides."""
    count = np.bincount(distinct.places[distinct.places >= 0], minlength=len(distinct.cells))
    shown = {"dmy": 0, "mdy": 0}
    for cell, times in zip(distinct.cells, count, strict=True):
        order = shown_order(plain(cell))
        if order:
            shown[order] += int(times)
    sentence = (
        text.ORDER_SHOWN.format(dmy=shown["dmy"], mdy=shown["mdy"])
        if any(shown.values())
        else text.ORDER_NOT_SHOWN
    )
    return {"evidence": sentence, **shown}
