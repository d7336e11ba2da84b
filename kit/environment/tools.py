"""Runs venv, pip and uv: quietly, their words kept in a log, in a process of their own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Sequence
from typing import Any

from kit.environment.place import Place

_TICK = 0.2  # seconds between two looks at a running tool


class ToolError(Exception):
    """A tool ended with an error; `output` is what it said."""

    def __init__(self, output: str) -> None:
        super().__init__(output)
        self.output = output


def run(
    place: Place, command: Sequence[str], guard: int, on_tick: Callable[[str], None] = lambda _: None
) -> None:
    """Run to the end; `on_tick` sees all that the tool has said so far, a few times a second."""
    with place.log.open("a+b") as log:
        log.write(f"\n$ {subprocess.list2cmdline(command)}\n".encode())
        log.flush()
        start = log.tell()
        process = _start(place, command, guard, log)
        try:
            while not _ended(process):
                on_tick(_said(place, start))
        except BaseException:  # Ctrl+C above all: no tool may go on behind our back
            process.terminate()
            process.wait()
            raise
    if process.returncode:
        raise ToolError(_said(place, start))


def _start(place: Place, command: Sequence[str], guard: int, log: Any) -> subprocess.Popen[bytes]:
    inherited: tuple[int, ...] = () if os.name == "nt" else (guard,)
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            env=environment(place),
            cwd=place.root,
            pass_fds=inherited,
        )
    except OSError as error:  # not there, or the office forbids it to run
        raise ToolError(str(error)) from error


def _ended(process: subprocess.Popen[bytes]) -> bool:
    try:
        process.wait(_TICK)
    except subprocess.TimeoutExpired:
        return False
    return True


def _said(place: Place, start: int) -> str:
    with place.log.open("rb") as log:
        log.seek(start)
        return log.read().decode(errors="replace")


def environment(place: Place) -> dict[str, str]:
    """The caller's own settings win, so that a mirror or a proxy that is set up there serves here too."""
    defaults = {
        "UV_HTTP_TIMEOUT": "120",  # a slow line is the rule, not a fault
        "UV_CONCURRENT_DOWNLOADS": "16",  # fifty at once starve one another on such a line
        "UV_SYSTEM_CERTS": "1",  # offices that read their own traffic put their certificate there
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PYTHONUNBUFFERED": "1",  # pip's lines come as they are said
    }
    fixed = {
        "UV_CACHE_DIR": str(place.cache / "uv"),
        "PIP_CACHE_DIR": str(place.cache / "pip"),
        "PIP_NO_INPUT": "1",
    }
    return defaults | dict(os.environ) | fixed
