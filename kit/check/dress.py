"""What an answer says, whatever its dress: the same values as a table, a column, a list or a dict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd


def nameless(index: pd.Index) -> bool:
    """Whether rows have numbers only, as a file gives them: a filter leaves gaps, `reset_index` closes them."""
    return index.nlevels == 1 and index.name is None and pd.api.types.is_integer_dtype(index)


def forms(given: Any, wanted: Any) -> Iterator[Any]:
    """What `given` could be in the dress of `wanted`, itself first."""
    yield given
    if isinstance(wanted, pd.DataFrame):
        yield from _as_table(given, wanted)
    elif isinstance(wanted, pd.Series):
        yield from _as_column(given, wanted)
    elif isinstance(wanted, list) and isinstance(given, pd.Series):
        yield given.tolist()
    elif isinstance(given, (pd.Series, pd.DataFrame)) and given.size == 1 and np.isscalar(wanted):
        yield given.to_numpy().item()


def _as_table(given: Any, wanted: pd.DataFrame) -> Iterator[pd.DataFrame]:
    if isinstance(given, pd.Series):
        given = given.to_frame()
    if not isinstance(given, pd.DataFrame) or not given.columns.is_unique:
        return
    yield given
    names = [name for name in given.index.names if name in wanted.columns and name not in given.columns]
    if names:
        yield given.reset_index(level=names)
    key = wanted.index.name
    if key is not None and key in given.columns and key not in wanted.columns:
        yield given.set_index(key)
    if "index" in given.columns and "index" not in wanted.columns and nameless(wanted.index):
        yield from _without_numbers(given, wanted)


def _without_numbers(given: pd.DataFrame, wanted: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Without the column that `reset_index` makes of the numbers of rows."""
    if sorted(map(str, given["index"])) == sorted(map(str, wanted.index)):
        yield given.drop(columns="index")


def _as_column(given: Any, wanted: pd.Series) -> Iterator[pd.Series]:
    if isinstance(given, dict) and given and all(np.isscalar(value) for value in given.values()):
        given = pd.Series(given)
        yield given
    if isinstance(given, list) and nameless(wanted.index) and len(given) == len(wanted):
        yield pd.Series(given, index=wanted.index)
    if isinstance(given, pd.DataFrame):
        yield from _columns_of(given, wanted)
    if isinstance(given, pd.Series):
        if isinstance(given.index, pd.MultiIndex) and given.index.nlevels == 1:
            yield given.set_axis(given.index.get_level_values(0))
        if nameless(wanted.index) and len(given) == len(wanted) and not _same_labels(given, wanted):
            yield given.set_axis(wanted.index)  # other names of rows were not asked for


def _columns_of(given: pd.DataFrame, wanted: pd.Series) -> Iterator[pd.Series]:
    if given.shape[1] == 1:
        yield from _as_column(given.iloc[:, 0], wanted)
        yield given.iloc[:, 0]
    elif given.shape[1] == 2 and nameless(given.index) and not nameless(wanted.index):
        for names, values in ((0, 1), (1, 0)):  # as `reset_index` leaves it, or the other way round
            if set(map(str, given.iloc[:, names])) & set(map(str, wanted.index)):
                yield given.iloc[:, values].set_axis(pd.Index(given.iloc[:, names]))


def _same_labels(given: pd.Series, wanted: pd.Series) -> bool:
    return given.index.is_unique and set(given.index) == set(wanted.index)
