"""Where the parts of a preparation lie; knows names, touches nothing."""

from __future__ import annotations

import os
from pathlib import Path

BASE_LOCK = "requirements.lock"
TESTS_LOCK = "tests/requirements.lock"
CLASS_LOCK = "kit/classroom/requirements.lock"


class Place:
    """A folder that holds the kit."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        return self.script("python")

    @property
    def stamp(self) -> Path:
        return self.venv / "kit-bimtek.json"

    @property
    def state(self) -> Path:
        return self.root / ".kit"

    @property
    def log(self) -> Path:
        return self.state / "persiapan.log"

    @property
    def guard(self) -> Path:
        """The file that is locked while a preparation runs."""
        return self.state / "persiapan.kunci"

    @property
    def cache(self) -> Path:
        """What was downloaded. It stays: uv links to it, so it costs little and saves the next download."""
        return self.state / "unduhan"

    def script(self, name: str) -> Path:
        if os.name == "nt":
            return self.venv / "Scripts" / f"{name}.exe"
        return self.venv / "bin" / name
