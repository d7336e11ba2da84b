"""Activities of all tables, each once; and the attendance that belongs to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from kit import text_report as text
from kit.base.indonesian import number
from kit.report.sources import PARTS, PERSON_COLUMNS, SEXES, SourceTable, kind, months, names, numbers
from kit.report.words import clean, name_list

STRATEGIES = ("peningkatan layanan informasi", "pelibatan masyarakat", "advokasi")
_NAMES = {
    "id": "id_kegiatan",
    "strategy": "strategi",
    "title": "judul",
    "type": "jenis",
}


def activities(sources: Sequence[SourceTable]) -> tuple[pd.DataFrame, list[str]]:
    """One row per activity, and sentences on those that could not be used.

    Columns: source, row, month, start (as written), id, library, strategy, title, type, male, female,
    unsexed (participants whose sex is not told), children, disabled; blank is NA. contradicts: the written total is
    not that of the sexes, and none of the three is used.
    """
    parts = [_of_source(place, source) for place, source in enumerate(sources) if kind(source) == "kegiatan"]
    if not parts:
        return pd.DataFrame(), []
    frame = pd.concat(parts, ignore_index=True)
    frame, doubts = _once(frame)
    undated = frame["month"].isna()
    if undated.any():
        doubts.append(text.UNDATED_ACTIVITIES.format(number=number(int(undated.sum()))))
    return frame[~undated].reset_index(drop=True), doubts


def _of_source(place: int, source: SourceTable) -> pd.DataFrame:
    table = source.table
    frame = pd.DataFrame({"source": place, "row": table.index, "month": months(table, "tgl_mulai").array})
    frame["start"] = table["tgl_mulai"].astype("string").array
    frame["library"] = names(table, source.library or "").array
    for name, column in _NAMES.items():
        frame[name] = names(table, column).array
    for name, column in (SEXES | PARTS).items():
        frame[name] = numbers(table, column).array
    return _counted_once(frame)


def _counted_once(frame: pd.DataFrame) -> pd.DataFrame:
    """A written total counts as far as the sexes do not tell it; one that contradicts them is nobody's number."""
    sexes, total = frame[["male", "female"]], frame["unsexed"]
    known, complete = sexes.sum(axis=1).astype("Int64"), sexes.notna().all(axis=1)
    written = total.notna()
    frame["contradicts"] = (
        (written & ((known > total) | (complete & (known != total)))).fillna(False).astype(bool)
    )
    frame["unsexed"] = (total - known).where(written & ~complete)
    frame.loc[frame["contradicts"], list(SEXES)] = pd.NA
    return frame


def _once(frame: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """The same id in the same library (or, where none is named, in the same file) is one activity.

    Written alike it counts once; written differently it counts not at all until the person decides. Without an id,
    a row counts once if an earlier file has the same row.
    """
    content = list(frame.columns.drop(["source", "row"]))
    place = frame["library"].fillna("\ufffe" + frame["source"].astype("string"))
    key = place + "\ufffe" + frame["id"]
    first_of_content = frame.groupby(content, dropna=False)["source"].transform("min")
    again = frame["source"] > first_of_content
    distinct = frame.drop_duplicates([*content, "source"]).index
    alike = key.notna() & ~frame.index.isin(distinct)
    kept = frame[~again & ~alike]
    versions = key[kept.index].groupby(key[kept.index]).transform("size").reindex(kept.index).fillna(1)
    differing = kept[versions > 1]
    doubts = []
    if len(kept) < len(frame):
        doubts.append(text.REPEATED_ACTIVITIES.format(number=number(len(frame) - len(kept))))
    if not differing.empty:
        ids = sorted(set(differing["id"]))
        doubts.append(text.DIFFERING_ACTIVITIES.format(number=number(len(differing)), ids=name_list(ids)))
    counted = kept[versions == 1]
    twins = counted[_alike(counted)]
    if not twins.empty:
        doubts.append(text.ALIKE_ACTIVITIES.format(titles=name_list(sorted(set(twins["title"])))))
    return counted, doubts


def _alike(frame: pd.DataFrame) -> pd.Series[Any]:
    """Whether another file has the same activity under another library's name: perhaps it is one."""
    same = frame.groupby(["start", "title", *SEXES], dropna=False)
    elsewhere = (same["source"].transform("nunique") > 1) & (same["library"].transform("nunique") > 1)
    return elsewhere & frame["title"].notna() & frame["start"].notna()


def participants(frame: pd.DataFrame) -> pd.Series[Any]:
    """Participants of each activity as far as they are written down; NA when nothing is."""
    return frame[list(SEXES)].sum(axis=1, min_count=1)


def strategies(frame: pd.DataFrame) -> list[str]:
    """The three strategies, then others by the alphabet, then those without."""
    others = sorted(set(frame["strategy"].dropna()) - set(STRATEGIES))
    return [*STRATEGIES, *others, *([text.NOT_RECORDED] if frame["strategy"].isna().any() else [])]


def attendance(
    sources: Sequence[SourceTable], all_activities: pd.DataFrame, month: str
) -> tuple[pd.DataFrame, list[str]]:
    """The rows of attendance lists of the month's activities, and sentences on those that belong to none.

    Columns: source, row, id, person (pseudonym), jk, kelompok_umur, kecamatan; blank is NA.
    """
    parts = [_list(place, source) for place, source in enumerate(sources) if kind(source) == "daftar_hadir"]
    if not parts:
        return pd.DataFrame(), []
    frame = pd.concat(parts, ignore_index=True)
    content = list(frame.columns.drop(["source", "row"]))
    first = frame.groupby(content, dropna=False)["source"].transform("min")
    frame = frame[frame["person"].isna() | (frame["source"] == first)]
    month_of = all_activities.set_index("id")["month"] if len(all_activities) else pd.Series(dtype="string")
    twice = set(month_of.index[month_of.index.duplicated()])
    unplaced = ~frame["id"].isin(set(month_of.index.dropna()) - twice)
    doubts = []
    if unplaced.any():
        doubts.append(text.UNPLACED_ATTENDANCE.format(number=number(int(unplaced.sum()))))
    frame = frame[~unplaced]
    return frame[frame["id"].map(month_of[~month_of.index.isin(twice)]) == month].reset_index(
        drop=True
    ), doubts


def _list(place: int, source: SourceTable) -> pd.DataFrame:
    table = source.table
    frame = pd.DataFrame({"source": place, "row": table.index, "id": names(table, "id_kegiatan").array})
    frame["person"] = names(table, "id_peserta").array
    for column in PERSON_COLUMNS:
        frame[column] = names(table, column).map(clean, na_action="ignore").astype("string").array
    return frame
