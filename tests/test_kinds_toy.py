"""A kind of one's own, from a folder outside of the kit: from TOML to verdict, record, board and documentation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from collecting import event
from desk import ask, enter, events
from made import example

from kit import kinds
from kit import text_author as text
from kit.cards.exercise import ExerciseCard
from kit.collector.figures import Figures
from kit.content import ContentError
from kit.exercises import Lesson, lesson
from kit.lint import content, generated
from kit.widget.live import front_end


@pytest.fixture
def toy(toy_kinds: Path) -> Any:
    """An exercise of the kind `slider`."""
    return example("slider")


def held_by(exercise: Any) -> Lesson:
    return Lesson(**vars(lesson("00")) | {"exercises": (exercise,)})


def test_it_is_unknown_without_its_folder() -> None:
    with pytest.raises(ContentError, match="“slider” tidak dikenal"):
        kinds.kind("slider")


@pytest.mark.usefixtures("progress")
def test_its_answers_are_judged_kept_and_come_back(toy: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kit.cards.exercise.lesson", lambda _number: held_by(toy))
    enter()
    card = ExerciseCard(toy)
    assert card.view["body"] == {"top": 10}
    assert ask(card, "check")["outcome"] == "unanswered"
    assert ask(card, "check", answer="3")["feedback"] == "<p>Bukan itu.</p>"
    assert ask(card, "check", answer="7")["outcome"] == "right"
    assert "error" in ask(card, "check", answer="99")
    assert [(one["answer"], one["outcome"]) for one in events()] == [("3", "wrong"), ("7", "right")]
    again = ExerciseCard(toy)
    assert (again.state["answer"], again.state["outcome"]) == ("7", "right")


def test_the_board_tells_what_went_wrong(toy: Any) -> None:
    figures = Figures([held_by(toy)])
    figures.add(1, event(exercise=toy.id, answer="3", outcome="wrong"), 1.0)
    (trip,) = figures.trips()
    assert [(one.answer, one.feedback) for one in trip.answers] == [("menggeser ke 3", "Bukan itu.")]


@pytest.mark.usefixtures("toy")
def test_it_is_documented_and_its_view_is_sent() -> None:
    assert "### slider: penggeser\n" in generated.kinds_guide(None)  # type: ignore[arg-type]
    assert 'type: "range"' in json.dumps(front_end()["kinds"]["slider"]).replace('\\"', '"')


def test_lint_judges_it(toy: Any) -> None:
    left = {fault.words for fault in content.faults(held_by(toy), {})}
    assert left == {text.PLACEHOLDER_LEFT.format(key=key) for key in ("title", "hints", "explain")}
    broken = type(toy)(**vars(toy) | {"wanted": 11})
    assert "wanted berada di luar skala" in " ".join(map(str, content.faults(held_by(broken), {})))
