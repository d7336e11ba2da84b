"""What a file is by its content; the ending of its name may lie."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from kit import text_tables as text
from kit.tables.model import TableError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")  # an xls so old that it has no container
_FOREIGN = (
    (b"%PDF", text.IS_PDF),
    (b"\x89PNG", text.IS_PICTURE),
    (b"\xff\xd8\xff", text.IS_PICTURE),
    (b"GIF8", text.IS_PICTURE),
    (b"Rar!", text.IS_ARCHIVE),
    (b"7z\xbc\xaf", text.IS_ARCHIVE),
    (b"\x1f\x8b", text.IS_ARCHIVE),
    (b"{\\rtf", text.IS_DOCUMENT),
    (b"SQLite format 3\x00", text.IS_DATABASE),
    (b"\x00\x01\x00\x00Standard", text.IS_DATABASE),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml.*?\?>\s*)?(?:<!--.*?-->\s*)*+<(?:!doctype\s+html|[a-z][a-z0-9]*)\b",
    re.IGNORECASE | re.DOTALL,
)
# What programs save under the name of a table, and what a reader of CSV would take apart into nonsense.
_JSON = re.compile(rb'\s*(?:\{\s*"[^"\n]*"\s*:|\[\s*(?:\{\s*"|\[\s*["\d\[]))')
_SQL = re.compile(
    rb"(?:\s|--[^\n]*\n|/\*.*?\*/;?)*+(?:(?:create|drop|alter)\s+(?:table|database|schema|view)|insert\s+into|"
    rb"lock\s+tables|start\s+transaction|set\s+[@\w.]+\s*=|use\s+[`\w]+\s*;|begin\s*;|pragma\s+\w+)",
    re.IGNORECASE | re.DOTALL,
)
_WITHIN_ZIP = (
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsb"),
    ("content.xml", "ods"),
)
_ENDINGS = {
    ".csv": "teks",
    ".tsv": "teks",
    ".txt": "teks",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xlsb": "xlsb",
    ".xls": "xls",
    ".ods": "ods",
    ".htm": "html",
    ".html": "html",
}


def kind_of(path: Path, head: bytes) -> str:
    """One of text.FILE_KINDS; `head` is how the file begins. Raises TableError for what holds no table to be read."""
    for mark, sentence in _FOREIGN:
        if head.startswith(mark):
            raise TableError(sentence.format(file=path.name))
    if head.startswith(b"PK"):
        return _within_zip(path)
    if head.startswith(_OLE):
        return _within_ole(path)
    if head.startswith(_BIFF):
        return "xls"
    plain = head.removeprefix(b"\xef\xbb\xbf")
    if b"urn:schemas-microsoft-com:office:spreadsheet" in plain:
        raise TableError(text.IS_XML_SPREADSHEET.format(file=path.name))
    for pattern, sentence in ((_JSON, text.IS_JSON), (_SQL, text.IS_SQL)):
        if pattern.match(plain):
            raise TableError(sentence.format(file=path.name))
    return "html" if _HTML.match(plain) else "teks"


def kind_by_name(path: Path) -> str:
    """What the ending promises; "" if it promises nothing."""
    return _ENDINGS.get(path.suffix.lower(), "")


def _within_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            mime = archive.read("mimetype")[:80] if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError) as error:
        raise TableError(text.DAMAGED.format(file=path.name)) from error
    for part, kind in _WITHIN_ZIP:
        if part in names and (kind != "ods" or b"spreadsheet" in mime):
            return kind
    document = any(name.startswith(("word/", "ppt/")) for name in names) or b"opendocument" in mime
    raise TableError((text.IS_DOCUMENT if document else text.IS_ARCHIVE).format(file=path.name))


def _within_ole(path: Path) -> str:
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise TableError(text.ENCRYPTED.format(file=path.name))
    if any(stream.encode("utf-16-le") in content for stream in ("Workbook\x00", "Book\x00")):
        return "xls"
    raise TableError(text.IS_DOCUMENT.format(file=path.name))
