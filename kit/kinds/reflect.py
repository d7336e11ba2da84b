"""Free text, and a rubric by which learners look at it themselves; kept, never judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypedDict

from kit import text
from kit.check.result import UNANSWERED, Outcome, Result
from kit.documents.paper import Paper, PaperSection
from kit.kinds.exercise import Answers, Exercise, lettered, letters

if TYPE_CHECKING:
    from playwright.sync_api import Locator


@dataclass(frozen=True, kw_only=True)
class Criterion:
    text: str
    why: str


class ReflectView(TypedDict):
    min_words: int
    rubric: list[tuple[str, str]]  # id and HTML
    scale: list[str]


@dataclass(frozen=True, kw_only=True)
class Reflect(Exercise):
    """An answer is text and rubric: `{"text": "…", "rubric": {"a": true}}`; with `scale` a level `"1"`, `"2"` … each."""

    min_words: int = 10
    rubric: tuple[Criterion, ...] = ()
    scale: tuple[str, ...] = ()
    model: str = ""

    label = "refleksi"
    example = """
prompt = "Data apa yang akan Anda hapus setelah Bimtek ini?"
min_words = 20
rubric = [{ text = "Menyebut satu data yang akan dihapus", why = "Rencana yang jelas menyebut benda, bukan niat." }]
model = "Salinan daftar hadir di ponsel saya hapus pada hari Jumat, sebab aslinya sudah ada di kantor."   # opsional
scale = []                               # opsional: ["Belum bisa", "Bisa sendiri"]; setiap butir rubrik dinilai pada skala ini
"""
    guide = (
        "Jawaban tersimpan, tidak dinilai benar atau salah; peserta mencentang rubriknya sendiri. Dengan `min_words = 0`\n"
        "tidak ada kotak tulisan: hanya rubrik yang diisi, misalnya untuk menilai kemampuan sendiri. Tanpa `model`, tombol\n"
        "**Lihat jawaban** tidak ada."
    )
    submit = text.SAVE
    success = Outcome.SAVED

    def defects(self) -> Iterator[str]:
        if not self.min_words and not self.rubric:
            yield "reflect tanpa min_words dan tanpa rubric tidak meminta apa pun"
        if self.product and not self.min_words:
            yield "product memerlukan tulisan; min_words harus lebih dari 0"

    def answers(self, learner: str = "") -> Answers:
        written = self.model if len(self.model.split()) >= self.min_words else "kata " * self.min_words
        rubric = dict.fromkeys(letters(len(self.rubric)), "1" if self.scale else True)
        yield {"text": written if self.min_words else "", "rubric": rubric}, ""

    def fits(self, answer: Any) -> bool:
        if not isinstance(answer, dict) or not isinstance(answer.get("text", ""), str):
            return False
        rubric = answer.get("rubric", {})
        return isinstance(rubric, dict) and all(isinstance(rating, bool | str) for rating in rubric.values())

    def judge(self, answer: Any, learner: str = "") -> Result:
        answer = answer or {}
        words = len(str(answer.get("text", "")).split())
        rated = answer.get("rubric", {})
        if not words and not rated:
            return UNANSWERED
        if words < self.min_words:
            return Result(Outcome.PARTIAL, text.TOO_FEW_WORDS.format(words=words, wanted=self.min_words))
        if self.scale and len(rated) < len(self.rubric):
            return Result(Outcome.PARTIAL, text.NOT_ALL_RATED.format(left=len(self.rubric) - len(rated)))
        unmet = [criterion for i, criterion in lettered(self.rubric).items() if not rated.get(i)]
        if not unmet:
            return Result(Outcome.SAVED, text.REFLECTION_SAVED)
        advice = "\n".join(f"- {criterion.text}: {criterion.why}" for criterion in unmet)
        return Result(Outcome.SAVED, text.REFLECTION_OPEN.format(advice=advice))

    def model_answer(self, learner: str = "") -> str:
        return self.model

    def view(self, learner: str) -> ReflectView:
        from kit.markup import inline

        rubric = [(i, inline(criterion.text)) for i, criterion in lettered(self.rubric).items()]
        return {"min_words": self.min_words, "rubric": rubric, "scale": list(self.scale)}

    def readable(self, answer: Any) -> str:
        return str(answer.get("text", "")) if isinstance(answer, dict) else ""

    def paper(self, answer: Any, by: str) -> Paper:
        from kit.markup import plain

        rated = answer.get("rubric", {})
        marks = tuple((bool(rated.get(i)), plain(one.text)) for i, one in lettered(self.rubric).items())
        written = PaperSection("", (("", str(answer.get("text", ""))),))
        look = (PaperSection(text.DOCUMENT_OWN_LOOK, marks=marks),) if marks else ()
        return Paper(plain(self.title), by, (written, *look))

    def play(self, card: Locator, answer: Any) -> None:
        if card.locator("textarea").count():
            card.locator("textarea").fill(answer["text"])
        for item, rating in answer.get("rubric", {}).items():
            level = "" if rating is True else f'[value="{rating}"]'
            card.locator(f'input[data-id="{item}"]{level}').check()
