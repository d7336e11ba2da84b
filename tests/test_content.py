from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from kit.content import ContentError, build


@dataclass(frozen=True, kw_only=True)
class Inner:
    text: str
    feedback: str = ""


@dataclass(frozen=True, kw_only=True)
class Outer:
    title: str
    minutes: float = 1.0
    count: int = 1
    shown: bool = True
    value: float | str = 0.0
    limit: float | None = None
    options: tuple[Inner, ...] = ()
    lists: dict[str, list[float]] | None = None


def test_a_table_becomes_an_object() -> None:
    table = {
        "title": "Judul",
        "minutes": 3,
        "value": "a + b",
        "limit": 2,
        "options": [{"text": "satu"}, {"text": "dua", "feedback": "Bukan."}],
        "lists": {"a": [1, 2.5]},
    }
    built = build(Outer, table, "di sini")
    assert built == Outer(
        title="Judul",
        minutes=3.0,
        value="a + b",
        limit=2.0,
        options=(Inner(text="satu"), Inner(text="dua", feedback="Bukan.")),
        lists={"a": [1.0, 2.5]},
    )
    assert type(built.minutes) is float


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (
            {"title": "x", "optoins": []},
            ["di sini", "`optoins` tidak dikenal", "mungkin maksud Anda `options`"],
        ),
        ({"title": "x", "zzz": 1}, ["`zzz` tidak dikenal", "yang dikenal: title, minutes"]),
        ({"minutes": 1}, ["di sini", "`title` belum ada"]),
        ({"title": 5}, ["di sini, title", "teks dalam tanda kutip", "“5”"]),
        ({"title": "x", "count": 1.5}, ["di sini, count", "bilangan bulat", "“1.5”"]),
        ({"title": "x", "count": True}, ["di sini, count", "bilangan bulat"]),
        ({"title": "x", "minutes": "3"}, ["di sini, minutes", "bilangan", "“3”"]),
        ({"title": "x", "minutes": True}, ["di sini, minutes", "bilangan"]),
        ({"title": "x", "shown": 1}, ["di sini, shown", "true atau false"]),
        ({"title": "x", "value": ["a"]}, ["di sini, value", "bilangan atau teks dalam tanda kutip"]),
        ({"title": "x", "options": {"text": "a"}}, ["di sini, options", "daftar [ … ]"]),
        ({"title": "x", "options": ["a"]}, ["di sini, options 1", "tabel { … }", "“a”"]),
        (
            {"title": "x", "options": [{"text": "a"}, {"txt": "b"}]},
            ["di sini, options 2", "mungkin maksud Anda `text`"],
        ),
        ({"title": "x", "lists": {"a": ["b"]}}, ["di sini, lists"]),
        ([], ["di sini", "tabel { … }"]),
    ],
)
def test_a_fault_names_its_place_and_its_cure(table: Any, words: list[str]) -> None:
    with pytest.raises(ContentError) as caught:
        build(Outer, table, "di sini")
    for word in words:
        assert word in str(caught.value)
