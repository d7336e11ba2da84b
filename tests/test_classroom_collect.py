"""What is taken from a seat at the end, and what a participant cannot make us take."""

from __future__ import annotations

import os
import zipfile
from datetime import date
from pathlib import Path

import pytest

from kit import text_class as text
from kit.classroom import collect
from kit.classroom.roster import Seat

SITI = Seat("siti", "Siti Contoh, S.IP.", "A")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    for part in (*collect.PARTS, "state"):
        (tmp_path / "seats" / "siti" / part).mkdir(parents=True)
    (tmp_path / "seats" / "siti" / "belajar" / "00.ipynb").write_text("isi")
    (tmp_path / "seats" / "siti" / "state" / "token").write_text("rahasia")
    (tmp_path / "rahasia.txt").write_text("rahasia")
    return tmp_path / "seats"


def taken(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".zip"
    }


def test_one_folder_and_one_zip_per_participant(source: Path, tmp_path: Path) -> None:
    done = collect.collect([SITI, Seat("budi", "Budi Contoh", "B")], source, tmp_path / "hasil")
    assert taken(tmp_path / "hasil") == {"Siti Contoh, S.IP/belajar/00.ipynb": "isi"}
    assert (done.seats, done.files, done.findings) == (1, 1, [text.NO_WORK.format(name="Budi Contoh")])
    with zipfile.ZipFile(tmp_path / "hasil" / "Siti Contoh, S.IP.zip") as packed:
        assert packed.namelist() == ["BACA-DAHULU.txt", "belajar/00.ipynb"]


def test_no_link_is_followed_and_no_pipe_waited_for(source: Path, tmp_path: Path) -> None:
    own = source / "siti" / "belajar"
    (own / "tautan.txt").symlink_to(tmp_path / "rahasia.txt")
    (own / "folder").symlink_to(tmp_path)
    os.mkfifo(own / "pipa")
    (source / "siti" / "progress").rmdir()
    (source / "siti" / "progress").symlink_to(source / "siti" / "state")
    done = collect.collect([SITI], source, tmp_path / "hasil")
    assert list(taken(tmp_path / "hasil").values()) == ["isi"]
    assert done.findings == [
        text.LEFT_OUT.format(name=SITI.name, part="belajar", count=3, files="folder, pipa, tautan.txt"),
        text.LEFT_OUT.format(name=SITI.name, part="progress", count=1, files="progress"),
    ]


def test_size_number_and_depth_are_bounded(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collect, "_FILE", 100)
    monkeypatch.setattr(collect, "_FILES", 6)
    data = source / "siti" / "data-saya"
    (data / "besar.csv").write_bytes(bytes(101))
    deep = data / Path(*["d"] * 20)
    deep.mkdir(parents=True)
    (deep / "dalam.txt").write_text("x")
    for number in range(9):
        (data / f"{number}.txt").write_text("x")
    done = collect.collect([SITI], source, tmp_path / "hasil")
    assert done.files == 1 + 6
    assert "besar.csv" in done.findings[0]


def test_names_that_differ_only_for_us(source: Path, tmp_path: Path) -> None:
    (source / "siti" / "data-saya" / "a:b.txt").write_text("1")
    (source / "siti" / "data-saya" / "a?b.txt").write_text("2")
    (source / "kembar").mkdir()
    collect.collect([SITI, Seat("kembar", SITI.name, "B")], source, tmp_path / "hasil")
    found = taken(tmp_path / "hasil")
    assert sorted(found.values()) == ["1", "2", "isi"]
    assert (tmp_path / "hasil" / "Siti Contoh, S.IP (kembar)").is_dir()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Siti Contoh", "Siti Contoh"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("CON", "_CON"),
        ("aux.txt", "_aux.txt"),
        ("a\nb\x00c", "a_b_c"),
        ("...", "kursi-1"),
        ("", "kursi-1"),
        ("سيتي", "سيتي"),
        ("x" * 400, "x" * 150),
        ("\ud800", "?".replace("?", "_")),
    ],
)
def test_safe_names(name: str, kept: str) -> None:
    assert collect.safe(name, "kursi-1") == kept


def test_what_was_collected_before_stays(tmp_path: Path) -> None:
    day = date(2026, 3, 1)
    first = collect.destination(tmp_path, day)
    first.mkdir()
    second = collect.destination(tmp_path, day)
    assert (first.name, second.name) == ("kelas-2026-03-01", "kelas-2026-03-01-2")
