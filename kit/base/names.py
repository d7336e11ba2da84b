"""Names of files that every system takes, made from what people type."""

from __future__ import annotations

import re
import unicodedata

# What Windows cannot have in a name, and signs that cannot be seen or turn the reading direction.
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]')
# Windows opens a device instead of a file of such a name, whatever its ending.
_DEVICE = re.compile(r"(con|prn|aux|nul|(com|lpt)\d)(\.|$)", re.IGNORECASE)
_LONGEST = 100  # characters of a name; Windows paths end at 260


def is_device(name: str) -> bool:
    """Whether Windows keeps this name for a device.

    >>> is_device("con.csv"), is_device("CON"), is_device("konsep.csv")
    (True, True, False)
    """
    return _DEVICE.match(name) is not None


def safe_name(given: str, fallback: str) -> str:
    """A plain file name that every system takes, as near to the given one as possible.

    >>> safe_name("../../laporan: mei?.xlsx", "berkas"), safe_name("con.csv", "berkas"), safe_name(" . ", "berkas")
    ('laporan mei.xlsx', 'berkas-con.csv', 'berkas')
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", given))[-1]
    name = " ".join(_UNSAFE.sub(" ", last).split()).strip(". ")
    name = re.sub(r"\s+(?=\.)", "", name)
    stem, dot, ending = name.rpartition(".") if "." in name else (name, "", "")
    name = f"{stem[: _LONGEST - len(ending[:9]) - 1]}{dot}{ending[:9]}" or fallback
    return f"{fallback}-{name}" if is_device(name) or name.startswith("~$") else name


def slug(words: str) -> str:
    """Lower-case ASCII letters, digits and hyphens, at most 60; empty where nothing of that kind is in `words`.

    >>> slug("Siti Aminah, S.IP."), slug("Éva"), slug("李")
    ('siti-aminah-s-ip', 'eva', '')
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60]
