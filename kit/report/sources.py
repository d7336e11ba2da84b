"""Tidy tables with their origin, told apart by their columns: activities, attendance, visits, libraries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from kit.report.figures import Origin
from kit.report.words import clean

MEASURES = ("anggota", "non_anggota", "rombongan", "daring", "pemakai_tik")
# INLISLite: counts per day, per month, or (personel) per group.
FREQUENCY = {
    "jumlah_anggota": "anggota",
    "jumlah_non_anggota": "non_anggota",
    "jumlah_rombongan": "rombongan",
    "jumlah_personel": "rombongan",
}
# One row is one visit: so only what is surely a log of visitors is read as one.
MEMBERSHIP = ("tipe_anggota", "jenis_anggota")
SEXES = {"male": "peserta_l", "female": "peserta_p", "unsexed": "peserta"}  # the last: sexes not parted
PARTS = {"children": "peserta_anak", "disabled": "disabilitas"}
COUNTS = (*MEASURES, *FREQUENCY, *SEXES.values(), *PARTS.values())
MOST = 1_000_000_000  # more is no count of visits or persons
MONTH = re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])")  # other years are another calendar's, or slips
PERSON_COLUMNS = ("jk", "kelompok_umur", "kecamatan")


@dataclass(frozen=True, slots=True, eq=False)
class SourceTable:
    """A tidy table and where it comes from.

    `table`: standard column names, typed; index = row numbers of the file as a person sees them. `profile`: the name
    of the recognised shape, if any. `open_questions`: cells that still wait for the person's decision.
    """

    file: str
    sheet: str
    profile: str | None
    table: pd.DataFrame
    open_questions: int = 0

    def has(self, *columns: str) -> bool:
        """Whether all these columns are there."""
        return set(columns) <= set(self.table.columns)

    @property
    def library(self) -> str | None:
        """The column that names the library of a row, if there is one."""
        return next((column for column in ("id_perpus", "nama_perpus") if column in self.table), None)


def kind(source: SourceTable) -> str | None:
    """What a table tells: kegiatan, daftar_hadir, kunjungan, frekuensi, catatan, perpustakaan; None: unusable."""
    columns = set(source.table.columns)
    if "tgl_mulai" in columns:
        return "kegiatan"
    if "periode" in columns and columns & {*MEASURES}:
        return "kunjungan"
    if columns & {"tanggal_kunjungan", "periode"} and columns & {*FREQUENCY}:
        return "frekuensi"
    if "tanggal_kunjungan" in columns and (source.profile == "slims_visitor" or columns & {*MEMBERSHIP}):
        return "catatan"
    if "id_kegiatan" in columns and columns & {*PERSON_COLUMNS}:
        return "daftar_hadir"
    if {"id_perpus", "kode_wilayah"} <= columns:
        return "perpustakaan"
    return None


def numbers(table: pd.DataFrame, column: str) -> pd.Series[Any]:
    """A column as counts; blank is NA, and so is what no count can be, and a column that is not there."""
    if column not in table:
        return pd.Series(pd.NA, index=table.index, dtype="Int64")
    values = _numeric(table[column])
    return values.where(~_impossible(values)).astype("Int64")


def uncountable(source: SourceTable) -> int:
    """How many cells of counts hold a negative number, a fraction or words, and are therefore not used."""
    columns = [column for column in COUNTS if column in source.table]
    count = 0
    for column in columns:
        values = _numeric(source.table[column])
        count += int((_impossible(values) | (values.isna() & source.table[column].notna())).sum())
    return count


def _numeric(column: pd.Series[Any]) -> pd.Series[Any]:
    return pd.to_numeric(column, errors="coerce").astype("Float64")


def _impossible(values: pd.Series[Any]) -> pd.Series[Any]:
    return ((values < 0) | (values % 1 != 0) | (values > MOST)).fillna(False).astype(bool)


def names(table: pd.DataFrame, column: str) -> pd.Series[Any]:
    """A column as clean text; blank cells and a column that is not there are NA."""
    if column not in table:
        return pd.Series(pd.NA, index=table.index, dtype="string")
    written = table[column].astype("object").where(table[column].notna(), None)
    return written.map(lambda value: clean(value) or None, na_action="ignore").astype("string")


def months(table: pd.DataFrame, column: str) -> pd.Series[Any]:
    """The month of each date (or month YYYY-MM) of a column as text YYYY-MM; NA where there is none."""
    dates = table[column].astype("object").where(table[column].notna(), None)
    written = dates.map(lambda value: str(value)[:7], na_action="ignore").astype("string")
    return written.where(written.str.fullmatch(MONTH.pattern).fillna(False).astype(bool))


def origins(
    frame: pd.DataFrame, sources: Sequence[SourceTable], columns: Iterable[str]
) -> tuple[Origin, ...]:
    """Where the rows of a joined frame (columns `source`, `row`) come from, in the order of the sources."""
    return tuple(
        Origin(
            clean(sources[int(place)].file),
            clean(sources[int(place)].sheet),
            tuple(column for column in columns if column in sources[int(place)].table),
            tuple(sorted(int(row) for row in rows)),
        )
        for place, rows in frame.groupby("source")["row"]
    )


def libraries(sources: Sequence[SourceTable]) -> pd.DataFrame:
    """Every library that any table names: index = its id, columns `name` and `region` (Kemendagri code or NA)."""
    by_id: dict[str, tuple[str, Any]] = {}
    for source in sorted(sources, key=lambda source: kind(source) != "perpustakaan"):
        if source.library is None or kind(source) is None:
            continue
        own = source.table if kind(source) == "perpustakaan" else source.table[[source.library]]
        coded = names(source.table, "kode_wilayah").fillna(names(source.table, "kode_kabupaten_kota"))
        columns = names(source.table, source.library), names(own, "nama"), coded.str.slice(0, 5)
        for library, name, region in zip(*columns, strict=True):
            if not pd.isna(library):
                former = by_id.get(library, (library, pd.NA))
                named = f"{library} ({name})" if former[0] == library and not pd.isna(name) else former[0]
                by_id[library] = (named, region if pd.isna(former[1]) else former[1])
    frame = pd.DataFrame.from_dict(by_id, orient="index", columns=["name", "region"])
    return frame.astype({"name": "string", "region": "string"}).sort_index()
