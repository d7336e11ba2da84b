"""Reads what a matplotlib Axes shows. Needs matplotlib, so it is loaded for charts alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.container import BarContainer

from kit import text, text_author
from kit.check.evaluate import AuthorCode
from kit.content import ContentError

_EXACT = 1e-6
Points = list[tuple[str, float]]  # label and value of each mark, in the order seen


@dataclass(frozen=True)
class Drawing:
    """What a chart shows; `start` is where its value axis begins."""

    shape: str  # a key of text.CHART_KINDS
    points: Points
    title: str
    xlabel: str
    ylabel: str
    start: float
    log: bool = False  # whether its value axis multiplies from line to line

    @property
    def from_zero(self) -> bool:
        return abs(self.start) < 1e-9

    def same_points(self, other: Drawing, tolerance: float = _EXACT) -> bool:
        return _close(self.points, other.points, tolerance)

    def same_points_in_any_order(self, other: Drawing, tolerance: float = _EXACT) -> bool:
        return _close(sorted(self.points), sorted(other.points), tolerance)

    def rounded(self, other: Drawing) -> bool:
        """Whether it shows the values of `other`, each rounded to the same number of decimals."""
        mine, others = ([value for _, value in one.points] for one in (self, other))
        return len(mine) == len(others) and any(
            np.allclose(sorted(mine), np.round(sorted(others), places), rtol=0, atol=1e-9)
            for places in range(7)
        )

    def same_as(self, other: Drawing) -> bool:
        """Whether two drawings have the same shape, data and omissions, whatever their words are."""
        named = all(
            bool(getattr(self, key)) == bool(getattr(other, key)) for key in ("title", "xlabel", "ylabel")
        )
        like = self.shape == other.shape and self.log == other.log and abs(self.start - other.start) < 1e-9
        return named and like and self.same_points(other)

    def describe(self) -> str:
        """The chart in words, as a record keeps it and as `shows` witnesses it."""
        points = "\n".join(f"{label}: {value:g}" for label, value in self.points)
        head = text.CHART_SHOWN.format(
            shape=text.CHART_KINDS[self.shape],
            title=self.title,
            x=self.xlabel,
            y=self.ylabel,
            start=f"{self.start:g}",
        )
        return f"{head}\n{points}"


def axes_of(value: Any) -> Axes | None:
    """The Axes itself, or that of what was handed over in its place: a Figure with a single one, its bars, its title."""
    if isinstance(value, BarContainer) and value.patches:
        value = value.patches[0]
    axes = getattr(value, "axes", None)
    if isinstance(axes, Axes):
        return axes
    if isinstance(axes, list) and len(axes) == 1:
        value = axes[0]
    return value if isinstance(value, Axes) else None


def read(ax: Axes) -> Drawing:
    shape, points = _points(ax)
    values = ax.xaxis if shape == "barh" else ax.yaxis
    return Drawing(
        shape=shape,
        points=points,
        title=ax.get_title().strip(),
        xlabel=ax.get_xlabel().strip(),
        ylabel=ax.get_ylabel().strip(),
        start=float(min(values.get_view_interval())),
        log=values.get_scale() == "log",
    )


def _points(ax: Axes) -> tuple[str, Points]:
    groups = [group for group in ax.containers if isinstance(group, BarContainer)]
    bars = [bar for group in groups for bar in group.patches]
    if bars:
        # A stroke of constant height lies on its side; a single square bar counts as upright.
        flat = len({round(b.get_height(), 9) for b in bars}) == 1 and (
            len({round(b.get_width(), 9) for b in bars}) > 1 or groups[0].orientation == "horizontal"
        )
        axis = ax.yaxis if flat else ax.xaxis
        centres = [b.get_y() + b.get_height() / 2 if flat else b.get_x() + b.get_width() / 2 for b in bars]
        sizes = [b.get_width() if flat else b.get_height() for b in bars]
        return ("barh" if flat else "bar"), _labelled(axis, centres, sizes)
    lines: list[Any] = [line.get_xydata() for line in ax.lines]
    points = [point for line in lines if len(line) > 1 for point in line]
    if points:
        return "line", _labelled(ax.xaxis, [x for x, _ in points], [y for _, y in points])
    for collection in ax.collections:
        spots = np.asarray(collection.get_offsets())
        if len(spots):
            return "scatter", [(f"{x:g}", float(y)) for x, y in spots]
    return ("other" if ax.patches or ax.collections or ax.images else "empty"), []


def _labelled(axis: Any, places: list[float], sizes: list[float]) -> Points:
    """Each mark's tick label (or its place, where there is none) with its value, in the order of the axis."""
    ticks = dict(zip((round(float(t), 6) for t in axis.get_majorticklocs()), _tick_texts(axis), strict=False))
    order = sorted(range(len(places)), key=lambda n: float(places[n]), reverse=bool(axis.get_inverted()))
    return [
        (ticks.get(round(float(places[n]), 6)) or f"{float(places[n]):g}", float(sizes[n])) for n in order
    ]


def _tick_texts(axis: Any) -> list[str]:
    return [str(words) for words in axis.get_major_formatter().format_ticks(axis.get_majorticklocs())]


def _close(one: Points, other: Points, tolerance: float) -> bool:
    return len(one) == len(other) and all(
        a == b and abs(x - y) <= max(_EXACT, tolerance * abs(y))
        for (a, x), (b, y) in zip(one, other, strict=True)
    )


def draw(author: AuthorCode, code: str) -> Drawing:
    """What the author's plotting code shows."""
    return read(plot(author, code))


def plot(author: AuthorCode, code: str) -> Axes:
    """The Axes of the author's plotting code, on a figure of its own; the learner's figures are left alone."""
    before, current = set(plt.get_fignums()), plt.gcf().number if plt.get_fignums() else None
    plt.figure()
    try:
        ax = author.run(code)
        if not isinstance(ax, Axes):
            raise ContentError(text_author.SOLUTION_NO_AXES.format(id=author.id))
        return ax
    finally:
        for number in set(plt.get_fignums()) - before:  # a closed figure can still be read
            plt.close(number)
        if current is not None:
            plt.figure(current)
