"""What the board shows, kept up to date with the database; a page asks only for what changed since its last look."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from dataclasses import asdict
from typing import Any

from kit.collector.aside import Aside
from kit.collector.figures import Figures, shown_outcome
from kit.collector.model import LearnerRow
from kit.collector.store import Row, Store, Who
from kit.exercises import Lesson

PACE = 1.0  # seconds between two looks, and between two messages to a page
_SHARED = 2  # learners who must have typed the same before it is shown under «Peserta 7»

View = dict[str, Any]


class LiveBoard:
    """The board of one class. `refresh` reads; `since` and `changed` serve the pages."""

    def __init__(
        self,
        store: Store,
        class_name: str,
        lessons: Iterable[Lesson],
        pool: Executor,
        aside: Aside | None = None,
    ) -> None:
        self.store, self.class_name, self._pool = store, class_name, pool
        self.figures = Figures(lessons)
        self._arrived_aside = aside
        self._aside = 0
        self.epoch = secrets.token_hex(4)  # versions of another run of the collector mean nothing here
        self.version = 0
        self.learners: dict[int, LearnerRow] = {}
        self._number = 0
        self._rows: dict[int, tuple[int, View]] = {}  # alias -> version and view
        self._trips: tuple[int, list[View]] = (0, [])
        self._change = asyncio.Event()
        self._roster: list[Who] = []

    async def refresh(self, roster: Callable[[], list[Who]]) -> None:
        """Take in what arrived since the last look, and what the passing of time alone changes."""
        touched = await self._read(roster)
        now = time.time()
        before = self.version
        for learner in self.learners.values():
            standing = self.figures.status(learner.id, now)
            _, known = self._rows.get(learner.alias, (0, {}))
            named = known.get("name") == learner.name and known.get("institution") == learner.institution
            if self._roster and learner.off_roster:
                self._put(learner, {"alias": learner.alias, "gone": True})
            elif learner.id in touched or not named or tuple(known["stuck"]) != standing.stuck:
                self._put(learner, self._view(learner, now))
        if touched:
            trips = [asdict(trip) for trip in self.figures.trips()]
            if trips != self._trips[1]:
                self._trips = (before + 1, trips)
                self.version = before + 1
        aside = self.figures.unread + (self._arrived_aside.count if self._arrived_aside else 0)
        if aside != self._aside:
            self._aside, self.version = aside, before + 1
        if self.version != before:
            self._change.set()
            self._change = asyncio.Event()

    async def _read(self, roster: Callable[[], list[Who]]) -> set[int]:
        loop, touched = asyncio.get_running_loop(), set[int]()
        people = await loop.run_in_executor(self._pool, roster)
        if people != self._roster:
            await loop.run_in_executor(self._pool, self.store.enrol, self.class_name, people)
            self._roster = people
        while rows := await loop.run_in_executor(self._pool, self._next):
            for place, row in enumerate(rows):
                self.figures.take(row)
                if place % 200 == 199:
                    await asyncio.sleep(0)  # a long history must not keep a seat waiting
            self._number = rows[-1].number
            touched |= {row.learner for row in rows}
        found = await loop.run_in_executor(self._pool, self.store.learners, self.class_name)
        self.learners = {learner.id: learner for learner in found}
        return touched

    def _next(self) -> list[Row]:
        return self.store.after(self.class_name, self._number)

    def _view(self, learner: LearnerRow, now: float) -> View:
        person, status = self.figures.people.get(learner.id), self.figures.status(learner.id, now)
        standings = person.standings if person else {}
        return {
            "alias": learner.alias,
            "name": learner.name,
            "institution": learner.institution,
            "seat": learner.seat if learner.listed else "",
            "here": status.exercise,
            "seen": round(status.seen),
            "stuck": list(status.stuck),
            "cells": {
                key: [shown_outcome(one), one.attempts, one.hints, int(one.solution_seen)]
                for key, one in standings.items()
            },
        }

    def _put(self, learner: LearnerRow, view: View) -> None:
        _, known = self._rows.get(learner.alias, (0, None))
        if view != known:
            self.version += 1
            self._rows[learner.alias] = (self.version, view)

    def since(self, version: int, anonymous: bool) -> View:
        """Everything that changed after `version`; 0 asks for all. Anonymous: without a name or a seat."""
        rows = [dict(view) for changed, view in self._rows.values() if changed > version]
        rows = [row for row in rows if version or "gone" not in row]
        answer: View = {
            "version": self.version,
            "epoch": self.epoch,
            "now": time.time(),
            "full": version == 0,
            "aside": self._aside,
        }
        if anonymous:
            rows = [
                row if "gone" in row else row | {"name": "", "institution": "", "seat": ""} for row in rows
            ]
        answer["rows"] = sorted(rows, key=lambda row: row["alias"])
        if version == 0 or self._trips[0] > version:
            answer["trips"] = [_shared(trip) for trip in self._trips[1]] if anonymous else self._trips[1]
        return answer

    async def changed(self, version: int, patience: float) -> bool:
        """Wait until there is something newer than `version`; False after `patience` seconds without it."""
        try:
            while self.version <= version:
                await asyncio.wait_for(self._change.wait(), patience)
        except TimeoutError:
            return False
        return True


def _shared(trip: View) -> View:
    """Only answers that nobody is known by: foreseen by the exercise, or given by several."""
    kept = [one for one in trip["answers"] if one["feedback"] or one["learners"] >= _SHARED]
    return {**trip, "answers": kept}
