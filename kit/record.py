"""One learner's events, append-only; the only writer of progress. Here they lie in progress/NAME.jsonl."""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import IO, Any, NamedTuple, Protocol

from kit import paths, text
from kit.base.files import FULL, SHUT, error_code, locked

Event = dict[str, Any]
LOCK_SECONDS = 10.0  # how long one window waits for another

# What the readers of an event rely on; a kind that only a later kit knows needs no more than _FIELDS.
_FIELDS: dict[str, type] = {"id": str, "time": str, "kind": str, "session": str}
_FIELDS_OF_KIND: dict[str, dict[str, type]] = {
    "learner": _FIELDS | {"name": str, "institution": str},
    "attempt": _FIELDS | {"exercise": str, "answer": object, "outcome": str},
    "draft": _FIELDS | {"exercise": str, "answer": object},
    "hint": _FIELDS | {"exercise": str, "hints": int},
    "solution": _FIELDS | {"exercise": str},
}


class Session(NamedTuple):
    """One run of Python: `id` tells two windows of the same learner apart; `started` is ISO 8601 with zone."""

    id: str
    started: str


@lru_cache
def session() -> Session:
    # Made when first asked for: a Python that is started from a snapshot would share it with everybody.
    return Session(uuid.uuid4().hex[:12], now())


def now() -> str:
    return datetime.now().astimezone().isoformat(timespec="milliseconds")


class RecordError(Exception):
    """An event could not be kept; the message is for the learner (Indonesian)."""


Moment = tuple[float, str]  # later events have greater ones


@dataclass
class Standing:
    """Where a learner stands with one exercise. The same whatever order the events are taken in."""

    attempts: int = 0
    hints: int = 0
    solution_seen: bool = False
    solved: bool = False
    last: Event | None = None  # the last attempt
    last_at: Moment = (0.0, "")
    _draft: Any = None
    _draft_at: Moment = (0.0, "")

    @property
    def draft(self) -> Any:
        """Changed since the last attempt, not checked yet; None where there is nothing of the kind."""
        if self._draft_at <= self.last_at or (self.last and self._draft == self.last["answer"]):
            return None
        return self._draft

    @property
    def outcome(self) -> str:
        """The last attempt's; what was once solved stays solved, what was never tried is unanswered."""
        if self.solved:
            return "right"
        return str(self.last["outcome"]) if self.last else "unanswered"

    def take(self, event: Event, moment: Moment) -> None:
        """Take in one event of this exercise that was not taken in before."""
        match event["kind"]:
            case "attempt":
                self.attempts += 1
                self.solved = self.solved or event["outcome"] in ("right", "saved")
                if moment > self.last_at:
                    self.last, self.last_at = event, moment
            case "draft" if moment > self._draft_at:
                self._draft, self._draft_at = event["answer"], moment
            case "hint":
                self.hints = max(self.hints, event["hints"])
            case "solution":
                self.solution_seen = True


class Log(Protocol):
    """Where the lines of one record lie: a file here, another store elsewhere."""

    @property
    def name(self) -> str:
        """The learner, as a file name without its ending."""

    @property
    def shown_as(self) -> str:
        """The place, as a learner finds it."""

    def read(self, start: int) -> bytes | None:
        """All from byte `start` on; None where the log is not there or has become shorter. Raises RecordError."""

    def append(self, line: bytes) -> None:
        """Keep one line, whole and durably, or raise RecordError; a torn last line before it is ended first."""


class FileLog:
    """A record in one file; two windows may append at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.stem
        self.shown_as = f"progress/{path.name}"

    def read(self, start: int) -> bytes | None:
        try:
            with self.path.open("rb") as file:
                if file.seek(0, os.SEEK_END) < start:
                    return None  # somebody put an older copy in its place
                file.seek(start)
                return file.read()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise RecordError(
                text.RECORD_UNREADABLE.format(file=self.path.name, reason=error_code(error))
            ) from error

    def append(self, line: bytes) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # Appending is not atomic on Windows, and two windows may write at once.
            with locked(self.path, LOCK_SECONDS):
                self._write(line)
        except OSError as error:
            raise RecordError(reason(error, self.path.parent)) from error

    def _write(self, line: bytes) -> None:
        # Without a buffer: a buffer would try to write its rest again when the file is cut or closed.
        with self.path.open("a+b", buffering=0) as file:
            end = file.seek(0, os.SEEK_END)
            if end and _last_byte(file, end) != b"\n":
                line = b"\n" + line  # sets a torn last line aside on a line of its own
            try:
                while line:
                    line = line[file.write(line) :]
                os.fsync(file.fileno())
            except OSError:
                file.truncate(end)  # half a line on a full disk is not an event
                raise


@dataclass
class Record:
    """The events of one log; `damaged` holds the lines that could not be read, which stay where they are."""

    log: Log
    events: list[Event] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    _read_to: int = 0
    _standings: dict[str, Standing] = field(default_factory=dict)
    _ids: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The learner, as the record's file is called."""
        return self.log.name

    def refresh(self) -> list[Event]:
        """Read what was added since the last look, by whichever window; returns the new events.

        Raises RecordError if the log is there but cannot be read.
        """
        data = self.log.read(self._read_to)
        if data is None:
            self._forget()
            data = self.log.read(0) or b""
        whole, newline, _torn = data.rpartition(b"\n")
        self._read_to += len(whole) + len(newline)
        return [event for event in self._parse(whole) if self._keep(event)]

    def _forget(self) -> None:
        self._read_to = 0
        for kept in (self.events, self.damaged, self._standings, self._ids):
            kept.clear()

    def _parse(self, data: bytes) -> Iterator[Event]:
        lines = [line for line in data.split(b"\n") if line.strip()]
        try:  # one call for all lines is three times as fast as one for each
            events = json.loads(b"[" + b",".join(lines) + b"]")
        except (ValueError, RecursionError):
            events = []
        if len(events) != len(lines):
            events = map(_parse_one, lines)
        for line, event in zip(lines, events, strict=True):
            if is_event(event):
                yield event
            else:
                self.damaged.append(line.decode("utf-8", "replace"))

    def _keep(self, event: Event) -> bool:
        """Take an event in; False if it is there already."""
        if event["id"] in self._ids:
            return False
        self._ids.add(event["id"])
        self.events.append(event)
        if "exercise" in _FIELDS_OF_KIND.get(event["kind"], _FIELDS):
            standing = self._standings.get(event["exercise"])
            if standing is None:
                standing = self._standings[event["exercise"]] = Standing()
            standing.take(event, (len(self.events), ""))  # the order of the file
        return True

    def standing(self, exercise: str) -> Standing:
        """Attempts, hints, and the last answer of one exercise."""
        return self._standings.get(exercise, Standing())

    def append(self, kind: str, **details: Any) -> Event:
        """Keep one event and return only when it is safe; raises RecordError and then has changed nothing."""
        event = {
            "id": uuid.uuid4().hex,
            "time": now(),
            "kind": kind,
            "session": session().id,
            "learner": self.name,
            **details,
        }
        self.refresh()  # somebody may have put an older copy in its place
        # ASCII: a browser may send half an emoji, which UTF-8 cannot hold.
        self.log.append(json.dumps(event).encode() + b"\n")
        self.refresh()
        return event


def _parse_one(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def is_event(event: Any) -> bool:
    """Whether a line of a record holds what an event of its kind must hold."""
    if not isinstance(event, dict) or not isinstance(event.get("kind"), str):
        return False
    fields = _FIELDS_OF_KIND.get(event["kind"], _FIELDS)
    if not fields.keys() <= event.keys():
        return False
    for name, kind in fields.items():  # a loop: all(...) takes twice as long
        if not isinstance(event[name], kind):
            return False
    return event["kind"] != "attempt" or event["outcome"] in text.VERDICTS


def _last_byte(file: IO[bytes], end: int) -> bytes:
    file.seek(end - 1)
    return file.read(1)


def reason(error: OSError, folder: Path) -> str:
    """Why nothing could be kept in `folder`, for the learner."""
    if isinstance(error, TimeoutError) and error.errno is None:  # what filelock raises
        return text.RECORD_BUSY
    if error.errno in FULL:
        return text.DISK_FULL
    if error.errno in SHUT:
        return text.NOT_WRITABLE.format(folder=folder.name)
    return text.NOT_KEPT.format(reason=error_code(error))


def records() -> list[Path]:
    """The record files of this computer, oldest name first."""
    return sorted(
        # A Mac leaves "._NAME" beside every file on a USB stick.
        path
        for path in paths.progress().glob("*.jsonl")
        if not path.name.startswith(".") and path.is_file()
    )
