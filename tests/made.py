"""Small made-up exercises for tests of the engine."""

from __future__ import annotations

import tomllib
from itertools import count
from typing import Any

from kit import kinds
from kit.content import build
from kit.kinds.exercise import EXAMPLE

_revisions = map(str, count())


def example(kind: str) -> Any:
    """The exercise of a kind's own documentation."""
    keys = tomllib.loads(EXAMPLE.format(id="contoh", kind=kind))["exercise"][0]
    return build(kinds.kind(kind), keys | tomllib.loads(kinds.kind(kind).example), "contoh")


def make(kind: str, **keys: Any) -> Any:
    """An exercise with the keys a test is about, of a revision of its own: nothing kept of another serves it."""
    whole = {
        "id": "contoh",
        "kind": kind,
        "title": "Contoh",
        "prompt": "Contoh?",
        "minutes": 1,
        "hints": ["Satu.", "Dua."],
        "explain": "Karena begitu.",
        "otherwise": "Lain.",
        "revision": next(_revisions),
    }
    return build(kinds.kind(kind), whole | keys, "contoh")
