"""What a report consists of; the three writers know nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from kit.report.figures import Figure


@dataclass(frozen=True, slots=True)
class ReportChart:
    """A picture (PNG, 150 dpi) with the words for those who do not see it."""

    title: str
    alt: str
    png: bytes
    size: tuple[float, float]  # inches


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A caption, the names of its columns (the first names the rows) and the rows with their figures.

    None in a row: there is nothing to say in this place (no comparison, no denominator).
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Figure | None, ...]], ...]
    note: str = ""
    chart: ReportChart | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One heading with what stands under it; sentences carry figures as marks (figures.pieces)."""

    title: str
    texts: tuple[str, ...] = ()
    tables: tuple[ReportTable, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report; `publish` tells that small counts of persons have been taken out."""

    month: str
    title: str
    lead: str
    sections: tuple[Section, ...]
    figures: dict[str, Figure]
    publish: bool
