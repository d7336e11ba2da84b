"""The shipped lessons are clean, and lint says so; a whole tree with faults gets one line for each."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kit import lint, paths
from kit.lint.fault import Fault


@pytest.fixture(autouse=True)
def _backend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPLBACKEND", "agg")  # main sets it for good, and other tests start kernels


def test_the_shipped_content_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert lint.main() == 0
    count = len(list(paths.EXERCISES.glob("*.toml")))
    assert capsys.readouterr().out == f"{count} sesi diperiksa; tidak ada kesalahan.\n"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of one lesson with its notebook, and room for faults beside it."""
    for folder, ending in ((paths.EXERCISES, "toml"), (paths.NOTEBOOKS, "ipynb")):
        (tmp_path / folder.name).mkdir()
        shutil.copy(folder / f"04-aman-digital.{ending}", tmp_path / folder.name)
    (tmp_path / "notebooks" / "06-tabel-rapi.ipynb").write_text('{"nbformat": 3}', encoding="utf-8")
    (tmp_path / "exercises" / "06-tabel-rapi.toml").write_text("[lesson]\nnumber = 6\n", encoding="utf-8")
    return tmp_path


def test_a_broken_file_does_not_hide_the_faults_of_others(tree: Path) -> None:
    lesson = tree / "exercises" / "04-aman-digital.toml"
    lesson.write_text(
        lesson.read_text(encoding="utf-8").replace("minutes = 90", "minutes = 9"), encoding="utf-8"
    )
    (tree / "exercises" / "05-etika.toml").write_text("[lesson", encoding="utf-8")
    (tree / "notebooks" / "09-lain.ipynb").write_text("{", encoding="utf-8")
    found = [str(fault) for fault in lint.faults(tree)]
    expected = [
        ("exercises/05-etika.toml: ", "TOML tidak terbaca"),
        ("exercises/06-tabel-rapi.toml, [lesson]: ", "kunci `title` belum ada"),
        ("exercises/05-etika.toml: ", "tidak mempunyai buku kerja; tulis notebooks/05-etika.ipynb"),
        ("notebooks/09-lain.ipynb: ", "tidak mempunyai berkas soal; tulis exercises/09-lain.toml"),
        ("exercises/04-aman-digital.toml: ", "sesi hanya 9 menit"),
        ("notebooks/04-aman-digital.ipynb, sel 1 ", "tulis `**Waktu:** 9 menit"),
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
    assert lines[-1] == "2 kesalahan ditemukan."


def test_a_fault_is_one_line() -> None:
    fault = Fault("a.toml", "soal b", "berhenti: baris\n  dua.", "perbaiki")
    assert str(fault) == "a.toml, soal b: berhenti: baris dua; perbaiki."
    assert str(Fault("a.toml", "", "kosong")) == "a.toml: kosong."
