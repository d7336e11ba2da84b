"""Word documents in the kit's dress: one plain font, real headings, repeated table heads, language id-ID."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from kit import text
from kit.base.indonesian import number
from kit.documents.paper import Paper, PaperSection, PaperTable, printable

_DATE = datetime(2000, 1, 1)  # noqa: DTZ001 the same content, the same bytes
_ZIP_DATE = (2000, 1, 1, 0, 0, 0)
_PAGE = (Cm(21), Cm(29.7))
_MARGIN = Cm(2)
_LETTER, _SIDES = Mm(2.1), Mm(4.2)  # of a bold letter of 11 points, and of the white in a cell
_DARK = RGBColor(0x1B, 0x1B, 0x1B)
_ROOM_TO_SIGN = Cm(2)
_WHITE, _SMALL = Pt(4), Pt(9.5)
_DOTS = "…" * 9
_TOGETHER = 15  # rows of a table that is not torn apart


def document(paper: Paper) -> bytes:
    """A whole document; the same paper gives the same bytes."""
    doc = blank(paper.title)
    doc.add_heading(paper.title, 0)
    doc.add_paragraph(printable(paper.lead))
    for section in paper.sections:
        _section(doc, section)
    if paper.signatures:
        _signatures(doc, paper.signatures)
    return content(doc)


def _section(doc: Document, section: PaperSection) -> None:
    if section.heading:
        doc.add_heading(section.heading, 1)
    for name, words in section.entries:
        first, *others = printable(words).split("\n")
        paragraph = _close(doc.add_paragraph())
        if name:
            paragraph.add_run(f"{name}: ").bold = True
        paragraph.add_run(first)
        for more in filter(None, others):
            _close(doc.add_paragraph(more))
    if section.grid:
        _table(doc, section.grid)
    for done, words in section.marks:
        _close(doc.add_paragraph(f"{'☑' if done else '☐'} {words}"))


def _close(paragraph: Paragraph) -> Paragraph:
    """With little white below: a plan shall fit on one or two pages."""
    paragraph.paragraph_format.space_after = _WHITE
    return paragraph


def _table(doc: Document, table: PaperTable) -> None:
    lines = [*table.rows, *([_sum_row(table)] if table.total is not None else [])]
    grid = empty_grid(doc, tuple(column.label for column in table.columns), len(lines))
    for row, values in zip(grid.rows[1:], lines, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = number(value) if isinstance(value, float) else printable(value)
            if isinstance(value, float):
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for cell in (cell for row in grid.rows for cell in row.cells):
        cell.paragraphs[0].paragraph_format.keep_with_next = len(lines) <= _TOGETHER
        for run in cell.paragraphs[0].runs:
            run.font.size = _SMALL
    for cell in grid.rows[-1].cells if table.total is not None else ():
        for run in cell.paragraphs[0].runs:
            run.bold = True
    fix_widths(grid, even_widths(grid))


def _sum_row(table: PaperTable) -> tuple[str | float, ...]:
    return tuple(
        table.sum() if place == table.total else text.DOCUMENT_SUM if place == 0 else ""
        for place in range(len(table.columns))
    )


def _signatures(doc: Document, who: Sequence[str]) -> None:
    """A line for each who signs, side by side; names are written by hand."""
    _close(doc.add_paragraph())
    grid = doc.add_table(2, len(who))
    for cell, words in zip(grid.rows[0].cells, who, strict=True):
        cell.text = words
    grid.rows[0].height = _ROOM_TO_SIGN
    for cell in grid.rows[1].cells:
        cell.text = "\n".join(f"{words}: {_DOTS}" for words in text.DOCUMENT_SIGNED)
    for row in grid.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell in grid.rows[0].cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = True


# --- what every document of the kit is made with ---


def blank(title: str) -> Document:
    """An empty document: A4, one font for all scripts, Indonesian."""
    doc = docx.Document()
    about = doc.core_properties
    about.title, about.language = title, "id-ID"
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
    return doc


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


def empty_grid(doc: Document, head: Sequence[str], rows: int) -> Any:
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


def widths(grid: Any, letters: Callable[[str], float] = len) -> list[int]:
    """Each column as wide as its longest word needs, the first one with the rest: no program then breaks a word."""
    needed = [int(_needed(column, letters)) for column in grid.columns]
    scale = min(1.0, _across() / sum(needed))
    scaled = [int(one * scale) for one in needed]
    return [scaled[0] + _across() - sum(scaled), *scaled[1:]]


def even_widths(grid: Any) -> list[int]:
    """As `widths`, but what is left over goes to the columns by how much text they hold."""
    needed = [int(_needed(column, len)) for column in grid.columns]
    scale = min(1.0, _across() / sum(needed))
    scaled = [int(one * scale) for one in needed]
    shares = [sum(len(cell.text) for cell in column.cells) for column in grid.columns]
    left = _across() - sum(scaled)
    return [one + left * share // max(1, sum(shares)) for one, share in zip(scaled, shares, strict=True)]


def _needed(column: Any, letters: Callable[[str], float]) -> float:
    return _LETTER * max(letters(word) for cell in column.cells for word in f"{cell.text} -".split()) + _SIDES


def _across() -> int:
    return int(_PAGE[0] - 2 * _MARGIN)


def fix_widths(grid: Any, given: Sequence[int]) -> None:
    """Set the width of each column, in every cell: LibreOffice and Word read different places."""
    grid.autofit = False
    for column, width in zip(grid.columns, given, strict=True):
        column.width = width
    for row in grid.rows:
        for cell, width in zip(row.cells, given, strict=True):
            cell.width = width


def content(doc: Document) -> bytes:
    """The file, with a fixed date in every part: a zip file otherwise carries the time of writing."""
    written, target = io.BytesIO(), io.BytesIO()
    doc.save(written)
    with (
        zipfile.ZipFile(written) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _ZIP_DATE)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return target.getvalue()
