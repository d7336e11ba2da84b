"""The report as a workbook: its tables, and the origin of each number; derived numbers are live formulas."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from kit import text_report as text
from kit.report.figures import Figure, pieces
from kit.report.model import Report, ReportTable, Section
from kit.report.words import shown
from kit.report.writers.annex import how, row_pieces

_ROOM = 30_000  # characters of row numbers in a cell; Excel takes 32,767
_FIXED_DATE = datetime(2000, 1, 1)  # noqa: DTZ001 the same report, the same bytes
_COUNT = "#,##0"
_FORMATS = {"selisih": "+#,##0;-#,##0;0", "persen": '+0.0" %";-0.0" %";0.0" %"', "per10000": "0.00"}
_VALUE = 2  # the column of the values in "Asal angka"
_WIDTHS = (42, *(15, 7) * 5)
_ACROSS = 9  # columns over which a sentence runs
_ORIGIN_WIDTHS = (9, 42, 15, 34, 26, 16, 26, 60)


def workbook(report: Report) -> bytes:
    """Sheets "Laporan" and "Asal angka"; text from data is never taken for a formula or an address."""
    target = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(target, settings) as book:
        book.set_properties({"title": report.title, "created": _FIXED_DATE})
        sheets = book.add_worksheet(text.REPORT_SHEET), book.add_worksheet(text.ORIGINS)
        writer = _Writer(book, report)
        writer.origins(sheets[1])
        writer.report(sheets[0])
    return target.getvalue()


class _Writer:
    """Writes both sheets; remembers in which row of "Asal angka" a figure stands."""

    def __init__(self, book: Workbook, report: Report) -> None:
        self._report = report
        self._rows: dict[str, int] = {}
        self._head = self._format(book, bold=True, bg_color="#EEF2F6", border=1)
        self._title = self._format(book, bold=True, font_size=16)
        self._heading = self._format(book, bold=True, font_size=13)
        self._strong = self._format(book, bold=True)
        self._text = self._format(book)
        self._right = self._format(book, align="right", indent=1, italic=True)
        self._link = self._format(book, font_color="#0B57A4", underline=1)
        self._numbers = {
            how: self._format(book, num_format=_FORMATS.get(how, _COUNT), align="right", indent=1)
            for how in text.HOW
        }

    @staticmethod
    def _format(book: Workbook, **settings: Any) -> Format:
        return book.add_format({"text_wrap": True, "valign": "top", **settings})

    def origins(self, sheet: Worksheet) -> None:
        """One line per figure and place; the figure's value stands in its first line."""
        for column, name in enumerate(text.ORIGIN_HEAD):
            sheet.write_string(0, column, name, self._head)
        line = 1
        for figure in self._report.figures.values():
            self._rows[figure.id] = line
            self._value(sheet, line, figure)
            for place in self._places(figure) or [("", "", "", "")]:
                words = (figure.id, figure.label, "", how(figure), *place)
                for column, content in enumerate(words):
                    if column != _VALUE:
                        sheet.write_string(line, column, content, self._text)
                sheet.set_row(line, _height(words, _ORIGIN_WIDTHS))
                line += 1
        for column, width in enumerate(_ORIGIN_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.autofilter(0, 0, line - 1, len(text.ORIGIN_HEAD) - 1)
        sheet.freeze_panes(1, 0)
        _for_paper(sheet, rows=(0, 0))

    @staticmethod
    def _places(figure: Figure) -> list[tuple[str, str, str, str]]:
        return [
            (origin.file, origin.sheet, ", ".join(origin.columns), rows)
            for origin in figure.sources
            for rows in row_pieces(origin, _ROOM)
        ]

    def _value(self, sheet: Worksheet, line: int, figure: Figure) -> None:
        if figure.value is None:
            sheet.write_string(line, _VALUE, shown(figure), self._right)
        elif figure.of:
            sheet.write_formula(line, _VALUE, self._formula(figure), self._numbers[figure.how], figure.value)
        else:
            sheet.write_number(line, _VALUE, figure.value, self._numbers[figure.how])

    def _formula(self, figure: Figure) -> str:
        first, second = (f"C{self._rows[operand] + 1}" for operand in figure.of)
        match figure.how:
            case "persen":
                return f"=({first}-{second})/{second}*100"
            case "per10000":
                return f"={first}/{second}*10000"
            case _:
                return f"={first}-{second}"

    def report(self, sheet: Worksheet) -> None:
        """Sentences and tables one below the other."""
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        line = self._paragraph(sheet, 0, self._report.title, self._title)
        line = self._paragraph(sheet, line, self._report.lead, self._text)
        for section in self._report.sections:
            line = self._section(sheet, line + 1, section)
        _for_paper(sheet)

    def _section(self, sheet: Worksheet, line: int, section: Section) -> int:
        line = self._paragraph(sheet, line, section.title, self._heading)
        for words in (*section.texts, *section.items):
            line = self._paragraph(sheet, line, self._plain(words), self._text)
        for table in section.tables:
            line = self._table(sheet, line + 1, table)
        return line

    def _plain(self, words: str) -> str:
        return "".join(
            f"{shown(part)} [{part.id}]" if isinstance(part, Figure) else part
            for part in pieces(words, self._report.figures)
        )

    @staticmethod
    def _paragraph(sheet: Worksheet, line: int, words: str, style: Format) -> int:
        sheet.merge_range(line, 0, line, _ACROSS - 1, "", style)
        sheet.write_string(line, 0, words, style)
        size = style.font_size / 11
        sheet.set_row(line, size * _height((words,), (sum(_WIDTHS[:_ACROSS]) / size,)))
        return line + 1

    def _table(self, sheet: Worksheet, line: int, table: ReportTable) -> int:
        line = self._paragraph(sheet, line, table.caption, self._strong)
        sheet.write_string(line, 0, table.head[0], self._head)
        for place, name in enumerate(table.head[1:]):
            sheet.write_string(line, 1 + 2 * place, name, self._head)
            sheet.write_string(line, 2 + 2 * place, text.ORIGIN_HEAD[0], self._head)
        sheet.set_row(line, _height(table.head, (_WIDTHS[0], *_WIDTHS[1:2] * len(table.head))))
        for name, figures in table.rows:
            line += 1
            sheet.write_string(line, 0, name, self._text)
            longest = text.NOT_COMPARED if None in figures else ""
            sheet.set_row(line, _height((name, longest), _WIDTHS))
            for place, figure in enumerate(figures):
                self._cell(sheet, line, 1 + 2 * place, figure)
        return self._paragraph(sheet, line + 1, table.note, self._text) if table.note else line + 1

    def _cell(self, sheet: Worksheet, line: int, column: int, figure: Figure | None) -> None:
        """A number that follows its line in "Asal angka", and beside it the way there."""
        if figure is None or figure.value is None:
            words = text.NOT_COMPARED if figure is None else shown(figure)
            sheet.write_string(line, column, words, self._right)
        else:
            cell = f"='{text.ORIGINS}'!C{self._rows[figure.id] + 1}"
            sheet.write_formula(line, column, cell, self._numbers[figure.how], figure.value)
        if figure is not None:
            there = f"internal:'{text.ORIGINS}'!A{self._rows[figure.id] + 1}"
            sheet.write_url(line, column + 1, there, self._link, figure.id)


def _height(words: Iterable[str], widths: Iterable[float]) -> float:
    """Points for a row of wrapped cells; not every program reckons them by itself. 409 is the most Excel takes."""
    lines = max(1 + int(1.15 * len(content) / width) for content, width in zip(words, widths, strict=False))
    return min(409.0, 15.0 * lines + 2)


def _for_paper(sheet: Worksheet, rows: tuple[int, int] | None = None) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    if rows:
        sheet.repeat_rows(*rows)
