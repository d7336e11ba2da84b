"""The learner's documents on the disk: written when an answer is kept, never over what was changed by hand."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from kit import paths
from kit.base import files
from kit.documents.paper import Paper

_WRITTEN = (
    ".hasil.json"  # file name -> sha256 of what the kit found there of its own, and of what it then wrote
)


def folder(learner: str) -> Path:
    """Where the documents of a learner (the name of the record) lie: among the lessons, so that JupyterLab shows them."""
    return paths.lessons() / "hasil" / learner


def keep(learner: str, name: str, paper: Paper) -> list[Path]:
    """Write a paper as NAME.docx, its tables as NAME.xlsx; a file that a hand has changed stays, and the new one gets a number.

    Raises OSError if a file cannot be written, or is held open by another program.
    """
    place = folder(learner)
    place.mkdir(parents=True, exist_ok=True)
    written = _written(place)
    kept = []
    for ending, content in _contents(paper):
        target = next(path for path in _names(place, name, ending) if _is_ours(path, written))
        # Told before it is done: whatever ends the writing, the file is then either of the two.
        before = [target.read_bytes()] if target.exists() else []
        written[target.name] = [_digest(one) for one in (*before, content)]
        files.write_json(place / _WRITTEN, written)
        if before != [content]:
            with files.whole_file(target) as file:
                file.write(content)
        kept.append(target)
    return kept


def kept(learner: str, name: str) -> list[Path]:
    """The newest files of a document that are there."""
    found = []
    for ending in (".docx", ".xlsx"):
        numbered = [path for path in folder(learner).glob(f"{name}*{ending}") if _belongs(path, name)]
        found += sorted(numbered, key=lambda path: path.stat().st_mtime)[-1:]
    return found


def open_folder(learner: str) -> None:
    """Show the folder in the computer's own file manager; raises OSError where there is none."""
    place = str(folder(learner))
    if sys.platform == "win32":
        os.startfile(place)  # noqa: S606 - the kit's own folder
    else:
        opener = "open" if sys.platform == "darwin" else "xdg-open"
        subprocess.Popen([opener, place], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _contents(paper: Paper) -> Iterator[tuple[str, bytes]]:
    from kit.documents import excel, word  # a lesson without documents loads neither

    yield ".docx", word.document(paper)
    if paper.grids:
        yield ".xlsx", excel.workbook(paper)


def _names(place: Path, name: str, ending: str) -> Iterator[Path]:
    yield place / f"{name}{ending}"
    yield from (place / f"{name}-{number}{ending}" for number in count(2))


def _belongs(path: Path, name: str) -> bool:
    rest = path.stem.removeprefix(name)
    return rest == "" or rest.removeprefix("-").isdigit()


def _is_ours(path: Path, written: Mapping[str, list[str]]) -> bool:
    """Whether a file may be written: there is none, or it is as the kit left it."""
    return not path.exists() or _digest(path.read_bytes()) in written.get(path.name, [])


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _written(place: Path) -> dict[str, list[str]]:
    try:
        known = json.loads((place / _WRITTEN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    told = known.items() if isinstance(known, dict) else ()
    return {name: digests for name, digests in told if isinstance(digests, list)}
