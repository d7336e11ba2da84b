"""What a written name, NIK, telephone, sex or place says about who it is, whatever the spelling; pure."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from kit.tables.values.cells import written

_SALUTATIONS = """
bapak bpk pak ibu bu sdr sdri saudara saudari tn tuan ny nyonya nn nona h hj kh dr dra drs ir prof
ust ustaz ustadz ustazah ustadzah mr mrs ms
"""
_DEGREES = """
sip spd spdi spdsd sag se sei sh shi si skom sos ssos ssi st stp sp spt spsi skep skm sfarm sap sikom shum sptk sst sstp
amd amdkeb amdkep amdpust ama amapd mm mmpd mpd mpdi msi mh mhum mkom msc mba ma mt map mag mip msos mikom mkes phd
ners apt ak
"""
_SAME_WORD = dict.fromkeys(
    ["moh", "mohd", "muh", "muhd", "mhd", "mohammad", "mohamad", "muhamad", "mochammad", "mochamad"],
    "muhammad",
)
_SAME_WORD |= {"abd": "abdul", "cth": "contoh"}
SALUTATIONS = frozenset(_SALUTATIONS.split())
DEGREES = frozenset(_DEGREES.split())
_MEN = {"l", "lk", "laki", "lakilaki", "pria", "m", "male"}
_WOMEN = {"p", "pr", "perempuan", "wanita", "f", "female"}
_PROVINCES = {
    *range(11, 20), 21, *range(31, 37), *range(51, 54), *range(61, 66), *range(71, 77), 81, 82, *range(91, 98),
    0,  # no province: the invented persons of the training data
}  # fmt: skip
_NIK_DIGITS = 16
_EXACT = 10**15  # a spreadsheet keeps 15 digits: a number from here on has lost its last ones


def stripped(cell: Any) -> str:
    """The cell as text without spaces at its ends, "" for a blank."""
    return written(cell).strip()


def nik_shaped(digits: str) -> bool:
    """Whether 16 digits are built like a NIK or KK number: province, district, day (women + 40), month, year."""
    if len(digits) != _NIK_DIGITS or int(digits[:2]) not in _PROVINCES:
        return False
    day, month = int(digits[6:8]), int(digits[8:10])
    return 1 <= (day - 40 if day > 40 else day) <= 31 and 1 <= month <= 12


def nik(cell: Any) -> str:
    """The digits of a NIK, lost leading zeros restored; fewer than 16 if it is incomplete, "" if it says nothing.

    A number of 16 digits says nothing, nor does 6.47203E+15: a spreadsheet has rounded them.
    """
    if isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) >= _EXACT:
        return ""
    text = written(cell)
    digits = re.sub(r"\D", "", text)
    if re.search(r"[A-Za-z]", text) or not 13 <= len(digits) <= _NIK_DIGITS:
        return ""
    restored = digits.zfill(_NIK_DIGITS)
    return restored if not digits.startswith("0") and nik_shaped(restored) else digits


def phone(cell: Any) -> str:
    """The digits of a telephone without 0 or 62 in front; "" if it is none or more than one."""
    text = written(cell)
    digits = re.sub(r"\D", "", text)
    if re.search(r"\d[.,]?\d*[eE]\+?\d", text):
        return ""
    digits = digits.removeprefix("62") if len(digits) > 10 else digits
    digits = digits.removeprefix("0")
    return digits if 8 <= len(digits) <= 12 else ""


def _without_degrees(text: str) -> str:
    def spaced(match: re.Match[str]) -> str:
        return " " if (match[1] + match[2]) in DEGREES else match[0]

    text = re.sub(r"\b([a-z])\.\s+([a-z]{1,4})\b\.?", spaced, text)
    first, _, rest = text.partition(",")
    kept = [word for word in first.split() if "." not in word.rstrip(".") or _letters(word) not in DEGREES]
    while len(kept) > 1 and kept[-1].endswith(".") and _letters(kept[-1]) in DEGREES:
        kept.pop()
    named = [word for word in re.split(r"[\s,]+", rest) if _letters(word) not in DEGREES]
    return " ".join([*kept, *named])


def _letters(word: str) -> str:
    return re.sub(r"[^a-z]", "", word)


def name(cell: Any) -> str:
    """A name to compare: lower case, without degrees and forms of address, numbers without leading zeros.

    >>> name("Ibu  PESERTA Cth. 017, S.IP., M.Si.")
    'peserta contoh 17'
    """
    text = unicodedata.normalize("NFKC", written(cell)).casefold()
    text = _without_degrees(text)
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+", text)
    while len(words) > 1 and words[0] in SALUTATIONS:
        words = words[1:]
    return " ".join(str(int(word)) if word.isdecimal() else _SAME_WORD.get(word, word) for word in words)


def sex(cell: Any) -> str:
    """L, P, or "" for what says neither; 1 and 0 say neither."""
    word = _letters(written(cell).casefold())
    return "L" if word in _MEN else "P" if word in _WOMEN else ""


def place(cell: Any) -> str:
    """The letters of a kecamatan's name without its title."""
    text = re.sub(r"^\s*(kecamatan|kec)\b\.?", "", written(cell).casefold())
    return _letters(text)
