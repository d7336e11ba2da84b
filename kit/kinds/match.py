"""Partners found for each of several parts."""

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
class Pair:
    left: str
    right: str
    feedback: str


class MatchView(TypedDict):
    lefts: list[tuple[str, str]]  # id and HTML
    rights: list[tuple[str, str]]  # id and plain text


@dataclass(frozen=True, kw_only=True)
class Match(Exercise):
    """An answer maps the letter of a left part to the number of its partner: `{"a": "2"}`."""

    pairs: tuple[Pair, ...]
    decoys: tuple[str, ...] = ()

    label = "menjodohkan"
    example = """
prompt = "Jodohkan setiap kegiatan dengan strateginya."
pairs = [
  { left = "MoU dengan dinas", right = "Advokasi", feedback = "MoU mengikat dukungan pihak lain: itu inti advokasi." },
  { left = "Pelatihan membuat kue", right = "Pelibatan masyarakat", feedback = "Warga ikut serta: itu pelibatan." },
]
decoys = ["Replikasi mandiri"]          # opsional: jodoh yang tidak terpakai
"""
    guide = "`feedback` tampil bila jodoh baris itu salah. Isi `right` boleh sama pada beberapa baris."

    @property
    def rights(self) -> tuple[str, ...]:
        """Every partner once, in file order; partner number n has the id str(n + 1)."""
        return tuple(dict.fromkeys([pair.right for pair in self.pairs] + list(self.decoys)))

    @property
    def _wanted(self) -> list[str]:
        return [str(self.rights.index(pair.right) + 1) for pair in self.pairs]

    @property
    def _feedbacks(self) -> list[str]:
        return [pair.feedback for pair in self.pairs]

    def sentences(self) -> Iterator[list[tuple[str, str]]]:
        yield [(f"pasangan “{pair.left}”", pair.feedback) for pair in self.pairs]

    def answers(self, learner: str = "") -> Answers:
        return assigned_answers(self._wanted, self._feedbacks, len(self.rights))

    def fits(self, answer: Any) -> bool:
        return is_mapping_to_text(answer)

    def judge(self, answer: Any, learner: str = "") -> Result:
        return assigned(self._wanted, self._feedbacks, answer)

    def model_answer(self, learner: str = "") -> str:
        return "\n".join(f"- {pair.left} → {pair.right}" for pair in self.pairs)

    def view(self, learner: str) -> MatchView:
        from kit.markup import plain

        rights = {str(n): plain(right) for n, right in enumerate(self.rights, 1)}
        return {
            "lefts": labelled(self, learner, [pair.left for pair in self.pairs]),
            "rights": [(i, rights[i]) for i in self.shuffled(learner + "/", list(rights))],
        }

    def slips(self, event: Mapping[str, Any]) -> Slips:
        lefts = [pair.left for pair in self.pairs]
        return assigned_slips(lefts, self._wanted, self._feedbacks, self.rights, event["answer"])

    def play(self, card: Locator, answer: Any) -> None:
        for pair in card.locator("[data-pair]").all():
            pair.locator("select").select_option(answer.get(pair.get_attribute("data-pair") or "", ""))
