"""PINs: once set they stay, wrong ones cost time."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from tornado.httputil import HTTPHeaders

from kit import text_class as text
from kit.classroom import folder, http_proxy, pins, roster, sessions
from kit.classroom.pins import Pins
from kit.classroom.roster import Seat
from kit.classroom.sign_in import Credentials, Refusal
from kit.classroom.sign_in import address as seen_address


def test_a_pin_is_kept_as_a_hash_and_not_replaced(tmp_path: Path) -> None:
    kept = Pins(tmp_path / "pins.json")
    assert kept.put("siti", "1234")
    assert not kept.put("siti", "9999")
    assert kept.right("siti", "1234")
    assert not kept.right("siti", "9999")
    assert not kept.right("budi", "")
    assert "1234" not in (tmp_path / "pins.json").read_text()
    assert (tmp_path / "pins.json").stat().st_mode & 0o077 == 0
    assert kept.reset("siti")
    assert not kept.reset("siti")


@pytest.mark.parametrize(("pin", "good"), [("1234", True), ("12345678", True), ("123", False), ("123456789", False), ("12 4", False), ("١٢٣٤", False), ("", False)])  # fmt: skip
def test_what_a_pin_is(pin: str, good: bool) -> None:
    assert pins.acceptable(pin) is good


WEAK = ["0000", "1111", "777777", "1234", "4321", "7890", "0987", "1965", "2003"]


@pytest.mark.parametrize("pin", [*WEAK, "2468", "1357", "196505", "12345679"])
def test_what_a_neighbour_tries_first_is_no_pin(door: Credentials, pin: str) -> None:
    assert pins.weak(pin) is (pin in WEAK)
    if pin in WEAK:
        assert refused(door, seat="siti", pin=pin, again=pin) == text.WEAK_PIN


def test_a_reset_without_a_running_hub_ends_the_sessions(tmp_path: Path) -> None:
    database = tmp_path / "hub.sqlite"
    sessions.end(database, "siti")
    assert not database.exists()
    with closing(sqlite3.connect(database)) as made, made:
        made.execute("CREATE TABLE users (id INTEGER, name TEXT, cookie_id TEXT)")
        made.execute("CREATE TABLE api_tokens (user_id INTEGER)")
        made.executemany("INSERT INTO users VALUES (?, ?, 'lama')", [(1, "siti"), (2, "budi")])
        made.executemany("INSERT INTO api_tokens VALUES (?)", [(1,), (1,), (2,)])
    sessions.end(database, "siti")
    with closing(sqlite3.connect(database)) as kept:
        assert kept.execute("SELECT name FROM users WHERE cookie_id = 'lama'").fetchall() == [("budi",)]
        assert kept.execute("SELECT user_id FROM api_tokens").fetchall() == [(2,)]


def test_whoever_guesses_waits_longer_each_time() -> None:
    time = [0.0]
    throttle = pins.throttle()
    throttle.now = lambda: time[0]
    for _ in range(pins.FREE):
        assert throttle.wait("kursi siti") == 0
        throttle.note("kursi siti")
    assert throttle.wait("kursi budi", "kursi siti") == 5
    time[0] = 5.0
    assert throttle.wait("kursi siti") == 0
    throttle.note("kursi siti")
    assert throttle.wait("kursi siti") == 10
    for _ in range(50):
        throttle.note("kursi siti")
    assert throttle.wait("kursi siti") == 300
    throttle.forgive("kursi siti")
    assert throttle.wait("kursi siti") == 0
    for _ in range(50):
        throttle.note("kursi siti")
    time[0] += 3600
    assert throttle.wait("kursi siti") == 0


@pytest.fixture
def door(tmp_path: Path) -> Credentials:
    folder.save(tmp_path, folder.ClassSettings(code="123456", token="x"))  # noqa: S106
    roster.save(tmp_path, [Seat("siti", "Siti Contoh", "A"), Seat("budi", "Budi Contoh", "B")])
    return Credentials(tmp_path)


def refused(door: Credentials, address: str = "10.0.0.2", **data: str) -> str:
    with pytest.raises(Refusal) as told:
        door.enter({"code": "123456"} | data, address)
    return str(told.value)


def test_guessing_is_slowed_per_seat_from_many_addresses(door: Credentials) -> None:
    door.pins.put("siti", "1234")
    for number in range(pins.FREE):
        assert refused(door, f"10.0.0.{number}", seat="siti", pin="0000") == text.WRONG_PIN
    assert refused(door, "10.0.0.77", seat="siti", pin="1234") == text.WAIT.format(seconds=5)
    door.pins.put("budi", "1234")
    assert door.enter({"code": "123456", "seat": "budi", "pin": "1234"}, "10.0.0.77") == "budi"


def test_nobody_is_kept_out_by_others_where_they_came_in_before(door: Credentials) -> None:
    own = {"code": "123456", "seat": "siti", "pin": "2468"}
    assert door.enter(own | {"again": "2468"}, "10.0.0.5") == "siti"
    for number in range(30):
        door.throttle.forgive(f"alamat 10.0.0.{number + 10}")
        refused(door, f"10.0.0.{number + 10}", seat="siti", pin="0000")
    assert refused(door, "10.0.0.99", seat="siti", pin="2468").startswith(text.WAIT.partition("{")[0])
    assert door.enter(own, "10.0.0.5") == "siti"
    assert refused(door, "10.0.0.99", seat="siti", pin="2468").startswith(text.WAIT.partition("{")[0])
    door.reset("siti")
    door.pins.put("siti", "2468")
    assert door.enter(own, "10.0.0.99") == "siti"


def test_guessing_is_slowed_per_address_over_many_seats_and_codes(door: Credentials) -> None:
    for number in range(pins.FREE):
        assert refused(door, code=f"00000{number}") == text.WRONG_CODE
    assert refused(door, seat="siti", pin="2468", again="2468") == text.WAIT.format(seconds=5)
    assert (
        door.enter({"code": "123456", "seat": "siti", "pin": "2468", "again": "2468"}, "10.0.0.3") == "siti"
    )


def test_a_reset_forgives_the_seat_and_the_address(door: Credentials) -> None:
    door.pins.put("siti", "1234")
    for _ in range(pins.FREE):
        assert refused(door, seat="siti", pin="0000") == text.WRONG_PIN
    door.reset("siti")
    assert (
        door.enter({"code": "123456", "seat": "siti", "pin": "5739", "again": "5739"}, "10.0.0.2") == "siti"
    )


def test_who_is_not_on_the_roster_does_not_come_in(door: Credentials) -> None:
    for seat in ("fasilitator", "tono", "", "../siti"):
        assert refused(door, seat=seat, pin="2468", again="2468") == text.CHOOSE_NAME


@pytest.mark.parametrize(
    "own", ["127.0.0.1", "::1", "::ffff:127.0.0.1"]
)  # Node's, when it listens everywhere
def test_the_facilitators_key_opens_once_and_here_only(door: Credentials, own: str) -> None:
    path = door.folder / folder.KEY_FILE
    path.write_text("kunci")
    for key, address in (
        ("kunci", "192.168.1.5"),
        ("kunci", "::ffff:192.168.1.5"),
        ("kunci", "fe80::1%wlan0"),
        ("", own),
        ("lain", own),
        ("kunci", "entah"),
    ):
        assert not door.facilitator(key, address)
    assert door.facilitator("kunci", own)
    assert not door.facilitator("kunci", own)


@pytest.mark.parametrize(
    ("headers", "seen"),
    [
        ({"X-Forwarded-For": "192.0.2.7"}, "192.0.2.7"),
        ({"X-Forwarded-For": "::ffff:192.0.2.7"}, "192.0.2.7"),
        ({"X-Forwarded-For": "127.0.0.1,192.0.2.7"}, "192.0.2.7"),  # the browser's own claim stands first
        ({"X-Forwarded-For": "192.0.2.7", "X-Real-IP": "127.0.0.1"}, "192.0.2.7"),
    ],
)
def test_nobody_can_say_where_they_are_but_the_proxy(
    headers: dict[str, str], seen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(http_proxy.AUTH_VARIABLE, "rahasia")
    for signed, expected in (
        (http_proxy.sign("rahasia"), seen),
        (http_proxy.sign("lain"), ""),
        ("", ""),
    ):
        asked = SimpleNamespace(headers=HTTPHeaders({**headers, http_proxy.HEADER: signed}))
        assert seen_address(asked) == expected  # type: ignore[arg-type]
