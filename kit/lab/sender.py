"""Sends what is unsent of the record to the class's collector, in the background of the seat's Jupyter server."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import json
import logging
import os
import random
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kit import paths
from kit import text_class as text
from kit.base.files import write_json
from kit.record import records

PACE = 2.0  # seconds between two looks at the records
SLOWEST = 60.0  # seconds between two attempts to reach a collector that does not answer
BATCH = 1_000_000  # bytes of lines sent at once
_TAIL = 256  # bytes before the offset by which a file is known again
_PATIENCE = 20.0  # seconds for one answer
_LOG = logging.getLogger("kit.sender")

Post = Callable[[bytes], Awaitable[bool]]


class Sender:
    """One step at a time: read what is new, send it, and only then remember that it is sent."""

    def __init__(self, post: Post, state: Path) -> None:
        self._post, self._state = post, state
        self._sent: dict[str, Any] = _read(state)
        self._failures = 0
        self._timer: asyncio.TimerHandle | None = None

    async def step(self) -> float:
        """Send one batch of each record; returns the seconds until the next step."""
        more = False
        for path in records():
            try:
                lines, end = self._unsent(path)
                if not lines:
                    continue
                if not await self._post(gzip.compress(lines, 6)):
                    self._failures += 1
                    return self._backoff()
                self._remember(path, end)
                more = more or len(lines) > BATCH // 2
            except OSError as error:  # a file that somebody holds, a full disk: the cards tell of it
                _LOG.warning(text.SENDER_FILE.format(file=path.name, reason=type(error).__name__))
        self._failures = 0
        return 0.0 if more else PACE

    def _backoff(self) -> float:
        """Longer with every failure, and never the same for all seats of a class."""
        longest = min(SLOWEST, PACE * 2.0 ** min(self._failures, 10))
        return longest * random.uniform(0.5, 1.0)  # noqa: S311 (no secret depends on it)

    def _unsent(self, path: Path) -> tuple[bytes, int]:
        """Whole lines that are not sent yet, and the offset behind them; a torn last line waits."""
        with path.open("rb") as file:
            start = self._offset(path, file)
            file.seek(start)
            data = file.read(BATCH)
            if data and b"\n" not in data:  # a line longer than a batch: the collector would refuse it
                rest = file.readline()
                return (b"", start) if not rest.endswith(b"\n") else self._skip(path, file.tell())
        whole, newline, _torn = data.rpartition(b"\n")
        return whole + newline, start + len(whole) + len(newline)

    def _skip(self, path: Path, end: int) -> tuple[bytes, int]:
        _LOG.warning(text.SENDER_TOO_LARGE.format(file=path.name))
        self._remember(path, end)
        return b"", end

    def _offset(self, path: Path, file: Any) -> int:
        """How far the file was sent; 0 if another copy stands in its place: what is sent twice counts once."""
        known = self._sent.get(path.name)
        if not isinstance(known, dict) or not isinstance(known.get("offset"), int):
            return 0
        offset = int(known["offset"])
        return offset if offset >= 0 and _mark(file, offset) == known.get("mark") else 0

    def _remember(self, path: Path, end: int) -> None:
        with path.open("rb") as file:
            self._sent[path.name] = {"offset": end, "mark": _mark(file, end)}
        self._state.parent.mkdir(parents=True, exist_ok=True)
        write_json(self._state, self._sent)

    # --- the rhythm: a timer, no task that waits, so that the server's end leaves nothing behind ---

    def start(self) -> None:
        """Begin; needs a running event loop."""
        self._wake_in(random.uniform(0, PACE))  # noqa: S311 (forty seats start at once)

    def stop(self) -> None:
        """No further step; one that is under way ends by itself."""
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _wake_in(self, seconds: float) -> None:
        # The loop's clock only goes forward, whatever the computer's clock does.
        self._timer = asyncio.get_running_loop().call_later(seconds, self._begin)

    def _begin(self) -> None:
        task = asyncio.get_running_loop().create_task(self.step())
        task.add_done_callback(self._again)

    def _again(self, task: asyncio.Task[float]) -> None:
        if task.cancelled() or self._timer is None:
            return
        if error := task.exception():
            self._failures += 1
            _LOG.warning(text.SENDER_FAILED.format(reason=type(error).__name__))
        self._wake_in(self._backoff() if error else task.result())


def _mark(file: Any, offset: int) -> str:
    """What stands before `offset`: another file, or an older copy, has something else there."""
    start = max(0, offset - _TAIL)
    file.seek(start)
    data = file.read(offset - start)
    return hashlib.sha256(data).hexdigest() if len(data) == offset - start else ""


def _read(state: Path) -> dict[str, Any]:
    try:
        found = json.loads(state.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:  # sent again, counted once
        _LOG.warning(text.SENDER_STATE.format(file=state.name, reason=type(error).__name__))
        return {}
    return found if isinstance(found, dict) else {}


def poster(collector: str, authorization: str) -> Post:
    """The way to a collector; its answer other than 200 means: later."""
    from tornado.httpclient import AsyncHTTPClient, HTTPClientError

    client = AsyncHTTPClient()
    headers = {
        "Authorization": authorization,
        "Content-Encoding": "gzip",
        "Content-Type": "application/jsonl",
    }

    async def post(body: bytes) -> bool:
        try:
            await client.fetch(
                f"{collector.rstrip('/')}/events",
                method="POST",
                body=body,
                headers=headers,
                request_timeout=_PATIENCE,
                connect_timeout=_PATIENCE,
                follow_redirects=False,  # a token goes nowhere else
            )
        except (HTTPClientError, OSError) as error:
            reason = error.code if isinstance(error, HTTPClientError) else type(error).__name__
            _LOG.warning(text.SENDER_FAILED.format(reason=reason))
            return False
        return True

    return post


def from_environment() -> Sender | None:
    """The sender of this seat; None where there is no class or nothing to say who this is."""
    collector, token, code = (
        os.environ.get(key, "") for key in ("KIT_COLLECTOR", "JUPYTERHUB_API_TOKEN", "KIT_KODE")
    )
    if not collector or not (token or code):
        return None
    authorization = f"token {token}" if token else f"kode {quote(code)}"
    # What one collector has, another has not: after a change of address all is sent again.
    own = hashlib.sha256(collector.encode()).hexdigest()[:8]
    return Sender(poster(collector, authorization), paths.STATE / f"kiriman-{own}.json")
