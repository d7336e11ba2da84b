"""Is .venv ready? Decided without starting anything."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest
from copies import fill, site

from kit.environment import stamp
from kit.environment.place import BASE_LOCK, TESTS_LOCK, Place

BASE = [BASE_LOCK]
BOTH = [BASE_LOCK, TESTS_LOCK]
posix = pytest.mark.skipif(os.name == "nt", reason="a signal or a shell script that Windows does not have")


def test_all_in_place_is_seen_without_starting_anything(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subprocess, "Popen", None)
    assert stamp.why(place, BASE) is None


def test_none(place: Place) -> None:
    shutil.rmtree(place.venv)
    assert stamp.why(place, BASE) == "missing"


@pytest.mark.parametrize("torn", [None, "", '{"folder": "/tm', '{"folder": "/tmp"}', "[]"])
def test_no_stamp_or_a_torn_one_is_an_unfinished_preparation(place: Place, torn: str | None) -> None:
    place.stamp.unlink() if torn is None else place.stamp.write_text(torn)
    assert stamp.why(place, BASE) == "unfinished"


def test_a_venv_of_someone_else_is_foreign(place: Place) -> None:
    shutil.rmtree(place.venv)
    place.venv.mkdir()
    assert stamp.why(place, BASE) == "foreign"


def test_a_package_that_is_gone_is_missed(place: Place) -> None:
    (site(place) / "pandas").rmdir()
    assert stamp.why(place, BASE) == "broken"


def test_what_the_learner_added_does_no_harm(place: Place) -> None:
    fill(place, "seaborn")
    assert stamp.why(place, BASE) is None


def test_a_python_that_is_gone_is_missed(place: Place) -> None:
    place.python.unlink()
    assert stamp.why(place, BASE) == "broken"


def made_with(place: Place, executable: str, version: str = "{}.{}.99".format(*sys.version_info)) -> None:
    """Let .venv have been made with another base Python."""
    noted = place.venv / "pyvenv.cfg"
    kept = [line for line in noted.read_text().splitlines() if not line.startswith(("executable", "version"))]
    noted.write_text("\n".join([*kept, f"version = {version}", f"executable = {executable}", ""]))


def test_an_upgrade_of_the_base_python_is_tried_out(place: Place) -> None:
    made_with(place, "/usr/local/bin/python3.13.0")
    assert stamp.why(place, BASE) is None


def test_another_python_behind_the_same_name_is_noticed(place: Place) -> None:
    made_with(place, "/usr/bin/python3.9", "3.9.2")
    assert stamp.why(place, BASE) == "broken"


@posix
def test_a_python_that_does_not_start_is_broken(place: Place) -> None:
    place.python.unlink()
    place.python.write_text("#!/bin/sh\nexit 127\n")
    place.python.chmod(0o755)
    assert stamp.why(place, BASE) == "broken"


def test_a_new_lock_is_noticed_but_not_its_line_ends(place: Place) -> None:
    lock = place.root / BASE_LOCK
    lock.write_bytes(lock.read_bytes().replace(b"\n", b"\r\n"))
    assert stamp.why(place, BASE) is None
    lock.write_bytes(lock.read_bytes() + b"# new\n")
    assert stamp.why(place, BASE) == "outdated"


def test_a_moved_folder_is_noticed(place: Place) -> None:
    moved = Place(place.root.rename(place.root.with_name("pindah")))
    assert stamp.why(moved, BASE) == "moved"


def test_tests_need_a_lock_of_their_own(place: Place) -> None:
    assert stamp.why(place, BOTH) == "tests"
    stamp.write(place, BOTH)
    assert stamp.why(place, BOTH) is None
    assert stamp.why(place, BASE) is None
