"""The kit's own sentences: Indonesian, whole, used, and given what they ask for."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter
from types import ModuleType
from typing import Any

import pytest

from kit import kinds, paths, text, text_author, text_class, text_report, text_setup, text_site, text_tables
from kit.check.result import Outcome

KIT = paths.ROOT / "kit"
MODULES: dict[str, ModuleType] = {
    module.__name__.removeprefix("kit."): module
    for module in (text, text_author, text_setup, text_tables, text_report, text_class, text_site)
}

ENGLISH = """
a an and answer are at browser by cell check choose click close code download error exercise file for found from
hint in invalid is it kit's lesson missing next not notebook of ok on open or please press result right run save
selected server the this to update upload warning with wrong you your
"""
# Spellings that KBBI does not know, and its own.
NOT_IN_KBBI = """
silahkan dimana kemana merubah dirubah resiko sekedar analisa aktifitas jaman ijin praktek nomer kwalitas tehnik
hapal antri obyek subyek jadual sistim atlit himbau hembus nasehat pebruari nopember trampil
"""
_CODE = re.compile(r"`[^`]*`|\{[^}]*\}|%\(\w+\)[a-z]|--[\w-]+|: sudo [\w ]+|[\w.-]+/[\w./-]*")

_BEFORE_A_CLAUSE = re.compile(r"^(\{\w+\}|`[^`]+`|\W)+")


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | tuple | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)


NAMES = {
    (place, name): value
    for place, module in MODULES.items()
    for name, value in vars(module).items()
    if name.isupper()
}
every_module = pytest.mark.parametrize("module", MODULES)


def faults(module: str, wrong: Callable[[str], object]) -> list[str]:
    """The sentences of a module that a rule calls wrong, each with its name."""
    return [
        f"{name}: {sentence}"
        for (place, name), value in NAMES.items()
        if place == module
        for sentence in strings(value)
        if wrong(sentence)
    ]


def words(sentence: str) -> set[str]:
    """The words a person reads as words, in lower case."""
    return set(re.findall(r"[a-z'-]+", _CODE.sub(" ", sentence).lower()))


@every_module
def test_no_english(module: str) -> None:
    assert faults(module, lambda sentence: words(sentence) & set(ENGLISH.split())) == []


@every_module
def test_words_of_the_dictionary(module: str) -> None:
    assert faults(module, lambda sentence: words(sentence) & set(NOT_IN_KBBI.split())) == []


@every_module
def test_whoever_reads_is_anda(module: str) -> None:
    assert faults(module, re.compile(r"\b(anda|kamu|kalian|Kamu|Kalian)\b").search) == []


@every_module
def test_single_spaces(module: str) -> None:
    assert faults(module, re.compile(r"\S {2,}\S| \n|\s[,;?]|\s\.(\s|$)").search) == []


@every_module
def test_a_sentence_ends_like_one(module: str) -> None:
    def wrong(sentence: str) -> bool:
        # What an author is told is a clause; before its first word may stand a place, a value or a key.
        clause = _BEFORE_A_CLAUSE.sub("", sentence) if module == "text_author" else sentence
        return not _ends_well(clause.strip())

    assert faults(module, wrong) == []


def _ends_well(sentence: str) -> bool:
    """A label is short; what is longer, or has a sentence before it, ends with a stop, a value or a command."""
    if len(sentence.split()) < 6 and ". " not in sentence:
        return True
    if re.match(r"[a-z%]|[A-Z]{2}", sentence):
        return True  # a phrase with a line of its own: help of a command, a finding of `siap`
    return bool(re.search(r"([.?!]|\}|%s|: [a-z%][\w %()./-]*)$", sentence))


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (test_no_english, "Please buka berkas ini."),
        (test_words_of_the_dictionary, "Silahkan buka berkas ini."),
        (test_whoever_reads_is_anda, "Apakah kamu sudah selesai?"),
        (test_single_spaces, "Dua  spasi."),
        (test_a_sentence_ends_like_one, "Kalimat panjang yang tidak pernah sampai ke titiknya"),
    ],
)
def test_a_rule_names_the_faulty_sentence(
    rule: Callable[[str], None], sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(NAMES, ("text", "FAULTY"), {"a": ["Benar.", sentence]})
    with pytest.raises(AssertionError, match=f"FAULTY: {re.escape(sentence)}"):
        rule("text")


def aliases(tree: ast.AST) -> dict[str, str]:
    """Under which name a file knows the two modules of sentences."""
    return {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "kit"
        for alias in node.names
        if alias.name in MODULES
    }


def used(path: Path) -> Iterator[tuple[tuple[str, str], ast.Attribute]]:
    """Every sentence that a file names, as (module, name)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    known = aliases(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id=module), attr=name) if module in known:
                yield (known[module], name), node


SOURCES = sorted(KIT.rglob("*.py"))
USED = {name for path in SOURCES for name, _ in used(path)}


def test_every_sentence_that_is_used_exists() -> None:
    assert {(place, name) for place, name in USED if name.isupper()} <= NAMES.keys()


def test_no_sentence_is_dead() -> None:
    inside = {
        (place, node.id)
        for place in MODULES
        for node in ast.walk(ast.parse((KIT / f"{place}.py").read_text(encoding="utf-8")))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    assert sorted(NAMES.keys() - USED - inside) == []


def test_every_word_of_the_card_is_used_by_the_card() -> None:
    places = (KIT / "widget" / "static" / "parts", KIT / "kinds")
    scripts = "\n".join(path.read_text(encoding="utf-8") for place in places for path in place.glob("*.js"))
    asked = set(re.findall(r"\blabels\.(\w+)", scripts))
    assert sorted(asked ^ text.CARD_LABELS.keys()) == []


def test_every_kind_and_outcome_has_its_word() -> None:
    assert all(kinds.kind(name).label for name in kinds.names())
    assert set(text.VERDICTS) == set(Outcome)


def test_a_fault_of_a_lesson_names_its_cure() -> None:
    told = {name for path in (KIT / "lint").glob("*.py") for name, _ in used(path)}
    faults = [NAMES[name] for name in told if name in NAMES and len(str(NAMES[name]).split()) > 4]
    apart = {text_author.CLEAN, text_author.SECTION_BEGIN, text_author.TABLE_HEAD, text_author.TABLE_UNIT}
    assert len(faults) > 30
    assert sorted(sentence for sentence in faults if "; " not in sentence and sentence not in apart) == []


def gaps(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_a_sentence_gets_exactly_the_values_it_asks_for() -> None:
    checked = 0
    for path in SOURCES:
        known = {node: NAMES.get(name) for name, node in used(path)}
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match call:
                case ast.Call(
                    func=ast.Attribute(value=ast.Attribute() as sentence, attr="format"), keywords=given
                ):
                    asked = next((v for n, v in known.items() if same_place(n, sentence)), None)
                    if isinstance(asked, str):
                        assert gaps(asked) == {one.arg for one in given}, f"{path.name}:{call.lineno}"
                        checked += 1
    assert checked > 20


def same_place(one: ast.expr, other: ast.expr) -> bool:
    return (one.lineno, one.col_offset) == (other.lineno, other.col_offset)
