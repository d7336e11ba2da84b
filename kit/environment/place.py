"""Where the parts of a preparation lie; knows names, touches nothing."""

from __future__ import annotations

import os
from pathlib import Path

BASE_LOCK = "requirements.lock"
TESTS_LOCK = "tests/requirements.lock"
CLASS_LOCK = "kit/classroom/requirements.lock"
UV_LOCK = "kit/environment/requirements.lock"


class Place:
    """A folder that holds the kit. `cache` stays: uv links to it, so it costs little and saves the next download."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.venv = root / ".venv"
        self.stamp = self.venv / "kit-bimtek.json"
        self.python = program(self.venv, "python")
        self.state = root / ".kit"
        self.log = self.state / "persiapan.log"
        self.guard = self.state / "persiapan.kunci"  # locked while a preparation runs
        self.cache = self.state / "unduhan"


def program(venv: Path, name: str) -> Path:
    """Where a virtual environment keeps a program."""
    return venv / "Scripts" / f"{name}.exe" if os.name == "nt" else venv / "bin" / name
