"""A table as written + what the person chose -> typed columns, without personal data, with findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from kit import text_tables as text
from kit.tables import rules
from kit.tables.model import Certainty, Finding, RawTable, TableError
from kit.tables.persons import same_person
from kit.tables.persons.same_person import Proposal
from kit.tables.privacy import personal
from kit.tables.privacy.personal import Personal
from kit.tables.profiles.catalogue import ProfileColumn, profiles
from kit.tables.profiles.recognition import ProfileMatch, recognise
from kit.tables.saving.choices import FileChoices
from kit.tables.typed import ColumnView, typed_table
from kit.tables.values.calendar_names import title_year

# Which personal column, or which column of a table about people, tells what about a person.
TRAITS = {"phone": "telepon", "nik": "nik", "birth": "tanggal_lahir"}
OF_PEOPLE = {"sex": "jk", "district": "kecamatan"}
DAYS = ("tanggal", "tgl_mulai", "tanggal_kunjungan", "waktu")


@dataclass(slots=True)
class TidyTable:
    """One table of the file.

    `written`: its cells as text, personal ones too, under the tidy names; for the person's eyes, never saved.
    """

    sheet: str
    title: str
    table: pd.DataFrame
    findings: list[Finding]
    columns: list[ColumnView]
    match: ProfileMatch | None
    people: list[Proposal]
    written: pd.DataFrame = field(repr=False)
    sheets: tuple[tuple[str, pd.DataFrame], ...] = field(
        default=(), repr=False
    )  # of several that were joined

    @property
    def profile(self) -> str:
        """Name of the recognised profile; "" for an unknown table."""
        return self.match.profile.name if self.match else ""

    @property
    def name(self) -> str:
        """How the person tells this table from the others."""
        return self.sheet or self.title


def tidy(raw: RawTable, choices: FileChoices) -> TidyTable:
    """Recognise, type, check and protect one table; raises TableError for choices that do not fit it."""
    match = recognise(raw)
    views = _views(raw, match, choices.columns)
    kept = [view for view in views if view.name]
    written = raw.cells[[view.written for view in kept]].set_axis([view.name for view in kept], axis=1)

    declared = {view.name: view.meaning.personal or "" for view in kept if view.meaning}
    marked, hints = personal.mark(written, declared)
    for view in kept:
        view.personal = marked.get(view.name)
        if view.personal:
            view.treatment = choices.treatment_of(view.name)
    table, repairs = typed_table(kept, written, choices, title_year(f"{raw.title} {raw.sheet}"))
    table, checks = rules.check(table, match.profile.name if match else "", choices.doubled)
    people = _people(table, kept)
    table, treated = _protected(table, kept, choices)
    findings = [
        *(match.findings if match else []),
        *(Finding("kolom-ditinggalkan", column=view.written) for view in views if not view.name),
        *(_masked(finding, marked) for finding in (*repairs, *checks)),
        *_open_proposals(people, choices.same),
        *(hint for hint in hints if _is_open(hint, choices)),
        *treated,
    ]
    placed = _placed(findings, raw.sheet, kept)
    return TidyTable(raw.sheet, raw.title, table, placed, views, match, people, written)


def _is_open(hint: Finding, choices: FileChoices) -> bool:
    """What the person has said of a column is no question any more; what was done with it is told all the same."""
    said = hint.column in choices.personal or choices.personal.get("", "buang") != "buang"
    return hint.certainty is not Certainty.ASK or not said


def _placed(findings: Sequence[Finding], sheet: str, kept: list[ColumnView]) -> list[Finding]:
    """With the sheet, and the column's header as the file writes it."""
    headers = {view.name: view.written for view in kept}
    return [
        replace(
            finding,
            sheet=finding.sheet or sheet,
            more=finding.more | {"written": headers.get(finding.column, finding.column)},
        )
        for finding in findings
    ]


def _views(raw: RawTable, match: ProfileMatch | None, chosen: Mapping[str, str]) -> list[ColumnView]:
    """Each column under the name the person gave it, its profile's, or its own."""
    meanings = match.columns if match else {}
    views, taken = [], set()
    for written in map(str, raw.cells.columns):
        meaning = meanings.get(written)
        name = chosen.get(written, meaning.name if meaning else written).strip()
        if name and name in taken:
            raise TableError(text.SAME_NAME_TWICE.format(name=name))
        taken.add(name)
        if written in chosen and (meaning is None or name != meaning.name):
            meaning = _standard(name)
        views.append(ColumnView(written, name, meaning.kind if meaning else "", meaning))
    return views


def _standard(name: str) -> ProfileColumn | None:
    """What a name means that several profiles share: `kecamatan`, `jk`, `tgl_mulai`."""
    columns = (column for profile in profiles() for column in profile.columns)
    return next((column for column in columns if column.name == name), None)


def _people(table: pd.DataFrame, kept: list[ColumnView]) -> list[Proposal]:
    """Rows that may be one person, where the table names people and no member's number tells who they are."""
    by_kind = {
        view.personal.kinds[0]: view.name
        for view in reversed(kept)
        if view.personal and not view.personal.free
    }
    if "nama" not in by_kind:
        return []
    if "nomor_anggota" in by_kind:
        numbered = table[by_kind["nomor_anggota"]].astype("string").str.contains(r"\d").fillna(False)
        table = table[~numbered.astype(bool)]
    traits = {trait: by_kind.get(kind) for trait, kind in TRAITS.items()}
    traits |= {trait: name for trait, name in OF_PEOPLE.items() if name in table}
    day = next((name for name in DAYS if name in table), None)
    return same_person.proposals(table, by_kind["nama"], **traits, day=day)


def _open_proposals(people: list[Proposal], accepted: tuple[tuple[int, ...], ...]) -> list[Finding]:
    """One finding for all proposals that are open: a list of attendance has dozens."""
    decided = {frozenset(rows) for rows in accepted}
    still = [proposal for proposal in people if frozenset(proposal.rows) not in decided]
    if not still:
        return []
    rows = sorted({row for proposal in still for row in proposal.rows})
    strong = sum(proposal.certainty is Certainty.SURE for proposal in still)
    return [
        Finding(
            "orang-mungkin-sama",
            Certainty.ASK,
            rows=tuple(rows),
            more={"count": len(still), "strong": strong},
        )
    ]


def _masked(finding: Finding, marked: Mapping[str, Personal]) -> Finding:
    """What is told of a personal column names its rows, never its values."""
    if finding.column not in marked or marked[finding.column].free:
        return finding
    shown = text.MASKED if finding.became else ""
    more = {name: text.NO_CHOICE if name == "choice" else value for name, value in finding.more.items()}
    return replace(finding, saw=text.MASKED, became=shown, options=(), more=more)


def _protected(
    table: pd.DataFrame, kept: list[ColumnView], choices: FileChoices
) -> tuple[pd.DataFrame, list[Finding]]:
    findings: list[Finding] = []
    on = date.fromisoformat(choices.age_on) if choices.age_on else None
    for view in kept:
        if view.personal and view.treatment:
            table, notes = personal.treat(table, {view.name: view.personal}, view.treatment, on=on)
            findings += notes
            if view.treatment == "samarkan" and view.name in table:
                _unite(table, view.name, choices.same)
    return table, findings


def _unite(table: pd.DataFrame, column: str, same: tuple[tuple[int, ...], ...]) -> None:
    """One pseudonym for the rows that the person knows to be one person."""
    for rows in same:
        there = [row for row in rows if row in table.index]
        names = table.loc[there, column].dropna()
        if len(names):
            table.loc[there, column] = names.iloc[0]
