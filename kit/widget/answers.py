"""Which answers a card can show: the form of each kind is described in CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any

from kit.exercises import Exercise
from kit.exercises.kinds import Mark, Order, letters

_LISTS = ("choices", "order", "mark", "scenario")
_TABLES = ("match", "classify", "form", "table", "reflect")


def fitting(exercise: Exercise, answer: Any) -> Any:
    """`answer` as it is; None if it has another form or names parts that the exercise does not (or no longer) have."""
    if exercise.kind in _TABLES:
        return answer if isinstance(answer, dict) else None
    if exercise.kind not in _LISTS:
        return answer if isinstance(answer, str) else None
    if not isinstance(answer, list) or not all(isinstance(one, str) for one in answer):
        return None
    if isinstance(exercise, Order) and sorted(answer) != sorted(letters(len(exercise.items))):
        return None  # the card would show these steps only
    if isinstance(exercise, Mark) and not set(answer) <= _spots(exercise):
        return None  # what is not shown cannot be unmarked
    return answer


def _spots(exercise: Mark) -> set[str]:
    if exercise.layout != "table":
        return set(letters(len(exercise.segments)))
    return {f"r{r}c{c + 1}" for r in range(len(exercise.rows) + 1) for c in range(len(exercise.columns))}
