"""The parts of a zipped workbook (xlsx, xlsm, xlsb, ods) that hold cells, unpacked within limits; no pandas.

Runs in the child process: what it parses may be hostile, and its time and memory are bounded from outside.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

from kit.tables.reading import limits
from kit.tables.reading.column_letters import column_number, letters_of

_WANTED = (".xml", ".rels", ".bin")
_UNWANTED = ("xl/media/", "xl/embeddings/", "xl/drawings/", "xl/vbaProject", "Pictures/", "Thumbnails/")
_CHUNK = 1024**2


class RefusedError(Exception):
    """Why a workbook is not read: the name of a sentence, and its values."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.code, self.values = code, values


@dataclass(slots=True)
class SheetNotes:
    """What the library does not tell about one sheet; cells as (row, column, text), from 0."""

    errors: list[tuple[int, int, str]] = field(default_factory=list)
    uncomputed: list[tuple[int, int]] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    padded: list[tuple[int, int, int]] = field(default_factory=list)  # with the digits that are shown: 00007
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Sheet:
    """Cells by column; `rows` are their numbers as the person sees them; blank rows of a long run are left out."""

    name: str
    hidden: bool
    rows: list[int]
    columns: list[list[Any]]
    notes: SheetNotes = field(default_factory=SheetNotes)


def unpack(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Name -> content. Raises RefusedError when it would take more than the limit, by what is declared or by what is there."""
    wanted = [entry for entry in archive.infolist() if _holds_cells(entry.filename)]
    packed = sum(entry.compress_size for entry in wanted)
    if sum(entry.file_size for entry in wanted) > min(
        limits.INFLATED_BYTES, packed * limits.PACKED_TIMES + _CHUNK
    ):
        raise RefusedError("TOO_LARGE_INSIDE")
    if any(entry.flag_bits & 1 for entry in wanted):
        raise RefusedError("PASSWORD")
    # zipfile reads no more than is declared, and then compares the checksum.
    return {entry.filename: archive.read(entry) for entry in wanted}


def pack(parts: dict[str, bytes]) -> io.BytesIO:
    """The parts as a zip without compression: the library unpacks nothing that was not measured."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    packed.seek(0)
    return packed


def sheet_parts(parts: dict[str, bytes]) -> dict[str, str]:
    """Sheet name -> name of the part with its cells, of an xlsx."""
    relations = _tree(parts, "xl/_rels/workbook.xml.rels")
    targets = {element.get("Id", ""): element.get("Target", "") for element in relations.iter()}
    part_of = {}
    for element in _tree(parts, "xl/workbook.xml").iter():
        if _local(element.tag) == "sheet":
            place = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
            target = targets.get(place, "")
            part_of[element.get("name", "")] = (
                target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            )
    return part_of


def padded_styles(parts: dict[str, bytes]) -> dict[bytes, int]:
    """Style of an xlsx (its number, as cells name it) -> how many digits it shows at least: `00000` is 5."""
    if "xl/styles.xml" not in parts:
        return {}
    tree = _tree(parts, "xl/styles.xml")
    codes = {
        element.get("numFmtId"): len(element.get("formatCode", ""))
        for element in tree.iter()
        if _local(element.tag) == "numFmt" and _ZEROS.fullmatch(element.get("formatCode", ""))
    }
    formats = next((element for element in tree if _local(element.tag) == "cellXfs"), ())
    return {
        str(number).encode(): codes[style.get("numFmtId")]
        for number, style in enumerate(formats)
        if style.get("numFmtId") in codes
    }


def _holds_cells(name: str) -> bool:
    return name == "mimetype" or (name.endswith(_WANTED) and not name.startswith(_UNWANTED))


def _tree(parts: dict[str, bytes], name: str) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(parts[name])  # noqa: S314 (see the module's docstring)
    except (KeyError, ElementTree.ParseError) as error:
        raise RefusedError("DAMAGED") from error


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


_ZEROS = re.compile(r"0{2,20}")
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\s(?=[^>]*?\bhidden="(?:1|true)")[^>]*?\br="(\d{1,9})"')
_HIDDEN_COLUMNS = re.compile(
    rb'<(?:\w+:)?col\s(?=[^>]*?\bhidden="(?:1|true)")(?=[^>]*?\bmin="(\d{1,5})")[^>]*?\bmax="(\d{1,5})"'
)
_STYLED = re.compile(rb'<(?:\w+:)?c\s([^>]*\bs="(\d{1,6})"[^>]*)(?<!/)>')
_ROW = re.compile(rb'<(?:\w+:)?row\s[^>]*?\br="(\d{1,9})"')
_REFERENCE = re.compile(rb'\br="([A-Z]{1,4})(\d{1,9})"')
_ERROR = re.compile(rb'<(?:\w+:)?c\s([^>]*\bt="e"[^>]*)(?<!/)>(.*?)</(?:\w+:)?c>', re.DOTALL)
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
_UNCOMPUTED = re.compile(
    rb"<(?:\w+:)?c(\s(?![^>]*\bt=\"str\")[^>]*)(?<!/)>\s*<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_CELL = re.compile(
    rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,4})(\d{1,9})"[^>]*(?<!/)>(.*?)</(?:\w+:)?c>', re.DOTALL
)


def look_through(sheet: str, content: bytes, padded: dict[bytes, int]) -> tuple[SheetNotes, bytes]:
    """What one sheet of an xlsx hides, and its XML without stray cells. Raises RefusedError if it is too wide.

    `padded`: as `padded_styles` has it.
    """
    notes = SheetNotes()
    if padded:
        styled = ((_place(attributes), padded.get(style)) for attributes, style in _STYLED.findall(content))
        notes.padded = [(*place, digits) for place, digits in styled if place and digits]
    if b"hidden=" in content:
        notes.hidden_rows = [int(row) for row in _HIDDEN_ROW.findall(content)]
        spans = ((int(first), int(last)) for first, last in _HIDDEN_COLUMNS.findall(content))
        notes.hidden_columns = [
            column - 1 for first, last in spans for column in range(first, min(last, limits.COLUMNS) + 1)
        ]
    if b't="e"' in content:
        for attributes, inner in _ERROR.findall(content):
            value = _VALUE.search(inner)
            if place := _place(attributes):
                notes.errors.append((*place, value[1].decode("utf-8", "replace") if value else ""))
    if b"<f" in content or b":f>" in content:
        places = (_place(attributes) for attributes in _UNCOMPUTED.findall(content))
        notes.uncomputed = [place for place in places if place]
    rows, width = _extent(content)
    if width > limits.COLUMNS or rows * width > limits.BOX:
        content = _without_stray(sheet, content, notes)
    return notes, content


def _place(attributes: bytes) -> tuple[int, int] | None:
    reference = _REFERENCE.search(attributes)
    return (int(reference[2]) - 1, column_number(reference[1].decode())) if reference else None


def _extent(content: bytes) -> tuple[int, int]:
    """Rows and columns as written, from the last cell of each row: cells stand in order."""
    rows = width = start = 0
    for row in _ROW.finditer(content):
        width = max(width, _last_column(content, start, row.start()))
        rows, start = max(rows, int(row[1])), row.start()
    return rows, max(width, _last_column(content, start, len(content)))


def _last_column(content: bytes, start: int, end: int) -> int:
    last = max(content.rfind(b"<c ", start, end), content.rfind(b":c ", start, end))
    place = _place(content[last : last + 200]) if last > 0 else None
    return place[1] + 1 if place else 0


def _without_stray(sheet: str, content: bytes, notes: SheetNotes) -> bytes:
    cells = [
        (int(row), column_number(letters.decode())) for letters, row, inner in _CELL.findall(content) if inner
    ]
    if not cells:
        return content
    bottom = _before_gap({row for row, _ in cells}, limits.STRAY_ROWS)
    right = _before_gap({column for row, column in cells if row <= bottom}, limits.STRAY_COLUMNS)
    stray = sum(row > bottom or column > right for row, column in cells)
    if stray > limits.STRAY_CELLS or bottom * (right + 1) > limits.BOX:
        far = max(cells, key=lambda place: place[0] * place[1])
        raise RefusedError("TOO_WIDE", sheet=sheet, cell=f"{letters_of(far[1])}{far[0]}")

    def kept(cell: re.Match[bytes]) -> bytes:
        row, column = int(cell[2]), column_number(cell[1].decode())
        if row <= bottom and column <= right:
            return cell[0]
        if cell[3]:
            notes.stray.append(f"{letters_of(column)}{row}")
        return b""

    return _CELL.sub(kept, content)


def _before_gap(places: set[int], gap: int) -> int:
    ordered = sorted(places)
    return next((place for place, after in pairwise(ordered) if after - place > gap), ordered[-1])
