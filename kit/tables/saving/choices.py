"""What a person decided about a file; kept as JSON so that it can be run again on next month's file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kit import text_tables as text
from kit.tables.model import TREATMENTS, TableError, Treatment


@dataclass(frozen=True)
class FileChoices:
    """`columns`: header as written -> name in the tidy table ("" leaves the column out).

    `decisions`: column of the tidy table -> {as written: value}; for the whole column, the key "urutan" of such a
    mapping holds the order of day and month ("dmy" or "mdy"), "pemisah" what a point or comma parts ("ribuan" or "desimal").
    `personal`: column -> treatment; the column "" is for all that are not named.
    `age_on`: the day (YYYY-MM-DD) on which people's ages are taken before dates of birth go.
    `same`: groups of rows that are the same person. `doubled`: whether rows written twice are kept once.
    """

    part: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    decisions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    personal: Mapping[str, Treatment] = field(default_factory=lambda: {"": "buang"})
    same: tuple[tuple[int, ...], ...] = ()
    doubled: bool | None = None
    age_on: str = ""

    def treatment_of(self, column: str) -> Treatment:
        """What is to be done with a column of personal data."""
        return self.personal.get(column, self.personal.get("", "buang"))

    def to_json(self) -> dict[str, Any]:
        """What the log keeps; rows that are one person belong to one file and are left out."""
        return {
            "bagian": self.part,
            "kolom": dict(self.columns),
            "putusan": {column: dict(values) for column, values in self.decisions.items()},
            "pribadi": dict(self.personal),
            "ganda": self.doubled,
            "acuan_umur": self.age_on,
        }

    @classmethod
    def from_json(cls, log: Any) -> FileChoices:
        """Raises TableError when what is given is no such log."""
        try:
            choices = cls(
                part=str(log["bagian"]),
                columns={str(name): str(new) for name, new in log["kolom"].items()},
                decisions={
                    str(column): {str(saw): str(value) for saw, value in values.items()}
                    for column, values in log["putusan"].items()
                },
                personal={str(column): checked_treatment(how) for column, how in log["pribadi"].items()},
                doubled=log["ganda"] if isinstance(log["ganda"], bool) else None,
                age_on=checked_day(str(log["acuan_umur"])),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise TableError(text.NOT_A_LOG) from error
        return choices


def checked_day(written: str) -> str:
    """A day written YYYY-MM-DD, or ""; raises TableError for anything else."""
    try:
        return date.fromisoformat(written).isoformat() if written else ""
    except ValueError as error:
        raise TableError(text.NOT_A_DAY.format(given=written)) from error


def checked_treatment(name: str) -> Treatment:
    """One of the three treatments of personal data; raises TableError for anything else."""
    for allowed in TREATMENTS:
        if name == allowed:
            return allowed
    raise TableError(text.UNKNOWN_TREATMENT.format(given=name, known=", ".join(TREATMENTS)))
