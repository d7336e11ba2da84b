"""The table of contents: order, days, and the lessons around one, with and without those still to be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit import paths
from kit.content import ContentError
from kit.exercises import Course, Day, Entry, course, lesson_files, lessons, plan

WHOLE = Course(
    jp_minutes=45,
    days=(
        Day(number=0, title="Pembuka", lessons=(Entry(stem="00-a", title="A", minutes=60),)),
        Day(number=1, title="Satu", lessons=(Entry(stem="01-b", title="B", minutes=90, needs=("00",)),)),
        Day(
            number=2,
            title="Dua",
            lessons=(
                Entry(stem="02-c", title="C", minutes=90, needs=("00", "01"), breaks=(40,)),
                Entry(stem="03-d", title="D", minutes=45),
            ),
        ),
    ),
)


def stems(course: Course) -> list[str]:
    return [entry.stem for entry in course.entries]


def test_order_and_neighbours() -> None:
    assert stems(WHOLE) == ["00-a", "01-b", "02-c", "03-d"]
    before, after = WHOLE.before("02-c"), WHOLE.after("02-c")
    assert (before and before.number, after and after.notebook) == ("01", "03-d.ipynb")
    assert WHOLE.before("00-a") is WHOLE.after("03-d") is WHOLE.before("99-x") is WHOLE.after("99-x") is None


def test_what_a_lesson_needs_and_its_day() -> None:
    assert [entry.number for entry in WHOLE.needed("02-c")] == ["00", "01"]
    assert WHOLE.needed("03-d") == WHOLE.needed("99-x") == ()
    found = WHOLE.find("03-d")
    assert found
    assert (found[0].title, found[1].title) == ("Dua", "D")
    assert WHOLE.find("99-x") is None


def test_time_in_jp() -> None:
    assert [WHOLE.jp(entry.minutes) for entry in WHOLE.entries] == [60 / 45, 2, 2, 1]


def test_lessons_that_are_missing_leave_no_trace() -> None:
    some = WHOLE.only(["00-a", "02-c"])
    assert stems(some) == ["00-a", "02-c"]
    assert [day.number for day in some.days] == [0, 2]
    assert some.after("00-a") == some.entries[1]
    assert some.before("02-c") == some.entries[0]
    assert [entry.number for entry in some.needed("02-c")] == ["00"]
    assert some.after("01-b") is None


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("exercises", "notebooks"):
        (tmp_path / name).mkdir()
    return tmp_path


def write(root: Path, words: str) -> None:
    (root / "exercises" / "kursus.toml").write_text(words, encoding="utf-8")


LINE = '{ stem = "01-b", title = "B", minutes = 90 }'
FILE = f'jp_minutes = 45\n[[days]]\nnumber = 1\ntitle = "Satu"\nlessons = [{LINE}]\n'


def test_a_lesson_is_there_when_both_files_are(root: Path) -> None:
    write(root, FILE)
    assert (stems(plan(root)), stems(course(root))) == (["01-b"], [])
    (root / "exercises" / "01-b.toml").touch()
    assert stems(course(root)) == []
    (root / "notebooks" / "01-b.ipynb").touch()
    assert stems(course(root)) == ["01-b"]
    (root / "exercises" / "01-b.toml").unlink()
    assert course(root).days == ()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("jp_minutes = ", "kursus.toml: berkas TOML tidak terbaca"),
        (FILE.replace("stem", "nama"), "kursus.toml, days 1, lessons 1: kunci `nama` tidak dikenal"),
        (
            FILE.replace("90", '"90"'),
            "kursus.toml, days 1, lessons 1, minutes: di sini diminta bilangan bulat",
        ),
        (FILE.replace("jp_minutes = 45", ""), "kursus.toml: kunci `jp_minutes` belum ada"),
    ],
)
def test_a_fault_of_the_file_is_named(root: Path, words: str, told: str) -> None:
    write(root, words)
    with pytest.raises(ContentError) as caught:
        plan(root)
    assert str(caught.value).startswith(told)


def test_no_file_at_all(root: Path) -> None:
    with pytest.raises(ContentError, match=r"kursus\.toml: berkas ini tidak ada"):
        course(root)


def test_the_shipped_course() -> None:
    """Thirty-two JP in four days after the opening; what is there is there in this order."""
    days = plan().days
    assert [day.number for day in days] == [0, 1, 2, 3, 4]
    assert sum(plan().jp(entry.minutes) for day in days[1:] for entry in day.lessons) == 32
    assert [entry.number for entry in plan().entries] == [f"{number:02}" for number in range(17)]
    there = stems(course())
    assert there == [path.stem for path in lesson_files()] == [one.stem for one in lessons()]
    assert there == sorted(path.stem for path in paths.NOTEBOOKS.glob("*.ipynb"))
