"""Which counts of persons a table of the report must not show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from kit.tables.privacy import small_cells

LEAST = 5


@dataclass(frozen=True, slots=True)
class Hidden:
    """Per cell, per row total, per column total and for the grand total: whether it is hidden."""

    cells: pd.DataFrame
    rows: pd.Series[Any]
    columns: pd.Series[Any]
    total: bool


def small(count: float) -> bool:
    """Whether a count points at single persons; 0 does not."""
    return 0 < count < LEAST


def hide(counts: pd.DataFrame, *, publish: bool) -> Hidden:
    """What to hide in a table that is shown with its totals: counts below 5 and those that would reveal them."""
    if not publish:
        nothing = counts.notna() & False
        return Hidden(nothing, nothing.any(axis=1), nothing.any(axis=0), total=False)
    published = small_cells.hide(counts.astype("Int64"), LEAST)
    rows, columns = published.by_row.isna(), published.by_column.isna()
    cells = published.mask.copy()
    if cells.shape[1] == 1:  # then a row and its total are the same number
        rows = rows | cells.iloc[:, 0]
    return Hidden(cells, rows, columns, total=published.total is None)
