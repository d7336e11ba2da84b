"""Ends what a participant's earlier sign-ins opened, in the hub's database; for a class that does not run."""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import closing
from pathlib import Path


def end(database: Path, seat: str) -> None:
    """Make the cookies and tokens of a seat void; nothing to do where the hub has never run."""
    if not database.exists():
        return
    with closing(sqlite3.connect(database)) as connection, connection:
        new = (secrets.token_hex(16), seat)
        connection.execute("UPDATE users SET cookie_id = ? WHERE name = ?", new)
        connection.execute(
            "DELETE FROM api_tokens WHERE user_id IN (SELECT id FROM users WHERE name = ?)", new[1:]
        )
