"""Notebooks as JupyterLab reads them: no dead widget, everything else as it is in the file."""

from __future__ import annotations

import asyncio
import copy
import errno
import json
import os
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from desk import ask, enter, first
from jupyter_server.services.contents.filemanager import AsyncFileContentsManager
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
from tornado.web import HTTPError

from kit import paths, text
from kit.cards import fallback
from kit.cards.exercise import ExerciseCard
from kit.lab import copies
from kit.lab.contents import VIEW, LessonContents, heal
from kit.record import RecordError

pytestmark = pytest.mark.usefixtures("progress")
OTHERS = [
    {"output_type": "stream", "name": "stdout", "text": ["satu\n"]},
    {
        "output_type": "display_data",
        "data": {"image/png": "AAAA", "text/plain": ["<Figure>"]},
        "metadata": {},
    },
    {"output_type": "error", "ename": "E", "evalue": "e", "traceback": []},
    {
        "output_type": "execute_result",
        "data": {"text/html": "<b>3</b>"},
        "metadata": {},
        "execution_count": 1,
    },
]


def run_apart(work: Coroutine[Any, Any, Any]) -> Any:
    """Await `work` in a thread of its own: the browser tests keep an event loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def cell(source: Any, *outputs: Any) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "metadata": {},
        "execution_count": 1,
        "source": source,
        "outputs": [*outputs],
        "id": "sel",
    }


def view(**more: Any) -> dict[str, Any]:
    data = {"text/plain": "Soal lama", VIEW: {"model_id": "mati", "version_major": 2, "version_minor": 1}}
    return {"output_type": "execute_result", "metadata": {}, "execution_count": 1, "data": data | more}


def book(*cells: Any) -> dict[str, Any]:
    metadata = {"widgets": {"state": {"mati": {}}}, "kernelspec": {"name": "python3", "display_name": "P"}}
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": [*cells]}


def healed(source: Any, **more: Any) -> Any:
    notebook = book(cell(source, view(**more)))
    heal(notebook)
    return notebook["cells"][0]["outputs"][0]["data"]


@pytest.mark.parametrize("source", [
    'import kit\nkit.soal("mengenal-sel")', ["import kit\n", 'kit.soal("mengenal-sel")'], "kit.soal('mengenal-sel')",
    'nilai = ...\nkit.soal( "mengenal-sel", nilai)', 'kit.soal(\n    "mengenal-sel",\n)',
])  # fmt: skip
def test_a_dead_card_becomes_its_last_state(source: Any) -> None:
    enter()
    exercise = first("choice")
    ask(ExerciseCard(exercise), "check", answer=exercise.right())
    data = healed(source, **{"text/html": "lama"})
    assert VIEW not in data
    assert data["text/html"] == fallback.card(exercise)
    assert text.VERDICTS["right"] in data["text/html"]
    assert data["text/plain"] == "Soal lama"


@pytest.mark.parametrize(
    "source", ['kit.soal("tidak-ada-lagi")', "kit.sesi('00')", "kit.kemajuan()", "pilihan", "", []]
)
def test_a_view_of_anything_else_leaves_what_was_stored(source: Any) -> None:
    assert healed(source, **{"text/html": "lama"}) == {"text/plain": "Soal lama", "text/html": "lama"}


def test_a_view_with_nothing_beside_it_is_still_an_output() -> None:
    notebook = book(cell("x", {"output_type": "display_data", "metadata": {}, "data": {VIEW: {}}}))
    heal(notebook)
    assert notebook["cells"][0]["outputs"][0]["data"] == {"text/plain": ""}


def test_a_record_that_cannot_be_read_does_not_close_the_lesson(monkeypatch: pytest.MonkeyPatch) -> None:
    def shut() -> None:
        raise RecordError(text.DISK_FULL)

    monkeypatch.setattr("kit.learner.active", shut)
    assert healed('kit.soal("mengenal-sel")', **{"text/html": "lama"})["text/html"] == "lama"


def test_all_else_stays() -> None:
    markdown = {"cell_type": "markdown", "metadata": {"tags": ["x"]}, "source": "# Judul", "id": "md"}
    notebook = book(markdown, cell("1", *OTHERS), cell("kit.soal", *OTHERS, view()))
    before = copy.deepcopy(notebook)
    heal(notebook)
    assert "widgets" not in notebook["metadata"]
    assert notebook["metadata"]["kernelspec"] == before["metadata"]["kernelspec"]
    assert notebook["cells"][:2] == before["cells"][:2]
    assert notebook["cells"][2]["outputs"][:-1] == before["cells"][2]["outputs"][:-1]


@pytest.mark.parametrize("notebook", [{}, {"cells": []}, {"cells": [{}]}, {"cells": [{"outputs": [{}]}]}])
def test_a_notebook_without_the_usual_parts(notebook: dict[str, Any]) -> None:
    before = copy.deepcopy(notebook)
    heal(notebook)
    assert notebook == before


# --- through JupyterLab's own file manager ---


def read(folder: Path, name: str, **more: Any) -> Any:
    async def get() -> Any:
        return await LessonContents(root_dir=str(folder)).get(name, **more)

    return run_apart(get())


def put(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def test_reading_heals_and_leaves_the_file_alone(tmp_path: Path) -> None:
    path = put(tmp_path, "sesi.ipynb", json.dumps(book(cell('kit.soal("mengenal-sel")', *OTHERS, view()))))
    before = path.read_bytes(), path.stat().st_mtime_ns
    model = read(tmp_path, "sesi.ipynb", require_hash=True)
    outputs = model["content"]["cells"][0]["outputs"]
    assert outputs[-1]["data"]["text/html"] == fallback.card(first("choice"))
    assert VIEW not in json.dumps(model["content"])
    assert model["hash"]
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_what_is_no_lesson_is_read_as_ever(tmp_path: Path) -> None:
    put(tmp_path, "data.csv", "a,b\n020,1\n")
    put(tmp_path, "sesi.ipynb", json.dumps(book(cell("x", view()))))
    assert read(tmp_path, "data.csv")["content"] == "a,b\n020,1\n"
    assert {one["name"] for one in read(tmp_path, "")["content"]} == {"data.csv", "sesi.ipynb"}
    assert read(tmp_path, "sesi.ipynb", content=False)["content"] is None
    assert VIEW in read(tmp_path, "sesi.ipynb", type="file", format="text")["content"]


def test_a_notebook_of_version_3_is_read(tmp_path: Path) -> None:
    old = {
        "cell_type": "code",
        "language": "python",
        "collapsed": False,
        "input": ["1"],
        "outputs": [],
        "metadata": {},
    }
    put(tmp_path, "lama.ipynb", json.dumps({"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""},
        "worksheets": [{"cells": [old], "metadata": {}}]}))  # fmt: skip
    assert read(tmp_path, "lama.ipynb")["content"]["cells"][0]["source"] == "1"


@pytest.mark.parametrize("content", ["", "{", "null", "[]", '{"nbformat": 4}'])
def test_a_broken_file_is_the_file_managers_own_refusal(tmp_path: Path, content: str) -> None:
    put(tmp_path, "rusak.ipynb", content)
    with pytest.raises(HTTPError) as refused:
        read(tmp_path, "rusak.ipynb")
    assert refused.value.status_code == 400


def test_a_copy_has_an_indonesian_name(tmp_path: Path) -> None:
    put(tmp_path, "sesi.ipynb", json.dumps(book()))

    async def copy_twice() -> list[str]:
        manager = LessonContents(root_dir=str(tmp_path))  # its signature database stays in one thread
        return [(await manager.copy("sesi.ipynb"))["name"] for _ in range(2)]

    assert run_apart(copy_twice()) == ["sesi-Salinan1.ipynb", "sesi-Salinan2.ipynb"]


def test_a_notebook_read_while_it_is_saved_is_never_gone(tmp_path: Path) -> None:
    """Two windows, or a copy being made: whoever reads sees the old or the new lesson, whole."""
    put(tmp_path, "sesi.ipynb", json.dumps(book(cell("1" * 200_000))))

    async def save_and_read() -> None:
        manager = LessonContents(root_dir=str(tmp_path))
        model = await manager.get("sesi.ipynb")
        for _ in range(15):
            both = (manager.save(model | {"path": "sesi.ipynb"}, "sesi.ipynb") for _ in range(2))
            looks = (manager.get("sesi.ipynb") for _ in range(6))
            await asyncio.gather(*both, *looks)

    run_apart(save_and_read())
    assert [path.name for path in tmp_path.iterdir() if path.suffix] == ["sesi.ipynb"]


def test_a_notebook_that_may_not_be_written_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "sesi.ipynb", json.dumps(book()))
    monkeypatch.setattr("kit.lab.contents.os.access", lambda path, mode: mode != os.W_OK)

    async def save() -> None:
        manager = LessonContents(root_dir=str(tmp_path))
        await manager.save(await manager.get("sesi.ipynb"), "sesi.ipynb")

    with pytest.raises(HTTPError) as refused:
        run_apart(save())
    assert refused.value.status_code == 403


def test_nothing_of_a_lesson_can_be_deleted_and_only_code_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIT_BELAJAR", str(tmp_path / "belajar"))
    copies.refresh()
    name = min(paths.NOTEBOOKS.glob("*.ipynb")).name
    own = tmp_path / "belajar" / name
    changed = json.loads(own.read_bytes())
    changed["cells"].append(cell("x = 1") | {"id": "milik-saya"})
    own.write_text(json.dumps(changed), encoding="utf-8")
    cells = read(tmp_path, f"belajar/{name}")["content"]["cells"]
    free = [c["id"] for c in cells if c["metadata"].get("deletable", True)]
    assert free == ["milik-saya"]
    for one in cells:
        code = one["cell_type"] == "code" and "kartu" not in one["metadata"].get("tags", [])
        assert one["metadata"].get("editable", True) == code
    assert "deletable" not in own.read_text(encoding="utf-8")
    put(tmp_path, name, own.read_text(encoding="utf-8"))
    elsewhere = read(tmp_path, name)["content"]["cells"]
    assert all(
        "deletable" not in one["metadata"] for one in elsewhere
    )  # not a copy of a lesson: the learner's own


@pytest.mark.parametrize(
    "refusal",
    [(errno.EFBIG, 413, text.FILE_TOO_LARGE), (errno.ENOSPC, 507, text.SAVE_DISK_FULL)],
)
@pytest.mark.parametrize("chunk", [None, 1, 2])
def test_what_does_not_fit_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusal: tuple[int, int, str], chunk: int | None
) -> None:
    number, status, said = refusal
    manager = LessonContents(root_dir=str(tmp_path))
    model = {"type": "file", "format": "text", "content": "isi"} | ({"chunk": chunk} if chunk else {})
    (tmp_path / "besar.csv").write_text("lama")

    async def fails(*_: Any) -> None:
        raise OSError(number, os.strerror(number))

    for name in ("_save_file", "_save_large_file"):
        monkeypatch.setattr(AsyncLargeFileManager, name, fails)
        monkeypatch.setattr(AsyncFileContentsManager, name, fails, raising=False)
    with pytest.raises(HTTPError) as told:
        run_apart(manager.save(model, "besar.csv"))
    assert (told.value.status_code, told.value.log_message) == (status, said.format(file="besar.csv"))
    assert (tmp_path / "besar.csv").exists() == (number != errno.EFBIG or chunk != 2)
