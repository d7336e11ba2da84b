"""The reader of a kind of column, with what the column as a whole shows about its cells. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any, TypedDict

from kit.tables.model import Certainty, Reading
from kit.tables.values import categories, numbers, regions
from kit.tables.values.cells import ask, plain, read_text
from kit.tables.values.dates import read_date, read_month
from kit.tables.values.region_codes import name_of

Reader = Callable[[Any], Reading]

DTYPES: Mapping[str, str] = {
    "date": "datetime64[us]",
    "timestamp": "datetime64[us]",
    "number": "Float64",
    "money": "Float64",
    "yes_no": "boolean",
}
TEXTS = ("text", "id", "list")


class ColumnSettings(TypedDict, total=False):
    """What is known about a column beside its cells; see `columns.convert`."""

    whole: bool | None
    values: Sequence[str]
    codes: Mapping[str, str]
    unsure: Collection[str]
    order: str | None
    latest: date | None
    year: int | None
    notation: str | None
    decisions: Mapping[str, str]


def reader(kind: str, cells: Sequence[Any], settings: ColumnSettings) -> Reader:
    """How one cell of the column is read; `cells` are its distinct ones. Raises ValueError for an unknown kind."""
    if kind in TEXTS or (kind == "category" and not settings.get("values")):
        return read_text
    if kind in ("date", "timestamp", "month"):
        return _date_reader(kind, settings)
    if kind in ("number", "money"):
        return _number_reader(kind, cells, settings)
    if kind in ("region", "district"):
        return _region_reader(kind, cells)
    return _category_reader(kind, cells, settings)


def is_whole(kind: str, settings: ColumnSettings) -> bool | None:
    """Whether the numbers are whole; None where nobody said so."""
    whole = settings.get("whole")
    return True if whole is None and kind == "money" else whole


def _date_reader(kind: str, settings: ColumnSettings) -> Reader:
    order = settings.get("order") or settings.get("decisions", {}).get("urutan")
    latest, year = settings.get("latest"), settings.get("year")

    def read(cell: Any) -> Reading:
        return read_month(cell, order) if kind == "month" else read_date(cell, order, latest)

    def of_year(cell: Any) -> Reading:
        """What names no year is of the year that the table's title names."""
        reading = read(cell)
        if reading.code != "tanggal-tanpa-tahun" or not year:
            return reading
        meant = read(f"{plain(cell)} {year}")
        return (
            replace(meant, code="tanggal-tahun-judul", certainty=Certainty.LIKELY) if meant.value else reading
        )

    return (lambda cell: _day_only(of_year(cell))) if kind == "date" else of_year


def _day_only(reading: Reading) -> Reading:
    if not isinstance(reading.value, datetime):
        return reading
    code = reading.code if reading.value.time() == time() else "tanggal-jam-dilepas"
    return replace(reading, value=reading.value.date(), code=code)


def _number_reader(kind: str, cells: Sequence[Any], settings: ColumnSettings) -> Reader:
    whole, money = bool(is_whole(kind, settings)), kind == "money"
    notations = (
        {notation for cell in cells if (notation := numbers.shown_notation(cell))} if not whole else set()
    )
    notation = notations.pop() if len(notations) == 1 else None if notations else settings.get("notation")
    return lambda cell: numbers.read_number(cell, whole=whole, money=money, notation=notation)


def _region_reader(kind: str, cells: Sequence[Any]) -> Reader:
    level: regions.Level = "kabupaten" if kind == "region" else "kecamatan"
    system = regions.shown_system(cells) if kind == "region" else None

    def read(cell: Any) -> Reading:
        reading = regions.read_region(cell, level, system)
        return replace(reading, value=name_of(reading.value)) if reading.value else reading

    return read


def _category_reader(kind: str, cells: Sequence[Any], settings: ColumnSettings) -> Reader:
    values = settings.get("values", ())
    codes, unsure = settings.get("codes"), settings.get("unsure", ())
    readers: dict[str, Reader] = {
        "yes_no": categories.read_yes_no,
        "sex": lambda cell: categories.read_sex(cell, codes, unsure),
        "category": lambda cell: categories.read_category(cell, values),
    }
    if kind not in readers:
        raise ValueError(f"unknown kind of column: {kind}")
    if kind == "category" and set(values) == set(categories.AGE_GROUPS):
        return categories.read_age_group
    read = readers[kind]
    if kind == "category":
        return read
    clashing = categories.clashing(cells)

    def careful(cell: Any) -> Reading:
        two = clashing.get(categories.key(plain(cell)))
        return ask("kategori-dua-arti", *two) if two else read(cell)

    return careful if clashing else read
