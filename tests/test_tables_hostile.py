"""Two hundred damaged files, made from a seed: each gives grids or one sentence, never a crash, and stays as it was."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import tables_made as made

from kit.tables.model import Grid, TableError
from kit.tables.reading.source import read_grids

SEED = 20_250_514
MAKERS: dict[str, Callable[[Path], Path]] = {
    "xlsx": lambda path: made.workbook(path, {"Mei": [["a", 1], ["b", 2.5]] * 20, "Juni": [["x"]]}),
    "ods": made.inlislite_report,
    "xls": made.old_workbook,
    "csv": lambda path: _written(path, (made.SLIMS_MEMBER + made.SLIMS_ITEM).encode() * 5),
    "tsv": lambda path: _written(path, made.SLIMS_VISITOR_TAB.encode("utf-16")),
    "html": lambda path: _written(
        path, b"<table><tr><td colspan=2>a</td></tr><tr><td>1</td></tr></table>" * 9
    ),
}
COUNTS = {"xlsx": 40, "ods": 40, "xls": 40, "csv": 50, "tsv": 20, "html": 10}
INSIDE = {
    "xlsx": ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"),
    "ods": ("content.xml", "content.xml", "META-INF/manifest.xml", "mimetype"),
}
PIECES = (
    b"\x00" * 9,
    b'"',
    b"\xff\xfe",
    b"\xff" * 4,
    b"<",
    b"&#0;",
    b"99999999999",
    b"\\",
    b"\r",
    b"=1+1",
    b"\x80",
)


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def cut(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content)) :]


def flip(content: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice([1, 3, 20])):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def insert(content: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice([1, 5])):
        place = chance.randrange(len(content))
        content[place:place] = chance.choice(PIECES)


def repeat(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content))
    content += content[start : start + 2_000] * chance.choice([1, 50])


def blank(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content))
    end = min(len(content), start + chance.randrange(1, 600))
    content[start:end] = bytes(end - start)


def damage_inside(path: Path, chance: random.Random) -> None:
    """The zip is sound, one part of it is not."""
    part = chance.choice(INSIDE[path.suffix[1:]])
    with zipfile.ZipFile(path) as archive:
        before = archive.read(part)
    content = bytearray(before)
    chance.choice([cut, flip, insert, repeat, blank])(content, chance)
    made.changed_part(path, part, {before: bytes(content)})


@pytest.mark.slow
@pytest.mark.parametrize("ending", MAKERS)
def test_damaged_files(tmp_path: Path, ending: str) -> None:
    chance = random.Random(f"{SEED} {ending}")
    whole = MAKERS[ending](tmp_path / f"utuh.{ending}").read_bytes()
    read = 0
    for number in range(COUNTS[ending]):
        content = bytearray(whole)
        for change in chance.choices([cut, flip, insert, repeat, blank], k=chance.choice([1, 1, 2])):
            if content:
                change(content, chance)
        path = tmp_path / f"{number}.{ending}"
        path.write_bytes(content)
        if number % 2 and ending in INSIDE:
            path.write_bytes(whole)
            damage_inside(path, chance)
            content = bytearray(path.read_bytes())
        before = path.stat().st_mtime_ns
        outcome = _outcome(path)
        read += not isinstance(outcome, str)
        assert path.name in outcome if isinstance(outcome, str) else outcome and all(map(_sound, outcome))
        assert (path.read_bytes(), path.stat().st_mtime_ns) == (bytes(content), before)
    assert read  # the damage is not always the end


def _outcome(path: Path) -> list[Grid] | str:
    try:
        return read_grids(path)[0]
    except TableError as error:
        return str(error)


def _sound(grid: Grid) -> bool:
    rows, width = grid.cells.shape
    ordered = grid.cells.index.is_monotonic_increasing and grid.cells.index.is_unique
    inside = all(0 <= left <= right < width for _, left, _, right in grid.merges)
    return bool(rows and width and ordered and inside and list(grid.cells.columns) == list(range(width)))
