"""The folder of a person's own data: what lies in it, and how a file from the browser gets there whole."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from kit import paths
from kit import text_tables as text
from kit.base.indonesian import day, size
from kit.base.names import safe_name
from kit.tables.model import TableError
from kit.tables.saving.log import ENDING, log_path
from kit.tables.saving.write import writing

LIMIT = 64_000_000  # bytes of one file; the reader's own limit is a little higher
CHUNK = 512 * 2**10  # bytes of one message: the server's websocket takes 10 MB


def listed() -> list[Path]:
    """The files a person may choose, newest first: no results of this card, no logs, nothing hidden or linked.

    Raises TableError when the folder cannot be looked into.
    """
    folder = paths.own_data()
    try:
        there = {path.name: path for path in folder.iterdir()} if folder.exists() else {}
        paths_offered = [
            path for name, path in there.items() if _offered(path) and log_path(path).name not in there
        ]
        return sorted(paths_offered, key=lambda path: (-path.stat().st_mtime, path.name))
    except OSError as error:
        raise TableError(text.DESK_NO_FOLDER.format(folder=folder.name)) from error


def _offered(path: Path) -> bool:
    hidden = path.name.startswith((".", "~$")) or path.name.endswith(ENDING)
    return not hidden and not path.is_symlink() and path.is_file()


def described(path: Path) -> str:
    """Size and day of a file, in words."""
    status = path.stat()
    changed = datetime.fromtimestamp(status.st_mtime).astimezone()
    return f"{size(status.st_size)} · {day(changed)}"


class Upload:
    """A file on its way from the browser; it is held in memory, so that half of one leaves nothing behind."""

    def __init__(self, name: str, wanted: int) -> None:
        """Raises TableError for a file that is empty or too large."""
        if not 0 < wanted <= LIMIT:
            sentence = text.DESK_TOO_LARGE if wanted > 0 else text.DESK_EMPTY
            raise TableError(sentence.format(limit=size(LIMIT)) if wanted > 0 else sentence)
        self.name, self.wanted = safe_name(name, text.DESK_FILE), wanted
        self._got = bytearray()

    def add(self, at: int, chunk: bytes) -> None:
        """Take the next piece; raises TableError when it is not the next one."""
        if at != len(self._got) or not 0 < len(chunk) <= CHUNK or at + len(chunk) > self.wanted:
            raise TableError(text.DESK_UPLOAD_BROKEN)
        self._got += chunk

    @property
    def got(self) -> int:
        """Bytes that have arrived."""
        return len(self._got)

    @property
    def complete(self) -> bool:
        """Whether the last piece has arrived."""
        return self.got == self.wanted

    def keep(self) -> Path:
        """Write the file into the folder under a free name; the same file again is not written again."""
        folder = paths.own_data()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            target = self._free(folder)
            if target.exists():
                return target
        except OSError as error:
            raise TableError(text.DESK_NO_FOLDER.format(folder=folder.name)) from error
        with writing(target) as file:
            file.write(self._got)
        return target

    def _free(self, folder: Path) -> Path:
        plain = folder / self.name
        target, number = plain, 1
        while target.exists() or target.is_symlink():
            if _offered(target) and target.stat().st_size == self.wanted and target.read_bytes() == self._got:
                return target
            number += 1
            target = plain.with_name(f"{plain.stem} ({number}){plain.suffix}")
        return target
