"""Rules for a single cell of a notebook: its length, tags, outputs and data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from kit import text_author as text
from kit.cells import Cell, Notebook

_UNWRITTEN = re.compile(r"^(#+ |- )?…[.?]?$", re.MULTILINE)  # a line of the skeleton
_DATASET = re.compile(r"\.\./datasets/[\w./-]*\w")
_MACHINE = re.compile(r"(?<![\w/.])/(?:home|Users|root|tmp|work|mnt|media|private|var)/|\b[A-Z]:\\\\?\w")
_WIDGET = "application/vnd.jupyter.widget-view+json"


def faults(notebook: Notebook) -> Iterator[tuple[str, str]]:
    """Place and fault of every cell that breaks a rule."""
    for cell in notebook.cells:
        found = [*_data(cell, notebook)]
        if cell.markdown and _UNWRITTEN.search(cell.source):
            found.append(text.CELL_UNWRITTEN)
        if cell.code:
            found += [*_code(cell), *_stored(cell)]
        yield from ((cell.place, fault) for fault in found)


def _data(cell: Cell, notebook: Notebook) -> Iterator[str]:
    folder = notebook.path.parent
    for name in _DATASET.findall(cell.source):
        if not (folder / name).exists():
            yield text.DATASET_ABSENT.format(file=name)


def _code(cell: Cell) -> Iterator[str]:
    if cell.statements is None:
        yield text.NOT_PYTHON
        return
    if (lines := len(cell.source.splitlines())) > 10:
        yield text.CODE_LONG.format(lines=lines)
    shown = [
        call.name for call in cell.calls if call.name in ("sesi", "soal", "kemajuan", "hasil", "rapikan")
    ]
    if shown and (len(shown) > 1 or not cell.ends_with_call):
        yield text.CALL_NOT_ALONE.format(name=shown[0])
    for tag, fits in (("kartu", cell.card), ("soal", cell.hands_over)):
        if fits and tag not in cell.tags:
            yield text.TAG_ABSENT.format(tag=tag)
        if tag in cell.tags and not fits:
            yield text.TAG_UNFIT.format(tag=tag)
    if cell.card and not cell.raw.get("metadata", {}).get("jupyter", {}).get("source_hidden"):
        yield text.CARD_CODE_SHOWN
    if cell.hands_over and "..." not in cell.source:
        yield text.NO_DOTS


def _stored(cell: Cell) -> Iterator[str]:
    if (cell.card or cell.hands_over) and not cell.unrun:
        yield text.ANSWER_STORED
    elif not cell.calls and cell.source.strip() and cell.raw.get("execution_count") is None:
        yield text.EXAMPLE_UNRUN
    if "execution" in cell.raw.get("metadata", {}):
        yield text.TIMES_STORED
    if any(_WIDGET in output.get("data", {}) for output in cell.outputs):
        yield text.WIDGET_STORED
    if any(output["output_type"] == "error" or output.get("name") == "stderr" for output in cell.outputs):
        yield text.ERROR_STORED
    if _MACHINE.search(cell.source) or _MACHINE.search(json.dumps(cell.outputs)):
        yield text.MACHINE_PATH
