"""Delimited text: dialects, encodings, escapes, ragged rows; the cells stay text."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
import tables_made as made
from hypothesis import given
from hypothesis import strategies as st

from kit.tables.model import Certainty, Finding, Grid, TableError
from kit.tables.reading import delimited, limits
from kit.tables.reading.decoding import NotTextError, decode
from kit.tables.reading.source import read_grids


def read(tmp_path: Path, written: str | bytes, name: str = "a.csv") -> tuple[Grid, list[Finding]]:
    path = tmp_path / name
    path.write_bytes(written if isinstance(written, bytes) else written.encode())
    (grid,), findings = read_grids(path)
    return grid, findings


def rows(grid: Grid) -> list[list[str]]:
    return grid.cells.to_numpy().tolist()


def codes(findings: list[Finding]) -> list[str]:
    return [one.code for one in findings]


def test_cells_stay_text(tmp_path: Path) -> None:
    grid, findings = read(tmp_path, "kode,klas,nilai,x\n020,813.10,1.250,NA\n007,,null,1e5\n")
    assert rows(grid)[1:] == [["020", "813.10", "1.250", "NA"], ["007", "", "null", "1e5"]]
    assert list(grid.cells.index) == [1, 2, 3]
    assert findings == []


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_each_delimiter(tmp_path: Path, delimiter: str, quoting: int) -> None:
    table = [["nama", "biaya", "catatan"], ["a", "1,5", "x; y"], ["b", "2,5", "dua | tiga\tempat"]]
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=quoting).writerows(table)
    grid, findings = read(tmp_path, text.getvalue())
    assert rows(grid) == table
    assert findings == []


def test_addresses_do_not_outvote_the_delimiter(tmp_path: Path) -> None:
    written = "nama;alamat\n" + "A;Jl. Contoh, RT 1, Desa Contoh, Kab. Contoh\n" * 4
    assert rows(read(tmp_path, written)[0])[1] == ["A", "Jl. Contoh, RT 1, Desa Contoh, Kab. Contoh"]


def test_one_column(tmp_path: Path) -> None:
    assert rows(read(tmp_path, "kecamatan\nLoa Janan\nTenggarong\n")[0]) == [
        ["kecamatan"],
        ["Loa Janan"],
        ["Tenggarong"],
    ]


def test_hint_of_excel_is_no_row(tmp_path: Path) -> None:
    grid, _ = read(tmp_path, "sep=;\na;b,c\n1;2\n3\n")
    assert rows(grid) == [["a", "b,c"], ["1", "2"], ["3", ""]]
    assert list(grid.cells.index) == [2, 3, 4]


def test_header_with_one_more_comma(tmp_path: Path) -> None:
    grid, findings = read(tmp_path, made.SLIMS_ITEM)
    assert grid.cells.shape == (3, 5)
    assert rows(grid)[1][:2] == ["B00001", "020 CON p"]
    assert rows(grid)[2][3] == ""
    assert [(one.code, one.rows, one.column) for one in findings] == [
        ("koma-lebih", (1,), ""),
        ("null-kosong", (3,), "D"),
    ]


def test_escapes_of_mysql(tmp_path: Path) -> None:
    grid, findings = read(tmp_path, made.SLIMS_MEMBER)
    assert rows(grid)[1][3:] == ["Jl. Contoh No. 1\nDesa Contoh", 'Ja\'far "Contoh"']
    assert rows(grid)[2] == ["A002", "Peserta Contoh 002", "0", "Jl. Contoh No. 2", ""]
    assert set(codes(findings)) == {"tanda-lolos", "koma-lebih", "baris-baru-tertulis"}


def test_bibliography_without_header(tmp_path: Path) -> None:
    grid, findings = read(tmp_path, made.SLIMS_BIBLIOGRAPHY)
    assert rows(grid)[0][0] == 'Pengantar "Contoh"'
    assert rows(grid)[0][7:] == ["<Contoh, A><Contoh, B>", "baris satu\nbaris dua"]
    assert [(one.code, one.certainty) for one in findings] == [("baris-baru-tertulis", Certainty.LIKELY)]


def test_escaped_newlines_are_told_once_per_column_without_the_text(tmp_path: Path) -> None:
    _, (finding,) = read(tmp_path, "a,alamat\n1,Jl. Contoh\\r\\nDesa\n2,x\n3,Jl. Lain\\r\\nDesa\n")
    assert (finding.rows, finding.column, finding.saw, finding.became) == ((2, 4), "B", r"\r\n", "")


def test_a_path_is_no_newline(tmp_path: Path) -> None:
    grid, findings = read(tmp_path, 'kode,foto\n1,"C:\\nama\\"\n2,"C:\\baru\\"\n')
    assert rows(grid)[1] == ["1", "C:\\nama\\"]
    assert findings == []


def test_row_numbers_are_lines_of_an_editor(tmp_path: Path) -> None:
    grid, _ = read(tmp_path, 'a,b\r\n"satu\r\ndua",x\r\n\r\ny,z\r\n')
    assert list(grid.cells.index) == [1, 2, 4, 5]
    assert grid.cells.loc[2, 0] == "satu\ndua"


def test_rows_of_another_length_lose_nothing(tmp_path: Path) -> None:
    grid, findings = read(tmp_path, "LAPORAN\n\na,b,c\n1,2,3\n4,5,6,7\n8,9\n1,2,3,\n")
    assert rows(grid)[4] == ["4", "5", "6", "7"]
    assert rows(grid)[5] == ["8", "9", "", ""]
    seen = {one.code: (one.rows, one.certainty) for one in findings}
    assert seen == {
        "koma-lebih": ((7,), Certainty.SURE),
        "baris-terlalu-panjang": ((5,), Certainty.ASK),
        "baris-terlalu-pendek": ((6,), Certainty.LIKELY),
    }


def test_rows_after_the_first_thousand_are_counted_too(tmp_path: Path) -> None:
    grid, findings = read(tmp_path, "a,b,c\n" * 5_000 + "1,2\n" + "a,b,c\n")
    assert rows(grid)[5_000] == ["1", "2", ""]
    assert [(one.code, one.rows) for one in findings] == [("baris-terlalu-pendek", (5_001,))]


def test_a_quote_never_closed_swallows_nothing(tmp_path: Path) -> None:
    grid, findings = read(tmp_path, 'a,b\n1,"layar 15\n2,x\n3,y\n')
    assert rows(grid) == [["a", "b"], ["1", "layar 15"], ["2", "x"], ["3", "y"]]
    assert [(one.code, one.rows) for one in findings] == [("kutip-tidak-ditutup", (2,))]


def test_quotes_never_closed_are_tried_a_few_times_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "_UNCLOSED_REPAIRS", 2)
    written = "".join(f'{number},"x\n' for number in range(4))
    records = delimited._records([*written.split("\n")[:-1], "4,y"], ",")
    assert records.unclosed == [1, 2, 3, 4]
    assert records.lines == [1, 2, 3, 4, 5]
    assert records.rows[2:] == [["2", "x"], ["3", "x"], ["4", "y"]]


def test_a_field_that_is_too_long_is_a_line_for_itself() -> None:
    limit = csv.field_size_limit(1000)  # another library may have set it to gigabytes
    try:
        written = [f'{number},"{"x" * 1001}"' for number in range(4)]
        records = delimited._records(written, ",")
    finally:
        csv.field_size_limit(limit)
    assert records.rows == [[str(number), "x" * 1001] for number in range(4)]


@pytest.mark.parametrize(
    ("second", "fourth"),
    [
        ('K1,1,"Kelas menulis,5,6', 'K3,3,"Batik,9,10'),  # opened twice, closed never
        ('K1,1,"Kelas menulis,5,6', 'K3,3,Batik",9,10'),  # the second one seems to close the first
        ('K1,1,Kelas "menulis",5,6', 'K3,3,"Batik",9,10'),
        ('K1,1,"Kelas "menulis"",5,6', "K3,3,Batik,9,10"),
    ],
)
def test_no_row_is_lost_to_a_quote(tmp_path: Path, second: str, fourth: str) -> None:
    lines = ["id,hari,judul,l,p", second, "K2,2,Dongeng,7,8", fourth, "K4,4,Lomba,11,12"]
    grid, _ = read(tmp_path, "\n".join(lines) + "\n")
    assert [[row[0], *row[3:]] for row in rows(grid)[1:]] == [
        ["K1", "5", "6"], ["K2", "7", "8"], ["K3", "9", "10"], ["K4", "11", "12"]
    ]  # fmt: skip
    assert [row[2].replace('"', "") for row in rows(grid)[1:]] == [
        "Kelas menulis",
        "Dongeng",
        "Batik",
        "Lomba",
    ]


def test_quotes_within_a_field_are_kept_and_the_delimiter_beside_them(tmp_path: Path) -> None:
    lines = [
        '"kode","judul","stok"',
        '"B1","Kisah "Si Kabayan", edisi baru","1"',
        '"B2","Puisi "Aku"","2"',
        '"B3","",""',
    ]
    grid, findings = read(tmp_path, "\n".join(lines) + "\n")
    assert rows(grid)[1:3] == [["B1", 'Kisah "Si Kabayan", edisi baru', "1"], ["B2", 'Puisi "Aku"', "2"]]
    assert [(one.code, one.rows) for one in findings] == [("kutip-di-dalam", (2, 3))]


def test_a_cell_of_several_lines_stays_one(tmp_path: Path) -> None:
    grid, findings = read(
        tmp_path, 'id,alamat,kota\n1,"Jl. Contoh 1\nRT 5, RW 2",Samarinda\n2,Jl. Dua,Bontang\n'
    )
    assert rows(grid)[1][1] == "Jl. Contoh 1\nRT 5, RW 2"
    assert findings == []


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings(tmp_path: Path, encoding: str) -> None:
    written = "nama,kota\nJosé – “Contoh”,Samarinda\n" * 2
    grid, findings = read(tmp_path, written.encode(encoding))
    assert rows(grid)[1] == ["José – “Contoh”", "Samarinda"]
    expected = {"cp1252": ["pengodean-windows"], "utf-8": [], "utf-8-sig": []}
    assert codes(findings) == expected.get(encoding, ["pengodean-lain"])


def test_two_encodings_in_one_file(tmp_path: Path) -> None:
    grid, (finding,) = read(tmp_path, "a,b\nJosé,1\n".encode() + "José,2\n".encode("cp1252"))
    assert [row[0] for row in rows(grid)[1:]] == ["José", "José"]
    assert finding.rows == (3,)


def test_letters_read_twice_in_the_wrong_encoding(tmp_path: Path) -> None:
    grid, findings = read(tmp_path, "a,b\nJosÃ©,1\nJosÃ©,2\nbaik,3\ndâ€™Or,4\nCafÃƒÂ©,5\nÂ±40,6\n")
    assert [row[0] for row in rows(grid)[1:]] == ["José", "José", "baik", "d’Or", "Café", "±40"]
    first = next(one for one in findings if one.saw == "JosÃ©")
    assert (first.code, first.rows, first.column, first.became) == ("huruf-rusak", (2, 3), "A", "José")
    assert read(tmp_path, "a,b\nÂngstrom,1\nnaïve,±40\n")[1] == []


def test_lost_letters_are_told(tmp_path: Path) -> None:
    grid, (finding,) = read(tmp_path, "a,b\nJos\ufffd,1\n")
    assert (finding.code, finding.certainty, rows(grid)[1][0]) == (
        "huruf-hilang",
        Certainty.LIKELY,
        "Jos\ufffd",
    )


@pytest.mark.parametrize("written", ["#DIV/0!", "#N/A", "#REF!", "########"])
def test_errors_of_a_spreadsheet_are_asked(tmp_path: Path, written: str) -> None:
    grid, (finding,) = read(tmp_path, f"a,b\n1,{written}\n2,3\n")
    assert rows(grid)[1] == ["1", ""]
    assert (finding.certainty, finding.saw, finding.rows, finding.column) == (
        Certainty.ASK,
        written,
        (2,),
        "B",
    )


def test_no_text(tmp_path: Path) -> None:
    for data in (b"\x00" * 50, bytes(range(256)), b"a\x00\x00\x00b" * 9):
        with pytest.raises(NotTextError):
            decode(data)
        with pytest.raises(TableError, match="bukan tabel"):
            read(tmp_path, data)


@pytest.mark.parametrize("written", [" \n\n", "\ufeff", ",,,\n,,,\n", '""\n'])
def test_nothing_in_it(tmp_path: Path, written: str) -> None:
    with pytest.raises(TableError, match="kosong"):
        read(tmp_path, written)


def test_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ROWS", 3)
    for written in ("a,b\n" * 4, 'a,"b\n"\n' * 4, "a,b\n" * 20):
        with pytest.raises(TableError, match="lebih dari 3 baris"):
            read(tmp_path, written)
    with pytest.raises(TableError, match=r"berisi 5000 kolom"):
        read(tmp_path, ",".join(["x"] * 5_000) + "\n")


LETTERS = st.text(alphabet="aé1 ,\"\n'", max_size=8)


@given(
    table=st.integers(2, 5).flatmap(
        lambda width: st.lists(st.lists(LETTERS, min_size=width, max_size=width), min_size=2, max_size=8)
    ),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    ending=st.sampled_from(["\r\n", "\n"]),
)
def test_what_was_written_is_read(table: list[list[str]], quoting: int, encoding: str, ending: str) -> None:
    # Nothing blank at the right or the end; and no cell of whose lines each could be a row.
    table = [[cell.replace("\n", "") if "," in cell else cell for cell in row] for row in table]
    table = [[*row[:-1], row[-1] + "x"] for row in table]
    text = io.StringIO(newline="")
    csv.writer(text, quoting=quoting, lineterminator=ending).writerows(table)
    written, _ = decode(text.getvalue().encode(encoding))
    grid, findings = delimited.read_delimited(written, "a.csv")
    assert rows(grid) == table
    assert findings == []
    taken = [1 + sum(cell.count("\n") for cell in row) for row in table]
    lines = [1 + sum(taken[:number]) for number in range(len(table))]
    assert list(grid.cells.index) == lines


@given(st.text(alphabet='ab,"\n ', max_size=60), st.just(","))
def test_the_fast_reader_agrees_with_the_careful_one(written: str, delimiter: str) -> None:
    fast = delimited._rectangle(written.encode(), delimiter)
    if fast is not None:
        careful, findings = delimited._ragged(written, delimiter, "a.csv")
        assert rows(Grid("", fast)) == rows(Grid("", careful))
        assert findings == []
