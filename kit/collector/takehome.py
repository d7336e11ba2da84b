"""What the facilitator takes home of a class, from its database: a workbook, every answer as CSV, and xAPI statements."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from xlsxwriter.workbook import Workbook

from kit import text_class as text
from kit.base import files
from kit.collector import export
from kit.collector.figures import Attendance, Figures, LearnerStandings
from kit.collector.model import LearnerRow
from kit.collector.store import Store
from kit.exercises import Lesson, lessons

_HEAD = 32  # points: two lines of a long title
Table = list[list[Any]]  # a row of names, then rows of text, numbers and times


def write(store: Store, class_name: str, folder: Path, *, key: bool = False) -> list[Path]:
    """Write the files into `folder`, each whole and for its owner alone; `key`: also whose pseudonym is whose.

    Raises OSError, and StoreError where the database fails.
    """
    figures = Figures(lessons())
    for row in store.all(class_name):
        figures.take(row)
    people = sorted(store.learners(class_name), key=lambda one: (one.name.casefold(), one.institution))
    made: dict[str, Iterable[str] | bytes] = {
        text.SUMMARY_FILE: workbook(
            {text.SUMMARY_SHEET: summary(figures, people), text.PRESENCE_SHEET: presence(figures, people)}
        ),
        text.ANSWERS_FILE: export.csv_pieces(store, class_name),
        text.XAPI_FILE: export.xapi_pieces(store, class_name),
        text.CONTENTS_FILE: [text.CONTENTS],
    }
    if key:
        made[text.XAPI_KEY_FILE] = export.key_pieces(people)
    for name, content in made.items():
        with files.whole_file(folder / name, private=True) as file:
            for piece in [content] if isinstance(content, bytes) else content:
                file.write(piece if isinstance(piece, bytes) else piece.encode())
    return [folder / name for name in made]


def summary(figures: Figures, people: Sequence[LearnerRow]) -> Table:
    """One row a participant: exercises done of each lesson and of all, attempts, hints, answers opened, days, times."""
    there = lessons()
    head = [
        *text.SUMMARY_PERSON,
        *(text.SUMMARY_LESSON.format(number=one.number, total=len(one.exercises)) for one in there),
    ]
    return [
        [*head, *text.SUMMARY_REST],
        *(
            [_named(learner, people), learner.institution, *_counts(there, figures.people.get(learner.id))]
            for learner in people
        ),
    ]


def _counts(there: Sequence[Lesson], person: LearnerStandings | None) -> list[Any]:
    person = person or LearnerStandings()
    done = [
        sum(e.id in person.standings and person.standings[e.id].solved for e in one.exercises)
        for one in there
    ]
    every, days = person.standings.values(), person.days.values()
    return [
        *done,
        sum(done),
        sum(one.attempts for one in every),
        sum(one.hints for one in every),
        sum(one.solution_seen for one in every),
        len(days),
        _clock(min((day.first for day in days), default=None)),
        _clock(max((day.last for day in days), default=None)),
    ]


def presence(figures: Figures, people: Sequence[LearnerRow]) -> Table:
    """One row for each participant and day with a sign of work; a seat that nobody opened has none."""
    rows = [
        [
            day,
            _named(learner, people),
            learner.institution,
            _clock(seen.first),
            _clock(seen.last),
            seen.answers,
        ]
        for learner in people
        for day, seen in _days(figures.people.get(learner.id)).items()
    ]
    return [[*text.PRESENCE_COLUMNS], *sorted(rows, key=lambda row: (row[0], str(row[1]).casefold(), row[2]))]


def _named(learner: LearnerRow, people: Sequence[LearnerRow]) -> str:
    """The name, with a note where a roster has it no longer."""
    gone = learner.off_roster and any(one.listed for one in people)
    return text.NO_LONGER_LISTED.format(name=learner.name) if gone else learner.name


def _days(person: LearnerStandings | None) -> dict[date, Attendance]:
    return person.days if person else {}


def _clock(moment: float | None) -> datetime | None:
    """A moment by the laptop's clock, as a spreadsheet keeps it: without a zone, to the minute."""
    return datetime.fromtimestamp(moment).replace(second=0, microsecond=0) if moment is not None else None  # noqa: DTZ006


def workbook(tables: dict[str, Table]) -> bytes:
    """A sheet for each table; what a participant wrote is never taken for a formula or an address."""
    target = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(target, settings) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        patterns = {date: "dd-mm-yyyy", datetime: "dd-mm-yyyy hh.mm"}
        formats = {kind: book.add_format({"num_format": pattern}) for kind, pattern in patterns.items()}
        for name, rows in tables.items():
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, rows[0], head)
            sheet.set_row(0, _HEAD)
            sheet.freeze_panes(1, 0)
            sheet.set_landscape()
            sheet.fit_to_pages(1, 0)
            for number, row in enumerate(rows[1:], 1):
                for column, value in enumerate(row):
                    sheet.write(number, column, value, formats.get(type(value)))
            sheet.autofit(300)
    return target.getvalue()
