"""Personal data in a table: which columns hold it, and how it is dropped or replaced before anybody shares it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from kit import text_tables as text
from kit.tables.model import TREATMENTS, Certainty, Finding, Treatment
from kit.tables.persons import identity
from kit.tables.privacy import content, patterns, pseudonyms
from kit.tables.privacy.headers import kind_of_header, plain_header
from kit.tables.values.categories import AGE_GROUPS

# UU 27/2022 art. 4: general data, specific data, and what identifies a person when combined; NIK and KK are also
# under UU Adminduk art. 58. What is not named here identifies when combined.
_CATEGORY = {"nama": "umum", "agama": "umum", "nik": "kependudukan", "kk": "kependudukan"}
_CATEGORY |= {"kartu": "spesifik", "rekening": "spesifik"}
_UNNAMED = re.compile(re.escape(text.UNNAMED_COLUMN).replace(r"\{number\}", r"\d+"))
_LONG = {"nama", "nik", "kk", "telepon", "surel"}  # what is under such a header is longer than a count
_PSEUDONYMOUS = {"nama", "nik", "kk", "telepon", "nomor_anggota", "surel"}


@dataclass(frozen=True, slots=True)
class Personal:
    """What kinds of personal data a column holds; `free` when they are pieces within free text."""

    kinds: tuple[str, ...]
    category: str
    free: bool = False

    @property
    def label(self) -> str:
        """The kinds in words."""
        return ", ".join(text.PERSONAL_KINDS[kind] for kind in self.kinds)


def mark(table: pd.DataFrame, declared: Mapping[str, str]) -> tuple[dict[str, Personal], list[Finding]]:
    """The columns with personal data, by profile, header or content; cells may be text or typed.

    `declared`: column -> kind as its profile says ("" says that the header names nothing personal; the content is
    examined all the same).
    """
    marked: dict[str, Personal] = {}
    findings: list[Finding] = []
    children = _of_children(table)
    for column in map(str, table.columns):
        hint = _by_name(table[column], column, declared) or content.examine(table[column], column)
        if hint is None and column not in declared:
            hint = _beside(table, column, marked) or content.names_of_persons(table[column], column)
        if hint is None:
            continue
        if hint.code != "pribadi-alamat-dalam-teks":
            category = "anak" if children else _CATEGORY.get(hint.kinds[0], "gabungan")
            marked[column] = Personal(hint.kinds, category, free=hint.code == "pribadi-dalam-teks")
        more = _words(marked[column]) if column in marked else {}
        findings.append(
            Finding(hint.code, hint.certainty, rows=hint.rows, column=column, saw=text.MASKED, more=more)
        )
    return marked, findings


def _words(personal: Personal) -> dict[str, Any]:
    return {"kind": personal.label, "category": text.PERSONAL_CATEGORIES[personal.category]}


def _by_name(cells: pd.Series, column: str, declared: Mapping[str, str]) -> content.Hint | None:
    if declared.get(column):
        return content.Hint("pribadi-profil", Certainty.SURE, (declared[column],))
    kind = "" if column in declared else kind_of_header(column)
    bare = plain_header(column) in {"nama", "name", "alamat", "address"}
    if not kind or (bare and kind == "nama" and content.of_organisations(cells)):
        return None
    if kind in _LONG and content.are_counts(cells):
        return None
    return content.Hint("pribadi-nama", Certainty.LIKELY if bare else Certainty.SURE, (kind,))


def _beside(table: pd.DataFrame, column: str, marked: Mapping[str, Personal]) -> content.Hint | None:
    """A column without a name on the right of a personal one: their header was merged over both."""
    place = list(map(str, table.columns)).index(column)
    left = marked.get(str(table.columns[place - 1])) if place else None
    if left is None or left.free or not _UNNAMED.fullmatch(column):
        return None
    return content.Hint("pribadi-di-sampingnya", Certainty.LIKELY, left.kinds)


def _of_children(table: pd.DataFrame) -> bool:
    """Whether a column of age groups names minors, whose data are specific (UU 27/2022 art. 4)."""
    for column in table.columns:
        if plain_header(str(column)) in {"kelompok umur", "kelompok usia"}:
            groups = table[column].dropna().astype(str).str.casefold()
            return bool(groups.str.contains(r"\b(?:anak|remaja)").any())
    return False


def age_group(birth: date, on: date) -> str:
    """The group of AGE_GROUPS; "" for an age that none has (not yet born, older than anybody)."""
    age = on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))
    return next((group for group, (low, high) in AGE_GROUPS.items() if low <= age <= high), "")


def treat(
    table: pd.DataFrame,
    marked: Mapping[str, Personal],
    how: Treatment = "buang",
    key: bytes | None = None,
    *,
    on: date | None = None,
) -> tuple[pd.DataFrame, list[Finding]]:
    """A copy of the table without its personal data, and what was done; the given table stays as it is.

    "buang" drops the marked columns; "samarkan" replaces names and numbers by pseudonyms (made with `key`, or this
    computer's) and drops the rest; "biarkan" leaves everything. Pieces within free text are replaced in both. With
    `on`, a typed date of birth becomes `kelompok_umur` on that day before it goes. Raises ValueError for another
    `how`, TableError without a usable key.
    """
    if how not in TREATMENTS:
        raise ValueError(how)
    result = table.copy()
    findings: list[Finding] = []
    for column, personal in marked.items():
        if how == "biarkan":
            findings.append(_done("pribadi-dibiarkan", column, personal, Certainty.LIKELY))
            continue
        if "tanggal_lahir" in personal.kinds and "kelompok_umur" not in result:
            findings += _derive_age_group(result, column, on)
        if personal.free:
            findings.append(_hide_pieces(result, column, personal))
        elif how == "samarkan" and len(personal.kinds) == 1 and personal.kinds[0] in _PSEUDONYMOUS:
            key = pseudonyms.key() if key is None else key
            findings += _replace(result, column, personal, key)
        else:
            del result[column]
            findings.append(_done("pribadi-dibuang", column, personal))
    return result, findings


def _done(
    code: str, column: str, personal: Personal, certainty: Certainty = Certainty.SURE, **more: Any
) -> Finding:
    return Finding(code, certainty, column=column, saw=text.MASKED, more=_words(personal), **more)


def _derive_age_group(result: pd.DataFrame, column: str, on: date | None) -> list[Finding]:
    if on is None:
        return [Finding("kelompok-umur-tersedia", Certainty.ASK, column=column, saw=text.MASKED)]
    births = result[column]
    groups = births.map(
        lambda birth: age_group(birth, on) if isinstance(birth, date) and not pd.isna(birth) else ""
    )
    result.insert(
        int(result.columns.get_loc(column)), "kelompok_umur", groups.replace("", pd.NA).astype("string")
    )
    findings = [Finding("kelompok-umur", column=column, saw=text.MASKED, more={"on": on.isoformat()})]
    lost = tuple(int(row) for row in result.index[(groups == "") & births.notna()])
    if lost:
        findings.append(
            Finding("kelompok-umur-kosong", Certainty.ASK, rows=lost, column=column, saw=text.MASKED)
        )
    return findings


def _hide_pieces(result: pd.DataFrame, column: str, personal: Personal) -> Finding:
    cells = result[column]
    hidden = {
        value: patterns.hide(identity.stripped(value), text.HIDDEN_PIECE)
        for value in cells.dropna().unique()
        if patterns.pieces(identity.stripped(value))
    }
    result[column] = cells.map(lambda value: hidden.get(value, value))
    return _done(
        "pribadi-potongan",
        column,
        personal,
        rows=content.rows_of(cells, hidden),
        became=text.HIDDEN_PIECE,
    )


def _replace(result: pd.DataFrame, column: str, personal: Personal, key: bytes) -> list[Finding]:
    cells = result[column]
    result[column] = pseudonyms.pseudonyms(cells, personal.kinds[0], key)
    findings = [_done("pribadi-disamarkan", column, personal)]
    blank = cells.map(identity.stripped) == ""
    lost = tuple(int(row) for row in result.index[result[column].isna() & ~blank])
    if lost:
        findings.append(_done("pribadi-tanpa-samaran", column, personal, Certainty.ASK, rows=lost))
    return findings
