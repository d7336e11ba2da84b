"""The part on visits: each measure, who reported it, and the change against the month before."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from kit import text_report as text
from kit.report.charts import bars
from kit.report.figures import Figure, Origin
from kit.report.model import ReportChart, ReportTable, Section
from kit.report.month_data import MonthData
from kit.report.sources import MEASURES, ON_SITE
from kit.report.words import clean, month_name, name_list

_ON_SITE = ("anggota", "non_anggota", "rombongan", "tidak_dirinci")
_TOTAL = "di_tempat"


def section(data: MonthData) -> Section:
    """Table, chart and sentences; without visits one sentence that says so."""
    now, before = data.of_month(data.visits), data.of_month(data.visits, data.before)
    if now.empty:
        return Section(text.VISITS, (text.NO_VISITS.format(month=month_name(data.month)),))
    extra = ("tidak_dirinci",) if (now["measure"] == "tidak_dirinci").any() else ()
    rows, unlike = [], []
    for measure in (*ON_SITE, *extra, _TOTAL, *MEASURES[len(ON_SITE) :]):
        figures, same = _row(data, measure, now, before)
        rows.append((text.MEASURES[measure], figures))
        unlike += [] if same else [text.MEASURES[measure]]
    head = (
        text.KIND_OF_VISIT,
        month_name(data.month),
        text.REPORTING,
        month_name(data.before),
        *text.CHANGES,
    )
    caption = text.VISITS_CAPTION.format(month=month_name(data.month))
    table = ReportTable(caption, head, tuple(rows), text.VISITS_NOTE, _chart(data, rows))
    return Section(text.VISITS, tuple(_sentences(data, rows, before, unlike)), (table,))


def _row(
    data: MonthData, measure: str, now: pd.DataFrame, before: pd.DataFrame
) -> tuple[tuple[Figure | None, ...], bool]:
    """The figures of one measure, and False if there is a month before but of other libraries."""
    parts = _ON_SITE if measure == _TOTAL else (measure,)
    now, before = now[now["measure"].isin(parts)], before[before["measure"].isin(parts)]
    label = text.MEASURES[measure]
    value = _sum(data, now, f"{label}, {month_name(data.month)}")
    reporting = data.ledger.add(
        text.REPORTING_OF.format(measure=label),
        now["library"].nunique(),
        "perpustakaan",
        visit_origins(data, now, naming=True),
    )
    if now.empty or before.empty:
        return (value, reporting, None, None, None), True
    reported = [set(zip(frame["library"], frame["measure"], strict=True)) for frame in (now, before)]
    if reported[0] != reported[1]:
        return (value, reporting, None, None, None), False
    earlier = _sum(data, before, f"{label}, {month_name(data.before)}")
    changes = data.ledger.change(text.CHANGE_OF.format(measure=label), value, earlier)
    return (value, reporting, earlier, *changes), True


def _sum(data: MonthData, part: pd.DataFrame, label: str) -> Figure:
    total = int(part["value"].sum()) if len(part) else None
    return data.ledger.add(label, total, "jumlah", visit_origins(data, part))


def visit_origins(data: MonthData, part: pd.DataFrame, *, naming: bool = False) -> tuple[Origin, ...]:
    """The rows of the files; `naming`: with the column that names the library, where there is one."""
    origins = []
    for (place, column), group in part.groupby(["source", "column"]):
        source = data.sources[place]
        columns = (source.library,) if naming and source.library else ()
        if not naming and column:
            columns = (column,)
        rows = {row for numbers in group["rows"] for row in numbers}
        origins.append(Origin(clean(source.file), clean(source.sheet), columns, tuple(sorted(rows))))
    return tuple(dict.fromkeys(origins))


def _sentences(
    data: MonthData,
    rows: Sequence[tuple[str, tuple[Figure | None, ...]]],
    before: pd.DataFrame,
    unlike: Sequence[str],
) -> list[str]:
    figures = dict(rows)
    total, reporting = figures[text.MEASURES[_TOTAL]][:2]
    sentences = []
    if total is not None and reporting is not None and total.value is not None:
        month = month_name(data.month)
        sentences.append(text.VISITS_SAID.format(month=month, total=total.mark, libraries=reporting.mark))
    if before.empty:
        sentences.append(text.NO_MONTH_BEFORE.format(month=month_name(data.before)))
    if unlike:
        sentences.append(
            text.OTHER_LIBRARIES.format(measures=name_list(unlike), month=month_name(data.before))
        )
    return sentences


def _chart(data: MonthData, rows: Sequence[tuple[str, tuple[Figure | None, ...]]]) -> ReportChart:
    shown = [(name, figures[:1]) for name, figures in rows if name != text.MEASURES[_TOTAL]]
    title = text.VISITS_CHART.format(month=month_name(data.month))
    return bars(title, text.VISITS_AXIS, shown, ("",))
