"""What a written category means: sex, yes or no, age group, one of a list. Pure; what is unclear is asked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from kit.tables.model import Certainty, Reading
from kit.tables.values.cells import ask, blank, plain, written

_OLDEST = 120  # nobody is older: a higher number is a slip
AGE_GROUPS: Mapping[str, tuple[int, int]] = {
    "anak": (0, 12),
    "remaja": (13, 17),
    "dewasa": (18, 59),
    "lansia": (60, _OLDEST),
}
YES, NO = "ya", "tidak"
_ALIKE, _APART = 85, 6  # of 100: one or two letters of a long word; and no other value nearly as like
_SHORTEST = 5  # APBD and APBN are one letter apart, too: short words are not mended
_NEAREST = 3
_NEGATIONS = {"bukan", "non", "tanpa", "tidak", "selain", "belum", "kecuali"}
_BOUNDS = re.compile(
    r"(\d{1,3})(?: ?(?:-|s\.?/?d\.?|sampai|hingga) ?(\d{1,3}))?(?: ?(?:th|thn|tahun)\b\.?)?", re.ASCII
)
_AND_MORE = re.compile(
    r"(?:>=|≥|mulai|usia)? ?(\d{1,3}) ?(?:th|thn|tahun)?\.? ?(?:\+|ke ?atas|lebih)", re.ASCII
)
_LIMIT = re.compile(r"(>|<|>=|≥|<=|≤|di ?atas|di ?bawah) ?(\d{1,3})(?: ?(?:th|thn|tahun)\b\.?)?", re.ASCII)


@cache
def variants(section: str) -> Mapping[str, Sequence[str]]:
    """One section of variants.toml: standard form -> as people write it."""
    path = Path(__file__).with_name("variants.toml")
    return dict(tomllib.loads(path.read_text(encoding="utf-8"))[section])


def key(text: str) -> str:
    """What two ways of writing the same have in common: letters, digits and signs, without case and spaces."""
    return re.sub(r"[\s._\-/,()'\"]+", "", text.casefold())


@cache
def _known(section: str) -> Mapping[str, str]:
    return {key(form): value for value, forms in variants(section).items() for form in (value, *forms)}


def read_sex(cell: Any, codes: Mapping[str, str] | None = None, unsure: Collection[str] = ()) -> Reading:
    """The letter L or P. `codes`: {"1": "L", "0": "P"}, where the software says so; without, 1 and 0 are asked.

    `unsure`: codes that the software also writes when nobody chose; they are asked, with what they mean as the option.
    """
    empty = blank(cell)
    if empty:
        return empty
    text = plain(cell)
    if codes and text in codes:
        return ask("kode-jk-bawaan", codes[text]) if text in unsure else Reading(codes[text], "kategori-kode")
    if text.isdecimal():
        return ask("kategori-kode-tak-dikenal", "L", "P")
    forms = _known("jenis_kelamin")
    return _standard(cell, forms.get(key(text))) or _mended(text, forms, ("L", "P"))


def read_yes_no(cell: Any) -> Reading:
    """True or False; a cross can mean either and is asked."""
    empty = blank(cell)
    if empty:
        return empty
    if isinstance(cell, bool):
        return Reading(cell)
    text = plain(cell)
    value = _known("ya_tidak").get(key(text))
    if not value:
        return ask("kategori-tak-dikenal", YES, NO)
    return Reading(value == YES, "" if written(cell) == value else "kategori-ragam")


def clashing(cells: Iterable[Any]) -> Mapping[str, tuple[str, str]]:
    """Letters that mean two things beside the others of a column: P is Pria beside W, T is True beside F."""
    keys = {key(plain(cell)) for cell in cells}
    readings = {}
    if "w" in keys and not keys & {"l", "lk", "lakilaki", "pr"}:
        readings["p"] = ("L", "P")
    if keys & {"f", "true"} and not keys & {"y", "ya"}:
        readings["t"] = (YES, NO)
    return readings


def read_category(cell: Any, values: Sequence[str]) -> Reading:
    """One of `values`, as they are spelled there.

    >>> values = ("APBD", "APBN", "dana desa")
    >>> read_category("APBD Kab/Kota", values).value, read_category("APBX", values).value
    ('APBD', None)
    """
    empty = blank(cell)
    if empty:
        return empty
    text = plain(cell)
    by_key = {key(value): value for value in values}
    same = _standard(cell, by_key.get(key(text)), "kategori-huruf")
    if same:
        return same
    short = _known("kategori").get(key(text))
    if short in values:
        return Reading(short, "kategori-singkatan")
    return _abbreviated(text, values) or _described(text, values) or _mended(text, by_key, values)


def read_age_group(cell: Any) -> Reading:
    """Age group: anak 0-12, remaja 13-17, dewasa 18-59, lansia 60 and over; an age, or a span that lies in one group.

    >>> read_age_group("18-25 th").value, read_age_group("10-15").options
    ('dewasa', ('anak', 'remaja'))
    """
    empty = blank(cell)
    if empty:
        return empty
    text = plain(cell).casefold()
    reading = _standard(cell, _known("kelompok_umur").get(key(text)))
    if reading:
        return reading
    span = _span(text)
    if not span:
        return _mended(text, {key(name): name for name in AGE_GROUPS}, tuple(AGE_GROUPS))
    groups = [name for name, (low, high) in AGE_GROUPS.items() if span[0] <= high and span[1] >= low]
    return (
        Reading(groups[0], "umur-ke-kelompok") if len(groups) == 1 else ask("umur-beberapa-kelompok", *groups)
    )


def _span(text: str) -> tuple[int, int] | None:
    """Youngest and oldest of an age, a span, or a limit; None for anything else."""
    bounds, more, limit = _BOUNDS.fullmatch(text), _AND_MORE.fullmatch(text), _LIMIT.fullmatch(text)
    if bounds:
        span = (int(bounds[1]), int(bounds[2] or bounds[1]))
    elif more:
        span = (int(more[1]), _OLDEST)
    elif limit:
        age, including = int(limit[2]), limit[1][-1] in "=≥≤"
        over = limit[1][0] in ">≥" or limit[1].endswith("atas")
        span = (age + (not including), _OLDEST) if over else (0, age - (not including))
    else:
        return None
    return span if 0 <= span[0] <= span[1] <= _OLDEST else None


def _standard(cell: Any, value: str | None, code: str = "kategori-ragam") -> Reading | None:
    if value is None:
        return None
    if written(cell) == value:
        return Reading(value)
    return Reading(value, "teks-spasi" if plain(cell) == value else code)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _abbreviated(text: str, values: Sequence[str]) -> Reading | None:
    """As in pel. masy., every word begins a word of one value, in its order."""
    parts = _words(text)
    fitting = [
        value
        for value in values
        if len(parts) == len(_words(value))
        and all(
            len(part) >= _NEAREST and word.startswith(part)
            for part, word in zip(parts, _words(value), strict=True)
        )
    ]
    return Reading(fitting[0], "kategori-singkatan", Certainty.LIKELY) if len(fitting) == 1 else None


def _described(text: str, values: Sequence[str]) -> Reading | None:
    """A description that names exactly one of the values, and does not deny it."""
    words = f" {' '.join(_words(text))} "
    named = [value for value in values if f" {' '.join(_words(value))} " in words]
    # "dana desa" names also "desa", if that is a value of its own.
    named = [
        value for value in named if not any(value != other and key(value) in key(other) for other in named)
    ]
    denied = any(set(_words(value)).isdisjoint(_NEGATIONS) for value in named) and _NEGATIONS & set(
        words.split()
    )
    if len(named) == 1 and not denied:
        return Reading(named[0], "kategori-uraian", Certainty.LIKELY)
    return ask("kategori-tak-dikenal", *named) if named else None


def _mended(text: str, by_key: Mapping[str, str], values: Sequence[str]) -> Reading:
    """The one value that is nearly so; else the nearest ones to choose from."""
    written_key = key(text)
    ranked = process.extract(written_key, list(by_key), scorer=fuzz.ratio, limit=None)
    best: dict[str, tuple[float, str]] = {}
    for form, score, _ in ranked:
        best.setdefault(by_key[form], (score, form))
    nearest = list(best)
    (score, form), (second, _) = [*best.values(), (0.0, ""), (0.0, "")][:2]
    if min(len(written_key), len(form)) >= _SHORTEST and score >= _ALIKE and score - second >= _APART:
        return Reading(by_key[form], "kategori-salah-ketik", Certainty.LIKELY)
    return ask("kategori-tak-dikenal", *(values if len(values) <= _NEAREST + 1 else nearest[:_NEAREST]))
