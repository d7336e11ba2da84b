"""The events of a class for other programs: CSV for a spreadsheet, xAPI 1.0.3 statements for a record store.

Outcomes are those that `Judge` finds, as on the board.
"""

from __future__ import annotations

import csv
import io
import json
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from kit import text, text_class
from kit.collector.events import clean, moment
from kit.collector.judging import Judge
from kit.collector.model import LearnerRow
from kit.collector.store import Row, Store
from kit.exercises import lessons
from kit.kinds.exercise import Exercise
from kit.markup import plain
from kit.record import Event

# A spreadsheet runs a cell that begins like this as a formula; after an apostrophe it is text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CELL = 32_000  # signs; a spreadsheet's cell holds 32,767
_PIECE = 200  # lines sent at once
_MOST = 1e9  # seconds or hints

HOME = "https://kit-bimtek.invalid"  # reserved by RFC 2606: an address that can never be somebody's
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, HOME)
_VERBS = {
    "attempt": "http://adlnet.gov/expapi/verbs/answered",
    "saved": "http://adlnet.gov/expapi/verbs/responded",
    "draft": "http://adlnet.gov/expapi/verbs/attempted",
    "hint": "http://adlnet.gov/expapi/verbs/asked",
    "solution": "http://adlnet.gov/expapi/verbs/experienced",
}


def csv_pieces(store: Store, class_name: str) -> Iterator[str]:
    """One line per event: UTF-8 with a mark, semicolons, as a spreadsheet set to Indonesian opens it."""
    judge, people = Judge(lessons()), _people(store, class_name)
    yield "\ufeff" + _line(text_class.CSV_COLUMNS)
    lines = []
    for row, event in _events(store, class_name, judge):
        lines.append(_line(_cells(people[row.learner], row, event, judge.exercises)))
        if len(lines) == _PIECE:
            yield "".join(lines)
            lines.clear()
    yield "".join(lines)


def _events(store: Store, class_name: str, judge: Judge) -> Iterator[tuple[Row, Event]]:
    """What the board counts, too: a line that is no event is left out there and here."""
    for row in store.all(class_name):
        try:
            yield row, judge.read(row.line)
        except ValueError:
            continue  # the board tells how many


def _cells(learner: LearnerRow, row: Row, event: Event, titles: dict[str, Exercise]) -> list[Any]:
    exercise = titles.get(str(event.get("exercise")))
    return [
        learner.name,
        learner.institution,
        _stamp(event, row),
        exercise.lesson if exercise else "",
        event.get("exercise", ""),
        plain(exercise.title) if exercise else "",
        text_class.EVENT_KINDS.get(event["kind"], event["kind"]),
        text.VERDICTS.get(str(event.get("outcome")), ""),
        _judged(event),
        _written(event.get("answer")),
        _number(event.get("seconds")),
        _number(event.get("hints")),
    ]


def _judged(event: Event) -> str:
    """Who found the outcome of an attempt: the collector, or the participant's computer alone."""
    if event["kind"] != "attempt":
        return ""
    if "told" not in event:
        return text_class.JUDGED_THERE
    if event["told"] == event["outcome"]:
        return text_class.JUDGED_HERE
    return text_class.JUDGED_DIFFERENTLY.format(told=text.VERDICTS[event["told"]])


def _line(cells: Any) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerow([_safe(cell) for cell in cells])
    return out.getvalue()


def _safe(cell: Any) -> str:
    if isinstance(cell, int | float):
        return str(cell).replace(".", ",")
    words = clean(cell, _CELL)
    return f"'{words}" if words.startswith(_FORMULA) else words


def _written(answer: Any) -> str:
    if answer is None or isinstance(answer, str):
        return answer or ""
    return json.dumps(answer, ensure_ascii=False)


def _number(value: Any) -> int | float | str:
    """A number that somebody can have meant; empty for NaN, a boolean, and anything else."""
    fits = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= _MOST
    return value if fits else ""


def xapi_pieces(store: Store, class_name: str) -> Iterator[str]:
    """A JSON array of statements, one a line; what xAPI has no verb for (a name, a later kit's event) is left out."""
    judge, people = Judge(lessons()), _people(store, class_name)
    before = "[\n"
    for row, event in _events(store, class_name, judge):
        made = statement(people[row.learner].pseudonym, row, event, class_name, judge.exercises)
        if made:
            yield before + json.dumps(made)
            before = ",\n"
    yield ("[" if before == "[\n" else "\n") + "]\n"


def key_pieces(people: Iterable[LearnerRow]) -> Iterator[str]:
    """Which name of an xAPI actor is whose; kept apart, because with it the statements are personal data."""
    yield "\ufeff" + _line(text_class.XAPI_KEY_COLUMNS)
    for learner in people:
        yield _line([learner.pseudonym, learner.name, learner.institution])


def statement(
    pseudonym: str, row: Row, event: Event, class_name: str, titles: dict[str, Exercise]
) -> dict[str, Any] | None:
    """One event as an xAPI 1.0.3 statement; sent again it keeps its id. None where there is no verb for it."""
    verb = "saved" if event["kind"] == "attempt" and event["outcome"] == "saved" else event["kind"]
    if verb not in _VERBS:
        return None
    made = {
        "id": str(uuid.uuid5(uuid.uuid5(_NAMESPACE, pseudonym), event["id"])),
        "actor": {"objectType": "Agent", "account": {"homePage": f"{HOME}/peserta", "name": pseudonym}},
        "verb": {"id": _VERBS[verb], "display": {"id": text_class.XAPI_VERBS[verb]}},
        "object": _activity(event, titles),
        "context": _context(event, class_name, titles),
        "timestamp": _stamp(event, row),
        "version": "1.0.0",  # what the specification asks of every statement of 1.0.x
    }
    result = _result(event)
    return made | {"result": result} if result else made


def _context(event: Event, class_name: str, titles: dict[str, Exercise]) -> dict[str, Any]:
    from urllib.parse import quote

    whole = {"objectType": "Activity", "id": f"{HOME}/kelas/{quote(class_name, safe='')}"}
    around: dict[str, Any] = {"grouping": [whole]}
    if exercise := titles.get(event["exercise"]):
        around["parent"] = [{"objectType": "Activity", "id": f"{HOME}/sesi/{exercise.lesson}"}]
    return {"platform": text_class.XAPI_PLATFORM, "language": "id", "contextActivities": around}


def _activity(event: Event, titles: dict[str, Exercise]) -> dict[str, Any]:
    from urllib.parse import quote

    exercise = titles.get(event["exercise"])
    definition: dict[str, Any] = {"type": "http://adlnet.gov/expapi/activities/question"}
    if exercise:
        definition["name"] = {"id": exercise.title}
    known = clean(event["exercise"], 200)
    return {"objectType": "Activity", "id": f"{HOME}/soal/{quote(known, safe='')}", "definition": definition}


def _result(event: Event) -> dict[str, Any]:
    if event["kind"] not in ("attempt", "draft"):
        return {}
    made: dict[str, Any] = {"response": clean(_written(event["answer"]), _CELL)}
    if event["kind"] == "attempt" and event["outcome"] in ("right", "wrong", "partial"):
        made["success"] = event["outcome"] == "right"
        share = event.get("share", {"right": 1.0, "wrong": 0.0}.get(event["outcome"]))
        if share is not None:  # how much of a half right answer is right, its computer did not say
            made["score"] = {"scaled": round(share, 4)}
    seconds = _number(event.get("seconds"))
    if seconds != "":
        made["duration"] = f"PT{float(seconds):.2f}S"
    return made


def _stamp(event: Event, row: Row) -> str:
    """The event's time in UTC; the time of arrival where its own cannot be read."""
    own = moment(event)
    when = datetime.fromtimestamp(row.received if own is None else own, UTC)
    return when.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _people(store: Store, class_name: str) -> dict[int, LearnerRow]:
    return {learner.id: learner for learner in store.learners(class_name)}
