"""Bytes of a text file -> text with newlines of one kind; what was not UTF-8 is a finding."""

from __future__ import annotations

import codecs
import re

from kit.tables.model import Certainty, Finding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like that of UTF-16
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_SAMPLE = 65_536


class NotTextError(Exception):
    """The bytes are not those of a text file."""


def decode(data: bytes) -> tuple[str, list[Finding]]:
    """Raises NotTextError. A byte-order mark decides; without one it is UTF-8, else UTF-16, else line by line."""
    text, findings = _decoded(data)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    # An old CSV may end in Ctrl-Z; what holds NUL or many control characters is no text at all.
    text = text.rstrip("\x1a")
    sample = text[:_SAMPLE]
    if "\x00" in text or len(_CONTROL.findall(sample)) * 200 > len(sample):
        raise NotTextError
    return text, findings


def _decoded(data: bytes) -> tuple[str, list[Finding]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = ""
    if "\x00" in text or (not text and b"\x00" in data):
        return _utf16(data)
    return (text, []) if text or not data else _by_line(data)


def _marked(data: bytes, encoding: str) -> tuple[str, list[Finding]]:
    findings = [] if encoding == "utf-8" else [Finding("pengodean-lain", saw=encoding.upper())]
    try:
        return data.decode(encoding), findings
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return _by_line(data)
        # Cut off in the middle of a character: what is whole is read, what is not is shown as such.
        if error.start < len(data) - 4:
            raise NotTextError from error
        return data.decode(encoding, "replace"), findings


def _utf16(data: bytes) -> tuple[str, list[Finding]]:
    """Without a mark: in Latin script every other byte is NUL."""
    even, odd = data[:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    half = min(len(data), _SAMPLE) // 2
    if max(even, odd) < half * 0.6 or min(even, odd) > half * 0.05:
        raise NotTextError
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    return data.decode(encoding, "replace"), [Finding("pengodean-lain", saw=encoding.upper())]


def _by_line(data: bytes) -> tuple[str, list[Finding]]:
    """UTF-8 where it can be, Windows-1252 where not: files put together from several sources hold both."""
    lines: list[str] = []
    foreign: list[int] = []
    for number, line in enumerate(re.split(rb"\r\n|\r|\n", data), start=1):
        try:
            lines.append(line.decode())
        except UnicodeDecodeError:
            foreign.append(number)
            lines.append(_windows(line))
    finding = Finding("pengodean-windows", Certainty.LIKELY, rows=tuple(foreign), saw="Windows-1252")
    return "\n".join(lines), [finding]


def _windows(line: bytes) -> str:
    try:
        return line.decode("cp1252")
    except UnicodeDecodeError:
        return line.decode("latin-1")
