"""Which table is this: SLiMS, INLISLite, Google Forms or the kit's own, by headers whatever their spelling or language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from kit.tables.model import Certainty, Finding, RawTable
from kit.tables.profiles.catalogue import Profile, ProfileColumn, names_of, normal, profiles
from kit.tables.values.cells import is_empty, one_line

_ALIKE = 90  # of 100
_SHARE = 0.5  # of the table's columns that a profile must explain
_SAMPLE = 200  # rows in which packed columns are looked for
_PACKED = re.compile(r"(<[^<>]*>)+")


@dataclass(slots=True)
class ProfileMatch:
    """A table's profile; `columns`: header as written -> its meaning, for those that were recognised."""

    profile: Profile
    columns: dict[str, ProfileColumn]
    certainty: Certainty
    findings: list[Finding] = field(default_factory=list)


def recognise(table: RawTable) -> ProfileMatch | None:
    """The profile that explains most of a table; None for a table that none explains."""
    if not table.header:
        return _by_shape(table)
    headers = [str(name) for name in table.cells.columns]
    matches = [
        match for profile in profiles() if (match := _try(profile, headers, f"{table.title} {table.sheet}"))
    ]
    best = max(matches, key=lambda match: (len(match.columns), -len(match.profile.columns)), default=None)
    if best:
        best.findings = [*_about(best, table), *best.findings]
    return best


def _try(profile: Profile, headers: Sequence[str], title: str) -> ProfileMatch | None:
    if not all(word in title.casefold() for word in profile.titled):
        return None
    columns, findings = _exact(profile, headers), []
    if profile.form:
        if not headers or headers[0] not in columns or columns[headers[0]].kind != "timestamp":
            return None
        findings += _by_words(profile, headers, columns)
    else:
        findings += _alike(profile, headers, columns)
        if len(columns) < _SHARE * len(headers):
            return None
    there = {column.name for column in columns.values()}
    if not all(there & set(group) for group in profile.need):
        return None
    return ProfileMatch(profile, columns, Certainty.LIKELY if findings else Certainty.SURE, findings)


def _exact(profile: Profile, headers: Sequence[str]) -> dict[str, ProfileColumn]:
    columns: dict[str, ProfileColumn] = {}
    for header in headers:
        column = names_of(profile).get(normal(header))
        if column and column not in columns.values():
            columns[header] = column
    return columns


def _alike(profile: Profile, headers: Sequence[str], columns: dict[str, ProfileColumn]) -> list[Finding]:
    """Add headers that are nearly those of one column that is still free."""
    findings = []
    for header in headers:
        own = normal(header)
        near = {
            column.name: column
            for name, column in names_of(profile).items()
            if min(len(own), len(name)) >= 5
            and _marks(own) == _marks(name)
            and fuzz.ratio(own, name) >= _ALIKE
        }
        if header not in columns and len(near) == 1:
            column = next(iter(near.values()))
            if column not in columns.values():
                columns[header] = column
                findings.append(_guess("judul-mirip", header, column))
    return findings


def _marks(name: str) -> list[str]:
    """Words that a misspelling must not touch: numbers and single letters."""
    return [word for word in name.split() if len(word) == 1 or word.isdigit()]


def _by_words(profile: Profile, headers: Sequence[str], columns: dict[str, ProfileColumn]) -> list[Finding]:
    """Add questions that ask for a column by name: "Berapa usia Anda?"; one question per column."""
    findings = []
    for header in headers:
        padded = f" {normal(header)} "
        asked = [
            (max(len(word) for word in column.words if f" {word} " in padded), column)
            for column in profile.columns
            if any(f" {word} " in padded for word in column.words)
        ]
        most = max((length for length, _ in asked), default=0)
        longest = [column for length, column in asked if length == most]
        if header not in columns and len(longest) == 1 and longest[0] not in columns.values():
            columns[header] = longest[0]
            findings.append(_guess("judul-menurut-kata", header, longest[0]))
    return findings


def _guess(code: str, header: str, column: ProfileColumn) -> Finding:
    return Finding(code, Certainty.LIKELY, column=header, saw=header, became=column.name)


def _by_shape(table: RawTable) -> ProfileMatch | None:
    """Without a header only columns packed like <a><b>, each in its place, tell what a table is."""
    headers = [str(name) for name in table.cells.columns]
    for profile in profiles():
        if not profile.packed or len(headers) != len(profile.columns):
            continue
        sample = table.cells.head(_SAMPLE)
        held = [
            [one_line(cell) for cell in sample.iloc[:, place] if not is_empty(cell)]
            for place in profile.packed
        ]
        others = [place for place in range(len(headers)) if place not in profile.packed]
        loose = any(_PACKED.fullmatch(one_line(cell)) for place in others for cell in sample.iloc[:, place])
        if any(held) and not loose and all(_PACKED.fullmatch(text) for cells in held for text in cells):
            match = ProfileMatch(profile, dict(zip(headers, profile.columns, strict=True)), Certainty.LIKELY)
            match.findings = _about(match, table)
            return match
    return None


def _about(match: ProfileMatch, table: RawTable) -> list[Finding]:
    profile = match.profile
    findings = [Finding("profil", match.certainty, saw=profile.name, more={"profile": profile.title})]
    if profile.pivot:
        findings.append(Finding("tabel-silang"))
    rest = [header for header in map(str, table.cells.columns) if header not in match.columns]
    if rest:
        findings.append(Finding("kolom-di-luar-profil", more={"names": ", ".join(rest)}))
    return findings
