"""environment.yml, for conda and Binder, asks for the same as pyproject.toml, and says why."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
import yaml

from kit import paths
from kit.environment import requirements
from kit.environment.prepare import NEWEST_TRIED

FILE = paths.ROOT / "environment.yml"
OTHER_NAME = {"matplotlib-base": "matplotlib"}  # conda splits the window toolkit off


@pytest.fixture
def conda() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return read


def bounds(conda: dict[str, Any]) -> dict[str, str]:
    split = (line.partition(" ") for line in conda["dependencies"] if isinstance(line, str))
    return {OTHER_NAME.get(name, name): pin for name, _, pin in split}


def test_the_bounds_are_those_of_pyproject(conda: dict[str, Any]) -> None:
    asked = dict(
        re.fullmatch(r"([\w-]+)(.*)", line.lower()).groups()  # type: ignore[union-attr, misc]
        for line in requirements.declared(paths.ROOT)
    )
    found = bounds(conda)
    python, pip = found.pop("python"), found.pop("pip")
    assert found == asked
    lowest = tomllib.loads((paths.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "requires-python"
    ]
    assert python == f"{lowest},<{NEWEST_TRIED[0]}.{NEWEST_TRIED[1] + 1}"
    assert pip == ""


def test_the_kit_itself_is_installed_in_place(conda: dict[str, Any]) -> None:
    assert conda["dependencies"][-1] == {"pip": ["-e ."]}


def test_only_conda_forge_is_asked(conda: dict[str, Any]) -> None:
    assert conda["channels"] == ["conda-forge", "nodefaults"]


def test_every_line_gives_its_reason() -> None:
    lines = [
        line
        for line in FILE.read_text(encoding="utf-8").splitlines()
        if line.startswith(("  - ", "      - "))
    ]
    assert len(lines) > 10
    assert [line for line in lines if "  # " not in line and line != "  - pip:"] == []
