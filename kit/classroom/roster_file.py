"""Reads a roster as people really save it: CSV of any kind, or a sheet of Excel, LibreOffice or Google."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from kit import text_class as text
from kit.classroom.errors import ClassError
from kit.classroom.roster import Person

_ALIASES = {
    "name": {"nama", "namalengkap", "namapeserta", "namalengkappeserta", "namadangelar", "peserta"},
    "institution": {"instansi", "asalinstansi", "namainstansi", "lembaga", "institusi", "perpustakaan", "unitkerja"}
    | {"asal", "asalperpustakaan", "namaperpustakaan", "satuankerja", "satker", "instansilembaga"},
    "code": {"kode", "kodepeserta"},
}  # fmt: skip
# What follows a name after a comma: "S.IP.", "M. Si", "A.Md.Pust", "Ph.D."; and what stands below the last name.
_DEGREE = re.compile(r"(?:[A-Z][A-Za-z]{0,4}\. ?)+[A-Z]?[A-Za-z]{0,5}\.?|[A-Z]{2,4}|Ph\.?D\.?")
_TOTAL = re.compile(
    r"(?:sub ?)?(?:jumlah|total)(?: (?:peserta|keseluruhan|seluruhnya|semua|orang|seluruh|\d+))*"
)
_HEAD = 20  # a title and a letterhead may stand above the header
_LARGEST = 5_000_000  # bytes; 300 rows are some 30 KB
_LENGTH = 120  # of a name, as in the record


def read(path: Path) -> tuple[list[Person], list[str]]:
    """The people of a roster and a sentence for each row that needs attention.

    Raises ClassError where the file cannot be read or has no column of names.
    """
    rows, findings = _rows(path)
    head, columns = _header(rows, path)
    people, codes = [], dict[str, int]()
    for number, written in enumerate(rows[head + 1 :], start=head + 2):
        if not any(_cell(written, column) for column in range(len(written))):
            continue
        row, said = _whole(written, number, len(rows[head]), columns["name"])
        findings += said
        cells = {field: _cell(row, column) for field, column in columns.items()}
        if not row:
            continue
        if total := next((words for words in map(_plain, row) if _TOTAL.fullmatch(words)), None):
            findings.append(text.ROSTER_TOTAL.format(row=number, words=total))
            continue
        if not _has_letter(cells["name"]):
            findings.append(text.ROSTER_NO_NAME.format(row=number))
            continue
        if not cells.get("institution"):
            findings.append(text.ROSTER_NO_INSTITUTION.format(row=number, name=cells["name"]))
        if (code := cells.get("code")) and codes.setdefault(code, number) != number:
            findings.append(text.ROSTER_CODE_DOUBLE.format(row=number, first=codes[code], code=code))
            cells["code"] = ""
        people.append(Person(**{"institution": ""} | cells, row=number))
    if not people:
        raise ClassError(text.ROSTER_EMPTY.format(file=path.name))
    return people, findings


def _whole(row: list[str], number: int, width: int, name: int) -> tuple[list[str], list[str]]:
    """A row as wide as its header, and what to say of it; no row where a comma too many cannot be explained."""
    filled = len(row) - next((n for n, cell in enumerate(reversed(row)) if cell.strip()), len(row))
    more = filled - width
    if more <= 0:
        return row, []
    end = name + 1 + more
    if not all(_DEGREE.fullmatch(cell.strip()) for cell in row[name + 1 : end]):
        return [], [text.ROSTER_TOO_WIDE.format(row=number, cells=", ".join(row[:filled])[:120])]
    joined = ", ".join(cell.strip() for cell in row[name:end])
    return [*row[:name], joined, *row[end:]], [text.ROSTER_DEGREES.format(row=number, name=joined)]


def clean(name: str, institution: str) -> tuple[str, str]:
    """A name and an institution as typed; raises ClassError where no name is left."""
    row = [name, institution]
    if not _has_letter(_cell(row, 0)):
        raise ClassError(text.NAME_EMPTY)
    return _cell(row, 0), _cell(row, 1)


def _header(rows: list[list[str]], path: Path) -> tuple[int, dict[str, int]]:
    """Where the header stands and which column holds what."""
    for number, row in enumerate(rows[:_HEAD]):
        columns = _columns(row)
        if "name" in columns:
            return number, columns
    first = next((", ".join(row) for row in rows if any(row)), "")
    raise ClassError(text.ROSTER_NO_HEADER.format(file=path.name, first=first[:80]))


def _columns(row: list[str]) -> dict[str, int]:
    plain = ["".join(sign for sign in cell.casefold() if sign.isalnum()) for cell in row]
    return {
        field: plain.index(cell)
        for field, names in _ALIASES.items()
        for cell in reversed(plain)
        if cell in names
    }


def _cell(row: list[str], column: int) -> str:
    """A cell's words: without line ends, invisible signs and doubled spaces."""
    written = unicodedata.normalize("NFC", row[column]) if column < len(row) else ""
    # Cf holds the signs that steer Arabic letters and join emoji: a name without them is another name,
    # but the marks that turn the direction of a line would turn the whole list.
    kept = (
        sign if unicodedata.category(sign)[0] != "C" or sign in "\u200c\u200d" else " " for sign in written
    )
    return " ".join("".join(kept).split())[:_LENGTH]


def _has_letter(words: str) -> bool:
    return any(unicodedata.category(sign)[0] == "L" for sign in words)


def _plain(cell: str) -> str:
    return " ".join(cell.casefold().replace(":", " ").split())


def _rows(path: Path) -> tuple[list[list[str]], list[str]]:
    """The rows of the file, and what to say of how they were read."""
    try:
        if path.stat().st_size > _LARGEST:
            raise ClassError(text.ROSTER_TOO_LARGE.format(file=path.name))
        data = path.read_bytes()
    except OSError as error:
        raise ClassError(text.ROSTER_UNREADABLE.format(file=path)) from error
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):  # whatever the name's ending says
        return list(_sheet(path)), []
    return _separated(_decoded(data))


def _sheet(path: Path) -> Iterator[list[str]]:
    """The first sheet that holds anything."""
    from kit.tables.model import TableError
    from kit.tables.reading.source import read_grids

    try:
        grids, _ = read_grids(path)
    except TableError as error:
        raise ClassError(text.ROSTER_UNREADABLE.format(file=path)) from error
    cells = next((grid.cells for grid in grids if len(grid.cells)), None)
    for row in () if cells is None else cells.itertuples(index=False):
        yield [_written(cell) for cell in row]


def _written(cell: object) -> str:
    """A cell as the sheet shows it: a code 7 is a number there, and an empty cell is not a word."""
    if cell is None or cell != cell:  # noqa: PLR0124 - not a number
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")  # what Excel on Windows writes


def _separated(words: str) -> tuple[list[list[str]], list[str]]:
    lines = words.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    # Names have commas ("Siti, S.IP."), so the header decides; a list of names alone is not split at all.
    tried = [(_found(lines, separator), separator) for separator in ";\t,|"]
    found, best = max(tried, key=lambda one: one[0])
    separator = best if found > 1 else "\x1f"
    rows = list(_parsed(lines, separator))
    if not any("\n" in cell and (separator in cell or lines.count('"') % 2) for row in rows for cell in row):
        return rows, []
    return _line_by_line(lines, separator)


def _line_by_line(lines: str, separator: str) -> tuple[list[list[str]], list[str]]:
    """The rows where a quotation mark was left open: each line for itself, so that no mark swallows the next."""
    rows, findings = list[list[str]](), []
    for number, line in enumerate(lines.splitlines(), 1):
        if line.count('"') % 2:
            rows.append([cell.replace('"', "") for cell in line.split(separator)])
            findings.append(text.ROSTER_QUOTE.format(row=number, cells=", ".join(rows[-1])[:120]))
        else:
            rows += list(_parsed(line, separator)) or [[]]
    return rows, findings


def _found(lines: str, separator: str) -> int:
    """How many columns of a roster the header has when cells are separated so."""
    rows = _parsed(lines, separator)
    return max((len(_columns(row)) for row, _ in zip(rows, range(_HEAD), strict=False)), default=0)


def _parsed(lines: str, separator: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(lines, newline=""), delimiter=separator)
    except csv.Error as error:
        raise ClassError(text.ROSTER_QUOTES) from error
