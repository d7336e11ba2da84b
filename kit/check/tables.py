"""Compares tables and columns: which difference a learner should read first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from kit import text
from kit.base.indonesian import number
from kit.check.plain import plain, same


@dataclass(frozen=True)
class Comparison:
    """What matters between two tables, and the sentence for a difference that speaks for itself."""

    rows_in_order: bool
    tolerance: float
    otherwise: str


def as_column(given: Any, wanted: Any) -> Any:
    """`given` as a Series where it holds one in another dress: a table of one column, names beside values, a dict."""
    if not isinstance(wanted, pd.Series):
        return given
    if isinstance(given, dict) and given and all(np.isscalar(value) for value in given.values()):
        return pd.Series(given)
    if not isinstance(given, pd.DataFrame):
        return given
    if given.shape[1] == 1:
        return given.iloc[:, 0]
    named = isinstance(given.index, pd.RangeIndex) and not isinstance(wanted.index, pd.RangeIndex)
    if given.shape[1] == 2 and named:  # as reset_index leaves it
        return given.set_index(given.columns[0]).iloc[:, 0]
    return given


def difference(given: Any, wanted: Any, rules: Comparison) -> str:
    """The first difference that matters between two tables or two columns; empty if both say the same."""
    if isinstance(wanted, pd.DataFrame):
        return _frames(rules, given, wanted)
    return _series(rules, given, wanted)


def _frames(rules: Comparison, given: pd.DataFrame, wanted: pd.DataFrame) -> str:
    missing = [str(name) for name in wanted.columns if name not in given.columns]
    twice = given.columns.duplicated()
    extra = [
        str(name) for name, again in zip(given.columns, twice, strict=True) if again or name not in wanted
    ]
    if missing:
        return text.CODE_MISSING_COLUMNS.format(names=_names(missing))
    if extra:
        return text.CODE_EXTRA_COLUMNS.format(names=_names(extra))
    if len(given) != len(wanted):
        first = 0 < len(given) < len(wanted) and not _frames(rules, given, wanted.head(len(given)))
        said = text.CODE_ONLY_FIRST if first else text.CODE_ROW_COUNT
        return said.format(given=len(given), wanted=len(wanted))
    given = given[list(wanted.columns)]
    renumbered = _nameless(given.index) and _nameless(wanted.index) and set(given.index) != set(wanted.index)
    # Rows without names: their order is all that tells them apart.
    if renumbered or isinstance(wanted.index, pd.RangeIndex):
        given, wanted = given.reset_index(drop=True), wanted.reset_index(drop=True)
        if not rules.rows_in_order:
            given, wanted = (f.sort_values(list(f.columns), ignore_index=True) for f in (given, wanted))
    for name in wanted.columns:
        fault = _series(rules, given[name], wanted[name])
        if fault:
            return fault
    return ""


def _nameless(index: pd.Index) -> bool:
    """Whether rows have numbers only, as a file gives them: a filter leaves gaps, `reset_index` closes them."""
    return index.nlevels == 1 and index.name is None and pd.api.types.is_integer_dtype(index)


def _series(rules: Comparison, given: pd.Series, wanted: pd.Series) -> str:
    if not given.index.equals(wanted.index):
        fault = _labels(given.index, wanted.index, rules)
        if fault:
            return fault
        if rules.rows_in_order and not _cells_differ(given.reindex(wanted.index), wanted, rules):
            return text.CODE_ROW_ORDER
        if given.index.is_unique:
            given = given.reindex(wanted.index)
    wrong = _cells_differ(given, wanted, rules)
    if not wrong:
        return ""
    if _rounded(given, wanted):
        return "" if _still_near(given, wanted) else text.CODE_ROUNDED
    label, value = wanted.index[wrong[0]], given.iloc[wrong[0]]
    example = text.CODE_EXAMPLE.format(label=label, value=_say(value))
    return text.CODE_VALUES_DIFFER.format(
        count=len(wrong), all=len(wanted), example=example, otherwise=rules.otherwise
    )


def _labels(given: pd.Index, wanted: pd.Index, rules: Comparison) -> str:
    if Counter(given) == Counter(wanted):
        return ""
    if isinstance(given, pd.RangeIndex) and not isinstance(wanted, pd.RangeIndex):
        return text.CODE_ROWS_NUMBERED
    if isinstance(wanted, pd.RangeIndex) and len(given) != len(wanted):
        return text.CODE_ROW_COUNT.format(given=len(given), wanted=len(wanted))
    if pd.api.types.is_numeric_dtype(given) and not pd.api.types.is_numeric_dtype(wanted):
        return text.CODE_INDEX_NUMBERS if len(given) == len(wanted) else rules.otherwise
    missing = [str(label) for label in wanted if label not in given]
    if missing and len(missing) < len(wanted):
        return text.CODE_MISSING_ROWS.format(names=_names(missing))
    if not missing and len(given) != len(wanted):
        return text.CODE_ROW_COUNT.format(given=len(given), wanted=len(wanted))
    return rules.otherwise


def _rounded(given: pd.Series, wanted: pd.Series) -> bool:
    """Whether `given` is `wanted`, rounded to some number of decimals."""
    if not all(pd.api.types.is_float_dtype(one) for one in (given, wanted)):
        return False
    told, true = given.to_numpy(float), wanted.to_numpy(float)
    return any(
        np.allclose(told, np.round(true, places), rtol=0, atol=1e-9, equal_nan=True) for places in range(7)
    )


def _still_near(given: pd.Series, wanted: pd.Series) -> bool:
    """Whether rounding moved no value by more than two in a hundred: 6.37 may be 6.4, 0.17 not 0.2, nor 6.4 a 6."""
    told, true = given.to_numpy(float), wanted.to_numpy(float)
    return bool(np.allclose(told, true, rtol=0.02, atol=0, equal_nan=True))


def _cells_differ(given: pd.Series, wanted: pd.Series, rules: Comparison) -> list[int]:
    if pd.api.types.is_numeric_dtype(given) and pd.api.types.is_numeric_dtype(wanted):
        close = np.isclose(
            given.to_numpy(float, na_value=np.nan),
            wanted.to_numpy(float, na_value=np.nan),
            rtol=rules.tolerance,
            atol=rules.tolerance,
            equal_nan=True,
        )
        return [int(n) for n in np.flatnonzero(~close)]
    pairs = zip(given, wanted, strict=True)
    return [n for n, (one, other) in enumerate(pairs) if not same(one, other, rules.tolerance)]


def _say(value: Any) -> str:
    value = plain(value)
    return number(float(value)) if isinstance(value, (int, float)) else str(value)


def _names(names: list[str]) -> str:
    shown = ", ".join(f"`{name}`" for name in names[:3])
    return shown if len(names) <= 3 else f"{shown} dan {len(names) - 3} lainnya"


def printed(value: Any) -> str:
    """A table or column as `print` shows it, whatever the width of the terminal."""
    with pd.option_context("display.width", 80, "display.max_columns", 20, "display.max_rows", 60):
        return str(value)
