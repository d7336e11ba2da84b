"""Runs a class: hub, proxy and services as one, from `kelas` to Ctrl+C; and what was running after a power cut."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kit import paths
from kit import text_class as text
from kit.base.machine import port_free
from kit.classroom import checks, databases, http_proxy, processes, roster
from kit.classroom import folder as folders
from kit.classroom.door import Doors
from kit.classroom.errors import ClassError
from kit.classroom.hub_api import Hub
from kit.classroom.prestart import Prestart
from kit.classroom.watch import Watch

FIRST_PORT = 8000
_PORTS = 20
_START_SECONDS = 90
_END_SECONDS = 60
_RESTARTS, _PERIOD = 5, 600  # so many deaths of hub or proxy in so many seconds are no accident any more
_LOOK = 10.0  # seconds between two looks at the databases
_NAP = 60.0  # seconds of sleep after which the seats are looked after again


def choose_ports(settings: folders.ClassSettings, wanted: int) -> None:
    """Give the class its ports. What participants type stays: raises ClassError where that port is taken."""
    if wanted or settings.port:
        port = wanted or settings.port
        if not checks.may_use(port):
            raise ClassError(text.PORT_FORBIDDEN.format(port=port))
        if not port_free(port, settings.address):
            raise ClassError(text.PORT_TAKEN.format(port=port))
        settings.port = port
    else:
        candidates = range(FIRST_PORT, FIRST_PORT + _PORTS)
        free = (port for port in candidates if port_free(port, settings.address))
        settings.port = next(free, 0) or _any_port()
    # Running seats know the hub's port: keep it where it is still free.
    for name in ("hub_port", "proxy_port", "collector_port"):
        port = getattr(settings, name)
        if not port or not port_free(port, "127.0.0.1"):
            setattr(settings, name, _any_port())


def _any_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _asleep() -> float:
    """Seconds that this computer has slept since it was started."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) - time.monotonic()


def _print(words: str) -> None:
    print(words, flush=True)


@dataclass
class Engine:
    """One class while it runs; `seats` are seat names in the order in which they start."""

    folder: Path
    settings: folders.ClassSettings
    seats: list[str]
    say: Callable[[str], None] = _print
    _hub: subprocess.Popen[bytes] | None = None
    _proxy: subprocess.Popen[bytes] | None = None
    _secret: str = field(default_factory=lambda: secrets.token_hex(32))  # between hub and proxy
    _deaths: deque[float] = field(default_factory=lambda: deque(maxlen=_RESTARTS + 1))
    _suspected: list[str] = field(default_factory=list)
    _looked: float = field(default_factory=time.monotonic)
    _clock: float = field(default_factory=_asleep)

    def start(self) -> None:
        """Start the hub and wait until it answers; raises ClassError that names its log where it does not."""
        # Also what a shell had ignored for its background: ignored signals are inherited, and services end by SIGINT.
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, _interrupt)
        try:
            self._launch(board=True)
        except (
            ClassError
        ):  # the hub ends with any service that cannot start; a class can do without the board
            self.say(text.WITHOUT_BOARD.format(log=self.folder / "logs" / "hub.log"))
            self._launch(board=False)

    def _launch(self, board: bool) -> None:
        self._stop_hub()
        self.sweep()
        self._mend()
        log = self.folder / "logs" / "hub.log"
        if log.exists() and log.stat().st_size > 5_000_000:
            log.replace(log.with_suffix(".lama.log"))
        self._keep_proxy()
        config = Path(__file__).parent / "jupyterhub_config.py"
        self._hub = self._start(
            [sys.executable, "-m", "jupyterhub", "-f", str(config)], {} if board else {folders.NO_BOARD: "1"}
        )
        self._wait(log)

    def _keep_proxy(self) -> bool:
        """Start the proxy unless it runs: it is the engine's and not the hub's, whose death nobody at a seat shall notice."""
        if self._proxy is not None:
            if self._proxy.poll() is None:
                return False
            self._count_death()
        self._proxy = self._start(http_proxy.serving(self.settings, self._secret), {})
        return True

    def _start(self, command: list[str], more: dict[str, str]) -> subprocess.Popen[bytes]:
        with (self.folder / "logs" / "hub.log").open("ab") as output:
            return subprocess.Popen(
                command,
                cwd=self.folder,
                env=self._environment() | {http_proxy.AUTH_VARIABLE: self._secret} | more,
                start_new_session=True,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )

    def sweep(self) -> None:
        """End what a killed hub left behind: its services, another run's proxy. Its seats run on and are found again."""
        own = self._proxy.pid if self._proxy else 0
        processes.end(self.folder, lambda one: not processes.is_seat(one) and one.pid != own)

    def _mend(self) -> None:
        """Set damaged databases aside; the seats of a hub that is forgotten end, because nothing knows them any more."""
        if databases.HUB in databases.damaged(self.folder):
            processes.end(self.folder)
        for sentence in databases.heal(self.folder):
            self.say(sentence)

    def _wait(self, log: Path) -> None:
        end = time.monotonic() + _START_SECONDS
        while time.monotonic() < end:
            if self._hub is None or self._hub.poll() is not None:
                break
            if Hub(self.settings).open():
                return
            time.sleep(0.2)
        raise ClassError(text.HUB_FAILED.format(log=log))

    def _environment(self) -> dict[str, str]:
        hidden = ("JUPYTER", "KIT_", "CONFIGPROXY")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
        path = os.pathsep.join(filter(None, [str(paths.ROOT), os.environ.get("PYTHONPATH", "")]))
        return kept | {"KIT_KELAS": str(self.folder), processes.MARK: str(self.folder), "PYTHONPATH": path}

    def run(self) -> None:
        """Start the seats, watch over the class; returns when it is told to end (Ctrl+C, SIGTERM, SIGHUP)."""
        watch, prestart = Watch(self.folder, self.say), Prestart(Hub(self.settings), self.seats)
        doors = Doors(self.folder / "seats", self.settings.address or "127.0.0.1", self.settings.port)
        doors.start()
        told = -1
        try:
            while True:
                doors.step()
                revived = self._revive()
                if self._keep_proxy():
                    self._renew_routes()
                self._look_at_databases()
                if self._woke_up() or revived:
                    prestart = Prestart(Hub(self.settings), self.seats)
                told = self._advance(prestart, told)
                watch.step()
                time.sleep(1)
        except KeyboardInterrupt:
            return

    def _advance(self, prestart: Prestart, told: int) -> int:
        """One step of starting seats; says how many there are when that changed."""
        if prestart.done and told >= 0:
            return told
        try:
            prestart.step()
        except ClassError:
            return told  # the hub is starting again
        if prestart.ready != told:
            self.say(text.SEATS_READY.format(ready=prestart.ready, seats=len(self.seats)))
        if prestart.done and prestart.short:
            self.say(text.SEATS_SHORT)
        if prestart.done and prestart.failed:
            seats = roster.load(self.folder)
            names = "; ".join(roster.called(seats, one) for one in prestart.failed)
            self.say(text.SEATS_FAILED.format(names=names, folder=self.folder / "logs"))
        return prestart.ready

    def _look_at_databases(self) -> None:
        """A database that is damaged while the class runs is mended with the hub's next start, which is now."""
        if time.monotonic() - self._looked < _LOOK or self._hub is None:
            return
        self._looked = time.monotonic()
        suspected, self._suspected = self._suspected, databases.damaged(self.folder)
        if any(
            name in suspected for name in self._suspected
        ):  # one that is just being made looks damaged, too
            self._hub.kill()
            self._hub.wait()

    def _revive(self) -> bool:
        """Start the hub again should it die; the seats run on and are found again. Returns whether it was started."""
        if self._hub is not None and self._hub.poll() is None:
            return False
        self._count_death()
        self.say(text.HUB_AGAIN)
        self.start()
        return True

    def _count_death(self) -> None:
        self._deaths.append(time.monotonic())
        if len(self._deaths) > _RESTARTS and self._deaths[-1] - self._deaths[0] < _PERIOD:
            raise ClassError(text.HUB_FAILED.format(log=self.folder / "logs" / "hub.log"))

    def _renew_routes(self) -> None:
        try:
            Hub(self.settings).renew_routes()
        except ClassError:
            return  # a hub that starts tells the proxy by itself

    def _woke_up(self) -> bool:
        before, self._clock = self._clock, _asleep()
        if self._clock - before < _NAP:
            return False
        self.say(text.WOKE_UP.format(minutes=round((self._clock - before) / 60)))
        return True

    def end(self) -> None:
        """End hub, proxy, services and all seats; the hub asks each server to close first."""
        self._stop_hub()
        processes.end(self.folder)

    def _stop_hub(self) -> None:
        if self._hub is not None and self._hub.poll() is None:
            self._hub.terminate()
            try:
                self._hub.wait(_END_SECONDS)
            except subprocess.TimeoutExpired:
                self._hub.kill()
                self._hub.wait()


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt
