"""What all requests of one collector share: settings, database, the live board, the gate, a small pool of threads."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from kit import text_class as text
from kit.collector.aside import Aside
from kit.collector.gates import CodeGate, HubGate
from kit.collector.live import PACE, LiveBoard
from kit.collector.settings import CollectorSettings, roster
from kit.collector.store import Store, StoreError, Who
from kit.exercises import lessons

_LOG = logging.getLogger("kit.collector")


@dataclass
class Room:
    """One class and everything that serves it; close it at the end."""

    settings: CollectorSettings
    store: Store
    gate: HubGate | CodeGate
    # Only the database's work runs in threads: its drivers would hold up every other seat.
    pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(2, "kit-collector"))

    def __post_init__(self) -> None:
        self.lessons = lessons()
        self.aside = Aside(self.settings.folder / "disisihkan.jsonl")
        self.live = LiveBoard(self.store, self.class_name, self.lessons, self.pool, self.aside)

    @property
    def class_name(self) -> str:
        return self.settings.class_name

    def people(self) -> list[Who]:
        return [who for who, _ in roster(self.settings.folder)]

    async def keep_live(self) -> None:
        """Refresh the board for ever; a database that fails for a while only makes it late."""
        while True:
            try:
                await self.live.refresh(self.people)
            except StoreError as error:
                _LOG.warning("%s", error)
            except Exception:  # noqa: BLE001 - a board that stands still in silence helps nobody
                _LOG.exception(text.BOARD_LATE)
            await asyncio.sleep(PACE)

    def close(self) -> None:
        self.pool.shutdown()
        self.store.close()
