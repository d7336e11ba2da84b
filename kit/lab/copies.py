"""The learner's copies of the lessons: each follows its original until the learner changes it."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from kit import paths, text
from kit.base import files
from kit.cells import Cell, read

_ORIGINS = ".asal.json"  # in the folder of the copies, so that it moves with them
_PATIENCE = 30.0  # seconds until another start has made its copies
_UNREADABLE = "unreadable"


class CopyError(Exception):
    """A copy could not be made or found; the message is for the learner (Indonesian)."""


class CopyOrigin(NamedTuple):
    """Digests of what a copy was made from: all its bytes, and what a learner can change of it."""

    whole: str
    content: str


def refresh() -> list[str]:
    """Make the copies that are missing and renew those that nobody changed.

    Returns the stems of lessons that have a new original while the learner's changed copy is kept. Raises CopyError.
    """
    folder = paths.lessons()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with files.locked(folder / _ORIGINS, _PATIENCE):
            before = _origins(folder)
            after = {
                one.name: _follow(one, folder / one.name, before.get(one.name))
                for one in sorted(paths.NOTEBOOKS.glob("*.ipynb"))
            }
            for name in before.keys() - after.keys():
                _leave(folder / name, before[name])
            if after != before:
                files.write_json(folder / _ORIGINS, after)
    except OSError as error:
        raise CopyError(_reason(error, folder)) from error
    return [Path(name).stem for name in after if _outdated(name, after[name])]


def restore(words: str) -> Path | None:
    """Bring a lesson, named as `04` or by its stem, back to its beginning; what the learner changed is kept, dated.

    Returns the dated file, None where the copy had not been changed. Raises CopyError, and then the copy is as it was.
    """
    original = lesson(words)
    folder = paths.lessons()
    kept = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with files.locked(folder / _ORIGINS, _PATIENCE):
            copy = folder / original.name
            if _content_of(copy) not in (None, _origin(original).content):
                kept = _set_aside(copy)
            origins = _origins(folder) | {copy.name: _write(original, copy)}
            files.write_json(folder / _ORIGINS, origins)
    except OSError as error:
        raise CopyError(_reason(error, folder)) from error
    return kept


def lesson(words: str) -> Path:
    """The original of the lesson named as `04`, `4` or by its stem; raises CopyError."""
    found = sorted(paths.NOTEBOOKS.glob("*.ipynb"))
    for path in found:
        number = path.stem.partition("-")[0]
        if words in (path.stem, path.name, number, number.removeprefix("0")):
            return path
    raise CopyError(text.NO_SUCH_LESSON.format(given=words, lessons=", ".join(path.stem for path in found)))


def cells_of(path: str) -> list[Cell] | None:
    """The cells of the lesson that the file at `path`, as in JupyterLab, is a copy of; None where it is none."""
    file = PurePosixPath(path)
    if file.parent.name != paths.lessons().name or not (paths.NOTEBOOKS / file.name).is_file():
        return None
    return read(paths.NOTEBOOKS / file.name).cells


def _follow(original: Path, copy: Path, before: CopyOrigin | None) -> CopyOrigin:
    """Make or renew one copy where that takes nothing from the learner; returns what it was made from."""
    now, mine = _origin(original), _content_of(copy)
    if mine == _UNREADABLE:
        _set_aside(copy)
        mine = None
    if mine in (None, now.content) or (before and mine == before.content):
        return before if mine and before == now else _write(original, copy)
    return before or now


def _leave(copy: Path, origin: CopyOrigin) -> None:
    """A lesson that the kit no longer has goes, unless the learner has changed it."""
    if _content_of(copy) == origin.content:
        copy.unlink()


def _outdated(name: str, origin: CopyOrigin) -> bool:
    return origin != _origin(paths.NOTEBOOKS / name)


def _write(original: Path, copy: Path) -> CopyOrigin:
    with files.whole_file(copy) as file:
        file.write(_shown(original))
    return _origin(original)


def _set_aside(copy: Path) -> Path:
    """A copy of the copy with the time in its name; no colon, which Windows refuses."""
    stem = f"{copy.stem} (lama {datetime.now().astimezone():%Y-%m-%d %H.%M}"
    names = [copy.with_name(f"{stem}{more}).ipynb") for more in ("", *(f", {n}" for n in range(2, 100)))]
    kept = next((name for name in names if not name.exists()), names[-1])
    with files.whole_file(kept) as file:
        file.write(copy.read_bytes())
    return kept


def _origin(original: Path) -> CopyOrigin:
    data = _shown(original)
    return CopyOrigin(hashlib.sha256(data).hexdigest(), content(data))


def _shown(original: Path) -> bytes:
    """What a learner gets of a lesson: all but the facilitator's notes, which hold the answers."""
    notebook = json.loads(data := original.read_bytes())
    notes = [cell for cell in notebook["cells"] if "fasilitator" in cell["metadata"].get("tags", ())]
    if paths.facilitator() or not notes:
        return data
    notebook["cells"] = [cell for cell in notebook["cells"] if cell not in notes]
    return (json.dumps(notebook, ensure_ascii=False, indent=1) + "\n").encode()


def _content_of(copy: Path) -> str | None:
    """None where there is no copy."""
    try:
        return content(copy.read_bytes())
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        return _UNREADABLE


def content(notebook: bytes) -> str:
    """A digest of what a learner writes in a notebook: kinds, sources and attachments of its cells, in their order.

    Outputs and metadata are not part of it: cards write them without anybody's doing.
    Raises ValueError, KeyError or TypeError where it is no notebook of format 4.
    """
    cells = json.loads(notebook)["cells"]
    written = [(cell["cell_type"], "".join(cell["source"]), cell.get("attachments") or {}) for cell in cells]
    return hashlib.sha256(json.dumps(written, sort_keys=True).encode()).hexdigest()


def _origins(folder: Path) -> dict[str, CopyOrigin]:
    """What each copy was made from; without it a copy that differs from its original counts as changed."""
    try:
        read = json.loads((folder / _ORIGINS).read_bytes())
        return {name: CopyOrigin(*map(str, digests)) for name, digests in read.items()}
    except (FileNotFoundError, ValueError, TypeError, AttributeError):
        return {}


def _reason(error: OSError, folder: Path) -> str:
    if error.errno in files.FULL:
        return text.COPIES_DISK_FULL
    if error.errno in files.SHUT:
        return text.COPIES_NOT_WRITABLE.format(folder=folder.name)
    return text.COPIES_FAILED.format(reason=files.error_code(error))
