"""Is .venv ready? Decided from a stamp, without starting anything and without a network."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from kit.environment.place import BASE_LOCK, TESTS_LOCK, Place

PROMPT = "kit-bimtek"  # in pyvenv.cfg: how the kit knows a .venv of its own

Reason = Literal["missing", "foreign", "unfinished", "broken", "outdated", "moved", "tests", "class"]


class Stamp(NamedTuple):
    """Written last, removed before .venv is touched: where it stands, .venv is whole."""

    folder: str
    entries: list[str]
    locks: dict[str, str]


def why(place: Place, locks: Sequence[str]) -> Reason | None:
    """Why .venv cannot serve as it is; None when it can."""
    stamp = read(place)
    if stamp is None:
        if not os.path.lexists(place.venv):
            return "missing"
        return "unfinished" if is_ours(place) else "foreign"
    # A package that the learner added does no harm.
    if not _python_works(place) or not set(stamp.entries) <= set(entries(place)):
        return "broken"
    if stamp.locks.get(BASE_LOCK) != digest(place, BASE_LOCK):
        return "outdated"
    if stamp.folder != str(place.root):
        return "moved"
    for lock in locks:
        if stamp.locks.get(lock) != digest(place, lock):
            return "tests" if lock == TESTS_LOCK else "class"
    return None


def is_ours(place: Place) -> bool:
    """Whether the kit made this .venv, finished or not; another one is never deleted."""
    return place.stamp.exists() or PROMPT in _settings(place).get("prompt", "")


def read(place: Place) -> Stamp | None:
    try:
        return Stamp(**json.loads(place.stamp.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None  # none, torn, or of another release: not ready


def write(place: Place, locks: Sequence[str]) -> None:
    """Note that .venv holds what `locks` list."""
    put(place, Stamp(str(place.root), entries(place), {lock: digest(place, lock) for lock in locks}))


def put(place: Place, stamp: Stamp) -> None:
    from kit.base.files import write_json  # most starts write nothing

    write_json(place.stamp, stamp._asdict())


def entries(place: Place) -> list[str]:
    """What lies in the folder of the packages."""
    folders = place.venv.glob("Lib/site-packages" if os.name == "nt" else "lib/python*/site-packages")
    return sorted(
        entry.name for folder in folders for entry in folder.iterdir() if entry.name != "__pycache__"
    )


def digest(place: Place, lock: str) -> str:
    # Without carriage returns: git may have written a lock with them on Windows.
    return hashlib.sha256((place.root / lock).read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def _settings(place: Place) -> dict[str, str]:
    """What venv noted when it made this .venv: `executable` and `version` of the base Python, `prompt`."""
    try:
        noted = (place.venv / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return {}
    return dict(re.findall(r"^(\w+) = (.*)$", noted, re.MULTILINE))


def _python_works(place: Place) -> bool:
    if not place.python.exists():
        return False
    noted = _settings(place)
    base = noted.get("executable", "")
    started = str(place.python) if os.name == "nt" else base  # Windows has a copy there, others a link
    if os.path.lexists(base) and os.path.realpath(place.python) == started:
        return True
    import subprocess  # moved, or the base Python was upgraded: only a try can tell; 10 ms, and most starts need it not

    command = [str(place.python), "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    try:
        answer = subprocess.run(
            command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
        )
    except OSError:
        return False
    return answer.stdout.strip() == ".".join(noted.get("version", "").split(".")[:2])
