"""Which Python runs the kit, and how it is made ready. Standard library only."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.machinery import PathFinder
from pathlib import Path
from typing import NoReturn

from kit import paths
from kit.environment import stamp
from kit.environment.place import BASE_LOCK, CLASS_LOCK, TESTS_LOCK, Place

__all__ = ["PLACE", "SetupError", "enter", "inside", "ready", "run_instead"]

PLACE = Place(paths.ROOT)


class SetupError(Exception):
    """A command cannot go on; the text is for a person, the kind for a test."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


def enter(arguments: Sequence[str], *, tests: bool = False, classroom: bool = False) -> None:
    """Return in an interpreter that has what is needed; else run `python -m kit ARGUMENTS` in .venv instead.

    Raises SetupError when .venv cannot be made.
    """
    classroom = classroom or (
        tests and sys.platform == "linux"
    )  # a class is served, and tried, on Linux only
    if not inside() and _serves_here(tests, classroom):
        return
    locks = _locks(tests, classroom)
    if stamp.why(PLACE, locks):
        # Only now: a start that finds all in place loads nothing of this.
        from kit.environment.prepare import prepare
        from kit.environment.screen import Screen

        prepare(PLACE, locks, Screen(sys.stdout))
    elif inside():
        return
    run_instead([str(PLACE.python), "-m", "kit", *arguments])


def ready() -> bool:
    """Whether .venv can serve the lessons as it is."""
    return stamp.why(PLACE, _locks(tests=False, classroom=False)) is None


def inside() -> bool:
    """Whether this interpreter is the one of .venv."""
    return os.path.realpath(sys.prefix) == os.path.realpath(PLACE.venv)


def run_instead(command: Sequence[str]) -> NoReturn:
    """Go on as `command`, with its exit code, as if .venv were activated."""
    sys.stdout.flush()
    programs = str(PLACE.python.parent)
    variables = dict(os.environ, VIRTUAL_ENV=str(PLACE.venv))
    variables["PATH"] = programs + os.pathsep + variables.get("PATH", os.defpath)
    if os.name != "nt":
        os.execve(command[0], list(command), variables)  # noqa: S606 - no shell is meant
    sys.exit(_call(command, variables))  # on Windows execve would give the prompt back at once


def _call(command: Sequence[str], variables: dict[str, str]) -> int:
    import subprocess

    process = subprocess.Popen(command, env=variables)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue  # the console sends Ctrl+C to both; the other one ends in its own time


def _serves_here(tests: bool, classroom: bool) -> bool:
    """Whether this interpreter, be it conda's or Binder's, has all by itself."""
    if not kit_importable(PLACE.root):
        return False
    from kit.environment import requirements  # 40 ms, and a bare Python needs no closer look

    return requirements.here(PLACE.root, tests=tests, classroom=classroom)


def kit_importable(root: Path) -> bool:
    """Whether a kernel started elsewhere would import the kit of this very folder."""
    # The first entry is the folder in which `python -m kit` was called; a kernel has another one.
    elsewhere = sys.path if sys.flags.safe_path else sys.path[1:]
    spec = PathFinder.find_spec("kit", elsewhere)
    return spec is not None and Path(str(spec.origin)).resolve() == root / "kit" / "__init__.py"


def _locks(tests: bool, classroom: bool) -> list[str]:
    return [BASE_LOCK, *([TESTS_LOCK] if tests else []), *([CLASS_LOCK] if classroom else [])]
