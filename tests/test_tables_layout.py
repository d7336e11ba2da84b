"""Tables within sheets: whatever stands around them, every row is data or has a finding."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from string import Formatter
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit import text_tables
from kit.paths import ROOT
from kit.tables.layout.sheet import find_tables
from kit.tables.model import Certainty, Finding, Grid, RawTable

Cells = Sequence[Sequence[Any]]


def grid(rows: Cells, merges: Sequence[tuple[int, int, int, int]] = (), first: int = 1) -> Grid:
    """Rows of any length as a sheet; row numbers from `first`."""
    width = max(map(len, rows))
    filled = [[*row, *[None] * (width - len(row))] for row in rows]
    cells = pd.DataFrame(filled, dtype=object, columns=range(width))
    cells.index = pd.RangeIndex(first, first + len(rows))
    return Grid("Mei", cells, tuple(merges))


def read(
    rows: Cells, merges: Sequence[tuple[int, int, int, int]] = ()
) -> tuple[RawTable, dict[str, Finding]]:
    """The only table of a sheet; findings by code."""
    tables, findings = find_tables(grid(rows, merges))
    assert len(tables) == 1
    return tables[0], {one.code: one for one in findings}


def body(table: RawTable) -> list[list[Any]]:
    return [["" if cell is None else cell for cell in row] for row in table.cells.to_numpy().tolist()]


PLAIN = [
    ["No.", "Tanggal", "Kegiatan", "L", "P"],
    [1, "2025-05-01", "Kelas menulis", 10, 12],
    [2, "2025-05-08", "Mendongeng", 8, 9],
    [3, "2025-05-15", "Kelas kue", 2, 20],
]


def test_a_plain_table_is_taken_as_it_stands() -> None:
    table, findings = read(PLAIN)
    assert list(table.cells.columns) == PLAIN[0]
    assert body(table) == PLAIN[1:]
    assert list(table.cells.index) == [2, 3, 4]
    assert (table.sheet, table.title, table.header, findings) == ("Mei", "", True, {})


@pytest.mark.parametrize("merges", [(), [(1, 0, 1, 4), (2, 0, 2, 4)], [(1, 0, 1, 2)]])
def test_titles_are_kept_as_the_title(merges: Any) -> None:
    table, findings = read([["LAPORAN KEGIATAN"], ["BULAN MEI 2025"], [], *PLAIN], merges)
    assert table.title == "LAPORAN KEGIATAN; BULAN MEI 2025"
    assert findings["judul-tabel"].rows == (1, 2)
    assert body(table) == PLAIN[1:]


def test_remarks_above_are_no_header() -> None:
    table, _ = read([["Perpustakaan :", "Contoh"], ["Bulan", ": Mei 2025"], *PLAIN])
    assert table.title == "Perpustakaan : Contoh; Bulan : Mei 2025"
    assert list(table.cells.columns) == PLAIN[0]


@pytest.mark.parametrize("merged", [True, False])
def test_a_header_of_two_rows(merged: bool) -> None:
    rows = [
        ["No", "Kegiatan", "Peserta", None, "Keterangan"],
        [None, None, "L", "P", None],
        [1, "Kelas kue", 3, 4, "ramai"],
        [2, "Mendongeng", 5, 6, "sepi"],
    ]
    merges = [(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 2, 4)] if merged else []
    table, findings = read(rows, merges)
    assert list(table.cells.columns) == ["No", "Kegiatan", "Peserta L", "Peserta P", "Keterangan"]
    assert findings["kepala-bertingkat"].rows == (1, 2)
    assert body(table) == rows[2:]


def test_many_parts_below_few_groups() -> None:
    rows = [
        ["No", "Kegiatan", "Peserta", None, None, "Biaya"],
        [None, None, "L", "P", "Anak", "(Rp)"],
        [1, "Kelas kue", 3, 4, 1, 100],
    ]
    table, _ = read(rows)
    assert list(table.cells.columns) == ["No", "Kegiatan", "Peserta L", "Peserta P", "Anak", "Biaya (Rp)"]


def test_a_header_of_three_rows() -> None:
    rows = [
        ["No", "Tanggal", "Pengunjung", None, None, None],
        [None, None, "Anggota", None, "Umum", None],
        [None, None, "L", "P", "L", "P"],
        [1, "2025-05-01", 3, 4, 5, 6],
        [2, "2025-05-02", 3, 4, 5, 6],
    ]
    table, _ = read(rows, [(1, 2, 1, 5), (2, 2, 2, 3), (2, 4, 2, 5)])
    assert list(table.cells.columns) == ["No", "Tanggal", "Anggota L", "Anggota P", "Umum L", "Umum P"]


def test_the_groups_of_an_inlislite_collection_are_not_needed() -> None:
    names = [f"JUDUL {chr(65 + n % 26)}{chr(65 + n // 26)}" for n in range(42)]
    groups: list[Any] = [None] * 42
    groups[0], groups[16], groups[38] = "DATA EKSEMPLAR", "DATA BIBLIOGRAFIS", "DATA TERBITAN BERKALA"
    rows = [
        groups,
        names,
        ["0001/2025", *["Jakarta :"] * 40, "2020"],
        ["0002/2025", *["Solo :"] * 40, "2021"],
    ]
    table, findings = read(rows, [(1, 0, 1, 15), (1, 16, 1, 37), (1, 38, 1, 41)])
    assert list(table.cells.columns) == names
    assert findings["kepala-bertingkat"].rows == (1, 2)
    assert table.title == ""
    assert len(table.cells) == 2


def test_names_that_two_groups_share_carry_the_group() -> None:
    rows = [
        ["Kecamatan", 2023, None, 2024, None],
        [None, "Jan", "Feb", "Jan", "Feb"],
        ["Palaran", 1, 2, 3, 4],
    ]
    rows[0] = ["Kecamatan", "Tahun 2023", None, "Tahun 2024", None]
    table, _ = read(rows)
    assert list(table.cells.columns)[1:] == [
        "Tahun 2023 Jan",
        "Tahun 2023 Feb",
        "Tahun 2024 Jan",
        "Tahun 2024 Feb",
    ]


def test_a_lone_title_merged_over_some_columns_is_no_group() -> None:
    table, _ = read([["DAFTAR KEGIATAN", None, None], *PLAIN], [(1, 0, 1, 2)])
    assert table.title == "DAFTAR KEGIATAN"
    assert list(table.cells.columns) == PLAIN[0]


def test_no_header() -> None:
    table, findings = read(
        [["Laskar Contoh", "Text", "2005", "<Pengarang, Contoh>"], ["Bumi Contoh", "Text", "1980", ""]]
    )
    assert (table.header, list(table.cells.columns)) == (False, ["kolom 1", "kolom 2", "kolom 3", "kolom 4"])
    assert findings["tanpa-kepala"].certainty is Certainty.LIKELY
    assert list(table.cells.index) == [1, 2]


@pytest.mark.parametrize(
    "names",
    [
        ["Kecamatan", 2023, 2024, 2025],
        ["Nama", 1, 2, 3, 4, 5, 6],
        ["Kecamatan", *pd.date_range("2025-01-01", periods=3, freq="MS").to_pydatetime()],
    ],
)
def test_years_days_and_months_name_columns(names: list[Any]) -> None:
    table, _ = read([names, ["Palaran", *[7] * (len(names) - 1)], ["Sambutan", *[9] * (len(names) - 1)]])
    assert table.header
    assert len(table.cells) == 2


def test_only_a_header() -> None:
    table, _ = read([["id_kegiatan", "judul", "peserta"]])
    assert list(table.cells.columns) == ["id_kegiatan", "judul", "peserta"]
    assert table.cells.empty


def test_a_header_repeated_per_page() -> None:
    rows = [
        ["REKAP"],
        *PLAIN,
        PLAIN[0],
        [4, "2025-05-20", "Diskusi", 1, 2],
        ["Halaman 2"],
        ["REKAP"],
        *PLAIN[:2],
    ]
    table, findings = read(rows)
    assert findings["kepala-berulang"].rows == (6, 10)
    assert findings["baris-halaman"].rows == (8, 9)
    assert list(table.cells.index) == [3, 4, 5, 7, 11]


def test_a_repeated_header_of_two_rows_with_its_numbers() -> None:
    head = [["No", "Kegiatan", "Peserta", None], [None, None, "L", "P"], ["(1)", "(2)", "(3)", "(4)"]]
    table, findings = read([*head, [1, "Kelas", 2, 3], *head, [2, "Diskusi", 4, 5]])
    assert findings["kepala-berulang"].rows == (5, 6, 7)
    assert body(table) == [[1, "Kelas", 2, 3], [2, "Diskusi", 4, 5]]


@pytest.mark.parametrize(
    "numbers", [["(1)", "(2)", "(3)", "(4)", "(5)"], [1, 2, 3, 4, 5], ["1", "2", "3", "4", "5=3+4"]]
)
def test_numbers_of_columns(numbers: list[Any]) -> None:
    table, findings = read([PLAIN[0], numbers, *PLAIN[1:]])
    assert findings["baris-nomor-kolom"].rows == (2,)
    assert body(table) == PLAIN[1:]


def test_a_row_of_data_that_counts_is_data() -> None:
    table, findings = read([["No", "L", "P"], [1, 2, 3], [2, 5, 6]])
    assert "baris-nomor-kolom" not in findings
    assert len(table.cells) == 2


def test_a_total_that_is_right() -> None:
    table, findings = read([*PLAIN, ["JUMLAH", None, None, 20, 41]])
    assert findings["baris-jumlah"].rows == (5,)
    assert findings.keys() == {"baris-jumlah"}
    assert len(table.cells) == 3


def test_a_total_that_is_wrong() -> None:
    _, findings = read([*PLAIN, ["Total", None, None, "20", "1.041"]])
    wrong = findings["jumlah-tidak-cocok"]
    assert (wrong.certainty, wrong.column, wrong.rows, wrong.options) == (
        Certainty.ASK,
        "P",
        (5,),
        ("1.041", "41"),
    )


def test_a_total_over_what_is_not_sure_is_not_judged() -> None:
    _, findings = read([*PLAIN, [4, "2025-05-20", "Diskusi", "± 30", 2], ["Total", None, None, 50, 43]])
    assert "jumlah-tidak-cocok" not in findings
    assert findings["jumlah-tidak-diperiksa"].more == {"names": "L"}


def test_subtotals_and_a_mean() -> None:
    rows = [
        PLAIN[0],
        PLAIN[1],
        ["Sub Total", None, None, 10, 12],
        *PLAIN[2:],
        ["Subtotal", None, None, 10, 29],
        ["TOTAL", None, None, 20, 41],
        ["Rata-rata", None, None, "6,7", "13,7"],
    ]
    table, findings = read(rows)
    assert body(table) == PLAIN[1:]
    assert findings.keys() == {"baris-jumlah"}


def test_the_total_of_a_slims_year_report() -> None:
    rows = [
        ["Tipe Anggota", "Jan", "Feb"],
        ["Umum", 3, 4],
        ["Pelajar", 1, 1],
        ["Total kunjungan/bulan", 4, 5],
    ]
    table, findings = read(rows)
    assert findings["baris-jumlah"].rows == (4,)
    assert len(table.cells) == 2


def test_a_total_without_a_word() -> None:
    table, findings = read([*PLAIN, [None, None, None, 20, 41]])
    assert findings["jumlah-tanpa-label"].rows == (5,)
    assert len(table.cells) == 3


def test_a_total_below_a_blank_row() -> None:
    table, findings = read([*PLAIN, [], ["Jumlah", None, None, 20, 41]])
    assert findings["baris-jumlah"].rows == (6,)
    assert len(table.cells) == 3


def test_titles_that_begin_like_a_total_are_data() -> None:
    rows = [
        ["judul", "penerbit", "tahun"],
        ["Total Quality Management", "Contoh", "1999"],
        ["Jumlah Anak", "Contoh", ""],
    ]
    table, findings = read(rows)
    assert len(table.cells) == 2
    assert "baris-jumlah" not in findings


def test_a_table_of_indicators_is_data() -> None:
    rows = [
        ["Uraian", "Nilai"],
        ["Jumlah buku", 300],
        ["Jumlah anggota", 20],
        ["Jumlah kunjungan", 5],
        ["Jumlah staf", 2],
    ]
    table, findings = read(rows)
    assert len(table.cells) == 4
    assert not {"baris-jumlah", "mirip-jumlah"} & findings.keys()


def test_what_may_be_a_total_amid_the_data_is_asked() -> None:
    rows = [
        ["Uraian", "Nilai"],
        ["a", 1],
        ["b", 2],
        ["Jumlah triwulan", 7],
        ["c", 4],
        ["d", 4],
        ["e", 4],
        ["f", 4],
    ]
    table, findings = read(rows)
    assert (findings["mirip-jumlah"].certainty, findings["mirip-jumlah"].rows) == (Certainty.ASK, (4,))
    assert len(table.cells) == 7


@pytest.mark.parametrize("blank", [0, 1, 3])
def test_a_signature(blank: int) -> None:
    signature = [
        [None, None, None, "Samarinda, 31 Mei 2025"],
        ["Mengetahui,", None, None, "Penyusun"],
        ["Kepala Dinas Contoh"],
        [],
        ["(Pejabat Contoh)", None, None, "(Petugas Contoh)"],
        ["NIP. 000000000000000000"],
    ]
    table, findings = read([*PLAIN, *[[]] * blank, *signature])
    assert body(table) == PLAIN[1:]
    assert findings["tanda-tangan"].rows == tuple(4 + blank + row for row in (1, 2, 3, 5, 6))
    assert "Pejabat" not in str(findings["tanda-tangan"])


def test_notes_below() -> None:
    table, findings = read([*PLAIN, ["*) belum diperiksa"], ["Sumber: buku tamu"]])
    assert findings["catatan-tabel"].rows == (5, 6)
    assert body(table) == PLAIN[1:]


def test_a_lone_cell_amid_the_data_stays_and_is_told() -> None:
    table, findings = read([PLAIN[0], ["A. Kecamatan Palaran"], *PLAIN[1:]])
    assert findings["baris-satu-sel"].rows == (2,)
    assert len(table.cells) == 4


def test_blank_rows_and_columns() -> None:
    rows = [[None, *row[:2], None, *row[2:], None, None] for row in PLAIN]
    table, findings = read([[], [], *rows[:2], [], *rows[2:], []])
    assert list(table.cells.columns) == PLAIN[0]
    assert body(table) == PLAIN[1:]
    assert list(table.cells.index) == [4, 6, 7]
    assert findings["baris-kosong"].rows == (5,)
    assert "kolom-kosong" in findings


def test_tables_side_by_side() -> None:
    left, right = PLAIN, [["No", "Nama", "Jumlah"], [1, "Umum", 4], [2, "Pelajar", 5]]
    rows = [[*row, None, *(right[n] if n < len(right) else [None] * 3)] for n, row in enumerate(left)]
    tables, findings = find_tables(grid(rows))
    assert [body(table) for table in tables] == [PLAIN[1:], right[1:]]
    assert list(tables[1].cells.columns) == right[0]
    assert "tabel-bersebelahan" in {one.code for one in findings}


def test_an_unused_column_does_not_split_a_table() -> None:
    tables, _ = find_tables(grid([[*row[:2], None, *row[2:]] for row in PLAIN]))
    assert len(tables) == 1


def test_tables_one_below_the_other() -> None:
    second = [["Kecamatan", "Buku"], ["Palaran", 40], ["Sambutan", 50], ["Jumlah", 90]]
    rows = [["Tabel 1. Kegiatan"], *PLAIN, ["Jumlah", None, None, 20, 41], [], ["Tabel 2. Koleksi"], *second]
    tables, findings = find_tables(grid(rows))
    assert [table.title for table in tables] == ["Tabel 1. Kegiatan", "Tabel 2. Koleksi"]
    assert [body(table) for table in tables] == [PLAIN[1:], second[1:3]]
    assert list(tables[1].cells.columns) == ["Kecamatan", "Buku"]
    assert [one.rows for one in findings if one.code == "baris-jumlah"] == [(6,), (12,)]
    assert "jumlah-tidak-cocok" not in {one.code for one in findings}


def test_the_title_of_the_next_table_may_stand_apart() -> None:
    rows = [*PLAIN, [], ["Tabel 2. Koleksi"], [], ["Kecamatan", "Buku"], ["Palaran", 40]]
    tables, _ = find_tables(grid(rows))
    assert [table.title for table in tables] == ["", "Tabel 2. Koleksi"]


def test_cells_merged_downwards_are_repeated_but_blanks_are_not() -> None:
    rows = [
        ["Kecamatan", "Desa", "Jumlah"],
        ["Palaran", "A", 1],
        [None, "B", 2],
        [None, "C", None],
        ["Sambutan", "D", 4],
    ]
    table, findings = read(rows, [(2, 0, 4, 0)])
    assert table.cells["Kecamatan"].tolist() == ["Palaran", "Palaran", "Palaran", "Sambutan"]
    assert pd.isna(table.cells["Jumlah"].tolist()[2])
    seen = findings["sel-gabung-diisi"]
    assert (seen.rows, seen.column, seen.certainty) == ((3, 4), "Kecamatan", Certainty.LIKELY)
    table, findings = read(rows)
    assert table.cells["Kecamatan"].tolist()[1] is None
    assert "sel-gabung-diisi" not in findings


def test_names_are_made_unique_and_complete() -> None:
    rows = [
        ["Nama", "Jumlah", "Jumlah", None, "Ket"],
        ["Ani Contoh", 1, 2, "x", None],
        ["Budi Contoh", 3, 4, "y", None],
    ]
    table, findings = read(rows)
    assert list(table.cells.columns) == ["Nama", "Jumlah", "Jumlah (2)", "kolom 4", "Ket"]
    assert findings["nama-ganda"].saw == "Jumlah"
    assert findings["kolom-tanpa-nama"].column == "kolom 4"
    assert findings["kolom-tanpa-isi"].more == {"names": "Ket"}


def test_the_column_of_an_extra_comma_goes() -> None:
    table, findings = read([["member_id", "member_name", "pin", None], ["M1", "Contoh", "12", None]])
    assert list(table.cells.columns) == ["member_id", "member_name", "pin"]
    assert findings["kolom-kosong"].more == {"places": "4"}


def test_an_inlislite_report() -> None:
    rows: list[list[Any]] = [
        ["Laporan Frekuensi Harian"],
        ["Kunjungan Periodik Periode 01-05-2023 s/d 31-05-2023"],
        ["Berdasarkan Lokasi"],
        [
            "No.",
            "Tanggal Kunjungan",
            "Lokasi Perpustakaan",
            "Lokasi Ruang",
            "Jumlah Anggota",
            "Jumlah Non Anggota",
        ],
        [1, "14-May-2023", "Pusat", "Baca", 3, 4],
        [2, "15-May-2023", "Pusat", "Baca", 5, 6],
        ["Total", None, None, None, 8, 10],
    ]
    table, findings = read(rows, [(1, 0, 1, 5), (2, 0, 2, 5), (3, 0, 3, 5), (7, 0, 7, 3)])
    assert table.title.startswith("Laporan Frekuensi Harian; Kunjungan Periodik")
    assert len(table.cells) == 2
    assert findings.keys() == {"judul-tabel", "baris-jumlah"}


def test_a_sheet_of_text_is_no_table() -> None:
    tables, findings = find_tables(grid([["Petunjuk pengisian"], ["Isilah lembar berikutnya."]]))
    assert len(tables) in (0, 1)  # one column of text may be a list
    assert tables or findings


def test_an_empty_sheet() -> None:
    assert find_tables(grid([[None, ""], [" ", None]])) == ([], [])


def test_types_of_cells_stay() -> None:
    rows = [["kode", "tanggal", "jumlah"], ["020", date(2025, 5, 1), 3], ["813.10", date(2025, 5, 2), 4.5]]
    table, _ = read(rows)
    assert body(table) == rows[1:]


def test_text_cells_of_a_csv() -> None:
    lines = (ROOT / "datasets" / "kegiatan_kotor.csv").read_text(encoding="utf-8").splitlines()
    cells = pd.read_csv(
        ROOT / "datasets" / "kegiatan_kotor.csv",
        dtype=str,
        keep_default_na=False,
        header=None,
        names=range(15),
    )
    cells.index = pd.RangeIndex(1, len(cells) + 1)
    tables, findings = find_tables(Grid("", cells))
    key = pd.read_csv(ROOT / "datasets" / "kegiatan_kunci.csv", dtype=str, keep_default_na=False)
    gone = {int(row) for row in key.loc[key["cacat"].str.startswith("tata letak"), "baris"]}
    told = {row for one in findings for row in one.rows if one.code != "jumlah-tidak-diperiksa"}
    assert told == gone
    assert set(tables[0].cells.index) == set(range(3, len(lines) + 1)) - gone


def test_a_large_table_is_searched_to_its_middle() -> None:
    rows = [["id", "nama", "jumlah"], *[[f"K{n:05}", "Contoh", n] for n in range(20_000)]]
    rows[9_000:9_000] = [["id", "nama", "jumlah"], ["Total", None, sum(range(8_999))]]
    table, findings = read(rows)
    assert findings["kepala-berulang"].rows == (9_001,)
    assert findings["baris-jumlah"].rows == (9_002,)
    assert len(table.cells) == 20_000


texts = st.sampled_from(["Kelas", "Palaran", "ramai", "x y", "Diskusi"])
numbers = st.integers(0, 999)
lines = st.lists(st.tuples(texts, numbers, numbers), min_size=2, max_size=12)


@given(lines, st.integers(0, 3), st.booleans(), st.booleans(), st.integers(0, 2))
def test_every_row_is_data_or_told(
    rows: list[Any], titles: int, total: bool, signed: bool, blank: int
) -> None:
    table = [["Kegiatan", "L", "P"], *map(list, rows)]
    sheet: list[list[Any]] = [*[[f"JUDUL {n}"] for n in range(titles)], *table]
    if total:
        sheet += [*[[]] * blank, ["Jumlah", sum(row[1] for row in rows), sum(row[2] for row in rows)]]
    if signed:
        sheet += [[], ["Mengetahui,"], ["(Pejabat Contoh)"]]
    tables, findings = find_tables(grid(sheet))
    told = {row for one in findings for row in one.rows}
    data = {row for one in tables for row in one.cells.index}
    header = titles + 1
    written = {place for place, row in enumerate(sheet, start=1) if row}
    assert written == told | data | {header}
    assert [body(one) for one in tables] == [[list(row) for row in rows]]
    assert "jumlah-tidak-cocok" not in {one.code for one in findings}


def test_every_finding_has_its_sentence() -> None:
    sources = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "kit" / "tables" / "layout").glob("*.py")
    )
    for code, sentence in text_tables.FINDINGS_OF_LAYOUT.items():
        assert f'"{code}"' in sources
        fields = {name for _, name, _, _ in Formatter().parse(sentence) if name}
        assert fields <= {"saw", "became", "column", "count", "names", "places", "place", "label", "sum"}


anything = st.one_of(
    st.none(),
    st.sampled_from(
        ["", " ", "No", "Nama", "Jumlah", "Total", "L", "P", "(1)", "Mengetahui,", "NIP 00", "Ket.", "-"]
    ),
    st.sampled_from(
        ["K001", "25 org", "2025-05-01", "<a><b>", "Samarinda, 31 Mei 2025", "Catatan: x", "Halaman 1"]
    ),
    st.integers(-5, 2030),
    st.just(float("nan")),
    st.booleans(),
    st.just(date(2025, 5, 1)),
)
sheets = st.integers(1, 6).flatmap(
    lambda width: st.lists(st.lists(anything, min_size=width, max_size=width), min_size=1, max_size=12)
)
ranges = st.tuples(st.integers(1, 12), st.integers(0, 5), st.integers(0, 3), st.integers(0, 3))


def is_filled(cell: Any) -> bool:
    return not (pd.isna(cell) or (isinstance(cell, str) and not cell.strip()))


@given(sheets, st.lists(ranges, max_size=3))
def test_whatever_a_sheet_holds_nothing_is_lost_unseen(rows: list[Any], merged: list[Any]) -> None:
    merges = [(top, left, top + down, left + along) for top, left, down, along in merged]
    tables, findings = find_tables(grid(rows, merges))
    told = {row for one in findings for row in one.rows if one.code != "sel-gabung-diisi"}
    written = {number: sum(map(is_filled, row)) for number, row in enumerate(rows, start=1)}
    silent = {row for row, count in written.items() if count and row not in told}
    kept: dict[int, int] = {}
    for one in tables:
        assert one.cells.columns.is_unique
        for number, row in zip(one.cells.index, one.cells.to_numpy(dtype=object), strict=True):
            kept[number] = kept.get(number, 0) + sum(map(is_filled, row))
    headers = {row for row in silent if kept.get(row, 0) < written[row]}
    assert len(headers) <= len(tables)
    assert all(kept[row] >= written[row] for row in silent - headers)


def test_thousands_of_columns() -> None:
    rows = [["nama"] * 4_000, list(range(4_000))]
    table, _ = read(rows)
    assert table.cells.shape == (1, 4_000)
    assert table.cells.columns.is_unique
