"""Workbooks: cells as they are, what a sheet hides, and files that would bring the reader down."""

from __future__ import annotations

import subprocess
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import tables_made as made
import xlsxwriter
import xlwt
from openpyxl.styles import PatternFill
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from kit.tables.model import Certainty, Finding, Grid, TableError
from kit.tables.reading import column_letters, limits, workbook, xls_errors
from kit.tables.reading.source import read_grids

SHEET = "xl/worksheets/sheet1.xml"


def seen(findings: list[Finding]) -> list[tuple[str, str, tuple[int, ...], str, str]]:
    return [(one.code, one.sheet, one.rows, one.column, one.saw) for one in findings]


def rows(grid: Grid) -> list[list[Any]]:
    return grid.cells.to_numpy().tolist()


def test_cells_of_every_kind(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Mei")
        for column, (value, form) in enumerate(
            [
                (25.0, ""),
                (2.5, ""),
                ("020", ""),
                (True, ""),
                (date(2025, 5, 14), "dd/mm/yyyy"),
                (datetime(2025, 5, 14, 9, 30), "dd/mm/yyyy hh:mm"),
                (time(9, 30), "hh:mm"),
                (timedelta(hours=30), "[h]:mm"),
                (0.5, "0%"),
                ("2025-05-14", ""),
                (6_472_030_101_010_000, ""),
            ]
        ):
            sheet.write(0, column, value, book.add_format({"num_format": form} if form else {}))
    (grid,), findings = read_grids(path)
    expected = [25, 2.5, "020", True, date(2025, 5, 14), datetime(2025, 5, 14, 9, 30), time(9, 30)]
    expected += [timedelta(hours=30), 0.5, "2025-05-14", 6_472_030_101_010_000]
    assert rows(grid) == [expected]
    assert [type(one) for one in rows(grid)[0]] == [type(one) for one in expected]
    assert findings == []


def test_rows_and_columns_are_those_of_the_sheet(tmp_path: Path) -> None:
    path, book = tmp_path / "a.xlsx", openpyxl.Workbook()
    book.active["C5"], book.active["D7"] = "x", 2
    book.save(path)
    (grid,), _ = read_grids(path)
    assert list(grid.cells.index) == [5, 6, 7]
    assert rows(grid) == [["", "", "x", ""], ["", "", "", ""], ["", "", "", 2]]


def test_dates_counted_from_1904(tmp_path: Path) -> None:
    path, book = tmp_path / "a.xlsx", openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = datetime(2025, 5, 14)
    book.save(path)
    assert rows(read_grids(path)[0][0]) == [[date(2025, 5, 14)]]


def test_hidden_sheets_are_read_and_told_empty_ones_left_out(tmp_path: Path) -> None:
    sheets: dict[str, list[list[object]]] = {"Mei": [["a"]], "Kosong": [], "Arsip": [["b"]]}
    grids, findings = read_grids(made.workbook(tmp_path / "a.xlsx", sheets, hidden=("Arsip",)))
    assert [grid.sheet for grid in grids] == ["Mei", "Arsip"]
    assert seen(findings) == [("lembar-tersembunyi", "Arsip", (), "", "")]


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_errors_of_formulas_are_asked(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    if ending == "xlsx":
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet("A")
            sheet.write_row("A1", ["a", "b"])
            sheet.write_formula("B2", "=1/0", None, "#DIV/0!")
            sheet.write("A2", 1)
    elif ending == "xls":
        old = xlwt.Workbook()
        page = old.add_sheet("A")
        for row, column, value in [(0, 0, "a"), (0, 1, "b"), (1, 0, 1)]:
            page.write(row, column, value)
        page.row(1).set_cell_error(1, "#DIV/0!")
        old.save(str(path))
    else:
        made.inlislite_report(path)
        cell = b'<table:table-cell office:value-type="float" office:value="12"><text:p>12</text:p>'
        error = b'<table:table-cell office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p>'
        made.changed_part(
            path, "content.xml", {cell: error, b"xmlns:office=": b'xmlns:calcext="c" xmlns:office='}
        )
    (grid,), findings = read_grids(path)
    place = (5, 4) if ending == "ods" else (2, 1)
    assert grid.cells.at[place] is None
    assert findings[0].code == "galat-rumus"
    assert (findings[0].certainty, findings[0].saw) == (Certainty.ASK, "#DIV/0!")
    assert place[0] in findings[0].rows
    assert findings[0].column == column_letters.letters_of(place[1])


def test_formulas_never_computed_are_asked(tmp_path: Path) -> None:
    path, book = tmp_path / "a.xlsx", openpyxl.Workbook()
    book.active.append([1, 2, "=A1+B1"])
    book.active.append([3, 4, "=A2+B2"])
    book.save(path)
    _, findings = read_grids(path)
    assert seen(findings) == [("rumus-belum-dihitung", "Sheet", (1, 2), "C", "")]


def test_a_formula_that_gives_no_text_is_computed(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("A").write_formula("A1", '=""', None, "")
        book.worksheets()[0].write_formula("B1", "=1+1", None, 2)
    made.changed_part(path, SHEET, {b'<c r="A1">': b'<c r="A1" t="str">'})
    (grid,), findings = read_grids(path)
    assert rows(grid) == [["", 2]]
    assert findings == []


def test_two_header_rows_with_merges(tmp_path: Path) -> None:
    (grid,), _ = read_grids(made.inlislite_collection(tmp_path / "a.xlsx"))
    assert grid.merges == ((1, 0, 1, 2), (1, 3, 1, 5))
    assert rows(grid)[2] == ["00001/2020", "0000001", 25_000, "Contoh /", "Jakarta :", "020"]


def test_report_of_inlislite(tmp_path: Path) -> None:
    (grid,), findings = read_grids(made.inlislite_report(tmp_path / "a.ods"))
    assert grid.merges == ((1, 0, 1, 6), (2, 0, 2, 6), (3, 0, 3, 6), (6, 0, 6, 3))
    assert rows(grid)[4] == [1, "14-May-2023", "Pusat", "Baca", 12, 3, 0]
    assert rows(grid)[5] == ["Total", "", "", "", 12, 3, 0]
    assert findings == []


def test_old_workbook(tmp_path: Path) -> None:
    (grid,), findings = read_grids(made.old_workbook(tmp_path / "a.xls"))
    assert grid.merges == ((1, 0, 1, 2),)
    assert rows(grid)[1] == ["020", 25, 2.5]
    assert findings == []


@pytest.mark.parametrize("cell", ["XFD1048576", "XFD1", "C1048576", "ZZ900000"])
def test_a_stray_cell_far_away_is_left_out_and_told(tmp_path: Path, cell: str) -> None:
    path, book = tmp_path / "a.xlsx", openpyxl.Workbook()
    for row in range(1, 2_000):
        book.active.append([row, "x", "y", *[""] * 8, "z"])
    book.active[cell] = 5
    book.save(path)
    (grid,), findings = read_grids(path)
    assert grid.cells.shape == (1_999, 12)
    assert rows(grid)[1_998][:3] == [1_999, "x", "y"]
    assert [(one.code, one.saw, one.certainty) for one in findings] == [("sel-jauh", cell, Certainty.ASK)]


def test_a_stray_cell_at_the_right_of_a_small_sheet(tmp_path: Path) -> None:
    path, book = tmp_path / "a.xlsx", openpyxl.Workbook()
    book.active["A1"], book.active["XFD1"] = "x", "y"
    book.save(path)
    (grid,), findings = read_grids(path)
    assert rows(grid) == [["x"]]
    assert [one.saw for one in findings] == ["XFD1"]


def test_a_format_far_away_is_nothing(tmp_path: Path) -> None:
    path, book = tmp_path / "a.xlsx", openpyxl.Workbook()
    book.active["A1"] = "x"
    book.active["XFD1048576"].fill = PatternFill("solid", fgColor="FFFF00")
    book.save(path)
    (grid,), findings = read_grids(path)
    assert (rows(grid), findings) == ([["x"]], [])


def test_many_cells_far_away_are_no_accident(tmp_path: Path) -> None:
    path, book = tmp_path / "a.xlsx", openpyxl.Workbook()
    book.active["A1"] = "x"
    for row in range(1_048_500, 1_048_577):
        book.active.cell(row, 16_384, row)
    book.save(path)
    with pytest.raises(TableError, match="XFD1048576"):
        read_grids(path)


def test_a_long_blank_gap_keeps_its_row_numbers(tmp_path: Path) -> None:
    path, book = tmp_path / "a.xlsx", openpyxl.Workbook()
    book.active["A1"], book.active["A90000"] = "x", "y"
    book.save(path)
    (grid,), _ = read_grids(path)
    assert grid.cells.at[90_000, 0] == "y"
    assert len(grid.cells) < 2_000


def test_photographs_do_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made.workbook(tmp_path / "a.xlsx", {"A": [["x"]]})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", bytes(400 * 1024**2))
    assert rows(read_grids(path)[0][0]) == [["x"]]


@pytest.mark.slow
@pytest.mark.parametrize(("part", "ending"), [(SHEET, "xlsx"), ("content.xml", "ods")])
def test_zip_bomb(tmp_path: Path, part: str, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    source = made.workbook(tmp_path / "b.xlsx", {"A": [["x"]]}) if ending == "xlsx" else None
    source = source or made.inlislite_report(tmp_path / "b.ods")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        with new.open(part, "w") as file:
            for _ in range(400):
                file.write(bytes(1024**2))
    with pytest.raises(TableError, match="memori"):
        read_grids(path)


def test_zip_that_lies_about_its_size(tmp_path: Path) -> None:
    path = made.workbook(tmp_path / "a.xlsx", {"A": [["x" * 30_000]]})
    content = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        real = archive.getinfo("xl/sharedStrings.xml").file_size
    path.write_bytes(content.replace(real.to_bytes(4, "little"), (100).to_bytes(4, "little")))
    with pytest.raises(TableError, match="rusak"):
        read_grids(path)


def test_entities_that_grow(tmp_path: Path) -> None:
    path = made.workbook(tmp_path / "a.xlsx", {"A": [["x"]]})
    entities = b'<!DOCTYPE w [<!ENTITY a0 "xxxxxxxxxx">' + b"".join(
        b'<!ENTITY a%d "%s">' % (one, b"&a%d;" % (one - 1) * 10) for one in range(1, 12)
    )
    change = {b"<workbook ": entities + b"]><workbook ", b'name="A"': b'name="&a11;"'}
    with pytest.raises(TableError):
        read_grids(made.changed_part(path, "xl/workbook.xml", change))


@pytest.mark.slow
def test_too_much(tmp_path: Path) -> None:
    wide = made.workbook(tmp_path / "lebar.xlsx", {"A": [list(range(5_000))] * 3})
    with pytest.raises(TableError, match="5000 kolom"):
        read_grids(wide)
    path = made.inlislite_report(tmp_path / "b.ods")
    change = {
        b'<table:table-row><table:table-cell office:value-type="float"': b'<table:table-row table:number-rows-repeated="1048500"><table:table-cell office:value-type="float"'
    }
    with pytest.raises(TableError, match=r"terlalu banyak|memori"):
        read_grids(made.changed_part(path, "content.xml", change))


@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls"])
def test_password(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    if ending == "ods":
        made.inlislite_report(path)
        made.changed_part(
            path,
            "META-INF/manifest.xml",
            {b"</manifest:manifest>": b"<manifest:encryption-data/></manifest:manifest>"},
        )
    elif ending == "xlsx":
        path.write_bytes(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
        )
    else:
        made.old_workbook(path)
        content = bytearray(path.read_bytes())
        # After the first record of the stream: FILEPASS, of the length of the record that it replaces.
        start = content.index(b"\x09\x08\x10\x00") + 20
        content[start : start + 2] = b"\x2f\x00"
        path.write_bytes(content)
    with pytest.raises(TableError, match="kata sandi"):
        read_grids(path)


def test_a_reader_that_does_not_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CHILD_SECONDS", 0.001)
    with pytest.raises(TableError, match="belum selesai"):
        read_grids(made.workbook(tmp_path / "a.xlsx", {"A": [["x"]]}))


def test_a_reader_that_dies_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made.workbook(tmp_path / "a.xlsx", {"A": [["x"]]})
    for said, sentence in ((b"memory allocation of 9 bytes failed", "memori"), (b"panicked", "rusak")):
        dead = subprocess.CompletedProcess([], -6, b"", said)
        monkeypatch.setattr(subprocess, "run", lambda *_, dead=dead, **__: dead)
        with pytest.raises(TableError, match=sentence):
            read_grids(path)
    missing = subprocess.CompletedProcess([], 1, b"", b"ModuleNotFoundError: x")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: missing)
    with pytest.raises(RuntimeError):
        read_grids(path)


def test_a_module_beside_the_lesson_is_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "zipfile.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    assert workbook.read_workbook(made.workbook(tmp_path / "a.xlsx", {"A": [["x"]]}), "xlsx")[0]


def test_errors_of_a_file_the_second_library_cannot_read() -> None:
    assert xls_errors.look_through(b"\xd0\xcf\x11\xe0" + bytes(100)) == {}
