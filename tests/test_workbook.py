"""A workbook repaired on the learner's own disk: saved in every way that people do it, and read again."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from made import example

from kit import learner, practice, text
from kit.cards.exercise import ExerciseCard
from kit.check.result import Outcome
from kit.exercises import lessons
from kit.kinds.workbook import Workbook

SHEETS = [one for lesson in lessons() for one in lesson.exercises if isinstance(one, Workbook)]


@pytest.fixture
def exercise() -> Workbook:
    made = example("workbook")
    assert isinstance(made, Workbook)
    return made


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exercise: Workbook) -> Path:
    monkeypatch.setenv("KIT_BELAJAR", str(tmp_path / "belajar"))
    monkeypatch.setenv("KIT_PROGRESS", str(tmp_path / "progress"))
    practice.lay_out(exercise.id, exercise.practice())
    return practice.place(exercise.id)


def save(path: Path, *rows: list[Any]) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)


def judged(exercise: Workbook) -> Any:
    return exercise.judge(practice.read(exercise.id))


HEAD = ["id", "tanggal", "peserta"]


def test_nobody_has_touched_it(exercise: Workbook, folder: Path) -> None:
    assert judged(exercise).outcome is Outcome.UNANSWERED


def test_opened_and_saved_again_is_still_untouched(exercise: Workbook, folder: Path) -> None:
    book = openpyxl.load_workbook(folder / exercise.file)
    assert [str(cells) for cells in book.worksheets[0].merged_cells.ranges] == list(exercise.merged)
    book.save(folder / exercise.file)
    assert judged(exercise).outcome is Outcome.UNANSWERED


@pytest.mark.parametrize(
    "rows",
    [
        [HEAD, ["K-01", date(2025, 5, 14), 12]],
        [HEAD, ["K-01", datetime(2025, 5, 14), 12.0]],
        [HEAD, ["K-01", "2025-05-14", 12]],
        [["peserta", "ID ", "Tanggal", "catatan"], [12, "K-01", date(2025, 5, 14), "lunas"], [], [None]],
        [[*HEAD, None], [" K-01", "2025-05-14 ", 12, None]],
    ],
)
def test_tidy_in_any_dress(exercise: Workbook, folder: Path, rows: list[list[Any]]) -> None:
    save(folder / exercise.file, *rows)
    assert judged(exercise).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["REKAP"], HEAD, ["K-01", date(2025, 5, 14), 12]], text.WORKBOOK_ABOVE.format(row=2)),
        ([["id", "tanggal", "orang"], ["K-01", date(2025, 5, 14), 12]], "`peserta`"),
        (
            [HEAD, ["K-01", date(2025, 5, 14), 12], ["Jumlah", None, 12]],
            text.WORKBOOK_STRANGE.format(key="Jumlah"),
        ),
        (
            [HEAD, ["K-01", date(2025, 5, 14), 12], [None, None, 12]],
            text.WORKBOOK_STRANGE.format(key=text.EMPTY),
        ),
        ([HEAD, ["K-01", date(2025, 5, 14), 12], ["K-01", date(2025, 5, 14), 12]], "lebih dari satu kali"),
        ([HEAD], text.WORKBOOK_MISSING.format(key="K-01")),
        ([HEAD, ["K-01", "14 Mei 2025", 12]], "`14 Mei 2025`"),
        ([HEAD, ["K-01", date(2025, 5, 14), "12"]], "masih tersimpan sebagai teks"),
        ([HEAD, ["K-01", date(2025, 5, 14), "12 orang"]], "masih tersimpan sebagai teks"),
        ([HEAD, ["K-01", date(2025, 5, 14), 13]], "`13`"),
        ([HEAD, ["K-01", date(2025, 5, 14), None]], text.EMPTY),
    ],
)
def test_what_was_seen_is_said(exercise: Workbook, folder: Path, rows: list[list[Any]], said: str) -> None:
    save(folder / exercise.file, *rows)
    result = judged(exercise)
    assert result.outcome in (Outcome.PARTIAL, Outcome.WRONG)
    assert said in "\n".join(result.sentences())


def test_a_sheet_without_rows_has_no_right_cells(exercise: Workbook, folder: Path) -> None:
    save(folder / exercise.file, HEAD)
    parts = judged(exercise).parts
    assert [part.ok for part in parts.values()] == [True, False, False, False]


def test_saved_under_another_name_counts_and_a_lock_file_does_not(exercise: Workbook, folder: Path) -> None:
    save(folder / "rapi.xlsx", HEAD, ["K-01", date(2025, 5, 14), 12])
    (folder / "~$rapi.xlsx").write_bytes(b"x" * 165)
    assert judged(exercise).outcome is Outcome.RIGHT


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<html>", b"x" * 2_000_001])
def test_what_is_no_workbook_is_said(exercise: Workbook, folder: Path, content: bytes) -> None:
    (folder / exercise.file).write_bytes(content)
    result = judged(exercise)
    assert (result.outcome, result.feedback) == (
        Outcome.UNANSWERED,
        text.WORKBOOK_UNREADABLE.format(file=exercise.file),
    )


def test_a_huge_sheet_is_read_in_part(exercise: Workbook, folder: Path) -> None:
    save(folder / exercise.file, HEAD, *[["K-01", "x" * 1000, 1] for _ in range(2000)])
    found = practice.read(exercise.id)
    assert found
    assert len(found["rows"]) == practice.MOST_ROWS
    assert len(found["rows"][1][1]) == practice.LONGEST


def test_never_laid_out_or_thrown_away(exercise: Workbook, folder: Path) -> None:
    (folder / exercise.file).unlink()
    assert judged(exercise).outcome is Outcome.UNANSWERED
    shutil.rmtree(folder)
    assert judged(exercise).feedback == text.FOLDER_ABSENT


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda one: one.id)
def test_the_workbooks_of_the_course_by_hand(sheet: Workbook, folder: Path) -> None:
    learner.enter("Siti Contoh", "Perpustakaan Contoh")
    card = ExerciseCard(sheet)
    card.receive({"do": "prepare", "turn": 1})
    place = Path(card.state["more"]["place"]["path"])
    for turn, (answer, sentence) in enumerate([*sheet.mistakes(), (sheet.right(), "")], 2):
        sheet.act(place, answer)
        card.receive({"do": "check", "turn": turn})
        assert sentence in "\n".join(sheet.judge(practice.read(sheet.id)).sentences())
    assert card.state["outcome"] == "right"
