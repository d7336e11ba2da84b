"""What a seat does not load: forty times what the hub's database, a debugger and a grammar cost is gigabytes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

# JupyterHub's server for a participant imports the hub's database as well, and never asks it: 30 MiB.
_HUB_ONLY = ("sqlalchemy", "alembic", "jupyterhub.orm")
# Optional parts that their users do without: a grammar of international addresses for JSON schemas (17 MiB), a second
# guesser of encodings.
_OPTIONAL_IN_SERVER = ("rfc3987_syntax", "chardet")
_OPTIONAL_IN_KERNEL = ("debugpy",)  # 15 MiB; the kit has its debugger switched off


def server() -> None:
    """Leave out what a participant's server never uses; to be called before it is imported."""
    sys.meta_path.insert(0, _Absent())
    _without(_OPTIONAL_IN_SERVER)


def kernel() -> None:
    _without(_OPTIONAL_IN_KERNEL)


def _without(names: Sequence[str]) -> None:
    for name in names:
        sys.modules[name] = None  # type: ignore[assignment] # importing it is then an ImportError


class _Absent(MetaPathFinder, Loader):
    """Finds an empty module in the place of each that only the hub needs."""

    def find_spec(self, name: str, *_: Any) -> ModuleSpec | None:
        if any(name == top or name.startswith(f"{top}.") for top in _HUB_ONLY):
            return ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Empty(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run."""


class _Empty(ModuleType):
    """Every name in it is a class of its own: good for `isinstance`, `except` and annotations."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (Exception,), {})
