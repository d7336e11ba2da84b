"""What every kind of exercise is made of: the common fields, and the questions that each kind answers about itself.

A kind is `NAME.py` with a class `Name(Exercise)` and `NAME.js` with its view; whatever else the kit needs of it (verdict,
public view, known mistakes, board, documentation, the way a test plays it) is a method or a class attribute here.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any, ClassVar

from kit import text, text_author
from kit.check.result import Outcome, Result

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from kit.documents.paper import Paper

Answers = Iterator[tuple[Any, str]]  # an answer, and the sentence its verdict must contain
Slips = Iterator[tuple[str, str]]  # what was answered, and the exercise's own sentence about it (or empty)

# What stands where an author has not written yet.
PLACEHOLDERS = {
    "title": "Judul soal",
    "hints": ("Petunjuk pertama, yang umum.", "Petunjuk kedua, yang hampir menyebut jawaban."),
    "explain": "Mengapa jawabannya begitu, satu sampai tiga kalimat.",
}
# The keys that every exercise has, as an author begins one; `example` of a kind adds its own, `prompt` among them.
EXAMPLE = f"""\
[[exercise]]
id = "{{id}}"
kind = "{{kind}}"
title = "{PLACEHOLDERS["title"]}"
minutes = 3
hints = ["{PLACEHOLDERS["hints"][0]}", "{PLACEHOLDERS["hints"][1]}"]
explain = "{PLACEHOLDERS["explain"]}"
"""


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """What every exercise has; `lesson` and `revision` come from its file, not from its author."""

    id: str
    kind: str
    title: str
    prompt: str
    minutes: float
    hints: tuple[str, ...]
    explain: str
    otherwise: str = ""
    competence: str = ""
    pillar: str = ""
    shuffle: bool = True
    beside: str = ""  # an earlier exercise of the same form, whose answer is shown beside the one kept here
    product: bool = False  # what is written here is kept as a document of the learner's own
    lesson: str = ""
    revision: str = ""

    label: ClassVar[str]  # its Indonesian name, as a card shows it
    example: ClassVar[
        str
    ]  # TOML of the kind's own keys: in the documentation, and what an author begins with
    guide: ClassVar[str] = ""  # what the documentation says below the example
    submit: ClassVar[str] = text.CHECK  # what the button says that hands the answer in
    success: ClassVar[Outcome] = Outcome.RIGHT
    needs_otherwise: ClassVar[bool] = False  # an unforeseen wrong answer has no sentence of its own
    stepwise: ClassVar[bool] = False  # given turn by turn: each turn is kept, even before there is a verdict
    reads_workbook: ClassVar[bool] = False  # what is laid out is one workbook, and its cells are the answer
    handed_over: ClassVar[bool] = False  # the learner's own cell hands the answer over as a value

    # --- for the author ---

    def defects(self) -> Iterator[str]:
        """Faults that types alone do not catch, each with its cure (Indonesian)."""
        yield from ()

    def sentences(self) -> Iterator[list[tuple[str, str]]]:
        """Groups of (what it speaks of, feedback): within a group each must have a sentence of its own."""
        yield from ()

    def answers(self, learner: str = "") -> Answers:
        """The right answer, then every known mistake with its sentence, in the form in which a card sends them."""
        raise NotImplementedError

    def right(self, learner: str = "") -> Any:
        """The right answer alone."""
        return next(self.answers(learner))[0]

    def mistakes(self, learner: str = "") -> list[tuple[Any, str]]:
        """Every known wrong answer with the sentence that its verdict must contain."""
        return list(self.answers(learner))[1:]

    def learners(self) -> list[str]:
        """Names of learners who between them get every variant of the exercise."""
        return [""]

    # --- an answer ---

    def untouched(self) -> Any:
        """What reaches the judge from a card or a cell in which nobody has done anything."""
        return None

    def fits(self, answer: Any) -> bool:
        """Whether an answer (of JSON shape) can be shown: its form, and no parts that the exercise does not have."""
        return isinstance(answer, str)

    def judge(self, answer: Any, learner: str = "") -> Result:
        """The verdict on `answer`; `learner` seeds varied numbers. A fault of the author raises ContentError."""
        raise NotImplementedError

    def model_answer(self, learner: str = "") -> str:
        """The right answer as Markdown, for whoever asks to see it; empty where there is none."""
        raise NotImplementedError

    def describe(self, value: Any) -> Any:
        """A value handed over, in the form in which a record can keep it."""
        return value

    def practice(self) -> Mapping[str, bytes]:
        """Files that a card lays out on the learner's disk; the answer is then what `kit.practice` finds there."""
        return {}

    def paper(self, answer: Any, by: str) -> Paper | None:
        """What is kept as a document where the exercise is a `product`; `by` says who wrote it."""
        return None

    # --- what others see ---

    def asked(self, learner: str) -> str:
        """The prompt for this learner, as Markdown."""
        return self.prompt

    def view(self, learner: str) -> Mapping[str, Any]:
        """The kind's own part of what a browser may know, never the key."""
        return {}

    def follow(self, answer: Any, learner: str = "") -> Mapping[str, Any]:
        """What a card shows beside the answer so far, where the answer leads on."""
        return {}

    def readable(self, answer: Any) -> str:
        """What a learner wrote, where it can be read without the card; letters of options cannot."""
        return ""

    def slips(self, event: Mapping[str, Any]) -> Slips:
        """What exactly was wrong in a recorded attempt (fields: see `kit.record`) whose answer `fits`; nothing if right."""
        yield from ()

    def play(self, card: Locator, answer: Any) -> None:
        """Give `answer` in a real browser as a learner would, up to the button that hands it in."""
        raise NotImplementedError

    # --- what differs from learner to learner ---

    def draw(self, learner: str) -> random.Random:
        """The same learner always gets the same sequence for the same exercise, on every machine."""
        return random.Random(zlib.crc32(f"{learner}/{self.id}".encode()))  # noqa: S311 (no secret depends on it)

    def shuffled(self, learner: str, ids: Sequence[str]) -> list[str]:
        """`ids` in the order this learner sees them."""
        order = list(ids)
        if self.shuffle:
            self.draw(learner).shuffle(order)
        return order


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """A known wrong answer and the sentence that speaks to it."""

    answer: str | float
    feedback: str


def mistake_sentences(mistakes: Sequence[Mistake]) -> list[tuple[str, str]]:
    return [(text_author.KNOWN_MISTAKE.format(answer=one.answer), one.feedback) for one in mistakes]


def typed_slips(exercise: Exercise, wrong: Sequence[Mistake], event: Mapping[str, Any]) -> Slips:
    """A wrong answer as typed, and its sentence if it is a mistake that the author knows."""
    result = exercise.judge(event["answer"], str(event.get("learner", "")))
    if not result.done:
        known = {mistake.feedback for mistake in wrong}
        yield event["answer"], result.feedback if result.feedback in known else ""


def letters(count: int) -> tuple[str, ...]:
    """Ids of `count` options in file order: a, b, c … (26 at most)."""
    return tuple(ascii_lowercase[:count])


def lettered(parts: Sequence[Any]) -> dict[str, Any]:
    """Id -> part, in file order."""
    return dict(zip(letters(len(parts)), parts, strict=True))


def labelled(exercise: Exercise, learner: str, texts: Sequence[str]) -> list[tuple[str, str]]:
    """Id and HTML of every text in this learner's order."""
    from kit.markup import inline  # Markdown costs time that only a card need pay

    by_id = lettered(texts)
    return [(i, inline(by_id[i])) for i in exercise.shuffled(learner, list(by_id))]


def is_list_of_ids(answer: Any) -> bool:
    return isinstance(answer, list) and all(isinstance(one, str) for one in answer)


def is_mapping_to_text(answer: Any) -> bool:
    return isinstance(answer, dict) and all(isinstance(one, str) for one in answer.values())
