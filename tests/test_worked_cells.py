"""The worked cells for lessons with one's own data, run as they stand in exercises/README.md."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from kit import paths

CELLS = [
    textwrap.dedent(cell)
    for cell in re.findall(
        r"^   ```python\n(.*?)^   ```$",
        (paths.EXERCISES / "README.md").read_text(encoding="utf-8"),
        re.MULTILINE | re.DOTALL,
    )
]


@pytest.fixture
def notebooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder beside the real datasets, as notebooks/ is."""
    (tmp_path / "datasets").symlink_to(paths.DATASETS)
    here = tmp_path / "notebooks"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv("KIT_DATA", str(tmp_path / "data-saya"))
    return here


def run(cell: str, names: dict[str, Any]) -> Any:
    """The value of a cell's last line, as a notebook shows it."""
    *before, last = cell.strip().split("\n")
    exec("\n".join(before), names)  # noqa: S102 - the cells are the project's own
    try:
        return eval(last, names)  # noqa: S307
    except SyntaxError:
        return exec(last, names)  # noqa: S102


def test_the_cells_run_in_order_and_show_what_the_text_says(notebooks: Path) -> None:
    names: dict[str, Any] = {}
    shown = [run(cell, names) for cell in CELLS]
    data, asked, head, groups, members, form, ages, card = shown
    assert "24 baris" in repr(data)
    assert {one.code for one in asked} == {"kode-jk-bawaan", "kelompok-umur-tersedia"}
    assert not {"nama", "pin", "telepon", "alamat", "tanggal_lahir"} & set(head.columns)
    assert head.index[0] == 2
    assert set(head["jk"].dropna()) == {"L"}  # what 0 means waits
    assert groups.groupby("jk").sum().to_dict() == {"L": 15, "P": 9}
    assert members == names["kunjungan"].tabel["jumlah_anggota"].sum() > 0
    assert len(names["kunjungan"].tabel) == 17  # the row of totals is none of them
    assert len(form) == 0
    assert ages.sum() > 0
    assert sorted(path.name for path in notebooks.iterdir()) == [
        "anggota-rapi.csv",
        "anggota-rapi.csv.langkah.json",
    ]
    assert "Contoh 0" not in (notebooks / "anggota-rapi.csv").read_text(encoding="utf-8")
    assert isinstance(pd.read_csv("anggota-rapi.csv"), pd.DataFrame)
    assert repr(card)
