"""A fresh clone to the ready environment: `python -m kit` beside venv + uv by hand, both with empty caches.

Both fetch every package from the registry, so the network is in the figures: compare the ratio.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from table import in_turns, show

from kit.paths import ROOT

LEFT_BEHIND = shutil.ignore_patterns(".venv", ".kit", ".git", "progress", "__pycache__", ".*_cache")
PREPARE = "from kit import environment; environment.enter(['--help'])"


def _timed(steps: list[list[str]], folder: Path, home: Path) -> float:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("UV_", "PYTHONDONT", "VIRTUAL_"))
    }
    start = time.perf_counter()
    for step in steps:
        subprocess.run(
            step,
            cwd=folder,
            env=kept | {"HOME": str(home)},
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    return time.perf_counter() - start


def _fresh(by_hand: bool) -> float:
    with tempfile.TemporaryDirectory() as place:
        folder, home = Path(place) / "kit", Path(place) / "home"
        shutil.copytree(ROOT, folder, ignore=LEFT_BEHIND)
        home.mkdir()
        base = getattr(sys, "_base_executable", sys.executable)
        if not by_hand:
            return _timed([[base, "-c", PREPARE]], folder, home)
        python = str(folder / ".venv" / "bin" / "python")
        uv = [python, "-m", "uv", "pip", "install"]
        steps = [[base, "-m", "venv", ".venv"], [python, "-m", "pip", "install", "--quiet", "uv"]]
        steps += [[*uv, "-r", "requirements.lock"], [*uv, "--no-deps", "--no-build-isolation", "-e", "."]]
        return _timed(steps, folder, home)


if __name__ == "__main__":
    variants = {"venv + uv by hand": lambda: _fresh(by_hand=True), "kit": lambda: _fresh(by_hand=False)}
    show("Fresh clone to ready environment", in_turns(variants, 3), "s")
