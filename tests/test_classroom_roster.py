"""Rosters as people keep them, and seats that stay whatever the next roster says."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kit import text_class as text
from kit.classroom import command, roster, roster_file
from kit.classroom import folder as folders
from kit.classroom.errors import ClassError
from kit.classroom.roster import Person, Seat


def people(folder: Path, data: bytes | str, name: str = "peserta.csv") -> list[Person]:
    return read(folder, data, name)[0]


def read(folder: Path, data: bytes | str, name: str = "peserta.csv") -> tuple[list[Person], list[str]]:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return roster_file.read(path)


# --- files ---

TABLE = "nama;instansi;kode\nPeserta Contoh 001, S.IP.;Perpustakaan Contoh;020\n"


@pytest.mark.parametrize(
    "data",
    [
        TABLE,
        TABLE.replace("\n", "\r\n"),
        codecs.BOM_UTF8 + TABLE.encode(),
        TABLE.encode("utf-16"),
        TABLE.replace(";", "\t"),
        'nama,instansi,kode\n"Peserta Contoh 001, S.IP.",Perpustakaan Contoh,020\n',
        "DAFTAR PESERTA;;\n;;\nNama Lengkap;Asal Instansi;Kode\nPeserta Contoh 001, S.IP.;Perpustakaan Contoh;020",
        "No;NAMA ;Instansi;kode\n1;  Peserta  Contoh 001, S.IP.;Perpustakaan\u00a0Contoh;020\n;;;\n",
    ],
)
def test_any_kind_of_csv(tmp_path: Path, data: bytes | str) -> None:
    (found,) = people(tmp_path, data)
    assert (found.name, found.institution, found.code) == (
        "Peserta Contoh 001, S.IP.",
        "Perpustakaan Contoh",
        "020",
    )


def test_what_excel_on_windows_writes(tmp_path: Path) -> None:
    found = people(tmp_path, "nama;instansi\nPeserta René;Perpustakaan Contoh\n".encode("cp1252"))
    assert found[0].name == "Peserta René"


@pytest.mark.parametrize("name", ["peserta.xlsx", "peserta.csv"])
def test_excel_whatever_the_ending(tmp_path: Path, name: str) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["Nama", "Instansi", "Kode"])
    book.active.append(["Peserta Contoh 001", "Perpustakaan Contoh", 7])
    book.save(tmp_path / "asli.xlsx")
    found = people(tmp_path, (tmp_path / "asli.xlsx").read_bytes(), name)
    assert [(one.name, one.code) for one in found] == [("Peserta Contoh 001", "7")]


def test_a_list_of_names_alone_keeps_its_commas(tmp_path: Path) -> None:
    found, findings = read(tmp_path, "Nama\nPeserta Contoh 001, S.IP., M.Si.\n")
    assert found[0].name == "Peserta Contoh 001, S.IP., M.Si."
    assert findings == [text.ROSTER_NO_INSTITUTION.format(row=2, name=found[0].name)]


def test_empty_names_are_said_and_left_out(tmp_path: Path) -> None:
    found, findings = read(tmp_path, "nama;instansi\n;A\n - ;B\nPeserta Contoh 001;\nPeserta Contoh 002;C\n")
    assert [(one.row, one.name) for one in found] == [(4, "Peserta Contoh 001"), (5, "Peserta Contoh 002")]
    assert findings == [
        text.ROSTER_NO_NAME.format(row=2),
        text.ROSTER_NO_NAME.format(row=3),
        text.ROSTER_NO_INSTITUTION.format(row=4, name="Peserta Contoh 001"),
    ]


def test_signs_that_turn_or_break_a_line_are_not_kept(tmp_path: Path) -> None:
    (found,) = people(tmp_path, 'nama;instansi\n"Peserta\u202eContoh\n\x07001";X\n')
    assert found.name == "Peserta Contoh 001"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("a;b\n1;2\n", text.ROSTER_NO_HEADER),
        ("", text.ROSTER_NO_HEADER),
        ("nama;instansi\n", text.ROSTER_EMPTY),
        (b"PK\x03\x04 bukan lembar kerja", text.ROSTER_UNREADABLE),
        (b"nama\n" + b"x" * 6_000_000, text.ROSTER_TOO_LARGE),
    ],
)
def test_a_file_that_is_no_roster(tmp_path: Path, data: bytes | str, sentence: str) -> None:
    with pytest.raises(ClassError) as told:
        read(tmp_path, data)
    assert str(told.value).startswith(sentence.split("{", maxsplit=1)[0])


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ClassError):
        roster_file.read(tmp_path / "tidak-ada.csv")


def test_degrees_without_quotes_belong_to_the_name(tmp_path: Path) -> None:
    rows = "nama,instansi\nSiti Aminah, S.IP.,Perpus A\nBudi, S.Kom., M. Si,Perpus B\nAni,Perpus C,\n"
    found, findings = read(tmp_path, rows)
    assert [(one.name, one.institution) for one in found] == [
        ("Siti Aminah, S.IP.", "Perpus A"),
        ("Budi, S.Kom., M. Si", "Perpus B"),
        ("Ani", "Perpus C"),
    ]
    assert findings == [text.ROSTER_DEGREES.format(row=n, name=found[n - 2].name) for n in (2, 3)]


def test_a_comma_that_nothing_explains_is_asked_about(tmp_path: Path) -> None:
    found, findings = read(tmp_path, "nama,instansi\nSiti,Perpus A,Kutai Barat\nAni,Perpus C\n")
    assert [one.name for one in found] == ["Ani"]
    assert findings == [text.ROSTER_TOO_WIDE.format(row=2, cells="Siti, Perpus A, Kutai Barat")]


@pytest.mark.parametrize(
    "rows",
    [
        'nama,instansi\n"Siti,Perpus A\nBudi,Perpus B\nAni,Perpus C\n',
        'nama;instansi\nSiti;Perpus A\nBudi;"Perpus B\nAni;Perpus C\n',
        'nama,instansi\n"Siti,Perpus A\nBudi,Perpus B\n"Ani,Perpus C\n',
    ],
)
def test_a_quotation_mark_left_open_swallows_nobody(tmp_path: Path, rows: str) -> None:
    found, findings = read(tmp_path, rows)
    assert [(one.name, one.institution) for one in found] == [
        ("Siti", "Perpus A"), ("Budi", "Perpus B"), ("Ani", "Perpus C"),
    ]  # fmt: skip
    assert findings
    assert all(one.split(":")[0].startswith("Baris") for one in findings)


@pytest.mark.parametrize(
    "last", ["Jumlah;", "Total peserta;", ";Jumlah: 2", "JUMLAH;2", "Total keseluruhan;2 orang"]
)
def test_a_total_is_nobody(tmp_path: Path, last: str) -> None:
    found, findings = read(tmp_path, f"nama;instansi\nSiti;A\nTotalina Jumlahwati;B\n{last}\n")
    assert [one.name for one in found] == ["Siti", "Totalina Jumlahwati"]
    assert len(findings) == 1
    assert "baris jumlah" in findings[0]


def test_a_code_given_twice_is_told(tmp_path: Path) -> None:
    found, findings = read(tmp_path, "nama;instansi;kode\nSiti;A;7\nBudi;B;7\nAni;C;\nEdi;D;\n")
    assert [one.code for one in found] == ["7", "", "", ""]
    assert findings == [text.ROSTER_CODE_DOUBLE.format(row=3, first=2, code="7")]


# --- seats ---


def test_namesakes_and_every_script_get_seats_of_their_own() -> None:
    names = [
        "Siti Contoh",
        "Siti Contoh",
        "سيتي",
        "محمد",
        "🙂",
        "Peserta \"Contoh\" '001'",
        "<b>Peserta</b>",
        "../../etc",
        "CON",
    ]
    seats, findings = roster.merge(
        [], [Person(name, f"Perpustakaan {number}") for number, name in enumerate(names)]
    )
    ids = [seat.id for seat in seats]
    assert len(set(ids)) == len(names)
    assert all(one.strip("abcdefghijklmnopqrstuvwxyz0123456789-") == "" and len(one) < 90 for one in ids)
    assert findings == [
        text.ROSTER_NAMESAKES.format(name="Siti Contoh", institutions="Perpustakaan 0; Perpustakaan 1")
    ]


def test_doubles_share_a_seat_and_are_said() -> None:
    rows = [Person("Siti Contoh", "Perpustakaan A", row=2), Person("SITI  contoh", "Perpustakaan A.", row=9)]
    seats, findings = roster.merge([], rows)
    assert [seat.id for seat in seats] == ["siti-contoh"]
    assert findings == [text.ROSTER_DOUBLE.format(row=9, first=2, name="SITI  contoh")]


def test_nobody_gets_the_facilitators_name() -> None:
    (seat,) = roster.merge([], [Person("Fasilitator", "Perpustakaan A")])[0]
    assert seat.id != roster.FACILITATOR


def test_a_changed_roster_leaves_seats_where_they_are() -> None:
    before, _ = roster.merge([], [Person("Siti Contoh", "A"), Person("Budi Contoh", "B")])
    after, findings = roster.merge(before, [Person("Siti Contoh", "C"), Person("Siti Contoh", "A")])
    assert after[:2] == before
    assert len(after) == 3
    assert text.ROSTER_ABSENT.format(count=1, names="Budi Contoh") in findings


def test_three_hundred_rows(tmp_path: Path) -> None:
    rows = "\n".join(f"Peserta Contoh {number:03d};Perpustakaan {number % 7}" for number in range(300))
    found, findings = read(tmp_path, f"nama;instansi\n{rows}\n")
    seats, more = roster.merge([], found)
    assert (len(seats), findings, more) == (300, [], [])
    roster.save(tmp_path, seats)
    assert roster.load(tmp_path) == seats


words = some.text(max_size=30)


@given(some.lists(some.tuples(words, words), max_size=12), some.lists(some.tuples(words, words), max_size=12))
def test_seats_are_stable_and_never_shared(
    first: list[tuple[str, str]], second: list[tuple[str, str]]
) -> None:
    before, _ = roster.merge([], [Person(*one) for one in first])
    after, _ = roster.merge(before, [Person(*one) for one in second])
    assert after[: len(before)] == before
    assert len({seat.id for seat in after}) == len(after) == len({roster.key(seat) for seat in after})


def test_find_by_seat_name_or_a_part_of_it() -> None:
    seats = [Seat("siti", "Siti", "A"), Seat("siti-aminah", "Siti Aminah", "B"), Seat("budi", "Budi", "C")]
    assert [seat.id for seat in roster.find(seats, "siti")] == ["siti"]
    assert [seat.id for seat in roster.find(seats, "amin")] == ["siti-aminah"]
    assert len(roster.find(seats, "i")) == 3
    assert roster.find(seats, " ") == []


@pytest.mark.parametrize(("said", "added"), [("y", True), (" Ya ", True), ("", False), ("t", False)])
def test_new_people_of_a_roster_are_offered_to_the_class_that_runs(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    said: str,
    added: bool,
) -> None:
    folders.make(tmp_path)
    roster.save(tmp_path, [Seat("siti", "Siti", "A")])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: said)
    command._offer(tmp_path, [Person("Siti", "A"), Person("Budi", "B"), Person("Ani", "C")], [])
    told = capsys.readouterr().out
    assert text.ROSTER_NEW.format(count=2, names="Budi, Ani") in told
    assert (text.SEAT_ADDED.format(name="Ani") in told) == added
    assert [seat.name for seat in roster.load(tmp_path)] == ["Siti", "Budi", "Ani"][: 3 if added else 1]


def test_a_roster_that_brings_nobody_new_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folders.make(tmp_path)
    roster.save(tmp_path, [Seat("siti", "Siti", "A")])
    command._offer(tmp_path, [Person("siti", "a")], [])
    assert capsys.readouterr().out == f"{text.ROSTER_SAME}\n"


def test_namesakes_are_called_by_their_institution() -> None:
    seats = [
        Seat("siti", "Siti Contoh", "A"),
        Seat("siti-b", "siti  contoh", "B"),
        Seat("budi", "Budi Contoh", "A"),
    ]
    assert [roster.called(seats, one.id) for one in seats] == [
        "Siti Contoh (A)",
        "siti  contoh (B)",
        "Budi Contoh",
    ]
    assert roster.called(seats, "entah") == "entah"
