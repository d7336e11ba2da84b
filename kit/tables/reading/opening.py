"""Whether a path leads to a file that can be read, and how large it is."""

from __future__ import annotations

import difflib
import errno
import hashlib
import stat
from pathlib import Path

from kit import text_tables as text
from kit.tables.model import TableError

_NAMES = 5_000  # of a folder, compared with a name that is not there
_LOCKS = ("~$", ".~lock.")


def size_of(path: Path) -> int:
    """Bytes of a regular file that is no program's lock. Raises TableError."""
    if path.name.startswith(_LOCKS):
        raise TableError(text.IS_LOCK.format(file=path.name))
    try:
        status = path.stat()
    except FileNotFoundError as error:
        raise TableError(_missing(path)) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise TableError(reason(path, error)) from error
    if stat.S_ISDIR(status.st_mode):
        raise TableError(text.IS_FOLDER.format(file=path.name or str(path)))
    if not stat.S_ISREG(status.st_mode):
        raise TableError(text.IS_DEVICE.format(file=path.name))
    if not status.st_size:
        raise TableError(text.EMPTY.format(file=path.name))
    return status.st_size


def state_of(path: Path) -> tuple[int, int]:
    """What is another when the file was written to: size and time of the last change. Raises TableError."""
    return size_of(path), path.stat().st_mtime_ns


def digest(path: Path) -> str:
    """The SHA-256 of the file. Raises TableError."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise TableError(reason(path, error)) from error


def reason(path: Path, error: Exception) -> str:
    """Why the system does not give the file, and the next step."""
    if isinstance(error, PermissionError):
        return text.NOT_READABLE.format(file=path.name)
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return text.IS_LOOP.format(file=path.name)
    if isinstance(error, ValueError) or getattr(error, "errno", 0) == errno.ENAMETOOLONG:
        return text.NOT_A_PATH
    return text.NOT_OPENED.format(file=path.name)


def _missing(path: Path) -> str:
    try:
        names = [neighbour.name for _, neighbour in zip(range(_NAMES), path.parent.iterdir(), strict=False)]
    except OSError:
        return text.NO_SUCH_FOLDER.format(file=path.name, folder=path.parent.name)
    names = [name for name in names if not name.startswith(".")]
    lower = {name.lower(): name for name in names}
    near = difflib.get_close_matches(path.name.lower(), lower, n=1, cutoff=0.6)
    near = near or [name for name in lower if Path(name).stem == path.stem.lower()]
    if near:
        return text.NO_SUCH_FILE_BUT.format(file=path.name, near=lower[near[0]])
    return text.NO_SUCH_FILE.format(file=path.name)
