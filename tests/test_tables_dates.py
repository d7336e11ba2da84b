"""Dates as people write them: what is read, what is only likely, and what is left to the person."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.base.indonesian import day as spelled
from kit.tables.model import Certainty
from kit.tables.values.calendar_names import month_name, months, weekday_name
from kit.tables.values.cells import written
from kit.tables.values.dates import read_date, read_month

MAY_14 = date(2023, 5, 14)
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("2023-05-14", MAY_14, ""),
        (MAY_14, MAY_14, ""),
        (datetime(2023, 5, 14), MAY_14, ""),
        (datetime(2023, 5, 14, 9), datetime(2023, 5, 14, 9), ""),
        ("2023-05-14 08:30:00", datetime(2023, 5, 14, 8, 30), ""),
        (" 2023-05-14", MAY_14, "tanggal-angka"),
        ("2023/5/14", MAY_14, "tanggal-angka"),
        ("14.05.2023", MAY_14, "tanggal-angka"),
        ("05/05/2023", date(2023, 5, 5), "tanggal-angka"),
        ("14 Mei 2023", MAY_14, "tanggal-nama-bulan"),
        ("tgl. 14 MEI 2023", MAY_14, "tanggal-nama-bulan"),
        ("14\u00a0Mei\u00a02023", MAY_14, "tanggal-nama-bulan"),
        ("14-May-2023", MAY_14, "tanggal-nama-bulan"),
        ("May 14, 2023", MAY_14, "tanggal-nama-bulan"),
        ("14-V-2023", MAY_14, "tanggal-nama-bulan"),
        ("3 Ags 2024", date(2024, 8, 3), "tanggal-nama-bulan"),
        ("3 Agt 2024", date(2024, 8, 3), "tanggal-nama-bulan"),
        ("3 Agust. 2024", date(2024, 8, 3), "tanggal-nama-bulan"),
        ("3 Nop 2024", date(2024, 11, 3), "tanggal-nama-bulan"),
        ("3 Sept 2024", date(2024, 9, 3), "tanggal-nama-bulan"),
        ("14/05/23", MAY_14, "tanggal-tahun-dua-angka"),
        ("05/14/2023", MAY_14, "tanggal-bulan-hari"),
        ("Minggu, 14-5-2023", MAY_14, "tanggal-nama-hari"),
        ("Minggu (14/5-2023)", MAY_14, "tanggal-nama-hari"),
        ("14 Mei 2023 (Minggu)", MAY_14, "tanggal-nama-hari"),
        ("Jum'at, 15 Agustus 2025", date(2025, 8, 15), "tanggal-nama-hari"),
        ("45060", MAY_14, "tanggal-nomor-seri"),
        (45060, MAY_14, "tanggal-nomor-seri"),
        (45060.5, datetime(2023, 5, 14, 12), "tanggal-nomor-seri"),
        ("20230514", MAY_14, "tanggal-rapat"),
        ("14/05/2023 09.30", datetime(2023, 5, 14, 9, 30), "tanggal-jam"),
        ("Minggu, 14 Mei 2023 pukul 09.00 WITA", datetime(2023, 5, 14, 9), "tanggal-jam"),
        ("2023-05-14T08:30:00+08:00", datetime(2023, 5, 14, 8, 30), "tanggal-zona"),
        ("2023/05/14 8:30:00 PM GMT+8", datetime(2023, 5, 14, 20, 30), "tanggal-zona"),
    ],
)
def test_sure(cell: object, value: date, code: str) -> None:
    reading = read_date(cell)
    assert (reading.value, reading.code, reading.certainty) == (value, code, Certainty.SURE)


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("14 Agustsu 2023", date(2023, 8, 14), "tanggal-salah-ketik"),
        ("Senin, 5/6/2023", date(2023, 6, 5), "tanggal-dari-hari"),
        ("14052023", MAY_14, "tanggal-rapat"),
        ("30000", date(1982, 2, 18), "tanggal-nomor-seri"),
        ("2023-05-14T22:30:00Z", datetime(2023, 5, 15, 6, 30), "tanggal-zona"),
    ],
)
def test_likely(cell: str, value: date, code: str) -> None:
    reading = read_date(cell)
    assert (reading.value, reading.code, reading.certainty) == (value, code, Certainty.LIKELY)


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("14-15 Mei 2023", MAY_14, date(2023, 5, 15)),
        ("14–15 Mei 2023", MAY_14, date(2023, 5, 15)),
        ("14 dan 15 Mei 2023", MAY_14, date(2023, 5, 15)),
        ("2 s.d. 3 Oktober 2025", date(2025, 10, 2), date(2025, 10, 3)),
        ("2 s/d 3 Oktober 2025", date(2025, 10, 2), date(2025, 10, 3)),
        ("30 Mei - 2 Juni 2025", date(2025, 5, 30), date(2025, 6, 2)),
        ("30 Des - 2 Jan 2026", date(2025, 12, 30), date(2026, 1, 2)),
        ("30 Desember 2025 hingga 2 Januari 2026", date(2025, 12, 30), date(2026, 1, 2)),
        ("14-05-2023 - 16-05-2023", MAY_14, date(2023, 5, 16)),
        ("2023-05-14/2023-05-16", MAY_14, date(2023, 5, 16)),
        ("Minggu-Senin, 14-15 Mei 2023", MAY_14, date(2023, 5, 15)),
    ],
)
def test_ranges(cell: str, first: date, last: date) -> None:
    reading = read_date(cell)
    assert (reading.value, reading.end, reading.code) == (first, last, "tanggal-rentang")


@pytest.mark.parametrize(
    ("cell", "code", "options"),
    [
        ("05/06/2023", "tanggal-ambigu", ("5 Juni 2023", "6 Mei 2023")),
        ("05062023", "tanggal-ambigu", ("5 Juni 2023", "6 Mei 2023")),
        ("14/05/75", "tanggal-ambigu", ("14 Mei 1975", "14 Mei 2075")),
        (
            "05/06/2023 s/d 07/06/2023",
            "tanggal-ambigu",
            ("5 Juni 2023 s.d. 7 Juni 2023", "6 Mei 2023 s.d. 6 Juli 2023"),
        ),
        ("7/8 Feb", "tanggal-ragu", ("7-8 Februari", "7 Februari", "8 Februari")),
        ("14 dan 18 Mei 2023", "tanggal-ragu", ("14 Mei 2023 s.d. 18 Mei 2023",)),
        ("2 June?", "tanggal-ragu", ()),
        ("14 Mei 2023?", "tanggal-ragu", ("14 Mei 2023",)),
        ("14 hingga 18 Mei", "tanggal-tanpa-tahun", ()),
        ("14 Mei", "tanggal-tanpa-tahun", ()),
        ("Mei 2023", "tanggal-tanpa-hari", ()),
        ("2023", "tanggal-tanpa-hari", ()),
        ("31 April 2023", "tanggal-mustahil", ("30 April 2023", "1 Mei 2023")),
        ("30/02/2023", "tanggal-mustahil", ("28 Februari 2023", "1 Maret 2023")),
        ("2023-14-05", "tanggal-mustahil", ("14 Mei 2023",)),
        ("32 Desember 2025", "tanggal-mustahil", ()),
        ("1 Syawal 1444 H", "tanggal-kalender-lain", ()),
        ("14/05/2566", "tanggal-kalender-lain", ()),
        ("15-14 Mei 2023", "tanggal-rentang-terbalik", ("14 Mei 2023 s.d. 15 Mei 2023",)),
        (
            "Jumat, 17-9-2025",
            "tanggal-hari-tidak-cocok",
            ("Rabu, 17 September 2025", "Jumat, 19 September 2025"),
        ),
        ("besok", "tanggal-tak-terbaca", ()),
        ("14", "tanggal-tak-terbaca", ()),
        (True, "tanggal-tak-terbaca", ()),
        ("kata " * 60, "tanggal-tak-terbaca", ()),
    ],
)
def test_asked(cell: object, code: str, options: tuple[str, ...]) -> None:
    reading = read_date(cell)
    assert (reading.value, reading.code, reading.options) == (None, code, options)
    assert reading.certainty is Certainty.ASK


@pytest.mark.parametrize("cell", ["", "  ", "-", "–", "…", "NULL", "0000-00-00", None, float("nan")])
def test_blank(cell: object) -> None:
    reading = read_date(cell)
    assert (reading.value, reading.certainty) == (None, Certainty.SURE)
    assert reading.code == ("kosong-tanda" if str(cell or "").strip() not in ("", "nan") else "")


def test_the_order_of_a_column_decides() -> None:
    assert read_date("05/06/2023", "dmy").value == date(2023, 6, 5)
    assert read_date("05/06/2023", "mdy").value == date(2023, 5, 6)
    assert read_date("05/06/2023", "dmy").code == "tanggal-urutan"
    against = read_date("05/14/2023", "dmy")
    assert (against.value, against.options) == (None, ("14 Mei 2023",))


def test_a_birth_date_is_never_in_the_future() -> None:
    assert read_date("14/05/85", latest=TODAY).value == date(1985, 5, 14)
    assert read_date("14/05/85", latest=TODAY).certainty is Certainty.SURE
    assert read_date("14/05/12", latest=TODAY).certainty is Certainty.LIKELY
    assert read_date("14/05/2085", latest=TODAY).code == "tanggal-masa-depan"


@pytest.mark.parametrize(
    ("cell", "value", "code", "certainty"),
    [
        ("2023-05", "2023-05", "", "pasti"),
        ("Mei 2023", "2023-05", "bulan-nama", "pasti"),
        ("Mei-23", "2023-05", "bulan-nama", "pasti"),
        ("05/2023", "2023-05", "bulan-angka", "pasti"),
        ("202305", "2023-05", "bulan-angka", "pasti"),
        (datetime(2023, 5, 1), "2023-05", "bulan-dari-tanggal", "pasti"),
        ("14 Mei 2023", "2023-05", "bulan-dari-tanggal", "mungkin"),
        ("1-31 Mei 2023", "2023-05", "bulan-dari-tanggal", "pasti"),
        ("Mei", None, "tanggal-tanpa-tahun", "tanya"),
        ("30 Mei - 2 Juni 2023", None, "bulan-beberapa", "tanya"),
        ("05/06/2023", None, "tanggal-ambigu", "tanya"),
        ("Januari-Maret 2023", None, "tanggal-tak-terbaca", "tanya"),
    ],
)
def test_months(cell: object, value: str | None, code: str, certainty: str) -> None:
    reading = read_month(cell)
    assert (reading.value, reading.code, str(reading.certainty)) == (value, code, certainty)


days = st.dates(date(2000, 1, 1), date(2049, 12, 31))
SHAPES = [
    lambda day: day.isoformat(),
    spelled,
    lambda day: f"{weekday_name(day.weekday())}, {spelled(day)}",
    lambda day: f"{weekday_name(day.weekday())} ({day.day}-{month_name(day.month)[:3]}-{day.year})",
    lambda day: f"{day:%d-%b-%Y}",
    lambda day: str((day - date(1899, 12, 30)).days),
    lambda day: f"{spelled(day)} 07.45",
]


@given(days, st.sampled_from(SHAPES))
def test_what_was_formatted_is_read_back(day: date, shape: object) -> None:
    text = shape(day)  # type: ignore[operator]
    value = read_date(text).value
    assert (value.date() if isinstance(value, datetime) else value) == day


@given(days, st.sampled_from(sorted(months())))
def test_every_name_of_a_month(day: date, name: str) -> None:
    reading = read_date(f"{min(day.day, 28)} {name} {day.year}")
    assert reading.value == date(day.year, months()[name], min(day.day, 28))


@given(days, st.sampled_from(["/", "-", ".", " "]), st.booleans())
def test_numbers_are_read_only_when_one_reading_is_left(day: date, gap: str, short: bool) -> None:
    reading = read_date(
        f"{day:%d}{gap}{day:%m}{gap}{day:%y}" if short else f"{day:%d}{gap}{day:%m}{gap}{day:%Y}"
    )
    if day.day > 12 or day.day == day.month:
        assert reading.value == day
    else:
        assert (reading.value, reading.code) == (None, "tanggal-ambigu")
        assert spelled(day) in reading.options


@given(days, days)
def test_two_days_are_a_range_or_asked(one: date, two: date) -> None:
    reading = read_date(f"{spelled(one)} s.d. {spelled(two)}")
    if one <= two:
        assert (reading.value, reading.end) == (one, two)
    else:
        assert reading.code == "tanggal-rentang-terbalik"


@given(st.text(alphabet="0123456789/-. :TMeijunsdhg?", max_size=24))
def test_nothing_is_changed_silently(text: str) -> None:
    reading = read_date(text)
    assert (
        reading.value is None
        or reading.code
        or written(reading.value) == text.replace("T", " ")[:19]
        or (reading.value.isoformat().startswith(text.replace(" ", "T")))
    )
    if reading.certainty is Certainty.ASK:
        assert reading.value is None


@given(days.filter(lambda day: day.day <= 12))
def test_every_option_can_be_typed(day: date) -> None:
    for option in read_date(f"{day:%d/%m/%Y}").options:
        assert read_date(option).value is not None
