"""The shipped lessons are clean, and lint says so; a whole tree with faults gets one line for each."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kit import lint, paths
from kit.exercises import course, lessons
from kit.lint.fault import Fault
from kit.lint.generated import SECTIONS

TABLE = SECTIONS[0]


@pytest.fixture(autouse=True)
def _backend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPLBACKEND", "agg")  # main sets it for good, and other tests start kernels


def test_the_shipped_content_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert lint.main() == 0
    count = len(lessons())
    assert capsys.readouterr().out == f"Sesi yang diperiksa: {count}. Tidak ada kesalahan.\n"


def replace(path: Path, old: str, new: str) -> None:
    words = path.read_text(encoding="utf-8")
    assert old in words
    path.write_text(words.replace(old, new), encoding="utf-8")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of one lesson with its notebook, and room for faults beside it."""
    for folder, ending in ((paths.EXERCISES, "toml"), (paths.NOTEBOOKS, "ipynb")):
        (tmp_path / folder.name).mkdir()
        shutil.copy(folder / f"04-aman-digital.{ending}", tmp_path / folder.name)
    alone = tmp_path / "exercises" / "04-aman-digital.toml"
    replace(alone, "sesi 03", "sesi sebelumnya")  # which is not there
    shutil.copy(paths.EXERCISES / "kursus.toml", tmp_path / "exercises")
    shutil.copytree(paths.DATASETS, tmp_path / "datasets")
    (tmp_path / "notebooks" / "06-tabel-rapi.ipynb").write_text('{"nbformat": 3}', encoding="utf-8")
    (tmp_path / "exercises" / "06-tabel-rapi.toml").write_text("[lesson]\npillar = 6\n", encoding="utf-8")
    return tmp_path


def test_a_broken_file_does_not_hide_the_faults_of_others(tree: Path) -> None:
    replace(tree / "exercises" / "kursus.toml", 'pribadi", minutes = 90', 'pribadi", minutes = 9')
    (tree / "exercises" / "05-etika-budaya-digital.toml").write_text("[lesson", encoding="utf-8")
    (tree / "notebooks" / "09-lain.ipynb").write_text("{", encoding="utf-8")
    found = [str(fault) for fault in lint.faults(tree)]
    expected = [
        ("exercises/kursus.toml, baris ", "`breaks` sesi 04 tidak berurutan"),
        ("exercises/05-etika-budaya-digital.toml: ", "TOML tidak terbaca"),
        ("exercises/06-tabel-rapi.toml, [lesson]: ", "kunci `competence` belum ada"),
        ("exercises/05-etika-budaya-digital.toml: ", "tidak mempunyai buku kerja; tulis notebooks/05-etika"),
        ("notebooks/09-lain.ipynb: ", "tidak mempunyai berkas soal; tulis exercises/09-lain.toml"),
        ("exercises/04-aman-digital.toml: ", "sesi hanya 9 menit"),
        ("notebooks/04-aman-digital.ipynb", "90"),
        ("notebooks/06-tabel-rapi.ipynb: ", "tidak terbaca sebagai buku kerja"),
        ("notebooks/09-lain.ipynb: ", "tidak terbaca sebagai buku kerja"),
    ]
    assert len(found) == len(expected)
    for line, (place, words) in zip(found, expected, strict=True):
        assert line.startswith(place)
        assert words in line


def test_main_prints_one_line_each_and_counts(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lint.main(tree) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0].split(",")[0] for line in lines[:-1]] == [
        "exercises/06-tabel-rapi.toml",
        "notebooks/06-tabel-rapi.ipynb",
    ]
    assert lines[-1] == "Kesalahan yang ditemukan: 2."


def test_a_lesson_outside_the_course_is_named(tree: Path) -> None:
    (tree / "exercises" / "17-liar.toml").write_text("", encoding="utf-8")
    found = [str(fault) for fault in lint.faults(tree) if "17-liar.toml" in fault.file]
    assert any("belum tercantum di kursus.toml; tambahkan" in line for line in found), found


def test_without_the_course_nothing_else_is_looked_at(tree: Path) -> None:
    (tree / "exercises" / "kursus.toml").write_text("jp_minutes = 45\n", encoding="utf-8")
    (fault,) = lint.faults(tree)
    assert str(fault) == "exercises/kursus.toml: kunci `days` belum ada."


def test_an_exercise_that_names_a_lesson_not_there(tree: Path) -> None:
    lesson = tree / "exercises" / "04-aman-digital.toml"
    replace(lesson, "# Semua orang", "# Sesi 16\n# Semua orang")
    (fault,) = (fault for fault in lint.faults(tree) if fault.file == "exercises/04-aman-digital.toml")
    assert fault.place == "baris 1"
    assert fault.words.startswith("sesi 16 disebut, padahal belum ada; ")


def test_the_table_of_the_readme_is_written_on_asking(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tree / "README.md"
    page.write_text(f"Awal\n{TABLE.begin}\nlama\n{TABLE.end}\nAkhir\n", encoding="utf-8")
    lint.main(tree)
    assert "README.md: daftar sesi berbeda" in capsys.readouterr().out
    lint.main(tree, write=True)
    assert "README.md" not in capsys.readouterr().out
    assert page.read_text(encoding="utf-8") == TABLE.within(page.read_text(encoding="utf-8"), course(tree))


def test_a_fault_is_one_line() -> None:
    fault = Fault("a.toml", "soal b", "berhenti: baris\n  dua; perbaiki.")
    assert str(fault) == "a.toml, soal b: berhenti: baris dua; perbaiki."
    assert str(Fault("a.toml", "", "kosong")) == "a.toml: kosong."
