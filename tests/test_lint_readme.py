"""The table of lessons in the README is the course's, and promises nothing more."""

from __future__ import annotations

from pathlib import Path

from kit import paths
from kit.exercises import course
from kit.lint import readme

COURSE = course()


def test_the_shipped_table_is_that_of_the_course() -> None:
    words = (paths.ROOT / readme.FILE).read_text(encoding="utf-8")
    assert words.count(readme.BEGIN) == words.count(readme.END) == 1
    assert words == readme.with_table(words, COURSE)
    for day in COURSE.days:
        for entry in day.lessons:
            assert f"| {entry.number} | {entry.title} | " in words


def test_only_what_stands_between_the_marks_changes() -> None:
    words = readme.with_table(f"# Kit\n\n{readme.BEGIN}\nlama\n{readme.END}\n\nAkhir.\n", COURSE)
    assert words.startswith(f"# Kit\n\n{readme.BEGIN}\n| sesi |")
    assert words.endswith(f"Satu jam pelajaran (JP) sama dengan 45 menit.\n{readme.END}\n\nAkhir.\n")
    assert "lama" not in words
    assert "| 00 | Mulai: mengenal buku kerja | pembuka | 60 | 1,33 |\n" in words
    assert "| 04 | Aman digital dan data pribadi | 1 | 90 | 2 |\n" in words
    assert readme.with_table(words, COURSE) == words


def test_lessons_that_are_not_there_are_not_in_it() -> None:
    words = readme.with_table("", COURSE.only(["06-tabel-rapi"]))
    assert [line[:4] for line in words.splitlines() if line.startswith("| ")] == ["| se", "| 06"]


def test_faults(tmp_path: Path) -> None:
    assert list(readme.faults(tmp_path, COURSE)) == []  # a tree without a README
    page = tmp_path / readme.FILE
    page.write_text("Lihat sesi 16.\n", encoding="utf-8")
    stale, promised = readme.faults(tmp_path, COURSE)
    assert "jalankan `python3 -m kit periksa --tulis`" in str(stale)
    assert str(promised).startswith("README.md, baris 1: sesi 16 disebut, padahal belum ada; ")
    page.write_text("Mulai.\n", encoding="utf-8")
    readme.write(tmp_path, COURSE)
    assert page.read_text(encoding="utf-8").startswith(f"Mulai.\n{readme.BEGIN}\n")
    assert list(readme.faults(tmp_path, COURSE)) == []
