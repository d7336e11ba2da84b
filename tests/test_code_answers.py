"""Answers that people gave to every code and chart card: right ones in any dress are right, wrong ones are told what is true.

`code_answers.toml` has for each card the code of its cell, as typed. The last line is the answer or gives it its name.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import re
import tomllib
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest

from kit import errors, paths
from kit.check.result import Outcome
from kit.exercises import find, lessons
from kit.kinds.code import Code

mpl.use("Agg")

CARDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("code_answers.toml").read_text("utf-8"))
COURSE = {
    exercise.id: exercise for one in lessons() for exercise in one.exercises if isinstance(exercise, Code)
}
MADE = {exercise.id: one.made for one in lessons() for exercise in one.exercises}
RIGHT = [(card, code) for card, answers in CARDS.items() for code in answers["right"]]
WRONG = [(card, *told) for card, answers in CARDS.items() for told in answers["wrong"]]
ENOUGH = 10
ASKED = re.compile(r'kit\.soal\("([\w-]+)", (\w+)\)')
NAMES = {  # card -> the name to which its cell gives the answer
    card: name
    for path in paths.NOTEBOOKS.glob("*.ipynb")
    for one in json.loads(path.read_text("utf-8"))["cells"]
    for card, name in ASKED.findall("".join(one["source"]))
}


@pytest.fixture(autouse=True)
def _no_figures() -> Iterator[None]:
    plt.close("all")
    yield
    plt.close("all")


def names_of(exercise: Code) -> dict[str, Any]:
    """What a learner has when the cells above the card have run."""
    names: dict[str, Any] = {"datasets": paths.DATASETS}
    if exercise.setup:
        names |= {"pd": pd, "plt": plt}
        exec(exercise.setup, names)  # noqa: S102 - the author's code
    return names


def cell(code: str, name: str) -> str:
    """`code` as the learner's cell, in which `name = ` stands before the answer."""
    try:
        *_, last = ast.parse(code).body
    except SyntaxError:
        return f"{name} = {code}"
    if isinstance(last, ast.Assign) and ast.unparse(last.targets[0]) == name:
        return code
    lines = code.split("\n")
    lines[last.lineno - 1] = f"{name} = {lines[last.lineno - 1]}"
    return "\n".join(lines)


def verdict(card: str, code: str) -> tuple[Outcome, str]:
    """What a learner reads who runs `code` in the cell of a card."""
    exercise = find(card)
    assert isinstance(exercise, Code)
    names = names_of(exercise)
    try:
        with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            exec(compile(cell(code, NAMES[card]), "<cell>", "exec"), names)  # noqa: S102 - code of the file beside this one
    except Exception as error:  # noqa: BLE001 - whatever a learner's code raises is explained
        return Outcome.WRONG, errors.explain(error, names, MADE[card])
    result = exercise.judge(names[NAMES[card]])
    return result.outcome, result.feedback


def test_every_card_of_code_has_answers() -> None:
    assert set(CARDS) == set(COURSE)
    few = [
        card
        for card, answers in CARDS.items()
        if min(len(set(answers["right"])), len({code for code, _ in answers["wrong"]})) < ENOUGH
    ]
    assert few == []


@pytest.mark.parametrize(("card", "code"), RIGHT)
def test_a_right_answer_is_right(card: str, code: str) -> None:
    assert verdict(card, code) == (Outcome.RIGHT, "")


@pytest.mark.parametrize(("card", "code", "says"), WRONG)
def test_a_wrong_answer_is_told_what_is_true_of_it(card: str, code: str, says: str) -> None:
    outcome, feedback = verdict(card, code)
    assert outcome in (Outcome.WRONG, Outcome.PARTIAL)
    assert says
    assert says in feedback
