"""Is this laptop ready for a class? Each check says what was seen and, where something is missing, what to do."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import psutil

from kit import paths
from kit import text_class as text
from kit.base.condition import Condition
from kit.base.indonesian import number
from kit.base.machine import free_disk
from kit.classroom import announce, databases, http_proxy, sandbox, syscalls
from kit.classroom.errors import ClassError

# Measured (PSS, a real browser, one lesson open): 119 without pandas, 163 with it, some 195 with a chart; every further
# lesson that stays open 40 to 110. Hub, proxy and services 290 to 312 with forty seats.
SEAT_MIB, HUB_MIB = 210, 300
_SEAT_DISK_MIB = 20
_DISK_MIB = 1000


def examine(seats: int, isolate: bool, folder: Path) -> list[Condition]:
    """Everything a class of so many seats needs, in the order in which it is needed."""
    return [
        *([walls()] if isolate else []),
        proxy(),
        memory(seats),
        disk(seats, folder),
        clock(),
        state(folder),
        network(),
    ]


def walls() -> Condition:
    """By really building them: Ubuntu 24.04 has bubblewrap and forbids what it needs."""
    if shutil.which("bwrap") is None:
        return Condition(text.BWRAP_MISSING, text.BWRAP_INSTALL, stops=True)
    if not syscalls.supported():
        return Condition(text.MACHINE_UNKNOWN, text.WITHOUT_WALLS, stops=True)
    said = sandbox.refusal()
    if not said:
        return Condition(text.BWRAP_OK)
    restricted = Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")
    if restricted.is_file() and restricted.read_text(encoding="ascii").strip() == "1":
        return Condition(text.BWRAP_APPARMOR, text.BWRAP_APPARMOR_REPAIR, stops=True)
    return Condition(text.BWRAP_REFUSED.format(reason=said), text.WITHOUT_WALLS, stops=True)


def proxy() -> Condition:
    try:
        http_proxy.command()
    except ClassError as error:
        return Condition(text.PROXY_BAD, str(error), stops=True)
    return Condition(text.PROXY_OK)


def memory(seats: int) -> Condition:
    """The arithmetic, shown; too little stops nothing: not everybody comes, and seats start when they are used."""
    needed, there = seats * SEAT_MIB + HUB_MIB, psutil.virtual_memory().available // 2**20
    sums = text.MEMORY.format(seats=seats, seat=SEAT_MIB, hub=HUB_MIB, needed=_mib(needed), there=_mib(there))
    if needed <= there:
        return Condition(sums)
    return Condition(sums, text.MEMORY_REPAIR.format(fits=max(0, (there - HUB_MIB) // SEAT_MIB)))


def disk(seats: int, folder: Path) -> Condition:
    needed, there = _DISK_MIB + seats * _SEAT_DISK_MIB, free_disk(folder) // 2**20
    seen = text.DISK.format(there=_mib(there), needed=_mib(needed))
    return Condition(seen) if needed <= there else Condition(seen, text.DISK_REPAIR, stops=there < 200)


def clock() -> Condition:
    """A clock that stands before the kit's own files were made is wrong; records would be dated so."""
    made = max(path.stat().st_mtime for path in (paths.ROOT / "pyproject.toml", Path(__file__)))
    now = time.strftime("%d-%m-%Y %H:%M")
    if time.time() + 24 * 3600 < made:
        return Condition(text.CLOCK.format(now=now), text.CLOCK_REPAIR)
    return Condition(text.CLOCK.format(now=now))


def state(folder: Path) -> Condition:
    """What the class keeps; damage stops nothing, because the class mends it when it starts."""
    if found := databases.damaged(folder):
        return Condition(text.DATABASE_BAD.format(files=", ".join(found)), text.DATABASE_BAD_REPAIR)
    return Condition(text.DATABASES_GOOD)


def network() -> Condition:
    found = announce.addresses()
    if not found:
        return Condition(text.NO_NETWORK, text.NO_NETWORK_REPAIR)
    return Condition(text.NETWORK.format(addresses=", ".join(found)))


def may_use(port: int) -> bool:
    """Ports below 1024 are the system's, unless it says otherwise."""
    first = Path("/proc/sys/net/ipv4/ip_unprivileged_port_start")
    limit = int(first.read_text(encoding="ascii")) if first.is_file() else 1024
    return port >= limit or os.geteuid() == 0


def _mib(amount: int) -> str:
    return f"{number(amount)} MiB"
