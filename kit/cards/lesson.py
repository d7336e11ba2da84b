"""The head of a lesson and the picture of progress; both follow the record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kit import learner, text
from kit.cards.panel import Panel, identity, others
from kit.exercises import Lesson, lessons
from kit.kinds.exercise import Exercise
from kit.markup import plain
from kit.record import Record


def outcome(record: Record | None, exercise: Exercise) -> str:
    """An exercise once solved stays solved; else what the last attempt gave."""
    if record is None:
        return "unanswered"
    standing = record.standing(exercise.id)
    return str(exercise.success) if standing.solved else standing.outcome


def summary(record: Record | None, one: Lesson) -> dict[str, Any]:
    """How far a lesson is: done of total, and the next open exercise."""
    open_ones = [e for e in one.exercises if outcome(record, e) not in ("right", "saved")]
    done, total = len(one.exercises) - len(open_ones), len(one.exercises)
    return {
        "done": done,
        "total": total,
        "summary": text.DONE_OF.format(done=done, total=total),
        "next": plain(open_ones[0].title) if open_ones else "",
    }


class LessonHead(Panel):
    """Where you are: day, minutes, exercises done, and whose record it is; the goals stand in the notebook."""

    def __init__(self, one: Lesson) -> None:
        self.lesson = one
        super().__init__()

    def __repr__(self) -> str:
        return f"Sesi {self.lesson.number} {self.lesson.title}"

    def look(self) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        who = learner.active()
        day = text.DAY.format(day=self.lesson.day) if self.lesson.day else text.OPENING
        minutes = text.MINUTES.format(minutes=self.lesson.minutes)
        state = {
            "kicker": f"{text.LESSON.format(number=self.lesson.number)} · {day} · {minutes}",
            "who": text.LEARNER.format(name=who.name, institution=who.institution) if who else "",
            "notice": damage(who.record) if who else "",
            "identity": identity(who),
            **summary(who.record if who else None, self.lesson),
        }
        return {"kind": "lesson"}, state

    def handle(self, message: Mapping[str, Any]) -> None:
        if message.get("do") == "change":
            self.state = {**self.state, "identity": {"known": others()}}


def damage(record: Record) -> str:
    """One sentence about unreadable lines of a record; empty if there are none."""
    if not record.damaged:
        return ""
    return text.RECORD_DAMAGED.format(count=len(record.damaged), file=record.log.shown_as)


class ProgressPicture(Panel):
    """Every exercise of every lesson as one square: done, open, partly right, not right yet."""

    def __repr__(self) -> str:
        return "Kemajuan"

    def look(self) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        who = learner.active()
        rows = [_row(who.record if who else None, one) for one in lessons()]
        state = {
            "title": text.PROGRESS_OF.format(name=who.name) if who else text.PROGRESS,
            "lessons": rows,
            "next": next(
                (f"{row['number']} {row['title']}: {row['next']}" for row in rows if row["next"]), ""
            ),
            "legend": [[key, text.VERDICTS[key]] for key in ("right", "partial", "wrong", "unanswered")],
        }
        return {"kind": "progress"}, state


def _row(record: Record | None, one: Lesson) -> dict[str, Any]:
    outcomes = [(plain(e.title), outcome(record, e)) for e in one.exercises]
    exercises = [[title, result, text.VERDICTS[result]] for title, result in outcomes]
    return {"number": one.number, "title": one.title, "exercises": exercises, **summary(record, one)}
