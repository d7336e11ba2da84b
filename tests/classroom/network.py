"""A network of the tests' own, in which a class listens on every address and no neighbour hears of it."""

from __future__ import annotations

import ctypes
import fcntl
import os
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

OUTER = "192.168.77.1"  # as a class's router would give it to the laptop
_CLONE_NEWNET = 0x40000000  # linux/sched.h; os.unshare is there from Python 3.12
_SIOCSIFFLAGS, _SIOCSIFADDR, _IFF_UP = 0x8914, 0x8916, 1  # linux/sockios.h, linux/if.h
_LIBC = ctypes.CDLL(None, use_errno=True)


@contextmanager
def namespace() -> Iterator[None]:
    """This thread, and whatever it starts, in a new network that has OUTER and loopback alone.

    Skips where the system does not allow it; fails there where KIT_WAJIB_KELAS=1 says that a class must be held.
    """
    with Path("/proc/thread-self/ns/net").open("rb") as before:
        if _LIBC.unshare(_CLONE_NEWNET):
            _lacking(os.strerror(ctypes.get_errno()))
        try:
            _configure()
            yield
        finally:
            if _LIBC.setns(before.fileno(), _CLONE_NEWNET):
                raise OSError(ctypes.get_errno(), "setns")


def _configure() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        fcntl.ioctl(control, _SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", _IFF_UP))
        address = struct.pack("16sHH4s8x", b"lo:1", socket.AF_INET, 0, socket.inet_aton(OUTER))
        fcntl.ioctl(control, _SIOCSIFADDR, address)


def _lacking(reason: str) -> None:
    said = f"no network namespace can be made here ({reason}); root may make one"
    if os.environ.get("KIT_WAJIB_KELAS") == "1":
        pytest.fail(said, pytrace=False)
    pytest.skip(said)


def entering(program: str, folder: Path) -> Path:
    """A script in `folder` that runs `program` in this thread's network, whoever calls it."""
    script = folder / "in-network"
    here = f"/proc/{os.getpid()}/task/{threading.get_native_id()}/ns/net"
    script.write_text(f'#!/bin/sh\nexec nsenter --net={here} -- "{program}" "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    return script
