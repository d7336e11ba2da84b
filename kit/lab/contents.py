"""Reads notebooks for JupyterLab without dead widgets: each card shows its last state from the record instead."""

from __future__ import annotations

import re
from typing import Any

from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

from kit.cards import fallback
from kit.content import ContentError
from kit.exercises import find
from kit.record import RecordError

VIEW = "application/vnd.jupyter.widget-view+json"
_CALL = re.compile(r"kit\.soal\(\s*[\"']([\w.-]+)[\"']")


class LessonContents(AsyncLargeFileManager):
    """JupyterLab's own file manager; only what it reads of a notebook is healed, files stay as they are."""

    async def get(self, path: str, content: bool = True, *rest: Any, **more: Any) -> Any:
        model = await super().get(path, content, *rest, **more)  # type: ignore[no-untyped-call]
        if content and model["type"] == "notebook":
            heal(model["content"])
        return model

    async def increment_filename(self, filename: str, path: str = "", insert: str = "") -> Any:
        # The one English word in a file name that JupyterLab gives to a duplicate.
        return await super().increment_filename(filename, path, insert.replace("-Copy", "-Salinan"))  # type: ignore[no-untyped-call]


def heal(notebook: dict[str, Any]) -> None:
    """Replace every widget view in `notebook` (nbformat 4), whose kernel is gone, by what the record knows."""
    notebook.get("metadata", {}).pop("widgets", None)
    for cell in notebook.get("cells", []):
        for output in cell.get("outputs", []):
            if VIEW in output.get("data", {}):
                _replace(output["data"], "".join(cell.get("source", "")))


def _replace(data: dict[str, Any], source: str) -> None:
    del data[VIEW]
    call = _CALL.search(source)
    try:
        if call:
            data["text/html"] = fallback.card(find(call[1]))
    except (ContentError, RecordError):
        pass  # without the exercise or the record, what the notebook stored of it stays
    data.setdefault("text/plain", "")
