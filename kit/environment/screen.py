"""What a person sees of a preparation: steps, a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from typing import TextIO

from kit import text_setup as text

_BAR = 24
_PLAIN_PAUSE = 10.0  # seconds between two plain lines


class Screen:
    """Prints steps and counts; knows nothing of what they do."""

    def __init__(self, stream: TextIO, steps: int = 0) -> None:
        self._stream = stream
        self._live = stream.isatty()
        self._steps = steps
        self._step = 0
        self._started = self._line = self._begun = time.monotonic()

    def say(self, words: str) -> None:
        print(words, file=self._stream, flush=True)

    def plan(self, steps: int) -> None:
        self._steps, self._step = steps, 0

    def step(self, words: str) -> None:
        self._step += 1
        self._started = self._line = time.monotonic()
        self.say(text.STEP % (self._step, self._steps, words))

    def count(self, done: int, total: int) -> None:
        """Called several times a second; prints at most what a person can read."""
        now = time.monotonic()
        words = text.COUNT % (done, total, now - self._started)
        if self._live:
            filled = _BAR * done // max(total, 1)
            bar = "#" * filled + "." * (_BAR - filled)
            print(f"\r      [{bar}] {words} ", end="", file=self._stream, flush=True)
        elif now - self._line >= _PLAIN_PAUSE:
            self._line = now
            self.say(f"      {words}")

    def done(self) -> None:
        words = "      " + text.STEP_DONE % (time.monotonic() - self._started)
        if self._live:
            print("\r" + words.ljust(79), file=self._stream, flush=True)
        else:
            self.say(words)

    def total_seconds(self) -> float:
        return time.monotonic() - self._begun
