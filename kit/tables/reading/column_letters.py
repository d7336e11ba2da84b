"""Columns as numbers from 0, and as the letters by which a spreadsheet names them."""

from __future__ import annotations


def column_number(letters: str) -> int:
    """From 0.

    >>> column_number("A"), column_number("AB")
    (0, 27)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def letters_of(column: int) -> str:
    """As a spreadsheet names its columns.

    >>> letters_of(0), letters_of(27)
    ('A', 'AB')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
