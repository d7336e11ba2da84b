"""A database that a power cut or a bad disk has damaged is set aside, and the board made again from the seats."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from collecting import event, lines

from kit import text_class as text
from kit.classroom import checks, databases, roster
from kit.classroom.roster import Seat
from kit.collector.store import Store

SEATS = [Seat("siti", "Siti Contoh", "A"), Seat("budi", "Budi Contoh", "B")]


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def garbage(path: Path) -> None:
    path.write_bytes(b"bukan basis data " * 1000)


def bad_page(path: Path) -> None:
    data = bytearray(path.read_bytes())
    middle = len(data) // 8192 * 4096
    data[middle : middle + 4096] = b"\xff" * 4096
    path.write_bytes(data)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


DAMAGES = [truncated, garbage, bad_page, emptied]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A class with two seats, of which one has answered; both databases are sound."""
    roster.save(tmp_path, SEATS)
    progress = tmp_path / "seats" / "siti" / "progress"
    progress.mkdir(parents=True)
    (tmp_path / "seats" / "budi").mkdir()
    own = lines(*(event(at=at, answer="x" * 300) for at in range(40)))
    (progress / "siti.jsonl").write_bytes(own + b"rusak\n")
    (progress / "tautan.jsonl").symlink_to(tmp_path / "roster.json")
    databases.rebuild(tmp_path)
    with closing(sqlite3.connect(tmp_path / databases.HUB)) as made, made:
        made.execute("CREATE TABLE users (name TEXT)")
        made.executemany("INSERT INTO users VALUES (?)", [("x" * 200,)] * 200)
    return tmp_path


def stored(folder: Path) -> dict[str, int]:
    store = Store(f"sqlite:///{folder / databases.COLLECTOR}")
    names = {one.id: one.name for one in store.learners("kelas")}
    found: dict[str, int] = {}
    for row in store.all("kelas"):
        found[names[row.learner]] = found.get(names[row.learner], 0) + 1
    store.close()
    return found


def test_what_is_sound_is_left_alone(folder: Path) -> None:
    before = {path.name for path in folder.iterdir()}
    assert databases.heal(folder) == []
    assert {path.name for path in folder.iterdir()} == before
    assert checks.state(folder).repair == ""


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_board_is_made_again_from_the_seats(folder: Path, damage: Callable[[Path], None]) -> None:
    assert stored(folder) == {"Siti Contoh": 40}
    damage(folder / databases.COLLECTOR)
    assert checks.state(folder).seen == text.DATABASE_BAD.format(files=databases.COLLECTOR)
    assert not checks.state(folder).stops
    damaged = (folder / databases.COLLECTOR).read_bytes()
    said = databases.heal(folder)
    (kept,) = folder.glob("collector-rusak-*.sqlite")
    assert kept.read_bytes() == damaged
    assert said[:2] == [
        text.DATABASE_SET_ASIDE[databases.COLLECTOR].format(kept=kept),
        text.DATABASE_REBUILT.format(count=40),
    ]
    assert said[2:] == [text.GATHER_DAMAGED.format(file="siti/siti.jsonl", count=1, lines="41")]
    assert stored(folder) == {"Siti Contoh": 40}
    assert databases.damaged(folder) == []


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_hub_makes_its_own_again(folder: Path, damage: Callable[[Path], None]) -> None:
    damage(folder / databases.HUB)
    said = databases.heal(folder)
    (kept,) = folder.glob("hub-rusak-*.sqlite")
    assert said == [text.DATABASE_SET_ASIDE[databases.HUB].format(kept=kept)]
    assert not (folder / databases.HUB).exists()
    assert stored(folder) == {"Siti Contoh": 40}


def test_what_sqlite_keeps_beside_a_database_goes_with_it(folder: Path) -> None:
    garbage(folder / databases.HUB)
    (folder / f"{databases.HUB}-wal").write_bytes(b"x")
    databases.set_aside(folder, databases.HUB)
    assert not list(folder.glob("hub.sqlite*"))


def test_a_database_in_use_is_not_damaged(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path: connect(path, timeout=0.1))
    with closing(connect(folder / databases.HUB)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert databases.damaged(folder) == []
