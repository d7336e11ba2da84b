"""A number, typed as people write it; with `vary` every learner gets numbers of his or her own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypedDict

from kit import text
from kit.base.indonesian import number as spoken
from kit.check.formula import compute
from kit.check.result import UNANSWERED, Outcome, Result
from kit.check.values import numbers_in
from kit.kinds.exercise import Answers, Exercise, Mistake, Slips, mistake_sentences, typed_slips

if TYPE_CHECKING:
    from playwright.sync_api import Locator


class NumberView(TypedDict):
    unit: str


@dataclass(frozen=True, kw_only=True)
class Number(Exercise):
    """An answer is the number as typed: `"1.250,5"`."""

    value: float | str
    tolerance: float = 0.0
    unit: str = ""
    vary: dict[str, list[float]] | None = None
    wrong: tuple[Mistake, ...] = ()

    label = "bilangan"
    example = """
prompt = "Sebanyak {hadir} dari {undangan} undangan datang. Berapa persen?"
vary = { undangan = [40, 50, 80], hadir = [20, 30, 36] }   # opsional; dipilih per peserta
value = "hadir / undangan * 100"        # bilangan, atau rumus dengan nama dari vary
tolerance = 0.1                         # selisih mutlak yang masih diterima
unit = "%"                              # ditampilkan di belakang kotak isian
wrong = [{ answer = "undangan / hadir * 100", feedback = "Pembagi dan yang dibagi tertukar." }]
otherwise = "Bagi yang hadir dengan yang diundang, lalu kalikan 100."
"""
    guide = (
        "Kartu membaca `1.250,5` dan `1250.5`, lalu menyebut bilangan yang dibacanya. Daftar pada `vary` dibaca berpasangan:\n"
        "seorang peserta mendapat semua bilangan pertama, atau semua bilangan kedua, dan seterusnya."
    )
    needs_otherwise = True

    def numbers(self, learner: str) -> dict[str, float]:
        """The numbers this learner gets; one draw serves all names, so that rows of `vary` belong together."""
        if not self.vary:
            return {}
        row = self.draw(learner).randrange(min(map(len, self.vary.values())))
        return {name: values[row] for name, values in self.vary.items()}

    def learners(self) -> list[str]:
        if not self.vary:
            return [""]
        found: dict[tuple[float, ...], str] = {}
        for name in map(str, range(100 * min(map(len, self.vary.values())))):
            found.setdefault(tuple(self.numbers(name).values()), name)
        return list(found.values())

    def asked(self, learner: str) -> str:
        varied = {name: spoken(value) for name, value in self.numbers(learner).items()}
        return self.prompt.format(**varied) if varied else self.prompt

    def defects(self) -> Iterator[str]:
        try:
            self.asked("")
        except (LookupError, ValueError) as error:
            yield f"prompt memuat {{…}} yang tidak ada di vary: {error}; samakan nama di prompt dan di vary"

    def sentences(self) -> Iterator[list[tuple[str, str]]]:
        yield mistake_sentences(self.wrong)

    def answers(self, learner: str = "") -> Answers:
        varied = self.numbers(learner)
        yield spoken(compute(self.value, varied)), ""
        yield from ((spoken(compute(mistake.answer, varied)), mistake.feedback) for mistake in self.wrong)

    def judge(self, answer: Any, learner: str = "") -> Result:
        given = str(answer if answer is not None else "").strip()
        if not given:
            return UNANSWERED
        readings = numbers_in(given.removesuffix(self.unit))
        if not readings:
            return Result(Outcome.WRONG, text.NOT_A_NUMBER.format(given=given))
        numbers = self.numbers(learner)
        target, slack = compute(self.value, numbers), self.tolerance + 1e-9
        for value in readings:
            if abs(value - target) <= slack:
                return Result(Outcome.RIGHT, read_as=spoken(value))
        read_as = spoken(readings[0])
        for mistake in self.wrong:
            if any(abs(value - compute(mistake.answer, numbers)) <= slack for value in readings):
                return Result(Outcome.WRONG, mistake.feedback, read_as=read_as)
        cause = _cause(readings[0], target, slack) or self.otherwise
        return Result(Outcome.WRONG, cause, read_as=read_as)

    def model_answer(self, learner: str = "") -> str:
        value = spoken(round(compute(self.value, self.numbers(learner)), 4))
        return f"`{value}` {self.unit}".strip()

    def view(self, learner: str) -> NumberView:
        return {"unit": self.unit}

    def readable(self, answer: Any) -> str:
        return answer if isinstance(answer, str) else ""

    def slips(self, event: Mapping[str, Any]) -> Slips:
        return typed_slips(self, self.wrong, event)

    def play(self, card: Locator, answer: Any) -> None:
        card.locator(".kit-entry").fill(answer)


def _cause(value: float, target: float, slack: float) -> str:
    if abs(value + target) <= slack:
        return text.WRONG_SIGN
    for factor in (10, 100, 1000):
        if abs(value - target * factor) <= slack * factor or abs(value * factor - target) <= slack * factor:
            return text.WRONG_SCALE.format(factor=factor)
    if abs(value - target) <= max(0.5, slack * 10) and target != round(target):
        return text.TOO_ROUND
    return ""
