"""JupyterLab as the kit starts it: where it writes, what it opens, what it is told."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from desk import ask, enter
from tornado.web import Application

from kit import lab, learner, paths, text
from kit.cards.exercise import ExerciseCard
from kit.exercises import find
from kit.lab import copies
from kit.record import RecordError

CONFIG = [
    path
    for name in ("config", "author_config", "share")
    for path in sorted((lab.HERE / name).rglob("*.json"))
]
STATIC = Path(sys.prefix) / "share" / "jupyter" / "lab"


def own_paths(home: Path) -> list[str]:
    """Every folder that Jupyter would read or write under the kit's environment with another home."""
    code = """
from IPython.paths import get_ipython_dir
from jupyter_core.paths import jupyter_config_dir, jupyter_config_path, jupyter_data_dir, jupyter_path, jupyter_runtime_dir
from jupyterlab.commands import get_user_settings_dir, get_workspaces_dir
import matplotlib
print(jupyter_config_dir(), jupyter_data_dir(), jupyter_runtime_dir(), get_user_settings_dir(), get_workspaces_dir(),
      get_ipython_dir(), matplotlib.get_configdir(), *jupyter_config_path(), *jupyter_path(), sep="\\n")
"""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("JUPYTER", "IPYTHON", "MPL"))
    }
    env = kept | lab.environment() | {"HOME": str(home), "USERPROFILE": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout.split("\n")[:-1]


@pytest.mark.slow
def test_the_users_own_jupyter_is_left_alone(tmp_path: Path) -> None:
    found = own_paths(tmp_path)
    assert not [path for path in found if path.startswith(str(tmp_path))]
    assert not list(tmp_path.iterdir())
    written = found[:7]
    assert all(Path(path).is_relative_to(paths.STATE) for path in written), written
    assert found[7] == str(lab.HERE / "config")
    assert str(lab.HERE / "share") in found


# --- the page it opens ---


@pytest.fixture(autouse=True)
def copies_made(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The learner's folder with its copies: never the repository's own."""
    folder = tmp_path_factory.mktemp("kit") / "belajar"
    monkeypatch.setenv("KIT_BELAJAR", str(folder))
    copies.refresh()
    return folder


@pytest.mark.usefixtures("progress")
def test_a_newcomer_begins_at_the_beginning(copies_made: Path) -> None:
    assert lab.first_page() == "belajar/00-mulai.ipynb"
    enter()
    assert lab.first_page() == "belajar/00-mulai.ipynb"
    assert (copies_made.parent / lab.first_page()).is_file()


@pytest.mark.usefixtures("progress")
def test_a_learner_goes_on_where_the_last_answer_was(copies_made: Path) -> None:
    enter()
    for exercise_id in ("isi-satu-baris", "sandi-kuat"):
        exercise = find(exercise_id)
        ask(ExerciseCard(exercise), "check", answer="a")
        assert lab.first_page() == f"belajar/{exercise.lesson}.ipynb"
    assert (copies_made.parent / lab.first_page()).is_file()
    enter("Budi", "Lain")
    assert lab.first_page() == "belajar/00-mulai.ipynb"


@pytest.mark.usefixtures("progress")
def test_an_answer_to_an_exercise_that_is_gone() -> None:
    enter()
    who = learner.active()
    assert who
    who.record.append("attempt", exercise="sudah-tiada", revision="x", answer="a", outcome="right")
    assert lab.first_page() == "belajar/00-mulai.ipynb"


def test_an_unreadable_record_does_not_stop_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    def shut() -> None:
        raise RecordError(text.DISK_FULL)

    monkeypatch.setattr(learner, "active", shut)
    assert lab.first_page() == "belajar/00-mulai.ipynb"


# --- what the server is told ---


class Server:
    def __init__(self, port: int) -> None:
        self.port = port
        self.identity_provider = SimpleNamespace(token="tanda")  # noqa: S106
        self.log = logging.Logger("uji")
        self.waiting: list[Callable[[], None]] = []
        self.io_loop = SimpleNamespace(add_callback=self.waiting.append)

    def start(self) -> None:
        for callback in self.waiting:  # Jupyter, too, listens and calls back only now
            callback()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, progress: Path) -> dict[str, str]:
    """The options that `start` hands to JupyterLab, which then gets port 9001."""
    from jupyterlab.labapp import LabApp

    options: dict[str, str] = {}

    def initialize(argv: list[str]) -> Server:
        options.update(one.removeprefix("--").split("=", 1) for one in argv)  # type: ignore[arg-type]
        options["config"] = os.environ["JUPYTER_CONFIG_PATH"]
        options["no_config"] = os.environ.get("JUPYTER_NO_CONFIG", "")
        return Server(9001)

    monkeypatch.setattr(LabApp, "initialize_server", initialize)
    for name, value in lab.environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("JUPYTER_NO_CONFIG", "1")
    return options


def test_it_listens_on_this_computer_only_and_opens_the_lesson(
    told: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    enter()
    ask(ExerciseCard(find("pesan-hibah-palsu")), "check", answer=["a"])
    assert lab.start(9001, browser=False) == 0
    assert told["ServerApp.ip"] == "localhost"
    assert told["ServerApp.port"] == "9001"
    assert told["ServerApp.open_browser"] == "False"
    assert told["ServerApp.root_dir"] == str(paths.ROOT)
    assert told["LabApp.default_url"] == "/lab/tree/belajar/04-aman-digital.ipynb"
    assert (told["config"], told["no_config"]) == (str(lab.HERE / "config"), "")
    said = capsys.readouterr().out
    assert "http://localhost:9001/lab/tree/belajar/04-aman-digital.ipynb?token=tanda" in said
    assert text.NOT_OPENED in said
    assert text.ENDED in said
    assert text.PORT_TAKEN.split("{")[0] not in said.replace("Port 9001", "")


def test_what_is_missing_is_copied_before_it_is_opened(
    told: dict[str, str], copies_made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lesson, other = copies_made / "00-mulai.ipynb", copies_made / "04-aman-digital.ipynb"
    lesson.unlink()
    notebook = json.loads(other.read_text(encoding="utf-8"))
    other.write_text(json.dumps(notebook | {"cells": notebook["cells"][1:]}), encoding="utf-8")
    remembered = json.loads((copies_made / copies._ORIGINS).read_text(encoding="utf-8"))
    remembered[other.name][0] = "an earlier original"
    (copies_made / copies._ORIGINS).write_text(json.dumps(remembered), encoding="utf-8")
    assert lab.start(9001, browser=False) == 0
    assert lesson.is_file()
    assert text.LESSON_RENEWED.format(lesson="04-aman-digital") in capsys.readouterr().out
    assert told["LabApp.default_url"] == "/lab/tree/belajar/00-mulai.ipynb"


def test_without_a_copy_to_open_nothing_is_started(
    told: dict[str, str],
    copies_made: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full() -> None:
        raise copies.CopyError(text.COPIES_DISK_FULL)

    monkeypatch.setattr(copies, "refresh", full)
    assert lab.start(9001, browser=False) == 0  # yesterday's copies can be read all the same
    assert text.COPIES_DISK_FULL in capsys.readouterr().err
    told.clear()
    (copies_made / "00-mulai.ipynb").unlink()
    assert lab.start(9001, browser=False) == 1
    assert text.COPIES_DISK_FULL in capsys.readouterr().err
    assert not told


def test_an_author_opens_an_original(told: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert lab.write("4", 9001, browser=False) == 0
    assert told["LabApp.default_url"] == "/lab/tree/notebooks/04-aman-digital.ipynb"
    assert told["config"] == os.pathsep.join(str(lab.HERE / name) for name in ("author_config", "config"))
    assert os.environ["JUPYTERLAB_WORKSPACES_DIR"] != lab.environment()["JUPYTERLAB_WORKSPACES_DIR"]
    capsys.readouterr()
    told.clear()
    assert lab.write("99", 9001, browser=False) == 1
    assert capsys.readouterr().err.startswith("Sesi 99 tidak ada.")
    assert not told


def test_a_taken_port_is_said(told: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    lab.start(8888, browser=True)
    said = capsys.readouterr().out
    assert text.PORT_TAKEN.format(port=8888, used=9001) in said
    assert "http://localhost:9001/" in said
    assert text.OPENED in said
    assert told["ServerApp.open_browser"] == "True"


def test_no_setting_opens_the_server_to_others() -> None:
    words = " ".join(path.read_text(encoding="utf-8") for path in CONFIG)
    for door in ("allow_remote_access", "allow_origin", "disable_check_xsrf", '"ip"', '"token"', "password"):
        assert door not in words


# --- configuration ---


@pytest.mark.parametrize("path", CONFIG, ids=lambda path: path.name)
def test_configuration_is_json(path: Path) -> None:
    assert isinstance(json.loads(path.read_text(encoding="utf-8")), dict)


def installed() -> str:
    """The code of the installed JupyterLab, in which every plugin names itself."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((STATIC / "static").glob("*.js")))


def schema(plugin: str) -> Any:
    package, _, name = plugin.rpartition(":")
    return json.loads((STATIC / "schemas" / package / f"{name}.json").read_text(encoding="utf-8"))


def test_every_plugin_that_is_switched_off_exists() -> None:
    page = json.loads((lab.HERE / "config/labconfig/page_config.d/kit.json").read_text(encoding="utf-8"))
    code = installed()
    names = page["disabledExtensions"]
    assert len(names) > 20
    unknown = [
        name
        for name in names
        if f'"{name}"' not in code and f"'{name}'" not in code and f'"{name}:' not in code
    ]
    assert not unknown


@pytest.mark.parametrize("file", ["config/{}/kit", "config/{}/menus", "author_config/{}/author"])
def test_every_setting_is_one_of_jupyterlabs(file: str) -> None:
    path = lab.HERE / f"{file.format('labconfig/default_setting_overrides.d')}.json"
    for plugin, settings in json.loads(path.read_text(encoding="utf-8")).items():
        known = schema(plugin)
        assert settings.keys() <= known["properties"].keys() | {"menus", "contextMenu"}, plugin


def test_every_command_that_is_taken_off_a_menu_exists() -> None:
    menus = (lab.HERE / "config/labconfig/default_setting_overrides.d/menus.json").read_text(encoding="utf-8")
    code = installed() + "".join(
        path.read_text(encoding="utf-8") for path in (STATIC / "schemas").rglob("*.json")
    )

    def commands(part: Any) -> set[str]:
        inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
        own = {part["command"]} if isinstance(part, dict) and "command" in part else set()
        return own.union(*map(commands, inner))

    found = commands(json.loads(menus))
    assert len(found) > 20
    assert not {name for name in found if name not in code}


def test_what_an_author_gets_back_is_switched_off_for_learners() -> None:
    page, own = (
        json.loads((lab.HERE / f"{name}.json").read_text(encoding="utf-8"))
        for name in ("config/labconfig/page_config.d/kit", "author_config/labconfig/page_config.d/author")
    )
    assert not any(own["disabledExtensions"].values())
    assert own["disabledExtensions"].keys() <= page["disabledExtensions"].keys()
    assert not any("terminal" in name for name in own["disabledExtensions"])


@pytest.mark.parametrize(("folder", "module"), [("config", "contents"), ("author_config", "author")])
def test_the_contents_manager_named_in_the_configuration_is_there(folder: str, module: str) -> None:
    from traitlets.utils.importstring import import_item

    settings = json.loads((lab.HERE / folder / "jupyter_server_config.json").read_text(encoding="utf-8"))
    name = settings["ServerApp"]["contents_manager_class"]
    assert import_item(name).__module__ == f"kit.lab.{module}"
    settings = json.loads((lab.HERE / "config/jupyter_server_config.json").read_text(encoding="utf-8"))
    assert settings["ServerApp"]["terminals_enabled"] is False


def test_the_language_pack_has_the_name_that_jupyterlab_looks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "jupyterlab_language_pack_id_ID", raising=False)
    lab._load_jupyter_server_extension(SimpleNamespace(web_app=Application(base_url="/")))
    from kit.lab import language

    assert sys.modules.pop("jupyterlab_language_pack_id_ID") is language
