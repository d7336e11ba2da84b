"""Fills .venv: uv first, because it is many times faster than pip; pip where uv is not to be had."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kit import text_setup as text
from kit.environment import faults
from kit.environment.place import BASE_LOCK, Place
from kit.environment.screen import Screen
from kit.environment.tools import ToolError, run

_WHEELS_ONLY = ("--require-hashes", "--only-binary", ":all:")  # nothing is compiled on a learner's machine
_PIP_CANNOT_HELP = ("disk", "readonly", "no_wheel")


class Installer:
    """Runs pip and uv of one .venv; `handle` is the lock that they inherit."""

    def __init__(self, place: Place, screen: Screen, handle: int) -> None:
        self._place = place
        self._screen = screen
        self._handle = handle

    def uv(self) -> None:
        """From the kept download when there is one. Without uv the packages come by pip."""
        wheels = self._place.cache / "alat"
        wheels.mkdir(parents=True, exist_ok=True)
        pin = wheels / "uv.txt"
        pin.write_text(uv_pin(self._place), encoding="utf-8")
        wanted = (*_WHEELS_ONLY, "-r", str(pin))
        from_wheels = ("install", "--no-index", "--find-links", str(wheels), *wanted)
        try:
            if not (any(wheels.glob("uv-*.whl")) and _succeeds(self._pip, *from_wheels)):
                self._pip("download", "--no-deps", "--dest", str(wheels), *wanted)
                self._pip(*from_wheels)
        except ToolError as error:
            if faults.kind_of(self._place, error.output) not in ("no_wheel", "unknown"):
                raise

    def packages(self, locks: Sequence[str]) -> None:
        """All that the locks list, each with its hash."""
        wanted = [*_WHEELS_ONLY, *(part for lock in locks for part in ("-r", lock))]
        if not self._uv_did(wanted):
            self._screen.say(text.PLAIN_PIP)
            total = sum(_entries(self._place, lock) for lock in locks)
            self._pip(
                "install", *wanted, on_tick=lambda said: self._screen.count(_pip_done(said, total), total)
            )

    def kit(self) -> None:
        """In place and without the network; flit_core, which does it, is in the lock."""
        options = ("--no-deps", "--no-build-isolation", "-e", str(self._place.root))
        if self._place.script("uv").exists():
            self._uv("--offline", *options)
        else:
            self._pip("install", "--no-index", *options)

    def _uv_did(self, wanted: Sequence[str]) -> bool:
        """Whether uv installed them; False when pip may yet do what uv could not."""
        if not self._place.script("uv").exists():
            return False
        # Without the network first: enough after a fault in .venv, since the downloads are kept.
        if _succeeds(self._uv, "--offline", *wanted):
            return True
        try:
            self._uv(*wanted)
        except ToolError as error:
            if faults.kind_of(self._place, error.output) in _PIP_CANNOT_HELP:
                raise
            return False
        return True

    def _uv(self, *arguments: str) -> None:
        uv = str(self._place.script("uv"))
        self._run(
            uv, "pip", "install", "--python", str(self._place.python), *arguments, on_tick=self._count_uv
        )

    def _count_uv(self, said: str) -> None:
        resolved = re.search(r"Resolved (\d+) packages?", said)
        if resolved:
            total = int(resolved[1])
            unpacked = len(list(self._place.cache.glob("uv/archive-v*/*")))
            self._screen.count(min(unpacked, total), total)

    def _pip(self, *arguments: str, on_tick: Callable[[str], None] = lambda _: None) -> None:
        self._run(str(self._place.python), "-m", "pip", *arguments, on_tick=on_tick)

    def _run(self, *command: str, on_tick: Callable[[str], None]) -> None:
        run(self._place, command, self._handle, on_tick)


def _succeeds(tool: Callable[..., None], *arguments: str) -> bool:
    try:
        tool(*arguments)
    except ToolError:
        return False
    return True


def uv_pin(place: Place) -> str:
    """The lines of uv in the lock: its version and hashes.

    Raises LookupError when the lock has none.
    """
    lock = (place.root / BASE_LOCK).read_text(encoding="utf-8")
    found = re.search(r"^uv==.*(?:\n    --hash=.*)+\n", lock, re.MULTILINE)
    if found is None:
        raise LookupError(f"{BASE_LOCK} has no uv")
    return found[0]


def _entries(place: Place, lock: str) -> int:
    return len(re.findall(r"^\S+==", (place.root / lock).read_text(encoding="utf-8"), re.MULTILINE))


def _pip_done(said: str, total: int) -> int:
    lines = re.findall(r"^(?:Collecting|Processing|Ignoring|Requirement already)", said, re.MULTILINE)
    return min(len(lines), total)
