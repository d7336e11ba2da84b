"""Categories as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.tables.model import Certainty
from kit.tables.values.categories import (
    AGE_GROUPS,
    clashing,
    read_age_group,
    read_category,
    read_sex,
    read_yes_no,
    variants,
)

STRATEGIES = ("peningkatan layanan informasi", "pelibatan masyarakat", "advokasi")
FUNDS = ("APBD", "APBN", "CSR", "dana desa", "swadaya", "tanpa biaya")


@pytest.mark.parametrize(
    ("value", "cells"),
    [
        ("L", ["L", "l", "Lk", "Laki-laki", "laki laki", "Pria", "M", "Male", " L", "Laki-lali"]),
        ("P", ["P", "p", "Pr", "Perempuan", "WANITA", "F", "female", "Permpuan"]),
        (None, ["1", "0", 1, "L/P", "Bapak", "-", "", "Laki-laki/Perempuan", "x"]),
    ],
)
def test_sex(value: str | None, cells: list[object]) -> None:
    assert [read_sex(cell).value for cell in cells] == [value] * len(cells)


def test_codes_of_sex_only_when_the_software_explains_them() -> None:
    codes = {"1": "L", "0": "P"}
    assert read_sex("1").options == ("L", "P")
    assert (read_sex("1", codes).value, read_sex("1", codes, ("0",)).certainty) == ("L", Certainty.SURE)
    assert (read_sex("0", codes).value, read_sex("0", codes).certainty) == ("P", Certainty.SURE)


@pytest.mark.parametrize("cell", ["0", " 0 ", 0, 0.0])
def test_a_code_that_nobody_may_have_chosen_is_asked(cell: object) -> None:
    reading = read_sex(cell, {"1": "L", "0": "P"}, ("0",))
    assert (reading.value, reading.certainty) == (None, Certainty.ASK)
    assert (reading.code, reading.options) == ("kode-jk-bawaan", ("P",))


@pytest.mark.parametrize(
    ("value", "cells"),
    [
        (True, ["ya", "Ya", "Y", "v", "✓", "1", 1, True, "setuju"]),
        (False, ["tidak", "T", "tdk", "Tidak", "0", 0, False, "tidak setuju"]),
        (None, ["x", "mungkin", "ya?", "-", "", "ya/tidak"]),
    ],
)
def test_yes_no(value: bool | None, cells: list[object]) -> None:
    assert [read_yes_no(cell).value for cell in cells] == [value] * len(cells)


def test_a_cross_is_asked() -> None:
    assert (read_yes_no("x").certainty, read_yes_no("x").options) == (Certainty.ASK, ("ya", "tidak"))


def test_a_letter_can_mean_two_things_beside_others() -> None:
    assert clashing(["P", "W"]) == {"p": ("L", "P")}
    assert clashing(["P", "W", "L"]) == {}
    assert clashing(["T", "F"]) == {"t": ("ya", "tidak")}
    assert clashing(["T", "Y"]) == {}


@pytest.mark.parametrize(
    ("cell", "values", "value", "code"),
    [
        ("advokasi", STRATEGIES, "advokasi", ""),
        ("advokasi ", STRATEGIES, "advokasi", "teks-spasi"),
        ("ADVOKASI", STRATEGIES, "advokasi", "kategori-huruf"),
        ("layanan informasi", STRATEGIES, STRATEGIES[0], "kategori-singkatan"),
        ("adv.", STRATEGIES, "advokasi", "kategori-singkatan"),
        ("DD", FUNDS, "dana desa", "kategori-singkatan"),
    ],
)
def test_sure_categories(cell: str, values: tuple[str, ...], value: str, code: str) -> None:
    reading = read_category(cell, values)
    assert (reading.value, reading.code, reading.certainty) == (value, code, Certainty.SURE)


@pytest.mark.parametrize(
    ("cell", "values", "value"),
    [
        ("avokasi", STRATEGIES, "advokasi"),
        ("peningkatan layanan infromasi", STRATEGIES, STRATEGIES[0]),
        ("peningk. layanan inform.", STRATEGIES, STRATEGIES[0]),
        ("APBD Kab/Kota", FUNDS, "APBD"),
        ("Dana Desa (DD)", FUNDS, "dana desa"),
        ("CSR perusahaan", FUNDS, "CSR"),
        ("tanpa biaya sama sekali", FUNDS, "tanpa biaya"),
    ],
)
def test_likely_categories(cell: str, values: tuple[str, ...], value: str) -> None:
    reading = read_category(cell, values)
    assert (reading.value, reading.certainty) == (value, Certainty.LIKELY)


@pytest.mark.parametrize(
    ("cell", "values", "option"),
    [
        ("APBX", FUNDS, "APBD"),  # as near to APBN
        ("APBDes", FUNDS, "APBD"),  # a budget of its own
        ("APBD dan APBN", FUNDS, "APBN"),
        ("non APBD", FUNDS, "APBD"),
        ("bukan advokasi", STRATEGIES, "advokasi"),
        ("DD", STRATEGIES, "advokasi"),  # an abbreviation of another column
        ("literasi", STRATEGIES, "advokasi"),
    ],
)
def test_asked_categories(cell: str, values: tuple[str, ...], option: str) -> None:
    reading = read_category(cell, values)
    assert (reading.value, reading.certainty) == (None, Certainty.ASK)
    assert option in reading.options


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("anak-anak", "anak"),
        ("Dewasa", "dewasa"),
        ("Dewsa", "dewasa"),
        ("lanjut usia", "lansia"),
        ("18-25 th", "dewasa"),
        ("0-12", "anak"),
        ("60+", "lansia"),
        ("60 tahun ke atas", "lansia"),
        ("<13", "anak"),
        (">= 60", "lansia"),
        ("> 59", "lansia"),
        (25, "dewasa"),
        ("10-15", None),
        ("di bawah 18", None),
        ("> 17 tahun", None),
        ("200", None),
        ("25-18", None),
        ("pelajar", None),
    ],
)
def test_age_groups(cell: object, value: str | None) -> None:
    reading = read_age_group(cell)
    assert reading.value == value
    assert (reading.certainty is Certainty.ASK) == (value is None)


@given(st.integers(0, 120))
def test_every_age_has_one_group(age: int) -> None:
    low, high = AGE_GROUPS[read_age_group(f"{age} tahun").value]
    assert low <= age <= high


def test_variants_mean_one_thing() -> None:
    for section in ("kategori", "kelompok_umur", "jenis_kelamin", "ya_tidak"):
        forms = [form.casefold() for written in variants(section).values() for form in written]
        assert len(forms) == len(set(forms)), section


@given(st.text(max_size=30))
def test_nothing_is_changed_silently(text: str) -> None:
    for reading in (read_sex(text), read_category(text, FUNDS), read_age_group(text)):
        assert reading.value is None or reading.code or reading.value == text
        assert reading.certainty is not Certainty.ASK or reading.value is None
