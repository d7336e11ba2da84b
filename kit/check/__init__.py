"""exercise + answer -> Result. Pure: nothing is read, written or shown here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kit.check import parts, simple
from kit.check.result import Outcome, Part, Result
from kit.exercises.kinds import Exercise, Number
from kit.exercises.vary import compute, numbers

__all__ = ["JUDGES", "Outcome", "Part", "Result", "check", "solution"]


def _code(exercise: Any, answer: Any, varied: dict[str, float]) -> Result:
    from kit.check import code

    return code.judge(exercise, answer)


def _chart(exercise: Any, answer: Any, varied: dict[str, float]) -> Result:
    from kit.check import chart  # needs matplotlib

    return chart.judge(exercise, answer)


JUDGES: dict[str, Callable[[Any, Any, dict[str, float]], Result]] = {
    "choice": simple.choice,
    "choices": simple.choices,
    "text": simple.text_answer,
    "number": simple.number,
    "match": parts.match_pairs,
    "order": parts.order,
    "classify": parts.classify,
    "mark": parts.mark,
    "form": parts.form,
    "table": parts.table,
    "code": _code,
    "chart": _chart,
    "scenario": parts.scenario,
    "reflect": simple.reflect,
}


def check(exercise: Exercise, answer: Any, learner: str = "") -> Result:
    """Judge `answer`; its form for each kind is described in CONTRIBUTING.md.

    `learner` seeds the varied numbers. Raises nothing on any answer of JSON shape; a fault of the author
    (a solution that does not run, a dataset that is missing) raises ContentError.
    """
    return JUDGES[exercise.kind](exercise, answer, numbers(exercise, learner))


def solution(exercise: Exercise, learner: str = "") -> str:
    """The right answer as Markdown, with this learner's numbers."""
    from kit.check.values import spoken

    if isinstance(exercise, Number):
        value = spoken(round(compute(exercise.value, numbers(exercise, learner)), 4))
        return f"`{value}` {exercise.unit}".strip()
    return exercise.solution_text()
