from __future__ import annotations

from typing import Any

import pytest
from made import make

from kit.check.formula import compute

LEARNERS = [f"peserta-{n}" for n in range(30)]


def varied(**vary: list[float]) -> Any:
    return make("number", value="a", vary=vary)


def test_the_same_learner_always_gets_the_same_numbers() -> None:
    assert varied(a=[1, 2, 3]).numbers("siti") == varied(a=[1, 2, 3]).numbers("siti")


def test_learners_get_every_row_and_rows_stay_together() -> None:
    exercise = varied(a=[1, 2, 3], b=[10, 20, 30, 40])
    rows = {tuple(exercise.numbers(who).values()) for who in LEARNERS}
    assert rows == {(1, 10), (2, 20), (3, 30)}


def test_nothing_to_vary() -> None:
    assert make("number", value=1).numbers("siti") == {}


def test_the_order_is_the_learners_own_and_stays() -> None:
    exercise, ids = make("text", accept=["x"]), list("abcde")
    orders = {who: tuple(exercise.shuffled(who, ids)) for who in LEARNERS}
    assert all(sorted(order) == ids for order in orders.values())
    assert len(set(orders.values())) > 10
    assert orders == {who: tuple(exercise.shuffled(who, ids)) for who in LEARNERS}
    assert ids == list("abcde")


def test_the_order_is_the_same_on_every_machine() -> None:
    # A record says which option was ticked on which screen: this order may never change.
    assert make("text", accept=["x"]).shuffled("siti", list("abcde")) == ["c", "b", "e", "a", "d"]


def test_an_author_may_forbid_shuffling() -> None:
    assert make("text", accept=["x"], shuffle=False).shuffled("siti", list("abc")) == list("abc")


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        (12.5, 12.5),
        ("12", 12),
        ("a + b * 2", 7),
        ("-(a - b) / 4", 0.5),
        ("a <= b", True),
        ("a == 2", False),
        ("a != b", True),
        ("a + 1 > b + 1", False),
    ],
)
def test_compute(formula: str | float, value: float) -> None:
    assert compute(formula, {"a": 1, "b": 3}) == value


@pytest.mark.parametrize(
    "formula", ["c", "__import__('os')", "a.real", "a ** 9", "'x'", "[a]", "a < b < 9", "a if b else 1"]
)
def test_compute_knows_arithmetic_only(formula: str) -> None:
    with pytest.raises(ValueError, match="tidak dikenal"):
        compute(formula, {"a": 1, "b": 3})
