"""Ports that participants know, seats that start three at a time, and bounds of a seat; without a hub."""

from __future__ import annotations

import errno
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psutil
import pytest

from kit import text as kit_text
from kit import text_class as text
from kit.classroom import checks, engine, inside, sandbox, syscalls, watch
from kit.classroom.errors import ClassError
from kit.classroom.folder import ClassSettings
from kit.classroom.prestart import AT_ONCE, Prestart
from kit.classroom.watch import Watch


def settings(**more: Any) -> ClassSettings:
    return ClassSettings(**{"code": "123456", "token": "x", "address": "127.0.0.1"} | more)


# --- ports ---


def test_a_new_class_takes_the_first_free_port(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "port_free", lambda port, _: port not in (8000, 8001))
    chosen = settings()
    engine.choose_ports(chosen, 0)
    assert chosen.port == 8002
    assert len({chosen.hub_port, chosen.proxy_port, chosen.collector_port, 0}) == 4


def test_a_known_port_is_kept_or_refused_never_changed() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        with pytest.raises(ClassError, match=str(taken)):
            engine.choose_ports(settings(port=taken), 0)
        with pytest.raises(ClassError, match=str(taken)):
            engine.choose_ports(settings(port=8123), taken)


def test_a_port_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "may_use", lambda port: port >= 1024)
    with pytest.raises(ClassError) as told:
        engine.choose_ports(settings(), 80)
    assert str(told.value) == text.PORT_FORBIDDEN.format(port=80)


# --- starting the seats ---


class Hub:
    """A hub whose servers are ready one call after they were asked for; those in `broken` never are."""

    def __init__(self, broken: tuple[str, ...] = ()) -> None:
        self.broken, self.state, self.most = broken, dict[str, dict[str, Any]](), 0

    def add_users(self, seats: list[str]) -> None:
        self.state = {seat: {} for seat in seats}

    def servers(self) -> dict[str, dict[str, Any]]:
        for seat, server in self.state.items():
            if server.get("pending"):
                self.state[seat] = {} if seat in self.broken else {"ready": True, "pending": None}
        return self.state

    def start(self, seat: str) -> bool:
        self.state[seat] = {"ready": False, "pending": "spawn"}
        self.most = max(self.most, sum(1 for one in self.state.values() if one.get("pending")))
        return True


def steps(prestart: Prestart) -> None:
    for _ in range(100):
        if prestart.done:
            return
        prestart.step()
    raise AssertionError("never done")


def test_three_at_a_time_until_all_are_ready() -> None:
    hub = Hub()
    prestart = Prestart(hub, [f"kursi-{number}" for number in range(10)])  # type: ignore[arg-type]
    steps(prestart)
    assert (prestart.ready, prestart.failed, hub.most) == (10, [], AT_ONCE)


def test_a_seat_that_does_not_start_holds_nobody_up() -> None:
    prestart = Prestart(Hub(("kursi-0",)), ["kursi-0", "kursi-1"])  # type: ignore[arg-type]
    steps(prestart)
    assert (prestart.ready, prestart.failed) == (1, ["kursi-0"])


def test_no_seat_takes_the_last_memory() -> None:
    prestart = Prestart(Hub(), ["kursi-0"], available=lambda: 10)  # type: ignore[arg-type]
    steps(prestart)
    assert (prestart.ready, prestart.short) == (0, True)


# --- bounds ---


def test_the_largest_process_of_a_greedy_seat_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hold = "import time; held = bytearray(80 * 2**20); print('siap', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", hold], stdout=subprocess.PIPE) as greedy:
        assert greedy.stdout
        greedy.stdout.readline()
        said: list[str] = []
        monkeypatch.setattr(watch, "_seats", lambda _: {"siti": [psutil.Process(greedy.pid)]})
        looking = Watch(tmp_path, said.append)
        looking.memory()
        assert greedy.poll() is None
        monkeypatch.setattr(watch, "SEAT_MIB", 50)
        looking.memory()
        assert greedy.wait(10) == -9
        assert said == [text.SEAT_MEMORY.format(name="siti", limit=50)]


def test_a_seat_that_keeps_processors_busy_steps_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as process:
        spent = [0.0]
        said: list[str] = []
        server = psutil.Process()
        monkeypatch.setattr(watch, "_seats", lambda _: {"siti": [server, psutil.Process(process.pid)]})
        monkeypatch.setattr(watch, "_seconds", lambda one: spent[0] if one.pid == process.pid else 0.0)
        looking = Watch(tmp_path, said.append)
        for look in range(5):  # one processor, as an endless loop takes it
            spent[0] += 5.0
            looking.processors(look * 5.0)
        assert psutil.Process(process.pid).nice() == psutil.Process().nice()
        for look in range(5, 9):  # two of them
            spent[0] += 10.0
            looking.processors(look * 5.0)
        assert psutil.Process(process.pid).nice() == 19
        assert said == [text.SEAT_BUSY.format(name="siti")]
        process.kill()


def test_a_folder_without_end_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(watch, "_seats", lambda _: {"siti": []})
    monkeypatch.setattr(watch, "_size", lambda _: 2**62)
    looking = Watch(tmp_path, said.append)
    looking.disk()
    looking.disk()
    assert said == [text.SEAT_DISK.format(name="siti", limit=sandbox.LIMITS.folder)]


def test_countless_files_are_endless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(bytes(5000))
    (tmp_path / "b").symlink_to(sys.executable)
    assert 5000 <= watch._size(tmp_path) < 50_000
    monkeypatch.setattr(watch, "_FILES", 1)
    assert watch._size(tmp_path) == 2**62


def test_a_file_without_a_name_takes_room_too(tmp_path: Path) -> None:
    hold = f"""
import os, time
held = open({str(tmp_path / "a")!r}, "wb"); held.write(bytes(300_000)); held.flush(); os.unlink(held.name)
print("siap", flush=True); time.sleep(60)"""
    with subprocess.Popen([sys.executable, "-c", hold], stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        holder.stdout.readline()
        inside = [psutil.Process(holder.pid)]
        assert watch._size(tmp_path) == 0
        assert 300_000 <= watch._nameless(tmp_path, inside) < 400_000
        holder.kill()
        holder.wait()
        assert watch._nameless(tmp_path, inside) == 0


# --- the filter of system calls ---


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_every_jump_of_the_filter_lands_in_it(machine: str) -> None:
    import struct

    lines = list(struct.iter_unpack("=HBBI", syscalls.program(machine)))
    for place, (code, yes, no, _) in enumerate(lines):
        if code in (syscalls._EQUAL, syscalls._AT_LEAST):
            assert place + 1 + max(yes, no) < len(lines)
    assert lines[-1] == (syscalls._RETURN, 0, 0, syscalls._ERRNO | errno.EACCES)


def test_a_seat_is_prepared_once_and_nothing_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "siti" / "belajar"
    monkeypatch.setenv("KIT_BELAJAR", str(own))  # where the walls show this folder in the place of the kit's
    sandbox.prepare(tmp_path / "siti")
    inside._copy_lessons()
    note = own / "catatan.txt"
    note.write_text("milik Siti")
    (own / "06-tabel-rapi.ipynb").unlink()
    sandbox.prepare(tmp_path / "siti")
    inside._copy_lessons()
    assert note.read_text() == "milik Siti"
    assert (own / "06-tabel-rapi.ipynb").is_file()


def test_a_seat_of_an_earlier_kit_keeps_its_work(tmp_path: Path) -> None:
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "00-mulai.ipynb").write_text("milik Siti")
    for _ in range(2):
        sandbox.prepare(tmp_path)
        assert (tmp_path / "belajar" / "00-mulai.ipynb").read_text() == "milik Siti"
        assert not (tmp_path / "notebooks").exists()


def test_a_seat_without_room_for_copies_starts_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "belajar").write_text("not a folder")
    monkeypatch.setenv("KIT_BELAJAR", str(tmp_path / "belajar"))
    inside._copy_lessons()
    assert capsys.readouterr().err == kit_text.COPIES_FAILED.format(reason="EEXIST") + "\n"


def test_after_an_hour_asleep_the_seats_are_looked_after_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    asleep, naps, begun = [0.0], [0], [0]

    def nap(_: float) -> None:
        naps[0] += 1
        if naps[0] == 2:
            asleep[0] = 3600.0  # the lid was shut
        if naps[0] == 4:
            raise KeyboardInterrupt

    def begin(*_: object) -> SimpleNamespace:
        begun[0] += 1
        return SimpleNamespace(done=True, ready=1, short=False, failed=[], step=lambda: None)

    monkeypatch.setattr(engine, "_asleep", lambda: asleep[0])
    monkeypatch.setattr(engine, "Prestart", begin)
    monkeypatch.setattr(engine.time, "sleep", nap)
    monkeypatch.setattr(engine.Engine, "_revive", lambda _: None)
    monkeypatch.setattr(engine.Engine, "_keep_proxy", lambda _: False)
    held = engine.Engine(tmp_path, settings(hub_port=1), ["a"], said.append)
    held.run()
    assert begun == [2]
    assert said.count(text.WOKE_UP.format(minutes=60)) == 1
    assert text.SEATS_READY.format(ready=1, seats=1) in said


def test_deaths_of_the_hub_count_for_ten_minutes_not_for_life(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [0.0]
    monkeypatch.setattr(engine.time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(engine.Engine, "start", lambda _: None)
    held = engine.Engine(tmp_path, settings(), [], lambda _: None)
    for _ in range(50):
        clock[0] += 150
        held._revive()
    clock[0] += 700
    for _ in range(5):
        clock[0] += 1
        held._revive()
    with pytest.raises(ClassError):
        held._revive()


def test_a_database_found_damaged_twice_ends_the_hub_to_be_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, killed = [0.0], [0]
    monkeypatch.setattr(engine.time, "monotonic", lambda: clock[0])
    held = engine.Engine(tmp_path, settings(), [], lambda _: None)
    held._looked = 0.0
    held._hub = SimpleNamespace(kill=lambda: killed.append(1), wait=lambda: None)  # type: ignore[assignment]
    found = iter([[], ["hub.sqlite"], [], ["hub.sqlite"], ["hub.sqlite"]])
    monkeypatch.setattr(engine.databases, "damaged", lambda _: next(found))
    for _ in range(4):
        clock[0] += 11
        held._look_at_databases()
    assert killed == [0]
    clock[0] += 11
    held._look_at_databases()
    assert killed == [0, 1]
