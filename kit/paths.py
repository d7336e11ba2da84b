"""Where things lie; the only place that knows the layout of the repository."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = ROOT / "notebooks"
EXERCISES = ROOT / "exercises"
DATASETS = ROOT / "datasets"
STATE = Path(
    os.environ.get("KIT_STATE") or ROOT / ".kit"
)  # JupyterLab's own files; a class's seat has its own


def progress() -> Path:
    """The folder of the records; a class or a test names another one in KIT_PROGRESS."""
    return Path(os.environ.get("KIT_PROGRESS") or ROOT / "progress")


def lessons() -> Path:
    """The folder of the learner's copies of the lessons, beside datasets/; a seat or a test names another one in KIT_BELAJAR."""
    own = "belajar-fasilitator" if facilitator() else "belajar"
    return Path(os.environ.get("KIT_BELAJAR") or ROOT / own)


def facilitator() -> bool:
    """Whether lessons show the facilitator's notes, as `mulai --fasilitator` asks."""
    return os.environ.get("KIT_FASILITATOR") == "1"


def own_data() -> Path:
    """The folder of the learner's own programme data; the card of `kit.rapikan` looks there and writes there."""
    return Path(os.environ.get("KIT_DATA") or ROOT / "data-saya")


def classroom() -> Path:
    """The folder of this computer's class; a test, or a cluster, names another one in KIT_KELAS."""
    return Path(os.environ.get("KIT_KELAS") or STATE / "kelas")


def in_seat() -> bool:
    """Whether this is a participant's seat in a class: there is no file manager but JupyterLab's."""
    return "JUPYTERHUB_USER" in os.environ


def own_kinds() -> list[Path]:
    """Folders with further kinds of exercise, named in KIT_KINDS."""
    return [Path(folder) for folder in os.environ.get("KIT_KINDS", "").split(os.pathsep) if folder]
