"""Tables side by side or one below the other, each under a title of its own; notes beside them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter import Workbook

from kit.tables.data import Data, baca

HEAD = ["Tanggal", "Anggota", "Non Anggota"]


def rows(first: int, count: int) -> list[list[Any]]:
    return [[f"{13 + n}/05/2025", first + n, 10 + n] for n in range(count)]


def sheet(tmp_path: Path, *tables: tuple[int, int, Sequence[Sequence[Any]]]) -> Data:
    """A workbook of one sheet with each table at (row, column)."""
    path = tmp_path / "a.xlsx"
    with Workbook(path) as book:
        made = book.add_worksheet("Mei 2025")
        for top, left, cells in tables:
            for place, row in enumerate(cells):
                made.write_row(top + place, left, row)
    return baca(path)


@pytest.mark.parametrize("more", [0, 1])
@pytest.mark.parametrize("note", [None, "batal", "lihat lampiran"])
def test_side_by_side(tmp_path: Path, more: int, note: str | None) -> None:
    tables = [
        (0, 0, [["Perpustakaan Desa A"], HEAD, *rows(100, 6)]),
        (0, 4, [["Perpustakaan Desa B"], HEAD, *rows(200, 6 + more)]),
    ]
    data = sheet(tmp_path, *tables, *([(4, 8, [[note]])] if note else []))
    (part,) = data.bagian
    assert part.table["judul_tabel"].tolist() == ["Perpustakaan Desa A"] * 6 + ["Perpustakaan Desa B"] * (
        6 + more
    )
    assert part.table["Anggota"].sum() == sum(range(100, 106)) + sum(range(200, 206 + more))
    assert ("catatan-di-samping" in {one.code for one in data.temuan}) == bool(note)


@pytest.mark.parametrize("gap", [1, 2])
def test_one_below_the_other_with_the_same_header(tmp_path: Path, gap: int) -> None:
    second = 7 + gap
    data = sheet(
        tmp_path,
        (0, 0, [["Kecamatan Loa Janan"], HEAD, *rows(100, 5)]),
        (second, 0, [["Kecamatan Samboja"], HEAD, *rows(200, 4)]),
    )
    (part,) = data.bagian
    assert part.table["judul_tabel"].tolist() == ["Kecamatan Loa Janan"] * 5 + ["Kecamatan Samboja"] * 4
    assert part.table["Anggota"].tolist() == [*range(100, 105), *range(200, 204)]
    assert part.table["Tanggal"].notna().all()


def test_a_header_repeated_on_the_next_page_is_no_other_table(tmp_path: Path) -> None:
    data = sheet(tmp_path, (0, 0, [["Kunjungan"], HEAD, *rows(100, 5)]), (8, 0, [HEAD, *rows(200, 4)]))
    (part,) = data.bagian
    assert "judul_tabel" not in part.table
    assert part.table["Anggota"].tolist() == [*range(100, 105), *range(200, 204)]


def test_titles_of_their_own_part_tables_of_different_columns(tmp_path: Path) -> None:
    first = [["Kelas komputer"], ["Tanggal", "Peserta"], *([f"{13 + n}/05/2025", 20 + n] for n in range(4))]
    second = [["Koleksi baru"], ["Judul", "Eksemplar"], *([f"Buku Contoh {n}", n + 1] for n in range(4))]
    parts = sheet(tmp_path, (0, 0, first), (0, 3, second)).bagian
    assert [(part.title, list(part.table.columns)) for part in parts] == [
        ("Kelas komputer", ["Tanggal", "Peserta"]),
        ("Koleksi baru", ["Judul", "Eksemplar"]),
    ]


def test_a_title_repeated_with_the_header_on_the_next_page_is_one_table(tmp_path: Path) -> None:
    page = [["Kunjungan"], HEAD]
    (part,) = sheet(tmp_path, (0, 0, [*page, *rows(100, 5)]), (8, 0, [*page, *rows(200, 4)])).bagian
    assert "judul_tabel" not in part.table
    assert part.table["Anggota"].tolist() == [*range(100, 105), *range(200, 204)]
    assert part.sheet == "Mei 2025"
