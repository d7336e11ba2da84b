"""Tables as offices keep them: years in titles, carried-over totals, counts with their parts, codes, points, hidden rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from xlsxwriter import Workbook

from kit.tables.data import Data, baca
from kit.tables.values.calendar_names import title_year
from kit.tables.values.odd_years import blanked

HEAD = ["Bulan", "Anggota", "Non Anggota"]


def book(tmp_path: Path, *rows: Sequence[Any], **about: Any) -> Data:
    path = tmp_path / "a.xlsx"
    with Workbook(path) as made:
        sheet = made.add_worksheet(about.get("sheet", "Lembar1"))
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
        for place in about.get("hidden", ()):
            sheet.set_row(place, None, None, {"hidden": True})
        for place, code in about.get("formats", {}).items():
            for row in range(1, len(rows)):
                sheet.write(row, place, rows[row][place], made.add_format({"num_format": code}))
        if "hidden_column" in about:
            sheet.set_column(about["hidden_column"], about["hidden_column"], None, None, {"hidden": True})
    return baca(path)


def text(tmp_path: Path, lines: str, **choices: Any) -> Data:
    path = tmp_path / "a.csv"
    path.write_text(lines, encoding="utf-8")
    return baca(path, **choices)


def codes(data: Data) -> set[str]:
    return {finding.code for finding in data.temuan}


# --- years


@pytest.mark.parametrize(
    "title", ["TAHUN 2026", "Rekap Kunjungan Tahun Anggaran 2026", "Keadaan s.d. Mei 2026"]
)
def test_the_year_of_the_title_is_that_of_its_months_and_days(tmp_path: Path, title: str) -> None:
    months = book(tmp_path, [title], HEAD, ["Januari", 10, 5], ["Peb", 12, 6], ["Mei", 9, 3])
    assert months.tabel["periode"].tolist() == ["2026-01", "2026-02", "2026-05"]
    days = book(tmp_path, [title], ["Tanggal", "Nama Kegiatan", "L", "P"], ["5 Mei", "Bedah buku", 4, 9])
    assert days.tabel["tgl_mulai"].tolist() == [pd.Timestamp(2026, 5, 5)]
    assert "tanggal-tahun-judul" in codes(months) & codes(days)


def test_a_sheet_names_the_year_as_well(tmp_path: Path) -> None:
    assert book(tmp_path, HEAD, ["Mei", 10, 5], ["Juni", 1, 2], sheet="2025").tabel["periode"].tolist() == [
        "2025-05",
        "2025-06",
    ]


@pytest.mark.parametrize(
    "title", ["Tahun Ajaran 2025/2026", "SK Nomor 12/2024", "Data 2024 dan 2025", "Kunjungan 01-05-2026"]
)
def test_titles_that_name_no_one_year(title: str) -> None:
    assert title_year(title) is None


@pytest.mark.parametrize("odd", ["Februari 1900", "Maret 2052", "April 1970"])
def test_a_year_far_from_the_others_is_asked(tmp_path: Path, odd: str) -> None:
    lines = f"Bulan;Anggota;Non Anggota\nJanuari 2026;10;5\nMei 2026;9;1\n{odd};1;2\n"
    data = text(tmp_path, lines)
    assert data.tabel["periode"].isna().tolist() == [False, False, True]
    assert "tanggal-tahun-janggal" in codes(data)
    kept = text(tmp_path, lines, putusan={"periode": {odd: odd}})
    assert kept.tabel["periode"].notna().all()
    assert "tanggal-tahun-janggal" not in codes(kept)


@pytest.mark.parametrize(
    ("years", "odd"),
    [
        ([2019, 2023, 2026], set()),
        ([1985, 1991, 1999, 2005, 2013, 2021], set()),  # a collection that grew for decades
        ([1998, 2024, 2025], set()),  # a library's own past
        ([1970, 1970, 1970], set()),
        ([2024, 2025, 2062], {2062}),
        ([1904, 2024, 2052], {1904, 2052}),
    ],
)
def test_which_years_are_odd(years: list[int], odd: set[int]) -> None:
    written = pd.Series([f"{year}-05-01" for year in years], dtype=object)
    made, findings = blanked(
        pd.to_datetime(written),
        written,
        (),
    )
    assert {years[place] for place in made.index[made.isna()]} == odd
    assert len(findings) == len(odd)


# --- totals and counts


@pytest.mark.parametrize(
    "words", ["Jumlah dipindahkan", "Dipindahkan", "Jumlah yang dipindahkan", "Pindahan", "Jumlah pindahan"]
)
def test_what_is_carried_over_is_no_data(tmp_path: Path, words: str) -> None:
    rows = [
        ["Januari 2026", 10, 5],
        ["Februari 2026", 12, 6],
        [words, 22, 11],
        HEAD,
        [words, 22, 11],
        ["Maret 2026", 9, 3],
    ]
    data = book(tmp_path, HEAD, *rows, ["Jumlah", 31, 14])
    assert data.tabel["anggota"].tolist() == [10, 12, 9]
    assert not data.temuan.tanya


def test_a_count_with_its_parts_is_three_numbers(tmp_path: Path) -> None:
    head = ["No.", "Tanggal Kunjungan", "Jumlah Anggota", "Jumlah Non Anggota"]
    data = book(
        tmp_path,
        head,
        [1, "01-May-2026", "18 (10 Laki-laki,8 Perempuan)", "6(2 Laki-laki, 4 Perempuan)"],
        [2, "02-May-2026", "9 (4 Laki-laki,5 Perempuan)", "0"],
        [3, "03-May-2026", "9 (4 Laki-laki,4 Perempuan)", "1"],
    )
    assert data.tabel["jumlah_anggota"].tolist() == [18, 9, pd.NA]
    assert data.tabel["jumlah_anggota_l"].tolist() == [10, 4, 4]
    assert data.tabel["jumlah_anggota_p"].tolist() == [8, 5, 4]
    assert data.tabel["jumlah_non_anggota"].tolist() == [6, 0, 1]
    (asked,) = data.temuan.tanya
    assert (asked.code, asked.options) == ("angka-per-jenis-kelamin-beda", ("9", "8"))


def test_a_row_of_column_numbers_below_two_rows_of_headers(tmp_path: Path) -> None:
    data = book(
        tmp_path,
        ["No", "Nama Perpustakaan", "Bulan", "Kunjungan", ""],
        ["", "", "", "Anggota", "Non Anggota"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        [1, "Perpus A", "Mei 2026", 100, 10],
        [2, "Perpus B", "Mei 2026", 101, 11],
    )
    assert data.part.profile == "kunjungan"
    assert data.tabel["anggota"].tolist() == [100, 101]


# --- codes and points


@pytest.mark.parametrize("header", ["NPSN", "Kode Pos", "No Induk", "kode_barang", "ISBN"])
def test_codes_stay_text(tmp_path: Path, header: str) -> None:
    data = text(tmp_path, f"Sekolah;{header};Siswa\nSDN 1;30400123;210\nSDN 2;30400981;180\n")
    assert data.tabel[header].tolist() == ["30400123", "30400981"]
    assert data.tabel["Siswa"].sum() == 390


def test_long_numbers_of_one_length_are_codes_whatever_their_header(tmp_path: Path) -> None:
    data = text(
        tmp_path, "Sekolah;Pokok;Dana\nA;30400123;15000000\nB;30400981;25000000\nC;30401012;17500000\n"
    )
    assert data.tabel["Pokok"].tolist() == ["30400123", "30400981", "30401012"]
    assert data.tabel["Dana"].sum() == 57_500_000


def test_points_are_read_as_the_other_numbers_of_the_table_show(tmp_path: Path) -> None:
    data = text(tmp_path, "Kecamatan;Penduduk;Luas\nA;62.150;644,20\nB;33.210;859,50\n")
    assert data.tabel["Penduduk"].tolist() == [62150, 33210]


@pytest.mark.parametrize(("said", "first"), [("ribuan", 62150), ("desimal", 62.15)])
@pytest.mark.parametrize("sign", [".", ","])
def test_points_that_nothing_explains_are_asked_once(
    tmp_path: Path, said: str, first: float, sign: str
) -> None:
    lines = f"Desa;Nilai\nA;62{sign}150\nB;12{sign}400\nC;980\n"
    data = text(tmp_path, lines)
    (asked,) = data.temuan.tanya
    assert (asked.code, asked.options) == ("angka-pemisah", ("62150", "62,15"))
    assert data.tabel["Nilai"].tolist() == [f"62{sign}150", f"12{sign}400", "980"]
    decided = text(tmp_path, lines, putusan={"Nilai": {"pemisah": said}})
    assert decided.tabel["Nilai"].iloc[0] == first
    assert not decided.temuan.tanya


def test_classes_and_hours_explain_no_point(tmp_path: Path) -> None:
    data = text(tmp_path, "Buku;Rasio;Harga\nA;1.5;62.150\nB;2.5;12.400\n")
    assert data.tabel["Harga"].tolist() == ["62.150", "12.400"]
    assert "angka-pemisah" in codes(data)


def test_spaces_between_thousands(tmp_path: Path) -> None:
    data = text(
        tmp_path,
        "Desa;Jumlah Buku;Telp Kantor\nA;33 210;811 234 567\nB;1 250;811 234 568\nC;980;811 234 569\n",
    )
    assert data.tabel["Jumlah Buku"].tolist() == [33210, 1250, 980]
    assert "Telp Kantor" not in data.tabel or data.tabel["Telp Kantor"].dtype == "string"


def test_counts_under_the_header_of_a_person_are_counts(tmp_path: Path) -> None:
    data = text(tmp_path, "Desa;KK;Wali\nSukamaju;120;14\nLoa Duri;98;7\n")
    assert data.tabel["KK"].tolist() == [120, 98]
    data = text(tmp_path, "Desa;KK\nSukamaju;6472010101750001\nLoa Duri;6472010101750002\n")
    assert "KK" not in data.tabel


# --- what a spreadsheet shows otherwise


def test_zeros_of_a_format_are_kept_and_told(tmp_path: Path) -> None:
    data = book(tmp_path, ["Kode", "Jumlah"], [7, 3], [12, 4], [113, 9], formats={0: "00000"})
    assert data.tabel["Kode"].tolist() == ["00007", "00012", "00113"]
    assert "nol-dari-format" in codes(data)


def test_hours_beyond_a_day_are_read_as_they_are_shown(tmp_path: Path) -> None:
    data = book(tmp_path, ["Kelas", "Lama"], ["A", 1.5], ["B", 0.75], formats={1: "[h]:mm"})
    assert data.tabel["Lama"].tolist() == ["36:00", "18:00"]


def test_hidden_rows_and_columns_are_read_and_told(tmp_path: Path) -> None:
    rows = [["Januari 2026", 10, 5], ["Februari 2026", 12, 6], ["Maret 2026", 9, 3]]
    data = book(tmp_path, HEAD, *rows, hidden=[2], hidden_column=2)
    assert data.tabel["anggota"].sum() == 31
    told = {finding.code: (finding.rows, finding.column) for finding in data.temuan}
    assert told["baris-tersembunyi"] == ((3,), "")
    assert told["kolom-tersembunyi"] == ((), "C")


# --- one question for a column


def test_a_thousand_dates_of_one_order_are_one_question(tmp_path: Path) -> None:
    days = [f"{1 + n % 12:02}/{1 + n // 12 % 12:02}/2025" for n in range(1000)]
    data = text(
        tmp_path, "Tanggal;Kegiatan;L;P\n" + "".join(f"{day};Kelas {n};3;4\n" for n, day in enumerate(days))
    )
    asked = [finding for finding in data.temuan.tanya if finding.column == "tgl_mulai"]
    assert [finding.code for finding in asked] == ["tanggal-ambigu"]
    assert len(asked[0].rows) == asked[0].more["count"] == sum(day[:2] != day[3:5] for day in days)


def test_what_was_done_is_told_once_for_a_column(tmp_path: Path) -> None:
    lines = "".join(f"{day} Mei 2026;Kelas {day};± {day};{day} org\n" for day in range(1, 29))
    data = text(tmp_path, "Tanggal;Kegiatan;L;P\n" + lines)
    assert len(data.temuan) > 80
    page = repr(data.temuan).splitlines()
    assert len(page) < 8
    (asked,) = [line for line in page if "peserta_l" in line]
    assert "baris 2-29" in asked
    assert "27 tulisan lain" in asked
    assert data.temuan._repr_html_().count("<tr>") < 12
    assert len(data.temuan.tabel) > 80  # each of them on demand
