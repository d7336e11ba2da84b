"""What kind of content a cell has by its shape, so that a header can be told from data and a footer from both. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from kit.tables.values.cells import is_empty, one_line


class CellShape(StrEnum):
    """`VALUE` is a number, a date, or anything else that no header says; `CODE` is like K001 or P17."""

    BLANK = ""
    TEXT = "text"
    CODE = "code"
    VALUE = "value"


_VALUE = re.compile(
    r"[±~≈]?\s*(rp\.?\s*)?[-+]?\d[\d.,\s]*(,-)?\s*(%|org|orang)?"  # 1.250 | Rp 1.500.000,00 | 25 org
    r"|\d{1,4}[-/.]\d{1,2}([-/.]\d{1,4})?([ T].*)?"  # 14/05/23 | 2023-05-14T08:30
    r"|(\w+,? \(?)?\d{1,2}[ -][^\W\d]{3,9}[ -]\d{2,4}( .*)?"  # Minggu, 14 Mei 2023
    r"|\d{4}-\d{2}-\d{2}.*|<.+>|\S+@\S+\.\w+|https?://\S+|nihil|true|false",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Z]{1,5}[-./]?\d{2,}[\w./-]*")
_LONG = 120  # letters: no header is a paragraph
_YEARS = range(1990, 2100)


def shape_of(cell: Any) -> CellShape:
    """The shape of one cell.

    >>> [str(shape_of(cell)) for cell in ("Jumlah", "25 org", "K001", None)]
    ['text', 'value', 'code', '']
    """
    if is_empty(cell):
        return CellShape.BLANK
    if not isinstance(cell, str):
        return CellShape.VALUE
    text = cell.strip()
    if len(text) > _LONG or _VALUE.fullmatch(text):
        return CellShape.VALUE
    return CellShape.CODE if _CODE.fullmatch(text) else CellShape.TEXT


def is_series(cells: Sequence[Any]) -> bool:
    """Whether values name columns: years in a row, days 1, 2, 3 …, or the first days of months."""
    if cells and all(isinstance(cell, date) for cell in cells):
        return len(cells) > 1 and all(cell.day == 1 for cell in cells) and len(set(cells)) == len(cells)
    texts = [one_line(cell) for cell in cells]
    if not all(re.fullmatch(r"\d{1,4}", text) for text in texts):
        return False
    numbers = [int(text) for text in texts]
    in_a_row = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    return in_a_row and (numbers[0] in _YEARS or (len(numbers) >= 5 and numbers[0] == 1))
