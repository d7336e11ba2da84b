"""`python -m kit periksa`: tells an author what is wrong in exercises/ and notebooks/, and the cure."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from kit import paths
from kit import text_author as text
from kit.content import ContentError
from kit.exercises import Course, Lesson, course, plan, read_lesson
from kit.exercises.contents import NAME
from kit.lint import content, contents, generated, notebooks
from kit.lint.fault import Fault

__all__ = ["Fault", "faults", "main"]


def main(root: Path = paths.ROOT, write: bool = False) -> int:
    """Print one line per fault and a summary; 1 if there is any fault. `write`: first what the kit writes into the documentation."""
    os.environ.setdefault("MPLBACKEND", "agg")  # a chart is judged, never shown
    if write:
        generated.write(root, course(root))
    found = 0
    for fault in faults(root):
        found += 1
        print(fault)
    count = len(_exercises(root))
    print(text.FOUND.format(count=found) if found else text.CLEAN.format(count=count))
    return 1 if found else 0


def faults(root: Path) -> Iterator[Fault]:
    """Every fault of the table of contents, the exercises, the notebooks and the README below `root`."""
    try:
        whole, there = plan(root), course(root)
    except ContentError as error:  # without the course nothing has its place
        yield _unread(error, NAME)
        return
    yield from contents.faults(whole, root)
    lessons: dict[str, Lesson] = {}
    for path in _exercises(root):
        try:
            lessons[path.stem] = read_lesson(path)
        except ContentError as error:
            yield _unread(error, path.name)
    yield from _pairs(root)
    ids: dict[str, str] = {}
    for lesson in lessons.values():
        yield from content.faults(lesson, ids)
        yield from _promised(root, lesson, there)
    for path in _files(root, "notebooks", "ipynb"):
        yield from notebooks.faults(path, lessons.get(path.stem), there)
    yield from generated.faults(root, there)


def _unread(error: ContentError, name: str) -> Fault:
    where, _, words = str(error).partition(": ")
    return Fault(f"exercises/{name}", where.removeprefix(name).removeprefix(", "), words)


def _promised(root: Path, lesson: Lesson, there: Course) -> Iterator[Fault]:
    file = f"exercises/{lesson.stem}.toml"
    words = (root / file).read_text(encoding="utf-8")
    for line, fault in contents.promises(words, root / "notebooks", there):
        yield Fault(file, text.IN_LINE.format(line=line), fault)


def _pairs(root: Path) -> Iterator[Fault]:
    exercises = {path.stem for path in _exercises(root)}
    books = {path.stem for path in _files(root, "notebooks", "ipynb")}
    for stem in sorted(exercises - books):
        yield Fault(f"exercises/{stem}.toml", "", text.NOTEBOOK_ABSENT.format(stem=stem))
    for stem in sorted(books - exercises):
        yield Fault(f"notebooks/{stem}.ipynb", "", text.EXERCISES_ABSENT.format(stem=stem))


def _exercises(root: Path) -> list[Path]:
    return [path for path in _files(root, "exercises", "toml") if path.name != NAME]


def _files(root: Path, folder: str, ending: str) -> list[Path]:
    return sorted((root / folder).glob(f"*.{ending}"))
