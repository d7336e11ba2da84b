"""Judges a value that the learner's own cell hands over against the value of the solution."""

from __future__ import annotations

from numbers import Number as AnyNumber
from typing import Any

from kit import text
from kit.check.evaluate import expected, run
from kit.check.plain import is_table, plain, same
from kit.check.result import Outcome, Result
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
    given, wanted = plain(given), plain(wanted)
    if kind_of(given) != kind_of(wanted):
        return _wrong_type(given, wanted)
    if is_table(wanted):
        from kit.check import tables  # needs pandas, which a number or a text does without

        return tables.difference(exercise, given, wanted)
    return "" if same(given, wanted, exercise.tolerance) else exercise.otherwise


def kind_of(value: Any) -> str:
    """The word a learner reads for the type of a value."""
    for kind, word in ((bool, "ya/tidak"), (AnyNumber, "bilangan"), (str, "teks"), (list, "daftar")):
        if isinstance(value, kind):
            return word
    name = type(value).__name__
    return "GroupBy" if name.endswith("GroupBy") else "fungsi" if callable(value) else name


def _wrong_type(given: Any, wanted: Any) -> str:
    kinds = kind_of(given), kind_of(wanted)
    advice = text.CODE_TYPE_ADVICE.get(kinds) or text.CODE_TYPE_ADVICE.get(
        (kinds[0], ""), text.CODE_TYPE_DEFAULT
    )
    return text.CODE_WRONG_TYPE.format(given=kinds[0], wanted=kinds[1], advice=advice)


def describe(value: Any) -> str:
    """A value as it is kept in a record and shown on a card: at most 400 characters."""
    shown = value.to_string(max_rows=8) if is_table(value) else repr(value)
    return shown if len(shown) <= 400 else shown[:399] + "…"


def printed(value: Any) -> str:
    """A value as `print` shows it; an exercise's `shows` says the same."""
    if is_table(value):
        from kit.check import tables

        return tables.printed(value)
    return str(value)
