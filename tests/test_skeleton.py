"""A new lesson, a new exercise: what `periksa` still asks of them is only what an author has to write."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kit import kinds, lint, paths, skeleton
from kit import text_author as text
from kit.exercises import read_lesson
from kit.lab.author import tidy
from kit.skeleton import SkeletonError

COURSE = """
jp_minutes = 45

[[days]]
number = 1
title = "Hari pertama"
lessons = [
  { stem = "05-peta-layanan", title = "Peta “layanan” dan C:\\\\data", minutes = 90 },
  { stem = "06-tabel-rapi", title = "Mencatat kegiatan: tabel rapi", minutes = 90 },
]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("notebooks", "exercises"):
        (tmp_path / name).mkdir()
    (tmp_path / "exercises" / "kursus.toml").write_text(COURSE, encoding="utf-8")
    shutil.copy(paths.NOTEBOOKS / "06-tabel-rapi.ipynb", tmp_path / "notebooks")
    shutil.copy(paths.EXERCISES / "06-tabel-rapi.toml", tmp_path / "exercises")
    return tmp_path


def test_a_new_lesson_lacks_only_what_an_author_writes(root: Path) -> None:
    notebook, exercises = skeleton.lesson("05", root)
    assert [path.name for path in (notebook, exercises)] == ["05-peta-layanan.ipynb", "05-peta-layanan.toml"]
    assert read_lesson(exercises).title == "Peta “layanan” dan C:\\data"
    found = [fault for fault in lint.faults(root) if "05-peta" in fault.file]
    head = [text.PLACEHOLDER_LEFT.format(key=key) for key in ("competence", "questions", "goals")]
    assert {fault.words for fault in found} == {*head, text.CELLS_COUNT.format(count=6), text.CELL_UNWRITTEN}


@pytest.mark.parametrize("kind", kinds.names())
def test_a_new_exercise_lacks_only_what_an_author_writes(root: Path, kind: str) -> None:
    """It stands before the closing reflection, in the file as in the notebook."""
    before = [str(fault) for fault in lint.faults(root)]
    exercises, _ = skeleton.exercise(kind, "06", root)
    *_others, new, closing = read_lesson(exercises).exercises
    assert (new.kind, new.id, closing.id) == (kind, f"soal-{kind}-1", "kartu-menit-06")
    more = [fault.words for fault in lint.faults(root) if str(fault) not in before]
    left = [text.PLACEHOLDER_LEFT.format(key=key) for key in ("title", "hints", "explain")]
    assert sorted(more) == sorted(left)


def test_a_second_one_and_one_in_a_renamed_cell_get_ids_of_their_own(root: Path) -> None:
    exercises, notebook = skeleton.exercise("choice", "6", root)
    words = exercises.read_text(encoding="utf-8").replace('id = "soal-choice-1"', 'id = "lain"')
    exercises.write_text(words, encoding="utf-8")  # its cell keeps its id
    skeleton.exercise("choice", "06", root)
    ids = [cell["id"] for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]]
    assert len(set(ids)) == len(ids)
    assert read_lesson(exercises).exercises[-2].id == "soal-choice-2"


@pytest.mark.parametrize(
    "make",
    [lambda root: skeleton.lesson("05", root)[0], lambda root: skeleton.exercise("code", "06", root)[1]],
)
def test_a_notebook_has_the_form_in_which_an_author_saves_it(root: Path, make: object) -> None:
    notebook = make(root)  # type: ignore[operator]
    written = notebook.read_text(encoding="utf-8")
    content = json.loads(written)
    tidy(content)
    assert json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n" == written


def test_what_cannot_be_begun_changes_nothing(root: Path) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    for refused, said in (
        (lambda: skeleton.lesson("06", root), text.LESSON_TAKEN.format(file="notebooks/06-tabel-rapi.ipynb")),
        (lambda: skeleton.lesson("09", root), text.LESSON_UNPLANNED.format(lesson="09")),
        (lambda: skeleton.exercise("choice", "05", root), text.LESSON_ABSENT.format(lesson="05")),
        (lambda: skeleton.exercise("pilihan", "06", root), "`kind` “pilihan” tidak dikenal"),
    ):
        with pytest.raises(SkeletonError) as error:
            refused()
        assert str(error.value).startswith(said)
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
