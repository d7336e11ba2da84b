"""What a person sees of a preparation: steps, a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from kit import text_setup as text

_BAR = 24
_PLAIN_PAUSE = 10.0  # seconds between two plain lines


class Screen:
    """Prints steps and counts; knows nothing of what they do."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._live = stream.isatty()
        self._steps = self._step = 0
        self._started = self._line = self._begun = time.monotonic()

    def say(self, words: str) -> None:
        print(words, file=self._stream, flush=True)

    def plan(self, steps: int) -> None:
        self._steps, self._step = steps, 0

    @contextmanager
    def step(self, words: str) -> Iterator[None]:
        """One of the planned steps; says when it is done."""
        self._step += 1
        self._started = self._line = time.monotonic()
        self.say(text.STEP % (self._step, self._steps, words))
        yield
        done = "      " + text.STEP_DONE % (time.monotonic() - self._started)
        self.say("\r" + done.ljust(79) if self._live else done)

    def count(self, done: int, total: int) -> None:
        """Called several times a second; prints at most what a person can read."""
        now = time.monotonic()
        words = text.COUNT % (done, total, now - self._started)
        if self._live:
            bar = ("#" * (_BAR * done // max(total, 1))).ljust(_BAR, ".")
            print(f"\r      [{bar}] {words} ", end="", file=self._stream, flush=True)
        elif now - self._line >= _PLAIN_PAUSE:
            self._line = now
            self.say(f"      {words}")

    def total_seconds(self) -> float:
        return time.monotonic() - self._begun
