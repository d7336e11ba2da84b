"""The collector: progress of all seats in one database, the live board, exports; and the same figures in a notebook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kit import paths

FACILITATOR = "fasilitator"  # the hub's name for whoever leads the class; never a participant's


def frame(source: str | Path = "", class_name: str = "kelas") -> Any:
    """A pandas DataFrame with one row per participant and exercise, for a facilitator's notebook.

    `source` is a database address (sqlite:///…, postgresql://…), the file of an SQLite database, or a folder
    of records; without it, the class of this computer. Raises StoreError where it cannot be read.
    """
    from kit.collector import table

    return table.frame(source or paths.classroom() / "collector.sqlite", class_name)
