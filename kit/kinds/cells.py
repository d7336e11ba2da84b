"""What mark and table share: cells of a small table, named `r2c1` (both from 1; row 0 is the header). Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, TypedDict

from kit import text_author as text

Rows = tuple[tuple[str, ...], ...]


class Placed(Protocol):
    """Whatever an author says of one cell."""

    @property
    def row(self) -> int: ...
    @property
    def column(self) -> str: ...


class TableView(TypedDict):
    columns: list[str]
    rows: list[list[str]]


def place(row: int, column: str) -> str:
    """Where a cell lies, in words.

    >>> place(2, "tanggal"), place(0, "tanggal")
    ('baris 2, kolom `tanggal`', 'judul kolom `tanggal`')
    """
    return f"judul kolom `{column}`" if row == 0 else f"baris {row}, kolom `{column}`"


def cell_id(columns: Sequence[str], cell: Placed) -> str:
    return f"r{cell.row}c{columns.index(cell.column) + 1}"


def cell_texts(columns: Sequence[str], rows: Rows) -> dict[str, str]:
    """Id -> text of every cell, the header included."""
    grid = [columns, *rows]
    return {f"r{r}c{c + 1}": value for r, row in enumerate(grid) for c, value in enumerate(row)}


def table_defects(columns: Sequence[str], rows: Rows, cells: Sequence[Placed]) -> Iterator[str]:
    """Rows of the wrong width, and cells that point outside the table."""
    for number, row in enumerate(rows, 1):
        if len(row) != len(columns):
            yield text.ROW_WIDTH.format(row=number, cells=len(row), columns=len(columns))
    for cell in cells:
        if cell.column not in columns or not 0 <= cell.row <= len(rows):
            yield text.CELL_OUTSIDE.format(row=cell.row, column=cell.column)
