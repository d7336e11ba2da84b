"""Formula errors of an xls, which the faster library gives as blank cells. Runs in the child process."""

from __future__ import annotations

import io

import xlrd  # type: ignore[import-untyped]

from kit.tables.reading.workbook_parts import RefusedError, SheetNotes


def look_through(content: bytes) -> dict[str, SheetNotes]:
    """Sheet -> its errors; empty where this library cannot read what the other one may. Raises RefusedError."""
    try:
        book = xlrd.open_workbook(file_contents=content, logfile=io.StringIO())
    except Exception as error:  # a damaged file makes it fail in any way
        if "encrypted" in str(error):  # the other library only says that the format is unknown
            raise RefusedError("PASSWORD") from error
        return {}
    notes_of = {}
    for sheet in book.sheets():
        notes = notes_of[sheet.name] = SheetNotes()
        for row in range(sheet.nrows):
            if xlrd.XL_CELL_ERROR in sheet.row_types(row):
                for column, cell in enumerate(sheet.row(row)):
                    if cell.ctype == xlrd.XL_CELL_ERROR:
                        saw = xlrd.error_text_from_code.get(cell.value, "#?")
                        notes.errors.append((row, column, saw))
    return notes_of
