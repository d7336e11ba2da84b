"""The answers that lint and the tests send are those that a card would send."""

from __future__ import annotations

from typing import Any

import pytest
from made import make

from kit import text


def options(*correct: bool) -> list[dict[str, Any]]:
    return [{"text": f"{n}", "correct": one, "feedback": f"Nomor {n}."} for n, one in enumerate(correct)]


def field(**keys: Any) -> Any:
    return make("form", fields=[{"name": "n", "label": "N", "answer": "5", "feedback": "Lihat."} | keys])


def test_choice_and_choices() -> None:
    one = make("choice", options=options(False, True, False))
    assert one.right() == "b"
    assert one.mistakes() == [("a", "Nomor 0."), ("c", "Nomor 2.")]
    several = make("choices", options=options(True, False, True))
    assert several.right() == ["a", "c"]
    assert several.mistakes() == [
        (["c"], "Nomor 0."),
        (["a", "b", "c"], "Nomor 1."),
        (["a"], "Nomor 2."),
    ]


def test_leaving_out_the_only_right_tick_is_still_an_answer() -> None:
    single = make("choices", options=options(True, False))
    assert single.mistakes() == [(["b"], "Nomor 0."), (["a", "b"], "Nomor 1.")]


def test_match_goes_round_the_partners() -> None:
    pairs = [{"left": one, "right": one.upper(), "feedback": f"Bukan {one}."} for one in "xy"]
    exercise = make("match", pairs=pairs, decoys=["Z"])
    assert exercise.right() == {"a": "1", "b": "2"}
    assert exercise.mistakes() == [
        ({"a": "2", "b": "2"}, "Bukan x."),
        ({"a": "1", "b": "3"}, "Bukan y."),
    ]


def test_order_swaps_neighbours() -> None:
    exercise = make("order", items=[{"text": one, "feedback": one} for one in "xyz"])
    assert exercise.right() == ["a", "b", "c"]
    assert [answer for answer, _ in exercise.mistakes()] == [list("bac"), list("acb"), list("acb")]


def test_mark_adds_one_innocent() -> None:
    spots = [{"row": row, "column": "x", "feedback": f"{row}"} for row in (1, 2)]
    exercise = make("mark", columns=["x"], rows=[["1"], ["2"]], faults=spots[:1], decoys=spots[1:])
    assert exercise.right() == ["r1c1"]
    assert exercise.mistakes() == [(["r1c1", "r2c1"], "2")]


@pytest.mark.parametrize(
    ("keys", "entry"),
    [
        ({"type": "number"}, "6"),
        ({"type": "number", "max": 5}, "-15"),
        ({"type": "number", "min": 0, "max": 5}, "0"),
        ({"type": "number", "wrong": [{"answer": "6", "feedback": "Enam."}]}, "7"),
        ({"type": "date", "answer": "2025-12-31"}, "2026-01-01"),
        ({"type": "choice", "answer": "a", "options": ["a", "b"]}, "b"),
        (
            {
                "type": "choice",
                "answer": "a",
                "options": ["a", "b"],
                "wrong": [{"answer": "b", "feedback": "B."}],
            },
            None,
        ),
        ({}, "(lain)"),
        ({"answer": "", "required": False}, "(lain)"),
    ],
)
def test_form_tries_an_entry_nobody_foresaw(keys: dict[str, Any], entry: str | None) -> None:
    exercise = field(**keys)
    tried = [answer["n"] for answer, sentence in exercise.mistakes() if sentence == "Lihat."]
    assert tried == ([] if entry is None else [entry])
    for answer, sentence in exercise.mistakes():
        assert sentence in exercise.judge(answer).sentences()


def test_table_sends_all_cells() -> None:
    cells = [
        {
            "row": 1,
            "column": "x",
            "answer": "9",
            "feedback": "Salah.",
            "wrong": [{"answer": "8", "feedback": "Delapan."}],
        }
    ]
    table = {
        "columns": ["x"],
        "rows": [["1"], ["2"]],
        "cells": cells,
        "remove": [{"row": 2, "feedback": "Hapus."}],
    }
    exercise = make("table", **table)
    start = exercise.start()
    assert exercise.untouched() == {"cells": start, "removed": []}
    assert exercise.right() == {"cells": start | {"r1c1": "9"}, "removed": [2]}
    assert exercise.mistakes() == [
        ({"cells": start | {"r1c1": "8"}, "removed": [2]}, "Delapan."),
        ({"cells": start, "removed": [2]}, "Salah."),
        ({"cells": start | {"r1c1": "9"}, "removed": []}, "Hapus."),
    ]


def test_learners_between_them_get_every_row() -> None:
    exercise = make("number", value="a * 1000", vary={"a": [1.5, 2, 3, 4, 5]})
    rows = [exercise.numbers(who)["a"] for who in exercise.learners()]
    assert sorted(rows) == [1.5, 2, 3, 4, 5]
    assert {exercise.right(who) for who in exercise.learners()} >= {"1.500", "2.000"}
    assert make("number", value=1).learners() == [""]


def test_code_gives_values() -> None:
    exercise = make("code", solution="1 + 1", shows="2", wrong=[{"answer": "1 - 1", "feedback": "Kurang."}])
    assert exercise.untouched() is ...
    assert exercise.right() == 2
    assert exercise.mistakes() == [(0, "Kurang.")]


def test_scenario_takes_the_shortest_way_to_each_bad_turn() -> None:
    def scene(name: str, *gotos: str) -> dict[str, Any]:
        return {
            "id": name,
            "text": name,
            "options": [{"text": to, "goto": to, "feedback": to} for to in gotos],
        }

    ends = [{"id": "baik", "text": "x", "end": "right"}, {"id": "buruk", "text": "x", "end": "wrong"}]
    exercise = make(
        "scenario", steps=[scene("satu", "dua", "buruk"), scene("dua", "satu", "buruk", "baik"), *ends]
    )
    assert exercise.right() == ["a", "c"]
    assert exercise.mistakes() == [
        (["b"], text.STORY_ENDED_BADLY),
        (["a", "b"], text.STORY_ENDED_BADLY),
    ]


def test_reflect_has_enough_words_and_no_mistakes() -> None:
    rubric = [{"text": "x", "why": "y"}]
    written = make("reflect", min_words=2, model="Satu dua tiga.", rubric=rubric)
    assert written.right() == {"text": "Satu dua tiga.", "rubric": {"a": True}}
    rated = make("reflect", min_words=3, rubric=rubric, scale=["belum", "sudah"])
    assert rated.right() == {"text": "kata kata kata ", "rubric": {"a": "1"}}
    assert written.mistakes() == []
