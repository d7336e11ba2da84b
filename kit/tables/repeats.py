"""Sheets that repeat other sheets of the same file: a recapitulation, a copy. What they hold counts once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from kit.tables.model import Certainty, Finding
from kit.tables.tidy import TidyTable

_NUMBERS = ("nomor", "no", "no.")  # each sheet counts its rows anew
_TIMES = (
    "date",
    "timestamp",
    "month",
)  # kinds of columns; without one, two months may well have the same numbers


def without_repeats(parts: Sequence[TidyTable]) -> tuple[list[TidyTable], list[Finding]]:
    """The tables without those whose rows all stand in others, and a finding for each that was left out.

    `parts` have the same columns. A table is left out if it holds just the rows of several others together, or just
    those of one that stands before it, where a column tells the time.
    """
    rows = [_rows(part) for part in parts]
    dated = any(view.kind in _TIMES for view in parts[0].columns if view.name)
    left_out: dict[int, list[int]] = {}
    for place, own in enumerate(rows):
        others = [
            other for other in range(len(parts)) if other not in left_out and other != place and rows[other]
        ]
        within = [other for other in others if rows[other] <= own]
        together = sum((rows[other] for other in within), Counter[tuple[Any, ...]]())
        copied = [other for other in within if other < place and rows[other] == own] if dated else []
        if len(within) > 1 and together == own:
            left_out[place] = within
        elif copied:
            left_out[place] = copied[:1]
    findings = [
        Finding(
            "lembar-mengulang",
            Certainty.LIKELY,
            sheet=parts[place].sheet,
            more={"name": parts[place].name, "names": ", ".join(parts[other].name for other in those)},
        )
        for place, those in left_out.items()
    ]
    return [part for place, part in enumerate(parts) if place not in left_out], findings


def _rows(part: TidyTable) -> Counter[tuple[Any, ...]]:
    columns = [column for column in part.table.columns if column.casefold() not in _NUMBERS]
    cells = part.table[columns].astype("object").where(part.table[columns].notna(), None)
    return Counter(cells.itertuples(index=False, name=None))
