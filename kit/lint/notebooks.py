"""Rules for a notebook as a whole: its beginning, its end, its measure, and the exercises it uses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from kit import text_author as text
from kit.cells import Cell, Notebook, read
from kit.exercises import Course, Lesson
from kit.lint import each_cell
from kit.lint.contents import promises
from kit.lint.fault import Fault

# How long a section takes, below its heading.
_STATED = re.compile(r"^## .+\n\n\*(\d+) menit\*$", re.MULTILINE)
Said = Iterator[tuple[str, str]]  # place, fault


def faults(path: Path, lesson: Lesson | None, course: Course) -> Iterator[Fault]:
    """Faults of one notebook; without its lesson only what can be seen without. `course`: the lessons that are there."""
    try:
        notebook = read(path)
    except (ValueError, KeyError, TypeError) as error:
        yield Fault(f"notebooks/{path.name}", "", text.NOT_A_NOTEBOOK.format(error=error))
        return
    rules = [_end, _measure, _trace, each_cell.faults]
    found = [one for rule in rules for one in rule(notebook)] + [*_promises(notebook, course)]
    if lesson:
        found += [
            one for rule in (_beginning, _repeated, _exercises, _minutes) for one in rule(notebook, lesson)
        ]
    yield from (Fault(notebook.file, place, fault) for place, fault in found)


def _beginning(notebook: Notebook, lesson: Lesson) -> Said:
    first, second = [*notebook.cells, Cell(0, {"source": "", "cell_type": "raw"})][:2]
    if not first.markdown:
        yield first.place, text.FIRST_CELL_CODE
    if first.source.splitlines()[:1] != [f"# {lesson.title}"]:
        yield first.place, text.TITLE_DIFFERS.format(title=lesson.title)
    if second.source.split("\n") != ["import kit", f'kit.sesi("{lesson.number}")']:
        yield second.place, text.SECOND_CELL_BAD.format(lesson=lesson.number)


def _repeated(notebook: Notebook, lesson: Lesson) -> Said:
    known = {_bare(words) for words in lesson.questions + lesson.goals if "…" not in words}
    for cell in notebook.participant:
        for number, line in enumerate(cell.source.splitlines(), 1):
            if cell.markdown and _bare(line) in known:
                yield text.IN_CELL_LINE.format(cell=cell.place, line=number), text.HEAD_REPEATED


def _bare(line: str) -> str:
    return line.strip().lstrip("-* ").rstrip(";. ").casefold()


def _promises(notebook: Notebook, course: Course) -> Said:
    for cell in notebook.cells:
        for line, fault in promises(cell.source, notebook.path.parent, course):
            yield text.IN_CELL_LINE.format(cell=cell.place, line=line), fault


def _minutes(notebook: Notebook, lesson: Lesson) -> Said:
    """What the sections say of their length adds up to the lesson, and each has room for its exercises."""
    known = {exercise.id: exercise.minutes for exercise in lesson.exercises}
    place, said, needed, total = "", 0, 0.0, 0
    for cell in notebook.participant:
        if cell.markdown and (stated := _STATED.search(cell.source)):
            if needed > said > 0:
                yield place, text.SECTION_SHORT.format(minutes=said, needed=needed)
            place, said, needed = cell.place, int(stated[1]), 0.0
            total += said
        needed += sum(known.get(call.first, 0) for call in cell.calls if call.name == "soal")
    if needed > said > 0:
        yield place, text.SECTION_SHORT.format(minutes=said, needed=needed)
    if total not in (0, lesson.minutes):
        yield "", text.SECTIONS_SUM.format(total=total, minutes=lesson.minutes)


def _end(notebook: Notebook) -> Said:
    last = [cell for cell in notebook.participant if cell.code][-1:]
    if not last or notebook.participant[-1:] != last or [call.name for call in last[0].calls] != ["kemajuan"]:
        yield text.IN_LAST_CELL, text.NO_PROGRESS


def _measure(notebook: Notebook) -> Said:
    cells = notebook.participant
    if not 20 <= len(cells) <= 42:
        yield "", text.CELLS_COUNT.format(count=len(cells))
    prose = sum(cell.markdown for cell in cells) / max(len(cells), 1) * 100
    if not 40 <= prose <= 70:
        yield "", text.PROSE_SHARE.format(share=prose)
    if len(cells) == len(notebook.cells):
        yield "", text.NO_NOTES


def _trace(notebook: Notebook) -> Said:
    if "widgets" in notebook.metadata:
        yield "", text.WIDGET_STATE
    first: dict[str, Cell] = {}
    for cell in notebook.cells:
        if first.setdefault(cell.raw.get("id", cell.place), cell) is not cell:
            yield cell.place, text.CELL_ID_TWICE.format(id=cell.raw["id"])


def _exercises(notebook: Notebook, lesson: Lesson) -> Said:
    known = {exercise.id: exercise for exercise in lesson.exercises}
    used = [(cell, call) for cell in notebook.cells for call in cell.calls if call.name == "soal"]
    for cell, call in used:
        if call.first not in known:
            yield cell.place, text.EXERCISE_ELSEWHERE.format(id=call.first, stem=lesson.stem)
        elif (call.arguments == 2) != known[call.first].handed_over:
            yield cell.place, text.CALL_UNFIT.format(id=call.first)
    times = Counter(call.first for _, call in used)
    for exercise_id in known:
        if times[exercise_id] != 1:
            yield "", text.EXERCISE_TIMES.format(id=exercise_id, count=times[exercise_id])
    places = list(known)
    order = [(cell, places.index(call.first)) for cell, call in used if call.first in known]
    for (_, before), (cell, after) in pairwise(order):
        if after < before:
            late, early = places[after], places[before]
            yield cell.place, text.EXERCISE_ORDER.format(after=late, before=early, stem=lesson.stem)
