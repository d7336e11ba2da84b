"""What the card of one's own data shows of a file: findings, columns, a preview, as plain dicts."""

from __future__ import annotations

from typing import Any

from kit import text_tables as text
from kit.tables.data import Data
from kit.tables.findings import ORDER, SHOWN_RUNS, grouped, label, row_ranges, sentence
from kit.tables.model import Certainty, Finding
from kit.tables.profiles.catalogue import profiles
from kit.tables.typed import ColumnView

View = dict[str, Any]
FIRST = 8  # of a long list, until the person asks for all
MOST = 1000  # of a list in all: a page with more is of no use to anybody
PREVIEW = 8  # rows


def summary(data: Data) -> str:
    """What was read: rows, columns, which table it was recognised as."""
    rows, width = data.tabel.shape
    sentence = text.DATA.format(file=data.berkas.name, rows=rows, columns=width)
    if not data.part.match:
        return sentence
    return f"{sentence} {text.DESK_PROFILE.format(title=data.part.match.profile.title)}"


def findings(data: Data, opened: set[str]) -> View:
    """Every finding by certainty, what waits for the person first."""
    groups = []
    for certainty in ORDER:
        group = [finding for finding in data.temuan if finding.certainty is certainty]
        if group:
            kinds = grouped(group)
            items = [
                {"text": _words(finding), "where": where(finding)}
                for finding in shown(kinds, certainty, opened)
            ]
            title = text.CERTAINTY_TITLES[certainty].format(count=len(group))
            groups.append({"id": str(certainty), "title": title, "items": items, "total": len(kinds)})
    return {"summary": data.temuan.summary, "groups": groups}


def _words(finding: Finding) -> str:
    """A finding in words; what is decided in the card is not told in words of code."""
    return (
        text.DESK_INSTEAD[finding.code].format_map(finding.more)
        if finding.code in text.DESK_INSTEAD
        else sentence(finding)
    )


def shown(items: list[Any], group: str, opened: set[str]) -> list[Any]:
    """The first part of a long list, or nearly all of it."""
    return items[: MOST if group in opened else FIRST]


def where(finding: Finding) -> str:
    """Sheet, column and rows of a finding."""
    rows = text.WHERE_ROWS.format(rows=row_ranges(finding.rows, SHOWN_RUNS)) if finding.rows else ""
    column = text.DESK_COLUMN.format(name=label(finding)) if finding.column else ""
    return " · ".join(part for part in (finding.sheet, column, rows) if part)


def columns(data: Data) -> list[View]:
    """Each column of the table: as written, its name, what it is read as, what is personal in it."""
    return [_column(view, data.part.findings) for view in data.part.columns]


def _column(view: ColumnView, findings: list[Finding]) -> View:
    reasons = [
        sentence(finding)
        for finding in findings
        if finding.column == view.name and finding.code in _PERSONAL_CODES
    ]
    return {
        "written": view.written,
        "name": view.name,
        "kind": text.KINDS.get(view.kind, view.kind),
        "personal": view.personal.label if view.personal else "",
        "reason": " ".join(reasons) if view.personal else "",
        "treatment": view.treatment,
    }


def standard_names(data: Data) -> list[str]:
    """Names that tables of this kind use, to choose from; of a table that was not recognised, all that are known."""
    match = data.part.match
    candidates = (match.profile,) if match else profiles()
    return sorted({column.name for profile in candidates for column in profile.columns})


def kept_personal(data: Data) -> list[str]:
    """Names of the columns whose personal data the person lets stand."""
    return [view.name for view in data.part.columns if view.name and view.treatment == "biarkan"]


def preview(data: Data) -> View:
    """The first rows as they will be written."""
    head = data.tabel.head(PREVIEW).astype("string").fillna("")
    return {"heads": [str(name) for name in head.columns], "rows": head.to_numpy().tolist()}


def still_open(data: Data) -> int:
    """How many written cells are blank in the result because nobody has decided yet."""
    return sum(len(finding.rows) for finding in data.temuan if is_cell(finding))


def is_cell(finding: Finding) -> bool:
    """Whether a finding is about what a written cell means, so that the person can say it."""
    open_one = finding.certainty is Certainty.ASK and finding.code in text.FINDINGS_OF_VALUES
    return open_one and bool(finding.column) and finding.saw not in ("", text.MASKED)


_PERSONAL_CODES = {"pribadi-nama", "pribadi-profil", "pribadi-isi", "pribadi-dalam-teks"}
