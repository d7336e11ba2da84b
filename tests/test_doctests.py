"""Every example in a docstring of the kit runs and shows what it says."""

from __future__ import annotations

import doctest
import importlib

import pytest

from kit import paths

# --doctest-modules would also load the tests' own conftest files, of which there are two of one name.
MODULES = [
    ".".join(path.relative_to(paths.ROOT).with_suffix("").parts).removesuffix(".__init__")
    for path in sorted((paths.ROOT / "kit").rglob("*.py"))
    if ">>> " in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.attempted
    assert not result.failed
