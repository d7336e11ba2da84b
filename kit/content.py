"""TOML tables -> frozen dataclasses, with faults that an author can act on; knows nothing of what they mean."""

from __future__ import annotations

import difflib
import types
from dataclasses import MISSING, fields, is_dataclass
from functools import lru_cache
from typing import Any, ClassVar, TypeVar, Union, get_args, get_origin, get_type_hints

from kit import text_author as text

T = TypeVar("T")


class ContentError(Exception):
    """A fault in a TOML file: where it stands, what is wrong and how to cure it (Indonesian)."""


def build(cls: type[T], table: Any, where: str) -> T:
    """Make a `cls` from a TOML table; raises ContentError that names `where`."""
    _demand(isinstance(table, dict), where, dict, table)
    known = {field.name: field for field in fields(cls)}  # type: ignore[arg-type]
    for key in table:
        if key not in known:
            raise ContentError(_unknown(where, key, list(known)))
    for name, field in known.items():
        if name not in table and field.default is MISSING and field.default_factory is MISSING:
            raise ContentError(text.KEY_ABSENT.format(where=where, key=name))
    types_of = _hints(cls)  # type: ignore[arg-type]  # a class is hashable
    return cls(**{key: _convert(types_of[key], value, f"{where}, {key}") for key, value in table.items()})


def _unknown(where: str, key: str, known: list[str]) -> str:
    near = difflib.get_close_matches(key, known, 1)
    if near:
        return text.KEY_UNKNOWN_NEAR.format(where=where, key=key, near=near[0])
    return text.KEY_UNKNOWN.format(where=where, key=key, known=", ".join(known))


@lru_cache
def _hints(cls: type) -> dict[str, Any]:
    # Resolving annotations costs more than all the rest: once per class is enough.
    return {k: v for k, v in get_type_hints(cls).items() if get_origin(v) is not ClassVar}


def _convert(kind: Any, value: Any, where: str) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _convert_union(get_args(kind), value, where)
    if origin is tuple:
        _demand(isinstance(value, list), where, list, value)
        return tuple(_convert(get_args(kind)[0], item, f"{where} {n}") for n, item in enumerate(value, 1))
    if origin is list:
        _demand(isinstance(value, list), where, list, value)
        return [_convert(get_args(kind)[0], item, f"{where} {n}") for n, item in enumerate(value, 1)]
    if origin is dict:
        _demand(isinstance(value, dict), where, dict, value)
        return {key: _convert(get_args(kind)[1], item, f"{where}.{key}") for key, item in value.items()}
    if is_dataclass(kind):
        return build(kind, value, where)  # type: ignore[arg-type]
    if kind is float and type(value) is int:
        return float(value)
    _demand(type(value) is kind, where, kind, value)
    return value


def _convert_union(members: tuple[Any, ...], value: Any, where: str) -> Any:
    for member in members:
        try:
            return _convert(member, value, where)
        except ContentError:
            continue
    plain = [text.TYPES[member.__name__] for member in members if member.__name__ in text.TYPES]
    wanted = text.OR.join(plain) or text.TYPES["dict"]
    raise ContentError(text.WANTED.format(where=where, wanted=wanted, given=value))


def _demand(fits: bool, where: str, wanted: type, value: Any) -> None:
    if not fits:
        name = text.TYPES.get(wanted.__name__, wanted.__name__)
        raise ContentError(text.WANTED.format(where=where, wanted=name, given=value))
