"""Who is learning on this computer: the active record and the learner's name and institution."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kit import paths, text
from kit.record import Record, RecordError, records, slug


@dataclass(frozen=True)
class Learner:
    name: str
    institution: str
    record: Record


def _pointer() -> Path:
    return paths.progress() / "peserta-aktif.txt"


@lru_cache
def _open(path: Path) -> Record:
    return Record(path)


def active() -> Learner | None:
    """The learner chosen last, or the only one there is; None before anyone gave a name."""
    try:
        chosen = paths.progress() / f"{_pointer().read_text(encoding='utf-8').strip()}.jsonl"
    except OSError:
        chosen = None
    if chosen is None or not chosen.is_file():
        known = records()
        chosen = known[0] if len(known) == 1 else None
    return _load(chosen) if chosen else None


def _load(path: Path) -> Learner | None:
    record = _open(path)
    record.refresh()
    names = [event for event in record.events if event["kind"] == "learner"]
    if not names:  # the line that named the learner is damaged: the rest still counts
        return Learner(path.stem, "", record) if record.events else None
    return Learner(names[-1]["name"], names[-1]["institution"], record)


def everyone() -> list[Learner]:
    """All learners of this computer, for whoever changes places."""
    return [learner for path in records() if (learner := _load(path))]


def enter(name: str, institution: str) -> Learner:
    """Begin or resume the record of a learner; raises RecordError with a sentence for the learner."""
    name, institution = " ".join(name.split())[:120], " ".join(institution.split())[:120]
    if not name or not institution:
        raise RecordError(text.IDENTITY_INCOMPLETE)
    record = _open(_file_for(name, institution))
    record.refresh()
    if not any(event["kind"] == "learner" for event in record.events):
        record.append("learner", name=name, institution=institution)
    _point_to(record.path.stem)
    return Learner(name, institution, record)


def _file_for(name: str, institution: str) -> Path:
    """The learner's own file; a namesake of another institution gets another file."""
    for stem in (slug(name), slug(f"{name} {institution}")):
        path = paths.progress() / f"{stem}.jsonl"
        known = _load(path) if path.exists() else None
        if known is None or known.institution.casefold() == institution.casefold():
            return path
    return path


def _point_to(stem: str) -> None:
    try:
        handle, temporary = tempfile.mkstemp(dir=paths.progress(), prefix=".peserta-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(stem)
        Path(temporary).replace(_pointer())
    except OSError:
        # The name is kept in the record already; the card only asks again next time.
        return
