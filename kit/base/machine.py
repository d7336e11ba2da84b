"""What this computer has: room on the disk, memory, free ports, folders that can be written. Standard library only."""

from __future__ import annotations

import os
import shutil
import socket
import sys
import tempfile
from pathlib import Path


def existing(path: Path) -> Path:
    """The path itself or the nearest folder above it that exists."""
    while not path.is_dir() and path != path.parent:
        path = path.parent
    return path


def free_disk(path: Path) -> int:
    """Bytes free where `path` is or would be made."""
    return shutil.disk_usage(existing(path)).free


def writable(folder: Path) -> bool:
    """Tried, not asked: os.access knows nothing of read-only media, of Windows' rules, or of root."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def memory() -> int | None:
    """Bytes of the whole machine; None where the system does not say."""
    if sys.platform == "win32":
        import ctypes

        kilobytes = ctypes.c_ulonglong()
        ctypes.windll.kernel32.GetPhysicallyInstalledSystemMemory(ctypes.byref(kilobytes))
        return kilobytes.value * 1024 or None
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError):
        return None


def port_free(port: int, address: str = "127.0.0.1") -> bool:
    """Whether a server could listen there now."""
    with socket.socket() as candidate:
        if os.name != "nt":  # there it would allow a port that is in use
            candidate.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            candidate.bind((address, port))
        except OSError:
            return False
    return True
