"""TOML tables -> frozen dataclasses, with faults that an author can act on; knows nothing of what they mean."""

from __future__ import annotations

import difflib
import types
from dataclasses import MISSING, fields, is_dataclass
from functools import lru_cache
from typing import Any, ClassVar, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


class ContentError(Exception):
    """A fault in a TOML file: where it stands, what is wrong and how to cure it (Indonesian)."""


_NAMES = {str: "teks dalam tanda kutip", int: "bilangan bulat", float: "bilangan", bool: "true atau false"}


def build(cls: type[T], table: Any, where: str) -> T:
    """Make a `cls` from a TOML table; raises ContentError that names `where`."""
    if not isinstance(table, dict):
        raise ContentError(f"{where}: di sini diminta tabel {'{…}'}, bukan «{table}»")
    known = {field.name: field for field in fields(cls)}  # type: ignore[arg-type]
    for key in table:
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            hint = f"; maksud Anda `{near[0]}`?" if near else f"; yang dikenal: {', '.join(known)}"
            raise ContentError(f"{where}: kunci `{key}` tidak dikenal{hint}")
    for name, field in known.items():
        if name not in table and field.default is MISSING and field.default_factory is MISSING:
            raise ContentError(f"{where}: kunci `{name}` belum ada")
    types_of = _hints(cls)  # type: ignore[arg-type]  # a class is hashable
    return cls(**{key: _convert(types_of[key], value, f"{where}, {key}") for key, value in table.items()})


@lru_cache
def _hints(cls: type) -> dict[str, Any]:
    # Resolving annotations costs more than all the rest: once per class is enough.
    return {k: v for k, v in get_type_hints(cls).items() if get_origin(v) is not ClassVar}


def _convert(kind: Any, value: Any, where: str) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _convert_union(get_args(kind), value, where)
    if origin is tuple:
        _demand(isinstance(value, list), where, "daftar [ … ]", value)
        return tuple(_convert(get_args(kind)[0], item, f"{where} {n}") for n, item in enumerate(value, 1))
    if origin is list:
        _demand(isinstance(value, list), where, "daftar [ … ]", value)
        return [_convert(get_args(kind)[0], item, f"{where} {n}") for n, item in enumerate(value, 1)]
    if origin is dict:
        _demand(isinstance(value, dict), where, "tabel { … }", value)
        return {key: _convert(get_args(kind)[1], item, f"{where}.{key}") for key, item in value.items()}
    if is_dataclass(kind):
        return build(kind, value, where)  # type: ignore[arg-type]
    if kind is float and type(value) is int:
        return float(value)
    _demand(type(value) is kind, where, _NAMES.get(kind, str(kind)), value)
    return value


def _convert_union(members: tuple[Any, ...], value: Any, where: str) -> Any:
    for member in members:
        try:
            return _convert(member, value, where)
        except ContentError:
            continue
    wanted = " atau ".join(_NAMES[m] for m in members if m in _NAMES) or "tabel { … }"
    raise ContentError(f"{where}: di sini diminta {wanted}, bukan «{value}»")


def _demand(fits: bool, where: str, wanted: str, value: Any) -> None:
    if not fits:
        raise ContentError(f"{where}: di sini diminta {wanted}, bukan «{value}»")
