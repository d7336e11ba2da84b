"""Saves a lesson for its author as the conventions ask, so that a diff shows what was written and nothing else."""

from __future__ import annotations

from itertools import count
from typing import Any

from kit.cells import Cell
from kit.lab.contents import LessonContents

_METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},  # its version is that of whoever opened the notebook last
}
# What JupyterLab's cell tools write beside the tag that was asked for.
_EMPTY = {
    "editable": (True,),
    "deletable": (True,),
    "slideshow": ({}, {"slide_type": ""}),
    "tags": ([],),
    "jupyter": ({},),
}
_OF_A_RUN = ("execution", "collapsed", "scrolled", "trusted")


class AuthorContents(LessonContents):
    """The learner's file manager, which in addition leaves out of a saved notebook what only a run has put there."""

    async def _save_notebook(self, os_path: str, nb: Any, *rest: Any, **more: Any) -> None:
        tidy(nb)
        await super()._save_notebook(os_path, nb, *rest, **more)  # type: ignore[no-untyped-call]


def tidy(notebook: dict[str, Any]) -> None:
    """Bring `notebook` (nbformat 4) into the form in which lessons are kept; sources stay as they are.

    Cards and exercise cells lose their outputs, teaching cells are numbered from 1 as after one clean run.
    """
    notebook["metadata"] = _METADATA
    numbers = count(1)
    for number, raw in enumerate(notebook["cells"], 1):
        raw["metadata"] = _kept(raw["metadata"])
        if raw["cell_type"] != "code":
            continue
        cell = Cell(number, raw)
        if cell.card or cell.hands_over:
            raw["outputs"] = []
        ran = raw["execution_count"] is not None and not (cell.card or cell.hands_over)
        raw["execution_count"] = next(numbers) if ran else None
        for output in raw["outputs"]:
            if "execution_count" in output:
                output["execution_count"] = raw["execution_count"]


def _kept(metadata: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value
        for name, value in metadata.items()
        if name not in _OF_A_RUN and value not in _EMPTY.get(name, ())
    }
