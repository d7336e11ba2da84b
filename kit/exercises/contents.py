"""exercises/kursus.toml -> Course: the days, the lessons in order, their time and what each needs."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from kit import text_author as text
from kit.content import ContentError, build
from kit.paths import ROOT

NAME = "kursus.toml"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of the table of contents. `needs` are numbers of lessons, `breaks` minutes from the beginning."""

    stem: str
    title: str
    minutes: int
    needs: tuple[str, ...] = ()
    breaks: tuple[int, ...] = ()

    @property
    def number(self) -> str:
        """What a person calls the lesson: "04"."""
        return number_of(self.stem)

    @property
    def notebook(self) -> str:
        """The file's name, which is also the link from one notebook to another."""
        return f"{self.stem}.ipynb"


@dataclass(frozen=True, kw_only=True)
class Day:
    """Day 0 is the opening, which may be done before the first day."""

    number: int
    title: str
    lessons: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True)
class Course:
    """`jp_minutes`: one JP, jam pelajaran, the unit of time in which an Indonesian training is counted."""

    jp_minutes: int
    days: tuple[Day, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All lessons in the order of the course."""
        return tuple(entry for day in self.days for entry in day.lessons)

    def find(self, stem: str) -> tuple[Day, Entry] | None:
        """A lesson and its day; None if it is not in the course."""
        found = ((day, entry) for day in self.days for entry in day.lessons if entry.stem == stem)
        return next(found, None)

    def before(self, stem: str) -> Entry | None:
        """The lesson before one; None for the first, and for one that is not in the course."""
        return self._neighbour(stem, -1)

    def after(self, stem: str) -> Entry | None:
        """The lesson after one; None for the last, and for one that is not in the course."""
        return self._neighbour(stem, 1)

    def needed(self, stem: str) -> tuple[Entry, ...]:
        """The lessons that one needs, as far as they are in the course."""
        found = self.find(stem)
        return tuple(entry for entry in self.entries if found and entry.number in found[1].needs)

    def jp(self, minutes: float) -> float:
        """A time in JP."""
        return minutes / self.jp_minutes

    def only(self, stems: Collection[str]) -> Course:
        """The same course with these lessons alone; a day without lessons is left out."""
        days = (replace(day, lessons=tuple(e for e in day.lessons if e.stem in stems)) for day in self.days)
        return replace(self, days=tuple(day for day in days if day.lessons))

    def _neighbour(self, stem: str, step: int) -> Entry | None:
        entries = self.entries
        place = next((at for at, entry in enumerate(entries) if entry.stem == stem), None)
        if place is None or not 0 <= place + step < len(entries):
            return None
        return entries[place + step]


def number_of(stem: str) -> str:
    """The number in the name of a lesson's files.

    >>> number_of("04-aman-digital")
    '04'
    """
    return stem.partition("-")[0]


def plan(root: Path = ROOT) -> Course:
    """The course as it is meant to be, also lessons still to be written; raises ContentError."""
    path = root / "exercises" / NAME
    try:
        changed = path.stat().st_mtime_ns
    except FileNotFoundError as error:
        raise ContentError(text.COURSE_ABSENT.format(file=NAME)) from error
    return _read(path, changed)


def course(root: Path = ROOT) -> Course:
    """The course that a learner sees: only lessons whose exercises and notebook are there."""
    whole = plan(root)
    return whole.only([entry.stem for entry in whole.entries if _there(entry, root)])


def _there(entry: Entry, root: Path) -> bool:
    files = (root / "exercises" / f"{entry.stem}.toml", root / "notebooks" / entry.notebook)
    return all(file.exists() for file in files)


@lru_cache
def _read(path: Path, _changed: int) -> Course:
    return build(Course, tables(path, path.read_bytes()), path.name)


def tables(path: Path, content: bytes) -> dict[str, Any]:
    """The tables of a file; raises ContentError where it is no TOML."""
    try:
        return tomllib.loads(content.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(text.NOT_TOML.format(file=path.name, error=error)) from error
