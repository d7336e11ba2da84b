"""A table of 100,000 rows and 10 columns read from CSV and xlsx: kit beside pandas, time and peak memory.

Each reading is a process of its own; its start and its imports are not in the figures of time, and the peak is what
the reading adds. The reader of workbooks that the kit starts has a peak of its own, shown apart.
"""

from __future__ import annotations

import csv
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import xlsxwriter
from table import in_turns, show

ROWS = 100_000
MEASURE = """
import resource, sys, time
from pathlib import Path
import pandas as pd
from kit.tables.data import baca
from kit.tables.reading.source import read_grids
path = Path(sys.argv[1])
unit = 1024**2 if sys.platform == "darwin" else 1024
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.perf_counter()
kept = {call}
taken = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(taken, peak / unit, child / unit)
"""
CALLS = {
    "csv": {
        "pandas.read_csv": "pd.read_csv(path)",
        "pandas.read_csv, all text": "pd.read_csv(path, dtype=str, keep_default_na=False)",
        "kit, grids": "read_grids(path)",
        "kit.baca, to the tidy table": "baca(path)",
    },
    "xlsx": {
        "pandas.read_excel, openpyxl (its default)": "pd.read_excel(path, engine='openpyxl')",
        "pandas.read_excel, calamine": "pd.read_excel(path, engine='calamine')",
        "kit, grids": "read_grids(path)",
        "kit.baca, to the tidy table": "baca(path)",
    },
}


def rows() -> list[list[object]]:
    chance = random.Random(1)
    heads: list[object] = [
        "id",
        "tanggal",
        "kecamatan",
        "laki",
        "perempuan",
        "biaya",
        "nama",
        "kode",
        "rasio",
        "catatan",
    ]
    return [
        heads,
        *(
            [
                f"K{number:06d}",
                f"2025-{1 + number % 12:02d}-{1 + number % 28:02d}",
                chance.choice(["Loa Janan", "Tenggarong", "Samboja Barat"]),
                chance.randrange(90),
                chance.randrange(90),
                chance.randrange(9_000) * 1_000,
                f"Peserta Contoh {number % 5_000:03d}",
                f"{number % 1_000:03d}",
                round(chance.random(), 3),
                chance.choice(["", "baik", "perlu tindak lanjut"]),
            ]
            for number in range(ROWS)
        ),
    ]


def measure(path: Path, call: str, peaks: list[tuple[float, float]]) -> Callable[[], float]:
    def once() -> float:
        program = MEASURE.replace("{call}", call)
        done = subprocess.run(
            [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
        )
        seconds, peak, child = map(float, done.stdout.split())
        peaks.append((peak, child))
        return seconds * 1_000

    return once


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        table = rows()
        paths = {"csv": Path(folder) / "a.csv", "xlsx": Path(folder) / "a.xlsx"}
        with paths["csv"].open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(table)
        with xlsxwriter.Workbook(paths["xlsx"], {"constant_memory": True}) as book:
            sheet = book.add_worksheet("data")
            for place, row in enumerate(table):
                sheet.write_row(place, 0, row)
        for kind, calls in CALLS.items():
            peaks: dict[str, list[tuple[float, float]]] = {name: [] for name in calls}
            variants = {name: measure(paths[kind], call, peaks[name]) for name, call in calls.items()}
            figures = in_turns(variants, 9 if kind == "csv" else 2)
            notes = {}
            for name, seen in peaks.items():
                own, child = (statistics.median(one) for one in zip(*seen, strict=True))
                notes[name] = f"peak +{own:.0f} MB" + (f", its reader {child:.0f} MB" if child else "")
            show(f"{kind}: {ROWS:,} rows x 10 columns", figures, "ms", notes)
