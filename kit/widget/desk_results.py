"""What the card of one's own data writes, and the decisions it finds again in the log of an earlier result."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

from kit import text_tables as text
from kit.tables.model import TableError
from kit.tables.saving.choices import FileChoices
from kit.tables.saving.log import ENDING, log_path, logged_choices, original_of


def earlier_choices(path: Path) -> FileChoices:
    """The choices that were saved with the newest table made of `path`."""
    for log in sorted(path.parent.glob(f"*{ENDING}"), key=lambda log: -log.stat().st_mtime):
        if original_of(log.with_name(log.name.removesuffix(ENDING))) == path.name:
            with contextlib.suppress(TableError):
                return logged_choices(log)
    return FileChoices()


def code(table: Path) -> list[str]:
    """The line that reads the table, and the one that does the same to next month's file."""
    read = "pd.read_csv({})" if table.suffix == ".csv" else 'pd.read_excel({}, engine="calamine")'
    later = _literal(table.with_name(text.DESK_NEXT_FILE))
    log = _literal(log_path(table))
    return [f"tabel = {read.format(_literal(table))}", f"data = kit.baca({later}, langkah={log})"]


def _literal(path: Path) -> str:
    try:
        return json.dumps(Path(os.path.relpath(path)).as_posix(), ensure_ascii=False)
    except ValueError:  # on another drive of Windows
        return json.dumps(path.as_posix(), ensure_ascii=False)
