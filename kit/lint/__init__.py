"""`python -m kit periksa`: tells an author what is wrong in exercises/ and notebooks/, and the cure."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from kit import paths
from kit.content import ContentError
from kit.exercises import Lesson, read_lesson
from kit.lint import content, notebooks
from kit.lint.fault import Fault

__all__ = ["Fault", "faults", "main"]


def main(root: Path = paths.ROOT) -> int:
    """Print one line per fault and a summary; 1 if there is any fault."""
    os.environ.setdefault("MPLBACKEND", "agg")  # a chart is judged, never shown
    found = 0
    for fault in faults(root):
        found += 1
        print(fault)
    count = len(_files(root, "exercises", "toml"))
    print(f"{found} kesalahan ditemukan." if found else f"{count} sesi diperiksa; tidak ada kesalahan.")
    return 1 if found else 0


def faults(root: Path) -> Iterator[Fault]:
    """Every fault of the exercises and notebooks below `root`, in the order of the course."""
    lessons: dict[str, Lesson] = {}
    for path in _files(root, "exercises", "toml"):
        try:
            lessons[path.stem] = read_lesson(path)
        except ContentError as error:
            where, _, words = str(error).partition(": ")
            yield Fault(f"exercises/{path.name}", where.removeprefix(path.name).removeprefix(", "), words)
    yield from _pairs(root)
    ids: dict[str, str] = {}
    for lesson in lessons.values():
        yield from content.faults(lesson, ids)
    for path in _files(root, "notebooks", "ipynb"):
        yield from notebooks.faults(path, lessons.get(path.stem))


def _pairs(root: Path) -> Iterator[Fault]:
    exercises = {path.stem for path in _files(root, "exercises", "toml")}
    books = {path.stem for path in _files(root, "notebooks", "ipynb")}
    for stem in sorted(exercises - books):
        yield Fault(
            f"exercises/{stem}.toml", "", "tidak mempunyai buku kerja", f"tulis notebooks/{stem}.ipynb"
        )
    for stem in sorted(books - exercises):
        yield Fault(
            f"notebooks/{stem}.ipynb", "", "tidak mempunyai berkas soal", f"tulis exercises/{stem}.toml"
        )


def _files(root: Path, folder: str, ending: str) -> list[Path]:
    return sorted((root / folder).glob(f"*.{ending}"))
