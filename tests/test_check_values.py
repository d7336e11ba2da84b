from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.check.values import day, numbers_in, same_text, spoken


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("1.250,5", [1250.5]),
        ("1250,5", [1250.5]),
        ("1250.5", [1250.5]),
        ("1,250.5", [1250.5]),
        ("1.250", [1250.0, 1.25]),
        ("0,5", [0.5]),
        ("0,035", [0.035]),
        ("0.035", [0.035]),
        (" 1 250,5 ", [1250.5]),
        ("1.250.000", [1_250_000.0]),
        ("Rp1.500.000,-", [1_500_000.0]),
        ("Rp. 2.000", [2000.0]),
        ("Rp. 2.500", [2500.0, 2.5]),
        ("12 orang", [12.0]),
        ("40%", [40.0]),
        ("40 persen", [40.0]),
        ("-5", [-5.0]),
        ("\u22125", [-5.0]),
        ("+3", [3.0]),
        ("\uff11\uff12", [12.0]),
        ("020", [20.0]),
    ],
)
def test_numbers_are_read_as_indonesians_write_them(typed: str, readings: list[float]) -> None:
    assert numbers_in(typed) == readings


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "dua puluh", "12 atau 13", "1.25.0", "1,2,3", "5 L + 15 P", "1e5", "--5", "nan", "1/2"],
)
def test_what_is_no_number_has_no_reading(typed: str) -> None:
    assert numbers_in(typed) == []


@given(st.floats(min_value=-1e9, max_value=1e9, allow_nan=False))
def test_a_number_as_the_kit_says_it_is_read_back(value: float) -> None:
    assert numbers_in(spoken(value))[0] == pytest.approx(value, abs=6e-7)


@given(st.text())
def test_any_text_can_be_typed_where_a_number_is_asked(typed: str) -> None:
    assert all(isinstance(value, float) for value in numbers_in(typed))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (" Advokasi ", "advokasi"),
        ("advokasi.", "Advokasi"),
        ("SIM  TPBIS", "sim tpbis"),
        ("\u201ctidy data\u201d", "tidy data"),
        ("Januari\u2013Maret", "januari-maret"),
        ("kata\u00a0sandi", "kata sandi"),
    ],
)
def test_texts_that_say_the_same(one: str, other: str) -> None:
    assert same_text(one, other)
    assert not same_text(one, other, exact=True)


@pytest.mark.parametrize(
    ("one", "other"), [("20", "020"), ("advokasi", "advokat"), ("2025-05-07", "2025-5-7"), ("", "a")]
)
def test_texts_that_differ(one: str, other: str) -> None:
    assert not same_text(one, other)


def test_an_exact_text_forgives_only_the_spaces_around_it() -> None:
    assert same_text(" 020 ", "020", exact=True)
    assert not same_text("0 20", "020", exact=True)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2025-05-14", date(2025, 5, 14)),
        (" 2025-05-14 ", date(2025, 5, 14)),
        ("2025-02-30", None),
        ("2025-5-14", None),
        ("14-05-2025", None),
        ("20250514", None),
        ("", None),
    ],
)
def test_a_date_is_year_month_day(typed: str, read: date | None) -> None:
    assert day(typed) == read


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (40.0, "40"),
        (1250.5, "1.250,5"),
        (-1250.5, "-1.250,5"),
        (1e6, "1.000.000"),
        (1 / 3, "0,333333"),
    ],
)
def test_a_number_is_said_the_indonesian_way(value: float, words: str) -> None:
    assert spoken(value) == words
