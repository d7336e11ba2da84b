"""What the kit writes into the documentation is what it knows, and promises nothing more."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit import kinds, paths
from kit.exercises import course
from kit.lint import generated
from kit.lint.generated import SECTIONS, GeneratedSection, lessons_table

COURSE = course()
TABLE = SECTIONS[0]


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.file)
def test_the_shipped_documentation_is_up_to_date(section: GeneratedSection) -> None:
    words = (paths.ROOT / section.file).read_text(encoding="utf-8")
    assert words.count(section.begin) == words.count(section.end) == 1
    assert words == section.within(words, COURSE)


def test_only_what_stands_between_the_marks_changes() -> None:
    words = TABLE.within(f"# Kit\n\n{TABLE.begin}\nlama\n{TABLE.end}\n\nAkhir.\n", COURSE)
    assert words.startswith(f"# Kit\n\n{TABLE.begin}\n| sesi |")
    assert words.endswith(f"Satu jam pelajaran (JP) sama dengan 45 menit.\n{TABLE.end}\n\nAkhir.\n")
    assert "lama" not in words
    assert "| 00 | Mulai: mengenal buku kerja | pembuka | 60 | 1,33 |\n" in words
    assert "| 04 | Aman digital dan data pribadi | 1 | 90 | 2 |\n" in words
    assert TABLE.within(words, COURSE) == words


def test_lessons_that_are_not_there_are_not_in_the_table() -> None:
    words = lessons_table(COURSE.only(["06-tabel-rapi"]))
    assert [line[:4] for line in words.splitlines() if line.startswith("| ")] == ["| se", "| 06"]


def test_every_kind_has_its_section() -> None:
    words = generated.kinds_guide(COURSE)
    for name in kinds.names():
        assert f"### {name}: {kinds.kind(name).label}\n" in words
        assert kinds.kind(name).example.strip() in words


def test_faults(tmp_path: Path) -> None:
    assert list(generated.faults(tmp_path, COURSE)) == []  # a tree without documentation
    page = tmp_path / "README.md"
    page.write_text("Lihat sesi 16.\n", encoding="utf-8")
    unfinished = COURSE.only([entry.stem for entry in COURSE.entries if not entry.stem.startswith("16")])
    stale, promised = generated.faults(tmp_path, unfinished)
    assert "jalankan `python3 -m kit periksa --tulis`" in str(stale)
    assert str(promised).startswith("README.md, baris 1: sesi 16 disebut, padahal belum ada; ")
    page.write_text("Mulai.\n", encoding="utf-8")
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "README.md").write_text("# Soal\n", encoding="utf-8")
    generated.write(tmp_path, COURSE)
    assert page.read_text(encoding="utf-8").startswith(f"Mulai.\n{TABLE.begin}\n")
    assert list(generated.faults(tmp_path, COURSE)) == []
