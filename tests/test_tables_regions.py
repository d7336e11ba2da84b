"""Regions of Kalimantan Timur as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.tables.model import Certainty
from kit.tables.values.categories import key, variants
from kit.tables.values.region_codes import KABUPATEN, KECAMATAN, name_of, of_level, places, villages
from kit.tables.values.regions import read_region, shown_system


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        (
            "Kabupaten Kutai Kartanegara",
            ["Kab. Kukar", "KUKAR", "Kab.Kukar", "Kutai Kartanegara", "Kutai Kertanegara", "64.02", 64.02],
        ),
        ("Kota Samarinda", ["Kota Smd", "Samarinda", "samarinda ", "Kab/Kota Samarinda", "6472"]),
        ("Kota Balikpapan", ["Bpp", "Kota Balik Papan"]),
        ("Kabupaten Paser", ["Paser", "Kabupaten Pasir", "6401"]),
        ("Kabupaten Mahakam Ulu", ["Mahulu", "Mahakam Hulu"]),
        ("Kabupaten Penajam Paser Utara", ["PPU", "Kab. PPU"]),
    ],
)
def test_kabupaten(name: str, cells: list[object]) -> None:
    for cell in cells:
        reading = read_region(cell, "kabupaten")
        assert (name_of(reading.value), reading.certainty) == (name, Certainty.SURE), cell
        assert reading.code


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("Samboja", ["Semboja", "Samboja", "Kec. Samboja"]),
        ("Samboja Barat", ["Samboja Barat"]),
        ("Kota Bangun", ["Kota Bangun"]),
        ("Kota Bangun Darat", ["Kota Bangun Darat"]),
        ("Kombeng", ["Kongbeng"]),
        ("Sanga Sanga", ["Sanga-Sanga", "Sangasanga", "sanga sanga"]),
        ("Long Bagun", ["Kec. Long Bagun", "kec.Long Bagun"]),
        ("Loa Janan Ilir", ["Loajanan Ilir"]),
        ("Tenggarong Seberang", ["Tenggarong Sebrang"]),
        ("Sungai Kunjang", ["Sei Kunjang", "64.72.06"]),
    ],
)
def test_kecamatan(name: str, cells: list[str]) -> None:
    for cell in cells:
        reading = read_region(cell, "kecamatan")
        assert (name_of(reading.value), reading.certainty) == (name, Certainty.SURE), cell


@pytest.mark.parametrize(
    ("cell", "level", "name"),
    [
        ("Tenggarng", "kecamatan", "Tenggarong"),
        ("Barong", "kecamatan", "Barong Tongkok"),
        ("640206", "kecamatan", "Tenggarong"),
        ("samarnda", "kabupaten", "Kota Samarinda"),
        ("Kab Samarinda", "kabupaten", "Kota Samarinda"),
        ("Mahakam", "kabupaten", "Kabupaten Mahakam Ulu"),
    ],
)
def test_likely(cell: str, level: str, name: str) -> None:
    reading = read_region(cell, level)  # type: ignore[arg-type]
    assert (name_of(reading.value), reading.certainty) == (name, Certainty.LIKELY)


@pytest.mark.parametrize(
    ("cell", "level", "code", "option"),
    [
        ("Kutai", "kabupaten", "wilayah-tidak-lengkap", "Kabupaten Kutai Barat"),
        ("Kab. Kutai", "kabupaten", "wilayah-tidak-lengkap", "Kabupaten Kutai Timur"),
        ("Samarinda", "kecamatan", "wilayah-tidak-lengkap", "Samarinda Ulu"),
        ("Sangatta", "kecamatan", "wilayah-tidak-lengkap", "Sangatta Selatan"),
        ("Tenggarong", "kabupaten", "wilayah-tingkat-lain", "Kabupaten Kutai Kartanegara"),
        ("Kota Bangun", "kabupaten", "wilayah-tingkat-lain", "Kabupaten Kutai Kartanegara"),
        ("Kab. Kukar", "kecamatan", "wilayah-tingkat-lain", None),
        ("Sumber Sari", "kecamatan", "wilayah-desa", "Barong Tongkok"),
        ("Samboja Kuala", "kecamatan", "wilayah-desa", "Samboja"),
        ("6402", "kabupaten", "wilayah-kode-ganda", "Kabupaten Kutai Barat"),
        ("6403090", "kecamatan", "wilayah-kode-asing", None),
        ("64.99", "kabupaten", "wilayah-kode-asing", None),
        ("Malinau", "kabupaten", "wilayah-tak-dikenal", None),
    ],
)
def test_asked(cell: str, level: str, code: str, option: str | None) -> None:
    reading = read_region(cell, level)  # type: ignore[arg-type]
    assert (reading.value, reading.code, reading.certainty) == (None, code, Certainty.ASK)
    assert option is None or option in reading.options


def test_sumber_sari_is_six_villages() -> None:
    assert len(villages()[key("Sumber Sari")]) == 6
    assert len(read_region("Sumber Sari", "kecamatan").options) == 6


def test_whose_codes_a_column_holds() -> None:
    assert shown_system(["6402", "6404"]) == "bps"
    assert shown_system(["6402", "6408"]) == "kemendagri"
    assert shown_system(["6402", "6403"]) is None
    assert shown_system(["6404", "6408"]) is None


def test_a_code_is_translated_by_the_table() -> None:
    for place in of_level(KABUPATEN):
        reading = read_region(place.bps, "kabupaten", system="bps")
        assert reading.value == place.code
        assert read_region(place.code, "kabupaten").value == place.code


@given(
    st.sampled_from(sorted(places())), st.sampled_from([str, str.upper, str.lower, lambda name: f" {name}  "])
)
def test_every_official_name_is_itself(code: str, shape: object) -> None:
    place = places()[code]
    cell = shape(place.name)  # type: ignore[operator]
    reading = read_region(cell, place.level)  # type: ignore[arg-type]
    assert (reading.value, reading.certainty) == (code, Certainty.SURE)
    assert bool(reading.code) == (cell != place.name)


@pytest.mark.parametrize("level", [KABUPATEN, KECAMATAN])
def test_every_variant_means_one_place(level: str) -> None:
    for code, forms in variants(level).items():
        for form in forms:
            assert read_region(form, level).value == code  # type: ignore[arg-type]


@given(st.text(max_size=25))
def test_nothing_is_changed_silently(text: str) -> None:
    reading = read_region(text, "kecamatan")
    assert reading.value is None or reading.code or name_of(reading.value) == text
