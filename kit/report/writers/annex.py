"""The table "Asal angka": per figure how it is reckoned, and from which rows."""

from __future__ import annotations

from collections.abc import Iterator

from kit import text_report as text
from kit.base.ranges import ranges
from kit.report.figures import Figure, Origin
from kit.report.model import Report

_ROOM = 300  # characters of row numbers in a document that is read; the workbook has them all


def how(figure: Figure) -> str:
    """How a figure is reckoned, in words."""
    if figure.hidden:
        return text.HOW_HIDDEN
    first, second = (*figure.of, "", "")[:2]
    way = figure.how
    if way == "jumlah" and figure.sources and not any(origin.columns for origin in figure.sources):
        way = "hitung"
    elif way == "jumlah" and not all(origin.columns for origin in figure.sources):
        return text.HOW_MIXED
    return text.HOW[way].format(first=first, second=second)


def place(origin: Origin) -> str:
    """File, sheet, columns and rows in one phrase."""
    parts = [origin.file]
    if origin.sheet:
        parts.append(text.SHEET.format(sheet=origin.sheet))
    if origin.columns:
        parts.append(text.COLUMNS.format(columns=", ".join(origin.columns)))
    return ", ".join([*parts, text.ROWS.format(rows=_rows(origin))])


def _rows(origin: Origin) -> str:
    if not origin.rows:
        return text.ROWS_WITHHELD
    written = ", ".join(ranges(origin.rows))
    if len(written) <= _ROOM:
        return written
    return text.ROWS_MORE.format(rows=written[:_ROOM].rpartition(",")[0])


def row_pieces(origin: Origin, room: int) -> Iterator[str]:
    """All row numbers, in pieces that fit into a cell of `room` characters."""
    line = ""
    for written in ranges(origin.rows) or [text.ROWS_WITHHELD]:
        if line and len(line) + len(written) + 2 > room:
            yield line
            line = ""
        line = f"{line}, {written}" if line else written
    yield line


def places(figure: Figure) -> list[str]:
    """All places of a figure."""
    return [place(origin) for origin in figure.sources]


def lines(report: Report) -> list[tuple[Figure, str, list[str]]]:
    """Per figure: how it is reckoned and where it comes from."""
    return [(figure, how(figure), places(figure)) for figure in report.figures.values()]
