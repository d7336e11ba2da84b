"""What an author saves: the form in which lessons are kept, whatever ran in between."""

from __future__ import annotations

import asyncio
import copy
import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from kit import paths
from kit.exercises import course
from kit.lab.author import AuthorContents, tidy
from kit.lint import notebooks

ORIGINALS = sorted(paths.NOTEBOOKS.glob("*.ipynb"))
RUN = {"execution": {"iopub.execute_input": "2026-05-14T02:30:00Z"}, "collapsed": False, "scrolled": True}
TOOLS = {"editable": True, "deletable": True, "slideshow": {"slide_type": ""}}


def resave(folder: Path, name: str, change: Any = None) -> None:
    """Open a notebook through the author's file manager, change it, save it."""

    async def work() -> None:
        manager = AuthorContents(root_dir=str(folder))
        model = await manager.get(name)
        if change:
            change(model["content"])
        await manager.save({"type": "notebook", "content": model["content"]}, name)

    with ThreadPoolExecutor(1) as pool:  # the browser tests keep an event loop running in this thread
        pool.submit(asyncio.run, work()).result()


def noise(notebook: dict[str, Any]) -> None:
    """What running every cell, an upgraded Python and a look into the cell tools leave behind."""
    notebook["metadata"] |= {"widgets": {"state": {}}, "language_info": {"name": "python", "version": "3.14"}}
    for number, cell in enumerate(notebook["cells"], 40):
        cell["metadata"] |= RUN | TOOLS
        cell["metadata"].setdefault("tags", [])
        if cell["cell_type"] == "code":
            cell["execution_count"] = number
            cell["outputs"] = cell["outputs"] or [
                {"output_type": "stream", "name": "stdout", "text": "kartu"}
            ]
            for output in cell["outputs"]:
                if output["output_type"] == "execute_result":
                    output["execution_count"] = number


@pytest.mark.parametrize("path", ORIGINALS, ids=lambda path: path.stem)
@pytest.mark.parametrize("change", [None, noise])
def test_a_lesson_saved_unchanged_is_the_same_file(path: Path, tmp_path: Path, change: Any) -> None:
    shutil.copy(path, tmp_path / path.name)
    resave(tmp_path, path.name, change)
    assert (tmp_path / path.name).read_bytes() == path.read_bytes()


def test_what_an_author_writes_is_saved(tmp_path: Path) -> None:
    path = ORIGINALS[0]
    shutil.copy(path, tmp_path / path.name)

    def write(notebook: dict[str, Any]) -> None:
        noise(notebook)
        notebook["cells"][0]["source"] += "\ntambahan"
        notebook["cells"][2]["metadata"]["tags"] = ["fasilitator"]

    resave(tmp_path, path.name, write)
    expected = json.loads(path.read_text(encoding="utf-8"))
    saved = json.loads((tmp_path / path.name).read_text(encoding="utf-8"))
    assert "".join(saved["cells"][0]["source"]) == "".join(expected["cells"][0]["source"]) + "\ntambahan"
    assert saved["cells"][2]["metadata"] == {"tags": ["fasilitator"]}
    assert saved["cells"][3:] == expected["cells"][3:]


def code(source: str, *outputs: dict[str, Any], count: int | None = 7, **metadata: Any) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "id": "a",
        "source": source,
        "metadata": metadata,
        "outputs": [*outputs],
        "execution_count": count,
    }


def tidied(*cells: dict[str, Any]) -> list[dict[str, Any]]:
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": copy.deepcopy([*cells])}
    tidy(notebook)
    return notebook["cells"]  # type: ignore[return-value]


RESULT = {"output_type": "execute_result", "execution_count": 7, "data": {"text/plain": "3"}, "metadata": {}}
PRINTED = {"output_type": "stream", "name": "stdout", "text": "3\n"}


@pytest.mark.parametrize(
    "source", ['kit.soal("a")', "import kit\nkit.kemajuan()", 'x = ...\nkit.soal("a", x)']
)
def test_a_card_and_an_exercise_cell_are_kept_unrun(source: str) -> None:
    (cell,) = tidied(code(source, RESULT, PRINTED))
    assert cell == code(source, count=None)


def test_teaching_cells_keep_their_outputs_and_are_counted_anew() -> None:
    cells = tidied(
        code("1 + 2", RESULT), code('kit.soal("a")', RESULT), code("x", count=None), code("print(3)", PRINTED)
    )
    assert [cell["execution_count"] for cell in cells] == [1, None, None, 2]
    assert cells[0]["outputs"] == [RESULT | {"execution_count": 1}]
    assert cells[3]["outputs"] == [PRINTED]


def test_a_cell_that_python_cannot_read_is_left_as_it_is() -> None:
    (cell,) = tidied(code("kit.soal(", PRINTED, count=1))
    assert cell == code("kit.soal(", PRINTED, count=1)


def test_only_what_was_chosen_stays_in_the_metadata() -> None:
    chosen = {"tags": ["kartu"], "jupyter": {"source_hidden": True}, "slideshow": {"slide_type": "notes"}}
    (cell,) = tidied(code("1", count=None, editable=False, **chosen, execution={"a": "b"}, scrolled=True))
    assert cell["metadata"] == chosen | {"editable": False}
    (cell,) = tidied(code("1", count=None, **TOOLS, tags=[], jupyter={}, collapsed=True, trusted=True))
    assert cell["metadata"] == {}


@pytest.mark.parametrize("path", ORIGINALS, ids=lambda path: path.stem)
def test_lint_finds_nothing_in_what_an_author_ran_and_saved(path: Path, tmp_path: Path) -> None:
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "datasets").symlink_to(paths.DATASETS)
    for one in ORIGINALS:  # links to other lessons are looked up
        shutil.copy(one, tmp_path / "notebooks" / one.name)
    resave(tmp_path / "notebooks", path.name, noise)
    assert not list(notebooks.faults(tmp_path / "notebooks" / path.name, None, course()))
