"""Reads exercises/*.toml; one file at a time, since a notebook needs only its own."""

from __future__ import annotations

import difflib
import hashlib
import json
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from kit.exercises.build import ContentError, build
from kit.exercises.kinds import KINDS, Code, Exercise
from kit.paths import EXERCISES


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """One file of exercises/: the head of the lesson and its exercises in order of learning."""

    number: str
    title: str
    day: int
    minutes: int
    pillar: str
    competence: str
    questions: tuple[str, ...]
    goals: tuple[str, ...]
    setup: str = ""
    stem: str = ""
    exercises: tuple[Exercise, ...] = field(default=())


def lesson_files() -> list[Path]:
    """Every file of exercises/ in the order of the course."""
    return sorted(EXERCISES.glob("*.toml"))


def read_lesson(path: Path) -> Lesson:
    """Read one file, again only when it has changed; raises ContentError with file, place, fault and cure."""
    return _parsed(path, path.stat().st_mtime_ns)


@lru_cache
def _content(path: Path, _changed: int) -> bytes:
    return path.read_bytes()


@lru_cache
def _parsed(path: Path, changed: int) -> Lesson:
    try:
        data = tomllib.loads(_content(path, changed).decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(f"{path.name}: berkas TOML tidak terbaca ({error}); perbaiki baris itu") from error
    for key in data:
        if key not in ("lesson", "exercise"):
            raise ContentError(
                f"{path.name}: bagian [{key}] tidak dikenal; yang ada [lesson] dan [[exercise]]"
            )
    head = build(Lesson, {**data.get("lesson", {}), "stem": path.stem}, f"{path.name}, [lesson]")
    return Lesson(
        **{
            **head.__dict__,
            "exercises": tuple(_exercise(table, head, path) for table in data.get("exercise", [])),
        }
    )


def _exercise(table: dict[str, Any], head: Lesson, path: Path) -> Exercise:
    where = f"{path.name}, soal {table.get('id', '(tanpa id)')}"
    kind = table.get("kind")
    if kind not in KINDS:
        near = difflib.get_close_matches(str(kind), KINDS, 1) or list(KINDS)
        raise ContentError(f"{where}: kind «{kind}» tidak dikenal; pilih {', '.join(near)}")
    whole = {"pillar": head.pillar, "competence": head.competence, **table}
    if issubclass(KINDS[kind], Code):
        whole["setup"] = head.setup + "\n" + table.get("setup", "")
    return build(KINDS[kind], {**whole, "lesson": head.stem, "revision": revision(whole)}, where)


def revision(table: dict[str, Any]) -> str:
    """Eight hex digits that change whenever the content of an exercise changes."""
    return hashlib.sha256(json.dumps(table, sort_keys=True).encode()).hexdigest()[:8]


def lessons() -> list[Lesson]:
    """All lessons in the order of the course."""
    return [read_lesson(path) for path in lesson_files()]


def lesson(number: str) -> Lesson:
    """The lesson whose file name starts with `number`, e.g. "04"; raises ContentError if there is none."""
    for path in lesson_files():
        if path.stem.split("-")[0] == number:
            return read_lesson(path)
    known = ", ".join(path.stem.split("-")[0] for path in lesson_files())
    raise ContentError(f'sesi "{number}" tidak ada; yang ada: {known}')


def find(exercise_id: str) -> Exercise:
    """The exercise with that id; parses only the file in whose text the id stands."""
    for path in lesson_files():
        if f'"{exercise_id}"'.encode() in _content(path, path.stat().st_mtime_ns):
            for exercise in read_lesson(path).exercises:
                if exercise.id == exercise_id:
                    return exercise
    near = difflib.get_close_matches(exercise_id, [e.id for one in lessons() for e in one.exercises], 1)
    hint = f' Maksud Anda "{near[0]}"?' if near else ""
    raise ContentError(f'Soal "{exercise_id}" tidak ada di folder exercises.{hint}')
