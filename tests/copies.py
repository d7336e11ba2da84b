"""A copy of the kit's set-up, small and apart, so that a test can break it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from kit import paths
from kit.environment import stamp
from kit.environment.place import Place

BARE_PYTHON: str = getattr(sys, "_base_executable", sys.executable)  # without any package of the kit
_MODULES = (
    "__init__.py",
    "__main__.py",
    "browsers.py",
    "cli.py",
    "commands.py",
    "doctor.py",
    "paths.py",
    "text_setup.py",
)
_FILES = ("LICENSE", "pyproject.toml", "requirements.lock", "tests/requirements.lock")
_LAB = """
import sys
def start(port, browser):
    print("LAB", port, browser, sys.prefix, flush=True)
    return 0
"""


def copy_kit(root: Path) -> Place:
    """All that `python -m kit mulai` needs; in place of JupyterLab a word."""
    for name in _FILES:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(paths.ROOT / name, root / name)
    for name in ("base", "environment"):
        shutil.copytree(paths.ROOT / "kit" / name, root / "kit" / name, ignore=lambda *_: ["__pycache__"])
    for name in _MODULES:
        shutil.copy(paths.ROOT / "kit" / name, root / "kit" / name)
    (root / "kit" / "lab").mkdir()
    (root / "kit" / "lab" / "__init__.py").write_text(_LAB, encoding="utf-8")
    return Place(root.resolve())


def outside(**more: str) -> dict[str, str]:
    """The environment of a person who has not activated anything."""
    hidden = ("VIRTUAL_ENV", "PYTHONPATH", "KIT_PROGRESS")
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return kept | {"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"} | more


def kit(
    place: Place, *words: str, python: str = BARE_PYTHON, **more: str
) -> subprocess.CompletedProcess[str]:
    """`python -m kit WORDS` in the copy."""
    return subprocess.run(
        [python, "-m", "kit", *words],
        cwd=place.root,
        env=outside(**more),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )


def make_venv(place: Place) -> None:
    command = [BARE_PYTHON, "-m", "venv", "--without-pip", "--prompt", stamp.PROMPT, str(place.venv)]
    subprocess.run(command, check=True)


def site(place: Place) -> Path:
    return next(path for path in place.venv.rglob("site-packages") if path.is_dir())


def fill(place: Place, *names: str) -> None:
    for name in names or ("pandas", "pandas-3.1.1.dist-info"):
        (site(place) / name).mkdir()
