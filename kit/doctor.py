"""`siap`: looks at this machine, one line per finding, and names the repair. Standard library only."""

from __future__ import annotations

import os
import platform
import re
import shutil
import socket
import sys
from collections.abc import Iterable
from importlib.metadata import Distribution, distributions
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from kit import browsers, environment, paths
from kit import text_setup as text
from kit.environment import faults, requirements
from kit.environment.place import BASE_LOCK

FIRST_PORT = 8888
_PORTS = 20
_ROOM = 300_000_000  # for the work itself, once everything is installed
_MEMORY = 2_000_000_000


class Finding(NamedTuple):
    """What was seen; `repair` is empty when it is good."""

    seen: str
    repair: str = ""


def main(command: str) -> int:
    """Print all findings; 0 when nothing needs a repair. `command` is how the kit is called."""
    findings = examine(command)
    for finding in findings:
        print(f"{text.BAD if finding.repair else text.GOOD}: {finding.seen}")
        if finding.repair:
            print(text.REPAIR % finding.repair)
    bad = sum(1 for finding in findings if finding.repair)
    print()
    print(text.SOME_BAD % (bad, command) if bad else text.ALL_GOOD % command)
    return 1 if bad else 0


def examine(command: str) -> list[Finding]:
    """Everything a lesson needs, in the order in which it is needed."""
    return [
        Finding(text.PYTHON % (platform.python_version(), sys.executable)),
        packages(command),
        font(command),
        disk(paths.ROOT),
        memory(),
        browser(command),
        *(write_access(folder) for folder in (paths.ROOT, paths.progress())),
        port(command),
    ]


def packages(command: str) -> Finding:
    """In .venv every package of the lock, file by file; elsewhere the direct dependencies."""
    if environment.inside():
        locked = lock_entries((paths.ROOT / BASE_LOCK).read_text(encoding="utf-8"))
        bad = wrong_packages(locked, distributions())
        repair = text.PACKAGES_BAD_REPAIR % (environment.PLACE.venv, environment.PLACE.cache, command)
        return (
            Finding(text.PACKAGES_BAD % (len(bad), ", ".join(bad)), repair)
            if bad
            else _all_there(len(locked))
        )
    declared = requirements.declared(paths.ROOT)
    bad = requirements.unmet(declared)
    if not bad and environment.kit_importable(paths.ROOT):
        return _all_there(len(declared))
    return Finding(text.PACKAGES_ABSENT, text.PACKAGES_ABSENT_REPAIR % command)


def _all_there(count: int) -> Finding:
    return Finding(text.PACKAGES_OK % count)


def lock_entries(lock: str) -> dict[str, str]:
    r"""Name -> version, of those that every machine has: without a marker.

    >>> lock_entries("uv==0.13.9 \\\n    --hash=sha256:00\npywinpty==3.1 ; os_name == 'nt' \\\n")
    {'uv': '0.13.9'}
    """
    return dict(re.findall(r"^([\w.-]+)==(\S+)(?! ;)(?: \\)?$", lock, re.MULTILINE))


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


def font(command: str) -> Finding:
    """The one font that every chart uses; it comes with matplotlib."""
    spec = find_spec("matplotlib")
    if spec and spec.origin:
        ttf = Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf" / "DejaVuSans.ttf"
        if ttf.exists():
            return Finding(text.FONT_OK)
    return Finding(text.FONT_BAD, text.PACKAGES_ABSENT_REPAIR % command)


def disk(folder: Path) -> Finding:
    """Room for .venv, or for the work when .venv is there."""
    free = shutil.disk_usage(folder).free
    wanted = _ROOM if find_spec("jupyterlab") else faults.NEEDED
    if free >= wanted:
        return Finding(text.DISK_OK % faults.size(free))
    return Finding(text.DISK_BAD % (faults.size(free), faults.size(wanted)), text.DISK_REPAIR)


def memory() -> Finding:
    """Of the whole machine: what is free at this moment says little."""
    count = _memory_bytes()
    if count is None:
        return Finding(text.MEMORY_UNKNOWN)
    if count >= _MEMORY:
        return Finding(text.MEMORY_OK % faults.size(count))
    return Finding(text.MEMORY_BAD % (faults.size(count), faults.size(_MEMORY)), text.MEMORY_REPAIR)


def _memory_bytes() -> int | None:
    if sys.platform == "win32":
        import ctypes

        kilobytes = ctypes.c_ulonglong()
        ctypes.windll.kernel32.GetPhysicallyInstalledSystemMemory(ctypes.byref(kilobytes))
        return kilobytes.value * 1024 or None
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError):
        return None


def browser(command: str) -> Finding:
    """Any in which a person can read the lessons."""
    found = browsers.any_browser()
    return (
        Finding(text.BROWSER_OK % found)
        if found
        else Finding(text.BROWSER_BAD, text.BROWSER_REPAIR % command)
    )


def write_access(folder: Path) -> Finding:
    """A folder that does not exist yet counts by the one in which it would be made."""
    if faults.writable(faults.existing(folder)):
        return Finding(text.WRITE_OK % folder)
    return Finding(text.WRITE_BAD % folder, text.WRITE_REPAIR)


def port(command: str) -> Finding:
    """The first free one, as `mulai` takes it."""
    last = FIRST_PORT + _PORTS
    free = next((number for number in range(FIRST_PORT, last + 1) if _free(number)), None)
    if free is None:
        return Finding(text.PORT_BAD % (FIRST_PORT, last), text.PORT_REPAIR % command)
    return Finding(text.PORT_OK % free if free == FIRST_PORT else text.PORT_NEXT % (free, FIRST_PORT))


def _free(number: int) -> bool:
    with socket.socket() as candidate:
        if os.name != "nt":  # there it would allow a port that is in use
            candidate.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            candidate.bind(("127.0.0.1", number))
        except OSError:
            return False
    return True
