"""What went wrong with a preparation, said to a person. The cause is looked up, not guessed from one word."""

from __future__ import annotations

import re
import sys

from kit import text_setup as text
from kit.base import machine
from kit.base.indonesian import size
from kit.environment import SetupError
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
        "free": size(machine.free_disk(place.root)),
        "needed": size(NEEDED),
    }
    said = text.FAULTS[kind] % values
    says_more = place.log.exists() and place.log.stat().st_size > 0
    if says_more and kind not in ("interrupted", "readonly"):
        said = f"{said}\n{text.LOG % place.log}"
    return SetupError(kind, said)


def kind_of(place: Place, output: str) -> str:
    """The cause of a tool's failure: first what can be seen on the disk, then what the tool said."""
    full = re.search(r"no space left|error 112\b|disk quota", output, re.IGNORECASE)
    if full or machine.free_disk(place.root) < _ALMOST_FULL:
        return "disk"
    if not machine.writable(place.root):
        return "readonly"
    said = (kind for kind, sign in _SIGNS.items() if re.search(sign, output, re.IGNORECASE))
    return next(said, "unknown")
