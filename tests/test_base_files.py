"""Files written whole or not at all, also where a reader or a virus scanner is in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.base import files


def busy(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Let the system refuse to replace a file so many times, as Windows does while somebody has it open."""
    real, refusals = Path.replace, iter(range(times))

    def replace(self: Path, target: Path) -> Path:
        if next(refusals, None) is not None:
            raise PermissionError(13, "busy")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(files.time, "sleep", lambda seconds: None)


def test_a_target_that_is_busy_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy(monkeypatch, 3)
    files.write_text(tmp_path / "a.txt", "baru")
    assert (tmp_path / "a.txt").read_text() == "baru"


def test_a_target_that_stays_busy_is_left_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("lama")
    busy(monkeypatch, 1000)
    with pytest.raises(PermissionError):
        files.write_text(tmp_path / "a.txt", "baru")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.txt", "lama")]
