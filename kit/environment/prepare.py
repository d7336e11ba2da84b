"""Makes .venv: the steps, in order. Whatever interrupts them, the next call completes them."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Sequence

from kit import text_setup as text
from kit.environment import faults, guard, stamp
from kit.environment.errors import SetupError
from kit.environment.faults import fault
from kit.environment.install import Installer
from kit.environment.place import Place
from kit.environment.screen import Screen
from kit.environment.stamp import Reason
from kit.environment.tools import ToolError, run

_KEEPS_VENV = (Reason.MOVED, Reason.TESTS, Reason.CLASS)
NEWEST_TRIED = (3, 14)  # the lock has wheels for these


def prepare(place: Place, locks: Sequence[str], screen: Screen) -> None:
    """Make .venv hold what `locks` list. Raises SetupError, whose text is for a person."""
    try:
        if not faults.writable(place.root):
            raise fault(faults.kind_of(place, ""), place)  # full disks refuse too
        with guard.alone(place.guard, lambda: screen.say(text.WAITING)) as handle:
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
        self._step(text.STEP_VENV, self._make_venv)
        self._step(text.STEP_UV, self.installer.uv)
        self._fill()

    def _amend(self) -> None:
        before = stamp.read(self.place)
        if before:  # what was added for another command stays known
            self.locks = [*dict.fromkeys([*self.locks, *filter(self._is_there, before.locks)])]
        self.place.stamp.unlink()
        self.screen.plan(2)
        try:
            self._fill()
        except (ToolError, SetupError):
            # The tools download all before they install: a failed download has changed nothing.
            if before and stamp.same_packages(self.place, before):
                stamp.put_back(self.place, before)
            raise

    def _is_there(self, lock: str) -> bool:
        return (self.place.root / lock).exists()

    def _fill(self) -> None:
        self._step(text.STEP_PACKAGES, lambda: self.installer.packages(self.locks))
        self._step(text.STEP_KIT, self.installer.kit)

    def _step(self, words: str, work: Callable[[], None]) -> None:
        self.screen.step(words)
        work()
        self.screen.done()

    def _check_machine(self) -> None:
        if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
            raise fault("no_venv", self.place)
        if not self.place.cache.exists() and shutil.disk_usage(self.place.root).free < faults.NEEDED:
            raise fault("disk", self.place)
        if sys.version_info[:2] > NEWEST_TRIED:
            self.screen.say(text.UNTRIED_PYTHON % sys.version_info[:2])

    def _make_venv(self) -> None:
        self._clear_the_way()
        # Not sys.executable: that may be the python of the very .venv that was just put away.
        base = getattr(sys, "_base_executable", sys.executable)
        run(self.place, (base, "-m", "venv", "--prompt", stamp.PROMPT, str(self.place.venv)), self.handle)

    def _clear_the_way(self) -> None:
        if not os.path.lexists(self.place.venv):
            return
        try:
            if stamp.is_ours(self.place):
                self._delete_venv()
            else:
                self._set_aside()
        except PermissionError:
            if os.name == "nt":  # Windows moves no folder in which a program is running
                raise fault("in_use", self.place) from None
            raise

    def _delete_venv(self) -> None:
        rubbish = self.place.state / "buang"
        shutil.rmtree(rubbish, ignore_errors=True)
        self.place.venv.replace(rubbish)  # all or nothing, unlike a deletion that stops half-way
        shutil.rmtree(rubbish, ignore_errors=True)

    def _set_aside(self) -> None:
        number = 1
        while os.path.lexists(aside := self.place.root / f".venv-lama-{number}"):
            number += 1
        self.place.venv.replace(aside)
        self.screen.say(text.SET_ASIDE % aside.name)
