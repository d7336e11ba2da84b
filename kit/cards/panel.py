"""A panel: `view` and `state`, made from the record, and what it does with a learner's message."""

from __future__ import annotations

import json
import traceback
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Protocol
from weakref import WeakSet

from kit import __version__, learner
from kit.cards.protocol import Identity, Message
from kit.markup import block
from kit.record import RecordError


class Host(Protocol):
    """Who shows a panel: a widget of a notebook, a page. It brings the learner's messages to `Panel.receive`."""

    def changed(self, changes: Mapping[str, Any]) -> None:
        """Show a new `view`, `state` or both."""

    def send(self, content: Any) -> None:
        """Pass a message on that is no state."""


class Nobody:
    """The host of a panel that nobody shows yet."""

    def changed(self, changes: Mapping[str, Any]) -> None: ...
    def send(self, content: Any) -> None: ...


class Panel:
    """One place of a lesson; its host shows `view` and `state`."""

    shown: ClassVar[WeakSet[Panel]] = WeakSet()

    def __init__(self) -> None:
        self.host: Host = Nobody()
        self.view, self._state = self.look()
        Panel.shown.add(self)

    def __repr__(self) -> str:
        return self.__class__.__name__  # the default carries an address, which no stored output may

    @property
    def state(self) -> Mapping[str, Any]:
        return self._state

    @state.setter
    def state(self, state: Mapping[str, Any]) -> None:
        self._state = state
        self.host.changed({"state": state})

    def look(self) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        """`view` (what a learner is shown) and `state` (where the learner stands) as the record has them now."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what the record and the learner have now."""
        self.view, self._state = self.look()
        self.host.changed({"view": self.view, "state": self._state})

    def handle(self, message: Message) -> None:
        """Do what a learner asks for."""

    def fallback(self) -> str:
        """HTML for a notebook that nobody has brought to life; empty where the name alone says enough."""
        return ""

    def receive(self, message: Any, buffers: Sequence[Any] = ()) -> None:
        """Take a message of any shape, with bytes that came beside it; whatever goes wrong is said by the panel itself."""
        turn = None
        try:
            json.dumps(message, ensure_ascii=False, allow_nan=False).encode()  # else no record can hold it
            turn = message.get("turn")
            if message.get("do") == "identify":
                identify(message.get("name", ""), message.get("institution", ""))
            else:
                self.handle(message)
        except RecordError as error:
            # Nothing was kept, so no verdict may stand; what was answered is still in the card.
            kept = {key: value for key, value in self.state.items() if key != "outcome"}
            self.state = {**kept, "problem": block(str(error)), "turn": turn}
        except Exception:  # noqa: BLE001 - an exception in a callback would be silent
            report = f"kit {__version__}\n{self!r}\n{traceback.format_exc()}"
            self.state = {**self.state, "error": report, "turn": turn}


def identify(name: str, institution: str) -> None:
    """Let this learner begin or go on, in every panel that is shown."""
    learner.enter(name, institution)
    for panel in list(Panel.shown):
        panel.refresh()


def identity(who: learner.Learner | None) -> Identity | None:
    """What is asked before a name is known; None once it is."""
    return None if who else {"known": others()}


def others() -> list[tuple[str, str]]:
    """Name and institution of everyone here whose record tells both; the others type them again."""
    return [(one.name, one.institution) for one in learner.everyone() if one.institution]
