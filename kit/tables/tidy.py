"""A table as written + what the person chose -> typed columns, without personal data, with findings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

import pandas as pd

from kit import text_tables as text
from kit.tables import rules
from kit.tables.model import Certainty, Finding, RawTable, TableError, Treatment
from kit.tables.persons import same_person
from kit.tables.persons.same_person import Proposal
from kit.tables.privacy import personal
from kit.tables.privacy.headers import plain_header
from kit.tables.privacy.personal import Personal
from kit.tables.profiles.catalogue import ProfileColumn, profiles
from kit.tables.profiles.recognition import ProfileMatch, recognise
from kit.tables.saving.choices import FileChoices
from kit.tables.values import columns, numbers, odd_years
from kit.tables.values.calendar_names import title_year
from kit.tables.values.guess import guess_kind
from kit.tables.values.readers import ColumnSettings
from kit.tables.values.region_codes import of_level

# Which personal column, or which column of a table about people, tells what about a person.
TRAITS = {"phone": "telepon", "nik": "nik", "birth": "tanggal_lahir"}
OF_PEOPLE = {"sex": "jk", "district": "kecamatan"}
_LISTED = ("category", "region", "district")  # options are offered for whatever is written there
_DATED = ("date", "timestamp", "month")
_AHEAD = re.compile(r"\b(berlaku|sampai|akhir|berakhir|kedaluwarsa|expire|expiry|due|kembali|tempo|rencana|target)\b")
_TRIED = 100  # different cells of a column
# Digits that nobody adds up.
_CODES = re.compile(
    r"^(?!jumlah|total|banyak)(?=.*\b(npsn|nisn?|npp|nip|nuptk|isbn|issn|barcode|barkod|rfid|npwp|nib|ddc|kode|kodepos|code|id"
    r"|induk|inventaris|panggil|klasifikasi|rekening)\b)"
)
DAYS = ("tanggal", "tgl_mulai", "tanggal_kunjungan", "waktu")


@dataclass(slots=True)
class ColumnView:
    """What becomes of one column: as written -> name in the tidy table ("" if left out)."""

    written: str
    name: str
    kind: str
    meaning: ProfileColumn | None = None
    personal: Personal | None = None
    treatment: Treatment | None = None


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
    table, repairs = _typed(kept, written, choices, title_year(f"{raw.title} {raw.sheet}"))
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


def _typed(
    kept: list[ColumnView], written: pd.DataFrame, choices: FileChoices, year: int | None
) -> tuple[pd.DataFrame, list[Finding]]:
    notation = _notation(kept, written)
    typed: dict[str, pd.Series[Any]] = {}
    ends: dict[str, pd.Series[Any]] = {}
    findings: list[Finding] = []
    for view in kept:
        decided = choices.decisions.get(view.name, {}).get(columns.SEPARATOR_KEY)
        meant = numbers.notation_meant(decided, written[view.name]) if decided else notation
        view.kind = view.kind or _kind(view, written[view.name], meant)
        cells, decoded = _decoded(written[view.name], view)
        settings = _settings(view, choices) | {"year": year, "notation": meant}
        typed[view.name], notes = _converted(cells, view, settings)
        if view.kind in _DATED and not view.personal and not _AHEAD.search(plain_header(view.written)):
            known = choices.decisions.get(view.name, {})
            typed[view.name], odd = odd_years.blanked(typed[view.name], cells, known)
            blank = {note.saw for note in odd}
            notes = [*(note for note in notes if note.saw not in blank), *odd]
        findings += [*decoded, *notes]
        if view.kind == "date" and any(" " in note.became for note in notes):
            ends[view.name] = columns.range_ends(cells, **settings)
        if view.kind == "text" and not view.personal and numbers.is_open(cells.unique()):
            findings.append(_separator(view.name, cells))
        if any(note.code.startswith("angka-per-jenis-kelamin") for note in notes):
            typed |= _by_sex(view.name, cells)
        if view.kind in ("region", "district"):
            typed[text.CODE_OF.format(column=view.name)] = _codes(typed[view.name], view.kind)
    for name, last in ends.items():
        if last.notna().any():
            _keep_range_ends(typed, name, last)
    return pd.DataFrame(typed, index=written.index), findings


def _converted(
    cells: pd.Series[Any], view: ColumnView, settings: ColumnSettings
) -> tuple[pd.Series[Any], list[Finding]]:
    """The column as its kind; left as text where most of it is something else."""
    column, findings = columns.convert(cells, view.kind, **settings)
    if not _lost(findings, view.kind, cells):
        return column, findings
    more = {"kind": text.KINDS[view.kind]}
    view.kind = "text"
    finding = Finding("isi-bukan-jenisnya", Certainty.ASK, column=view.name, more=more)
    return columns.convert(cells, "text")[0], [finding]


def _kind(view: ColumnView, cells: pd.Series[Any], notation: str | None) -> str:
    """Personal data stay as written, but of a date of birth an age can be made before it goes; codes are no numbers."""
    if view.personal is None:
        return "id" if _CODES.search(plain_header(view.written)) else guess_kind(cells, notation)
    return "date" if "tanggal_lahir" in view.personal.kinds else "text"


def _notation(kept: Sequence[ColumnView], written: pd.DataFrame) -> str | None:
    """How the table writes its numbers, as far as some of them prove it; columns of codes do not count."""
    free = [view for view in kept if not view.kind and not view.personal and not _CODES.search(plain_header(view.written))]
    return numbers.notation_of(written[view.name].unique()[:_TRIED] for view in free)


def _separator(name: str, cells: pd.Series[Any]) -> Finding:
    """The question what a point, or a comma, parts; asked once for the column."""
    example = next(cell for cell in map(str, cells.dropna()) if len(set(numbers.readings(cell).values())) == 2)
    options = tuple(numbers.shown(value) for value in sorted(numbers.readings(example).values(), key=abs, reverse=True))
    return Finding(columns.OPEN_SEPARATOR, Certainty.ASK, column=name, saw=example, options=options)


def _by_sex(name: str, cells: pd.Series[Any]) -> dict[str, pd.Series[Any]]:
    """What `18 (10 Laki-laki,8 Perempuan)` tells beside its number, as columns of their own."""
    parts = cells.astype("string").str.casefold().str.extract(numbers.BY_SEX)
    return {
        f"{name}{ending}": pd.to_numeric(parts[part]).astype("Int64")
        for part, ending in (("male", text.MALE), ("female", text.FEMALE))
    }


def _decoded(cells: pd.Series[Any], view: ColumnView) -> tuple[pd.Series[Any], list[Finding]]:
    """A category that the software writes as a number: 0 -> "sedang dipinjam"."""
    if view.kind != "category" or not view.meaning or not view.meaning.codes:
        return cells, []
    codes = dict(view.meaning.codes)
    shown = cells.map(lambda cell: str(cell).strip(), na_action="ignore")
    findings = [
        Finding(
            "kategori-kode",
            rows=tuple(map(int, cells.index[shown == code])),
            column=view.name,
            saw=code,
            became=value,
        )
        for code, value in codes.items()
        if (shown == code).any()
    ]
    return shown.map(lambda cell: codes.get(cell, cell), na_action="ignore"), findings


def _lost(findings: Sequence[Finding], kind: str, cells: pd.Series[Any]) -> bool:
    """Whether most of what is written does not fit the kind that the header promises.

    A date that may be one of two is a date; what the person blanked was read.
    """
    unread = [
        finding
        for finding in findings
        if finding.certainty is Certainty.ASK and (kind in _LISTED or not finding.options)
    ]
    written = (cells.notna() & (cells != "")).sum() if unread else 0
    return bool(2 * sum(len(finding.rows) for finding in unread) > written)


def _settings(view: ColumnView, choices: FileChoices) -> ColumnSettings:
    settings: ColumnSettings = {"decisions": choices.decisions.get(view.name, {})}
    if view.meaning:
        settings["values"] = view.meaning.values
        settings["codes"] = dict(view.meaning.codes)
        settings["unsure"] = view.meaning.unsure
        if view.meaning.date_order:
            settings["order"] = view.meaning.date_order
        if view.meaning.whole:
            settings["whole"] = True
    if view.personal and "tanggal_lahir" in view.personal.kinds:
        settings["latest"] = datetime.now().astimezone().date()
    return settings


def _keep_range_ends(typed: dict[str, pd.Series[Any]], name: str, ends: pd.Series[Any]) -> None:
    """`tgl_mulai` of several days: the last one belongs to `tgl_selesai`, or to a column of its own."""
    target = text.END_OF.get(name, f"{name}{text.END}")
    typed[target] = typed[target].fillna(ends) if target in typed else ends


def _codes(names: pd.Series[Any], kind: str) -> pd.Series[Any]:
    level = "kabupaten" if kind == "region" else "kecamatan"
    codes = {place.name: place.code for place in of_level(level)}
    return names.map(codes).astype("string")


def _people(table: pd.DataFrame, kept: list[ColumnView]) -> list[Proposal]:
    """Rows that may be one person, where the table names people."""
    by_kind = {
        view.personal.kinds[0]: view.name
        for view in reversed(kept)
        if view.personal and not view.personal.free
    }
    if "nama" not in by_kind:
        return []
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
