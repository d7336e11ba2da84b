"""What a written number means: 1.250, Rp 1.500.000,00, 1,2 juta, 25 org. Pure; what is unclear is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from babel.numbers import NumberFormatError, parse_decimal

from kit.tables.model import Certainty, Reading
from kit.tables.values.cells import ask, blank, plain, written

Number = int | float

_LONGEST = 60  # characters; what is longer is a sentence
_EXACT = 10**15  # whole numbers beyond may have lost digits in a spreadsheet
_LARGEST = 2**63  # beyond, a column of whole numbers cannot hold it
_SHORTENED = 10**11  # from here on a spreadsheet shows 6.47E+15

_BODY = r"\d[\d.,' ]*"
_BARE = re.compile(rf"[+-]?{_BODY}", re.ASCII)
_AROUND = re.compile(
    r"(?P<rp>(?:rp|idr)\.? ?)?(?P<body>[+-]?\d[\d.,' ]*?) ?(?P<scale>ribu|rb|juta|jt|miliar|milyar|triliun|k|m)?\.?"
    r" ?(?P<end>,-+|\.-|-+)? ?(?P<unit>[a-z]+)?\.?",
    re.ASCII,
)
_SCALES = {"ribu": 3, "rb": 3, "k": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "m": 9, "triliun": 12}
_SLANG = ("k", "m")
_PEOPLE = {
    "org",
    "orang",
    "peserta",
    "jiwa",
    "anggota",
    "siswa",
    "murid",
    "pengunjung",
    "pemustaka",
    "pemakai",
    "rupiah",
}
# A column may mix them (judul beside eks), so that a person should look. Hours, minutes and pairs are asked.
_THINGS = {
    "buah",
    "bh",
    "eks",
    "eksemplar",
    "judul",
    "jdl",
    "buku",
    "kali",
    "kunjungan",
    "unit",
    "kegiatan",
    "keg",
    "desa",
}
_SCIENTIFIC = re.compile(r"(\d+)(?:[.,](\d+))?e\+?(\d{1,3})", re.ASCII)
_ABOUT = re.compile(
    r"±|\+/-|~|≈|[<>≤≥]|\d\+(?! ?\d)|\d ?-?an\b"
    r"|\b(?:sekitar|kira-kira|kurang|lebih|k/l|hampir|minimal|maksimal|di ?atas|di ?bawah|puluhan|ratusan|ribuan)\b"
)
_RANGE = re.compile(r"(\d[\d.,]*) ?(?:-|s\.?/?d\.?|sampai|hingga) ?(\d[\d.,]*)(?: [a-z]+\.?)?", re.ASCII)
# INLISLite counts so: 18 (10 Laki-laki,8 Perempuan).
BY_SEX = re.compile(
    r"(?P<all>\d+) ?\( ?(?P<male>\d+) ?(?:laki-laki|laki|lk|l|pria) ?[,;/]? ?(?:dan )?"
    r"(?P<female>\d+) ?(?:perempuan|pr|p|wanita) ?\)",
    re.ASCII,
)
_SEVERAL = re.compile(r"\d+(?: ?[|/;+&] ?\d+)+", re.ASCII)


def read_number(cell: Any, *, whole: bool, money: bool = False, notation: str | None = None) -> Reading:
    """An int when `whole` or written without decimals, else a float.

    `money`: rupiah, which nobody writes with three decimals. `notation`: "id" (1.250,5) or "en" (1,250.5), where
    the column's other cells show it.

    >>> read_number("Rp 1.500.000,00", whole=True).value, read_number("1,2 juta", whole=True).value
    (1500000, 1200000)
    >>> read_number("1.250", whole=False).options
    ('1250', '1,25')
    """
    empty = blank(cell)
    if empty:
        return empty
    if isinstance(cell, bool | date | time | timedelta):
        return ask("angka-bukan-angka")
    if isinstance(cell, int | float):
        return _typed(cell, whole)
    text = plain(cell).casefold()
    reading = _doubtful(text) or _read(text, whole, money, notation)
    if not reading.code and written(cell) != str(reading.value):
        return replace(reading, code="angka-ditulis-lain")
    return reading


def shown(value: Number | Decimal) -> str:
    """A number as a person writes it: 1250 or 12,5; without thousands, so that it cannot be misread."""
    return f"{Decimal(str(value)).normalize():f}".replace(".", ",")


def _typed(cell: Number, whole: bool) -> Reading:
    """A number as a spreadsheet holds it."""
    if abs(cell) >= _EXACT:
        return ask("angka-hilang-digit")
    if float(cell).is_integer():
        return Reading(int(cell))
    return ask("angka-pecahan") if whole else Reading(float(cell))


def _doubtful(text: str) -> Reading | None:
    """What is no single number for sure: nothing is guessed."""
    if len(text) > _LONGEST:
        return ask("angka-bukan-angka")
    if text.strip(". ") in ("nihil", "nol", "tidak ada", "tdk ada", "kosong"):
        return ask("angka-kata", "0")
    if "?" in text:
        return ask("angka-ragu", *_values(text))
    if "%" in text or re.search(r"\d ?(?:persen|prosen)", text):
        return ask("angka-persen", *(option for value in _values(text) for option in _percent(value)))
    by_sex = BY_SEX.fullmatch(text)
    if by_sex:
        return _of_both(*(int(by_sex[part]) for part in ("all", "male", "female")))
    bracketed = re.fullmatch(rf"\(({_BODY})\)", text)
    if bracketed:
        return ask("angka-kurung", bracketed[1], f"-{bracketed[1]}")
    span = _RANGE.fullmatch(text)
    if span or _ABOUT.search(text):
        return ask("angka-perkiraan", *([span[1], span[2]] if span else _values(text)))
    if _SEVERAL.fullmatch(text):
        parts = re.findall(r"\d+", text)
        return ask("angka-beberapa", *parts, str(sum(map(int, parts))))
    return None


def _of_both(total: int, male: int, female: int) -> Reading:
    """A number and its two parts."""
    if total == male + female:
        return Reading(total, "angka-per-jenis-kelamin")
    return ask("angka-per-jenis-kelamin-beda", str(total), str(male + female))


def _percent(value: str) -> Iterable[str]:
    """45 % as the person counts it, and as a spreadsheet keeps it."""
    yield value
    yield from (shown(number / 100) for number in set(readings(value).values()))


def _values(text: str) -> Iterable[str]:
    return re.findall(r"\d[\d.,]*\d|\d", text)


def _read(text: str, whole: bool, money: bool, notation: str | None) -> Reading:
    scientific = _SCIENTIFIC.fullmatch(text)
    if scientific:
        return _scientific(scientific[1], scientific[2] or "", int(scientific[3]), whole)
    around = _AROUND.fullmatch(text)
    if not around:
        return ask("angka-bukan-angka")
    body, scale, unit = around["body"].strip(), around["scale"] or "", around["unit"] or ""
    money = money or bool(around["rp"])
    if (unit and unit not in _PEOPLE | _THINGS) or (scale in _SLANG and not money):
        return ask("angka-satuan-asing", body)
    reading = _scaled(body, scale) if scale else _bare(body, whole, money, notation)
    if reading.certainty is Certainty.ASK:
        return reading
    if whole and reading.value % 1:
        return ask("angka-pecahan", shown(reading.value))
    if abs(reading.value) >= _LARGEST:
        return ask("angka-bukan-angka")
    reading = replace(reading, value=_number(reading.value))
    if reading.certainty is Certainty.LIKELY:
        return reading
    if unit:
        sure = Certainty.SURE if unit in _PEOPLE else Certainty.LIKELY
        return replace(reading, code="angka-satuan", certainty=sure)
    return replace(reading, code="angka-rupiah") if around["rp"] or around["end"] else reading


def _number(value: Decimal) -> Number:
    return int(value) if value % 1 == 0 else float(value)


def readings(body: str) -> dict[str, Decimal]:
    """Each notation in which the digits are a number: 1.250 is 1250 ("id") and 1.250 ("en")."""
    values = {}
    for notation in ("id", "en"):
        try:
            values[notation] = parse_decimal(body.lstrip("+"), locale=notation, strict=True)
        except NumberFormatError:
            continue
    return values


def shown_notation(cell: Any) -> str | None:
    """The notation that a cell proves: 12,5 and 1.250.000 "id", 12.5 and 1,250,000 "en", else None."""
    text = plain(cell).casefold() if isinstance(cell, str) else ""
    if not _BARE.fullmatch(text):
        return None
    meanings = readings(text)
    return next(iter(meanings)) if len(meanings) == 1 else None


def notation_of(columns: Iterable[Iterable[Any]]) -> str | None:
    """The notation "id" where cells of a table prove it and none speaks against it.

    The other way round a point proves little: classes (813.1) and hours (15.30) have one, too.
    """
    proved = {shown_notation(cell) for cells in columns for cell in cells} - {None}
    return "id" if proved == {"id"} else None


def notation_meant(separator: str, cells: Iterable[Any]) -> str:
    """The notation in which the sign that a column uses parts thousands ("ribuan") or decimals ("desimal")."""
    point = any("." in str(cell) for cell in cells)
    return "id" if (separator == "ribuan") == point else "en"


def is_open(cells: Iterable[Any]) -> bool:
    """Whether a column holds whole numbers and such as 62.150 alone, so that nothing in it tells what the point means."""
    signs = set()
    for cell in cells:
        text = "" if blank(cell) else plain(cell)
        if text and not text.isdecimal():
            signs |= set(text) & {".", ","}
            if not _BARE.fullmatch(text) or len(set(readings(text).values())) != 2:
                return False
    return len(signs) == 1


def _bare(body: str, whole: bool, money: bool, notation: str | None) -> Reading:
    """Digits with separators; the value stays a Decimal."""
    spaced = re.fullmatch(r"([+-]?[1-9]\d{0,2})((?:[ ']\d{3})+)", body, re.ASCII)
    if spaced:
        return Reading(Decimal(re.sub("[ ']", "", body)), "angka-ribuan", Certainty.LIKELY)
    body = body.rstrip(".,")
    meanings = readings(body)
    values = set(meanings.values())
    if not values:
        return ask("angka-bukan-angka")
    if len(values) == 1:
        value = values.pop()
        return Reading(value, _code(body, value))
    thousand = max(values, key=abs)
    if whole or money:
        return Reading(thousand, "angka-ribuan")
    if notation in meanings:
        return Reading(meanings[notation], "angka-menurut-tabel", Certainty.LIKELY)
    return ask("angka-ambigu", *(shown(value) for value in sorted(values, key=abs, reverse=True)))


def _code(body: str, value: Decimal) -> str:
    """How a number that can mean one thing only was written; "" for its standard form."""
    digits = body.lstrip("+-")
    if digits.isdecimal():
        return "angka-nol-depan" if digits != str(abs(value)) else ""
    if value % 1 == 0 and value < 1000:
        return "angka-desimal-nol"
    if value % 1 == 0 or digits.count(".") + digits.count(",") > 1:
        return "angka-ribuan"
    return "angka-koma" if "," in digits else ""


def _scaled(body: str, scale: str) -> Reading:
    """1,2 juta; three digits behind one separator (1.200 juta) can be either."""
    values = set(readings(body).values())
    if len(values) != 1:
        return ask("angka-ambigu", *(f"{shown(value)} {scale}" for value in values))
    slang = scale in _SLANG
    certainty = Certainty.LIKELY if slang else Certainty.SURE
    return Reading(values.pop().scaleb(_SCALES[scale]), "angka-kata-skala", certainty)


def _scientific(before: str, after: str, exponent: int, whole: bool) -> Reading:
    """1.5E3 is a number; 6.47E+15 is what a spreadsheet left of a longer one."""
    if exponent > 30:
        return ask("angka-bukan-angka")
    value = Decimal(f"{before}.{after or 0}").scaleb(exponent)
    if value >= _SHORTENED:
        return ask("angka-hilang-digit")
    if whole and value % 1:
        return ask("angka-pecahan", shown(value))
    return Reading(_number(value), "angka-ilmiah", Certainty.LIKELY)
