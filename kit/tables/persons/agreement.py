"""How far two rows agree in what tells who a person is; pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

import pandas as pd
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from kit import text_tables as text
from kit.tables.persons import identity

Agreement = Literal["same", "near", "other", ""]  # "": nothing to compare

_NAMES_ALIKE, _PLACES_ALIKE = 88, 85  # rapidfuzz ratios, 0-100
_FULL_NIK = 16


class Traits(NamedTuple):
    """What a row tells about who it is, in normal spelling; "" for what it does not tell."""

    name: str = ""
    nik: str = ""
    phone: str = ""
    birth: str = ""
    sex: str = ""
    district: str = ""


class Weight(NamedTuple):
    """What agreement adds to a score (our choice, tried on the training data), and the sentences for it."""

    same: int
    near: int
    other: int
    same_text: str
    near_text: str
    other_text: str


# A family shares a telephone and a kecamatan, namesakes share a name: neither alone makes two rows one person.
WEIGHTS = {
    "name": Weight(25, 15, -30, text.SAME_NAME_SPELT, text.SIMILAR_NAME, text.OTHER_NAME),
    "nik": Weight(60, 15, -100, text.SAME_NIK, text.NEARLY_SAME_NIK, text.OTHER_NIK),
    "phone": Weight(20, 0, -15, text.SAME_PHONE, "", text.OTHER_PHONE),
    "birth": Weight(20, 0, -60, text.SAME_BIRTH, "", text.OTHER_BIRTH),
    "sex": Weight(2, 0, -40, text.SAME_SEX, "", text.OTHER_SEX),
    "district": Weight(6, 0, -15, text.SAME_DISTRICT, "", text.OTHER_DISTRICT),
}
_NORMAL: dict[str, Callable[[Any], str]] = {
    "name": identity.name,
    "nik": identity.nik,
    "phone": identity.phone,
    "birth": lambda cell: identity.stripped(cell).casefold(),
    "sex": identity.sex,
    "district": identity.place,
}


def traits_of(table: pd.DataFrame, columns: dict[str, str]) -> dict[Traits, list[int]]:
    """Traits -> places of the rows that have them; `columns`: trait -> column of the table."""
    columns_read = {}
    for trait, column in columns.items():
        spellings = {cell: _NORMAL[trait](cell) for cell in table[column].dropna().unique().tolist()}
        columns_read[trait] = [spellings.get(cell, "") for cell in table[column].tolist()]
    places: dict[tuple[str, ...], list[int]] = {}
    for place, row in enumerate(zip(*columns_read.values(), strict=True)):
        places.setdefault(row, []).append(place)
    return {Traits(**dict(zip(columns_read, row, strict=True))): rows for row, rows in places.items()}


def compare(trait: str, left: str, right: str) -> Agreement:
    """How two normal spellings of one trait agree."""
    if not left or not right:
        return ""
    if left == right:
        return "same"
    match trait:
        case "name":
            return _names(left.split(), right.split())
        case "nik":
            if Levenshtein.distance(left, right, score_cutoff=1) <= 1:
                return "near"
            return "other" if len(left) == len(right) == _FULL_NIK else ""
        case "district":
            # "Samarinda" may be Samarinda Ulu; Samboja Barat is a kecamatan of its own, so this is no agreement.
            if left.startswith(right) or right.startswith(left):
                return ""
            return "same" if fuzz.ratio(left, right) >= _PLACES_ALIKE else "other"
    return "other"


def _names(left: list[str], right: list[str]) -> Agreement:
    if sorted(left) == sorted(right):
        return "same"
    if [word for word in left if word.isdecimal()] != [word for word in right if word.isdecimal()]:
        return "other"
    if len(left) == len(right) > 1 and _initials(left, right):
        return "near"
    return "near" if fuzz.ratio(" ".join(left), " ".join(right)) >= _NAMES_ALIKE else "other"


def _initials(left: list[str], right: list[str]) -> bool:
    """Whether one name abbreviates words of the other to a letter, and not all of them."""
    pairs = list(zip(left, right, strict=True))
    abbreviated = all(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in pairs)
    return abbreviated and any(a == b and len(a) > 1 for a, b in pairs)


def score(left: Traits, right: Traits) -> int:
    """The sum of the weights of what agrees and disagrees; a name of one word counts for less."""
    total = 0
    for trait, a, b in zip(Traits._fields, left, right, strict=True):
        agreement = compare(trait, a, b)
        if agreement:
            total += getattr(WEIGHTS[trait], agreement)
        if trait == "name" and agreement == "same" and " " not in a:
            total -= WEIGHTS["name"].same - WEIGHTS["name"].near
    return total


def conflict(left: Traits, right: Traits) -> bool:
    """Whether two rows cannot be one person: another complete NIK, date of birth or sex."""
    pairs = (("nik", left.nik, right.nik), ("birth", left.birth, right.birth), ("sex", left.sex, right.sex))
    return any(a != b and compare(trait, a, b) == "other" for trait, a, b in pairs)
