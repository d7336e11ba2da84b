"""The part on attendance lists: sex, age group, kecamatan, and how many different persons."""

from __future__ import annotations

from typing import Any

import pandas as pd

from kit import text_report as text
from kit.report.charts import MOST, Row, bars
from kit.report.figures import Figure
from kit.report.hiding import hide, small
from kit.report.linked import sex_of_lists, totals_stand
from kit.report.model import ReportTable, Section
from kit.report.month_data import MonthData
from kit.report.sources import PERSON_COLUMNS
from kit.report.words import month_name
from kit.tables.values.categories import AGE_GROUPS

_SEXES = ("L", "P")


def section(data: MonthData) -> Section:
    """A table and a chart per kind of breakdown; without lists one sentence that says so."""
    frame, month = data.attendance, month_name(data.month)
    if frame.empty:
        return Section(text.ATTENDANCE, (text.NO_ATTENDANCE.format(month=month),))
    if not totals_stand(data):
        return Section(text.ATTENDANCE, (text.ATTENDANCE_WITHHELD,))
    hidden = data.publish and small(len(frame))
    total = data.ledger.add(text.ATTENDED, len(frame), "hitung", data.origins(frame), hidden=hidden)
    shown = [
        column
        for column in PERSON_COLUMNS
        if frame[column].notna().any() and (column != "jk" or sex_of_lists(data))
    ]
    tables = tuple(_table(data, frame, column, total) for column in shown)
    return Section(text.ATTENDANCE, (_coverage(data, frame, total), *_persons(data, frame)), tables)


def _table(data: MonthData, frame: pd.DataFrame, column: str, total: Figure) -> ReportTable:
    """Rows stand in a fixed order, which says nothing of the counts.

    In a published report a figure names its file and not its rows: whoever laid the rows of two tables over each
    other would know the persons one by one.
    """
    groups = frame[column].fillna(text.NOT_RECORDED)
    counts = groups.value_counts().reindex(_order(groups)).to_frame()
    hidden = hide(counts, publish=data.publish)
    rows: list[Row] = []
    for name in counts.index:
        label = text.ATTENDED_OF.format(group=text.GROUPS.get(name, name))
        covered = bool(hidden.rows[name])
        sources = data.origins(frame[groups == name], column)
        if data.publish:
            sources = tuple(origin.without_rows() for origin in data.origins(frame, column))
        value = int(counts.loc[name].iloc[0])
        figure = data.ledger.add(label, value, "hitung", sources, hidden=covered)
        rows.append((text.GROUPS.get(name, name), (figure,)))
    title = text.ATTENDANCE_BY[column]
    caption = text.ATTENDANCE_CAPTION.format(by=title.lower(), month=month_name(data.month))
    chart = bars(caption, text.ATTENDED_AXIS, rows, ("",)) if len(rows) <= MOST else None
    return ReportTable(caption, (title, text.ATTENDED), (*rows, (text.TOTAL, (total,))), chart=chart)


def _order(groups: pd.Series[Any]) -> list[str]:
    fixed = [group for group in (*_SEXES, *AGE_GROUPS) if (groups == group).any()]
    others = sorted(set(groups) - {*fixed, text.NOT_RECORDED})
    return [*fixed, *others, *([text.NOT_RECORDED] if (groups == text.NOT_RECORDED).any() else [])]


def _coverage(data: MonthData, frame: pd.DataFrame, total: Figure) -> str:
    """Of how many of the month's activities there is a list."""
    activities = data.of_month(data.activities)
    listed = activities[activities["id"].isin(set(frame["id"]))]
    here = data.counted(text.ACTIVITIES_LISTED, listed)
    everything = data.counted(text.ACTIVITY_COUNT, activities)
    return text.ATTENDANCE_SAID.format(listed=here.mark, activities=everything.mark, attended=total.mark)


def _persons(data: MonthData, frame: pd.DataFrame) -> list[str]:
    """Different persons: only where every row carries a pseudonym."""
    if frame["person"].isna().any():
        return [text.NO_PSEUDONYM]
    count = frame["person"].nunique()
    hidden = data.publish and small(count)
    origins = data.origins(frame, "id_peserta")
    figure = data.ledger.add(text.UNIQUE_PERSONS, count, "orang", origins, hidden=hidden)
    return [text.UNIQUE_SAID.format(persons=figure.mark)]
