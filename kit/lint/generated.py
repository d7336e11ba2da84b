"""Parts of the documentation that the kit writes from what it knows: the table of lessons, the kinds of exercise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kit import kinds
from kit import text_author as text
from kit.base.files import write_text
from kit.base.indonesian import number
from kit.exercises import Course, Day, Entry
from kit.lint.contents import promises
from kit.lint.fault import Fault


@dataclass(frozen=True)
class GeneratedSection:
    """What stands between two marks of a Markdown file."""

    file: str
    name: str
    make: Callable[[Course], str]

    @property
    def begin(self) -> str:
        return text.SECTION_BEGIN.format(section=self.name)

    @property
    def end(self) -> str:
        return text.SECTION_END.format(section=self.name)

    def within(self, words: str, course: Course) -> str:
        """The text with this section as it should be; at the end where there are no marks."""
        before, _, rest = words.partition(self.begin)
        _, _, after = rest.partition(self.end)
        return f"{before}{self.begin}\n{self.make(course)}\n{self.end}{after}"


def faults(root: Path, course: Course) -> Iterator[Fault]:
    """Sections that are not up to date, and lessons that the README promises but that are not there."""
    for section in SECTIONS:
        path = root / section.file
        if not path.exists():
            continue
        words = path.read_text(encoding="utf-8")
        if words != section.within(words, course):
            yield Fault(section.file, "", text.SECTION_STALE.format(section=section.name))
        for line, fault in promises(words, path.parent, course):
            yield Fault(section.file, text.IN_LINE.format(line=line), fault)


def write(root: Path, course: Course) -> None:
    """Write every section anew; raises OSError."""
    for section in SECTIONS:
        path = root / section.file
        if path.exists():
            write_text(path, section.within(path.read_text(encoding="utf-8"), course))


def lessons_table(course: Course) -> str:
    rows = [_row(course, day, entry) for day in course.days for entry in day.lessons]
    unit = text.TABLE_UNIT.format(minutes=course.jp_minutes)
    return "\n".join([text.TABLE_HEAD, "|---|---|---|---|---|", *rows, "", unit])


def _row(course: Course, day: Day, entry: Entry) -> str:
    when = str(day.number) if day.number else day.title.lower()
    jp = number(round(course.jp(entry.minutes), 2))
    return f"| {entry.number} | {entry.title} | {when} | {entry.minutes} | {jp} |"


def kinds_guide(_course: Course) -> str:
    """Each kind's own section, in alphabetical order."""
    return "\n\n".join(_kind(name) for name in kinds.names())


def _kind(name: str) -> str:
    cls = kinds.kind(name)
    example = f'```toml\nkind = "{name}"\n{cls.example.strip()}\n```'
    return "\n\n".join(part for part in (f"### {name}: {cls.label}", example, cls.guide.strip()) if part)


SECTIONS = (
    GeneratedSection("README.md", text.LESSONS_TABLE, lessons_table),
    GeneratedSection("exercises/README.md", text.KINDS_GUIDE, kinds_guide),
)
