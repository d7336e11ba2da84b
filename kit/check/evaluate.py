"""Runs the author's own code (solution, known mistakes) once per content revision; never a learner's."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from typing import Any

from kit.exercises.build import ContentError
from kit.exercises.kinds import Code
from kit.paths import DATASETS

_LIBRARIES = {"pd": "pandas", "plt": "matplotlib.pyplot"}


def run(exercise: Code, code: str) -> Any:
    """The value of the last expression of `code` after the exercise's setup; raises ContentError."""
    names: dict[str, Any] = {"datasets": DATASETS, **_libraries(f"{exercise.setup}\n{code}")}
    tree = ast.parse(code.strip())
    if not tree.body or not isinstance(tree.body[-1], ast.Expr):
        raise ContentError(
            f"soal {exercise.id}: baris terakhir harus ungkapan yang dinilai: {code.strip()[-60:]}"
        )
    last = ast.Expression(tree.body.pop().value)  # type: ignore[attr-defined]
    try:
        # The author's code, shipped with the kit like every other line of it.
        exec(compile(exercise.setup, f"<setup {exercise.id}>", "exec"), names)  # noqa: S102
        exec(compile(tree, f"<{exercise.id}>", "exec"), names)  # noqa: S102
        return eval(compile(last, f"<{exercise.id}>", "eval"), names)  # noqa: S307
    except FileNotFoundError as error:
        raise ContentError(
            f"Berkas data {error.filename} tidak ada. Salin kembali folder datasets dari kit, lalu jalankan sel ini lagi."
        ) from error
    except Exception as error:
        raise ContentError(
            f"Soal {exercise.id} sendiri bermasalah ({type(error).__name__}: {error}); jawaban Anda belum dinilai. "
            "Sampaikan pesan ini kepada fasilitator atau pengelola kit."
        ) from error


def _libraries(code: str) -> dict[str, Any]:
    """The libraries whose short names stand in `code`: a sum of two numbers loads none (80 MiB a participant)."""
    return {
        name: import_module(library)
        for name, library in _LIBRARIES.items()
        if re.search(rf"\b{name}\b", code)
    }


class Expected:
    """What the solution and the known mistakes give, each evaluated when first needed and then kept."""

    def __init__(self, exercise: Code, digest: Callable[[Any, str], Any]) -> None:
        self._exercise = exercise
        self._digest = lru_cache(maxsize=None)(lambda code: digest(exercise, code))

    @property
    def right(self) -> Any:
        return self._digest(self._exercise.solution)

    def mistakes(self) -> list[tuple[Any, str]]:
        """Each known mistake's value with the feedback that speaks to it."""
        return [(self._digest(str(m.answer)), m.feedback) for m in self._exercise.wrong]


_KEPT: dict[tuple[str, str], Expected] = {}


def expected(exercise: Code, digest: Callable[[Any, str], Any]) -> Expected:
    """The kept Expected of an exercise; a changed revision gets a new one."""
    return _KEPT.setdefault((exercise.id, exercise.revision), Expected(exercise, digest))
