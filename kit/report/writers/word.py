"""The report as a Word document: real headings, repeated table heads, pictures with words, language id-ID."""

from __future__ import annotations

import io
import re
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Inches, Pt
from docx.text.paragraph import Paragraph

from kit import text_report as text
from kit.documents import word
from kit.report.figures import Figure, pieces
from kit.report.model import Report, ReportChart, ReportTable, Section
from kit.report.words import shown
from kit.report.writers.annex import lines

_NUMBER, _SMALLER = re.compile(r"\[A\d+\]"), 0.3
_ANNEX_WIDTHS = (Cm(1.7), Cm(4.0), Cm(2.6), Cm(3.2), Cm(5.5))
_TOGETHER = 15  # rows of a table that is not torn apart


def document(report: Report) -> bytes:
    """The whole document; the same report gives the same bytes."""
    doc = word.blank(report.title)
    doc.add_heading(report.title, 0)
    doc.add_paragraph(report.lead)
    for section in report.sections:
        _section(doc, section, report)
    doc.add_heading(text.ORIGINS, 1)
    _annex(doc, report)
    return word.content(doc)


def _section(doc: Document, section: Section, report: Report) -> None:
    doc.add_heading(section.title, 1)
    for words in section.texts:
        _sentence(doc.add_paragraph(), words, report)
    for words in section.items:
        _sentence(doc.add_paragraph(style="List Bullet"), words, report)
    for table in section.tables:
        _table(doc, table)


def _sentence(paragraph: Paragraph, words: str, report: Report) -> None:
    for part in pieces(words, report.figures):
        if isinstance(part, Figure):
            _figure(paragraph, part)
        else:
            paragraph.add_run(part)


def _figure(paragraph: Paragraph, figure: Figure) -> None:
    paragraph.add_run(shown(figure)).italic = figure.value is None
    run = paragraph.add_run(f"\u00a0[{figure.id}]")
    run.font.size = Pt(7.5)


def _table(doc: Document, table: ReportTable) -> None:
    _caption(doc, table.caption)
    grid = word.empty_grid(doc, table.head, len(table.rows))
    if len(table.rows) <= _TOGETHER:
        _keep_on_one_page(grid)
    for line, (name, figures) in zip(grid.rows[1:], table.rows, strict=True):
        cells = line.cells
        cells[0].text = name
        for cell, figure in zip(cells[1:], figures, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if figure is None:
                paragraph.add_run(text.NOT_COMPARED).italic = True
            else:
                _figure(paragraph, figure)
    word.fix_widths(grid, word.widths(grid, _letters))
    doc.add_paragraph(table.note).paragraph_format.space_before = Pt(3)
    if table.chart:
        _chart(doc, table.chart)


def _letters(word: str) -> float:
    """Letters of the table's own size; a figure's number is smaller."""
    number = _NUMBER.search(word)
    return len(word) - _SMALLER * len(number[0]) if number else len(word)


def _keep_on_one_page(grid: Any) -> None:
    for row in grid.rows[:-1]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _caption(doc: Document, words: str) -> None:
    doc.add_paragraph(words, style="Caption").paragraph_format.keep_with_next = True


def _chart(doc: Document, chart: ReportChart) -> None:
    width = min(chart.size[0], 6.6)
    most = 9.0  # inches of height that a page has room for
    width *= min(1, most / (chart.size[1] * width / chart.size[0]))
    picture = doc.add_picture(io.BytesIO(chart.png), width=Inches(width))
    about = picture._inline.docPr
    about.set("descr", chart.alt)
    about.set("title", chart.title)


def _annex(doc: Document, report: Report) -> None:
    """Cells are filled row by row: python-docx looks a table up anew for each cell that is asked by number."""
    _caption(doc, text.ORIGINS_CAPTION)
    entries = lines(report)
    grid = word.empty_grid(doc, (*text.ORIGIN_HEAD[:4], text.PLACE), len(entries))
    for row, (figure, how, places) in zip(grid.rows[1:], entries, strict=True):
        words = (figure.id, figure.label, shown(figure), how, "; ".join(places))
        for cell, content in zip(row.cells, words, strict=True):
            cell.paragraphs[0].add_run(content).font.size = Pt(8)
    word.fix_widths(grid, _ANNEX_WIDTHS)
