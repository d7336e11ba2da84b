"""The kind of an unknown column: never at the cost of what is written."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pandas as pd
import pytest

from kit.tables.values.columns import convert
from kit.tables.values.guess import guess_kind


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        ("number", ["1", "25", "", "300"]),
        ("number", ["25 org", "10 orang", "7"]),
        ("number", ["Rp 1.500.000,00", "Rp450.000,-"]),
        ("number", ["1.250.000", "nihil", "-"]),
        ("number", ["25.0", "7.5"]),
        ("number", [1, 2.5, None, ""]),
        ("number", [str(number) for number in range(40)] + ["± 40"]),
        ("date", ["2023-05-14", "2023-05-15", ""]),
        ("date", ["14 Mei 2023", "15/05/2023", "05/06/2023"]),
        ("date", ["14-15 Mei 2023"]),
        ("date", [datetime(2023, 5, 14), None]),
        ("timestamp", ["2023-05-14 08:30:00", "2023-05-15 09:00:00"]),
        ("timestamp", [datetime(2023, 5, 14, 8)]),
        ("month", ["2023-05", "2023-06"]),
        ("month", ["Mei 2023", "Juni 2023"]),
        ("yes_no", [True, False]),
        ("text", ["", None]),
        ("text", ["Kelas menjahit", "Kelas komputer"]),
        ("text", ["020", "813.10", "297"]),  # call numbers
        ("text", ["813.10", "297.20"]),
        ("text", ["297.122", "813.598"]),
        ("text", ["0099996009100029", "0099992403100008"]),
        ("text", ["99996009100029", "99992403100008"]),  # without the zeros, still no number
        ("text", ["9786020000000", "9786020000001"]),  # ISBN
        ("text", ["081200000000"]),
        ("text", ["8000000665", "8000000466"]),  # telephones that lost their zero
        ("text", ["75123", "01234"]),
        ("text", ["1E5", "2E5"]),
        ("text", ["812 345 678", "813 345 678"]),
        ("text", ["A1", "B2"]),
        ("text", ["12", "lantai dua"]),
        ("text", ["1-2", "3-4"]),
        ("text", ["05.06.10", "05.07.10"]),
        ("text", ["L", "P"]),
    ],
)
def test_guess(kind: str, cells: list[Any]) -> None:
    assert guess_kind(pd.Series(cells, dtype=object)) == kind


def test_what_a_guess_leaves_open_is_asked() -> None:
    cells = pd.Series([str(number) for number in range(40)] + ["± 40", "tutup"], name="anggota")
    made, findings = convert(cells, guess_kind(cells))
    assert made.notna().sum() == 40
    assert {finding.saw for finding in findings} == {"± 40", "tutup"}
