"""A tidy table is written whole or not at all, and nothing in it is run by a spreadsheet."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from kit.tables import data as data_module
from kit.tables.data import baca
from kit.tables.model import TableError
from kit.tables.saving import write

TABLE = pd.DataFrame(
    {
        "judul": pd.array(["=cmd|' /C calc'!A0", "Kelas, “menulis”", None], dtype="string"),
        "peserta": pd.array([-3, None, 12], dtype="Int64"),
        "hari": pd.to_datetime(["2026-05-03", None, "2026-05-04"]),
        "catat": pd.to_datetime(["2026-05-03 08:30", "2026-05-03 09:00", None]),
        "hadir": pd.array([True, None, False], dtype="boolean"),
    }
)


def test_csv_has_dates_as_iso_and_formulas_as_text(tmp_path: Path) -> None:
    write.write_table(TABLE, tmp_path / "a.csv")
    lines = (tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "judul,peserta,hari,catat,hadir"
    assert lines[1] == "'=cmd|' /C calc'!A0,-3,2026-05-03,2026-05-03 08:30:00,ya"
    assert lines[2] == '"Kelas, “menulis”",,,2026-05-03 09:00:00,'


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_a_csv_begins_as_a_formula(tmp_path: Path, first: str) -> None:
    write.write_table(pd.DataFrame({"a": [f"{first}1+1"], f"{first}b": ["x"]}), tmp_path / "a.csv")
    read = pd.read_csv(tmp_path / "a.csv", dtype=str)
    assert read.loc[0, "a"].startswith("'")
    assert read.columns[1].startswith("'")


def test_line_ends_within_a_cell_do_not_end_the_row(tmp_path: Path) -> None:
    write.write_table(
        pd.DataFrame({"a": ["x\ry", "x\r\ny", "x\ny"], "b": ["1", "2", "3"]}), tmp_path / "a.csv"
    )
    read = pd.read_csv(tmp_path / "a.csv", dtype=str)
    assert read.to_numpy().tolist() == [["x\ny", "1"], ["x\ny", "2"], ["x\ny", "3"]]


def test_workbook_holds_types_and_no_formula(tmp_path: Path) -> None:
    write.write_table(TABLE, tmp_path / "a.xlsx", "Mei: [1]/2")
    page = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert page is not None
    rows = list(page.iter_rows())
    assert [cell.value for cell in rows[0]] == list(TABLE.columns)
    assert (rows[1][0].value, rows[1][0].data_type) == ("=cmd|' /C calc'!A0", "s")
    assert rows[1][1].value == -3
    assert (rows[1][2].value.year, rows[1][2].is_date) == (2026, True)
    assert (rows[1][3].value.hour, rows[1][3].value.minute) == (8, 30)
    assert [rows[n][4].value for n in (1, 2, 3)] == ["ya", None, "tidak"]


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"\.csv atau \.xlsx, bukan \.docx"):
        write.write_table(TABLE, tmp_path / "a.docx")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="Folder tiada tidak ada"):
        write.write_table(TABLE, tmp_path / "tiada" / "a.csv")


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_full_disk_leaves_the_former_result(
    tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / f"a{ending}"
    target.write_bytes(b"lama")

    def full(_handle: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TableError, match="Cakram penuh"):
        write.write_table(TABLE, target)
    assert target.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_is_open_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(_self: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "held by another program")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(TableError, match="Tutup berkas itu di Excel"):
        write.write_table(TABLE, tmp_path / "a.csv")
    assert list(tmp_path.iterdir()) == []


def test_the_result_can_be_read_by_colleagues(tmp_path: Path) -> None:
    with write.writing(tmp_path / "a.json") as file:
        file.write(b"isi")
    plain = tmp_path / "b"
    plain.touch()
    assert (tmp_path / "a.json").stat().st_mode == plain.stat().st_mode


def test_the_digest_is_that_of_what_was_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("nama kegiatan,jumlah\nKelas,3\nLomba,4\n")
    read = hashlib.sha256(path.read_bytes()).hexdigest()
    data = baca(path)
    path.write_text("nama kegiatan,jumlah\nKelas,5\n")
    assert data.langkah["berkas"]["sha256"] == read


def test_a_file_that_changes_while_it_is_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("nama kegiatan,jumlah\nKelas,3\nLomba,4\n")
    reading = data_module.read_grids

    def meanwhile(place: Path) -> Any:
        found = reading(place)
        place.write_text("nama kegiatan,jumlah\nKelas,5\n")
        return found

    monkeypatch.setattr(data_module, "read_grids", meanwhile)
    with pytest.raises(TableError, match="berubah selagi dibaca"):
        baca(path)
