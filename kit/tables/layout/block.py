"""From the place of a table in a sheet to the table: rows sorted out, columns named, a finding for each step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from kit import text_tables as text
from kit.base.ranges import ranges
from kit.tables.layout.area import Area, blanks
from kit.tables.layout.footer import filled, is_page, sort_rows, tell_apart
from kit.tables.layout.header import Header
from kit.tables.layout.totals import check_totals, is_unlabelled_total
from kit.tables.model import Certainty, Finding, RawTable
from kit.tables.values.cells import is_empty, one_line

_SAMPLE = 50
_REPEATED = 0.6  # share of a header's cells that a row must repeat


@dataclass
class Block:
    """A table while it is put together; all rows by place, those of `header` counted from `origin`."""

    header: Header
    origin: int
    titles: list[int]
    body: list[int]
    loose: list[int] = field(default_factory=list)  # below the body: a footer, or the next table's title


def finish(
    area: Area, block: Block, blank: Sequence[int], labelled: Sequence[int], *, alone: bool
) -> tuple[RawTable, list[Finding]]:
    """The table of a block. `labelled`: rows that may be totals; `alone`: whether the sheet has no other table."""
    findings = _above(area, block)
    names, kept, more = _columns(area, block, alone=alone)
    findings += more
    body, more = _body(area, block, labelled, names)
    findings += more
    gaps = [row for row in blank if len(body) and body[0] < row < body[-1]]
    if gaps:
        findings.append(Finding("baris-kosong", rows=area.in_file(gaps)))
    cells, more = _cells(area, body, kept, [names[column] for column in kept])
    title = "; ".join(" ".join(filled(area.row(row))) for row in block.titles)
    return RawTable(area.sheet, title, cells, header=bool(block.header.rows)), findings + more


def _above(area: Area, block: Block) -> list[Finding]:
    header, findings = block.header, []
    if block.titles:
        saw = " ".join(filled(area.row(block.titles[0])))
        findings.append(Finding("judul-tabel", rows=area.in_file(block.titles), saw=saw))
    if not header.rows:
        findings.append(Finding("tanpa-kepala", Certainty.LIKELY))
    if len(header.rows) > 1:
        rows = area.in_file([block.origin + place for place in header.rows])
        findings.append(Finding("kepala-bertingkat", rows=rows, became=", ".join(filter(None, header.names))))
    if header.numbers:
        rows = area.in_file([block.origin + place for place in header.numbers])
        findings.append(Finding("baris-nomor-kolom", rows=rows))
    return findings


def _columns(area: Area, block: Block, *, alone: bool) -> tuple[list[str], list[int], list[Finding]]:
    """A name for every column, the places of those that are kept, and findings."""
    written = block.header.names
    named = [column for column, name in enumerate(written) if name]
    numbers = [area.left + column + 1 for column in range(len(written))]
    names = _unique(
        [
            name or text.UNNAMED_COLUMN.format(number=number)
            for name, number in zip(written, numbers, strict=True)
        ]
    )
    findings: list[Finding] = []
    kept, idle, void = [], [], []
    for column, (name, final, number) in enumerate(zip(written, names, numbers, strict=True)):
        held = _holds(area, column, block.body)
        if held or name:
            kept.append(column)
        elif alone or (named and named[0] < column < named[-1]):
            idle.append(number)
        if name and not held and block.body:
            void.append(final)
        if name and final != name:
            findings.append(Finding("nama-ganda", column=final, saw=name, became=final))
        if held and not name and block.header.rows:
            findings.append(
                Finding("kolom-tanpa-nama", Certainty.LIKELY, column=final, more={"place": number})
            )
    if idle:
        findings.append(Finding("kolom-kosong", more={"places": ", ".join(ranges(idle))}))
    if void:
        findings.append(Finding("kolom-tanpa-isi", more={"names": ", ".join(void)}))
    return names, kept, findings


def _holds(area: Area, column: int, body: Sequence[int]) -> bool:
    cells = area.column(column)
    return any(not is_empty(cells[row]) for row in body[:_SAMPLE]) or any(
        not is_empty(cells[row]) for row in body
    )


def _unique(names: Sequence[str]) -> list[str]:
    """Names as they are, a second "nama" as "nama (2)"."""
    taken, used, unique = set(names), Counter[str](), []
    for name in names:
        used[name] += 1
        free = name
        while used[name] > 1 and free in taken:
            free = f"{name} ({used[name]})"
            used[name] += free in taken
        taken.add(free)
        unique.append(free)
    return unique


def _body(
    area: Area, block: Block, labelled: Sequence[int], names: Sequence[str]
) -> tuple[Sequence[int], list[Finding]]:
    """The rows that are data, and a finding for those that are not."""
    findings: list[Finding] = []
    again = _header_again(area, block)
    pages, lone = _lone(area, block, again)
    body = _without(block.body, {*again, *pages})
    inside = set(body)
    rows = sort_rows(body, [row for row in labelled if row in inside], area.row)
    findings += [
        replace(finding, rows=area.in_file(finding.rows))
        for finding in check_totals(rows.totals, rows.body, names, area.column)
    ]
    if rows.body and is_unlabelled_total(rows.body[-1], rows.body[:-1], area.width, area.column):
        findings.append(Finding("jumlah-tanpa-label", Certainty.LIKELY, rows=area.in_file(rows.body[-1:])))
        rows.body = rows.body[:-1]
    signature, notes = tell_apart([area.row(row) for row in block.loose])
    rows.signature += [block.loose[row] for row in signature]
    rows.notes += [block.loose[row] for row in notes]
    lone = sorted(set(lone) & set(rows.body)) if lone else []
    for code, certainty, places in (
        ("kepala-berulang", Certainty.SURE, again),
        ("baris-halaman", Certainty.SURE, pages),
        ("mirip-jumlah", Certainty.ASK, rows.doubtful),
        ("baris-satu-sel", Certainty.LIKELY, lone),
        ("tanda-tangan", Certainty.SURE, rows.signature),
        ("catatan-tabel", Certainty.LIKELY, rows.notes),
    ):
        if places:
            findings.append(Finding(code, certainty, rows=area.in_file(places)))
    findings += _totals(area, rows.totals)
    return rows.body, findings


def _totals(area: Area, places: Sequence[int]) -> list[Finding]:
    """One finding per label: a report may have a subtotal per month."""
    labels: dict[str, list[int]] = {}
    for place in places:
        labels.setdefault(filled(area.row(place))[0], []).append(place)
    return [Finding("baris-jumlah", rows=area.in_file(rows), saw=label) for label, rows in labels.items()]


def _header_again(area: Area, block: Block) -> list[int]:
    """Rows of the body that repeat a row of the header, or the numbers of the columns right below it."""
    again: list[int] = []
    for place in block.header.rows:
        again += _like(area, block.origin + place, block.body)
    for place in block.header.numbers:
        again += _like(area, block.origin + place, [row + 1 for row in again if row < block.body[-1]])
    return sorted(again)


def _like(area: Area, model: int, rows: Iterable[int]) -> list[int]:
    """Those rows that repeat a model row: its first cell, and most of the others."""
    held = [column for column, cell in enumerate(area.row(model)) if not is_empty(cell)]
    first = area.column(held[0])
    least = max(min(2, len(held)), _REPEATED * len(held))

    def same(row: int) -> int:
        return sum(one_line(area.column(at)[row]) == one_line(area.column(at)[model]) for at in held)

    written = first[model]
    return [row for row in rows if first[row] == written and same(row) >= least]


def _lone(area: Area, block: Block, again: Sequence[int]) -> tuple[list[int], list[int]]:
    """Rows with one cell amid the body: page numbers and the title again; and others, perhaps headings of groups."""
    if area.width < 3:
        return [], []
    sample = block.body[:_SAMPLE]
    fullest = sorted(
        range(area.width), key=lambda c: -sum(not is_empty(area.column(c)[row]) for row in sample)
    )[:2]
    fuller, other = (area.column(column) for column in fullest)
    gone = set(again)
    thin = sorted({*blanks(fuller, block.body), *blanks(other, block.body)} - gone)
    alone = {row: texts[0] for row in thin if len(texts := filled(area.row(row))) == 1}
    titles = {" ".join(filled(area.row(row))) for row in block.titles}
    pages = [row for row, text in alone.items() if is_page(text) or text in titles]
    rest = sorted(alone.keys() - set(pages))
    return pages, rest if len(rest) <= len(block.body) // 4 else []


def _without(body: Sequence[int], gone: set[int]) -> Sequence[int]:
    return [row for row in body if row not in gone] if gone else body


def _cells(
    area: Area, body: Sequence[int], kept: Sequence[int], names: Iterable[str]
) -> tuple[pd.DataFrame, list[Finding]]:
    """The cells of the table; what is merged downwards stands in each of its rows."""
    findings: list[Finding] = []
    whole = len(body) and body[-1] - body[0] + 1 == len(body)
    rows = slice(body[0], body[-1] + 1) if whole else list(body)
    cells = area.cells.iloc[rows, list(kept)].set_axis(list(names), axis=1)
    places = {row: place for place, row in enumerate(body)} if area.merges else {}
    for column, name in zip(kept, cells.columns, strict=True):
        filled_in = {
            row: area.column(column)[top]
            for top, left, bottom, _ in area.merges
            if left == column and bottom > top and top in places
            for row in range(top + 1, bottom + 1)
            if row in places and is_empty(area.column(column)[row])
        }
        if filled_in:
            values = cells[name].astype(object).tolist()
            for row, value in filled_in.items():
                values[places[row]] = value
            cells[name] = pd.Series(values, index=cells.index, dtype=object)
            rows_filled = area.in_file(list(filled_in))
            findings.append(Finding("sel-gabung-diisi", Certainty.LIKELY, rows=rows_filled, column=name))
    return cells, findings
