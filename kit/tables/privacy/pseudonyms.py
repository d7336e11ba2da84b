"""Keyed pseudonyms: the same person gets the same one in every file of this computer, and nobody else can undo it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Callable
from typing import Any

import pandas as pd

from kit import paths
from kit import text_tables as text
from kit.base.files import error_code, locked, write_text
from kit.tables.model import TableError
from kit.tables.persons import identity

_KEY_BYTES = 32
_SHORT, _LONG = 8, 16  # base32 characters of 5 bits
_LOCK_SECONDS = 10.0
_NORMAL: dict[str, Callable[[Any], str]] = {
    "nik": identity.nik,
    "kk": identity.nik,
    "telepon": identity.phone,
    "nama": identity.name,
    "ibu": identity.name,
}


def normal(cell: Any, kind: str) -> str:
    """The spelling of which the pseudonym is made, "" if the cell does not tell who it is."""
    if kind in _NORMAL:
        return _NORMAL[kind](cell)
    return identity.stripped(cell).casefold().removeprefix("mailto:")


def key() -> bytes:
    """The secret of this computer, made on first use, readable by its owner alone; raises TableError."""
    path = paths.STATE / "kunci-samaran"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with locked(path, _LOCK_SECONDS):
            if not path.exists():
                write_text(path, secrets.token_hex(_KEY_BYTES), private=True)
            digits = path.read_text(encoding="ascii", errors="replace").strip()
    except OSError as error:
        raise TableError(text.KEY_UNREADABLE.format(file=path.name, reason=error_code(error))) from error
    try:
        secret = bytes.fromhex(digits)
    except ValueError:
        secret = b""
    if len(secret) != _KEY_BYTES:
        raise TableError(text.KEY_DAMAGED.format(file=path.name))
    return secret


def pseudonyms(cells: pd.Series, kind: str, key: bytes) -> pd.Series:
    """Each cell's pseudonym as string dtype, same index; NA for a blank and for what does not tell who it is.

    `PS-` and 8 base32 characters of HMAC-SHA256 over kind and normal spelling; two persons of one table whose
    8 characters agree get 16.
    """
    plain = cells.map(lambda cell: normal(cell, kind))
    long = {spelling: _code(f"{kind}:{spelling}", key) for spelling in sorted(set(plain)) if spelling}
    count: dict[str, int] = {}
    for code in long.values():
        count[code[:_SHORT]] = count.get(code[:_SHORT], 0) + 1
    codes = {
        spelling: code[: _SHORT if count[code[:_SHORT]] == 1 else _LONG] for spelling, code in long.items()
    }
    return plain.map({spelling: f"PS-{code}" for spelling, code in codes.items()}).astype("string")


def _code(plain: str, key: bytes) -> str:
    digest = hmac.new(key, plain.encode(), hashlib.sha256).digest()
    return base64.b32encode(digest).decode()[:_LONG]
