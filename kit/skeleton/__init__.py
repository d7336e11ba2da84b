"""`python3 -m kit baru`: the beginning of a lesson or an exercise, with all that `periksa` asks but what only an author can write."""

from __future__ import annotations

import json
from pathlib import Path
from string import Template
from typing import Any

from kit import kinds, paths
from kit import text_author as text
from kit.base import files
from kit.content import ContentError
from kit.exercises import plan, read_lesson
from kit.exercises.contents import Entry
from kit.kinds.exercise import EXAMPLE

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
    """Add an exercise of this kind to the end of a lesson, and its cell to the notebook; returns both files.

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
    ids = {one.id for one in read_lesson(exercises).exercises}
    new = next(name for n in range(1, 1000) if (name := f"soal-baru-{number}-{n}") not in ids)
    own = "\n".join(line for line in cls.example.strip().splitlines() if not line.startswith("prompt = "))
    prompt = next(line for line in cls.example.splitlines() if line.startswith("prompt = "))
    common = EXAMPLE.format(id=new, kind=kind).splitlines()
    keys = [prompt if line.startswith("prompt = ") else line for line in common]
    words = exercises.read_text(encoding="utf-8").rstrip("\n")
    files.write_text(exercises, "\n".join([words, "", *keys, own, ""]))
    _add_cell(notebook, new, handed_over=cls.handed_over)
    return [exercises, notebook]


def _entry(number: str, root: Path) -> Entry:
    for entry in plan(root).entries:
        if entry.number == number:
            return entry
    raise SkeletonError(text.LESSON_UNPLANNED.format(lesson=number))


def _filled(template: str, values: dict[str, str]) -> str:
    # Quotation marks and backslashes are written alike within a string of JSON and of TOML.
    quoted = {name: json.dumps(value, ensure_ascii=False)[1:-1] for name, value in values.items()}
    return Template(template).substitute(quoted)


def _add_cell(notebook: Path, exercise_id: str, *, handed_over: bool) -> None:
    """Put the exercise's cell behind the last one that shows an exercise: the order of the file is that of the lesson."""
    content = json.loads(notebook.read_text(encoding="utf-8"))
    cells = content["cells"]
    last = max(n for n, cell in enumerate(cells) if n < 2 or "kit.soal(" in "".join(cell["source"]))
    cells.insert(last + 1, _cell(exercise_id, handed_over=handed_over))
    files.write_text(notebook, json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def _cell(exercise_id: str, *, handed_over: bool) -> dict[str, Any]:
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
