"""Lines as they arrive -> events that may be kept; whatever is wrong with a line is said, the rest counts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError, field_validator

from kit import text_class as text
from kit.record import Event, is_event
from kit.text import VERDICTS

BATCH = 1_000_000  # bytes of lines that a seat sends at once
BODY = 2_000_000  # bytes that one request may hold, packed or unpacked
LINE = 200_000  # bytes of one event; a long reflection has 5,000
_DEPTH = 12  # lists and objects in each other; an answer has 3
_Short = Annotated[str, StringConstraints(max_length=80)]
_Long = Annotated[str, StringConstraints(max_length=255)]
_EARLIEST, _LATEST = 0.0, 4e9  # seconds since 1970: until the year 2096


@dataclass(frozen=True)
class Arrival:
    """One event and the line it came in, which is kept as it is."""

    event: Event
    line: str

    @property
    def moment(self) -> float | None:
        """When it happened, in seconds since 1970 (UTC); None where the time cannot be read or names no zone."""
        return moment(self.event)


@dataclass
class Batch:
    """What one request or one file brought; `rejected` pairs the number of a line with the reason."""

    arrivals: list[Arrival] = field(default_factory=list)
    rejected: list[tuple[int, str]] = field(default_factory=list)
    aside: list[bytes] = field(default_factory=list)  # the rejected lines themselves


def read(data: bytes) -> Batch:
    """Read JSON lines; a damaged line costs nothing but itself."""
    batch, ids = Batch(), set[str]()
    for number, line in _lines(data):
        try:
            arrived = _parse(line)
        except ValueError as error:
            batch.rejected.append((number, str(error)))
            batch.aside.append(line)
            continue
        if arrived.event["id"] not in ids:
            ids.add(arrived.event["id"])
            batch.arrivals.append(arrived)
    return batch


def _lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    for number, line in enumerate(data.split(b"\n"), 1):
        if stripped := line.strip():
            yield number, stripped


def _parse(line: bytes) -> Arrival:
    if len(line) > LINE:
        raise ValueError(text.EVENT_TOO_LARGE.format(limit=LINE // 1000))
    try:
        words = line.decode("utf-8-sig")
    except ValueError as error:
        raise ValueError(text.EVENT_DAMAGED) from error
    return Arrival(parse(words), words)


def parse(words: str) -> Event:
    """The event in a line; raises ValueError where it does not hold what every reader of events relies on."""
    try:
        event: Event = json.loads(words)
    except (ValueError, RecursionError) as error:
        raise ValueError(text.EVENT_DAMAGED) from error
    if not is_event(event):
        raise ValueError(text.EVENT_UNKNOWN)
    try:
        _Schema.model_validate(event)
    except ValidationError as error:
        raise ValueError(text.EVENT_UNKNOWN) from error
    if _deep(event):
        raise ValueError(text.EVENT_TOO_DEEP)
    return event


class _Schema(BaseModel):
    """What an event of any kind, also one that only a later kit knows, may hold in the fields that are read here."""

    model_config = ConfigDict(strict=True, extra="allow")
    # Every database keeps such an id as it is.
    id: Annotated[str, StringConstraints(pattern=r"^[\x20-\x7e]{1,64}$")]
    time: _Short
    kind: _Short
    session: _Short
    learner: _Long = ""
    exercise: _Long = ""
    revision: _Short = ""
    outcome: str = "unanswered"

    @field_validator("outcome")
    @classmethod
    def _known(cls, outcome: str) -> str:
        if outcome not in VERDICTS:
            raise ValueError(outcome)
        return outcome


def _deep(value: Any) -> bool:
    """Whether values lie in each other deeper than any answer's; looked at without recursion."""
    level = [value]
    for _ in range(_DEPTH):
        level = [inner for one in level for inner in _inner(one)]
        if not level:
            return False
    return True


def _inner(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def moment(event: Event) -> float | None:
    """Seconds since 1970 (UTC) of an event's time; None where it cannot be read or names no zone."""
    try:
        when = datetime.fromisoformat(event["time"])
        seconds = when.timestamp() if when.tzinfo else None
    except (ValueError, OverflowError, OSError):
        return None
    return seconds if seconds is not None and _EARLIEST < seconds < _LATEST else None


def clean(value: Any, length: int) -> str:
    """Text that every database keeps: no NUL, no half emoji, no line ends; at most `length` signs."""
    words = str(value).encode("utf-8", "replace").decode()
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())[:length]
