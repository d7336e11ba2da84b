"""A learner at a card without a browser: sends what the browser sends, sees what the kernel sends."""

from __future__ import annotations

import json
from typing import Any

import comm
import pytest
from comm.base_comm import BaseComm

from kit import learner
from kit.cards.panel import Panel
from kit.exercises import lessons
from kit.kinds.exercise import Exercise
from kit.markup import block
from kit.record import Event
from kit.widget.live import Live

EXERCISES = [exercise for lesson in lessons() for exercise in lesson.exercises]
NAME, INSTITUTION = "Siti Aminah", "Perpustakaan Contoh"


def of(*kinds: str) -> pytest.MarkDecorator:
    """The test runs for every shipped exercise of these kinds; of all kinds without an argument."""
    chosen = [exercise for exercise in EXERCISES if not kinds or exercise.kind in kinds]
    return pytest.mark.parametrize("exercise", chosen, ids=lambda exercise: exercise.id)


def first(kind: str) -> Exercise:
    return next(exercise for exercise in EXERCISES if exercise.kind == kind)


def ask(panel: Panel | Live, do: Any, **more: Any) -> dict[str, Any]:
    """What a panel's state is after one message from the browser."""
    panel = panel.panel if isinstance(panel, Live) else panel
    panel.receive({"do": do, "turn": 1, **more})
    return dict(panel.state)


def enter(name: str = NAME, institution: str = INSTITUTION) -> None:
    learner.enter(name, institution)


def events(kind: str = "attempt") -> list[Event]:
    who = learner.active()
    return [event for event in who.record.events if event["kind"] == kind] if who else []


class Wire:
    """Every message that widgets send while a test holds it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.messages: list[tuple[str, Any]] = []
        wire = self

        class Comm(BaseComm):  # type: ignore[misc]
            def publish_msg(self, msg_type: str, data: Any = None, *_args: Any, **_more: Any) -> None:
                wire.messages.append((msg_type, data))

        monkeypatch.setattr(comm, "create_comm", Comm)

    def text(self) -> str:
        return json.dumps(self.messages, ensure_ascii=False)

    def says(self, markdown: str) -> bool:
        return json.dumps(block(markdown), ensure_ascii=False)[1:-1] in self.text()
