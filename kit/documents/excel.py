"""The tables of a document as a workbook, with live formulas, so that they can be reckoned on."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

from xlsxwriter.utility import xl_cell_to_rowcol, xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from kit import text
from kit.documents.paper import Paper, PaperTable, printable

_DATE = datetime(2000, 1, 1)  # noqa: DTZ001 the same content, the same bytes
_HEAD = 3  # the row of the head, below title and lead
_NARROW, _WIDE = 12, 48  # letters
_NAME = 31  # letters of a sheet's name in Excel
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def workbook(paper: Paper) -> bytes:
    """A sheet for each table; text is never taken for a formula or an address. The same paper gives the same bytes."""
    target = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(target, settings) as book:
        book.set_properties({"title": paper.title, "created": _DATE})
        for grid in paper.grids:
            sheet = book.add_worksheet(grid.label.translate(_NOT_IN_NAMES).strip()[:_NAME])
            sheet.write_string(0, 0, paper.title, book.add_format({"bold": True, "font_size": 14}))
            sheet.write_string(1, 0, printable(paper.lead), book.add_format({"font_color": "#444444"}))
            _table(book, sheet, grid)
    return target.getvalue()


def sheet(rows: Sequence[Sequence[str | float]], merged: Sequence[str] = ()) -> bytes:
    """One plain sheet, cell by cell, with cells joined as people join them ("A1:C1")."""
    target = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(target, settings) as book:
        book.set_properties({"created": _DATE})
        area = book.add_worksheet("Lembar1")
        for line, row in enumerate(rows):
            for place, value in enumerate(row):
                if isinstance(value, str):
                    area.write_string(line, place, printable(value))
                else:
                    area.write_number(line, place, value)
        for cells in merged:
            line, place = xl_cell_to_rowcol(cells.partition(":")[0])
            area.merge_range(
                cells, str(rows[line][place]), book.add_format({"align": "center", "bold": True})
            )
        area.autofit()
    return target.getvalue()


def _table(book: Workbook, sheet: Worksheet, grid: PaperTable) -> None:
    cell = {"border": 1, "valign": "top", "text_wrap": True}
    words = book.add_format(cell)
    numbers = book.add_format({**cell, "num_format": "#,##0.##"})
    whole = book.add_format({**cell, "num_format": "#,##0"})
    head = book.add_format({**cell, "bold": True, "bg_color": "#EEF2F6"})
    strong = book.add_format({**cell, "bold": True, "num_format": "#,##0"})
    for place, column in enumerate(grid.columns):
        sheet.write_string(_HEAD, place, column.label, head)
        texts = [column.label, *(str(row[place]) for row in grid.rows)]
        sheet.set_column(place, place, min(_WIDE, max(_NARROW, *(len(one) + 2 for one in texts))))
    line = _HEAD
    for line, row in enumerate(grid.rows, _HEAD + 1):
        for place, (column, value) in enumerate(zip(grid.columns, row, strict=True)):
            if not isinstance(value, float):
                sheet.write_string(line, place, printable(value), words)
            elif column.product:
                factors = "*".join(xl_rowcol_to_cell(line, one) for one in column.product)
                sheet.write_formula(line, place, f"={factors}", numbers, value)
            else:
                sheet.write_number(line, place, value, whole if value.is_integer() else numbers)
    if grid.total is not None and grid.rows:  # the sum of no row would be a sum of itself
        first, last = (xl_rowcol_to_cell(one, grid.total) for one in (_HEAD + 1, line))
        for place in range(len(grid.columns)):
            sheet.write_string(line + 1, place, text.DOCUMENT_SUM if place == 0 else "", strong)
        sheet.write_formula(line + 1, grid.total, f"=SUM({first}:{last})", strong, grid.sum())
    sheet.freeze_panes(_HEAD + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD)
