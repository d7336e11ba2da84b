"""Runs the author's own code (solution, known mistakes) once per content revision; never a learner's."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Any

from kit import text, text_author
from kit.content import ContentError
from kit.paths import DATASETS

_SUMMARIES = ("sum", "mean", "count", "max", "min", "median", "nunique")
_LIBRARIES = {"pd": "pandas", "plt": "matplotlib.pyplot"}


@dataclass(frozen=True)
class AuthorCode:
    """What an exercise lets the kit run: `mistakes` pairs known wrong code with the sentence that speaks to it."""

    id: str
    revision: str
    setup: str
    solution: str
    mistakes: tuple[tuple[str, str], ...]

    def run(self, code: str) -> Any:
        """The value of the last expression of `code` after the setup; raises ContentError."""
        names: dict[str, Any] = {"datasets": DATASETS, **_libraries(f"{self.setup}\n{code}")}
        tree = ast.parse(code.strip())
        if not tree.body or not isinstance(tree.body[-1], ast.Expr):
            raise ContentError(text_author.SOLUTION_NO_VALUE.format(id=self.id, code=code.strip()[-60:]))
        last = ast.Expression(tree.body.pop().value)  # type: ignore[attr-defined]
        try:
            # The author's code, shipped with the kit like every other line of it.
            exec(compile(self.setup, f"<setup {self.id}>", "exec"), names)  # noqa: S102
            exec(compile(tree, f"<{self.id}>", "exec"), names)  # noqa: S102
            return eval(compile(last, f"<{self.id}>", "eval"), names)  # noqa: S307
        except FileNotFoundError as error:
            raise ContentError(text.AUTHOR_NO_DATA.format(file=error.filename)) from error
        except Exception as error:
            cause = f"{type(error).__name__}: {error}"
            raise ContentError(text.AUTHOR_FAULT.format(id=self.id, error=cause)) from error


def _libraries(code: str) -> dict[str, Any]:
    """The libraries whose short names stand in `code`: a sum of two numbers loads none (80 MiB a participant)."""
    return {
        name: import_module(library)
        for name, library in _LIBRARIES.items()
        if re.search(rf"\b{name}\b", code)
    }


def summaries(solution: str) -> list[tuple[str, str]]:
    """The other ways to summarise what the last call of `solution` summarises, each with the code for it."""
    found = re.search(r"\.(\w+)\(\)\s*$", solution)
    if not found or found[1] not in _SUMMARIES:
        return []
    return [(name, f"{solution[: found.start(1)]}{name}()") for name in _SUMMARIES if name != found[1]]


class Expected:
    """What the solution and the known mistakes give, each evaluated when first needed and then kept."""

    def __init__(self, code: AuthorCode, digest: Callable[[AuthorCode, str], Any]) -> None:
        self._code = code
        self._faults: dict[str, ContentError] = {}
        self._digest = lru_cache(maxsize=None)(lambda source: digest(code, source))

    @property
    def right(self) -> Any:
        return self._digest(self._code.solution)

    def of(self, source: str) -> Any:
        """The value of other code in the place of the solution; a fault is kept as well as a value."""
        if source not in self._faults:
            try:
                return self._digest(source)
            except ContentError as error:
                self._faults[source] = error
        raise self._faults[source]

    def mistakes(self) -> list[tuple[Any, str]]:
        """Each known mistake's value with the feedback that speaks to it."""
        return [(self._digest(source), feedback) for source, feedback in self._code.mistakes]


_KEPT: dict[AuthorCode, Expected] = {}


def expected(code: AuthorCode, digest: Callable[[AuthorCode, str], Any]) -> Expected:
    """The kept Expected of an exercise; changed code gets a new one."""
    return _KEPT.setdefault(code, Expected(code, digest))
