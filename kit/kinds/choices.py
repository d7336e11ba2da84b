"""Several right options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kit import text
from kit.check.result import UNANSWERED, Outcome, PartResult, Result, judged
from kit.kinds.choice import Choice, Option, OptionsView
from kit.kinds.exercise import Answers, Exercise, Slips, is_list_of_ids, labelled, lettered

if TYPE_CHECKING:
    from playwright.sync_api import Locator


@dataclass(frozen=True, kw_only=True)
class Choices(Exercise):
    """An answer is the list of ticked letters: `["a", "c"]`."""

    options: tuple[Option, ...]

    label = "pilih beberapa"
    example = """
prompt = "Manakah yang termasuk data pribadi menurut UU PDP?"
options = [
  { text = "Nama lengkap", correct = true, feedback = "UU PDP menyebut nama lengkap sebagai data pribadi umum." },
  { text = "Jumlah pengunjung sebulan", feedback = "Jumlah tidak menunjuk seorang pun." },
  { text = "Data kesehatan", correct = true, feedback = "UU PDP menyebut data kesehatan sebagai data pribadi spesifik." },
]
"""
    guide = (
        "Seperti `choice`, tetapi boleh lebih dari satu pilihan dengan `correct = true`. **Setiap** pilihan mempunyai\n"
        "`feedback`: tampil bila pilihan itu salah dicentang, atau terlewat. Yang terlewat tidak ditandai, jadi kalimatnya memberi\n"
        "alasan untuk melihat lagi, tanpa menyebut pilihannya."
    )
    model_answer = Choice.model_answer

    def defects(self) -> Iterator[str]:
        if not any(option.correct for option in self.options):
            yield "harus ada sekurang-kurangnya satu pilihan dengan correct = true"
        for option in self.options:
            if not option.feedback:
                yield f"pilihan “{option.text}” belum mempunyai `feedback`"

    def sentences(self) -> Iterator[list[tuple[str, str]]]:
        yield [(f"butir “{option.text}”", option.feedback) for option in self.options if option.feedback]

    def answers(self, learner: str = "") -> Answers:
        options = lettered(self.options)
        wanted, wrong = (
            [i for i, option in options.items() if option.correct is correct] for correct in (True, False)
        )
        yield wanted, ""
        for letter, option in options.items():
            answer = [i for i in options if (i in wanted) != (i == letter)]
            yield answer or wrong[:1], option.feedback  # nothing ticked would be no answer at all

    def fits(self, answer: Any) -> bool:
        return is_list_of_ids(answer)

    def judge(self, answer: Any, learner: str = "") -> Result:
        if not answer:
            return UNANSWERED
        parts = {}
        for letter, option in lettered(self.options).items():
            ok = (letter in answer) == option.correct
            ticked = letter in answer
            parts[letter] = PartResult(ok, "" if ok or not ticked else option.feedback, told=ticked)
        outcome = judged(parts).outcome
        # Leaving wrong options empty is no achievement: without one right tick nothing is partly right.
        if outcome is Outcome.PARTIAL and not any(part.ok and i in answer for i, part in parts.items()):
            outcome = Outcome.WRONG
        return Result(outcome, self._missed(answer), parts)

    def _missed(self, answer: list[str]) -> str:
        """How many right options were left empty, with a reason to look again at the first of them."""
        missed = [
            one.feedback for i, one in lettered(self.options).items() if one.correct and i not in answer
        ]
        return f"{text.CHOICES_MISSED.format(count=len(missed))} {missed[0]}" if missed else ""

    def view(self, learner: str) -> OptionsView:
        return {"options": labelled(self, learner, [option.text for option in self.options])}

    def slips(self, event: Mapping[str, Any]) -> Slips:
        for letter, option in lettered(self.options).items():
            if (letter in event["answer"]) != option.correct:
                words = text.SLIP_MISSED if option.correct else text.SLIP_TICKED
                yield words.format(part=option.text), option.feedback

    def play(self, card: Locator, answer: Any) -> None:
        for box in card.locator(".kit-options input").all():
            box.set_checked(box.get_attribute("value") in answer)
