"""A number of the report with its origin: which rows of which file give it, and how."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

How = Literal["jumlah", "hitung", "orang", "perpustakaan", "selisih", "sisa", "persen", "per10000"]

# In running text a figure stands between two characters that no data can contain (words.clean removes them).
_MARK = re.compile("\x02(A[0-9]+)\x03")


@dataclass(frozen=True, slots=True)
class Origin:
    """Rows of one sheet (numbers as a person sees them) and the columns that are added there.

    No columns: the rows themselves are counted. No rows: they are withheld, because they would tell about persons.
    """

    file: str
    sheet: str
    columns: tuple[str, ...]
    rows: tuple[int, ...]

    def without_rows(self) -> Origin:
        """The same place, its rows withheld."""
        return replace(self, rows=())


@dataclass(frozen=True, slots=True)
class Figure:
    """One number; None means that there are no data, `hidden` that it is not published (the value is gone).

    how: jumlah (columns added over rows, or rows counted), hitung (rows counted), orang and perpustakaan (different
    values counted), selisih and sisa (first minus second of `of`; only the former has a sign), persen (`selisih` of the two by the second, x 100),
    per10000 (first by second, x 10,000).
    """

    id: str
    label: str
    value: float | None
    how: How
    sources: tuple[Origin, ...] = ()
    of: tuple[str, ...] = ()
    hidden: bool = False

    @property
    def mark(self) -> str:
        """How the figure stands within a sentence until it is rendered."""
        return f"\x02{self.id}\x03"


@dataclass(slots=True)
class Ledger:
    """Gives out the ids and keeps all figures in their order."""

    figures: dict[str, Figure] = field(default_factory=dict)

    def add(
        self,
        label: str,
        value: float | None,
        how: How,
        basis: Iterable[Origin | Figure] = (),
        *,
        hidden: bool = False,
    ) -> Figure:
        """A new figure, from rows or from other figures; a hidden one loses its value and what would give it away."""
        basis = () if hidden else tuple(basis)
        figure = Figure(
            id=f"A{len(self.figures) + 1}",
            label=label,
            value=None if hidden else value,
            how=how,
            sources=tuple(origin for origin in basis if isinstance(origin, Origin)),
            of=tuple(operand.id for operand in basis if isinstance(operand, Figure)),
            hidden=hidden,
        )
        self.figures[figure.id] = figure
        return figure

    def change(self, label: str, now: Figure, before: Figure) -> tuple[Figure, Figure]:
        """Difference and change in percent; a hidden operand hides both, no value leaves both without one."""
        hidden = now.hidden or before.hidden
        step = percent = None
        if now.value is not None and before.value is not None:
            step = now.value - before.value
            percent = 100 * step / before.value if before.value else None
        return (
            self.add(label, step, "selisih", (now, before), hidden=hidden),
            self.add(label, percent, "persen", (now, before), hidden=hidden),
        )


def pieces(sentence: str, figures: Mapping[str, Figure]) -> list[str | Figure]:
    """A sentence in its parts: text, and the figures that stand in it."""
    parts = _MARK.split(sentence)
    mixed: list[str | Figure] = [
        figures[part] if place % 2 else part for place, part in enumerate(parts) if place % 2 or part
    ]
    return mixed
