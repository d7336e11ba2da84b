"""`python -m kit kumpul FOLDER`: the records of a folder or a USB stick go into the database of the class."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from kit import paths
from kit import text_class as text
from kit.collector.gather import gather
from kit.collector.store import Store, StoreError


def main(folder: Path) -> int:
    """Gather, and say what was found; returns the exit code: 1 where nothing could be read."""
    if not folder.is_dir():
        print(text.GATHER_NO_FOLDER.format(folder=folder), file=sys.stderr)
        return 1
    place = paths.classroom()
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)  # names and answers are nobody else's to read
        store = Store(os.environ.get("KIT_COLLECTOR_DB") or f"sqlite:///{place / 'collector.sqlite'}")
        try:
            report = gather(folder, store, os.environ.get("KIT_COLLECTOR_CLASS") or "kelas")
        finally:
            store.close()
    except StoreError as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(report.sentences()))
    return 0 if report.files else 1
