"""Regions of Kalimantan Timur as the Ministry of Home Affairs names and numbers them (2025)."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kit.paths import DATASETS
from kit.tables.values.categories import key

KABUPATEN, KECAMATAN = "kabupaten", "kecamatan"


@dataclass(frozen=True, slots=True)
class Region:
    """A kabupaten or kota (64.02), or a kecamatan (64.02.06)."""

    code: str
    name: str
    kind: str
    bps: str

    @property
    def level(self) -> str:
        """A kota counts as a kabupaten."""
        return KECAMATAN if self.kind == KECAMATAN else KABUPATEN


@cache
def places() -> Mapping[str, Region]:
    """By Kemendagri code; source: datasets/wilayah.csv."""
    with (DATASETS / "wilayah.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            Region(row["kode"], row["nama"], row["tingkat"], row["kode_bps"]) for row in csv.DictReader(file)
        ]
    return {place.code: place for place in rows if place.kind != "provinsi"}


@cache
def villages() -> Mapping[str, tuple[Region, ...]]:
    """Name of a village or kelurahan (as `key` makes it) -> the kecamatan that have one of that name."""
    districts_of: dict[str, list[Region]] = {}
    source = DATASETS / "sumber" / "kaltim_kode_wilayah_kemendagri.csv"
    with source.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            district = places().get(row["kode"].rpartition(".")[0])
            if district and row["kode"].count(".") == 3:
                districts_of.setdefault(key(row["nama"]), []).append(district)
    return {name: tuple(districts) for name, districts in districts_of.items()}


def of_level(level: str) -> list[Region]:
    """All of one level."""
    return [place for place in places().values() if place.level == level]


def name_of(code: str) -> str:
    """64.02 -> Kabupaten Kutai Kartanegara; raises KeyError for a code that is none."""
    return places()[code].name
