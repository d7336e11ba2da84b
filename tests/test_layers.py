"""Imports go one way, down; and what a lesson does not need is not loaded."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kit import paths

KIT = paths.ROOT / "kit"

# From the top down: a module imports only from lines below its own, or from its own package.
LAYERS = [
    {"__main__"},
    {"cli"},
    {"commands"},
    {"doctor"},
    {"own_data", "classroom", "site"},
    {"lint", "lab", "skeleton", "environment", "browsers", "collector"},
    {"__init__"},
    {"notebook"},
    {"widget", "report"},
    {"cards"},
    {"errors", "learner", "tables"},
    {"record", "exercises", "practice"},
    {"kinds"},
    {"documents"},
    {"check"},
    {"content", "markup", "cells"},
    {"text", "text_author", "text_setup", "text_tables", "text_report", "text_class", "text_site", "paths"},
    {"base"},
]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}

# The same inside kit/tables.
TABLES = [
    {"data"},
    {"repeats"},
    {"tidy"},
    {"typed"},
    {"reading", "layout", "privacy", "saving", "rules"},
    {"profiles", "persons"},
    {"values", "findings"},
    {"model"},
]

ONLY_IN = {
    "ipywidgets": {"widget"},
    "anywidget": {"widget"},
    "traitlets": {"widget"},
    "pandas": {"check/dress.py", "check/tables.py", "tables", "report", "collector/table.py"},
    "numpy": {"check/dress.py", "check/tables.py", "check/axes.py", "tables", "report"},
    "matplotlib": {"check/axes.py", "report"},
    "python_calamine": {"tables", "practice.py"},
    "docx": {"report", "documents"},
    "xlsxwriter": {"tables", "report", "documents", "collector/takehome.py"},
    "jupyterhub": {"classroom", "collector"},
    "sqlalchemy": {"collector", "classroom/sign_in.py"},  # the hub's own database fails with its errors
    "alembic": {"collector"},
    "jupyterlab": {"lab"},
    "jupyter_server": {"lab"},
}

SOURCES = sorted(KIT.rglob("*.py"))


def part(path: Path) -> str:
    """The layer a file belongs to: `kit/check/code.py` -> `check`."""
    return path.relative_to(KIT).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Dotted names of all modules a file imports, wherever in it; names taken from the package itself too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_every_module_has_its_layer() -> None:
    assert {part(path) for path in SOURCES} <= LEVEL.keys()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(KIT)))
def test_imports_go_down(path: Path) -> None:
    own = part(path)
    for name in imports(path):
        names = name.split(".")
        if names[0] == "kit" and len(names) > 1 and names[1] in LEVEL and names[1] != own:
            assert LEVEL[names[1]] > LEVEL[own], f"{own} imports {name}"


def test_a_class_has_its_name_for_itself() -> None:
    names = Counter(
        node.name
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_imports_go_down_inside_tables() -> None:
    level = {name: level for level, names in enumerate(TABLES) for name in names}
    wrong = []
    for path in (KIT / "tables").rglob("*.py"):
        own = path.relative_to(KIT / "tables").parts[0].removesuffix(".py")
        for name in imports(path) if own != "__init__" else ():
            names = name.split(".")
            if names[:2] == ["kit", "tables"] and names[2] != own and level[names[2]] <= level[own]:
                wrong.append(f"{path.relative_to(KIT)} imports {name}")
    assert wrong == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(KIT)))
def test_a_library_is_known_in_its_own_place_only(path: Path) -> None:
    places = {part(path), path.relative_to(KIT).as_posix()}
    for name in imports(path):
        allowed = ONLY_IN.get(name.split(".")[0])
        assert allowed is None or allowed & places, f"{path.relative_to(KIT)} imports {name}"


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import kit", ["IPython", "ipywidgets", "anywidget", "pandas", "matplotlib", "kit.notebook"]),
        ("import kit; kit.soal; kit.sesi; kit.kemajuan", ["pandas", "matplotlib", "numpy", "mistune"]),
        (
            'import kit; kit.sesi("00"); kit.soal("mengenal-sel"); kit.kemajuan()',
            ["pandas", "matplotlib", "numpy"],
        ),
        (
            'import kit; kit.soal("sel-kode-pertama", ...); kit.soal("sel-kode-pertama", 12 + 15)',
            ["pandas", "numpy"],
        ),
        ("import kit.cli", ["pandas", "ipywidgets", "kit.lint", "kit.lab", "kit.widget"]),
        (
            "import kit.exercises; kit.exercises.lessons()",
            ["ipywidgets", "pandas", "matplotlib", "mistune", "kit.check.tables"],
        ),
        ("import kit.kinds, kit.record", ["ipywidgets", "pandas", "matplotlib", "filelock"]),
    ],
)
def test_what_is_not_needed_is_not_loaded(tmp_path: Path, code: str, absent: list[str]) -> None:
    report = f"import sys; {code}; print(*[name for name in {absent} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", report],
        env=os.environ | {"KIT_PROGRESS": str(tmp_path), "PYTHONPATH": str(paths.ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.split() == []
