"""Collects records without a network: a folder (USB stick) of records and take-home zips goes into the database."""

from __future__ import annotations

import os
import stat
import uuid
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from kit import text_class as text
from kit.collector import events
from kit.collector.events import Batch, clean
from kit.collector.model import FROM_FILE, NAME
from kit.collector.store import Store, Who
from kit.learner import letters

LARGEST = 32_000_000  # bytes of one record; four days of lessons are below 1 MB
_MEMBERS, _PACKED = 20_000, 500_000_000  # files and bytes of one zip


@dataclass
class GatherReport:
    """What was found: new and known events, people (names), and sentences about files that need attention."""

    files: int = 0
    accepted: int = 0
    known: int = 0
    people: set[str] = field(default_factory=set)
    findings: list[str] = field(default_factory=list)

    def sentences(self) -> list[str]:
        """The report for the terminal."""
        if not self.files:
            return [*self.findings, text.GATHER_NOTHING]
        whole = text.GATHER_DONE.format(
            files=self.files, people=len(self.people), accepted=self.accepted, known=self.known
        )
        return [*self.findings, whole]


def gather(folder: Path, store: Store, class_name: str = "kelas") -> GatherReport:
    """Read every record below `folder`; doubles and late copies count once. Changes nothing in the folder.

    Raises StoreError where the database fails; a file that cannot be read is named in the report.
    """
    report = GatherReport()
    for shown, data in _records(folder, report):
        _take(shown, data, store, class_name, report)
    return report


def _take(shown: str, data: bytes, store: Store, class_name: str, report: GatherReport) -> None:
    batch = events.read(data)
    if batch.rejected:
        lines = ", ".join(str(line) for line, _ in batch.rejected[:5])
        report.findings.append(text.GATHER_DAMAGED.format(file=shown, count=len(batch.rejected), lines=lines))
    if not batch.arrivals:
        report.findings.append(text.GATHER_NO_EVENTS.format(file=shown))
        return
    who = _owner(shown, batch, store, class_name)
    kept = store.add(class_name, who, Batch(batch.arrivals))
    report.files += 1
    report.accepted += kept.accepted
    report.known += kept.known
    report.people.add(who.seat)
    report.findings += [text.GATHER_REFUSED.format(file=shown, reason=reason) for _, reason in kept.rejected]


def _owner(shown: str, batch: Batch, store: Store, class_name: str) -> Who:
    """Whose record it is: who holds its events already, else who has its name and institution, else somebody new."""
    people = {learner.id: learner for learner in store.learners(class_name)}
    held = store.holders(class_name, [one.event["id"] for one in batch.arrivals[:500]])
    if len(held) == 1:
        return Who(people[held.pop()].seat)
    name, institution = _named(batch)
    wanted = letters(name), letters(institution)
    same = [one for one in people.values() if (letters(one.name), letters(one.institution)) == wanted]
    if name and len(same) == 1:
        return Who(same[0].seat)
    # Without a name the file's own name tells people apart, as it did on their computer.
    own = "/".join(wanted) if name else f"?/{PurePosixPath(shown).name}"
    return Who(
        f"{FROM_FILE}{uuid.uuid5(uuid.NAMESPACE_OID, own).hex}",
        name or PurePosixPath(shown).stem,
        institution,
    )


def _named(batch: Batch) -> tuple[str, str]:
    given = [one for one in batch.arrivals if one.event["kind"] == "learner"]
    if not given:
        return "", ""
    last = max(given, key=lambda one: (one.moment or 0.0, one.event["id"])).event
    return clean(last["name"], NAME), clean(last["institution"], NAME)


def _records(folder: Path, report: GatherReport) -> Iterator[tuple[str, bytes]]:
    """Every record as (name for people, content), also from inside zips; links are never followed."""
    for place, folders, names in os.walk(folder, onerror=lambda error: _unread(error, report)):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            shown = path.relative_to(folder).as_posix()
            if name.startswith(".") or path.suffix.lower() not in (".jsonl", ".zip"):
                continue
            try:
                yield from (
                    _from_zip(path, shown, report)
                    if path.suffix.lower() == ".zip"
                    else _from_file(path, shown, report)
                )
            except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
                report.findings.append(text.GATHER_UNREADABLE.format(file=shown))


def _unread(error: OSError, report: GatherReport) -> None:
    report.findings.append(text.GATHER_UNREADABLE.format(file=error.filename))


def _from_file(path: Path, shown: str, report: GatherReport) -> Iterator[tuple[str, bytes]]:
    about = path.lstat()
    if not stat.S_ISREG(about.st_mode):
        report.findings.append(text.GATHER_LINK.format(file=shown))
    elif about.st_size > LARGEST:
        report.findings.append(text.GATHER_TOO_LARGE.format(file=shown, limit=LARGEST // 1_000_000))
    else:
        with path.open("rb") as file:
            yield shown, file.read(LARGEST)


def _from_zip(path: Path, shown: str, report: GatherReport) -> Iterator[tuple[str, bytes]]:
    if path.is_symlink():
        report.findings.append(text.GATHER_LINK.format(file=shown))
        return
    with zipfile.ZipFile(path) as archive:
        if len(archive.infolist()) > _MEMBERS or path.stat().st_size > _PACKED:
            report.findings.append(text.GATHER_TOO_LARGE.format(file=shown, limit=_PACKED // 1_000_000))
            return
        for member in archive.infolist():
            inside = PurePosixPath(member.filename)
            if member.is_dir() or inside.suffix.lower() != ".jsonl" or inside.name.startswith("."):
                continue
            with archive.open(member) as file:
                data = file.read(LARGEST + 1)  # whatever the zip says of its size
            if len(data) > LARGEST:
                report.findings.append(
                    text.GATHER_TOO_LARGE.format(file=f"{shown}/{inside}", limit=LARGEST // 1_000_000)
                )
            else:
                yield f"{shown}/{inside}", data
