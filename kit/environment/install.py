"""Fills .venv: uv first, because it is many times faster than pip; pip where uv is not to be had."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

from kit import text_setup as text
from kit.base.files import whole_file
from kit.environment import faults, requirements
from kit.environment.place import UV_LOCK, Place, program
from kit.environment.screen import Screen
from kit.environment.tools import ToolError, run

# Not sys.executable: that may be the python of the very .venv that is to be replaced.
BASE_PYTHON: str = getattr(sys, "_base_executable", sys.executable)
_WHEELS_ONLY = ("--require-hashes", "--only-binary", ":all:")  # nothing is compiled on a learner's machine
_PIP_CANNOT_HELP = ("disk", "readonly", "no_wheel")


class Installer:
    """Runs pip and uv for one .venv; `handle` is the lock that they inherit."""

    def __init__(self, place: Place, screen: Screen, handle: int) -> None:
        self._place = place
        self._screen = screen
        self._handle = handle
        self._total = 0  # packages to count; in the other steps none
        version = requirements.locked(place.root, [UV_LOCK])["uv"]
        self._pip_python = BASE_PYTHON
        self._tools = place.cache / "alat"
        self._uv = self._tools / f"uv-{version}" / ("uv.exe" if os.name == "nt" else "uv")

    def uv(self) -> None:
        """Out of its wheel and kept for the next time. Where there is none the packages come by pip."""
        if os.access(self._uv, os.X_OK):
            return
        folder = self._uv.parent
        try:
            self._pip("download", "--no-deps", "--dest", str(folder), *_WHEELS_ONLY, "-r", UV_LOCK)
        except ToolError as error:
            if faults.kind_of(self._place, error.output) not in ("no_wheel", "unknown"):
                raise
        else:
            _unpack(next(folder.glob("*.whl")), self._uv)

    def packages(self, locks: Sequence[str]) -> None:
        """All that the locks list, each with its hash."""
        wanted = [*_WHEELS_ONLY, *(part for lock in locks for part in ("-r", lock))]
        self._total = len(requirements.locked(self._place.root, locks))
        # The seats of a class may not write here, and tests start many processes: each would compile all it imports.
        compiled = ["--compile-bytecode"] if len(locks) > 1 else []
        # Without the network first: enough after a fault in .venv, since the downloads are kept.
        if not (self._uv_did("--offline", *compiled, *wanted) or self._uv_did(*compiled, *wanted)):
            self._screen.say(text.PLAIN_PIP)
            self._pip("--python", str(self._place.python), "install", *wanted)
        self._total = 0

    def kit(self) -> None:
        """In place and without the network; flit_core, which does it, is in the lock."""
        options = ("--no-deps", "--no-build-isolation", "-e", str(self._place.root))
        if not self._uv_did("--offline", *options):
            self._pip("--python", str(self._place.python), "install", "--no-index", *options)

    def _uv_did(self, *wanted: str) -> bool:
        """Whether uv installed them; False when pip may yet do what uv could not."""
        if not self._uv.exists():
            return False
        try:
            into = ("--python", str(self._place.python))
            self._run(str(self._uv), "pip", "install", *into, *wanted)
        except ToolError as error:
            if faults.kind_of(self._place, error.output) in _PIP_CANNOT_HELP:
                raise
            return False
        return True

    def _pip(self, *arguments: str) -> None:
        """By the pip of the base Python; where it has none (Debian), by one in a .venv of its own."""
        try:
            self._run(self._pip_python, "-m", "pip", *arguments)
        except ToolError as error:
            if "No module named pip" not in error.output:
                raise
            own = self._tools / "pip"
            self._run(BASE_PYTHON, "-m", "venv", "--clear", str(own))
            self._pip_python = str(program(own, "python"))
            self._run(self._pip_python, "-m", "pip", *arguments)

    def _run(self, *command: str) -> None:
        run(self._place, command, self._handle, self._count)

    def _count(self) -> None:
        """Show how many packages uv has unpacked, or pip has fetched."""
        if self._total:
            log = self._place.log.read_text(encoding="utf-8", errors="replace")
            done = len(list(self._place.cache.glob("uv/archive-v*/*"))) or log.count("\nCollecting ")
            self._screen.count(min(done, self._total), self._total)


def _unpack(wheel: Path, target: Path) -> None:
    """The one program that a wheel of uv is about."""
    with ZipFile(wheel) as files, whole_file(target) as program_file:
        name = next(name for name in files.namelist() if name.endswith(f"/scripts/{target.name}"))
        program_file.write(files.read(name))
    target.chmod(0o755)
    wheel.unlink()
