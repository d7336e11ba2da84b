"""A class of its own, run as `python3 -m kit kelas` runs it: on every address, of a network of its own."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest
import requests

from classroom import network
from kit import paths
from kit.classroom import checks, folder, processes, roster
from kit.classroom.hub_api import Hub

PATIENCE = 120.0  # seconds; two cores may be serving other tests at the same time
_RUN = """
import sys
from pathlib import Path
from kit.classroom import command
file = Path(sys.argv[1]) if sys.argv[1] else None
sys.exit(command.run(file, port=int(sys.argv[2]), browser=False))
"""
PEOPLE = ("Peserta Contoh 001", "Peserta Contoh 002", "Peserta Contoh 003")


def require() -> None:
    """Skip where no class can be held here; fail where KIT_WAJIB_KELAS=1 says that one must."""
    lacking = [check for check in (checks.walls(), checks.proxy()) if check.repair]
    if not lacking:
        return
    said = "; ".join(f"{check.seen}: {check.repair}" for check in lacking)
    if os.environ.get("KIT_WAJIB_KELAS") == "1":
        pytest.fail(said, pytrace=False)
    pytest.skip(said)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(wanted: Callable[[], Any], what: str, patience: float = PATIENCE) -> Any:
    """Wait for something that is true; fail with `what` where it never comes."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if found := wanted():
            return found
        time.sleep(0.2)
    raise AssertionError(f"not within {patience:.0f} s: {what}")


@dataclass
class Klass:
    """A class in `folder`; `start` and `stop` as often as a test likes."""

    folder: Path
    file: Path
    process: subprocess.Popen[str] | None = None

    @property
    def log(self) -> Path:
        return self.folder.parent / "kelas.log"

    @property
    def settings(self) -> folder.ClassSettings:
        return folder.load(self.folder)

    @property
    def url(self) -> str:
        """Where the facilitator's own browser finds the class."""
        return f"http://127.0.0.1:{self.settings.port}"

    @property
    def outer(self) -> str:
        """Where participants find it."""
        return f"http://{network.OUTER}:{self.settings.port}"

    @property
    def hub(self) -> Hub:
        return Hub(self.settings)

    def seat(self, name: str) -> str:
        return next(seat.id for seat in roster.load(self.folder) if seat.name == name)

    def environment(self, **more: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "KIT_"))}
        return kept | {"KIT_KELAS": str(self.folder), "PYTHONPATH": str(paths.ROOT)} | more

    def start(self, file: Path | None = None, port: int = 0) -> None:
        output = self.log.open("a")
        self.process = subprocess.Popen(
            [sys.executable, "-c", _RUN, str(file or ""), str(port)],
            env=self.environment(), cwd=self.folder.parent, stdout=output, stderr=output, text=True,
        )  # fmt: skip
        output.close()
        until(self._up, f"the class: {self.said()}")

    def _up(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, self.said()
        return "/hub/fasilitator?key=" in self.said() and self.hub.alive()

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8") if self.log.exists() else ""

    def key(self) -> str:
        return re.findall(r"\?key=(\S+)", self.said())[-1]

    def ready(self, *seats: str) -> None:
        until(lambda: all(self.hub.servers().get(seat, {}).get("ready") for seat in seats), f"ready: {seats}")

    def stop(self, number: int = signal.SIGTERM) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(number)
            self.process.wait(PATIENCE)

    def command(self, call: str) -> subprocess.CompletedProcess[str]:
        """`command.CALL` in a process of its own."""
        words = [
            sys.executable,
            "-c",
            f"import sys; from pathlib import Path; from kit.classroom import command; sys.exit(command.{call})",
        ]
        return subprocess.run(
            words,
            env=self.environment(),
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )

    def machinery(self, word: str) -> list[psutil.Process]:
        """The class's own processes with `word` in their command line."""
        return [one for one in processes.of_class(self.folder) if word in " ".join(one.cmdline())]


def words_of(process: psutil.Process) -> list[str]:
    """Its command line; none where it is gone, or only waits to be cleared away."""
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def left_behind(folder: Path) -> list[psutil.Process]:
    """Processes that name the class's folder, whatever else they are."""
    named = [one for one in psutil.process_iter() if str(folder) in " ".join(words_of(one))]
    return [one for one in named if one.pid != os.getpid()]


@contextmanager
def klass(place: Path, people: tuple[str, ...] = PEOPLE, **settings: Any) -> Iterator[Klass]:
    """A class of `people`, started; all of it is gone at the end."""
    require()
    file = place / "peserta.csv"
    rows = [f"{name};Perpustakaan Contoh {number}" for number, name in enumerate(people, 1)]
    file.write_text("\n".join(["nama;instansi", *rows]), encoding="utf-8")
    here = Klass(place / "kelas", file)
    folder.make(here.folder)
    if settings:
        folder.save(here.folder, folder.ClassSettings(**{"code": "123456", "token": "0" * 64} | settings))
    with network.namespace():
        try:
            here.start(file, _free_port())
            yield here
        finally:
            here.stop()
            processes.end(here.folder)
            until(lambda: not left_behind(here.folder), "no process of the class is left")


class Participant:
    """Somebody with a browser: cookies, forms, and a notebook."""

    def __init__(self, here: Klass, name: str) -> None:
        self.here, self.name, self.id = here, name, here.seat(name)
        self.web = requests.Session()
        self.web.trust_env = False

    def form(self, **more: str) -> requests.Response:
        """The page of the PIN."""
        asked = {"code": self.here.settings.code, "seat": self.id} | more
        return self.web.get(f"{self.here.outer}/hub/login", params=asked, timeout=PATIENCE)

    def sign_in(self, pin: str, again: str = "", **more: str) -> requests.Response:
        self.form()
        told = {"code": self.here.settings.code, "seat": self.id, "pin": pin, "again": again} | more
        told["_xsrf"] = next(
            one.value or "" for one in self.web.cookies if one.name == "_xsrf" and one.path == "/hub/"
        )
        return self.web.post(
            f"{self.here.outer}/hub/login", data=told, timeout=PATIENCE, allow_redirects=False
        )

    @property
    def base(self) -> str:
        return f"{self.here.outer}/user/{self.id}/"

    def enter(self, pin: str = "2468") -> Participant:
        """Sign in (the first time with a new PIN) and wait for the own server."""
        assert self.sign_in(pin, pin).status_code == 302
        self.here.hub.start(self.id)
        self.here.ready(self.id)
        page = self.web.get(f"{self.base}lab", timeout=PATIENCE)
        assert page.status_code == 200, page.text[:300]
        return self

    def ask(self, method: str, path: str, **more: Any) -> requests.Response:
        """The own server's REST interface."""
        key = next(
            (
                one.value
                for one in self.web.cookies
                if one.name == "_xsrf" and one.path == f"/user/{self.id}/"
            ),
            "",
        )
        headers = {"X-XSRFToken": key or ""}
        return self.web.request(method, f"{self.base}api/{path}", headers=headers, timeout=PATIENCE, **more)

    def kernel(self) -> str:
        made = self.ask("POST", "kernels", json={"name": "python3", "path": "belajar/00-mulai.ipynb"})
        assert made.status_code == 201, made.text
        return str(made.json()["id"])

    def run(self, code: str, kernel: str | None = None, patience: float = PATIENCE) -> str:
        """What `code` prints in a real kernel of this seat, errors included; a new kernel unless one is given."""
        import websocket

        kernel_id = kernel or self.kernel()
        cookies = "; ".join(f"{one.name}={one.value}" for one in self.web.cookies if self._ours(one.path))
        wire = websocket.create_connection(
            f"{self.base}api/kernels/{kernel_id}/channels".replace("http", "ws"),
            cookie=cookies,
            timeout=patience,
        )
        try:
            return self._talk(wire, code)
        finally:
            wire.close()
            if kernel is None:
                self.ask("DELETE", f"kernels/{kernel_id}")

    def _ours(self, path: str) -> bool:
        return f"/user/{self.id}/".startswith(path)

    @staticmethod
    def _talk(wire: Any, code: str) -> str:
        header = {
            "msg_id": "m1",
            "username": "",
            "session": "s",
            "msg_type": "execute_request",
            "version": "5.3",
        }
        content = {
            "code": code,
            "silent": False,
            "store_history": False,
            "allow_stdin": False,
            "stop_on_error": True,
        }
        message = {
            "header": header,
            "parent_header": {},
            "metadata": {},
            "content": content,
            "channel": "shell",
        }
        wire.send(json.dumps(message))
        said = []
        while True:
            received = wire.recv()
            if isinstance(received, bytes):
                continue  # code of the cards, packed
            answer = json.loads(received)
            if answer["parent_header"].get("msg_id") != "m1":
                continue
            kind, content = answer["msg_type"], answer["content"]
            if kind == "stream":
                said.append(content["text"])
            elif kind == "error":
                said.append(f"{content['ename']}: {content['evalue']}")
            elif kind == "status" and content["execution_state"] == "idle":
                return "".join(said)
