"""Where the tables of a sheet are: titles, headers and footers told apart from data, nothing lost unseen."""

from __future__ import annotations

from collections.abc import Sequence

from kit.base.ranges import ranges
from kit.tables.layout.area import Area, area_of, is_blank, runs, scan
from kit.tables.layout.block import Block, finish
from kit.tables.layout.footer import filled, is_footer, signs
from kit.tables.layout.header import Header, find_header
from kit.tables.model import Certainty, Finding, Grid, RawTable
from kit.tables.profiles.catalogue import is_known
from kit.tables.values.cells import is_empty

_NOTES = 3  # cells in a column of its own that are no table yet
_HEAD = 30  # rows of a block in which its header is looked for


def find_tables(grid: Grid) -> tuple[list[RawTable], list[Finding]]:
    """The tables of a sheet, cells as written; a finding for every row or column that was not taken for data."""
    whole, idle = area_of(grid)
    if not whole.width:
        return [], []
    tables: list[RawTable] = []
    findings: list[Finding] = []
    parts, notes = _side_by_side(whole)
    findings += [
        Finding(
            "catatan-di-samping",
            Certainty.LIKELY,
            rows=note.in_file(_written(note)),
            more={"place": note.left + 1},
        )
        for note in notes
    ]
    if idle and len(parts) == 1:
        findings.append(Finding("kolom-kosong", more={"places": ", ".join(ranges(idle))}))
    if len(parts) > 1:
        findings.append(Finding("tabel-bersebelahan", Certainty.LIKELY, more={"count": len(parts)}))
    for area in parts:
        raw_tables, more = _tables(area)
        tables += raw_tables
        findings += more
    return tables, findings


def _tables(area: Area) -> tuple[list[RawTable], list[Finding]]:
    findings: list[Finding] = []
    blank, labelled = scan(area)
    blocks, outside = _blocks(area, blank)
    if outside:
        findings.append(Finding("bukan-tabel", Certainty.LIKELY, rows=area.in_file(outside)))
    if len(blocks) > 1:
        findings.append(Finding("tabel-bersusun", Certainty.LIKELY, more={"count": len(blocks)}))
    tables = []
    for block in blocks:
        table, more = finish(area, block, blank, labelled, alone=len(blocks) == 1)
        tables.append(table)
        findings += more
    return tables, findings


def _side_by_side(area: Area) -> tuple[list[Area], list[Area]]:
    """Split at blank columns if each side has its own header and something shows that they are two tables; and notes."""
    gaps = [place for place in range(area.width) if is_blank(area.column(place))]
    parts = [area.part(left, right - 1) for left, right in runs(area.width, gaps)]
    notes = [part for part in parts if part.width < 2]
    parts = [part for part in parts if part.width > 1]
    if len(parts) < 2:
        return [area], []
    top = min(_written(part)[0] for part in parts)
    if not all(_is_note(note, top) for note in notes):
        return [area], []
    heads = [head for part in parts if (head := _first_header(part)) and head.rows]
    if len(heads) < len(parts):
        return [area], []
    names = [[text.casefold().rstrip(".") for text in head.names if text] for head in heads]
    titled = all(head.titles for head in heads)
    numbered = all(header[0] in ("no", "nomor") for header in names)
    shared = all(set(header) & set(names[0]) for header in names[1:])
    ends = {_written(part)[-1] for part in parts}
    return (parts, notes) if titled or numbered or shared or len(ends) > 1 else ([area], [])


def _is_note(area: Area, top: int) -> bool:
    """A few words beside the tables, below the rows (from `top` on) where title and header stand."""
    rows = _written(area)
    return len(rows) <= _NOTES and rows[0] > top + 1


def _written(area: Area) -> list[int]:
    return [row for row, cell in enumerate(area.column(0)) if not is_empty(cell)]


def _first_header(area: Area) -> Header | None:
    rows = [row for row in area.rows(0, min(_HEAD, len(area))) if filled(row)]
    return find_header(rows, [], is_known)


def _blocks(area: Area, blank: Sequence[int]) -> tuple[list[Block], list[int]]:
    """The tables one below the other, told apart at blank rows; and the rows that belong to none."""
    blocks: list[Block] = []
    outside: list[int] = []
    for start, end in runs(len(area), blank):
        head, places = area.rows(start, min(end, start + _HEAD)), list(range(start, end))
        if not blocks:
            header = find_header(head, area.merges_in(start, end), is_known)
            if header and (
                len(head) > 2 or 2 * _widest(head) >= _widest(area.rows(0, min(2 * _HEAD, len(area))))
            ):
                blocks.append(_begun(header, start, outside, places))
                outside = []
            else:
                outside += places
        elif len(places) <= _HEAD and is_footer(head):
            blocks[-1].loose += places
        elif len(places) > 1 and (header := _other_header(area, blocks[-1], start, end)):
            blocks.append(_begun(header, start, _titles(area, blocks[-1]), places))
        else:
            blocks[-1].body += blocks[-1].loose + places
            blocks[-1].loose = []
    return blocks, outside


def _widest(rows: Sequence[Sequence[object]]) -> int:
    return max(len(filled(row)) for row in rows)


def _begun(header: Header, start: int, titles: Sequence[int], places: Sequence[int]) -> Block:
    own = [start + place for place in header.titles]
    return Block(header, start, [*titles, *own], list(places[header.start :]))


def _other_header(area: Area, block: Block, start: int, end: int) -> Header | None:
    """A header below a blank row, unless it repeats the one of the table above."""
    head = area.rows(start, min(end, start + _HEAD))
    header = find_header(head, area.merges_in(start, end), is_known, sure=True)
    # The same header again is the next printed page, unless a title of its own stands above it.
    again = header is not None and header.names == block.header.names and not header.titles
    return None if again else header


def _titles(area: Area, block: Block) -> list[int]:
    """The lone cells right above the next table, taken from the footer of the one before."""
    titles: list[int] = []
    while block.loose and not (titles and block.loose[-1] != titles[0] - 1):
        if any(map(signs, filled(area.row(block.loose[-1])))):
            break
        titles.insert(0, block.loose.pop())
    return titles
