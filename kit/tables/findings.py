"""The list of findings as a person reads it: sentences, a table, a page in the notebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape
from typing import overload

import pandas as pd

from kit import text_tables as text
from kit.base.ranges import ranges, runs
from kit.tables.model import Certainty, Finding, by_cell

WORDS = {
    **text.FINDINGS_OF_TABLE,
    **text.FINDINGS_OF_FILE,
    **text.FINDINGS_OF_LAYOUT,
    **text.FINDINGS_OF_PROFILE,
    **text.FINDINGS_OF_VALUES,
    **text.FINDINGS_OF_PERSONS,
}
SHOWN_RUNS = 12  # of row numbers with one finding; the table names them all
_FEW, _FEW_OPEN = (
    2,
    5,
)  # findings of a kind in a column that are still told one by one; of those that wait for the person
SHOWN_FINDINGS = 60  # of one certainty, on the page
# Sure, and yet of a kind that nobody may overlook.
TELLING = ("pribadi-isi", "pribadi-dalam-teks", "pribadi-dibuang", "pribadi-disamarkan", "pribadi-potongan")
ORDER = (Certainty.ASK, Certainty.LIKELY, Certainty.SURE)


def sentence(finding: Finding) -> str:
    """What was seen, what was done, and what is left to the person."""
    values = {
        "saw": finding.saw,
        "became": finding.became,
        "column": finding.column,
        "sheet": finding.sheet,
        "options": text.OR.join(finding.options),
        **finding.more,
    }
    alike = text.AND_ALIKE.format(count=finding.more["alike"]) if "alike" in finding.more else ""
    return WORDS[finding.code].format_map(values) + alike


def label(finding: Finding) -> str:
    """The column as the tidy table names it, and as the file does where that differs."""
    written = finding.more.get("written", finding.column)
    return (
        finding.column
        if written == finding.column
        else text.COLUMN_AS.format(name=finding.column, written=written)
    )


def row_ranges(rows: Sequence[int], shown: int | None = None) -> str:
    """Row numbers with runs joined; beyond `shown` runs only how many rows are left.

    >>> row_ranges([2, 3, 4, 5, 9])
    '2-5, 9'
    """
    named = ranges(rows)[:shown]
    rest = sum(last - first + 1 for first, last in runs(rows)[len(named) :])
    return ", ".join([*named, *([text.MORE_ROWS.format(count=rest)] if rest else [])])


def grouped(findings: Iterable[Finding]) -> list[Finding]:
    """One finding for many of a kind in a column, with all their rows: the page tells what was done, not how often."""
    alike: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        alike.setdefault((finding.code, finding.certainty, finding.sheet, finding.column), []).append(finding)
    return [one for group in alike.values() for one in _as_one(group)]


def _as_one(group: Sequence[Finding]) -> Sequence[Finding]:
    first = group[0]
    few = _FEW_OPEN if first.certainty is Certainty.ASK else _FEW
    if len(group) <= few or not all(finding.rows for finding in group):
        return group
    rows = tuple(sorted({row for finding in group for row in finding.rows}))
    return [replace(first, rows=rows, more=first.more | {"alike": len(group) - 1})]


class Findings(Sequence[Finding]):
    """What was seen in a file, what waits for the person first."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._findings = sorted(findings, key=lambda finding: ORDER.index(finding.certainty))

    @overload
    def __getitem__(self, place: int) -> Finding: ...
    @overload
    def __getitem__(self, place: slice) -> list[Finding]: ...
    def __getitem__(self, place: int | slice) -> Finding | list[Finding]:
        return self._findings[place]

    def __len__(self) -> int:
        return len(self._findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._findings)

    def __repr__(self) -> str:
        shown = [
            self._line(finding)
            for finding in grouped(self)
            if finding.certainty is not Certainty.SURE or finding.code in TELLING
        ]
        rest = sum(finding.certainty is Certainty.SURE and finding.code not in TELLING for finding in self)
        return "\n".join([self.summary, *shown, *([text.SURE_ONES.format(count=rest)] if rest else [])])

    @property
    def tanya(self) -> Findings:
        """Those that only the person can decide."""
        return Findings(finding for finding in self if finding.certainty is Certainty.ASK)

    @property
    def summary(self) -> str:
        """How many findings wait for the person, were mended with doubt, were mended surely."""
        count = Counter(finding.certainty for finding in self)
        return text.SUMMARY.format(
            ask=count[Certainty.ASK], likely=count[Certainty.LIKELY], sure=count[Certainty.SURE]
        )

    @property
    def tabel(self) -> pd.DataFrame:
        """One row per cell concerned: kepastian, lembar, baris, kolom, tertulis, menjadi, keterangan."""
        rows = [
            (
                str(finding.certainty),
                finding.sheet,
                row,
                finding.column,
                finding.saw,
                finding.became,
                sentence(finding),
            )
            for finding, row in by_cell(self)
        ]
        table = pd.DataFrame(rows, columns=list(text.FINDING_COLUMNS))
        return table.astype({text.FINDING_COLUMNS[2]: "Int64"})

    def _line(self, finding: Finding) -> str:
        where = text.WHERE_ROWS.format(rows=row_ranges(finding.rows, SHOWN_RUNS)) if finding.rows else ""
        place = ", ".join(part for part in (finding.sheet, label(finding), where) if part)
        return f"[{finding.certainty}] {place + ': ' if place else ''}{sentence(finding)}"

    def _repr_html_(self) -> str:
        # Styles within the elements: the notebook's sanitiser removes style sheets.
        parts = [f"<p>{escape(self.summary)}</p>"]
        for certainty in ORDER:
            group = [finding for finding in self if finding.certainty is certainty]
            if group:
                opened = " open" if certainty is Certainty.ASK else ""
                title = text.CERTAINTY_TITLES[certainty].format(count=len(group))
                parts.append(
                    f"<details{opened}><summary>{escape(title)}</summary>{_list(grouped(group))}</details>"
                )
        return "".join(parts)


def _list(group: Sequence[Finding]) -> str:
    rows = "".join(
        f'<tr><td style="text-align:left">{escape(finding.sheet)}</td>'
        f'<td style="text-align:left">{escape(row_ranges(finding.rows, SHOWN_RUNS))}</td>'
        f'<td style="text-align:left">{escape(label(finding))}</td>'
        f'<td style="text-align:left">{escape(sentence(finding))}</td></tr>'
        for finding in group[:SHOWN_FINDINGS]
    )
    heads = "".join(
        f'<th scope="col" style="text-align:left">{escape(head)}</th>' for head in text.LIST_HEADS
    )
    more = len(group) - SHOWN_FINDINGS
    after = f"<p>{escape(text.MORE_FINDINGS.format(count=more))}</p>" if more > 0 else ""
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>{after}"
