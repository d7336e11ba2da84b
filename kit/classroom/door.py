"""The door of a seat: a seat has a network of its own, and this one way out of it, to the class's address.

A file (unix socket) is what one network can share with another. Outside, the class opens one for each seat; inside, the
seat's server finds the class behind it at ADDRESS, and asks it for what every participant may ask it for.
"""

from __future__ import annotations

import asyncio
import os
import socket
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

PORT = 8000
ADDRESS = f"http://127.0.0.1:{PORT}"  # of the class, as a seat sees it
INSIDE = Path("/kelas")  # where a seat has the folder of its door
SOCKET = "pintu"
_AT_ONCE = 32  # connections of one seat: its server has some four
_CHUNK = 2**16
_TRIES, _PAUSE = 50, 0.2  # the class may open the door a moment after the seat has begun

_Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]
_Connect = Callable[[], Awaitable[_Streams]]


def folder(seat: Path) -> Path:
    """Where the door of the seat in the folder `seat` lies."""
    return seat / "door"


@dataclass
class Doors:
    """The doors of a class, outside; `step` opens those of seats that came since. They end with this process."""

    seats: Path
    host: str
    port: int
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    _open: dict[Path, int] = field(default_factory=dict)  # folder of a door -> its inode
    _numbers: Iterator[int] = field(
        default_factory=lambda: count(1)
    )  # a door made anew gets another one, too

    def start(self) -> None:
        threading.Thread(target=self._loop.run_forever, name="doors", daemon=True).start()

    def step(self) -> None:
        for place in self.seats.glob("*/door"):
            with suppress(OSError):  # a full disk: the next step tries again
                known = place.stat().st_ino
                if self._open.get(place) == known:
                    continue
                listening = _listen(place)
                self._open[place] = known
                asyncio.run_coroutine_threadsafe(
                    _serve(listening, self._way(next(self._numbers))), self._loop
                )

    def _way(self, number: int) -> _Connect:
        """To the class, from an address of the seat's own: what one does there is not counted as another's."""
        origin = f"127.1.{number // 256}.{number % 256}"
        return lambda: asyncio.open_connection(self.host, self.port, local_addr=(origin, 0))


def open_inside() -> None:
    """Let the class be found at ADDRESS, from now until this process ends."""
    listening = socket.create_server(("127.0.0.1", PORT), backlog=_AT_ONCE)
    threading.Thread(target=asyncio.run, args=(_forever(listening),), name="door", daemon=True).start()


async def _forever(listening: socket.socket) -> None:
    await _serve(listening, _through)
    await asyncio.Event().wait()


async def _through() -> _Streams:
    for _ in range(_TRIES):
        try:
            return await asyncio.open_unix_connection(INSIDE / SOCKET)
        except OSError:
            await asyncio.sleep(_PAUSE)
    raise ConnectionRefusedError


def _listen(place: Path) -> socket.socket:
    """A socket in the folder `place`, reached through its handle: a socket's own path may have 108 signs at most."""
    listening = socket.socket(socket.AF_UNIX)
    handle = os.open(place, os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        with suppress(FileNotFoundError):
            os.unlink(SOCKET, dir_fd=handle)
        listening.bind(f"/proc/self/fd/{handle}/{SOCKET}")
        listening.listen(_AT_ONCE)
    except OSError:
        listening.close()
        raise
    finally:
        os.close(handle)
    return listening


async def _serve(listening: socket.socket, onward: _Connect) -> None:
    """Carry each connection on to what `onward` opens."""
    room = asyncio.Semaphore(_AT_ONCE)

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async with room:
            try:
                there, back = await onward()
            except OSError:
                writer.close()
                return
            try:
                await asyncio.gather(_pour(reader, back), _pour(there, writer))
            except OSError:
                pass  # one side is gone
            finally:
                back.close()
                writer.close()

    await asyncio.start_server(carry, sock=listening)


async def _pour(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    """From one to the other, and that there is no more to come, too."""
    while data := await source.read(_CHUNK):
        target.write(data)
        await target.drain()
    target.write_eof()
