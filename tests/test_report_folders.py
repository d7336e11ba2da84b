"""Folders as people keep them -> the figures of the report, each reckoned anew from what was written into the files."""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from report_made import figure, words
from xlsxwriter import Workbook

from kit import text_report as text
from kit.report import build, folder
from kit.report.model import Report

LIBRARIES = {
    "P01": "Perpustakaan Desa Melati",
    "P02": "Perpustakaan Desa Mawar",
    "P03": "Perpustakaan Kelurahan Anggrek",
}
MONTHS = {"2026-04": "April 2026", "2026-05": "Mei 2026"}
Row = Sequence[Any]


def report_of(place: Path) -> Report:
    sources = [source for path in folder._files(place) for source in folder._sources(path)]
    return build.make(sources, "2026-05", publish=False)


def write_csv(path: Path, rows: Sequence[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def write_workbook(path: Path, sheets: dict[str, Sequence[Row]]) -> None:
    with Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)


def visits(made: Report) -> float | None:
    return figure(made, f"{text.MEASURES['di_tempat']}, Mei 2026").value


def people(made: Report) -> tuple[float | None, float | None]:
    labels = (text.ACTIVITIES_OF, text.PARTICIPANTS_OF)
    count, persons = (figure(made, label.format(strategy=text.TOTAL)).value for label in labels)
    return count, persons


REGISTER = [["id_perpus", "nama", "kode_wilayah"], *([id_, name, "64.02"] for id_, name in LIBRARIES.items())]


# --- faults that were seen once ---


def test_a_sheet_a_month(tmp_path: Path) -> None:
    head = ["Nama Perpustakaan", "Bulan", "Anggota", "Non Anggota"]
    write_workbook(
        tmp_path / "k.xlsx",
        {name[:3]: [head, ["Perpus A", name, 100, 10]] for name in MONTHS.values()},
    )
    assert visits(report_of(tmp_path)) == 110


def test_one_file_with_sexes_and_one_with_a_total(tmp_path: Path) -> None:
    write_csv(
        tmp_path / "a.csv",
        [["Tanggal Mulai", "Judul Kegiatan", "Peserta L", "Peserta P"], ["2026-05-14", "Kelas", 10, 20]],
    )
    write_csv(
        tmp_path / "b.csv",
        [["Tanggal Mulai", "Judul Kegiatan", "Jumlah Peserta"], ["2026-05-20", "Lomba", 25]],
    )
    assert people(report_of(tmp_path)) == (2, 55)


@pytest.mark.parametrize(
    ("rows", "expected", "said"),
    [
        ([[10, 20, 30], ["", "", 120]], (2, 150), ""),
        ([[10, 20, 30], [10, "", 120]], (2, 150), ""),
        ([[10, 20, 30], [10, 20, 31]], (2, 30), text.CONTRADICTING_ACTIVITIES),
        ([[10, 20, 30], [10, "", 8]], (2, 30), text.CONTRADICTING_ACTIVITIES),
        ([[10, 20, 30], ["", 5, ""]], (2, 35), text.INCOMPLETE_ACTIVITIES),
        ([[10, 20, ""], ["", "", 0]], (2, 30), ""),
    ],
)
def test_a_total_counts_as_far_as_the_sexes_do_not_tell_it(
    tmp_path: Path, rows: list[list[Any]], expected: tuple[int, int], said: str
) -> None:
    head = ["Tanggal Mulai", "Judul Kegiatan", "Peserta L", "Peserta P", "Jumlah Peserta"]
    write_csv(tmp_path / "a.csv", [head, *(["2026-05-14", f"Kelas {n}", *row] for n, row in enumerate(rows))])
    made = report_of(tmp_path)
    assert people(made) == expected
    sentences = [
        one.partition("{number}")[2] for one in (text.CONTRADICTING_ACTIVITIES, text.INCOMPLETE_ACTIVITIES)
    ]
    found = [one for one in sentences if one in words(made)]
    assert found == ([said.partition("{number}")[2]] if said else [])


@pytest.mark.parametrize("spelling", [str, str.upper, lambda name: name.replace("Perpustakaan", "Perpus.")])
def test_one_library_by_id_in_one_file_and_by_name_in_another(tmp_path: Path, spelling: Any) -> None:
    write_csv(
        tmp_path / "a.csv",
        [
            ["ID Perpustakaan", "Bulan", "Anggota", "Non Anggota"],
            ["P01", "Mei 2026", 100, 10],
            ["P02", "Mei 2026", 200, 20],
        ],
    )
    rows = [
        [spelling(LIBRARIES["P01"]), "Mei 2026", 100, 10],
        [spelling(LIBRARIES["P02"]), "Mei 2026", 200, 20],
    ]
    write_csv(tmp_path / "b.csv", [["Nama Perpustakaan", "Bulan", "Anggota", "Non Anggota"], *rows])
    write_csv(tmp_path / "perpustakaan.csv", REGISTER)
    assert visits(report_of(tmp_path)) == 330


def test_the_same_numbers_under_two_names_are_pointed_out(tmp_path: Path) -> None:
    """Without a table that joins id and name nobody can tell; but nobody may overlook it either."""
    head = ["Bulan", "Anggota", "Non Anggota"]
    write_csv(tmp_path / "a.csv", [["ID Perpustakaan", *head], ["P01", "Mei 2026", 100, 10]])
    write_csv(tmp_path / "b.csv", [["Nama Perpustakaan", *head], [LIBRARIES["P01"], "Mei 2026", 100, 10]])
    assert text.SAME_NUMBERS.partition("{libraries}")[2][:40] in words(report_of(tmp_path))


def test_a_sheet_that_repeats_others(tmp_path: Path) -> None:
    head = ["No", "Nama Perpustakaan", "Tanggal Kegiatan", "Nama Kegiatan", "L", "P"]
    april = [[1, "Perpustakaan A", "20 April 2026", "Lomba", 7, 8]]
    may = [[n, "Perpustakaan A", f"{13 + n} Mei 2026", f"Kelas {n}", 10 + n, 20 + n] for n in range(1, 5)]
    write_workbook(
        tmp_path / "k.xlsx", {"April": [head, *april], "Mei": [head, *may], "Rekap": [head, *april, *may]}
    )
    assert people(report_of(tmp_path)) == (4, 140)
    (part,) = folder.baca(tmp_path / "k.xlsx").bagian
    assert len(part.table) == 5
    assert "lembar-mengulang" in {one.code for one in part.findings}


def test_two_months_with_the_same_numbers_are_two_months(tmp_path: Path) -> None:
    """Only the sheet says which month it is: nothing repeats anything."""
    rows = [["Nama Perpustakaan", "Anggota"], ["Perpustakaan A", 10], ["Perpustakaan B", 20]]
    write_workbook(tmp_path / "k.xlsx", {"April": rows, "Mei": rows})
    (part,) = folder.baca(tmp_path / "k.xlsx").bagian
    assert len(part.table) == 4


# --- any folder ---


class Folder:
    """A folder drawn by lot; `visits`, `activities`, `participants`, `libraries`: what it says of May 2026."""

    def __init__(self, place: Path, seed: int) -> None:
        self.draw, self.place = random.Random(seed), place
        write_csv(place / "perpustakaan.csv", REGISTER)
        self.visits, self.reporting = 0, set[str]()
        self.activities = self.participants = 0
        for number in range(self.draw.randint(1, 2)):
            self._visits(number)
        for number in range(self.draw.randint(1, 2)):
            self._activities(number)

    def _library(self, by_id: bool, library: str) -> str:
        name = LIBRARIES[library]
        return (
            library
            if by_id
            else self.draw.choice([name, name.upper(), f" {name} ", name.replace("Perpustakaan", "Perpus")])
        )

    def _visits(self, number: int) -> None:
        """Of a month, each library is told of in one file; some files come twice under another name."""
        by_id, known = self.draw.random() < 0.5, {}
        for library in list(LIBRARIES)[number::2]:
            for month in MONTHS:
                if self.draw.random() < 0.8:
                    known[library, month] = [self.draw.randint(5, 500), self.draw.randint(5, 90)]
        if not known:
            return
        head = ["ID Perpustakaan" if by_id else "Nama Perpustakaan", "Bulan", "Anggota", "Non Anggota"]
        rows = [
            (month, [self._library(by_id, library), MONTHS[month], *values])
            for (library, month), values in known.items()
        ]
        if self.draw.random() < 0.25:
            self._pivot(f"kunjungan {number}", head[0], by_id, known)
        else:
            self._write(f"kunjungan {number}", head, rows)
        if self.draw.random() < 0.3:  # the same once more, the other way round
            again = [
                (month, [self._library(not by_id, library), MONTHS[month], *values])
                for (library, month), values in known.items()
            ]
            self._write(
                f"kunjungan {number} baru",
                ["Nama Perpustakaan" if by_id else "ID Perpustakaan", *head[1:]],
                again,
            )
        self.visits += sum(sum(values) for (_, month), values in known.items() if month == "2026-05")
        self.reporting |= {library for library, month in known if month == "2026-05"}

    def _pivot(self, name: str, head: str, by_id: bool, known: dict[tuple[str, str], list[int]]) -> None:
        """A column for each month; anything but the sum of a month is lost."""
        for (library, month), values in known.items():
            known[library, month] = [sum(values), 0]
        libraries = sorted({library for library, _ in known})
        rows = [
            [self._library(by_id, library), *(sum(known.get((library, month), [])) or "" for month in MONTHS)]
            for library in libraries
        ]
        title = self.draw.choice(["Rekap Kunjungan Tahun 2026", "JUMLAH PENGUNJUNG 2026"])
        heads = [head, *(self.draw.choice([name[:3], name.split()[0]]) for name in MONTHS.values())]
        write_workbook(self.place / f"{name}.xlsx", {"Data": [[title], [], heads, *rows]})

    def _activities(self, number: int) -> None:
        shape = self.draw.choice(["sexes", "total", "both"])
        by_id = self.draw.random() < 0.5
        counts = {"sexes": ["L", "P"], "total": ["Jumlah Peserta"], "both": ["L", "P", "Jumlah Peserta"]}[
            shape
        ]
        head = [
            "No",
            "ID Perpustakaan" if by_id else "Nama Perpustakaan",
            "Tanggal Kegiatan",
            "Nama Kegiatan",
            *counts,
        ]
        rows = []
        for n in range(self.draw.randint(1, 6)):
            month, library = self.draw.choice(list(MONTHS)), self.draw.choice(list(LIBRARIES))
            male, female = self.draw.randint(5, 40), self.draw.randint(5, 40)
            cells = {
                "sexes": [male, female],
                "total": [male + female],
                "both": [male, female, male + female],
            }[shape]
            if shape == "both" and self.draw.random() < 0.4:
                cells = ["", "", male + female]
            day = f"{self.draw.randint(13, 28)} {MONTHS[month]}"
            rows.append((month, [n + 1, self._library(by_id, library), day, f"Kelas {number}-{n}", *cells]))
            self.activities += month == "2026-05"
            self.participants += (male + female) * (month == "2026-05")
        self._write(f"kegiatan {number}", head, rows)

    def _write(self, name: str, head: list[str], rows: list[tuple[str, list[Any]]]) -> None:
        months = sorted({month for month, _ in rows})
        sheets = {
            MONTHS[month].split()[0]: [head, *(row for own, row in rows if own == month)] for month in months
        }
        match self.draw.choice(["csv", "workbook", "sheets", "recap", "titled", "paged"]):
            case "titled":
                bare = [
                    [str(cell).replace(" 2026", "") if "2026" in str(cell) else cell for cell in row]
                    for _, row in rows
                ]
                write_workbook(
                    self.place / f"{name}.xlsx", {"Data": [[f"{name} TAHUN 2026".upper()], head, *bare]}
                )
            case "paged":
                write_workbook(
                    self.place / f"{name}.xlsx",
                    {"Data": [head, *self._pages(head, [row for _, row in rows])]},
                )
            case "csv":
                write_csv(self.place / f"{name}.csv", [head, *(row for _, row in rows)])
            case "workbook":
                write_workbook(self.place / f"{name}.xlsx", {"Data": [head, *(row for _, row in rows)]})
            case "sheets":
                write_workbook(self.place / f"{name}.xlsx", sheets)
            case "recap":
                all_rows = [row for sheet in sheets.values() for row in sheet[1:]]
                recap = {"Rekap": [head, *all_rows]} if len(sheets) > 1 else {}
                write_workbook(self.place / f"{name}.xlsx", sheets | recap)

    @staticmethod
    def _pages(head: list[str], rows: list[list[Any]]) -> list[Row]:
        """Two printed pages: the first one's totals are carried over to the second."""
        middle = len(rows) // 2

        def total(label: str, of: list[list[Any]]) -> Row:
            sums = [
                sum(row[place] or 0 for row in of) if isinstance(of[0][place], int) else ""
                for place in range(len(head))
            ]
            return [label, *sums[1:]]

        if not middle:
            return rows
        carried = [total(words, rows[:middle]) for words in ("Jumlah dipindahkan", "Jumlah pindahan")]
        return [*rows[:middle], carried[0], head, carried[1], *rows[middle:], total("Jumlah", rows)]


@pytest.mark.parametrize("seed", range(36))
def test_any_folder_gives_the_figures_that_were_written_into_it(tmp_path: Path, seed: int) -> None:
    given = Folder(tmp_path, seed)
    made = report_of(tmp_path)
    if given.visits:
        assert visits(made) == given.visits
        label = text.REPORTING_OF.format(measure=text.MEASURES["di_tempat"])
        assert figure(made, label).value == len(given.reporting)
    if given.activities:
        assert people(made) == (given.activities, given.participants)
    else:
        assert text.NO_ACTIVITIES.format(month="Mei 2026") in words(made)
