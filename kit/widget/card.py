"""The exercise card: one exercise, its answer, verdict, hints and solution, kept in the record."""

from __future__ import annotations

import time
from datetime import datetime
from importlib import import_module
from typing import Any, ClassVar

from kit import learner, text
from kit.check import Outcome, Result, check, solution
from kit.exercises import Exercise, lesson
from kit.exercises.kinds import Code, Scenario
from kit.learner import Learner
from kit.record import SESSION, Event, Standing
from kit.widget import fallback
from kit.widget.answers import fitting
from kit.widget.live import Live, identity
from kit.widget.markup import block
from kit.widget.public import public, story

NOTHING = object()  # no value handed over: the answer comes from the card itself


class Card(Live):
    """Shows `exercise`; `value` is what the learner's own cell hands over (code and chart only)."""

    # The newest card of an exercise whose value was handed over before anyone gave a name.
    _nameless: ClassVar[dict[str, Card]] = {}

    def __init__(self, exercise: Exercise, value: Any = NOTHING) -> None:
        self.exercise = exercise
        self._value = value
        self._since = time.monotonic()
        if self._handed():
            self._keep_value()
        super().__init__()

    def __repr__(self) -> str:
        return f"Soal {self.exercise.id}"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is not None:
            bundle[0]["text/html"] = fallback.card(self.exercise)
        return bundle

    def refresh(self) -> None:
        if Card._nameless.get(self.exercise.id) is self:
            self._keep_value()
        super().refresh()

    # --- what is shown ---

    def look(self) -> dict[str, Any]:
        who = learner.active()
        siblings = [one.id for one in lesson(self.exercise.lesson.split("-")[0]).exercises]
        place = siblings.index(self.exercise.id) + 1
        return {
            "view": public(self.exercise, _stem(who), place, len(siblings)),
            "state": self._state(who, self._verdict(who)),
        }

    def _handed(self) -> bool:
        """Whether the learner's cell handed a value over that has been tried."""
        return isinstance(self.exercise, Code) and self._value is not NOTHING and self._value is not ...

    def _verdict(self, who: Learner | None) -> Result | None:
        """The verdict on the value handed over, or on the last answer of the record."""
        last = self._standing(who).last
        if self._handed() or (self._value is ... and not last):
            return check(self.exercise, self._value)
        if not last:
            return None
        if isinstance(self.exercise, Code):  # the value is gone; what was said of it is in the record
            return Result(Outcome(last["outcome"]), last.get("feedback", ""))
        try:
            return check(self.exercise, last["answer"], last["learner"])
        except Exception:  # noqa: BLE001
            return None  # an answer to an older content that no longer fits: shown as unanswered, kept in the record

    def _standing(self, who: Learner | None) -> Standing:
        return who.record.standing(self.exercise.id) if who else Standing()

    def _state(self, who: Learner | None, result: Result | None) -> dict[str, Any]:
        exercise, standing = self.exercise, self._standing(who)
        last = standing.last
        done = standing.solution_seen or (result is not None and result.done)
        state: dict[str, Any] = {
            "answer": fitting(
                exercise, standing.draft if standing.draft is not None else last and last["answer"]
            ),
            "draft": standing.draft is not None,
            "hints": [block(hint) for hint in exercise.hints[: standing.hints]],
            "may_see_solution": standing.attempts >= 2 or done,
            "solution": block(solution(exercise, _stem(who))) if standing.solution_seen else "",
            "explain": block(exercise.explain) if done else "",
            "notice": block(self._notice(last)),
            "identity": identity(who),
        }
        if result is not None and standing.draft is None:
            state |= verdict(result, standing.attempts)
        if isinstance(exercise, Scenario):
            state |= {"story": story(exercise, state["answer"]), "draft": False}  # no turn waits for a check
        if self._handed():
            state["answer"] = self._describe()
        return state

    def _notice(self, last: Event | None) -> str:
        if last and last.get("revision") != self.exercise.revision:
            return text.REVISED
        if last and last["session"] != SESSION and last["time"] > _STARTED:
            return text.OTHER_WINDOW.format(time=datetime.fromisoformat(last["time"]).strftime("%H.%M"))
        return ""

    def _describe(self) -> str:
        judge = import_module(
            f"kit.check.{self.exercise.kind}"
        )  # a chart's needs matplotlib, code's does not
        return str(judge.describe(self._value))

    # --- what the learner does ---

    def handle(self, message: dict[str, Any]) -> None:
        who = learner.active()
        standing, answer = self._standing(who), message.get("answer")
        if answer is not None and fitting(self.exercise, answer) is None:
            raise ValueError(f"not an answer to {self.exercise.kind}: {str(answer)[:200]}")
        more: dict[str, Any] = {"turn": message.get("turn")}
        match message.get("do"):
            case "draft" | "check" if isinstance(self.exercise, Code):
                pass  # only the learner's own cell answers
            case "draft":
                self._append(who, "draft", answer=answer)
                return
            case "check":
                more |= self._check(who, answer)
            case "hint" if standing.hints < len(self.exercise.hints):
                self._append(who, "hint", hints=standing.hints + 1)
            case "solution" if not standing.solution_seen:
                self._append(who, "solution", early=standing.attempts < 2)
        self.state = self._state(who, self._verdict(who)) | more
        if message.get("do") == "check":
            self._tell_others()  # after the verdict: the learner waits for that alone

    def _check(self, who: Learner | None, answer: Any) -> dict[str, Any]:
        """Judge and keep an answer; returns what the state must say of one that is not kept."""
        result = check(self.exercise, answer, _stem(who))
        if result.outcome is not Outcome.UNANSWERED:
            self._keep(who, answer, result)
            return {}
        if isinstance(self.exercise, Scenario):
            # A hint or a restart must not lead back to the first scene.
            self._append(who, "draft", answer=answer)
        return {"answer": answer, **verdict(result, self._standing(who).attempts)}

    def _keep_value(self) -> None:
        """A value handed over is an attempt, unless the same cell has just been run again."""
        who, result = learner.active(), check(self.exercise, self._value)
        if result.outcome is Outcome.UNANSWERED:
            return
        if not who:
            Card._nameless[self.exercise.id] = self
            return
        last, shown = self._standing(who).last or {}, self._describe()
        before = (last.get("answer"), last.get("outcome"), last.get("revision"))
        if before != (shown, result.outcome, self.exercise.revision):
            self._keep(who, shown, result)
            self._tell_others()
        Card._nameless.pop(self.exercise.id, None)

    def _keep(self, who: Learner | None, answer: Any, result: Result) -> None:
        now = time.monotonic()
        details: dict[str, Any] = {
            "answer": answer,
            "outcome": str(result.outcome),
            "seconds": round(now - self._since, 1),
        }
        self._since = now
        if isinstance(self.exercise, Code):
            details["feedback"] = result.feedback
        self._append(who, "attempt", hints=self._standing(who).hints, **details)

    def _tell_others(self) -> None:
        """Let the head of the lesson, the picture of progress and other cards of this exercise follow."""
        for other in list(Live.shown):
            same = isinstance(other, Card) and other.exercise.id == self.exercise.id
            if other is not self and (same or not isinstance(other, Card)):
                other.refresh()

    def _append(self, who: Learner | None, kind: str, **details: Any) -> None:
        if who:
            who.record.append(kind, exercise=self.exercise.id, revision=self.exercise.revision, **details)


_STARTED = datetime.now().astimezone().isoformat(timespec="milliseconds")


def _stem(who: Learner | None) -> str:
    """What seeds the order of options and the numbers: the name of the record."""
    return who.record.path.stem if who else ""


def verdict(result: Result, attempts: int) -> dict[str, Any]:
    """A result as the card shows it."""
    return {
        "outcome": str(result.outcome),
        "verdict": text.VERDICTS[result.outcome],
        "attempt": text.ATTEMPT.format(count=attempts) if attempts else "",
        "feedback": block(result.feedback),
        "parts": {key: [part.ok, block(part.feedback)] for key, part in result.parts.items()},
        "read_as": result.read_as,
    }
