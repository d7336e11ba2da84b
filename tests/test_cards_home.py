"""Beranda says who is here, what is done, and where to go on."""

from __future__ import annotations

import pytest
from desk import NAME, ask, enter

from kit import text
from kit.cards import home as view
from kit.cards.exercise import ExerciseCard
from kit.cards.home import home
from kit.exercises import lesson, lessons
from kit.markup import plain

pytestmark = pytest.mark.usefixtures("progress")


def test_a_newcomer_begins_at_the_beginning() -> None:
    said, first = home(), lessons()[0]
    assert said["title"] == text.HOME_WELCOME
    assert said["on"] == {
        "file": f"{first.stem}.ipynb", "exercise": "", "words": text.HOME_BEGIN.format(lesson=f"{first.number} {first.title}"),
    }  # fmt: skip
    tiles = [tile for day in said["days"] for tile in day["lessons"]]
    assert [tile["name"] for tile in tiles] == [f"{one.number} {one.title}" for one in lessons()]
    assert all(tile["done"] == 0 < tile["total"] for tile in tiles)


def test_a_learner_goes_on_in_the_lesson_of_the_last_answer() -> None:
    enter()
    one = lesson("04")
    first, second = one.exercises[:2]
    ask(ExerciseCard(first), "check", answer=first.right())
    said = home()
    assert said["title"] == text.HOME_HELLO.format(name=NAME)
    assert (said["on"]["file"], said["on"]["exercise"]) == (f"{one.stem}.ipynb", second.id)
    assert plain(second.title) in said["on"]["words"]
    (tile,) = [tile for day in said["days"] for tile in day["lessons"] if tile["file"] == f"{one.stem}.ipynb"]
    assert tile["done"] == 1


def test_when_all_is_done_there_is_no_way_on(monkeypatch: pytest.MonkeyPatch) -> None:
    enter()
    monkeypatch.setattr(view, "outcome", lambda _record, _exercise: "right")
    assert home()["on"] is None
