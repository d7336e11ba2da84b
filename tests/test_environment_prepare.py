"""The steps of a preparation, with an installer that only makes folders; the locks."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from copies import make_venv, site

from kit import paths, text_setup
from kit.environment import install, prepare, stamp, tools
from kit.environment.errors import SetupError
from kit.environment.place import BASE_LOCK, TESTS_LOCK, Place
from kit.environment.screen import Screen
from kit.environment.stamp import Reason

BASE = [BASE_LOCK]
BOTH = [BASE_LOCK, TESTS_LOCK]
posix = pytest.mark.skipif(os.name == "nt", reason="a signal or a shell script that Windows does not have")


class FakeInstaller:
    """Puts folders where pip and uv would put packages; fails or is interrupted on demand."""

    fails: BaseException | None = None
    adds: tuple[str, ...] = ("pandas",)

    def __init__(self, place: Place, _screen: Screen, _handle: int) -> None:
        self.place = place

    def uv(self) -> None:
        pass

    def packages(self, _locks: list[str]) -> None:
        for name in self.adds:
            (site(self.place) / name).mkdir(exist_ok=True)
        if self.fails:
            raise self.fails

    def kit(self) -> None:
        pass


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> type[FakeInstaller]:
    class Fake(FakeInstaller):
        pass

    def make(preparation: prepare._Preparation) -> None:
        preparation._clear_the_way()
        make_venv(preparation.place)

    monkeypatch.setattr(prepare, "Installer", Fake)
    monkeypatch.setattr(prepare._Preparation, "_make_venv", make)
    return Fake


def prepared(place: Place, locks: list[str]) -> str:
    stream = io.StringIO()
    prepare.prepare(place, locks, Screen(stream))
    return stream.getvalue()


def test_a_preparation_ends_ready(place: Place, fake: type[FakeInstaller]) -> None:
    shutil.rmtree(place.venv)
    said = prepared(place, BASE)
    assert text_setup.REASONS["missing"] in said
    assert "[4/4] Memasang kit" in said
    assert stamp.why(place, BASE) is None


def test_an_interrupted_preparation_is_completed(place: Place, fake: type[FakeInstaller]) -> None:
    shutil.rmtree(place.venv)
    fake.fails = KeyboardInterrupt()
    with pytest.raises(SetupError) as error:
        prepared(place, BASE)
    assert error.value.kind == "interrupted"
    assert stamp.why(place, BASE) is Reason.UNFINISHED
    fake.fails = None
    assert text_setup.REASONS["unfinished"] in prepared(place, BASE)
    assert stamp.why(place, BASE) is None


def test_a_broken_venv_is_made_anew(place: Place, fake: type[FakeInstaller]) -> None:
    place.python.unlink()
    (site(place) / "half").mkdir()
    assert text_setup.REASONS["broken"] in prepared(place, BASE)
    assert not (site(place) / "half").exists()
    assert not (place.state / "buang").exists()


def test_a_venv_of_someone_else_is_put_aside_unharmed(place: Place, fake: type[FakeInstaller]) -> None:
    (place.root / ".venv-lama-1").mkdir()
    shutil.rmtree(place.venv)
    place.venv.mkdir()
    (place.venv / "mine").write_text("work of a day")
    assert ".venv-lama-2" in prepared(place, BASE)
    assert (place.root / ".venv-lama-2" / "mine").read_text() == "work of a day"
    assert stamp.why(place, BASE) is None


def test_tests_that_cannot_be_downloaded_leave_the_lessons_ready(
    place: Place, fake: type[FakeInstaller]
) -> None:
    fake.fails = tools.ToolError("dns error")
    with pytest.raises(SetupError) as error:
        prepared(place, BOTH)
    assert error.value.kind == "network"
    assert stamp.why(place, BASE) is None


def test_half_installed_tests_do_not_count_as_ready(place: Place, fake: type[FakeInstaller]) -> None:
    fake.adds = ("playwright",)
    fake.fails = tools.ToolError("Segmentation fault")
    with pytest.raises(SetupError):
        prepared(place, BOTH)
    assert stamp.why(place, BASE) is Reason.UNFINISHED


def test_another_window_may_have_done_it(place: Place, fake: type[FakeInstaller]) -> None:
    assert prepared(place, BASE) == ""


def test_a_folder_below_a_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "berkas").touch()
    with pytest.raises(SetupError) as error:
        prepared(Place(tmp_path / "berkas" / "kit"), BASE)
    assert error.value.kind == "readonly"


def test_too_little_room_is_said_before_the_download(
    place: Place, fake: type[FakeInstaller], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(place.venv)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=300_000_000))
    with pytest.raises(SetupError) as error:
        prepared(place, BASE)
    assert error.value.kind == "disk"
    assert not place.venv.exists()


def test_debians_python_without_venv_is_told_the_package(
    place: Place, fake: type[FakeInstaller], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(place.venv)
    monkeypatch.setattr(prepare.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(SetupError, match="sudo apt install python3-venv"):
        prepared(place, BASE)


def test_the_pin_of_uv_is_taken_from_the_lock(place: Place) -> None:
    pin = install.uv_pin(place)
    assert pin.startswith("uv==")
    assert "--hash=sha256:" in pin
    assert "# via" not in pin
    (place.root / BASE_LOCK).write_text("anyio==4.16.0\n")
    with pytest.raises(LookupError, match="no uv"):
        install.uv_pin(place)


@pytest.mark.parametrize("lock", BOTH)
def test_a_lock_names_no_machine(lock: str) -> None:
    text = (paths.ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text.split("\n", 2)[2]
    assert str(Path.home()) not in text
    assert text.count("--hash=sha256:") > text.count("==")


def test_both_locks_agree() -> None:
    versions = [
        dict(
            line.split(" ")[0].split("==")
            for line in (paths.ROOT / lock).read_text().splitlines()
            if line[:1].isalnum()
        )
        for lock in BOTH
    ]
    shared = versions[0].keys() & versions[1].keys()
    assert shared
    assert {name: versions[0][name] for name in shared} == {name: versions[1][name] for name in shared}
