"""The peer of a class: JupyterHub as it comes, on the same proxy and as the same account; and memory of both."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
from classroom.visitor import Visitor

from kit import paths
from kit.classroom import http_proxy, processes
from kit.classroom.folder import ClassSettings
from kit.classroom.hub_api import Hub
from kit.classroom.prestart import Prestart

LESSON = "00-mulai.ipynb"
STEPS = 10
_CONFIG = """
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{hub_port}"
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = {token!r}
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = "{folder}/seats/{{username}}"
c.Spawner.environment = {{{mark!r}: "{folder}"}}
c.Spawner.default_url = "/lab/tree/{lesson}"
c.Spawner.start_timeout = c.Spawner.http_timeout = 180
c.JupyterHub.concurrent_spawn_limit = 0
c.JupyterHub.tornado_settings = {{"slow_spawn_timeout": 0}}
c.ConfigurableHTTPProxy.command = {proxy!r}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy_port}"
c.JupyterHub.services = [{{"name": "bench", "api_token": {token!r}}}]
c.JupyterHub.load_roles = [
    {{"name": "bench", "services": ["bench"], "scopes": ["list:users", "read:servers", "admin:users", "admin:servers"]}}
]
"""
# Root becomes nobody exactly as a class does; nothing else of the kit stays.
_RUN = """
import os, sys
from pathlib import Path
from kit.classroom import account
folder = Path(sys.argv[1])
account.leave_root([folder], [])
kept = {name: value for name, value in os.environ.items() if not name.startswith("KIT_K") and name != "PYTHONPATH"}
os.chdir(folder)
os.execve(sys.executable, [sys.executable, "-m", "jupyterhub", "-f", "config.py"], kept | {"KIT_KELAS_PROSES": str(folder)})
"""


def free_ports(count: int) -> list[int]:
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [int(probe.getsockname()[1]) for probe in probes]
    for probe in probes:
        probe.close()
    return ports


def _prepare(folder: Path, seats: list[str]) -> ClassSettings:
    token = secrets.token_hex(16)
    port, hub_port, proxy_port = free_ports(3)
    settings = ClassSettings(
        "", token, port=port, hub_port=hub_port, proxy_port=proxy_port, address="127.0.0.1"
    )
    for seat in seats:
        home = folder / "seats" / seat
        home.mkdir(parents=True)
        shutil.copyfile(paths.NOTEBOOKS / LESSON, home / LESSON)
    words = {"port": port, "hub_port": hub_port, "proxy_port": proxy_port, "token": token, "folder": folder}
    own = {"mark": processes.MARK, "proxy": http_proxy.command(), "lesson": LESSON}
    (folder / "config.py").write_text(_CONFIG.format(**words, **own), encoding="utf-8")
    return settings


@contextmanager
def plain_hub(folder: Path, seats: list[str]) -> Iterator[ClassSettings]:
    """A running JupyterHub with a started server per seat; all of it is gone at the end."""
    settings = _prepare(folder, seats)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "KIT_"))}
    found = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    with (folder / "hub.log").open("w") as log:
        hub = subprocess.Popen(
            [sys.executable, "-c", _RUN, str(folder)], stdout=log, stderr=log, start_new_session=True,
            cwd="/", env=kept | {"PATH": found, "PYTHONPATH": str(paths.ROOT)},
        )  # fmt: skip
    try:
        _await_seats(hub, settings, seats)
        yield settings
    finally:
        hub.terminate()
        try:
            hub.wait(90)
        except subprocess.TimeoutExpired:
            hub.kill()
            hub.wait()
        processes.end(folder)


def _await_seats(hub: subprocess.Popen[bytes], settings: ClassSettings, seats: list[str]) -> None:
    """Start the servers as a class does, three at a time."""
    interface, end = Hub(settings), time.monotonic() + 60 + 20 * len(seats)
    prestart = Prestart(interface, seats)
    while not prestart.done:
        if hub.poll() is not None or time.monotonic() > end:
            raise RuntimeError("the plain hub did not start")
        if interface.open():
            prestart.step()
        time.sleep(0.5)
    if prestart.short or prestart.failed:
        raise RuntimeError(f"seats of the plain hub that did not start: {prestart.failed or 'no memory'}")


def visitors(settings: ClassSettings, seats: list[str]) -> list[Visitor]:
    url = f"http://127.0.0.1:{settings.port}"
    return [Visitor(url, seat, {}, {"username": seat, "password": settings.token}) for seat in seats]


def work(visitor: Visitor, pause: float) -> None:
    """What a participant does in a class, with a slider for the card and a sum for each answer."""
    visitor.sign_in()
    visitor.read(LESSON)
    with visitor.timed("card") as moment:
        wire = visitor.start_kernel(LESSON)
        moment.append(wire.execute("import ipywidgets\nipywidgets.IntSlider()")[0])
    for _ in range(STEPS):
        visitor.think(pause)
        with visitor.timed("verdict"):
            wire.execute("1 + 1")


def memory(folder: Path, *more: int) -> tuple[list[float], float]:
    """MiB (PSS) of every seat, and of all else that runs there, with the processes `more`."""
    seats: dict[str, set[psutil.Process]] = {}
    rest = {psutil.Process(number) for number in more}
    for process in processes.of_class(folder):
        with suppress(psutil.NoSuchProcess):
            seat = process.environ().get("JUPYTERHUB_USER")
            inside = {process, *process.children(recursive=True)} if seat else {process}
            (seats.setdefault(seat, set()) if seat else rest).update(inside)
    return [_held(inside) for inside in seats.values()], _held(rest)


def _held(inside: set[psutil.Process]) -> float:
    total = 0
    for process in inside:
        with suppress(psutil.NoSuchProcess):
            total += process.memory_full_info().pss
    return total / 2**20
