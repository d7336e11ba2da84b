"""What a participant types in a notebook: sesi, soal, kemajuan, hasil, rapikan."""

from __future__ import annotations

from typing import Any

from kit import exercises
from kit.cards.exercise import NOTHING, ExerciseCard
from kit.cards.lesson import LessonHead, ProgressPicture
from kit.cards.products import Products
from kit.widget.live import Live

_here: exercises.Lesson | None = None  # a kernel serves one notebook


def sesi(number: str | int) -> Live:
    """Show the head of a lesson: `kit.sesi("04")`. Also puts errors of the learner's cells into Indonesian."""
    from kit import errors

    global _here  # noqa: PLW0603 - what stands at a notebook's beginning tells its end where it is
    _here = exercises.lesson(str(number).zfill(2))
    errors.install(_here.made)
    return Live(LessonHead(_here))


def soal(exercise_id: str, value: Any = NOTHING) -> Live:
    """Show the card of an exercise; `value` is what the learner's own cell hands over, `...` while untried."""
    return Live(ExerciseCard(exercises.find(exercise_id), value))


def kemajuan() -> Live:
    """Show what is done and what is open in every lesson, and the way to the lesson after this notebook's."""
    return Live(ProgressPicture(_here))


def hasil() -> Live:
    """Show every product of the course, whether it was made, and where its documents lie."""
    return Live(Products())


def rapikan(berkas: str = "") -> Live:
    """Show the card that makes a tidy table of one's own file; `berkas` is a name in the folder data-saya."""
    from kit.widget.desk import Desk  # a lesson without it needs no pandas

    return Live(Desk(berkas))
