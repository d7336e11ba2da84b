"""Counts of persons for publication: small cells are hidden, and whatever would give them away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from kit.tables.privacy.cell_network import INNER, TOTAL, ZERO, Count, Edge, protect


@dataclass(frozen=True, slots=True)
class Published:
    """A table of counts that may be shown; what is hidden is NA in the values and True in the mask.

    `cells` (Int64) and `mask` (bool) are shaped like the counts; `by_row`, `by_column` (Int64) and `total` are the
    totals, NA or None where hidden. A count that was NA stays NA, adds nothing, and is not in the mask.
    """

    cells: pd.DataFrame
    mask: pd.DataFrame
    by_row: pd.Series
    by_column: pd.Series
    total: int | None


@dataclass(slots=True)
class _Sums:
    """A table of cells (None: not recorded) and the totals of its lines."""

    inner: list[list[Count | None]]
    by_row: list[Count]
    by_column: list[Count]
    total: Count


def hide(table: pd.DataFrame, least: int = 5) -> Published:
    """Hide counts from 1 to `least` - 1, in the table and in its totals, and what else would reveal them.

    `table`: whole counts of persons, at least 0, NA where nothing was recorded; index x columns. Every hidden cell
    could have at least two values for a reader who knows this method and all that is shown; and the hidden cells of
    a row or column whose total is shown add up to `least` or more. A 0 names nobody and stays, unless a small cell
    cannot be protected otherwise. Show one sign for all that is hidden: "<5" would be untrue for the cells that
    protect others. Totals are protected among themselves first, so that two tables with the same totals hide the
    same ones. Raises ValueError for negative or broken counts.

    Method: complementary suppression by shortest paths in the network of row and column sums; see Hundepool et al.,
    Handbook on Statistical Disclosure Control (ESSnet SDC, 2010), on tables.
    """
    counts = _checked(table)
    sums = _sums(counts)
    for cell in _all(sums):
        cell.hidden = 0 < cell.value < least
    for line in (sums.by_row, sums.by_column):
        _settle(
            [(line, sums.total)],
            [Edge(0, 1, cell, _rank(cell)) for cell in line] + [_grand(sums, 0, 1)],
            least,
        )
    _settle(_lines(sums), _edges(sums), least)
    return _published(counts, sums)


def _checked(table: pd.DataFrame) -> pd.DataFrame:
    try:
        counts = table.astype("Int64")
    except (TypeError, ValueError) as error:
        raise ValueError("counts must be whole numbers") from error
    if bool((counts.fillna(0) < 0).to_numpy().any()):
        raise ValueError("counts must not be negative")
    return counts


def _sums(counts: pd.DataFrame) -> _Sums:
    inner = [
        [None if pd.isna(value) else Count(int(value)) for value in row] for row in counts.to_numpy(object)
    ]
    turned = [[row[column] for row in inner] for column in range(counts.shape[1])]
    by_row, by_column = (
        [Count(sum(cell.value for cell in line if cell), -1) for line in lines] for lines in (inner, turned)
    )
    return _Sums(inner, by_row, by_column, Count(sum(cell.value for cell in by_row)))


def _all(sums: _Sums) -> list[Count]:
    inner = [cell for row in sums.inner for cell in row if cell]
    return [*inner, *sums.by_row, *sums.by_column, sums.total]


def _rank(cell: Count) -> int:
    return INNER if cell.value else ZERO


def _grand(sums: _Sums, tail: int, head: int) -> Edge:
    return Edge(tail, head, sums.total, TOTAL)


def _edges(sums: _Sums) -> list[Edge]:
    """Cells between the sums of their row (0, 1, ...) and column; the totals between theirs and the grand total's."""
    rows, columns = len(sums.by_row), len(sums.by_column)
    last = rows + 1 + columns
    edges = [
        Edge(row, rows + 1 + column, cell, _rank(cell))
        for row, line in enumerate(sums.inner)
        for column, cell in enumerate(line)
        if cell
    ]
    edges += [Edge(row, last, cell, TOTAL) for row, cell in enumerate(sums.by_row)]
    edges += [Edge(rows, rows + 1 + column, cell, TOTAL) for column, cell in enumerate(sums.by_column)]
    return [*edges, _grand(sums, rows, last)]


_Line = tuple[Sequence[Count], Count]  # the parts and their total


def _lines(sums: _Sums) -> list[_Line]:
    lines: list[_Line] = [
        ([cell for cell in row if cell], total) for row, total in zip(sums.inner, sums.by_row, strict=True)
    ]
    for column, total in enumerate(sums.by_column):
        lines.append(([row[column] for row in sums.inner if row[column]], total))  # type: ignore[misc]
    return [*lines, (sums.by_row, sums.total), (sums.by_column, sums.total)]


def _settle(lines: Sequence[_Line], edges: Sequence[Edge], least: int) -> None:
    """Protect until neither a cell nor the sum of a line's hidden cells is given away."""
    while True:
        protect(edges)
        if not any(_widen(parts, total, least) for parts, total in lines):
            return


def _widen(parts: Sequence[Count], total: Count, least: int) -> bool:
    """Hide the smallest further cells of a line whose hidden cells together are fewer than `least` persons."""
    hidden = sum(cell.value for cell in parts if cell.hidden)
    if total.hidden or not hidden or hidden >= least:
        return False
    for cell in sorted(
        (cell for cell in parts if cell.value and not cell.hidden), key=lambda cell: cell.value
    ):
        cell.hidden = True
        hidden += cell.value
        if hidden >= least:
            break
    return True


def _published(counts: pd.DataFrame, sums: _Sums) -> Published:
    mask = pd.DataFrame(
        [[bool(cell and cell.hidden) for cell in row] for row in sums.inner],
        index=counts.index,
        columns=counts.columns,
        dtype=bool,
    )
    shown = [
        pd.Series([pd.NA if cell.hidden else cell.value for cell in line], index=labels, dtype="Int64")
        for line, labels in ((sums.by_row, counts.index), (sums.by_column, counts.columns))
    ]
    total = None if sums.total.hidden else sums.total.value
    return Published(counts.mask(mask), mask, shown[0], shown[1], total)
