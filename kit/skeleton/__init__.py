"""`python3 -m kit baru`: the beginning of a lesson or an exercise, with all that `periksa` asks but what only an author can write."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from string import Template
from typing import Any

from kit import kinds, paths
from kit import text_author as text
from kit.base import files
from kit.check.result import Outcome
from kit.content import ContentError
from kit.exercises import plan, read_lesson
from kit.exercises.contents import Entry
from kit.kinds.exercise import EXAMPLE, Exercise

HERE = Path(__file__).parent


class SkeletonError(Exception):
    """What cannot be begun, and why; the message is for the author (Indonesian)."""


def lesson(number: str, root: Path = paths.ROOT) -> list[Path]:
    """Write notebook and exercises of a lesson that stands in the table of contents; returns both files.

    Raises SkeletonError where it does not stand there, or is there already. Nothing is overwritten.
    """
    entry = _entry(number, root)
    made = [root / "notebooks" / entry.notebook, root / "exercises" / f"{entry.stem}.toml"]
    for path in made:
        if path.exists():
            raise SkeletonError(text.LESSON_TAKEN.format(file=path.relative_to(root).as_posix()))
    for path in made:
        template = (HERE / f"lesson{path.suffix}.template").read_text(encoding="utf-8")
        files.write_text(path, _filled(template, {"number": entry.number, "title": entry.title}))
    return made


def exercise(kind: str, number: str, root: Path = paths.ROOT) -> list[Path]:
    """Add an exercise of this kind as a lesson's last, or before its closing reflection; its cell follows. Returns both files.

    Raises SkeletonError for an unknown kind, and for a lesson that is not there.
    """
    try:
        cls = kinds.kind(kind)
    except ContentError as error:
        raise SkeletonError(f"{error}.") from error
    entry = _entry(number, root)
    notebook, exercises = root / "notebooks" / entry.notebook, root / "exercises" / f"{entry.stem}.toml"
    if not (notebook.exists() and exercises.exists()):
        raise SkeletonError(text.LESSON_ABSENT.format(lesson=number))
    others = read_lesson(exercises).exercises
    written = [notebook, *sorted((root / "exercises").glob("*.toml"))]
    words = "".join(path.read_text(encoding="utf-8") for path in written)
    new = next(name for n in range(1, 1000) if f'"{(name := f"soal-{kind}-{n}")}"' not in words)
    block = EXAMPLE.format(id=new, kind=kind) + cls.example.strip() + "\n"
    before, closing = _closing(exercises.read_text(encoding="utf-8"), others)
    files.write_text(exercises, f"{before}{block}\n{closing}" if closing else f"{before}\n{block}")
    _add_cell(notebook, new, [one.id for one in others][: -1 if closing else None], cls.handed_over)
    return [exercises, notebook]


def _entry(number: str, root: Path) -> Entry:
    for entry in plan(root).entries:
        if entry.number == number.zfill(2):
            return entry
    raise SkeletonError(text.LESSON_UNPLANNED.format(lesson=number))


def _filled(template: str, values: dict[str, str]) -> str:
    # Quotation marks and backslashes are written alike within a string of JSON and of TOML.
    quoted = {name: json.dumps(value, ensure_ascii=False)[1:-1] for name, value in values.items()}
    return Template(template).substitute(quoted)


def _closing(words: str, others: Sequence[Exercise]) -> tuple[str, str]:
    """The text of a lesson's file up to its closing reflection with the comments above it, and from there on."""
    if not others or others[-1].success is not Outcome.SAVED:
        return words, ""
    lines = words.splitlines(keepends=True)
    start = max(n for n, line in enumerate(lines) if line.startswith("[[exercise]]"))
    while lines[start - 1].startswith("#"):
        start -= 1
    return "".join(lines[:start]), "".join(lines[start:])


def _add_cell(notebook: Path, exercise_id: str, before: Sequence[str], handed_over: bool) -> None:
    """Put the exercise's cell behind the last one that shows one of `before`, or behind the head of the lesson."""
    content = json.loads(notebook.read_text(encoding="utf-8"))
    cells = content["cells"]
    shown = [f'kit.soal("{one}"' for one in before]
    last = max(
        n for n, cell in enumerate(cells) if n < 2 or any(one in "".join(cell["source"]) for one in shown)
    )
    cells.insert(last + 1, _cell(exercise_id, handed_over))
    files.write_text(notebook, json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def _cell(exercise_id: str, handed_over: bool) -> dict[str, Any]:
    call = [f'kit.soal("{exercise_id}")']
    metadata: dict[str, Any] = {"jupyter": {"source_hidden": True}, "tags": ["kartu"]}
    if handed_over:
        call = [f"jawaban = ...  # {text.TO_REPLACE}\n", f'kit.soal("{exercise_id}", jawaban)']
        metadata = {"tags": ["soal"]}
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": exercise_id,
        "metadata": metadata,
        "outputs": [],
        "source": call,
    }
