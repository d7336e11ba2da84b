"""What passes between a card and whoever shows it; `widget/static/protocol.d.ts` says the same to the browser's side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NotRequired, TypedDict


class Message(TypedDict, total=False):
    """From the learner. `turn` comes back in the state that answers it."""

    do: str  # "check", "draft", "hint", "solution", "prepare", "identify", "change"
    turn: int
    answer: Any
    name: str
    institution: str


class Identity(TypedDict):
    """A name is asked for; `known` has name and institution of those who learned here before."""

    known: list[tuple[str, str]]


class CardView(TypedDict):
    """What is the same at every answer; texts are HTML made from Markdown, title and kicker plain."""

    id: str
    kind: str
    kicker: str
    title: str
    prompt: str
    hints: int
    has_solution: bool
    submit: str
    body: Mapping[str, Any]  # the kind's own part


class CardState(TypedDict):
    """Where the learner stands; feedback, hints, solution and explanation are HTML."""

    answer: Any
    draft: bool
    hints: list[str]
    may_see_solution: bool
    solution: str
    explain: str
    notice: str
    identity: Identity | None
    more: Mapping[str, Any]  # what the kind shows beside the answer
    # with a verdict
    outcome: NotRequired[str]
    verdict: NotRequired[str]
    attempt: NotRequired[str]
    feedback: NotRequired[str]
    parts: NotRequired[dict[str, tuple[bool, str]]]
    read_as: NotRequired[str]
    # with an answer to a message
    turn: NotRequired[int | None]
    problem: NotRequired[str]
    error: NotRequired[str]
