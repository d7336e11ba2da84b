"""An exercise card as plain HTML: what a notebook shows where no live card can be (inline styles only)."""

from __future__ import annotations

import html
from typing import Any

from kit import learner, text
from kit.exercises import Exercise
from kit.widget.markup import plain

_BOX = "border:1px solid currentColor;border-left-width:4px;border-radius:4px;padding:.6em 1em;max-width:46em"


def card(exercise: Exercise) -> str:
    """Title, last outcome and last answer from the record, and the one way on: run the cell."""
    who = learner.active()
    last = who.record.standing(exercise.id).last if who else None
    state = text.VERDICTS[last["outcome"] if last else "unanswered"]
    answer = f"<pre>{html.escape(_shown(last['answer']))}</pre>" if last and last.get("answer") else ""
    title = html.escape(plain(exercise.title))
    way = html.escape(text.RUN_TO_GO_ON)
    return f'<div style="{_BOX}"><strong>{title}</strong><br>{text.LAST_TIME}: {state}{answer}<p><em>{way}</em></p></div>'


def _shown(answer: Any) -> str:
    if isinstance(answer, dict) and set(answer) <= {"text", "rubric"}:
        return str(answer.get("text", ""))
    return answer if isinstance(answer, str) and len(answer) > 1 else ""
