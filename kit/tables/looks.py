"""What a cell looks like from afar, so that a header can be told from data and a footer from both. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from kit.tables.values.cells import missing, written


class Look(StrEnum):
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


def text_of(cell: Any) -> str:
    """The cell as one line of text, "" for a blank."""
    return " ".join(written(cell).split())


def empty(cell: Any) -> bool:
    """Whether the cell holds nothing, or only spaces."""
    return missing(cell) or (isinstance(cell, str) and not cell.strip())


def look(cell: Any) -> Look:
    """The look of one cell.

    >>> look("Jumlah"), look("25 org"), look("K001"), look(None)
    (<Look.TEXT: 'text'>, <Look.VALUE: 'value'>, <Look.CODE: 'code'>, <Look.BLANK: ''>)
    """
    if empty(cell):
        return Look.BLANK
    if not isinstance(cell, str):
        return Look.VALUE
    text = cell.strip()
    if len(text) > _LONG or _VALUE.fullmatch(text):
        return Look.VALUE
    return Look.CODE if _CODE.fullmatch(text) else Look.TEXT


def is_series(cells: Sequence[Any]) -> bool:
    """Whether values name columns: years in a row, days 1, 2, 3 …, or the first days of months."""
    if cells and all(isinstance(cell, date) for cell in cells):
        return len(cells) > 1 and all(cell.day == 1 for cell in cells) and len(set(cells)) == len(cells)
    texts = [text_of(cell) for cell in cells]
    if not all(re.fullmatch(r"\d{1,4}", text) for text in texts):
        return False
    numbers = [int(text) for text in texts]
    in_a_row = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    return in_a_row and (numbers[0] in _YEARS or (len(numbers) >= 5 and numbers[0] == 1))
