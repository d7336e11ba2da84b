"""Steps put into their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypedDict

from kit import text
from kit.check.result import UNANSWERED, Outcome, PartResult, Result, judged
from kit.kinds.exercise import Answers, Exercise, Slips, is_list_of_ids, labelled, letters

if TYPE_CHECKING:
    from playwright.sync_api import Locator


@dataclass(frozen=True, kw_only=True)
class Step:
    text: str
    feedback: str


class OrderView(TypedDict):
    items: list[tuple[str, str]]  # id and HTML


@dataclass(frozen=True, kw_only=True)
class Order(Exercise):
    """An answer is all letters in the chosen order: `["b", "a", "c"]`."""

    items: tuple[Step, ...]

    label = "mengurutkan"
    example = """
prompt = "Urutkan langkah merapikan tabel."
items = [                               # dalam urutan yang benar
  { text = "Salin berkas asli", feedback = "Salinan dibuat sebelum apa pun diubah." },
  { text = "Perbaiki judul kolom", feedback = "Judul kolom dirapikan setelah salinan aman." },
]
"""
    guide = "`feedback` tampil bila butir itu, atau tempatnya, yang pertama tidak tepat: sebut alasannya, jangan sebut tempatnya."

    def sentences(self) -> Iterator[list[tuple[str, str]]]:
        yield [(f"butir “{item.text}”", item.feedback) for item in self.items]

    def answers(self, learner: str = "") -> Answers:
        """Each item changes places with the one below it; the last with the one above."""
        right = list(letters(len(self.items)))
        yield right, ""
        for place, item in enumerate(self.items):
            answer, other = right.copy(), place + 1 if place + 1 < len(right) else place - 1
            answer[place], answer[other] = answer[other], answer[place]
            yield answer, item.feedback

    def fits(self, answer: Any) -> bool:
        """All steps or none: a card shows only those that an answer names."""
        return is_list_of_ids(answer) and sorted(answer) == sorted(letters(len(self.items)))

    def judge(self, answer: Any, learner: str = "") -> Result:
        if not self.fits(answer):
            return UNANSWERED
        wanted = letters(len(self.items))
        if tuple(answer) == wanted:
            return Result(Outcome.RIGHT, parts={i: PartResult(True) for i in wanted})
        first = next(n for n, letter in enumerate(wanted) if answer[n] != letter)
        parts = {letter: PartResult(answer[n] == letter) for n, letter in enumerate(wanted)}
        parts[answer[first]] = PartResult(False, self.items[wanted.index(answer[first])].feedback)
        # The reason why another step belongs there, without naming it: the last step of thought stays the learner's.
        feedback = text.ORDER_FIRST_FAULT.format(place=first + 1, feedback=self.items[first].feedback)
        return Result(judged(parts).outcome, feedback, parts)

    def model_answer(self, learner: str = "") -> str:
        return "\n".join(f"{place}. {item.text}" for place, item in enumerate(self.items, 1))

    def view(self, learner: str) -> OrderView:
        items = labelled(self, learner, [item.text for item in self.items])
        if [i for i, _ in items] == sorted(i for i, _ in items):
            items = items[1:] + items[:1]  # never shown solved
        return {"items": items}

    def slips(self, event: Mapping[str, Any]) -> Slips:
        """Only the first step that stands wrong: all behind it follow from it."""
        ids = letters(len(self.items))
        for number, (given, wanted) in enumerate(zip(event["answer"], ids, strict=True), 1):
            if given != wanted:
                item = self.items[ids.index(given)]
                yield text.SLIP_PLACED.format(place=number, part=item.text), item.feedback
                return

    def play(self, card: Locator, answer: Any) -> None:
        for place, item in enumerate(answer):
            row = card.locator(f'li[data-id="{item}"]')
            for _ in answer:
                shown = [one.get_attribute("data-id") for one in card.locator("li[data-id]").all()]
                if shown.index(item) == place:
                    break
                row.locator('[data-step="-1"]').click()
