"""A short text, typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kit import text
from kit.check.result import UNANSWERED, Outcome, Result
from kit.check.spelling import SAME, query_slip
from kit.check.values import same_text
from kit.kinds.exercise import Answers, Exercise, Mistake, Slips, mistake_sentences, typed_slips

if TYPE_CHECKING:
    from playwright.sync_api import Locator


@dataclass(frozen=True, kw_only=True)
class Text(Exercise):
    """An answer is the text as typed."""

    accept: tuple[str, ...]
    written: str = "kata"
    wrong: tuple[Mistake, ...] = ()

    label = "isian singkat"
    example = """
prompt = "Nomor kelas apa yang tertulis pada label punggung buku ilmu perpustakaan?"
accept = ["020", "nomor kelas 020"]
written = "kata"                       # macam jawaban: kata, kode, domain, nama, atau kueri
wrong = [{ answer = "20", feedback = "Angka nol di depan hilang. Nomor kelas adalah teks: tulis `020`." }]
otherwise = "Lihat kembali label punggung buku pada gambar."
"""
    guide = """\
`written` menentukan apa yang dianggap sama:

| `written` | yang diabaikan |
|---|---|
| `kata` | huruf besar, spasi berlebih, tanda baca di ujung |
| `kode` | spasi di ujung saja |
| `domain` | juga `https://`, `www.`, dan garis miring di ujung |
| `nama` | seperti `kata`; singkatan seperti `Kab.` dan `Kel.` sama dengan kepanjangannya |
| `kueri` | huruf besar, bentuk tanda kutip, dan urutan bagian; ketikan yang disalahpahami mesin pencari diberi tahu |"""
    needs_otherwise = True

    def defects(self) -> Iterator[str]:
        if self.written not in SAME:
            yield f"written harus salah satu dari: {', '.join(SAME)}"

    def sentences(self) -> Iterator[list[tuple[str, str]]]:
        yield mistake_sentences(self.wrong)

    def answers(self, learner: str = "") -> Answers:
        yield self.accept[0], ""
        yield from ((str(mistake.answer), mistake.feedback) for mistake in self.wrong)

    def judge(self, answer: Any, learner: str = "") -> Result:
        given, same = str(answer or ""), SAME[self.written]
        if not given.strip():
            return UNANSWERED
        if any(same(given, accepted) for accepted in self.accept):
            return Result(Outcome.RIGHT)
        for mistake in self.wrong:
            if same(given, str(mistake.answer)):
                return Result(Outcome.WRONG, mistake.feedback)
        slip = query_slip(given) if self.written == "kueri" else near_miss(given, self.accept)
        return Result(Outcome.WRONG, slip or self.otherwise)

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
