"""Rules for the table of contents, and for every text that leads to a lesson or names one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from kit import text_author as text
from kit.exercises import Course, Entry
from kit.exercises.contents import NAME
from kit.lint.fault import Fault

_STEM = re.compile(r"\d\d(-[a-z0-9]+)+")
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]+\.ipynb)")
# "sesi 04", "sesi 02 sampai 16"; what is counted ("sesi 90 menit") is no number of a lesson
_NAMED = re.compile(
    r"\bsesi (\d\d(?:(?:, | dan | atau | sampai |[-–])\d\d)*)\b(?! (?:menit|jam|JP)\b)", re.IGNORECASE
)


def faults(course: Course, root: Path) -> Iterator[Fault]:
    """Faults of kursus.toml; `course` is the whole of it, also lessons still to be written."""
    file = f"exercises/{NAME}"
    lines = (root / file).read_text(encoding="utf-8").splitlines()
    for before, after in pairwise(course.days):
        if after.number <= before.number:
            yield Fault(file, "", text.DAY_ORDER.format(after=after.number, before=before.number))
    for place, entry in enumerate(course.entries):
        line = next((n for n, words in enumerate(lines, 1) if f'"{entry.stem}"' in words), 0)
        rules = [*_form(entry), *_numbers(entry, course, place), *_breaks(entry)]
        yield from (Fault(file, text.IN_LINE.format(line=line), fault) for fault in rules)


def _form(entry: Entry) -> Iterator[str]:
    if not _STEM.fullmatch(entry.stem):
        yield text.STEM_BAD.format(stem=entry.stem)
    if not entry.title.strip():
        yield text.TITLE_ABSENT.format(lesson=entry.number)
    if entry.minutes <= 0:
        yield text.MINUTES_BAD.format(lesson=entry.number, minutes=entry.minutes)


def _numbers(entry: Entry, course: Course, place: int) -> Iterator[str]:
    numbers = [one.number for one in course.entries]
    if entry.number in numbers[:place]:
        yield text.NUMBER_TAKEN.format(lesson=entry.number)
    for needed in entry.needs:
        if needed not in numbers:
            yield text.NEED_ABSENT.format(lesson=entry.number, needed=needed)
        elif needed not in numbers[:place]:
            yield text.NEED_LATER.format(lesson=entry.number, needed=needed)


def _breaks(entry: Entry) -> Iterator[str]:
    times = (0, *entry.breaks, entry.minutes)
    if entry.breaks and any(after <= before for before, after in pairwise(times)):
        yield text.BREAKS_BAD.format(lesson=entry.number, minutes=entry.minutes)


def promises(words: str, folder: Path, course: Course) -> Iterator[tuple[int, str]]:
    """Line and fault where a text leads to a lesson or names one that is not in `course`.

    `folder` is where the text's links begin.
    """
    stems = {entry.stem for entry in course.entries}
    lessons = {entry.number for entry in course.entries}
    for number, line in enumerate(words.splitlines(), 1):
        for link in _LINK.findall(line):
            if Path(link).stem not in stems or not (folder / link).exists():
                yield number, text.LINK_DEAD.format(link=link)
        for named in _NAMED.findall(line):
            for lesson in re.findall(r"\d\d", named):
                if lesson not in lessons:
                    yield number, text.LESSON_PROMISED.format(lesson=lesson)
