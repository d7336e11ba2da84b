"""The one way out of a seat's own network: what goes in at one side comes out at the other."""

from __future__ import annotations

import socket
import socketserver
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.classroom.door import SOCKET, Doors, folder

if not hasattr(socket, "AF_UNIX"):
    pytest.skip("a class is held on Linux only", allow_module_level=True)


class _Echo(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        for line in self.rfile:
            self.wfile.write(f"{self.client_address[0]} ".encode() + line)


@pytest.fixture
def port() -> Iterator[int]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Echo) as served:
        threading.Thread(target=served.serve_forever, daemon=True).start()
        yield served.server_address[1]
        served.shutdown()


def say(place: Path, words: bytes) -> bytes:
    with socket.socket(socket.AF_UNIX) as mine:
        mine.settimeout(30)
        mine.connect(str(place / SOCKET))
        mine.sendall(words)
        mine.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: mine.recv(2**16), b""))


def test_each_seat_reaches_the_class_under_an_address_of_its_own(tmp_path: Path, port: int) -> None:
    doors = Doors(tmp_path, "127.0.0.1", port)
    doors.start()
    places = [folder(tmp_path / seat) for seat in ("siti", "budi")]
    for place in places:
        place.mkdir(parents=True)
        doors.step()
    said = [say(place, b"a" * 300_000 + b"\n") for place in places]
    assert [one.count(b"a") for one in said] == [300_000, 300_000]
    origins = {one.split()[0] for one in said}
    assert len(origins) == 2
    assert b"127.0.0.1" not in origins


def test_a_door_left_by_a_killed_class_is_opened_anew(
    tmp_path: Path, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = folder(tmp_path / "siti")
    place.mkdir(parents=True)
    for _ in range(2):
        doors = Doors(tmp_path, "127.0.0.1", port)
        doors.start()
        doors.step()
    monkeypatch.chdir(place)
    assert say(Path(), b"ada\n").endswith(b"ada\n")


def test_a_class_in_a_deep_folder_has_doors(
    tmp_path: Path, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The path of a socket may have 108 signs; a folder of a person's own often has more."""
    place = folder(tmp_path / ("kelas " * 30) / "siti")
    place.mkdir(parents=True)
    doors = Doors(place.parent.parent, "127.0.0.1", port)
    doors.start()
    doors.step()
    monkeypatch.chdir(place)
    assert say(Path(), b"ada\n").endswith(b"ada\n")


def test_where_nothing_answers_the_door_shuts_again(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        nobody = taken.getsockname()[1]
    place = folder(tmp_path / "siti")
    place.mkdir(parents=True)
    doors = Doors(tmp_path, "127.0.0.1", nobody)
    doors.start()
    doors.step()
    with socket.socket(socket.AF_UNIX) as mine:
        mine.settimeout(30)
        mine.connect(str(place / SOCKET))
        assert mine.recv(1) == b""


def test_a_door_made_anew_has_nobody_elses_address(tmp_path: Path, port: int) -> None:
    doors = Doors(tmp_path, "127.0.0.1", port)
    doors.start()
    places = [folder(tmp_path / seat) for seat in ("siti", "budi", "ani")]
    for place in places[:2]:
        place.mkdir(parents=True)
        doors.step()
    places[0].rename(tmp_path / "pindah")
    for place in (places[0], places[2]):
        place.mkdir(parents=True)
        doors.step()
    assert len({say(place, b"a\n").split()[0] for place in places}) == 3
