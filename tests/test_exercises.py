"""Every shipped exercise: untouched, right in any dress, wrong with its own sentence."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from kit import paths
from kit.check.result import Outcome
from kit.exercises import find, lessons
from kit.kinds.chart import Chart
from kit.kinds.code import Code
from kit.kinds.exercise import Exercise
from kit.kinds.number import Number

EXERCISES = [exercise for lesson in lessons() for exercise in lesson.exercises]
LEARNERS = [f"peserta-{n}" for n in range(20)]


def of(*kinds: str) -> pytest.MarkDecorator:
    chosen = [exercise for exercise in EXERCISES if not kinds or exercise.kind in kinds]
    return pytest.mark.parametrize("exercise", chosen, ids=lambda exercise: exercise.id)


@of()
def test_untouched_is_not_wrong(exercise: Exercise) -> None:
    assert exercise.judge(exercise.untouched()).outcome is Outcome.UNANSWERED


@of()
def test_the_solution_is_right(exercise: Exercise) -> None:
    for learner in exercise.learners():
        assert exercise.judge(exercise.right(learner), learner).done


@of()
def test_every_known_mistake_gets_its_own_sentence(exercise: Exercise) -> None:
    for learner in exercise.learners():
        for answer, sentence in exercise.mistakes(learner):
            result = exercise.judge(answer, learner)
            assert result.outcome in (Outcome.WRONG, Outcome.PARTIAL), answer
            assert sentence
            assert any(sentence in words for words in result.sentences()), answer


def test_every_kind_but_reflection_has_mistakes_to_speak_to() -> None:
    without = {exercise.kind for exercise in EXERCISES if not exercise.mistakes()}
    assert without == {"reflect"}


@of()
def test_hints_and_explanation(exercise: Exercise) -> None:
    assert len(exercise.hints) >= 2
    assert all(hint.strip() for hint in exercise.hints)
    assert len(set(exercise.hints)) == len(exercise.hints)
    assert exercise.explain.strip()


@of()
def test_its_notebook_asks_for_it_once(exercise: Exercise) -> None:
    path = paths.NOTEBOOKS / f"{exercise.lesson}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    source = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    assert len(re.findall(rf'kit\.soal\("{exercise.id}"[,)]', source)) == 1


@of()
def test_it_is_found_by_its_id(exercise: Exercise) -> None:
    assert find(exercise.id) is exercise


DRESS: dict[str, Callable[[str], str]] = {
    "kata": lambda words: f"{words.upper()}.",
    "kode": lambda code: code,
    "domain": lambda domain: f"https://www.{domain.upper()}/",
    "nama": lambda name: f"{name.upper()}.",
    "kueri": lambda query: query.replace('"', "”").replace(" -", "  –").upper(),
}


@of("text")
def test_a_text_in_another_dress(exercise: Any) -> None:
    for accepted in exercise.accept:
        dressed = DRESS[exercise.written](accepted)
        assert exercise.judge(f"  {dressed} ").outcome is Outcome.RIGHT


@of("number")
def test_a_number_in_another_dress(exercise: Number) -> None:
    for learner in exercise.learners():
        said = exercise.right(learner)
        plain = said.replace(".", "")  # 1.250,5 without its dots, then with a point for the comma
        for typed in (said, plain, plain.replace(",", "."), f" {said} {exercise.unit}"):
            assert exercise.judge(typed, learner).outcome is Outcome.RIGHT, typed


@of("choices", "mark")
def test_ticks_in_another_order(exercise: Exercise) -> None:
    assert exercise.judge(exercise.right()[::-1]).outcome is Outcome.RIGHT


@of("form")
def test_entries_in_another_dress(exercise: Exercise) -> None:
    dressed = {key: f" {value} " for key, value in reversed(exercise.right().items())}
    assert exercise.judge(dressed).outcome is Outcome.RIGHT


@of("table")
def test_cells_with_spaces_around_them(exercise: Exercise) -> None:
    right = exercise.right()
    dressed = {key: f" {value} " for key, value in right["cells"].items()}
    assert exercise.judge({"cells": dressed, "removed": right["removed"][::-1]}).outcome is Outcome.RIGHT


@of("code")
def test_a_value_with_float_noise_and_its_rows_in_another_order(exercise: Code) -> None:
    value = exercise.right()
    numeric = isinstance(value, pd.Series) and pd.api.types.is_numeric_dtype(value)
    noisy = value * (1 + 1e-12) if numeric else value
    assert exercise.judge(noisy).outcome is Outcome.RIGHT
    if isinstance(value, int):
        assert exercise.judge(np.float64(value)).outcome is Outcome.RIGHT
    if isinstance(value, pd.Series | pd.DataFrame):
        shaken = value.sample(frac=1, random_state=1)
        assert exercise.judge(shaken).done is not exercise.rows_in_order


@of("chart")
def test_a_chart_in_other_colours_with_a_longer_title(exercise: Chart) -> None:
    ax = exercise.right()
    ax.set_title(f"{ax.get_title()}, contoh")
    for bar in ax.patches:
        bar.set_color("green")
    ax.grid(visible=True)
    assert exercise.judge(ax).outcome is Outcome.RIGHT


@of("choice", "choices", "match", "order", "classify")
def test_options_are_shuffled_for_each_learner(exercise: Exercise) -> None:
    ids = list("abcdef")
    orders = [exercise.shuffled(learner, ids) for learner in LEARNERS]
    assert orders == [exercise.shuffled(learner, ids) for learner in LEARNERS]
    assert exercise.shuffle is any(order != ids for order in orders)


@of("order")
def test_no_learner_is_shown_the_solution(exercise: Exercise) -> None:
    for learner in LEARNERS:
        shown = [item for item, _ in exercise.view(learner)["items"]]
        assert exercise.judge(shown).outcome is not Outcome.RIGHT


def test_numbers_vary_between_learners_only() -> None:
    varied = [exercise for exercise in EXERCISES if isinstance(exercise, Number) and exercise.vary]
    assert varied
    for exercise in varied:
        drawn = {learner: exercise.numbers(learner) for learner in LEARNERS}
        assert drawn == {learner: exercise.numbers(learner) for learner in LEARNERS}
        assert len({tuple(row.values()) for row in drawn.values()}) > 1


@of()
def test_the_card_does_not_carry_the_key(exercise: Exercise) -> None:
    view = json.dumps(exercise.view(random.Random(0).choice(LEARNERS)), ensure_ascii=False)
    for _, sentence in exercise.mistakes() if not isinstance(exercise, Code) else ():
        assert sentence not in view
    assert exercise.explain not in view
