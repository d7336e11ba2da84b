"""The kinds of exercise, one file of Python and one of JavaScript each; a kind is there because its two files are."""

from __future__ import annotations

import difflib
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from kit import paths, text_author
from kit.content import ContentError
from kit.kinds.exercise import Exercise

# An institution's own kinds lie in a folder of its own.
__path__ += [str(folder) for folder in paths.own_kinds()]


def names() -> list[str]:
    """Every kind, in alphabetical order."""
    return sorted(view_file(path.stem).stem for folder in __path__ for path in Path(folder).glob("*.js"))


def view_file(name: str) -> Path:
    """The JavaScript of a kind."""
    return next(file for folder in __path__ if (file := Path(folder) / f"{name}.js").is_file())


@lru_cache
def kind(name: str) -> type[Exercise]:
    """The class of a kind, loaded on first use; raises ContentError for a name that is none."""
    if name not in names():
        near = difflib.get_close_matches(name, names(), 1) or names()
        raise ContentError(text_author.KIND_UNKNOWN.format(given=name, known=", ".join(near)))
    found: type[Exercise] = getattr(import_module(f"kit.kinds.{name}"), name.capitalize())
    return found
