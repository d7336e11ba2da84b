"""What the known tables are called and what their columns mean (profiles.toml), and how headers are compared."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("profiles.toml")
_IN_FULL = """
tanggal: tgl tggl tangal, jumlah: jml jlh jmlh jum, nomor: no nmr nomer, kabupaten: kab, kecamatan: kec,
provinsi: prov propinsi, telepon: telp tlp telpon, perpustakaan: perpus, tahun: thn, bulan: bln, laki: lk2, kegiatan: keg
"""
_SHORTER = {
    short: full.strip()
    for full, _, shorts in (entry.partition(":") for entry in _IN_FULL.split(","))
    for short in shorts.split()
}
_UNIT = re.compile(
    r"\((rp\.?|rupiah|orang|org|jiwa|km2|km²|wajib|opsional|wajib diisi|l/p|(dd|hh|tgl)[-/](mm|bb|bln)[-/]\S+|\d+ digit)\)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ProfileColumn:
    """`kind`: how its cells are read; `personal`: a key of text_tables.PERSONAL_KINDS; `codes`: as written -> value;

    `unsure`: codes that the software also writes when nobody chose; `words`: what a form's question asks for;
    `means`: what it tells the report.
    """

    name: str
    kind: str = "text"
    aliases: tuple[str, ...] = ()
    personal: str | None = None
    date_order: str | None = None
    whole: bool = False
    values: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    words: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    means: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """One kind of table; `need`: groups of columns, of each of which one must be there; `role`: in the report."""

    name: str
    title: str
    columns: tuple[ProfileColumn, ...]
    need: tuple[tuple[str, ...], ...] = ()
    titled: tuple[str, ...] = ()
    packed: tuple[int, ...] = ()
    pivot: bool = False
    form: bool = False
    role: str = ""


@cache
def profiles() -> tuple[Profile, ...]:
    """All profiles of profiles.toml."""
    return tuple(
        _profile(name, entry) for name, entry in tomllib.loads(_FILE.read_text(encoding="utf-8")).items()
    )


def _profile(name: str, entry: Mapping[str, Any]) -> Profile:
    return Profile(
        name,
        entry["title"],
        tuple(_column(column, about) for column, about in entry["columns"].items()),
        tuple(tuple(group.split("|")) for group in entry["need"]),
        tuple(entry.get("titled", ())),
        tuple(entry.get("packed", ())),
        entry.get("pivot", False),
        entry.get("form", False),
        entry.get("role", ""),
    )


def _column(name: str, about: Mapping[str, Any]) -> ProfileColumn:
    return ProfileColumn(
        name,
        about.get("kind", "text"),
        (name, *about.get("also", ())),
        about.get("personal"),
        about.get("order"),
        about.get("whole", False),
        tuple(about.get("values", ())),
        tuple(about.get("codes", {}).items()),
        tuple(about.get("words", ())),
        tuple(about.get("unsure", ())),
        about.get("means", ""),
    )


@cache
def normal(header: str) -> str:
    """A header to compare: no case, no punctuation, abbreviations in full.

    >>> normal("Tgl. Kegiatan"), normal("Jml  Peserta (L)"), normal("BIAYA (Rp)")
    ('tanggal kegiatan', 'jumlah peserta l', 'biaya')
    """
    text = _UNIT.sub(" ", unicodedata.normalize("NFKC", header).casefold())
    words = re.findall(r"[^\W_]+", text) or re.findall(r"[^\W_]+", header.casefold())
    return " ".join(_SHORTER.get(word, word) for word in words)


@cache
def names_of(profile: Profile) -> dict[str, ProfileColumn]:
    """Every header of a profile, as `normal` has it -> its column."""
    return {normal(alias): column for column in reversed(profile.columns) for alias in column.aliases}


@cache
def _all_names() -> frozenset[str]:
    return frozenset(name for profile in profiles() for name in names_of(profile) if len(name) > 1)


def is_known(header: str) -> bool:
    """Whether some profile has a column of that name."""
    return len(header) < 100 and normal(header) in _all_names()
