"""Personal data recognised by how it is written: in a whole cell, or in the middle of a sentence; pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from kit.tables.persons import identity

_EMAIL = re.compile(r"(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}", re.IGNORECASE)
_START = r"(?:(?<![\w+])|(?<=hp)|(?<=wa)|(?<=lp))(?<!\d[.-])"  # not within a longer number or a code
_END = r"(?!\w|[.-]\d)"
_SIXTEEN = re.compile(rf"{_START}'?\d(?:[ .-]?\d){{15}}{_END}", re.IGNORECASE)
_ROUNDED = re.compile(rf"{_START}(\d)[.,](\d)\d+E\+?15{_END}", re.IGNORECASE)
_MOBILE = re.compile(
    rf"{_START}(?:\(?\+?62\)?[ .-]?(?:\(0\))?|0 ?)8\d(?:[ .-]?\d){{7,10}}{_END}"
    rf"|{_START}8[1235789]\d[ -](?:\d{{4}}[ -]\d{{3,4}}|\d{{3}}[ -]\d{{4}}){_END}"
    rf"|{_START}(?:\(0[2-79]\d{{1,2}}\) ?|0[2-79]\d{{1,2}}[ -])\d{{3,4}}[ -]?\d{{3,4}}{_END}",
    re.IGNORECASE,
)
# A number behind what it is called: nothing else in it tells an account from a count. What is money is no number.
_LABELS = {
    "telepon": r"hp|handphone|wa|whatsapp|telp|tlp|telepon|telpon|kontak|cp",
    "rekening": r"rek|rekening|norek",
    "npwp": r"npwp",
    "nip": r"nip",
    "lainnya": r"bpjs|sim|paspor|passport",
}
_SHORTEST_NUMBER = {"telepon": 9, "rekening": 9, "npwp": 15, "nip": 18, "lainnya": 11}  # digits
_LABELLED = {
    kind: re.compile(
        rf"\b(?:{words})\b(?:(?!\brp\b)[^\d\n]){{0,25}}?"
        # With points 5.2.02.05.01.0005 is an account of the budget.
        rf"(?P<number>\+?\d(?:[ {'' if kind == 'rekening' else '.'}-]?\d){{8,22}}){_END}",
        re.IGNORECASE,
    )
    for kind, words in _LABELS.items()
}
_PASSPORT = re.compile(r"\bpas(?:por|sport)\b[^\d\n]{0,12}?(?P<number>\b[A-Z]\d{7})\b", re.IGNORECASE)
# A civil servant's number: day of birth, month of appointment, sex, serial.
_NIP = re.compile(rf"{_START}(?:19|20)\d{{6}} ?(?:19|20)\d{{4}} ?[12] ?\d{{3}}{_END}")
_OF_BOOKS = re.compile(r"\b(?:isbn|issn|hlm|hal|halaman)\b[ .:-]*$", re.IGNORECASE)
_BARE_PHONE = re.compile(r"(?:0|62)8\d{8,11}|8\d{9,11}")
_ADDRESS = re.compile(
    r"\b(?:jl|jln|gg)\.\s*\w|\b(?:jl|jln)\s+\w|\b(?:jalan|gang)\s+[\w.]+.*\bno\b|\brt\b[ .:]*\d+.*\brw\b[ .:]*\d+"
    r"|\brt\b[ .:]*\d+\s*/\s*\d+",
    re.IGNORECASE,
)
# A person named beside a telephone or a NIK is a person, too; "Ibu Kota" alone is not.
_ADDRESSED = re.compile(
    r"\b(?i:bu|ibu|pak|bapak|bpk|sdri?|hj?|a\.? ?n|atas nama)\b\.?(?:\s+[A-Z][\w'’.]*){1,3}"
)
_STREET = re.compile(r"\b(?:jl|jln|jalan|gg|gang|rt)\b", re.IGNORECASE)
_AFTER_STREET = re.compile(
    rf"[;(\n]|[\s,]+\b(?:no\.? ?)?(?:{_LABELS['telepon']}|nik|ktp|email)\b", re.IGNORECASE
)
_SHORTEST = 6  # characters of an e-mail address
# Cheap, and true for every cell that holds a piece or an address; each begins with what the engine finds at once.
_WORTH_A_LOOK = [
    re.compile(pattern)
    for pattern in (
        "[0-9]" + 8 * "[ .()'’+-]{0,3}[0-9]",
        "@",
        r"e\+?15",
        r"jl(?<=\bjl)n?[. ]",
        r"gg\.",
        "jalan ",
        "gang ",
        r"rt(?<=\brt)[ .:]*\d",
        "paspor|passport",
    )
]


class Piece(NamedTuple):
    """A piece of personal data within a cell: its kind and place; `bare` when the whole cell is nothing but digits."""

    kind: str
    start: int
    end: int
    bare: bool


def worth_a_look(cells: Sequence[str]) -> list[str]:
    """The cells that can hold a piece at all, or an address; fast for 100,000 cells without any."""
    if max(map(len, cells), default=0) < _SHORTEST:
        return []
    joined = "\n".join(cells).lower()
    if not any(regex.search(joined) for regex in _WORTH_A_LOOK):
        return []
    lines = [cell.replace("\n", " ").lower() for cell in cells]
    joined = "\n".join(lines)
    ends = list(accumulate(len(line) + 1 for line in lines))
    places = (match.start() for regex in _WORTH_A_LOOK for match in regex.finditer(joined))
    return [cells[number] for number in sorted({bisect_right(ends, place) for place in places})]


def pieces(text: str) -> list[Piece]:
    """Every e-mail address, NIK, bank card and telephone in a cell, from left to right, none overlapping."""
    separate: list[Piece] = []
    for piece in _all(text):
        if all(piece.end <= other.start or piece.start >= other.end for other in separate):
            separate.append(piece)
    return sorted(separate, key=lambda piece: piece.start)


def _all(text: str) -> Iterator[Piece]:
    if "@" in text:
        for match in _EMAIL.finditer(text):
            yield Piece("surel", *match.span(), bare=False)
    if text.isdecimal():
        yield from _digits(text)
        return
    yield from _labelled(text)
    for match in _SIXTEEN.finditer(text):
        kind = _kind_of_sixteen(re.sub(r"\D", "", match[0]))
        if kind:
            yield Piece(kind, *match.span(), bare=False)
    for match in _ROUNDED.finditer(text):
        if identity.nik_shaped(f"{match[1]}{match[2]}00000101000000"):
            yield Piece("nik", *match.span(), bare=False)
    for match in _MOBILE.finditer(text):
        if identity.phone(match[0]) and not _OF_BOOKS.search(text[: match.start()]):
            yield Piece("telepon", *match.span(), bare=False)


def _labelled(text: str) -> Iterator[Piece]:
    """Numbers that are named before they come, and a civil servant's, which needs no name."""
    for kind, pattern in _LABELLED.items():
        for match in pattern.finditer(text):
            if len(re.sub(r"\D", "", match["number"])) >= _SHORTEST_NUMBER[kind]:
                yield Piece(kind, *match.span("number"), bare=False)
    for match in _PASSPORT.finditer(text):
        yield Piece("lainnya", *match.span("number"), bare=False)
    for match in _NIP.finditer(text):
        yield Piece("nip", *match.span(), bare=False)


def _digits(text: str) -> Iterator[Piece]:
    """A cell of nothing but digits."""
    kind = _kind_of_sixteen(text) if len(text) == 16 else "telepon" if _BARE_PHONE.fullmatch(text) else ""
    if kind:
        yield Piece(kind, 0, len(text), bare=True)


def _kind_of_sixteen(digits: str) -> str:
    if identity.nik_shaped(digits):
        return "nik"
    return "kartu" if re.match(r"4|5[1-5]|2[2-7]|6[02]", digits) and _luhn(digits) else ""


def _luhn(digits: str) -> bool:
    doubled = [int(d) * (1 if place % 2 else 2) for place, d in enumerate(reversed(digits), start=1)]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def is_isbn(digits: str) -> bool:
    """Whether the check digit of an ISBN-10 or of an ISBN-13 (any EAN-13) is right."""
    if len(digits) == 10:
        return sum((10 - place) * int(digit) for place, digit in enumerate(digits)) % 11 == 0
    return len(digits) == 13 and sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits)) % 10 == 0


def whole(text: str, piece: Piece) -> bool:
    """Whether a cell holds nothing but this piece, perhaps with a label such as "HP:" in front."""
    rest = text[: piece.start] + text[piece.end :]
    return (
        re.fullmatch(r"\W*(?:hp|wa|telp|tlp|telepon|nik|ktp|email|no)*\W*", rest, re.IGNORECASE) is not None
    )


def is_address(text: str) -> bool:
    """Whether a cell is written like a postal address."""
    return _ADDRESS.search(text) is not None


def _apart(more: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(left, right) for left, right in more if all(right <= a or left >= b for a, b in spans)]


def _addresses(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """From the word for a street to what is no part of an address any more, or to the next piece."""
    found: list[tuple[int, int]] = []
    for match in _STREET.finditer(text) if is_address(text) else ():
        if found and match.start() < found[-1][1]:
            continue
        after = _AFTER_STREET.search(text, match.end())
        ends = [after.start() if after else len(text), *(a for a, _ in spans if a > match.start())]
        found.append((match.start(), match.start() + len(text[match.start() : min(ends)].rstrip(" ,"))))
    return found


def hide(text: str, replacement: str) -> str:
    """The cell with each piece replaced; a person named with a form of address beside one, and an address, too."""
    spans = [(piece.start, piece.end) for piece in pieces(text)]
    if spans:
        named = [match.span() for match in _ADDRESSED.finditer(text)]
        spans += _apart(named, spans)
        spans += _apart(_addresses(text, spans), spans)
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + replacement + text[end:]
    return text
