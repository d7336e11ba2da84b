"""Who takes part: people of a roster become seats, and a seat stays its owner's whatever later rosters say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from kit import learner
from kit import text_class as text
from kit.classroom import folder as folders
from kit.collector import FACILITATOR

_LONGEST = 40  # of a seat's name without what tells namesakes apart


@dataclass(frozen=True)
class Person:
    """One row of a roster; `row` is its number in the file, from 1, or 0."""

    name: str
    institution: str
    code: str = ""
    row: int = 0


@dataclass(frozen=True)
class Seat:
    """A participant's place: `id` names the hub's user, the folder and the address."""

    id: str
    name: str
    institution: str
    code: str = ""


def key(one: Person | Seat) -> tuple[str, str]:
    """What tells two people apart: neither case, spaces nor punctuation."""
    return learner.letters(one.name), learner.letters(one.institution)


def merge(seats: Iterable[Seat], people: Iterable[Person]) -> tuple[list[Seat], list[str]]:
    """The seats with those of new people added; no seat is ever renamed or removed.

    Returns the seats and a sentence for each thing the facilitator should know.
    """
    known = {key(seat): seat for seat in seats}
    kept, rows, findings = dict(known), dict[tuple[str, str], int](), list[str]()
    for person in people:
        own = key(person)
        if own in rows:
            findings.append(text.ROSTER_DOUBLE.format(row=person.row, first=rows[own], name=person.name))
            continue
        rows[own] = person.row
        if own not in kept:
            kept[own] = Seat(_free(person, kept.values()), person.name, person.institution, person.code)
    findings += _namesakes(kept.values())
    absent = [seat.name for own, seat in known.items() if own not in rows]
    if absent:
        findings.append(text.ROSTER_ABSENT.format(count=len(absent), names=", ".join(absent[:10])))
    return list(kept.values()), findings


def _free(person: Person, seats: Iterable[Seat]) -> str:
    """A seat name that is nobody else's: letters, digits and hyphens."""
    taken = {FACILITATOR, *(seat.id for seat in seats)}
    short = learner.file_stem(person.name)[:_LONGEST].strip("-")
    longer = f"{short}-{learner.file_stem(person.institution)[:_LONGEST].strip('-')}"
    for candidate in (short, longer):
        if candidate not in taken:
            return candidate
    return next(one for number in range(2, 100_000) if (one := f"{short}-{number}") not in taken)


def _namesakes(seats: Iterable[Seat]) -> list[str]:
    places: dict[str, list[str]] = {}
    for seat in seats:
        places.setdefault(key(seat)[0], []).append(seat.institution or "?")
    names = {key(seat)[0]: seat.name for seat in seats}
    return [
        text.ROSTER_NAMESAKES.format(name=names[letters], institutions="; ".join(sorted(where)))
        for letters, where in places.items()
        if len(where) > 1
    ]


def called(seats: Iterable[Seat], seat_id: str) -> str:
    """How a facilitator knows who sits there: by name, and where somebody else has that name by institution, too."""
    seats = list(seats)
    one = next((seat for seat in seats if seat.id == seat_id), None)
    if one is None:
        return seat_id
    alike = sum(key(seat)[0] == key(one)[0] for seat in seats) > 1
    return f"{one.name} ({one.institution})" if alike and one.institution else one.name


def load(folder: Path) -> list[Seat]:
    """The seats of a class; none where there is no class yet."""
    return [Seat(**seat) for seat in folders.read_json(folder / "roster.json", [])]


def save(folder: Path, seats: Iterable[Seat]) -> None:
    folders.write_json(folder / "roster.json", [asdict(seat) for seat in seats])


def find(seats: Iterable[Seat], words: str) -> list[Seat]:
    """The seats that somebody may mean: by seat name, by whole name, else by a part of the name."""
    seats, letters = list(seats), learner.letters(words)
    exact = [seat for seat in seats if seat.id == words.strip() or key(seat)[0] == letters]
    return exact or [seat for seat in seats if letters and letters in key(seat)[0]]
