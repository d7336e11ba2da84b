"""The walls of a seat: bubblewrap shows a participant's code its own folders, the kit to read, and nothing else."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from kit import paths
from kit.classroom import door, syscalls
from kit.classroom.processes import MARK

OWN = ("belajar", "progress", "data-saya", "state")
_SHOWN = ("kit", "notebooks", "exercises", "datasets", "pyproject.toml")
# What programs read of a system's settings; nothing that names a person or holds a secret.
_ETC = (
    "alternatives",
    "fonts",
    "ld.so.cache",
    "localtime",
    "timezone",
    "mime.types",
    "hosts",
    "nsswitch.conf",
)
_SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
_MIB = 2**20


@dataclass(frozen=True)
class SeatLimits:
    """What one seat may take, in MiB; what a person's work never needs, and a runaway loop soon reaches."""

    memory: int = 700  # private memory of one process: a kernel with pandas and pyplot has some 300
    file: int = 200
    folder: int = 500
    processes: int = 200  # threads count; a server and three kernels have some 60
    scratch: int = 64  # /tmp and shared memory, which are memory, too


LIMITS = SeatLimits()


def prepare(seat: Path) -> None:
    """Make a seat's folders; the copies of the lessons are made within the walls, where no link of a seat leads out."""
    if (seat / "notebooks").is_dir() and not (seat / "belajar").exists():  # a class begun with an earlier kit
        (seat / "notebooks").rename(seat / "belajar")
    for name in OWN:
        (seat / name).mkdir(mode=0o700, parents=True, exist_ok=True)
    door.folder(seat).mkdir(mode=0o700, exist_ok=True)


def command(seat: Path, program: list[str], filter_handle: int) -> list[str]:
    """`program` inside the walls; `filter_handle` is an open file with the filter of system calls."""
    return [
        _bwrap(), "--unshare-user", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try",
        "--unshare-net",  # its own loopback; what leads out of it is the door
        "--disable-userns", "--new-session", "--unsetenv", MARK, "--hostname", "kursi", "--seccomp", str(filter_handle),
        *_system(), *_python(), *_kit(), *_own(seat), "--ro-bind", str(door.folder(seat)), str(door.INSIDE),
        "--remount-ro", "/dev", "--remount-ro", "/",
        "--chdir", str(paths.ROOT), "--", *within_limits(program),
    ]  # fmt: skip


def within_limits(program: list[str]) -> list[str]:
    """`program` with bounds that it cannot raise. Within the walls, where processes are counted apart."""
    bounds = {
        "data": LIMITS.memory * _MIB,
        "fsize": LIMITS.file * _MIB,
        "nproc": _processes(),
        "nofile": 4096,
        "core": 0,
    }
    given = [f"--{name}={value}:{value}" for name, value in bounds.items()]
    # Should memory run out all the same, the system ends a seat and not the hub.
    last = ["/usr/bin/choom", "-n", "500", "--", "/usr/bin/nice", "-n", "5"]
    return ["/usr/bin/prlimit", *given, "--", *last, *program]


def _processes() -> int:
    # Before 5.14 the kernel counts all processes of the account together, those of the other seats, too.
    version = tuple(int(part) for part in platform.release().split("-")[0].split(".")[:2])
    return LIMITS.processes if version >= (5, 14) else 8000


def _bwrap() -> str:
    return shutil.which("bwrap") or "bwrap"


def _system() -> list[str]:
    # Shared, /dev/zero is memory that no limit counts.
    words = ["--proc", "/proc", "--dev", "/dev", "--dev-bind", "/dev/null", "/dev/zero"]
    for folder in _SYSTEM:
        if Path(folder).is_symlink():
            words += ["--symlink", str(Path(folder).readlink()), folder]
        elif Path(folder).is_dir():
            words += ["--ro-bind", folder, folder]
    for name in _ETC:
        words += ["--ro-bind-try", f"/etc/{name}", f"/etc/{name}"]
    size = str(LIMITS.scratch * _MIB)
    return [*words, "--size", size, "--tmpfs", "/tmp", "--size", size, "--tmpfs", "/dev/shm"]  # noqa: S108


def _python() -> list[str]:
    """The interpreter and its packages, wherever they were installed."""
    places = {
        Path(place).resolve()
        for place in (sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix)
    }
    return [word for place in sorted(places) if place != Path("/usr") for word in _shown(place)]


def _kit() -> list[str]:
    return [word for name in _SHOWN for word in _shown(paths.ROOT / name)]


def _shown(place: Path) -> list[str]:
    return ["--ro-bind", str(place), str(place)]


def _own(seat: Path) -> list[str]:
    inside = {"belajar": paths.ROOT / "belajar", "progress": paths.ROOT / "progress"}
    inside |= {"data-saya": paths.ROOT / "data-saya", "state": paths.STATE}
    return [word for name, place in inside.items() for word in ("--bind", str(seat / name), str(place))]


def refusal() -> str:
    """What bubblewrap says when it cannot build the walls here; empty when it can."""
    with syscalls.filter_file() as handle:
        words = [
            "--unshare-user",
            "--unshare-pid",
            "--unshare-net",
            "--disable-userns",
            "--seccomp",
            str(handle),
        ]
        words += [*_system(), "--", "/usr/bin/true"]
        try:
            done = subprocess.run(
                [_bwrap(), *words], pass_fds=[handle], capture_output=True, text=True, check=False, timeout=30
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return str(error)
    return "" if done.returncode == 0 else (done.stderr.strip().splitlines() or ["?"])[-1]
