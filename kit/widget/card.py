"""The exercise card: one exercise, its answer, verdict, hints and solution, kept in the record."""

from __future__ import annotations

import json
import time
from datetime import datetime
from typing import Any

from kit import learner, text
from kit.check import Outcome, Result, check, solution
from kit.exercises import Exercise, lesson
from kit.exercises.kinds import Code, Scenario
from kit.record import SESSION, Event, Standing
from kit.widget import fallback
from kit.widget.live import Live, identity
from kit.widget.markup import block
from kit.widget.public import public, story

NOTHING = object()  # no value handed over: the answer comes from the card itself


class Card(Live):
    """Shows `exercise`; `value` is what the learner's own cell hands over (code and chart only)."""

    def __init__(self, exercise: Exercise, value: Any = NOTHING) -> None:
        self.exercise = exercise
        self._value = value
        self._since = time.monotonic()
        super().__init__()
        if isinstance(exercise, Code) and value is not NOTHING:
            self._judge_value()
        else:
            self.refresh()

    def __repr__(self) -> str:
        return f"Soal {self.exercise.id}"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is not None:
            bundle[0]["text/html"] = fallback.card(self.exercise)
        return bundle

    # --- what is shown ---

    def refresh(self) -> None:
        who = learner.active()
        standing = self._standing()
        with self.hold_sync():
            self.view = self._view(who.record.path.stem if who else "")
            self.state = self._state(standing, self._remembered(standing))

    def _view(self, name: str) -> dict[str, Any]:
        siblings = [one.id for one in lesson(self.exercise.lesson.split("-")[0]).exercises]
        return public(self.exercise, name, siblings.index(self.exercise.id) + 1, len(siblings))

    def _standing(self) -> Standing:
        who = learner.active()
        if not who:
            return Standing()
        who.record.refresh()
        return who.record.standing(self.exercise.id)

    def _remembered(self, standing: Standing) -> Result | None:
        """The verdict on the last answer, found again from the answer itself where that is possible."""
        last = standing.last
        if not last:
            return None
        if isinstance(self.exercise, Code):
            return Result(Outcome(last["outcome"]), last.get("feedback", ""))
        try:
            return check(self.exercise, last["answer"], last["learner"])
        except Exception:
            return None  # an answer to an older content that no longer fits: shown as unanswered, kept in the record

    def _state(self, standing: Standing, result: Result | None, **more: Any) -> dict[str, Any]:
        exercise, last = self.exercise, standing.last
        opened = result is not None and result.done
        state: dict[str, Any] = {
            "answer": standing.draft if standing.draft is not None else last and last["answer"],
            "draft": standing.draft is not None,
            "attempts": standing.attempts,
            "hints": [block(hint) for hint in exercise.hints[: standing.hints]],
            "may_see_solution": standing.attempts >= 2 or standing.solution_seen or opened,
            "solution": block(solution(exercise, self._name())) if standing.solution_seen else "",
            "explain": block(exercise.explain) if opened or standing.solution_seen else "",
            "notice": self._notice(last),
            "identity": identity(),
            **more,
        }
        if result is not None and standing.draft is None:
            state |= verdict(result, standing.attempts)
        if isinstance(exercise, Scenario):
            state["story"] = story(exercise, more.get("path", last and last["answer"]))
        return state

    def _name(self) -> str:
        who = learner.active()
        return who.record.path.stem if who else ""

    def _notice(self, last: Event | None) -> str:
        if last and last.get("revision") != self.exercise.revision:
            return text.REVISED
        if last and last["session"] != SESSION and last["time"] > _STARTED:
            return text.OTHER_WINDOW.format(time=datetime.fromisoformat(last["time"]).strftime("%H.%M"))
        return ""

    # --- what the learner does ---

    def handle(self, message: dict[str, Any]) -> None:
        turn = {"turn": message.get("turn")}
        match message.get("do"):
            case "check":
                self._check(message.get("answer"), turn)
            case "draft":
                self._append("draft", answer=message.get("answer"))
            case "hint":
                standing = self._standing()
                if standing.hints < len(self.exercise.hints):
                    self._append("hint", hints=standing.hints + 1)
                self._show(turn)
            case "solution":
                if not self._standing().solution_seen:
                    self._append("solution", early=self._standing().attempts < 2)
                self._show(turn)

    def _show(self, more: dict[str, Any]) -> None:
        standing = self._standing()
        result = self._remembered(standing)
        if isinstance(self.exercise, Code) and self._value is not NOTHING:
            result = check(self.exercise, self._value)
        self.state = self._state(standing, result, **more)

    def _check(self, answer: Any, turn: dict[str, Any]) -> None:
        result = check(self.exercise, answer, self._name())
        if result.outcome is Outcome.UNANSWERED:
            kept = self._state(self._standing(), None, **turn, **({"path": answer} if answer is not None else {}))
            self.state = {**kept, "answer": answer, **verdict(result, self._standing().attempts)}
            return
        self._keep(answer, result)
        self.state = self._state(self._standing(), result, **turn)

    def _judge_value(self) -> None:
        """A value handed over is an attempt, unless the same cell has just been run again."""
        self.refresh()
        result = check(self.exercise, self._value)
        standing = self._standing()
        if result.outcome is Outcome.UNANSWERED:
            if not standing.last:
                self.state = {**self.state, **verdict(result, 0)}
            return
        shown = self._describe()
        last = standing.last or {}
        again = (shown, result.outcome, self.exercise.revision)
        if learner.active() and (last.get("answer"), last.get("outcome"), last.get("revision")) != again:
            self._keep(shown, result)
        self.state = {**self._state(self._standing(), result), "answer": shown}

    def _describe(self) -> str:
        if self.exercise.kind == "chart":
            from kit.check.chart import describe
        else:
            from kit.check.code import describe
        return str(describe(self._value))

    def _keep(self, answer: Any, result: Result) -> None:
        seconds = round(time.monotonic() - self._since, 1)
        self._since = time.monotonic()
        details: dict[str, Any] = {"answer": answer, "outcome": str(result.outcome), "seconds": seconds}
        if isinstance(self.exercise, Code):
            details["feedback"] = result.feedback  # the value itself is gone tomorrow
        self._append("attempt", hints=self._standing().hints, **details)
        for other in list(Live.shown):
            if other is not self and not (isinstance(other, Card) and other.exercise.id != self.exercise.id):
                other.refresh()

    def _append(self, kind: str, **details: Any) -> None:
        who = learner.active()
        if who:
            json.dumps(details)  # refuse here what no record can hold
            who.record.append(kind, exercise=self.exercise.id, revision=self.exercise.revision, **details)


_STARTED = datetime.now().astimezone().isoformat(timespec="milliseconds")


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
