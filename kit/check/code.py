"""Judges a value that the learner's own cell hands over against the value of the solution."""

from __future__ import annotations

import math
from collections import Counter
from numbers import Number as AnyNumber
from typing import Any

import numpy as np
import pandas as pd

from kit import text
from kit.check.evaluate import expected, run
from kit.check.result import Outcome, Result
from kit.check.values import spoken
from kit.exercises.kinds import Code


def judge(exercise: Code, answer: Any) -> Result:
    """`answer` is the learner's value: `...` not tried yet; a scalar, text, list, Series or DataFrame otherwise."""
    if answer is ...:
        return Result(Outcome.UNANSWERED, text.CODE_UNANSWERED)
    if answer is None:
        return Result(Outcome.WRONG, text.CODE_NONE)
    wanted = expected(exercise, run)
    fault = difference(exercise, answer, wanted.right)
    if not fault:
        return Result(Outcome.RIGHT)
    for value, feedback in wanted.mistakes():
        if not difference(exercise, answer, value):
            return Result(Outcome.WRONG, feedback)
    return Result(Outcome.WRONG, fault)


def difference(exercise: Code, given: Any, wanted: Any) -> str:
    """The first difference that matters, as a sentence; empty if both say the same."""
    given, wanted = _plain(given), _plain(wanted)
    if kind_of(given) != kind_of(wanted):
        return _wrong_type(given, wanted)
    if isinstance(wanted, pd.DataFrame):
        return _frames(exercise, given, wanted)
    if isinstance(wanted, pd.Series):
        return _series(exercise, given, wanted)
    return "" if _same(given, wanted, exercise.tolerance) else exercise.otherwise


def kind_of(value: Any) -> str:
    """The word a learner reads for the type of a value."""
    for kind, word in ((bool, "ya/tidak"), (AnyNumber, "bilangan"), (str, "teks"), (list, "daftar")):
        if isinstance(value, kind):
            return word
    name = type(value).__name__
    return "GroupBy" if name.endswith("GroupBy") else "fungsi" if callable(value) else name


def _plain(value: Any) -> Any:
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, (tuple, set, np.ndarray, pd.Index)):
        return list(value)
    return value


def _wrong_type(given: Any, wanted: Any) -> str:
    kinds = kind_of(given), kind_of(wanted)
    advice = text.CODE_TYPE_ADVICE.get(kinds) or text.CODE_TYPE_ADVICE.get(
        (kinds[0], ""), text.CODE_TYPE_DEFAULT
    )
    return text.CODE_WRONG_TYPE.format(given=kinds[0], wanted=kinds[1], advice=advice)


def _frames(exercise: Code, given: pd.DataFrame, wanted: pd.DataFrame) -> str:
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
        return text.CODE_ROW_COUNT.format(given=len(given), wanted=len(wanted))
    given = given[list(wanted.columns)]
    if isinstance(
        wanted.index, pd.RangeIndex
    ):  # rows without names: their order is all that tells them apart
        given, wanted = given.reset_index(drop=True), wanted.reset_index(drop=True)
        if not exercise.rows_in_order:
            given, wanted = (f.sort_values(list(f.columns), ignore_index=True) for f in (given, wanted))
    for name in wanted.columns:
        fault = _series(exercise, given[name], wanted[name])
        if fault:
            return fault
    return ""


def _series(exercise: Code, given: pd.Series, wanted: pd.Series) -> str:
    if not given.index.equals(wanted.index):
        fault = _labels(given.index, wanted.index, exercise)
        if fault:
            return fault
        if exercise.rows_in_order and not _cells_differ(given.reindex(wanted.index), wanted, exercise):
            return text.CODE_ROW_ORDER
        if given.index.is_unique:
            given = given.reindex(wanted.index)
    wrong = _cells_differ(given, wanted, exercise)
    if not wrong:
        return ""
    label, value = wanted.index[wrong[0]], given.iloc[wrong[0]]
    example = text.CODE_EXAMPLE.format(label=label, value=_say(value))
    return text.CODE_VALUES_DIFFER.format(
        count=len(wrong), all=len(wanted), example=example, otherwise=exercise.otherwise
    )


def _labels(given: pd.Index, wanted: pd.Index, exercise: Code) -> str:
    if Counter(given) == Counter(wanted):
        return ""
    if isinstance(given, pd.RangeIndex):
        return text.CODE_ROWS_NUMBERED
    if pd.api.types.is_numeric_dtype(given) and not pd.api.types.is_numeric_dtype(wanted):
        return text.CODE_INDEX_NUMBERS if len(given) == len(wanted) else exercise.otherwise
    missing = [str(label) for label in wanted if label not in given]
    if missing and len(missing) < len(wanted):
        return text.CODE_MISSING_ROWS.format(names=_names(missing))
    if not missing and len(given) != len(wanted):
        return text.CODE_ROW_COUNT.format(given=len(given), wanted=len(wanted))
    return exercise.otherwise


def _cells_differ(given: pd.Series, wanted: pd.Series, exercise: Code) -> list[int]:
    if pd.api.types.is_numeric_dtype(given) and pd.api.types.is_numeric_dtype(wanted):
        close = np.isclose(
            given.to_numpy(float, na_value=np.nan),
            wanted.to_numpy(float, na_value=np.nan),
            rtol=exercise.tolerance,
            atol=exercise.tolerance,
            equal_nan=True,
        )
        return [int(n) for n in np.flatnonzero(~close)]
    pairs = zip(given, wanted, strict=True)
    return [n for n, (one, other) in enumerate(pairs) if not _same(one, other, exercise.tolerance)]


def _same(one: Any, other: Any, tolerance: float) -> bool:
    one, other = _plain(one), _plain(other)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(_same(a, b, tolerance) for a, b in zip(one, other, strict=True))
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return abs(one - other) <= tolerance * max(1.0, abs(other)) or (math.isnan(one) and math.isnan(other))
    if isinstance(one, str) and isinstance(other, str):
        return one.strip() == other.strip()
    if pd.api.types.is_scalar(one) and pd.api.types.is_scalar(other) and pd.isna(one) and pd.isna(other):
        return True
    return bool(type(one) is type(other) and one == other)


def _say(value: Any) -> str:
    return spoken(float(value)) if isinstance(value, (int, float, np.number)) else str(value)


def _names(names: list[str]) -> str:
    shown = ", ".join(f"`{name}`" for name in names[:3])
    return shown if len(names) <= 3 else f"{shown} dan {len(names) - 3} lainnya"


def describe(value: Any) -> str:
    """A value as it is kept in a record and shown on a card: at most 400 characters."""
    shown = value.to_string(max_rows=8) if isinstance(value, (pd.Series, pd.DataFrame)) else repr(value)
    return shown if len(shown) <= 400 else shown[:399] + "…"


def printed(value: Any) -> str:
    """A value as `print` shows it, whatever the width of the terminal; an exercise's `shows` says the same."""
    with pd.option_context("display.width", 80, "display.max_columns", 20, "display.max_rows", 60):
        return str(value)
