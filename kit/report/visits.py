"""Visits per library, month and measure, from monthly tables and from the exports of SLiMS and INLISLite."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from kit import text_report as text
from kit.base.indonesian import number
from kit.report.sources import (
    MEASURES,
    MEMBERSHIP,
    MONTHS,
    ON_SITE,
    TIME,
    SourceTable,
    kind,
    meaning,
    months,
    names,
    numbers,
)
from kit.report.words import clean, month_name, name_list

Doubt = tuple[str, str]  # the month (YYYY-MM) and a sentence
COLUMNS = ("library", "month", "measure", "value", "source", "rows", "column")
_NOT_A_MEMBER = "NON-MEMBER"
UNNAMED = "\ufffe"  # begins the library of a table that names none; no data contain it (words.clean)


def monthly(sources: Sequence[SourceTable]) -> tuple[pd.DataFrame, list[Doubt]]:
    """One row per library, month and measure that was reported, and what could not be used.

    Columns: library, month (YYYY-MM), measure, value, source (place in `sources`), rows (tuple), column ("": rows
    are counted). What is blank is not there.
    """
    lines = [line for place, source in enumerate(sources) for line in _of_source(place, source)]
    frame = pd.DataFrame(lines, columns=COLUMNS)
    frame, doubts = _without_nameless(frame, sources)
    kept, more = _once(frame, sources)
    return kept.reset_index(drop=True), doubts + more + _alike(kept, sources)


def _of_source(place: int, source: SourceTable) -> Iterator[tuple[Any, ...]]:
    match kind(source):
        case "kunjungan":
            yield from _of_year(place, source) if meaning(source, *MONTHS) else _of_months(place, source)
        case "frekuensi":
            yield from _of_days(place, source)
        case "catatan":
            yield from _of_log(place, source)


def _of_months(place: int, source: SourceTable) -> Iterator[tuple[Any, ...]]:
    library, period = _library(place, source), _months(source)
    for column, measure in meaning(source, *MEASURES).items():
        values = numbers(source.table, column)
        for row in source.table.index[values.notna() & library.notna() & period.notna()]:
            yield library[row], period[row], measure, values[row], place, (int(row),), column


def _of_year(place: int, source: SourceTable) -> Iterator[tuple[Any, ...]]:
    """A column per month; a row per library, or per type of membership."""
    keys = [_library(place, source), _measure(source)]
    for column, month in meaning(source, *MONTHS).items():
        values = numbers(source.table, column).dropna()
        for (library, measure), group in values.groupby([key.reindex(values.index) for key in keys]):
            rows = tuple(map(int, group.index))
            yield library, f"{source.year}-{month}", measure, group.sum(), place, rows, column


def _of_days(place: int, source: SourceTable) -> Iterator[tuple[Any, ...]]:
    keys = [_library(place, source), _months(source)]
    for column, measure in meaning(source, *MEASURES).items():
        values = numbers(source.table, column).dropna()
        for (library, month), group in values.groupby([key.reindex(values.index) for key in keys]):
            yield library, month, measure, group.sum(), place, tuple(map(int, group.index)), column


def _of_log(place: int, source: SourceTable) -> Iterator[tuple[Any, ...]]:
    """One row is one visit."""
    measure = _measure(source)
    for (library, month, which), group in measure.groupby(
        [_library(place, source), _months(source), measure]
    ):
        yield library, month, which, len(group), place, tuple(map(int, group.index)), ""


def _months(source: SourceTable) -> pd.Series[Any]:
    return months(source.table, next(iter(meaning(source, TIME))))


def _measure(source: SourceTable) -> pd.Series[Any]:
    """Whether each row is about members, by their type; not told where no column tells it."""
    member = names(source.table, next(iter(meaning(source, MEMBERSHIP)), ""))
    measure = (member.str.upper() == _NOT_A_MEMBER).map({True: "non_anggota", False: "anggota"})
    return measure.astype("string").fillna("tidak_dirinci")


def _library(place: int, source: SourceTable) -> pd.Series[Any]:
    """The library of each row; a table that names none is a library of its own, without a name."""
    if source.library:
        return names(source.table, source.library)
    return pd.Series(f"{UNNAMED}{place}", index=source.table.index, dtype="string")


def library_name(library: str, sources: Sequence[SourceTable]) -> str:
    """How a library is called in a sentence."""
    if not library.startswith(UNNAMED):
        return library
    return text.UNNAMED_LIBRARY.format(file=clean(sources[int(library.removeprefix(UNNAMED))].file))


def _without_nameless(
    frame: pd.DataFrame, sources: Sequence[SourceTable]
) -> tuple[pd.DataFrame, list[Doubt]]:
    """A table that names no library may repeat what another one tells of that month: then it is not added."""
    nameless = frame["library"].str.startswith(UNNAMED)
    drop, doubts = [], []
    for (month, place), group in frame[nameless].groupby(["month", "source"]):
        others = frame[(frame["month"] == month) & (frame["source"] != place)]
        before = others[~others["library"].str.startswith(UNNAMED) | (others["source"] < place)]
        if not before.empty:
            drop += list(group.index)
            file, count = clean(sources[place].file), number(int(group["value"].sum()))
            sentence = text.NAMELESS_VISITS.format(file=file, month=month_name(month), number=count)
            doubts.append((month, sentence))
    return frame.drop(index=drop), doubts


def _once(frame: pd.DataFrame, sources: Sequence[SourceTable]) -> tuple[pd.DataFrame, list[Doubt]]:
    """A number given twice counts once, as a sum, too; two different numbers for the same thing count neither."""
    keys = ["library", "month", "measure"]
    frame, unlike = _sums_apart(frame)
    differing = (frame.groupby(keys)["value"].transform("nunique") > 1) | unlike
    doubts = []
    for (library, month), group in frame[differing].groupby(["library", "month"]):
        files = sorted({clean(sources[place].file) for place in group["source"]})
        measures = [text.MEASURES[measure] for measure in dict.fromkeys(group["measure"])]
        sentence = text.TWO_NUMBERS.format(
            library=library_name(library, sources),
            month=month_name(month),
            measures=name_list(measures),
            files=name_list(files),
        )
        doubts.append((month, sentence))
    return frame[~differing].drop_duplicates(keys), doubts


def _sums_apart(frame: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series[bool]]:
    """Without sums that another file tells in parts; and which rows belong to a sum that is not that of the parts."""
    again, unlike = [], []
    sums = frame[frame["measure"] == "tidak_dirinci"]
    parts = frame[frame["measure"].isin(ON_SITE)]
    for place, row in sums.iterrows():
        here = (parts["library"] == row["library"]) & (parts["month"] == row["month"])
        elsewhere = parts[here & (parts["source"] != row["source"])].drop_duplicates("measure")
        if elsewhere.empty:
            continue
        if elsewhere["value"].sum() == row["value"]:
            again.append(place)
        else:
            unlike += [place, *elsewhere.index]
    kept = frame.drop(index=again)
    return kept, kept.index.to_series().isin(unlike)


def _alike(frame: pd.DataFrame, sources: Sequence[SourceTable]) -> list[Doubt]:
    """Libraries with just the same numbers in one month: perhaps one library, under two names."""
    doubts = []
    for month, of_month in frame[frame["value"] > 0].groupby("month"):
        found: dict[frozenset[tuple[str, int]], list[str]] = {}
        places: dict[str, set[int]] = {}
        for library, own in of_month.groupby("library"):
            found.setdefault(
                frozenset(zip(own["measure"], own["value"].astype(int), strict=True)), []
            ).append(library)
            places[library] = set(own["source"])
        for numbers_there, alike in found.items():
            apart = len(alike) > 1 and not set.intersection(*(places[one] for one in alike))
            if len(alike) > 1 and (apart or len(numbers_there) > 1):
                called = name_list([library_name(one, sources) for one in alike])
                doubts.append((month, text.SAME_NUMBERS.format(libraries=called, month=month_name(month))))
    return doubts
