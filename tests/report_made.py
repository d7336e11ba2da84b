"""What the tests of the report share: sources from the kit's own data and made ones, and all text of a document."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from kit import report
from kit.paths import DATASETS
from kit.report.figures import Figure, Origin
from kit.report.model import Report
from kit.report.sources import SourceTable
from kit.report.writers import excel, html, word


def of_kit(name: str) -> SourceTable:
    """A table of datasets/, typed as the readers do it."""
    dates = ["tgl_mulai", "tgl_selesai"] if name == "kegiatan" else []
    table = pd.read_csv(DATASETS / f"{name}.csv", dtype={"kode_wilayah": str}, parse_dates=dates)
    table.index += 2
    return SourceTable(f"{name}.csv", "", name, table.convert_dtypes())


def made(file: str, rows: Sequence[dict[str, Any]], **about: Any) -> SourceTable:
    """A made table; its rows are numbered from 2 as in a file with one line of headings."""
    table = pd.DataFrame(rows, index=range(2, len(rows) + 2)).convert_dtypes()
    for column in set(table) & {"tgl_mulai", "tanggal_kunjungan"}:
        table[column] = pd.to_datetime(table[column])
    return SourceTable(file, about.pop("sheet", ""), about.pop("profile", None), table, **about)


def activity(number: int, **values: Any) -> dict[str, Any]:
    """One activity in May 2026 with 20 participants; `values` replace or add."""
    return {
        "id_kegiatan": f"K{number:03}",
        "id_perpus": "P01",
        "tgl_mulai": "2026-05-10",
        "strategi": "pelibatan masyarakat",
        "judul": f"Kelas {number}",
        "peserta_l": 10,
        "peserta_p": 10,
        **values,
    }


def visit(library: str, month: str, **values: Any) -> dict[str, Any]:
    return {"id_perpus": library, "periode": month, "anggota": 10, "non_anggota": 5, "rombongan": 0, **values}


def attendees(activity: str, groups: Iterable[tuple[str, str, str, int]]) -> list[dict[str, Any]]:
    """Rows of an attendance list: (sex, age group, kecamatan, how many)."""
    flat = [one[:3] for one in groups for _ in range(one[3])]
    return [
        {
            "id_kegiatan": activity,
            "id_peserta": f"PS{n:04}",
            "jk": jk,
            "kelompok_umur": age,
            "kecamatan": place,
        }
        for n, (jk, age, place) in enumerate(flat)
    ]


def figure(made: Report, label: str) -> Figure:
    """The one figure of this label."""
    (found,) = [one for one in made.figures.values() if one.label == label]
    return found


def everything(made: Report) -> str:
    """All that the three files hold, as text: markup, all parts of the packages, and the words in pictures' alt."""
    packages = [word.document(made), excel.workbook(made)]
    parts = [html.page(made).decode()]
    for package in packages:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            parts += [
                archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels"))
            ]
    return "\n".join(re.sub(r"base64,[^\"]+", "", part) for part in parts)


def words(made: Report) -> str:
    """What a person reads on the page."""
    page = re.sub(r"<style>.*?</style>", "", html.page(made).decode(), flags=re.DOTALL)
    page = re.sub(r"<sup>A\d+</sup>|</?a\b[^>]*>", "", page)
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def readd(made: Report, tables: Sequence[SourceTable], one: Figure) -> float:
    """The value of a figure, reckoned anew from the rows and figures it names."""
    operands = [made.figures[name].value for name in one.of]
    match one.how:
        case "selisih" | "sisa":
            return operands[0] - operands[1]
        case "persen":
            return 100 * (operands[0] - operands[1]) / operands[1]
        case "per10000":
            return 10_000 * operands[0] / operands[1]
        case "hitung":
            return sum(len(rows_of(tables, origin)) for origin in one.sources)
        case "orang" | "perpustakaan":
            values: set[Any] = set()
            for origin in one.sources:
                rows = rows_of(tables, origin)
                values |= set(rows[origin.columns[0]]) if origin.columns else {origin.file}
            return len(values)
        case _:
            return sum(
                rows_of(tables, origin)[list(origin.columns)].sum().sum()
                if origin.columns
                else len(origin.rows)
                for origin in one.sources
            )


def rows_of(tables: Sequence[SourceTable], origin: Origin) -> pd.DataFrame:
    if origin.file == "penduduk.csv":
        table = of_kit("penduduk").table
    else:
        (table,) = [one.table for one in tables if (one.file, one.sheet) == (origin.file, origin.sheet)]
    return table.loc[list(origin.rows)]


def written(made: Report, folder: Path) -> dict[str, bytes]:
    return {path.suffix: path.read_bytes() for path in report.write(made, folder)}
