"""Slows down whoever guesses at a secret."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field

_MOST = 10_000  # names that are remembered without a look at whether their wait is over


@dataclass
class Throttle:
    """Wrong tries by name (a seat, an address). `free` of them cost nothing, each further one a pause that doubles.

    `pause`, `longest` and `memory` in seconds; what is older than `memory` is forgiven.

    >>> throttle = Throttle(free=2, pause=5, longest=60, now=lambda: 100.0)
    >>> throttle.note("budi"); throttle.wait("budi")
    0.0
    >>> throttle.note("budi"); throttle.wait("siti", "budi")
    5.0
    >>> throttle.forgive("budi"); throttle.wait("budi")
    0.0
    """

    free: int
    pause: float
    longest: float
    memory: float = math.inf
    now: Callable[[], float] = time.monotonic
    _wrong: dict[str, list[float]] = field(default_factory=dict)

    def wait(self, *names: str) -> float:
        """Seconds until the next try of any of these is looked at; 0 when it may come now."""
        return max((self._left(name) for name in names), default=0.0)

    def _left(self, name: str) -> float:
        recent = [moment for moment in self._wrong.get(name, []) if moment > self.now() - self.memory]
        if len(recent) < self.free:
            return 0.0
        pause = min(self.pause * 2.0 ** (len(recent) - self.free), self.longest)
        return max(0.0, min(recent[-1] + pause, recent[-self.free] + self.memory) - self.now())

    def note(self, *names: str) -> None:
        """A wrong try of these."""
        if len(self._wrong) > _MOST:
            self._wrong = {name: moments for name, moments in self._wrong.items() if self._left(name)}
        for name in names:
            # So many double the shortest pause beyond the longest.
            self._wrong[name] = [*self._wrong.get(name, [])[-self.free - 20 :], self.now()]

    def forgive(self, *names: str) -> None:
        for name in names:
            self._wrong.pop(name, None)
