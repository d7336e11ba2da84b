"""No event, whatever it holds, stops the board or breaks an export."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from collecting import Running, alone, event, lines, running
from hypothesis import given, settings
from hypothesis import strategies as st
from test_collector_pages import raw, until

from kit import text_class as text
from kit.collector import events, takehome
from kit.collector.events import Arrival, Batch
from kit.collector.export import csv_pieces, xapi_pieces
from kit.collector.live import LiveBoard
from kit.collector.store import Store, Who
from kit.exercises import lessons


@pytest.fixture
def collector(tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path) as made:
        yield made


def line(**fields: Any) -> str:
    """An event; the answer "@970" becomes lists in each other that Python itself could not write here."""
    return json.dumps(event(**fields)).replace('"@970"', "[" * 970 + "]" * 970)


def nested(depth: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(depth):
        value = [value]
    return value


# What reads an answer must not be brought down by it: the board, its figures, CSV and xAPI.
HOSTILE = [
    {"answer": "@970"},
    {"answer": nested(20)},
    {"kind": "gerak", "outcome": "saved", "exercise": ["mengenal-sel"]},
    {"kind": "gerak", "outcome": "saved", "exercise": {"a": nested(5)}},
    {"kind": "gerak", "outcome": ["right"]},
    {"kind": "gerak", "outcome": "menang"},
    {"exercise": ["mengenal-sel"]},
    {"exercise": "x" * 256},
    {"outcome": {}},
    {"time": 1},
    {"time": "9" * 100},
    {"session": None},
    {"learner": ["peserta"]},
    {"revision": nested(2)},
    {"kind": "x" * 100},
    {"id": 7},
]


@pytest.mark.parametrize("fields", HOSTILE, ids=[str(number) for number in range(len(HOSTILE))])
def test_what_is_no_event_is_set_aside_counted_and_shown(collector: Running, fields: dict[str, Any]) -> None:
    answer = collector.post(line(**fields).encode() + b"\n" + lines(event())).json
    assert (answer["accepted"], [one["line"] for one in answer["rejected"]]) == (1, [1])
    kept = [json.loads(one) for one in (collector.folder / "disisihkan.jsonl").read_text().splitlines()]
    assert [one["seat"] for one in kept] == ["peserta-1"]
    inside = collector.sign_in()
    until(lambda: raw(inside, "board.json").json["aside"] == 1)


@pytest.mark.parametrize("fields", HOSTILE, ids=[str(number) for number in range(len(HOSTILE))])
def test_what_an_earlier_kit_kept_stops_neither_board_nor_exports(
    tmp_path: Path, fields: dict[str, Any]
) -> None:
    """The database of a class that took such an event in before there was a rule against it."""
    database = f"sqlite:///{tmp_path / 'collector.sqlite'}"
    store = Store(database)
    good = event()
    hostile = [Arrival({**good, "id": "buruk"}, line(**fields)), Arrival(good, json.dumps(good))]
    store.add("kelas", Who("peserta-1"), Batch(hostile))
    store.close()
    with running(tmp_path, database) as made:
        inside = made.sign_in()
        until(lambda: raw(inside, "board.json").json["aside"] == 1)
        rows = {one["seat"]: one for one in raw(inside, "board.json").json["rows"]}
        assert rows["peserta-1"]["cells"]["mengenal-sel"][1] == 1
        assert len(raw(inside, "kemajuan.csv").text.strip().splitlines()) == 2
        assert len(raw(inside, "xapi.json").json) == 1


@pytest.mark.parametrize("path", ["kemajuan.csv", "xapi.json"])
def test_an_export_is_whole_or_an_error(
    collector: Running, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    collector.post(lines(*(event(at=at) for at in range(500))))
    inside = collector.sign_in()
    whole = raw(inside, path)
    assert (whole.status, len(whole.text) > 10_000) == (200, True)
    calls = []

    def failing(row: Any) -> str:
        calls.append(row)
        if len(calls) > 300:
            raise RecursionError
        return "2026-01-01T00:00:00.000Z"

    monkeypatch.setattr("kit.collector.export._stamp", lambda event, row: failing(row))
    broken = raw(inside, path)
    assert (broken.status, text.ERRORS[500] in broken.text) == (500, True)
    assert "attachment" not in broken.headers.get("Content-Disposition", "")


def test_a_board_that_fails_goes_on_and_says_so(
    collector: Running, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    inside = collector.sign_in()
    monkeypatch.setattr(collector.room.live.figures, "take", lambda row: 1 / 0)
    collector.post(lines(event()))
    until(lambda: text.BOARD_LATE in caplog.text)
    monkeypatch.undo()
    until(lambda: any(one["cells"] for one in raw(inside, "board.json").json["rows"]))


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["right", "saved", "2026-02-02"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)
EXERCISES = [one for lesson in lessons() for one in lesson.exercises]


@st.composite
def near_events(draw: st.DrawFn) -> Any:
    """An event of a known exercise with a few fields that hold anything, or nothing; or something else altogether."""
    if draw(st.integers(0, 9)) == 0:
        return draw(ANYTHING)
    exercise = draw(st.sampled_from(EXERCISES))
    made = event(
        draw(st.sampled_from(["attempt", "hint", "solution", "draft", "learner", "gerak"])),
        draw(st.integers(-1000, 10**7)),
        exercise=exercise.id,
        revision=exercise.revision,
        answer=draw(ANYTHING),
        outcome=draw(st.sampled_from(["right", "wrong", "partial", "saved"])),
    )
    made |= draw(st.dictionaries(st.sampled_from([*made, "baru"]), ANYTHING, max_size=2))
    for name in draw(st.sets(st.sampled_from(sorted(made)), max_size=1)):
        del made[name]
    return made


@settings(max_examples=60, deadline=None)
@given(st.lists(near_events(), max_size=12), st.binary(max_size=40))
def test_whatever_comes_is_kept_whole_or_set_aside(found: list[Any], torn: bytes) -> None:
    sent = [json.dumps(one).encode() for one in found] + [torn.replace(b"\n", b"")]
    batch = events.read(b"\n".join(sent))
    ids = {one.event["id"] for one in batch.arrivals}
    assert len(ids) == len(batch.arrivals)
    assert len(batch.aside) == len(batch.rejected)
    with TemporaryDirectory() as place, ThreadPoolExecutor(1) as pool:
        store, people = (
            Store(f"sqlite:///{place}/collector.sqlite"),
            [Who("peserta-1", "Siti Contoh", "Perpustakaan Contoh")],
        )
        store.enrol("kelas", people)
        assert store.add("kelas", people[0], batch).accepted == len(ids)
        live = LiveBoard(store, "kelas", lessons(), pool)
        alone(live.refresh(lambda: people))
        board = json.loads(json.dumps(live.since(0, anonymous=False), allow_nan=False))
        assert (len(board["rows"]), board["aside"]) == (1, 0)
        assert len(list(csv.reader(io.StringIO("".join(csv_pieces(store, "kelas")))))) == 1 + len(ids)
        told = json.loads("".join(xapi_pieces(store, "kelas")), parse_constant=float.fromhex)
        assert len(told) <= len(ids)
        takehome.write(store, "kelas", Path(place), key=True)
        store.close()
