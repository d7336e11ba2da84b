"""What differs from learner to learner: the order of options and the numbers in a prompt. Pure."""

from __future__ import annotations

import ast
import operator
import random
import zlib
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from kit.exercises.kinds import Exercise, Number


def generator(exercise: Exercise, learner: str) -> random.Random:
    """The same learner always gets the same sequence for the same exercise, on every machine."""
    return random.Random(zlib.crc32(f"{learner}/{exercise.id}".encode()))  # noqa: S311 (no secret depends on it)


def shuffled(exercise: Exercise, learner: str, ids: Sequence[str]) -> list[str]:
    """`ids` in the order this learner sees them."""
    order = list(ids)
    if exercise.shuffle:
        generator(exercise, learner).shuffle(order)
    return order


def numbers(exercise: Exercise, learner: str) -> dict[str, float]:
    """The numbers this learner gets; one draw serves all names, so that rows of `vary` belong together."""
    if not isinstance(exercise, Number) or not exercise.vary:
        return {}
    row = generator(exercise, learner).randrange(min(map(len, exercise.vary.values())))
    return {name: values[row] for name, values in exercise.vary.items()}


_OPERATORS: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}


def compute(formula: str | float, names: dict[str, Any]) -> Any:
    """Arithmetic and one comparison on names and numbers, nothing else.

    >>> compute("hadir / undangan * 100", {"hadir": 20, "undangan": 40})
    50.0
    """
    if not isinstance(formula, str):
        return formula
    return _evaluate(_parsed(formula), names)


@lru_cache
def _parsed(formula: str) -> ast.expr:
    return ast.parse(formula, mode="eval").body


def _evaluate(node: ast.AST, names: dict[str, Any]) -> Any:
    match node:
        case ast.Constant(value=int() | float()):
            return node.value
        case ast.Name(id=name) if name in names:
            return names[name]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_evaluate(operand, names)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)](_evaluate(left, names), _evaluate(right, names))
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)](_evaluate(left, names), _evaluate(right, names))
    raise ValueError(f"rumus memakai bagian yang tidak dikenal: {ast.unparse(node)}")
