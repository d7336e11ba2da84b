"""Several days in one cell: 14-15 Mei 2023, 30 Mei s.d. 2 Juni 2025. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from kit.base import indonesian
from kit.tables.model import Certainty, Reading
from kit.tables.values.calendar_names import month, month_name
from kit.tables.values.cells import ask
from kit.tables.values.days import Days, Frame, read_day

TO = "s.d."
_TO = re.compile(r" ?(?:-|s\.? ?/? ?d\.?|sampai dengan|sampai|hingga|to|&|dan) ?")
_EITHER = re.compile(r"(\d{1,2})/(\d{1,2}) ?([a-z]+)\.? ?(\d{4})?", re.ASCII)
_DAY_ONLY = re.compile(r"(?:tanggal |tgl\.? ?)?(\d{1,2})", re.ASCII)
_INTERVAL = re.compile(r"(\d{4}-\d{2}-\d{2})/(\d{4}-\d{2}-\d{2})", re.ASCII)


def read_range(text: str, frame: Frame) -> Reading | None:
    """The first and the last day; None when `text` (in lower case) has not the shape of a range."""
    either = _EITHER.fullmatch(text)
    if either and month(either[3]):
        return _either(int(either[1]), int(either[2]), either[3], either[4] or "")
    interval = _INTERVAL.fullmatch(text)
    if interval:
        return _between(interval[1], interval[2], frame)
    for link in _TO.finditer(text):
        reading = _between(text[: link.start()], text[link.end() :], frame)
        if (
            reading
            and reading.end
            and link[0].strip() in ("&", "dan")
            and (reading.end - reading.value).days > 1
        ):
            return ask("tanggal-ragu", spelled_range(reading.value, reading.end))  # or only those two days
        if reading:
            return reading
    return None


def spelled_range(first: date, last: date | None) -> str:
    """14 Mei 2023 s.d. 15 Mei 2023; one day where there is no last."""
    return f"{indonesian.day(first)} {TO} {indonesian.day(last)}" if last else indonesian.day(first)


def _either(first: int, second: int, name: str, year: str) -> Reading:
    """7/8 Feb: the 7th and 8th, the one or the other."""
    meaning = month(name)
    rest = f" {month_name(meaning[0])} {year}".rstrip() if meaning else ""
    return ask("tanggal-ragu", f"{first}-{second}{rest}", f"{first}{rest}", f"{second}{rest}")


def _between(left: str, right: str, frame: Frame) -> Reading | None:
    if len(left) > 40 or len(right) > 40:  # a sentence, not two days
        return None
    last = read_day(right, frame)
    if not last:
        return None
    only = _DAY_ONLY.fullmatch(left)
    if last.certainty is Certainty.ASK:
        return _undecided(left, right, last, frame) if only or read_day(left, frame) else None
    end = last.days[0]
    first = _same_month(int(only[1]), end) if only else _earlier(left, end, frame)
    if first and first.certainty is Certainty.ASK:
        return _undecided(left, right, first, frame)
    return _joined(first, last, end) if first else None


def _same_month(day: int, end: date) -> Days:
    try:
        return Days((end.replace(day=day),), "")
    except ValueError:
        return Days((), "tanggal-mustahil", Certainty.ASK)


def _earlier(left: str, end: date, frame: Frame) -> Days | None:
    """The first day, its year taken from the last one; or the year before, at the turn of the year."""
    first = read_day(left, replace(frame, year=None))
    if not first or first.code != "tanggal-tanpa-tahun":
        return first
    first = read_day(left, replace(frame, year=end.year))
    if first and first.days and first.days[0] > end:
        return read_day(left, replace(frame, year=end.year - 1))
    return replace(first, certainty=Certainty.SURE) if first and first.days else first


def _joined(first: Days, last: Days, end: date) -> Reading:
    start = first.days[0]
    if start > end:
        return ask("tanggal-rentang-terbalik", spelled_range(end, start))
    likely = Certainty.LIKELY in (first.certainty, last.certainty)
    return Reading(start, "tanggal-rentang", Certainty.LIKELY if likely else Certainty.SURE, end=end)


def _undecided(left: str, right: str, open_day: Days, frame: Frame) -> Reading:
    """Both days in either order of day and month, where that is all that is open."""
    options = []
    if open_day.code == "tanggal-ambigu" and not frame.order:
        for order in ("dmy", "mdy"):
            pair = _between(left, right, replace(frame, order=order))
            if pair and pair.value and pair.end:
                options.append(spelled_range(pair.value, pair.end))
    return ask(open_day.code, *(options or open_day.options))
