"""Rewrite every table of this folder: `python datasets/generate.py [output folder]`."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import attendance
import borders
import clean
import devices
import exports
import flaws
import flaws_attendance
import listing
import monthly
import plans
from clean import Row


def build() -> dict[str, list[Row]]:
    """Build every table; the first line of each holds its column names."""
    regions = clean.regions()
    libraries = clean.libraries()
    activities = clean.activities(libraries)
    visits = attendance.visits(activities)
    messy_activities, activity_key = flaws.messy_activities(activities, libraries, regions)
    messy_attendance, attendance_key = flaws_attendance.messy_attendance(visits)
    counts = monthly.visits(libraries)
    inventory = devices.inventory(libraries)
    messy_counts, count_key = monthly.messy_visits(counts)
    return {
        "wilayah": with_header(regions),
        "penduduk": with_header(clean.population()),
        "perpustakaan": with_header(libraries),
        "kegiatan": with_header(activities),
        "kegiatan_kotor": messy_activities,  # its header stands below a title
        "kegiatan_kunci": with_header(activity_key),
        "daftar_hadir": with_header(attendance.attendance(visits)),
        "daftar_hadir_kotor": with_header(messy_attendance),
        "daftar_hadir_kunci": with_header(attendance_key),
        "advokasi": with_header(clean.advocacy(libraries)),
        "kunjungan": with_header(counts),
        "kunjungan_kotor": messy_counts,
        "kunjungan_kunci": with_header(count_key),
        "perangkat_tik": with_header(inventory),
        "pemakaian_tik": with_header(devices.log(inventory)),
        "biaya": with_header(plans.costs(activities)),
        "cerita_dampak": with_header(plans.stories()),
        "desa": with_header(clean.villages()),
        "berkas": with_header(listing.files()),
        "kutipan": with_header(clean.read_source("kutipan.csv")),
    }


def with_header(rows: list[Row]) -> list[Row]:
    """Put the column names above the rows."""
    return [{column: column for column in rows[0]}, *rows]


def write(folder: Path, name: str, lines: list[Row]) -> None:
    """Write lines as UTF-8 CSV with LF, the same bytes on every system."""
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, list(lines[0]), lineterminator="\n").writerows(lines)


def main(folder: Path) -> None:
    """Write all tables to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in build().items():
        write(folder, name, lines)
    for name, content in (exports.build() | borders.build()).items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
