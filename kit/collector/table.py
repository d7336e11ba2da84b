"""The board's figures as a table, for a facilitator's notebook; the only place of the collector that knows pandas."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pandas as pd

from kit import text, text_class
from kit.collector.figures import Figures, shown_outcome
from kit.collector.gather import gather
from kit.collector.model import LearnerRow
from kit.collector.store import Store
from kit.exercises import lessons


def frame(source: str | Path, class_name: str) -> pd.DataFrame:
    """See `kit.collector.frame`."""
    store = _open(source, class_name)
    try:
        figures = Figures(lessons())
        for row in store.all(class_name):
            figures.take(row)
        people = store.learners(class_name)
        rows = [row for learner in people for row in _rows(learner, figures)]
    finally:
        store.close()
    return pd.DataFrame(rows, columns=list(text_class.FRAME_COLUMNS))


def _open(source: str | Path, class_name: str) -> Store:
    if isinstance(source, str) and "://" in source:
        return Store(source)
    path = Path(source)
    if not path.is_dir():
        return Store(f"sqlite:///{path}")
    store = Store("sqlite://")
    gather(path, store, class_name)
    return store


def _rows(learner: LearnerRow, figures: Figures) -> list[tuple[Any, ...]]:
    person = figures.people.get(learner.id)
    stuck = figures.status(learner.id, time.time())
    return [
        (
            learner.alias,
            learner.name,
            learner.institution,
            figures.exercises[key].lesson,
            key,
            {**text.VERDICTS, "open": text_class.BOARD_OPEN}[shown_outcome(standing)],
            standing.attempts,
            standing.hints,
            standing.solution_seen,
            key == stuck.exercise and bool(stuck.stuck),
            pd.Timestamp(standing.last_at[0], unit="s", tz="UTC") if standing.attempts else pd.NaT,
        )
        for key, standing in sorted((person.standings if person else {}).items())
    ]
