"""What is wrong, pointed at: in a table, a message or a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypedDict

from kit import text
from kit.check.result import UNANSWERED, Outcome, PartResult, Result
from kit.kinds.cells import Rows, TableView, cell_id, cell_texts, place, table_defects
from kit.kinds.exercise import Answers, Exercise, Slips, is_list_of_ids, lettered

if TYPE_CHECKING:
    from playwright.sync_api import Locator


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A cell of a table: `row` counts from 1, row 0 is the header."""

    row: int
    column: str
    feedback: str


@dataclass(frozen=True, kw_only=True)
class Segment:
    text: str
    feedback: str
    fault: bool = False


class SegmentsView(TypedDict):
    layout: str  # "message" or "page"
    segments: list[tuple[str, str]]  # id and HTML


@dataclass(frozen=True, kw_only=True)
class Mark(Exercise):
    """An answer lists what was marked: cells `["r2c1"]` (row 0 is the header), or letters of segments `["a", "c"]`."""

    layout: str = "table"
    columns: tuple[str, ...] = ()
    rows: Rows = ()
    faults: tuple[Spot, ...] = ()
    decoys: tuple[Spot, ...] = ()
    segments: tuple[Segment, ...] = ()

    label = "menandai"
    example = """
prompt = "Tandai sel yang bermasalah."
columns = ["tanggal", "peserta"]
rows = [["2023-05-14", "25"], ["Mei", "40"]]
faults = [{ row = 2, column = "tanggal", feedback = "Hari dan tahunnya hilang. Tulis tanggal lengkap." }]
decoys = [{ row = 1, column = "peserta", feedback = "25 adalah bilangan biasa; tidak ada masalah." }]
"""
    guide = """\
`row` dihitung dari 1. Baris 0 adalah baris judul kolom. `feedback` sebuah kesalahan tampil ketika peserta
menemukannya: sebut sebab dan perbaikannya. Pada pesan atau halaman:

```toml
kind = "mark"
layout = "message"                      # message atau page
segments = [
  { text = "Dari: admin@bank-anda.example", fault = true, feedback = "Alamat pengirim bukan milik bank." },
  { text = "Selamat pagi, Ibu/Bapak.", feedback = "Salam seperti ini wajar." },
]
```"""

    @property
    def in_table(self) -> bool:
        return self.layout == "table"

    def spots(self) -> dict[str, str]:
        """Id of every fault -> its feedback."""
        if self.in_table:
            return {cell_id(self.columns, spot): spot.feedback for spot in self.faults}
        return {i: part.feedback for i, part in lettered(self.segments).items() if part.fault}

    def innocents(self) -> dict[str, str]:
        """Id of every part that is right and says why -> its feedback."""
        if self.in_table:
            return {cell_id(self.columns, spot): spot.feedback for spot in self.decoys}
        return {i: part.feedback for i, part in lettered(self.segments).items() if not part.fault}

    def defects(self) -> Iterator[str]:
        if self.layout not in ("table", "message", "page"):
            yield "layout harus table, message, atau page"
        if not self.faults and not any(part.fault for part in self.segments):
            yield "tidak ada satu pun yang bermasalah (faults atau segments dengan fault = true)"
        yield from table_defects(self.columns, self.rows, self.faults + self.decoys)

    def sentences(self) -> Iterator[list[tuple[str, str]]]:
        """The same fault in another row may share its sentence."""
        for row in range(len(self.rows) + 1):
            spots = [spot for spot in self.faults + self.decoys if spot.row == row]
            yield [(place(spot.row, spot.column), spot.feedback) for spot in spots]
        yield [(f"butir “{part.text}”", part.feedback) for part in self.segments]

    def answers(self, learner: str = "") -> Answers:
        right = list(self.spots())
        yield right, ""
        yield from (([*right, spot], feedback) for spot, feedback in self.innocents().items())

    def fits(self, answer: Any) -> bool:
        """What is not shown could not be unmarked."""
        shown = cell_texts(self.columns, self.rows) if self.in_table else lettered(self.segments)
        return is_list_of_ids(answer) and set(answer) <= shown.keys()

    def judge(self, answer: Any, learner: str = "") -> Result:
        if not answer:
            return UNANSWERED
        faults, innocents = self.spots(), self.innocents()
        parts = {
            spot: PartResult(True, faults[spot])
            if spot in faults
            else PartResult(False, innocents.get(spot, text.NOT_A_FAULT))
            for spot in answer
        }
        missing = len(faults.keys() - set(answer))
        found = len(faults) - missing
        if not missing and all(part.ok for part in parts.values()):
            return Result(Outcome.RIGHT, "", parts)
        feedback = text.MARK_COUNT.format(found=found, all=len(faults))
        if len(answer) > found:
            feedback += " " + text.MARK_EXTRA.format(count=len(answer) - found)
        return Result(Outcome.PARTIAL if found else Outcome.WRONG, feedback, parts)

    def model_answer(self, learner: str = "") -> str:
        return "\n".join(f"- {self._name(spot)}: {feedback}" for spot, feedback in self.spots().items())

    def _name(self, spot: str) -> str:
        if not self.in_table:
            return str(lettered(self.segments)[spot].text)
        row, column = spot[1:].split("c")
        return place(int(row), self.columns[int(column) - 1])

    def view(self, learner: str) -> TableView | SegmentsView:
        from kit.markup import inline

        if self.in_table:
            return {"columns": list(self.columns), "rows": [list(row) for row in self.rows]}
        segments = [(i, inline(part.text)) for i, part in lettered(self.segments).items()]
        return {"layout": self.layout, "segments": segments}

    def slips(self, event: Mapping[str, Any]) -> Slips:
        for spot, feedback in self.spots().items():
            if spot not in event["answer"]:
                yield text.SLIP_NOT_MARKED.format(part=self._name(spot)), feedback
        innocents = self.innocents()
        for spot in sorted(set(event["answer"]) - self.spots().keys()):
            yield text.SLIP_MARKED.format(part=self._name(spot)), innocents.get(spot, "")

    def play(self, card: Locator, answer: Any) -> None:
        for button in card.locator(".kit-mark").all():
            wanted = button.get_attribute("data-id") in answer
            if (button.get_attribute("aria-pressed") == "true") != wanted:
                button.click()
