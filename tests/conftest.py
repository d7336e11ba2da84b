"""What the tests of several modules share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from copies import copy_kit, fill, make_venv
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from kit.environment import stamp
from kit.environment.place import BASE_LOCK, Place

# Several processes share the processors: how long one example takes says nothing.
hypothesis.settings.register_profile("kit", deadline=None)
hypothesis.settings.load_profile("kit")

# Files of tests that take longest, longest first: no processor shall be left alone with one of them.
LONGEST = (
    "test_classroom_cluster_image",
    "test_lessons",
    "test_notebooks",
    "test_environment",
    "test_class",
    "test_classroom_class",
    "test_board",
    "test_resilience",
    "test_classroom_cluster_running",
    "test_style",
    "test_classroom_isolation",
    "test_cards",
    "test_desk",
    "test_language",
)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """All processors for a folder of tests; a few files start sooner in one process."""
    whole = all(Path(argument).is_dir() for argument in config.args)
    return min(os.cpu_count() or 1, 4) if whole else 0


class ByFile(LoadScopeScheduling):
    """What is in one file shares its servers, hence its process; in test_lessons, what is about one lesson."""

    def _split_scope(self, nodeid: str) -> str:
        file, _, test = nodeid.partition("::")
        return test.partition("[")[2] if file.endswith("/test_lessons.py") else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFile:
    return ByFile(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=_start)


def _start(item: pytest.Item) -> int:
    return LONGEST.index(item.path.stem) if item.path.stem in LONGEST else len(LONGEST)


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
def toy_kinds(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder with a kind that the kit does not have, as KIT_KINDS would bring it."""
    from kit import kinds

    folder = Path(__file__).parent / "toy_kinds"
    monkeypatch.setattr(kinds, "__path__", [*kinds.__path__, str(folder)])
    kinds.kind.cache_clear()
    yield folder
    kinds.kind.cache_clear()


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
