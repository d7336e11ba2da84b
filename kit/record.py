"""One learner's events in progress/NAME.jsonl, append-only; the only writer of progress."""

from __future__ import annotations

import json
import os
import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from kit import paths

Event = dict[str, Any]
SESSION = uuid.uuid4().hex[:12]  # tells two windows of the same learner apart


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
                file.seek(self._read_to)
                data = file.read()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise RecordError(_why(error, self.path)) from error
        whole, newline, _torn = data.rpartition(b"\n")
        self._read_to += len(whole) + len(newline)
        new = [event for event in self._parse(whole) if event["id"] not in self._ids]
        for event in new:
            self._keep(event)
        return new

    def _parse(self, data: bytes) -> Iterable[Event]:
        lines = [line for line in data.split(b"\n") if line.strip()]
        try:  # one call for all lines is three times as fast as one for each
            events = json.loads(b"[" + b",".join(lines) + b"]")
        except ValueError:
            events = [self._parse_one(line) for line in lines]
        return [event for event in events if isinstance(event, dict) and "id" in event and "kind" in event]

    def _parse_one(self, line: bytes) -> Event | None:
        try:
            event = json.loads(line)
        except ValueError:
            self.damaged.append(line.decode("utf-8", "replace"))
            return None
        return event if isinstance(event, dict) else None

    def _keep(self, event: Event) -> None:
        self._ids.add(event["id"])
        self.events.append(event)
        standing = self._standings.get(event.get("exercise", ""))
        if standing is None:
            standing = self._standings[event.get("exercise", "")] = Standing()
        match event["kind"]:
            case "attempt":
                standing.attempts += 1
                standing.last = event
                standing.draft = None
                standing.solved = standing.solved or event.get("outcome") in ("right", "saved")
            case "draft":
                standing.draft = event.get("answer")
            case "hint":
                standing.hints = max(standing.hints, event.get("hints", 0))
            case "solution":
                standing.solution_seen = True

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
        try:
            self._write(json.dumps(event, ensure_ascii=False).encode() + b"\n")
        except OSError as error:
            raise RecordError(_why(error, self.path)) from error
        self.refresh()
        return event

    def _write(self, line: bytes) -> None:
        import filelock  # only a writer needs it

        self.path.parent.mkdir(parents=True, exist_ok=True)
        # Appending is not atomic on Windows, and two windows may write at once.
        with (
            filelock.FileLock(self.path.with_name(f".{self.path.stem}.lock"), timeout=10),
            self.path.open("a+b") as file,
        ):
            end = file.seek(0, os.SEEK_END)
            if end and _last_byte(file, end) != b"\n":
                line = b"\n" + line  # sets a torn last line aside on a line of its own
            try:
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                file.truncate(end)  # half a line on a full disk is not an event
                raise


def _last_byte(file: Any, end: int) -> bytes:
    file.seek(end - 1)
    return bytes(file.read(1))


def _why(error: OSError, path: Path) -> str:
    import errno

    from kit import text

    if error.errno == errno.ENOSPC:
        return text.DISK_FULL
    if error.errno in (errno.EACCES, errno.EROFS, errno.EPERM):
        return text.NOT_WRITABLE.format(folder=path.parent.name)
    return text.NOT_KEPT.format(reason=error.strerror or type(error).__name__)


def slug(name: str) -> str:
    """A file name for a learner's name: `Siti Aminah, S.IP.` -> `siti-aminah-s-ip`; never empty."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return (
        re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60]
        or f"peserta-{uuid.uuid5(uuid.NAMESPACE_OID, name).hex[:6]}"
    )


def records() -> list[Path]:
    """The record files of this computer, oldest name first."""
    return sorted(paths.progress().glob("*.jsonl"))
