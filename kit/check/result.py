"""What a judge says: an outcome, the feedback, and a verdict for each part. Pure data."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kit import text


class Outcome(StrEnum):
    """The values stand in every record and never change their meaning."""

    UNANSWERED = "unanswered"
    WRONG = "wrong"
    PARTIAL = "partial"
    RIGHT = "right"
    SAVED = "saved"  # a reflection is kept, not judged


@dataclass(frozen=True)
class PartResult:
    """`told`: whether its sign is shown; that of a part left empty may give the answer away."""

    ok: bool
    feedback: str = ""
    told: bool = True


@dataclass(frozen=True)
class Result:
    """`feedback` is Markdown; `parts` maps the id of a part to its verdict; `read_as` says how a number was read."""

    outcome: Outcome
    feedback: str = ""
    parts: dict[str, PartResult] = field(default_factory=dict)
    read_as: str = ""

    @property
    def done(self) -> bool:
        """Nothing is left to do here."""
        return self.outcome in (Outcome.RIGHT, Outcome.SAVED)

    def sentences(self) -> list[str]:
        """Every sentence that speaks to a mistake."""
        return [self.feedback, *(part.feedback for part in self.parts.values() if not part.ok)]


UNANSWERED = Result(Outcome.UNANSWERED, text.UNANSWERED)


def judged(parts: dict[str, PartResult], feedback: str = "") -> Result:
    """The outcome that follows from the verdicts of all parts: right, partly right, or wrong."""
    right = sum(part.ok for part in parts.values())
    if right == len(parts):
        return Result(Outcome.RIGHT, feedback, parts)
    return Result(Outcome.PARTIAL if right else Outcome.WRONG, feedback, parts)
