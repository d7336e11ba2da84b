"""Judges of single answers: choice, choices, text, number, reflect. Pure."""

from __future__ import annotations

from typing import Any

from kit import text
from kit.check.result import Outcome, Part, Result, judged
from kit.check.values import numbers_in, same_text, spoken
from kit.exercises.kinds import Choice, Choices, Number, Reflect, Text, letters
from kit.exercises.vary import compute

UNANSWERED = Result(Outcome.UNANSWERED, text.UNANSWERED)


def choice(exercise: Choice, answer: Any, numbers: dict[str, float]) -> Result:
    ids = letters(len(exercise.options))
    if answer not in ids:
        return UNANSWERED
    option = exercise.options[ids.index(answer)]
    outcome = Outcome.RIGHT if option.correct else Outcome.WRONG
    return Result(outcome, option.feedback, {answer: Part(option.correct)})


def choices(exercise: Choices, answer: Any, numbers: dict[str, float]) -> Result:
    if not answer:
        return UNANSWERED
    parts = {}
    for letter, option in zip(letters(len(exercise.options)), exercise.options, strict=True):
        ok = (letter in answer) == option.correct
        parts[letter] = Part(ok, "" if ok else option.feedback)
    outcome = judged(parts).outcome
    # Leaving wrong options empty is no achievement: without one right tick nothing is partly right.
    if outcome is Outcome.PARTIAL and not any(part.ok and i in answer for i, part in parts.items()):
        outcome = Outcome.WRONG
    # Nor is it told: a sign at an empty option would give the answer away.
    return Result(outcome, "", {i: part for i, part in parts.items() if i in answer or not part.ok})


def text_answer(exercise: Text, answer: Any, numbers: dict[str, float]) -> Result:
    given = str(answer or "")
    if not given.strip():
        return UNANSWERED
    if any(same_text(given, accepted, exercise.exact) for accepted in exercise.accept):
        return Result(Outcome.RIGHT)
    for mistake in exercise.wrong:
        if same_text(given, str(mistake.answer), exercise.exact):
            return Result(Outcome.WRONG, mistake.feedback)
    return Result(Outcome.WRONG, text_cause(given, exercise.accept) or exercise.otherwise)


def text_cause(given: str, accepted: tuple[str, ...]) -> str:
    """Why a text misses an accepted answer although it means nearly the same, or an empty string."""
    for target in accepted:
        if given.strip().lstrip("0") == target.lstrip("0") != "" and target.startswith("0"):
            return text.LEADING_ZERO.format(given=given.strip())
        if same_text(given, target):
            return text.EXACT_SPELLING.format(given=given.strip())
    return ""


def number(exercise: Number, answer: Any, numbers: dict[str, float]) -> Result:
    given = str(answer if answer is not None else "").strip()
    if not given:
        return UNANSWERED
    readings = numbers_in(given.removesuffix(exercise.unit))
    if not readings:
        return Result(Outcome.WRONG, text.NOT_A_NUMBER.format(given=given))
    target, slack = compute(exercise.value, numbers), exercise.tolerance + 1e-9
    for value in readings:
        if abs(value - target) <= slack:
            return Result(Outcome.RIGHT, read_as=spoken(value))
    read_as = spoken(readings[0])
    for mistake in exercise.wrong:
        if any(abs(value - compute(mistake.answer, numbers)) <= slack for value in readings):
            return Result(Outcome.WRONG, mistake.feedback, read_as=read_as)
    return Result(
        Outcome.WRONG, _number_cause(readings[0], target, slack) or exercise.otherwise, read_as=read_as
    )


def _number_cause(value: float, target: float, slack: float) -> str:
    if abs(value + target) <= slack:
        return text.WRONG_SIGN
    for factor in (10, 100, 1000):
        if abs(value - target * factor) <= slack * factor or abs(value * factor - target) <= slack * factor:
            return text.WRONG_SCALE.format(factor=factor)
    if abs(value - target) <= max(0.5, slack * 10) and target != round(target):
        return text.TOO_ROUND
    return ""


def reflect(exercise: Reflect, answer: Any, numbers: dict[str, float]) -> Result:
    answer = answer or {}
    words = len(str(answer.get("text", "")).split())
    rated = answer.get("rubric", {})
    if not words and not rated:
        return UNANSWERED
    if words < exercise.min_words:
        return Result(Outcome.PARTIAL, text.TOO_FEW_WORDS.format(words=words, wanted=exercise.min_words))
    if exercise.scale and len(rated) < len(exercise.rubric):
        return Result(Outcome.PARTIAL, text.NOT_ALL_RATED.format(left=len(exercise.rubric) - len(rated)))
    unmet = [c for i, c in zip(letters(26), exercise.rubric, strict=False) if not rated.get(i)]
    if not unmet:
        return Result(Outcome.SAVED, text.REFLECTION_SAVED)
    advice = "\n".join(f"- {criterion.text}: {criterion.why}" for criterion in unmet)
    return Result(Outcome.SAVED, text.REFLECTION_OPEN.format(advice=advice))
