"""Pseudonyms: the same in every file of this computer, secret, and never for a blank."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import pandas as pd
import pytest

from kit import paths
from kit.tables.model import TableError
from kit.tables.privacy import pseudonyms

KEY = bytes(range(32))


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "STATE", tmp_path / "keadaan")
    return tmp_path / "keadaan"


def made(kind: str, *cells: object, key: bytes = KEY) -> list[object]:
    return pseudonyms.pseudonyms(pd.Series(cells, dtype=object), kind, key).tolist()


def test_form_and_stability() -> None:
    (one,) = made("nik", "0099994902090025")
    assert re.fullmatch(r"PS-[A-Z2-7]{8}", str(one))
    assert made("nik", "0099 9949 0209 0025", "99994902090025", 99994902090025) == [one] * 3


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        ("telepon", ["0800-0000-720", "8000000720", "+62 800-0000-720"]),
        ("nama", ["Ibu Peserta Cth. 017, S.IP.", "PESERTA CONTOH 17"]),
        ("surel", ["mailto:A@contoh.id", "a@contoh.id "]),
        ("nomor_anggota", ["A-012", " a-012"]),
    ],
)
def test_spellings_agree(kind: str, cells: list[str]) -> None:
    assert len(set(made(kind, *cells))) == 1


def test_persons_keys_and_kinds_differ() -> None:
    one = made("nik", "0099994902090025")
    assert one != made("nik", "0099994902090026")
    assert one != made("kk", "0099994902090025")
    assert one != made("nik", "0099994902090025", key=bytes(32))


def test_what_tells_nobody_stays_empty() -> None:
    cells = pd.Series(["", None, pd.NA, "9.99949E+13", float("nan")], dtype=object, index=[3, 4, 5, 6, 7])
    done = pseudonyms.pseudonyms(cells, "nik", KEY)
    assert done.isna().all()
    assert done.index.equals(cells.index)
    assert done.dtype == "string"


def test_two_persons_never_share_one(monkeypatch: pytest.MonkeyPatch) -> None:
    codes = {"nama:satu contoh": "A" * 16, "nama:dua contoh": "A" * 8 + "B" * 8, "nama:tiga contoh": "C" * 16}
    monkeypatch.setattr(pseudonyms, "_code", lambda plain, key: codes[plain])
    assert made("nama", "Satu Contoh", "Dua Contoh", "Tiga Contoh", "SATU CONTOH") == [
        "PS-" + "A" * 16, "PS-" + "A" * 8 + "B" * 8, "PS-CCCCCCCC", "PS-" + "A" * 16,
    ]  # fmt: skip


def test_the_key_is_made_once_and_private(state: Path) -> None:
    first = pseudonyms.key()
    assert len(first) == 32
    assert pseudonyms.key() == first
    file = state / "kunci-samaran"
    assert file.read_text() == first.hex()
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not list(state.glob(".kit-*"))


def test_each_computer_has_its_own(state: Path) -> None:
    first = pseudonyms.key()
    (state / "kunci-samaran").unlink()
    assert pseudonyms.key() != first


@pytest.mark.parametrize("content", ["", "bukan kunci", "abcd", "00" * 31])
def test_a_damaged_key_is_not_replaced(state: Path, content: str) -> None:
    state.mkdir()
    (state / "kunci-samaran").write_text(content)
    with pytest.raises(TableError, match="rusak"):
        pseudonyms.key()
    assert (state / "kunci-samaran").read_text() == content


def test_no_folder_for_the_key(state: Path) -> None:
    state.write_text("bukan folder")
    with pytest.raises(TableError, match="tidak dapat dibuka"):
        pseudonyms.key()
