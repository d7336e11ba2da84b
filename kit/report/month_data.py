"""What all parts of a report draw on: the tables of the month, brought into one form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from kit import text_report as text
from kit.report.activities import activities, attendance
from kit.report.figures import Figure, Ledger, Origin
from kit.report.sources import SourceTable, kind, libraries, origins
from kit.report.visits import Doubt, monthly


@dataclass(slots=True)
class MonthData:
    """All tables in one form, and what the parts find out while they are written.

    `region`: code of the kabupaten/kota of libraries that name none. `missing`: sentences on what is not there.
    """

    sources: Sequence[SourceTable]
    month: str
    publish: bool
    region: str | None
    libraries: pd.DataFrame
    visits: pd.DataFrame
    visit_doubts: list[Doubt]
    activities: pd.DataFrame
    attendance: pd.DataFrame
    missing: list[str] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)

    @property
    def before(self) -> str:
        """The month before."""
        return str(pd.Period(self.month, "M") - 1)

    def of_month(self, frame: pd.DataFrame, month: str | None = None) -> pd.DataFrame:
        """The rows of one month, by default of the month of the report."""
        return frame[frame["month"] == (month or self.month)] if len(frame) else frame

    def origins(self, frame: pd.DataFrame, *columns: str) -> tuple[Origin, ...]:
        """Where rows come from (none: no rows)."""
        return origins(frame, self.sources, columns) if len(frame) else ()

    def library_origins(self, frame: pd.DataFrame) -> tuple[Origin, ...]:
        """Where rows come from, with the one column that names the library."""
        named = self.origins(frame, "id_perpus", "nama_perpus")
        return tuple(replace(origin, columns=origin.columns[:1]) for origin in named)

    def counted(self, label: str, frame: pd.DataFrame) -> Figure:
        """A figure that counts rows."""
        return self.ledger.add(label, len(frame), "hitung", self.origins(frame))

    def known_libraries(self) -> Figure:
        """The number of libraries that any table names."""
        frames = []
        for place, source in enumerate(self.sources):
            if kind(source) is not None and source.library:
                rows = source.table.index[source.table[source.library].notna()]
                frames.append(pd.DataFrame({"source": place, "row": rows}))
        origin = self.library_origins(pd.concat(frames)) if frames else ()
        return self.ledger.add(text.LIBRARIES_KNOWN, len(self.libraries), "perpustakaan", origin)


def collect(sources: Sequence[SourceTable], month: str, *, publish: bool, region: str | None) -> MonthData:
    """Bring all tables into one form."""
    visits, visit_doubts = monthly(sources)
    acts, missing = activities(sources)
    lists, more = attendance(sources, acts, month)
    return MonthData(
        sources=sources,
        month=month,
        publish=publish,
        region=region,
        libraries=libraries(sources),
        visits=visits,
        visit_doubts=visit_doubts,
        activities=acts,
        attendance=lists,
        missing=missing + more,
    )
