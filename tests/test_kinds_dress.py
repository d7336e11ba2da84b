"""Right answers of able pandas users in other dress, and wrong ones that only look right: code and charts of the course."""

from __future__ import annotations

from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest

from kit import text
from kit.check.result import Outcome
from kit.exercises import find
from kit.kinds.chart import Chart
from kit.kinds.code import Code

mpl.use("Agg")


def namespace(exercise: Code) -> dict[str, Any]:
    return {"pd": pd, "plt": plt, "x": exercise.right()}


def verdict(exercise_id: str, code: str) -> Any:
    """The verdict on an expression in which `x` is the author's own answer."""
    exercise = find(exercise_id)
    assert isinstance(exercise, Code)
    return exercise.judge(eval(code, namespace(exercise)))  # noqa: S307 - code of this very file


@pytest.mark.parametrize(
    "code",
    [
        "x",
        "x.to_frame()",
        "x.reset_index()",
        "x.to_dict()",
        "x.sort_values()",
        "x.round(2)",
        "x.round(1)",
        "x.rename('laju')",
    ],
)
def test_a_column_in_another_dress_is_right(code: str) -> None:
    assert verdict("peserta-per-10000", code).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("x.round(0)", text.CODE_ROUNDED),
        ("x.head(3)", "belum ada"),
        ("x.reset_index(drop=True)", text.CODE_NAMES_LOST),
        ("x * 10", text.CODE_TOO_LARGE.format(times="10")),
        ("x.round(-1)", "nilai berbeda"),
        ("x * 0", "nilai berbeda"),
        ("list(x)", text.CODE_NAMES_LOST),
        ("x.to_frame().assign(lain=1, lagi=2)", "Serahkan kolom itu saja"),
    ],
)
def test_a_column_that_is_not_the_answer_is_told_why(code: str, words: str) -> None:
    result = verdict("peserta-per-10000", code)
    assert result.outcome is Outcome.WRONG
    assert words in result.feedback


@pytest.mark.parametrize(
    "code", ["x", "x.reset_index(drop=True)", "x.reset_index()", "x.copy()", "x[x.columns[::-1]]"]
)
def test_a_filtered_table_in_another_dress_is_right(code: str) -> None:
    assert verdict("saring-advokasi", code).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("x.head(4)", text.CODE_ONLY_FIRST.format(given=4, wanted=35)),
        ("x.tail(3)", text.CODE_ROW_COUNT.format(given=3, wanted=35)),
        ("x.assign(index=1)", "`index`"),
    ],
)
def test_a_filtered_table_that_is_not_the_answer_is_told_why(code: str, words: str) -> None:
    result = verdict("saring-advokasi", code)
    assert result.outcome is Outcome.WRONG
    assert words in result.feedback


def test_rows_without_names_that_are_too_few_are_not_told_to_group() -> None:
    result = verdict("peserta-setiap-kegiatan", "x.head()")
    assert result.outcome is Outcome.WRONG
    assert "5 baris" in result.feedback


def drawn(exercise_id: str, **words: str) -> tuple[Chart, Any]:
    """The author's chart with other words on it."""
    exercise = find(exercise_id)
    assert isinstance(exercise, Chart)
    ax = exercise.right()
    ax.set(**words)
    return exercise, ax


def test_the_longest_bar_on_top_may_be_drawn_upside_down() -> None:
    exercise = find("grafik-buku-per-seribu")
    assert isinstance(exercise, Chart)
    wanted = exercise.right()
    names = [label.get_text() for label in wanted.get_yticklabels()]
    sizes = [bar.get_width() for bar in wanted.patches]
    _, ax = plt.subplots()
    ax.barh(names[::-1], sizes[::-1])
    ax.invert_yaxis()
    ax.set(title=wanted.get_title(), xlabel="Buku per 1.000 penduduk", ylabel="Kabupaten/kota")
    assert exercise.judge(ax).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"title": "Halo 2025"}, "per 1.000 penduduk"),
        ({"xlabel": " . "}, text.CHART_NO_LABEL.format(axis="x")),
        ({"xlabel": "Kabupaten/kota", "ylabel": "Buku per 1.000 penduduk"}, text.CHART_LABELS_SWAPPED),
    ],
)
def test_words_that_only_fill_a_place_are_refused(words: dict[str, str], said: str) -> None:
    exercise, ax = drawn("grafik-buku-per-seribu", **words)
    result = exercise.judge(ax)
    assert result.outcome is Outcome.PARTIAL
    assert said in result.feedback


def test_small_rates_are_not_rounded_away() -> None:
    assert verdict("laju-setiap-perangkat", "x.round(3)").outcome is Outcome.RIGHT
    assert verdict("laju-setiap-perangkat", "x.round(1)").feedback == text.CODE_ROUNDED
    assert verdict("laju-setiap-perangkat", "x.round(0)").outcome is Outcome.WRONG
