"""Where the header of a table is, how many rows it has, and what it calls the columns. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from kit.tables.layout.cell_shape import CellShape, is_series, shape_of
from kit.tables.values.cells import one_line

Row = Sequence[Any]
Merge = tuple[int, int, int, int]  # top, left, bottom, right: places in the rows given, inclusive

_SEARCHED = 15  # rows above which the header must begin
_COMPARED = 8  # rows below a header that show what its columns hold
_SHORT = 60
_DEPTH = 3
# Names that say nothing without the group above them.
_GENERIC = re.compile(
    r"l|p|lk|pr|l/p|laki-?\s?laki|perempuan|pria|wanita|jml\.?|jumlah|total|\(.*\)|m|f|male|female",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[(\[]?(\d{1,2})[)\]]?\s*(=.*)?")


@dataclass(frozen=True, slots=True)
class Header:
    """Places of rows: `titles` above, `rows` of the header (none: it is absent), `numbers` below; body from `start`."""

    titles: tuple[int, ...]
    rows: tuple[int, ...]
    numbers: tuple[int, ...]
    start: int
    names: tuple[str, ...]


def find_header(
    rows: Sequence[Row], merges: Sequence[Merge], is_known: Callable[[str], bool], *, sure: bool = False
) -> Header | None:
    """The header among the first rows of a block; None when no row is as wide as a table.

    `is_known` says whether a name is a header's in some profile. `sure`: only if types or known names prove it.
    """
    covered = [_covered(row, place, merges) for place, row in enumerate(rows)]
    width = max(covered, default=0)
    if width < 2 and len(rows[0]) > 1:
        return None
    least = max(2, (width + 1) // 2) if width > 1 else 1
    for place, row in enumerate(rows[:_SEARCHED]):
        if covered[place] < least or _is_remark(row) or _is_banner(place, merges, len(row)):
            continue
        if _is_header(rows, place, is_known, sure=sure):
            return _complete(rows, place, merges)
        if sure:
            return None
        titles = tuple(range(place))
        return Header(titles, (), (), place, ("",) * len(row))
    return None


def _covered(row: Row, place: int, merges: Sequence[Merge]) -> int:
    """Cells of a row that hold or belong to something."""
    own = {column for column, cell in enumerate(row) if one_line(cell)}
    if len(own) < 2:
        return len(own)  # a title, however far its cell was merged
    for top, left, bottom, right in merges:
        if top <= place <= bottom and not _spans(left, right, len(row)):
            own |= set(range(left, right + 1))
    return len(own)


def _spans(left: int, right: int, width: int) -> bool:
    return width > 2 and right - left + 1 >= width


def _is_banner(place: int, merges: Sequence[Merge], width: int) -> bool:
    return any(top <= place <= bottom and _spans(left, right, width) for top, left, bottom, right in merges)


def _is_remark(row: Row) -> bool:
    """Whether a row above a table says something about it: `Bulan : | Mei 2025`."""
    texts = [text for text in map(one_line, row) if text]
    return len(texts) <= 4 and any(
        text.endswith(":") or text.startswith(":") or " : " in text for text in texts
    )


def _is_header(rows: Sequence[Row], place: int, is_known: Callable[[str], bool], *, sure: bool) -> bool:
    row, body = rows[place], rows[place + 1 : place + 1 + _COMPARED]
    named = is_series([cell for cell in row if shape_of(cell) is CellShape.VALUE])
    proof = counter = 0
    for column, cell in enumerate(row):
        own, below = shape_of(cell), _usual(body, column)
        if (own is CellShape.VALUE and not named) or (own is CellShape.CODE and below is CellShape.CODE):
            counter += 1
        elif own is CellShape.TEXT and below in (CellShape.VALUE, CellShape.CODE):
            proof += 1
    texts = [text for text in map(one_line, row) if text]
    familiar = sum(map(is_known, texts))
    if counter:
        return proof >= 3 * counter and familiar > 0
    if proof or 2 * familiar >= len(texts):
        return True
    return not sure and _reads_like_names(row, body)


def _usual(rows: Sequence[Row], column: int) -> CellShape:
    looks = Counter(kind for row in rows if (kind := shape_of(row[column])) is not CellShape.BLANK)
    return looks.most_common(1)[0][0] if looks else CellShape.BLANK


def _reads_like_names(row: Row, body: Sequence[Row]) -> bool:
    """All is text: short names, each once, none of them found again below."""
    texts = [text.casefold() for text in map(one_line, row) if text]
    again = any(
        one_line(cell) and one_line(cell) == one_line(low[c]) for low in body for c, cell in enumerate(row)
    )
    return len(set(texts)) == len(texts) and not again and all(len(text) <= _SHORT for text in texts)


def _complete(rows: Sequence[Row], place: int, merges: Sequence[Merge]) -> Header:
    """Add the rows of groups above and of parts below, and the row that numbers the columns."""
    first = last = place
    while first > 0 and last - first + 1 < _DEPTH and _groups(rows, first - 1, first, merges):
        first -= 1
    while last + 1 < len(rows) and last - first + 1 < _DEPTH and _divides(rows, last + 1):
        last += 1
    names = _names([[one_line(cell) for cell in row] for row in rows[first : last + 1]], first, merges)
    start = last + 1
    numbers = (start,) if start < len(rows) and _numbers_columns(rows, start) else ()
    return Header(tuple(range(first)), tuple(range(first, last + 1)), numbers, start + len(numbers), names)


def _groups(rows: Sequence[Row], above: int, leaf: int, merges: Sequence[Merge]) -> bool:
    """Whether the row above names groups of columns rather than the table."""
    top, low = [one_line(cell) for cell in rows[above]], [one_line(cell) for cell in rows[leaf]]
    own = [column for column, text in enumerate(top) if text]
    if (
        not own
        or _is_remark(rows[above])
        or any(shape_of(rows[above][column]) is CellShape.VALUE for column in own)
    ):
        return False
    if _is_banner(above, merges, len(top)):
        return False
    several = len(own) > 1 and any(line == above and right > left for line, left, _, right in merges)
    unclear = _unclear(low)
    needed = all(not low[column] or column in unclear for column in own)
    # A single text at the left edge is a title, however far its cell was merged.
    return several or (needed and (len(own) > 1 or own[0] > 0))


def _unclear(names: Sequence[str]) -> set[int]:
    """Columns whose names are used twice, or say nothing by themselves."""
    counts = Counter(name.casefold() for name in names)
    return {
        c
        for c, name in enumerate(names)
        if name and (counts[name.casefold()] > 1 or _GENERIC.fullmatch(name))
    }


def _divides(rows: Sequence[Row], place: int) -> bool:
    """Whether a row divides columns of the header above it: text only where the header left room for it."""
    if _numbers_columns(rows, place):
        return False
    top, low = rows[place - 1], rows[place]
    if any(shape_of(cell) in (CellShape.VALUE, CellShape.CODE) for cell in low):
        return False
    divided = 0
    for column, cell in enumerate(low):
        if not one_line(cell):
            continue
        if not one_line(top[column]):
            divided += 1
        elif not (
            one_line(cell).startswith("(") or (column + 1 < len(top) and not one_line(top[column + 1]))
        ):
            return False
    return divided > 0


def _names(rows: Sequence[Sequence[str]], first: int, merges: Sequence[Merge]) -> tuple[str, ...]:
    """One name per column: the lowest text, after its groups where it is not clear by itself."""
    leaf = list(rows[-1])
    for depth in range(len(rows) - 2, -1, -1):
        groups = _spread(rows[depth], leaf, first + depth, merges)
        unclear = _unclear(leaf)
        for column, group in enumerate(groups):
            if not leaf[column]:
                leaf[column] = rows[depth][column]
            elif group and column in unclear:
                leaf[column] = f"{group} {leaf[column]}"
    return tuple(leaf)


def _spread(groups: Sequence[str], leaf: Sequence[str], place: int, merges: Sequence[Merge]) -> list[str]:
    """The group above each column: over its merged cells, else up to the next group."""
    spread = list(groups)
    ends = {left: right for top, left, _, right in merges if top == place}
    for column, group in enumerate(groups):
        if not group:
            continue
        after = next((c for c in range(column + 1, len(groups)) if groups[c]), len(groups))
        for right in range(column + 1, min(after, ends.get(column, len(groups) - 1) + 1)):
            spread[right] = group if leaf[right] else ""
    return spread


def _numbers_columns(rows: Sequence[Row], place: int) -> bool:
    """`(1) (2) (3)`; without brackets only if some column holds text below."""
    texts = [text for text in map(one_line, rows[place]) if text]
    matches = [_NUMBERED.fullmatch(text) for text in texts]
    numbers = [int(match[1]) for match in matches if match]
    if len(numbers) < max(3, len(texts)) or numbers != list(range(1, len(numbers) + 1)):
        return False
    if all(not text[0].isdigit() for text in texts):
        return True
    body = rows[place + 1 : place + 1 + _COMPARED]
    return any(_usual(body, column) in (CellShape.TEXT, CellShape.CODE) for column in range(len(rows[place])))
