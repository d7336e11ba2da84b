"""Answers judged again: a seat cannot post "right" for itself, and what nobody here can judge is marked as told."""

from __future__ import annotations

from typing import Any

import pytest
from collecting import event

from kit.collector.judging import Judge
from kit.exercises import lessons
from kit.kinds.exercise import Exercise

LESSONS = lessons()
EXERCISES = [e for one in LESSONS for e in one.exercises]
JUDGE = Judge(LESSONS)
IN_CARD = [e for e in EXERCISES if not e.handed_over]


def attempt(exercise: Exercise, answer: Any, outcome: str = "right", **more: Any) -> dict[str, Any]:
    return event(exercise=exercise.id, revision=exercise.revision, answer=answer, outcome=outcome, **more)


@pytest.mark.parametrize("exercise", IN_CARD, ids=lambda e: e.id)
def test_what_a_seat_says_of_its_answer_does_not_count(exercise: Exercise) -> None:
    right = JUDGE.judged(attempt(exercise, exercise.right("peserta"), "wrong"))
    assert (right["outcome"], right["told"]) == (str(exercise.success), "wrong")
    assert right.get("share") == (None if exercise.success == "saved" else 1.0)
    for answer, _ in exercise.mistakes() if exercise.kind != "reflect" else ():
        claimed = JUDGE.judged(attempt(exercise, answer))
        assert claimed["outcome"] in ("wrong", "partial")
        assert claimed["told"] == "right"
        assert 0 <= claimed["share"] < 1


def test_an_answer_that_is_none_is_wrong() -> None:
    exercise = next(e for e in IN_CARD if e.kind == "choices")
    assert JUDGE.judged(attempt(exercise, []))["outcome"] == "wrong"


def test_what_cannot_be_judged_here_is_the_seats_word() -> None:
    code, choice = next(e for e in EXERCISES if e.handed_over), next(e for e in IN_CARD if e.kind == "choice")
    told = [
        attempt(code, "27"),
        attempt(choice, "a") | {"revision": "lama"},
        attempt(choice, {"bukan": "jawaban"}),
        attempt(choice, "a") | {"exercise": "belum-ada"},
        event("hint", hints=1),
    ]
    assert [JUDGE.judged(one) for one in told] == told


def test_a_fault_of_one_exercise_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    exercise = IN_CARD[0]
    monkeypatch.setattr(type(exercise), "judge", lambda *_: 1 / 0)
    one = attempt(exercise, exercise.right())
    assert JUDGE.judged(one) == one
