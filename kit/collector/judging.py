"""Judges recorded answers again: what a seat says of its own answer counts only where nobody else can tell."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from kit.check.result import Outcome, Result
from kit.collector import events
from kit.exercises import Lesson
from kit.kinds.exercise import Exercise
from kit.record import Event

_LOG = logging.getLogger("kit.collector")


class Judge:
    """Reads the lines of events. An attempt whose answer can be judged here gets the fields

    `told` (the outcome that the seat gave) and `share` (of it that is right, 0 to 1; none for a reflection); its `outcome`
    is the one found here. The value of a code cell is gone, and an answer to an older content fits no key: their outcome is the seat's.
    """

    def __init__(self, lessons: Iterable[Lesson]) -> None:
        self.exercises: dict[str, Exercise] = {e.id: e for one in lessons for e in one.exercises}

    def read(self, line: str) -> Event:
        """The event in a line of the database, judged; raises ValueError where it is no event."""
        return self.judged(events.parse(line))

    def judged(self, event: Event) -> Event:
        """The event with the outcome that counts."""
        exercise = self.exercises.get(str(event.get("exercise")))
        if event["kind"] != "attempt" or exercise is None or exercise.handed_over:
            return event
        if event.get("revision") != exercise.revision or not exercise.fits(event["answer"]):
            return event
        try:
            result = exercise.judge(event["answer"], event.get("learner", ""))
        except Exception:  # noqa: BLE001 - one exercise's fault must not stop the board
            _LOG.exception("judging %s", exercise.id)
            return event
        # No card records an answer that is none: somebody else wrote it.
        outcome = Outcome.WRONG if result.outcome is Outcome.UNANSWERED else result.outcome
        judged = event | {"outcome": str(outcome), "told": event["outcome"]}
        return judged if outcome is Outcome.SAVED else judged | {"share": _share(outcome, result)}


def _share(outcome: Outcome, result: Result) -> float:
    parts = [part.ok for part in result.parts.values()]
    return (
        sum(parts) / len(parts) if parts and outcome is Outcome.PARTIAL else float(outcome is Outcome.RIGHT)
    )
