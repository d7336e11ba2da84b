"""The fourteen kinds of exercise as plain data; knows no widget and no pandas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any, ClassVar


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """What every exercise has; `lesson` and `revision` come from its file, not from its author."""

    id: str
    kind: str
    title: str
    prompt: str
    minutes: float
    hints: tuple[str, ...]
    explain: str
    otherwise: str = ""
    competence: str = ""
    pillar: str = ""
    shuffle: bool = True
    lesson: str = ""
    revision: str = ""

    needs_otherwise: ClassVar[bool] = False

    def solution_text(self) -> str:
        """The right answer as Markdown, for whoever asks to see it."""
        raise NotImplementedError

    def defects(self) -> Iterator[str]:
        """Faults that types alone do not catch, each with its cure, for the author."""
        yield from ()


@dataclass(frozen=True, kw_only=True)
class Option:
    text: str
    correct: bool = False
    feedback: str = ""


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """A known wrong answer and the sentence that speaks to it."""

    answer: str | float
    feedback: str


def letters(count: int) -> tuple[str, ...]:
    """Ids of `count` options in file order: a, b, c … (26 at most)."""
    return tuple(ascii_lowercase[:count])


@dataclass(frozen=True, kw_only=True)
class Choice(Exercise):
    options: tuple[Option, ...]

    def solution_text(self) -> str:
        return "\n".join(f"- {option.text}" for option in self.options if option.correct)

    def defects(self) -> Iterator[str]:
        if sum(option.correct for option in self.options) != 1:
            yield "harus ada tepat satu pilihan dengan correct = true"
        for option in self.options:
            if not option.correct and not option.feedback:
                yield f"pilihan salah «{option.text}» belum mempunyai feedback"


@dataclass(frozen=True, kw_only=True)
class Choices(Exercise):
    options: tuple[Option, ...]

    solution_text = Choice.solution_text

    def defects(self) -> Iterator[str]:
        if not any(option.correct for option in self.options):
            yield "harus ada sekurang-kurangnya satu pilihan dengan correct = true"
        for option in self.options:
            if not option.feedback:
                yield f"pilihan «{option.text}» belum mempunyai feedback"


@dataclass(frozen=True, kw_only=True)
class Text(Exercise):
    accept: tuple[str, ...]
    exact: bool = False
    wrong: tuple[Mistake, ...] = ()

    needs_otherwise = True

    def solution_text(self) -> str:
        return f"`{self.accept[0]}`"


@dataclass(frozen=True, kw_only=True)
class Number(Exercise):
    value: float | str
    tolerance: float = 0.0
    unit: str = ""
    vary: dict[str, list[float]] | None = None
    wrong: tuple[Mistake, ...] = ()

    needs_otherwise = True

    def solution_text(self) -> str:
        return f"{self.value} {self.unit}".strip()


@dataclass(frozen=True, kw_only=True)
class Pair:
    left: str
    right: str
    feedback: str


@dataclass(frozen=True, kw_only=True)
class Match(Exercise):
    pairs: tuple[Pair, ...]
    decoys: tuple[str, ...] = ()

    @property
    def rights(self) -> tuple[str, ...]:
        """Every partner once, in file order; partner number n has the id str(n + 1)."""
        return tuple(dict.fromkeys([pair.right for pair in self.pairs] + list(self.decoys)))

    def solution_text(self) -> str:
        return "\n".join(f"- {pair.left} → {pair.right}" for pair in self.pairs)


@dataclass(frozen=True, kw_only=True)
class Step:
    text: str
    feedback: str


@dataclass(frozen=True, kw_only=True)
class Order(Exercise):
    items: tuple[Step, ...]

    def solution_text(self) -> str:
        return "\n".join(f"{place}. {item.text}" for place, item in enumerate(self.items, 1))


@dataclass(frozen=True, kw_only=True)
class Sorted:
    text: str
    group: str
    feedback: str


@dataclass(frozen=True, kw_only=True)
class Classify(Exercise):
    groups: tuple[str, ...]
    items: tuple[Sorted, ...]

    def solution_text(self) -> str:
        return "\n".join(f"- {item.text}: **{item.group}**" for item in self.items)

    def defects(self) -> Iterator[str]:
        for item in self.items:
            if item.group not in self.groups:
                yield f"kelompok «{item.group}» tidak ada di groups"


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


@dataclass(frozen=True, kw_only=True)
class Mark(Exercise):
    layout: str = "table"
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    faults: tuple[Spot, ...] = ()
    decoys: tuple[Spot, ...] = ()
    segments: tuple[Segment, ...] = ()

    def spots(self) -> dict[str, str]:
        """Id of every fault -> its feedback."""
        if self.layout != "table":
            ids = letters(len(self.segments))
            return {i: part.feedback for i, part in zip(ids, self.segments, strict=True) if part.fault}
        return {cell_id(self.columns, spot): spot.feedback for spot in self.faults}

    def innocents(self) -> dict[str, str]:
        """Id of every part that is right and says why -> its feedback."""
        if self.layout != "table":
            ids = letters(len(self.segments))
            return {i: part.feedback for i, part in zip(ids, self.segments, strict=True) if not part.fault}
        return {cell_id(self.columns, spot): spot.feedback for spot in self.decoys}

    def solution_text(self) -> str:
        if self.layout != "table":
            return "\n".join(f"- {part.text}: {part.feedback}" for part in self.segments if part.fault)
        return "\n".join(f"- {place(spot.row, spot.column)}: {spot.feedback}" for spot in self.faults)

    def defects(self) -> Iterator[str]:
        if self.layout not in ("table", "message", "page"):
            yield "layout harus table, message, atau page"
        if not self.faults and not any(part.fault for part in self.segments):
            yield "tidak ada satu pun yang bermasalah (faults atau segments dengan fault = true)"
        yield from table_defects(self.columns, self.rows, self.faults + self.decoys)


@dataclass(frozen=True, kw_only=True)
class Field:
    """One entry of a form; dates are YYYY-MM-DD, numbers read as in `number`."""

    name: str
    label: str
    answer: str
    feedback: str
    type: str = "text"
    help: str = ""
    options: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    required: bool = True
    min: float | None = None
    max: float | None = None
    wrong: tuple[Mistake, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Rule:
    rule: str
    feedback: str


@dataclass(frozen=True, kw_only=True)
class Form(Exercise):
    fields: tuple[Field, ...]
    rules: tuple[Rule, ...] = ()

    def solution_text(self) -> str:
        return "\n".join(f"- {field.label}: `{field.answer or '(kosong)'}`" for field in self.fields)

    def defects(self) -> Iterator[str]:
        for field in self.fields:
            if field.type not in ("text", "date", "number", "choice"):
                yield f"isian {field.name}: type harus text, date, number, atau choice"
            if field.type == "choice" and field.answer not in field.options:
                yield f"isian {field.name}: answer tidak ada di options"


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


@dataclass(frozen=True, kw_only=True)
class Table(Exercise):
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    cells: tuple[Repair, ...]
    remove: tuple[Removal, ...] = ()

    def solution_text(self) -> str:
        cells = [f"- {place(cell.row, cell.column)}: `{cell.answer or '(kosong)'}`" for cell in self.cells]
        return "\n".join(cells + [f"- Hapus baris {gone.row}." for gone in self.remove])

    def defects(self) -> Iterator[str]:
        yield from table_defects(self.columns, self.rows, self.cells)
        for gone in self.remove:
            if not 1 <= gone.row <= len(self.rows):
                yield f"remove menyebut baris {gone.row}, padahal hanya ada {len(self.rows)} baris"


@dataclass(frozen=True, kw_only=True)
class Code(Exercise):
    """`setup` and `solution` are the author's code; a learner's code is never evaluated."""

    solution: str
    shows: str
    setup: str = ""
    dataset: str = ""
    rows_in_order: bool = False
    tolerance: float = 1e-6
    wrong: tuple[Mistake, ...] = ()

    needs_otherwise = True

    def solution_text(self) -> str:
        return f"```python\n{self.solution.strip()}\n```"


@dataclass(frozen=True, kw_only=True)
class Chart(Code):
    zero: bool = False
    title_words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Turn:
    text: str
    goto: str
    feedback: str


@dataclass(frozen=True, kw_only=True)
class Scene:
    id: str
    text: str
    options: tuple[Turn, ...] = ()
    end: str = ""


@dataclass(frozen=True, kw_only=True)
class Scenario(Exercise):
    steps: tuple[Scene, ...]

    def scene(self, scene_id: str) -> Scene:
        return next(scene for scene in self.steps if scene.id == scene_id)

    def best_path(self) -> tuple[str, ...]:
        """Letters of the shortest way from the first scene to a right end."""
        queue: list[tuple[str, tuple[str, ...]]] = [(self.steps[0].id, ())]
        seen = set()
        while queue:
            scene_id, path = queue.pop(0)
            scene = self.scene(scene_id)
            if scene.end == "right":
                return path
            if scene_id not in seen:
                seen.add(scene_id)
                ids = letters(len(scene.options))
                queue += [(turn.goto, (*path, i)) for i, turn in zip(ids, scene.options, strict=True)]
        return ()

    def solution_text(self) -> str:
        lines, scene = [], self.steps[0]
        for letter in self.best_path():
            turn = scene.options[letters(26).index(letter)]
            lines.append(f"- {turn.text}")
            scene = self.scene(turn.goto)
        return "\n".join(lines)

    def defects(self) -> Iterator[str]:
        known = {scene.id for scene in self.steps}
        for scene in self.steps:
            if bool(scene.end) == bool(scene.options):
                yield f"langkah {scene.id}: harus mempunyai options atau end, salah satu saja"
            if scene.end not in ("", "right", "wrong"):
                yield f"langkah {scene.id}: end harus right atau wrong"
            for turn in scene.options:
                if turn.goto not in known:
                    yield f"langkah {scene.id}: goto «{turn.goto}» tidak ada"
                    return
        if not self.best_path():
            yield "tidak ada jalan dari langkah pertama ke akhir dengan end = right"


@dataclass(frozen=True, kw_only=True)
class Criterion:
    text: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Reflect(Exercise):
    """Free text and a rubric the learner ticks; with `scale`, each line of it is rated on the scale."""

    min_words: int = 10
    rubric: tuple[Criterion, ...] = ()
    scale: tuple[str, ...] = ()
    model: str = ""

    def solution_text(self) -> str:
        return self.model

    def defects(self) -> Iterator[str]:
        if not self.min_words and not self.rubric:
            yield "reflect tanpa min_words dan tanpa rubric tidak meminta apa pun"


KINDS: dict[str, type[Exercise]] = {
    "choice": Choice,
    "choices": Choices,
    "text": Text,
    "number": Number,
    "match": Match,
    "order": Order,
    "classify": Classify,
    "mark": Mark,
    "form": Form,
    "table": Table,
    "code": Code,
    "chart": Chart,
    "scenario": Scenario,
    "reflect": Reflect,
}


def place(row: int, column: str) -> str:
    """«baris 2, kolom tanggal»; row 0 is the header."""
    return f"judul kolom `{column}`" if row == 0 else f"baris {row}, kolom `{column}`"


def cell_id(columns: tuple[str, ...], cell: Spot | Repair) -> str:
    """Id of a table cell in an answer: r2c1, both counted from 1 (r0 is the header)."""
    return f"r{cell.row}c{columns.index(cell.column) + 1}"


def table_defects(columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...], cells: Any) -> Iterator[str]:
    """Rows of the wrong width, and cells that point outside the table."""
    for number, row in enumerate(rows, 1):
        if len(row) != len(columns):
            yield f"baris {number} mempunyai {len(row)} sel, padahal ada {len(columns)} kolom"
    for cell in cells:
        if cell.column not in columns or not 0 <= cell.row <= len(rows):
            yield f"sel baris {cell.row}, kolom {cell.column} tidak ada di tabel"
