"""Cells as written that are no content: formula errors, NULL, escaped newlines, letters read in the wrong encoding."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pandas as pd

from kit.tables.model import Certainty, Finding, Grid
from kit.tables.reading.column_letters import letters_of

_ERRORS = frozenset(
    [
        "#DIV/0!",
        "#REF!",
        "#VALUE!",
        "#NAME?",
        "#N/A",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#GETTING_DATA",
        "#BLOCKED!",
        "#FIELD!",
        "Err:502",
        "Err:504",
        "Err:508",
        "Err:509",
        "Err:511",
        "Err:522",
    ]
)
_TOO_NARROW = re.compile(r"#{4,}")  # what a spreadsheet shows instead of a number wider than its column
_NEWLINE = re.compile(r"(?:\\r)?\\n|\\r")
_PATH = re.compile(r"[A-Za-z]:\\|\\\\")
# What UTF-8 read as Windows-1252 or Latin-1 cannot do without.
_SUSPECT = re.compile(r"[\x80-\x9f\ufffdÂÃÄÅâãðÐ]")

Repair = Callable[[str], tuple[str, Finding] | None]  # what the cell becomes; "" is blank
Needs = Callable[[str, bool], bool]  # text, and whether it was exported by a program


def repair(grid: Grid, whole: str | None = None) -> list[Finding]:
    """Change such cells in place; one finding per column and way of writing.

    `whole` is the text of the file, if it was one: a search in it is many times cheaper than one per cell.
    """
    findings: list[Finding] = []
    for needs, repair_cell in _REPAIRS:
        if whole is None or needs(whole, True):
            for place in grid.cells.columns:
                findings += _column(grid, place, needs, repair_cell, exported=whole is not None)
    return findings


def _column(
    grid: Grid, place: int, needs: Needs, repair_cell: Repair, *, exported: bool
) -> Iterator[Finding]:
    column = grid.cells[place]
    texts = {value for value in column if isinstance(value, str)}
    if needs("\n".join(texts), exported):
        changed = {written: change for written in texts if (change := repair_cell(written)) is not None}
        if changed:
            yield from _apply(grid, place, column, changed)


def _apply(
    grid: Grid, place: int, column: pd.Series[Any], changed: dict[str, tuple[str, Finding]]
) -> Iterator[Finding]:
    concerned = column.isin(list(changed))
    alike: dict[tuple[str, Certainty, str, str], tuple[Finding, list[int]]] = {}
    for row, written in column[concerned].items():
        finding = changed[written][1]
        key = (finding.code, finding.certainty, finding.saw, finding.became)
        alike.setdefault(key, (finding, []))[1].append(int(str(row)))
    blank = "" if column.dtype != object else None
    became = {written: new or blank for written, (new, _) in changed.items()}
    grid.cells[place] = column.where(~concerned, column.map(became))
    for finding, rows in alike.values():
        yield replace(finding, sheet=grid.sheet, rows=tuple(rows), column=letters_of(int(place)))


def _error(written: str) -> tuple[str, Finding] | None:
    if written in _ERRORS:
        return "", Finding("galat-rumus", Certainty.ASK, saw=written)
    if _TOO_NARROW.fullmatch(written):
        return "", Finding("kolom-terlalu-sempit", Certainty.ASK, saw=written)
    return None


def _null(written: str) -> tuple[str, Finding] | None:
    return ("", Finding("null-kosong", saw=written)) if written == "NULL" else None


def _newline(written: str) -> tuple[str, Finding] | None:
    if not _NEWLINE.search(written) or _PATH.match(written):
        return None
    # The text around it may be an address, and says nothing of the repair.
    pair = "\\r\\n" in written
    certainty, saw = (Certainty.SURE, r"\r\n") if pair else (Certainty.LIKELY, r"\n")
    return _NEWLINE.sub("\n", written), Finding("baris-baru-tertulis", certainty, saw=saw)


def _letters(written: str) -> tuple[str, Finding] | None:
    if not _SUSPECT.search(written):
        return None
    import ftfy

    fixed, plan = ftfy.fix_encoding_and_explain(written)
    if "\ufffd" in fixed:
        return fixed, Finding("huruf-hilang", Certainty.LIKELY, saw=written, became=fixed)
    if fixed == written:
        return None
    # A plan of nothing but encode and decode loses nothing; the other steps guess at lost bytes.
    exact = all(step.action in ("encode", "decode") for step in plan or ())
    certainty = Certainty.SURE if exact else Certainty.LIKELY
    return fixed, Finding("huruf-rusak", certainty, saw=written, became=fixed)


_REPAIRS: tuple[tuple[Needs, Repair], ...] = (
    (lambda whole, _: "#" in whole or "Err:" in whole, _error),
    (lambda whole, exported: exported and "NULL" in whole, _null),
    (lambda whole, exported: exported and "\\" in whole, _newline),
    (lambda whole, _: not whole.isascii() and bool(_SUSPECT.search(whole)), _letters),
)
