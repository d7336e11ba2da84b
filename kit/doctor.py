"""`siap`: looks at this machine, one line per condition, and names the repair. Standard library only."""

from __future__ import annotations

import os
import platform
import re
import sys
from collections.abc import Iterable
from importlib.metadata import Distribution, distributions
from importlib.util import find_spec
from pathlib import Path

from kit import browsers, environment, paths
from kit import text_setup as text
from kit.base import machine
from kit.base.condition import Condition
from kit.base.indonesian import size
from kit.environment import faults, requirements
from kit.environment.place import BASE_LOCK

FIRST_PORT = 8888
_PORTS = 20
_ROOM = 300_000_000  # for the work itself, once everything is installed
_MEMORY = 2_000_000_000


def main(command: str) -> int:
    """Print all conditions; 0 when nothing needs a repair. `command` is how the kit is called."""
    conditions = examine(command)
    for condition in conditions:
        print(f"{text.BAD if condition.repair else text.GOOD}: {condition.seen}")
        if condition.repair:
            print(text.REPAIR % condition.repair)
    bad = sum(1 for condition in conditions if condition.repair)
    print()
    print(text.SOME_BAD % (bad, command) if bad else text.ALL_GOOD % command)
    return 1 if bad else 0


def examine(command: str) -> list[Condition]:
    """Everything a lesson needs, in the order in which it is needed."""
    return [
        Condition(text.PYTHON % (platform.python_version(), sys.executable)),
        packages(command),
        font(command),
        disk(paths.ROOT),
        memory(),
        browser(command),
        *(write_access(folder) for folder in (paths.ROOT, paths.progress())),
        port(command),
    ]


def packages(command: str) -> Condition:
    """In .venv every package of the lock, file by file; elsewhere the direct dependencies."""
    if environment.inside():
        locked = requirements.locked(paths.ROOT, [BASE_LOCK])
        bad = wrong_packages(locked, distributions())
        if not bad:
            return _all_there(len(locked))
        repair = text.PACKAGES_BAD_REPAIR % (environment.PLACE.venv, environment.PLACE.cache, command)
        return Condition(text.PACKAGES_BAD % (len(bad), ", ".join(bad)), repair)
    declared = requirements.declared(paths.ROOT)
    bad = requirements.unmet(declared)
    if not bad and environment.kit_importable(paths.ROOT):
        return _all_there(len(declared))
    return Condition(text.PACKAGES_ABSENT, text.PACKAGES_ABSENT_REPAIR % command)


def _all_there(count: int) -> Condition:
    return Condition(text.PACKAGES_OK % count)


def wrong_packages(locked: dict[str, str], installed: Iterable[Distribution]) -> list[str]:
    """Names of those that are absent, of another version, or have lost or shortened a file."""
    found = {re.sub(r"[-_.]+", "-", dist.name).lower(): dist for dist in installed}
    return [
        name
        for name, version in locked.items()
        if name not in found or found[name].version != version or damaged(found[name])
    ]


def damaged(dist: Distribution) -> bool:
    """Whether a file is missing or has another size than its wheel said (a power cut, a virus scanner)."""
    for file in dist.files or ():
        if file.size is not None:
            path = str(dist.locate_file(file))
            if not os.path.exists(path) or os.path.getsize(path) != file.size:  # noqa: PTH110, PTH202 - 13,000 files
                return True
    return False


def font(command: str) -> Condition:
    """The one font that every chart uses; it comes with matplotlib."""
    spec = find_spec("matplotlib")
    if spec and spec.origin:
        ttf = Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf" / "DejaVuSans.ttf"
        if ttf.exists():
            return Condition(text.FONT_OK)
    return Condition(text.FONT_BAD, text.PACKAGES_ABSENT_REPAIR % command)


def disk(folder: Path) -> Condition:
    """Room for .venv, or for the work when .venv is there."""
    free = machine.free_disk(folder)
    wanted = _ROOM if find_spec("jupyterlab") else faults.NEEDED
    if free >= wanted:
        return Condition(text.DISK_OK % size(free))
    return Condition(text.DISK_BAD % (size(free), size(wanted)), text.DISK_REPAIR)


def memory() -> Condition:
    """Of the whole machine: what is free at this moment says little."""
    count = machine.memory()
    if count is None:
        return Condition(text.MEMORY_UNKNOWN)
    if count >= _MEMORY:
        return Condition(text.MEMORY_OK % size(count))
    return Condition(text.MEMORY_BAD % (size(count), size(_MEMORY)), text.MEMORY_REPAIR)


def browser(command: str) -> Condition:
    """Any in which a person can read the lessons."""
    program = browsers.any_browser()
    if program:
        return Condition(text.BROWSER_OK % program)
    return Condition(text.BROWSER_BAD, text.BROWSER_REPAIR % command)


def write_access(folder: Path) -> Condition:
    """A folder that does not exist yet counts by the one in which it would be made."""
    if machine.writable(machine.existing(folder)):
        return Condition(text.WRITE_OK % folder)
    return Condition(text.WRITE_BAD % folder, text.WRITE_REPAIR)


def port(command: str) -> Condition:
    """The first free one, as `mulai` takes it."""
    last = FIRST_PORT + _PORTS
    free = next((number for number in range(FIRST_PORT, last + 1) if machine.port_free(number)), None)
    if free is None:
        return Condition(text.PORT_BAD % (FIRST_PORT, last), text.PORT_REPAIR % command)
    return Condition(text.PORT_OK % free if free == FIRST_PORT else text.PORT_NEXT % (free, FIRST_PORT))
