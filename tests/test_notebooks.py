"""nbval over every notebook as shipped, and over the same notebooks with every code exercise solved."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kit import learner, paths
from kit.cells import Cell
from kit.exercises import find, lessons
from kit.kinds.code import Code

pytestmark = pytest.mark.slow

SHIPPED = sorted(paths.NOTEBOOKS.glob("*.ipynb"))
SOLVABLE = [e for lesson in lessons() for e in lesson.exercises if isinstance(e, Code)]


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of this computer's user takes part: no record, no profile, no kernel of another Python."""
    import matplotlib.font_manager  # noqa: F401 - a first start says on stderr that it collects fonts

    for name in ("KIT_PROGRESS", "KIT_DATA", "IPYTHONDIR", "JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("PYTHONPATH", str(paths.ROOT))
    for name in ("JUPYTER_PATH", "MPLBACKEND"):
        monkeypatch.delenv(name, raising=False)


def run(notebooks: list[Path], tmp_path: Path) -> None:
    """Run all cells in this Python's own kernel; outputs must be those that the notebook stores."""
    settings = tmp_path / "pytest.ini"  # nbval's collector does not know the settings of our own tests
    settings.write_text("[pytest]\n", encoding="utf-8")
    options = ["-q", "-c", str(settings), "-p", "no:cacheprovider", "--nbval", "--nbval-current-env"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, *map(str, notebooks)],
        env=os.environ | {"NO_COLOR": "1"},
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    cells = [cell for path in notebooks for cell in read(path)["cells"] if cell["cell_type"] == "code"]
    assert f"{len(cells)} passed" in done.stdout


def read(path: Path) -> dict[str, list[dict[str, object]]]:
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def test_as_shipped(tmp_path: Path) -> None:
    run(SHIPPED, tmp_path)
    assert learner.everyone() == []


def test_with_every_code_exercise_solved(tmp_path: Path) -> None:
    shutil.copytree(paths.DATASETS, tmp_path / "datasets")
    (tmp_path / "notebooks").mkdir()
    who = learner.enter("Peserta Contoh", "Perpustakaan Contoh")
    run([solve(path, tmp_path / "notebooks" / path.name) for path in SHIPPED], tmp_path)
    who.record.refresh()
    outcomes = {
        exercise.id: (who.record.standing(exercise.id).last or {}).get("outcome") for exercise in SOLVABLE
    }
    assert SOLVABLE
    assert outcomes == dict.fromkeys(outcomes, "right")


def solve(shipped: Path, solved: Path) -> Path:
    """Copy a notebook with the author's code in place of every `...`."""
    notebook = read(shipped)
    for raw in notebook["cells"]:
        cell = Cell(0, raw)
        if cell.hands_over:
            exercise = find(next(call.first for call in cell.calls if call.name == "soal"))
            assert isinstance(exercise, Code)
            raw["source"] = filled_in(cell.source, exercise.solution)
    solved.write_text(json.dumps(notebook), encoding="utf-8")
    return solved


def filled_in(source: str, solution: str) -> str:
    """The last expression of the solution goes where `...` stands, its earlier lines before the cell's own."""
    lines = solution.strip().splitlines()
    start = ast.parse(solution.strip()).body[-1].lineno - 1
    assert "..." in source
    return "\n".join([*lines[:start], source.replace("...", "(" + "\n".join(lines[start:]) + "\n)", 1)])


def test_filled_in() -> None:
    cell = 'x = ...  # ganti ... dengan kode Anda\nkit.soal("a", x)'
    assert filled_in(cell, "\na = 1\na + 1  # dua\n").splitlines() == [
        "a = 1",
        "x = (a + 1  # dua",
        ")  # ganti ... dengan kode Anda",
        'kit.soal("a", x)',
    ]
