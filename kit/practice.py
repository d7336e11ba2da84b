"""The practice folder of an exercise: laid out on the learner's own disk, and looked at afterwards."""

from __future__ import annotations

import os
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any

from kit import paths

MOST = 200  # files looked at: somebody may copy a whole disk into the folder
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

    `files`: every path (with `/`) -> which of the laid out files has this content, or "" for another content.
    `zips`: every zip archive -> the laid out files that are packed in it.
    `seat`: whether this is a class's seat, in which no archive can be made.
    """
    folder = place(exercise)
    if not folder.is_dir():
        return None
    known = {content: path for path, content in files.items()}
    found = dict(sorted(_found(folder, known)))
    zips = {path: _packed(folder / path, known) for path in found if path.lower().endswith(".zip")}
    return {"files": found, "zips": zips, "seat": paths.in_seat()}


def _found(folder: Path, known: Mapping[bytes, str]) -> Iterator[tuple[str, str]]:
    left = MOST
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if _theirs(name))
        for name in sorted(filter(_theirs, names)):
            path = Path(top) / name
            if path.is_symlink() or not path.is_file():
                continue
            if not left:
                return
            left -= 1
            shown = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
            yield shown, known.get(_content(path, known), "")


def _theirs(name: str) -> bool:
    return not name.startswith(".") and name.lower() not in _NOT_THEIRS


def _content(path: Path, known: Mapping[bytes, str]) -> bytes:
    """The bytes of a file that may be one of the laid out; of others not even read."""
    if path.stat().st_size not in map(len, known):
        return b"?"
    return path.read_bytes()


def _packed(path: Path, known: Mapping[bytes, str]) -> list[str]:
    sizes = set(map(len, known))
    try:
        with zipfile.ZipFile(path) as archive:
            members = [one for one in archive.infolist()[:MOST] if one.file_size in sizes]
            contents = [archive.read(one) for one in members]
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError):
        return []  # a file that was only renamed to .zip, or one with a password
    return sorted({known[content] for content in contents if content in known})
