"""What a person answered in the card of one's own data -> Choices; a message from the browser is never trusted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from kit import text_tables as text
from kit.tables.data import Data
from kit.tables.model import TableError
from kit.tables.saving.choices import FileChoices, checked_day, checked_treatment
from kit.tables.values.columns import key_of
from kit.widget.desk_questions import WHOLE_COLUMN
from kit.widget.desk_view import is_cell

_LONGEST_NAME, _LONGEST_VALUE = 60, 200
Groups = frozenset[tuple[int, ...]]


def choices_after(data: Data, refused: Groups, message: Mapping[str, Any]) -> tuple[FileChoices, Groups]:
    """The choices with the answers and columns of `message`, and the rows that are said to be different persons.

    Raises TableError for what the person must mend, ValueError for what no card sends.
    """
    choices = data.choices
    for key, value in _pairs(message.get("answers", [])):
        choices, refused = _answered(data, choices, refused, key, value)
    if "columns" in message:
        choices = _named(data, choices, message["columns"])
    return choices, refused


def _pairs(answers: Any) -> list[tuple[list[Any], str | None]]:
    """[[key, value], …]; a value None takes the decision back."""
    if not isinstance(answers, list):
        raise ValueError("answers are not a list")
    pairs = []
    for pair in answers:
        if not (isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], list) and pair[0]):
            raise ValueError("an answer is not a pair")
        if not (pair[1] is None or isinstance(pair[1], str)):
            raise ValueError("a value is not text")
        pairs.append((pair[0], pair[1]))
    return pairs


def _answered(
    data: Data, choices: FileChoices, refused: Groups, key: list[Any], value: str | None
) -> tuple[FileChoices, Groups]:
    match key:
        case ["part"] if value is None or value in [part.name for part in data.bagian]:
            return replace(choices, part=value or ""), refused
        case ["doubled"] if value in (None, "ya", "tidak"):
            return replace(choices, doubled=None if value is None else value == "ya"), refused
        case ["age"]:
            return replace(choices, age_on=checked_day((value or "").strip()[:20])), refused
        case ["same", list(rows)]:
            return _same(data, choices, refused, tuple(rows), value)
        case ["column", str(column), str(of)] if of in WHOLE_COLUMN and value in (None, *WHOLE_COLUMN[of]):
            known = any(key_of(finding) == of and finding.column == column for finding in data.temuan)
            return _decided(choices, column, of, value, known=known), refused
        case ["cell", str(column), str(saw)] if saw not in WHOLE_COLUMN:
            known = any(
                is_cell(finding) and (finding.column, finding.saw) == (column, saw) for finding in data.temuan
            )
            return _decided(choices, column, saw, _plain(value), known=known), refused
    raise ValueError(f"no question of this card: {str(key)[:200]}")


def _same(
    data: Data, choices: FileChoices, refused: Groups, rows: tuple[Any, ...], value: str | None
) -> tuple[FileChoices, Groups]:
    proposed = {proposal.rows for proposal in data.part.people}
    if rows not in proposed | refused | set(choices.same) or value not in (None, "ya", "tidak"):
        raise ValueError("no proposal of this card")
    same = tuple(group for group in choices.same if group != rows)
    choices = replace(choices, same=(*same, rows) if value == "ya" else same)
    return choices, (refused - {rows}) | ({rows} if value == "tidak" else set())


def _decided(choices: FileChoices, column: str, saw: str, value: str | None, *, known: bool) -> FileChoices:
    before = dict(choices.decisions.get(column, {}))
    if not known and saw not in before:
        raise ValueError("no finding of this card")
    before.pop(saw, None)
    if value is not None:
        before[saw] = value
    others = {name: values for name, values in choices.decisions.items() if name != column}
    return replace(choices, decisions={**others, column: before} if before else others)


def _plain(value: str | None) -> str | None:
    if value is None:
        return None
    value = value.strip()
    if len(value) > _LONGEST_VALUE or not value.isprintable():
        raise TableError(text.DESK_VALUE_TOO_LONG.format(most=_LONGEST_VALUE))
    return value


# --- columns


def _named(data: Data, choices: FileChoices, triples: Any) -> FileChoices:
    """`triples`: [[written, name, treatment or None], …], one for each column of the table."""
    views = {view.written: view for view in data.part.columns}
    rows = _rows(triples)
    if [written for written, _, _ in rows] != list(views):
        raise ValueError("not the columns of this table")
    names = [name for _, name, _ in rows]
    _check(names)
    renamed = {views[written].name: name for written, name, _ in rows if views[written].name}
    columns = {w: n for w, n, _ in rows if n != views[w].name or w in choices.columns}
    moved = {renamed.get(column, column): values for column, values in choices.decisions.items()}
    personal = {column: how for column, how in choices.personal.items() if column not in renamed}
    personal |= {name: checked_treatment(how) for _, name, how in rows if name and how is not None}
    return replace(
        choices,
        columns={**choices.columns, **columns},
        decisions={column: values for column, values in moved.items() if column},
        personal=personal,
    )


def _rows(triples: Any) -> list[tuple[str, str, str | None]]:
    if not isinstance(triples, list):
        raise ValueError("columns are not a list")
    rows = []
    for row in triples:
        match row:
            case [str(written), str(name), None | str() as how]:
                rows.append((written, name.strip(), how))
            case _:
                raise ValueError("a column is not a triple")
    return rows


def _check(names: Sequence[str]) -> None:
    kept = [name for name in names if name]
    if not kept:
        raise TableError(text.DESK_NO_COLUMN)
    for name in kept:
        if len(name) > _LONGEST_NAME or not name.isprintable():
            raise TableError(text.DESK_NAME_TOO_LONG.format(name=name[:20], most=_LONGEST_NAME))
        if kept.count(name) > 1:
            raise TableError(text.SAME_NAME_TWICE.format(name=name))
