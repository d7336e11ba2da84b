"""The list of findings as a person reads it: sentences, a table, a page in the notebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
    return WORDS[finding.code].format_map(values)


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
            for finding in self
            if finding.certainty is not Certainty.SURE or finding.code in TELLING
        ]
        rest = len(self) - len(shown)
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
                parts.append(f"<details{opened}><summary>{escape(title)}</summary>{_list(group)}</details>")
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
