"""`siap`: what it sees, and that every fault names its repair."""

from __future__ import annotations

import socket
import sys
from importlib.metadata import Distribution
from pathlib import Path
from types import SimpleNamespace

import pytest
from copies import BARE_PYTHON, copy_kit, kit

from kit import browsers, cli, doctor, environment, paths, text_setup
from kit.base import machine
from kit.base.condition import Condition
from kit.environment import requirements

COMMAND = "python3 -m kit"


def test_it_runs_before_anything_is_installed(tmp_path: Path) -> None:
    place = copy_kit(tmp_path)
    ran = kit(place, "siap", python=BARE_PYTHON)
    assert ran.returncode == 1
    assert ran.stderr == ""
    lines = ran.stdout.splitlines()
    absent = lines.index(f"{text_setup.BAD}: {text_setup.PACKAGES_ABSENT}")
    assert lines[absent + 1].endswith(f"jalankan: {cli.COMMAND} mulai")
    assert not place.venv.exists()


def test_good_and_bad_are_told_in_words_and_counted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = [Condition("satu"), Condition("dua", "pasang")]
    monkeypatch.setattr(doctor, "examine", lambda _: seen)
    assert doctor.main(COMMAND) == 1
    said = capsys.readouterr().out
    assert said.startswith("✓ BAIK: satu\n✗ PERBAIKI: dua\n   Perbaikan: pasang\n")
    assert "Kekurangan: 1." in said
    del seen[1]
    assert doctor.main(COMMAND) == 0
    assert "Komputer ini siap" in capsys.readouterr().out


def test_everything_is_examined() -> None:
    seen = " ".join(condition.seen for condition in doctor.examine(COMMAND))
    for word in ("Python 3", "paket", "huruf", "ruang penyimpanan", "memori", "peramban", "folder", "port"):
        assert word in seen


# --- packages -------------------------------------------------------------------------------------


def install(site: Path, name: str, version: str, **files: str) -> Distribution:
    """A package as an installer leaves it."""
    info = site / f"{name}-{version}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    record = [f"{info.name}/RECORD,,"]
    for file, text in files.items():
        (site / file).write_text(text)
        record.append(f"{file},,{len(text)}")
    (info / "RECORD").write_text("\n".join(record) + "\n")
    return Distribution.at(info)


def test_packages_of_the_lock_are_compared_file_by_file(tmp_path: Path) -> None:
    good = install(tmp_path, "Jupyter_Client", "8.1", client="x = 1\n")
    old = install(tmp_path, "pandas", "3.0", pandas="old")
    short = install(tmp_path, "numpy", "2.4", numpy="import this")
    lost = install(tmp_path, "anyio", "4.1", anyio="import that")
    (tmp_path / "numpy").write_text("")
    (tmp_path / "anyio").unlink()
    locked = {"jupyter-client": "8.1", "pandas": "3.1", "numpy": "2.4", "anyio": "4.1", "uv": "0.13.9"}
    assert doctor.wrong_packages(locked, [good, old, short, lost]) == ["pandas", "numpy", "anyio", "uv"]


def test_the_real_lock_is_read() -> None:
    locked = requirements.locked(paths.ROOT, ["requirements.lock"])
    assert locked["jupyterlab"].startswith("4.")
    assert "pywinpty" not in locked  # only on Windows


def test_damage_inside_the_venv_names_what_to_delete(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "inside", lambda: True)
    monkeypatch.setattr(doctor, "wrong_packages", lambda *_: ["pandas", "numpy"])
    found = doctor.packages(COMMAND)
    assert found.seen.startswith("2 paket")
    assert "pandas, numpy" in found.seen
    assert str(paths.ROOT / ".venv") in found.repair


@pytest.mark.parametrize(
    ("unmet", "importable", "good"), [([], True, True), ([], False, False), (["a"], True, False)]
)
def test_elsewhere_the_direct_dependencies_count(
    unmet: list[str], importable: bool, good: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "inside", lambda: False)
    monkeypatch.setattr(environment, "kit_importable", lambda _: importable)
    monkeypatch.setattr(doctor.requirements, "unmet", lambda _: unmet)
    assert (doctor.packages(COMMAND).repair == "") is good


# --- the machine ----------------------------------------------------------------------------------


def test_the_font_is_a_file_of_matplotlib(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = SimpleNamespace(origin=str(tmp_path / "__init__.py"))
    monkeypatch.setattr(doctor, "find_spec", lambda _: spec)
    assert doctor.font(COMMAND).repair
    folder = tmp_path / "mpl-data" / "fonts" / "ttf"
    folder.mkdir(parents=True)
    (folder / "DejaVuSans.ttf").touch()
    assert not doctor.font(COMMAND).repair


@pytest.mark.parametrize(("free", "good"), [(5_000_000_000, True), (100_000_000, False)])
def test_disk(free: int, good: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(machine, "free_disk", lambda _: free)
    assert (doctor.disk(tmp_path).repair == "") is good


@pytest.mark.parametrize(("size", "good"), [(8_000_000_000, True), (1_000_000_000, False), (None, True)])
def test_memory(size: int | None, good: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "memory", lambda: size)
    assert (doctor.memory().repair == "") is good


def test_a_folder_is_tried(tmp_path: Path) -> None:
    assert not doctor.write_access(tmp_path).repair
    assert not doctor.write_access(tmp_path / "progress").repair  # would be made there
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "progress").touch()
    assert doctor.write_access(tmp_path / "progress" / "x").seen


def test_a_port_in_use_leads_to_the_next() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(doctor, "FIRST_PORT", number)
            found = doctor.port(COMMAND)
            assert not found.repair
            assert f"(port {number} sedang dipakai program lain)" in found.seen
            patch.setattr(doctor, "_PORTS", 0)
            assert "--port" in doctor.port(COMMAND).repair


# --- browsers -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("program", "drives", "reads"),
    [
        ("chromium", True, True),
        ("microsoft-edge", True, True),
        ("firefox", False, True),
        ("w3m", False, False),
    ],
)
def test_browsers_on_the_path(
    program: str, drives: bool, reads: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / program).write_text("#!/bin/sh\n")
    (tmp_path / program).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    assert bool(browsers.chromium()) is drives
    assert bool(browsers.any_browser()) is reads
    assert (doctor.browser(COMMAND).repair == "") is reads


def test_browsers_of_windows_are_found_in_their_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edge = tmp_path / "Microsoft" / "Edge" / "Application" / "msedge.exe"
    edge.parent.mkdir(parents=True)
    edge.touch()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PROGRAMFILES(X86)", str(tmp_path))
    assert browsers.chromium() == str(edge)


def test_firefox_of_windows_is_no_chromium(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    firefox = tmp_path / "Mozilla Firefox" / "firefox.exe"
    firefox.parent.mkdir()
    firefox.touch()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    assert browsers.chromium() is None
    assert browsers.any_browser() == str(firefox)
