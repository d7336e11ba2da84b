"""A cell as a person sees it: its text, and whether it is blank. Pure."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from math import isnan
from typing import Any

import pandas as pd

from kit.tables.model import Certainty, Reading

# Typed next to Indonesian letters by phones and browsers, and seen by nobody.
_INVISIBLE = dict.fromkeys((0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xAD))
_FULL_WIDTH = {0xFF01 + place: 0x21 + place for place in range(94)}
_PLAIN = _FULL_WIDTH | dict.fromkeys(map(ord, "‐‑‒–—―−"), "-") | dict.fromkeys(map(ord, "‘’ʼ`´"), "'")
_SPACES = re.compile(r"[^\S\n]+")
_BLANK = re.compile(r"[-_.…\s]+|null|n/a|#n/a", re.IGNORECASE)


def written(cell: Any) -> str:
    """What the person sees in the cell; a whole float without its `.0`, a date as ISO, hours beyond a day, a missing value as "".

    >>> written(25.0), written(None), written(" 25 org")
    ('25', '', ' 25 org')
    """
    if isinstance(cell, str):
        return cell
    if missing(cell):
        return ""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(" ").removesuffix(" 00:00:00")
    if isinstance(cell, timedelta):
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def missing(cell: Any) -> bool:
    """Whether nothing is in the cell (None, NaN, NA, NaT)."""
    return cell is None or cell is pd.NA or cell is pd.NaT or (isinstance(cell, float) and isnan(cell))


def is_empty(cell: Any) -> bool:
    """Whether the cell holds nothing, or only spaces."""
    return missing(cell) or (isinstance(cell, str) and not cell.strip())


def one_line(cell: Any) -> str:
    """The cell as one line of text, "" for a blank."""
    return " ".join(written(cell).split())


def spaced(text: str) -> str:
    """Single spaces, none at the ends, nothing invisible; line breaks stay."""
    return _SPACES.sub(" ", text.translate(_INVISIBLE)).strip()


def plain(cell: Any) -> str:
    """What `written` shows, with ordinary spaces, hyphens, apostrophes, digits and Latin letters.

    >>> plain("１２\u00a0345"), plain("14–15 Mei")
    ('12 345', '14-15 Mei')
    """
    return spaced(written(cell).translate(_PLAIN)).removeprefix("'")


def blank(cell: Any) -> Reading | None:
    """A reading of an empty cell, or of a sign that stands for one ("-", "NULL"); None when something is there."""
    text = plain(cell)
    if not text:
        return Reading(None)
    return Reading(None, "kosong-tanda") if _BLANK.fullmatch(text) else None


def ask(code: str, *options: str) -> Reading:
    """A reading that only the person can decide."""
    return Reading(None, code, Certainty.ASK, tuple(dict.fromkeys(options)))


def read_text(cell: Any) -> Reading:
    """Text as it stands, without stray spaces; a number or a date as the person sees it."""
    empty = blank(cell)
    if empty:
        return empty
    if isinstance(cell, float) and abs(cell) >= 1e15:
        return ask("angka-hilang-digit")
    text = spaced(written(cell))
    return Reading(text, "" if text == written(cell) else "teks-spasi")
