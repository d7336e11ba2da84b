"""A folder of programme data, as people keep it -> the report of one month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from kit import text_report as text
from kit.report.build import make
from kit.report.sources import SourceTable
from kit.report.write import write
from kit.tables.data import baca
from kit.tables.model import Certainty, TableError
from kit.tables.saving.log import original_of
from kit.tables.tidy import TidyTable
from kit.tables.values.calendar_names import title_year
from kit.tables.values.regions import read_region
from kit.text_tables import FINDINGS_OF_PERSONS

ENDINGS = {".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"}
_OWN_REPORT = re.compile(r"laporan-\d{4}-\d{2}\.\w+")


@dataclass(frozen=True)
class WrittenReport:
    """The files of a report, what they were made from, and which files could not be read and why."""

    files: tuple[Path, ...]
    read: tuple[str, ...]
    unread: tuple[str, ...]

    def __repr__(self) -> str:
        lines = [text.MADE_FROM.format(count=len(self.read), files=", ".join(self.read))]
        lines += [text.NOT_READ.format(reason=reason) for reason in self.unread]
        lines += [text.WRITTEN.format(file=file.name, folder=file.parent.resolve()) for file in self.files]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        return "".join(f"<p>{escape(line)}</p>" for line in repr(self).splitlines())


def laporan(
    folder: str | Path,
    bulan: str,
    *,
    wilayah: str = "",
    lengkap: bool = False,
    hasil: str | Path | None = None,
) -> WrittenReport:
    """Write the report of a month (YYYY-MM) on all tables of a folder as docx, xlsx and html.

    `wilayah`: kabupaten or kota of libraries whose files name none. `lengkap` also shows counts of persons below 5,
    for one's own archive only. `hasil`: another folder for the three files. Raises TableError.
    """
    place = Path(folder)
    region = _region(wilayah)
    sources, unread = [], []
    for path in _files(place):
        try:
            sources += _sources(path)
        except TableError as error:
            unread.append(str(error))
    if not sources:
        raise TableError("\n".join([text.NO_DATA_IN.format(folder=place.name or place), *unread]))
    report = make(sources, bulan, publish=not lengkap, region=region)
    files = write(report, Path(hasil) if hasil else place)
    return WrittenReport(files, tuple(dict.fromkeys(source.file for source in sources)), tuple(unread))


def _region(written: str) -> str | None:
    if not written:
        return None
    reading = read_region(written, "kabupaten")
    if reading.value is None:
        raise TableError(text.UNKNOWN_REGION.format(given=written))
    return str(reading.value)


def _files(folder: Path) -> list[Path]:
    """The tables of a folder; of a file and its tidy twin only the twin."""
    try:
        paths = sorted(path for path in folder.iterdir() if _is_table(path))
    except OSError as error:
        raise TableError(text.NO_SUCH_FOLDER.format(folder=folder.name or folder)) from error
    tidied = {original_of(path) for path in paths}
    return [path for path in paths if path.name not in tidied]


def _is_table(path: Path) -> bool:
    hidden = path.name.startswith((".", "~$"))
    return (
        path.suffix.lower() in ENDINGS
        and not hidden
        and not _OWN_REPORT.fullmatch(path.name)
        and path.is_file()
    )


def _sources(path: Path) -> list[SourceTable]:
    return [source for part in baca(path).bagian for source in _of_part(path.name, part)]


def _of_part(file: str, part: TidyTable) -> Iterator[SourceTable]:
    """A table; of joined sheets each, because only within its sheet a row's number says where it stands."""
    asked = (
        one for one in part.findings if one.certainty is Certainty.ASK and one.code not in FINDINGS_OF_PERSONS
    )
    questions = sum(len(finding.rows) or 1 for finding in asked)
    for sheet, table in part.sheets or [(part.sheet, part.table)]:
        year = title_year(f"{part.title} {sheet}") or title_year(file)
        yield SourceTable(file, sheet, part.profile or None, table, questions, year)
        questions = 0
