"""Hasil saya: every product of the course, whether it was made, and where its documents lie."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from kit import learner, text
from kit.base import indonesian
from kit.cards.exercise import document_name, documents_view, open_folder
from kit.cards.panel import Panel
from kit.cards.protocol import Message
from kit.documents import products
from kit.exercises import Lesson, lessons
from kit.kinds.exercise import Exercise
from kit.learner import Learner
from kit.markup import block, plain


class Products(Panel):
    """A row for each product, by lesson; follows the record."""

    def __repr__(self) -> str:
        return text.PRODUCTS

    def look(self) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        who = learner.active()
        rows = [
            _row(who, one, exercise) for one in lessons() for exercise in one.exercises if exercise.product
        ]
        state = {
            "title": text.PRODUCTS_OF.format(name=who.name) if who else text.PRODUCTS,
            "rows": rows,
            "documents": documents_view(who.record.name, [])
            if who and any(row["files"] for row in rows)
            else None,
        }
        return {"kind": "products"}, state

    def handle(self, message: Message) -> None:
        who = learner.active()
        problem = open_folder(who) if who and message.get("do") == "open" else ""
        self.state = {**self.look()[1], "problem": block(problem), "turn": message.get("turn")}


def _row(who: Learner | None, one: Lesson, exercise: Exercise) -> dict[str, Any]:
    last = who.record.standing(exercise.id).last if who else None
    there = products.kept(who.record.name, document_name(exercise)) if who else []
    when = indonesian.day(datetime.fromisoformat(last["time"]).date()) if last else text.PRODUCT_NONE
    return {
        "lesson": one.number,
        "title": plain(exercise.title),
        "file": f"{one.stem}.ipynb#{exercise.id}",
        "when": when,
        "made": bool(last),
        "files": [path.name for path in there],
    }
