"""A small table repaired: cells rewritten, rows removed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kit import text
from kit.check.result import UNANSWERED, PartResult, Result, judged
from kit.check.values import same_text
from kit.kinds.cells import Rows, TableView, cell_id, cell_texts, place, table_defects
from kit.kinds.exercise import Answers, Exercise, Mistake, Slips, is_mapping_to_text, mistake_sentences
from kit.kinds.text import near_miss

if TYPE_CHECKING:
    from playwright.sync_api import Locator


@dataclass(frozen=True, kw_only=True)
class Repair:
    row: int
    column: str
    answer: str
    feedback: str
    accept: tuple[str, ...] = ()
    wrong: tuple[Mistake, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Removal:
    row: int
    feedback: str


class RepairView(TableView):
    removable: bool


@dataclass(frozen=True, kw_only=True)
class Table(Exercise):
    """An answer holds all cells and the removed rows: `{"cells": {"r1c1": "…"}, "removed": [2]}`."""

    columns: tuple[str, ...]
    rows: Rows
    cells: tuple[Repair, ...]
    remove: tuple[Removal, ...] = ()

    label = "memperbaiki tabel"
    example = """
prompt = "Perbaiki tabel ini."
columns = ["tanggal", "peserta"]
rows = [["14 Mei 2025", "25 org"], ["Jumlah", "25"]]
cells = [
  { row = 1, column = "tanggal", answer = "2025-05-14", feedback = "Tulis tanggal sebagai tahun-bulan-tanggal." },
  { row = 1, column = "peserta", answer = "25", feedback = "Satuan tidak ditulis di sel angka." },
]
remove = [{ row = 2, feedback = "Baris jumlah bukan pengamatan; hapus." }]
"""
    guide = (
        'Sel lain harus tetap. `answer = ""` berarti sel dikosongkan. `accept` dan `wrong` boleh dipakai pada setiap sel.\n'
        "Baris 0 adalah judul kolom (boleh diperbaiki)."
    )

    def defects(self) -> Iterator[str]:
        yield from table_defects(self.columns, self.rows, self.cells)
        for gone in self.remove:
            if not 1 <= gone.row <= len(self.rows):
                yield f"remove menyebut baris {gone.row}, padahal hanya ada {len(self.rows)} baris"

    def sentences(self) -> Iterator[list[tuple[str, str]]]:
        for cell in self.cells:
            yield [(place(cell.row, cell.column), cell.feedback), *mistake_sentences(cell.wrong)]
        yield [(f"penghapusan baris {gone.row}", gone.feedback) for gone in self.remove]

    def start(self) -> dict[str, str]:
        """Id -> text of every cell as the learner first sees it."""
        return cell_texts(self.columns, self.rows)

    def untouched(self) -> Any:
        return {"cells": self.start(), "removed": []}

    def answers(self, learner: str = "") -> Answers:
        start = self.start()
        cells = {**start, **{cell_id(self.columns, cell): cell.answer for cell in self.cells}}
        removed = [gone.row for gone in self.remove]
        yield {"cells": cells, "removed": removed}, ""
        for cell in self.cells:
            here = cell_id(self.columns, cell)
            known = [(str(mistake.answer), mistake.feedback) for mistake in cell.wrong]
            for entry, feedback in [*known, (start[here], cell.feedback)]:
                yield {"cells": {**cells, here: entry}, "removed": removed}, feedback
        for gone in self.remove:
            yield {"cells": cells, "removed": [row for row in removed if row != gone.row]}, gone.feedback

    def fits(self, answer: Any) -> bool:
        if not isinstance(answer, dict):
            return False
        cells, removed = answer.get("cells", {}), answer.get("removed", [])
        whole = isinstance(removed, list) and all(row in range(1, len(self.rows) + 1) for row in removed)
        return whole and is_mapping_to_text(cells) and cells.keys() <= self.start().keys()

    def judge(self, answer: Any, learner: str = "") -> Result:
        answer, start = answer or {}, self.start()
        given, removed = dict(answer.get("cells", {})), set(answer.get("removed", []))
        if not removed and all(given.get(i, v) == v for i, v in start.items()):
            return UNANSWERED
        repairs = {cell_id(self.columns, cell): cell for cell in self.cells}
        parts = {i: _judge_cell(cell, given.get(i, start[i]), start[i]) for i, cell in repairs.items()}
        for gone in self.remove:
            ok = gone.row in removed
            parts[f"r{gone.row}"] = PartResult(ok, "" if ok else gone.feedback)
        wanted_gone = {gone.row for gone in self.remove}
        for row in removed - wanted_gone:
            parts[f"r{row}"] = PartResult(False, text.ROW_NEEDED)
        for i, value in given.items():
            row = int(i[1:].split("c")[0])
            if (
                i in start
                and i not in repairs
                and row not in wanted_gone
                and value.strip() != start[i].strip()
            ):
                parts[i] = PartResult(False, text.CELL_WAS_RIGHT.format(start=start[i] or text.EMPTY))
        return judged(parts)

    def model_answer(self, learner: str = "") -> str:
        cells = [f"- {place(cell.row, cell.column)}: `{cell.answer or text.EMPTY}`" for cell in self.cells]
        return "\n".join(cells + [f"- Hapus baris {gone.row}." for gone in self.remove])

    def view(self, learner: str) -> RepairView:
        rows = [list(row) for row in self.rows]
        return {"columns": list(self.columns), "rows": rows, "removable": bool(self.remove)}

    def slips(self, event: Mapping[str, Any]) -> Slips:
        cells, removed = event["answer"].get("cells", {}), event["answer"].get("removed", [])
        for cell in self.cells:
            if (entry := cells.get(cell_id(self.columns, cell))) is None:
                yield text.SLIP_UNCHANGED.format(part=place(cell.row, cell.column)), cell.feedback
            elif entry not in (cell.answer, *cell.accept):
                known = {mistake.answer: mistake.feedback for mistake in cell.wrong}
                yield f"{place(cell.row, cell.column)}: {entry or text.EMPTY}", known.get(entry, "")
        for gone in self.remove:
            if gone.row not in removed:
                yield text.SLIP_ROW_KEPT.format(row=gone.row), gone.feedback

    def play(self, card: Locator, answer: Any) -> None:
        for row, line in enumerate(card.locator("tbody tr").all(), 1):
            gone = "kit-removed" in (line.get_attribute("class") or "")
            if gone != (row in answer["removed"]):
                line.locator("button").click()
        for position, box in enumerate(card.locator(".kit-table input[type=text]").all()):
            row, column = divmod(position, len(self.columns))
            wanted = answer["cells"][f"r{row}c{column + 1}"]
            if box.is_enabled() and box.input_value() != wanted:
                box.fill(wanted)


def _judge_cell(cell: Repair, given: str, start: str) -> PartResult:
    accepted = (cell.answer, *cell.accept)
    if any(given.strip() == one.strip() for one in accepted):
        return PartResult(True)
    for mistake in cell.wrong:
        if same_text(given, str(mistake.answer)):
            return PartResult(False, mistake.feedback)
    cause = "" if given == start else near_miss(given, accepted)
    return PartResult(False, cause or cell.feedback)
