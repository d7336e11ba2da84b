"""The door of a class whose participants come through an ingress: their addresses tell nothing there."""

from __future__ import annotations

import secrets
from typing import Any

from kit import paths
from kit.classroom.sign_in import Credentials, SeatAuthenticator

CODE_DIGITS = 12  # what nobody guesses, since guesses at the code cannot be slowed down per address


class ClusterCredentials(Credentials):
    """The facilitator is not at the hub's own computer: the key alone decides, and opens once."""

    def facilitator(self, key: str, _address: str) -> bool:
        return super().facilitator(key, "127.0.0.1")

    def origin(self, _address: str) -> list[str]:
        """Guesses are slowed down per seat alone: behind an ingress or an office's router hundreds share one address."""
        return []


class ClusterAuthenticator(SeatAuthenticator):
    """Class code, own name, PIN; as on one laptop."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.credentials = ClusterCredentials(paths.classroom())


def new_code() -> str:
    return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"
