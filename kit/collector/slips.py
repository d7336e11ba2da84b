"""What exactly was wrong in an answer, in the words of the exercise: for counting over a whole class. Pure."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any

from kit import text_class as text
from kit.check import check
from kit.collector.events import clean
from kit.exercises import Exercise
from kit.exercises.kinds import Scenario, cell_id, letters, place
from kit.record import Event
from kit.widget.markup import plain

LONGEST, FEEDBACK = 160, 400  # signs of an answer and of a sentence about it on the board

_LOG = logging.getLogger("kit.collector")

Slip = tuple[str, str]  # what was answered, and the exercise's own sentence about it (or empty)


def slips(exercise: Exercise, event: Event) -> list[Slip]:
    """The faults of one attempt; an answer that does not fit the exercise has none, and the log says so."""
    find = _FINDERS.get(exercise.kind)
    try:
        found = list(find(exercise, event["answer"], event)) if find else []
    except Exception as error:  # noqa: BLE001 (an answer to another content of the exercise, or one made by hand)
        _LOG.warning(text.SLIP_FAILED.format(exercise=exercise.id, reason=type(error).__name__))
        found = []
    return [
        (clean(plain(str(answer)), LONGEST), clean(plain(feedback), FEEDBACK))
        for answer, feedback in found
        if str(answer).strip()
    ]


def _choice(exercise: Any, answer: Any, _event: Event) -> Iterator[Slip]:
    for letter, option in zip(letters(len(exercise.options)), exercise.options, strict=True):
        if letter == answer and not option.correct:
            yield option.text, option.feedback


def _choices(exercise: Any, answer: Any, _event: Event) -> Iterator[Slip]:
    for letter, option in zip(letters(len(exercise.options)), exercise.options, strict=True):
        if (letter in answer) != option.correct:
            words = text.SLIP_MISSED if option.correct else text.SLIP_TICKED
            yield words.format(part=option.text), option.feedback


def _typed(exercise: Any, answer: Any, event: Event) -> Iterator[Slip]:
    """Text and number: as typed, and the sentence if it is a mistake that the author knows."""
    said = check(exercise, answer, str(event.get("learner", ""))).feedback
    known = {mistake.feedback for mistake in exercise.wrong}
    yield str(answer), said if said in known else ""


def _pairs(exercise: Any, answer: Any, _event: Event) -> Iterator[Slip]:
    rights = dict(zip(map(str, range(1, 100)), exercise.rights, strict=False))
    for letter, pair in zip(letters(len(exercise.pairs)), exercise.pairs, strict=True):
        given = rights.get(answer.get(letter))
        if given is not None and given != pair.right:
            yield f"{pair.left} → {given}", pair.feedback


def _groups(exercise: Any, answer: Any, _event: Event) -> Iterator[Slip]:
    groups = dict(zip(map(str, range(1, 100)), exercise.groups, strict=False))
    for letter, item in zip(letters(len(exercise.items)), exercise.items, strict=True):
        given = groups.get(answer.get(letter))
        if given is not None and given != item.group:
            yield f"{item.text} → {given}", item.feedback


def _order(exercise: Any, answer: Any, _event: Event) -> Iterator[Slip]:
    """Only the first step that stands wrong: all behind it follow from it."""
    ids = letters(len(exercise.items))
    for number, (given, wanted) in enumerate(zip(answer, ids, strict=True), 1):
        if given != wanted:
            item = exercise.items[ids.index(given)]
            yield text.SLIP_PLACED.format(place=number, part=item.text), item.feedback
            return


def _mark(exercise: Any, answer: Any, _event: Event) -> Iterator[Slip]:
    for spot, feedback in exercise.spots().items():
        if spot not in answer:
            yield text.SLIP_NOT_MARKED.format(part=_spot(exercise, spot)), feedback
    innocents = exercise.innocents()
    for spot in sorted(set(answer) - exercise.spots().keys()):
        yield text.SLIP_MARKED.format(part=_spot(exercise, spot)), innocents.get(spot, "")


def _spot(exercise: Any, spot: str) -> str:
    if exercise.layout != "table":
        return str(exercise.segments[letters(26).index(spot)].text)
    row, column = spot[1:].split("c")
    return place(int(row), exercise.columns[int(column) - 1])


def _form(exercise: Any, answer: Any, event: Event) -> Iterator[Slip]:
    parts = check(exercise, answer, str(event.get("learner", ""))).parts
    for field in exercise.fields:
        part = parts.get(field.name)
        if part is not None and not part.ok:
            known = {mistake.feedback for mistake in field.wrong} | {field.feedback}
            given = answer.get(field.name) or text.SLIP_EMPTY
            yield f"{field.label}: {given}", part.feedback if part.feedback in known else ""


def _table(exercise: Any, answer: Any, _event: Event) -> Iterator[Slip]:
    cells, removed = answer.get("cells", {}), answer.get("removed", [])
    for cell in exercise.cells:
        if (given := cells.get(cell_id(exercise.columns, cell))) is None:
            yield text.SLIP_UNCHANGED.format(part=place(cell.row, cell.column)), cell.feedback
        elif given not in (cell.answer, *cell.accept):
            known = {mistake.answer: mistake.feedback for mistake in cell.wrong}
            yield f"{place(cell.row, cell.column)}: {given or text.SLIP_EMPTY}", known.get(given, "")
    for gone in exercise.remove:
        if gone.row not in removed:
            yield text.SLIP_ROW_KEPT.format(row=gone.row), gone.feedback


def _handed(exercise: Any, _answer: Any, event: Event) -> Iterator[Slip]:
    """Code and chart: the value is described in many lines; what the card said of it tells more."""
    said = str(event.get("feedback", ""))
    known = {mistake.feedback for mistake in exercise.wrong}
    yield said, said if said in known else ""


def _story(exercise: Scenario, answer: Any, _event: Event) -> Iterator[Slip]:
    """The turn that led to the bad end."""
    scene = exercise.steps[0]
    for letter in answer:
        turn = scene.options[letters(26).index(letter)]
        scene = exercise.scene(turn.goto)
    if answer:
        yield turn.text, turn.feedback


_FINDERS: dict[str, Callable[[Any, Any, Event], Iterator[Slip]]] = {
    "choice": _choice,
    "choices": _choices,
    "text": _typed,
    "number": _typed,
    "match": _pairs,
    "order": _order,
    "classify": _groups,
    "mark": _mark,
    "form": _form,
    "table": _table,
    "code": _handed,
    "chart": _handed,
    "scenario": _story,
}
