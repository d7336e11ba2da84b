"""Tables of a web page, often saved by a program under the name .xls. Runs in the child process, without pandas.

The parser of the standard library takes a time that grows with the square of a hostile page's length.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from bs4 import BeautifulSoup, ParserRejectedMarkup, Tag

from kit.tables.reading import limits
from kit.tables.reading.workbook_parts import RefusedError, Sheet, SheetNotes

_SPAN = 1_000


def read_html(content: bytes) -> list[Sheet]:
    """One sheet per table that holds no other table; rows are counted within each. Raises RefusedError."""
    try:
        page = BeautifulSoup(content, "html.parser")
        if page.find("input", type="password"):
            raise RefusedError("IS_SIGN_IN_PAGE")
        tables = [tag for tag in page.find_all("table") if isinstance(tag, Tag) and tag.find("table") is None]
        sheets = [sheet for table in tables if (sheet := _sheet(table)) is not None]
    except (RecursionError, ParserRejectedMarkup) as error:
        raise RefusedError("DAMAGED") from error
    if not sheets:
        raise RefusedError("NO_TABLE_IN_PAGE")
    for number, sheet in zip(count(1), sheets, strict=False):
        sheet.name = str(number)
    return sheets


def _sheet(table: Tag) -> Sheet | None:
    cells: dict[tuple[int, int], str] = {}
    merges: list[tuple[int, int, int, int]] = []
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(table.find_all("tr")):
        column = 0
        for cell in _cells(line):
            while (row, column) in taken:
                column += 1
            cells[row, column] = " ".join(cell.get_text(" ").split())
            bottom, right = row + _span(cell, "rowspan") - 1, column + _span(cell, "colspan") - 1
            if (bottom, right) != (row, column):
                merges.append((row, column, bottom, right))
                taken |= {(y, x) for y in range(row, bottom + 1) for x in range(column, right + 1)}
            column = right + 1
            if column > limits.COLUMNS or len(taken) > limits.BOX // 10:
                raise RefusedError("TOO_LARGE_INSIDE")
    if not any(cells.values()):
        return None
    height, width = max(row for row, _ in cells) + 1, max(column for _, column in cells) + 1
    columns = [[cells.get((y, x), "") for y in range(height)] for x in range(width)]
    return Sheet("", False, list(range(1, height + 1)), columns, SheetNotes(merges=merges))


def _cells(line: object) -> Iterator[Tag]:
    """The cells of this row, not those of a row that an unclosed cell seems to hold."""
    if isinstance(line, Tag):
        yield from (
            tag
            for tag in line.find_all(["td", "th"])
            if isinstance(tag, Tag) and tag.find_parent("tr") is line
        )


def _span(cell: Tag, kind: str) -> int:
    written = str(cell.get(kind, "1"))
    return min(max(int(written), 1), _SPAN) if written.isdecimal() and len(written) < 9 else 1
