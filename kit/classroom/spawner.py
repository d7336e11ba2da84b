"""Starts a participant's Jupyter server behind its walls, and finds it again after a restart of the hub."""

from __future__ import annotations

import os
import signal
import socket
import sys
from pathlib import Path
from typing import Any

import psutil
from jupyterhub.spawner import SimpleLocalProcessSpawner

from kit import paths
from kit.classroom import folder as folders
from kit.classroom import listening, processes, roster, sandbox, syscalls
from kit.classroom.variables import environment

PATH = os.pathsep.join([str(Path(sys.executable).parent), "/usr/local/bin", "/usr/bin", "/bin"])
PROGRAM = [sys.executable, "-m", "kit.classroom.inside"]


def born(pid: int) -> str:
    """What tells a process from a later one of the same number, after a restart of the laptop, too."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        start = (
            Path(f"/proc/{pid}/stat")
            .read_text(encoding="utf-8", errors="replace")
            .rpartition(")")[2]
            .split()[19]
        )
    except (OSError, IndexError):
        return ""
    return f"{boot}/{start}"


class SeatSpawner(SimpleLocalProcessSpawner):  # type: ignore[misc]
    """A seat: the class folder's `seats/NAME` behind bubblewrap."""

    def make_preexec_fn(self, name: str) -> None:
        """Nothing: limits are set within the walls, where no code of a participant has run yet."""

    def user_env(self, env: dict[str, str]) -> dict[str, str]:
        state = paths.STATE if _isolated() else self._folder / "state"
        mark = {processes.MARK: str(paths.classroom())}
        return env | mark | environment(state) | {"HOME": str(state), "USER": "peserta", "PATH": PATH}

    @property
    def _folder(self) -> Path:
        return paths.classroom() / "seats" / str(self.user.name)

    async def start(self) -> tuple[str, int]:
        seat = next(one for one in roster.load(paths.classroom()) if one.id == self.user.name)
        sandbox.prepare(self._folder)
        self.environment.update({"KIT_NAMA": seat.name, "KIT_INSTANSI": seat.institution})
        log = os.open(
            paths.classroom() / "logs" / f"{seat.id}.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600
        )
        output = {"stdin": -3, "stdout": log, "stderr": log, "cwd": "/"}  # -3: subprocess.DEVNULL
        try:
            if _isolated():
                return await self._start_within_walls(output)
            self.popen_kwargs = output
            self.cmd = sandbox.within_limits([*PROGRAM, str(self._folder)])
            return await self._launch()
        finally:
            os.close(log)

    async def _start_within_walls(self, output: dict[str, Any]) -> tuple[str, int]:
        # The seat's network is not the class's: where the class finds the seat is made here, and inherited.
        with syscalls.filter_file() as handle, socket.create_server(("127.0.0.1", 0)) as found:
            self.port = found.getsockname()[1]
            self.environment[listening.HANDLE] = str(found.fileno())
            self.popen_kwargs = output | {"pass_fds": [handle, found.fileno()]}
            self.cmd = sandbox.command(self._folder, PROGRAM, handle)
            return await self._launch()

    async def _launch(self) -> tuple[str, int]:
        started: tuple[str, int] = await super().start()
        return started

    def get_state(self) -> dict[str, Any]:
        state: dict[str, Any] = super().get_state()
        return state | ({"born": born(self.pid)} if self.pid else {})

    def load_state(self, state: dict[str, Any]) -> None:
        super().load_state(state)
        if "pid" in state and born(state["pid"]) != state.get("born"):
            self.pid = 0  # another program has the number now: it must not get our signals

    async def _signal(self, number: int) -> bool:
        """To the server within the walls: bubblewrap itself would leave it behind."""
        if number:
            _tell(self.pid, number)
        return bool(await super()._signal(0))


def _isolated() -> bool:
    return folders.load(paths.classroom()).isolate


def _tell(pid: int, number: int) -> None:
    try:
        inside = psutil.Process(pid).children(recursive=True)
        if number == signal.SIGKILL:  # the first process of a namespace takes all others with it
            inside = [*inside[:1], psutil.Process(pid)]
        else:
            inside = [one for one in inside if one.name() != "bwrap"][:1]
        for one in inside or [psutil.Process(pid)]:
            one.send_signal(number)
    except psutil.NoSuchProcess:
        return
