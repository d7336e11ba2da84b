"""What the kit asks of a computer, asked of this one."""

from __future__ import annotations

import os
import shutil
import socket
from pathlib import Path

import pytest

from kit.base import machine


def test_the_nearest_folder_that_exists_counts(tmp_path: Path) -> None:
    (tmp_path / "berkas").touch()
    assert machine.existing(tmp_path) == tmp_path
    assert machine.existing(tmp_path / "a" / "b") == tmp_path
    assert machine.existing(tmp_path / "berkas" / "b") == tmp_path


def test_room_is_that_of_the_disk_a_folder_would_lie_on(tmp_path: Path) -> None:
    room = machine.free_disk(tmp_path / "a" / "b")
    assert 0 < room <= shutil.disk_usage(tmp_path).total


def test_a_folder_is_tried_and_left_as_it_was(tmp_path: Path) -> None:
    assert machine.writable(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert not machine.writable(tmp_path / "absent")


@pytest.mark.skipif(os.name == "nt", reason="Windows may not say")
def test_memory_is_read() -> None:
    count = machine.memory()
    assert count is not None
    assert count > 100_000_000


def test_a_port_in_use_is_not_free() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert not machine.port_free(port)
    assert machine.port_free(port)
