"""The three files: accessible, in Indonesian, safe against what data may hold, the same for the same data."""

from __future__ import annotations

import errno
import io
import os
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from report_made import activity, attendees, everything, figure, made, of_kit, visit, written

from kit import report
from kit import text_report as text
from kit.base.ranges import ranges
from kit.report import charts, words
from kit.report.figures import Figure, Origin, pieces
from kit.report.model import Report
from kit.report.writers import annex, excel, html, word
from kit.tables.model import TableError

pytestmark = pytest.mark.slow

MAY = "2026-05"
EVIL = [
    "=HYPERLINK(\"http://contoh.example\",\"klik\")",
    "+1+1", "-2+3", "@SUM(1)",
    "<script>alert(1)</script>", "\" onload=\"alert(1)", "&lt;b&gt;", "{{ 7*7 }}", "{x}",
    "http://contoh.example", "internal:'Laporan'!A1",
    "a\x02A1\x03b", "\x00\x0b\x1b nol", "baris\nbaru\ttab", "\u202etxt.exe", "\ud800", "\ufffe",
    "$x^2$ $", "漢字 😀", "x" * 500, "'; --", "]]>", "_x0000_",
]  # fmt: skip


@pytest.fixture(scope="module")
def done() -> Report:
    visits = [visit("P01", "2025-04"), visit("P01", "2025-05", anggota=1250), visit("P02", "2025-05")]
    return report.make(
        [*map(of_kit, ("kegiatan", "daftar_hadir", "perpustakaan")), made("k.xlsx", visits, sheet="Mei")],
        "2025-05",
    )


def evil(cell: str) -> Report:
    rows = [
        activity(1, strategi=cell, id_perpus=cell, judul=cell),
        activity(2, strategi="advokasi"),
        activity(3, strategi=cell, peserta_l=9),
    ]
    people = attendees("K001", [("L", cell, cell, 30), ("P", "dewasa", "Palaran", 9)])
    visits = [visit(cell, MAY), visit("P02", "2026-04")]
    places = [{"id_perpus": cell, "kode_wilayah": "64.72", "nama": cell}]
    names = (cell, f"{cell} ")
    tables = [made(names[0] + n, rows, sheet=cell) for n, rows in (("1", rows), ("2", people), ("3", visits))]
    return report.make([*tables, made("p", places), made(cell, [{"x": 1}])], MAY)


@pytest.mark.parametrize("cell", EVIL, ids=range(len(EVIL)))
def test_text_from_data_stays_text(cell: str) -> None:
    made = evil(cell)
    page = html.page(made).decode()
    assert "<script" not in page
    assert 'onload="' not in page
    book = openpyxl.load_workbook(io.BytesIO(excel.workbook(made)))
    for sheet in book:
        for row in sheet.iter_rows():
            for one in row:
                assert one.data_type != "f" or re.fullmatch(r"=['()A-Za-z !0-9/*-]+", one.value)
                assert one.hyperlink is None or (one.hyperlink.location and not one.hyperlink.target)
    docx.Document(io.BytesIO(word.document(made)))
    assert "\x02" not in everything(made)


def test_the_same_data_give_the_same_bytes(done: Report, tmp_path: Path) -> None:
    again = report.make([of_kit("kegiatan")], "2025-05")
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
    assert written(again, tmp_path / "a") == written(again, tmp_path / "b")
    assert again == report.make([of_kit("kegiatan")], "2025-05")


def test_the_page_stands_alone(done: Report) -> None:
    page = html.page(done).decode()
    assert '<html lang="id">' in page
    assert not re.search(r"(src|href)=\"(?!data:image/png|#)", page)
    assert not re.search(r"url\(|@import|<script", page)
    ids = re.findall(r"\bid=\"([^\"]+)\"", page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"href=\"#([^\"]+)\"", page)) <= set(ids)
    assert page.count("<table") == page.count("<caption>")
    assert all(len(alt) > 40 for alt in re.findall(r"<img [^>]*alt=\"([^\"]*)\"", page))
    assert page.count("<h1>") == 1


def test_every_figure_leads_to_its_origin(done: Report) -> None:
    page = html.page(done).decode()
    assert all(f'id="asal-{name}"' in page for name in done.figures)
    used = set(re.findall(r'href="#asal-(A\d+)"', page))
    assert len(used) > 50
    assert "kegiatan.csv, kolom peserta_l, peserta_p, baris 106, 111, 132, 147" in page
    assert "k.xlsx, lembar Mei, kolom anggota, baris 3-4" in page


def test_the_document_has_real_headings_and_heads_of_tables(done: Report) -> None:
    document = docx.Document(io.BytesIO(word.document(done)))
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert headings == [*(part.title for part in done.sections), text.ORIGINS]
    assert {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))} == {"id-ID"}
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    pictures = list(document.element.body.iter(qn("wp:docPr")))
    assert len(pictures) == sum(one.chart is not None for part in done.sections for one in part.tables)
    assert all(len(one.get("descr")) > 40 for one in pictures)
    assert document.core_properties.author == ""


def test_the_document_shows_ids_in_brackets(done: Report) -> None:
    document = docx.Document(io.BytesIO(word.document(done)))
    told = "\n".join(one.text for one in document.paragraphs)
    total = figure(done, "Kegiatan: Jumlah")
    assert f"tercatat {total.value}\u00a0[{total.id}] kegiatan" in told
    rows = {row.cells[0].text for row in document.tables[-1].rows}
    assert rows >= done.figures.keys()


def test_no_word_of_a_table_is_wider_than_its_column(done: Report) -> None:
    """A bold letter of 11 points takes some 2.1 mm, the white beside it 3.8; a word that is wider is broken."""
    document = docx.Document(io.BytesIO(word.document(done)))
    for table in document.tables[:-1]:
        for column in table.columns:
            longest = max(len(one) for cell in column.cells for one in re.split(r"[ \u00a0]", cell.text))
            assert column.width.mm >= 2.1 * longest + 3.8, (column.cells[0].text, longest)
            assert {cell.width for cell in column.cells} == {column.width}


def test_the_workbook_reckons_live_and_keeps_values(done: Report) -> None:
    data = excel.workbook(done)
    live, kept = (openpyxl.load_workbook(io.BytesIO(data), data_only=only) for only in (False, True))
    rows = {row[0].value: row for row in reversed(list(live[text.ORIGINS].iter_rows(min_row=2)))}
    values = {row[0].value: row for row in reversed(list(kept[text.ORIGINS].iter_rows(min_row=2)))}
    for name, one in done.figures.items():
        assert values[name][2].value == pytest.approx(one.value) if one.value is not None else True
        assert (rows[name][2].data_type == "f") == bool(one.of and one.value is not None)
    shown = [cell for row in kept[text.REPORT_SHEET].iter_rows() for cell in row if cell.hyperlink]
    assert shown
    for cell in shown:
        row = int(cell.hyperlink.location.rpartition("A")[2])
        assert kept[text.ORIGINS].cell(row, 1).value == cell.value
        beside = kept[text.REPORT_SHEET].cell(cell.row, cell.column - 1).value
        assert beside == kept[text.ORIGINS].cell(row, 3).value


def test_long_lists_of_rows_fit_into_cells() -> None:
    every_second = tuple(range(2, 60_000, 2))
    log = made("a.csv", [{"tanggal_kunjungan": "2026-05-02", "jenis_anggota": "Umum"}] * 2)
    done = report.make([log], MAY)
    one = figure(done, "Anggota, Mei 2026")
    done.figures[one.id] = Figure(one.id, one.label, 1, "jumlah", (Origin("a.csv", "", (), every_second),))
    book = openpyxl.load_workbook(io.BytesIO(excel.workbook(done)))
    cells = [row[7] for row in book[text.ORIGINS].iter_rows(min_row=2, values_only=True) if row[0] == one.id]
    assert all(len(cell) < 32_767 for cell in cells)
    assert ", ".join(cells) == ", ".join(ranges(every_second))
    assert len(html.page(done)) < 400_000
    assert "lengkap di Excel" in annex.places(done.figures[one.id])[0]


def test_all_or_nothing_when_the_disk_is_full(
    done: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "laporan-2025-05.docx").write_bytes(b"lama")
    calls: list[int] = []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TableError):
        report.write(done, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["laporan-2025-05.docx"]
    assert (tmp_path / "laporan-2025-05.docx").read_bytes() == b"lama"


def test_no_such_folder(done: Report, tmp_path: Path) -> None:
    with pytest.raises(TableError):
        report.write(done, tmp_path / "tidak-ada")


def test_three_files_with_the_month_in_their_names(done: Report, tmp_path: Path) -> None:
    paths = report.write(done, tmp_path)
    assert [one.name for one in paths] == [f"laporan-2025-05{end}" for end in (".docx", ".xlsx", ".html")]
    assert all(zipfile.is_zipfile(one) for one in paths[:2])


@pytest.mark.parametrize(
    ("value", "how", "shown"),
    [
        (1250, "jumlah", "1.250"),
        (None, "jumlah", "tidak ada data"),
        (0, "hitung", "0"),
        (12.5, "persen", "+12,5\u00a0%"),
        (-12.54, "persen", "\u221212,5\u00a0%"),
        (0.01, "persen", "0,0\u00a0%"),
        (-1250, "selisih", "\u22121.250"),
        (0.0623, "per10000", "0,06"),
    ],
)
def test_numbers_as_an_indonesian_reads_them(value: float | None, how: Any, shown: str) -> None:
    assert words.shown(Figure("A1", "", value, how)) == shown


def test_axes_begin_at_zero(monkeypatch: pytest.MonkeyPatch) -> None:
    limits: list[tuple[float, float]] = []
    dress = charts._dress

    def watched(ax: Any, *others: Any) -> None:
        dress(ax, *others)
        limits.append(ax.get_xlim())

    monkeypatch.setattr(charts, "_dress", watched)
    rows = [(name, (Figure("A1", "", value, "jumlah"),)) for name, value in (("a", 900), ("b", 905))]
    charts.bars("Judul", "Sumbu", rows, ("",))
    charts.bars("Judul", "Sumbu", [("a", (None,)), ("b", (Figure("A1", "", 0, "jumlah"),))], ("",))
    assert [low for low, _ in limits] == [0, 0]
    assert limits[0][1] > 905


def test_a_sentence_falls_into_text_and_figures() -> None:
    one = Figure("A1", "", 3, "hitung")
    assert pieces(f"Ada {one.mark} kegiatan.", {"A1": one}) == ["Ada ", one, " kegiatan."]
