"""What a written date means: a day, a range of days, a moment, a month. Pure; what is unclear is asked."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from kit.base import indonesian
from kit.tables.model import Certainty, Reading
from kit.tables.values.calendar_names import month, weekday_name, weekdays
from kit.tables.values.cells import ask, blank, plain, written
from kit.tables.values.day_ranges import read_range, spelled_range
from kit.tables.values.days import YEARS, Days, Frame, read_day, read_serial

_LONGEST = 80  # characters; what is longer is a sentence
_ZERO = re.compile(r"0000-00-00( 00:00:00)?")  # MySQL's way of saying nothing
_FIRST = re.compile(r"(?:hari )?([a-z']+)(?: ?(?:-|s\.?/?d\.?|&|dan|sampai|hingga) ?([a-z']+))?[\s,.:]+(.+)")
_LAST = re.compile(r"(.+?)[\s,(]+([a-z']+)\)?")
_TIME = re.compile(
    r"(.+?)(?:(?<=\d)t(?=\d)|[\s,]+)(?:pukul |jam |pkl\.? ?)?(\d{1,2})[.:](\d{2})(?:[.:](\d{2})(?:[.,]\d+)?)?"
    r" ?(am|pm)? ?(?:wita|wib|wit)? ?(z|(?:gmt|utc)? ?([+-]\d{1,2})(?::?(\d{2}))?)?",
    re.ASCII,
)
_HERE = timezone(timedelta(hours=8))  # WITA: all of Kalimantan Timur
_YEAR_ONLY = re.compile(r"(?:tahun )?(?:19|20)\d\d", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ]?(\d{1,2})", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})[-/. ]+(\d{4})", re.ASCII)
_MONTH_NAMED = re.compile(r"(?:bulan )?([a-z]+)[\s.,/-]*(?:tahun )?(\d{4}|'?\d{2})?", re.ASCII)
_MONTH_LAST = re.compile(r"(\d{4})[\s.,/-]*([a-z]+)", re.ASCII)
_HIJRI = re.compile(r"\d{4} ?h\b|muharam|muharram|safar|rabi|jumad|rajab|sya'?ban|rama[dh]+an|syawal|zul")


def read_date(cell: Any, order: str | None = None, latest: date | None = None) -> Reading:
    """A `date`, or a `datetime` where a time of day is written; `end` is the last day of a range.

    `order`: "dmy" or "mdy", where the column's order is known. `latest`: no day can be later (a birth date).
    Two digits of a year below 50 are 20yy; of a birth date, the past.

    >>> read_date("14-15 Mei 2023").end, read_date("05/06/2023").options
    (datetime.date(2023, 5, 15), ('5 Juni 2023', '6 Mei 2023'))
    """
    empty = blank(cell)
    if empty:
        return empty
    if isinstance(cell, date):
        return Reading(_without_midnight(cell))
    text = plain(cell).casefold().strip(" .,;")
    if isinstance(cell, bool) or not 0 < len(text) <= _LONGEST:
        return ask("tanggal-tak-terbaca")
    if _ZERO.fullmatch(text):
        return Reading(None, "kosong-tanda")
    reading = _read(text, Frame(order, latest))
    if not reading.code and written(cell) not in _standard(reading.value):
        return replace(reading, code="tanggal-angka")
    return reading


def read_month(cell: Any, order: str | None = None) -> Reading:
    """The month as "YYYY-MM"; of a full date its month.

    >>> read_month("Mei 2023").value, read_month("2023-05").code, read_month("Mei").code
    ('2023-05', '', 'tanggal-tanpa-tahun')
    """
    empty = blank(cell)
    if empty:
        return empty
    text = "" if isinstance(cell, date | bool) else plain(cell).casefold().strip(" .,;")
    reading = _month_alone(text[:_LONGEST])
    if not reading:
        return _month_of(read_date(cell, order))
    return Reading(reading.value) if reading.value == written(cell) else reading


def _month_of(reading: Reading) -> Reading:
    """The first of a month is how a spreadsheet keeps it; of another day the month is likely meant."""
    day, end = reading.value, reading.end
    if not day:
        return reading
    if end and (end.year, end.month) != (day.year, day.month):
        return ask("bulan-beberapa")
    sure = day.day == 1 and reading.certainty is Certainty.SURE
    return _month(day.year, day.month, "bulan-dari-tanggal", Certainty.SURE if sure else Certainty.LIKELY)


def _read(text: str, frame: Frame) -> Reading:
    if "?" in text:
        sure = _read(text.replace("?", "").strip(), frame)
        return ask("tanggal-ragu", *([indonesian.day(sure.value)] if sure.value else sure.options))
    return (
        _serial(text)
        or _with_weekday(text, frame)
        or _day_or_range(text, frame)
        or _moment(text, frame)
        or _partial(text)
    )


def _without_midnight(cell: date) -> date:
    """A spreadsheet keeps every day as a moment at midnight."""
    if not isinstance(cell, datetime):
        return cell
    moment = datetime.combine(cell.date(), cell.time())
    return moment if moment.time() != time() else moment.date()


def _standard(value: date) -> set[str]:
    shapes = {value.isoformat()}
    if isinstance(value, datetime):
        shapes |= {f"{value:%Y-%m-%d}{gap}{value:{clock}}" for gap in " T" for clock in ("%H:%M", "%H:%M:%S")}
    return shapes


def _settled(days: Days) -> Reading:
    if days.certainty is Certainty.ASK:
        return ask(days.code, *(days.options or map(indonesian.day, days.days)))
    return Reading(days.days[0], days.code, days.certainty)


def _serial(text: str) -> Reading | None:
    days = read_serial(text)
    if not days:
        return None
    seconds = round(float("0." + re.split(r"[.,]", text + ".0")[1]) * 86_400)
    if not seconds:
        return _settled(days)
    moment = datetime.combine(days.days[0], time()) + timedelta(seconds=seconds)
    return Reading(moment, days.code, days.certainty)


def _day_or_range(text: str, frame: Frame) -> Reading | None:
    days = read_day(text, frame)
    return _settled(days) if days else read_range(text, frame)


def _with_weekday(text: str, frame: Frame) -> Reading | None:
    """A date with the name of its weekday, which must agree, or tells which of two days is meant."""
    first, last = _FIRST.fullmatch(text), _LAST.fullmatch(text)
    if first and first[1] in weekdays() and (not first[2] or first[2] in weekdays()):
        name, to, rest = first[1], first[2], first[3]
    elif last and last[2] in weekdays():
        name, to, rest = last[2], None, last[1]
    else:
        return None
    rest = rest.strip("() ,")
    days = read_day(rest, frame)
    if days and days.days:
        return _agreeing(days, weekdays()[name])
    reading = _day_or_range(rest, frame) or _moment(rest, frame)
    if reading and reading.value:
        start_fits = reading.value.weekday() == weekdays()[name]
        end_fits = not (to and reading.end) or reading.end.weekday() == weekdays()[to]
        if not (start_fits and end_fits):
            return ask("tanggal-hari-tidak-cocok", spelled_range(reading.value, reading.end))
    return reading


def _agreeing(days: Days, weekday: int) -> Reading:
    fitting = [day for day in days.days if day.weekday() == weekday]
    if len(days.days) > 1:
        if len(fitting) == 1:
            return Reading(fitting[0], "tanggal-dari-hari", Certainty.LIKELY)
        return _settled(days)
    if fitting:
        sure = days.certainty is Certainty.SURE
        return Reading(fitting[0], "tanggal-nama-hari" if sure else days.code, days.certainty)
    day = days.days[0]
    nearest = day + timedelta((weekday - day.weekday() + 3) % 7 - 3)
    both = (
        f"{weekday_name(candidate.weekday())}, {indonesian.day(candidate)}" for candidate in (day, nearest)
    )
    return ask("tanggal-hari-tidak-cocok", *both)


def _moment(text: str, frame: Frame) -> Reading | None:
    """A day and a time of day; a time with a zone becomes the clock of Kalimantan Timur."""
    match = _TIME.fullmatch(text)
    reading = match and (_with_weekday(match[1], frame) or _day_or_range(match[1], frame))
    if not (match and reading):
        return None
    if not reading.value:
        return reading
    hour, minute, second = (int(part or 0) for part in match.group(2, 3, 4))
    if match[5]:
        hour = hour % 12 + (12 if match[5] == "pm" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return ask("tanggal-tak-terbaca")
    moment = datetime.combine(reading.value, time(hour, minute, second))
    if not match[6]:
        code = reading.code if reading.certainty is Certainty.LIKELY else "tanggal-jam" * bool(reading.code)
        return replace(reading, value=moment, code=code)
    away = timedelta(hours=int(match[7] or 0), minutes=int(match[8] or 0))
    here = moment.replace(tzinfo=timezone(away)).astimezone(_HERE).replace(tzinfo=None)
    certainty = reading.certainty if here == moment else Certainty.LIKELY
    return Reading(here, "tanggal-zona", certainty)


def _partial(text: str) -> Reading:
    if _HIJRI.search(text):
        return ask("tanggal-kalender-lain")
    if _YEAR_ONLY.fullmatch(text) or _month_alone(text):
        return ask("tanggal-tanpa-hari")
    return ask("tanggal-tak-terbaca")


def _month_alone(text: str) -> Reading | None:
    """Mei 2023, 05/2023, 2023-05; None when `text` (in lower case) has not the shape of a month."""
    return _month_in_numbers(text) or _month_named(text)


def _month_in_numbers(text: str) -> Reading | None:
    first, last = _YEAR_FIRST.fullmatch(text), _YEAR_LAST.fullmatch(text)
    parts = (first[1], first[2]) if first else (last[2], last[1]) if last else None
    if not parts or int(parts[0]) not in YEARS or not 1 <= int(parts[1]) <= 12:
        return None
    return _month(int(parts[0]), int(parts[1]), "bulan-angka")


def _month_named(text: str) -> Reading | None:
    first, last = _MONTH_NAMED.fullmatch(text), _MONTH_LAST.fullmatch(text)
    name, written_year = (first[1], first[2]) if first else (last[2], last[1]) if last else ("", None)
    meaning = month(name) if len(name) > 2 else None
    if not meaning:
        return None
    number, certainty = meaning
    code = "bulan-nama" if certainty is Certainty.SURE else "tanggal-salah-ketik"
    if not written_year:
        return ask("tanggal-tanpa-tahun")
    short = int(written_year.strip("'"))
    full = short if short > 99 else 2000 + short
    return _month(full, number, code, certainty) if full in YEARS else ask("tanggal-kalender-lain")


def _month(year: int, number: int, code: str, certainty: Certainty = Certainty.SURE) -> Reading:
    return Reading(f"{year:04}-{number:02}", code, certainty)
