"""POST events: what the seats send."""

from __future__ import annotations

import asyncio
import zlib
from typing import Any

from tornado.web import HTTPError, RequestHandler, stream_request_body

from kit import text_class as text
from kit.collector import events
from kit.collector.room import Room
from kit.collector.store import Receipt, StoreError, Who


@stream_request_body
class Events(RequestHandler):
    """JSON lines, plain or gzip -> {"accepted": n, "known": m, "rejected": [{"line": k, "reason": …}]}."""

    def initialize(self, room: Room) -> None:
        self.room = room
        self.who = Who("")
        self.refused: tuple[int, str] | None = None
        self.body = bytearray()

    def check_xsrf_cookie(self) -> None:
        """No cookie counts here, so none can be misused."""

    async def prepare(self) -> None:
        # Whoever is refused is heard out first: a sender that is cut off never reads why.
        try:
            who = await self.room.gate.sender(self)
        except HTTPError as error:
            slow = error.status_code == 429
            self.refused = (429, text.TOO_MANY_TRIES) if slow else (503, text.HUB_NOT_ANSWERING)
            return
        if who is None:
            self.refused = (403, text.NOT_A_SENDER)
            return
        self.who = who

    def data_received(self, chunk: bytes) -> None:
        if self.refused is None:
            self.body += chunk
            if len(self.body) > events.BODY:
                self.refuse_size()

    def refuse_size(self) -> None:
        self.refused = (413, text.BODY_TOO_LARGE.format(limit=events.BODY // 1_000_000))
        self.body.clear()

    async def post(self) -> None:
        if self.refused is None:
            try:
                kept = await self._keep()
            except zlib.error:
                self.refused = (400, text.NOT_GZIP)
            except StoreError as error:
                self.refused = (503, str(error))
        if self.refused is None:
            self.finish(_answer(kept))
        else:
            self.set_status(self.refused[0])
            self.finish({"message": self.refused[1]})

    async def _keep(self) -> Receipt:
        loop, pool = asyncio.get_running_loop(), self.room.pool
        packed = self.request.headers.get("Content-Encoding", "") == "gzip"
        data = await loop.run_in_executor(pool, unpack, bytes(self.body)) if packed else bytes(self.body)
        if len(data) > events.BODY:
            self.refuse_size()
            return Receipt()
        batch = await loop.run_in_executor(pool, events.read, data)
        if batch.aside:
            await loop.run_in_executor(pool, self.room.aside.keep, self.who.seat, batch.aside)
        return await loop.run_in_executor(pool, self.room.store.add, self.room.class_name, self.who, batch)


def unpack(data: bytes) -> bytes:
    """Unpack gzip up to one byte more than a request may hold; raises zlib.error."""
    stream = zlib.decompressobj(wbits=31)
    plain = stream.decompress(data, events.BODY + 1)
    if len(plain) <= events.BODY and not stream.eof:
        raise zlib.error("cut off")
    return plain


def _answer(kept: Receipt) -> dict[str, Any]:
    rejected = [{"line": line, "reason": reason} for line, reason in kept.rejected[:100]]
    return {"accepted": kept.accepted, "known": kept.known, "rejected": rejected}
