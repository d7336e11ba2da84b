"""One day as it is written, without a weekday or a time of day: all days it can mean. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kit.base import indonesian
from kit.tables.model import Certainty
from kit.tables.values.calendar_names import month

YEARS = range(1900, 2101)  # others belong to another calendar (Hijri 1444, Thai 2566) or are slips
_THIS_CENTURY = 50  # two digits below: 20yy
_SERIALS = ((36526, 55153, Certainty.SURE), (10000, 36526, Certainty.LIKELY))  # 2000-2050, 1927-1999
_DAY_ZERO = date(1899, 12, 30)  # of Excel

_GAP = r"[\s./,-]*"
_DAY, _NAME, _YEAR = r"(\d{1,2})(?:st|nd|rd|th)?", r"([a-z]+)", r"(\d{4}|'?\d{2})"
_YMD = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})", re.ASCII)
_NUMBERS = re.compile(rf"(\d{{1,2}})[\s./,-]+(\d{{1,2}})[\s./,-]+{_YEAR}", re.ASCII)
_NAMED = re.compile(rf"(?:tanggal|tgl\.?)? ?{_DAY}{_GAP}{_NAME}(?:{_GAP}{_YEAR})?", re.ASCII)
_NAME_FIRST = re.compile(rf"{_NAME}{_GAP}{_DAY}(?:[\s,]+{_YEAR})?", re.ASCII)
_YEAR_NAMED = re.compile(rf"(\d{{4}}){_GAP}{_NAME}{_GAP}{_DAY}", re.ASCII)
_EIGHT = re.compile(r"(\d{8})", re.ASCII)
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known beside the text: order of the column, the last day possible, the year of a range's last day."""

    order: str | None = None
    latest: date | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """The days a cell can mean: one is a decision; several, or none, are left to the person."""

    days: tuple[date, ...]
    code: str
    certainty: Certainty = Certainty.SURE
    options: tuple[str, ...] = ()


def read_day(text: str, frame: Frame) -> Days | None:
    """`text` in lower case; None when it has not the shape of a day."""
    for shape, reader in _SHAPES:
        match = shape.fullmatch(text)
        if match:
            days = reader(match.groups(default=""), frame)
            if days:
                return _possible(days, frame)
    return None


def read_serial(text: str) -> Days | None:
    """The number behind a date of Excel, within years that this audience's data can have."""
    match = _SERIAL.fullmatch(text)
    for first, end, certainty in _SERIALS:
        if match and first <= int(match[1]) < end:
            return Days((_DAY_ZERO + timedelta(int(match[1])),), "tanggal-nomor-seri", certainty)
    return None


def shown_order(text: str) -> str | None:
    """The order of day and month that a date proves: 14/05/2023 "dmy", 05/14/2023 "mdy", else None."""
    match = _NUMBERS.search(text)
    if match and int(match[1]) > 12 >= int(match[2]):
        return "dmy"
    return "mdy" if match and int(match[2]) > 12 >= int(match[1]) else None


def _possible(days: Days, frame: Frame) -> Days:
    """Days of another calendar, or later than can be, are no decision."""
    if any(day.year not in YEARS for day in days.days):
        return Days((), "tanggal-kalender-lain", Certainty.ASK)
    if frame.latest and days.days and min(days.days) > frame.latest:
        return Days((), "tanggal-masa-depan", Certainty.ASK)
    return days


def _years(written: str, frame: Frame) -> tuple[tuple[int, ...], str, Certainty]:
    """The years a written year can mean, and the code of its repair."""
    if len(written) == 4:
        return (int(written),), "", Certainty.SURE
    if not written:
        return (frame.year,) if frame.year else (), "", Certainty.LIKELY
    short = int(written.strip("'"))
    code = "tanggal-tahun-dua-angka"
    if frame.latest:  # a birth date: never in the future
        if 2000 + short > frame.latest.year:
            return (1900 + short,), code, Certainty.SURE
        return (2000 + short,), code, Certainty.LIKELY
    if short < _THIS_CENTURY:
        return (2000 + short,), code, Certainty.SURE
    return (1900 + short, 2000 + short), code, Certainty.SURE


def _existing(year: int, number: int, day: int) -> tuple[date, ...]:
    try:
        return (date(year, number, day),)
    except ValueError:
        return ()


def _one_day(days: Iterable[date], code: str, certainty: Certainty = Certainty.SURE) -> Days | None:
    distinct = tuple(dict.fromkeys(days))
    if len(distinct) > 1:
        return Days(distinct, "tanggal-ambigu", Certainty.ASK)
    return Days(distinct, code, certainty) if distinct else None


def _impossible(year: int, number: int, day: int) -> Days:
    """31 April: its neighbours are offered."""
    if not (1 <= number <= 12 and 1 <= day <= 31 and year in YEARS):
        return Days((), "tanggal-mustahil", Certainty.ASK)
    following = date(year + number // 12, number % 12 + 1, 1)
    near = (following - timedelta(1), following)
    return Days((), "tanggal-mustahil", Certainty.ASK, tuple(indonesian.day(neighbour) for neighbour in near))


def _ymd(parts: Sequence[str], frame: Frame) -> Days:
    year, number, day = (int(part) for part in parts)
    days = _existing(year, number, day)
    if days:
        standard = len(parts[1]) == len(parts[2]) == 2
        return Days(days, "" if standard else "tanggal-angka")
    swapped = tuple(indonesian.day(candidate) for candidate in _existing(year, day, number))
    return Days((), "tanggal-mustahil", Certainty.ASK, swapped) if swapped else _impossible(year, number, day)


def _numbers(parts: Sequence[str], frame: Frame) -> Days:
    """Three numbers, the year last: the order of the column decides, else a day beyond 12."""
    first, second = int(parts[0]), int(parts[1])
    years, code, certainty = _years(parts[2], frame)
    orders = {
        "dmy": [day for year in years for day in _existing(year, second, first)],
        "mdy": [day for year in years for day in _existing(year, first, second)],
    }
    code = code if len(parts[2]) < 4 else "tanggal-angka"
    if not frame.order:
        if not orders["dmy"] and code == "tanggal-angka":
            code = "tanggal-bulan-hari"
        days = _one_day([*orders["dmy"], *orders["mdy"]], code, certainty)
        return days or _impossible(years[0], second, first)
    other = orders["mdy" if frame.order == "dmy" else "dmy"]
    days = _one_day(orders[frame.order], code, certainty)
    if days:
        either = other and other != orders[frame.order] and len(days.days) == 1
        return replace(days, code="tanggal-urutan") if either else days
    against = tuple(indonesian.day(day) for day in other)
    return (
        Days((), "tanggal-lawan-urutan", Certainty.ASK, against)
        if other
        else _impossible(years[0], second, first)
    )


def _with_name(day: int, name: str, year: str, frame: Frame) -> Days | None:
    meaning = month(name)
    if not meaning:
        return None
    number, sure = meaning
    years, code, certainty = _years(year, frame)
    if not years:
        return Days((), "tanggal-tanpa-tahun", Certainty.ASK)
    days = [made for candidate in years for made in _existing(candidate, number, day)]
    if sure is Certainty.LIKELY:
        code, certainty = "tanggal-salah-ketik", sure
    return _one_day(days, code or "tanggal-nama-bulan", certainty) or _impossible(years[0], number, day)


def _eight(parts: Sequence[str], frame: Frame) -> Days | None:
    """20230514 or 14052023: whichever is a day of these years; the column's order counts for the second."""
    text = parts[0]
    first = [day for day in _existing(int(text[:4]), int(text[4:6]), int(text[6:])) if day.year in YEARS]
    if int(text[4:]) not in YEARS:
        return _one_day(first, "tanggal-rapat")
    last = _numbers((text[:2], text[2:4], text[4:]), frame)
    return _one_day([*first, *last.days], "tanggal-rapat", Certainty.LIKELY)


_SHAPES = (
    (_YMD, _ymd),
    (_NUMBERS, _numbers),
    (_NAMED, lambda parts, frame: _with_name(int(parts[0]), parts[1], parts[2], frame)),
    (_NAME_FIRST, lambda parts, frame: _with_name(int(parts[1]), parts[0], parts[2], frame)),
    (_YEAR_NAMED, lambda parts, frame: _with_name(int(parts[2]), parts[1], parts[0], frame)),
    (_EIGHT, _eight),
)
