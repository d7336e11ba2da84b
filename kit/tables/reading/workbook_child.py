"""Reads one workbook or web page, writes its sheets to standard output, pickled; a process of its own, no pandas.

The library aborts the whole process on some files (a cell at A1 and one at XFD1048576 ask for 550 GB).
"""

from __future__ import annotations

import contextlib
import io
import pickle
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO
from xml.parsers import expat

import python_calamine as calamine

from kit.tables.reading import limits, ods_content, xls_errors
from kit.tables.reading.workbook_parts import (
    RefusedError,
    Sheet,
    SheetNotes,
    look_through,
    pack,
    padded_styles,
    sheet_parts,
    unpack,
)

_EXACT = 2**53  # from here on a float no longer holds every whole number


def read(path: Path, kind: str) -> list[Sheet]:
    """All worksheets that hold a cell, or all tables of a page. Raises RefusedError."""
    if kind == "html":
        # Only then: the library takes longer to load than most workbooks to read.
        from kit.tables.reading.html_tables import read_html

        return read_html(path.read_bytes())
    file: BinaryIO
    notes: dict[str, SheetNotes] = {}
    try:
        if kind == "xls":
            content = path.read_bytes()
            notes = xls_errors.look_through(content)
            file = io.BytesIO(content)
        else:
            with zipfile.ZipFile(path) as archive:
                parts = unpack(archive)
            notes = _look(parts, kind)
            file = pack(parts)
            parts.clear()
        with calamine.load_workbook(file) as book:
            return list(_sheets(book, notes))
    except calamine.PasswordError as error:
        raise RefusedError("PASSWORD") from error
    except (
        calamine.CalamineError,
        zipfile.BadZipFile,
        zlib.error,
        expat.ExpatError,
        EOFError,
        NotImplementedError,
        OSError,
        ValueError,
    ) as error:
        raise RefusedError("DAMAGED") from error


def _look(parts: dict[str, bytes], kind: str) -> dict[str, SheetNotes]:
    notes = {}
    if kind == "ods":
        if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
            raise RefusedError("PASSWORD")
        notes = ods_content.look_through(parts.get("content.xml", b""))
    elif kind == "xlsx":
        padded = padded_styles(parts)
        for sheet, part in sheet_parts(parts).items():
            if part in parts:
                notes[sheet], parts[part] = look_through(sheet, parts[part], padded)
    return notes


def _sheets(book: calamine.CalamineWorkbook, notes: dict[str, SheetNotes]) -> Iterator[Sheet]:
    rows = 0
    for about in book.sheets_metadata:
        if about.typ is not calamine.SheetTypeEnum.WorkSheet:
            continue
        area = book.get_sheet_by_name(about.name)
        if area.start is None or area.end is None:
            continue
        if (area.end[0] - area.start[0] + 1) * (area.end[1] + 1) > 2 * limits.BOX:
            raise RefusedError("TOO_MANY", sheet=about.name)
        hidden = about.visible is not calamine.SheetVisibleEnum.Visible
        sheet = _sheet(about.name, hidden, area, notes.get(about.name, SheetNotes()))
        rows += len(sheet.rows)
        if rows > limits.ROWS:
            raise RefusedError("TOO_MANY", sheet=about.name)
        if len(sheet.columns) > limits.COLUMNS:
            raise RefusedError("TOO_MANY_COLUMNS", sheet=about.name, count=len(sheet.columns))
        if sheet.rows:
            yield sheet


def _sheet(name: str, hidden: bool, area: calamine.CalamineSheet, notes: SheetNotes) -> Sheet:
    once: dict[Any, Any] = {}
    top, left = area.start or (0, 0)
    rows: list[int] = []
    kept: list[list[Any]] = []
    blank = 0
    width = 0
    for number, row in enumerate(area.to_python(), start=top + 1):
        filled = len(row) if row[-1] != "" else _filled(row)
        blank = 0 if filled else blank + 1
        if blank <= limits.STRAY_ROWS and (filled or kept):
            width = max(width, filled)
            rows.append(number)
            kept.append([once.setdefault(cell, cell) if type(cell) is str else _plain(cell) for cell in row])
        if len(kept) > limits.ROWS:
            raise RefusedError("TOO_MANY", sheet=name)
    while kept and not _filled(kept[-1]):
        kept.pop()
        rows.pop()
    columns: list[list[Any]] = [[""] * len(rows) for _ in range(left if width else 0)]
    columns += [list(column) for column in zip(*(row[:width] for row in kept), strict=True)]
    notes.merges += [(*start, *end) for start, end in area.merged_cell_ranges or ()]
    return Sheet(name, hidden, rows, columns, notes)


def _filled(row: list[Any]) -> int:
    """How many cells there are up to the last that is not blank."""
    return next((len(row) - back for back, cell in enumerate(reversed(row)) if cell != ""), 0)


def _plain(value: Any) -> Any:
    """A spreadsheet keeps every number as a float: 25.0 is 25."""
    if type(value) is float and value.is_integer() and abs(value) < _EXACT:
        return int(value)
    return value


def _bound_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # no such thing on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limits.CHILD_BYTES, limits.CHILD_BYTES))


def main(path: str, kind: str) -> None:
    """Answer with the sheets, or with the code and the values of a sentence."""
    _bound_memory()
    answer: list[Sheet] | tuple[str, dict[str, str | int]]
    try:
        answer = read(Path(path), kind)
    except RefusedError as refused:
        answer = (refused.code, refused.values)
    except MemoryError:
        answer = ("TOO_LARGE_INSIDE", {})
    sys.stdout.buffer.write(pickle.dumps(answer, pickle.HIGHEST_PROTOCOL))


if __name__ == "__main__":
    main(*sys.argv[1:])
