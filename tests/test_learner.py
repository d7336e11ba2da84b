"""Who learns here: whatever is typed as a name, each learner has one record, and nothing leaves the folder."""

from __future__ import annotations

import errno
import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit import learner, text
from kit.record import RecordError

FILE_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty progress folder; around it nothing may change."""
    monkeypatch.setenv("KIT_PROGRESS", str(tmp_path / "progress"))
    learner._open.cache_clear()
    return tmp_path / "progress"


def stem(name: str, institution: str = "Perpustakaan Uji") -> str:
    return learner.enter(name, institution).record.name


def active() -> tuple[str, str, str] | None:
    """As a kernel that has just started sees it: name, institution, record."""
    learner._open.cache_clear()
    who = learner.active()
    return (who.name, who.institution, who.record.name) if who else None


def point(folder: Path, pointer: bytes) -> None:
    (folder / "peserta-aktif.txt").write_bytes(pointer)


# --- names ----------------------------------------------------------------------------------------

NAMES = [
    "Siti Aminah, S.IP.",
    'Nur \'Aini "Ani"',
    "أحمد",
    "📚",
    "../../x",
    "/etc/passwd",
    "C:\\Windows\\x",
    "CON",
    "nul",
    "Aux",
    "com1",
    "LPT9",
    "com¹",
    "x" * 500,
    "a\0b",
    "\ud83d Ani",
    "peserta-aktif.txt",
    "-rf",
    "Lé\u0301a",
]
DEVICES = {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_name_becomes_a_file_of_the_folder_and_comes_back(name: str, folder: Path) -> None:
    own = stem(name)
    assert FILE_NAME.fullmatch(own)
    assert own not in DEVICES
    assert active() == (name[:120], "Perpustakaan Uji", own)
    assert {path.name for path in folder.iterdir()} <= {
        f"{own}.jsonl",
        f".{own}.jsonl.lock",
        "peserta-aktif.txt",
    }
    assert [path.name for path in folder.parent.iterdir()] == ["progress"]


@given(st.text(max_size=150), st.text(max_size=150))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)
def test_any_name_is_taken_or_asked_for_again(folder: Path, name: str, institution: str) -> None:
    if not (learner.letters(name[:120]) and learner.letters(institution[:120])):
        with pytest.raises(RecordError, match=re.escape(text.IDENTITY_INCOMPLETE)):
            learner.enter(name[:120], institution[:120])
        return
    own = stem(name, institution)
    assert FILE_NAME.fullmatch(own)
    assert own not in DEVICES
    assert active() is not None
    assert stem(name, institution) == own
    assert [path.name for path in folder.parent.iterdir()] == ["progress"]


@pytest.mark.parametrize(
    ("name", "institution"),
    [
        ("", "Perpustakaan"),
        ("Siti", " \t\n"),
        ("\u00a0 ", "x"),
        ("\u200b", "x"),
        ("---", "x"),
        ("..", "x"),
        ("Siti", "."),
    ],
    ids=ascii,
)
def test_a_name_without_a_letter_is_asked_for_again(name: str, institution: str, folder: Path) -> None:
    with pytest.raises(RecordError, match=re.escape(text.IDENTITY_INCOMPLETE)):
        learner.enter(name, institution)
    assert not folder.exists()


def test_slugs() -> None:
    assert learner.file_stem("Siti Aminah, S.IP.") == "siti-aminah-s-ip"
    assert learner.file_stem("CON") == "peserta-con"
    assert learner.file_stem("Connie") == "connie"
    assert learner.file_stem("أحمد") != learner.file_stem("محمد")


# --- one learner, one record ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "institution"),
    [
        ("siti aminah", "perpustakaan uji"),
        ("  Siti   Aminah ", "Perpustakaan  Uji"),
        ("SITI\u00a0AMINAH", "PERPUSTAKAAN UJI"),
        ("Siti Aminah.", "Perpustakaan-Uji"),
    ],
    ids=ascii,
)
def test_the_same_learner_typed_otherwise_resumes(name: str, institution: str, folder: Path) -> None:
    first = learner.enter("Siti Aminah", "Perpustakaan Uji").record
    first.append("hint", exercise="contoh", hints=1)
    learner._open.cache_clear()
    again = learner.enter(name, institution).record
    assert again.log.path == first.log.path
    assert again.standing("contoh").hints == 1
    assert len(list(folder.glob("*.jsonl"))) == 1


def test_the_same_learner_in_another_script_typed_otherwise_resumes() -> None:
    assert stem("Иван", "Библиотека") == stem("ИВАН ", "библиотека")
    assert stem("Le\u0301a") == stem("L\u00e9a")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Siti", "Perpustakaan A"), ("Siti", "Perpustakaan B")),
        (("x" * 100, "Perpustakaan A"), ("x" * 100, "Perpustakaan B")),
        (("أحمد Ali", "Uji"), ("محمد Ali", "Uji")),
        (("Siti", "مكتبة"), ("Siti", "جامعة")),
        (("Siti A", "B"), ("Siti", "A B")),
        (("Siti 📚", "Uji"), ("Siti 🌱", "Uji")),
        (("CON", "Uji"), ("peserta con", "Uji")),
    ],
    ids=ascii,
)
def test_different_learners_never_share_a_record(one: tuple[str, str], other: tuple[str, str]) -> None:
    first, second = stem(*one), stem(*other)
    assert first != second
    assert (stem(*one), stem(*other)) == (first, second)
    assert active() == (*other, second)


def test_many_namesakes(folder: Path) -> None:
    institutions = [f"Perpustakaan {number}" for number in range(12)]
    stems = [stem("Siti", one) for one in institutions]
    assert len(set(stems)) == 12
    assert [stem("Siti", one) for one in institutions] == stems
    assert {who.institution for who in learner.everyone()} == set(institutions)


def test_a_namesake_keeps_the_record_when_the_first_has_left(folder: Path) -> None:
    stem("Siti", "Perpustakaan A")
    second = stem("Siti", "Perpustakaan B")
    (folder / "siti.jsonl").unlink()
    assert stem("Siti", "Perpustakaan B") == second


def test_the_name_is_written_once(folder: Path) -> None:
    for _ in range(3):
        path = learner.enter("Siti", "Perpustakaan Uji").record.log.path
    assert len(path.read_bytes().splitlines()) == 1


# --- who is active --------------------------------------------------------------------------------


def test_nobody_before_a_name_was_given(folder: Path) -> None:
    assert active() is None
    assert learner.everyone() == []
    assert not folder.exists()


def test_the_learner_chosen_last_is_active() -> None:
    stem("Siti")
    stem("Budi")
    assert active() == ("Budi", "Perpustakaan Uji", "budi")
    stem("siti")
    assert active() == ("Siti", "Perpustakaan Uji", "siti")


POINTERS = [
    None,
    b"",
    b"\xff\xfe\x00",
    b"\0",
    b"x" * 5000,
    b"../luar",
    b"/",
    b".",
    b"siti.jsonl",
    b"*",
]


def test_whose_record_is_gone_is_asked_again(folder: Path) -> None:
    """The answer must not go to the one other learner of this computer."""
    stem("Budi")
    (folder / f"{stem('Siti')}.jsonl").unlink()
    assert active() is None


@pytest.mark.parametrize("pointer", POINTERS, ids=lambda p: ascii(p)[:20])
def test_a_pointer_that_points_nowhere(pointer: bytes | None, folder: Path) -> None:
    stem("Siti")
    (folder.parent / "luar.jsonl").write_bytes((folder / "siti.jsonl").read_bytes())
    (folder / "peserta-aktif.txt").unlink()
    if pointer is not None:
        point(folder, pointer)
    assert active() == ("Siti", "Perpustakaan Uji", "siti")  # the only one there is
    stem("Budi")
    (folder / "peserta-aktif.txt").unlink()
    if pointer is not None:
        point(folder, pointer)
    assert active() is None  # two: the card asks


def test_a_pointer_saved_by_an_editor(folder: Path) -> None:
    stem("Siti")
    stem("Budi")
    point(folder, b"siti\r\n")
    assert active() == ("Siti", "Perpustakaan Uji", "siti")


def test_a_pointer_that_is_a_folder(folder: Path) -> None:
    stem("Siti")
    (folder / "peserta-aktif.txt").unlink()
    (folder / "peserta-aktif.txt").mkdir()
    assert active() == ("Siti", "Perpustakaan Uji", "siti")


def test_a_learner_who_cannot_be_made_active_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stem("Siti")
    stem("Budi")

    def replace(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", replace)
        with pytest.raises(RecordError) as caught:
            learner.enter("Siti", "Perpustakaan Uji")
    assert str(caught.value) == text.DISK_FULL
    assert not list(folder.glob(".peserta-*"))
    assert active() == ("Budi", "Perpustakaan Uji", "budi")


# --- damage ---------------------------------------------------------------------------------------


def damage_name(path: Path) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0][:30] + b"\n" + b"".join(lines[1:]))


def test_answers_survive_the_line_that_named_the_learner(folder: Path) -> None:
    record = learner.enter("Siti", "Perpustakaan Uji").record
    record.append("hint", exercise="contoh", hints=2)
    damage_name(record.log.path)
    assert active() == ("siti", "", "siti")
    again = learner.enter("Siti", "Perpustakaan Uji").record
    assert again.log.path == record.log.path
    assert again.standing("contoh").hints == 2
    assert active() == ("Siti", "Perpustakaan Uji", "siti")


@pytest.mark.parametrize("content", [b"", b"\0" * 100, b"{}\n", b"[]\n"], ids=ascii)
def test_a_record_without_an_event_names_nobody(content: bytes, folder: Path) -> None:
    folder.mkdir()
    (folder / "siti.jsonl").write_bytes(content)
    assert active() is None
    assert stem("Siti") == "siti"
    assert active() == ("Siti", "Perpustakaan Uji", "siti")
    assert (folder / "siti.jsonl").read_bytes().startswith(content)


def test_the_last_name_of_a_record_counts(folder: Path) -> None:
    record = learner.enter("Siti", "Perpustakaan Uji").record
    record.append("learner", name="Siti Aminah", institution="Perpustakaan Baru")
    assert active() == ("Siti Aminah", "Perpustakaan Baru", "siti")


def test_one_record_that_cannot_be_read_stops_nobody_else(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stem("Budi")
    shut = folder / "siti.jsonl"
    shut.write_text(json.dumps({"id": "x"}))
    really_open = Path.open

    def open_(path: Path, *how: object, **more: object) -> object:
        if path == shut:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return really_open(path, *how, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", open_)
    assert [who.name for who in learner.everyone()] == ["Budi"]
    with pytest.raises(RecordError, match=r"siti\.jsonl"):
        learner.enter("Siti", "Perpustakaan Uji")


def test_a_progress_folder_that_is_a_file(folder: Path) -> None:
    folder.touch()
    assert active() is None
    with pytest.raises(RecordError):
        learner.enter("Siti", "Perpustakaan Uji")
