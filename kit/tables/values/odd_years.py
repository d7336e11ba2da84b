"""Years that a column cannot mean: a spreadsheet's zero (1900), a program's (1970), a slip (2052)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd

from kit.tables.model import Certainty, Finding
from kit.tables.values.cells import spaced, written

_OLD = 1990  # years before may be a program's; later ones are a library's own past
_GAP = 10  # years without any entry part what belongs together


def blanked(
    column: pd.Series[Any], cells: pd.Series[Any], known: Collection[str]
) -> tuple[pd.Series[Any], list[Finding]]:
    """The dates (or months YYYY-MM) without those of odd years, and a question for each way they are written.

    `known`: as written, what the person has decided about. The computer's own clock says nothing: it may be wrong.
    """
    years = (
        column.dt.year
        if pd.api.types.is_datetime64_any_dtype(column)
        else column.str.slice(0, 4).astype("Int64")
    )
    odd = _odd(years.dropna().astype(int).value_counts().to_dict())
    if not odd:
        return column, []
    shown = cells[years.isin(odd)].map(written)
    shown = shown[~shown.map(spaced).isin({spaced(one) for one in known})]
    findings = [
        Finding("tanggal-tahun-janggal", Certainty.ASK, rows=tuple(map(int, group.index)), column=str(column.name), saw=saw,
                options=(saw,))
        for saw, group in shown.groupby(shown, sort=False)
    ]  # fmt: skip
    return column.mask(column.index.isin(shown.index)), findings


def _odd(rows: Mapping[int, int]) -> set[int]:
    """`rows`: of each year. Most rows are in the years that are meant; odd is what lies far after, and far before if old."""
    groups: list[list[int]] = []
    for year in sorted(rows):
        if groups and year - groups[-1][-1] < _GAP:
            groups[-1].append(year)
        else:
            groups.append([year])
    if len(groups) < 2:
        return set()
    meant = max(groups, key=lambda group: (sum(rows[year] for year in group), group[-1] >= _OLD, -group[-1]))
    return {
        year for group in groups if group is not meant for year in group if year > meant[-1] or year < _OLD
    }
