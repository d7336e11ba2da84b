"""Notebooks for JupyterLab: saved whole; read without dead widgets, and with nothing of a lesson to be taken apart."""

from __future__ import annotations

import errno
import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
from tornado.web import HTTPError

from kit import text
from kit.base import files
from kit.cards import fallback
from kit.cells import Cell
from kit.content import ContentError
from kit.exercises import find
from kit.lab import copies
from kit.record import RecordError

VIEW = "application/vnd.jupyter.widget-view+json"
_CALL = re.compile(r"kit\.soal\(\s*[\"']([\w.-]+)[\"']")


class LessonContents(AsyncLargeFileManager):
    """JupyterLab's own file manager; what it reads of a notebook is healed and protected, files stay as they are."""

    async def get(self, path: str, content: bool = True, *rest: Any, **more: Any) -> Any:
        model = await super().get(path, content, *rest, **more)  # type: ignore[no-untyped-call]
        if content and model["type"] == "notebook":
            heal(model["content"])
            if lesson := copies.cells_of(path):
                protect(model["content"], lesson)
        return model

    async def save(self, model: dict[str, Any], path: str = "") -> Any:
        try:
            return await super().save(model, path)  # type: ignore[no-untyped-call]
        except HTTPError as error:
            number = getattr(error.__cause__, "errno", None)
            if number == errno.EFBIG:
                if model.get("chunk", 1) != 1:  # half a file would be taken for a whole one
                    await self.delete_file(path)  # type: ignore[no-untyped-call]
                raise HTTPError(413, text.FILE_TOO_LARGE.format(file=Path(path).name)) from error
            if number in files.FULL:
                raise HTTPError(507, text.SAVE_DISK_FULL.format(file=Path(path).name)) from error
            raise

    async def increment_filename(self, filename: str, path: str = "", insert: str = "") -> Any:
        # The one English word in a file name that JupyterLab gives to a duplicate.
        return await super().increment_filename(filename, path, insert.replace("-Copy", "-Salinan"))  # type: ignore[no-untyped-call]

    @contextmanager
    def atomic_writing(
        self, os_path: str, *, text: bool = True, encoding: str = "utf-8"
    ) -> Iterator[IO[Any]]:
        # Jupyter's own writes in place beside a backup: whoever reads meanwhile takes the file for broken, moves it
        # away, and the lesson is gone.
        target = Path(os.path.realpath(os_path))
        with self.perm_to_403(os_path):
            if target.exists() and not os.access(target, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), os_path)
            with files.whole_file(target) as file:
                if not text:
                    yield file
                    return
                words = io.TextIOWrapper(file, encoding=encoding, newline="\n")
                yield words
                words.detach()


def heal(notebook: dict[str, Any]) -> None:
    """Replace every widget view in `notebook` (nbformat 4), whose kernel is gone, by what the record knows."""
    notebook.get("metadata", {}).pop("widgets", None)
    for cell in notebook.get("cells", []):
        for output in cell.get("outputs", []):
            if VIEW in output.get("data", {}):
                _replace(output["data"], "".join(cell.get("source", "")))


def protect(notebook: dict[str, Any], lesson: list[Cell]) -> None:
    """Let no cell of the lesson be deleted from a copy, nor its texts and cards be changed; a learner's own stay free."""
    known = {cell.raw.get("id"): cell for cell in lesson}
    for raw in notebook["cells"]:
        cell = known.get(raw.get("id"))
        if cell and cell.raw["cell_type"] == raw["cell_type"]:
            raw["metadata"]["deletable"] = False
            if cell.markdown or cell.card:
                raw["metadata"]["editable"] = False


def _replace(data: dict[str, Any], source: str) -> None:
    del data[VIEW]
    call = _CALL.search(source)
    try:
        if call:
            data["text/html"] = fallback.card(find(call[1]))
    except (ContentError, RecordError):
        pass  # without the exercise or the record, what the notebook stored of it stays
    data.setdefault("text/plain", "")
