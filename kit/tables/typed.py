"""Columns as written -> typed columns; what no column explains by itself its table does: a year, a way to write numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from kit import text_tables as text
from kit.tables.model import Certainty, Finding, Treatment
from kit.tables.privacy.headers import plain_header
from kit.tables.privacy.personal import Personal
from kit.tables.profiles.catalogue import ProfileColumn
from kit.tables.saving.choices import FileChoices
from kit.tables.values import columns, numbers, odd_years
from kit.tables.values.guess import guess_kind
from kit.tables.values.readers import ColumnSettings
from kit.tables.values.region_codes import of_level

_LISTED = ("category", "region", "district")  # options are offered for whatever is written there
_DATED = ("date", "timestamp", "month")
_AHEAD = re.compile(
    r"\b(berlaku|sampai|akhir|berakhir|kedaluwarsa|expire|expiry|due|kembali|tempo|rencana|target)\b"
)
_TRIED = 100  # different cells of a column
# Digits that nobody adds up.
_CODES = re.compile(
    r"^(?!jumlah|total|banyak)(?=.*\b(npsn|nisn?|npp|nip|nuptk|isbn|issn|barcode|barkod|rfid|npwp|nib|ddc|kode|kodepos|code|id"
    r"|induk|inventaris|panggil|klasifikasi|rekening)\b)"
)


@dataclass(slots=True)
class ColumnView:
    """What becomes of one column: as written -> name in the tidy table ("" if left out)."""

    written: str
    name: str
    kind: str
    meaning: ProfileColumn | None = None
    personal: Personal | None = None
    treatment: Treatment | None = None


def typed_table(
    kept: list[ColumnView], written: pd.DataFrame, choices: FileChoices, year: int | None
) -> tuple[pd.DataFrame, list[Finding]]:
    """The columns `written` (under the names of `kept`) in their kinds, which are noted in `kept`, and the findings.

    `year`: that of the table's title, if it names one.
    """
    notation = _notation(kept, written)
    typed: dict[str, pd.Series[Any]] = {}
    ends: dict[str, pd.Series[Any]] = {}
    findings: list[Finding] = []
    for view in kept:
        decided = choices.decisions.get(view.name, {}).get(columns.SEPARATOR_KEY)
        meant = numbers.notation_meant(decided, written[view.name]) if decided else notation
        view.kind = view.kind or _kind(view, written[view.name], meant)
        cells, decoded = _decoded(written[view.name], view)
        settings = _settings(view, choices) | {"year": year, "notation": meant}
        typed[view.name], notes = _converted(cells, view, settings)
        if view.kind in _DATED and not view.personal and not _AHEAD.search(plain_header(view.written)):
            known = choices.decisions.get(view.name, {})
            typed[view.name], odd = odd_years.blanked(typed[view.name], cells, known)
            blank = {note.saw for note in odd}
            notes = [*(note for note in notes if note.saw not in blank), *odd]
        findings += [*decoded, *notes]
        if view.kind == "date" and any(" " in note.became for note in notes):
            ends[view.name] = columns.range_ends(cells, **settings)
        if view.kind == "text" and not view.personal and numbers.is_open(cells.unique()):
            findings.append(_separator(view.name, cells))
        if any(note.code.startswith("angka-per-jenis-kelamin") for note in notes):
            typed |= _by_sex(view.name, cells)
        if view.kind in ("region", "district"):
            typed[text.CODE_OF.format(column=view.name)] = _codes(typed[view.name], view.kind)
    for name, last in ends.items():
        if last.notna().any():
            _keep_range_ends(typed, name, last)
    return pd.DataFrame(typed, index=written.index), findings


def _converted(
    cells: pd.Series[Any], view: ColumnView, settings: ColumnSettings
) -> tuple[pd.Series[Any], list[Finding]]:
    """The column as its kind; left as text where most of it is something else."""
    column, findings = columns.convert(cells, view.kind, **settings)
    if not _lost(findings, view.kind, cells):
        return column, findings
    more = {"kind": text.KINDS[view.kind]}
    view.kind = "text"
    finding = Finding("isi-bukan-jenisnya", Certainty.ASK, column=view.name, more=more)
    return columns.convert(cells, "text")[0], [finding]


def _kind(view: ColumnView, cells: pd.Series[Any], notation: str | None) -> str:
    """Personal data stay as written, but of a date of birth an age can be made before it goes; codes are no numbers."""
    if view.personal is None:
        return "id" if _CODES.search(plain_header(view.written)) else guess_kind(cells, notation)
    return "date" if "tanggal_lahir" in view.personal.kinds else "text"


def _notation(kept: Sequence[ColumnView], written: pd.DataFrame) -> str | None:
    """How the table writes its numbers, as far as some of them prove it; columns of codes do not count."""
    free = [
        view
        for view in kept
        if not view.kind and not view.personal and not _CODES.search(plain_header(view.written))
    ]
    return numbers.notation_of(written[view.name].unique()[:_TRIED] for view in free)


def _separator(name: str, cells: pd.Series[Any]) -> Finding:
    """The question what a point, or a comma, parts; asked once for the column."""
    example = next(
        cell for cell in map(str, cells.dropna()) if len(set(numbers.readings(cell).values())) == 2
    )
    options = tuple(
        numbers.shown(value) for value in sorted(numbers.readings(example).values(), key=abs, reverse=True)
    )
    return Finding(columns.OPEN_SEPARATOR, Certainty.ASK, column=name, saw=example, options=options)


def _by_sex(name: str, cells: pd.Series[Any]) -> dict[str, pd.Series[Any]]:
    """What `18 (10 Laki-laki,8 Perempuan)` tells beside its number, as columns of their own."""
    parts = cells.astype("string").str.casefold().str.extract(numbers.BY_SEX)
    return {
        f"{name}{ending}": pd.to_numeric(parts[part]).astype("Int64")
        for part, ending in (("male", text.MALE), ("female", text.FEMALE))
    }


def _decoded(cells: pd.Series[Any], view: ColumnView) -> tuple[pd.Series[Any], list[Finding]]:
    """A category that the software writes as a number: 0 -> "sedang dipinjam"."""
    if view.kind != "category" or not view.meaning or not view.meaning.codes:
        return cells, []
    codes = dict(view.meaning.codes)
    shown = cells.map(lambda cell: str(cell).strip(), na_action="ignore")
    findings = [
        Finding(
            "kategori-kode",
            rows=tuple(map(int, cells.index[shown == code])),
            column=view.name,
            saw=code,
            became=value,
        )
        for code, value in codes.items()
        if (shown == code).any()
    ]
    return shown.map(lambda cell: codes.get(cell, cell), na_action="ignore"), findings


def _lost(findings: Sequence[Finding], kind: str, cells: pd.Series[Any]) -> bool:
    """Whether most of what is written does not fit the kind that the header promises.

    A date that may be one of two is a date; what the person blanked was read.
    """
    unread = [
        finding
        for finding in findings
        if finding.certainty is Certainty.ASK and (kind in _LISTED or not finding.options)
    ]
    written = (cells.notna() & (cells != "")).sum() if unread else 0
    return bool(2 * sum(len(finding.rows) for finding in unread) > written)


def _settings(view: ColumnView, choices: FileChoices) -> ColumnSettings:
    settings: ColumnSettings = {"decisions": choices.decisions.get(view.name, {})}
    if view.meaning:
        settings["values"] = view.meaning.values
        settings["codes"] = dict(view.meaning.codes)
        settings["unsure"] = view.meaning.unsure
        if view.meaning.date_order:
            settings["order"] = view.meaning.date_order
        if view.meaning.whole:
            settings["whole"] = True
    if view.personal and "tanggal_lahir" in view.personal.kinds:
        settings["latest"] = datetime.now().astimezone().date()
    return settings


def _keep_range_ends(typed: dict[str, pd.Series[Any]], name: str, ends: pd.Series[Any]) -> None:
    """`tgl_mulai` of several days: the last one belongs to `tgl_selesai`, or to a column of its own."""
    target = text.END_OF.get(name, f"{name}{text.END}")
    typed[target] = typed[target].fillna(ends) if target in typed else ends


def _codes(names: pd.Series[Any], kind: str) -> pd.Series[Any]:
    level = "kabupaten" if kind == "region" else "kecamatan"
    codes = {place.name: place.code for place in of_level(level)}
    return names.map(codes).astype("string")
