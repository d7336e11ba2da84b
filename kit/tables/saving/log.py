"""The log beside a tidy table: which file it was made from, each step, and the choices to run again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from kit import __version__
from kit import text_tables as text
from kit.tables.findings import sentence
from kit.tables.model import Finding, TableError
from kit.tables.saving.choices import FileChoices

ENDING = ".langkah.json"


def log_path(table: Path) -> Path:
    """Where the log of a tidy table lies."""
    return table.with_name(table.name + ENDING)


def log_of(original: Path, sha256: str, choices: FileChoices, findings: Iterable[Finding]) -> dict[str, Any]:
    """What the log keeps: the file (`sha256`: of what was read of it), the choices and each step; no personal data."""
    return {
        "kit": __version__,
        "dibuat": datetime.now().astimezone().isoformat(timespec="seconds"),
        "berkas": {"nama": original.name, "sha256": sha256},
        "pilihan": choices.to_json(),
        "langkah": [_step(finding) for finding in findings],
    }


def _step(finding: Finding) -> dict[str, Any]:
    return {
        "apa": finding.code,
        "kepastian": str(finding.certainty),
        "lembar": finding.sheet,
        "kolom": finding.column,
        "baris": list(finding.rows),
        "tertulis": finding.saw,
        "menjadi": finding.became,
        "keterangan": sentence(finding),
    }


def original_of(table: Path) -> str:
    """Name of the file that a tidy table was made from, "" for a file that is no tidy table."""
    try:
        name = json.loads(log_path(table).read_text(encoding="utf-8"))["berkas"]["nama"]
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    return name if isinstance(name, str) else ""


def logged_choices(log: Path) -> FileChoices:
    """The choices of an earlier file; raises TableError when there are none to be read."""
    try:
        return FileChoices.from_json(json.loads(log.read_text(encoding="utf-8"))["pilihan"])
    except OSError as error:
        raise TableError(text.NO_LOG.format(file=log.name)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise TableError(text.NOT_A_LOG) from error


def tidy_path(original: Path, ending: str = "csv") -> Path:
    """Where the tidy twin of a file goes: a name that is free, or that an earlier run of the same file made."""
    for number in range(1, 1000):
        end = f"-{number}" if number > 1 else ""
        target = original.with_name(f"{original.stem}-{text.TIDY}{end}.{ending}")
        if not target.exists() or original_of(target) == original.name:
            return target
    raise TableError(text.NO_FREE_NAME.format(file=original.name))
