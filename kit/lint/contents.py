"""Rules for the table of contents, and for every text that leads to a lesson or names one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from kit.exercises import Course, Entry
from kit.exercises.contents import NAME
from kit.lint.fault import Fault

_STEM = re.compile(r"\d\d(-[a-z0-9]+)+")
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]+\.ipynb)")
# "sesi 04", "sesi 02 sampai 16"; what is counted ("sesi 90 menit") is no number of a lesson
_NAMED = re.compile(
    r"\bsesi (\d\d(?:(?:, | dan | atau | sampai |[-–])\d\d)*)\b(?! (?:menit|jam|JP)\b)", re.IGNORECASE
)

Said = Iterator[tuple[str, str]]  # a fault and its cure


def faults(course: Course, root: Path) -> Iterator[Fault]:
    """Faults of kursus.toml; `course` is the whole of it, also lessons still to be written."""
    file = f"exercises/{NAME}"
    lines = (root / file).read_text(encoding="utf-8").splitlines()
    for before, after in pairwise(course.days):
        if after.number <= before.number:
            cure = "beri nomor hari yang naik"
            yield Fault(file, "", f"hari {after.number} datang setelah hari {before.number}", cure)
    for place, entry in enumerate(course.entries):
        line = next((n for n, words in enumerate(lines, 1) if f'"{entry.stem}"' in words), 0)
        rules = [*_form(entry), *_numbers(entry, course, place), *_breaks(entry)]
        yield from (Fault(file, f"baris {line}", fault, cure) for fault, cure in rules)


def _form(entry: Entry) -> Said:
    if not _STEM.fullmatch(entry.stem):
        yield (
            f"stem «{entry.stem}» bukan nama sesi",
            "tulis dua angka, tanda hubung, lalu kata: `04-aman-digital`",
        )
    if not entry.title.strip():
        yield f"sesi {entry.number} belum mempunyai judul", "tulis title"
    if entry.minutes <= 0:
        yield f"sesi {entry.number} lamanya {entry.minutes} menit", "tulis lama sesi di minutes"


def _numbers(entry: Entry, course: Course, place: int) -> Said:
    numbers = [one.number for one in course.entries]
    if entry.number in numbers[:place]:
        yield f"nomor sesi {entry.number} sudah dipakai", "beri nomor lain"
    for needed in entry.needs:
        if needed not in numbers:
            yield (
                f"sesi {entry.number} memerlukan sesi «{needed}» yang tidak tercantum",
                "periksa nomornya di needs",
            )
        elif needed not in numbers[:place]:
            cure = "hapus dari needs atau ubah urutannya"
            yield f"sesi {entry.number} memerlukan sesi {needed} yang tidak datang sebelumnya", cure


def _breaks(entry: Entry) -> Said:
    times = (0, *entry.breaks, entry.minutes)
    if entry.breaks and any(after <= before for before, after in pairwise(times)):
        cure = f"tulis menit yang naik, di antara 0 dan {entry.minutes}"
        yield f"breaks sesi {entry.number} tidak berurutan di dalam waktunya", cure


def promises(words: str, folder: Path, course: Course) -> Iterator[tuple[int, str, str]]:
    """Line, fault and cure where a text leads to a lesson or names one that is not in `course`.

    `folder` is where the text's links begin.
    """
    stems = {entry.stem for entry in course.entries}
    numbers = {entry.number for entry in course.entries}
    for line, text in enumerate(words.splitlines(), 1):
        for link in _LINK.findall(text):
            if Path(link).stem not in stems or not (folder / link).exists():
                yield (
                    line,
                    f"«{link}» tidak ada di antara sesi",
                    "periksa nama berkasnya, atau hapus tautannya",
                )
        for named in _NAMED.findall(text):
            for number in re.findall(r"\d\d", named):
                if number not in numbers:
                    yield line, f"sesi {number} disebut, padahal belum ada", "sebut isinya tanpa nomor sesi"
