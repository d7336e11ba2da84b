"""The report as a Word document: real headings, repeated table heads, pictures with words, language id-ID."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Inches, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from kit import text_report as text
from kit.report.figures import Figure, pieces
from kit.report.model import Report, ReportChart, ReportTable, Section
from kit.report.words import shown
from kit.report.writers.annex import lines

_DATE = datetime(2000, 1, 1)  # noqa: DTZ001 the same report, the same bytes
_ZIP_DATE = (2000, 1, 1, 0, 0, 0)
_PAGE = (Cm(21), Cm(29.7))
_MARGIN = Cm(2)
_LETTER, _SIDES = Mm(2.1), Mm(4.2)  # of a bold letter of 11 points, and of the white in a cell
_NUMBER, _SMALLER = re.compile(r"\[A\d+\]"), 0.3
_ANNEX_WIDTHS = (Cm(1.7), Cm(4.0), Cm(2.6), Cm(3.2), Cm(5.5))
_TOGETHER = 15  # rows of a table that is not torn apart
_DARK = RGBColor(0x1B, 0x1B, 0x1B)


def document(report: Report) -> bytes:
    """The whole document; the same report gives the same bytes."""
    doc = docx.Document()
    _set_up(doc, report)
    doc.add_heading(report.title, 0)
    doc.add_paragraph(report.lead)
    for section in report.sections:
        _section(doc, section, report)
    doc.add_heading(text.ORIGINS, 1)
    _annex(doc, report)
    target = io.BytesIO()
    doc.save(target)
    return _same_bytes(target.getvalue())


def _set_up(doc: Document, report: Report) -> None:
    about = doc.core_properties
    about.title, about.language = report.title, "id-ID"
    about.author = about.last_modified_by = about.comments = ""
    about.created = about.modified = _DATE
    page = doc.sections[0]
    page.page_width, page.page_height = _PAGE
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = _MARGIN
    for style in ("Normal", "Title", "Heading 1", "Heading 2", "Caption"):
        _font(doc.styles[style])
    doc.styles["Normal"].font.size = Pt(10.5)
    doc.styles["Title"].font.size = Pt(20)
    doc.styles["Caption"].font.size = Pt(10)
    for language in doc.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "id-ID")


def _font(style: Any) -> None:
    """One plain font for all scripts in place of the template's theme fonts."""
    style.font.name = "Arial"
    style.font.color.rgb = _DARK
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), "Arial")


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
    grid = _grid(doc, table.head, len(table.rows))
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
    _fix_widths(grid, _widths(grid))
    doc.add_paragraph(table.note).paragraph_format.space_before = Pt(3)
    if table.chart:
        _chart(doc, table.chart)


def _widths(grid: Any) -> list[int]:
    """Each column as wide as its longest word needs, the first one with the rest: no program then breaks a word."""
    needed = [
        _LETTER * max(_letters(word) for cell in column.cells for word in f"{cell.text} -".split(" "))
        + _SIDES
        for column in grid.columns
    ]
    whole = int(_PAGE[0] - 2 * _MARGIN)
    scale = min(1.0, whole / sum(needed))
    widths = [int(one * scale) for one in needed]
    return [widths[0] + whole - sum(widths), *widths[1:]]


def _letters(word: str) -> float:
    """Letters of the table's own size; a figure's number is smaller."""
    number = _NUMBER.search(word)
    return len(word) - _SMALLER * len(number[0]) if number else len(word)


def _fix_widths(grid: Any, widths: Sequence[int]) -> None:
    grid.autofit = False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    for row in grid.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def _keep_on_one_page(grid: Any) -> None:
    for row in grid.rows[:-1]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _caption(doc: Document, words: str) -> None:
    doc.add_paragraph(words, style="Caption").paragraph_format.keep_with_next = True


def _grid(doc: Document, head: tuple[str, ...], rows: int) -> Any:
    """A table whose head is repeated on each page and whose rows are not torn apart."""
    grid = doc.add_table(rows + 1, len(head), style="Table Grid")
    for cell, name in zip(grid.rows[0].cells, head, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
        shade = OxmlElement("w:shd")
        for key, value in (("val", "clear"), ("color", "auto"), ("fill", "EEF2F6")):
            shade.set(qn(f"w:{key}"), value)
        cell._tc.get_or_add_tcPr().append(shade)
    for place, row in enumerate(grid.rows):
        settings = row._tr.get_or_add_trPr()
        settings.append(OxmlElement("w:cantSplit"))
        if place == 0:
            settings.append(OxmlElement("w:tblHeader"))
    return grid


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
    grid = _grid(doc, (*text.ORIGIN_HEAD[:4], text.PLACE), len(entries))
    for row, (figure, how, places) in zip(grid.rows[1:], entries, strict=True):
        words = (figure.id, figure.label, shown(figure), how, "; ".join(places))
        for cell, content in zip(row.cells, words, strict=True):
            cell.paragraphs[0].add_run(content).font.size = Pt(8)
    _fix_widths(grid, _ANNEX_WIDTHS)


def _same_bytes(content: bytes) -> bytes:
    """The same parts with a fixed date: a zip file otherwise carries the time of writing."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _ZIP_DATE)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return target.getvalue()
