"""The exercise card: one exercise, its answer, verdict, hints and solution, kept in the record."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from kit import learner, paths, practice, text
from kit.base import files
from kit.base.indonesian import number
from kit.cards import fallback
from kit.cards.panel import Panel, identity
from kit.cards.protocol import CardState, CardView, Message
from kit.check.result import Outcome, Result
from kit.documents import products
from kit.exercises import lesson
from kit.kinds.exercise import Exercise
from kit.learner import Learner
from kit.markup import block, plain
from kit.record import Event, Standing, session

NOTHING = object()  # no value handed over: the answer comes from the card itself


class ExerciseCard(Panel):
    """Shows `exercise`; `value` is what the learner's own cell hands over, where the kind asks for it."""

    # The newest card of an exercise whose value was handed over before anyone gave a name.
    nameless: ClassVar[dict[str, ExerciseCard]] = {}

    def __init__(self, exercise: Exercise, value: Any = NOTHING) -> None:
        self.exercise = exercise
        self._value = value
        self._since = time.monotonic()
        if self._handed():
            self._keep_value()
        super().__init__()

    def __repr__(self) -> str:
        return f"Soal {self.exercise.id}"

    def fallback(self) -> str:
        return fallback.card(self.exercise)

    def refresh(self) -> None:
        if ExerciseCard.nameless.get(self.exercise.id) is self:
            self._keep_value()
        super().refresh()

    # --- what is shown ---

    def look(self) -> tuple[CardView, CardState]:
        who = learner.active()
        return card_view(self.exercise, _seed(who)), self._look_at(who, self._verdict(who))

    def _handed(self) -> bool:
        """Whether the learner's cell handed a value over that has been tried."""
        return self.exercise.handed_over and self._value is not NOTHING and self._value is not ...

    def _verdict(self, who: Learner | None) -> Result | None:
        """The verdict on the value handed over, or on the last answer of the record."""
        last = self._standing(who).last
        if self._handed() or (self._value is ... and not last):
            return self.exercise.judge(self._value)
        if not last:
            return None
        if self.exercise.handed_over:  # the value is gone; what was said of it is in the record
            return Result(Outcome(last["outcome"]), last.get("feedback", ""))
        if not self.exercise.fits(last["answer"]):
            return None  # an answer to an older content: shown as unanswered, kept in the record
        return self.exercise.judge(last["answer"], last["learner"])

    def _standing(self, who: Learner | None) -> Standing:
        return who.record.standing(self.exercise.id) if who else Standing()

    def _look_at(self, who: Learner | None, result: Result | None) -> CardState:
        exercise, standing = self.exercise, self._standing(who)
        done = standing.solution_seen or (result is not None and result.done)
        answer = self._answer(standing)
        state: CardState = {
            "answer": answer,
            "draft": standing.draft is not None and not exercise.stepwise,
            "hints": [block(hint) for hint in exercise.hints[: standing.hints]],
            "may_see_solution": standing.attempts >= 2 or done,
            "solution": block(exercise.model_answer(_seed(who))) if standing.solution_seen else "",
            "explain": block(exercise.explain) if done else "",
            "notice": block(self._notice(standing.last)),
            "identity": identity(who),
            "more": {
                **exercise.follow(answer, _seed(who)),
                **self._place(),
                **self._documents(who),
                **self._before(who),
            },
        }
        if result is not None and standing.draft is None:
            state |= verdict(result, standing.attempts)
        return state

    def _place(self) -> dict[str, Any]:
        """Where the practice folder lies, once it was laid out."""
        folder = practice.place(self.exercise.id)
        if not self.exercise.practice() or not folder.is_dir():
            return {}
        return {"place": {"path": str(folder), "seat": paths.in_seat()}}

    def _before(self, who: Learner | None) -> dict[str, Any]:
        """The answer to the earlier exercise that is shown beside this one's."""
        last = who.record.standing(self.exercise.beside).last if who and self.exercise.beside else None
        return {"before": last["answer"]} if last and self.exercise.fits(last["answer"]) else {}

    def _documents(self, who: Learner | None) -> dict[str, Any]:
        """The documents of this exercise that are on the disk, and where."""
        there = (
            products.kept(who.record.name, document_name(self.exercise))
            if who and self.exercise.product
            else []
        )
        return {"documents": documents_view(who.record.name, there)} if who and there else {}

    def _answer(self, standing: Standing) -> Any:
        """What stands in the card: the value handed over, what was typed last, or the last answer that still fits."""
        if self._handed():
            return self.exercise.describe(self._value)
        answer = standing.draft
        if answer is None and standing.last:
            answer = standing.last["answer"]
        return answer if self.exercise.fits(answer) else None

    def _notice(self, last: Event | None) -> str:
        if last and last.get("revision") != self.exercise.revision:
            return text.REVISED
        if last and last["session"] != session().id and last["time"] > session().started:
            return text.OTHER_WINDOW.format(time=datetime.fromisoformat(last["time"]).strftime("%H.%M"))
        return ""

    # --- what the learner does ---

    def handle(self, message: Message) -> None:
        who, answer = learner.active(), message.get("answer")
        laid_out = self.exercise.practice()
        if laid_out:  # what lies on the disk counts, whatever the browser says
            answer = self._found(laid_out) if message.get("do") == "check" else None
        standing = self._standing(who)
        if answer is not None and not self.exercise.fits(answer):
            raise ValueError(f"not an answer to {self.exercise.kind}: {str(answer)[:200]}")
        state: CardState | None = None
        match message.get("do"):
            case "draft" | "check" if self.exercise.handed_over:
                pass  # only the learner's own cell answers
            case "draft":
                if who and answer is not None:
                    self._append(who, "draft", answer=answer)
                    self.host.send({"kept": True})
                return
            case "check" if who:
                state = self._check(who, answer)
            case "prepare" if laid_out:
                state = self._prepare(who, laid_out)
            case "open" if who and self.exercise.product:
                state = {**self._look_at(who, self._verdict(who)), "problem": block(open_folder(who))}
            case "hint" if standing.hints < len(self.exercise.hints):
                self._append(who, "hint", hints=standing.hints + 1)
            case "solution" if not standing.solution_seen:
                self._append(who, "solution", early=standing.attempts < 2)
        state = state or self._look_at(who, self._verdict(who))
        self.state = {**state, "turn": message.get("turn")}
        if message.get("do") == "check":
            self._tell_others()  # after the verdict: the learner waits for that alone

    def _check(self, who: Learner, answer: Any) -> CardState:
        """Judge an answer, and keep it unless there is none, or unless Periksa was only pressed once more."""
        result = self.exercise.judge(answer, _seed(who))
        if result.outcome is not Outcome.UNANSWERED:
            if not self._kept_already(who, answer, result):
                self._keep(who, answer, result)
            problem = self._write(who, answer)
            state = self._look_at(who, result)
            if problem:
                state["problem"] = block(problem)
            return state
        if self.exercise.stepwise:
            # A hint or a restart must not lead back to the beginning.
            self._append(who, "draft", answer=answer)
        state = self._look_at(who, self._verdict(who))
        state |= verdict(result, self._standing(who).attempts)
        state["answer"] = answer
        return state

    def _write(self, who: Learner, answer: Any) -> str:
        """Put a product on the disk as a document; what went wrong, as a sentence, or an empty string."""
        by = text.DOCUMENT_BY.format(name=who.name, institution=who.institution) if who.institution else ""
        paper = self.exercise.paper(answer, by) if self.exercise.product else None
        if paper is None:
            return ""
        try:
            products.keep(who.record.name, document_name(self.exercise), paper)
        except OSError as error:
            return text.DOCUMENT_FAILED.format(reason=files.error_code(error))
        return ""

    def _found(self, laid_out: Mapping[str, bytes]) -> Any:
        """What lies in the practice folder now, in the form of an answer."""
        if self.exercise.reads_workbook:
            return practice.read(self.exercise.id)
        return practice.look(self.exercise.id, laid_out)

    def _prepare(self, who: Learner | None, files: Mapping[str, bytes]) -> CardState:
        problem = ""
        try:
            practice.lay_out(self.exercise.id, files)
        except OSError as error:
            problem = text.FOLDER_FAILED.format(error=error.strerror or error)
        # What was said of the old folder is past.
        return {**self._look_at(who, None), "problem": block(problem)}

    def _keep_value(self) -> None:
        """A value handed over is an attempt, unless the same cell has just been run again."""
        who, result = learner.active(), self.exercise.judge(self._value)
        if result.outcome is Outcome.UNANSWERED:
            return
        if not who:
            ExerciseCard.nameless[self.exercise.id] = self
            return
        shown = self.exercise.describe(self._value)
        if not self._kept_already(who, shown, result):
            self._keep(who, shown, result)
            self._tell_others()
        ExerciseCard.nameless.pop(self.exercise.id, None)

    def _kept_already(self, who: Learner, answer: Any, result: Result) -> bool:
        last = self._standing(who).last or {}
        before = (last.get("answer"), last.get("outcome"), last.get("revision"))
        return before == (answer, result.outcome, self.exercise.revision)

    def _keep(self, who: Learner, answer: Any, result: Result) -> None:
        now = time.monotonic()
        details: dict[str, Any] = {
            "answer": answer,
            "outcome": str(result.outcome),
            "seconds": round(now - self._since, 1),
        }
        self._since = now
        if self.exercise.handed_over:
            details["feedback"] = result.feedback
        self._append(who, "attempt", hints=self._standing(who).hints, **details)

    def _tell_others(self) -> None:
        """Let the head of the lesson, the picture of progress and other cards of this exercise follow."""
        for other in list(Panel.shown):
            same = isinstance(other, ExerciseCard) and other.exercise.id == self.exercise.id
            if other is not self and (same or not isinstance(other, ExerciseCard)):
                other.refresh()

    def _append(self, who: Learner | None, kind: str, **details: Any) -> None:
        if who:
            who.record.append(kind, exercise=self.exercise.id, revision=self.exercise.revision, **details)


def document_name(exercise: Exercise) -> str:
    """What the document of a product is called on the disk: the lesson's number and the exercise."""
    return f"{exercise.lesson.split('-')[0]}-{exercise.id}"


def documents_view(learner_name: str, there: list[Path]) -> dict[str, Any]:
    """Documents as a card shows them: their names, their folder, and whether a file manager can be opened here."""
    folder = str(products.folder(learner_name))
    return {"files": [path.name for path in there], "folder": folder, "seat": paths.in_seat()}


def open_folder(who: Learner) -> str:
    """Show the folder of the documents on this computer; what went wrong, as a sentence, or an empty string."""
    try:
        if not paths.in_seat():
            products.open_folder(who.record.name)
    except OSError as error:
        return text.DOCUMENT_NOT_OPENED.format(reason=files.error_code(error))
    return ""


def card_view(exercise: Exercise, learner_seed: str) -> CardView:
    """What a browser may know of an exercise: everything that this learner sees, never the key."""
    siblings = [one.id for one in lesson(exercise.lesson.split("-")[0]).exercises]
    place = text.PLACE.format(number=siblings.index(exercise.id) + 1, total=len(siblings))
    minutes = text.MINUTES.format(minutes=number(exercise.minutes))
    return {
        "id": exercise.id,
        "kind": exercise.kind,
        "kicker": f"{place} · {exercise.label} · {minutes}",
        "title": plain(exercise.title),
        "prompt": block(exercise.asked(learner_seed)),
        "hints": len(exercise.hints),
        "has_solution": bool(exercise.model_answer(learner_seed)),
        "submit": exercise.submit,
        "body": exercise.view(learner_seed),
    }


def verdict(result: Result, attempts: int) -> Any:
    """A result as the card shows it: the second half of a CardState."""
    return {
        "outcome": str(result.outcome),
        "verdict": text.VERDICTS[result.outcome],
        "attempt": text.ATTEMPT.format(count=attempts) if attempts else "",
        "feedback": block(result.feedback),
        "parts": {key: (part.ok, block(part.feedback)) for key, part in result.parts.items() if part.told},
        "read_as": result.read_as,
    }


def _seed(who: Learner | None) -> str:
    """What seeds the order of options and the numbers: the name of the record."""
    return who.record.name if who else ""
