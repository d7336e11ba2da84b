"""What the cells of one row, or two rows, must agree on; what does not agree is left to the person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from kit.tables.model import Certainty, Finding

# What tells two rows of a profile apart.
KEYS: dict[str, tuple[str, ...]] = {
    "kegiatan": ("id_kegiatan",),
    "kunjungan": ("id_perpus", "periode"),
    "perpustakaan": ("id_perpus",),
    "advokasi": ("id_advokasi",),
}
# A part, and what it is a part of.
SUBSETS = (("peserta_anak", ("peserta_l", "peserta_p")), ("disabilitas", ("peserta_l", "peserta_p")))
# A total, and what it must be the sum of.
SUMS = (
    ("jumlah_personel", ("jumlah_laki", "jumlah_perempuan")),
    ("total", ("pria", "wanita")),
)
PERIODS = (("tgl_mulai", "tgl_selesai"),)


def check(table: pd.DataFrame, profile: str, doubled: bool | None) -> tuple[pd.DataFrame, list[Finding]]:
    """The table with contradictory cells as NA, and doubled rows dropped if the person said so."""
    table = table.copy(deep=False)
    findings = [*_periods(table), *_subsets(table), *_sums(table)]
    table, rows = _doubled(table, KEYS.get(profile, ()), doubled)
    return table, [*findings, *rows]


def _periods(table: pd.DataFrame) -> Iterator[Finding]:
    for first, last in PERIODS:
        if {first, last} <= set(table.columns) and _dates(table, first, last):
            wrong = (table[last] < table[first]).fillna(False)
            for row, start, end in zip(
                table.index[wrong], table.loc[wrong, first], table.loc[wrong, last], strict=True
            ):
                saw = f"{start:%Y-%m-%d} - {end:%Y-%m-%d}"
                yield Finding("selesai-mendahului-mulai", Certainty.ASK, "", (int(row),), first, saw)
            if wrong.any():
                table[first], table[last] = table[first].mask(wrong), table[last].mask(wrong)


def _dates(table: pd.DataFrame, *names: str) -> bool:
    return all(pd.api.types.is_datetime64_any_dtype(table[name].dtype) for name in names)


def _numbers(table: pd.DataFrame, *names: str) -> bool:
    return set(names) <= set(table.columns) and all(
        pd.api.types.is_numeric_dtype(table[name].dtype) for name in names
    )


def _subsets(table: pd.DataFrame) -> Iterator[Finding]:
    for part, wholes in SUBSETS:
        if _numbers(table, part, *wholes):
            total = table[list(wholes)].sum(axis=1, skipna=False)
            wrong = (table[part] > total).fillna(False)
            for row, saw, all_of in zip(
                table.index[wrong], table.loc[wrong, part], total[wrong], strict=True
            ):
                yield Finding(
                    "bagian-melebihi-seluruhnya",
                    Certainty.ASK,
                    "",
                    (int(row),),
                    part,
                    str(saw),
                    more={"total": str(all_of), "wholes": " + ".join(wholes)},
                )
            if wrong.any():
                table[part] = table[part].mask(wrong)


def _sums(table: pd.DataFrame) -> Iterator[Finding]:
    for total, parts in SUMS:
        if _numbers(table, total, *parts):
            sums = table[list(parts)].sum(axis=1, skipna=False)
            for row in table.index[(sums != table[total]).fillna(False)]:
                yield Finding(
                    "jumlah-berbeda",
                    Certainty.ASK,
                    "",
                    (int(row),),
                    total,
                    str(table.at[row, total]),
                    more={"sum": str(sums.at[row]), "parts": " + ".join(parts)},
                )


def _doubled(
    table: pd.DataFrame, key: Sequence[str], doubled: bool | None
) -> tuple[pd.DataFrame, list[Finding]]:
    findings: list[Finding] = []
    if any(table[name].is_unique for name in key or table.columns if name in table):
        return table, findings  # what names each row also tells all rows apart
    again = table.duplicated(keep="first")
    if again.any() and doubled is not False and (key or _tells_rows_apart(table[~again])):
        rows = tuple(int(row) for row in table.index[again])
        if doubled:
            findings.append(Finding("baris-ganda-dibuang", Certainty.SURE, rows=rows))
            table = table[~again]
        else:
            findings.append(Finding("baris-ganda", Certainty.ASK, rows=rows))
    if key and set(key) <= set(table.columns):
        complete = table[list(key)].notna().all(axis=1)
        same = complete & table.duplicated(list(key), keep=False) & ~table.duplicated(keep=False)
        for value, group in table[same].groupby(list(key), sort=False):
            rows = tuple(int(row) for row in group.index)
            name = " + ".join(str(part) for part in value)
            findings.append(Finding("kunci-ganda", Certainty.ASK, "", rows, key[0], name))
    return table, findings


def _tells_rows_apart(table: pd.DataFrame) -> bool:
    """Whether a column names each row; in a table of answers alone, two equal rows are two people."""
    return any(table[name].notna().all() and table[name].is_unique for name in table.columns)
