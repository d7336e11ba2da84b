"""The report as three files, each whole or not at all."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path

from kit.report.model import Report
from kit.report.writers import excel, html, word
from kit.tables.saving.write import writing

_WRITERS = {".docx": word.document, ".xlsx": excel.workbook, ".html": html.page}


def write(report: Report, folder: Path) -> tuple[Path, ...]:
    """Write laporan-YYYY-MM.docx, .xlsx and .html; none takes its place before all are on the disk.

    Raises TableError when there is no room, no right to write, or no such folder.
    """
    contents = {folder / f"laporan-{report.month}{ending}": make(report) for ending, make in _WRITERS.items()}
    with ExitStack() as files:
        for target, content in contents.items():
            file = files.enter_context(writing(target))
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # a full disk is noticed while all old files are still in place
    return tuple(contents)
