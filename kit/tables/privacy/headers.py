"""Personal data recognised by the header of its column."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

OF_ORGANISATIONS = re.compile(
    r"\b(perpustakaan|library|instansi|lembaga|institusi|institution|inst|sekolah|kantor|kegiatan|lokasi|penerbit"
    r"|publisher|supplier|mitra|toko|vendor)\b"
)


@cache
def _headers() -> list[dict[str, Any]]:
    data = tomllib.loads(Path(__file__).with_name("headers.toml").read_text(encoding="utf-8"))
    return [
        kind | {"header": re.compile(kind["header"]), "never": re.compile(kind.get("never", r"(?!)"))}
        for kind in data["kind"]
    ]


def plain_header(header: str) -> str:
    """Lower case, one space for everything that is neither letter nor digit."""
    return " ".join(re.findall(r"[^\W_]+", header.casefold()))


def kind_of_header(header: str) -> str:
    """The kind of personal data that a header announces, "" for none.

    >>> kind_of_header("No. HP/WA"), kind_of_header("Nama Kegiatan")
    ('telepon', '')
    """
    plain = plain_header(header)
    for kind in _headers():
        of_organisation = kind.get("not_of_organisations") and OF_ORGANISATIONS.search(plain)
        if kind["header"].search(plain) and not kind["never"].search(plain) and not of_organisation:
            return str(kind["name"])
    return ""
