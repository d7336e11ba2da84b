"""One right option among several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypedDict

from kit.check.result import UNANSWERED, Outcome, PartResult, Result
from kit.kinds.exercise import Answers, Exercise, Slips, labelled, lettered

if TYPE_CHECKING:
    from playwright.sync_api import Locator


@dataclass(frozen=True, kw_only=True)
class Option:
    text: str
    correct: bool = False
    feedback: str = ""


class OptionsView(TypedDict):
    options: list[tuple[str, str]]  # id and HTML


@dataclass(frozen=True, kw_only=True)
class Choice(Exercise):
    """An answer is the letter of an option: `"b"`."""

    options: tuple[Option, ...]

    label = "pilih satu"
    example = """
prompt = "Manakah alamat yang **tidak** berada di bawah `perpusnas.go.id`?"
options = [
  { text = "`perpusnas.go.id.masuk-akun.example`", correct = true },
  { text = "`tpbis.perpusnas.go.id`", feedback = "Ini subdomain: bagian paling kanannya tetap `perpusnas.go.id`." },
]
"""
    guide = "Tepat satu pilihan mempunyai `correct = true`. Setiap pilihan salah wajib mempunyai `feedback`."

    def defects(self) -> Iterator[str]:
        if sum(option.correct for option in self.options) != 1:
            yield "harus ada tepat satu pilihan dengan correct = true"
        for option in self.options:
            if not option.correct and not option.feedback:
                yield f"pilihan salah “{option.text}” belum mempunyai `feedback`"

    def sentences(self) -> Iterator[list[tuple[str, str]]]:
        wrong = [option for option in self.options if not option.correct]
        yield [(f"butir “{option.text}”", option.feedback) for option in wrong if option.feedback]

    def answers(self, learner: str = "") -> Answers:
        options = lettered(self.options)
        yield from ((i, "") for i, option in options.items() if option.correct)
        yield from ((i, option.feedback) for i, option in options.items() if not option.correct)

    def judge(self, answer: Any, learner: str = "") -> Result:
        option = lettered(self.options).get(answer) if self.fits(answer) else None
        if option is None:
            return UNANSWERED
        outcome = Outcome.RIGHT if option.correct else Outcome.WRONG
        return Result(outcome, option.feedback, {answer: PartResult(option.correct)})

    def model_answer(self, learner: str = "") -> str:
        return "\n".join(f"- {option.text}" for option in self.options if option.correct)

    def view(self, learner: str) -> OptionsView:
        return {"options": labelled(self, learner, [option.text for option in self.options])}

    def slips(self, event: Mapping[str, Any]) -> Slips:
        option = lettered(self.options).get(event["answer"])
        if option and not option.correct:
            yield option.text, option.feedback

    def play(self, card: Locator, answer: Any) -> None:
        card.locator(f'.kit-options input[value="{answer}"]').check()
