"""What the menu entry "Kembalikan sesi ini ke awal…" asks of the learner's own server."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from jupyter_server.base.handlers import APIHandler
from jupyter_server.utils import url_path_join
from tornado.web import HTTPError, authenticated

from kit import text
from kit.lab import copies


class RestoreHandler(APIHandler):
    """POST {"path": as in JupyterLab}: {"kept": file name, empty if nothing was changed}; else 409 and a sentence."""

    @authenticated
    def post(self) -> None:
        path = (self.get_json_body() or {}).get("path")
        if not isinstance(path, str):
            raise HTTPError(400)
        try:
            kept = copies.restore(_stem(path))
        except copies.CopyError as error:
            self.set_status(409)
            self.finish({"message": str(error)})
        else:
            self.finish({"kept": kept.name if kept else ""})


def _stem(path: str) -> str:
    """A notebook elsewhere, or of the learner's own, has no beginning to go back to: raises CopyError."""
    if copies.cells_of(path) is None:
        raise copies.CopyError(text.NOT_A_COPY)
    return PurePosixPath(path).stem


def offer(web_app: Any) -> None:
    """Add the address to a running Jupyter server."""
    place = url_path_join(web_app.settings["base_url"], "kit", "kembalikan")
    web_app.add_handlers(".*$", [(place, RestoreHandler)])
