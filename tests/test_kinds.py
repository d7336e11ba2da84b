from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest
from made import example, make

from kit import kinds
from kit.exercises.load import revision

TABLE: dict[str, Any] = {"columns": ["x", "y"], "rows": [["1", "2"], ["3", "4"]]}
SHOWS = "batang tegak, judul “”, x “”, y “”, sumbu nilai mulai 0\n0: 1"
OPTION = {"text": "satu", "correct": True, "feedback": "Ya."}
OTHER = {"text": "dua", "feedback": "Tidak."}
SPOT = {"row": 1, "column": "x", "feedback": "Salah."}
FIELD = {"name": "n", "label": "Nama", "answer": "a", "feedback": "Lihat."}
ENDS = [{"id": "baik", "text": "Baik.", "end": "right"}, {"id": "buruk", "text": "Buruk.", "end": "wrong"}]


def scene(*gotos: str, **more: Any) -> dict[str, Any]:
    options = [{"text": f"ke {goto}", "goto": goto, "feedback": "Nah."} for goto in gotos]
    return {"id": "awal", "text": "Awal.", "options": options} | more


SOUND: dict[str, dict[str, Any]] = {
    "choice": {"options": [OPTION, OTHER]},
    "choices": {"options": [OPTION, OTHER]},
    "text": {"accept": ["020"]},
    "number": {"value": 1250.5, "unit": "jam"},
    "match": {"pairs": [{"left": "a", "right": "A", "feedback": "x"}]},
    "order": {"items": [{"text": "a", "feedback": "x"}, {"text": "b", "feedback": "y"}]},
    "classify": {"groups": ["A", "B"], "items": [{"text": "a", "group": "A", "feedback": "x"}]},
    "mark": {**TABLE, "faults": [SPOT]},
    "form": {"fields": [FIELD]},
    "table": {**TABLE, "cells": [SPOT | {"answer": "9"}], "remove": [{"row": 2, "feedback": "x"}]},
    "code": {"solution": "1", "shows": "1"},
    "chart": {"setup": "batang = pd.Series([1.0])", "solution": "batang.plot.bar()", "shows": SHOWS},
    "scenario": {"steps": [scene("buruk", "baik"), *ENDS]},
    "reflect": {"model": "Contoh."},
}


STRANGE: list[Any] = [None, "", "zz", "a", 5, -1.5, True, [], {}, [5], [[]], [{}], ["zz"], ["a", "a"], ["b", "a"], ["r1c1"],
                      ["r9c9"], {"a": 5}, {"a": []}, {"a": "9"}, {"zz": "zz"}, {"n": "x" * 5000}, {"cells": 5},
                      {"cells": {"zzz": "1"}}, {"cells": {"r1c1": 5}}, {"cells": {"r1c1": "9"}, "removed": [99]},
                      {"cells": {}, "removed": [2]}, {"removed": "x"}, {"text": 5}, {"text": "x", "rubric": {"a": None}},
                      {"text": "x", "rubric": {"zz": "9"}}]  # fmt: skip


def sound(kind: str) -> Any:
    return make(kind, **SOUND[kind]) if kind in SOUND else example(kind)


@pytest.mark.parametrize("kind", kinds.names())
def test_a_sound_exercise_has_no_defects(kind: str) -> None:
    assert list(sound(kind).defects()) == []


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("choice", "- satu"),
        ("choices", "- satu"),
        ("text", "`020`"),
        ("number", "`1.250,5` jam"),
        ("match", "- a → A"),
        ("order", "1. a\n2. b"),
        ("classify", "- a: **A**"),
        ("mark", "- baris 1, kolom `x`: Salah."),
        ("form", "- Nama: `a`"),
        ("table", "- baris 1, kolom `x`: `9`\n- Hapus baris 2."),
        ("code", "```python\n1\n```"),
        ("chart", "```python\nbatang.plot.bar()\n```"),
        ("scenario", "- ke baik"),
        ("reflect", "Contoh."),
    ],
)
def test_the_right_answer_can_be_shown(kind: str, words: str) -> None:
    assert make(kind, **SOUND[kind]).model_answer() == words


@pytest.mark.parametrize(
    ("kind", "keys", "words"),
    [
        ("choice", {"options": [OTHER]}, "tepat satu"),
        ("choice", {"options": [OPTION, OPTION]}, "tepat satu"),
        ("choice", {"options": [OPTION, OTHER | {"feedback": ""}]}, "“dua” belum mempunyai `feedback`"),
        ("choices", {"options": [OTHER]}, "sekurang-kurangnya satu"),
        ("choices", {"options": [OPTION | {"feedback": ""}]}, "“satu” belum mempunyai `feedback`"),
        ("classify", {"groups": ["B"]}, "“A” tidak ada di groups"),
        ("mark", {"layout": "tabel"}, "layout harus"),
        ("mark", {"faults": []}, "tidak ada satu pun"),
        ("mark", {"decoys": [SPOT | {"column": "z"}]}, "sel baris 1, kolom z tidak ada"),
        ("mark", {"decoys": [SPOT | {"row": 3}]}, "sel baris 3, kolom x tidak ada"),
        ("mark", {"rows": [["1"]]}, "baris 1 mempunyai 1 sel, padahal ada 2 kolom"),
        ("form", {"fields": [FIELD | {"type": "angka"}]}, "isian n: type harus"),
        ("form", {"fields": [FIELD | {"type": "choice", "options": ["b"]}]}, "answer tidak ada di options"),
        ("table", {"cells": [SPOT | {"answer": "9", "row": -1}]}, "sel baris -1"),
        ("table", {"remove": [{"row": 0, "feedback": "x"}]}, "remove menyebut baris 0"),
        ("scenario", {"steps": [scene("baik", end="right"), *ENDS]}, "options atau end, salah satu saja"),
        (
            "scenario",
            {"steps": [scene("baik"), *ENDS, {"id": "x", "text": "x", "end": "benar"}]},
            "end harus right",
        ),
        ("scenario", {"steps": [scene("entah"), *ENDS]}, "goto “entah” tidak ada"),
        ("scenario", {"steps": [scene("buruk", "awal"), *ENDS]}, "tidak ada jalan"),
        ("reflect", {"min_words": 0}, "tidak meminta apa pun"),
    ],
)
def test_a_defect_is_named(kind: str, keys: dict[str, Any], words: str) -> None:
    defects = list(make(kind, **(SOUND[kind] | keys)).defects())
    assert any(words in defect for defect in defects), defects


@pytest.mark.parametrize("kind", kinds.names())
def test_the_example_of_a_kind_is_a_whole_exercise(kind: str) -> None:
    """It stands in the documentation, and an author begins with it."""
    exercise = example(kind)
    assert list(exercise.defects()) == []
    assert not exercise.needs_otherwise or exercise.otherwise
    for learner in exercise.learners():
        assert exercise.judge(exercise.untouched(), learner).outcome == "unanswered"
        assert exercise.judge(exercise.right(learner), learner).done
        for answer, sentence in exercise.mistakes(learner):
            result = exercise.judge(answer, learner)
            assert result.outcome in ("wrong", "partial"), answer
            assert any(sentence in words for words in result.sentences()), answer


@pytest.mark.parametrize("kind", kinds.names())
def test_what_fits_is_judged_whatever_it_holds(kind: str) -> None:
    """So that an answer to an older content, or one made by hand, stops neither a card nor a board."""
    exercise = sound(kind)
    assert exercise.handed_over or exercise.fits(exercise.right())
    fitting = [answer for answer in STRANGE if exercise.fits(answer)]
    assert len(fitting) < len(STRANGE)
    for answer in fitting:
        exercise.readable(answer)
        list(exercise.slips({"answer": answer, "feedback": "x"}))
        if not exercise.handed_over:
            exercise.judge(answer)
            exercise.follow(answer)


@pytest.mark.parametrize("kind", kinds.names())
def test_no_sentence_of_an_author_changes_the_revision(kind: str) -> None:
    """Else a mended typo would ask every learner to answer again: sentences stand under `feedback` or `otherwise`."""
    exercise, words = example(kind), kinds.kind(kind).example
    sentences = [feedback for group in exercise.sentences() for _, feedback in group]
    sentences += [sentence for _, sentence in exercise.mistakes()]
    for sentence in filter(None, sentences):
        if sentence in words:
            other = tomllib.loads(words.replace(sentence, "Kalimat lain."))
            assert revision(other) == revision(tomllib.loads(words)), sentence
    assert revision(tomllib.loads(words) | {"title": "Lain", "hints": []}) == revision(tomllib.loads(words))
    assert revision(tomllib.loads(words) | {"prompt": "Lain"}) != revision(tomllib.loads(words))


@pytest.mark.parametrize("kind", kinds.names())
def test_a_view_tells_no_sentence_and_no_answer(kind: str) -> None:
    exercise = example(kind)
    shown = json.dumps(exercise.view("siti"), ensure_ascii=False)
    secrets = [sentence for _, sentence in exercise.mistakes() if sentence]
    assert not [secret for secret in [*secrets, '"correct"', '"fault"', '"goto"'] if secret in shown]
