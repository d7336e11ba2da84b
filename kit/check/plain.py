"""Single values and lists: the same whatever library they come from. Knows the kinds of pandas and numpy by name only."""

from __future__ import annotations

import math
from typing import Any

_MISSING = ("NAType", "NaTType")  # pandas.NA and pandas.NaT, each equal to nothing


def plain(value: Any) -> Any:
    """Without what only tells how it is stored: scalars of numpy, tuples, arrays, an index."""
    if isinstance(value, (tuple, set)):
        return list(value)
    if type(value).__module__.split(".")[0] in ("numpy", "pandas") and hasattr(value, "tolist"):
        return value if is_table(value) else value.tolist()
    return value


def is_table(value: Any) -> bool:
    """Whether it is a DataFrame or a Series: judging all else needs no pandas."""
    return type(value).__name__ in ("DataFrame", "Series")


def same(one: Any, other: Any, tolerance: float) -> bool:
    one, other = plain(one), plain(other)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(same(a, b, tolerance) for a, b in zip(one, other, strict=True))
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return abs(one - other) <= tolerance * max(1.0, abs(other)) or (math.isnan(one) and math.isnan(other))
    if isinstance(one, str) and isinstance(other, str):
        return one.strip() == other.strip()
    if _missing(one) and _missing(other):
        return True
    return bool(type(one) is type(other) and one == other)


def _missing(value: Any) -> bool:
    if isinstance(value, float):
        return math.isnan(value)
    return value is None or type(value).__name__ in _MISSING
