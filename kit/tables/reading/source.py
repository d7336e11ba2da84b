"""A file as people really save it -> grids of its cells, nothing interpreted; the file itself is only read."""

from __future__ import annotations

from pathlib import Path

from kit import text_tables as text
from kit.tables.model import Finding, Grid, TableError
from kit.tables.reading import cell_repairs, limits
from kit.tables.reading.decoding import NotTextError, decode
from kit.tables.reading.delimited import read_delimited
from kit.tables.reading.file_kind import kind_by_name, kind_of
from kit.tables.reading.opening import reason, size_of
from kit.tables.reading.workbook import read_workbook

_HEAD = 4_096


def read_grids(path: Path) -> tuple[list[Grid], list[Finding]]:
    """Every sheet of a workbook, or the one grid of a text file, with what was seen on the way.

    By its content: xlsx, xlsm, xlsb, xls, ods, CSV and TSV, HTML tables. Columns in findings are letters, rows
    are numbers, as a spreadsheet shows them. Raises TableError.
    """
    size = size_of(path)
    try:
        grids, findings = _read(path, size)
    except OSError as error:
        raise TableError(reason(path, error)) from error
    except NotTextError as error:
        raise TableError(text.NOT_A_TABLE.format(file=path.name)) from error
    if not grids:
        raise TableError(text.EMPTY.format(file=path.name))
    return grids, findings


def _read(path: Path, size: int) -> tuple[list[Grid], list[Finding]]:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if size > limits.WORKBOOK_BYTES:
        raise TableError(_too_large(path, size, limits.WORKBOOK_BYTES))
    kind, promised = kind_of(path, head), kind_by_name(path)
    findings = []
    if promised not in ("", kind):
        more = {"promised": path.suffix, "kind": text.FILE_KINDS[kind]}
        findings.append(Finding("nama-lain-isi", more=more))
    limit = {"teks": limits.TEXT_BYTES, "html": limits.HTML_BYTES}.get(kind, limits.WORKBOOK_BYTES)
    if size > limit:
        raise TableError(_too_large(path, size, limit))
    if kind == "teks":
        grids, notes = _read_text(path)
    else:
        grids, notes = read_workbook(path, kind)
        for grid in grids:
            notes += cell_repairs.repair(grid)
    return grids, [*findings, *notes]


def _read_text(path: Path) -> tuple[list[Grid], list[Finding]]:
    words, findings = decode(path.read_bytes())
    grid, notes = read_delimited(words, path.name)
    return [grid], [*findings, *notes, *cell_repairs.repair(grid, words)]


def _too_large(path: Path, size: int, limit: int) -> str:
    return text.TOO_LARGE.format(file=path.name, size=size // 1024**2 + 1, limit=limit // 1024**2)
