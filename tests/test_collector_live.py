"""The live board's data: only what changed, coalesced, resumed after a break, and without names where asked."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from collecting import BACKENDS, address, alone, batch, event

from kit import text_class as text
from kit.collector import takehome
from kit.collector.live import LiveBoard
from kit.collector.store import Store, Who
from kit.exercises import lessons

ROSTER = [
    Who("p1", "Peserta Contoh 001", "Perpustakaan Contoh"),
    Who("p2", "Peserta Contoh 002", "Taman Baca Contoh"),
]
FIRST = lessons()[0].exercises[0]


@pytest.fixture(params=BACKENDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made = Store(address(request.param, tmp_path))
    yield made
    made.close()


def play(store: Store, story: Callable[[LiveBoard], Coroutine[Any, Any, None]]) -> None:
    async def run() -> None:
        with ThreadPoolExecutor(2) as pool:
            await story(LiveBoard(store, "kelas", lessons(), pool))

    alone(run())


def refresh(live: LiveBoard) -> Coroutine[Any, Any, None]:
    return live.refresh(lambda: ROSTER)


def now_event(kind: str = "attempt", **fields: Any) -> dict[str, Any]:
    stamp = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime())
    return event(kind, **{"time": stamp, **fields})


def test_everyone_of_the_roster_is_there_before_the_first_event(store: Store) -> None:
    async def story(live: LiveBoard) -> None:
        await refresh(live)
        assert {row["name"] for row in live.since(0, False)["rows"]} == {who.name for who in ROSTER}

    play(store, story)


def test_only_the_row_that_changed_is_sent(store: Store) -> None:
    async def story(live: LiveBoard) -> None:
        await refresh(live)
        before = live.version
        store.add("kelas", ROSTER[1], batch(now_event(outcome="right")))
        await refresh(live)
        message = live.since(before, False)
        assert [row["name"] for row in message["rows"]] == ["Peserta Contoh 002"]
        assert message["rows"][0]["cells"] == {FIRST.id: ["right", 1, 0, 0]}
        assert "trips" not in message
        assert live.since(live.version, False)["rows"] == []

    play(store, story)


def test_nothing_new_makes_no_new_version(store: Store) -> None:
    async def story(live: LiveBoard) -> None:
        store.add("kelas", ROSTER[0], batch(now_event()))
        await refresh(live)
        before = live.version
        store.add("kelas", ROSTER[0], batch())
        await refresh(live)
        assert live.version == before
        assert not await live.changed(before, 0.01)

    play(store, story)


def test_what_another_process_wrote_is_seen(store: Store) -> None:
    async def story(live: LiveBoard) -> None:
        await refresh(live)
        other = Store(store.engine.url.render_as_string(hide_password=False))
        waiting = asyncio.create_task(live.changed(live.version, 60))
        other.add(
            "kelas",
            Who("berkas:1", "Peserta Contoh 003"),
            batch(now_event("learner", name="Peserta Contoh 003")),
        )
        other.close()
        await refresh(live)
        assert await waiting
        assert len(live.since(0, False)["rows"]) == 3

    play(store, story)


def test_who_left_the_roster_leaves_the_board_and_keeps_the_answers(store: Store) -> None:
    async def story(live: LiveBoard) -> None:
        store.add("kelas", ROSTER[0], batch(now_event()))
        await refresh(live)
        (gone,) = (row["alias"] for row in live.since(0, False)["rows"] if row["name"] == ROSTER[0].name)
        before = live.version
        await live.refresh(lambda: ROSTER[1:])
        assert {"alias": gone, "gone": True} in live.since(before, True)["rows"]
        assert [row["name"] for row in live.since(0, False)["rows"]] == [ROSTER[1].name]
        people = store.learners("kelas")
        told = [row[0] for row in takehome.summary(live.figures, people)[1:]]
        assert text.NO_LONGER_LISTED.format(name=ROSTER[0].name) in told
        assert ROSTER[1].name in told
        before = live.version
        await live.refresh(list)  # a roster that cannot be read takes nobody off
        await refresh(live)
        assert ROSTER[0].name in {row["name"] for row in live.since(before, False)["rows"]}

    play(store, story)


def test_silence_alone_makes_somebody_stuck(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    async def story(live: LiveBoard) -> None:
        store.add("kelas", ROSTER[0], batch(now_event("draft")))
        await refresh(live)
        before, now = live.version, time.time()
        monkeypatch.setattr("kit.collector.live.time.time", lambda: now + 600)
        await refresh(live)
        assert [row["stuck"] for row in live.since(before, False)["rows"]] == [["silence"]]

    play(store, story)


def test_a_restarted_collector_shows_the_same(store: Store) -> None:
    shown: list[dict[str, Any]] = []
    store.add("kelas", ROSTER[0], batch(now_event(), now_event("hint", hints=1)))

    async def story(live: LiveBoard) -> None:
        await refresh(live)
        message = live.since(0, False)
        shown.append({key: message[key] for key in ("rows", "trips")} | {"epoch": message["epoch"]})

    play(store, story)
    play(store, story)
    assert shown[0].pop("epoch") != shown[1].pop("epoch")
    assert shown[0] == shown[1]


def test_the_anonymous_board_knows_no_names_and_no_single_answers(store: Store) -> None:
    typed = "jawaban pribadi 0800-0000-001"
    exercise = next(e for one in lessons() for e in one.exercises if e.kind == "text")

    async def story(live: LiveBoard) -> None:
        for who in ROSTER:
            known = FIRST.mistakes("")[0][0]
            store.add("kelas", who, batch(now_event(answer=known), now_event("learner", name=who.name)))
        store.add("kelas", ROSTER[0], batch(now_event(exercise=exercise.id, answer=typed)))
        await refresh(live)
        hidden, open_ = json.dumps(live.since(0, True)), json.dumps(live.since(0, False))
        for word in ("Contoh", "p1", "p2", typed):
            assert word not in hidden
            assert word in open_
        assert [len(trip["answers"]) for trip in live.since(0, True)["trips"]] == [1, 0]

    play(store, story)
