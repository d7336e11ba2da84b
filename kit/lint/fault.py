"""What lint says of one thing: where it stands, what is wrong, how to cure it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """`place` is an exercise or a cell, empty for the file as a whole; `fault` and `cure` are clauses."""

    file: str
    place: str
    fault: str
    cure: str = ""

    def __str__(self) -> str:
        where = f"{self.file}, {self.place}" if self.place else self.file
        words = f"{where}: {self.fault.rstrip('.')}" + (f"; {self.cure}" if self.cure else "")
        return " ".join(words.split()) + "."
