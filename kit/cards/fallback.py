"""An exercise card as plain HTML: what a notebook shows where no live card can be (inline styles only)."""

from __future__ import annotations

import html

from kit import learner, text
from kit.kinds.exercise import Exercise
from kit.markup import block, plain

_BOX = "border:1px solid currentColor;border-left-width:4px;border-radius:4px;padding:.6em 1em;max-width:46em"


def card(exercise: Exercise) -> str:
    """Title, last outcome and last answer from the record, and the one way on: run the cell."""
    who = learner.active()
    last = who.record.standing(exercise.id).last if who else None
    state = text.VERDICTS[last["outcome"] if last else "unanswered"]
    answer = exercise.readable(last["answer"]) if last else ""
    code = exercise.handed_over  # its answer lies in the cell, and the cell needs those above it
    parts = [
        f"<strong>{html.escape(plain(exercise.title))}</strong>",
        block(exercise.prompt) if code else "",
        f"<p>{text.LAST_TIME}: <strong>{state}</strong></p>",
        f"<pre>{html.escape(answer)}</pre>" if answer else "",
        f"<p><em>{html.escape(text.RUN_ALL_ABOVE if code else text.RUN_TO_GO_ON)}</em></p>",
    ]
    return f'<div style="{_BOX}">{"".join(parts)}</div>'
