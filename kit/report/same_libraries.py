"""One library under one name: an id in one file, its name in another, the same name with other letters in a third."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from kit.report.sources import SourceTable, kind, names

_ID, _NAME = "id_perpus", "nama_perpus"
_WORDS = {  # how the words of a library's name are shortened
    "perpus": "perpustakaan",
    "perpust": "perpustakaan",
    "perpusdes": "perpustakaan desa",
    "perpuskel": "perpustakaan kelurahan",
    "ds": "desa",
    "kel": "kelurahan",
    "kec": "kecamatan",
    "kab": "kabupaten",
}


def united(sources: Sequence[SourceTable]) -> list[SourceTable]:
    """The same tables; the column that names the library holds its id where any table tells it, else one spelling.

    A name that two ids share stays as it is written: which of them is meant, nobody can tell.
    """
    ids, known = dict[str, str](), dict[str, set[str]]()  # letters -> spelling; name -> ids
    for source in sources:
        if _ID not in source.table:
            continue
        own = names(source.table, _ID)
        for written in own.dropna():
            ids.setdefault(_key(written), written)
        named = names(source.table, "nama" if kind(source) == "perpustakaan" else _NAME)
        for written, name in zip(own, named, strict=True):
            if not pd.isna(written) and not pd.isna(name):
                known.setdefault(_key(name), set()).add(ids[_key(written)])
    spellings = {name: next(iter(found)) for name, found in known.items() if len(found) == 1}
    return [_united(source, ids, spellings) for source in sources]


def _united(source: SourceTable, ids: dict[str, str], spellings: dict[str, str]) -> SourceTable:
    table = source.table
    if _ID not in table and _NAME not in table:
        return source
    by_name = names(table, _NAME).map(lambda name: spellings.setdefault(_key(name), name), na_action="ignore")
    if _ID not in table:
        return replace(source, table=table.assign(**{_NAME: by_name.astype("string")}))
    own: pd.Series[Any] = names(table, _ID).map(lambda one: ids[_key(one)], na_action="ignore")
    return replace(source, table=table.assign(**{_ID: own.fillna(by_name).astype("string")}))


def _key(written: str) -> str:
    words = re.findall(r"\w+", written.casefold())
    return "".join(_WORDS.get(word, word) for word in words).replace(" ", "")
