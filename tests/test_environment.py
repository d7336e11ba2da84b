"""Which Python runs the kit; and the whole way with real tools, killed, moved and cut off."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from copies import BARE_PYTHON, copy_kit, kit, outside

from kit import environment, paths, text_setup
from kit.environment import requirements
from kit.environment.place import BASE_LOCK, TESTS_LOCK, Place

BASE = [BASE_LOCK]
BOTH = [BASE_LOCK, TESTS_LOCK]
posix = pytest.mark.skipif(os.name == "nt", reason="a signal or a shell script that Windows does not have")


@pytest.mark.parametrize("group", [None, "siapkan", "alat", "uji"])
def test_every_requirement_is_readable_without_a_library(group: str | None) -> None:
    declared = requirements.declared(paths.ROOT, group)
    assert declared
    requirements.unmet(declared)  # raises where the form is not NAME>=LOW,<HIGH


@pytest.mark.parametrize(
    ("requirement", "met"),
    [
        ("pytest>=1,<1000", True),
        ("pytest>=999,<1000", False),
        ("pytest>=0.1,<0.2", False),
        ("no-such-package>=1,<2", False),
    ],
)
def test_bounds_are_kept(requirement: str, met: bool) -> None:
    assert requirements.unmet([requirement]) == ([] if met else [requirement])


def test_another_form_of_requirement_is_refused() -> None:
    with pytest.raises(ValueError, match="pandas==3"):
        requirements.unmet(["pandas==3.1"])


def test_an_environment_that_has_all_is_used_as_it_is(tmp_path: Path) -> None:
    if requirements.unmet(requirements.declared(paths.ROOT)):
        pytest.skip("the packages of the kit are not in this Python")
    place = copy_kit(tmp_path)
    ran = kit(place, "mulai", "--port", "9000", python=sys.executable, PYTHONPATH=str(place.root))
    assert ran.stdout == f"LAB 9000 True {sys.prefix}\n"
    assert not place.venv.exists()


def test_a_kit_that_a_kernel_would_not_find_does_not_serve(tmp_path: Path) -> None:
    assert not environment.kit_importable(copy_kit(tmp_path).root)


@pytest.mark.slow
def test_no_network_at_the_first_start(tmp_path: Path) -> None:
    place = copy_kit(tmp_path)
    ran = kit(place, "mulai", **no_network(tmp_path))
    assert ran.returncode == 1
    assert "sambungan internet tidak ada" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert place.log.exists()


def no_network(home: Path) -> dict[str, str]:
    dead = "http://127.0.0.1:9"
    return {"HTTPS_PROXY": dead, "HTTP_PROXY": dead, "ALL_PROXY": dead, "PIP_RETRIES": "1", "HOME": str(home)}


@pytest.mark.slow
@posix
def test_from_nothing_to_the_lab_through_every_mishap(tmp_path: Path) -> None:
    """Killed while it downloads, completed, moved, Python gone: the last three without a network."""
    place = copy_kit(tmp_path / "kit")
    kill_while_it_downloads(place)
    first = kit(place, "mulai")
    assert text_setup.REASONS["unfinished"] in first.stdout
    assert first.stdout.endswith(f"LAB 8888 True {place.venv}\n")

    moved = Place(place.root.rename(tmp_path / "pindah"))
    second = kit(moved, "mulai", "--tanpa-peramban", **no_network(tmp_path))
    assert text_setup.REASONS["moved"] in second.stdout
    assert second.stdout.endswith(f"LAB 8888 False {moved.venv}\n")
    elsewhere = subprocess.run(
        [moved.python, "-c", "import kit; print(kit.__file__)"],
        check=True,
        cwd="/",
        env=outside(),
        capture_output=True,
        text=True,
    )
    assert elsewhere.stdout.strip() == str(moved.root / "kit" / "__init__.py")

    moved.python.unlink()
    third = kit(moved, "mulai", **no_network(tmp_path))
    assert text_setup.REASONS["broken"] in third.stdout
    assert third.stdout.endswith(f"LAB 8888 True {moved.venv}\n")
    assert kit(moved, "mulai", **no_network(tmp_path)).stdout == f"LAB 8888 True {moved.venv}\n"
    check_the_stamp_and_the_packages(moved)


def kill_while_it_downloads(place: Place) -> None:
    process = subprocess.Popen(
        [BARE_PYTHON, "-m", "kit", "mulai"],
        cwd=place.root,
        env=outside(UV_CONCURRENT_DOWNLOADS="1"),
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    while process.poll() is None and len(list(place.cache.glob("uv/archive-v*/*"))) < 5:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert not place.stamp.exists()


def check_the_stamp_and_the_packages(place: Place) -> None:
    assert json.loads(place.stamp.read_text())["folder"] == str(place.root)
    examined = kit(place, "siap")
    packages = next(line for line in examined.stdout.splitlines() if "paket" in line)
    assert "BAIK" in packages
