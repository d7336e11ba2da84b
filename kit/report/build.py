"""From tidy tables to the report of one month."""

from __future__ import annotations

from collections.abc import Sequence

from kit import text_report as text
from kit.report.model import Report, Section
from kit.report.month_data import collect
from kit.report.same_libraries import united
from kit.report.sections import activities, attendance, indicator, missing, visits
from kit.report.sources import MONTH, SourceTable, kind
from kit.report.words import clean, month_name
from kit.tables.model import TableError


def make(
    tables: Sequence[SourceTable], month: str, *, publish: bool = True, region: str | None = None
) -> Report:
    """The report of a month (YYYY-MM).

    `publish`: counts of persons below 5, and those that would reveal them, are taken out. `region`: Kemendagri code
    of the kabupaten/kota (64.72) of libraries for which no table names one. Raises TableError when the month is
    written otherwise, or when no table tells of visits or activities.
    """
    if not MONTH.fullmatch(month):
        raise TableError(text.BAD_MONTH.format(month=clean(month)))
    sources = united(sorted(tables, key=lambda table: (table.file, table.sheet)))
    if not {kind(source) for source in sources} - {None, "perpustakaan", "daftar_hadir"}:
        raise TableError(text.NOTHING_USABLE)
    data = collect(sources, month, publish=publish, region=region)
    parts = [
        visits.section(data),
        activities.section(data),
        attendance.section(data),
        indicator.section(data),
        missing.section(data),
        Section(text.METHOD, items=(*text.METHODS, text.PUBLISHED if publish else text.INTERNAL)),
    ]
    return Report(
        month=month,
        title=text.TITLE.format(month=month_name(month)),
        lead=text.LEAD_PUBLISHED if publish else text.LEAD_INTERNAL,
        sections=tuple(part for part in parts if part is not None),
        figures=data.ledger.figures,
        publish=publish,
    )
