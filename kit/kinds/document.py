"""A document of one's own, filled in step by step: kept as a file, looked at for what a machine can see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypedDict

from kit import text
from kit.base import indonesian
from kit.check.formula import compute
from kit.check.result import UNANSWERED, Outcome, PartResult, Result
from kit.check.values import day, numbers_in
from kit.documents.paper import Cell, Paper, PaperColumn, PaperSection, PaperTable
from kit.kinds.entries import EntryView, entry_view, misshapen
from kit.kinds.exercise import Answers, Exercise, Slips, is_mapping_to_text, lettered, letters

if TYPE_CHECKING:
    from playwright.sync_api import Locator

TYPES = ("text", "long", "date", "number", "choice")
_MOST_ROWS = 200


@dataclass(frozen=True, kw_only=True)
class Blank:
    """One entry; `sample` is what a filled in document may hold. `long` is a text of several lines."""

    name: str
    label: str
    sample: str
    type: str = "text"
    help: str = ""
    options: tuple[str, ...] = ()
    required: bool = True


@dataclass(frozen=True, kw_only=True)
class FilledColumn:
    """`product`: names of the two columns of numbers that are multiplied into this one, which nobody fills in."""

    name: str
    label: str
    type: str = "text"
    product: tuple[str, ...] = ()
    required: bool = True


@dataclass(frozen=True, kw_only=True)
class RowTable:
    """Rows that a learner adds; `total` is the column whose sum the rules know by the table's name."""

    name: str
    label: str
    columns: tuple[FilledColumn, ...]
    sample: tuple[tuple[str, ...], ...]
    total: str = ""
    least: int = 1


@dataclass(frozen=True, kw_only=True)
class Part:
    heading: str
    entries: tuple[Blank, ...] = ()
    table: RowTable | None = None


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """`breaks` is an entry's name and a content that breaks the rule: the witness that it can be broken."""

    rule: str
    feedback: str
    breaks: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ReaderMark:
    """What only a reader can judge: a colleague marks it."""

    text: str


class FilledColumnView(TypedDict):
    label: str
    type: str
    product: bool


class RowTableView(TypedDict):
    name: str
    label: str
    columns: list[FilledColumnView]
    total: bool
    rows: int  # shown from the beginning


class PartView(TypedDict):
    heading: str
    entries: list[EntryView]
    table: RowTableView | None


class DocumentView(TypedDict):
    parts: list[PartView]
    rubric: list[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Document(Exercise):
    """An answer: `{"entries": {"tujuan": "…"}, "rows": {"anggaran": [["bahan", "4", "250000"]]}, "marks": {"a": true}}`."""

    heading: str
    parts: tuple[Part, ...]
    note: str = ""
    rules: tuple[Agreement, ...] = ()
    rubric: tuple[ReaderMark, ...] = ()
    signatures: tuple[str, ...] = ()

    label = "dokumen"
    example = """
prompt = "Susun rencana satu kelas."
heading = "Rencana kelas"
note = "Contoh, bukan formulir resmi."
product = true
parts = [
  { heading = "Waktu", entries = [
    { name = "mulai", label = "Mulai", type = "date", sample = "2025-09-02" },
    { name = "selesai", label = "Selesai", type = "date", sample = "2025-09-23" },
    { name = "tujuan", label = "Tujuan", type = "long", sample = "Delapan dari dua belas peserta memasang label." },
    { name = "dana", label = "Dana tersedia (rupiah)", type = "number", sample = "1000000" },
  ] },
  { heading = "Anggaran", table = { name = "anggaran", label = "Anggaran", total = "jumlah", columns = [
    { name = "komponen", label = "Komponen" },
    { name = "volume", label = "Volume", type = "number" },
    { name = "harga", label = "Harga satuan", type = "number" },
    { name = "jumlah", label = "Jumlah", product = ["volume", "harga"] },
  ], sample = [["Bahan", "4", "250000"]] } },
]
rules = [
  { rule = "mulai <= selesai", feedback = "Tanggal selesai mendahului tanggal mulai.", breaks = ["selesai", "2025-01-01"] },
  { rule = "dana == anggaran", feedback = "Dana belum sama dengan jumlah anggaran.", breaks = ["dana", "1"] },
]
rubric = [{ text = "Tujuannya dapat diperiksa orang lain" }]
signatures = ["Penyusun", "Mengetahui, atasan langsung"]
"""
    guide = """\
Jawaban tersimpan sebagai berkas Word di `belajar/hasil/PESERTA`; tabelnya juga sebagai berkas Excel. `type`: `text`, `long` (beberapa
baris), `date`, `number`, `choice`. Kolom dengan `product` dihitung sendiri. `rule` membandingkan nama isian, nama tabel (jumlah kolom
`total`), dan bilangan, seperti pada `form`; `breaks` menyebut satu isian yang melanggarnya. `rubric` dicentang rekan yang membaca."""
    submit = text.SAVE
    success = Outcome.SAVED

    # --- for the author ---

    def defects(self) -> Iterator[str]:
        for entry in self._entries():
            if entry.type not in TYPES:
                yield f"isian {entry.name}: type harus salah satu dari {', '.join(TYPES)}"
            if entry.type == "choice" and entry.sample not in entry.options:
                yield f"isian {entry.name}: sample tidak ada di options"
        labels = [table.label for table in self._tables()]
        if "" in labels or len(set(labels)) < len(labels):
            yield "setiap tabel mempunyai label sendiri: namanya menjadi nama lembar di Excel"
        for table in self._tables():
            names = [column.name for column in table.columns]
            for name in [
                *filter(None, [table.total]),
                *(n for column in table.columns for n in column.product),
            ]:
                if name not in names:
                    yield f"tabel {table.name}: kolom “{name}” tidak ada"
            if any(len(row) != len(_typed(table)) for row in table.sample):
                yield f"tabel {table.name}: sample memuat satu isi untuk setiap kolom yang diisi ({len(_typed(table))})"
        for rule in self.rules:
            if len(rule.breaks) != 2:
                yield f"aturan “{rule.rule}”: breaks memuat nama isian dan isi yang melanggar"

    def sentences(self) -> Iterator[list[tuple[str, str]]]:
        yield [(f"aturan `{rule.rule}`", rule.feedback) for rule in self.rules]

    def answers(self, learner: str = "") -> Answers:
        """The sample, then a required entry left empty, then every rule broken."""
        entries = {entry.name: entry.sample for entry in self._entries()}
        rows = {table.name: [list(row) for row in table.sample] for table in self._tables()}
        whole = {"entries": entries, "rows": rows, "marks": dict.fromkeys(letters(len(self.rubric)), True)}
        yield whole, ""
        for entry in [one for one in self._entries() if one.required][:1]:
            yield {**whole, "entries": {**entries, entry.name: ""}}, text.FIELD_EMPTY
        for rule in self.rules:
            yield {**whole, "entries": {**entries, rule.breaks[0]: rule.breaks[1]}}, rule.feedback

    def _entries(self) -> Iterator[Blank]:
        yield from (entry for part in self.parts for entry in part.entries)

    def _tables(self) -> Iterator[RowTable]:
        yield from (part.table for part in self.parts if part.table)

    # --- an answer ---

    def fits(self, answer: Any) -> bool:
        if not isinstance(answer, dict) or answer.keys() - {"entries", "rows", "marks"}:
            return False
        entries, rows, marks = answer.get("entries"), answer.get("rows", {}), answer.get("marks", {})
        return (
            is_mapping_to_text(entries)
            and isinstance(rows, dict)
            and all(_is_rows(one) for one in rows.values())
            and isinstance(marks, dict)
            and all(isinstance(one, bool) for one in marks.values())
        )

    def judge(self, answer: Any, learner: str = "") -> Result:
        if not self.fits(answer):
            return UNANSWERED
        entries: dict[str, str] = {name: words.strip() for name, words in answer["entries"].items()}
        rows = {table.name: _rows(table, answer) for table in self._tables()}
        if not any(entries.values()) and not any(any(row) for table in rows.values() for row in table):
            return UNANSWERED
        faults = {
            entry.name: _fault(entry.type, entries.get(entry.name, ""), entry.required)
            for entry in self._entries()
        }
        for table in self._tables():
            faults |= _table_faults(table, rows[table.name])
        parts = {name: PartResult(not fault, fault, told=bool(fault)) for name, fault in faults.items()}
        broken = [rule.feedback for rule in self.rules if not self._holds(rule.rule, entries, rows)]
        # Of the share that is in order, a rule counts like an entry; its sentence stands below the whole.
        parts |= {rule.rule: PartResult(rule.feedback not in broken, told=False) for rule in self.rules}
        open_ones = sum(bool(fault) for fault in faults.values())
        if not open_ones and not broken:
            said = text.DOCUMENT_AGREES if self.rules else text.DOCUMENT_COMPLETE
            return Result(Outcome.SAVED, said, parts)
        count = [text.DOCUMENT_OPEN.format(count=open_ones)] if open_ones else []
        return Result(Outcome.PARTIAL, "\n\n".join([text.DOCUMENT_KEPT, *count, *broken]), parts)

    def _holds(self, rule: str, entries: Mapping[str, str], rows: Mapping[str, list[_Row]]) -> bool:
        """Whether a rule holds; a rule whose entries are empty or misshapen says nothing."""
        names: dict[str, Any] = {}
        for entry in self._entries():
            written = entries.get(entry.name, "")
            read: Any = day(written) if entry.type == "date" else _number(written)
            if read is not None and entry.type in ("date", "number"):
                names[entry.name] = read
        for table in self._tables():
            if filled := _filled(rows[table.name]):
                names[table.name] = _grid(table, filled).sum()
        try:
            return bool(compute(rule, names))
        except (ValueError, TypeError):
            return True

    def model_answer(self, learner: str = "") -> str:
        lines = [f"- {entry.label}: {entry.sample}" for entry in self._entries()]
        for table in self._tables():
            lines += [f"- {table.label}: {'; '.join(row)}" for row in table.sample]
        return "\n".join(lines)

    def paper(self, answer: Any, by: str) -> Paper:
        sections = []
        for part in self.parts:
            entries = [
                (entry.label, _spoken(entry.type, answer["entries"].get(entry.name, "").strip()))
                for entry in part.entries
            ]
            grid = _grid(part.table, _filled(_rows(part.table, answer))) if part.table else None
            sections.append(PaperSection(part.heading, tuple(entries), grid))
        if self.rubric:
            marks = answer.get("marks", {})
            read = tuple((bool(marks.get(i)), one.text) for i, one in lettered(self.rubric).items())
            sections.append(PaperSection(text.DOCUMENT_READER, marks=read))
        lead = " ".join(filter(None, [by, self.note]))
        return Paper(self.heading, lead, tuple(sections), self.signatures)

    def readable(self, answer: Any) -> str:
        if not self.fits(answer):
            return ""
        return "\n".join(
            f"{entry.label}: {words}"
            for entry in self._entries()
            if (words := answer["entries"].get(entry.name))
        )

    def slips(self, event: Mapping[str, Any]) -> Slips:
        result = self.judge(event["answer"])
        labels = {entry.name: entry.label for entry in self._entries()}
        labels |= {table.name: table.label for table in self._tables()}
        for name, part in result.parts.items():
            if part.told and not part.ok:
                yield f"{labels[name.partition('.')[0]]}: {part.feedback}", ""
        for rule in self.rules:
            if result.outcome is Outcome.PARTIAL and rule.feedback in result.feedback:
                yield rule.feedback, rule.feedback

    # --- what others see ---

    def view(self, learner: str) -> DocumentView:
        from kit.markup import inline

        return {
            "parts": [
                {
                    "heading": inline(part.heading),
                    "entries": [entry_view(entry) for entry in part.entries],
                    "table": _table_view(part.table) if part.table else None,
                }
                for part in self.parts
            ],
            "rubric": [(i, inline(one.text)) for i, one in lettered(self.rubric).items()],
        }

    def follow(self, answer: Any, learner: str = "") -> Mapping[str, Any]:
        """What is reckoned from the rows: of each table the products and the sum, as they are spoken."""
        if not self.fits(answer):
            return {}
        reckoned = {}
        for table in self._tables():
            grid = _grid(table, _rows(table, answer))
            products = [
                [_words(value) for column, value in zip(table.columns, row, strict=True) if column.product]
                for row in grid.rows
            ]
            reckoned[table.name] = {
                "products": products,
                "total": _words(grid.sum()) if grid.total is not None else "",
            }
        return {"reckoned": reckoned}

    def play(self, card: Locator, answer: Any) -> None:
        for name, words in answer["entries"].items():
            box = card.locator(f'[data-entry="{name}"]')
            if box.evaluate("box => box.tagName") == "SELECT":
                box.select_option(words)
            else:
                box.fill(words)
        for name, rows in answer["rows"].items():
            table = card.locator(f'[data-table="{name}"]')
            for _ in range(len(rows) - table.locator("tbody tr").count()):
                table.locator(".kit-add").click()
            for line, row in zip(table.locator("tbody tr").all(), rows, strict=False):
                for box, words in zip(line.locator("input").all(), row, strict=True):
                    box.fill(words)
        for mark in answer["marks"]:
            card.locator(f'input[data-id="{mark}"]').check()


_Row = list[str]


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(row, list) and all(isinstance(cell, str) for cell in row) for row in value
    )


def _filled(rows: list[_Row]) -> list[_Row]:
    return [row for row in rows if any(row)]


def _typed(table: RowTable) -> list[FilledColumn]:
    """The columns that a learner fills in."""
    return [column for column in table.columns if not column.product]


def _rows(table: RowTable, answer: Mapping[str, Any]) -> list[_Row]:
    """All rows as they stand in the card, each as long as the columns that are filled in."""
    width = len(_typed(table))
    rows = answer.get("rows", {}).get(table.name, [])[:_MOST_ROWS]
    return [[cell.strip() for cell in row[:width]] + [""] * (width - len(row)) for row in rows]


def _table_faults(table: RowTable, rows: list[_Row]) -> dict[str, str]:
    """Cell (`anggaran.r1c2`) -> fault, in the rows in which something stands; the table's own name, where rows are missing."""
    faults = {
        f"{table.name}.r{line}c{place}": _fault(column.type, cell, column.required)
        for line, row in enumerate(rows, 1)
        for place, (column, cell) in enumerate(zip(_typed(table), row, strict=True), 1)
        if any(row)
    }
    missing = text.DOCUMENT_ROWS.format(count=table.least) if sum(map(any, rows)) < table.least else ""
    return {**faults, table.name: missing}


def _fault(type_: str, written: str, required: bool) -> str:
    """What is wrong with the form of an entry; empty if nothing is."""
    if not written:
        return text.FIELD_EMPTY if required else ""
    return misshapen(type_, written)


def _number(written: str) -> float | None:
    return next(iter(numbers_in(written)), None)


def _grid(table: RowTable, rows: list[_Row]) -> PaperTable:
    names = [column.name for column in table.columns]
    columns = tuple(PaperColumn(column.label, _factors(column, names)) for column in table.columns)
    total = names.index(table.total) if table.total else None
    return PaperTable(table.label, columns, tuple(_values(table, names, row) for row in rows), total)


def _factors(column: FilledColumn, names: list[str]) -> tuple[int, int] | None:
    if not column.product:
        return None
    first, second = (names.index(name) for name in column.product)
    return first, second


def _values(table: RowTable, names: list[str], row: _Row) -> tuple[Cell, ...]:
    """A row as a program reckons with it: what is no number stays text, and so does a product of it."""
    written = dict(zip((column.name for column in _typed(table)), row, strict=True))
    read: dict[str, Cell] = {}
    for column in table.columns:
        if column.product:
            first, second = (read.get(name) for name in column.product)
            both = isinstance(first, float) and isinstance(second, float)
            read[column.name] = first * second if both else ""  # type: ignore[operator]
        else:
            cell = written[column.name]
            number = _number(cell) if column.type == "number" else None
            when = day(cell) if column.type == "date" else None
            read[column.name] = number if number is not None else indonesian.day(when) if when else cell
    return tuple(read[name] for name in names)


def _words(value: Cell) -> str:
    return indonesian.number(value) if isinstance(value, float) else value


def _spoken(type_: str, written: str) -> str:
    """An entry as a document says it: a day in words, a number with its points, a dash where nothing stands."""
    if not written:
        return text.DOCUMENT_EMPTY
    when = day(written) if type_ == "date" else None
    number = _number(written) if type_ == "number" else None
    if when:
        return indonesian.day(when)
    return written if number is None else indonesian.number(number)


def _table_view(table: RowTable) -> RowTableView:
    from kit.markup import inline

    return {
        "name": table.name,
        "label": inline(table.label),
        "columns": [
            {"label": inline(column.label), "type": column.type, "product": bool(column.product)}
            for column in table.columns
        ],
        "total": bool(table.total),
        "rows": max(table.least, 2),
    }
