"""`baca`: a file as people have it -> tables, findings and a log; the original is never touched."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd

from kit import text_tables as text
from kit.tables.findings import Findings
from kit.tables.layout.sheet import find_tables
from kit.tables.model import Certainty, Finding, RawTable, TableError
from kit.tables.reading.opening import digest, state_of
from kit.tables.reading.source import read_grids
from kit.tables.repeats import without_repeats
from kit.tables.saving.choices import FileChoices, checked_day, checked_treatment
from kit.tables.saving.log import log_of, log_path, logged_choices, tidy_path
from kit.tables.saving.write import write_table, writing
from kit.tables.tidy import TidyTable, tidy


@dataclass
class Data:
    """One file: `tabel` is its table (of several, the longest), `temuan` what was seen, `bagian` all tables."""

    berkas: Path
    bagian: tuple[TidyTable, ...]
    temuan: Findings
    choices: FileChoices
    sha256: str  # of the file as it was read

    @property
    def tabel(self) -> pd.DataFrame:
        """Tidy: one name per column, nullable types, NA for blank and for what is undecided; index = file rows."""
        return self.part.table

    @property
    def part(self) -> TidyTable:
        """The table chosen by name, else the longest."""
        return max(self.bagian, key=lambda part: len(part.table))

    def simpan(self, tujuan: str | Path | None = None) -> Path:
        """Write `tabel` and the log beside the original (`nama-rapi.csv`); returns the table's path.

        `tujuan`: another file, .csv or .xlsx. Raises TableError.
        """
        target = Path(tujuan) if tujuan else tidy_path(self.berkas)
        if target.exists() and target.samefile(self.berkas):
            raise TableError(text.NOT_OVER_ORIGINAL.format(file=target.name))
        write_table(self.tabel, target, self.part.name or text.SHEET)
        with writing(log_path(target)) as file:
            file.write((json.dumps(self.langkah, ensure_ascii=False, indent=1) + "\n").encode())
        return target

    @staticmethod
    def log(saved: Path) -> Path:
        """Where the log of a saved table lies."""
        return log_path(saved)

    @property
    def langkah(self) -> dict[str, Any]:
        """The log: file, choices (to run again on next month's file) and each step; no personal data."""
        return log_of(self.berkas, self.sha256, self.choices, self.temuan)

    @property
    def orang(self) -> pd.DataFrame:
        """Rows that may be one person, one proposal per row: baris, alasan, melawan, nilai."""
        rows = [
            (proposal.rows, " ".join(proposal.reasons), " ".join(proposal.against), proposal.score)
            for proposal in self.part.people
        ]
        return pd.DataFrame(rows, columns=list(text.PEOPLE_COLUMNS))

    def __repr__(self) -> str:
        rows, width = self.tabel.shape
        return text.DATA.format(file=self.berkas.name, rows=rows, columns=width) + f"\n{self.temuan.summary}"

    def _repr_html_(self) -> str:
        rows, width = self.tabel.shape
        head = text.DATA.format(file=self.berkas.name, rows=rows, columns=width)
        preview = self.tabel.head()._repr_html_()
        return f"<p><strong>{escape(head)}</strong></p>{preview}{self.temuan._repr_html_()}"


def baca(  # noqa: PLR0913 - each is one decision that a person may write down
    berkas: str | Path,
    *,
    bagian: str = "",
    kolom: Mapping[str, str] | None = None,
    putusan: Mapping[str, Mapping[str, str]] | None = None,
    pribadi: str | Mapping[str, str] | None = None,
    sama: Sequence[Sequence[int]] = (),
    ganda: bool | None = None,
    acuan_umur: str = "",
    langkah: str | Path | None = None,
) -> Data:
    """Read a programme table in whatever shape it was saved.

    `bagian`: sheet or title, when the file holds several tables. `kolom`: header as written -> name ("" leaves
    it out). `putusan`: column -> {as written: value}; for the whole column {"urutan": "dmy"} of ambiguous dates and
    {"pemisah": "ribuan"} of numbers. `pribadi`:
    "buang" (unless said otherwise), "samarkan" or "biarkan", for all or by column. `sama`: groups of rows of the same person. `ganda`:
    True drops rows that are written twice. `acuan_umur`: the day (YYYY-MM-DD) on which ages are taken before dates
    of birth are dropped. `langkah`: a log (or its file) of an earlier file, run again here.
    Raises TableError.
    """
    path = Path(berkas)
    choices = logged_choices(Path(langkah)) if langkah else FileChoices()
    choices = replace(
        choices,
        part=bagian or choices.part,
        columns={**choices.columns, **(kolom or {})},
        decisions={**choices.decisions, **(putusan or {})},
        personal={**choices.personal, **_treatments(pribadi)},
        same=tuple(tuple(group) for group in sama),
        doubled=choices.doubled if ganda is None else ganda,
        age_on=checked_day(acuan_umur) or choices.age_on,
    )
    return read(path, choices)


def read(path: Path, choices: FileChoices) -> Data:
    """Read a file as the person chose; raises TableError."""
    before = state_of(path)
    grids, findings = read_grids(path)
    sha256 = digest(path)
    if state_of(path) != before:
        raise TableError(text.CHANGED_WHILE_READ.format(file=path.name))
    raws: list[RawTable] = []
    for grid in grids:
        tables, notes = find_tables(grid)
        raws += tables
        findings += [finding if finding.sheet else replace(finding, sheet=grid.sheet) for finding in notes]
    if not raws:
        raise TableError(text.NO_TABLE.format(file=path.name))
    parts = [tidy(raw, choices) for raw in _chosen(raws, choices.part, path)]
    findings = _without_persons(findings, parts)
    parts = _joined(parts)
    if len(parts) > 1:
        findings.append(_several(parts))
    findings += [finding for part in parts for finding in part.findings]
    return Data(path, tuple(parts), Findings(findings), choices, sha256)


def _without_persons(findings: Sequence[Finding], parts: Sequence[TidyTable]) -> list[Finding]:
    """What was seen before the columns had names may quote a person: only cells known to be harmless are shown."""
    quoting = [finding for finding in findings if finding.saw and finding.code in text.FINDINGS_OF_FILE]
    if not quoting:
        return list(findings)
    harmless = {
        str(cell)
        for part in parts
        for view in part.columns
        if view.name and not view.personal
        for cell in part.written[view.name].dropna().unique()
    }
    return [
        replace(finding, saw=text.MASKED, became=text.MASKED)
        if finding in quoting and finding.became not in harmless
        else finding
        for finding in findings
    ]


def _treatments(treatments: str | Mapping[str, str] | None) -> dict[str, Any]:
    if treatments is None:
        return {}
    named = {"": treatments} if isinstance(treatments, str) else treatments
    return {column: checked_treatment(how) for column, how in named.items()}


def _chosen(raws: Sequence[RawTable], name: str, path: Path) -> list[RawTable]:
    if not name:
        return list(raws)
    chosen = [raw for raw in raws if name in (raw.sheet, raw.title)]
    if not chosen:
        names = ", ".join(f'"{raw.sheet or raw.title}"' for raw in raws)
        raise TableError(text.NO_SUCH_PART.format(name=name, file=path.name, known=names))
    return chosen


def _joined(parts: Sequence[TidyTable]) -> list[TidyTable]:
    """Tables with the same columns, a sheet per month or side by side, become one with a column that says where from."""
    groups: dict[tuple[str, ...], list[TidyTable]] = {}
    for part in parts:
        groups.setdefault(tuple(part.table.columns), []).append(part)
    return [group[0] if len(group) == 1 else _one(group) for group in groups.values()]


def _one(group: Sequence[TidyTable]) -> TidyTable:
    kept, findings = without_repeats(group)
    first, whole = kept[0], pd.concat([part.table for part in kept])
    sheets: tuple[tuple[str, pd.DataFrame], ...] = ()
    # The pages of one printed table, each under the same title, need no column that says where a row is from.
    if len({(part.sheet, part.title) for part in kept}) == 1 and whole.index.is_unique:
        sheet = first.sheet
    else:
        names = _names(kept)
        column = text.SHEET_COLUMN if len({part.sheet for part in kept}) > 1 else text.TITLE_COLUMN
        tables = [part.table.assign(**{column: name}) for part, name in zip(kept, names, strict=True)]
        more = {"count": len(kept), "names": ", ".join(names), "added": column}
        findings.append(Finding("lembar-digabung", more=more))
        sheet, sheets = f"{names[0]} - {names[-1]}", tuple(zip(names, tables, strict=True))
        whole = pd.concat(tables)
    return replace(
        first,
        sheet=sheet,
        table=whole,
        findings=[*findings, *(finding for part in kept for finding in part.findings)],
        written=pd.concat([part.written for part in kept]),
        sheets=sheets,
    )


def _names(parts: Sequence[TidyTable]) -> list[str]:
    """What tells these tables apart: the sheet, where that is the same the title, else both; and a number at last."""
    for name in (
        lambda part: part.sheet,
        lambda part: part.title,
        lambda part: f"{part.sheet}: {part.title}",
    ):
        names = [name(part) for part in parts]
        if all(names) and len(set(names)) == len(names):
            return names
    return [f"{part.name} ({number})" for number, part in enumerate(parts, 1)]


def _several(parts: Sequence[TidyTable]) -> Finding:
    chosen = max(parts, key=lambda part: len(part.table))
    listed = ", ".join(f'"{part.name}" ({len(part.table)})' for part in parts)
    return Finding("beberapa-tabel", Certainty.ASK, saw=chosen.name, more={"listed": listed})
