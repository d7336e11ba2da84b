"""One preparation at a time. The system frees the lock when its holder ends, even by kill -9."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def alone(path: Path, on_wait: Callable[[], None], pause: float = 0.3) -> Iterator[int]:
    """Yield the locked file's handle. A tool that inherits it holds on, should its parent be killed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        waiting = False
        while not _take(file.fileno()):
            if not waiting:
                on_wait()
            waiting = True
            time.sleep(pause)
        yield file.fileno()
