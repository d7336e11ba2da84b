"""Rows within and below a table that are no data: totals, headers again, notes, signatures. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kit.tables.layout.cell_shape import CellShape, shape_of
from kit.tables.values.cells import is_empty, one_line

_TOTAL_WORDS = (
    r"(sub[ -]?total|grand[ -]?total|total|jumlah|jml\.?|rata[ -]*rata|rerata|average|pindahan|dipindahkan)"
)
_TOTAL = re.compile(
    _TOTAL_WORDS
    + r"(\s+(keseluruhan|seluruh(nya)?|semua(nya)?|akhir|total|jumlah|umum|per bulan|halaman ini|pindahan"
    r"|(yang )?(di)?pindah(kan)?( ke halaman berikut(nya)?)?|dari halaman sebelumnya|dipindahkan"
    r"|kunjungan ?/ ?bulan|visit ?/ ?month))*\s*[:.]*",
    re.IGNORECASE,
)
_LIKE_TOTAL = re.compile(_TOTAL_WORDS + r"\b.{0,60}", re.IGNORECASE)
# How the first cell of a row of totals begins; cheap, for every row of a large table.
TOTAL_STARTS = frozenset(("sub", "gra", "tot", "jum", "jml", "rat", "rer", "ave", "pin", "dip"))
_MEAN = re.compile(r"rata|rerata|average", re.IGNORECASE)
_PART = re.compile(r"sub", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"(mengetahui|menyetujui|disetujui|diketahui|dibuat oleh|disusun oleh|hormat kami|ttd|tertanda|nip|nrp)\b.*"
    r"|\([^()]*\)|_{4,}|\.{4,}|…+"
    r"|[A-Z][\w .'-]+, *(\d{1,2}|[.…_]+) *[^\W\d]{3,9} *(\d{4}|[.…_]+)",
    re.IGNORECASE,
)
# A signature holds these, too; but so does a list of staff.
_ROLE = re.compile(
    r"(kepala|ketua|sekretaris|bendahara|penanggung ?jawab|pengelola|petugas|pustakawan|penyusun|pembuat|pelapor|camat"
    r"|lurah|a\.?n\.|u\.b\.|plt\.?)\b.*",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\*.*|(catatan|keterangan|ket|sumber|note|nb|dicetak|tanggal cetak|diunduh)\b.*", re.IGNORECASE
)
_PAGE = re.compile(r"(halaman|hal\.?|page)\s*:?\s*\d+.*|-\s*\d+\s*-", re.IGNORECASE)
_TAIL = 40  # rows at the end that are looked at one by one
_FEW = 0.2  # more rows than this share that look like totals are data


@dataclass(slots=True)
class SortedRows:
    """Places of rows: `body` is data; the others are told apart by why they are not."""

    body: Sequence[int]
    totals: list[int] = field(default_factory=list)
    doubtful: list[int] = field(default_factory=list)  # like totals, and left in the body
    signature: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)


def is_mean(label: str) -> bool:
    """Whether a row of totals holds means rather than sums."""
    return bool(_MEAN.match(label))


def is_part(label: str) -> bool:
    """Whether a row of totals sums up only the rows since the one before."""
    return bool(_PART.match(label))


def is_page(text: str) -> bool:
    """Whether a lone cell is a page number."""
    return bool(_PAGE.fullmatch(text))


def signs(text: str) -> bool:
    """Whether a lone cell belongs to a signature."""
    return bool(_SIGNATURE.fullmatch(text))


def filled(row: Sequence[Any]) -> list[str]:
    """The texts of a row's cells that hold something."""
    return [one_line(cell) for cell in row if not is_empty(cell)]


def is_footer(rows: Sequence[Sequence[Any]]) -> bool:
    """Whether a block of rows, set off by a blank row, is no data: lone cells, or a signature."""
    texts = [filled(row) for row in rows]
    if len(rows) > _TAIL or not rows or any(_TOTAL.fullmatch(line[0]) for line in texts):
        return False
    signed = any(signs(text) for line in texts for text in line)
    if all(len(line) == 1 for line in texts):
        return len(rows[0]) > 2 or signed
    return signed and all(map(_is_thin, rows))


def _is_thin(row: Sequence[Any]) -> bool:
    """Whether a row has the few cells of a note, or of one or two who sign beside each other."""
    texts = filled(row)
    beside = len(row) > 3 and len(texts) == 2 and all(shape_of(text) is CellShape.TEXT for text in texts)
    return beside or len(texts) <= max(1, min(4, len(row) // 3))


def tell_apart(rows: Sequence[Sequence[Any]]) -> tuple[list[int], list[int]]:
    """Places of rows that belong to a signature, from the first that says so, and of notes before it."""
    first = next((place for place, row in enumerate(rows) if any(map(signs, filled(row)))), len(rows))
    return list(range(first, len(rows))), list(range(first))


def sort_rows(body: Sequence[int], labelled: Sequence[int], row: Any) -> SortedRows:
    """Tell data from totals and from what stands below them.

    `labelled`: rows of the body whose first cell may begin a total. `row`: place -> its cells.
    """
    rows = SortedRows(body)
    sure = {place for place in labelled if _is_total(row(place))}
    like = [place for place in labelled if place not in sure and _is_like_total(row(place))]
    if len(sure) == len(body):
        sure, like = set(), []  # a table of totals: they are its data
    last = _end(body, sure, row)
    rows.signature, rows.notes = _footer(body[last:], row)
    rows.body = body[:last]
    end = body[last - 1] if last else -1
    few = len(like) <= max(1, int(len(rows.body) * _FEW)) and len(rows.body) > 2
    parts = [place for place in like if is_part(_label(row(place)))]
    closing = [place for place in like if few and place == end]
    rows.totals = sorted(sure | set(parts) | set(closing))
    rows.doubtful = [place for place in like if few and place not in {*parts, *closing}]
    gone = set(rows.totals)
    if gone:
        rows.body = [place for place in rows.body if place not in gone]
    return rows


def _label(row: Sequence[Any]) -> str:
    return next(iter(filled(row)), "")


def _others(row: Sequence[Any]) -> Sequence[CellShape]:
    return [kind for cell in row if (kind := shape_of(cell)) is not CellShape.BLANK][1:]


def _is_total(row: Sequence[Any]) -> bool:
    if not _TOTAL.fullmatch(_label(row)):
        return False
    return all(
        kind is CellShape.VALUE or cell in ("-", "–")
        for kind, cell in zip(_others(row), filled(row)[1:], strict=True)
    )


def _is_like_total(row: Sequence[Any]) -> bool:
    others = _others(row)
    return bool(
        _LIKE_TOTAL.fullmatch(_label(row)) and others and all(kind is CellShape.VALUE for kind in others)
    )


def _end(body: Sequence[int], totals: set[int], row: Any) -> int:
    """How many rows of the body are left when notes and signature at its end are taken away."""
    last = len(body)
    for place in range(len(body) - 1, max(0, len(body) - _TAIL) - 1, -1):
        cells = row(body[place])
        if body[place] in totals:
            # Lone texts right below a row of totals belong to no row of data.
            return place + 1 if all(_is_lone(row(below)) for below in body[place + 1 :]) else last
        if not _is_thin(cells):
            break
        texts = filled(cells)
        signed = any(signs(text) or _NOTE.fullmatch(text) for text in texts)
        if signed or (place + 1 == last < len(body) and any(map(_ROLE.fullmatch, texts))):
            last = place
    return last


def _is_lone(row: Sequence[Any]) -> bool:
    texts = filled(row)
    return len(texts) == 1 or (_is_thin(row) and any(map(signs, texts)))


def _footer(places: Sequence[int], row: Any) -> tuple[list[int], list[int]]:
    signature, notes = tell_apart([row(place) for place in places])
    return [places[row_place] for row_place in signature], [places[row_place] for row_place in notes]
