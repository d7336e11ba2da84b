"""Starts the seats before the participants come: three at a time, in the order of the roster."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import psutil

from kit.classroom.hub_api import Hub

AT_ONCE = 3
_SPARE = 600 * 2**20  # bytes that stay free for the hub and the facilitator's browser
_TRIES = 2


def _available() -> int:
    return int(psutil.virtual_memory().available)


@dataclass
class Prestart:
    """Call `step` until `done`; each call asks the hub once and starts what there is room for."""

    hub: Hub
    seats: list[str]
    available: Callable[[], int] = _available
    ready: int = 0
    short: bool = False  # of memory: the rest starts when its participant comes
    _tries: dict[str, int] = field(default_factory=dict)
    _known: bool = False

    @property
    def failed(self) -> list[str]:
        return [seat for seat, tries in self._tries.items() if tries > _TRIES]

    @property
    def done(self) -> bool:
        return self._known and (self.short or self.ready + len(self.failed) >= len(self.seats))

    def step(self) -> None:
        if not self._known:
            self.hub.add_users(self.seats)
            self._known = True
        servers = self.hub.servers()
        self.ready = sum(1 for seat in self.seats if servers.get(seat, {}).get("ready"))
        pending = sum(1 for seat in self.seats if servers.get(seat, {}).get("pending"))
        for seat in self.seats:
            if pending >= AT_ONCE or self._has_server(servers, seat) or self._tries.get(seat, 0) > _TRIES:
                continue
            if self.available() < _SPARE:
                self.short = not pending
                return
            self._tries[seat] = self._tries.get(seat, 0) + 1
            if self._tries[seat] <= _TRIES:
                self.hub.start(seat)
                pending += 1

    @staticmethod
    def _has_server(servers: dict[str, dict[str, object]], seat: str) -> bool:
        server = servers.get(seat, {})
        return bool(server.get("ready") or server.get("pending"))
