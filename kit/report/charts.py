"""Horizontal bars from zero, drawn from the figures that the report shows and from nothing else."""

from __future__ import annotations

import io
import textwrap
import warnings
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Picture
from matplotlib.ticker import MaxNLocator

from kit import text_report as text
from kit.base.indonesian import number
from kit.report.figures import Figure
from kit.report.model import ReportChart
from kit.report.words import shown

Row = tuple[str, tuple[Figure | None, ...]]
# Blue, vermilion and green of Okabe and Ito's palette: told apart by the colour-blind, 3:1 and more on white.
_COLOURS = ("#0072B2", "#D55E00", "#009E73")
_HATCHES = ("", "//", "..")
_WIDTH, _DPI = 5.8, 150
MOST = 30  # rows that can be read in one picture; a longer table speaks for itself


def bars(title: str, axis: str, rows: Sequence[Row], series: Sequence[str]) -> ReportChart:
    """One group of bars per row, one bar per name in `series` (a single series needs no name).

    A hidden or absent value has no bar but its word in the place of one.
    """
    height = 1.3 + len(rows) * (0.16 + 0.3 * len(series))
    picture = Picture(figsize=(_WIDTH, height), dpi=_DPI, layout="constrained")
    FigureCanvasAgg(picture)
    ax = picture.subplots()
    for place in range(len(series)):
        _draw(ax, rows, place, len(series))
    _dress(ax, title, axis, rows, series)
    target = io.BytesIO()
    with warnings.catch_warnings():  # a name may hold a sign that the font lacks; it is drawn as a box
        warnings.filterwarnings("ignore", message="Glyph", category=UserWarning)
        picture.savefig(target, format="png", metadata={"Software": None})
    return ReportChart(title, _alt(title, rows, series), target.getvalue(), (_WIDTH, height))


def _draw(ax: Axes, rows: Sequence[Row], place: int, of: int) -> None:
    thick = 0.8 / of
    for line, (_, figures) in enumerate(rows):
        figure = figures[place]
        middle = line + (place - (of - 1) / 2) * thick
        value = None if figure is None else figure.value
        if value:
            ax.barh(
                middle, value, thick * 0.92, color=_COLOURS[place], hatch=_HATCHES[place], edgecolor="white"
            )
        words = text.NO_VALUE if figure is None else shown(figure)
        style = "normal" if value is not None else "italic"
        ax.annotate(
            words,
            (value or 0, middle),
            (4, 0),
            textcoords="offset points",
            va="center",
            fontsize=9,
            style=style,
        )


def _dress(ax: Axes, title: str, axis: str, rows: Sequence[Row], series: Sequence[str]) -> None:
    values = [
        figure.value for _, figures in rows for figure in figures if figure is not None and figure.value
    ]
    ax.set_xlim(0, max(values, default=1) * 1.18)
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.set_yticks(range(len(rows)), [textwrap.fill(name, 26) for name, _ in rows])
    ax.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    ax.xaxis.set_major_formatter(lambda value, _: number(value))
    ax.set_xlabel(axis)
    ax.set_title(textwrap.fill(title, 60), loc="left", fontsize=11, fontweight="bold")
    ax.spines[["top", "right"]].set_visible(False)
    for label in ax.get_yticklabels():
        label.set_parse_math(False)  # a name with two dollar signs is no formula
    if len(series) > 1:
        _legend(ax, series)


def _legend(ax: Axes, series: Sequence[str]) -> None:
    from matplotlib.patches import Patch

    keys = [
        Patch(facecolor=colour, hatch=hatch, edgecolor="white", label=name)
        for colour, hatch, name in zip(_COLOURS, _HATCHES, series, strict=False)
    ]
    ax.legend(handles=keys, loc="upper center", bbox_to_anchor=(0.5, -0.18), ncols=len(keys), frameon=False)


def _alt(title: str, rows: Sequence[Row], series: Sequence[str]) -> str:
    sentences = []
    for name, figures in rows:
        values = [text.NO_VALUE if figure is None else shown(figure) for figure in figures]
        named = [f"{label} {value}".strip() for label, value in zip(series, values, strict=True)]
        sentences.append(f"{name}: {', '.join(named)}")
    return text.CHART_ALT.format(title=title, values="; ".join(sentences))
