"""What the tests of several modules share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from copies import copy_kit, fill, make_venv

from kit.environment import stamp
from kit.environment.place import BASE_LOCK, Place


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A .venv with two packages of one file each, stamped as ready for the lessons."""
    place = copy_kit(tmp_path_factory.mktemp("asli"))
    make_venv(place)
    fill(place)
    stamp.write(place, [BASE_LOCK])
    return place


@pytest.fixture
def place(original: Place, tmp_path: Path) -> Place:
    """A copy that believes to have always been where it is."""
    shutil.copytree(original.root, tmp_path / "kit", symlinks=True)
    copied = Place((tmp_path / "kit").resolve())
    stamp.write(copied, [BASE_LOCK])
    return copied


@pytest.fixture
def progress(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the records, still empty; and no card that an earlier test left open."""
    from kit.cards.exercise import ExerciseCard
    from kit.cards.panel import Panel

    folder = tmp_path / "progress"
    monkeypatch.setenv("KIT_PROGRESS", str(folder))
    Panel.shown.clear()
    ExerciseCard.nameless.clear()
    return folder
