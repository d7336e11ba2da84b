"""What the tests of the collector share: events, databases (SQLite, PostgreSQL), a collector that answers."""

from __future__ import annotations

import asyncio
import atexit
import gzip
import json
import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
import uuid
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import psycopg
import pytest

from kit.collector import events
from kit.collector.events import Batch

KEY = "kunci-fasilitator-uji"
CODE = "482913"
BACKENDS = ["sqlite", "postgresql"]
START = 1_770_000_000.0  # some day; no test asks what day it is


def event(kind: str = "attempt", at: float = 0.0, **fields: Any) -> dict[str, Any]:
    """One event as the record writes it, `at` seconds after START."""
    stamp = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(START + at))
    made: dict[str, Any] = {
        "id": uuid.uuid4().hex,
        "time": f"{stamp}.000+00:00",
        "kind": kind,
        "session": "s1",
        "learner": "peserta",
    }
    if kind == "attempt":
        made |= {
            "exercise": "mengenal-sel",
            "revision": "0",
            "answer": "b",
            "outcome": "wrong",
            "seconds": 3.5,
            "hints": 0,
        }
    elif kind == "learner":
        made |= {"name": "Peserta Contoh 001", "institution": "Perpustakaan Contoh"}
    elif kind != "learner":
        made |= {"exercise": "mengenal-sel", "revision": "0", "answer": "b"}
    return made | fields


def lines(*found: dict[str, Any]) -> bytes:
    return b"".join(json.dumps(one).encode() + b"\n" for one in found)


def batch(*found: dict[str, Any]) -> Batch:
    return events.read(lines(*found))


# --- databases ---


def address(backend: str, folder: Path) -> str:
    """The address of an empty database of this test alone."""
    if backend == "sqlite":
        return f"sqlite:///{folder / 'kemajuan.sqlite'}"
    server = _postgresql()
    if server is None:
        if os.environ.get("KIT_WAJIB_POSTGRES") == "1":
            pytest.fail(
                "KIT_WAJIB_POSTGRES=1, but PostgreSQL is not installed (apt: postgresql)", pytrace=False
            )
        pytest.skip("PostgreSQL is not installed (apt: postgresql)")
    name = f"t{uuid.uuid4().hex[:12]}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE template0'.encode())
    return f"{server}/{name}"


@cache
def _postgresql() -> str | None:
    """One server for the whole run, on loopback, ended with it; None where the package is missing."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not programs:
        return None
    tools, folder = programs[-1].parent, Path(tempfile.mkdtemp(prefix="kit-pg-"))
    user = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    if user:
        os.chown(folder, 65534, 65534)
    data, port = folder / "data", free_port()
    subprocess.run(
        [*user, tools / "initdb", "-D", data, "-U", "kit", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
        check=True, capture_output=True, cwd=folder,
    )  # fmt: skip
    options = ["-p", str(port), "-k", folder, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [*user, tools / "postgres", "-D", data, *options], stdout=log, stderr=log, cwd=folder
        )
    atexit.register(_end, server, folder)
    place = f"postgresql://kit@127.0.0.1:{port}"
    for _ in range(600):
        try:
            psycopg.connect(f"{place}/postgres").close()
            return place
        except psycopg.OperationalError:
            time.sleep(0.1)
    raise RuntimeError((folder / "log").read_text())


def _end(server: subprocess.Popen[bytes], folder: Path) -> None:
    server.terminate()
    server.wait(60)
    shutil.rmtree(folder, ignore_errors=True)


def alone(work: Coroutine[Any, Any, Any]) -> Any:
    """Await `work` in a thread of its own: the browser tests keep an event loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


# --- a collector that answers ---


@dataclass
class Answer:
    status: int
    text: str
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def json(self) -> Any:
        return json.loads(self.text)


@dataclass
class Running:
    """A collector without a hub: where it answers and what it holds."""

    url: str
    room: Any
    folder: Path
    cookie: str = ""

    def post(self, body: bytes, code: str = f"{CODE}/A1", path: str = "events", **headers: str) -> Answer:
        return self.ask(path, body, {"Authorization": f"kode {code}", **headers})

    def packed(self, body: bytes, code: str = f"{CODE}/A1") -> Answer:
        return self.post(gzip.compress(body), code, **{"Content-Encoding": "gzip"})

    def ask(self, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> Answer:
        asked = Request(  # noqa: S310 (our own address)
            f"{self.url}/{path}", data=body, headers={"Cookie": self.cookie, **(headers or {})}
        )
        try:
            with urlopen(asked, timeout=60) as answer:  # noqa: S310
                return Answer(answer.status, answer.read().decode(), dict(answer.headers))
        except OSError as error:
            if not hasattr(error, "code"):
                raise
            with error:
                return Answer(error.code, error.read().decode(), dict(error.headers))

    def sign_in(self) -> Running:
        """The same collector, seen by the facilitator."""
        from tornado.web import create_signed_value

        from kit.collector import gates

        value = create_signed_value(gates.cookie_secret(self.room.settings), gates._COOKIE, "1").decode()
        return replace(self, cookie=f'{gates._COOKIE}="{value}"')


ROSTER = [
    {"id": "peserta-1", "name": "Peserta Contoh 001", "institution": "Perpustakaan Contoh", "code": "A1"},
    {"id": "peserta-2", "name": "Peserta Contoh 002", "institution": "Perpustakaan Contoh", "code": "B2"},
    {"id": "peserta-3", "name": "Peserta Contoh 003", "institution": "Taman Baca Contoh", "code": "C3"},
]


@contextmanager
def running(
    folder: Path,
    database: str = "",
    *,
    roster: list[dict[str, str]] | None = None,
    port: int = 0,
    refresh: bool = True,
    more: dict[str, str] | None = None,
) -> Iterator[Running]:
    """Run a collector in a thread of this process."""
    from tornado.httpserver import HTTPServer
    from tornado.netutil import bind_sockets
    from tornado.testing import bind_unused_port

    from kit.collector import app, settings

    (folder / "roster.json").write_text(json.dumps(ROSTER if roster is None else roster))
    given = {
        "KIT_KELAS": str(folder),
        "KIT_COLLECTOR_DB": database,
        "KIT_COLLECTOR_KEY": KEY,
        "KIT_COLLECTOR_CODE": CODE,
        "KIT_COLLECTOR_ADDRESS": "http://192.168.10.20:8000/",
    } | (more or {})
    ready, over, made = threading.Event(), threading.Event(), {}

    async def serve() -> None:
        room = app.make_room(settings.from_environment(given))
        server = HTTPServer(app.make_app(room), max_body_size=app._HEARD_OUT)
        sockets = bind_sockets(port, "127.0.0.1") if port else [bind_unused_port()[0]]
        server.add_sockets(sockets)
        made.update(room=room, port=sockets[0].getsockname()[1])
        task = asyncio.create_task(room.keep_live()) if refresh else None
        ready.set()
        while not over.is_set():
            await asyncio.sleep(0.02)
        if task:
            task.cancel()
        server.stop()
        await server.close_all_connections()
        room.close()

    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    assert ready.wait(60)
    try:
        yield Running(f"http://127.0.0.1:{made['port']}", made["room"], folder)
    finally:
        over.set()
        thread.join(60)
