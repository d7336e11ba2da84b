"""Judges a matplotlib Axes: right data, honest axis, title, labels."""

from __future__ import annotations

from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.container import BarContainer

from kit import text
from kit.check.code import kind_of
from kit.check.evaluate import expected, run
from kit.check.result import Outcome, Part, Result, judged
from kit.exercises.build import ContentError
from kit.exercises.kinds import Chart

Drawn = dict[str, Any]


def read(ax: Axes) -> Drawn:
    """What a chart shows: kind, points as (label, value) in the order seen, title, labels, start of its value axis."""
    kind, points = _points(ax)
    return {
        "kind": kind,
        "points": points,
        "title": ax.get_title().strip(),
        "xlabel": ax.get_xlabel().strip(),
        "ylabel": ax.get_ylabel().strip(),
        "start": float(min(ax.get_xlim() if kind == "barh" else ax.get_ylim())),
    }


def _points(ax: Axes) -> tuple[str, list[tuple[str, float]]]:
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
    return "empty", []


def _labelled(axis: Any, places: list[float], sizes: list[float]) -> list[tuple[str, float]]:
    """Each mark's tick label (or its place, where there is none) with its value, in the order of the axis."""
    ticks = dict(zip((round(float(t), 6) for t in axis.get_majorticklocs()), _tick_texts(axis), strict=False))
    order = sorted(range(len(places)), key=lambda n: float(places[n]))
    return [
        (ticks.get(round(float(places[n]), 6)) or f"{float(places[n]):g}", float(sizes[n])) for n in order
    ]


def _tick_texts(axis: Any) -> list[str]:
    return [str(words) for words in axis.get_major_formatter().format_ticks(axis.get_majorticklocs())]


def judge(exercise: Chart, answer: Any) -> Result:
    """`answer` is the learner's Axes (or a Figure with one), `...` when not tried yet."""
    if answer is ...:
        return Result(Outcome.UNANSWERED, text.CHART_UNANSWERED)
    axes = getattr(answer, "axes", None)
    if isinstance(axes, list) and len(axes) == 1 and isinstance(axes[0], Axes):
        answer = axes[0]  # a Figure handed over instead of its only Axes
    if not isinstance(answer, Axes):
        return Result(Outcome.WRONG, text.CHART_NOT_AXES.format(given=kind_of(answer)))
    drawn, wanted = read(answer), expected(exercise, draw)
    parts = _criteria(exercise, drawn, wanted.right)
    if not all(part.ok for part in parts.values()):
        for mistake, feedback in wanted.mistakes():
            if _same_chart(drawn, mistake):
                return Result(Outcome.WRONG, feedback, parts)
    feedback = "\n".join(
        f"- **{text.CHART_PARTS[key]}:** {part.feedback}" for key, part in parts.items() if not part.ok
    )
    return judged(parts, feedback)


def _criteria(exercise: Chart, drawn: Drawn, wanted: Drawn) -> dict[str, Part]:
    kinds = text.CHART_KINDS
    same_kind = drawn["kind"] == wanted["kind"]
    parts = {
        "kind": Part(
            same_kind,
            ""
            if same_kind
            else text.CHART_KIND.format(given=kinds[drawn["kind"]], wanted=kinds[wanted["kind"]]),
        ),
        "data": _data(exercise, drawn["points"], wanted["points"]),
    }
    if exercise.zero:
        parts["zero"] = Part(abs(drawn["start"]) < 1e-9, text.CHART_ZERO)
    parts["title"] = _title(exercise, drawn["title"])
    unnamed = [axis for axis in "xy" if not drawn[f"{axis}label"]]
    parts["labels"] = Part(not unnamed, " ".join(text.CHART_NO_LABEL.format(axis=axis) for axis in unnamed))
    return parts


def _data(exercise: Chart, given: list[tuple[str, float]], wanted: list[tuple[str, float]]) -> Part:
    if _close(given, wanted):
        return Part(True)
    if not _close(sorted(given), sorted(wanted)):
        return Part(False, text.CHART_DATA.format(otherwise=exercise.otherwise))
    return Part(not exercise.rows_in_order, text.CHART_ORDER)


def _close(one: list[tuple[str, float]], other: list[tuple[str, float]]) -> bool:
    return len(one) == len(other) and all(
        a == b and abs(x - y) <= 1e-6 * max(1.0, abs(y)) for (a, x), (b, y) in zip(one, other, strict=True)
    )


def _title(exercise: Chart, title: str) -> Part:
    if not title:
        return Part(False, text.CHART_NO_TITLE)
    missing = [word for word in exercise.title_words if word.casefold() not in title.casefold()]
    return Part(not missing, text.CHART_TITLE_WORDS.format(words=", ".join(f"«{word}»" for word in missing)))


def _same_chart(one: Drawn, other: Drawn) -> bool:
    plain = all(bool(one[key]) == bool(other[key]) for key in ("title", "xlabel", "ylabel"))
    same_start = (abs(one["start"]) < 1e-9) == (abs(other["start"]) < 1e-9)
    return plain and same_start and one["kind"] == other["kind"] and _close(one["points"], other["points"])


def draw(exercise: Chart, code: str) -> Drawn:
    """What the author's plotting code shows."""
    return read(plot(exercise, code))


def plot(exercise: Chart, code: str) -> Axes:
    """The Axes of the author's plotting code, on a figure of its own; the learner's figures are left alone."""
    before, current = set(plt.get_fignums()), plt.gcf().number if plt.get_fignums() else None
    plt.figure()
    try:
        ax = run(exercise, code)
        if not isinstance(ax, Axes):
            raise ContentError(f"soal {exercise.id}: baris terakhir solution harus Axes")
        return ax
    finally:
        for number in set(plt.get_fignums()) - before:  # a closed figure can still be read
            plt.close(number)
        if current is not None:
            plt.figure(current)


def describe(ax: Any) -> str:
    """A chart in words, as it is kept in a record and compared with `shows`."""
    if not isinstance(ax, Axes):
        return repr(ax)[:400]
    return describe_drawn(read(ax))


def describe_drawn(drawn: Drawn) -> str:
    points = "\n".join(f"{label}: {value:g}" for label, value in drawn["points"])
    head = f"{text.CHART_KINDS[drawn['kind']]}, judul «{drawn['title']}», x «{drawn['xlabel']}», y «{drawn['ylabel']}»"
    return f"{head}, sumbu nilai mulai {drawn['start']:g}\n{points}"
