"""The right answer and the known mistakes of an exercise, in the form its card sends them; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Any

from kit import text
from kit.check import Result
from kit.check.evaluate import run
from kit.check.parts import start_cells
from kit.check.values import day, numbers_in, spoken
from kit.exercises.kinds import (
    Chart,
    Choice,
    Choices,
    Classify,
    Code,
    Exercise,
    Field,
    Form,
    Mark,
    Match,
    Number,
    Order,
    Reflect,
    Scenario,
    Table,
    Text,
    cell_id,
    letters,
)
from kit.exercises.vary import compute, numbers

Mistakes = Iterator[tuple[Any, str]]


def untouched(exercise: Exercise) -> Any:
    """What reaches the judge from a card or a cell in which nobody has done anything."""
    if isinstance(exercise, Code):
        return ...
    return {"cells": start_cells(exercise), "removed": []} if isinstance(exercise, Table) else None


def right(exercise: Exercise, learner: str = "") -> Any:
    """The right answer; a value or an Axes for code and chart, whose author's code runs for it."""
    return _RIGHT[exercise.kind](exercise, learner)


def mistakes(exercise: Exercise, learner: str = "") -> list[tuple[Any, str]]:
    """Every known wrong answer with the feedback it must get, in `said` of its Result."""
    return list(_MISTAKES[exercise.kind](exercise, learner))


def said(result: Result) -> list[str]:
    """Every sentence of a Result, that of its parts included."""
    return [result.feedback, *(part.feedback for part in result.parts.values() if not part.ok)]


def learners(exercise: Exercise) -> list[str]:
    """Names of learners who between them get every row of `vary`; one nameless learner without it."""
    if not isinstance(exercise, Number) or not exercise.vary:
        return [""]
    found: dict[tuple[float, ...], str] = {}
    for name in map(str, range(100 * min(map(len, exercise.vary.values())))):
        found.setdefault(tuple(numbers(exercise, name).values()), name)
    return list(found.values())


def _choice(exercise: Choice, _learner: str) -> str:
    return _choices(exercise, _learner)[0]


def _choice_mistakes(exercise: Choice, _learner: str) -> Mistakes:
    ids = letters(len(exercise.options))
    yield from ((i, o.feedback) for i, o in zip(ids, exercise.options, strict=True) if not o.correct)


def _choices(exercise: Choice | Choices, _learner: str) -> list[str]:
    ids = letters(len(exercise.options))
    return [i for i, option in zip(ids, exercise.options, strict=True) if option.correct]


def _choices_mistakes(exercise: Choices, learner: str) -> Mistakes:
    ids, ticked = letters(len(exercise.options)), _choices(exercise, learner)
    wrong = [i for i in ids if i not in ticked]
    for letter, option in zip(ids, exercise.options, strict=True):
        answer = [i for i in ids if (i in ticked) != (i == letter)]
        yield answer or wrong[:1], option.feedback  # nothing ticked would be no answer at all


def _text(exercise: Text, _learner: str) -> str:
    return exercise.accept[0]


def _text_mistakes(exercise: Text, _learner: str) -> Mistakes:
    yield from ((str(mistake.answer), mistake.feedback) for mistake in exercise.wrong)


def _number(exercise: Number, learner: str) -> str:
    return spoken(compute(exercise.value, numbers(exercise, learner)))


def _number_mistakes(exercise: Number, learner: str) -> Mistakes:
    varied = numbers(exercise, learner)
    yield from ((spoken(compute(mistake.answer, varied)), mistake.feedback) for mistake in exercise.wrong)


def _match(exercise: Match, _learner: str) -> dict[str, str]:
    return _assigned(exercise.rights, [pair.right for pair in exercise.pairs])


def _match_mistakes(exercise: Match, learner: str) -> Mistakes:
    wanted = _match(exercise, learner)
    return _misassigned(wanted, len(exercise.rights), [pair.feedback for pair in exercise.pairs])


def _classify(exercise: Classify, _learner: str) -> dict[str, str]:
    return _assigned(exercise.groups, [item.group for item in exercise.items])


def _classify_mistakes(exercise: Classify, learner: str) -> Mistakes:
    wanted = _classify(exercise, learner)
    return _misassigned(wanted, len(exercise.groups), [item.feedback for item in exercise.items])


def _assigned(places: Sequence[str], wanted: list[str]) -> dict[str, str]:
    return {i: str(places.index(one) + 1) for i, one in zip(letters(len(wanted)), wanted, strict=True)}


def _misassigned(wanted: dict[str, str], count: int, feedbacks: list[str]) -> Mistakes:
    for (letter, place), feedback in zip(wanted.items(), feedbacks, strict=True):
        yield {**wanted, letter: str(int(place) % count + 1)}, feedback


def _order(exercise: Order, _learner: str) -> list[str]:
    return list(letters(len(exercise.items)))


def _order_mistakes(exercise: Order, learner: str) -> Mistakes:
    last = len(exercise.items) - 1
    for place, item in enumerate(exercise.items):
        answer, other = _order(exercise, learner), place + 1 if place < last else place - 1
        answer[place], answer[other] = answer[other], answer[place]
        yield answer, item.feedback


def _mark(exercise: Mark, _learner: str) -> list[str]:
    return list(exercise.spots())


def _mark_mistakes(exercise: Mark, learner: str) -> Mistakes:
    yield from (([*_mark(exercise, learner), i], feedback) for i, feedback in exercise.innocents().items())


def _form(exercise: Form, _learner: str) -> dict[str, str]:
    return {field.name: field.answer for field in exercise.fields}


def _form_mistakes(exercise: Form, learner: str) -> Mistakes:
    filled = _form(exercise, learner)
    for field in exercise.fields:
        yield from (({**filled, field.name: str(m.answer)}, m.feedback) for m in field.wrong)
        stray = next(_strays(field), None)
        if stray is not None:
            yield {**filled, field.name: stray}, field.feedback


def _strays(field: Field) -> Iterator[str]:
    """Entries of the right shape that the author did not foresee."""
    candidates: Iterable[str] = ("kit", "lain")
    if field.type == "choice":
        candidates = field.options
    elif field.type == "number":
        start = next(iter(numbers_in(field.answer)), field.min or 0)
        candidates = (spoken(start + step) for step in (*range(1, 20), *range(-20, 0)))
    elif field.type == "date":
        first = day(field.answer or "2025-01-01")
        candidates = ((first + timedelta(step)).isoformat() for step in range(1, 20)) if first else ()
    known = {field.answer, *field.accept, *(str(mistake.answer) for mistake in field.wrong)}
    for entry in candidates:
        value = numbers_in(entry)[0] if field.type == "number" else 0.0
        low, high = field.min is not None and value < field.min, field.max is not None and value > field.max
        if entry not in known and not low and not high:
            yield entry


def _table(exercise: Table, _learner: str) -> dict[str, Any]:
    repaired = {cell_id(exercise.columns, cell): cell.answer for cell in exercise.cells}
    return {"cells": {**start_cells(exercise), **repaired}, "removed": [gone.row for gone in exercise.remove]}


def _table_mistakes(exercise: Table, learner: str) -> Mistakes:
    start, done = start_cells(exercise), _table(exercise, learner)
    cells, removed = done["cells"], done["removed"]
    for cell in exercise.cells:
        place = cell_id(exercise.columns, cell)
        known = [(str(mistake.answer), mistake.feedback) for mistake in cell.wrong]
        for entry, feedback in [*known, (start[place], cell.feedback)]:
            yield {"cells": {**cells, place: entry}, "removed": removed}, feedback
    for gone in exercise.remove:
        yield {"cells": cells, "removed": [row for row in removed if row != gone.row]}, gone.feedback


def _code(exercise: Code, _learner: str) -> Any:
    return _value(exercise, exercise.solution)


def _code_mistakes(exercise: Code, _learner: str) -> Mistakes:
    yield from ((_value(exercise, str(mistake.answer)), mistake.feedback) for mistake in exercise.wrong)


def _value(exercise: Code, code: str) -> Any:
    if not isinstance(exercise, Chart):
        return run(exercise, code)
    from kit.check.chart import plot  # needs matplotlib

    return plot(exercise, code)


def _scenario(exercise: Scenario, _learner: str) -> list[str]:
    return list(exercise.best_path())


def _scenario_mistakes(exercise: Scenario, _learner: str) -> Mistakes:
    queue: list[tuple[str, list[str]]] = [(exercise.steps[0].id, [])]
    seen = set()
    while queue:
        scene = exercise.scene(queue[0][0])
        path = queue.pop(0)[1]
        if scene.id not in seen:
            seen.add(scene.id)
            for letter, turn in zip(letters(len(scene.options)), scene.options, strict=True):
                queue.append((turn.goto, [*path, letter]))
                if exercise.scene(turn.goto).end == "wrong":
                    yield [*path, letter], text.STORY_ENDED_BADLY


def _reflect(exercise: Reflect, _learner: str) -> dict[str, Any]:
    enough = len(exercise.model.split()) >= exercise.min_words
    rubric = dict.fromkeys(letters(len(exercise.rubric)), "1" if exercise.scale else True)
    return {"text": exercise.model if enough else "kata " * exercise.min_words, "rubric": rubric}


def _no_mistakes(_exercise: Reflect, _learner: str) -> Mistakes:
    yield from ()  # a reflection is kept, not judged


_RIGHT: dict[str, Callable[[Any, str], Any]] = {
    "choice": _choice,
    "choices": _choices,
    "text": _text,
    "number": _number,
    "match": _match,
    "order": _order,
    "classify": _classify,
    "mark": _mark,
    "form": _form,
    "table": _table,
    "code": _code,
    "chart": _code,
    "scenario": _scenario,
    "reflect": _reflect,
}
_MISTAKES: dict[str, Callable[[Any, str], Mistakes]] = {
    "choice": _choice_mistakes,
    "choices": _choices_mistakes,
    "text": _text_mistakes,
    "number": _number_mistakes,
    "match": _match_mistakes,
    "order": _order_mistakes,
    "classify": _classify_mistakes,
    "mark": _mark_mistakes,
    "form": _form_mistakes,
    "table": _table_mistakes,
    "code": _code_mistakes,
    "chart": _code_mistakes,
    "scenario": _scenario_mistakes,
    "reflect": _no_mistakes,
}
