"""The Indonesian words of JupyterLab: whole, and compiled after their last change."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import kit.lab.language
from kit.lab.language.__main__ import LOCALE, compiled

PO = sorted(Path(kit.lab.language.__file__).parent.glob("*.po"))
each_file = pytest.mark.parametrize("po", PO, ids=lambda path: path.stem)


def messages(po: Path) -> list[Message]:
    with po.open("rb") as file:
        return [message for message in read_po(file, locale="id") if message.id]


def forms(one: str | tuple[str, ...] | list[str]) -> list[str]:
    return [one] if isinstance(one, str) else list(one)


def contents(machine: bytes) -> dict[tuple[str | None, str], list[str]]:
    return {(m.context, forms(m.id)[0]): forms(m.string) for m in read_mo(io.BytesIO(machine)) if m.id}


def test_the_files_are_there() -> None:
    assert [po.stem for po in PO] == ["jupyterlab", "jupyterlab_widgets"]
    assert len(messages(PO[0])) > 2000


@each_file
def test_compiled_files_equal_the_po(po: Path) -> None:
    cure = "run: python -m kit.lab.language"
    for name, data in compiled(po).items():
        there = (LOCALE / name).read_bytes()
        if name.endswith(".json"):
            assert there == data, cure
        else:  # the head of an .mo names the version of Babel that wrote it
            assert contents(there) == contents(data), cure


@each_file
def test_nothing_is_empty(po: Path) -> None:
    assert not [message.id for message in messages(po) if not all(forms(message.string))]


@each_file
def test_places_to_fill_in_are_kept(po: Path) -> None:
    def places(text: str) -> list[str]:
        return sorted(re.findall(r"%\d", text))

    # The last form of the English: a singular may say "1 cell" where the plural says "%1 cells".
    changed = [m.id for m in messages(po) if places(forms(m.id)[-1]) != places(forms(m.string)[0])]
    assert not changed


@each_file
def test_edges_are_kept(po: Path) -> None:
    """Sentences are joined to others by their spaces and line ends; … announces a dialog."""

    def edges(text: str) -> tuple[str, ...]:
        return re.match(r"\s*", text)[0], re.search(r"…?\s*\Z", text)[0]  # type: ignore[index]

    assert not [m.id for m in messages(po) if edges(forms(m.id)[0]) != edges(forms(m.string)[0])]
