"""Whether two short texts are the same answer, by the kind of text that they are. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

from kit import text
from kit.check.values import plain, same_text

_AROUND_DOMAIN = re.compile(r"^(?:https?:)?(?://)?(?:www\.)?|/+$", re.IGNORECASE)
_QUERY_PART = re.compile(r'(?:[^\s"]|"[^"]*"|")+')
# Abbreviations in names of places and groups; `kel.` stands for either.
_ABBREVIATIONS = {
    "kab": {"kabupaten"},
    "kec": {"kecamatan"},
    "kel": {"kelurahan", "kelompok"},
    "prov": {"provinsi"},
    "ds": {"desa"},
    "kp": {"kampung"},
    "perpus": {"perpustakaan"},
    "perpusdes": {"perpustakaan desa"},
}


def same_domain(one: str, other: str) -> bool:
    """Whether two addresses name the same site; scheme, `www.` and slashes around it do not count.

    >>> same_domain("https://www.contoh.example/", "contoh.example")
    True
    """
    return same_text(_domain(one), _domain(other))


def _domain(given: str) -> str:
    return _AROUND_DOMAIN.sub("", given.strip(" `'\"“”."))


def same_name(one: str, other: str) -> bool:
    """Whether two names of a place, a group or an institution are one name, abbreviated or not.

    >>> same_name("Kab. Kutai Timur", "kabupaten Kutai Timur"), same_name("Kel. Tani Contoh", "Kelompok Tani Contoh")
    (True, True)
    """
    first, second = plain(one).split(), plain(other).split()
    return len(first) == len(second) and all(map(_same_word, first, second))


def _same_word(one: str, other: str) -> bool:
    one, other = one.rstrip("."), other.rstrip(".")
    return one == other or other in _ABBREVIATIONS.get(one, ()) or one in _ABBREVIATIONS.get(other, ())


def same_query(one: str, other: str) -> bool:
    """Whether two queries ask a search engine for the same; the order of their parts does not count.

    >>> same_query("“Perpustakaan desa” -lowongan", '-lowongan "perpustakaan desa"')
    True
    >>> same_query('"perpustakaan desa" - lowongan', '"perpustakaan desa" -lowongan')
    False
    """
    return query_parts(one) == query_parts(other)


def query_parts(query: str) -> frozenset[str]:
    """What a query is made of: words, phrases, exclusions, sites; alternatives (OR) are one part together.

    >>> sorted(query_parts('jamu OR herbal "resep lama" site:go.id'))
    ['"resep lama"', 'OR herbal jamu', 'site:go.id']
    """
    query = " ".join(query.translate(str.maketrans("“”„‟–−", '""""--')).split())
    query = re.sub(r'"([^\s"-][^\s"]*)"', r"\1", query)  # a single word needs no quotes
    parts: list[list[str]] = []
    joined = False
    for part in _QUERY_PART.findall(query):
        if part == "OR" and parts:
            joined = True
        elif joined:
            parts[-1].append(part.casefold())
            joined = False
        else:
            parts.append([part.casefold()])
    return frozenset(one[0] if len(one) == 1 else " ".join(["OR", *sorted(one)]) for one in parts)


def query_slip(query: str) -> str:
    """What a search engine would misread in a query, as a sentence for its writer; empty where nothing is seen."""
    bare = query.translate(str.maketrans("“”„‟–−", '""""--'))
    if bare.count('"') % 2:
        return text.QUERY_QUOTE_OPEN
    outside = re.sub(r'"[^"]*"', '""', bare)
    if re.search(r"(^|\s)-\s", outside):
        return text.QUERY_MINUS_APART
    if re.search(r'[\w"]-(?=\s|$|")|""-\w', outside):
        return text.QUERY_MINUS_BEHIND
    if re.search(r"\b(or|atau)\b", outside):
        return text.QUERY_OR_SMALL
    if re.search(r"\b(site|filetype):\s", outside):
        return text.QUERY_COLON_APART
    if re.search(r"\bsite:(https?://|www\.)", outside):
        return text.QUERY_SITE_ADDRESS
    return ""


def _exact(one: str, other: str) -> bool:
    return same_text(one, other, exact=True)


# What an author may say of a text answer -> how it is compared.
SAME: dict[str, Callable[[str, str], bool]] = {
    "kata": same_text,
    "kode": _exact,
    "domain": same_domain,
    "nama": same_name,
    "kueri": same_query,
}
