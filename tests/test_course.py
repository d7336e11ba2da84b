"""The course as a whole: no pattern gives a key away, and what was learned is called back days later."""

from __future__ import annotations

from collections import Counter

import pytest

from kit.cells import read
from kit.exercises import Lesson, find, lessons
from kit.kinds.choice import Choice
from kit.kinds.choices import Choices
from kit.kinds.mark import Mark
from kit.kinds.order import Order
from kit.kinds.scenario import Scenario
from kit.paths import NOTEBOOKS

LESSONS = lessons()
EXERCISES = [exercise for lesson in LESSONS for exercise in lesson.exercises]
WORDS_PER_MINUTE = 120  # what an adult reads on a screen, and thinks about


def of_lesson() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.number)


def most_common_share(counts: list[int]) -> float:
    return Counter(counts).most_common(1)[0][1] / len(counts)


def test_the_longest_option_is_not_the_key() -> None:
    cards = [exercise for exercise in EXERCISES if isinstance(exercise, Choice)]
    longest = [max(one.options, key=lambda option: len(option.text)).correct for one in cards]
    assert len(cards) > 8
    assert sum(longest) / len(longest) <= 0.5


def test_the_key_has_no_place_of_its_own_in_the_files() -> None:
    cards = [exercise for exercise in EXERCISES if isinstance(exercise, Choice)]
    places = [[option.correct for option in one.options].index(True) for one in cards]
    assert most_common_share(places) <= 0.6


def test_the_number_of_right_options_varies() -> None:
    cards = [exercise for exercise in EXERCISES if isinstance(exercise, Choices)]
    assert len({sum(option.correct for option in one.options) for one in cards}) >= 2


def test_the_number_of_faults_to_mark_varies() -> None:
    cards = [exercise for exercise in EXERCISES if isinstance(exercise, Mark)]
    assert most_common_share([len(one.spots()) for one in cards]) <= 0.6


def test_the_best_turn_of_a_story_is_not_always_at_one_place() -> None:
    places = []
    for story in (exercise for exercise in EXERCISES if isinstance(exercise, Scenario)):
        shown = [letter for letter, _ in story.follow([])["story"]["options"]]
        places.append(shown.index(story.best_path()[0]))
    assert most_common_share(places) <= 0.6


def test_what_is_shown_of_a_story_differs_from_learner_to_learner() -> None:
    story = next(exercise for exercise in EXERCISES if isinstance(exercise, Scenario))
    orders = {tuple(letter for letter, _ in story.follow([], f"p{n}")["story"]["options"]) for n in range(40)}
    assert len(orders) > 2


def test_no_sentence_about_an_order_names_a_place() -> None:
    for exercise in EXERCISES:
        if isinstance(exercise, Order):
            for step in exercise.items:
                assert not any(
                    word in step.feedback.lower() for word in ("urutan ke-", "paling awal", "paling akhir")
                )


@of_lesson()
def test_a_lesson_has_several_kinds_of_exercise(lesson: Lesson) -> None:
    kinds = Counter(exercise.kind for exercise in lesson.exercises)
    assert len(kinds) >= 5
    assert max(kinds.values()) / len(lesson.exercises) <= 0.5


@of_lesson()
def test_a_lesson_looks_back(lesson: Lesson) -> None:
    back = [exercise.id for exercise in lesson.exercises if exercise.id.startswith("kembali-")]
    assert bool(back) is (lesson.number != "00")  # nothing comes before it


@of_lesson()
def test_a_lesson_can_be_read_and_done_in_its_time(lesson: Lesson) -> None:
    cells = read(NOTEBOOKS / f"{lesson.stem}.ipynb").participant
    words = sum(len(cell.source.split()) for cell in cells if cell.markdown)
    needed = words / WORDS_PER_MINUTE + sum(exercise.minutes for exercise in lesson.exercises)
    assert needed <= lesson.minutes


def test_what_stands_beside_an_answer_asks_the_same() -> None:
    """Else then and now could not be compared item by item."""
    compared = [one for lesson in lessons() for one in lesson.exercises if one.beside]
    assert compared
    for one in compared:
        assert one.view("") == find(one.beside).view("")
