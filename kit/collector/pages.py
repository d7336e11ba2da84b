"""What the facilitator sees: start page, board, live stream, exports. Admins or holders of the key only."""

from __future__ import annotations

import asyncio
import json
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from typing import IO, Any
from urllib.parse import urlsplit

from tornado.iostream import StreamClosedError
from tornado.web import HTTPError, RequestHandler

from kit import text, text_class
from kit.base.addresses import is_loopback
from kit.collector import export, gates
from kit.collector.live import PACE
from kit.collector.room import Room
from kit.collector.settings import claims, room
from kit.markup import plain

_HEARTBEAT = 15.0  # seconds; a line that says nothing keeps routers from closing the stream
_PIECE = 65_536  # bytes of an export that are sent at once
_SECURITY = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Page(RequestHandler):
    """Seen by the facilitator only; a visitor is sent to the door, a script is refused."""

    sends_to_door = True

    def initialize(self, room: Room) -> None:
        self.room = room

    def set_default_headers(self) -> None:
        for name, value in _SECURITY.items():
            self.set_header(name, value)

    async def prepare(self) -> None:
        await self.watch()

    async def watch(self) -> None:
        """Without a hub: whoever signed in with the key. `gates.HubWatcher` asks the hub instead."""
        if gates.signed_in(self):
            return
        if not self.sends_to_door:
            raise HTTPError(403)
        self.redirect(f"{self.room.settings.prefix}masuk")

    def write_error(self, status_code: int, **_more: Any) -> None:
        self.render(
            "error.html",
            words=text_class.PAGES,
            sentence=text_class.ERRORS.get(status_code, text_class.ERRORS[500]),
        )

    @property
    def proof(self) -> str:
        """What a script of this page sends along: the hub asks for it even when something is only read."""
        return self.xsrf_token.decode("ascii")

    @property
    def anonymous(self) -> bool:
        return self.get_query_argument("anonim", "") == "1"


class Missing(RequestHandler):
    """Any other address."""

    def prepare(self) -> None:
        for name, value in _SECURITY.items():
            self.set_header(name, value)
        self.set_status(404)
        self.render("error.html", words=text_class.PAGES, sentence=text_class.ERRORS[404])


class KeySignIn(Page):
    """Where the facilitator signs in with the key; only without a hub."""

    async def watch(self) -> None:
        """Open to everybody."""

    def get(self) -> None:
        self.render("door.html", words=text_class.PAGES, fault="")

    def post(self) -> None:
        gate, address = self.room.gate, gates.address(self)
        if not isinstance(gate, gates.CodeGate):
            raise HTTPError(404)
        gate.patience(address)
        if gates.same(self.get_body_argument("kunci", ""), self.room.settings.key):
            gates.sign_in(self)
            self.redirect(self.room.settings.prefix)
            return
        gate.note_wrong(address)
        self.set_status(403)
        self.render("door.html", words=text_class.PAGES, fault=text_class.WRONG_KEY)


class Start(Page):
    """To be projected while the class arrives: address, QR, class code, who is in."""

    def get(self) -> None:
        import segno

        settings, known = self.room.settings, room(self.room.settings.folder)
        code = settings.class_code or str(known.get("code", ""))
        address = settings.address or _seen_from_outside(self)
        link = f"{address}hub/login?code={code}" if settings.hub else address
        qr = (
            segno.make(link, micro=False, error="m").svg_inline(omitsize=True, border=4, light="#fff")
            if link
            else ""
        )
        self.render("start.html", words=text_class.PAGES, address=address, code=code, qr=qr, proof=self.proof)


def _seen_from_outside(page: RequestHandler) -> str:
    """The address of this page, unless only this computer knows it by that name."""
    seen = f"{page.request.protocol}://{page.request.host}/"
    host = urlsplit(seen).hostname or ""
    return "" if not host or is_loopback(host) else seen


class Presence(Page):
    """JSON: everyone on the roster, and who has been here."""

    sends_to_door = False

    def get(self) -> None:
        inside, live = claims(self.room.settings.folder), self.room.live
        people = sorted(live.learners.values(), key=lambda one: one.name.casefold())
        here = [one.seat in inside or live.figures.status(one.id, 0.0).seen > 0 for one in people]
        names = [one.name or text_class.NO_NAME for one in people]
        self.finish({"people": [{"name": name, "in": seen} for name, seen in zip(names, here, strict=True)]})


class Board(Page):
    """The live board; `?anonim=1` is made for a projector and never receives a name."""

    def get(self) -> None:
        data = {
            "words": text_class.BOARD,
            "verdicts": {**text.VERDICTS, "open": text_class.BOARD_OPEN},
            "limits": asdict(self.room.live.figures.limits),
            "lessons": _course(self.room),
            "anonymous": self.anonymous,
            "pins": hasattr(self.room.gate, "reset_pin"),
            "stream": "stream?anonim=1" if self.anonymous else "stream?anonim=0",
            "proof": self.proof,
        }
        self.render(
            "board.html",
            words=text_class.PAGES,
            board=text_class.BOARD,
            anonymous=self.anonymous,
            data=_embedded(data),
        )


def _course(room: Room) -> list[dict[str, Any]]:
    made: dict[str, dict[str, Any]] = {}
    for one in room.lessons:
        exercises = [{"id": e.id, "title": plain(e.title)} for e in one.exercises]
        made[one.stem] = {"number": one.number, "title": plain(one.title), "exercises": exercises}
    return list(made.values())


def _embedded(data: Any) -> str:
    """JSON that may stand inside a <script>: no end tag, no comment can begin in it."""
    return json.dumps(data).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


class BoardData(Page):
    """The board's data as JSON; `?since=VERSION` only what is newer."""

    sends_to_door = False

    def get(self) -> None:
        since = self.get_query_argument("since", "0")
        self.finish(self.room.live.since(int(since) if since.isdecimal() else 0, self.anonymous))


class Stream(Page):
    """The board's data as server-sent events; a page that comes back gets only what it missed."""

    sends_to_door = False
    _task: asyncio.Task[Any] | None = None

    async def get(self) -> None:
        self.set_header("Content-Type", "text/event-stream")
        self.set_header("X-Accel-Buffering", "no")
        epoch, _, last = self.request.headers.get("Last-Event-ID", "").partition("-")
        version = int(last) if epoch == self.room.live.epoch and last.isdecimal() else 0
        self._task = asyncio.current_task()
        try:
            await self._send(version, first=True)
        except (StreamClosedError, asyncio.CancelledError):
            return  # the page was left, or the collector ends

    def on_connection_close(self) -> None:
        if self._task:
            self._task.cancel()

    async def _send(self, version: int, first: bool) -> None:
        live = self.room.live
        while True:
            if first or await live.changed(version, _HEARTBEAT):
                message = live.since(version, self.anonymous)
                version, first = live.version, False
                self.write(f"id: {live.epoch}-{version}\ndata: {json.dumps(message)}\n\n")
            else:
                self.write(":\n\n")
            await self.flush()
            await asyncio.sleep(PACE)  # a whole class answering at once is one message


class PinReset(Page):
    """POST: let a participant set a new PIN, through the hub."""

    sends_to_door = False

    async def post(self) -> None:
        gate = self.room.gate
        done = isinstance(gate, gates.HubGate) and await gate.reset_pin(self.get_body_argument("seat"))
        self.set_status(200 if done else 502)
        self.finish({"message": text_class.PIN_RESET if done else text_class.PIN_NOT_RESET})


class Export(Page):
    """The whole class as a file: made whole, then sent; where that fails, an error and no half of it."""

    def initialize(self, room: Room, kind: str = "csv") -> None:
        super().initialize(room)
        self.kind = kind

    async def get(self) -> None:
        name, mime, make = {
            "csv": ("kemajuan.csv", "text/csv; charset=utf-8", export.csv_pieces),
            "xapi": ("kemajuan-xapi.json", "application/json", export.xapi_pieces),
        }[self.kind]
        loop, room = asyncio.get_running_loop(), self.room
        with tempfile.TemporaryFile() as whole:
            await loop.run_in_executor(room.pool, _write, make(room.store, room.class_name), whole)
            self.set_header("Content-Type", mime)
            self.set_header("Content-Disposition", f'attachment; filename="{name}"')
            self.set_header("Content-Length", str(whole.tell()))
            whole.seek(0)
            while piece := whole.read(_PIECE):
                self.write(piece)
                await self.flush()


def _write(pieces: Iterator[str], file: IO[bytes]) -> None:
    for piece in pieces:
        file.write(piece.encode())
