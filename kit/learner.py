"""Who is learning on this computer: the active record and the learner's name and institution."""

from __future__ import annotations

import re
import unicodedata
import uuid
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kit import paths, text
from kit.base.files import write_text
from kit.base.names import is_device, slug
from kit.record import FileLog, Record, RecordError, reason, records

_STEM = re.compile(r"[a-z0-9-]{1,100}")  # what `file_stem` makes, and nothing that leads elsewhere


@dataclass(frozen=True)
class Learner:
    name: str
    institution: str
    record: Record


def _pointer() -> Path:
    return paths.progress() / "peserta-aktif.txt"


@lru_cache
def _open(path: Path) -> Record:
    return Record(FileLog(path))


def active() -> Learner | None:
    """The learner chosen last, or the only one there is; None before anyone gave a name."""
    try:
        stem = _pointer().read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        stem = ""
    if _STEM.fullmatch(stem):
        # Nobody, if that record is gone: what is answered now must not go to whoever else has one here.
        chosen = paths.progress() / f"{stem}.jsonl"
        return _load(chosen) if chosen.is_file() else None
    known = records()
    return _load(known[0]) if len(known) == 1 else None


def _load(path: Path) -> Learner | None:
    record = _open(path)
    record.refresh()
    names = [event for event in record.events if event["kind"] == "learner"]
    if not names:  # the line that named the learner is damaged: the rest still counts
        return Learner(path.stem, "", record) if record.events else None
    return Learner(names[-1]["name"], names[-1]["institution"], record)


def everyone() -> list[Learner]:
    """All learners of this computer, for whoever changes places."""
    found = []
    for path in records():
        try:
            found.append(_load(path))
        except RecordError:
            continue  # a file that somebody else's account keeps shut must not stop those who can work
    return [learner for learner in found if learner]


def enter(name: str, institution: str) -> Learner:
    """Begin or resume the record of a learner; raises RecordError with a sentence for the learner."""
    name, institution = " ".join(name.split())[:120], " ".join(institution.split())[:120]
    if not letters(name) or not letters(institution):
        raise RecordError(text.IDENTITY_INCOMPLETE)
    record = _open(_file_for(name, institution))
    record.refresh()
    if not any(event["kind"] == "learner" for event in record.events):
        record.append("learner", name=name, institution=institution)
    _point_to(record.name)
    return Learner(name, institution, record)


def _file_for(name: str, institution: str) -> Path:
    """The learner's own file; a namesake of another institution gets another file."""
    own = uuid.uuid5(uuid.NAMESPACE_OID, f"{letters(name)}/{letters(institution)}").hex[:8]
    stems = (file_stem(name), file_stem(f"{name} {institution}"), f"{file_stem(name)}-{own}")
    return min(
        (paths.progress() / f"{stem}.jsonl" for stem in stems),
        key=lambda path: _claim(path, name, institution),
    )


def _claim(path: Path, name: str, institution: str) -> int:
    """Whose a file is: 0 the learner's own, 1 unknown, 2 not there yet, 3 somebody else's."""
    if not path.exists():
        return 2
    known = _load(path)
    if known is None or not known.institution:
        return 1
    same = letters(known.name) == letters(name) and letters(known.institution) == letters(institution)
    return 0 if same else 3


def letters(name: str) -> str:
    """What of a name tells people apart: neither case nor spaces, punctuation or invisible signs."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(sign for sign in plain if unicodedata.category(sign)[0] not in "ZPC")


def file_stem(name: str) -> str:
    """A file name for a learner's name: `Siti Aminah, S.IP.` -> `siti-aminah-s-ip`; never empty."""
    plain = slug(name)
    if not plain:
        return f"peserta-{uuid.uuid5(uuid.NAMESPACE_OID, letters(name)).hex[:6]}"
    return f"peserta-{plain}" if is_device(plain) else plain


def _point_to(name: str) -> None:
    """Make a learner the active one; unless that is kept, answers would go to whoever was active before."""
    try:
        write_text(_pointer(), name)
    except OSError as error:
        raise RecordError(reason(error, paths.progress())) from error
