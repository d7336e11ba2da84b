from __future__ import annotations

from typing import Any

import pytest
from made import make

from kit.check import JUDGES, solution
from kit.exercises import KINDS

TABLE: dict[str, Any] = {"columns": ["x", "y"], "rows": [["1", "2"], ["3", "4"]]}
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
    "chart": {"solution": "ax", "shows": "x"},
    "scenario": {"steps": [scene("buruk", "baik"), *ENDS]},
    "reflect": {"model": "Contoh."},
}


def test_every_kind_has_a_judge_and_an_example() -> None:
    assert set(KINDS) == set(JUDGES) == set(SOUND)


@pytest.mark.parametrize("kind", KINDS)
def test_a_sound_exercise_has_no_defects(kind: str) -> None:
    assert list(make(kind, **SOUND[kind]).defects()) == []


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
        ("chart", "```python\nax\n```"),
        ("scenario", "- ke baik"),
        ("reflect", "Contoh."),
    ],
)
def test_the_right_answer_can_be_shown(kind: str, words: str) -> None:
    assert solution(make(kind, **SOUND[kind])) == words


@pytest.mark.parametrize(
    ("kind", "keys", "words"),
    [
        ("choice", {"options": [OTHER]}, "tepat satu"),
        ("choice", {"options": [OPTION, OPTION]}, "tepat satu"),
        ("choice", {"options": [OPTION, OTHER | {"feedback": ""}]}, "«dua» belum mempunyai feedback"),
        ("choices", {"options": [OTHER]}, "sekurang-kurangnya satu"),
        ("choices", {"options": [OPTION | {"feedback": ""}]}, "«satu» belum mempunyai feedback"),
        ("classify", {"groups": ["B"]}, "«A» tidak ada di groups"),
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
        ("scenario", {"steps": [scene("entah"), *ENDS]}, "goto «entah» tidak ada"),
        ("scenario", {"steps": [scene("buruk", "awal"), *ENDS]}, "tidak ada jalan"),
        ("reflect", {"min_words": 0}, "tidak meminta apa pun"),
    ],
)
def test_a_defect_is_named(kind: str, keys: dict[str, Any], words: str) -> None:
    defects = list(make(kind, **(SOUND[kind] | keys)).defects())
    assert any(words in defect for defect in defects), defects
