"""One activity recorded in a form, every entry checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypedDict

from kit import text
from kit.base.indonesian import number as spoken
from kit.check.formula import compute
from kit.check.result import UNANSWERED, Outcome, PartResult, Result, judged
from kit.check.spelling import same_name
from kit.check.values import day, numbers_in
from kit.kinds.entries import EntryView, entry_view, misshapen
from kit.kinds.exercise import Answers, Exercise, Mistake, Slips, is_mapping_to_text, mistake_sentences

if TYPE_CHECKING:
    from playwright.sync_api import Locator


@dataclass(frozen=True, kw_only=True)
class Field:
    """One entry of a form; dates are YYYY-MM-DD, numbers read as in `number`."""

    name: str
    label: str
    answer: str
    feedback: str
    type: str = "text"
    help: str = ""
    options: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    required: bool = True
    min: float | None = None
    max: float | None = None
    wrong: tuple[Mistake, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Rule:
    rule: str
    feedback: str


class FormView(TypedDict):
    fields: list[EntryView]


@dataclass(frozen=True, kw_only=True)
class Form(Exercise):
    """An answer maps the name of a field to its entry: `{"tgl_mulai": "2025-05-14"}`."""

    fields: tuple[Field, ...]
    rules: tuple[Rule, ...] = ()

    label = "formulir"
    example = """
prompt = "Catat kegiatan 14-15 Mei 2025 itu."
fields = [
  { name = "tgl_mulai", label = "Tanggal mulai", type = "date", answer = "2025-05-14", feedback = "Cerita menyebut 14 Mei." },
  { name = "tgl_selesai", label = "Tanggal selesai", type = "date", answer = "2025-05-15", feedback = "Hari terakhir 15 Mei." },
  { name = "peserta_l", label = "Peserta laki-laki", type = "number", min = 0, answer = "12", feedback = "Hitung yang laki-laki." },
  { name = "strategi", label = "Strategi", type = "choice", options = ["Advokasi", "Pelibatan"], answer = "Advokasi", feedback = "Ada MoU." },
  { name = "mitra", label = "Mitra", accept = ["PKK Desa Contoh"], required = false, answer = "PKK Contoh", feedback = "Sebut PKK-nya." },
]
rules = [{ rule = "tgl_mulai <= tgl_selesai", feedback = "Tanggal selesai tidak boleh sebelum tanggal mulai." }]
"""
    guide = (
        "`type`: `text`, `date`, `number`, `choice`. Tanggal diisi dan dicatat sebagai `YYYY-MM-DD`. `rule` membandingkan\n"
        "nama isian dan bilangan dengan `<=`, `<`, `==`, `!=`, `>=`, `>`, `+`, dan `-`. `wrong = [{ answer, feedback }]` "
        "boleh dipakai pada setiap isian."
    )

    def defects(self) -> Iterator[str]:
        for field in self.fields:
            if field.type not in ("text", "date", "number", "choice"):
                yield f"isian {field.name}: type harus text, date, number, atau choice"
            if field.type == "choice" and field.answer not in field.options:
                yield f"isian {field.name}: answer tidak ada di options"

    def sentences(self) -> Iterator[list[tuple[str, str]]]:
        for field in self.fields:
            yield [(f"isian `{field.name}`", field.feedback), *mistake_sentences(field.wrong)]
        yield [(f"aturan `{rule.rule}`", rule.feedback) for rule in self.rules]

    def answers(self, learner: str = "") -> Answers:
        right = {field.name: field.answer for field in self.fields}
        yield right, ""
        for field in self.fields:
            yield from (({**right, field.name: str(m.answer)}, m.feedback) for m in field.wrong)
            yield from (({**right, field.name: entry}, field.feedback) for entry in _unforeseen(field))

    def fits(self, answer: Any) -> bool:
        return is_mapping_to_text(answer)

    def judge(self, answer: Any, learner: str = "") -> Result:
        given = {key: str(value).strip() for key, value in (answer or {}).items()}
        if not any(given.values()):
            return UNANSWERED
        parts = {field.name: _judge_entry(field, given.get(field.name, "")) for field in self.fields}
        broken = [rule.feedback for rule in self.rules if not self._holds(rule.rule, given)]
        result = judged(parts, "\n\n".join(broken))
        if broken and result.outcome is Outcome.RIGHT:
            return Result(Outcome.PARTIAL, result.feedback, parts)
        return result

    def _holds(self, rule: str, given: dict[str, str]) -> bool:
        """Whether a rule holds; a rule whose entries are empty or misshapen says nothing."""
        names: dict[str, Any] = {}
        for field in self.fields:
            entry = given.get(field.name, "")
            read: Any = day(entry) if field.type == "date" else next(iter(numbers_in(entry)), None)
            if field.type not in ("date", "number"):
                read = entry
            if read is not None and entry:
                names[field.name] = read
        try:
            return bool(compute(rule, names))
        except (ValueError, TypeError):
            return True

    def model_answer(self, learner: str = "") -> str:
        return "\n".join(f"- {field.label}: `{field.answer or text.EMPTY}`" for field in self.fields)

    def view(self, learner: str) -> FormView:
        return {"fields": [entry_view(field) for field in self.fields]}

    def slips(self, event: Mapping[str, Any]) -> Slips:
        parts = self.judge(event["answer"]).parts
        for field in self.fields:
            part = parts.get(field.name)
            if part is not None and not part.ok:
                known = {mistake.feedback for mistake in field.wrong} | {field.feedback}
                entry = event["answer"].get(field.name) or text.EMPTY
                yield f"{field.label}: {entry}", part.feedback if part.feedback in known else ""

    def play(self, card: Locator, answer: Any) -> None:
        for field in self.view("")["fields"]:
            box, entry = card.get_by_label(field["label"], exact=True), answer.get(field["name"], "")
            if field["type"] == "choice":
                box.select_option(entry)
            else:
                box.fill(entry)


def _judge_entry(field: Field, given: str) -> PartResult:
    if not given:
        if not field.answer:
            return PartResult(True)
        return PartResult(False, text.FIELD_EMPTY if field.required else field.feedback)
    shape = _misshapen(field, given)
    if shape:
        return PartResult(False, shape)
    if _equal(field.type, given, (field.answer, *field.accept)):
        return PartResult(True)
    for mistake in field.wrong:
        if _equal(field.type, given, (str(mistake.answer),)):
            return PartResult(False, mistake.feedback)
    return PartResult(False, field.feedback)


def _misshapen(field: Field, given: str) -> str:
    """What is wrong with the form of an entry, whatever the right answer is."""
    if (fault := misshapen(field.type, given)) or field.type != "number":
        return fault
    readings = numbers_in(given)
    if field.min is not None and readings[0] < field.min:
        return text.BELOW_MINIMUM.format(given=spoken(readings[0]), limit=spoken(field.min))
    if field.max is not None and readings[0] > field.max:
        return text.ABOVE_MAXIMUM.format(given=spoken(readings[0]), limit=spoken(field.max))
    return ""


def _equal(type_: str, given: str, accepted: tuple[str, ...]) -> bool:
    if type_ == "number":
        return any(numbers_in(given)[:1] == numbers_in(one)[:1] for one in accepted)
    if type_ == "date":
        return any(day(given) == day(one) for one in accepted)
    return any(same_name(given, one) for one in accepted)


def _unforeseen(field: Field) -> list[str]:
    """One entry of the right shape that the author did not foresee, or none where all are known."""
    known = {field.answer, *field.accept, *(str(mistake.answer) for mistake in field.wrong)}
    return [entry for entry in _candidates(field) if entry not in known][:1]


def _candidates(field: Field) -> Iterable[str]:
    if field.type == "choice":
        return field.options
    if field.type == "date":
        first = day(field.answer) or date(2025, 1, 1)
        return [(first + timedelta(step)).isoformat() for step in range(1, 20)]
    if field.type == "number":
        start = next(iter(numbers_in(field.answer)), 0.0)
        low, high = (-1e300 if field.min is None else field.min), (1e300 if field.max is None else field.max)
        return [
            spoken(start + step) for step in (*range(1, 20), *range(-20, 0)) if low <= start + step <= high
        ]
    return ["(lain)", "(lain lagi)"]
