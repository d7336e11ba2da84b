"""What lint says of one thing: where it stands, what is wrong, how to cure it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """`place` is an exercise or a cell, empty for the file as a whole; `words` are clauses: what is wrong; the cure."""

    file: str
    place: str
    words: str

    def __str__(self) -> str:
        where = f"{self.file}, {self.place}" if self.place else self.file
        return " ".join(f"{where}: {self.words.rstrip('.')}.".split())
