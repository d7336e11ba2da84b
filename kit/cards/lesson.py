"""The head of a lesson and the picture of progress; both follow the record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kit import learner, text
from kit.cards.panel import Panel, identity, others
from kit.cards.protocol import Message
from kit.exercises import Day, Entry, Lesson, course, lessons
from kit.kinds.exercise import Exercise
from kit.markup import inline, plain
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
    """Where you are: day, minutes, exercises done, whose record it is; goals, what is needed, the way on."""

    def __init__(self, one: Lesson) -> None:
        self.lesson = one
        super().__init__()

    def __repr__(self) -> str:
        return f"Sesi {self.lesson.number} {self.lesson.title}"

    def look(self) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        who = learner.active()
        one = self.lesson
        day = text.DAY.format(day=one.day.number) if one.day.number else one.day.title
        state = {
            "kicker": " · ".join(
                [
                    text.LESSON.format(number=one.number),
                    day,
                    text.MINUTES.format(minutes=one.minutes),
                    text.PILLAR.format(pillar=one.pillar),
                ]
            ),
            "who": text.LEARNER.format(name=who.name, institution=who.institution) if who else "",
            "notice": damage(who.record) if who else "",
            "identity": identity(who),
            **summary(who.record if who else None, one),
        }
        return {"kind": "lesson", **_about(one)}, state

    def handle(self, message: Message) -> None:
        if message.get("do") == "change":
            self.state = {**self.state, "identity": {"known": others()}}


def _about(one: Lesson) -> dict[str, Any]:
    """What does not change while one learns: questions, goals, lessons needed, lessons before and after."""
    there = course()
    return {
        "questions": [inline(question) for question in one.questions],
        "goals": [inline(goal) for goal in one.goals],
        "needs": [link(entry) for entry in there.needed(one.stem)],
        "before": link(there.before(one.stem)),
        "after": link(there.after(one.stem)),
    }


def link(entry: Entry | None) -> dict[str, str] | None:
    """The way to a lesson from a notebook beside it."""
    return {"name": f"{entry.number} {entry.title}", "file": entry.notebook} if entry else None


def damage(record: Record) -> str:
    """One sentence about unreadable lines of a record; empty if there are none."""
    if not record.damaged:
        return ""
    return text.RECORD_DAMAGED.format(count=len(record.damaged), file=record.log.shown_as)


class ProgressPicture(Panel):
    """Every exercise of every lesson as one square, by day; `here` is the lesson in whose notebook it stands."""

    def __init__(self, here: Lesson | None = None) -> None:
        self.here = here
        super().__init__()

    def __repr__(self) -> str:
        return "Kemajuan"

    def look(self) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        who = learner.active()
        rows = {one.stem: _row(who.record if who else None, one) for one in lessons()}
        open_ones = (f"{row['number']} {row['title']}: {row['next']}" for row in rows.values() if row["next"])
        there = course()
        state = {
            "title": text.PROGRESS_OF.format(name=who.name) if who else text.PROGRESS,
            "days": [
                {"title": day_title(day), "lessons": [rows[entry.stem] for entry in day.lessons]}
                for day in there.days
            ],
            "next": next(open_ones, ""),
            "after": link(there.after(self.here.stem)) if self.here else None,
            **_end(rows[self.here.stem] if self.here else None, self.here),
            "legend": [[key, text.VERDICTS[key]] for key in ("right", "partial", "wrong", "unanswered")],
        }
        return {"kind": "progress"}, state


def day_title(day: Day) -> str:
    """How a day is called above its lessons."""
    return text.DAY_TITLE.format(day=day.number, title=day.title) if day.number else day.title


def _row(record: Record | None, one: Lesson) -> dict[str, Any]:
    outcomes = [(e.id, plain(e.title), outcome(record, e)) for e in one.exercises]
    exercises = [[id_, title, result, text.VERDICTS[result]] for id_, title, result in outcomes]
    about = {"number": one.number, "title": one.title, "file": f"{one.stem}.ipynb"}
    return {**about, "exercises": exercises, **summary(record, one)}


def _end(row: Mapping[str, Any] | None, one: Lesson | None) -> dict[str, Any]:
    """Where the lesson of this notebook is done: the sentence that says so, and what one can do now."""
    if row is None or one is None or row["done"] < row["total"]:
        return {"done": "", "able": []}
    done = text.LESSON_DONE.format(number=one.number, done=row["done"], total=row["total"])
    return {"done": done, "able": [inline(goal) for goal in one.goals]}
