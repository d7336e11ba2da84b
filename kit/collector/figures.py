"""Events of a class -> who is where, who is stuck, what trips the class. Pure; no event counts twice, in any order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from kit.check.result import Outcome
from kit.collector import events
from kit.collector.events import clean
from kit.collector.judging import Judge
from kit.collector.store import Row
from kit.exercises import Lesson
from kit.kinds.exercise import Exercise
from kit.markup import plain
from kit.record import Event, Standing


@dataclass(frozen=True)
class Thresholds:
    """When somebody counts as stuck at the exercise touched last; the page names these figures."""

    attempts: int = 4  # without a solution
    silence: int = 8  # minutes without a sign
    away: int = 45  # minutes after which the learner is on a break, not stuck


LIMITS = Thresholds()


def shown_outcome(standing: Standing) -> str:
    """As the board shows it: an exercise that was only touched is `open`."""
    return standing.outcome if standing.attempts else "open"


@dataclass
class Attendance:
    """One learner on one day of the laptop's calendar: moments of the first and the last sign, answers checked."""

    first: float
    last: float
    answers: int = 0


@dataclass
class LearnerStandings:
    """All that one learner did; `last` is moment, id and exercise of the latest event that names one."""

    standings: dict[str, Standing] = field(default_factory=dict)
    last: tuple[float, str, str] = (0.0, "", "")
    seen: float = 0.0  # moment of the latest sign of life
    days: dict[date, Attendance] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class LearnerStatus:
    """Where one learner is: exercise touched last ("" for none), seconds of the last sign, reasons for being stuck."""

    exercise: str
    seen: float
    stuck: tuple[str, ...]  # of "attempts", "hints", "silence"


@dataclass(frozen=True)
class Answer:
    """A wrong answer, how many learners gave it, and the exercise's own sentence about it (or empty)."""

    answer: str
    learners: int
    feedback: str


@dataclass(frozen=True)
class Trip:
    """An exercise that learners got wrong: how many tried, were wrong at least once, and are not through yet."""

    exercise: str
    tried: int
    wrong: int
    open: int
    answers: tuple[Answer, ...]  # the most frequent first


class Figures:
    """The state of one class; `add` takes events in, the rest looks and changes nothing."""

    def __init__(self, lessons: Iterable[Lesson], limits: Thresholds = LIMITS) -> None:
        self.judge = Judge(lessons)
        self.exercises = self.judge.exercises
        self.limits = limits
        self.people: dict[int, LearnerStandings] = {}
        self.unread = 0  # lines of the database that are no events
        self._slips: dict[str, dict[tuple[str, str], set[int]]] = {}
        self._wrong: dict[str, set[int]] = {}

    def take(self, row: Row) -> None:
        """Take in what the database kept. A clock that runs ahead cannot put an event after its arrival."""
        try:
            event = self.judge.read(row.line)
        except ValueError:  # kept by an earlier kit, which asked less
            self.unread += 1
            return
        own = events.moment(event)
        self.add(row.learner, event, row.received if own is None else min(own, row.received))

    def add(self, learner: int, event: Event, moment: float) -> None:
        """Take one event in, `moment` in seconds since 1970; one that is known already changes nothing."""
        person = self.people.setdefault(learner, LearnerStandings())
        if event["id"] in person.ids:
            return
        person.ids.add(event["id"])
        if event["kind"] != "learner":  # a seat gets its name before anybody sits there
            person.seen = max(person.seen, moment)
            day = person.days.setdefault(
                datetime.fromtimestamp(moment).astimezone().date(), Attendance(moment, moment)
            )
            day.first, day.last = min(day.first, moment), max(day.last, moment)
            day.answers += event["kind"] == "attempt"
        exercise = self.exercises.get(str(event.get("exercise")))
        if exercise is None:
            return  # a name, or an exercise that only another kit has
        person.last = max(person.last, (moment, event["id"], exercise.id))
        if event["kind"] == "hint":
            event = event | {"hints": min(event["hints"], len(exercise.hints))}
        person.standings.setdefault(exercise.id, Standing()).take(event, (moment, event["id"]))
        missed = event["kind"] == "attempt" and event["outcome"] in ("wrong", "partial")
        if missed and exercise.success is Outcome.RIGHT:
            self._count_slips(learner, exercise, event)

    def _count_slips(self, learner: int, exercise: Exercise, event: Event) -> None:
        self._wrong.setdefault(exercise.id, set()).add(learner)
        for slip in slips(exercise, event):
            self._slips.setdefault(exercise.id, {}).setdefault(slip, set()).add(learner)

    def status(self, learner: int, now: float) -> LearnerStatus:
        """Where a learner is and why he or she may need help."""
        person = self.people.get(learner, LearnerStandings())
        here = person.last[2]
        standing = person.standings.get(here)
        quiet = (now - person.seen) / 60
        if standing is None or standing.solved or quiet > self.limits.away:
            return LearnerStatus(here, person.seen, ())
        hints = len(self.exercises[here].hints)
        signs = {
            "attempts": standing.attempts >= self.limits.attempts,
            "hints": 0 < hints <= standing.hints and not standing.solution_seen,
            "silence": quiet >= self.limits.silence,
        }
        return LearnerStatus(here, person.seen, tuple(name for name, seen in signs.items() if seen))

    def trips(self, most: int = 6, answers: int = 5) -> list[Trip]:
        """The exercises that most learners got wrong, the worst first."""
        order = {exercise: place for place, exercise in enumerate(self.exercises)}
        found = sorted(self._wrong, key=lambda one: (-len(self._wrong[one]), order[one]))
        return [self._trip(one, answers) for one in found[:most]]

    def _trip(self, exercise: str, answers: int) -> Trip:
        standings = [p.standings[exercise] for p in self.people.values() if exercise in p.standings]
        tried = [standing for standing in standings if standing.attempts]
        counted = sorted(self._slips.get(exercise, {}).items(), key=lambda item: (-len(item[1]), item[0]))
        return Trip(
            exercise,
            len(tried),
            len(self._wrong[exercise]),
            sum(not standing.solved for standing in tried),
            tuple(Answer(said, len(who), feedback) for (said, feedback), who in counted[:answers]),
        )


_ANSWER, _FEEDBACK = 160, 400  # signs of an answer and of a sentence about it on the board


def slips(exercise: Exercise, event: Event) -> list[tuple[str, str]]:
    """What was wrong in an attempt, and the exercise's own sentence about it; nothing for another content's answer."""
    if not exercise.fits(event["answer"]):
        return []
    return [
        (clean(plain(answer), _ANSWER), clean(plain(feedback), _FEEDBACK))
        for answer, feedback in exercise.slips(event)
        if answer.strip()
    ]
