"""POST events: who may send, how much, and what the answer says; on both databases."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from collecting import BACKENDS, CODE, Running, address, event, lines, running

from kit import text_class as text
from kit.collector import events, receive
from kit.collector.store import StoreError


@pytest.fixture(params=BACKENDS)
def collector(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path, address(request.param, tmp_path), refresh=False) as made:
        yield made


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path, refresh=False) as made:
        yield made


def ids(collector: Running) -> dict[str, list[str]]:
    names = {one.id: one.seat for one in collector.room.store.learners("kelas")}
    found: dict[str, list[str]] = {}
    for row in collector.room.store.all("kelas"):
        found.setdefault(names[row.learner], []).append(json.loads(row.line)["id"])
    return found


def test_events_arrive_once_packed_or_not_and_in_any_order(collector: Running) -> None:
    first, second = event(at=10), event(at=5)
    assert collector.post(lines(first)).json == {"accepted": 1, "known": 0, "rejected": []}
    assert collector.packed(lines(second, first)).json == {"accepted": 1, "known": 1, "rejected": []}
    assert ids(collector) == {"peserta-1": [first["id"], second["id"]]}


def test_damaged_lines_are_named_and_the_rest_is_kept(collector: Running) -> None:
    good, later = event(), event("gerak", x=1)
    body = b"\n".join(
        [lines(good).strip(), b'{"id": 1', b"[" * 100_000, b'"\xff"', lines(later).strip(), b'{"id":"y"}']
    )
    answer = collector.post(body).json
    assert (answer["accepted"], [one["line"] for one in answer["rejected"]]) == (2, [2, 3, 4, 6])
    assert ids(collector) == {"peserta-1": [good["id"], later["id"]]}


def test_the_participants_own_code_says_who_it_is_not_the_event(collector: Running) -> None:
    one, other = event(learner="peserta-2"), event()
    collector.post(lines(one), f"{CODE}/A1")
    collector.post(lines({**one}, other), f"{CODE}/B2")
    assert ids(collector) == {"peserta-1": [one["id"]], "peserta-2": [one["id"], other["id"]]}


def test_two_seats_of_one_learner_at_once(collector: Running) -> None:
    found = [event(at=n) for n in range(60)]
    with ThreadPoolExecutor(4) as pool:
        answers = list(
            pool.map(lambda n: collector.packed(lines(*found[n : n + 30])).json, [0, 15, 30, 0, 30, 15])
        )
    assert sum(one["accepted"] for one in answers) == 60
    assert sorted(ids(collector)["peserta-1"]) == sorted(one["id"] for one in found)


@pytest.mark.parametrize("code", [f"{CODE}/SALAH", "000000/A1", CODE, f"{CODE}/", "", "é/A1"])
def test_a_wrong_code_keeps_nothing(plain: Running, code: str) -> None:
    answer = plain.post(lines(event()), code.encode().decode("latin-1"))
    assert (answer.status, answer.json["message"]) == (403, text.NOT_A_SENDER)
    assert ids(plain) == {}


@pytest.mark.parametrize("header", ["", "token x", "Bearer x", "kode", f"token {CODE}/A1"])
def test_a_wrong_kind_of_token_keeps_nothing(plain: Running, header: str) -> None:
    assert plain.ask("events", lines(event()), {"Authorization": header}).status == 403


def test_whoever_guesses_codes_is_slowed_down(plain: Running) -> None:
    statuses = {plain.post(b"", f"{CODE}/X{n}").status for n in range(25)}
    assert statuses == {403, 429}
    assert plain.post(lines(event())).json["message"] == text.TOO_MANY_TRIES


def test_ten_megabytes_are_a_sentence(plain: Running) -> None:
    answer = plain.post(b"x" * 10_000_000)
    assert (answer.status, answer.json["message"]) == (413, text.BODY_TOO_LARGE.format(limit=2))
    assert plain.post(lines(event())).json["accepted"] == 1


def test_a_stranger_with_ten_megabytes_is_told_the_door(plain: Running) -> None:
    assert plain.post(b"x" * 10_000_000, "000000/A1").status == 403


def test_a_small_body_that_unpacks_to_a_huge_one_is_refused(plain: Running) -> None:
    assert plain.packed(b"\n" * 200_000_000).status == 413


@pytest.mark.parametrize("body", [b"not gzip", gzip.compress(lines(event()))[:-20]])
def test_what_cannot_be_unpacked_is_a_sentence(plain: Running, body: bytes) -> None:
    answer = plain.post(body, **{"Content-Encoding": "gzip"})
    assert (answer.status, answer.json["message"]) == (400, text.NOT_GZIP)


def test_one_event_has_a_size(plain: Running) -> None:
    answer = plain.post(lines(event(answer="x" * events.LINE), event())).json
    assert answer["accepted"] == 1
    assert answer["rejected"] == [{"line": 1, "reason": text.EVENT_TOO_LARGE.format(limit=200)}]


@pytest.mark.parametrize("own", ["", "x" * 65, "é", "a\u0000b", "a\nb"])
def test_an_id_that_no_database_keeps_is_refused(plain: Running, own: str) -> None:
    assert plain.post(lines(event(id=own))).json["accepted"] == 0


def test_a_database_that_fails_means_later(plain: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_rest: object) -> None:
        raise StoreError("penuh")

    monkeypatch.setattr(plain.room.store, "add", fail)
    assert (plain.post(lines(event())).status, plain.post(b"").json["message"]) == (503, "penuh")


def test_unpack_keeps_to_its_bound() -> None:
    assert len(receive.unpack(gzip.compress(b"x" * 50_000_000))) == events.BODY + 1
    assert receive.unpack(gzip.compress(b"abc")) == b"abc"
