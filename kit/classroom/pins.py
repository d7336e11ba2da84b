"""PINs of the seats: kept as scrypt hashes, set once by the participant, slowed down when guessed at."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from pathlib import Path

from kit.base.throttle import Throttle
from kit.classroom import folder as folders

SHORTEST, LONGEST = 4, 8  # digits
FREE = 5  # wrong answers before the first wait


def acceptable(pin: str) -> bool:
    return pin.isascii() and pin.isdecimal() and SHORTEST <= len(pin) <= LONGEST


def weak(pin: str) -> bool:
    """Whether a neighbour tries it first: one digit repeated, digits in a row, a year of birth."""
    year = len(pin) == 4 and pin.startswith(("19", "20"))
    return year or len(set(pin)) == 1 or pin in "01234567890" or pin in "09876543210"


@dataclass(frozen=True)
class Pins:
    """The PINs of a class in one file, read anew each time.

    Without a lock: the hub, which does one thing at a time, writes alone while it runs; the command only where none runs.
    """

    path: Path

    def has(self, seat: str) -> bool:
        return seat in folders.read_json(self.path, {})

    def put(self, seat: str, pin: str) -> bool:
        """Set the PIN of a seat that has none; False where somebody was faster."""
        kept = folders.read_json(self.path, {})
        if seat in kept:
            return False
        salt = secrets.token_bytes(16)
        kept[seat] = [base64.b64encode(one).decode() for one in (salt, _hash(pin, salt))]
        folders.write_json(self.path, kept)
        return True

    def right(self, seat: str, pin: str) -> bool:
        kept = folders.read_json(self.path, {}).get(seat)
        if kept is None:
            return False
        salt, known = map(base64.b64decode, kept)
        return hmac.compare_digest(_hash(pin, salt), known)

    def reset(self, seat: str) -> bool:
        """Forget a PIN, so that the participant sets a new one; False where there was none."""
        kept = folders.read_json(self.path, {})
        if seat not in kept:
            return False
        del kept[seat]
        folders.write_json(self.path, kept)
        return True


def _hash(pin: str, salt: bytes) -> bytes:
    # 16 MiB and some 40 ms each: a stolen file of 4-digit PINs does not stand long, 40 logins at once do.
    return hashlib.scrypt(pin.encode(), salt=salt, n=2**14, r=8, p=1)


def throttle() -> Throttle:
    """What slows down guessing; nobody is kept from a seat for longer than an hour."""
    return Throttle(FREE, pause=5, longest=300, memory=3600)
