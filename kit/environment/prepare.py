"""Makes .venv: the steps, in order. Whatever interrupts them, the next call completes them."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from itertools import count
from pathlib import Path

from kit import text_setup as text
from kit.base import machine
from kit.environment import SetupError, faults, stamp
from kit.environment.faults import fault
from kit.environment.install import BASE_PYTHON, Installer
from kit.environment.place import Place
from kit.environment.screen import Screen
from kit.environment.stamp import Reason
from kit.environment.tools import ToolError, alone, run

_KEEPS_VENV = ("moved", "tests", "class")
NEWEST_TRIED = (3, 14)  # the lock has wheels for these


def prepare(place: Place, locks: Sequence[str], screen: Screen) -> None:
    """Make .venv hold what `locks` list. Raises SetupError, whose text is for a person."""
    try:
        if not machine.writable(place.root):
            raise fault(faults.kind_of(place, ""), place)  # full disks refuse too
        with alone(place.guard, lambda: screen.say(text.WAITING)) as handle:
            reason = stamp.why(place, locks)
            if reason:  # else another window has just done it
                place.log.write_text("", encoding="utf-8")
                _Preparation(place, locks, screen, handle).go(reason)
    except KeyboardInterrupt:
        raise fault("interrupted", place) from None
    except ToolError as error:
        raise fault(faults.kind_of(place, error.output), place) from error
    except OSError as error:
        raise fault(faults.kind_of(place, str(error)), place) from error


class _Preparation:
    def __init__(self, place: Place, locks: Sequence[str], screen: Screen, handle: int) -> None:
        self.place = place
        self.locks = locks
        self.screen = screen
        self.handle = handle
        self.installer = Installer(place, screen, handle)

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
        with self.screen.step(text.STEP_UV):
            self.installer.uv()
        with self.screen.step(text.STEP_VENV):
            self._make_venv()
        self._fill()

    def _amend(self) -> None:
        before = stamp.read(self.place)
        if before:  # what was added for another command stays known
            known = (lock for lock in before.locks if (self.place.root / lock).exists())
            self.locks = [*dict.fromkeys([*self.locks, *known])]
        self.place.stamp.unlink()
        self.screen.plan(2)
        try:
            self._fill()
        except (ToolError, SetupError):
            # The tools download all before they install: a failed download has changed nothing.
            if before and before.entries == stamp.entries(self.place):
                stamp.put(self.place, before)
            raise

    def _fill(self) -> None:
        with self.screen.step(text.STEP_PACKAGES):
            self.installer.packages(self.locks)
        with self.screen.step(text.STEP_KIT):
            self.installer.kit()

    def _check_machine(self) -> None:
        if not (find_spec("venv") and (find_spec("ensurepip") or find_spec("pip"))):
            raise fault("no_venv", self.place)
        if not self.place.cache.exists() and machine.free_disk(self.place.root) < faults.NEEDED:
            raise fault("disk", self.place)
        if sys.version_info[:2] > NEWEST_TRIED:
            self.screen.say(text.UNTRIED_PYTHON % sys.version_info[:2])

    def _make_venv(self) -> None:
        self._clear_the_way()
        command = (BASE_PYTHON, "-m", "venv", "--without-pip", "--prompt", stamp.PROMPT, str(self.place.venv))
        run(self.place, command, self.handle)

    def _clear_the_way(self) -> None:
        """Delete a .venv of the kit, all or nothing; set another one aside."""
        if not os.path.lexists(self.place.venv):
            return
        rubbish = self.place.state / "buang"
        shutil.rmtree(rubbish, ignore_errors=True)
        ours = stamp.is_ours(self.place)
        aside = rubbish if ours else self._free_name()
        try:
            self.place.venv.replace(aside)
        except PermissionError:
            if os.name == "nt":  # Windows moves no folder in which a program is running
                raise fault("in_use", self.place) from None
            raise
        if ours:
            shutil.rmtree(rubbish, ignore_errors=True)
        else:
            self.screen.say(text.SET_ASIDE % aside.name)

    def _free_name(self) -> Path:
        names = (self.place.root / f".venv-lama-{number}" for number in count(1))
        return next(name for name in names if not os.path.lexists(name))
