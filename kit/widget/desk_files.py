"""The folder of a person's own data: what lies in it, and how a file from the browser gets there whole."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from pathlib import Path

from babel.dates import format_date
from babel.numbers import format_decimal

from kit import paths
from kit import text_tables as text
from kit.tables.data import LOG
from kit.tables.model import TableError
from kit.tables.saving.write import whole_file

LIMIT = 64 * 2**20  # bytes of one file, as the reader's own limit
CHUNK = 512 * 2**10  # bytes of one message: the server's websocket takes 10 MB
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_LONGEST = 100  # characters of a name; Windows paths end at 260


def listed() -> list[Path]:
    """The files a person may choose, newest first: no results of this card, no logs, nothing hidden or linked.

    Raises TableError when the folder cannot be looked into.
    """
    folder = paths.own_data()
    try:
        there = {path.name: path for path in folder.iterdir()} if folder.exists() else {}
        found = [path for name, path in there.items() if _offered(path) and name + LOG not in there]
        return sorted(found, key=lambda path: (-path.stat().st_mtime, path.name))
    except OSError as error:
        raise TableError(text.DESK_NO_FOLDER.format(folder=folder.name)) from error


def _offered(path: Path) -> bool:
    hidden = path.name.startswith((".", "~$")) or path.name.endswith(LOG)
    return not hidden and not path.is_symlink() and path.is_file()


def described(path: Path) -> str:
    """Size and day of a file, in words."""
    status = path.stat()
    day = format_date(datetime.fromtimestamp(status.st_mtime).astimezone(), "d MMMM y", locale="id")
    return f"{size(status.st_size)} · {day}"


def size(count: int) -> str:
    """Bytes in words.

    >>> size(900), size(12_700), size(64 * 2**20)
    ('1 KB', '12 KB', '64 MB')
    """
    if count < 2**20:
        return f"{max(1, round(count / 1024))} KB"
    return f"{format_decimal(round(count / 2**20, 1), locale='id')} MB"


def safe_name(given: str) -> str:
    """A plain file name that every system takes, as near to the given one as possible.

    >>> safe_name("../../laporan: mei?.xlsx"), safe_name("con.csv"), safe_name(" . ")
    ('laporan mei.xlsx', 'berkas-con.csv', 'berkas')
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", given))[-1]
    name = " ".join(_UNSAFE.sub(" ", last).split()).strip(". ")
    name = re.sub(r"\s+(?=\.)", "", name)
    stem, dot, ending = name.rpartition(".") if "." in name else (name, "", "")
    name = f"{stem[: _LONGEST - len(ending[:9]) - 1]}{dot}{ending[:9]}" or text.DESK_FILE
    return f"{text.DESK_FILE}-{name}" if _RESERVED.match(name) or name.startswith("~$") else name


class Upload:
    """A file on its way from the browser; it is held in memory, so that half of one leaves nothing behind."""

    def __init__(self, name: str, wanted: int) -> None:
        """Raises TableError for a file that is empty or too large."""
        if not 0 < wanted <= LIMIT:
            sentence = text.DESK_TOO_LARGE if wanted > 0 else text.DESK_EMPTY
            raise TableError(sentence.format(limit=size(LIMIT)) if wanted > 0 else sentence)
        self.name, self.wanted = safe_name(name), wanted
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
        with whole_file(target) as file:
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
