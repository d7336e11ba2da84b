"""The code itself: style and types."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kit.paths import ROOT


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "kit", "tests", "datasets"],
        ["ruff", "format", "--check", "kit", "tests", "datasets"],
        pytest.param(["mypy", "kit"], marks=pytest.mark.slow),
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_clean(command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
