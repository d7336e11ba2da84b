"""What a written region of Kalimantan Timur means. Pure; what fits several regions, or none, is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Literal

from rapidfuzz import fuzz, process

from kit.tables.model import Certainty, Reading
from kit.tables.values.categories import key, variants
from kit.tables.values.cells import ask, blank, plain, written
from kit.tables.values.region_codes import KABUPATEN, KECAMATAN, Region, of_level, places, villages

Level = Literal["kabupaten", "kecamatan"]
System = Literal["bps", "kemendagri"]

_TYPE = {
    KABUPATEN: re.compile(r"(kab(?:upaten)?\.?(?: ?/ ?kota)?|kota|kodya)\.? +|(kab)\.", re.IGNORECASE),
    KECAMATAN: re.compile(r"(kec(?:amatan)?\.?) +|(kec)\.", re.IGNORECASE),
}
_ALIKE, _APART, _SHORTEST = 87, 8, 5  # of 100: one letter in a long name, and no other name nearly as like
_DOTTED = re.compile(r"64\.\d{2}(?:\.\d{2})?", re.ASCII)
_DIGITS = re.compile(r"64(?:\d{2}|\d{4})", re.ASCII)
_NEAREST, _REMOTE = 3, 60  # options, and how like they must at least be


def read_region(cell: Any, level: Level, system: System | None = None) -> Reading:
    """The Kemendagri code of a kabupaten or kota (64.02), or of a kecamatan (64.02.06).

    `system`: whose codes the column holds,
    where that is shown: 6402 is Kutai Barat to BPS and Kutai Kartanegara, without its dot, to Kemendagri.

    >>> read_region("Kab. Kukar", "kabupaten").value, read_region("Sangatta", "kecamatan").options
    ('64.02', ('Sangatta Utara', 'Sangatta Selatan'))
    """
    empty = blank(cell)
    if empty:
        return empty
    text = plain(cell)
    if text[:1].isdecimal():
        return _code(text, level, system)
    kind = _TYPE[level].match(text)
    bare = key(text[kind.end() :] if kind else text)
    place = _names(level).get(key(text)) or _names(level).get(bare)
    if place:
        return _known(cell, place, kind[0] if kind else "")
    rest = text[kind.end() :] if kind else text
    return (
        _unfinished(rest, level) or _elsewhere(text, level) or _elsewhere(rest, level) or _near(bare, level)
    )


@cache
def _names(level: str) -> Mapping[str, Region]:
    """Every sure way to write a name (as `key` makes it) -> the place; a kabupaten with and without its kind."""
    places_by_name = {}
    for place in of_level(level):
        places_by_name[key(place.name)] = place
        if level == KABUPATEN:
            places_by_name[key(place.name.split(" ", 1)[1])] = place
        for form in variants(level).get(place.code, ()):
            places_by_name[key(form)] = place
    return places_by_name


def _known(cell: Any, place: Region, kind: str) -> Reading:
    if written(cell) == place.name:
        return Reading(place.code)
    wrong_kind = place.level == KABUPATEN and kind and "/" not in kind
    if wrong_kind and kind.casefold().startswith("kab") != (place.kind == KABUPATEN):
        return Reading(place.code, "wilayah-jenis-lain", Certainty.LIKELY)
    return Reading(place.code, "teks-spasi" if plain(cell) == place.name else "wilayah-ditulis-lain")


def _unfinished(text: str, level: str) -> Reading | None:
    """Kutai, Samarinda, Sangatta: the beginning of several names is none of them; of one name, likely that one."""
    start = " ".join(text.casefold().split())
    begun = [
        place
        for place in of_level(level)
        if re.match(rf"(?:kabupaten |kota )?{re.escape(start)}\b", place.name.casefold())
    ]
    if len(begun) == 1 and len(start) >= _SHORTEST and not villages().get(key(start)):
        return Reading(begun[0].code, "wilayah-tidak-lengkap-satu", Certainty.LIKELY)
    return ask("wilayah-tidak-lengkap", *(place.name for place in begun)) if begun else None


def _elsewhere(text: str, level: str) -> Reading | None:
    """The name of another level: a village's name alone is never a key, six villages are called Sumber Sari."""
    another = KECAMATAN if level == KABUPATEN else KABUPATEN
    bare = key(text)
    other = _names(another).get(bare) or _names(another).get(key(_TYPE[another].sub("", text, count=1)))
    if other:
        fitting = [places()[other.code[:5]].name] if level == KABUPATEN else []
        return ask("wilayah-tingkat-lain", *fitting)
    districts = villages().get(bare)
    if not districts:
        return None
    if level == KABUPATEN:
        return ask("wilayah-desa", *(places()[district.code[:5]].name for district in districts))
    return ask("wilayah-desa", *(district.name for district in districts))


def _near(bare: str, level: str) -> Reading:
    names = _names(level)
    best: dict[str, tuple[float, str]] = {}
    for form, score, _ in process.extract(bare, list(names), scorer=fuzz.ratio, limit=None):
        best.setdefault(names[form].code, (score, form))
    ranked = sorted(best, key=lambda code: -best[code][0])
    score, form = best[ranked[0]]
    alone = score - best[ranked[1]][0] >= _APART
    if min(len(bare), len(form)) >= _SHORTEST and score >= _ALIKE and alone:
        return Reading(ranked[0], "wilayah-salah-ketik", Certainty.LIKELY)
    return ask(
        "wilayah-tak-dikenal",
        *(places()[code].name for code in ranked[:_NEAREST] if best[code][0] >= _REMOTE),
    )


def code_meanings(text: str) -> dict[System, Region]:
    """Whose code the digits can be: the table translates, a dot put into a BPS code would name another region."""
    meanings: dict[System, Region] = {}
    if _DOTTED.fullmatch(text):
        text = text.replace(".", "")
    elif len(text) == 4:
        statistics = [place for place in places().values() if place.bps == text]
        if statistics:
            meanings["bps"] = statistics[0]
    own = places().get(".".join(re.findall("..", text)))
    return meanings | ({"kemendagri": own} if own else {})


def _code(text: str, level: str, system: System | None) -> Reading:
    meanings = {whose: place for whose, place in code_meanings(text).items() if place.level == level}
    if not (_DOTTED.fullmatch(text) or _DIGITS.fullmatch(text)) or not meanings:
        return ask("wilayah-kode-asing")
    if system in meanings:
        certainty = Certainty.SURE if len(set(meanings.values())) == 1 else Certainty.LIKELY
        return Reading(meanings[system].code, "wilayah-kode", certainty)
    if len(set(meanings.values())) > 1:
        return ask("wilayah-kode-ganda", *(place.name for place in meanings.values()))
    place = next(iter(meanings.values()))
    sure = _DOTTED.fullmatch(text) or len(meanings) == 2
    return Reading(place.code, "wilayah-kode", Certainty.SURE if sure else Certainty.LIKELY)


def shown_system(cells: Iterable[Any]) -> System | None:
    """Whose codes a column holds: 6404 exists only at BPS, 6408 only at Kemendagri."""
    shown: set[System] = set()
    for text in map(plain, cells):
        if _DIGITS.fullmatch(text) and len(code_meanings(text)) == 1:
            shown |= set(code_meanings(text))
    return shown.pop() if len(shown) == 1 else None
