"""A workbook repaired in the spreadsheet program itself, on the learner's own disk, and read again afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from kit import text
from kit.base.indonesian import number
from kit.check.result import UNANSWERED, Outcome, PartResult, Result, judged
from kit.check.values import numbers_in
from kit.kinds.exercise import Answers, Exercise, Slips, lettered

if TYPE_CHECKING:
    from playwright.sync_api import Locator

Value = str | float
Row = tuple[Value, ...]


@dataclass(frozen=True, kw_only=True)
class Goal:
    """What shall be in the end: one row of names (`head`), the right rows (`rows`), or the right cells of `columns`."""

    task: str
    feedback: str
    head: bool = False
    rows: bool = False
    columns: tuple[str, ...] = ()


class WorkbookView(TypedDict):
    tasks: list[tuple[str, str]]  # id and HTML
    file: str


@dataclass(frozen=True, kw_only=True)
class Workbook(Exercise):
    """An answer is what `kit.practice.read` found: file, rows (numbers as float, days as YYYY-MM-DD), and whether in a seat."""

    file: str
    messy: tuple[Row, ...]
    columns: tuple[str, ...]
    table: tuple[Row, ...]
    goals: tuple[Goal, ...]
    merged: tuple[str, ...] = ()

    label = "lembar kerja"
    example = """
prompt = "Rapikan lembar kerja ini."
file = "kegiatan.xlsx"
messy = [
  ["REKAP KEGIATAN", "", ""],
  ["id", "tanggal", "peserta"],
  ["K-01", "14 Mei 2025", "12 orang"],
  ["Jumlah", "", "12 orang"],
]
merged = ["A1:C1"]
columns = ["id", "tanggal", "peserta"]
table = [["K-01", "2025-05-14", 12]]
goals = [
  { task = "Nama kolom di baris pertama.", head = true, feedback = "Pindahkan judul rekap ke nama berkas." },
  { task = "Satu baris, satu kegiatan.", rows = true, feedback = "Jumlah dihitung di tabel lain." },
  { task = "Tanggal baku.", columns = ["tanggal"], feedback = "Tulis tahun lebih dahulu." },
  { task = "Angka tanpa satuan.", columns = ["peserta"], feedback = "Satuan ditulis di nama kolom." },
]
"""
    guide = """\
Kartu menyiapkan `file` di komputer peserta (`belajar/latihan/ID`); peserta memperbaikinya dengan Excel atau LibreOffice, menyimpan, lalu
menekan **Periksa berkas**. `messy` ditulis sel demi sel, `merged` digabung. Di akhir, lembar pertama memuat `columns` (urutan bebas,
kolom lain boleh ada) dan baris `table`; kolom pertama adalah kuncinya. Tanggal ditulis `YYYY-MM-DD`, sebagai tanggal atau teks."""
    submit = text.CHECK_WORKBOOK
    reads_workbook = True

    def practice(self) -> Mapping[str, bytes]:
        from kit.documents import excel

        return {self.file: excel.sheet(self.messy, self.merged)}

    # --- for the author ---

    def defects(self) -> Iterator[str]:
        if not re.fullmatch(r"[\w.-]+\.xlsx", self.file):
            yield "file harus berupa nama berkas yang berakhir dengan .xlsx, tanpa folder"
        for place, row in enumerate(self.table, 1):
            if len(row) != len(self.columns):
                yield f"table baris {place}: banyaknya sel harus sama dengan columns ({len(self.columns)})"
        for goal in self.goals:
            if bool(goal.head) + bool(goal.rows) + bool(goal.columns) != 1:
                yield f"tugas “{goal.task}”: isi tepat satu dari head, rows, atau columns"
            for name in set(goal.columns) - set(self.columns):
                yield f"tugas “{goal.task}”: kolom “{name}” tidak ada di columns"

    def sentences(self) -> Iterator[list[tuple[str, str]]]:
        yield [(f"tugas “{goal.task}”", goal.feedback) for goal in self.goals]

    def answers(self, learner: str = "") -> Answers:
        """The tidy sheet, then every goal missed in turn."""
        tidy: list[list[Value]] = [list(self.columns), *(list(row) for row in self.table)]
        yield self._answer(tidy), ""
        for goal in self.goals:
            missed: list[list[Value]]
            if goal.head:
                missed = [[text.DOCUMENT_SUM], *tidy]
            elif goal.rows:
                missed = [*tidy, [text.DOCUMENT_SUM]]
            else:
                at = self.columns.index(goal.columns[0])
                missed = [tidy[0], [*tidy[1][:at], "?", *tidy[1][at + 1 :]], *tidy[2:]]
            yield self._answer(missed), goal.feedback

    def _answer(self, rows: list[list[Value]]) -> dict[str, Any]:
        return {"file": self.file, "rows": _trimmed(rows), "seat": False}

    # --- an answer ---

    def fits(self, answer: Any) -> bool:
        if answer is None:
            return True
        if not isinstance(answer, dict) or answer.keys() != {"file", "rows", "seat"}:
            return False
        rows = answer["rows"]
        return (
            isinstance(answer["file"], str)
            and isinstance(rows, list)
            and all(isinstance(row, list) for row in rows)
            and all(isinstance(cell, str | int | float) for row in rows for cell in row)
        )

    def judge(self, answer: Any, learner: str = "") -> Result:
        if not answer or not self.fits(answer):
            return Result(Outcome.UNANSWERED, text.FOLDER_ABSENT)
        if not answer["file"]:
            return Result(Outcome.UNANSWERED, text.WORKBOOK_UNREADABLE.format(file=self.file))
        rows = _trimmed(answer["rows"])
        if rows == _trimmed([list(row) for row in self.messy]):
            return UNANSWERED
        sheet = _Sheet.read(rows, self.columns)
        parts = {}
        for letter, goal in lettered(self.goals).items():
            seen = self._seen(goal, sheet)
            parts[letter] = PartResult(not seen, f"{seen} {goal.feedback}" if seen else "")
        return judged(parts)

    def _seen(self, goal: Goal, sheet: _Sheet) -> str:
        """What was seen that keeps a goal from being reached, as a sentence; empty where it is reached."""
        if not sheet.places:
            return text.WORKBOOK_NO_HEAD.format(missing=", ".join(f"`{name}`" for name in sheet.missing))
        if goal.head:
            return text.WORKBOOK_ABOVE.format(row=sheet.head + 1) if sheet.head else ""
        if goal.rows:
            return self._seen_of_rows(sheet)
        return next(self._seen_of_cells(goal, sheet), "")

    def _seen_of_rows(self, sheet: _Sheet) -> str:
        wanted = [str(row[0]) for row in self.table]
        there = [sheet.shown(row, self.columns[0]) for row in sheet.rows]
        if strange := [key for key in there if key not in wanted]:
            return text.WORKBOOK_STRANGE.format(key=strange[0] or text.EMPTY)
        if missing := [key for key in wanted if key not in there]:
            return text.WORKBOOK_MISSING.format(key=missing[0])
        if doubled := [key for key in wanted if there.count(key) > 1]:
            return text.WORKBOOK_DOUBLED.format(key=doubled[0])
        return ""

    def _seen_of_cells(self, goal: Goal, sheet: _Sheet) -> Iterator[str]:
        wanted = {str(row[0]): dict(zip(self.columns, row, strict=True)) for row in self.table}
        if not any(sheet.shown(row, self.columns[0]) in wanted for row in sheet.rows):
            yield text.WORKBOOK_MISSING.format(key=next(iter(wanted)))  # no cell is there that could be right
        for row in sheet.rows:
            key = sheet.shown(row, self.columns[0])
            for name in goal.columns if key in wanted else ():
                given, right = sheet.cell(row, name), wanted[key][name]
                if not _same(given, right):
                    as_text = (
                        isinstance(given, str) and isinstance(right, float) and right in numbers_in(given)
                    )
                    words = text.WORKBOOK_AS_TEXT if as_text else text.WORKBOOK_CELL
                    yield words.format(key=key, column=name, given=_spoken(given) or text.EMPTY)

    def model_answer(self, learner: str = "") -> str:
        lines = [self.columns, *(tuple(_spoken(cell) for cell in row) for row in self.table)]
        head, *others = [f"| {' | '.join(line)} |" for line in lines]
        return "\n".join([head, "|---" * len(self.columns) + "|", *others])

    def view(self, learner: str) -> WorkbookView:
        from kit.markup import inline

        return {
            "tasks": [(i, inline(goal.task)) for i, goal in lettered(self.goals).items()],
            "file": self.file,
        }

    def slips(self, event: Mapping[str, Any]) -> Slips:
        result = self.judge(event["answer"])
        for letter, goal in lettered(self.goals).items():
            part = result.parts.get(letter)
            if part and not part.ok:
                yield goal.task, goal.feedback

    def act(self, folder: Path, answer: Any) -> None:
        """Save the sheet of an answer as a learner would; for tests."""
        from kit.documents import excel

        (folder / self.file).write_bytes(excel.sheet([tuple(row) for row in answer["rows"]]))

    def play(self, card: Locator, answer: Any) -> None:
        from playwright.sync_api import expect

        card.locator(".kit-make").click()
        expect(card).not_to_have_class(re.compile("kit-waiting"), timeout=60_000)
        place = card.locator(".kit-place")
        expect(place).to_be_visible(timeout=60_000)
        self.act(Path(place.inner_text()), answer)


@dataclass(frozen=True)
class _Sheet:
    """A sheet as it was read: in which row the names stand, where each column is, and the rows below."""

    head: int
    places: Mapping[str, int]  # empty where no row holds all names
    missing: tuple[str, ...]
    rows: tuple[list[Value], ...]

    @classmethod
    def read(cls, rows: list[list[Value]], columns: tuple[str, ...]) -> _Sheet:
        best: tuple[str, ...] = columns
        for place, row in enumerate(rows):
            names = [str(cell).strip().casefold() for cell in row]
            missing = tuple(name for name in columns if name.casefold() not in names)
            if not missing:
                places = {name: names.index(name.casefold()) for name in columns}
                return cls(
                    place, places, (), tuple(line for line in rows[place + 1 :] if any(map(_filled, line)))
                )
            best = min(best, missing, key=len)
        return cls(0, {}, best, ())

    def cell(self, row: list[Value], column: str) -> Value:
        at = self.places[column]
        return row[at] if at < len(row) else ""

    def shown(self, row: list[Value], column: str) -> str:
        return _spoken(self.cell(row, column)).strip()


def _filled(cell: Value) -> bool:
    return not isinstance(cell, str) or bool(cell.strip())


def _trimmed(rows: list[list[Value]]) -> list[list[Value]]:
    """Without empty cells at the end of a row, and empty rows at the end."""
    kept: list[list[Value]] = []
    for row in rows:
        last = max((place for place, cell in enumerate(row, 1) if _filled(cell)), default=0)
        kept.append([float(cell) if isinstance(cell, int) else cell for cell in row[:last]])
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _same(given: Value, right: Value) -> bool:
    if isinstance(right, float) or isinstance(given, float):
        return given == right
    return given.strip() == right


def _spoken(cell: Value) -> str:
    return cell if isinstance(cell, str) else number(cell)
