"""Whether a row of totals says what the rows above it add up to."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from kit.base.indonesian import number
from kit.tables.layout.footer import is_mean, is_part
from kit.tables.model import Certainty, Finding
from kit.tables.values.cells import is_empty, one_line
from kit.tables.values.numbers import read_number

Column = Callable[[int], Sequence[Any]]  # all cells of a column, by place


@lru_cache(maxsize=10_000)
def amount(cell: Any) -> float | None:
    """What an amount is; 0 for a blank; None for what the person must first decide ("± 40").

    >>> amount("Rp 1.500.000,00"), amount("25 org"), amount("± 40")
    (1500000.0, 25.0, None)
    """
    reading = read_number(cell, whole=True)
    if reading.code == "angka-pecahan":
        reading = read_number(cell, whole=False)
    if reading.value is not None:
        return float(reading.value)
    return None if reading.certainty is Certainty.ASK else 0.0


def check_totals(
    totals: Sequence[int], body: Sequence[int], names: Sequence[str], column: Column
) -> list[Finding]:
    """A finding per total that is not the sum; one for those that cannot be checked. Rows are places."""
    findings: list[Finding] = []
    before = -1
    for place in totals:
        cells = [column(at)[place] for at in range(len(names))]
        label = next(one_line(cell) for cell in cells if not is_empty(cell))
        block = [row for row in body if before < row < place]
        whole = [row for row in body if row < place]
        before = place
        if is_mean(label) or not whole:
            continue
        ranges = [block, whole] if is_part(label) or block != whole else [whole]
        findings += _compare(place, cells, names, [rows for rows in ranges if rows], column)
    return findings


def _compare(
    place: int, cells: Sequence[Any], names: Sequence[str], ranges: Sequence[Sequence[int]], column: Column
) -> list[Finding]:
    findings, unread = [], []
    label = next(one_line(cell) for cell in cells if not is_empty(cell))
    for at, cell in enumerate(cells):
        stated = amount(cell)
        if is_empty(cell) or one_line(cell) == label or stated is None:
            continue
        sums = [_sum(rows, column(at)) for rows in ranges]
        read = [total for total in sums if total is not None]
        if len(read) < len(sums):
            unread.append(names[at])
        elif not any(math.isclose(total, stated, abs_tol=0.005) for total in read):
            findings.append(_differs(place, label, names[at], cell, read[0]))
    if unread:
        more = {"names": ", ".join(unread)}
        findings.append(Finding("jumlah-tidak-diperiksa", rows=(place,), saw=label, more=more))
    return findings


def _differs(place: int, label: str, name: str, cell: Any, total: float) -> Finding:
    stated, counted = one_line(cell), number(total)
    return Finding(
        "jumlah-tidak-cocok",
        Certainty.ASK,
        rows=(place,),
        column=name,
        saw=stated,
        options=(stated, counted),
        more={"label": label, "sum": counted},
    )


def _sum(places: Sequence[int], cells: Sequence[Any]) -> float | None:
    total = 0.0
    for place in places:
        value = amount(cells[place])
        if value is None:
            return None
        total += value
    return total


def is_unlabelled_total(place: int, body: Sequence[int], width: int, column: Column) -> bool:
    """Whether a last row begins blank and holds only amounts, each the sum of the rows above it."""
    held = [at for at in range(width) if not is_empty(column(at)[place])]
    if len(body) < 2 or not held or held[0] == 0:
        return False
    stated = [amount(column(at)[place]) for at in held]
    return any(stated) and stated == [_sum(body, column(at)) for at in held]
