"""The collector as a Tornado application: what answers where."""

from __future__ import annotations

import asyncio
import logging
import signal
from pathlib import Path
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from kit import text_class as text
from kit.collector import gates, pages
from kit.collector.receive import Events
from kit.collector.room import Room
from kit.collector.settings import CollectorSettings
from kit.collector.store import Store

HERE = Path(__file__).parent
_HEARD_OUT = (
    64_000_000  # bytes of a body that is too large are read and thrown away, so that the sender learns why
)


class Health(RequestHandler):
    """Whether the database answers; tells nothing else."""

    def initialize(self, room: Room) -> None:
        self.room = room

    async def get(self) -> None:
        loop, store = asyncio.get_running_loop(), self.room.store
        await loop.run_in_executor(self.room.pool, store.learners, "")
        self.finish({"status": "ok"})


def make_room(settings: CollectorSettings) -> Room:
    """Open the database (made or taken to the present form where needed); raises StoreError."""
    gate = gates.HubGate() if settings.hub else gates.CodeGate(settings)
    return Room(settings, Store(settings.database), gate)


def make_app(room: Room) -> Application:
    """Every address below the prefix."""
    settings = room.settings
    shown: dict[str, type[pages.Page]] = {
        "": pages.Start,
        "papan": pages.Board,
        "board.json": pages.BoardData,
        "stream": pages.Stream,
        "room.json": pages.Presence,
        "pin": pages.PinReset,
    }
    if settings.hub:
        from jupyterhub.services.auth import HubOAuthCallbackHandler

        door: list[Any] = [(f"{settings.prefix}oauth_callback", HubOAuthCallbackHandler)]
    else:
        door = [(f"{settings.prefix}masuk", pages.KeySignIn, {"room": room})]
    exports: list[Any] = [
        (f"{settings.prefix}kemajuan.csv", _watched(pages.Export, settings), {"room": room, "kind": "csv"}),
        (f"{settings.prefix}xapi.json", _watched(pages.Export, settings), {"room": room, "kind": "xapi"}),
    ]
    return Application(
        [
            (f"{settings.prefix}events", Events, {"room": room}),
            (f"{settings.prefix}health", Health, {"room": room}),
            *(
                (settings.prefix + name, _watched(page, settings), {"room": room})
                for name, page in shown.items()
            ),
            *exports,
            *door,
        ],
        template_path=str(HERE / "pages"),
        static_path=str(HERE / "static"),
        static_url_prefix=f"{settings.prefix}static/",
        cookie_secret=gates.cookie_secret(settings),
        xsrf_cookies=True,
        default_handler_class=pages.Missing,
        log_function=_log,
    )


def _watched(page: type[pages.Page], settings: CollectorSettings) -> type[pages.Page]:
    """The page as the hub guards it, or as it is."""
    return type(page.__name__, (gates.HubWatcher, page), {}) if settings.hub else page


def _log(handler: RequestHandler) -> None:
    """Only what fails here, and never what stands behind the «?»: it may prove something."""
    if handler.get_status() >= 500:
        logging.getLogger("kit.collector").error(
            "%d %s %s", handler.get_status(), handler.request.method, handler.request.path
        )


async def serve(settings: CollectorSettings) -> None:
    """Run until the process is asked to end."""
    room = make_room(settings)
    server = HTTPServer(make_app(room), max_body_size=_HEARD_OUT)
    server.listen(settings.port, settings.host)
    print(
        text.COLLECTOR_RUNS.format(address=f"http://{settings.host}:{settings.port}{settings.prefix}"),
        flush=True,
    )
    over = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, over.set)
    refresh = asyncio.create_task(room.keep_live())
    await over.wait()
    refresh.cancel()
    server.stop()
    await server.close_all_connections()
    room.close()
