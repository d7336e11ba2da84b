"""The report finds its tables by what their profiles declare: a column for each month, other programs, ten lines of TOML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from report_made import figure, words
from test_report_folders import report_of, visits, write_csv, write_workbook

from kit import text_report as text
from kit.tables.model import TableError
from kit.tables.profiles import catalogue

MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des"]
KOHA = """
[koha_visits]
title = "statistik kunjungan Koha"
role = "frekuensi"
need = ["tanggal", "kunjungan_pemustaka"]
[koha_visits.columns]
cabang = {also = ["branch", "library"], means = "perpustakaan"}
tanggal = {kind = "date", also = ["date", "day"], means = "waktu"}
kunjungan_pemustaka = {kind = "number", whole = true, also = ["patron visits"], means = "anggota"}
kunjungan_tamu = {kind = "number", whole = true, also = ["guest visits"], means = "non_anggota"}
"""


@pytest.mark.parametrize("title", ["Rekap kunjungan perpustakaan tahun 2026", "JUMLAH PENGUNJUNG 2026"])
def test_a_column_for_each_month(tmp_path: Path, title: str) -> None:
    rows = [
        [title],
        ["No", "Nama Perpustakaan", *MONTHS, "Jumlah"],
        [1, "Perpusdes Melati", 120, 98, 140, 110, 90, *[""] * 7, 558],
        [2, "TBM Cempaka", 45, 51, 38, 0, 62, *[""] * 7, 196],
        ["Jumlah", "", 165, 149, 178, 110, 152, *[""] * 7, 754],
    ]
    write_workbook(tmp_path / "rekap.xlsx", {"Lembar1": rows})
    made = report_of(tmp_path)
    assert visits(made) == 152
    (origin,) = figure(made, f"{text.MEASURES['tidak_dirinci']}, Mei 2026").sources
    assert (origin.columns, origin.rows) == (("mei",), (3, 4))


def test_without_a_year_such_a_table_is_named_and_not_used(tmp_path: Path) -> None:
    write_csv(
        tmp_path / "rekap.csv",
        [["Rekap kunjungan"], ["Perpustakaan", *MONTHS[:5]], ["Melati", 1, 2, 3, 4, 5]],
    )
    with pytest.raises(TableError):
        report_of(tmp_path)
    write_csv(
        tmp_path / "lain.csv", [["id_perpus", "periode", "anggota", "non_anggota"], ["P01", "2026-05", 7, 0]]
    )
    made = report_of(tmp_path)
    assert visits(made) == 7
    assert "rekap.csv" in words(made)


def test_the_year_table_of_slims(tmp_path: Path) -> None:
    rows = [
        ["Tahun: 2026"],
        ["Tipe Keanggotaan", *MONTHS],
        ["Pelajar", 10, 12, 9, 14, 20, 11, 5, 7, 16, 18, 12, 4],
        ["Umum", 3, 4, 2, 6, 7, 3, 1, 2, 5, 6, 3, 1],
        ["NON-MEMBER", 30, 22, 18, 25, 40, 28, 19, 17, 33, 38, 21, 12],
        ["Total", 43, 38, 29, 45, 67, 42, 25, 26, 54, 62, 36, 17],
    ]
    write_workbook(tmp_path / "slims.xlsx", {"Lembar1": rows})
    made = report_of(tmp_path)
    assert figure(made, f"{text.MEASURES['anggota']}, Mei 2026").value == 27
    assert figure(made, f"{text.MEASURES['non_anggota']}, Mei 2026").value == 40


def test_the_frequency_report_with_its_parts(tmp_path: Path) -> None:
    rows = [
        ["Laporan Frekuensi Harian"],
        ["No.", "Tanggal Kunjungan", "Jumlah Anggota", "Jumlah Non Anggota", "Jumlah Rombongan (Personil)"],
        [
            1,
            "01-May-2026",
            "18 (10 Laki-laki,8 Perempuan)",
            "6 (2 Laki-laki,4 Perempuan)",
            "20 (11 Laki-laki,9 Perempuan)",
        ],
        [2, "02-May-2026", "9 (4 Laki-laki,5 Perempuan)", "3 (3 Laki-laki,0 Perempuan)", "0"],
    ]
    write_workbook(tmp_path / "frekuensi.xlsx", {"Lembar1": rows})
    assert visits(report_of(tmp_path)) == 18 + 6 + 20 + 9 + 3


@pytest.fixture
def with_koha(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    caches = (catalogue.profiles, catalogue._all_names)
    longer = tmp_path / "profiles.toml"
    longer.write_text(catalogue._FILE.read_text(encoding="utf-8") + KOHA, encoding="utf-8")
    monkeypatch.setattr(catalogue, "_FILE", longer)
    for one in caches:
        one.cache_clear()
    yield
    monkeypatch.undo()
    for one in caches:
        one.cache_clear()


@pytest.mark.usefixtures("with_koha")
def test_ten_lines_of_toml_bring_another_program_into_the_report(tmp_path: Path) -> None:
    place = tmp_path / "data"
    place.mkdir()
    days = [["Library", "Date", "Patron visits", "Guest visits"]]
    days += [[branch, f"2026-05-{day:02}", 3, 1] for branch in ("CPL", "MPL") for day in range(1, 11)]
    write_csv(place / "koha.csv", days)
    made = report_of(place)
    assert figure(made, f"{text.MEASURES['anggota']}, Mei 2026").value == 60
    assert figure(made, f"{text.MEASURES['non_anggota']}, Mei 2026").value == 20
    assert figure(made, text.LIBRARIES_WITH_VISITS).value == 2


@pytest.mark.parametrize(("parts", "expected"), [((100, 20), 120), ((100, 30), None)])
def test_a_sum_in_one_file_and_its_parts_in_another(
    tmp_path: Path, parts: tuple[int, int], expected: int | None
) -> None:
    write_csv(
        tmp_path / "a.csv", [["Kunjungan 2026"], ["Nama Perpustakaan", "April", "Mei"], ["Melati", 90, 120]]
    )
    rows = [["Nama Perpustakaan", "Bulan", "Anggota", "Non Anggota"], ["Melati", "Mei 2026", *parts]]
    write_csv(tmp_path / "b.csv", rows)
    if expected is None:  # April keeps the report from being empty
        assert "120" not in words(report_of(tmp_path)).partition("Asal angka")[0]
    else:
        assert visits(report_of(tmp_path)) == expected
    assert ("a.csv dan b.csv" in words(report_of(tmp_path))) == (expected is None)
