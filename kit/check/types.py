"""What a value of another type lacks, as far as it was seen; the words a learner reads for types."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from numbers import Number as AnyNumber
from typing import Any

from kit import text
from kit.check.plain import plain, same

_NEAR = 1e-6


def type_word(value: Any) -> str:
    """The word a learner reads for the type of a value."""
    for kind, word in ((bool, "ya/tidak"), (AnyNumber, "bilangan"), (str, "teks"), (list, "daftar")):
        if isinstance(value, kind):
            return word
    name = type(value).__name__
    return "GroupBy" if name.endswith("GroupBy") else "fungsi" if callable(value) else name


def wrong_type(given: Any, wanted: Any) -> str:
    """The sentence for an answer of another type than was asked for."""
    mine, asked = type_word(plain(given)), type_word(wanted)
    advice = _seen(given, wanted) or text.CODE_TYPE_ADVICE.get((mine, asked))
    return text.CODE_WRONG_TYPE.format(
        given=text.CODE_TYPES.get(mine, mine),
        wanted=text.CODE_TYPES.get(asked, asked),
        advice=advice or text.CODE_TYPE_ADVICE.get((mine, ""), text.CODE_TYPE_DEFAULT),
    )


def _seen(given: Any, wanted: Any) -> str:
    """What was seen to be wrong or missing; empty where nothing was."""
    match type_word(plain(given)), type_word(wanted):
        case "Series", "bilangan":
            return _column_for_number(given, wanted)
        case "DataFrame", "bilangan" if len(given) == wanted:
            return text.CODE_COUNT_ROWS
        case "Series", "DataFrame" if given.dtype == bool:
            return text.CODE_ONLY_COMPARED
        case "bilangan", "DataFrame":
            return text.CODE_ROWS_COUNTED if given == len(wanted) else text.CODE_TABLE_NOT_NUMBER
        case "Series", "DataFrame":
            return text.CODE_TABLE_COLUMNS.format(names=names(wanted.columns))
        case "DataFrame", "Series":
            return _table_for_column(given, wanted)
        case "teks", "bilangan" if _is_number(given):
            return text.CODE_NUMBER_IN_QUOTES
        case "daftar", "bilangan" if isinstance(given, tuple):
            return text.CODE_NUMBER_WITH_COMMA
        case "daftar", "bilangan" if isinstance(given, list) and len(given) == 1:
            return text.CODE_NUMBER_IN_BRACKETS
        case "daftar", "Series" if isinstance(given, tuple):
            return text.CODE_COLUMN_WITH_COMMA
        case "daftar", "Series" if same(plain(given), wanted.tolist(), _NEAR):
            return text.CODE_NAMES_LOST
    return ""


def _column_for_number(given: Any, wanted: Any) -> str:
    numeric = given.dtype.kind in "biuf"
    if numeric and same(float(given.sum()), wanted, _NEAR):
        return text.CODE_ADD_SUM
    return text.CODE_MANY_VALUES.format(count=len(given))


def _table_for_column(given: Any, wanted: Any) -> str:
    if given.columns.is_unique:
        for name in given.columns:
            column = given[name]
            if len(column) == len(wanted) and same(column.tolist(), wanted.tolist(), _NEAR):
                return text.CODE_COLUMN_IN_TABLE.format(name=name)
    return text.CODE_ONE_COLUMN.format(count=given.shape[1])


def _is_number(words: str) -> bool:
    try:
        float(words.replace(",", "."))
    except ValueError:
        return False
    return True


def names(listed: Iterable[Hashable]) -> str:
    """At most three names, and how many others there are."""
    several = list(listed)
    shown = ", ".join(f"`{name}`" for name in several[:3])
    return shown if len(several) <= 3 else f"{shown} dan {len(several) - 3} lainnya"
