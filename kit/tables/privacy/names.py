"""Whether a cell looks like the name of a person: by its words, and where these are unknown by its shape."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from kit.tables.persons.identity import DEGREES, SALUTATIONS

_WORDS = re.compile(r"[^\W\d_][^\W\d_.'’`-]*(?:[ -][^\W\d_][^\W\d_.'’`-]*){0,5}")  # one to six, of letters
_PARTS = re.compile(r"[^\W\d_]+")
_OF_A_LINE = {"bin", "binti", "alm", "almh", "almarhum", "almarhumah"}
_LONGEST = 40  # letters


@cache
def _known() -> tuple[frozenset[str], re.Pattern[str]]:
    data = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
    return frozenset(data["given"].split()), re.compile(rf"\w{{2,}}(?:{data['endings']})")


def is_shaped(cell: str) -> bool:
    """Whether the cell may be a name at all: a few words of letters, those that begin it with a capital."""
    words = _before_degrees(cell).split()
    return _may_be(cell) and all(word[0].isupper() for word in words[:2])


def is_known(cell: str) -> bool:
    """Whether a word of the cell is one of names or ends like one, or a salutation, a degree, or "bin" stands by it."""
    words = [word.casefold() for word in _PARTS.findall(_before_degrees(cell))]
    if not words or not _may_be(cell):
        return False
    given, ending = _known()
    degree = "".join(_PARTS.findall(cell.partition(",")[2])).casefold() in DEGREES
    titled = len(words) > 1 and (words[0] in SALUTATIONS or bool(_OF_A_LINE & set(words)))
    return degree or titled or any(word in given or ending.fullmatch(word) for word in words)


def _before_degrees(cell: str) -> str:
    return cell.partition(",")[0].strip()


def _may_be(cell: str) -> bool:
    return len(cell) <= _LONGEST and _WORDS.fullmatch(_before_degrees(cell)) is not None
