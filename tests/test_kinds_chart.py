from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from made import make
from matplotlib.axes import Axes

from kit import text
from kit.check.axes import draw, plot, read
from kit.check.result import Outcome
from kit.content import ContentError

SETUP = 'peserta = pd.Series({"Kota A": 30, "Kota B": 10, "Kota C": 20}, name="peserta")'
PESERTA = pd.Series({"Kota A": 30, "Kota B": 10, "Kota C": 20}, name="peserta")
LABELS = {"title": "Peserta, 2025", "xlabel": "Kota", "ylabel": "Peserta"}
SOLUTION = 'peserta.plot.bar(title="Peserta, 2025", xlabel="Kota", ylabel="Peserta")'


@pytest.fixture(autouse=True)
def _no_figures() -> Iterator[None]:
    plt.switch_backend("agg")
    plt.close("all")
    yield
    plt.close("all")


def chart(solution: str = SOLUTION, **keys: Any) -> Any:
    return make("chart", setup=SETUP, solution=solution, shows="", **keys)


def bars(data: pd.Series = PESERTA, kind: str = "bar", **labels: str) -> Axes:
    plt.figure()
    ax: Axes = getattr(data.plot, kind)(**(LABELS | labels))
    return ax


def failed(exercise: Any, ax: Any) -> dict[str, str]:
    """The criteria that a chart misses, with what is said of them."""
    result = exercise.judge(ax)
    assert (result.outcome is Outcome.RIGHT) is all(part.ok for part in result.parts.values())
    return {key: part.feedback for key, part in result.parts.items() if not part.ok}


def test_the_right_chart_in_any_dress() -> None:
    dressed = bars(PESERTA.sort_values())
    dressed.set_title("Banyaknya peserta pada 2025")
    dressed.grid(visible=True)
    dressed.axhline(15, color="red")
    for bar in dressed.patches:
        bar.set_color("green")
    exercise = chart(zero=True, title_words=["2025"])
    assert failed(exercise, bars()) == {}
    assert failed(exercise, dressed) == {}


def test_drawn_with_matplotlib_alone() -> None:
    _, ax = plt.subplots()
    ax.bar(list(PESERTA.index), list(PESERTA))
    ax.set(**LABELS)
    assert failed(chart(), ax) == {}


def test_a_figure_with_one_axes_serves() -> None:
    assert chart().judge(bars().figure).outcome is Outcome.RIGHT


def test_a_figure_with_two_axes_does_not() -> None:
    figure, _ = plt.subplots(1, 2)
    said = text.CHART_NOT_AXES.format(given="Figure", advice=text.CHART_KEEP_AXES)
    assert chart().judge(figure).feedback == said


def test_what_draws_may_be_handed_over_in_place_of_its_axes() -> None:
    figure, ax = plt.subplots()
    drawn = ax.bar(list(PESERTA.index), list(PESERTA))
    title = ax.set_title("Peserta, 2025")
    ax.set(xlabel="Kota", ylabel="Peserta")
    assert [chart().judge(one).outcome for one in (figure, drawn, title)] == [Outcome.RIGHT] * 3


@pytest.mark.parametrize(
    ("answer", "given", "advice"),
    [
        (27, "bilangan", text.CHART_KEEP_AXES),
        (PESERTA, text.CODE_TYPES["Series"], text.CHART_KEEP_AXES),
        (PESERTA.to_frame(), text.CODE_TYPES["DataFrame"], text.CHART_KEEP_AXES),
        (PESERTA.plot.bar, "fungsi", text.CHART_CALL_MISSING),
        (PESERTA.plot, "fungsi", text.CHART_CALL_MISSING),
        ([1], "daftar", text.CHART_KEEP_AXES),
    ],
)
def test_what_is_no_chart_is_named(answer: Any, given: str, advice: str) -> None:
    said = text.CHART_NOT_AXES.format(given=given, advice=advice)
    result = chart().judge(answer)
    assert (result.outcome, result.feedback) == (Outcome.WRONG, said)


def test_not_tried_is_not_wrong() -> None:
    assert chart().judge(...).outcome is Outcome.UNANSWERED


def test_nothing_handed_over_is_wrong() -> None:
    assert chart().judge(None).feedback == text.CODE_NONE


def test_another_kind_of_chart() -> None:
    lying = bars(kind="barh", xlabel="Peserta", ylabel="Kota")
    assert failed(chart(), lying) == {
        "kind": text.CHART_KIND.format(given="batang mendatar", wanted="batang tegak")
    }
    line = bars(kind="line")
    assert failed(chart(), line)["kind"] == text.CHART_KIND.format(given="garis", wanted="batang tegak")


def test_other_data() -> None:
    def data(difference: str) -> dict[str, str]:
        return {"data": text.CHART_DATA.format(difference=difference, otherwise="Lain.")}

    def values(count: int, label: str, value: str) -> dict[str, str]:
        return data(text.CHART_VALUES.format(count=count, all=3, label=label, value=value))

    assert failed(chart(), bars(PESERTA * 2)) == values(3, "Kota A", "60")
    assert failed(chart(), bars(PESERTA.head(2))) == data(text.CHART_COUNT.format(given=2, wanted=3))
    turned = bars(PESERTA.set_axis(["Kota A", "Kota C", "Kota B"]))
    assert failed(chart(), turned) == values(2, "Kota C", "10")
    assert failed(chart(), bars(PESERTA * (1 + 1e-12))) == {}


def test_only_the_order() -> None:
    turned = bars(PESERTA.iloc[::-1])
    assert failed(chart(rows_in_order=True), turned) == {"data": text.CHART_ORDER}
    assert failed(chart(), turned) == {}


def test_a_truncated_axis() -> None:
    ax = bars()
    ax.set_ylim(bottom=5)
    assert failed(chart(zero=True), ax) == {"zero": text.CHART_ZERO}
    assert failed(chart(), ax) == {}


def test_an_axis_that_multiplies() -> None:
    ax = bars()
    ax.set_yscale("log")
    assert failed(chart(zero=True), ax) == {"zero": text.CHART_LOG}


def test_rates_may_be_rounded_in_a_chart_too() -> None:
    rates = PESERTA / 3
    exercise = chart(SOLUTION.replace("peserta.plot", "(peserta / 3).plot"))
    assert failed(exercise, bars(rates.round(1))) == {}
    assert "data" in failed(exercise, bars(rates.round(0)))
    wrong = [
        {"answer": SOLUTION.replace("peserta.plot", "(peserta / 3).round(1).plot"), "feedback": "Bulat."}
    ]
    strict = chart(SOLUTION.replace("peserta.plot", "(peserta / 3).plot"), wrong=wrong)
    assert strict.judge(bars(rates.round(1))).feedback == "Bulat."
    assert strict.judge(bars(rates)).outcome is Outcome.RIGHT


def test_a_chart_of_another_shape_is_told_so_only() -> None:
    _, ax = plt.subplots()
    ax.pie([1, 2])
    said = text.CHART_KIND.format(given="bentuk lain", wanted="batang tegak")
    assert failed(chart(zero=True), ax) == {"kind": said}


@pytest.mark.parametrize(
    ("labels", "swapped"),
    [
        ({"xlabel": "Peserta", "ylabel": "Kota"}, True),
        ({"xlabel": "Banyaknya peserta", "ylabel": "Wilayah"}, True),
        ({"xlabel": "Kota asal peserta", "ylabel": "Orang"}, False),
        ({"xlabel": "Wilayah", "ylabel": "Orang"}, False),
    ],
)
def test_labels_are_swapped_by_their_words(labels: dict[str, str], swapped: bool) -> None:
    expected = {"labels": text.CHART_LABELS_SWAPPED} if swapped else {}
    assert failed(chart(), bars(**labels)) == expected


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Jumlah peserta per 1.000 penduduk", ""),
        ("PESERTA\nper  1.000 penduduk", ""),
        ("Jumlah peserta", text.CHART_TITLE_REFUSED.format(words="“jumlah peserta”")),
        ("Peserta", text.CHART_TITLE_WORDS.format(words="“per 1.000”")),
        ("Peserta per 1000 penduduk", text.CHART_TITLE_POINT.format(words="“per 1.000”")),
    ],
)
def test_true_words_make_a_title_right(title: str, said: str) -> None:
    exercise = chart(title_words=["per 1.000"], title_refused=["jumlah peserta"])
    assert failed(exercise, bars(title=title)) == ({"title": said} if said else {})


def test_the_value_axis_of_lying_bars_is_the_other_one() -> None:
    solution = SOLUTION.replace("plot.bar", "plot.barh")
    ax = bars(kind="barh")
    ax.set_ylim(bottom=-1)
    assert failed(chart(solution, zero=True), ax) == {}
    ax.set_xlim(left=5)
    assert failed(chart(solution, zero=True), ax) == {"zero": text.CHART_ZERO}


def test_title_and_labels() -> None:
    exercise = chart(title_words=["2025", "peserta"])
    assert failed(exercise, bars(title=" ")) == {"title": text.CHART_NO_TITLE}
    assert failed(exercise, bars(title="PESERTA")) == {"title": text.CHART_TITLE_WORDS.format(words="“2025”")}
    unnamed = bars(ylabel="")
    unnamed.set_xlabel("")
    words = " ".join(text.CHART_NO_LABEL.format(axis=axis) for axis in "xy")
    assert failed(exercise, unnamed) == {"labels": words}


def test_what_is_missing_is_listed_by_name() -> None:
    result = chart().judge(bars(PESERTA * 2, title=""))
    assert result.outcome is Outcome.PARTIAL
    assert f"**{text.CHART_PARTS['data']}:**" in result.feedback
    assert f"**{text.CHART_PARTS['title']}:**" in result.feedback
    assert f"**{text.CHART_PARTS['kind']}:**" not in result.feedback


def test_a_known_mistake_gets_its_own_word() -> None:
    wrong = [{"answer": SOLUTION.replace("peserta.plot", "(peserta * 2).plot"), "feedback": "Dua kali."}]
    exercise = chart(wrong=wrong)
    result = exercise.judge(bars(PESERTA * 2))
    assert (result.outcome, result.feedback) == (Outcome.WRONG, "Dua kali.")
    assert exercise.judge(bars(PESERTA * 3)).feedback != "Dua kali."
    # The mistake the author knew has a title: without one there is more to say.
    assert exercise.judge(bars(PESERTA * 2, title="")).feedback != "Dua kali."


@pytest.mark.parametrize(
    ("kind", "points"),
    [
        ("line", [("2020", 1.0), ("2021", 3.0)]),
        ("scatter", [("2020", 1.0), ("2021", 3.0)]),
        ("empty", []),
    ],
)
def test_other_charts_are_read_too(kind: str, points: list[tuple[str, float]]) -> None:
    _, ax = plt.subplots()
    if kind == "line":
        ax.plot([2020, 2021], [1, 3])
        ax.set_xticks([2020, 2021])
    elif kind == "scatter":
        ax.scatter([2020, 2021], [1, 3])
    drawn = read(ax)
    assert (drawn.shape, drawn.points) == (kind, points)


@pytest.mark.parametrize(
    "draw_on",
    [
        lambda ax: ax.bar(["a", "b"], [1, 2], yerr=[0.1, 0.2]),
        lambda ax: ax.errorbar([1, 2], [1, 2], yerr=[0.1, 0.2]),
        lambda ax: ax.stem([1, 2], [1, 2]),
        lambda ax: ax.hist([1, 2, 2]),
        lambda ax: ax.pie([1, 2]),
        lambda ax: ax.boxplot([1, 2, 3]),
        lambda ax: ax.fill_between([1, 2], [1, 2]),
        lambda ax: ax.plot(["a", "b"], [1, 2]),
        lambda ax: ax.plot([], []),
        lambda ax: ax.bar([], []),
        lambda ax: ax.plot(pd.to_datetime(["2025-01-01", "2025-02-01"]), [1, 2]),
        lambda ax: ax.bar(["a", "a"], [1, float("nan")]),
    ],
)
def test_no_chart_stops_the_checker(draw_on: Any) -> None:
    _, ax = plt.subplots()
    draw_on(ax)
    assert chart().judge(ax).outcome in (Outcome.WRONG, Outcome.PARTIAL)


def test_the_learners_figures_are_left_alone() -> None:
    first, second = plt.figure(), plt.figure()
    plt.figure(first.number)
    ax = bars()
    plt.figure(first.number)
    numbers, content = plt.get_fignums(), [len(figure.axes) for figure in (first, second)]
    assert chart(wrong=[{"answer": SOLUTION.replace("2025", "2024"), "feedback": "x"}]).judge(ax).done
    assert plt.get_fignums() == numbers
    assert plt.gcf() is first
    assert [len(figure.axes) for figure in (first, second)] == content


def test_no_figure_is_left_behind_even_by_a_fault() -> None:
    draw(chart().author, SOLUTION)
    with pytest.raises(ContentError):
        draw(chart().author, "peserta")
    assert plt.get_fignums() == []


def test_an_authors_chart_can_be_read_after_its_figure_is_closed() -> None:
    exercise = chart()
    assert read(plot(exercise.author, SOLUTION)) == read(bars())


def test_describe() -> None:
    words = chart().describe(bars())
    assert words.splitlines() == [
        "batang tegak, judul “Peserta, 2025”, x “Kota”, y “Peserta”, sumbu nilai mulai 0",
        "Kota A: 30",
        "Kota B: 10",
        "Kota C: 20",
    ]
    assert words == draw(chart().author, SOLUTION).describe()
    assert chart().describe("x") == "'x'"
