"""Numbers as people write them: what is read, what is only likely, and what is left to the person."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from kit.tables.model import Certainty
from kit.tables.values.numbers import read_number, shown_notation


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("25", 25, ""),
        (25, 25, ""),
        (25.0, 25, ""),
        ("0", 0, ""),
        ("-5", -5, ""),
        ("−5", -5, "angka-ditulis-lain"),
        (" 25 ", 25, "angka-ditulis-lain"),
        ("２５", 25, "angka-ditulis-lain"),
        ("007", 7, "angka-nol-depan"),
        ("25.0", 25, "angka-desimal-nol"),
        ("25,00", 25, "angka-desimal-nol"),
        ("1.250", 1250, "angka-ribuan"),
        ("1,250", 1250, "angka-ribuan"),
        ("1,450,000", 1_450_000, "angka-ribuan"),
        ("Rp 1.500.000,00", 1_500_000, "angka-rupiah"),
        ("Rp450.000,-", 450_000, "angka-rupiah"),
        ("Rp. 450rb", 450_000, "angka-kata-skala"),
        ("1,2 juta", 1_200_000, "angka-kata-skala"),
        ("1.2 juta", 1_200_000, "angka-kata-skala"),
        ("2 ribu", 2000, "angka-kata-skala"),
        ("25 org", 25, "angka-satuan"),
        ("18org", 18, "angka-satuan"),
        ("25 orang.", 25, "angka-satuan"),
    ],
)
def test_sure(cell: object, value: int, code: str) -> None:
    reading = read_number(cell, whole=True)
    assert reading.code in (code, "angka-rupiah" if code == "angka-kata-skala" else code)
    assert (reading.value, reading.certainty, type(reading.value)) == (value, Certainty.SURE, int)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("12 345", 12345),
        ("12\u00a0345", 12345),
        ("1'250", 1250),
        ("1.5E3", 1500),
        ("Rp 1,2 M", 1_200_000_000),
        ("5 judul", 5),
    ],
)
def test_likely(cell: str, value: int) -> None:
    reading = read_number(cell, whole=True)
    assert (reading.value, reading.certainty) == (value, Certainty.LIKELY)


@pytest.mark.parametrize(
    ("cell", "code", "options"),
    [
        ("± 40", "angka-perkiraan", ("40",)),
        ("sekitar 40", "angka-perkiraan", ("40",)),
        ("40-an", "angka-perkiraan", ("40",)),
        ("40an", "angka-perkiraan", ("40",)),
        ("> 40", "angka-perkiraan", ("40",)),
        ("40+", "angka-perkiraan", ("40",)),
        ("lebih dari 40", "angka-perkiraan", ("40",)),
        ("30-40", "angka-perkiraan", ("30", "40")),
        ("30 s.d. 40 orang", "angka-perkiraan", ("30", "40")),
        ("45|0|0", "angka-beberapa", ("45", "0")),
        ("12+10", "angka-beberapa", ("12", "10", "22")),
        ("25?", "angka-ragu", ("25",)),
        ("(25)", "angka-kurung", ("25", "-25")),
        ("45%", "angka-persen", ("45", "0,45")),
        ("1.200 juta", "angka-ambigu", ("1200 juta", "1,2 juta")),
        ("12,5", "angka-pecahan", ("12,5",)),
        (25.5, "angka-pecahan", ()),
        ("25 pasang", "angka-satuan-asing", ("25",)),
        ("2 jam", "angka-satuan-asing", ("2",)),
        ("50 m", "angka-satuan-asing", ("50",)),
        ("6.47E+15", "angka-hilang-digit", ()),
        (6.47e15, "angka-hilang-digit", ()),
        ("tidak ada", "angka-kata", ("0",)),
        ("dua puluh", "angka-bukan-angka", ()),
        ("12.345.67", "angka-bukan-angka", ()),
        ("25²", "angka-bukan-angka", ()),
        ("٢٥", "angka-bukan-angka", ()),
        ("$25", "angka-bukan-angka", ()),
        (True, "angka-bukan-angka", ()),
        (datetime(2025, 1, 2), "angka-bukan-angka", ()),
        ("9" * 400, "angka-bukan-angka", ()),
        ("9" * 25, "angka-bukan-angka", ()),
    ],
)
def test_asked(cell: object, code: str, options: tuple[str, ...]) -> None:
    reading = read_number(cell, whole=True)
    assert (reading.value, reading.code, reading.certainty) == (None, code, Certainty.ASK)
    assert set(reading.options) == set(options)


@pytest.mark.parametrize("cell", ["", "-", "–", " ", "...", "NULL", None, float("nan")])
def test_blank_is_not_zero(cell: object) -> None:
    assert read_number(cell, whole=True).value is None
    assert read_number(cell, whole=True).certainty is Certainty.SURE


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("12.5", 12.5, ""),
        ("12,5", 12.5, "angka-koma"),
        ("1.250,5", 1250.5, "angka-ribuan"),
        ("1,250.5", 1250.5, "angka-ribuan"),
        ("0.250", 0.25, "angka-ditulis-lain"),
        ("1.250.000", 1_250_000, "angka-ribuan"),
        ("Rp 1.250", 1250, "angka-rupiah"),
    ],
)
def test_with_decimals(cell: str, value: float, code: str) -> None:
    reading = read_number(cell, whole=False)
    assert (reading.value, reading.code, reading.certainty) == (value, code, Certainty.SURE)


def test_one_separator_and_three_digits_can_be_either() -> None:
    for cell in ("1.250", "1,250"):
        assert read_number(cell, whole=False).options == ("1250", "1,25")
        assert read_number(cell, whole=False, money=True).value == 1250
    assert read_number("1.250", whole=False, notation="id").value == 1250
    assert read_number("1.250", whole=False, notation="en").value == 1.25
    assert read_number("1.250", whole=False, notation="en").certainty is Certainty.LIKELY


def test_the_notation_a_cell_shows() -> None:
    cells = ("12,5", "12.5", "1.250", "1.250.000", "1250", "abc", 12.5)
    assert [shown_notation(cell) for cell in cells] == ["id", "en", None, "id", None, None, None]


amounts = st.integers(-(10**12), 10**12)


@given(amounts, st.sampled_from(["id", "en"]))
def test_thousands_are_read_back(amount: int, tongue: str) -> None:
    assert read_number(format_decimal(amount, locale=tongue), whole=True).value == amount


@given(st.integers(0, 10**12), st.sampled_from(["Rp{},00", "Rp {},-", "{} orang", "rp. {}"]))
def test_money_and_units_are_read_back(amount: int, shape: str) -> None:
    text = shape.format(format_decimal(amount, locale="id"))
    assert read_number(text, whole=True).value == amount


@given(st.decimals(-(10**6), 10**6, places=2), st.sampled_from(["id", "en"]))
def test_decimals_are_read_back(amount: Decimal, tongue: str) -> None:
    text = format_decimal(amount, format="#,##0.00", locale=tongue)
    assert read_number(text, whole=False).value == float(amount)


@given(st.text(alphabet="0123456789.,- '+eERp()±%jutaorg", max_size=14), st.booleans())
def test_nothing_is_changed_silently(text: str, whole: bool) -> None:
    reading = read_number(text, whole=whole)
    if reading.value is not None:
        assert reading.code or str(reading.value) == text
        assert not whole or isinstance(reading.value, int)
    if reading.certainty is Certainty.ASK:
        assert reading.value is None
