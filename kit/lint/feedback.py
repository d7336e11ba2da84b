"""Rule for feedback: every wrong option, item and known mistake has a sentence of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kit.exercises import Exercise
from kit.exercises.kinds import (
    Choice,
    Field,
    Form,
    Mark,
    Mistake,
    Option,
    Pair,
    Removal,
    Repair,
    Rule,
    Spot,
    Table,
    place,
)


def faults(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """A sentence that serves two mistakes speaks to neither; the same mistake in another row may share it."""
    for group in _groups(exercise):
        first: dict[str, str] = {}
        for one in group:
            name, sentence = _name(one), one.feedback.strip()
            if isinstance(one, Option) and not one.feedback:
                continue  # the exercise's own defects name it
            if not sentence:
                yield f"{name} belum mempunyai feedback", "tulis apa yang terlihat dan langkah berikutnya"
            elif sentence in first:
                yield f"{name} memakai feedback yang sama dengan {first[sentence]}", "bedakan kalimatnya"
            else:
                first[sentence] = name
        if exercise.otherwise.strip() in first:
            yield f"{first[exercise.otherwise.strip()]} memakai kalimat otherwise", "bedakan kalimatnya"


def _groups(exercise: Any) -> Iterator[list[Any]]:
    """What a learner chooses among at one place, as far as it can be wrong."""
    if isinstance(exercise, Table | Form):
        parts = exercise.cells if isinstance(exercise, Table) else exercise.fields
        yield from ([part, *part.wrong] for part in parts)
        yield list(exercise.remove if isinstance(exercise, Table) else exercise.rules)
    elif isinstance(exercise, Mark):
        spots = exercise.faults + exercise.decoys
        yield from ([spot for spot in spots if spot.row == row] for row in range(len(exercise.rows) + 1))
        yield list(exercise.segments)
    elif isinstance(exercise, Choice):
        yield [option for option in exercise.options if not option.correct]
    else:
        keys = ("options", "wrong", "pairs", "items")
        yield [one for key in keys for one in getattr(exercise, key, ())]
        yield from (list(step.options) for step in getattr(exercise, "steps", ()))


def _name(one: Any) -> str:
    match one:
        case Mistake():
            name = f"jawaban «{one.answer}»"
        case Spot() | Repair():
            name = place(one.row, one.column)
        case Removal():
            name = f"penghapusan baris {one.row}"
        case Field():
            name = f"isian `{one.name}`"
        case Rule():
            name = f"aturan `{one.rule}`"
        case Pair():
            name = f"pasangan «{one.left}»"
        case _:
            name = f"butir «{one.text}»"
    return name
