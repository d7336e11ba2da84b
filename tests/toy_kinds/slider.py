"""A kind that the kit does not have: a whole number on a scale. For tests of what a new kind needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kit.check.result import UNANSWERED, Outcome, Result
from kit.kinds.exercise import Answers, Exercise, Slips

if TYPE_CHECKING:
    from playwright.sync_api import Locator


@dataclass(frozen=True, kw_only=True)
class Slider(Exercise):
    """An answer is the chosen number as text: `"7"`."""

    top: int
    wanted: int

    label = "penggeser"
    example = """
prompt = "Geser ke tujuh."
top = 10
wanted = 7
otherwise = "Bukan itu."
"""
    guide = "Bilangan bulat pada sebuah skala."

    def defects(self) -> Iterator[str]:
        if not 0 <= self.wanted <= self.top:
            yield "wanted berada di luar skala"

    def answers(self, learner: str = "") -> Answers:
        yield str(self.wanted), ""
        yield str(self.top - self.wanted), self.otherwise

    def fits(self, answer: Any) -> bool:
        return isinstance(answer, str) and answer.isdecimal() and int(answer) <= self.top

    def judge(self, answer: Any, learner: str = "") -> Result:
        if not answer:
            return UNANSWERED
        right = int(answer) == self.wanted
        return Result(Outcome.RIGHT) if right else Result(Outcome.WRONG, self.otherwise)

    def model_answer(self, learner: str = "") -> str:
        return str(self.wanted)

    def view(self, learner: str) -> Mapping[str, Any]:
        return {"top": self.top}

    def slips(self, event: Mapping[str, Any]) -> Slips:
        yield f"menggeser ke {event['answer']}", self.otherwise

    def play(self, card: Locator, answer: Any) -> None:
        card.locator("input[type=range]").fill(answer)
