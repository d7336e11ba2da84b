"""Reads exercises/*.toml; one file at a time, since a notebook needs only its own."""

from __future__ import annotations

import ast
import difflib
import hashlib
import json
import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kit import text_author as text
from kit.content import ContentError, build
from kit.exercises.contents import NAME, Day, Entry, course, number_of, plan, tables
from kit.kinds import kind
from kit.kinds.exercise import Exercise
from kit.paths import DATASETS, ROOT


@dataclass(frozen=True, kw_only=True)
class Head:
    """[lesson] of a file: what only the lesson itself knows."""

    pillar: str
    competence: str
    questions: tuple[str, ...]
    goals: tuple[str, ...]
    setup: str = ""


@dataclass(frozen=True, kw_only=True)
class Lesson(Head):
    """One file of exercises/, its place in the course, and its exercises in order of learning."""

    stem: str
    title: str
    day: Day
    minutes: int
    exercises: tuple[Exercise, ...]

    @property
    def number(self) -> str:
        """What a person calls the lesson: "04"."""
        return number_of(self.stem)

    @property
    def made(self) -> frozenset[str]:
        """The names that its data cells make; `setup` repeats them."""
        nodes = (node for node in ast.walk(ast.parse(self.setup)) if isinstance(node, ast.Name))
        return frozenset(node.id for node in nodes if isinstance(node.ctx, ast.Store))


def lesson_files() -> list[Path]:
    """The files of exercises/ in the order of the course, also of a lesson whose notebook was moved away."""
    folder = ROOT / "exercises"
    there = set(os.listdir(folder))  # noqa: PTH208 - one quick look for all of them: every card asks
    return [folder / name for entry in plan(ROOT).entries if (name := f"{entry.stem}.toml") in there]


def read_lesson(path: Path) -> Lesson:
    """Read one file, again only when it has changed; raises ContentError with file, place, fault and cure."""
    found = plan(path.parent.parent).find(path.stem)
    if found is None:
        raise ContentError(text.LESSON_UNLISTED.format(file=path.name, course=NAME))
    day, entry = found
    return _parsed(path, path.stat().st_mtime_ns, day, entry)


@lru_cache
def _content(path: Path, _changed: int) -> bytes:
    return path.read_bytes()


@lru_cache
def _parsed(path: Path, changed: int, day: Day, entry: Entry) -> Lesson:
    data = tables(path, _content(path, changed))
    for key in data:
        if key not in ("lesson", "exercise"):
            raise ContentError(text.PART_UNKNOWN.format(file=path.name, key=key))
    head = build(Head, data.get("lesson", {}), f"{path.name}, [lesson]")
    exercises = tuple(_exercise(table, head, path) for table in data.get("exercise", []))
    place = {"title": entry.title, "day": day, "minutes": entry.minutes}
    return Lesson(**vars(head) | place, stem=path.stem, exercises=exercises)


def _exercise(table: dict[str, Any], head: Head, path: Path) -> Exercise:
    where = f"{path.name}, {text.IN_EXERCISE.format(id=table.get('id', text.ID_ABSENT))}"
    try:
        cls = kind(str(table.get("kind")))
    except ContentError as error:
        raise ContentError(f"{where}: {error}") from error
    whole = {"pillar": head.pillar, "competence": head.competence, **table}
    if cls.handed_over:
        whole["setup"] = head.setup + "\n" + table.get("setup", "")
    return build(cls, {**whole, "lesson": path.stem, "revision": revision(whole)}, where)


# What a learner may read differently tomorrow without having to answer again.
_NOT_JUDGED = frozenset(
    [
        "title",
        "hints",
        "explain",
        "otherwise",
        "feedback",
        "why",
        "help",
        "model",
        "minutes",
        "competence",
        "pillar",
        "shuffle",
        "shows",
        "wrong",
        "sample",
        "note",
        "product",
        "beside",
        "signatures",
    ]
)


def revision(table: dict[str, Any]) -> str:
    """Eight hex digits that change whenever a judgement may: with prompt, options, key or data, and nothing else."""
    code = f"{table.get('setup', '')}\n{table.get('solution', '')}"
    files = [DATASETS / name for name in sorted(set(_DATASET.findall(code)))]
    data = [_digest(file, file.stat().st_mtime_ns) for file in files if file.is_file()]
    judged = json.dumps([_judged(table), data], sort_keys=True)
    return hashlib.sha256(judged.encode()).hexdigest()[:8]


_DATASET = re.compile(r'datasets\s*/\s*["\']([^"\']+)')


def _judged(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _judged(one) for key, one in value.items() if key not in _NOT_JUDGED}
    return [_judged(one) for one in value] if isinstance(value, list) else value


@lru_cache
def _digest(file: Path, _changed: int) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def lessons() -> list[Lesson]:
    """All lessons that are there, in the order of the course."""
    return [read_lesson(ROOT / "exercises" / f"{entry.stem}.toml") for entry in course(ROOT).entries]


def lesson(number: str) -> Lesson:
    """The lesson whose file name starts with `number`, e.g. "04"; raises ContentError if there is none."""
    for entry in plan(ROOT).entries:
        if entry.number == number:
            path = ROOT / "exercises" / f"{entry.stem}.toml"
            if path.exists():
                return read_lesson(path)
    known = ", ".join(number_of(path.stem) for path in lesson_files())
    raise ContentError(text.LESSON_UNKNOWN.format(given=number, known=known))


def find(exercise_id: str) -> Exercise:
    """The exercise with that id; parses only the file in whose text the id stands."""
    for path in lesson_files():
        if f'"{exercise_id}"'.encode() in _content(path, path.stat().st_mtime_ns):
            for exercise in read_lesson(path).exercises:
                if exercise.id == exercise_id:
                    return exercise
    near = difflib.get_close_matches(exercise_id, [e.id for one in lessons() for e in one.exercises], 1)
    if near:
        raise ContentError(text.EXERCISE_UNKNOWN_NEAR.format(given=exercise_id, near=near[0]))
    raise ContentError(text.EXERCISE_UNKNOWN.format(given=exercise_id))
