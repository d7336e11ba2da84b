"""Every known mistake of every exercise is told in words, with the author's own sentence."""

from __future__ import annotations

from typing import Any

import pytest
from collecting import event

from kit.collector.figures import slips
from kit.exercises import lessons
from kit.markup import plain

JUDGED = [e for one in lessons() for e in one.exercises if e.kind not in ("code", "chart", "reflect")]


@pytest.mark.parametrize("exercise", JUDGED, ids=lambda e: e.id)
def test_each_known_mistake_is_told(exercise: Any) -> None:
    for answer, _ in exercise.mistakes("peserta"):
        if exercise.judge(answer, "peserta").outcome in ("wrong", "partial"):
            found = slips(exercise, event(exercise=exercise.id, answer=answer))
            assert found, answer
            assert all(said for said, _ in found)


@pytest.mark.parametrize("exercise", [e for e in JUDGED if e.kind != "scenario"], ids=lambda e: e.id)
def test_the_right_answer_has_nothing_to_tell(exercise: Any) -> None:
    assert slips(exercise, event(answer=exercise.right("peserta"))) == []


def test_a_known_mistake_of_a_text_brings_its_sentence() -> None:
    exercise = next(e for e in JUDGED if e.id == "nomor-kelas-persis")
    [(said, feedback)] = slips(exercise, event(answer="20"))
    assert (said, feedback) == ("20", plain(exercise.wrong[0].feedback))
    assert slips(exercise, event(answer="<b>021</b>")) == [("<b>021</b>", "")]


def test_an_answer_of_code_is_told_by_its_feedback() -> None:
    exercise = next(e for one in lessons() for e in one.exercises if e.kind == "code")
    assert slips(exercise, event(feedback="Jumlahkan dahulu.")) == [("Jumlahkan dahulu.", "")]
    assert slips(exercise, event()) == []
