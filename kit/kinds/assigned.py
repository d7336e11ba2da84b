"""What match and classify share: to each part, named by a letter, belongs one place, named by a number. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kit import text
from kit.check.result import UNANSWERED, PartResult, Result, judged
from kit.kinds.exercise import Answers, Slips, letters


def assigned(wanted: Sequence[str], feedbacks: Sequence[str], answer: Any) -> Result:
    """The verdict on an answer that maps letters to places; `wanted` has each part's place."""
    given = {key: value for key, value in (answer or {}).items() if value}
    if not given:
        return UNANSWERED
    parts = {}
    for letter, feedback, right in zip(letters(len(wanted)), feedbacks, wanted, strict=True):
        ok = given.get(letter) == right
        parts[letter] = PartResult(ok, "" if ok else feedback if letter in given else text.PART_EMPTY)
    return judged(parts)


def assigned_answers(wanted: Sequence[str], feedbacks: Sequence[str], places: int) -> Answers:
    """The right answer, then one wrong place for each part."""
    right = dict(zip(letters(len(wanted)), wanted, strict=True))
    yield right, ""
    for (letter, number), feedback in zip(right.items(), feedbacks, strict=True):
        yield {**right, letter: str(int(number) % places + 1)}, feedback


def assigned_slips(
    parts: Sequence[str], wanted: Sequence[str], feedbacks: Sequence[str], places: Sequence[str], answer: Any
) -> Slips:
    """Every part that was given a place, and not its own."""
    by_number = {str(number): place for number, place in enumerate(places, 1)}
    for letter, part, right, feedback in zip(letters(len(parts)), parts, wanted, feedbacks, strict=True):
        given = answer.get(letter)
        if given in by_number and given != right:
            yield f"{part} → {by_number[given]}", feedback
