"""A short text, typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kit import text
from kit.check.result import UNANSWERED, Outcome, Result
from kit.check.values import same_text
from kit.kinds.exercise import Answers, Exercise, Mistake, Slips, mistake_sentences, typed_slips

if TYPE_CHECKING:
    from playwright.sync_api import Locator


_AROUND_DOMAIN = re.compile(r"^(?:https?:)?(?://)?(?:www\.)?|/+$", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Text(Exercise):
    """An answer is the text as typed."""

    accept: tuple[str, ...]
    exact: bool = False
    domain: bool = False
    wrong: tuple[Mistake, ...] = ()

    label = "isian singkat"
    example = """
prompt = "Nomor kelas apa yang tertulis pada label punggung buku ilmu perpustakaan?"
accept = ["020", "nomor kelas 020"]    # huruf besar, spasi berlebih, dan tanda baca di ujung diabaikan
exact = false                          # true: hanya spasi di ujung yang diabaikan
domain = false                         # true: https://, www., dan garis miring di ujung diabaikan
wrong = [{ answer = "20", feedback = "Angka nol di depan hilang. Nomor kelas adalah teks: tulis `020`." }]
otherwise = "Lihat kembali label punggung buku pada gambar."
"""
    needs_otherwise = True

    def sentences(self) -> Iterator[list[tuple[str, str]]]:
        yield mistake_sentences(self.wrong)

    def answers(self, learner: str = "") -> Answers:
        yield self.accept[0], ""
        yield from ((str(mistake.answer), mistake.feedback) for mistake in self.wrong)

    def judge(self, answer: Any, learner: str = "") -> Result:
        given = str(answer or "")
        if not given.strip():
            return UNANSWERED
        if self.domain:
            given = _AROUND_DOMAIN.sub("", given.strip(" `'\"“”."))
        if any(same_text(given, accepted, self.exact) for accepted in self.accept):
            return Result(Outcome.RIGHT)
        for mistake in self.wrong:
            if same_text(given, str(mistake.answer), self.exact):
                return Result(Outcome.WRONG, mistake.feedback)
        return Result(Outcome.WRONG, near_miss(given, self.accept) or self.otherwise)

    def model_answer(self, learner: str = "") -> str:
        return f"`{self.accept[0]}`"

    def readable(self, answer: Any) -> str:
        return answer if isinstance(answer, str) else ""

    def slips(self, event: Mapping[str, Any]) -> Slips:
        return typed_slips(self, self.wrong, event)

    def play(self, card: Locator, answer: Any) -> None:
        card.locator(".kit-entry").fill(answer)


def near_miss(given: str, accepted: tuple[str, ...]) -> str:
    """Why a text misses an accepted answer although it means nearly the same, or an empty string."""
    for target in accepted:
        if given.strip().lstrip("0") == target.lstrip("0") != "" and target.startswith("0"):
            return text.LEADING_ZERO.format(given=given.strip())
        if same_text(given, target):
            return text.EXACT_SPELLING.format(given=given.strip())
    return ""
