"""A value that the learner's own cell hands over, judged against the value of the author's solution."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from kit import text
from kit.check.evaluate import AuthorCode, expected, summaries
from kit.check.plain import is_table, plain, same
from kit.check.result import Outcome, Result
from kit.check.types import type_word, wrong_type
from kit.content import ContentError
from kit.kinds.exercise import Answers, Exercise, Mistake, Slips, mistake_sentences

if TYPE_CHECKING:
    from playwright.sync_api import Locator


@dataclass(frozen=True, kw_only=True)
class Code(Exercise):
    """`setup` and `solution` are the author's code; a learner's code is never evaluated.

    An answer is the value itself (`...` while untried): a scalar, text, list, Series or DataFrame. A record keeps a
    description of it.
    """

    solution: str
    shows: str
    setup: str = ""
    rows_in_order: bool = False
    tolerance: float = 1e-6
    wrong: tuple[Mistake, ...] = ()

    label = "kode"
    example = '''
prompt = "Hitung jumlah peserta per strategi sebagai `Series`."
setup = """kegiatan = pd.DataFrame({"strategi": ["A", "B", "A"], "jenis": ["x", "x", "y"], "peserta": [10, 5, 20]})"""
solution = 'kegiatan.groupby("strategi")["peserta"].sum()'   # baris terakhir adalah ungkapan yang dinilai
shows = """
strategi
A    30
B     5
Name: peserta, dtype: int64
"""                                     # cetakan hasil solution, ditulis sebagai saksi
rows_in_order = false                   # true bila urutan baris diminta
wrong = [{ answer = 'kegiatan.groupby("jenis")["peserta"].sum()', feedback = "Kelompokkan menurut `strategi`." }]
otherwise = "Bandingkan dengan contoh di atas soal ini."
'''
    guide = (
        "`setup` milik soal menyusul `setup` di `[lesson]`; datanya ditulis di sini hanya bila soal itu sendiri yang memakainya.\n"
        'Di buku kerja, peserta mengganti `...` lalu menyerahkan nilainya: `kit.soal("id", nilai)`.'
    )
    needs_otherwise = True
    handed_over = True

    @property
    def author(self) -> AuthorCode:
        mistakes = tuple((str(mistake.answer), mistake.feedback) for mistake in self.wrong)
        return AuthorCode(self.id, self.revision, self.setup, self.solution, mistakes)

    def defects(self) -> Iterator[str]:
        pairs = zip_longest(_lines(self.print_solution()), _lines(self.shows), fillvalue="(tidak ada)")
        for number, (line, written) in enumerate(pairs, 1):
            if line != written:
                yield f"baris {number} shows “{written}”, cetakan solution “{line}”; periksa mana yang benar"
                return

    def print_solution(self) -> str:
        """What the solution prints: an author writes the same into `shows`, as a witness."""
        return printed(self.author.run(self.solution))

    def sentences(self) -> Iterator[list[tuple[str, str]]]:
        yield mistake_sentences(self.wrong)

    def answers(self, learner: str = "") -> Answers:
        yield self.author.run(self.solution), ""
        yield from ((self.author.run(code), feedback) for code, feedback in self.author.mistakes)

    def untouched(self) -> Any:
        return ...

    def judge(self, answer: Any, learner: str = "") -> Result:
        if answer is ...:
            return Result(Outcome.UNANSWERED, text.CODE_UNANSWERED)
        if answer is None:
            return Result(Outcome.WRONG, text.CODE_NONE)
        wanted = expected(self.author, AuthorCode.run)
        if not self._identical(answer, wanted.right):
            # The author may refuse a dress: what is a known mistake to the last detail is told first.
            for value, feedback in wanted.mistakes():
                if self._identical(answer, value):
                    return Result(Outcome.WRONG, feedback)
        fault = self._difference(answer, wanted.right)
        if not fault:
            return Result(Outcome.RIGHT)
        for value, feedback in wanted.mistakes():
            only_dress = not self._difference(value, wanted.right)  # no other answer is known by it
            if not only_dress and not self._difference(answer, value):
                return Result(Outcome.WRONG, feedback)
        return Result(Outcome.WRONG, self._other_way(answer) or fault)

    def _identical(self, given: Any, wanted: Any) -> bool:
        """Whether both are one in type, dress and value."""
        if not is_table(wanted):
            given, wanted = plain(given), plain(wanted)
            return type_word(given) == type_word(wanted) and same(given, wanted, self.tolerance)
        from kit.check import tables  # needs pandas, which a number or a text does without

        return tables.identical(given, wanted, self.tolerance)

    def _difference(self, given: Any, wanted: Any) -> str:
        """The first difference that matters, as a sentence; empty if both say the same."""
        bare, wanted = plain(given), plain(wanted)
        if is_table(bare) or is_table(wanted):
            from kit.check import tables

            rules = tables.Comparison(self.rows_in_order, self.tolerance, self.otherwise)
            bare = tables.dressed(bare, wanted, rules)
            if is_table(wanted) and type(bare) is type(wanted):
                return tables.difference(bare, wanted, rules)
        if type_word(bare) != type_word(wanted):
            return wrong_type(given, wanted)
        return "" if same(bare, wanted, self.tolerance) else self.otherwise

    def _other_way(self, given: Any) -> str:
        """The sentence for a column that summarises in another way than the author's solution does."""
        if not is_table(plain(given)) or len(given) < 2:  # a single value may be equal by chance
            return ""
        for name, source in summaries(self.solution):
            try:
                value = expected(self.author, AuthorCode.run).of(source)
            except ContentError:  # not every column has a mean
                continue
            if not self._difference(given, value):
                return text.CODE_OTHER_SUMMARY.format(given=name)
        return ""

    def model_answer(self, learner: str = "") -> str:
        return f"```python\n{self.solution.strip()}\n```"

    def describe(self, value: Any) -> str:
        """At most 400 characters of what a value shows."""
        shown = value.to_string(max_rows=8) if is_table(value) else repr(value)
        return shown if len(shown) <= 400 else shown[:399] + "…"

    def readable(self, answer: Any) -> str:
        return answer if isinstance(answer, str) else ""

    def slips(self, event: Mapping[str, Any]) -> Slips:
        """The value is described in many lines; what the card said of it tells more."""
        feedback = str(event.get("feedback", ""))
        yield feedback, feedback if feedback in {mistake.feedback for mistake in self.wrong} else ""

    def play(self, card: Locator, answer: Any) -> None:
        """`answer` is the source of the cell that hands the value over; its card stands below."""
        cell = card.locator("xpath=ancestor::*[contains(@class, 'jp-CodeCell')]")
        cell.locator(".cm-content").click()
        cell.page.keyboard.press("Control+a")
        cell.page.keyboard.insert_text(answer)
        cell.page.keyboard.press("Shift+Enter")


def printed(value: Any) -> str:
    """A value as `print` shows it."""
    if is_table(value):
        from kit.check import tables

        return tables.printed(value)
    return str(value)


def _lines(words: str) -> list[str]:
    return [line.rstrip() for line in words.strip("\n").splitlines()]
