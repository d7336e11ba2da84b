"""A ledger of planted flaws: what is written, what it should be, and why it is a flaw."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from clean import Row
from variants import Variants

WHOLE_ROW = "(seluruh baris)"
AMBIGUOUS = "ambigu"  # kinds that begin so have no right value: flag them, never guess


class Ledger:
    """Plants flaws in rows, never two in one cell, and writes the answer key."""

    def __init__(self, rng: Random, rows: list[Row], label: str) -> None:
        """Keep the rows that will be spoilt in place; the label column stands for a whole row."""
        self.rng = rng
        self.rows = rows
        self.label = label
        self.entries: list[tuple[Row, Row]] = []
        self.touched: set[tuple[int, str]] = set()

    def note(self, row: Row, column: str, right: str, flaw: str) -> None:
        """Record a cell as it now stands."""
        written = row[self.label if column == WHOLE_ROW else column]
        self.touched.add((id(row), column))
        self.entries.append((row, {"kolom": column, "tertulis": written, "seharusnya": right, "cacat": flaw}))

    def plant(self, row: Row, column: str, written: str, flaw: str) -> None:
        """Overwrite a cell; what stood there is the right value unless nobody could know it."""
        right = "" if flaw.startswith(AMBIGUOUS) else row[column]
        row[column] = written
        self.note(row, column, right, flaw)

    def pick(self, column: str, fits: Callable[[Row], bool] = bool) -> list[Row]:
        """Return, in random order, the rows that fit and whose cell in this column is untouched."""
        free = [row for row in self.rows if (id(row), column) not in self.touched and fits(row)]
        return self.rng.sample(free, len(free))

    def spoil(
        self,
        column: str,
        count: int,
        flaw: str,
        shape: Callable[[str], str],
        fits: Callable[[str], bool] = bool,
    ) -> None:
        """Plant one kind of flaw in `count` cells of a column that fit (not blank, unless told)."""
        for row in self.pick(column, lambda row: fits(row[column]))[:count]:
            self.plant(row, column, shape(row[column]), flaw)

    def vary(self, column: str, count: int, variants: Variants) -> None:
        """Write categories as people type them, `count` cells for each kind of flaw."""
        for flaw, words in variants.items():
            rows = [row for row in self.pick(column) if row[column] in words]
            for row in rows[:count]:
                self.plant(row, column, self.rng.choice(words[row[column]]), flaw)

    def key(self, lines: list[Row], extra: str, value: Callable[[Row], str]) -> list[Row]:
        """Return the answer key; `baris` is the line number a spreadsheet shows."""
        number = {id(row): place for place, row in enumerate(lines, start=1)}
        entries = [{"baris": str(number[id(row)]), extra: value(row), **entry} for row, entry in self.entries]
        return sorted(entries, key=lambda entry: int(entry["baris"]))
