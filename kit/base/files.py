"""Files written whole or not at all, and locks that the system frees when their holder ends."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

FULL = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)
SHUT = (errno.EACCES, errno.EPERM, errno.EROFS)
_TRIES = 20
_MOMENT = 0.05  # seconds


@contextmanager
def whole_file(target: Path, *, private: bool = False) -> Iterator[IO[bytes]]:
    """A temporary neighbour that takes the target's place once it is written and on the disk.

    `private` keeps it to its owner (0600) from the first byte on; else it gets the rights of the file it replaces, or
    of one made without ado. Raises OSError, and then the target is as it was.
    """
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".kit-", suffix=target.suffix)
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if not private:
            Path(temporary).chmod(_mode(target))
        _take_place(Path(temporary), target)
    finally:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def _take_place(temporary: Path, target: Path) -> None:
    # Windows refuses while a virus scanner or a reader has the target open, which lasts a moment.
    for _ in range(_TRIES):
        try:
            temporary.replace(target)
        except PermissionError:
            time.sleep(_MOMENT)
        else:
            return
    temporary.replace(target)


def _mode(target: Path) -> int:
    # mkstemp's 0600 would keep colleagues out of a shared folder.
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def write_text(target: Path, words: str, *, private: bool = False) -> None:
    """Write UTF-8 text, whole or not at all; raises OSError."""
    with whole_file(target, private=private) as file:
        file.write(words.encode())


def write_json(target: Path, value: Any, *, private: bool = False) -> None:
    """Write `value` as JSON, whole or not at all; raises OSError."""
    write_text(target, json.dumps(value, ensure_ascii=False, indent=1) + "\n", private=private)


@contextmanager
def locked(path: Path, seconds: float = -1) -> Iterator[None]:
    """Hold the lock that lies beside `path`; waits at most `seconds`, for ever when negative.

    Raises TimeoutError where another process holds it that long.
    """
    import filelock  # only a writer needs it

    with filelock.FileLock(path.with_name(f".{path.name}.lock"), timeout=seconds):
        yield


def error_code(error: OSError) -> str:
    """The error's short name, `EIO`: the system's own sentence would be in English."""
    return errno.errorcode.get(error.errno or 0, type(error).__name__)
