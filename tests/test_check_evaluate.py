from __future__ import annotations

import dataclasses
from typing import Any

import pandas as pd
import pytest
from made import make

from kit.check.evaluate import AuthorCode, expected
from kit.content import ContentError


def code(**keys: Any) -> Any:
    return make("code", **({"solution": "1", "shows": "1"} | keys))


def test_the_last_line_is_the_value() -> None:
    assert code(setup="a = 2").author.run("b = a * 3\nb + 1") == 7


def test_setup_knows_pandas_matplotlib_and_the_datasets() -> None:
    exercise = code(setup='tabel = pd.read_csv(datasets / "penduduk.csv", dtype={"kode": str})')
    assert isinstance(exercise.author.run("tabel"), pd.DataFrame)
    assert code().author.run("plt.__name__") == "matplotlib.pyplot"


def test_each_run_starts_anew() -> None:
    exercise = code(setup="daftar = []")
    assert (
        exercise.author.run("daftar.append(1)\ndaftar")
        == exercise.author.run("daftar.append(1)\ndaftar")
        == [1]
    )


@pytest.mark.parametrize("solution", ["", "a = 1", "import math"])
def test_without_a_value_at_the_end(solution: str) -> None:
    with pytest.raises(ContentError, match="soal contoh"):
        code().author.run(solution)


def test_a_missing_dataset_is_named() -> None:
    with pytest.raises(ContentError, match=r"tidak-ada\.csv"):
        code(setup='x = pd.read_csv(datasets / "tidak-ada.csv")').author.run("x")


def test_what_is_expected_is_computed_once_and_only_when_needed() -> None:
    ran = []

    def digest(author: AuthorCode, source: str) -> Any:
        ran.append(source)
        return author.run(source)

    exercise = code(solution="1 + 1", wrong=[{"answer": "1 - 1", "feedback": "Kurang."}])
    wanted = expected(exercise.author, digest)
    assert wanted.right == expected(exercise.author, digest).right == 2
    assert ran == ["1 + 1"]
    assert wanted.mistakes() == wanted.mistakes() == [(0, "Kurang.")]
    assert ran == ["1 + 1", "1 - 1"]


def test_a_changed_exercise_is_computed_anew() -> None:
    exercise = code(solution="1")
    changed = dataclasses.replace(exercise, solution="2", revision="lain")
    assert (
        expected(exercise.author, AuthorCode.run).right,
        expected(changed.author, AuthorCode.run).right,
    ) == (1, 2)
