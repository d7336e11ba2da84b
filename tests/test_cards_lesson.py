"""The head of a lesson and the picture of progress follow the record."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import INSTITUTION, NAME, ask, enter, first

import kit
from kit import learner
from kit.cards.exercise import ExerciseCard
from kit.cards.lesson import LessonHead, ProgressPicture, outcome, summary
from kit.exercises import lesson, lessons

pytestmark = pytest.mark.usefixtures("progress")


def squares(picture: ProgressPicture, number: str = "00") -> dict[str, str]:
    row = next(row for row in picture.state["lessons"] if row["number"] == number)
    return {title: result for title, result, _word in row["exercises"]}


def test_a_newcomer_is_asked_for_a_name() -> None:
    head = LessonHead(lesson("00"))
    assert head.state["identity"] == {"known": []}
    assert head.state["who"] == ""
    assert head.state["done"] == 0
    state = ask(head, "identify", name=NAME, institution=INSTITUTION)
    assert state["identity"] is None
    assert NAME in state["who"]
    assert INSTITUTION in state["who"]


def test_an_incomplete_name_is_said_and_nothing_is_written(progress: Path) -> None:
    head = LessonHead(lesson("00"))
    for name, institution in (("", INSTITUTION), (NAME, "  "), ("\n", "\t")):
        state = ask(head, "identify", name=name, institution=institution)
        assert state["problem"]
        assert state["identity"]
        assert state["turn"] == 1
    assert not list(progress.glob("*.jsonl"))


def test_head_and_picture_follow_an_answer() -> None:
    enter()
    exercise = first("choice")
    head, picture = LessonHead(lesson("00")), ProgressPicture()
    card, title = ExerciseCard(exercise), exercise.title
    (wrong, _), *_ = exercise.mistakes()
    ask(card, "check", answer=wrong)
    assert squares(picture)[title] == "wrong"
    assert head.state["done"] == 0
    ask(card, "check", answer=exercise.right())
    assert squares(picture)[title] == "right"
    assert head.state["done"] == 1
    assert head.state["summary"].startswith("1 dari ")
    ask(card, "check", answer=wrong)
    assert squares(picture)[title] == "right"  # once solved stays solved
    assert head.state["done"] == 1


def test_a_reflection_counts_as_done() -> None:
    enter()
    exercise = first("reflect")
    ask(ExerciseCard(exercise), "check", answer=exercise.right())
    assert outcome(learner.active().record, exercise) == "saved"  # type: ignore[union-attr]
    assert exercise.title in squares(ProgressPicture())


def test_the_next_open_exercise_and_none_at_the_end() -> None:
    enter()
    one = lesson("00")
    record = learner.active().record  # type: ignore[union-attr]
    assert summary(record, one)["next"]
    for exercise in one.exercises:
        record.append("attempt", exercise=exercise.id, revision=exercise.revision, answer="", outcome="right")
    assert summary(record, one) | {"summary": ""} == {
        "done": len(one.exercises),
        "total": len(one.exercises),
        "summary": "",
        "next": "",
    }
    assert LessonHead(one).state["next"] == ""
    assert ProgressPicture().state["next"].startswith(lessons()[1].number)


def test_changing_places_offers_everyone_and_switches_every_widget() -> None:
    enter()
    exercise = first("choice")
    card = ExerciseCard(exercise)
    ask(card, "check", answer=exercise.right())
    enter("Budi", "Perpustakaan Lain")
    head = LessonHead(lesson("00"))
    card.refresh()
    assert card.state["answer"] is None
    known = ask(head, "change")["identity"]["known"]
    assert sorted(known) == [("Budi", "Perpustakaan Lain"), (NAME, INSTITUTION)]
    ask(head, "identify", name=NAME, institution=INSTITUTION)
    assert card.state["outcome"] == "right"
    assert head.state["done"] == 1
    assert head.state["identity"] is None


def test_a_damaged_line_is_said_on_the_head(progress: Path) -> None:
    enter()
    assert LessonHead(lesson("00")).state["notice"] == ""
    (file,) = progress.glob("*.jsonl")
    with file.open("a", encoding="utf-8") as record:
        record.write('{"id": "1", "kin\n')
    assert f"progress/{file.name}" in LessonHead(lesson("00")).state["notice"]


def test_what_is_printed_carries_no_address() -> None:
    widgets = [kit.sesi("00"), kit.kemajuan()]
    assert [repr(one) for one in widgets] == ["Sesi 00 " + lesson("00").title, "Kemajuan"]


@pytest.mark.parametrize(
    "message", [{"do": "apa saja"}, {}, {"do": ["change"]}, {"do": "identify", "name": 5}, "kata", None, []]
)
def test_no_message_breaks_them(message: object) -> None:
    for widget in (LessonHead(lesson("00")), ProgressPicture()):
        widget.receive(message)
        assert widget.state
