"""Spellings that mean the same person, and those that do not."""

from __future__ import annotations

import pandas as pd
import pytest

from kit.tables.persons import identity


@pytest.mark.parametrize(
    "written",
    [
        "Peserta Contoh 017",
        "PESERTA CONTOH 17",
        "peserta  contoh 017 ",
        "Peserta Cth. 017",
        "Ibu Peserta Contoh 017",
        "Hj. Peserta Contoh 017, S.IP.",
        "Peserta Contoh 017 S.IP",
        "Peserta Contoh 017, A.Md., M. Si.",
        "Bpk. Dr. Peserta Contoh 017",
    ],
)
def test_a_name_without_its_trimmings(written: str) -> None:
    assert identity.name(written) == "peserta contoh 17"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Moh. Contoh", "Muhammad Contoh"),
        ("Contoh Abd. Satu", "Contoh Abdul Satu"),
        ("A.R. Contoh", "a r contoh"),
    ],
)
def test_short_names(left: str, right: str) -> None:
    assert identity.name(left) == identity.name(right)


@pytest.mark.parametrize("written", ["Ibu", "M. Ali Contoh", "Sip Contoh", "Contoh, Satu"])
def test_a_name_is_not_eaten(written: str) -> None:
    assert len(identity.name(written)) >= len(written.replace(".", "").replace(",", ""))


@pytest.mark.parametrize(
    ("cell", "digits"),
    [
        ("0099994902090025", "0099994902090025"),
        ("'0099994902090025", "0099994902090025"),
        ("0099 9949 0209 0025", "0099994902090025"),
        ("99994902090025", "0099994902090025"),
        (99994902090025, "0099994902090025"),
        (99994902090025.0, "0099994902090025"),
        ("009999492090025", "009999492090025"),  # one digit is missing: which one is unknown
        ("9.99949E+13", ""),
        ("6.47203E+15", ""),
        (6472030101900001.0, ""),  # a spreadsheet has rounded it
        (6472030101900001, ""),
        ("-", ""),
        (None, ""),
        (float("nan"), ""),
        (pd.NA, ""),
        (True, ""),
    ],
)
def test_nik(cell: object, digits: str) -> None:
    assert identity.nik(cell) == digits


@pytest.mark.parametrize(
    "cell",
    [
        "0800-0000-720",
        "800-0000-720",
        "+62 800-0000-720",
        "08000000720",
        "62 8000000720",
        8000000720,
        8000000720.0,
    ],
)
def test_a_telephone(cell: object) -> None:
    assert identity.phone(cell) == "8000000720"


@pytest.mark.parametrize("cell", ["", None, "8.0E+09", "0800-0000-720 / 0800-0000-721", "112", pd.NA])
def test_no_telephone(cell: object) -> None:
    assert identity.phone(cell) == ""


@pytest.mark.parametrize(
    ("digits", "shaped"),
    [
        ("6472030101900001", True),
        ("6472034101900001", True),
        ("6472037201900001", False),  # day 72
        ("6472030113900001", False),  # month 13
        ("2072030101900001", False),  # no such province
        ("0000000000012345", False),
        ("647203010190000", False),
    ],
)
def test_the_shape_of_a_nik(digits: str, shaped: bool) -> None:
    assert identity.nik_shaped(digits) is shaped


def test_sex_and_place() -> None:
    assert [identity.sex(cell) for cell in ("Lk", "laki-laki", "Pria", "Pr", "Wanita", "1", "0", "", None)] == [
        *"LLLPP", "", "", "", "",
    ]  # fmt: skip
    assert identity.place("Kec. Sanga-Sanga") == identity.place("sanga sanga")
    assert identity.place("Samboja Barat") != identity.place("Samboja")
