"""A rectangle of a sheet, addressed by place; what is read of it is kept small."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from kit.tables.layout.footer import TOTAL_STARTS
from kit.tables.model import Grid
from kit.tables.values.cells import is_empty, missing

_HEAD = 50
_LETTERS = frozenset(" " + "".join(word[0] + word[0].upper() for word in TOTAL_STARTS))


@dataclass
class Area:
    """`cells`: index = rows of the file; `left`: place of its first column in the sheet; `merges` by place."""

    sheet: str
    cells: pd.DataFrame
    merges: list[tuple[int, int, int, int]]
    left: int = 0
    _lists: dict[int, list[Any]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.cells)

    @property
    def width(self) -> int:
        return int(self.cells.shape[1])

    def column(self, place: int) -> list[Any]:
        """All cells of one column."""
        if place not in self._lists:
            self._lists[place] = self.cells.iloc[:, place].to_numpy(dtype=object).tolist()
        return self._lists[place]

    def row(self, place: int) -> list[Any]:
        """All cells of one row."""
        return [self.column(column)[place] for column in range(self.width)]

    def rows(self, start: int, end: int) -> list[list[Any]]:
        """The cells of some rows."""
        return [self.row(place) for place in range(start, end)]

    def in_file(self, places: Sequence[int]) -> tuple[int, ...]:
        """Row numbers as the person sees them."""
        index = self.cells.index
        return tuple(int(index[place]) for place in places)

    def merges_in(self, start: int, end: int) -> list[tuple[int, int, int, int]]:
        """Merged ranges that begin in some rows, places counted from `start`."""
        return [(t - start, lf, b - start, r) for t, lf, b, r in self.merges if start <= t < end]

    def part(self, left: int, right: int) -> Area:
        """Some columns; a range merged across their edge is cut."""
        cells = self.cells.iloc[:, left : right + 1]
        merges = [
            (top, max(first, left) - left, bottom, min(last, right) - left)
            for top, first, bottom, last in self.merges
            if first <= right and last >= left
        ]
        read = {place - left: cells for place, cells in self._lists.items() if left <= place <= right}
        return Area(self.sheet, cells, merges, self.left + left, read)


def area_of(grid: Grid) -> tuple[Area, list[int]]:
    """The used rectangle of a sheet, and the blank columns at its sides (numbers from 1)."""
    places = {int(number): place for place, number in enumerate(grid.cells.index)} if grid.merges else {}
    merges = [
        (places[top], left, places[bottom], right)
        for top, left, bottom, right in grid.merges
        if top in places and bottom in places
    ]
    whole = Area(grid.sheet, grid.cells, merges)
    used = [place for place in range(whole.width) if not is_blank(whole.column(place))]
    first, last = (used[0], used[-1]) if used else (0, -1)
    idle = [place + 1 for place in range(whole.width) if not first <= place <= last]
    return whole.part(first, last), idle


def is_blank(column: Sequence[Any]) -> bool:
    """Whether no cell holds anything; of a used column only the head is looked at."""
    return all(map(is_empty, column[:_HEAD])) and all(map(is_empty, column))


def scan(area: Area) -> tuple[list[int], list[int]]:
    """Places of blank rows, and of rows whose first cell may begin a row of totals."""
    alive: Sequence[int] = range(len(area))
    labelled: list[int] = []
    for place in range(area.width):
        cells = area.column(place)
        # Two questions, for a large table: the first letter settles nearly every cell.
        named = [row for row in alive if (cell := cells[row]).__class__ is str and cell[:1] in _LETTERS]
        labelled += [row for row in named if cells[row].lstrip()[:3].lower() in TOTAL_STARTS]
        alive = blanks(cells, alive)
        if not alive:
            break
    return list(alive), sorted(labelled)


def blanks(cells: Sequence[Any], rows: Sequence[int]) -> list[int]:
    """Those rows whose cell in a column is blank (`is_empty`, written out for large tables)."""
    return [
        row
        for row in rows
        if ((not cell or cell.isspace()) if (cell := cells[row]).__class__ is str else missing(cell))
    ]


def runs(count: int, blank: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Stretches of rows between blank ones, as (first, after the last).

    >>> list(runs(6, [0, 3]))
    [(1, 3), (4, 6)]
    """
    start = 0
    for place in [*blank, count]:
        if place > start:
            yield start, place
        start = place + 1
