"""Entries that a learner types into a form or a document: how a card shows them, and what their form tells."""

from __future__ import annotations

from typing import Protocol, TypedDict

from kit import text
from kit.check.values import day, numbers_in


class Typed(Protocol):
    """What a card must know of an entry; `type` is "text", "long", "date", "number" or "choice"."""

    @property
    def name(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def help(self) -> str: ...
    @property
    def options(self) -> tuple[str, ...]: ...
    @property
    def required(self) -> bool: ...


class EntryView(TypedDict):
    name: str
    label: str  # HTML, as help
    type: str
    help: str
    options: list[str]
    required: bool


def entry_view(entry: Typed) -> EntryView:
    from kit.markup import inline

    return {
        "name": entry.name,
        "label": inline(entry.label),
        "type": entry.type,
        "help": inline(entry.help),
        "options": list(entry.options),
        "required": entry.required,
    }


def misshapen(type_: str, written: str) -> str:
    """What is wrong with the form of an entry in which something stands, whatever its content; empty if nothing is."""
    if type_ == "date" and not day(written):
        return text.NOT_A_DATE.format(given=written)
    if type_ == "number" and not numbers_in(written):
        return text.NOT_A_NUMBER.format(given=written)
    return ""
