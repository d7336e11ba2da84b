"""Is .venv ready? Decided from a stamp, without starting anything and without a network."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from kit.environment.place import BASE_LOCK, TESTS_LOCK, Place

PROMPT = "kit-bimtek"  # in pyvenv.cfg: how the kit knows a .venv of its own

# Asked once, in the .venv: what the stamp must remember about it.
_QUESTION = (
    "import json, sys, sysconfig; "
    "print(json.dumps([sys.version_info[:2], sys._base_executable, sysconfig.get_path('purelib')]))"
)


class Reason(StrEnum):
    """Why a preparation is needed."""

    MISSING = "missing"
    FOREIGN = "foreign"
    UNFINISHED = "unfinished"
    BROKEN = "broken"
    OUTDATED = "outdated"
    MOVED = "moved"
    TESTS = "tests"
    CLASS = "class"


class Stamp(NamedTuple):
    """Written last, removed before .venv is touched: where it stands, .venv is whole."""

    folder: str
    python: str
    base: str
    version: list[int]
    packages: str
    entries: list[str]
    locks: dict[str, str]


def why(place: Place, locks: Sequence[str]) -> Reason | None:
    """Why .venv cannot serve as it is; None when it can."""
    stamp = read(place)
    if stamp is None:
        return _why_no_stamp(place)
    if not _python_works(place, stamp) or not whole(place, stamp):
        return Reason.BROKEN
    if stamp.locks.get(BASE_LOCK) != digest(place, BASE_LOCK):
        return Reason.OUTDATED
    if stamp.folder != str(place.root):
        return Reason.MOVED
    for lock in locks:
        if stamp.locks.get(lock) != digest(place, lock):
            return Reason.TESTS if lock == TESTS_LOCK else Reason.CLASS
    return None


def _why_no_stamp(place: Place) -> Reason:
    if not os.path.lexists(place.venv):
        return Reason.MISSING
    return Reason.UNFINISHED if is_ours(place) else Reason.FOREIGN


def is_ours(place: Place) -> bool:
    """Whether the kit made this .venv, finished or not; another one is never deleted."""
    try:
        settings = (place.venv / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        settings = ""
    return place.stamp.exists() or re.search(rf"^prompt = .*{PROMPT}", settings, re.MULTILINE) is not None


def read(place: Place) -> Stamp | None:
    try:
        return Stamp(**json.loads(place.stamp.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None  # none, torn, or of another release: not ready


def write(place: Place, locks: Sequence[str]) -> None:
    """Note that .venv holds what `locks` list."""
    version, base, packages = _ask(place)
    stamp = Stamp(
        folder=str(place.root),
        python=os.path.realpath(place.python),
        base=base,
        version=version,
        packages=os.path.relpath(packages, place.venv),
        entries=_entries(packages),
        locks={lock: digest(place, lock) for lock in locks},
    )
    put_back(place, stamp)


def put_back(place: Place, stamp: Stamp) -> None:
    unfinished = place.stamp.with_suffix(".baru")
    unfinished.write_text(json.dumps(stamp._asdict()), encoding="utf-8")
    unfinished.replace(place.stamp)


def whole(place: Place, stamp: Stamp) -> bool:
    """Whether every package that was installed still has its folder."""
    return set(stamp.entries) <= set(_entries(place.venv / stamp.packages))


def same_packages(place: Place, stamp: Stamp) -> bool:
    """Whether nothing was added or taken away since."""
    return stamp.entries == _entries(place.venv / stamp.packages)


def digest(place: Place, lock: str) -> str:
    # Without carriage returns: git may have written a lock with them on Windows.
    return hashlib.sha256((place.root / lock).read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def _python_works(place: Place, stamp: Stamp) -> bool:
    if not place.python.exists():
        return False
    if os.path.realpath(place.python) == stamp.python and os.path.lexists(stamp.base):
        return True
    try:  # moved, or the base Python was upgraded: only a try can tell
        return _ask(place)[0] == stamp.version
    except (OSError, ValueError):
        return False


def _ask(place: Place) -> tuple[list[int], str, Path]:
    import subprocess  # 10 ms, and most starts need no answer

    command = [str(place.python), "-c", _QUESTION]
    answer = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)
    version, base, packages = json.loads(answer.stdout)  # ValueError where python said nothing
    return version, base, Path(packages)


def _entries(packages: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in packages.iterdir() if entry.name != "__pycache__")
    except OSError:
        return []
