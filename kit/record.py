"""One learner's events in progress/NAME.jsonl, append-only; the only writer of progress."""

from __future__ import annotations

import errno
import json
import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from kit import paths, text

Event = dict[str, Any]
SESSION = uuid.uuid4().hex[:12]  # tells two windows of the same learner apart
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


class RecordError(Exception):
    """An event could not be kept; the message is for the learner (Indonesian)."""


@dataclass
class Standing:
    """Where the learner stands with one exercise."""

    attempts: int = 0
    hints: int = 0
    solution_seen: bool = False
    solved: bool = False
    last: Event | None = None
    draft: Any = None  # typed since the last attempt, not checked yet


@dataclass
class Record:
    """The events of one file; `damaged` holds the lines that could not be read, which stay in the file."""

    path: Path
    events: list[Event] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    _read_to: int = 0
    _standings: dict[str, Standing] = field(default_factory=dict)
    _ids: set[str] = field(default_factory=set)

    def refresh(self) -> list[Event]:
        """Read what was added since the last look, by whichever window; returns the new events.

        Raises RecordError if the file is there but cannot be read.
        """
        try:
            with self.path.open("rb") as file:
                if file.seek(0, os.SEEK_END) < self._read_to:
                    self._forget()  # somebody put an older copy in its place
                file.seek(self._read_to)
                data = file.read()
        except FileNotFoundError:
            self._forget()
            return []
        except OSError as error:
            raise RecordError(
                text.RECORD_UNREADABLE.format(file=self.path.name, reason=_code(error))
            ) from error
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
        if "exercise" not in _FIELDS_OF_KIND.get(event["kind"], _FIELDS):
            return True
        standing = self._standings.get(event["exercise"])
        if standing is None:
            standing = self._standings[event["exercise"]] = Standing()
        match event["kind"]:
            case "attempt":
                standing.attempts += 1
                standing.last = event
                standing.draft = None
                standing.solved = standing.solved or event["outcome"] in ("right", "saved")
            case "draft":
                standing.draft = event["answer"]
            case "hint":
                standing.hints = max(standing.hints, event["hints"])
            case "solution":
                standing.solution_seen = True
        return True

    def standing(self, exercise: str) -> Standing:
        """Attempts, hints, and the last answer of one exercise."""
        return self._standings.get(exercise, Standing())

    def append(self, kind: str, **details: Any) -> Event:
        """Write one event and return only when it is on the disk; raises RecordError and then has changed nothing."""
        event = {
            "id": uuid.uuid4().hex,
            "time": datetime.now().astimezone().isoformat(timespec="milliseconds"),
            "kind": kind,
            "session": SESSION,
            "learner": self.path.stem,
            **details,
        }
        # ASCII: a browser may send half an emoji, which UTF-8 cannot hold.
        line = json.dumps(event).encode() + b"\n"
        try:
            self._write(line)
        except OSError as error:
            raise RecordError(reason(error, self.path.parent)) from error
        self.refresh()
        return event

    def _write(self, line: bytes) -> None:
        import filelock  # only a writer needs it

        self.path.parent.mkdir(parents=True, exist_ok=True)
        # Appending is not atomic on Windows, and two windows may write at once.
        with (
            filelock.FileLock(self.path.with_name(f".{self.path.stem}.lock"), timeout=LOCK_SECONDS),
            # Without a buffer: a buffer would try to write its rest again when the file is cut or closed.
            self.path.open("a+b", buffering=0) as file,
        ):
            end = file.seek(0, os.SEEK_END)
            if end < self._read_to:
                self._forget()
            if end and _last_byte(file, end) != b"\n":
                line = b"\n" + line  # sets a torn last line aside on a line of its own
            try:
                while line:
                    line = line[file.write(line) :]
                os.fsync(file.fileno())
            except OSError:
                file.truncate(end)  # half a line on a full disk is not an event
                raise


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
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return text.DISK_FULL
    if error.errno in (errno.EACCES, errno.EROFS, errno.EPERM):
        return text.NOT_WRITABLE.format(folder=folder.name)
    return text.NOT_KEPT.format(reason=_code(error))


def _code(error: OSError) -> str:
    """The error's short name, `EIO`: the system's own sentence would be in English."""
    return errno.errorcode.get(error.errno or 0, type(error).__name__)


def records() -> list[Path]:
    """The record files of this computer, oldest name first."""
    return sorted(
        # A Mac leaves "._NAME" beside every file on a USB stick.
        path
        for path in paths.progress().glob("*.jsonl")
        if not path.name.startswith(".") and path.is_file()
    )
