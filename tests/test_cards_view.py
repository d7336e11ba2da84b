"""What a browser is told of an exercise: all that is shown, nothing of the key."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest
from desk import EXERCISES, Wire, ask, enter, of
from made import make

from kit.cards.exercise import ExerciseCard, card_view
from kit.exercises import lesson
from kit.kinds.exercise import Exercise
from kit.kinds.number import Number
from kit.widget.live import Live

S = "RAHASIA"  # whatever carries this word may not leave the kernel before it is earned
MISTAKE = [{"answer": f"{S} 1", "feedback": f"{S} 2"}]
TABLE = {"columns": ["no", "isi"], "rows": [["1", "x"], ["2", "y"]]}
SAMPLES: dict[str, dict[str, Any]] = {
    "choice": {
        "options": [
            {"text": "satu", "correct": True, "feedback": S},
            {"text": "dua", "feedback": S},
        ]
    },
    "choices": {
        "options": [
            {"text": "satu", "correct": True, "feedback": S},
            {"text": "dua", "feedback": S},
        ]
    },
    "text": {"accept": [S, f"{S} juga"], "wrong": MISTAKE},
    "number": {
        "value": "2 * 38861.5",
        "unit": "orang",
        "wrong": [{"answer": "38861.5", "feedback": S}],
    },
    "match": {"pairs": [{"left": x, "right": x * 2, "feedback": S} for x in "pqr"], "decoys": ["lain"]},
    "order": {"items": [{"text": x, "feedback": S} for x in ("dahulu", "lalu", "akhirnya")]},
    "classify": {
        "groups": ["I", "II"],
        "items": [{"text": "p", "group": "I", "feedback": S}, {"text": "q", "group": "II", "feedback": S}],
    },
    "mark": {**TABLE, "layout": "table", "faults": [{"row": 1, "column": "isi", "feedback": S}]},
    "form": {
        "fields": [
            {"name": "a", "label": "A", "answer": S, "feedback": S, "accept": [S], "wrong": MISTAKE},
            {"name": "b", "label": "B", "type": "number", "answer": "77723", "feedback": S, "min": 77723},
        ],
        "rules": [{"rule": "b > 77723", "feedback": S}],
    },
    "table": {
        **TABLE,
        "cells": [{"row": 1, "column": "isi", "answer": S, "feedback": S, "accept": [S], "wrong": MISTAKE}],
        "remove": [{"row": 2, "feedback": S}],
    },
    "code": {"solution": f"'{S}'", "shows": S, "setup": f"x = '{S}'", "wrong": MISTAKE},
    "chart": {"solution": f"'{S}'", "shows": S, "title_words": [S], "wrong": MISTAKE},
    "scenario": {
        "steps": [
            {
                "id": "awal",
                "text": "Mulai.",
                "options": [
                    {"text": "kiri", "goto": f"{S}-baik", "feedback": S},
                    {"text": "kanan", "goto": f"{S}-buruk", "feedback": S},
                ],
            },
            {"id": f"{S}-baik", "text": S, "end": "right"},
            {"id": f"{S}-buruk", "text": S, "end": "wrong"},
        ]
    },
    "reflect": {"rubric": [{"text": "satu", "why": S}], "model": S},
}
COMMON = {"hints": [f"{S} a", f"{S} b"], "explain": S, "otherwise": S}


def sample(kind: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    exercise = make(kind, **(COMMON | SAMPLES[kind]))
    monkeypatch.setattr("kit.cards.exercise.lesson", lambda _number: SimpleNamespace(exercises=[exercise]))
    return exercise


@pytest.mark.parametrize("kind", SAMPLES)
@pytest.mark.usefixtures("progress")
def test_an_open_card_carries_no_secret(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    exercise, wire = sample(kind, monkeypatch), Wire(monkeypatch)
    enter()
    card = Live(ExerciseCard(exercise))
    bundle, _metadata = card._repr_mimebundle_()
    synced = json.dumps({name: str(getattr(card, name)) for name in card.keys})
    for said in (wire.text(), json.dumps(bundle), synced):
        for secret in (S, "77723", "38861", '"correct"', '"fault"', '"goto"'):
            assert secret not in said
    assert exercise.title in wire.text()


@pytest.mark.parametrize("kind", sorted(SAMPLES.keys() - {"code", "chart"}))
@pytest.mark.usefixtures("progress")
def test_checking_nothing_earns_nothing(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    card = ExerciseCard(sample(kind, monkeypatch))
    enter()
    wire = Wire(monkeypatch)
    state = ask(card, "check")
    assert state["outcome"] == "unanswered"
    assert S not in json.dumps(state) + wire.text()


@pytest.mark.usefixtures("progress")
def test_hints_and_solution_come_only_when_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    exercise = sample("text", monkeypatch)
    enter()
    card = ExerciseCard(exercise)
    state = ask(card, "hint")
    assert state["hints"] == [f"<p>{S} a</p>"]
    assert f"{S} b" not in json.dumps(state)
    assert not state["solution"]
    assert S in ask(card, "solution")["solution"]


@of("choice")
@pytest.mark.usefixtures("progress")
def test_a_wrong_choice_tells_its_own_feedback_only(exercise: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    enter()
    wire = Wire(monkeypatch)
    (wrong, own), *others = exercise.mistakes()
    ask(Live(ExerciseCard(exercise)), "check", answer=wrong)
    assert wire.says(own)
    assert not any(wire.says(sentence) for _, sentence in others)
    assert not wire.says(exercise.explain)


@of("choices")
def test_an_option_left_empty_is_not_pointed_at(exercise: Any) -> None:
    right = exercise.right()
    told = {i for i, part in exercise.judge(right[:1]).parts.items() if part.told}
    assert told == set(right[:1])


@of("order")
def test_steps_are_never_shown_in_solved_order(exercise: Exercise) -> None:
    for n in range(300):
        assert [i for i, _ in exercise.view(f"peserta-{n}")["items"]] != exercise.right()


def test_two_steps_are_never_shown_in_solved_order() -> None:
    for shuffle in (True, False):
        two = make("order", shuffle=shuffle, items=[{"text": x, "feedback": x} for x in "pq"])
        assert {tuple(i for i, _ in two.view(str(n))["items"]) for n in range(50)} == {("b", "a")}


@of("choice", "choices", "match", "classify", "order")
def test_every_text_keeps_its_id_in_every_order(exercise: Exercise) -> None:
    for key in {"options", "lefts", "rights", "items", "groups"} & exercise.view("").keys():
        views = [exercise.view(f"peserta-{n}")[key] for n in range(20)]
        assert all(sorted(view) == sorted(views[0]) for view in views)
        assert len({i for i, _ in views[0]}) == len(views[0])


@of()
def test_a_view_is_plain_json_and_names_its_place(exercise: Exercise) -> None:
    view = card_view(exercise, "siti")
    json.dumps(view, allow_nan=False)
    siblings = lesson(exercise.lesson.split("-")[0]).exercises
    assert f"Soal {siblings.index(exercise) + 1} dari {len(siblings)}" in view["kicker"]
    assert view["hints"] == len(exercise.hints)


def test_a_varied_prompt_shows_the_learners_own_numbers() -> None:
    exercise = next(e for e in EXERCISES if isinstance(e, Number) and e.vary)
    prompts = {exercise.asked(learner) for learner in exercise.learners()}
    assert len(prompts) == len(exercise.learners()) > 1
    assert not any("{" in prompt for prompt in prompts)
    assert exercise.numbers("a") == exercise.numbers("a")


@of("scenario")
def test_a_story_goes_no_further_than_its_turns(exercise: Any) -> None:
    path = exercise.right()
    start, after = exercise.follow([])["story"], exercise.follow(path[:1])["story"]
    assert not start["passed"]
    assert len(after["passed"]) == 1
    assert after["text"] not in json.dumps(start)
    assert exercise.follow([*path, "z"])["story"]["end"] == "right"
    assert exercise.follow(["tidak ada"])["story"] == start
