"""From a path to grids: what a file is, what it is not, and every way in which it cannot be opened."""

from __future__ import annotations

import os
import re
import socket
import sys
import zipfile
from pathlib import Path

import pytest
import tables_made as made

from kit import text_tables as text
from kit.tables.model import Certainty, TableError
from kit.tables.reading import file_kind, limits, opening
from kit.tables.reading.source import read_grids

PAGE = (
    "<html><body><p>Laporan</p><table><tr><th colspan=2>Peserta</th><th rowspan=2>Kode</th></tr>"
    "<tr><td>L</td><td>P</td></tr><tr><td>1</td><td> 2<br>3 </td><td>020</td></tr></table>"
    "<table><tr><td></td></tr></table></body></html>"
)


def error_of(path: Path) -> str:
    with pytest.raises(TableError) as raised:
        read_grids(path)
    return str(raised.value)


def test_tabs_named_xls(tmp_path: Path) -> None:
    path = tmp_path / "visitor.xls"
    path.write_text(made.SLIMS_VISITOR_TAB, encoding="utf-8")
    (grid,), findings = read_grids(path)
    assert grid.cells.shape == (3, 4)
    assert grid.cells.at[2, 2] == ""
    assert [(one.code, one.rows, one.column) for one in findings] == [
        ("nama-lain-isi", (), ""),
        ("null-kosong", (2,), "C"),
    ]
    assert findings[0].more == {"promised": ".xls", "kind": text.FILE_KINDS["teks"]}


def test_a_page_named_xls(tmp_path: Path) -> None:
    path = tmp_path / "laporan.xls"
    path.write_text(PAGE, encoding="utf-8")
    (grid,), (finding,) = read_grids(path)
    assert grid.cells.to_numpy().tolist() == [["Peserta", "", "Kode"], ["L", "P", ""], ["1", "2 3", "020"]]
    assert grid.merges == ((1, 0, 1, 1), (1, 2, 2, 2))
    assert grid.sheet == "tabel 1"
    assert finding.code == "nama-lain-isi"


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        ("<html><p>Masuk</p></html>", "tidak berisi tabel"),
        ("<table><tr>" + "<td colspan=900>x</td>" * 3, "memori"),
        ("<table>" + "<div>" * 60_000 + "<tr><td>x", ""),
        ("<html><![x[<table><tr><td>x</td></tr></table>", ""),
    ],
)
def test_pages_without_a_readable_table(tmp_path: Path, page: str, sentence: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(page, encoding="utf-8")
    assert sentence in outcome(path)


def test_a_page_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CHILD_SECONDS", 2)
    (tmp_path / "a.html").write_text("<table>" + "<!--" * 200_000, encoding="utf-8")
    assert "`a.html`" in error_of(tmp_path / "a.html")


def test_comments_before_a_page_cost_no_time() -> None:
    assert file_kind.kind_of(Path("a"), b"<!---->" * 500 + b"x") == "teks"
    assert file_kind.kind_of(Path("a"), b"<!-- x -->\n" * 50 + b"<table>") == "html"


def test_workbooks_of_other_names(tmp_path: Path) -> None:
    book = made.workbook(tmp_path / "a.csv", {"A": [["x"]]})
    grids, findings = read_grids(book)
    assert grids[0].cells.at[1, 0] == "x"
    assert [one.code for one in findings] == ["nama-lain-isi"]
    old = made.old_workbook(tmp_path / "b.xlsx")
    assert [one.code for one in read_grids(old)[1]] == ["nama-lain-isi"]
    upper = made.workbook(tmp_path / "C.XLSX", {"A": [["x"]]})
    assert read_grids(upper)[1] == []


def test_letters_broken_in_a_workbook(tmp_path: Path) -> None:
    path = made.workbook(tmp_path / "a.xlsx", {"Mei": [["JosÃ©", 1], ["baik", "NULL"]]})
    (grid,), (finding,) = read_grids(path)
    assert grid.cells.to_numpy().tolist() == [["José", 1], ["baik", "NULL"]]
    assert (finding.sheet, finding.rows, finding.column, finding.became) == ("Mei", (1,), "A", "José")
    assert finding.certainty is Certainty.SURE


def outcome(path: Path) -> str:
    """The sentence, or how many grids there are."""
    try:
        return f"{len(read_grids(path)[0])} tabel"
    except TableError as error:
        return str(error)


FOREIGN = {
    "a.pdf": (b"%PDF-1.7 ...", "PDF"),
    "a.xlsx": (b"\x89PNG\r\n...", "gambar"),
    "b.xlsx": (b"Rar!\x1a\x07", "arsip"),
    "c.xls": (b"{\\rtf1 Contoh}", "dokumen"),
    "d.xls": (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
        "2003",
    ),
    "e.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "dokumen"),
    "f.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "Workbook\x00".encode("utf-16-le"), "rusak"),
    "g.xls": (b"\x09\x08\x10\x00" + bytes(60), "rusak"),
    "h.xlsx": (b"PK\x03\x04" + bytes(100), "rusak"),
    "i.csv": (bytes(range(256)) * 4, "bukan tabel"),
    "j.accdb": (b"\x00\x01\x00\x00Standard ACE DB", "basis data"),
    "k.csv": (b"", "kosong"),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_what_holds_no_table(tmp_path: Path, name: str) -> None:
    content, word = FOREIGN[name]
    (tmp_path / name).write_bytes(content)
    assert word in error_of(tmp_path / name)
    assert name in error_of(tmp_path / name)


@pytest.mark.parametrize(
    ("parts", "word"),
    [
        ({"word/document.xml": "x"}, "dokumen"),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "x"}, "dokumen"),
        ({"foto.jpg": "x"}, "arsip"),
        ({"xl/workbook.xml": "<workbook/>"}, "rusak"),
        ({"xl/workbook.bin": "x"}, "rusak"),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x>"}, "rusak"),
    ],
)
def test_zips_that_are_no_workbook(tmp_path: Path, parts: dict[str, str], word: str) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert word in error_of(path)


def test_a_workbook_of_empty_sheets(tmp_path: Path) -> None:
    assert "kosong" in error_of(made.workbook(tmp_path / "a.xlsx", {"A": [], "B": [[""]]}))


def test_only_a_header_is_a_grid(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("nama,jumlah", encoding="utf-8")
    assert read_grids(tmp_path / "a.csv")[0][0].cells.to_numpy().tolist() == [["nama", "jumlah"]]


def test_a_missing_file_and_its_neighbour(tmp_path: Path) -> None:
    assert error_of(tmp_path / "kunjungan.csv") == text.NO_SUCH_FILE.format(file="kunjungan.csv")
    (tmp_path / "Kunjungan Mei.csv").write_text("x", encoding="utf-8")
    (tmp_path / "lain.xlsx").write_text("x", encoding="utf-8")
    assert "`Kunjungan Mei.csv`" in error_of(tmp_path / "kunjungan mei.xlsx")
    assert "`lain.xlsx`" in error_of(tmp_path / "lain.csv")
    assert "`Kunjungan" not in error_of(tmp_path / "anggaran.pdf")
    assert "`tidak ada` tidak ada" in error_of(tmp_path / "tidak ada" / "a.csv")
    assert "bukan" not in error_of(tmp_path / "lain.xlsx" / "a.csv")


@pytest.mark.parametrize("name", ["~$kunjungan.xlsx", ".~lock.kunjungan.ods#"])
def test_locks_of_programs_are_never_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert "tanda kunci" in error_of(tmp_path / name)


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "data.xlsx").mkdir()
    assert "folder" in error_of(tmp_path / "data.xlsx")
    assert "folder" in error_of(Path())


@pytest.mark.parametrize("name", ["x" * 5_000, "a\0b"])
def test_names_no_system_takes(tmp_path: Path, name: str) -> None:
    assert error_of(tmp_path / name) == text.NOT_A_PATH


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")
def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.csv")
    with socket.socket(socket.AF_UNIX) as bound:
        os.chdir(tmp_path)  # the address of a socket is short
        bound.bind("soket.csv")
    for path in (tmp_path / "pipa.csv", tmp_path / "soket.csv", Path("/dev/zero")):
        assert "bukan berkas biasa" in error_of(path)
    (tmp_path / "putar.csv").symlink_to(tmp_path / "putar.csv")
    assert "dirinya sendiri" in error_of(tmp_path / "putar.csv")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [(PermissionError(13, "x"), text.NOT_READABLE), (OSError(22, "Invalid argument"), text.NOT_OPENED)],
)
def test_a_file_held_by_another_program_or_in_the_cloud(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, sentence: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    assert error_of(path) == sentence.format(file="a.csv")
    monkeypatch.setattr(Path, "stat", refuse)
    assert error_of(path) == sentence.format(file="a.csv")


@pytest.mark.parametrize(
    ("name", "bytes_", "sentence"),
    [
        ("a.csv", limits.TEXT_BYTES + 1, "65 MB, batasnya 64 MB"),
        ("a.html", limits.HTML_BYTES + 1, "9 MB, batasnya 8 MB"),
        ("a.xlsx", limits.WORKBOOK_BYTES + 1, "257 MB, batasnya 256 MB"),
    ],
)
def test_too_large_is_said_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, bytes_: int, sentence: str
) -> None:
    path = tmp_path / name
    path.write_bytes({"a.csv": b"a,b\n", "a.html": b"<html>", "a.xlsx": b"PK\x03\x04"}[name])
    os.truncate(path, bytes_)  # sparse: it takes no room
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("read"))
    assert sentence in error_of(path)


def test_the_file_is_only_read(tmp_path: Path) -> None:
    paths = [
        made.workbook(tmp_path / "a.xlsx", {"A": [["x"]]}),
        made.inlislite_report(tmp_path / "b.ods"),
        made.old_workbook(tmp_path / "c.xls"),
        tmp_path / "d.csv",
    ]
    paths[-1].write_bytes(made.SLIMS_ITEM.encode())
    before = [(path.read_bytes(), path.stat().st_mtime_ns) for path in paths]
    for path in paths:
        path.chmod(0o444)
        read_grids(path)
    assert [(path.read_bytes(), path.stat().st_mtime_ns) for path in paths] == before
    assert sorted(tmp_path.iterdir()) == paths


def test_every_finding_has_its_sentence() -> None:
    folder = Path(opening.__file__).parent
    words = " ".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    assert [code for code in text.FINDINGS_OF_FILE if f'"{code}"' not in words] == []
    values = {"saw": "", "became": "", "column": "", "sheet": "", "options": ""}
    more = {"usual": 3, "promised": ".csv", "kind": "x"}
    for sentence in text.FINDINGS_OF_FILE.values():
        assert sentence.format_map(values | more)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            '-- phpMyAdmin SQL Dump\n-- version 5\n\nSET SQL_MODE = "NO";\nCREATE TABLE x (a int);\n',
            text.IS_SQL,
        ),
        ("/* cadangan */\nINSERT INTO `member` VALUES (1, 'a');\n", text.IS_SQL),
        ('{"data": [{"id": 1}, {"id": 2}]}', text.IS_JSON),
        ('\n[\n  {"id": 1, "nama": "x"}\n]\n', text.IS_JSON),
        (
            '<div><form><input type="password"><table><tr><td>a</td></tr></table></form></div>',
            text.IS_SIGN_IN_PAGE,
        ),
        ("<br />\n<b>Warning</b>: galat, baris 3<br />\n", text.NO_TABLE_IN_PAGE),
        ('<?xml version="1.0"?>\n<rows><row a="1"/></rows>\n', text.NO_TABLE_IN_PAGE),
    ],
)
def test_what_is_no_table_is_called_by_its_name(tmp_path: Path, content: str, sentence: str) -> None:
    (tmp_path / "a.csv").write_text(content, encoding="utf-8")
    with pytest.raises(TableError, match="^" + re.escape(sentence.format(file="a.csv")) + "$"):
        read_grids(tmp_path / "a.csv")


@pytest.mark.parametrize(
    "head", ["Set,Jumlah", "[catatan],nilai", "Insert,Update", "-- catatan --,nilai", "{a},b"]
)
def test_a_table_that_only_begins_like_something_else(tmp_path: Path, head: str) -> None:
    (tmp_path / "a.csv").write_text(f"{head}\nx,1\ny,2\n", encoding="utf-8")
    (grid,), _ = read_grids(tmp_path / "a.csv")
    assert len(grid.cells) == 3
