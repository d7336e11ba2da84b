"""A matplotlib chart that the learner's own cell hands over: right data, honest axis, title, labels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kit import text
from kit.check.evaluate import expected
from kit.check.result import Outcome, PartResult, Result, judged
from kit.kinds.code import Code, type_word
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
        if ax is None:
            return Result(Outcome.WRONG, text.CHART_NOT_AXES.format(given=type_word(answer)))
        drawing, wanted = axes.read(ax), expected(self.author, axes.draw)
        parts = self._criteria(drawing, wanted.right)
        if not all(part.ok for part in parts.values()):
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
        parts = {
            "kind": PartResult(drawing.shape == wanted.shape, other_shape),
            "data": self._data(drawing, wanted),
        }
        if self.zero:
            parts["zero"] = PartResult(drawing.from_zero, text.CHART_ZERO)
        parts["title"] = self._title(drawing.title)
        parts["labels"] = self._labels(drawing, wanted)
        return parts

    def _labels(self, drawing: Drawing, wanted: Drawing) -> PartResult:
        unnamed = [axis for axis in "xy" if not re.search("[^\\W\\d_]{2}", getattr(drawing, f"{axis}label"))]
        if unnamed:
            return PartResult(False, " ".join(text.CHART_NO_LABEL.format(axis=axis) for axis in unnamed))
        labels = drawing.xlabel.casefold(), drawing.ylabel.casefold()
        swapped = wanted.ylabel.casefold(), wanted.xlabel.casefold()
        return PartResult(labels != swapped or drawing.shape != wanted.shape, text.CHART_LABELS_SWAPPED)

    def _data(self, drawing: Drawing, wanted: Drawing) -> PartResult:
        if drawing.same_points(wanted):
            return PartResult(True)
        if not drawing.same_points_in_any_order(wanted):
            return PartResult(False, text.CHART_DATA.format(otherwise=self.otherwise))
        return PartResult(not self.rows_in_order, text.CHART_ORDER)

    def _title(self, title: str) -> PartResult:
        if not title:
            return PartResult(False, text.CHART_NO_TITLE)
        left = [f"“{word}”" for word in self.title_refused if word.casefold() in title.casefold()]
        if left:
            return PartResult(False, text.CHART_TITLE_REFUSED.format(words=", ".join(left)))
        missing = [f"“{word}”" for word in self.title_words if word.casefold() not in title.casefold()]
        return PartResult(not missing, text.CHART_TITLE_WORDS.format(words=", ".join(missing)))

    def describe(self, value: Any) -> str:
        from kit.check import axes

        ax = axes.axes_of(value)
        return axes.read(ax).describe() if ax is not None else repr(value)[:400]
