"""Compares tables and columns: which difference a learner should read first. A cause is told only where it was seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from kit import text
from kit.base.indonesian import number
from kit.check.dress import forms, nameless
from kit.check.plain import plain, same
from kit.check.types import names

_SHOWN = 20  # signs of a value that a sentence shows
_THOUSANDTH = -3  # the power of ten that a point for thousands costs


@dataclass(frozen=True)
class Comparison:
    """What matters between two tables, and the sentence for a difference that speaks for itself."""

    rows_in_order: bool
    tolerance: float
    otherwise: str


def dressed(given: Any, wanted: Any, rules: Comparison) -> Any:
    """`given` in the dress of `wanted` where both then say the same; a column at least as a column."""
    if not isinstance(wanted, (pd.DataFrame, pd.Series)):
        return list(forms(given, wanted))[-1]
    alike = [form for form in forms(given, wanted) if isinstance(form, type(wanted))]
    as_asked = next((form for form in alike if not difference(form, wanted, rules)), None)
    if as_asked is not None:
        return as_asked
    return alike[0] if alike and isinstance(wanted, pd.Series) else given


def identical(given: Any, wanted: Any, tolerance: float) -> bool:
    """Whether two tables or columns are one in every respect, their dress and rounding, too."""
    if type(given) is not type(wanted) or not given.index.equals(wanted.index):
        return False
    if isinstance(wanted, pd.DataFrame):
        if list(given.columns) != list(wanted.columns):
            return False
        pairs = [(given.iloc[:, n], wanted.iloc[:, n]) for n in range(wanted.shape[1])]
    else:
        pairs = [(given, wanted)]
    return not any(_cells_differ(one, other, tolerance) for one, other in pairs)


def difference(given: Any, wanted: Any, rules: Comparison) -> str:
    """The first difference that matters between two tables or two columns; empty if both say the same."""
    if len(wanted) and not len(given):
        return text.CODE_NO_ROWS
    if isinstance(wanted, pd.DataFrame):
        return _frames(rules, given, wanted)
    return _series(rules, given, wanted)


# --- tables ---


def _frames(rules: Comparison, given: pd.DataFrame, wanted: pd.DataFrame) -> str:
    if fault := _columns(given, wanted):
        return fault
    given = given[list(wanted.columns)]
    if nameless(wanted.index):  # rows without names: their order is all that tells them apart
        return _rows(rules, given.reset_index(drop=True), wanted.reset_index(drop=True))
    if len(given) != len(wanted):
        return _row_count(rules, given, wanted)
    for name in wanted.columns:
        if fault := _series(rules, given[name], wanted[name]):
            return fault
    return ""


def _columns(given: pd.DataFrame, wanted: pd.DataFrame) -> str:
    missing = [str(name) for name in wanted.columns if name not in given.columns]
    twice = given.columns.duplicated()
    extra = [
        str(name) for name, again in zip(given.columns, twice, strict=True) if again or name not in wanted
    ]
    if missing and extra:
        return text.CODE_OTHER_COLUMNS.format(missing=names(missing), extra=names(extra))
    if missing:
        return text.CODE_MISSING_COLUMNS.format(names=names(missing))
    return text.CODE_EXTRA_COLUMNS.format(names=names(extra)) if extra else ""


def _rows(rules: Comparison, given: pd.DataFrame, wanted: pd.DataFrame) -> str:
    if len(given) != len(wanted):
        return _row_count(rules, given, wanted)
    pairs = (given, wanted) if rules.rows_in_order else (_sorted(given), _sorted(wanted))
    differing = [name for name in wanted if _column_fault(pairs[0][name], pairs[1][name], rules)]
    if not differing:
        return ""
    if rules.rows_in_order and not _rows(_unordered(rules), given, wanted):
        return text.CODE_ROW_ORDER
    alone = [
        str(name)
        for name in wanted
        if _column_fault(_sorted(given[[name]])[name], _sorted(wanted[[name]])[name], rules)
    ]
    if 0 < len(alone) < wanted.shape[1]:
        return text.CODE_COLUMNS_DIFFER.format(names=names(alone), otherwise=rules.otherwise)
    count = sum((Counter(_said(wanted)) - Counter(_said(given))).values()) or len(wanted)
    return text.CODE_ROWS_DIFFER.format(count=count, all=len(wanted), otherwise=rules.otherwise)


def _row_count(rules: Comparison, given: pd.DataFrame, wanted: pd.DataFrame) -> str:
    def same_rows(one: pd.DataFrame, other: pd.DataFrame) -> bool:
        return not _frames(rules, one, other)

    said = text.CODE_ROW_COUNT
    if len(given) < len(wanted) and same_rows(given, wanted.head(len(given))):
        said = text.CODE_ONLY_FIRST
    elif len(given) > len(wanted) and same_rows(given.head(len(wanted)), wanted):
        said = text.CODE_FIRST_AND_MORE
    elif len(given) > len(wanted) and not Counter(_said(wanted)) - Counter(_said(given)):
        said = text.CODE_MORE_ROWS
    told = said.format(given=len(given), wanted=len(wanted))
    return f"{told} {rules.otherwise}" if said is text.CODE_ROW_COUNT else told


def _column_fault(given: pd.Series, wanted: pd.Series, rules: Comparison) -> bool:
    wrong = _cells_differ(given, wanted, rules.tolerance)
    return bool(wrong) and not (_rounded(given, wanted) and _still_near(given, wanted))


def _sorted(frame: pd.DataFrame) -> pd.DataFrame:
    try:
        return frame.sort_values(list(frame.columns), ignore_index=True)
    except (TypeError, ValueError):  # numbers and texts in one column
        return frame.sort_values(list(frame.columns), ignore_index=True, key=lambda one: one.map(repr))


def _said(frame: pd.DataFrame) -> list[tuple[str, ...]]:
    """Each row as one reads it."""
    return [tuple(map(_say, row)) for row in frame.itertuples(index=False, name=None)]


def _unordered(rules: Comparison) -> Comparison:
    return Comparison(False, rules.tolerance, rules.otherwise)


# --- columns ---


def _series(rules: Comparison, given: pd.Series, wanted: pd.Series) -> str:
    if not given.index.equals(wanted.index):
        fault = _labels(given, wanted, rules)
        if fault:
            return fault
        told = given.reindex(wanted.index) if given.index.is_unique else given
        if rules.rows_in_order and not _cells_differ(told, wanted, rules.tolerance):
            return text.CODE_ROW_ORDER
        given = told
    wrong = _cells_differ(given, wanted, rules.tolerance)
    if not wrong:
        return ""
    if _rounded(given, wanted):
        return "" if _still_near(given, wanted) else text.CODE_ROUNDED
    if power := _power(given, wanted):
        said = text.CODE_TOO_LARGE if power > 0 else text.CODE_TOO_SMALL
        point = f" {text.CODE_POINT}" if power == _THOUSANDTH else ""
        return said.format(times=number(10.0 ** abs(power))) + point
    label, value = wanted.index[wrong[0]], given.iloc[wrong[0]]
    if nameless(wanted.index):
        label = text.CODE_ROW.format(number=label)
    example = text.CODE_EXAMPLE.format(label=label, value=_short(value))
    return text.CODE_VALUES_DIFFER.format(
        count=len(wrong), all=len(wanted), example=example, otherwise=rules.otherwise
    )


def _labels(given: pd.Series, wanted: pd.Series, rules: Comparison) -> str:
    """What the names of the rows say before any value is looked at."""
    mine, asked = given.index, wanted.index
    if Counter(mine) == Counter(asked):
        return ""
    if nameless(asked):
        return _shorter(given, wanted, rules)
    if nameless(mine):
        kept = len(given) == len(wanted) and not _cells_differ(given, wanted, rules.tolerance)
        return text.CODE_NAMES_LOST if kept else text.CODE_ROWS_NUMBERED
    if pd.api.types.is_numeric_dtype(mine) and _numbers_as_text(asked) and len(mine) == len(asked):
        return text.CODE_INDEX_NUMBERS
    have, want = set(mine), set(asked)  # an index of several levels finds a part of a name, too
    missing = [label for label in asked if label not in have]
    extra = [label for label in mine if label not in want]
    if extra and missing:
        return text.CODE_OTHER_ROWS.format(
            given=names(extra), wanted=names(missing), otherwise=rules.otherwise
        )
    if missing:
        return _missing_rows(given, wanted, missing, rules)
    if extra:
        return text.CODE_EXTRA_ROWS.format(names=names(extra))
    return text.CODE_ROW_COUNT.format(given=len(given), wanted=len(wanted))


def _shorter(given: pd.Series, wanted: pd.Series, rules: Comparison) -> str:
    first = len(given) < len(wanted) and given.index.equals(wanted.index[: len(given)])
    if first and not _cells_differ(given, wanted.head(len(given)), rules.tolerance):
        return text.CODE_ONLY_FIRST.format(given=len(given), wanted=len(wanted))
    if len(given) != len(wanted):
        return f"{text.CODE_ROW_COUNT.format(given=len(given), wanted=len(wanted))} {rules.otherwise}"
    return rules.otherwise


def _missing_rows(given: pd.Series, wanted: pd.Series, missing: list[Hashable], rules: Comparison) -> str:
    told = given.index.is_unique and not _cells_differ(given, wanted.reindex(given.index), rules.tolerance)
    said = text.CODE_ROWS_CUT if told else text.CODE_MISSING_ROWS
    return said.format(names=names(missing))


def _numbers_as_text(index: pd.Index) -> bool:
    """Whether all names are digits that only look like numbers, as codes of regions do."""
    if pd.api.types.is_numeric_dtype(index) or index.nlevels > 1:
        return False
    return bool(pd.to_numeric(pd.Series(index.astype(str)), errors="coerce").notna().all())


# --- values ---


def _floats(given: pd.Series, wanted: pd.Series) -> tuple[Any, Any] | None:
    """Both as arrays of numbers, None where one of them holds something else."""
    if not all(pd.api.types.is_numeric_dtype(one) for one in (given, wanted)) or len(given) != len(wanted):
        return None
    return given.to_numpy(float, na_value=np.nan), wanted.to_numpy(float, na_value=np.nan)


def _rounded(given: pd.Series, wanted: pd.Series) -> bool:
    """Whether `given` is `wanted`, rounded to some number of decimals or cut off at the point."""
    numbers = _floats(given, wanted)
    if numbers is None or not pd.api.types.is_float_dtype(wanted) or not numbers[0].any():
        return False
    told, true = numbers
    cut = [np.round(true, places) for places in range(7)] + [np.trunc(true)]
    return any(np.allclose(told, one, rtol=0, atol=1e-9, equal_nan=True) for one in cut)


def _still_near(given: pd.Series, wanted: pd.Series) -> bool:
    """Whether rounding moved no value by more than two in a hundred: 6.37 may be 6.4, 0.17 not 0.2, nor 6.4 a 6."""
    told, true = given.to_numpy(float, na_value=np.nan), wanted.to_numpy(float, na_value=np.nan)
    return bool(np.allclose(told, true, rtol=0.02, atol=0, equal_nan=True))


def _power(given: pd.Series, wanted: pd.Series) -> int:
    """The power of ten by which every value is too large, below 0 too small; 0 where there is none."""
    numbers = _floats(given, wanted)
    if numbers is None or len(wanted) < 2:
        return 0
    told, true = numbers
    for power in range(-9, 10):
        if power and true.any() and np.allclose(told, true * 10.0**power, rtol=1e-6, atol=0, equal_nan=True):
            return power
    return 0


def _cells_differ(given: pd.Series, wanted: pd.Series, tolerance: float) -> list[int]:
    if len(given) != len(wanted):
        return [0]
    if numbers := _floats(given, wanted):
        close = np.isclose(*numbers, rtol=tolerance, atol=tolerance, equal_nan=True)
        return [int(n) for n in np.flatnonzero(~close)]
    pairs = zip(given, wanted, strict=True)
    return [n for n, (one, other) in enumerate(pairs) if not same(one, other, tolerance)]


def _say(value: Any) -> str:
    value = plain(value)
    if pd.isna(value) is True:
        return text.CODE_EMPTY
    return number(float(value)) if isinstance(value, (int, float)) else str(value).strip()


def _short(value: Any) -> str:
    said = _say(value)
    return said if len(said) <= _SHOWN else said[: _SHOWN - 1] + "…"


def printed(value: Any) -> str:
    """A table or column as `print` shows it, whatever the width of the terminal."""
    with pd.option_context("display.width", 80, "display.max_columns", 20, "display.max_rows", 60):
        return str(value)
