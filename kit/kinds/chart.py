"""A matplotlib chart that the learner's own cell hands over: right data, honest axis, title, labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kit import text
from kit.base.indonesian import number
from kit.check.evaluate import expected
from kit.check.result import Outcome, PartResult, Result, judged
from kit.check.types import type_word
from kit.kinds.code import Code
from kit.kinds.exercise import Answers

if TYPE_CHECKING:
    from kit.check.axes import Drawing


@dataclass(frozen=True, kw_only=True)
class Chart(Code):
    """An answer is an Axes, or a Figure with a single one; matplotlib is loaded when there is something to judge."""

    zero: bool = False
    title_words: tuple[str, ...] = ()
    title_refused: tuple[str, ...] = ()

    label = "grafik"
    example = '''
prompt = "Buat grafik batang jumlah peserta per strategi."
setup = """per_strategi = pd.Series({"Advokasi": 12, "Pelibatan": 30})"""
solution = """
ax = per_strategi.plot.bar()
ax.set(title="Peserta per strategi, 2025", xlabel="Strategi", ylabel="Peserta")
ax
"""
shows = """
batang tegak, judul “Peserta per strategi, 2025”, x “Strategi”, y “Peserta”, sumbu nilai mulai 0
Advokasi: 12
Pelibatan: 30
"""                                     # uraian grafik: jenis, judul, sumbu, data
zero = true                             # sumbu nilai wajib mulai dari nol
title_words = ["2025"]                  # kata yang wajib ada di judul
title_refused = ["Jumlah buku"]         # kata contoh yang tidak boleh tertinggal di judul
otherwise = "Gambarlah jumlah peserta, satu batang untuk setiap strategi."
'''
    guide = "`wrong` berisi kode grafik yang keliru, seperti pada `code`."

    def print_solution(self) -> str:
        from kit.check import axes

        return axes.draw(self.author, self.solution).describe()

    def answers(self, learner: str = "") -> Answers:
        from kit.check import axes

        yield axes.plot(self.author, self.solution), ""
        yield from ((axes.plot(self.author, code), feedback) for code, feedback in self.author.mistakes)

    def judge(self, answer: Any, learner: str = "") -> Result:
        from kit.check import axes

        if answer is ...:
            return Result(Outcome.UNANSWERED, text.CODE_UNANSWERED)
        ax = axes.axes_of(answer)
        if answer is None:
            return Result(Outcome.WRONG, text.CODE_NONE)
        if ax is None:
            return Result(Outcome.WRONG, _no_chart(type_word(answer)))
        drawing, wanted = axes.read(ax), expected(self.author, axes.draw)
        parts = self._criteria(drawing, wanted.right)
        if not all(part.ok for part in parts.values()) or not drawing.same_points(wanted.right):
            for mistake, feedback in wanted.mistakes():
                if drawing.same_as(mistake):
                    return Result(Outcome.WRONG, feedback, parts)
        feedback = "\n".join(
            f"- **{text.CHART_PARTS[key]}:** {part.feedback}" for key, part in parts.items() if not part.ok
        )
        return judged(parts, feedback)

    def _criteria(self, drawing: Drawing, wanted: Drawing) -> dict[str, PartResult]:
        shapes = text.CHART_KINDS
        other_shape = text.CHART_KIND.format(given=shapes[drawing.shape], wanted=shapes[wanted.shape])
        parts = {"kind": PartResult(drawing.shape == wanted.shape, other_shape)}
        if not drawing.points:  # nothing of it can be compared
            return parts
        parts["data"] = self._data(drawing, wanted)
        if self.zero:
            ok = drawing.from_zero and not drawing.log
            parts["zero"] = PartResult(ok, text.CHART_LOG if drawing.log else text.CHART_ZERO)
        parts["title"] = self._title(drawing.title, parts["data"].ok)
        parts["labels"] = self._labels(drawing, wanted)
        return parts

    def _labels(self, drawing: Drawing, wanted: Drawing) -> PartResult:
        unnamed = [axis for axis in "xy" if not re.search("[^\\W\\d_]{2}", getattr(drawing, f"{axis}label"))]
        if unnamed:
            return PartResult(False, " ".join(text.CHART_NO_LABEL.format(axis=axis) for axis in unnamed))
        swapped = drawing.shape == wanted.shape and _swapped(drawing, wanted)
        return PartResult(not swapped, text.CHART_LABELS_SWAPPED)

    def _data(self, drawing: Drawing, wanted: Drawing) -> PartResult:
        near = 0.02 if drawing.rounded(wanted) else self.tolerance  # as a table's values may be rounded
        if drawing.same_points(wanted, near):
            return PartResult(True)
        if not drawing.same_points_in_any_order(wanted, near):
            difference = _difference(drawing, wanted)
            return PartResult(False, text.CHART_DATA.format(difference=difference, otherwise=self.otherwise))
        return PartResult(not self.rows_in_order, text.CHART_ORDER)

    def _title(self, title: str, data_ok: bool) -> PartResult:
        """A word of the example may stay where all the words that make it true are there, too."""
        if not title:
            return PartResult(False, text.CHART_NO_TITLE)
        said = " ".join(title.casefold().split())
        missing = [word for word in self.title_words if word.casefold() not in said]
        if missing and all(_pointless(word) in _pointless(said) for word in missing):
            return PartResult(False, text.CHART_TITLE_POINT.format(words=_quoted(missing)))
        left = [word for word in self.title_refused if word.casefold() in said]
        if missing and left and data_ok:
            return PartResult(False, text.CHART_TITLE_REFUSED.format(words=_quoted(left)))
        return PartResult(not missing, text.CHART_TITLE_WORDS.format(words=_quoted(missing)))

    def describe(self, value: Any) -> str:
        from kit.check import axes

        ax = axes.axes_of(value)
        return axes.read(ax).describe() if ax is not None else repr(value)[:400]


def _no_chart(given: str) -> str:
    advice = text.CHART_CALL_MISSING if given == "fungsi" else text.CHART_KEEP_AXES
    return text.CHART_NOT_AXES.format(given=text.CODE_TYPES.get(given, given), advice=advice)


def _difference(drawing: Drawing, wanted: Drawing) -> str:
    """How the marks differ: how many there are, or how many have another value."""
    if drawing.shape != wanted.shape:
        return ""
    if len(drawing.points) != len(wanted.points):
        return text.CHART_COUNT.format(given=len(drawing.points), wanted=len(wanted.points))
    right = dict(wanted.points)
    wrong = [
        (label, value)
        for label, value in drawing.points
        if label not in right or abs(value - right[label]) > 1e-6 * max(1.0, abs(right[label]))
    ]
    if not wrong:
        return ""
    label, value = wrong[0]
    return text.CHART_VALUES.format(
        count=len(wrong), all=len(wanted.points), label=label, value=number(value)
    )


def _swapped(drawing: Drawing, wanted: Drawing) -> bool:
    """Whether a label has words of the other axis and none of its own."""
    x, y = _words(wanted.xlabel), _words(wanted.ylabel)
    mine = ((_words(drawing.xlabel), x - y, y - x), (_words(drawing.ylabel), y - x, x - y))
    return any(said & others and not said & own for said, own, others in mine)


def _words(label: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{4,}", label.casefold()))


def _pointless(words: str) -> str:
    """Without points for thousands."""
    return re.sub(r"(?<=\d)\.(?=\d{3})", "", words.casefold())


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
