"""Keeps one seat from taking the laptop from all others, where the system itself sets no bound per seat."""

from __future__ import annotations

import os
import stat
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from kit import text_class as text
from kit.classroom import processes, roster, sandbox

_EVERY = 5.0  # seconds between two looks
_DISK_EVERY = 60.0
_SHORT = 700 * 2**20  # bytes: with less left for all, every step is a look
SEAT_MIB = 1200  # what all processes of one seat may hold together
_FILES = 20_000
PROCESSORS = 1.25  # that one seat may keep busy; an endless loop in a cell keeps one
_LOOKS = 3  # in a row, until that is too long
_LAST = 19  # behind every other process


@dataclass
class Watch:
    """Call `step` often; it looks at the seats when it is time."""

    folder: Path
    say: Callable[[str], object]
    _looked: float = 0.0
    _counted: float = 0.0
    _told: set[str] = field(default_factory=set)
    _worked: dict[str, tuple[float, dict[int, float]]] = field(default_factory=dict)
    _busy: Counter[str] = field(default_factory=Counter)

    def step(self) -> None:
        now = time.monotonic()
        if now - self._looked >= _EVERY or psutil.virtual_memory().available < _SHORT:
            self._looked = now
            self.memory()
            self.processors(now)
        if now - self._counted >= _DISK_EVERY:
            self._counted = now
            self.disk()

    def memory(self) -> None:
        """End the largest process of a seat that holds too much, but its server only when nothing else is left."""
        bound = SEAT_MIB * 2**20
        for seat, inside in _seats(self.folder).items():
            # Resident memory counts what forked processes share again for each; it is cheap, and never too small.
            if sum(_resident(one) for one in inside) <= bound:
                continue
            held = {one: _proportional(one) for one in inside}
            if sum(held.values()) > bound:
                _kill(max(inside[1:] or inside, key=lambda one: held[one]))
                self.say(text.SEAT_MEMORY.format(name=self._name(seat), limit=SEAT_MIB))

    def processors(self, now: float) -> None:
        """Put the kernels of a seat that keeps several processors busy for long behind everybody else's."""
        for seat, inside in _seats(self.folder).items():
            seconds = {one.pid: _seconds(one) for one in inside}
            then, before = self._worked.get(seat, (now, seconds))
            self._worked[seat] = now, seconds
            used = sum(spent - before.get(pid, 0.0) for pid, spent in seconds.items())
            self._busy[seat] = self._busy[seat] + 1 if used > PROCESSORS * (now - then) else 0
            if self._busy[seat] == _LOOKS:
                for one in inside[1:]:
                    _step_back(one)
                self.say(text.SEAT_BUSY.format(name=self._name(seat)))

    def disk(self) -> None:
        """End what runs in a seat whose folder grows without bound, but its server."""
        inside = _seats(self.folder)
        for seat in sorted(inside):
            place = self.folder / "seats" / seat
            if _size(place) + _nameless(place, inside[seat]) <= sandbox.LIMITS.folder * 2**20:
                self._told.discard(seat)
                continue
            for one in inside[seat][1:]:
                _kill(one)
            if seat not in self._told:
                self.say(text.SEAT_DISK.format(name=self._name(seat), limit=sandbox.LIMITS.folder))
            self._told.add(seat)

    def _name(self, seat: str) -> str:
        return roster.called(roster.load(self.folder), seat)


def _seats(folder: Path) -> dict[str, list[psutil.Process]]:
    """Seat -> the processes within its walls, its server first: what they call themselves is theirs to choose."""
    found: dict[str, list[psutil.Process]] = {}
    for walls in processes.of_class(folder):
        seat = next((word for word in _words(walls) if word.startswith(f"{folder}/seats/")), "")
        if seat and processes.is_seat(walls):
            try:
                inside = processes.inside(walls)
            except (psutil.Error, OSError):
                continue
            if inside:
                found[Path(seat).relative_to(folder).parts[1]] = inside
    return found


def _words(process: psutil.Process) -> list[str]:
    try:
        return list(process.cmdline())
    except psutil.Error:
        return []


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def _proportional(process: psutil.Process) -> int:
    """Bytes of memory (PSS): what is shared counts once among all who share it."""
    try:
        return int(process.memory_full_info().pss)
    except psutil.AccessDenied:  # a seat's server shows its memory to nobody
        return _resident(process)
    except psutil.Error:
        return 0


def _seconds(process: psutil.Process) -> float:
    """Processor time until now."""
    try:
        times = process.cpu_times()
        return float(times.user + times.system)
    except psutil.Error:
        return 0.0


def _step_back(process: psutil.Process) -> None:
    try:
        process.nice(_LAST)
        # Where the system shares its processors among sessions first, a session has a rank of its own.
        Path(f"/proc/{process.pid}/autogroup").write_text(str(_LAST), encoding="ascii")
    except (psutil.Error, OSError):
        return


def _kill(process: psutil.Process) -> None:
    try:
        process.kill()
    except psutil.Error:
        return


def _nameless(folder: Path, inside: list[psutil.Process]) -> int:
    """Bytes on the disk of `folder` in files that were deleted while a process holds them open."""
    held: dict[int, int] = {}  # inode -> bytes: several processes may hold one file
    try:
        disk = folder.stat().st_dev
    except OSError:
        return 0
    for process in inside:
        for handle in _handles(process):
            try:
                state = handle.stat()
            except OSError:
                continue
            if stat.S_ISREG(state.st_mode) and not state.st_nlink and state.st_dev == disk:
                held[state.st_ino] = state.st_blocks * 512
    return sum(held.values())


def _handles(process: psutil.Process) -> list[Path]:
    try:
        return list(Path(f"/proc/{process.pid}/fd").iterdir())
    except OSError:
        return []


def _size(folder: Path) -> int:
    """Bytes on the disk; a folder of countless files counts as endless."""
    total = files = 0
    for place, _, names in os.walk(folder):
        for name in names:
            files += 1
            if files > _FILES:
                return 2**62
            try:
                total += os.lstat(os.path.join(place, name)).st_blocks * 512  # noqa: PTH118
            except OSError:
                continue
    return total
