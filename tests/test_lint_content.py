"""Each rule for exercises catches a fault planted into a shipped one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations, count
from typing import Any

import pytest

from kit.exercises import Lesson, lessons
from kit.kinds.exercise import Exercise, Mistake
from kit.kinds.mark import Mark
from kit.lint import content

LESSONS = lessons()
_revisions = map(str, count())


def changed(lesson: Lesson, exercise: Exercise, **changes: Any) -> Lesson:
    # The checker keeps what it computed for a revision.
    new = replace(exercise, revision=f"uji-{next(_revisions)}", **changes)
    return replace(lesson, exercises=tuple(new if one is exercise else one for one in lesson.exercises))


def first(kind: str) -> tuple[Lesson, Any]:
    """The first shipped exercise of a kind that has all that a kind can have: numbers vary, marks are in a message, forms have rules."""
    rich = {"number": "vary", "mark": "segments", "form": "rules"}
    for lesson in LESSONS:
        for exercise in lesson.exercises:
            if exercise.kind == kind and (kind not in rich or getattr(exercise, rich[kind])):
                return lesson, exercise
    raise LookupError(kind)


def found(lesson: Lesson) -> list[str]:
    return [str(fault) for fault in content.faults(lesson, {})]


def same_feedback(key: str) -> Callable[[Any], dict[str, Any]]:
    """The last two of a list get one sentence."""

    def change(exercise: Any) -> dict[str, Any]:
        parts = getattr(exercise, key)
        return {key: (*parts[:-1], replace(parts[-1], feedback=parts[-2].feedback))}

    return change


def without_feedback(key: str) -> Callable[[Any], dict[str, Any]]:
    return lambda exercise: {
        key: (*getattr(exercise, key)[:-1], replace(getattr(exercise, key)[-1], feedback=" "))
    }


def wrong(answer: Callable[[Any], str], feedback: str = "Kalimat baru.") -> Callable[[Any], dict[str, Any]]:
    return lambda exercise: {"wrong": (*exercise.wrong, Mistake(answer=answer(exercise), feedback=feedback))}


def one_sentence_for_a_part(exercise: Any, key: str) -> dict[str, Any]:
    part = next(part for part in getattr(exercise, key) if part.wrong)
    new = replace(part, wrong=(replace(part.wrong[0], feedback=part.feedback),))
    return {key: tuple(new if one is part else one for one in getattr(exercise, key))}


SAME, NONE = "`feedback` yang sama dengan", "belum mempunyai `feedback`"


@pytest.mark.parametrize(
    ("kind", "change", "words"),
    [
        ("choice", lambda _: {"id": "Sel Pertama"}, "`id` “Sel Pertama” bukan slug"),
        ("choice", lambda _: {"title": " "}, "`title` masih kosong"),
        ("choice", lambda _: {"prompt": ""}, "`prompt` masih kosong"),
        ("choice", lambda _: {"explain": ""}, "`explain` masih kosong"),
        ("choice", lambda e: {"hints": e.hints[:1]}, "baru ada 1 petunjuk"),
        ("choice", lambda e: {"hints": (e.hints[0], " ")}, "baru ada 1 petunjuk"),
        ("text", lambda _: {"otherwise": ""}, "`otherwise` belum ada"),
        ("number", lambda _: {"otherwise": " "}, "`otherwise` belum ada"),
        ("text", lambda e: {"otherwise": e.wrong[0].feedback}, "memakai kalimat `otherwise`"),
        (
            "choice",
            lambda e: {"options": tuple(replace(o, correct=False) for o in e.options)},
            "harus ada tepat satu",
        ),
        ("choice", without_feedback("options"), NONE),
        ("choices", without_feedback("options"), NONE),
        ("text", without_feedback("wrong"), NONE),
        ("number", without_feedback("wrong"), NONE),
        ("match", without_feedback("pairs"), NONE),
        ("order", without_feedback("items"), NONE),
        ("classify", without_feedback("items"), NONE),
        ("table", without_feedback("cells"), NONE),
        ("form", without_feedback("fields"), NONE),
        ("form", without_feedback("rules"), NONE),
        ("code", without_feedback("wrong"), NONE),
        ("choice", same_feedback("options"), SAME),
        ("choices", same_feedback("options"), SAME),
        ("text", same_feedback("wrong"), SAME),
        ("match", same_feedback("pairs"), SAME),
        ("order", same_feedback("items"), SAME),
        ("classify", same_feedback("items"), SAME),
        ("mark", same_feedback("segments"), SAME),
        ("chart", same_feedback("wrong"), SAME),
        ("table", lambda e: one_sentence_for_a_part(e, "cells"), SAME),
        ("form", lambda e: one_sentence_for_a_part(e, "fields"), SAME),
        ("text", wrong(lambda e: e.accept[0]), "dinilai `right`"),
        ("text", wrong(lambda e: str(e.wrong[0].answer)), "mendapat kalimat lain"),
        ("number", lambda _: {"value": "1 / 3", "tolerance": 0.0}, "jawaban yang benar dinilai `wrong`"),
        ("number", lambda e: {"prompt": e.prompt + " {entah}"}, "prompt memuat {…} yang tidak ada di vary"),
        ("code", wrong(lambda e: e.solution), "dinilai `right`"),
        ("code", wrong(lambda e: str(e.wrong[0].answer)), "mendapat kalimat lain"),
        ("code", wrong(lambda _: "12 +"), "kodenya berhenti: SyntaxError"),
        ("code", lambda _: {"solution": "tidak_dikenal"}, "sendiri bermasalah (NameError"),
        ("code", lambda _: {"solution": "x = 1"}, "baris terakhir harus ungkapan"),
        ("code", lambda _: {"setup": 'open(datasets / "hilang.csv")'}, "hilang.csv"),
        ("code", lambda _: {"shows": "99"}, "baris 1 shows “99”, cetakan solution “"),
        ("code", lambda e: {"shows": e.shows + "\nsatu baris lagi"}, "cetakan solution “(tidak ada)”"),
        ("chart", lambda e: {"shows": e.shows.replace("“", "<")}, "baris 1 shows “"),
        ("chart", lambda _: {"solution": "lengkap"}, "baris terakhir `solution` harus Axes"),
        ("scenario", lambda e: {"steps": e.steps[:-1]}, "tidak ada"),
        ("mark", lambda _: {"layout": "surat"}, "layout harus"),
        ("reflect", lambda e: {"min_words": 0, "rubric": ()}, "tidak meminta apa pun"),
    ],
)
def test_a_planted_fault_is_found(kind: str, change: Callable[[Any], dict[str, Any]], words: str) -> None:
    lesson, exercise = first(kind)
    changes = change(exercise)
    lines = found(changed(lesson, exercise, **changes))
    place = f"exercises/{lesson.stem}.toml, soal {changes.get('id', exercise.id)}: "
    assert any(line.startswith(place) and words in line for line in lines), lines
    assert all(line.startswith(place) for line in lines), "only the planted fault is told"


def test_the_same_mistake_in_another_row_may_share_its_sentence() -> None:
    lesson, exercise = first("table")
    by_column = {cell.column: cell.feedback for cell in exercise.cells}
    cells = tuple(replace(cell, feedback=by_column[cell.column]) for cell in exercise.cells)
    assert not any(SAME in line for line in found(changed(lesson, exercise, cells=cells)))


def test_two_cells_of_one_row_may_not() -> None:
    marks = [(one, e) for one in LESSONS for e in one.exercises if isinstance(e, Mark)]
    lesson, exercise, one, other = next(
        (lesson, e, *pair)
        for lesson, e in marks
        for pair in combinations(e.decoys, 2)
        if pair[0].row == pair[1].row
    )
    new = replace(other, feedback=one.feedback)
    decoys = tuple(new if spot is other else spot for spot in exercise.decoys)
    assert any(SAME in line for line in found(changed(lesson, exercise, decoys=decoys)))


def test_an_id_is_used_once_in_the_whole_course() -> None:
    ids: dict[str, str] = {}
    assert list(content.faults(LESSONS[0], ids)) == []
    again = [str(fault) for fault in content.faults(replace(LESSONS[0], stem="99-lain"), ids)]
    assert len(again) == len(LESSONS[0].exercises)
    assert all(f"`id` ini sudah dipakai di exercises/{LESSONS[0].stem}.toml" in line for line in again)


def test_a_lesson_has_time_for_its_exercises() -> None:
    (line,) = found(replace(LESSONS[0], minutes=5))
    assert "sesi hanya 5 menit" in line


def test_a_lesson_has_exercises() -> None:
    (line,) = found(replace(LESSONS[0], exercises=()))
    assert "belum memuat soal" in line


@pytest.mark.parametrize("key", ["questions", "goals"])
@pytest.mark.parametrize("words", [(), (" ",), ("Satu?", "")])
def test_a_lesson_says_what_it_is_for(key: str, words: tuple[str, ...]) -> None:
    lines = found(replace(LESSONS[0], **{key: words}))
    assert lines == [
        f"exercises/{LESSONS[0].stem}.toml, [lesson]: `{key}` masih kosong; tulis kalimat di `{key}`."
    ]
