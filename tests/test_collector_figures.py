"""Who is where, who is stuck, what trips the class: the same figures in whatever order the events come."""

from __future__ import annotations

from typing import Any

import pytest
from collecting import START, event
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.collector import events
from kit.collector.figures import LIMITS, Figures, LearnerStatus
from kit.collector.store import Row
from kit.exercises import lessons

MINUTE = 60.0
EXERCISES = [e for one in lessons() for e in one.exercises]
FIRST, SECOND = EXERCISES[0], EXERCISES[1]


def made(*found: dict[str, Any], learner: int = 1) -> Figures:
    figures = Figures(lessons())
    for one in found:
        figures.add(learner, one, events.moment(one) or 0.0)
    return figures


def stuck(figures: Figures, minutes: float) -> LearnerStatus:
    return figures.status(1, START + minutes * MINUTE)


def test_whoever_has_done_nothing_is_nowhere() -> None:
    assert made().status(1, START) == LearnerStatus("", 0.0, ())


def test_where_somebody_is_follows_the_latest_event_not_the_latest_arrival() -> None:
    figures = made(event(at=60, exercise=SECOND.id), event(at=0, exercise=FIRST.id))
    assert figures.status(1, START + 61).exercise == SECOND.id


def test_stuck_after_attempts_until_solved() -> None:
    tries = [event(at=n) for n in range(LIMITS.attempts)]
    assert stuck(made(*tries[1:]), 1).stuck == ()
    assert stuck(made(*tries), 1).stuck == ("attempts",)
    assert stuck(made(*tries, event(at=9, outcome="right")), 1).stuck == ()


def test_stuck_with_all_hints_used_until_the_solution_is_open() -> None:
    used = event("hint", hints=len(FIRST.hints))
    assert stuck(made(event("hint", hints=1)), 1).stuck == ()
    assert stuck(made(used), 1).stuck == ("hints",)
    assert stuck(made(used, event("solution")), 1).stuck == ()


def test_stuck_in_silence_but_not_on_a_break() -> None:
    figures = made(event("draft"))
    assert stuck(figures, LIMITS.silence - 0.1).stuck == ()
    assert stuck(figures, LIMITS.silence).stuck == ("silence",)
    assert stuck(figures, LIMITS.away + 0.1).stuck == ()
    assert stuck(made(event(outcome="right")), LIMITS.silence).stuck == ()


def test_an_event_that_only_a_later_kit_knows_is_a_sign_of_life() -> None:
    figures = made(event("draft"), event("gerak", at=7 * MINUTE, exercise="belum-ada"))
    assert stuck(figures, 9) == LearnerStatus(FIRST.id, START + 7 * MINUTE, ())


def test_a_seat_that_only_has_its_name_has_nobody_in_it() -> None:
    assert stuck(made(event("learner")), 1) == LearnerStatus("", 0.0, ())


def test_a_clock_that_runs_ahead_counts_from_the_arrival() -> None:
    import json

    figures = Figures(lessons())
    figures.take(Row(1, 1, START, json.dumps(event("draft", at=1e6))))
    figures.take(Row(2, 1, START, json.dumps(event("draft", time="kemarin"))))
    assert stuck(figures, LIMITS.silence) == LearnerStatus(FIRST.id, START, ("silence",))


def test_what_trips_the_class_counts_people_not_attempts() -> None:
    wrong = FIRST.mistakes("peserta")[0][0]
    figures = made(event(answer=wrong), event(answer=wrong), event(outcome="right", answer="a"))
    for learner in (2, 3):
        figures.add(learner, event(answer=wrong), START)
    figures.add(4, event(outcome="right"), START)
    [trip] = figures.trips()
    assert (trip.exercise, trip.tried, trip.wrong, trip.open) == (FIRST.id, 4, 3, 2)
    assert [one.learners for one in trip.answers] == [3]


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.id)
def test_any_answer_is_counted_without_a_fault(exercise: Any) -> None:
    for answer in (None, "", "zz", 7, [], ["zz"], {}, {"a": 5}, {"cells": 3}, [[]], True, 1e308):
        figures = made(event(exercise=exercise.id, answer=answer))
        assert figures.people[1].standings[exercise.id].attempts == 1


def some_events() -> st.SearchStrategy[list[tuple[int, dict[str, Any]]]]:
    one = st.builds(
        lambda learner, kind, exercise, at, outcome, hints, number: (
            learner,
            event(kind, at, exercise=exercise, outcome=outcome, hints=hints, answer="bcd"[number % 3])
            | {"id": f"{learner}-{number}"},
        ),
        st.integers(1, 3),
        st.sampled_from(["attempt", "hint", "solution", "draft", "gerak", "learner"]),
        st.sampled_from([FIRST.id, SECOND.id, "belum-ada"]),
        st.integers(0, 3000),
        st.sampled_from(["wrong", "partial", "right"]),
        st.integers(-1, 9),
        st.integers(0, 10_000),
    )
    return st.lists(one, max_size=25, unique_by=lambda pair: (pair[0], pair[1]["id"]))


@settings(max_examples=150, deadline=None)
@given(some_events(), st.data())
def test_any_interleaving_and_doubling_gives_the_same_figures(
    found: list[tuple[int, dict[str, Any]]], data: st.DataObject
) -> None:
    doubled = found + [one for one in found if data.draw(st.booleans())]
    shuffled = data.draw(st.permutations(doubled))
    results = []
    for order in (found, shuffled):
        figures = Figures(lessons())
        for learner, one in order:
            figures.add(learner, one, events.moment(one) or 0.0)
        now = START + 3100
        results.append((figures.people, figures.trips(), [figures.status(n, now) for n in (1, 2, 3)]))
    assert results[0] == results[1]
