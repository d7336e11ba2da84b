"""What the library does not tell of an ods: merged cells and formula errors. Runs in the child process."""

from __future__ import annotations

from xml.parsers import expat

from kit.tables.reading.workbook_parts import SheetNotes

_CELLS = ("table:table-cell", "table:covered-table-cell")


class _Walk:
    def __init__(self) -> None:
        self.notes_of: dict[str, SheetNotes] = {}
        self._notes = SheetNotes()
        self._row = self._column = 0
        self._rows = self._columns = 1
        self._error: list[str] | None = None
        self._depth = 0  # of tables: a table within a cell is not a sheet

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table:table":
            self._depth += 1
            if self._depth == 1:
                self._notes, self._row = SheetNotes(), 0
                self.notes_of[attributes.get("table:name", "")] = self._notes
        elif self._depth != 1:
            return
        elif tag == "table:table-row":
            self._column, self._rows = 0, _number(attributes, "rows-repeated")
        elif tag in _CELLS:
            self._cell(attributes)

    def _cell(self, attributes: dict[str, str]) -> None:
        self._columns = _number(attributes, "columns-repeated")
        down, across = _number(attributes, "rows-spanned"), _number(attributes, "columns-spanned")
        if down > 1 or across > 1:
            bottom, right = self._row + down - 1, self._column + across - 1
            self._notes.merges.append((self._row, self._column, bottom, right))
        if attributes.get("calcext:value-type") == "error":
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
                self._notes.errors.append((self._row, self._column, "".join(self._error).strip()))
                self._error = None
            self._column += self._columns

    def words(self, words: str) -> None:
        if self._error is not None:
            self._error.append(words)


def look_through(content: bytes) -> dict[str, SheetNotes]:
    """Sheet -> what is seen in its cells; empty where nothing is merged and nothing failed."""
    if b"-spanned=" not in content and b'calcext:value-type="error"' not in content:
        return {}
    walk, parser = _Walk(), expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = walk.start, walk.end
    parser.CharacterDataHandler = walk.words
    parser.Parse(content, True)
    return walk.notes_of


def _number(attributes: dict[str, str], name: str) -> int:
    digits = attributes.get(f"table:number-{name}", "1")
    return int(digits) if digits.isdecimal() and len(digits) < 9 else 1
