"""What arrived and is no event: set aside in a file, counted, shown on the board; a seat keeps its own record anyway."""

from __future__ import annotations

import json
import logging
from pathlib import Path

from kit import text_class as text

_LOG = logging.getLogger("kit.collector")
_MOST = 5_000_000  # bytes of the file; what comes later is only counted


class Aside:
    """`count` lines so far, those of earlier runs included. Without a folder to write in, counted alone."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.count = len(path.read_bytes().splitlines()) if path.is_file() else 0

    def keep(self, seat: str, lines: list[bytes]) -> None:
        """Set lines of a seat aside; never fails, because what is right among them must be kept."""
        self.count += len(lines)
        made = [json.dumps({"seat": seat, "line": one.decode("utf-8", "replace")}) for one in lines]
        try:
            with self._path.open("a", encoding="ascii") as file:
                if file.tell() + sum(map(len, made)) < _MOST:
                    file.writelines(f"{one}\n" for one in made)
        except OSError as error:
            _LOG.warning(text.ASIDE_NOT_KEPT.format(file=self._path, reason=type(error).__name__))
