"""Does this very interpreter (conda's, Binder's, a developer's own) have what pyproject.toml asks for?"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_RANGE = re.compile(r"([\w.-]+)>=([\d.]+),<([\d.]+)")


def locked(root: Path, locks: Iterable[str]) -> dict[str, str]:
    """Name -> version in these locks, of what every machine has: without a marker."""
    text = "".join((root / lock).read_text(encoding="utf-8") for lock in locks)
    return dict(re.findall(r"^([\w.-]+)==(\S+)(?! ;)(?: \\)?$", text, re.MULTILINE))


def numbers(text: str) -> tuple[int, ...]:
    """The leading numbers of a version.

    >>> numbers("4.6.1rc1")
    (4, 6, 1)
    """
    leading = re.match(r"\d+(\.\d+)*", text)
    return tuple(int(part) for part in leading[0].split(".")) if leading else ()


def declared(root: Path, group: str | None = None) -> list[str]:
    """The direct dependencies of the kit, or those of one group or extra."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    named = project["dependency-groups"] | project["project"]["optional-dependencies"]
    found: list[str] = named[group] if group else project["project"]["dependencies"]
    return found


def unmet(requirements: Iterable[str]) -> list[str]:
    """Those of the form NAME>=LOW,<HIGH that this interpreter does not meet."""
    return [requirement for requirement in requirements if not _met(requirement)]


def _met(requirement: str) -> bool:
    parts = _RANGE.fullmatch(requirement)
    if parts is None:
        raise ValueError(f"pyproject.toml: {requirement!r} is not of the form NAME>=LOW,<HIGH")
    try:
        found = numbers(version(parts[1]))
    except PackageNotFoundError:
        return False
    return numbers(parts[2]) <= found < numbers(parts[3])


def here(root: Path, *, tests: bool, classroom: bool) -> bool:
    """Whether this interpreter has all packages that the kit (its tests, a class) need."""
    groups = [None, *(["uji"] if tests else []), *(["kelas"] if classroom else [])]
    return not any(unmet(declared(root, group)) for group in groups)
