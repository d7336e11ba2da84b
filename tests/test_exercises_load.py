from __future__ import annotations

import os
from itertools import count
from pathlib import Path

import pytest

from kit.content import ContentError
from kit.exercises import find, lesson, lesson_files, lessons, load, read_lesson
from kit.exercises.load import revision

_times = count(1_700_000_000_000_000_000, 1_000_000_000)

HEAD = """
[lesson]
number = "07"
title = "Contoh"
day = 2
minutes = 30
pillar = "Cakap"
competence = "DLGF 1.3"
questions = ["Apa?"]
goals = ["tahu"]
setup = "a = 1"
"""
TEXT = """
[[exercise]]
id = "isian-contoh"
kind = "text"
title = "Isian"
prompt = "Apa?"
minutes = 2
hints = ["Satu.", "Dua."]
explain = "Begitu."
otherwise = "Lain."
accept = ["020"]
"""
CODE = """
[[exercise]]
id = "kode-contoh"
kind = "code"
title = "Kode"
prompt = "Apa?"
minutes = 2
hints = ["Satu.", "Dua."]
explain = "Begitu."
otherwise = "Lain."
competence = "DLGF 6.2"
setup = "b = 2"
solution = "a + b"
shows = "3"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(load, "EXERCISES", tmp_path)
    write(tmp_path, HEAD + TEXT + CODE)
    return tmp_path


def write(folder: Path, words: str, name: str = "07-contoh") -> Path:
    path = folder / f"{name}.toml"
    path.write_text(words, encoding="utf-8")
    changed = next(_times)  # a clock may tick too slowly for two writes in a row
    os.utime(path, ns=(changed, changed))
    return path


def test_a_file_is_read_whole(folder: Path) -> None:
    (one,) = lessons()
    assert (one.number, one.stem, one.minutes, one.goals) == ("07", "07-contoh", 30, ("tahu",))
    assert [exercise.id for exercise in one.exercises] == ["isian-contoh", "kode-contoh"]
    assert lesson("07") is one


def test_an_exercise_takes_from_its_lesson_what_it_does_not_say(folder: Path) -> None:
    first, second = lesson("07").exercises
    assert (first.competence, first.pillar, first.lesson) == ("DLGF 1.3", "Cakap", "07-contoh")
    assert (second.competence, second.pillar) == ("DLGF 6.2", "Cakap")
    assert second.setup == "a = 1\nb = 2"  # type: ignore[attr-defined]


def test_find(folder: Path) -> None:
    assert find("isian-contoh").title == "Isian"


@pytest.mark.parametrize(("wanted", "hint"), [("isian-cotoh", 'Maksud Anda "isian-contoh"?'), ("xyz", "")])
def test_a_near_miss_is_named(folder: Path, wanted: str, hint: str) -> None:
    with pytest.raises(ContentError) as caught:
        find(wanted)
    assert str(caught.value) == f'Soal "{wanted}" tidak ada di folder exercises.{" " * bool(hint)}{hint}'


def test_find_reads_only_the_file_that_has_the_id(folder: Path) -> None:
    write(folder, "ini bukan TOML", "08-rusak")
    assert find("kode-contoh").lesson == "07-contoh"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (HEAD + "x = ", "07-contoh.toml: berkas TOML tidak terbaca"),
        (HEAD + "[[soal]]\n", "07-contoh.toml: bagian [soal] tidak dikenal"),
        (HEAD.replace("minutes = 30", "menit = 30"), "07-contoh.toml, [lesson]: kunci `menit` tidak dikenal"),
        (HEAD.replace("minutes = 30", ""), "07-contoh.toml, [lesson]: kunci `minutes` belum ada"),
        (TEXT, "07-contoh.toml, [lesson]: kunci `number` belum ada"),
        (HEAD + TEXT.replace('"text"', '"txt"'), "soal isian-contoh: kind «txt» tidak dikenal; pilih text"),
        (HEAD + TEXT.replace('kind = "text"', ""), "soal isian-contoh: kind «None» tidak dikenal"),
        (HEAD + TEXT.replace('id = "isian-contoh"', ""), "soal (tanpa id): kunci `id` belum ada"),
        (
            HEAD + TEXT.replace("minutes = 2", 'minutes = "2"'),
            "isian-contoh, minutes: di sini diminta bilangan",
        ),
        (HEAD + TEXT + "options = []", "soal isian-contoh: kunci `options` tidak dikenal"),
    ],
)
def test_a_fault_names_file_and_exercise(folder: Path, words: str, told: str) -> None:
    path = write(folder, words)
    with pytest.raises(ContentError) as caught:
        read_lesson(path)
    assert told in str(caught.value)


def test_a_file_that_is_not_utf8(folder: Path) -> None:
    path = write(folder, HEAD)
    path.write_bytes("title = «é»".encode("latin-1"))
    with pytest.raises(ContentError, match="tidak terbaca"):
        read_lesson(path)


def test_a_changed_file_is_read_again(folder: Path) -> None:
    before = lesson("07")
    assert lesson("07") is before
    write(folder, HEAD.replace("Contoh", "Lain") + TEXT)
    assert lesson("07").title == "Lain"
    assert find("isian-contoh").lesson == "07-contoh"


def test_an_unknown_lesson_names_the_known_ones(folder: Path) -> None:
    write(folder, HEAD, "01-awal")
    with pytest.raises(ContentError, match='sesi "99" tidak ada; yang ada: 01, 07'):
        lesson("99")


def test_the_revision_changes_with_the_content() -> None:
    table = {"id": "a", "prompt": "Apa?"}
    assert revision(table) == revision(dict(reversed(table.items())))
    assert revision(table) != revision(table | {"prompt": "Siapa?"})


def test_the_setup_of_a_lesson_is_part_of_the_revision_of_its_code(folder: Path) -> None:
    before = [exercise.revision for exercise in lesson("07").exercises]
    write(folder, (HEAD + TEXT + CODE).replace("a = 1", "a = 5"))
    after = [exercise.revision for exercise in lesson("07").exercises]
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, False]


def test_files_come_in_the_order_of_the_course(folder: Path) -> None:
    write(folder, HEAD, "01-awal")
    assert [path.stem for path in lesson_files()] == ["01-awal", "07-contoh"]
