"""What only the person can decide about a file, as questions of the card, and what has been decided; see desk_answers.py."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kit import text_tables as text
from kit.tables.data import Data
from kit.tables.findings import SHOWN_RUNS, row_ranges, sentence
from kit.tables.model import Finding
from kit.tables.persons.same_person import Proposal
from kit.tables.saving.choices import FileChoices
from kit.tables.tidy import TidyTable
from kit.tables.values.columns import ORDER_KEY, SEPARATOR_KEY, key_of
from kit.widget.desk_view import View, is_cell, shown, where

_SHOWN_AS_OPTIONS = {"choice": "", "evidence": ""}  # parts of the sentence that the card shows itself
# What is decided for all cells of a column -> its values and what they are called.
WHOLE_COLUMN = {ORDER_KEY: text.DESK_ORDERS, SEPARATOR_KEY: text.DESK_SEPARATORS}
AGE_OFFERED = "kelompok-umur-tersedia"


def questions(data: Data, opened: set[str], refused: set[tuple[int, ...]]) -> list[View]:
    """Groups of what only the person can decide."""
    groups: dict[str, list[View]] = {}
    seen: set[str] = set()
    for title, question in _asked(data, refused):
        group = groups.setdefault(title, [])
        if str(question["key"]) not in seen:
            group.append(question)
            seen.add(str(question["key"]))
    return [
        {"id": f"? {title}", "title": title, "items": shown(items, f"? {title}", opened), "total": len(items)}
        for title, items in groups.items()
    ]


def _asked(data: Data, refused: set[tuple[int, ...]]) -> Iterator[tuple[str, View]]:
    if len(data.bagian) > 1:
        yield text.DESK_ABOUT_FILE, _which_table(data)
    for finding in data.temuan:
        if finding.code == "baris-ganda":
            yield text.DESK_ABOUT_ROWS, _doubled(finding)
        elif finding.code == AGE_OFFERED:
            yield finding.column, _age(finding)
        elif key_of(finding):
            yield finding.column, _whole_column(finding)
        elif is_cell(finding):
            yield finding.column, _cell(finding, data.choices)
    for person in data.part.people:
        if _apart(person, data.part) and person.rows not in refused | set(data.choices.same):
            yield text.DESK_ABOUT_PERSONS, _same(person, data.part)


def _which_table(data: Data) -> View:
    options = [
        [part.name, f"{part.name} ({text.DESK_ROWS.format(count=len(part.table))})"] for part in data.bagian
    ]
    return _question(["part"], text.DESK_WHICH_TABLE, "", options) | {"value": data.part.name}


def _doubled(finding: Finding) -> View:
    options = [["ya", text.DESK_DROP_DOUBLED], ["tidak", text.DESK_KEEP_DOUBLED]]
    return _question(["doubled"], text.DESK_DOUBLED, f"{sentence(finding)} {where(finding)}", options)


def _age(finding: Finding) -> View:
    return _question(["age"], text.DESK_AGE, sentence(finding), []) | {"own": True}


def _same(proposal: Proposal, part: TidyTable) -> View:
    named = [
        view.name for view in part.columns if view.name and view.personal and view.personal.kinds[0] == "nama"
    ]
    options = [["ya", text.DESK_SAME], ["tidak", text.DESK_NOT_SAME]]
    reasons = text.DESK_REASONS.format(reasons=" ".join(proposal.reasons))
    against = text.DESK_AGAINST.format(reasons=" ".join(proposal.against)) if proposal.against else ""
    who = _names(part.written.loc[list(proposal.rows), named])
    return _question(["same", list(proposal.rows)], who, f"{reasons} {against}".strip(), options)


def _apart(proposal: Proposal, part: TidyTable) -> bool:
    """Whether the result counts these rows as several persons; only then is there something to decide."""
    hidden = [view.name for view in part.columns if view.treatment == "samarkan" and view.name in part.table]
    return any(part.table.loc[list(proposal.rows), name].nunique() > 1 for name in hidden)


def _names(cells: Any) -> str:
    """Each spelling with its rows; shown in the card alone."""
    rows: dict[str, list[int]] = {}
    for row, line in zip(cells.index, cells.astype("string").fillna("").to_numpy(), strict=True):
        rows.setdefault(", ".join(name for name in line if name), []).append(int(row))
    return "; ".join(
        f"{name} ({text.WHERE_ROWS.format(rows=row_ranges(group))})" for name, group in rows.items()
    )


def _whole_column(finding: Finding) -> View:
    """One answer for all cells that can be read in the same two ways."""
    key = key_of(finding)
    options = [
        [value, f"{label}: “{finding.saw}” = {meant}"]
        for (value, label), meant in zip(WHOLE_COLUMN[key].items(), finding.options, strict=True)
    ]
    legend = text.DESK_WHICH[key].format(column=finding.column)
    return _question(["column", finding.column, key], legend, finding.more.get("evidence", ""), options)


def _cell(finding: Finding, choices: FileChoices) -> View:
    options = [[value, value] for value in finding.options] + [["", text.DESK_EMPTY_CELL]]
    rows = text.WHERE_ROWS.format(rows=row_ranges(finding.rows, SHOWN_RUNS))
    before = choices.decisions.get(finding.column, {}).get(finding.saw)
    words = sentence(replace(finding, more=finding.more | _SHOWN_AS_OPTIONS)).strip()
    question = _question(["cell", finding.column, finding.saw], words, rows, options)
    return question | {"own": True, "value": before}


def _question(key: list[Any], legend: str, words: str, options: list[list[str]]) -> View:
    return {"key": key, "legend": legend, "text": words, "options": options, "own": False, "value": None}


def decided(data: Data, refused: set[tuple[int, ...]]) -> list[View]:
    """What the person has decided so far, each with the key that takes it back."""
    return [{"key": key, "text": words} for key, words in _decisions(data.choices, refused)]


def _decisions(choices: FileChoices, refused: set[tuple[int, ...]]) -> Iterator[tuple[list[Any], str]]:
    if choices.part:
        yield ["part"], text.DESK_MADE_PART.format(name=choices.part)
    if choices.doubled is not None:
        yield ["doubled"], text.DESK_DROP_DOUBLED if choices.doubled else text.DESK_KEEP_DOUBLED
    if choices.age_on:
        yield ["age"], text.DESK_MADE_AGE.format(day=choices.age_on)
    for column, values in choices.decisions.items():
        for saw, value in values.items():
            if saw in WHOLE_COLUMN:
                yield ["column", column, saw], f"{column}: {WHOLE_COLUMN[saw].get(value, value)}"
            else:
                yield ["cell", column, saw], f"{column}: “{saw}” → {value or text.DESK_EMPTY_CELL}"
    for group in choices.same:
        yield ["same", list(group)], text.DESK_MADE_SAME.format(rows=row_ranges(group))
    for group in sorted(refused):
        yield ["same", list(group)], text.DESK_MADE_OTHER.format(rows=row_ranges(group))
