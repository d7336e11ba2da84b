"""Judges of answers that have parts: match, order, classify, mark, form, table, scenario. Pure."""

from __future__ import annotations

from typing import Any

from kit import text
from kit.check.result import Outcome, Part, Result, judged
from kit.check.simple import UNANSWERED, text_cause
from kit.check.values import day, numbers_in, same_text, spoken
from kit.exercises.kinds import (
    Classify,
    Field,
    Form,
    Mark,
    Match,
    Mistake,
    Order,
    Repair,
    Scenario,
    Scene,
    Table,
    Turn,
    cell_id,
    letters,
)
from kit.exercises.vary import compute


def match_pairs(exercise: Match, answer: Any, numbers: dict[str, float]) -> Result:
    wanted = [str(exercise.rights.index(pair.right) + 1) for pair in exercise.pairs]
    return _assigned([pair.feedback for pair in exercise.pairs], wanted, answer)


def classify(exercise: Classify, answer: Any, numbers: dict[str, float]) -> Result:
    wanted = [str(exercise.groups.index(item.group) + 1) for item in exercise.items]
    return _assigned([item.feedback for item in exercise.items], wanted, answer)


def _assigned(feedbacks: list[str], wanted: list[str], answer: Any) -> Result:
    given = {key: value for key, value in (answer or {}).items() if value}
    if not given:
        return UNANSWERED
    parts = {}
    for letter, feedback, right in zip(letters(len(wanted)), feedbacks, wanted, strict=True):
        ok = given.get(letter) == right
        parts[letter] = Part(ok, "" if ok else feedback if letter in given else text.PART_EMPTY)
    return judged(parts)


def order(exercise: Order, answer: Any, numbers: dict[str, float]) -> Result:
    wanted = letters(len(exercise.items))
    if not answer or sorted(answer) != sorted(wanted):
        return UNANSWERED
    if tuple(answer) == wanted:
        return Result(Outcome.RIGHT, parts={i: Part(True) for i in wanted})
    first = next(n for n, letter in enumerate(wanted) if answer[n] != letter)
    parts = {letter: Part(answer[n] == letter) for n, letter in enumerate(wanted)}
    parts[answer[first]] = Part(False, exercise.items[wanted.index(answer[first])].feedback)
    item = exercise.items[first]
    feedback = text.ORDER_FIRST_FAULT.format(place=first + 1, item=item.text, feedback=item.feedback)
    return Result(judged(parts).outcome, feedback, parts)


def mark(exercise: Mark, answer: Any, numbers: dict[str, float]) -> Result:
    if not answer:
        return UNANSWERED
    faults, innocents = exercise.spots(), exercise.innocents()
    parts = {}
    for spot in answer:
        parts[spot] = (
            Part(True, faults[spot]) if spot in faults else Part(False, innocents.get(spot, text.NOT_A_FAULT))
        )
    missing = len(faults.keys() - set(answer))
    found = len(faults) - missing
    if not missing and all(part.ok for part in parts.values()):
        return Result(Outcome.RIGHT, "", parts)
    feedback = text.MARK_COUNT.format(found=found, all=len(faults))
    if len(answer) > found:
        feedback += " " + text.MARK_EXTRA.format(count=len(answer) - found)
    return Result(Outcome.PARTIAL if found else Outcome.WRONG, feedback, parts)


def form(exercise: Form, answer: Any, numbers: dict[str, float]) -> Result:
    given = {key: str(value).strip() for key, value in (answer or {}).items()}
    if not any(given.values()):
        return UNANSWERED
    parts = {field.name: _field(field, given.get(field.name, "")) for field in exercise.fields}
    broken = [rule.feedback for rule in exercise.rules if not _holds(rule.rule, exercise, given)]
    result = judged(parts, "\n\n".join(broken))
    if broken and result.outcome is Outcome.RIGHT:
        return Result(Outcome.PARTIAL, result.feedback, parts)
    return result


def _field(field: Field, given: str) -> Part:
    if not given:
        if not field.answer or (not field.required and not field.answer):
            return Part(True)
        return Part(False, text.FIELD_EMPTY if field.required else field.feedback)
    shape = _shape(field, given)
    if shape:
        return Part(False, shape)
    if _equal(field.type, given, (field.answer, *field.accept)):
        return Part(True)
    for mistake in field.wrong:
        if _equal(field.type, given, (str(mistake.answer),)):
            return Part(False, mistake.feedback)
    return Part(False, field.feedback)


def _shape(field: Field, given: str) -> str:
    """What is wrong with the form of an entry, whatever the right answer is."""
    if field.type == "date" and not day(given):
        return text.NOT_A_DATE.format(given=given)
    if field.type != "number":
        return ""
    readings = numbers_in(given)
    if not readings:
        return text.NOT_A_NUMBER.format(given=given)
    if field.min is not None and readings[0] < field.min:
        return text.BELOW_MINIMUM.format(given=spoken(readings[0]), limit=spoken(field.min))
    if field.max is not None and readings[0] > field.max:
        return text.ABOVE_MAXIMUM.format(given=spoken(readings[0]), limit=spoken(field.max))
    return ""


def _equal(kind: str, given: str, accepted: tuple[str, ...]) -> bool:
    if kind == "number":
        return any(numbers_in(given)[:1] == numbers_in(one)[:1] for one in accepted)
    if kind == "date":
        return any(day(given) == day(one) for one in accepted)
    return any(same_text(given, one) for one in accepted)


def _holds(rule: str, exercise: Form, given: dict[str, str]) -> bool:
    """Whether a rule holds; a rule whose entries are empty or misshapen says nothing."""
    names: dict[str, Any] = {}
    for field in exercise.fields:
        entry = given.get(field.name, "")
        read: Any = day(entry) if field.type == "date" else next(iter(numbers_in(entry)), None)
        if field.type not in ("date", "number"):
            read = entry
        if read is not None and entry:
            names[field.name] = read
    try:
        return bool(compute(rule, names))
    except (ValueError, TypeError):
        return True


def table(exercise: Table, answer: Any, numbers: dict[str, float]) -> Result:
    answer = answer or {}
    given, removed = dict(answer.get("cells", {})), set(answer.get("removed", []))
    start = start_cells(exercise)
    if not removed and all(given.get(i, v) == v for i, v in start.items()):
        return UNANSWERED
    repairs = {cell_id(exercise.columns, cell): cell for cell in exercise.cells}
    parts = {i: _cell(cell, given.get(i, start[i]), start[i]) for i, cell in repairs.items()}
    for gone in exercise.remove:
        parts[f"r{gone.row}"] = Part(gone.row in removed, "" if gone.row in removed else gone.feedback)
    wanted_gone = {gone.row for gone in exercise.remove}
    for row in removed - wanted_gone:
        parts[f"r{row}"] = Part(False, text.ROW_NEEDED)
    for i, value in given.items():
        row = int(i[1:].split("c")[0])
        if i in start and i not in repairs and row not in wanted_gone and value.strip() != start[i].strip():
            parts[i] = Part(False, text.CELL_WAS_RIGHT.format(start=start[i] or "(kosong)"))
    return judged(parts)


def start_cells(exercise: Table) -> dict[str, str]:
    """Id -> text of every cell as the learner first sees it, the header (row 0) included."""
    grid = [exercise.columns, *exercise.rows]
    return {f"r{r}c{c + 1}": value for r, row in enumerate(grid) for c, value in enumerate(row)}


def _cell(cell: Repair, given: str, start: str) -> Part:
    accepted = (cell.answer, *cell.accept)
    if any(given.strip() == one.strip() for one in accepted):
        return Part(True)
    known: tuple[Mistake, ...] = cell.wrong
    for mistake in known:
        if same_text(given, str(mistake.answer)):
            return Part(False, mistake.feedback)
    cause = "" if given == start else text_cause(given, accepted)
    return Part(False, cause or cell.feedback)


def walk(exercise: Scenario, path: Any) -> tuple[list[tuple[Scene, Turn]], Scene]:
    """The scenes passed with the turn taken in each, and the scene where the path ends."""
    scene, passed = exercise.steps[0], []
    for letter in path or []:
        ids = letters(len(scene.options))
        if letter not in ids:
            break
        turn = scene.options[ids.index(letter)]
        passed.append((scene, turn))
        scene = exercise.scene(turn.goto)
    return passed, scene


def scenario(exercise: Scenario, answer: Any, numbers: dict[str, float]) -> Result:
    passed, scene = walk(exercise, answer)
    if not passed:
        return UNANSWERED
    if not scene.end:
        return Result(Outcome.UNANSWERED, text.STORY_GOES_ON)
    if scene.end == "right":
        return Result(Outcome.RIGHT)
    return Result(Outcome.WRONG, text.STORY_ENDED_BADLY)
