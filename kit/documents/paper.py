"""What a document says, whatever program shows it."""

from __future__ import annotations

from dataclasses import dataclass

Cell = str | float


def printable(words: str) -> str:
    """Without the control characters that no office file may hold; line breaks and tabs stay."""
    return "".join(sign for sign in words if sign in "\n\t" or (sign >= " " and sign not in "\ufffe\uffff"))


@dataclass(frozen=True)
class PaperColumn:
    """`product` names the two columns whose numbers are multiplied into this one."""

    label: str
    product: tuple[int, int] | None = None


@dataclass(frozen=True)
class PaperTable:
    """A table. `rows` hold what a program can reckon with: numbers as float; `total` is the column that is summed."""

    label: str
    columns: tuple[PaperColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int | None = None

    def sum(self) -> float:
        """The sum of the column `total`; 0 where nothing is summed."""
        numbers = (row[self.total] for row in self.rows) if self.total is not None else ()
        return sum((value for value in numbers if isinstance(value, float)), start=0.0)


@dataclass(frozen=True)
class PaperSection:
    """A heading, entries (name and what was written, which may have paragraphs), at most one table, marks of a reader."""

    heading: str
    entries: tuple[tuple[str, str], ...] = ()
    grid: PaperTable | None = None
    marks: tuple[tuple[bool, str], ...] = ()


@dataclass(frozen=True)
class Paper:
    """`lead` stands below the title; whoever signs writes into empty lines below `signatures`."""

    title: str
    lead: str
    sections: tuple[PaperSection, ...]
    signatures: tuple[str, ...] = ()

    @property
    def grids(self) -> list[PaperTable]:
        return [section.grid for section in self.sections if section.grid]
