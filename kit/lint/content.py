"""Rules for exercises/*.toml: complete, told apart, and true when its answers are judged."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kit import text_author as text
from kit.check.result import Outcome
from kit.content import ContentError
from kit.exercises import Lesson
from kit.exercises.contents import NAME
from kit.kinds.exercise import PLACEHOLDERS, Exercise
from kit.lint.fault import Fault

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def faults(lesson: Lesson, ids: dict[str, str]) -> Iterator[Fault]:
    """Faults of one lesson; `ids` maps every id seen so far to its file and is added to."""
    file = f"exercises/{lesson.stem}.toml"
    if not lesson.exercises:
        yield Fault(file, "", text.NO_EXERCISES)
    for key in ("questions", "goals"):
        if not any(getattr(lesson, key)) or not all(words.strip() for words in getattr(lesson, key)):
            yield Fault(file, "[lesson]", text.HEAD_EMPTY.format(key=key))
    for key in ("competence", "questions", "goals"):
        if "…" in "".join(getattr(lesson, key)):
            yield Fault(file, "[lesson]", text.PLACEHOLDER_LEFT.format(key=key))
    needed = sum(exercise.minutes for exercise in lesson.exercises)
    if needed > lesson.minutes:
        short = text.TIME_SHORT.format(needed=needed, minutes=lesson.minutes, course=NAME)
        yield Fault(file, "", short)
    for exercise in lesson.exercises:
        where = text.IN_EXERCISE.format(id=exercise.id)
        if exercise.id in ids:
            yield Fault(file, where, text.ID_TAKEN.format(file=ids[exercise.id]))
        ids.setdefault(exercise.id, file)
        yield from (Fault(file, where, fault) for fault in _of(exercise))


def _of(exercise: Exercise) -> Iterator[str]:
    yield from _complete(exercise)
    yield from _told_apart(exercise)
    try:
        defects = list(exercise.defects())
        yield from defects
        if not defects:  # what is not whole cannot be judged
            yield from _judged(exercise)
    except ContentError as error:
        yield text.NO_VERDICT.format(error=str(error).rstrip("."))
    except Exception as error:  # noqa: BLE001 - the author's code may raise anything
        cause = f"{type(error).__name__}: {error}".rstrip(".")
        yield text.CODE_STOPPED.format(error=cause)


def _complete(exercise: Exercise) -> Iterator[str]:
    if not _SLUG.fullmatch(exercise.id):
        yield text.ID_BAD.format(id=exercise.id)
    for key in ("title", "prompt", "explain"):
        if not getattr(exercise, key).strip():
            yield text.KEY_EMPTY.format(key=key)
        elif getattr(exercise, key) == PLACEHOLDERS.get(key):
            yield text.PLACEHOLDER_LEFT.format(key=key)
    if exercise.hints == PLACEHOLDERS["hints"]:
        yield text.PLACEHOLDER_LEFT.format(key="hints")
    hints = sum(bool(hint.strip()) for hint in exercise.hints)
    if hints < 2:
        yield text.HINTS_FEW.format(count=hints)
    if exercise.needs_otherwise and not exercise.otherwise.strip():
        yield text.OTHERWISE_ABSENT


def _told_apart(exercise: Exercise) -> Iterator[str]:
    """A sentence that serves two mistakes speaks to neither."""
    for group in exercise.sentences():
        first: dict[str, str] = {}
        for name, feedback in group:
            sentence = feedback.strip()
            if not sentence:
                yield text.FEEDBACK_ABSENT.format(part=name)
            elif sentence in first:
                yield text.FEEDBACK_SAME.format(part=name, other=first[sentence])
            else:
                first[sentence] = name
        if exercise.otherwise.strip() in first:
            yield text.FEEDBACK_OTHERWISE.format(part=first[exercise.otherwise.strip()])


def _judged(exercise: Exercise) -> Iterator[str]:
    if exercise.judge(exercise.untouched()).outcome is not Outcome.UNANSWERED:
        yield text.UNTOUCHED_JUDGED
    for learner in exercise.learners():
        result = exercise.judge(exercise.right(learner), learner)
        if not result.done:
            yield text.RIGHT_REFUSED.format(outcome=result.outcome)
        for answer, sentence in exercise.mistakes(learner):
            result = exercise.judge(answer, learner)
            if result.outcome not in (Outcome.WRONG, Outcome.PARTIAL):
                yield text.MISTAKE_ACCEPTED.format(start=sentence[:50], outcome=result.outcome)
            elif not any(sentence in words for words in result.sentences()):
                yield text.MISTAKE_UNHEARD.format(start=sentence[:50])
