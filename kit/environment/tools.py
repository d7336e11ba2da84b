"""Runs venv, pip and uv: quietly, their words kept in a log, one preparation at a time."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kit.environment.place import Place

_TICK = 0.2  # seconds between two looks at a running tool

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class ToolError(Exception):
    """A tool ended with an error; `output` is what it said."""

    def __init__(self, output: str) -> None:
        super().__init__(output)
        self.output = output


@contextmanager
def alone(path: Path, on_wait: Callable[[], None], pause: float = 0.3) -> Iterator[int]:
    """Yield the handle of a locked file. The system frees it when its holder ends, even by kill -9.

    Not filelock: nothing is installed yet, and a tool that inherits the handle holds on, should its parent be killed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        waiting = False
        while True:
            try:
                _take(file.fileno())
                break
            except (BlockingIOError, PermissionError):  # Windows says the latter
                if not waiting:
                    on_wait()
                waiting = True
                time.sleep(pause)
        yield file.fileno()


def run(
    place: Place, command: Sequence[str], handle: int, on_tick: Callable[[], None] = lambda: None
) -> None:
    """Run to the end; `on_tick` is called a few times a second. The tool inherits the lock's `handle`."""
    with place.log.open("a+b") as log:
        log.write(f"\n$ {subprocess.list2cmdline(command)}\n".encode())
        log.flush()
        start = log.tell()
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=environment(place),
                cwd=place.root,
                pass_fds=() if os.name == "nt" else (handle,),
            )
        except OSError as error:  # not there, or the office forbids it to run
            raise ToolError(str(error)) from error
        _wait(process, on_tick)
        log.seek(start)
        if process.returncode:
            raise ToolError(log.read().decode(errors="replace"))


def _wait(process: subprocess.Popen[bytes], on_tick: Callable[[], None]) -> None:
    try:
        while process.poll() is None:
            on_tick()
            try:
                process.wait(_TICK)
            except subprocess.TimeoutExpired:
                continue
    except BaseException:  # Ctrl+C above all: no tool may go on behind our back
        process.terminate()
        process.wait()
        raise


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
        "PIP_REQUIRE_VIRTUALENV": "0",  # the base Python's pip fetches uv, and installs nothing there
    }
    return defaults | dict(os.environ) | fixed
