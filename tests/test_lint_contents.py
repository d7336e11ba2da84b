"""Each rule for the table of contents, and for texts that name a lesson, catches a fault planted into it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit import paths
from kit.exercises import course, plan
from kit.lint import contents

# The course as it stands while its last lesson is not written.
UNFINISHED = course().only([entry.stem for entry in course().entries if not entry.stem.startswith("16")])
SHIPPED = (paths.EXERCISES / "kursus.toml").read_text(encoding="utf-8")


def found(root: Path, words: str) -> list[str]:
    (root / "exercises").mkdir()
    (root / "exercises" / "kursus.toml").write_text(words, encoding="utf-8")
    return [str(fault) for fault in contents.faults(plan(root), root)]


def line_of(stem: str) -> int:
    return next(n for n, line in enumerate(SHIPPED.splitlines(), 1) if f'"{stem}"' in line)


def test_the_shipped_course_is_clean(tmp_path: Path) -> None:
    assert found(tmp_path, SHIPPED) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"06-tabel-rapi"', '"6 Tabel"', "`stem` “6 Tabel” bukan nama sesi"),
        ('"Tanggal, angka, kategori"', '" "', "sesi 07 belum mempunyai judul"),
        ('kategori", minutes = 90', 'kategori", minutes = 0', "sesi 07 lamanya 0 menit"),
        ('"07-tanggal', '"06-tanggal', "nomor sesi 06 sudah dipakai"),
        (
            'needs = ["05", "08", "11"]',
            'needs = ["08", "21"]',
            "sesi 15 memerlukan sesi “21” yang tidak tercantum",
        ),
        (
            'needs = ["05", "08", "11"]',
            'needs = ["08", "16"]',
            "sesi 15 memerlukan sesi 16 yang tidak datang",
        ),
        (
            'needs = ["05", "08", "11"]',
            'needs = ["15"]',
            "sesi 15 memerlukan sesi 15 yang tidak datang sebelumnya",
        ),
        ("breaks = [41]", "breaks = [90]", "`breaks` sesi 04 tidak berurutan di dalam waktunya"),
        ("breaks = [41]", "breaks = [0]", "`breaks` sesi 04 tidak berurutan"),
        ("breaks = [41]", "breaks = [41, 30]", "`breaks` sesi 04 tidak berurutan"),
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in SHIPPED
    lines = found(tmp_path, SHIPPED.replace(old, new, 1))
    assert any(told in line and line.startswith("exercises/kursus.toml, baris ") for line in lines), lines


def test_the_line_is_told(tmp_path: Path) -> None:
    (fault,) = found(tmp_path, SHIPPED.replace("breaks = [41]", "breaks = [91]"))
    assert f", baris {line_of('04-aman-digital')}: " in fault


def test_days_go_up(tmp_path: Path) -> None:
    (fault,) = found(tmp_path, SHIPPED.replace("number = 3", "number = 2"))
    assert fault.startswith("exercises/kursus.toml: hari 2 datang setelah hari 2")


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("Lihat sesi 04.\nLihat Sesi 16.", [2]),
        ("Sesi 04 sampai 16", [1]),
        ("sesi 04, 06, dan 08; sesi 04–11", []),
        ("sesi 04, 16", [1]),
        ("satu sesi 90 menit, sesi 45 menit", []),
        ("obsesi 99, Sesi 2026", []),
        ("[x](04-aman-digital.ipynb) dan [y](04-aman-digital.ipynb#bagian)", []),
        ("[x](16-proyek-rtl.ipynb)", [1]),
        ("[x](../04-aman-digital.ipynb)", [1]),
        ("[x](https://contoh.example/12.ipynb)", []),
    ],
)
def test_only_lessons_that_are_there_are_named(words: str, lines: list[int]) -> None:
    told = list(contents.promises(words, paths.NOTEBOOKS, UNFINISHED))
    assert [line for line, _ in told] == lines
    assert all("; " in fault for _, fault in told)
