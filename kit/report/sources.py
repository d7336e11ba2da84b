"""Tidy tables with their origin, told apart by their columns: activities, attendance, visits, libraries."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from kit.report.figures import Origin
from kit.report.words import clean
from kit.tables.profiles.catalogue import Profile, profiles

MEASURES = ("anggota", "non_anggota", "rombongan", "daring", "pemakai_tik")
ON_SITE = MEASURES[:3]
TIME, LIBRARY, MEMBERSHIP = (
    "waktu",
    "perpustakaan",
    "keanggotaan",
)  # what else a column may mean (profiles.toml)
MONTHS = tuple(f"{number:02}" for number in range(1, 13))  # of a table with a column for each
SEXES = {"male": "peserta_l", "female": "peserta_p", "unsexed": "peserta"}  # the last: sexes not parted
PARTS = {"children": "peserta_anak", "disabled": "disabilitas"}
MOST = 1_000_000_000  # more is no count of visits or persons
MONTH = re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])")  # other years are another calendar's, or slips
PERSON_COLUMNS = ("jk", "kelompok_umur", "kecamatan")


@dataclass(frozen=True, slots=True, eq=False)
class SourceTable:
    """A tidy table and where it comes from.

    `table`: standard column names, typed; index = row numbers of the file as a person sees them. `profile`: the name
    of the recognised shape, if any. `open_questions`: cells that still wait for the person's decision. `year`: that of
    its title, where the columns are months.
    """

    file: str
    sheet: str
    profile: str | None
    table: pd.DataFrame
    open_questions: int = 0
    year: int | None = None

    def has(self, *columns: str) -> bool:
        """Whether all these columns are there."""
        return set(columns) <= set(self.table.columns)

    @property
    def library(self) -> str | None:
        """The column that names the library of a row, if there is one."""
        return next(iter(meaning(self, LIBRARY)), None)


def meaning(source: SourceTable, *wanted: str) -> dict[str, str]:
    """Column -> which of `wanted` it means, as the profile of the table declares, or those of its kind do."""
    own = _profile(source)
    return _declared(source, [own, *_of_role("")] if own else _of_role(kind(source)), wanted)


def kind(source: SourceTable) -> str | None:
    """What a table tells: kegiatan, daftar_hadir, kunjungan, frekuensi, catatan, perpustakaan; None: unusable."""
    own = _profile(source)
    if own is None:
        return next((role for role in _NEEDED if _tells(source, role, _of_role(role))), None)
    return own.role if own.role and _tells(source, own.role, [own]) else None


# What a table cannot do without to be of use; the first that an unknown table has is its kind.
_NEEDED: dict[str, tuple[Collection[str], ...]] = {
    "kegiatan": ({"tgl_mulai"},),
    "kunjungan": ({TIME}, MEASURES),
    "frekuensi": ({TIME}, MEASURES),
    "catatan": ({TIME}, {MEMBERSHIP}),
    "daftar_hadir": ({"id_kegiatan"}, PERSON_COLUMNS),
    "perpustakaan": ({"id_perpus"}, {"kode_wilayah"}),
}


def _tells(source: SourceTable, role: str, known: Sequence[Profile]) -> bool:
    """Whether a table has what is needed: a column so named, or with such a meaning."""
    if _declared(source, known, MONTHS) and not _declared(source, known, (TIME,)):
        return source.year is not None
    if role == "catatan" and source.profile:
        return bool(_declared(source, known, (TIME,)))  # each row of a known log is a visit
    there = {*source.table.columns, *_declared(source, known, (TIME, MEMBERSHIP, *MEASURES)).values()}
    return all(there & set(group) for group in _NEEDED[role])


def _profile(source: SourceTable) -> Profile | None:
    return next((profile for profile in profiles() if profile.name == source.profile), None)


def _of_role(role: str | None) -> list[Profile]:
    """The profiles of a role, and those without any, whose columns mean the same wherever they are found."""
    return [profile for profile in profiles() if profile.role in (role, "") and not profile.pivot]


def _declared(source: SourceTable, known: Sequence[Profile], wanted: Collection[str]) -> dict[str, str]:
    declared = {
        column.name: column.means for profile in known for column in profile.columns if column.means in wanted
    }
    return {column: means for column, means in declared.items() if column in source.table}


def numbers(table: pd.DataFrame, column: str) -> pd.Series[Any]:
    """A column as counts; blank is NA, and so is what no count can be, and a column that is not there."""
    if column not in table:
        return pd.Series(pd.NA, index=table.index, dtype="Int64")
    values = _numeric(table[column])
    return values.where(~_impossible(values)).astype("Int64")


def uncountable(source: SourceTable) -> int:
    """How many cells of counts hold a negative number, a fraction or words, and are therefore not used."""
    columns = [
        *meaning(source, *MEASURES, *MONTHS),
        *(one for one in (*SEXES.values(), *PARTS.values()) if source.has(one)),
    ]
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
