"""A workbook (xlsx, xlsm, xlsb, xls, ods) or web page -> grids, read in a process of its own, bounded in time and memory."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from kit import text_tables as text
from kit.tables.model import Certainty, Finding, Grid, TableError
from kit.tables.reading import limits, workbook_child
from kit.tables.reading.column_letters import letters_of
from kit.tables.reading.workbook_parts import RefusedError, Sheet

REFUSALS = {
    "PASSWORD": text.ENCRYPTED,
    "DAMAGED": text.DAMAGED,
    "TOO_LARGE_INSIDE": text.TOO_LARGE_INSIDE,
    "TOO_WIDE": text.TOO_WIDE,
    "NO_TABLE_IN_PAGE": text.NO_TABLE_IN_PAGE,
    "IS_SIGN_IN_PAGE": text.IS_SIGN_IN_PAGE,
    "TOO_MANY": text.TOO_MANY_ROWS_OF_SHEET,
    "TOO_MANY_COLUMNS": text.TOO_MANY_COLUMNS_OF_SHEET,
}


def read_workbook(path: Path, kind: str) -> tuple[list[Grid], list[Finding]]:
    """The grids of all sheets that are not empty, hidden ones too. Raises TableError.

    `kind` is "xls", "ods", "xlsx" (also xlsm), "xlsb" or "html"; the tables of a page are numbered.
    """
    try:
        # A browser has no processes; there the page itself is the bound.
        browser = sys.platform == "emscripten"
        sheets = workbook_child.read(path, kind) if browser else _from_child(path, kind)
    except RefusedError as refused:
        raise TableError(REFUSALS[refused.code].format(file=path.name, **refused.values)) from refused
    findings = [finding for sheet in sheets for finding in _findings(sheet)]
    if kind == "html":
        for sheet in sheets:
            sheet.name = text.TABLE_OF_PAGE.format(number=sheet.name)
    if kind == "xlsb":
        findings.append(Finding("xlsb-galat", Certainty.LIKELY))
    return [_grid(sheet) for sheet in sheets], findings


def _from_child(path: Path, kind: str) -> list[Sheet]:
    # -P: no module of the folder in which a lesson runs can take the place of a library.
    command = [sys.executable, "-P", "-m", "kit.tables.reading.workbook_child", str(path.absolute()), kind]
    try:
        child = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=limits.CHILD_SECONDS,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired as error:
        raise TableError(text.TOO_SLOW.format(file=path.name, seconds=limits.CHILD_SECONDS)) from error
    if child.returncode:
        if b"ModuleNotFoundError" in child.stderr:
            raise RuntimeError(child.stderr.decode(errors="replace"))
        too_large = b"memory allocation" in child.stderr or b"capacity overflow" in child.stderr
        raise TableError((text.TOO_LARGE_INSIDE if too_large else text.DAMAGED).format(file=path.name))
    answer = pickle.loads(child.stdout)  # noqa: S301 (written by the kit itself)
    if isinstance(answer, tuple):
        code, values = answer
        raise RefusedError(code, **values)
    return list(answer)


def _grid(sheet: Sheet) -> Grid:
    index = pd.Index(sheet.rows, dtype="int64")
    columns = {
        place: pd.Series(cells, index=index, dtype=object) for place, cells in enumerate(sheet.columns)
    }
    cells = pd.DataFrame(columns, index=index)
    errors = [(row + 1, column) for row, column, _ in sheet.notes.errors]
    for row, column in errors:
        if row in cells.index and column in cells.columns:
            cells.at[row, column] = None
    for row, column, digits in sheet.notes.padded:
        if row + 1 in cells.index and column in cells.columns and type(cells.at[row + 1, column]) is int:
            cells.at[row + 1, column] = str(cells.at[row + 1, column]).zfill(digits)
    return Grid(sheet.name, cells, tuple(_merges(sheet)))


def _merges(sheet: Sheet) -> Iterator[tuple[int, int, int, int]]:
    """As far as they lie within the grid."""
    first, last, width = sheet.rows[0], sheet.rows[-1], len(sheet.columns)
    for top, left, bottom, right in sheet.notes.merges:
        inside = (max(top + 1, first), left, min(bottom + 1, last), min(right, width - 1))
        if inside[0] <= inside[2] and inside[1] <= inside[3] and inside[:2] != inside[2:]:
            yield inside


def _findings(sheet: Sheet) -> Iterator[Finding]:
    if sheet.hidden:
        yield Finding("lembar-tersembunyi", Certainty.LIKELY, sheet.name)
    yield from _unseen(sheet)
    errors: dict[tuple[int, str], list[int]] = {}
    for row, column, saw in sheet.notes.errors:
        errors.setdefault((column, saw), []).append(row + 1)
    for (column, saw), rows in sorted(errors.items()):
        yield Finding("galat-rumus", Certainty.ASK, sheet.name, tuple(rows), letters_of(column), saw)
    formulas: dict[int, list[int]] = {}
    for row, column in sheet.notes.uncomputed:
        formulas.setdefault(column, []).append(row + 1)
    for column, rows in sorted(formulas.items()):
        yield Finding("rumus-belum-dihitung", Certainty.ASK, sheet.name, tuple(rows), letters_of(column))
    if sheet.notes.stray:
        cells = ", ".join(sheet.notes.stray)
        yield Finding("sel-jauh", Certainty.ASK, sheet.name, saw=cells)


def _unseen(sheet: Sheet) -> Iterator[Finding]:
    """What the person does not see on the screen, or sees otherwise than it is kept."""
    notes, there = sheet.notes, set(sheet.rows)
    if rows := tuple(row for row in notes.hidden_rows if row in there):
        yield Finding("baris-tersembunyi", Certainty.LIKELY, sheet.name, rows)
    for column in notes.hidden_columns:
        if column < len(sheet.columns) and any(cell != "" for cell in sheet.columns[column]):
            yield Finding("kolom-tersembunyi", Certainty.LIKELY, sheet.name, (), letters_of(column))
    padded: dict[int, list[int]] = {}
    for row, column, _ in notes.padded:
        padded.setdefault(column, []).append(row + 1)
    for column, rows_there in sorted(padded.items()):
        yield Finding("nol-dari-format", Certainty.SURE, sheet.name, tuple(rows_there), letters_of(column))
