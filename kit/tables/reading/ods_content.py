"""What the library does not tell of an ods: merged cells and formula errors. Runs in the child process."""

from __future__ import annotations

from xml.parsers import expat

from kit.tables.reading.workbook_parts import Seen

_CELLS = ("table:table-cell", "table:covered-table-cell")


class _Walk:
    def __init__(self) -> None:
        self.found: dict[str, Seen] = {}
        self._seen = Seen()
        self._row = self._column = 0
        self._rows = self._columns = 1
        self._error: list[str] | None = None
        self._depth = 0  # of tables: a table within a cell is not a sheet

    def start(self, tag: str, given: dict[str, str]) -> None:
        if tag == "table:table":
            self._depth += 1
            if self._depth == 1:
                self._seen, self._row = Seen(), 0
                self.found[given.get("table:name", "")] = self._seen
        elif self._depth != 1:
            return
        elif tag == "table:table-row":
            self._column, self._rows = 0, _number(given, "rows-repeated")
        elif tag in _CELLS:
            self._cell(given)

    def _cell(self, given: dict[str, str]) -> None:
        self._columns = _number(given, "columns-repeated")
        down, across = _number(given, "rows-spanned"), _number(given, "columns-spanned")
        if down > 1 or across > 1:
            bottom, right = self._row + down - 1, self._column + across - 1
            self._seen.merges.append((self._row, self._column, bottom, right))
        if given.get("calcext:value-type") == "error":
            self._error = []

    def end(self, tag: str) -> None:
        if tag == "table:table":
            self._depth -= 1
        elif self._depth != 1:
            return
        elif tag == "table:table-row":
            self._row += self._rows
        elif tag in _CELLS:
            if self._error is not None:
                self._seen.errors.append((self._row, self._column, "".join(self._error).strip()))
                self._error = None
            self._column += self._columns

    def words(self, words: str) -> None:
        if self._error is not None:
            self._error.append(words)


def look_through(content: bytes) -> dict[str, Seen]:
    """Sheet -> what is seen in its cells; empty where nothing is merged and nothing failed."""
    if b"-spanned=" not in content and b'calcext:value-type="error"' not in content:
        return {}
    walk, parser = _Walk(), expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = walk.start, walk.end
    parser.CharacterDataHandler = walk.words
    parser.Parse(content, True)
    return walk.found


def _number(given: dict[str, str], name: str) -> int:
    written = given.get(f"table:number-{name}", "1")
    return int(written) if written.isdecimal() and len(written) < 9 else 1
