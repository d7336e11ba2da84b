"""The two databases of a class; a damaged one never keeps the class from starting: it is set aside and made anew."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from kit import text_class as text
from kit.classroom import collect, roster
from kit.collector import events
from kit.collector.events import Batch
from kit.collector.gather import LARGEST
from kit.collector.store import Store, StoreError, Who

HUB, COLLECTOR = "hub.sqlite", "collector.sqlite"


def damaged(folder: Path) -> list[str]:
    """Which of the class's databases cannot be read, as names of files in its folder."""
    return [name for name in (HUB, COLLECTOR) if not _sound(folder / name)]


def _sound(path: Path) -> bool:
    if not path.exists():
        return True
    if not path.stat().st_size:
        return False  # SQLite itself would take it for a database without tables
    try:
        with closing(sqlite3.connect(path)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.OperationalError:  # somebody else holds it, or the disk is full: no damage of the file
        return True
    except sqlite3.DatabaseError:
        return False


def set_aside(folder: Path, name: str) -> Path:
    """Give a damaged database, and what SQLite keeps beside it, a name with the time; returns its new place."""
    path = folder / name
    kept = path.with_stem(f"{path.stem}-rusak-{time.strftime('%Y-%m-%d-%H%M%S')}")
    path.rename(kept)
    for beside in ("-wal", "-shm", "-journal"):
        if path.with_name(name + beside).exists():
            path.with_name(name + beside).rename(kept.with_name(kept.name + beside))
    return kept


def rebuild(folder: Path) -> tuple[int, list[str]]:
    """Take the records of all seats into the collector's database: how many events are new, and what was said of files."""
    store, count, findings = Store(f"sqlite:///{folder / COLLECTOR}"), 0, list[str]()
    try:
        for seat in roster.load(folder):
            who = Who(seat.id, seat.name, seat.institution)
            for name, data in _records(folder / "seats" / seat.id / "progress"):
                batch = events.read(data)
                if batch.rejected:
                    shown = ", ".join(str(line) for line, _ in batch.rejected[:5])
                    count_bad, file = len(batch.rejected), f"{seat.id}/{name}"
                    findings.append(text.GATHER_DAMAGED.format(file=file, count=count_bad, lines=shown))
                count += store.add("kelas", who, Batch(batch.arrivals)).accepted
    finally:
        store.close()
    return count, findings


def _records(progress: Path) -> list[tuple[str, bytes]]:
    """Name and content of each record; no link is followed, because a participant decides what lies there."""
    found = []
    for handle, info, words in collect.plain_files(progress, []):
        with os.fdopen(handle, "rb") as file:
            if words[-1].endswith(".jsonl") and info.st_size <= LARGEST:
                found.append(("/".join(words), file.read(LARGEST)))
    return found


def heal(folder: Path) -> list[str]:
    """Set damaged databases aside and make them anew; returns sentences for the facilitator.

    The hub makes its own again by itself. Only while no hub of the class runs.
    """
    said = []
    for name in damaged(folder):
        kept = set_aside(folder, name)
        said.append(text.DATABASE_SET_ASIDE[name].format(kept=kept))
        if name != COLLECTOR:
            continue
        try:
            count, findings = rebuild(folder)
        except StoreError as error:  # a full disk: the class goes on without
            said.append(str(error))
        else:
            said += [text.DATABASE_REBUILT.format(count=count), *findings]
    return said
