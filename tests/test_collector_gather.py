"""A USB stick of records: doubles and late copies count once, namesakes are told apart, nothing in it is changed."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from collecting import BACKENDS, address, batch, event, lines

from kit import text_class as text
from kit.collector import command, frame
from kit.collector import gather as gathering
from kit.collector.gather import gather
from kit.collector.store import Store, Who


@pytest.fixture(params=BACKENDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made = Store(address(request.param, tmp_path))
    yield made
    made.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "usb" / "hari 2").mkdir(parents=True)
    return tmp_path / "usb"


def record(
    name: str = "Peserta Contoh 001", institution: str = "Perpustakaan Contoh", count: int = 3
) -> list[dict[str, Any]]:
    return [event("learner", name=name, institution=institution), *(event(at=n) for n in range(count))]


def put(path: Path, *found: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(lines(*found))


def people(store: Store) -> set[tuple[str, str]]:
    return {(one.name, one.institution) for one in store.learners("kelas")}


def count(store: Store) -> int:
    return len(list(store.all("kelas")))


def test_an_older_and_a_newer_copy_are_one_person_and_every_event_once(store: Store, stick: Path) -> None:
    whole = record(count=5)
    put(stick / "peserta.jsonl", *whole[:3])
    put(stick / "hari 2" / "peserta.jsonl", *whole)
    put(stick / "salinan" / "peserta (1).jsonl", *whole[2:])  # the name was in the part that got lost
    report = gather(stick, store)
    assert (report.files, report.accepted, report.known, len(report.people)) == (3, 6, 7, 1)
    assert people(store) == {("Peserta Contoh 001", "Perpustakaan Contoh")}
    assert gather(stick, store).accepted == 0


def test_namesakes_of_different_institutions_are_two(store: Store, stick: Path) -> None:
    put(stick / "a" / "peserta.jsonl", *record())
    put(stick / "b" / "peserta.jsonl", *record(institution="Taman Baca Contoh"))
    gather(stick, store)
    assert len(people(store)) == 2


def test_the_same_person_at_two_computers_is_one(store: Store, stick: Path) -> None:
    put(stick / "a" / "peserta.jsonl", *record())
    put(
        stick / "b" / "peserta.jsonl", *record(name="peserta  CONTOH 001", institution="Perpustakaan Contoh.")
    )
    report = gather(stick, store)
    assert (len(people(store)), len(report.people), count(store)) == (1, 1, 8)


def test_what_a_seat_sent_already_is_known(store: Store, stick: Path) -> None:
    store.enrol("kelas", [Who("kursi-1", "Peserta Contoh 001", "Perpustakaan Contoh")])
    whole = record(name="Panggilan")
    store.add("kelas", Who("kursi-1"), batch(*whole[:2]))
    put(stick / "x.jsonl", *whole)
    report = gather(stick, store)
    assert (report.accepted, report.known, len(store.learners("kelas"))) == (2, 2, 1)


def test_the_roster_recognises_a_record_that_was_never_sent(store: Store, stick: Path) -> None:
    store.enrol("kelas", [Who("kursi-1", "Peserta Contoh 001", "Perpustakaan Contoh")])
    put(stick / "x.jsonl", *record())
    gather(stick, store)
    assert [one.seat for one in store.learners("kelas")] == ["kursi-1"]


def test_records_in_take_home_zips(store: Store, stick: Path) -> None:
    with zipfile.ZipFile(stick / "peserta.ZIP", "w") as archive:
        archive.writestr("kit/progress/peserta.jsonl", lines(*record()))
        archive.writestr("kit/progress/.peserta.jsonl", lines(event()))
        archive.writestr("kit/notebooks/00.ipynb", "{}")
    report = gather(stick, store)
    assert (report.files, report.accepted) == (1, 4)


def test_damage_is_named_and_the_rest_kept(store: Store, stick: Path) -> None:
    (stick / "rusak.jsonl").write_bytes(
        lines(*record()) + b'{"torn": \n\xff\xfe\n' + lines(event()) + b'{"id"'
    )
    (stick / "kosong.jsonl").write_bytes(b"")
    (stick / "bukan.zip").write_bytes(b"PK\x03\x04 bukan zip")
    report = gather(stick, store)
    assert report.accepted == 5
    assert report.findings == [
        text.GATHER_UNREADABLE.format(file="bukan.zip"),
        text.GATHER_NO_EVENTS.format(file="kosong.jsonl"),
        text.GATHER_DAMAGED.format(file="rusak.jsonl", count=3, lines="5, 6, 8"),
    ]


def test_links_are_not_followed_and_hidden_files_not_read(store: Store, stick: Path, tmp_path: Path) -> None:
    put(tmp_path / "rahasia.jsonl", *record())
    (stick / "tautan.jsonl").symlink_to(tmp_path / "rahasia.jsonl")
    with zipfile.ZipFile(tmp_path / "luar.zip", "w") as archive:
        archive.writestr("a.jsonl", lines(*record()))
    (stick / "tautan.zip").symlink_to(tmp_path / "luar.zip")
    (stick / "folder").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(stick / "pipa.jsonl")
    for hidden in (stick / "._peserta.jsonl", stick / ".Trash" / "peserta.jsonl"):
        put(hidden, *record())
    report = gather(stick, store)
    assert report.files == count(store) == 0
    assert report.findings == [
        text.GATHER_LINK.format(file=f) for f in ("pipa.jsonl", "tautan.jsonl", "tautan.zip")
    ]


def test_huge_files_are_not_read(store: Store, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "LARGEST", 2_000_000)
    put(stick / "besar.jsonl", *record(count=9000))
    with zipfile.ZipFile(stick / "bom.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.jsonl", b"\n" * 20_000_000)
        archive.writestr("b.jsonl", lines(*record()))
    report = gather(stick, store)
    assert report.accepted == 4
    assert report.findings == [
        text.GATHER_TOO_LARGE.format(file=name, limit=2) for name in ("besar.jsonl", "bom.zip/a.jsonl")
    ]


def test_nothing_in_the_folder_changes(store: Store, stick: Path) -> None:
    put(stick / "a.jsonl", *record())
    (stick / "rusak.jsonl").write_bytes(b'{"id"')
    before = {
        path: (path.read_bytes(), path.stat().st_mtime_ns) for path in stick.rglob("*") if path.is_file()
    }
    gather(stick, store)
    assert before == {
        path: (path.read_bytes(), path.stat().st_mtime_ns) for path in stick.rglob("*") if path.is_file()
    }


def test_a_record_without_a_name_goes_by_its_file(store: Store, stick: Path) -> None:
    put(stick / "sari.jsonl", event())
    put(stick / "budi.jsonl", event())
    gather(stick, store)
    assert {one.name for one in store.learners("kelas")} == {"sari", "budi"}


def test_the_command_says_what_it_did(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KIT_KELAS", str(tmp_path / "kelas"))
    monkeypatch.delenv("KIT_COLLECTOR_DB", raising=False)
    put(stick / "a.jsonl", *record())
    assert command.main(stick) == 0
    assert text.GATHER_DONE.format(files=1, people=1, accepted=4, known=0) in capsys.readouterr().out
    assert (tmp_path / "kelas" / "collector.sqlite").is_file()
    shutil.rmtree(stick)
    assert command.main(stick) == 1
    stick.mkdir()
    assert command.main(stick) == 1
    assert text.GATHER_NOTHING in capsys.readouterr().out
    monkeypatch.setenv("KIT_COLLECTOR_DB", "mysql://x")
    assert command.main(stick) == 1
    assert text.DATABASE_ADDRESS in capsys.readouterr().err


def test_a_folder_of_records_as_a_table(stick: Path) -> None:
    put(stick / "a.jsonl", *record(), event(outcome="right"))
    put(stick / "b.jsonl", *record(name="Peserta Contoh 002"))
    found = frame(stick)
    assert tuple(found.columns) == text.FRAME_COLUMNS
    assert found[["nama", "soal", "percobaan", "hasil"]].to_numpy().tolist() == [
        ["Peserta Contoh 001", "mengenal-sel", 4, "Tepat"],
        ["Peserta Contoh 002", "mengenal-sel", 3, "Belum tepat"],
    ]


def test_a_database_as_a_table(store: Store, tmp_path: Path) -> None:
    store.add("kelas", Who("p", "Peserta Contoh 001"), batch(json.loads(json.dumps(event()))))
    url = store.engine.url.render_as_string(hide_password=False)
    assert len(frame(url)) == 1
    if url.startswith("sqlite"):
        assert len(frame(tmp_path / "kemajuan.sqlite")) == 1
