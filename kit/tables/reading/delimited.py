"""Text with delimiters (CSV, TSV) -> one grid of text cells; rows of another length are findings."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from kit import text_tables as text
from kit.tables.model import Certainty, Finding, Grid, TableError
from kit.tables.reading import limits

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_CHARACTERS = 200_000
_SAMPLE_ROWS = 300
_HINT = re.compile(r'"?sep=([,;\t|])"?\n')  # Excel's own hint
_ESCAPED = re.compile(r"""\\(?:'|"(?!\s*(?:[,;\t|]|\n|$)))""")
_UNCLOSED_REPAIRS = 20
_TELLING = 3  # filled fields of a line that make it look like a row


@dataclass(frozen=True, slots=True)
class _Dialect:
    """`has_hint`: the first line says `sep=;` and is no row. `escaped`: quotes are escaped as MySQL does."""

    delimiter: str
    has_hint: bool
    escaped: bool


@dataclass(slots=True)
class _Records:
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)  # on which each begins
    unclosed: list[int] = field(default_factory=list)  # with an opening mark and no closing one
    inner: list[int] = field(default_factory=list)  # with marks within a field that are not doubled

    def add(self, row: list[str], line: int) -> None:
        self.rows.append(row)
        self.lines.append(line)


def read_delimited(written: str, name: str) -> tuple[Grid, list[Finding]]:
    r"""The grid of a text whose lines end in `\n`; `name` is that of the file. Raises TableError."""
    findings: list[Finding] = []
    if not written.strip():
        raise TableError(text.EMPTY.format(file=name))
    data = written.encode("utf-8", "surrogatepass")
    if _count(data, "\n") > 2 * limits.ROWS:
        raise TableError(text.TOO_MANY_ROWS.format(file=name, limit=limits.ROWS))
    dialect = _sniff(written)
    first = 1
    if dialect.has_hint:
        written, first = written.partition("\n")[2], 2
    if dialect.escaped:
        written = _unescape(written, dialect)
        findings.append(Finding("tanda-lolos"))
    if dialect.has_hint or dialect.escaped:
        data = written.encode("utf-8", "surrogatepass")
    cells = _rectangle(data, dialect.delimiter)
    if cells is None:
        cells, ragged = _ragged(written, dialect.delimiter, name)
        findings += [_shifted(finding, first - 1) for finding in ragged]
    cells.index += first - 1
    return Grid("", _trimmed(cells, name), ()), findings


def _sniff(written: str) -> _Dialect:
    """The delimiter, by the rows that agree in their number of fields, and then by that number."""
    hint = _HINT.match(written)
    escaped = bool(_ESCAPED.search(written))
    if hint:
        return _Dialect(hint[1], has_hint=True, escaped=escaped)
    sample = written[:_SAMPLE_CHARACTERS]
    if len(sample) < len(written):
        sample = sample[: sample.rfind("\n") + 1] or sample
    if escaped:
        sample = sample.replace('\\"', '""')
    return _Dialect(
        max(_DELIMITERS, key=lambda delimiter: _agreement(sample, delimiter)), has_hint=False, escaped=escaped
    )


def _agreement(sample: str, delimiter: str) -> tuple[float, int]:
    widths: Counter[int] = Counter()
    try:
        for number, row in enumerate(csv.reader(io.StringIO(sample), delimiter=delimiter)):
            if number == _SAMPLE_ROWS:
                break
            if any(row):
                widths[len(row)] += 1
    except csv.Error:  # a field longer than the library takes
        return 0.0, 0
    several = [(count, width) for width, count in widths.items() if width > 1]
    if not several:
        return 0.0, 0
    count, width = max(several)
    return round(count / widths.total(), 2), width


def _unescape(written: str, dialect: _Dialect) -> str:
    r"""`\'` and `\"` as MySQL writes them -> as CSV writes them; a `\"` that ends its field is kept."""
    end = rf'(?!{re.escape(dialect.delimiter)}"|\n|$)'
    return re.sub(rf"""\\(?:(')|"{end}|(\\))""", lambda match: match[1] or match[2] or '""', written)


def _rectangle(data: bytes, delimiter: str) -> pd.DataFrame | None:
    """By the fast reader; None unless every row has the same number of fields and stands on one line."""
    try:
        cells = pd.read_csv(
            io.BytesIO(data),
            sep=delimiter,
            header=None,
            dtype=str,
            keep_default_na=False,
            skip_blank_lines=False,
            encoding_errors="surrogatepass",
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeError):
        return None
    rows, width = cells.shape
    if rows != _count(data, "\n") + (not data.endswith(b"\n")):
        return None
    between = rows * (width - 1)
    if b'"' in data:
        if not _well_quoted(data, delimiter.encode()):
            return None
        between += sum("\n".join(cells[place]).count(delimiter) for place in cells.columns)
    if _count(data, delimiter) != between:
        return None
    cells.index = pd.RangeIndex(1, rows + 1)
    return cells


def _well_quoted(data: bytes, delimiter: bytes) -> bool:
    """Whether each field that begins with a quotation mark ends with one, with doubled ones alone between."""
    # One mark begins a field and the next ends it, and so on: so in nearly every file, and soon seen.
    signs = np.frombuffer(b"\n" + data + b"\n", np.uint8)
    marks, edges = np.flatnonzero(signs == ord('"')), [ord(delimiter), ord("\n")]
    beside = np.concatenate([signs[marks[0::2] - 1], signs[marks[1::2] + 1]])
    if len(marks) % 2 == 0 and np.isin(beside, edges).all():
        return True
    ends = re.escape(delimiter) + rb"\n"
    others = re.sub(rb'(^|[%b])"[^"]*(?:""[^"]*)*"(?=[%b]|\Z)' % (ends, ends), rb"\1", data)
    return not re.search(rb'(?:^|[%b])"' % ends, others)


def _count(data: bytes, character: str) -> int:
    """Several times faster than bytes.count where the character is frequent."""
    return int(np.count_nonzero(np.frombuffer(data, np.uint8) == ord(character)))


def _ragged(written: str, delimiter: str, name: str) -> tuple[pd.DataFrame, list[Finding]]:
    records = _records(written.split("\n"), delimiter)
    widest = max(map(len, records.rows), default=0)
    if len(records.rows) > limits.ROWS:
        raise TableError(text.TOO_MANY_ROWS.format(file=name, limit=limits.ROWS))
    if widest > limits.COLUMNS and len(records.rows) * widest > limits.BOX:
        raise TableError(text.TOO_MANY_COLUMNS.format(file=name, count=widest, limit=limits.COLUMNS))
    findings = list(_lengths(records))
    if records.unclosed:
        rows = tuple(sorted(set(records.unclosed)))
        findings.append(Finding("kutip-tidak-ditutup", Certainty.ASK, rows=rows))
    if records.inner:
        findings.append(Finding("kutip-di-dalam", Certainty.LIKELY, rows=tuple(records.inner)))
    padded = (row if len(row) == widest else row + [""] * (widest - len(row)) for row in records.rows)
    columns = dict(enumerate(zip(*padded, strict=True)))
    return pd.DataFrame(columns, index=pd.Index(records.lines, dtype="int64"), dtype="str"), findings


def _records(lines: Sequence[str], delimiter: str) -> _Records:
    """Line after line; a quote that is never closed, or stands within a field, swallows no other line."""
    if lines and not lines[-1]:
        lines = lines[:-1]
    records = _Records()
    start = endless = 0
    while start < len(lines) and endless < _UNCLOSED_REPAIRS:
        stopped, to_the_end = _until_broken(lines, start, delimiter, records)
        if stopped is None:
            break
        _add_alone(lines[stopped], stopped, delimiter, records)
        start, endless = stopped + 1, endless + to_the_end
    else:
        for place in range(start, len(lines)):
            _add_alone(lines[place], place, delimiter, records)
    return _unfolded(records, lines, delimiter)


def _until_broken(
    lines: Sequence[str], start: int, delimiter: str, records: _Records
) -> tuple[int | None, bool]:
    """Append the records from `start` on; the line on which one begins that breaks the rules, if any.

    And whether that was found only at the end of the file.
    """

    def source() -> Iterator[str]:
        for place in range(start, len(lines)):
            yield lines[place] + "\n"

    reader, begins = csv.reader(source(), delimiter=delimiter, strict=True), start
    try:
        for row in reader:
            records.add(row, begins + 1)
            begins = start + reader.line_num
    except csv.Error:  # also a field of more than 131,072 characters: nobody types that
        return begins, start + reader.line_num >= len(lines)
    return None, False


def _add_alone(line: str, place: int, delimiter: str, records: _Records) -> None:
    row, closed = _fields(line, delimiter)
    records.add(row, place + 1)
    if '"' in line:
        (records.inner if closed else records.unclosed).append(place + 1)


def _fields(line: str, delimiter: str) -> tuple[list[str], bool]:
    """The fields of a line for itself, and whether each quote that opens one is closed.

    A field in quotes that breaks the rules within ends at the mark before a delimiter that no space follows.
    """
    if not line:
        return [""], True
    mark = re.escape(delimiter)
    by_rule, otherwise = rf'"((?:[^"]|"")*)"(?={mark}|$)', rf'"(.*?)"(?={mark}(?! )|$)'
    row, closed = [], True
    for match in re.finditer(rf"(?:^|{mark})(?:{by_rule}|{otherwise}|([^{mark}]*))", line):
        quoted = match[1] if match[1] is not None else match[2]
        closed &= quoted is not None or not match[3].startswith('"')
        row.append(match[3].removeprefix('"') if quoted is None else quoted.replace('""', '"'))
    return row, closed


def _unfolded(records: _Records, lines: Sequence[str], delimiter: str) -> _Records:
    """A record over several lines, of which the first and the last alone have as many fields as others: a mark left open."""
    ends = [*records.lines[1:], len(lines) + 1]
    alone = Counter(
        len(row)
        for row, begin, end in zip(records.rows, records.lines, ends, strict=True)
        if end - begin == 1 and len(row) > 1
    )
    usual = alone.most_common(1)[0][0] if alone else 0
    if usual < _TELLING or len(records.rows) == len(lines):
        return records
    whole = _Records(unclosed=records.unclosed, inner=records.inner)
    for row, begin, end in zip(records.rows, records.lines, ends, strict=True):
        edges = [_fields(lines[place], delimiter)[0] for place in (begin - 1, end - 2)]
        if end - begin > 1 and all(len(edge) == usual and all(edge) for edge in edges):
            for place in range(begin - 1, end - 1):
                _add_alone(lines[place], place, delimiter, whole)
            whole.unclosed.append(begin)
        else:
            whole.add(row, begin)
    return whole


def _lengths(records: _Records) -> Iterator[Finding]:
    """Rows whose number of fields is not that of most; a title or a blank line is the layout's matter."""
    filled = [
        (line, row) for line, row in zip(records.lines, records.rows, strict=True) if sum(map(bool, row)) > 1
    ]
    widths = Counter(len(row) for _, row in filled)
    if not widths:
        return
    usual = max(widths, key=lambda width: (widths[width], -width))
    long: list[int] = []
    short: list[int] = []
    commas: list[int] = []
    for line, row in filled:
        if len(row) > usual:
            (long if any(row[usual:]) else commas).append(line)
        elif len(row) < usual:
            short.append(line)
    more = {"usual": usual}
    if commas:
        yield Finding("koma-lebih", rows=tuple(commas), more=more)
    if long:
        yield Finding("baris-terlalu-panjang", Certainty.ASK, rows=tuple(long), more=more)
    if short:
        yield Finding("baris-terlalu-pendek", Certainty.LIKELY, rows=tuple(short), more=more)


def _shifted(finding: Finding, lines: int) -> Finding:
    if not lines:
        return finding
    rows = tuple(row + lines for row in finding.rows)
    return Finding(finding.code, finding.certainty, rows=rows, more=finding.more)


def _trimmed(cells: pd.DataFrame, name: str) -> pd.DataFrame:
    """Without the blank rows at the end and the blank columns at the right."""
    width = len(cells.columns)
    while width and not cells[width - 1].ne("").any():
        width -= 1
    cells = cells if width == len(cells.columns) else cells.iloc[:, :width]
    if width > limits.COLUMNS:
        raise TableError(text.TOO_MANY_COLUMNS.format(file=name, count=width, limit=limits.COLUMNS))
    if len(cells) > limits.ROWS:
        raise TableError(text.TOO_MANY_ROWS.format(file=name, limit=limits.ROWS))
    rows = len(cells)
    while rows and not cells.iloc[rows - 1].ne("").any():
        rows -= 1
    if not rows:
        raise TableError(text.EMPTY.format(file=name))
    return cells if rows == len(cells) else cells.iloc[:rows]
