"""Lines as they arrive -> events that may be kept; whatever is wrong with a line is said, the rest counts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kit import text_class as text
from kit.record import Event, is_event

BATCH = 1_000_000  # bytes of lines that a seat sends at once
BODY = 2_000_000  # bytes that one request may hold, packed or unpacked
LINE = 200_000  # bytes of one event; a long reflection has 5,000
_ID = 64
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


def read(data: bytes) -> Batch:
    """Read JSON lines; a damaged line costs nothing but itself."""
    batch, ids = Batch(), set[str]()
    for number, line in _lines(data):
        try:
            arrived = _parse(line)
        except ValueError as error:
            batch.rejected.append((number, str(error)))
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
        event = json.loads(words)
    except (ValueError, RecursionError) as error:
        raise ValueError(text.EVENT_DAMAGED) from error
    if not is_event(event) or not _names_something(event):
        raise ValueError(text.EVENT_UNKNOWN)
    return Arrival(event, words)


def _names_something(event: Event) -> bool:
    """Whether the id can be kept as it is in every database."""
    own = event["id"]
    return 0 < len(own) <= _ID and own.isascii() and own.isprintable()


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
