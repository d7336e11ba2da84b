from __future__ import annotations

import os
from itertools import count
from pathlib import Path

import pytest

from kit.content import ContentError
from kit.exercises import find, lesson, lesson_files, lessons, load, read_lesson
from kit.exercises.load import revision

_times = count(1_700_000_000_000_000_000, 1_000_000_000)

COURSE = """
jp_minutes = 45
[[days]]
number = 0
title = "Pembuka"
lessons = [{ stem = "08-rusak", title = "Rusak", minutes = 10 }]
[[days]]
number = 2
title = "Data"
lessons = [
  { stem = "07-contoh", title = "Contoh", minutes = 30 },
  { stem = "01-awal", title = "Awal", minutes = 45, needs = ["07"] },
]
"""
HEAD = """
[lesson]
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
    """The folder of exercises of a course whose only lesson with exercises is 07."""
    monkeypatch.setattr(load, "ROOT", tmp_path)
    exercises = tmp_path / "exercises"
    exercises.mkdir()
    (tmp_path / "notebooks").mkdir()
    write(exercises, COURSE, "kursus")
    write(exercises, HEAD + TEXT + CODE)
    notebook(exercises, "07-contoh")
    return exercises


def notebook(folder: Path, name: str) -> None:
    (folder.parent / "notebooks" / f"{name}.ipynb").touch()


def write(folder: Path, words: str, name: str = "07-contoh") -> Path:
    path = folder / f"{name}.toml"
    path.write_text(words, encoding="utf-8")
    changed = next(_times)  # a clock may tick too slowly for two writes in a row
    os.utime(path, ns=(changed, changed))
    return path


def test_a_file_is_read_whole(folder: Path) -> None:
    (one,) = lessons()
    assert (one.number, one.stem, one.goals) == ("07", "07-contoh", ("tahu",))
    assert (one.title, one.day.number, one.minutes) == ("Contoh", 2, 30)
    assert [exercise.id for exercise in one.exercises] == ["isian-contoh", "kode-contoh"]
    assert lesson("07") is one


def test_an_exercise_takes_from_its_lesson_what_it_does_not_say(folder: Path) -> None:
    first, second = lesson("07").exercises
    assert (first.competence, first.pillar, first.lesson) == ("DLGF 1.3", "Cakap", "07-contoh")
    assert (second.competence, second.pillar) == ("DLGF 6.2", "Cakap")
    assert second.setup == "a = 1\nb = 2"  # type: ignore[attr-defined]


def test_find(folder: Path) -> None:
    assert find("isian-contoh").title == "Isian"


@pytest.mark.parametrize(
    ("wanted", "hint"), [("isian-cotoh", "Mungkin maksud Anda “isian-contoh”."), ("xyz", "")]
)
def test_a_near_miss_is_named(folder: Path, wanted: str, hint: str) -> None:
    with pytest.raises(ContentError) as caught:
        find(wanted)
    assert str(caught.value) == f"Soal “{wanted}” tidak ada di folder exercises.{' ' * bool(hint)}{hint}"


def test_find_reads_only_the_file_that_has_the_id(folder: Path) -> None:
    write(folder, "ini bukan TOML", "08-rusak")
    assert find("kode-contoh").lesson == "07-contoh"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (HEAD + "x = ", "07-contoh.toml: berkas TOML tidak terbaca"),
        (HEAD + "[[soal]]\n", "07-contoh.toml: bagian [soal] tidak dikenal"),
        (HEAD.replace("goals =", "tujuan ="), "07-contoh.toml, [lesson]: kunci `tujuan` tidak dikenal"),
        (HEAD.replace('goals = ["tahu"]', ""), "07-contoh.toml, [lesson]: kunci `goals` belum ada"),
        (HEAD + "minutes = 30", "07-contoh.toml, [lesson]: kunci `minutes` tidak dikenal"),
        (TEXT, "07-contoh.toml, [lesson]: kunci `pillar` belum ada"),
        (HEAD + TEXT.replace('"text"', '"txt"'), "soal isian-contoh: `kind` “txt” tidak dikenal; pilih text"),
        (HEAD + TEXT.replace('kind = "text"', ""), "soal isian-contoh: `kind` “None” tidak dikenal"),
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
    write(folder, HEAD.replace("tahu", "dapat") + TEXT)
    assert lesson("07").goals == ("dapat",)
    assert find("isian-contoh").lesson == "07-contoh"


def test_a_changed_course_is_read_again(folder: Path) -> None:
    before = lesson("07")
    write(folder, COURSE.replace('"Contoh"', '"Lain"').replace("minutes = 30", "minutes = 60"), "kursus")
    assert (lesson("07").title, lesson("07").minutes) == ("Lain", 60)
    assert lesson("07").exercises == before.exercises


def test_a_lesson_that_is_not_in_the_course(folder: Path) -> None:
    path = write(folder, HEAD + TEXT, "09-liar")
    assert path not in lesson_files()
    with pytest.raises(ContentError, match=r"09-liar\.toml: sesi ini belum tercantum di kursus\.toml"):
        read_lesson(path)


def test_an_unknown_lesson_names_the_known_ones(folder: Path) -> None:
    write(folder, HEAD, "01-awal")
    with pytest.raises(ContentError, match="sesi “99” tidak ada; yang ada: 07, 01"):
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
    assert [path.stem for path in lesson_files()] == ["07-contoh", "01-awal"]


def test_a_lesson_without_its_notebook_is_no_lesson_yet(folder: Path) -> None:
    write(folder, (HEAD + TEXT).replace("isian-contoh", "isian-awal"), "01-awal")
    assert [one.number for one in lessons()] == ["07"]
    assert find("isian-awal").lesson == "01-awal"  # a notebook that somebody renamed still has its cards
    assert lesson("01").title == "Awal"
    notebook(folder, "01-awal")
    assert [one.number for one in lessons()] == ["07", "01"]
