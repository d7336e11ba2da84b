"""The table of lessons in README.md, written from the course."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kit.base.files import write_text
from kit.base.indonesian import number
from kit.exercises import Course, Day, Entry
from kit.lint.contents import promises
from kit.lint.fault import Fault

FILE = "README.md"
BEGIN = "<!-- daftar sesi, ditulis oleh: python3 -m kit periksa --tulis -->"
END = "<!-- akhir daftar sesi -->"


def faults(root: Path, course: Course) -> Iterator[Fault]:
    """A table that is not the course's, and lessons that are promised but not there."""
    path = root / FILE
    if not path.exists():
        return
    words = path.read_text(encoding="utf-8")
    if words != with_table(words, course):
        yield Fault(
            FILE, "", "tabel sesi berbeda dari kursus.toml", "jalankan `python3 -m kit periksa --tulis`"
        )
    for line, fault, cure in promises(words, root, course):
        yield Fault(FILE, f"baris {line}", fault, cure)


def write(root: Path, course: Course) -> None:
    """Write the table anew; raises OSError."""
    path = root / FILE
    write_text(path, with_table(path.read_text(encoding="utf-8"), course))


def with_table(words: str, course: Course) -> str:
    """The text with the table of `course` between its two marks; at the end where there are no marks."""
    before, _, rest = words.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{_table(course)}\n{END}{after}"


def _table(course: Course) -> str:
    rows = [_row(course, day, entry) for day in course.days for entry in day.lessons]
    unit = f"Satu jam pelajaran (JP) sama dengan {course.jp_minutes} menit."
    return "\n".join(["| sesi | judul | hari | menit | JP |", "|---|---|---|---|---|", *rows, "", unit])


def _row(course: Course, day: Day, entry: Entry) -> str:
    when = str(day.number) if day.number else day.title.lower()
    jp = number(round(course.jp(entry.minutes), 2))
    return f"| {entry.number} | {entry.title} | {when} | {entry.minutes} | {jp} |"
