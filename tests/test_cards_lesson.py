"""The head of a lesson and the picture of progress follow the record."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import INSTITUTION, NAME, ask, enter, first

import kit
from kit import learner, text
from kit.cards import lesson as view
from kit.cards.exercise import ExerciseCard
from kit.cards.lesson import LessonHead, ProgressPicture, outcome, summary
from kit.exercises import Course, course, lesson, lessons

pytestmark = pytest.mark.usefixtures("progress")


def squares(picture: ProgressPicture, number: str = "00") -> dict[str, str]:
    rows = [row for day in picture.state["days"] for row in day["lessons"]]
    row = next(row for row in rows if row["number"] == number)
    return {title: result for _id, title, result, _word in row["exercises"]}


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


def test_the_head_shows_what_the_lesson_is_for() -> None:
    one = lesson("06")
    head = LessonHead(one)
    assert head.view["questions"] == list(one.questions)
    assert head.view["goals"] == list(one.goals)
    wanted = ["Sesi 06", "Hari 2", text.MINUTES.format(minutes=90), "Pilar Cakap"]
    assert head.state["kicker"].split(" · ") == wanted
    assert LessonHead(lesson("00")).state["kicker"].split(" · ")[1] == "Pembuka"


@pytest.fixture
def gap(monkeypatch: pytest.MonkeyPatch) -> Course:
    """Only lessons 00, 06 and 11 are there."""
    there = course().only(["00-mulai", "06-tabel-rapi", "11-indikator-pelibatan"])
    monkeypatch.setattr(view, "course", lambda: there)
    return there


def test_the_ways_to_the_lessons_around(gap: Course) -> None:
    first, middle, last = (LessonHead(lesson(number)).view for number in ("00", "06", "11"))
    to_first, to_middle, to_last = (
        {"name": f"{entry.number} {entry.title}", "file": f"{entry.stem}.ipynb"} for entry in gap.entries
    )
    assert (first["before"], first["after"], first["needs"]) == (None, to_middle, [])
    assert (middle["before"], middle["after"], middle["needs"]) == (to_first, to_last, [to_first])
    assert (last["before"], last["after"], last["needs"]) == (to_middle, None, [to_middle])


def test_the_picture_goes_by_day_and_leads_on(gap: Course) -> None:
    state = ProgressPicture(lesson("06")).state
    assert [[row["number"] for row in day["lessons"]] for day in state["days"]] == [["00"], ["06"], ["11"]]
    assert [day["title"] for day in state["days"]] == [
        "Pembuka",
        *(f"Hari {day.number}: {day.title}" for day in gap.days[1:]),
    ]
    assert state["after"]["file"] == "11-indikator-pelibatan.ipynb"
    assert ProgressPicture(lesson("11")).state["after"] is None
    assert ProgressPicture().state["after"] is None


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


def test_the_end_of_a_lesson_says_what_one_can_do_now(monkeypatch: pytest.MonkeyPatch) -> None:
    enter()
    one = lesson("00")
    assert ProgressPicture(one).state["done"] == ""
    monkeypatch.setattr(view, "outcome", lambda _record, _exercise: "right")
    state = ProgressPicture(one).state
    assert state["done"] == text.LESSON_DONE.format(
        number="00", done=len(one.exercises), total=len(one.exercises)
    )
    assert len(state["able"]) == len(one.goals)
    assert ProgressPicture().state["done"] == ""  # a notebook that is no lesson ends nowhere
