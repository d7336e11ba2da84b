"""The indicator: participants per 10,000 inhabitants of the kabupaten/kota, each with its denominator."""

from __future__ import annotations

from functools import cache

import pandas as pd

from kit import text_report as text
from kit.paths import DATASETS
from kit.report.activities import participants
from kit.report.figures import Figure, Origin
from kit.report.hiding import hide
from kit.report.linked import totals_stand
from kit.report.model import ReportTable, Section
from kit.report.month_data import MonthData
from kit.report.sources import SEXES
from kit.report.words import month_name

_FILE = "penduduk.csv"  # Kemendagri 2025: Kepmendagri 300.2.2-2430/2025
_HEADER_ROW = 1


@cache
def _population() -> pd.DataFrame:
    """Index: code of the kabupaten/kota; columns `nama`, `total`, and `row`, the line in the file."""
    frame = pd.read_csv(DATASETS / _FILE, dtype={"kode": str})
    frame["row"] = frame.index + _HEADER_ROW + 1
    return frame.set_index("kode")


def section(data: MonthData) -> Section | None:
    """Table and sentences; None without activities, one sentence without a kabupaten/kota to divide by.

    A published table that would have to hide one kabupaten is left out: who knows where a strategy was at work could
    fill the gap from the table of strategies. For the same reason its figures do not name their rows.
    """
    now = data.of_month(data.activities)
    if now.empty:
        return None
    region = now["library"].map(data.libraries["region"]).fillna(data.region)
    codes = region.where(region.isin(_population().index))
    if codes.isna().all():
        return Section(text.INDICATOR, (text.NO_REGION,))
    now = now.assign(total=participants(now), group=codes.fillna(text.REGION_UNKNOWN))
    order = [*sorted(set(codes.dropna())), *([text.REGION_UNKNOWN] if codes.isna().any() else [])]
    counts = now.groupby("group")["total"].sum(min_count=1).reindex(order).to_frame()
    if hide(counts, publish=data.publish).rows.any() or not totals_stand(data):
        return Section(text.INDICATOR, (text.INDICATOR_WITHHELD,))
    rows = tuple(_row(data, now[now["group"] == code], code) for code in order)
    head = (text.REGION, text.PARTICIPANTS, text.POPULATION, text.RATE)
    caption = text.INDICATOR_CAPTION.format(month=month_name(data.month))
    sentences = (text.INDICATOR_SAID, *([text.INDICATOR_GAP] if codes.isna().any() else []))
    return Section(text.INDICATOR, sentences, (ReportTable(caption, head, rows),))


def _row(data: MonthData, part: pd.DataFrame, code: str) -> tuple[str, tuple[Figure | None, ...]]:
    population = _population()
    inside = code in population.index
    name = str(population.loc[code, "nama"]) if inside else code
    written = part[part["total"].notna()]
    value = int(written["total"].sum()) if len(written) else None
    origins = data.origins(written, *SEXES.values())
    if data.publish:
        origins = tuple(origin.without_rows() for origin in origins)
    persons = data.ledger.add(text.PARTICIPANTS_OF.format(strategy=name), value, "jumlah", origins)
    if not inside:
        return name, (persons, None, None)
    total, row = int(population.loc[code, "total"]), int(population.loc[code, "row"])
    origin = Origin(_FILE, "", ("total",), (row,))
    people = data.ledger.add(text.POPULATION_OF.format(region=name), total, "jumlah", (origin,))
    rate = None if value is None else 10_000 * value / total
    label = text.RATE_OF.format(region=name)
    per = data.ledger.add(label, rate, "per10000", (persons, people))
    return name, (persons, people, per)
