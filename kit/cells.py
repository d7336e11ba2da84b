"""A notebook as lint sees it: its cells, their tags, and the calls of the kit in them."""

from __future__ import annotations

import ast
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kit import text_author as text


@dataclass(frozen=True)
class Cell:
    """`number` counts from 1; `raw` is the cell as it stands in the file (nbformat 4)."""

    number: int
    raw: dict[str, Any]

    @cached_property
    def source(self) -> str:
        return "".join(self.raw["source"])

    @property
    def code(self) -> bool:
        return bool(self.raw["cell_type"] == "code")

    @property
    def markdown(self) -> bool:
        return bool(self.raw["cell_type"] == "markdown")

    @property
    def tags(self) -> list[str]:
        return list(self.raw.get("metadata", {}).get("tags", []))

    @property
    def outputs(self) -> list[dict[str, Any]]:
        return list(self.raw.get("outputs", []))

    @property
    def unrun(self) -> bool:
        return not self.outputs and self.raw.get("execution_count") is None

    @property
    def place(self) -> str:
        first = self.source.strip().splitlines()[:1]
        return text.IN_CELL.format(number=self.number, start="".join(first)[:40])

    @cached_property
    def statements(self) -> list[ast.stmt] | None:
        """None where Python cannot read the cell."""
        try:
            return ast.parse(self.source).body if self.code else []
        except SyntaxError:
            return None

    @cached_property
    def calls(self) -> list[Call]:
        """Every call of `kit.NAME(…)`, in the order of the source."""
        nodes = [node for statement in self.statements or [] for node in ast.walk(statement)]
        return [call for node in nodes if (call := _call(node))]

    @property
    def ends_with_call(self) -> bool:
        last = (self.statements or [])[-1:]
        return any(isinstance(one, ast.Expr) and _call(one.value) for one in last)

    @property
    def card(self) -> bool:
        """Its code is only there to show something of the kit; nothing of it is for a participant to read."""
        return bool(self.calls) and all(map(_shows, self.statements or []))

    @property
    def hands_over(self) -> bool:
        """A participant's value goes to an exercise: `kit.soal("id", value)`."""
        return any(call.name == "soal" and call.arguments == 2 for call in self.calls)


@dataclass(frozen=True)
class Call:
    name: str
    first: str
    arguments: int


def _call(node: ast.AST) -> Call | None:
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="kit"), attr=name), args=args, keywords=keywords):
            first = args[0].value if args and isinstance(args[0], ast.Constant) else ""
            return Call(name, str(first), len(args) + len(keywords))
    return None


def _shows(statement: ast.stmt) -> bool:
    match statement:
        case ast.Import(names=[ast.alias(name="kit", asname=None)]):
            return True
        case ast.Expr(value=ast.Call(args=args)):
            return _call(statement.value) is not None and all(isinstance(a, ast.Constant) for a in args)
    return False


@dataclass(frozen=True)
class Notebook:
    path: Path
    metadata: dict[str, Any]
    cells: list[Cell]

    @property
    def file(self) -> str:
        return f"notebooks/{self.path.name}"

    @property
    def participant(self) -> list[Cell]:
        """What the participant's edition keeps."""
        return [cell for cell in self.cells if "fasilitator" not in cell.tags]


def read(path: Path) -> Notebook:
    """Read a notebook; raises ValueError or KeyError where the file is no notebook of format 4."""
    data = json.loads(path.read_text(encoding="utf-8"))
    if data["nbformat"] != 4:
        raise ValueError(f"nbformat {data['nbformat']}")
    cells = [Cell(number, raw) for number, raw in enumerate(data["cells"], 1)]
    return Notebook(path, data["metadata"], cells)
