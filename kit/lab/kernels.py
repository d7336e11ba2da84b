"""The kernels of lessons: one is ready before its lesson is opened, and old ones end when memory runs short."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import PurePosixPath
from typing import Any

import psutil

_EVERY = 10.0  # seconds between two looks
_SHORT = 600 * 2**20  # bytes; with less the system soon takes seconds for each click
_QUIET = timedelta(minutes=5)  # since a lesson last worked


def _available() -> int:
    return int(psutil.virtual_memory().available)


async def prepare(server: Any, page: str) -> None:
    """Start the kernel of the lesson that is opened first, while the browser, or the participant, is still on the way."""
    if _available() >= _SHORT:
        name = PurePosixPath(page).name
        await server.session_manager.create_session(
            path=page, name=name, type="notebook", kernel_name="python3"
        )


@dataclass
class OldLessons:
    """`kernels` is the server's own manager of kernels: one for each open lesson."""

    kernels: Any
    available: Callable[[], int] = _available
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    async def forever(self) -> None:
        while True:
            await asyncio.sleep(_EVERY)
            await self.step()

    async def step(self) -> None:
        """With little memory left, close the lesson that has been quiet for the longest; never the one used last.

        The page says so and opens it again by itself.
        """
        if self.available() >= _SHORT:
            return
        lessons = sorted(self.kernels.list_kernels(), key=lambda one: one["last_activity"])
        for lesson in lessons[:-1]:
            quiet = self.now() - datetime.fromisoformat(lesson["last_activity"])
            if lesson["execution_state"] == "idle" and quiet >= _QUIET:
                await self.kernels.shutdown_kernel(lesson["id"], now=True)
                return
