"""The part on activities: number and participants per strategy and sex, children, persons with disability, change."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from kit import text_report as text
from kit.report.activities import participants, strategies
from kit.report.charts import Row, bars
from kit.report.figures import Figure
from kit.report.hiding import Hidden, small
from kit.report.linked import part_hidden, sexes, strategy_hidden
from kit.report.model import ReportTable, Section
from kit.report.month_data import MonthData
from kit.report.sources import PARTS, SEXES
from kit.report.words import month_name


def section(data: MonthData) -> Section:
    """Table, chart and sentences; without activities one sentence that says so."""
    now, month = data.of_month(data.activities), month_name(data.month)
    if now.empty:
        return Section(text.ACTIVITIES, (text.NO_ACTIVITIES.format(month=month),))
    now = now.assign(total=participants(now), group=now["strategy"].fillna(text.NOT_RECORDED))
    filled, hidden = sexes(now), strategy_hidden(data)
    rows = [_row(data, now[now["group"] == name], name, filled, hidden) for name in strategies(now)]
    totals = _row(data, now, None, filled, hidden)
    parted = filled if len(filled) > 1 else []
    head = (text.STRATEGY, text.ACTIVITY_COUNT, text.PARTICIPANTS, *(text.SEXES[name] for name in parted))
    series = tuple(text.SEXES[name] for name in parted) or ("",)
    drawn: list[Row] = [(name, figures[2:] or figures[1:2]) for name, figures in rows]
    chart = bars(text.ACTIVITIES_CHART.format(month=month), text.PARTICIPANTS_AXIS, drawn, series)
    caption = text.ACTIVITIES_CAPTION.format(month=month)
    table = ReportTable(caption, head, (*rows, totals), text.PARTICIPANTS_NOTE, chart)
    sentences = _sentences(data, now, *totals[1][:2])
    return Section(text.ACTIVITIES, tuple(sentences), (table,))


def _row(
    data: MonthData, part: pd.DataFrame, name: str | None, filled: Sequence[str], hidden: Hidden
) -> tuple[str, tuple[Figure, ...]]:
    """One strategy; None: all of them."""
    shown = text.TOTAL if name is None else str(name)
    total_hidden = hidden.total if name is None else bool(hidden.rows[name])
    figures = [
        data.counted(text.ACTIVITIES_OF.format(strategy=shown), part),
        _persons(data, part, list(filled), text.PARTICIPANTS_OF.format(strategy=shown), hidden=total_hidden),
    ]
    for sex in filled if len(filled) > 1 else ():
        label = text.SEX_OF.format(sex=text.SEXES[sex], strategy=shown)
        cell = hidden.columns[sex] if name is None else hidden.cells.loc[name, sex]
        figures.append(_persons(data, part, [sex], label, hidden=bool(cell)))
    return shown, tuple(figures)


def _persons(
    data: MonthData, part: pd.DataFrame, names: Sequence[str], label: str, *, hidden: bool
) -> Figure:
    """Participants as far as they are written down; None when nothing is."""
    there = {name: part[part[name].notna()] for name in names}
    value = (
        int(sum(rows[name].sum() for name, rows in there.items())) if any(map(len, there.values())) else None
    )
    alike: dict[tuple[int, ...], list[str]] = {}  # rows -> the columns that are written in just these
    for name, rows in there.items():
        alike.setdefault(tuple(rows.index), []).append((SEXES | PARTS)[name])
    origins = [one for rows, columns in alike.items() for one in data.origins(part.loc[list(rows)], *columns)]
    return data.ledger.add(label, value, "jumlah", tuple(origins), hidden=hidden)


def _sentences(data: MonthData, now: pd.DataFrame, count: Figure, persons: Figure) -> list[str]:
    month = month_name(data.month)
    sentences = [text.ACTIVITIES_SAID.format(month=month, activities=count.mark, participants=persons.mark)]
    for name in PARTS:
        sentences += _part(data, now, name)
    before = data.of_month(data.activities, data.before)
    if before.empty:
        return [*sentences, text.NO_MONTH_BEFORE.format(month=month_name(data.before))]
    if not _same_libraries(now, before):
        return [*sentences, text.OTHER_LIBRARIES_ACTIVE.format(month=month_name(data.before))]
    return [*sentences, _change(data, before, count, persons)]


def _part(data: MonthData, now: pd.DataFrame, name: str) -> list[str]:
    """Children, or persons with disability, among the participants."""
    hidden = part_hidden(data, now, name)
    figure = _persons(data, now, [name], text.PART_NAMES[name], hidden=hidden)
    silent = data.counted(text.PART_SILENT.format(part=text.PART_NAMES[name]), now[now[name].isna()])
    return [text.PART_SAID.format(part=text.PART_NAMES[name], number=figure.mark, silent=silent.mark)]


def _same_libraries(now: pd.DataFrame, before: pd.DataFrame) -> bool:
    named = [set(frame["library"].dropna()) for frame in (now, before)]
    return named[0] == named[1] and not now["library"].isna().any() and not before["library"].isna().any()


def _change(data: MonthData, before: pd.DataFrame, count: Figure, persons: Figure) -> str:
    month = month_name(data.before)
    earlier = data.counted(text.ACTIVITIES_IN.format(month=month), before)
    people = int(participants(before).sum())
    label = text.PARTICIPANTS_IN.format(month=month)
    there = _persons(data, before, list(SEXES), label, hidden=data.publish and small(people))
    more, _ = data.ledger.change(text.CHANGE_OF.format(measure=text.ACTIVITY_COUNT), count, earlier)
    added, percent = data.ledger.change(text.CHANGE_OF.format(measure=text.PARTICIPANTS), persons, there)
    return text.ACTIVITIES_CHANGED.format(
        month=month,
        activities=more.mark,
        earlier=earlier.mark,
        participants=added.mark,
        percent=percent.mark,
        there=there.mark,
    )
