"""Which rows may be one person: proposals with reasons for and against; a person decides, nothing is merged here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pandas as pd

from kit import text_tables as text
from kit.tables.model import Certainty
from kit.tables.persons import identity
from kit.tables.persons.agreement import WEIGHTS, Traits, compare, conflict, score, traits_of

_SHARED_PHONE = 6  # more names than this on one telephone are no family: it is an office's
_CROWD = 100  # what more different writings than this share tells nothing
_SURE, _LIKELY, _ASK = 70, 40, 25  # least scores


@dataclass(frozen=True, slots=True)
class Proposal:
    """Rows that may be one person; `reasons` and `against` are sentences and show no value of the table.

    `score` is that of the weakest link by which a row belongs to the others.
    """

    rows: tuple[int, ...]
    reasons: tuple[str, ...]
    score: int
    certainty: Certainty
    against: tuple[str, ...] = ()


class _Groups:
    """Disjoint groups of numbered items, each with its weakest link."""

    def __init__(self, count: int) -> None:
        self.parent = list(range(count))
        self.items = [[number] for number in range(count)]
        self.weakest = [_SURE * 10] * count

    def root(self, item: int) -> int:
        while self.parent[item] != item:
            self.parent[item] = self.parent[self.parent[item]]
            item = self.parent[item]
        return item

    def unite(self, left: int, right: int, strength: int = 0) -> None:
        left, right = sorted((self.root(left), self.root(right)))
        if left == right:
            return
        self.parent[right] = left
        self.items[left] += self.items[right]
        self.weakest[left] = min(self.weakest[left], self.weakest[right], strength)


def proposals(  # noqa: PLR0913 -- one argument for each trait
    table: pd.DataFrame,
    name: str,
    *,
    phone: str | None = None,
    nik: str | None = None,
    sex: str | None = None,
    birth: str | None = None,
    district: str | None = None,
    day: str | None = None,
) -> list[Proposal]:
    """Groups of rows that may be one person, the surest first; arguments name columns of the table.

    A row may stand in several proposals: in a sure one and again in one that only a person can decide.
    """
    column_of = {"name": name, "phone": phone, "nik": nik, "sex": sex, "birth": birth, "district": district}
    columns = {trait: column for trait, column in column_of.items() if column is not None}
    rows = _without_shared_phones(traits_of(table, columns))
    people = [traits for traits in rows if traits.name or traits.nik]
    links = sorted(_links(people), reverse=True)
    groups = _Groups(len(people))
    for strength, left, right in links:
        if strength >= _LIKELY and not _conflict(groups, people, left, right):
            groups.unite(left, right, strength)
    candidates = [
        (tuple(group), groups.weakest[root], False)
        for root, group in enumerate(groups.items)
        if groups.parent[root] == root and _size(group, people, rows) > 1
    ]
    candidates += _weak(links, groups, people)
    names = _texts(table[name])
    days = _texts(table[day]) if day is not None else []
    describe = _Describer(table.index.tolist(), names, days, tuple(columns), people, rows)
    described = [describe(*group) for group in candidates]
    return sorted(
        (proposal for proposal in described if proposal.score >= _ASK),
        key=lambda proposal: (-proposal.score, proposal.rows),
    )


def _texts(cells: pd.Series[Any]) -> list[str]:
    texts = {cell: identity.stripped(cell) for cell in cells.unique().tolist()}
    return [texts[cell] for cell in cells.tolist()]


def _without_shared_phones(rows: dict[Traits, list[int]]) -> dict[Traits, list[int]]:
    names = defaultdict(set)
    for traits in rows:
        names[traits.phone].add(traits.name)
    kept: dict[Traits, list[int]] = defaultdict(list)
    for traits, places in rows.items():
        shared = len(names[traits.phone]) > _SHARED_PHONE
        kept[traits._replace(phone="") if shared else traits] += places
    return kept


def _links(people: list[Traits]) -> Iterator[tuple[int, int, int]]:
    """Score and numbers of all pairs that agree in a NIK, telephone, date of birth or name, and may be one."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, traits in enumerate(people):
        words = " ".join(sorted(traits.name.split()))
        for block in (("nik", traits.nik), ("phone", traits.phone), ("birth", traits.birth), ("name", words)):
            if block[1]:
                blocks[block].append(number)
    small = (block for block in blocks.values() if len(block) <= _CROWD)
    pairs = {pair for block in small for pair in combinations(block, 2)}
    for left, right in pairs:
        strength = score(people[left], people[right])
        if strength >= _ASK:
            yield strength, left, right


def _conflict(groups: _Groups, people: list[Traits], left: int, right: int) -> bool:
    members = groups.items[groups.root(left)], groups.items[groups.root(right)]
    return any(conflict(people[a], people[b]) for a in members[0] for b in members[1])


def _size(group: Sequence[int], people: list[Traits], rows: dict[Traits, list[int]]) -> int:
    return sum(len(rows[people[number]]) for number in group)


def _weak(
    links: list[tuple[int, int, int]], groups: _Groups, people: list[Traits]
) -> Iterator[tuple[tuple[int, ...], int, bool]]:
    """What weak links would join further: all at once, or pair by pair where a row fits more than one person."""
    weak: dict[tuple[int, int], int] = {}
    for strength, left, right in links:
        a, b = groups.root(left), groups.root(right)
        pair = (min(a, b), max(a, b))
        if pair[0] != pair[1] and not _conflict(groups, people, left, right):
            weak.setdefault(pair, strength)
    together = _Groups(len(people))
    for (left, right), strength in weak.items():
        together.unite(left, right, strength)
    for root in sorted({together.root(left) for left, _ in weak}):
        members = sorted(together.items[root])
        if not any(_conflict(groups, people, a, b) for a, b in combinations(members, 2)):
            yield (
                tuple(n for m in members for n in groups.items[m]),
                min(together.weakest[root], _LIKELY - 1),
                False,
            )
            continue
        for (left, right), strength in weak.items():
            if together.root(left) == root:
                yield (*groups.items[left], *groups.items[right]), min(strength, _LIKELY - 1), True


@dataclass
class _Describer:
    """Makes the proposal of a group of people: its rows in the file, what speaks for it, what against it."""

    index: list[int]
    names: list[str]
    days: list[str]
    traits: tuple[str, ...]
    people: list[Traits]
    rows: dict[Traits, list[int]]

    def __call__(self, group: Sequence[int], strength: int, ambiguous: bool) -> Proposal:
        members = [self.people[number] for number in group]
        places = sorted(place for traits in members for place in self.rows[traits])
        if len(members) == 1:
            strength = score(members[0], members[0])
        reasons, against = self._reasons(members, places)
        if ambiguous:
            against.append(text.FITS_ANOTHER)
        if reasons in ([text.SAME_NAME], [text.SAME_NAME_SPELT]):
            against.append(text.NAME_ONLY)
        certainty = Certainty.ASK if strength < _LIKELY else Certainty.LIKELY
        if strength >= _SURE and not against:
            certainty = Certainty.SURE
        rows = tuple(int(self.index[place]) for place in places)
        return Proposal(rows, tuple(reasons), strength, certainty, tuple(against))

    def _reasons(self, members: list[Traits], places: list[int]) -> tuple[list[str], list[str]]:
        reasons, against = [], []
        for trait in self.traits:
            values = [getattr(traits, trait) for traits in members for _ in self.rows[traits]]
            values = [value for value in values if value]
            agreements = {compare(trait, a, b) for a, b in combinations(dict.fromkeys(values), 2)}
            if "other" in agreements:
                against.append(WEIGHTS[trait].other_text)
            elif "near" in agreements:
                reasons.append(WEIGHTS[trait].near_text)
            elif len(values) > 1 and agreements <= {"same"}:
                reasons.append(self._same(trait, places))
        days = [self.days[place] for place in places if self.days and self.days[place]]
        if len(days) > len(set(days)):
            reasons.append(text.SAME_DAY)
        return reasons, against

    def _same(self, trait: str, places: list[int]) -> str:
        if trait == "name" and len({self.names[place] for place in places} - {""}) == 1:
            return text.SAME_NAME
        return WEIGHTS[trait].same_text
