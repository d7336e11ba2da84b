"""Parts sorted into groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypedDict

from kit.check.result import Result
from kit.kinds.assigned import assigned, assigned_answers, assigned_slips
from kit.kinds.exercise import Answers, Exercise, Slips, is_mapping_to_text, labelled

if TYPE_CHECKING:
    from playwright.sync_api import Locator


@dataclass(frozen=True, kw_only=True)
class Grouped:
    text: str
    group: str
    feedback: str


class ClassifyView(TypedDict):
    items: list[tuple[str, str]]  # id and HTML
    groups: list[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Classify(Exercise):
    """An answer maps the letter of an item to the number of its group: `{"a": "2"}`."""

    groups: tuple[str, ...]
    items: tuple[Grouped, ...]

    label = "mengelompokkan"
    example = """
prompt = "Kelompokkan setiap data menurut UU PDP."
groups = ["Data umum", "Data spesifik"]
items = [
  { text = "Nama lengkap", group = "Data umum", feedback = "UU PDP menyebut nama lengkap sebagai data umum." },
  { text = "Data kesehatan", group = "Data spesifik", feedback = "UU PDP menyebut data kesehatan sebagai data spesifik." },
]
"""
    guide = "`feedback` tampil bila kelompok butir itu salah."

    @property
    def _wanted(self) -> list[str]:
        return [str(self.groups.index(item.group) + 1) for item in self.items]

    @property
    def _feedbacks(self) -> list[str]:
        return [item.feedback for item in self.items]

    def defects(self) -> Iterator[str]:
        for item in self.items:
            if item.group not in self.groups:
                yield f"kelompok “{item.group}” tidak ada di groups"

    def sentences(self) -> Iterator[list[tuple[str, str]]]:
        yield [(f"butir “{item.text}”", item.feedback) for item in self.items]

    def answers(self, learner: str = "") -> Answers:
        return assigned_answers(self._wanted, self._feedbacks, len(self.groups))

    def fits(self, answer: Any) -> bool:
        return is_mapping_to_text(answer)

    def judge(self, answer: Any, learner: str = "") -> Result:
        return assigned(self._wanted, self._feedbacks, answer)

    def model_answer(self, learner: str = "") -> str:
        return "\n".join(f"- {item.text}: **{item.group}**" for item in self.items)

    def view(self, learner: str) -> ClassifyView:
        from kit.markup import inline

        return {
            "items": labelled(self, learner, [item.text for item in self.items]),
            "groups": [(str(n), inline(group)) for n, group in enumerate(self.groups, 1)],
        }

    def slips(self, event: Mapping[str, Any]) -> Slips:
        items = [item.text for item in self.items]
        return assigned_slips(items, self._wanted, self._feedbacks, self.groups, event["answer"])

    def play(self, card: Locator, answer: Any) -> None:
        for item, group in answer.items():
            card.locator(f'[data-id="{item}"] input[value="{group}"]').check()
