"""Right and wrong answers of the kinds that have parts: match, order, classify, mark, form, table; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from kit.check.parts import start_cells
from kit.check.values import day, numbers_in, spoken
from kit.exercises.kinds import Classify, Field, Form, Mark, Match, Order, Table, cell_id, letters

Answers = Iterator[tuple[Any, str]]


def match_pairs(exercise: Match, _learner: str) -> Answers:
    pairs = exercise.pairs
    return _assigned(exercise.rights, [pair.right for pair in pairs], [pair.feedback for pair in pairs])


def classify(exercise: Classify, _learner: str) -> Answers:
    items = exercise.items
    return _assigned(exercise.groups, [item.group for item in items], [item.feedback for item in items])


def _assigned(places: Sequence[str], wanted: list[str], feedbacks: list[str]) -> Answers:
    numbers = [places.index(one) + 1 for one in wanted]
    right = {i: str(number) for i, number in zip(letters(len(wanted)), numbers, strict=True)}
    yield right, ""
    for (letter, number), feedback in zip(right.items(), feedbacks, strict=True):
        yield {**right, letter: str(int(number) % len(places) + 1)}, feedback


def order(exercise: Order, _learner: str) -> Answers:
    """Each item changes places with the one below it; the last with the one above."""
    right = list(letters(len(exercise.items)))
    yield right, ""
    for place, item in enumerate(exercise.items):
        answer, other = right.copy(), place + 1 if place + 1 < len(right) else place - 1
        answer[place], answer[other] = answer[other], answer[place]
        yield answer, item.feedback


def mark(exercise: Mark, _learner: str) -> Answers:
    right = list(exercise.spots())
    yield right, ""
    yield from (([*right, spot], feedback) for spot, feedback in exercise.innocents().items())


def form(exercise: Form, _learner: str) -> Answers:
    right = {field.name: field.answer for field in exercise.fields}
    yield right, ""
    for field in exercise.fields:
        yield from (({**right, field.name: str(m.answer)}, m.feedback) for m in field.wrong)
        yield from (({**right, field.name: entry}, field.feedback) for entry in _unforeseen(field))


def _unforeseen(field: Field) -> list[str]:
    """One entry of the right shape that the author did not foresee, or none where all are known."""
    known = {field.answer, *field.accept, *(str(mistake.answer) for mistake in field.wrong)}
    return [entry for entry in _candidates(field) if entry not in known][:1]


def _candidates(field: Field) -> Iterable[str]:
    if field.type == "choice":
        return field.options
    if field.type == "date":
        first = day(field.answer) or date(2025, 1, 1)
        return [(first + timedelta(step)).isoformat() for step in range(1, 20)]
    if field.type == "number":
        start = next(iter(numbers_in(field.answer)), 0.0)
        low, high = (-1e300 if field.min is None else field.min), (1e300 if field.max is None else field.max)
        return [
            spoken(start + step) for step in (*range(1, 20), *range(-20, 0)) if low <= start + step <= high
        ]
    return ["(lain)", "(lain lagi)"]


def table(exercise: Table, _learner: str) -> Answers:
    start = start_cells(exercise)
    cells = {**start, **{cell_id(exercise.columns, cell): cell.answer for cell in exercise.cells}}
    removed = [gone.row for gone in exercise.remove]
    yield {"cells": cells, "removed": removed}, ""
    for cell in exercise.cells:
        place = cell_id(exercise.columns, cell)
        known = [(str(mistake.answer), mistake.feedback) for mistake in cell.wrong]
        for entry, feedback in [*known, (start[place], cell.feedback)]:
            yield {"cells": {**cells, place: entry}, "removed": removed}, feedback
    for gone in exercise.remove:
        yield {"cells": cells, "removed": [row for row in removed if row != gone.row]}, gone.feedback
