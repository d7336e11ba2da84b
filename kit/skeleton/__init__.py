"""`python3 -m kit baru sesi`: the two files of a new lesson, with all that `periksa` asks but what only an author can write."""

from __future__ import annotations

import json
import re
from pathlib import Path
from string import Template

from kit import paths
from kit import text_setup as text
from kit.base import files, names

HERE = Path(__file__).parent


class SkeletonError(Exception):
    """A lesson cannot be made under this number or title; the message is for the author (Indonesian)."""


def lesson(number: str, title: str) -> list[Path]:
    """Write notebook and exercises of a new lesson, of two digits and a title; returns both files.

    Raises SkeletonError where the number is taken or no file name comes of the title. Nothing is overwritten.
    """
    taken = {path.stem[:2]: path for path in sorted(paths.NOTEBOOKS.glob("*.ipynb"))}
    if not re.fullmatch(r"\d\d", number) or not names.slug(title):
        raise SkeletonError(text.BAD_LESSON)
    if number in taken:
        raise SkeletonError(text.LESSON_TAKEN % (number, taken[number].name))
    stem = f"{number}-{names.slug(title)}"
    follows = next((path for other, path in taken.items() if other > number), taken["00"])
    values = {"number": number, "title": title, "next_file": follows.name, "next_title": _title(follows)}
    made = [paths.NOTEBOOKS / f"{stem}.ipynb", paths.EXERCISES / f"{stem}.toml"]
    for path in made:
        template = (HERE / f"lesson{path.suffix}.template").read_text(encoding="utf-8")
        files.write_text(path, _filled(template, values))
    return made


def _filled(template: str, values: dict[str, str]) -> str:
    # Quotation marks and backslashes are written alike within a string of JSON and of TOML.
    quoted = {name: json.dumps(value, ensure_ascii=False)[1:-1] for name, value in values.items()}
    return Template(template).substitute(quoted)


def _title(notebook: Path) -> str:
    first = json.loads(notebook.read_bytes())["cells"][0]["source"]
    return "".join(first).splitlines()[0].removeprefix("# ")
