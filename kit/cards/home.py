"""Beranda: what stands there when every tab is closed; the lessons by day, what is done, and the way on."""

from __future__ import annotations

from typing import Any

from kit import learner, paths, text
from kit.cards.lesson import day_title, outcome, summary
from kit.exercises import Lesson, course, lessons
from kit.kinds.exercise import Exercise
from kit.markup import plain
from kit.record import Record, RecordError


def home() -> dict[str, Any]:
    """Title, the way on (a lesson's file and an exercise, or None), and of each day its lessons with what is done."""
    try:
        who = learner.active()
    except RecordError:
        who = None  # the cards say what is wrong with it
    record = who.record if who else None
    by_stem = {one.stem: one for one in lessons()}
    days = [
        {
            "title": day_title(day),
            "lessons": [_tile(record, by_stem[entry.stem]) for entry in day.lessons if entry.stem in by_stem],
        }
        for day in course().days
    ]
    return {
        "title": text.HOME_HELLO.format(name=who.name) if who else text.HOME_WELCOME,
        "folder": paths.lessons().name,
        "on": _way_on(record, list(by_stem.values())),
        "tab": text.HOME,
        "days": [day for day in days if day["lessons"]],
    }


def _tile(record: Record | None, one: Lesson) -> dict[str, Any]:
    done = summary(record, one)
    words = " · ".join([text.MINUTES.format(minutes=one.minutes), done["summary"]])
    return {
        "file": f"{one.stem}.ipynb",
        "name": f"{one.number} {one.title}",
        "about": words,
        "done": done["done"],
        "total": done["total"],
    }


def _way_on(record: Record | None, all_lessons: list[Lesson]) -> dict[str, str] | None:
    """The next open exercise of the lesson of the last answer, else of the first lesson that has one."""
    answered = {
        str(event["exercise"]) for event in (record.events if record else ())[-1:] if "exercise" in event
    }
    here = [one for one in all_lessons if answered & {exercise.id for exercise in one.exercises}]
    for one in [*here, *all_lessons]:
        for exercise in one.exercises:
            if outcome(record, exercise) not in ("right", "saved"):
                return _way(one, exercise, begun=bool(answered))
    return None


def _way(one: Lesson, exercise: Exercise, *, begun: bool) -> dict[str, str]:
    lesson = f"{one.number} {one.title}"
    words = (
        text.HOME_ON.format(lesson=lesson, exercise=plain(exercise.title))
        if begun
        else text.HOME_BEGIN.format(lesson=lesson)
    )
    return {"file": f"{one.stem}.ipynb", "exercise": exercise.id if begun else "", "words": words}
