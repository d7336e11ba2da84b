"""What went wrong with a preparation, said to a person. The cause is looked up, not guessed from one word."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from pathlib import Path

from kit import text_setup as text
from kit.environment.errors import SetupError
from kit.environment.place import Place

NEEDED = 700_000_000  # .venv with the packages of the lessons, on a disk without links
_ALMOST_FULL = 50_000_000

# The order matters: a network that breaks also leads to "no usable version".
_SIGNS = {
    "certificate": r"invalid peer certificate|certificate.verify.failed",
    "network": r"dns error|error sending request|failed to fetch|connection|connect error"
    r"|timed? ?out|ProxyError|temporary failure in name|network is unreachable|network was disabled",
    "damaged": r"hash mismatch|do not match the hashes|DO NOT MATCH|BadZipFile|invalid zip",
    "no_wheel": r"no usable wheels|no wheels with a matching|No matching distribution|not a supported wheel",
}


def fault(kind: str, place: Place) -> SetupError:
    """The exception with the sentence for this kind of fault."""
    values = {
        "root": place.root,
        "cache": place.cache,
        "version": f"{sys.version_info[0]}.{sys.version_info[1]}",
        "free": size(shutil.disk_usage(existing(place.root)).free),
        "needed": size(NEEDED),
    }
    said = text.FAULTS[kind] % values
    if kind in ("interrupted", "readonly") or not _log_says_more(place):
        return SetupError(kind, said)
    return SetupError(kind, f"{said}\n{text.LOG % place.log}")


def kind_of(place: Place, output: str) -> str:
    """The cause of a tool's failure: first what can be seen on the disk, then what the tool said."""
    if re.search(r"no space left|error 112\b|disk quota", output, re.IGNORECASE) or _almost_full(place):
        return "disk"
    if not writable(place.root):
        return "readonly"
    for kind, sign in _SIGNS.items():
        if re.search(sign, output, re.IGNORECASE):
            return kind
    return "unknown"


def writable(folder: Path) -> bool:
    """Tried, not asked: os.access knows nothing of read-only media, of Windows' rules, or of root."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def existing(path: Path) -> Path:
    """The path itself or the nearest folder above it that exists."""
    while not path.is_dir() and path != path.parent:
        path = path.parent
    return path


def size(count: float) -> str:
    """Bytes as a person reads them, rounded down.

    >>> size(1_450_000_000)
    '1,4 GB'
    """
    if count >= 1e9:
        return f"{count // 1e8 / 10:.1f} GB".replace(".", ",")
    return f"{count // 1e6:.0f} MB"


def _log_says_more(place: Place) -> bool:
    return place.log.exists() and place.log.stat().st_size > 0


def _almost_full(place: Place) -> bool:
    return shutil.disk_usage(existing(place.root)).free < _ALMOST_FULL


def of_os_error(place: Place, error: OSError) -> SetupError:
    return fault(kind_of(place, str(error)), place)
