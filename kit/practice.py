"""The practice folder of an exercise: laid out on the learner's own disk, and looked at afterwards."""

from __future__ import annotations

import os
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import datetime, time
from itertools import count, islice
from pathlib import Path
from typing import Any

from kit import paths

LOOKED_AT = 5_000  # files: somebody may copy a whole disk into the folder
KEPT = 200  # of the laid out files, with all their copies
MOST_ROWS, MOST_COLUMNS, LONGEST = 200, 30, 200  # of a workbook: rows, columns, signs of a cell
LARGEST = 2_000_000  # bytes
_BOOKS = {".xlsx", ".xls", ".ods"}
_NOT_THEIRS = {"thumbs.db", "desktop.ini", "__macosx"}  # what an operating system leaves behind


def place(exercise: str) -> Path:
    """Where the practice folder of an exercise lies: among the lessons, so that JupyterLab shows it, too."""
    return paths.lessons() / "latihan" / exercise


def lay_out(exercise: str, files: Mapping[str, bytes]) -> None:
    """Write `files` (path with `/` -> content) into the folder; an earlier round is put aside, never deleted.

    Raises OSError if the folder cannot be written, or is held open by another program.
    """
    folder = place(exercise)
    if folder.exists():
        aside = (folder.with_name(f"{folder.name}-lama-{number}") for number in count(1))
        folder.rename(next(path for path in aside if not path.exists()))
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def look(exercise: str, files: Mapping[str, bytes]) -> dict[str, Any] | None:
    """What lies in the folder now, or None where it was never laid out.

    `files`: path (with `/`) -> which of the laid out files has this content.
    `zips`: zip archive -> the laid out files that are packed in it.
    `seat`: whether this is a class's seat, in which no archive can be made.
    What else lies there is the learner's own, and not even its name is told.
    """
    folder = place(exercise)
    if not folder.is_dir():
        return None
    known = {content: path for path, content in files.items()}
    found: dict[str, str] = {}
    zips: dict[str, list[str]] = {}
    for path in islice(_there(folder), LOOKED_AT):
        shown = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
        original = known.get(_content(path, known))
        if original and len(found) < KEPT:
            found[shown] = original
        if path.suffix.lower() == ".zip" and len(zips) < KEPT and (packed := _packed(path, known)):
            zips[shown] = packed
    return {"files": found, "zips": zips, "seat": paths.in_seat()}


def read(exercise: str) -> dict[str, Any] | None:
    """The first sheet of the workbook that was saved last in the folder, or None where the folder was never laid out.

    `file`: its name, empty where none can be read. `rows`: cells as text, float, or YYYY-MM-DD. `seat`: as in `look`.
    """
    folder = place(exercise)
    if not folder.is_dir():
        return None
    books = [
        path for path in _there(folder) if path.suffix.lower() in _BOOKS and not path.name.startswith("~$")
    ]
    books.sort(key=lambda path: path.stat().st_mtime)
    rows = _rows(books[-1]) if books else None
    return {"file": books[-1].name if books and rows else "", "rows": rows or [], "seat": paths.in_seat()}


def _rows(path: Path) -> list[list[str | float]] | None:
    import python_calamine as calamine  # only who repairs a workbook needs it

    try:
        if path.stat().st_size > LARGEST:
            return None
        with calamine.load_workbook(path) as book:
            rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False, nrows=MOST_ROWS)
    except (OSError, ValueError, IndexError, calamine.CalamineError):
        return None
    return [_without_end([_cell(value) for value in row[:MOST_COLUMNS]]) for row in rows]


def _without_end(row: list[str | float]) -> list[str | float]:
    """A row without the empty cells at its end: a sheet is as wide as its widest row."""
    while row and row[-1] == "":
        row.pop()
    return row


def _cell(value: Any) -> str | float:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)[:LONGEST]  # a day speaks for itself in ISO's form
    return float(value)


def _there(folder: Path) -> Iterator[Path]:
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if _theirs(name))
        paths_here = (Path(top) / name for name in sorted(filter(_theirs, names)))
        yield from (path for path in paths_here if path.is_file() and not path.is_symlink())


def _theirs(name: str) -> bool:
    return not name.startswith(".") and name.lower() not in _NOT_THEIRS


def _content(path: Path, known: Mapping[bytes, str]) -> bytes:
    """The bytes of a file that may be one of the laid out; others are not even read."""
    try:
        return path.read_bytes() if path.stat().st_size in map(len, known) else b""
    except OSError:  # gone meanwhile, or held open by another program
        return b""


def _packed(path: Path, known: Mapping[bytes, str]) -> list[str]:
    sizes = set(map(len, known))
    try:
        with zipfile.ZipFile(path) as archive:
            members = [one for one in archive.infolist()[:LOOKED_AT] if one.file_size in sizes]
            contents = [archive.read(one) for one in members]
    except (OSError, EOFError, ValueError, zipfile.BadZipFile, zlib.error, RuntimeError):
        return []  # only renamed to .zip, damaged, packed in another way, or locked with a password
    return sorted({known[content] for content in contents if content in known})
