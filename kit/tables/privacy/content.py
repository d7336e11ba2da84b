"""Personal data recognised by the content of a column, whatever its header says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from kit.tables.model import Certainty
from kit.tables.persons import identity
from kit.tables.privacy import names, patterns
from kit.tables.privacy.headers import NAMING, OF_ORGANISATIONS, OF_PERSONS, OF_THINGS, plain_header

_COUNT = re.compile(r"\d{1,6}|\d{1,3}[.,]\d{3}|-", re.ASCII)
_ISBN_BY_CHANCE = 3  # one telephone in eleven has the check digit of an ISBN, hardly three in a row
_OF_PLACES = re.compile(r"\b(lokasi|location|tempat|venue|ruang|place|sumber|situs)\b")
_OF_CODES = re.compile(
    r"\b(isbn|issn|item|barcode|kode|code|inventory|inventaris|induk|eksemplar|call|panggil|klasifikasi"
    r"|classification|harga|price|biaya|nilai|anggaran|rp|jumlah|total|tahun|year)\b"
)
_NAMED_ORGANISATION = re.compile(
    r"\s*(perpus|tbm|taman|kab\b|kab\.|kabupaten|kota\b|kec\b|kec\.|kecamatan|desa|kelurahan|provinsi|sd|smp|sma|smk|mi\b"
    r"|mts|ma\b|dinas|komunitas|pt\b|cv\b|rumah baca)",
    re.IGNORECASE,
)


_LOOKED_AT = 2_000  # different values, of a large table
_FEW = 5  # different values, from which on the shape of a column says something
_KNOWN = 0.4  # share of values with a word of names, from which on a column may be one of persons
_SHAPED = 0.9  # share of values of a name's shape that makes one of an unknown header
_UNLIKE = 0.8  # share of values that are different where each row is somebody else


class Hint(NamedTuple):
    """Why a column, or some rows of it, are taken for personal data; `code` is that of the finding."""

    code: str
    certainty: Certainty
    kinds: tuple[str, ...]
    rows: tuple[int, ...] = ()


def examine(cells: pd.Series, column: str) -> Hint | None:
    """What personal data the cells of a column hold, text or typed; None if nothing was recognised."""
    if pd.api.types.is_datetime64_any_dtype(cells) or pd.api.types.is_bool_dtype(cells):
        return None
    if pd.api.types.is_numeric_dtype(cells) and not cells.max() >= 8 * 10**9:
        return None  # too small for a telephone
    values = cells.dropna().unique().tolist()
    if all(type(value) is str for value in values) and not patterns.worth_a_look(values):
        return None  # 100,000 different titles: nothing is made of each
    texts = {value: _as_shown(value) for value in values}
    worth = set(patterns.worth_a_look(list(texts.values())))
    worthy = {value: string for value, string in texts.items() if string in worth}
    plain = plain_header(column)
    pieces_of = _held(worthy, len(texts), codes=_OF_CODES.search(plain) is not None)
    if pieces_of:
        return _judge(cells, texts, pieces_of)
    if _OF_PLACES.search(plain) or OF_ORGANISATIONS.search(plain):
        return None
    alike = [value for value, string in worthy.items() if patterns.is_address(string)]
    return _addresses(cells, alike, len(texts)) if alike else None


def _as_shown(cell: Any) -> str:
    """A number of 16 digits as a spreadsheet shows it: its last digits are not to be trusted."""
    return f"{cell:.5E}" if isinstance(cell, float) and cell >= 10**15 else identity.stripped(cell)


def _held(texts: Mapping[Any, str], count: int, *, codes: bool) -> dict[Any, list[patterns.Piece]]:
    """The values that hold pieces; digits alone count neither in a column of codes nor if all are ISBN.

    `count`: how many values the column has; a number that begins with 8 is a telephone only in company.
    """
    pieces_of = {value: pieces for value, string in texts.items() if (pieces := patterns.pieces(string))}
    bare = [texts[value] for value, pieces in pieces_of.items() if pieces[0].bare]
    isbn = len(bare) >= _ISBN_BY_CHANCE and all(map(patterns.is_isbn, bare))
    if codes or isbn:
        ignored = set(bare)
    else:
        alone = {digits for digits in bare if digits.startswith("8")}
        ignored = alone if 2 * len(bare) < count else set()
    return {value: pieces for value, pieces in pieces_of.items() if texts[value] not in ignored}


def _judge(cells: pd.Series, texts: Mapping[Any, str], pieces_of: Mapping[Any, list[patterns.Piece]]) -> Hint:
    """A column of nothing else is that kind of column; else pieces within text."""
    kinds = tuple(dict.fromkeys(piece.kind for pieces in pieces_of.values() for piece in pieces))
    whole = [
        value
        for value, pieces in pieces_of.items()
        if len(pieces) == 1 and patterns.whole(texts[value], pieces[0])
    ]
    if 2 * len(whole) >= len(texts):
        return Hint("pribadi-isi", Certainty.SURE, kinds)
    return Hint("pribadi-dalam-teks", Certainty.SURE, kinds, rows_of(cells, pieces_of))


def _addresses(cells: pd.Series, alike: Sequence[Any], count: int) -> Hint:
    if 2 * len(alike) >= count:
        return Hint("pribadi-isi", Certainty.LIKELY, ("alamat",))
    return Hint("pribadi-alamat-dalam-teks", Certainty.LIKELY, ("alamat",), rows_of(cells, alike))


def rows_of(cells: pd.Series, values: Any) -> tuple[int, ...]:
    """The row numbers of the cells that hold one of the values."""
    return tuple(int(row) for row in cells.index[cells.isin(list(values))])


def of_organisations(cells: pd.Series) -> bool:
    """Whether most names are those of libraries, schools or places, not of persons."""
    values = [identity.stripped(value) for value in cells.dropna().unique()]
    return 2 * sum(_NAMED_ORGANISATION.match(value) is not None for value in values) > len(values) > 0


def are_counts(cells: pd.Series) -> bool:
    """Whether there is nothing but small numbers: under "KK" or "Wali" a table may count them."""
    values = [value for one in cells.dropna().unique() if (value := identity.stripped(one))]
    return bool(values) and all(map(_COUNT.fullmatch, values))


def names_of_persons(cells: pd.Series, column: str) -> Hint | None:
    """Whether a column of words holds names of persons: for sure by header and shape, perhaps by its words alone."""
    plain = plain_header(column)
    role = OF_PERSONS.match(plain)
    elsewhere = not role and (OF_ORGANISATIONS.search(plain) or OF_THINGS.search(plain))
    if elsewhere or not pd.api.types.is_string_dtype(cells):
        return None
    different = cells.dropna().unique()
    values = [value for one in different[:_LOOKED_AT] if (value := identity.stripped(one))]
    if not values or of_organisations(cells):
        return None
    known = sum(map(names.is_known, values)) / len(values)
    shaped = sum(map(names.is_shaped, values)) / len(values)
    many = len(values) >= _FEW and len(different) >= _UNLIKE * cells.notna().sum() and shaped >= _SHAPED
    if (role or NAMING.search(plain)) and (known >= _KNOWN or many):
        return Hint("pribadi-nama", Certainty.LIKELY, ("nama",))
    if (known >= _KNOWN and len(values) > 1) or (many and known > 0):
        return Hint("pribadi-mungkin-nama", Certainty.ASK, ("nama",))
    return None
