"""The database: every event once, whoever sends it, however often and in whatever order; the same on both engines."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from collecting import BACKENDS, START, address, batch, event

from kit import text_class as text
from kit.collector import store as stores
from kit.collector.events import Batch
from kit.collector.model import Base
from kit.collector.store import Store, StoreError, Who

SARI, BUDI = Who("sari"), Who("budi")


@pytest.fixture(params=BACKENDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return address(request.param, tmp_path)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    made = Store(url)
    yield made
    made.close()


def kept(store: Store) -> list[tuple[int, str]]:
    return [(row.learner, json.loads(row.line)["id"]) for row in store.all("kelas")]


def test_an_event_counts_once(store: Store) -> None:
    found = [event(at=n) for n in range(3)]
    first, again = store.add("kelas", SARI, batch(*found)), store.add("kelas", SARI, batch(*found, event()))
    assert (first.accepted, first.known) == (3, 0)
    assert (again.accepted, again.known) == (1, 3)
    assert len(kept(store)) == 4


def test_an_event_twice_in_one_batch_counts_once(store: Store) -> None:
    one = event()
    assert store.add("kelas", SARI, batch(one, one)).accepted == 1


def test_the_line_comes_back_as_it_was(store: Store) -> None:
    nasty = event(
        answer={"text": "Robert'); DROP TABLE event;-- <script>alert(1)</script> \u0000 \ud83d ñ 😀"}
    )
    store.add("kelas", SARI, batch(nasty))
    assert [json.loads(row.line) for row in store.all("kelas")] == [nasty]


def test_nobody_shadows_or_overwrites_another(store: Store) -> None:
    mine, theirs = event(outcome="right"), event(outcome="wrong")
    theirs["id"] = mine["id"]
    assert store.add("kelas", BUDI, batch(theirs)).accepted == 1
    assert store.add("kelas", SARI, batch(mine)).accepted == 1
    assert store.add("kelas", BUDI, batch({**theirs, "outcome": "right"})).known == 1
    assert [json.loads(row.line)["outcome"] for row in store.all("kelas")] == ["wrong", "right"]


def test_two_seats_of_the_same_learner_at_once(store: Store) -> None:
    found = [event(at=n) for n in range(120)]
    parts = [found[n : n + 40] for n in range(0, 120, 20)]  # every part overlaps the next
    random.Random(1).shuffle(parts)
    with ThreadPoolExecutor(4) as pool:
        counts = list(pool.map(lambda part: store.add("kelas", SARI, batch(*part)).accepted, parts * 2))
    assert sum(counts) == 120
    assert len(store.learners("kelas")) == 1
    assert sorted(one for _, one in kept(store)) == sorted(one["id"] for one in found)


def test_numbers_are_in_the_order_in_which_events_become_visible(store: Store) -> None:
    with ThreadPoolExecutor(4) as pool:
        sent = [
            pool.submit(store.add, "kelas", Who(f"p{n}"), batch(*(event() for _ in range(5))))
            for n in range(30)
        ]
        seen: list[int] = []
        while not all(one.done() for one in sent):
            seen += [row.number for row in store.after("kelas", seen[-1] if seen else 0)]
    seen += [row.number for row in store.after("kelas", seen[-1] if seen else 0)]
    assert len(seen) == len(set(seen)) == 150


def test_classes_do_not_mix(store: Store) -> None:
    store.add("pagi", SARI, batch(event()))
    store.add("siang", SARI, batch(event(), event()))
    assert [len(list(store.all(name))) for name in ("pagi", "siang")] == [1, 2]
    assert [len(store.learners(name)) for name in ("pagi", "siang")] == [1, 1]


def test_the_roster_names_people_and_the_record_cannot(store: Store) -> None:
    store.enrol("kelas", [Who("sari", "Sari Contoh", "Perpustakaan Contoh")])
    store.add("kelas", SARI, batch(event("learner", name="Budi Contoh", institution="X")))
    store.add("kelas", BUDI, batch(event("learner", name="Budi\u0000 \ud83d  Contoh\n", institution="'; --")))
    assert {one.seat: (one.name, one.listed) for one in store.learners("kelas")} == {
        "sari": ("Sari Contoh", True),
        "budi": ("Budi ? Contoh", False),
    }


def test_a_later_name_stays_whatever_comes_after(store: Store) -> None:
    store.add("kelas", SARI, batch(event("learner", at=50, name="Baru")))
    store.add("kelas", SARI, batch(event("learner", at=10, name="Lama")))
    assert store.learners("kelas")[0].name == "Baru"


def test_the_alias_is_stable_and_does_not_follow_the_roster(store: Store) -> None:
    people = [Who(f"p{n:02}", f"Peserta Contoh {n:03}") for n in range(40)]
    store.enrol("kelas", people)
    before = {one.seat: one.alias for one in store.learners("kelas")}
    store.enrol("kelas", [*people, Who("telat", "Peserta Contoh 999")])
    after = {one.seat: one.alias for one in store.learners("kelas")}
    assert after == before | {"telat": 41}
    assert sorted(before.values()) == list(range(1, 41))
    assert [before[who.seat] for who in people] != list(range(1, 41))


def test_a_learner_cannot_fill_the_disk(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "QUOTA", 1000)
    big = [event(answer="x" * 300) for _ in range(4)]
    first = store.add("kelas", SARI, batch(*big))
    assert first.accepted == 1
    assert first.rejected == [(0, text.QUOTA_REACHED.format(count=3))]
    assert store.add("kelas", BUDI, batch(event())).accepted == 1


def test_a_database_of_today_is_left_as_it_is(url: str, store: Store) -> None:
    store.add("kelas", SARI, batch(event()))
    again = Store(url)
    assert len(list(again.all("kelas"))) == 1
    again.close()


def test_two_collectors_start_on_one_new_database(url: str) -> None:
    with ThreadPoolExecutor(2) as pool:
        for made in pool.map(Store, [url, url]):
            made.close()


def test_the_steps_make_what_the_models_say(store: Store) -> None:
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_an_event_needs_its_learner(store: Store) -> None:
    row = {"learner_id": 99, "event_id": "x", "received": START, "line": "{}"}
    statement = sa.insert(Base.metadata.tables["event"]).values(row)
    with store.engine.connect() as connection, pytest.raises(sa.exc.IntegrityError):
        connection.execute(statement)


def test_sqlite_is_ready_for_several_writers(tmp_path: Path) -> None:
    made = Store(address("sqlite", tmp_path))
    with made.engine.connect() as connection:
        values = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous")
        }
    made.close()
    assert values == {"journal_mode": "wal", "synchronous": 2}


@pytest.mark.parametrize(
    "url", ["mysql://u:rahasia@h/d", "rahasia", "postgresql://kit:rahasia@127.0.0.1:1/tidak-ada"]
)
def test_an_address_that_does_not_work_is_a_sentence_without_the_password(url: str) -> None:
    with pytest.raises(StoreError) as raised:
        Store(url)
    assert "rahasia" not in str(raised.value)


def test_a_full_disk_is_a_sentence_and_nothing_is_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_rest: object) -> list[object]:
        raise sa.exc.OperationalError("INSERT", {}, OSError("disk full"))

    monkeypatch.setattr(stores, "_insert", full)
    with pytest.raises(StoreError):
        store.add("kelas", SARI, batch(event()))
    monkeypatch.undo()
    assert store.learners("kelas") == []
    assert store.add("kelas", SARI, Batch()).accepted == 0
