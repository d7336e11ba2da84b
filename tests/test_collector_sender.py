"""What a seat sends: everything once it can, nothing lost, nothing that a card waits for, no token in a log."""

from __future__ import annotations

import asyncio
import gzip
import json
import logging
import shutil
import sys
from collections.abc import Coroutine
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from collecting import CODE, alone, event, free_port, lines, running

from kit import lab, paths
from kit.lab import sender
from kit.lab.sender import Sender
from kit.record import FileLog, Record

sys.path.insert(0, str(Path(__file__).parent / "browser"))


class Collector:
    """A collector that remembers; `down` answers no."""

    def __init__(self) -> None:
        self.down = False
        self.batches: list[list[str]] = []

    async def post(self, body: bytes) -> bool:
        if not self.down:
            self.batches.append(
                [json.loads(line)["id"] for line in gzip.decompress(body).splitlines() if line.strip()]
            )
        return not self.down

    @property
    def ids(self) -> list[str]:
        return [one for batch in self.batches for one in batch]


@pytest.fixture
def collector() -> Collector:
    return Collector()


@pytest.fixture
def path(progress: Path) -> Path:
    progress.mkdir()
    return progress / "peserta.jsonl"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "kit" / "kiriman.json"


def step(one: Sender) -> float:
    return alone(one.step())


def test_only_what_is_new_is_sent(collector: Collector, path: Path, state: Path) -> None:
    one, two = event(), event()
    made = Sender(collector.post, state)
    path.write_bytes(lines(one))
    assert step(made) == sender.PACE
    path.write_bytes(lines(one, two))
    step(made)
    step(made)
    assert collector.batches == [[one["id"]], [two["id"]]]


def test_it_goes_on_where_it_was_after_a_restart(collector: Collector, path: Path, state: Path) -> None:
    one, two = event(), event()
    path.write_bytes(lines(one))
    step(Sender(collector.post, state))
    path.write_bytes(lines(one, two))
    step(Sender(collector.post, state))
    assert collector.batches == [[one["id"]], [two["id"]]]


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"peserta.jsonl": 5}', '{"peserta.jsonl": {"offset": -9, "mark": ""}}']
)
def test_a_damaged_memory_means_sending_again(
    collector: Collector, path: Path, state: Path, damage: str
) -> None:
    state.parent.mkdir()
    state.write_text(damage)
    path.write_bytes(lines(one := event()))
    step(Sender(collector.post, state))
    assert collector.ids == [one["id"]]


def test_a_torn_last_line_waits(collector: Collector, path: Path, state: Path) -> None:
    one, two = event(), event()
    made = Sender(collector.post, state)
    path.write_bytes(lines(one, two)[:-5])
    step(made)
    assert collector.ids == [one["id"]]
    path.write_bytes(lines(one, two))
    step(made)
    assert collector.ids == [one["id"], two["id"]]


@pytest.mark.parametrize("kept", [0, 1])
def test_an_older_copy_in_its_place_is_sent_again_with_what_follows(
    collector: Collector, path: Path, state: Path, kept: int
) -> None:
    whole, later = [event(at=n) for n in range(4)], [event(at=n) for n in range(9, 13)]
    made = Sender(collector.post, state)
    path.write_bytes(lines(*whole))
    step(made)
    path.write_bytes(lines(*whole[:kept], *later))  # already as long as before when it is seen
    step(made)
    assert set(collector.ids) == {one["id"] for one in [*whole, *later]}


def test_a_collector_that_is_down_is_asked_ever_less_often(
    collector: Collector, path: Path, state: Path
) -> None:
    path.write_bytes(lines(one := event()))
    made, collector.down = Sender(collector.post, state), True
    waits = [step(made) for _ in range(20)]
    assert waits[0] <= 2 * sender.PACE
    assert min(waits[8:]) >= sender.SLOWEST / 2
    assert max(waits) <= sender.SLOWEST
    assert len(set(waits)) > 10  # not all seats at the same moment
    collector.down = False
    assert step(made) == sender.PACE
    assert collector.ids == [one["id"]]


def test_much_is_sent_in_batches_that_the_collector_takes(
    collector: Collector, path: Path, state: Path
) -> None:
    found = [event(answer="x" * 900) for _ in range(2500)]
    path.write_bytes(lines(*found))
    made = Sender(collector.post, state)
    while step(made) == 0:
        pass
    step(made)
    assert len(collector.batches) == 3
    assert collector.ids == [one["id"] for one in found]


def test_a_line_that_no_collector_takes_does_not_stop_the_rest(
    collector: Collector, path: Path, state: Path
) -> None:
    small = event()
    path.write_bytes(lines(event(answer="x" * 2_000_000), small))
    made = Sender(collector.post, state)
    step(made)
    step(made)
    assert collector.ids == [small["id"]]


def test_a_record_that_cannot_be_read_does_not_stop_the_others(
    collector: Collector, path: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(lines(event()))
    path.with_name("a.jsonl").write_bytes(lines(event()))
    opened = Path.open

    def shut(self: Path, *rest: Any, **more: Any) -> Any:
        if self.name == "a.jsonl":
            raise PermissionError
        return opened(self, *rest, **more)

    monkeypatch.setattr(Path, "open", shut)
    step(Sender(collector.post, state))
    assert len(collector.batches) == 1


def test_a_full_disk_costs_no_more_than_sending_again(collector: Collector, path: Path, state: Path) -> None:
    state.parent.write_bytes(b"")  # a file stands where the folder should be
    path.write_bytes(lines(one := event()))
    step(Sender(collector.post, state))
    step(Sender(collector.post, state))
    assert collector.ids == [one["id"]] * 2


def test_no_class_no_sender(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("KIT_COLLECTOR", "JUPYTERHUB_API_TOKEN", "KIT_KODE"):
        monkeypatch.delenv(name, raising=False)
    assert sender.from_environment() is None
    monkeypatch.setenv("KIT_COLLECTOR", "http://127.0.0.1:1")
    assert sender.from_environment() is None
    alone(lab._start_jupyter_server_extension(SimpleNamespace(kernel_manager=None)))


def seat(url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str = f"{CODE}/A1") -> Sender:
    monkeypatch.setattr(paths, "STATE", tmp_path / "kursi")
    monkeypatch.delenv("JUPYTERHUB_API_TOKEN", raising=False)
    monkeypatch.setenv("KIT_COLLECTOR", url)
    monkeypatch.setenv("KIT_KODE", code)
    found = sender.from_environment()
    assert found
    return found


def test_a_collector_that_was_away_gets_everything_once(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = free_port()

    async def story() -> None:
        made, record = seat(f"http://127.0.0.1:{port}", monkeypatch, tmp_path), Record(FileLog(path))
        record.append("attempt", exercise="mengenal-sel", answer="b", outcome="wrong")
        assert await made.step() != sender.PACE  # nobody there
        with running(tmp_path, port=port, refresh=False):
            assert await made.step() == sender.PACE
        record.append("attempt", exercise="mengenal-sel", answer="a", outcome="right")
        assert await made.step() != sender.PACE
        shutil.rmtree(tmp_path / "kursi")  # and the seat forgot what it sent
        again = seat(f"http://127.0.0.1:{port}", monkeypatch, tmp_path)
        with running(tmp_path, port=port, refresh=False) as collector:
            assert await again.step() == sender.PACE
            kept = [json.loads(row.line)["outcome"] for row in collector.room.store.all("kelas")]
        assert kept == ["wrong", "right"]

    alone(story())


def test_a_wrong_token_is_no_reason_to_stop_and_stands_in_no_log(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    path.write_bytes(lines(event()))

    async def story() -> None:
        with running(tmp_path, refresh=False) as collector:
            made = seat(collector.url, monkeypatch, tmp_path, f"{CODE}/rahasia-sekali")
            assert await made.step() != sender.PACE
            assert list(collector.room.store.all("kelas")) == []

    alone(story())
    assert "rahasia-sekali" not in caplog.text


def test_it_runs_by_itself_survives_a_fault_and_ends(
    collector: Collector, path: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sender, "PACE", 0.01)
    path.write_bytes(lines(event()))
    calls = []

    async def post(body: bytes) -> bool:
        calls.append(1)
        if len(calls) == 1:
            raise ValueError
        return await collector.post(body)

    async def until(ready: Any) -> None:
        while not ready():
            await asyncio.sleep(0.01)

    async def story() -> None:
        made = Sender(post, state)
        made.start()
        await until(lambda: collector.ids)
        made.stop()
        await asyncio.sleep(0.1)  # a step that was under way has ended
        path.write_bytes(path.read_bytes() + lines(event()))
        await asyncio.sleep(0.1)
        assert len(collector.ids) == 1

    alone(asyncio.wait_for(story(), 60))


def wait_for(ready: Coroutine[Any, Any, Any]) -> None:
    alone(asyncio.wait_for(ready, 120))


@pytest.mark.slow
def test_the_real_server_sends_and_ends_without_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import harness

    (tmp_path / "seat").mkdir()
    with running(tmp_path, refresh=False) as collector:
        own = {"KIT_COLLECTOR": collector.url, "KIT_KODE": f"{CODE}/B2"}
        with harness.running_lab(tmp_path / "seat", **own) as seat_lab:
            monkeypatch.setenv("KIT_PROGRESS", str(seat_lab.progress))
            Record(FileLog(seat_lab.progress / "peserta.jsonl")).append(
                "hint", exercise="mengenal-sel", hints=1
            )

            async def arrived() -> None:
                while not list(collector.room.store.all("kelas")):
                    await asyncio.sleep(0.2)

            wait_for(arrived())
            code = seat_lab.process
        assert [one.seat for one in collector.room.store.learners("kelas")] == ["peserta-2"]
        assert code.returncode is not None
        assert "destroyed" not in (tmp_path / "seat" / "lab.log").read_text()
