"""The address of Beranda in the learner's own server."""

from __future__ import annotations

from typing import Any

from jupyter_server.base.handlers import APIHandler
from jupyter_server.utils import url_path_join
from tornado.web import authenticated


class HomeHandler(APIHandler):
    """GET: what `kit.cards.home` says."""

    @authenticated
    def get(self) -> None:
        from kit.cards.home import home  # the exercises; forty seats have forty servers

        self.finish(home())


def offer(web_app: Any) -> None:
    """Add the address to a running Jupyter server."""
    place = url_path_join(web_app.settings["base_url"], "kit", "beranda")
    web_app.add_handlers(".*$", [(place, HomeHandler)])
