"""The steps of a preparation, with an installer that only makes folders; the locks."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile

import pytest
from copies import make_venv, site

from kit import paths, text_setup
from kit.environment import SetupError, install, prepare, requirements, stamp, tools
from kit.environment.place import BASE_LOCK, CLASS_LOCK, TESTS_LOCK, UV_LOCK, Place
from kit.environment.screen import Screen

BASE = [BASE_LOCK]
BOTH = [BASE_LOCK, TESTS_LOCK]
posix = pytest.mark.skipif(os.name == "nt", reason="a signal or a shell script that Windows does not have")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


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
    assert stamp.why(place, BASE) == "unfinished"
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
    assert stamp.why(place, BASE) == "unfinished"


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


@pytest.mark.parametrize("absent", [("venv",), ("ensurepip", "pip")])
def test_debians_python_without_venv_is_told_the_package(
    absent: tuple[str, ...], place: Place, fake: type[FakeInstaller], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(place.venv)
    monkeypatch.setattr(prepare, "find_spec", lambda name: None if name in absent else name)
    with pytest.raises(SetupError, match="sudo apt install python3-venv"):
        prepared(place, BASE)


class Installer(install.Installer):
    """Its tools are written down instead of run; each that is named in `fails` ends with that output."""

    def __init__(self, place: Place) -> None:
        super().__init__(place, Screen(io.StringIO()), 0)
        self.ran: list[str] = []
        self.fails: dict[str, str] = {}

    def _run(self, *command: str) -> None:
        words = " ".join(command)
        self.ran.append(words)
        for part, output in self.fails.items():
            if part in words:
                raise tools.ToolError(output)
        if " download " in words:
            folder = Path(command[command.index("--dest") + 1])
            folder.mkdir(parents=True, exist_ok=True)
            with ZipFile(folder / "uv-1.whl", "w") as wheel:
                wheel.writestr(f"uv-1.data/scripts/{self._uv.name}", "the program")


def test_uv_is_taken_out_of_its_wheel_once(place: Place) -> None:
    installer = Installer(place)
    installer.uv()
    assert installer._uv.read_text() == "the program"
    assert os.access(installer._uv, os.X_OK)
    assert not list(place.cache.rglob("*.whl"))
    installer.uv()
    assert len(installer.ran) == 1


def test_a_python_without_pip_gets_one_apart(place: Place) -> None:
    installer = Installer(place)
    installer.fails = {f"{install.BASE_PYTHON} -m pip": "/usr/bin/python3: No module named pip"}
    installer.uv()
    assert [words.split(" -m ")[1].split()[0] for words in installer.ran] == ["pip", "venv", "pip"]
    assert installer._uv.exists()
    installer.fails = {str(installer._uv): "Permission denied"}
    installer.packages(BASE)
    assert " venv " not in installer.ran[-1]
    assert installer.ran[-1].startswith(str(place.cache))  # made once


def test_the_network_is_asked_only_for_what_is_not_kept(place: Place) -> None:
    installer = Installer(place)
    installer.uv()
    installer.packages(BASE)
    assert "--offline" in installer.ran[-1]
    installer.fails = {"--offline": "hint: the network was disabled"}
    installer.packages(BASE)
    assert "--offline" in installer.ran[-2]
    assert "--offline" not in installer.ran[-1]
    assert all("--require-hashes" in words for words in installer.ran)


@pytest.mark.parametrize("output", ["No matching distribution found for uv", "Segmentation fault"])
def test_pip_installs_where_there_is_no_uv(place: Place, output: str) -> None:
    installer = Installer(place)
    installer.fails = {" download ": output}
    installer.uv()
    installer.packages(BASE)
    installer.kit()
    assert all(f"-m pip --python {place.python} install" in words for words in installer.ran[1:])


def test_pip_installs_where_uv_may_not_run(place: Place) -> None:
    installer = Installer(place)
    installer.uv()
    installer.fails = {str(installer._uv): "Permission denied"}
    installer.packages(BASE)
    assert f"-m pip --python {place.python} install" in installer.ran[-1]
    installer.fails = {str(installer._uv): "No space left on device"}
    with pytest.raises(tools.ToolError):  # pip cannot help there
        installer.packages(BASE)


def test_without_a_network_there_is_no_uv_and_no_attempt_at_the_packages(place: Place) -> None:
    installer = Installer(place)
    installer.fails = {" download ": "Failed to establish a new connection"}
    with pytest.raises(tools.ToolError):
        installer.uv()


def test_packages_are_counted_while_they_come(place: Place) -> None:
    class Counting(install.Installer):
        def _run(self, *command: str) -> None:
            place.log.write_text("\nCollecting a\nCollecting b\n")
            self._count()

    place.state.mkdir()
    stream = Terminal()
    installer = Counting(place, Screen(stream), 0)
    total = len(requirements.locked(place.root, BASE))
    installer.packages(BASE)  # there is no uv: pip fetches
    assert f" 2 dari {total} paket" in stream.getvalue()
    for number in range(3):
        (place.cache / "uv" / "archive-v0" / str(number)).mkdir(parents=True)
    installer.packages(BASE)
    assert f" 3 dari {total} paket" in stream.getvalue()


def test_a_lock_tells_what_every_machine_has(place: Place) -> None:
    (place.root / BASE_LOCK).write_text(
        "uv==0.13.9 \\\n    --hash=sha256:00\npywinpty==3.1 ; os_name == 'nt' \\\n"
    )
    assert requirements.locked(place.root, BASE) == {"uv": "0.13.9"}


@pytest.mark.parametrize("lock", [*BOTH, CLASS_LOCK, UV_LOCK])
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
