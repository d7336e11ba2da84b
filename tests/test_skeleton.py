"""A new lesson: what `periksa` still asks of it is only what an author has to write."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kit import lint, paths, skeleton
from kit import text_setup as text
from kit.exercises import read_lesson
from kit.lab.author import tidy
from kit.skeleton import SkeletonError


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("notebooks", "exercises"):
        (tmp_path / name).mkdir()
    for stem in ("00-mulai", "06-tabel-rapi"):
        shutil.copy(paths.NOTEBOOKS / f"{stem}.ipynb", tmp_path / "notebooks")
    monkeypatch.setattr(paths, "NOTEBOOKS", tmp_path / "notebooks")
    monkeypatch.setattr(paths, "EXERCISES", tmp_path / "exercises")
    return tmp_path


@pytest.mark.parametrize("title", ["Peta layanan", "Angka “besar” dan C:\\data"])
def test_a_new_lesson_lacks_only_what_an_author_writes(course: Path, title: str) -> None:
    notebook, exercises = skeleton.lesson("05", title)
    assert notebook.stem == exercises.stem
    assert read_lesson(exercises).title == title
    (course / "notebooks" / "00-mulai.ipynb").rename(course / "00-mulai.ipynb")  # without its exercises here
    (course / "notebooks" / "06-tabel-rapi.ipynb").write_text("{}", encoding="utf-8")
    found = [fault for fault in lint.faults(course) if fault.file.endswith((notebook.name, exercises.name))]
    assert [fault.fault for fault in found] == ["ada 7 sel peserta"]


def test_it_has_the_form_in_which_an_author_saves_it(course: Path) -> None:
    notebook, _ = skeleton.lesson("05", "Peta layanan")
    written = notebook.read_text(encoding="utf-8")
    content = json.loads(written)
    tidy(content)
    assert json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n" == written


@pytest.mark.parametrize(("number", "follows"), [("05", "06-tabel-rapi.ipynb"), ("07", "00-mulai.ipynb")])
def test_it_leads_to_a_lesson_that_is_there(course: Path, number: str, follows: str) -> None:
    notebook, _ = skeleton.lesson(number, "Peta layanan")
    assert f"]({follows})" in notebook.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("number", "title", "said"),
    [
        ("06", "Peta", text.LESSON_TAKEN % ("06", "06-tabel-rapi.ipynb")),
        ("6", "Peta", text.BAD_LESSON),
        ("xx", "Peta", text.BAD_LESSON),
        ("07", "…", text.BAD_LESSON),
    ],
)
def test_what_cannot_be_a_lesson(course: Path, number: str, title: str, said: str) -> None:
    before = sorted(course.rglob("*"))
    with pytest.raises(SkeletonError) as refused:
        skeleton.lesson(number, title)
    assert str(refused.value) == said
    assert sorted(course.rglob("*")) == before
