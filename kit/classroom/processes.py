"""The processes of a class, known by a mark in their environment, whoever is their parent now."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import psutil

MARK = "KIT_KELAS_PROSES"
_PATIENCE = 10  # seconds until the system has cleared a killed process away


def of_class(folder: Path) -> list[psutil.Process]:
    """The account's processes of the class in `folder`: hub, proxy, services, and the walls of each seat, both sides."""
    found = []
    for process in psutil.process_iter():
        try:
            marked = process.pid != os.getpid() and process.environ().get(MARK) == str(folder)
            # Within the walls anybody can call themselves anything; only the walls themselves are the first there.
            if marked and _numbers(process)[1:] in ([], [1]):
                found.append(process)
        except (psutil.Error, OSError):
            continue  # another account's, or gone
    return found


def _numbers(process: psutil.Process) -> list[int]:
    """The number of a process here and in each namespace within, down to its own."""
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8", errors="replace")
    line = next(line for line in status.splitlines() if line.startswith("NSpid:"))
    return [int(number) for number in line.split()[1:]]


def inside(walls: psutil.Process) -> list[psutil.Process]:
    """What runs behind one seat's walls, the server first; none for their outer side, which only waits.

    Raises psutil.Error or OSError where they are gone.
    """
    if len(_numbers(walls)) > 1:
        return sorted(walls.children(recursive=True), key=lambda one: one.create_time())
    return [] if walls.name() == "bwrap" else [walls, *walls.children(recursive=True)]


def is_seat(process: psutil.Process) -> bool:
    """Whether it belongs to a seat and not to the class's own machinery."""
    try:
        words = process.cmdline()
    except psutil.Error:
        return False
    return "kit.classroom.inside" in words


def end(folder: Path, which: Callable[[psutil.Process], bool] = lambda _: True) -> None:
    """End what a killed class left behind, at once: a hub that is asked to end would close the seats first."""
    left = [process for process in of_class(folder) if which(process)]
    for process in left:
        try:
            process.kill()  # with the first process of its namespace a whole seat ends
        except psutil.Error:
            continue
    psutil.wait_procs(left, timeout=_PATIENCE)
