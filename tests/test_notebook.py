"""What a participant types in a notebook: kit.sesi, kit.soal, kit.kemajuan."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import kit
from kit import errors, learner, paths, text
from kit.cards.exercise import ExerciseCard
from kit.cards.panel import Panel
from kit.content import ContentError
from kit.exercises import lessons
from kit.kinds.code import Code

LESSONS = lessons()
EXERCISES = [exercise for lesson in LESSONS for exercise in lesson.exercises]
CODE = next(exercise for exercise in EXERCISES if isinstance(exercise, Code))
CHOICE = next(exercise for exercise in EXERCISES if exercise.kind == "choice")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KIT_PROGRESS", str(tmp_path / "progress"))
    Panel.shown.clear()  # cards of an earlier test would follow this one's record
    ExerciseCard.nameless.clear()
    return tmp_path / "progress"


def test_the_names_of_a_notebook_and_no_others() -> None:
    assert (
        dir(kit) == sorted(kit.__all__) == ["baca", "hasil", "kemajuan", "laporan", "rapikan", "sesi", "soal"]
    )
    assert all(callable(getattr(kit, name)) for name in kit.__all__)
    with pytest.raises(AttributeError, match="latihan"):
        _ = kit.latihan


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.number)
def test_a_lesson_has_its_head(lesson: Any) -> None:
    head = kit.sesi(lesson.number)
    assert repr(head) == f"Sesi {lesson.number} {lesson.title}"
    assert head.view["kind"] == "lesson"
    assert len(head.view["goals"]) == len(lesson.goals)
    assert head.state["total"] == len(lesson.exercises)
    assert head.state["done"] == 0
    assert head.state["identity"] == {"known": []}


def test_a_lesson_by_its_bare_number() -> None:
    assert repr(kit.sesi(4)) == repr(kit.sesi("4")) == repr(kit.sesi("04"))


@pytest.mark.parametrize("number", ["99", "04-aman-digital", "x", "../04", -1])
def test_a_lesson_that_is_not_there(number: Any) -> None:
    with pytest.raises(ContentError) as caught:
        kit.sesi(number)
    assert all(lesson.number in str(caught.value) for lesson in LESSONS)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_every_exercise_has_its_card(exercise: Any) -> None:
    card = kit.soal(exercise.id)
    assert repr(card) == f"Soal {exercise.id}"
    assert card.view["kind"] == exercise.kind
    assert card.state["identity"] == {"known": []}
    assert card.state["explain"] == card.state["solution"] == ""
    assert card.state["hints"] == []


def test_an_exercise_misspelt() -> None:
    with pytest.raises(ContentError, match=re.escape(f"Mungkin maksud Anda “{CHOICE.id}”.")):
        kit.soal(CHOICE.id + "x")


@pytest.mark.parametrize("name", ["", "*", "../04-aman-digital", '"', "mengenal sel"])
def test_an_exercise_that_is_not_there(name: str) -> None:
    with pytest.raises(ContentError, match="tidak ada"):
        kit.soal(name)


def test_looking_writes_nothing(folder: Path) -> None:
    kit.sesi("00")
    kit.kemajuan()
    kit.soal(CHOICE.id)
    kit.soal(CODE.id, ...)
    assert not folder.exists()


def test_not_tried_is_not_wrong() -> None:
    untouched, tried = kit.soal(CODE.id, ...), kit.soal(CODE.id, object())
    assert untouched.state["outcome"] == "unanswered"
    assert tried.state["outcome"] == "wrong"


def test_a_value_handed_over_is_kept_once() -> None:
    record = learner.enter("Siti", "Perpustakaan Uji").record
    for value in (..., "salah", "salah", "salah lagi"):
        kit.soal(CODE.id, value)
    attempts = [event for event in record.events if event["kind"] == "attempt"]
    assert len(attempts) == 2
    assert record.standing(CODE.id).attempts == 2
    assert kit.soal(CODE.id, ...).state["outcome"] == "wrong"  # what the record knows of the last attempt


def test_a_value_is_for_code_only() -> None:
    learner.enter("Siti", "Perpustakaan Uji")
    assert "outcome" not in kit.soal(CHOICE.id, "a").state


def test_progress_follows_the_record() -> None:
    assert kit.kemajuan().state["title"] == text.PROGRESS
    record = learner.enter("Siti", "Perpustakaan Uji").record
    record.append("attempt", exercise=CHOICE.id, answer="z", outcome="right", revision=CHOICE.revision)
    picture = kit.kemajuan()
    assert repr(picture) == "Kemajuan"
    assert picture.state["title"] == text.PROGRESS_OF.format(name="Siti")
    rows = [row for day in picture.state["days"] for row in day["lessons"]]
    assert [row["number"] for row in rows] == [lesson.number for lesson in LESSONS]
    assert sum(row["done"] for row in rows) == 1
    assert sum(row["total"] for row in rows) == len(EXERCISES)


def test_the_end_of_a_notebook_knows_its_beginning() -> None:
    for here, onward in pairwise(LESSONS):
        kit.sesi(here.number)
        assert kit.kemajuan().state["after"]["file"] == f"{onward.stem}.ipynb"
    kit.sesi(LESSONS[-1].number)
    assert kit.kemajuan().state["after"] is None


def test_a_damaged_record_is_said_in_the_head_of_the_lesson(folder: Path) -> None:
    path = learner.enter("Siti", "Perpustakaan Uji").record.log.path
    assert kit.sesi("00").state["notice"] == ""
    with path.open("ab") as file:
        file.write(b"\0\0\0\n{}\n")
    assert kit.sesi("00").state["notice"] == text.RECORD_DAMAGED.format(count=2, file=f"progress/{path.name}")


def test_a_lesson_explains_errors_from_then_on(monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[bool] = []
    monkeypatch.setattr(errors, "install", lambda _made: installed.append(True))
    kit.soal(CHOICE.id)
    assert not installed
    kit.sesi("00")
    assert installed


def test_the_record_does_not_depend_on_the_folder_of_the_notebook(tmp_path: Path) -> None:
    code = "import kit; kit.sesi('00'); from kit import paths; print(paths.progress())"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(paths.ROOT)!r}); {code}"],
        cwd=tmp_path,
        env={"KIT_PROGRESS": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == str(paths.ROOT / "progress")
