"""What a browser may know of an exercise: everything a learner sees, never the key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kit import text
from kit.check.parts import walk
from kit.check.values import spoken
from kit.exercises.kinds import (
    Choice,
    Choices,
    Classify,
    Exercise,
    Form,
    Mark,
    Match,
    Number,
    Order,
    Reflect,
    Scenario,
    Table,
    letters,
)
from kit.exercises.vary import numbers, shuffled
from kit.widget.markup import block, inline, plain

View = dict[str, Any]


def public(exercise: Exercise, learner: str, number: int, total: int) -> View:
    """The view of one exercise for one learner; `number` of `total` is its place in the lesson."""
    varied = {name: spoken(value) for name, value in numbers(exercise, learner).items()}
    prompt = exercise.prompt.format(**varied) if varied else exercise.prompt
    minutes = text.MINUTES.format(minutes=spoken(exercise.minutes))
    return {
        "id": exercise.id,
        "kind": exercise.kind,
        "kicker": f"{text.PLACE.format(number=number, total=total)} · {text.KIND_NAMES[exercise.kind]} · {minutes}",
        "title": plain(exercise.title),
        "prompt": block(prompt),
        "hints": len(exercise.hints),
        "has_solution": bool(exercise.solution_text()),
        **_BODIES[exercise.kind](exercise, learner),
    }


def _labelled(exercise: Exercise, learner: str, texts: list[str]) -> list[list[str]]:
    """[id, html] of every text in this learner's order."""
    by_id = dict(zip(letters(len(texts)), texts, strict=True))
    return [[i, inline(by_id[i])] for i in shuffled(exercise, learner, list(by_id))]


def _options(exercise: Choice | Choices, learner: str) -> View:
    return {"options": _labelled(exercise, learner, [option.text for option in exercise.options])}


def _number(exercise: Number, learner: str) -> View:
    return {"unit": exercise.unit}


def _match(exercise: Match, learner: str) -> View:
    rights = {str(n): plain(right) for n, right in enumerate(exercise.rights, 1)}
    return {
        "lefts": _labelled(exercise, learner, [pair.left for pair in exercise.pairs]),
        "rights": [[i, rights[i]] for i in shuffled(exercise, learner + "/", list(rights))],
    }


def _order(exercise: Order, learner: str) -> View:
    items = _labelled(exercise, learner, [item.text for item in exercise.items])
    if [i for i, _ in items] == sorted(i for i, _ in items):
        items = items[1:] + items[:1]  # never shown solved
    return {"items": items}


def _classify(exercise: Classify, learner: str) -> View:
    return {
        "items": _labelled(exercise, learner, [item.text for item in exercise.items]),
        "groups": [[str(n), inline(group)] for n, group in enumerate(exercise.groups, 1)],
    }


def _mark(exercise: Mark, learner: str) -> View:
    if exercise.layout == "table":
        return {
            "layout": "table",
            "columns": list(exercise.columns),
            "rows": [list(row) for row in exercise.rows],
        }
    ids = letters(len(exercise.segments))
    segments = [[i, inline(part.text)] for i, part in zip(ids, exercise.segments, strict=True)]
    return {"layout": exercise.layout, "segments": segments}


def _form(exercise: Form, learner: str) -> View:
    return {
        "fields": [
            {
                "name": field.name,
                "label": inline(field.label),
                "type": field.type,
                "help": inline(field.help),
                "options": list(field.options),
                "required": field.required,
            }
            for field in exercise.fields
        ]
    }


def _table(exercise: Table, learner: str) -> View:
    return {
        "columns": list(exercise.columns),
        "rows": [list(row) for row in exercise.rows],
        "removable": bool(exercise.remove),
    }


def _reflect(exercise: Reflect, learner: str) -> View:
    ids = letters(len(exercise.rubric))
    return {
        "min_words": exercise.min_words,
        "rubric": [[i, inline(c.text)] for i, c in zip(ids, exercise.rubric, strict=True)],
        "scale": list(exercise.scale),
    }


def _nothing(exercise: Exercise, learner: str) -> View:
    return {}


_BODIES: dict[str, Callable[[Any, str], View]] = {
    "choice": _options,
    "choices": _options,
    "text": _nothing,
    "number": _number,
    "match": _match,
    "order": _order,
    "classify": _classify,
    "mark": _mark,
    "form": _form,
    "table": _table,
    "code": _nothing,
    "chart": _nothing,
    "scenario": _nothing,
    "reflect": _reflect,
}


def story(exercise: Scenario, path: Any) -> View:
    """The scenes passed on `path`, each with the turn taken and its feedback, and the scene at its end."""
    passed, scene = walk(exercise, path)
    ids = letters(len(scene.options))
    return {
        "passed": [
            {"text": block(old.text), "turn": inline(turn.text), "feedback": block(turn.feedback)}
            for old, turn in passed
        ],
        "text": block(scene.text),
        "end": scene.end,
        "options": [[i, inline(turn.text)] for i, turn in zip(ids, scene.options, strict=True)],
    }
