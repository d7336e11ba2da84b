"""Makes .venv: the steps, in order. Whatever interrupts them, the next call completes them."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import sys
from collections.abc import Callable, Sequence

from kit import text_setup as text
from kit.environment import faults, guard, stamp
from kit.environment.faults import SetupError
from kit.environment.place import BASE_LOCK, Place
from kit.environment.screen import Screen
from kit.environment.stamp import Reason
from kit.environment.tools import ToolFailed, run

_PROMPT = "kit-bimtek"  # in pyvenv.cfg: how the kit knows a .venv of its own
_KEEPS_VENV = (Reason.MOVED, Reason.TESTS)
_PIP_CANNOT_HELP = ("disk", "readonly", "no_wheel")
_NEWEST_TRIED = (3, 14)


def prepare(place: Place, locks: Sequence[str], screen: Screen) -> None:
    """Make .venv hold what `locks` list. Raises SetupError, whose text is for a person."""
    try:
        if not faults.writable(place.root):
            raise SetupError("readonly", place)
        with guard.alone(place.guard, lambda: screen.say(text.WAITING)) as handle:
            reason = stamp.why(place, locks)
            if reason:  # else another window has just done it
                place.log.write_text("", encoding="utf-8")
                _Preparation(place, locks, screen, handle).go(reason)
    except KeyboardInterrupt:
        raise SetupError("interrupted", place) from None
    except ToolFailed as failed:
        raise SetupError(faults.kind_of(place, failed.output), place) from failed
    except OSError as error:
        raise faults.of_os_error(place, error) from error


class _Preparation:
    def __init__(self, place: Place, locks: Sequence[str], screen: Screen, handle: int) -> None:
        self.place = place
        self.locks = locks
        self.screen = screen
        self.handle = handle

    def go(self, reason: Reason) -> None:
        self.screen.say(text.REASONS[reason])
        if reason in _KEEPS_VENV:
            self._amend()
        else:
            self._build()
        stamp.write(self.place, self.locks)
        self.screen.say(text.READY % self.screen.total_seconds())

    def _build(self) -> None:
        self._check_machine()
        self.screen.plan(4)
        self._step(text.STEP_VENV, self._make_venv)
        self._step(text.STEP_UV, self._install_uv)
        self._step(text.STEP_PACKAGES, self._install_packages)
        self._step(text.STEP_KIT, self._install_kit)

    def _amend(self) -> None:
        before = stamp.read(self.place)
        self.place.stamp.unlink()
        self.screen.plan(2)
        try:
            self._step(text.STEP_PACKAGES, self._install_packages)
            self._step(text.STEP_KIT, self._install_kit)
        except (ToolFailed, SetupError):
            # The tools download all before they install: a failed download has changed nothing.
            if before and stamp.same_packages(self.place, before):
                stamp.put_back(self.place, before)
            raise

    def _step(self, words: str, work: Callable[[], None]) -> None:
        self.screen.step(words)
        work()
        self.screen.done()

    def _check_machine(self) -> None:
        if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
            raise SetupError("no_venv", self.place)
        if not self.place.cache.exists() and shutil.disk_usage(self.place.root).free < faults.NEEDED:
            raise SetupError("disk", self.place)
        if sys.version_info[:2] > _NEWEST_TRIED:
            self.screen.say(text.UNTRIED_PYTHON % sys.version_info[:2])

    def _make_venv(self) -> None:
        self._clear_the_way()
        # Not sys.executable: that may be the python of the very .venv that was just put away.
        base = getattr(sys, "_base_executable", sys.executable)
        self._run(base, "-m", "venv", "--prompt", _PROMPT, str(self.place.venv))

    def _clear_the_way(self) -> None:
        venv = self.place.venv
        if not os.path.lexists(venv):
            return
        rubbish = self.place.state / "buang"
        shutil.rmtree(rubbish, ignore_errors=True)
        try:
            if _is_ours(self.place):
                os.replace(venv, rubbish)  # all or nothing, unlike a deletion that stops half-way
            else:
                self._set_aside()
        except PermissionError:
            if os.name == "nt":  # Windows moves no folder in which a program is running
                raise SetupError("in_use", self.place) from None
            raise
        shutil.rmtree(rubbish, ignore_errors=True)

    def _set_aside(self) -> None:
        number = 1
        while os.path.lexists(aside := self.place.root / f".venv-lama-{number}"):
            number += 1
        os.replace(self.place.venv, aside)
        self.screen.say(text.SET_ASIDE % aside.name)

    def _install_uv(self) -> None:
        """From the kept download when there is one. Without uv the packages come by pip."""
        wheels = self.place.cache / "alat"
        wheels.mkdir(parents=True, exist_ok=True)
        pin = wheels / "uv.txt"
        pin.write_text(uv_pin(self.place), encoding="utf-8")
        hashed = ("--require-hashes", "--only-binary", ":all:", "-r", str(pin))
        from_wheels = ("install", "--no-index", "--find-links", str(wheels), *hashed)
        try:
            self._pip(*from_wheels)
        except ToolFailed:
            try:
                self._pip("download", "--no-deps", "--dest", str(wheels), *hashed)
                self._pip(*from_wheels)
            except ToolFailed as failed:
                if faults.kind_of(self.place, failed.output) not in ("no_wheel", "unknown"):
                    raise

    def _install_packages(self) -> None:
        files = [part for lock in self.locks for part in ("-r", lock)]
        wanted = ("--require-hashes", "--only-binary", ":all:", *files)
        if self._uv_did(*wanted):
            return
        total = sum(_entries(self.place, lock) for lock in self.locks)
        self._pip("install", *wanted, on_tick=lambda said: self.screen.count(_pip_done(said, total), total))

    def _uv_did(self, *wanted: str) -> bool:
        """Whether uv installed them; False when pip may yet do what uv could not."""
        if not self.place.script("uv").exists():
            self.screen.say(text.PLAIN_PIP)
            return False
        try:
            # Without the network first: enough after a fault in .venv, since the downloads are kept.
            self._uv("--offline", *wanted)
            return True
        except ToolFailed:
            pass
        try:
            self._uv(*wanted)
        except ToolFailed as failed:
            if faults.kind_of(self.place, failed.output) in _PIP_CANNOT_HELP:
                raise
            self.screen.say(text.PLAIN_PIP)
            return False
        return True

    def _install_kit(self) -> None:
        """In place and without the network; flit_core, which does it, is in the lock."""
        options = ("--no-deps", "--no-build-isolation", "-e", str(self.place.root))
        if self.place.script("uv").exists():
            self._uv("--offline", *options)
        else:
            self._pip("install", "--no-index", *options)

    def _uv(self, *arguments: str) -> None:
        uv = str(self.place.script("uv"))
        self._run(uv, "pip", "install", "--python", str(self.place.python), *arguments, on_tick=self._count_uv)

    def _count_uv(self, said: str) -> None:
        resolved = re.search(r"Resolved (\d+) packages?", said)
        if resolved:
            total = int(resolved[1])
            unpacked = len(list(self.place.cache.glob("uv/archive-v*/*")))
            self.screen.count(min(unpacked, total), total)

    def _pip(self, *arguments: str, on_tick: Callable[[str], None] = lambda _: None) -> None:
        self._run(str(self.place.python), "-m", "pip", *arguments, on_tick=on_tick)

    def _run(self, *command: str, on_tick: Callable[[str], None] = lambda _: None) -> None:
        run(self.place, command, self.handle, on_tick)


def uv_pin(place: Place) -> str:
    """The lines of uv in the lock: its version and hashes.

    Raises LookupError when the lock has none.
    """
    lock = (place.root / BASE_LOCK).read_text(encoding="utf-8")
    found = re.search(r"^uv==.*(?:\n    --hash=.*)+\n", lock, re.MULTILINE)
    if found is None:
        raise LookupError(f"{BASE_LOCK} has no uv")
    return found[0]


def _is_ours(place: Place) -> bool:
    try:
        settings = (place.venv / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        settings = ""
    return place.stamp.exists() or re.search(rf"^prompt = .*{_PROMPT}", settings, re.MULTILINE) is not None


def _entries(place: Place, lock: str) -> int:
    return len(re.findall(r"^\S+==", (place.root / lock).read_text(encoding="utf-8"), re.MULTILINE))


def _pip_done(said: str, total: int) -> int:
    lines = re.findall(r"^(?:Collecting|Processing|Ignoring|Requirement already)", said, re.MULTILINE)
    return min(len(lines), total)
