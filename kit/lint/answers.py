"""The right answer and the known mistakes of an exercise, in the form its card sends them; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kit import text
from kit.check import Result
from kit.check.evaluate import run
from kit.check.parts import start_cells
from kit.check.values import spoken
from kit.exercises.kinds import (
    Chart,
    Choice,
    Choices,
    Code,
    Exercise,
    Number,
    Reflect,
    Scenario,
    Table,
    Text,
    letters,
)
from kit.exercises.vary import compute, numbers
from kit.lint import part_answers

# Each kind yields its right answer, then every mistake with the sentence it must get.
Answers = Iterator[tuple[Any, str]]


def untouched(exercise: Exercise) -> Any:
    """What reaches the judge from a card or a cell in which nobody has done anything."""
    if isinstance(exercise, Code):
        return ...
    return {"cells": start_cells(exercise), "removed": []} if isinstance(exercise, Table) else None


def right(exercise: Exercise, learner: str = "") -> Any:
    """The right answer; for code and chart the value or Axes that the author's code gives."""
    return next(_ANSWERS[exercise.kind](exercise, learner))[0]


def mistakes(exercise: Exercise, learner: str = "") -> list[tuple[Any, str]]:
    """Every known wrong answer with the sentence that must be in `said` of its Result."""
    return list(_ANSWERS[exercise.kind](exercise, learner))[1:]


def said(result: Result) -> list[str]:
    """Every sentence of a Result that speaks to a mistake."""
    return [result.feedback, *(part.feedback for part in result.parts.values() if not part.ok)]


def learners(exercise: Exercise) -> list[str]:
    """Names of learners who between them get every row of `vary`; one nameless learner without it."""
    if not isinstance(exercise, Number) or not exercise.vary:
        return [""]
    found: dict[tuple[float, ...], str] = {}
    for name in map(str, range(100 * min(map(len, exercise.vary.values())))):
        found.setdefault(tuple(numbers(exercise, name).values()), name)
    return list(found.values())


def _choice(exercise: Choice, _learner: str) -> Answers:
    options = list(zip(letters(len(exercise.options)), exercise.options, strict=True))
    yield from ((i, "") for i, option in options if option.correct)
    yield from ((i, option.feedback) for i, option in options if not option.correct)


def _choices(exercise: Choices, _learner: str) -> Answers:
    options = list(zip(letters(len(exercise.options)), exercise.options, strict=True))
    wanted, wrong = ([i for i, option in options if option.correct is correct] for correct in (True, False))
    yield wanted, ""
    for letter, option in options:
        answer = [i for i, _ in options if (i in wanted) != (i == letter)]
        yield answer or wrong[:1], option.feedback  # nothing ticked would be no answer at all


def _text(exercise: Text, _learner: str) -> Answers:
    yield exercise.accept[0], ""
    yield from ((str(mistake.answer), mistake.feedback) for mistake in exercise.wrong)


def _number(exercise: Number, learner: str) -> Answers:
    varied = numbers(exercise, learner)
    yield spoken(compute(exercise.value, varied)), ""
    yield from ((spoken(compute(mistake.answer, varied)), mistake.feedback) for mistake in exercise.wrong)


def _code(exercise: Code, _learner: str) -> Answers:
    yield run(exercise, exercise.solution), ""
    yield from ((run(exercise, str(mistake.answer)), mistake.feedback) for mistake in exercise.wrong)


def _chart(exercise: Chart, _learner: str) -> Answers:
    from kit.check.chart import plot  # needs matplotlib

    yield plot(exercise, exercise.solution), ""
    yield from ((plot(exercise, str(mistake.answer)), mistake.feedback) for mistake in exercise.wrong)


def _scenario(exercise: Scenario, _learner: str) -> Answers:
    yield list(exercise.best_path()), ""
    ways: list[tuple[str, list[str]]] = [(exercise.steps[0].id, [])]
    seen = {exercise.steps[0].id}
    for scene_id, path in ways:  # grows while it is walked: the nearest scenes first
        scene = exercise.scene(scene_id)
        for letter, turn in zip(letters(len(scene.options)), scene.options, strict=True):
            if exercise.scene(turn.goto).end == "wrong":
                yield [*path, letter], text.STORY_ENDED_BADLY
            if turn.goto not in seen:
                seen.add(turn.goto)
                ways.append((turn.goto, [*path, letter]))


def _reflect(exercise: Reflect, _learner: str) -> Answers:
    """Kept and not judged: there is no mistake."""
    enough = len(exercise.model.split()) >= exercise.min_words
    rubric = dict.fromkeys(letters(len(exercise.rubric)), "1" if exercise.scale else True)
    yield {"text": exercise.model if enough else "kata " * exercise.min_words, "rubric": rubric}, ""


_ANSWERS: dict[str, Callable[[Any, str], Answers]] = {
    "choice": _choice,
    "choices": _choices,
    "text": _text,
    "number": _number,
    "match": part_answers.match_pairs,
    "order": part_answers.order,
    "classify": part_answers.classify,
    "mark": part_answers.mark,
    "form": part_answers.form,
    "table": part_answers.table,
    "code": _code,
    "chart": _chart,
    "scenario": _scenario,
    "reflect": _reflect,
}
