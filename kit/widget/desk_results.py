"""What the card of one's own data writes, and the decisions it finds again in the log of an earlier result."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from kit import text_tables as text
from kit.tables.data import LOG
from kit.tables.model import TableError
from kit.tables.saving.choices import Choices


def log_of(table: Path) -> dict[str, Any]:
    """The log beside a table that the kit has written; empty if there is none."""
    try:
        log = json.loads(table.with_name(table.name + LOG).read_text(encoding="utf-8"))
        return log if isinstance(log["berkas"]["nama"], str) else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def of_log(path: Path) -> Choices:
    """The decisions that were saved with the newest table made of `path`."""
    logs = sorted(path.parent.glob(f"*{LOG}"), key=lambda log: -log.stat().st_mtime)
    for log in logs:
        kept = log_of(log.with_name(log.name.removesuffix(LOG)))
        if kept and kept["berkas"]["nama"] == path.name:
            try:
                return Choices.from_json(kept.get("pilihan"))
            except TableError:
                continue
    return Choices()


def code(table: Path) -> list[str]:
    """The line that reads the table, and the one that does the same to next month's file."""
    read = "pd.read_csv({})" if table.suffix == ".csv" else 'pd.read_excel({}, engine="calamine")'
    later = _literal(table.with_name(text.DESK_NEXT_FILE))
    log = _literal(table.with_name(table.name + LOG))
    return [f"tabel = {read.format(_literal(table))}", f"data = kit.baca({later}, langkah={log})"]


def _literal(path: Path) -> str:
    try:
        return json.dumps(Path(os.path.relpath(path)).as_posix(), ensure_ascii=False)
    except ValueError:  # on another drive of Windows
        return json.dumps(path.as_posix(), ensure_ascii=False)
