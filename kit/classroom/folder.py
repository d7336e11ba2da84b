"""The folder of a class: where its state lies, and how its small files are kept whole through a power cut."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from kit import text_class as text
from kit.base import files
from kit.classroom.errors import ClassError

KEY_FILE = "kunci-fasilitator"  # with which the facilitator's browser gets in once
NO_BOARD = "KIT_KELAS_TANPA_PAPAN"  # tells the hub's configuration to leave the collector out


def make(folder: Path) -> None:
    """Create the folder, shut to every other account of this computer."""
    for one in (folder, folder / "logs", folder / "seats"):
        one.mkdir(mode=0o700, parents=True, exist_ok=True)
        one.chmod(0o700)


@dataclass
class ClassSettings:
    """What a class keeps from start to start, so that addresses, code and running seats stay valid."""

    code: str  # the class code: six digits
    token: str  # with which the kit's commands talk to the hub
    port: int = 0  # what participants type; 0: not yet chosen
    address: str = ""  # on which it listens; "" is every address of this computer
    hub_port: int = 0
    proxy_port: int = 0
    collector_port: int = 0
    isolate: bool = True
    idle_seconds: int = 3 * 3600  # longer than lunch and a nap of the laptop

    @property
    def hub(self) -> str:
        """The hub's own address, which seats and services use."""
        return f"http://127.0.0.1:{self.hub_port}/hub"


def load(folder: Path) -> ClassSettings:
    """The settings of a class; new ones, not yet written, where there are none."""
    known = {one.name for one in fields(ClassSettings)}
    kept = {name: value for name, value in read_json(folder / "kelas.json", {}).items() if name in known}
    fresh = {"code": f"{secrets.randbelow(1_000_000):06d}", "token": secrets.token_hex(32)}
    return ClassSettings(**fresh | kept)


def save(folder: Path, settings: ClassSettings) -> None:
    write_json(folder / "kelas.json", asdict(settings))


def read_json(path: Path, missing: Any) -> Any:
    """What the file holds; `missing` where there is none. Raises ClassError where it is damaged."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return missing
    except ValueError as error:
        raise ClassError(text.STATE_DAMAGED.format(file=path)) from error


def write_json(path: Path, value: Any) -> None:
    """Put `value` in the file, whole or not at all; raises ClassError where it cannot be kept."""
    try:
        files.write_json(path, value, private=True)
    except OSError as error:
        raise ClassError(text.STATE_NOT_KEPT.format(folder=path.parent, reason=error.strerror)) from error


def new_key(folder: Path) -> str:
    """A key with which a facilitator's browser gets in once; an earlier one is void."""
    key, path = secrets.token_urlsafe(24), folder / KEY_FILE
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(key)
    return key
