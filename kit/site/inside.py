"""Runs in the browser's worker: panels on messages, a learner's cells, the record's files. `worker.js` calls it."""

from __future__ import annotations

import ast
import contextlib
import io
import json
import sys
import types
from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any

from kit import errors, learner, paths, record
from kit.cards.panel import Panel

_outbox: list[dict[str, Any]] = []  # the worker takes it once the record is kept
_shown: dict[str, PagePanel] = {}
_names: dict[str, Any] = {"__name__": "__main__"}


class PagePanel:
    """A panel on the page; takes the place of the widget of a notebook."""

    def __init__(self, panel: Panel) -> None:
        self.panel, self.id = panel, ""
        panel.host = self

    def changed(self, changes: Mapping[str, Any]) -> None:
        if self.id:
            _outbox.append({"do": "changed", "id": self.id, "changes": dict(changes)})

    def send(self, content: Any) -> None:
        _outbox.append({"do": "message", "id": self.id, "content": content})

    def show(self, cell: str) -> dict[str, Any]:
        self.id = f"{cell}-{len(_shown)}"
        _shown[self.id] = self
        return {"panel": self.id, "view": dict(self.panel.view), "state": dict(self.panel.state)}


class _Alone(AbstractContextManager[None]):
    """A lock that is none: each worker has files of its own."""

    def __init__(self, *_: Any, **__: Any) -> None: ...
    def __exit__(self, *_: object) -> None: ...


def prepare() -> None:
    """Put the page in the place of what only a notebook's computer has."""
    stand_ins: dict[str, dict[str, Any]] = {
        "kit.widget.live": {"Live": PagePanel},
        "filelock": {"FileLock": _Alone},
    }
    for name, values in stand_ins.items():
        module = types.ModuleType(name)
        module.__dict__.update(values)
        sys.modules[name] = module


def run(cell: str, source: str) -> None:
    """Run one cell and show what it gives: prints, its last value, or the error in Indonesian."""
    items: list[dict[str, Any]] = []
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            value = _value(source)
        if isinstance(value, PagePanel):
            items.append(value.show(cell))
        elif value is not None:
            _names["_"] = value
            items.append({"text": repr(value)})
    except BaseException as error:  # noqa: BLE001 - a learner's cell may raise anything, SystemExit included
        said = errors.explain(error, _names)
        items.append({"error": said, "detail": f"{type(error).__name__}: {error}"})
    if printed.getvalue():
        items.insert(0, {"text": printed.getvalue()})
    _outbox.append({"do": "output", "cell": cell, "items": items})


def _value(source: str) -> Any:
    tree = ast.parse(source, "<sel>")
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<sel>", "exec"), _names)  # noqa: S102 - the learner's own cell, in the learner's browser
    if isinstance(last, ast.Expr):
        return eval(compile(ast.Expression(last.value), "<sel>", "eval"), _names)  # noqa: S307 - the same
    return None


def received(panel: str, message: str) -> None:
    _shown[panel].panel.receive(json.loads(message))


def take() -> str:
    """All that waits for the page, as JSON."""
    out = json.dumps(_outbox)
    _outbox.clear()
    return out


def follow() -> None:
    """Another tab has written, or a line could not be kept: every panel shows what the record has now."""
    for panel in list(Panel.shown):
        panel.refresh()


def home() -> str:
    from kit.cards.home import home as look

    return json.dumps(look())


def export() -> str:
    """The active learner's record: its file name and text; an empty name where nobody is known."""
    who = learner.active()
    if who is None:
        return json.dumps(["", ""])
    name = f"{who.record.name}.jsonl"
    return json.dumps([name, (paths.progress() / name).read_text(encoding="utf-8")])


def bring(words: str) -> int:
    """Take in a record's text: lines that are not here yet are added. Returns their number, -1 where it is no record."""
    events = []
    for line in words.splitlines():
        with contextlib.suppress(ValueError, RecursionError):
            event = json.loads(line)
            if record.is_event(event):
                events.append(event)
    named = [event for event in events if event["kind"] == "learner"]
    if not named:
        return -1
    who = learner.enter(named[-1]["name"], named[-1]["institution"])
    known = {event["id"] for event in who.record.events}
    new = [event for event in events if event["id"] not in known]
    for event in new:
        who.record.log.append(json.dumps(event).encode() + b"\n")
    follow()
    return len(new)
