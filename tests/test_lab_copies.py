"""The learner's copies: which follow their original, which are kept, and how one goes back to its beginning."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kit import lab, paths, text
from kit.base import files, names
from kit.lab import copies
from kit.lab.copies import CopyError

FIRST, SECOND = "00-mulai.ipynb", "04-aman-digital.ipynb"


def book(*sources: str, **more: Any) -> str:
    cells = [{"cell_type": "markdown", "metadata": {}, "source": source, **more} for source in sources]
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}, indent=1) + "\n"


@pytest.fixture
def originals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A kit of two lessons; a learner's folder that is not there yet."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    for name in (FIRST, SECOND):
        (folder / name).write_text(book(f"# {name}", "isi"), encoding="utf-8")
    monkeypatch.setattr(paths, "NOTEBOOKS", folder)
    monkeypatch.setenv("KIT_BELAJAR", str(tmp_path / "belajar"))
    return folder


@pytest.fixture
def own(originals: Path) -> Path:
    """The learner's folder after the first start."""
    assert copies.refresh() == []
    return originals.parent / "belajar"


def visible(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if not path.name.startswith(".")}


def saved_by_jupyterlab(copy: Path) -> None:
    """What opening and closing a lesson changes of it: the cards' outputs, the kernel's version, another form."""
    notebook = json.loads(copy.read_text(encoding="utf-8"))
    notebook["metadata"] = {"language_info": {"name": "python", "version": "3.13"}, "widgets": {}}
    for cell in notebook["cells"]:
        cell["source"] = cell["source"].splitlines(keepends=True)
        cell["metadata"] = {"trusted": True}
        cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "kartu"}]
        cell["execution_count"] = 3
    copy.write_text(json.dumps(notebook), encoding="utf-8")


def test_a_first_start_copies_every_lesson(originals: Path, own: Path) -> None:
    assert visible(own) == {FIRST, SECOND}
    for name in (FIRST, SECOND):
        assert (own / name).read_bytes() == (originals / name).read_bytes()


def test_a_copy_can_be_written_where_the_original_cannot(originals: Path) -> None:
    (originals / FIRST).chmod(0o444)
    copies.refresh()
    assert os.access(originals.parent / "belajar" / FIRST, os.W_OK)
    assert (originals.parent / "belajar" / FIRST).stat().st_mode & 0o200


def test_the_course_as_shipped_is_copied_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIT_BELAJAR", str(tmp_path / "belajar"))
    copies.refresh()
    assert visible(tmp_path / "belajar") == {path.name for path in paths.NOTEBOOKS.glob("*.ipynb")}


def test_nothing_is_written_when_nothing_changed(own: Path) -> None:
    saved_by_jupyterlab(own / FIRST)
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in own.glob("*.ipynb")}
    remembered = (own / copies._ORIGINS).stat().st_mtime_ns
    assert copies.refresh() == []
    assert {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in own.glob("*.ipynb")} == before
    assert (own / copies._ORIGINS).stat().st_mtime_ns == remembered


@pytest.mark.parametrize("opened", [False, True])
@pytest.mark.parametrize("update", [book("# Baru"), book("# 00-mulai.ipynb", "isi", attachments={"a": {}})])
def test_an_untouched_copy_follows_an_update(originals: Path, own: Path, opened: bool, update: str) -> None:
    if opened:
        saved_by_jupyterlab(own / FIRST)
    (originals / FIRST).write_text(update, encoding="utf-8")
    assert copies.refresh() == []
    assert (own / FIRST).read_text(encoding="utf-8") == update


def test_new_outputs_alone_are_an_update_too(originals: Path, own: Path) -> None:
    saved_by_jupyterlab(originals / FIRST)
    assert copies.refresh() == []
    assert (own / FIRST).read_bytes() == (originals / FIRST).read_bytes()


@pytest.mark.parametrize(
    "mine",
    [
        book("# 00-mulai.ipynb", "isi saya"),
        book("# 00-mulai.ipynb", "isi", "tambahan"),
        book("# 00-mulai.ipynb"),
        book("isi", "# 00-mulai.ipynb"),
        book("# 00-mulai.ipynb", "isi", attachments={"gambar.png": {"image/png": "AAAA"}}),
        book("# 00-mulai.ipynb", "isi").replace("markdown", "raw"),
    ],
)
def test_a_changed_copy_is_kept_and_the_update_is_named(originals: Path, own: Path, mine: str) -> None:
    (own / FIRST).write_text(mine, encoding="utf-8")
    assert copies.refresh() == []
    (originals / FIRST).write_text(book("# Baru"), encoding="utf-8")
    for _ in range(2):
        assert copies.refresh() == [Path(FIRST).stem]
        assert (own / FIRST).read_text(encoding="utf-8") == mine
    (originals / FIRST).write_text(book("# Lebih baru"), encoding="utf-8")
    assert copies.refresh() == [Path(FIRST).stem]
    assert (own / FIRST).read_text(encoding="utf-8") == mine


def test_a_change_taken_back_lets_the_copy_follow_again(originals: Path, own: Path) -> None:
    before = (own / FIRST).read_text(encoding="utf-8")
    (own / FIRST).write_text(book("lain"), encoding="utf-8")
    (originals / FIRST).write_text(book("# Baru"), encoding="utf-8")
    copies.refresh()
    (own / FIRST).write_text(before, encoding="utf-8")
    assert copies.refresh() == []
    assert (own / FIRST).read_bytes() == (originals / FIRST).read_bytes()


def remove(copy: Path) -> None:
    copy.unlink()


def rename(copy: Path) -> None:
    copy.rename(copy.with_name("punya saya.ipynb"))


def move(copy: Path) -> None:
    (copy.parent / "arsip").mkdir()
    copy.rename(copy.parent / "arsip" / copy.name)


def link_to_nowhere(copy: Path) -> None:
    copy.unlink()
    copy.symlink_to(copy.parent / "tiada.ipynb")


@pytest.mark.parametrize("go", [remove, rename, move, link_to_nowhere])
def test_a_copy_that_is_not_there_is_made_again(
    originals: Path, own: Path, go: Callable[[Path], None]
) -> None:
    go(own / FIRST)
    there = {path for path in own.rglob("*.ipynb") if path.is_file()}
    assert copies.refresh() == []
    assert (own / FIRST).read_bytes() == (originals / FIRST).read_bytes()
    assert all(path.is_file() for path in there)


def test_a_whole_folder_that_is_gone_is_made_again(own: Path) -> None:
    own.rename(own.with_name("belajar lama"))
    copies.refresh()
    assert visible(own) == {FIRST, SECOND}


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"cells": [{}]}', '{"cells": 3}'])
def test_a_damaged_copy_is_set_aside(originals: Path, own: Path, content: str) -> None:
    (own / FIRST).write_text(content, encoding="utf-8")
    copies.refresh()
    assert (own / FIRST).read_bytes() == (originals / FIRST).read_bytes()
    (kept,) = visible(own) - {FIRST, SECOND}
    assert (own / kept).read_text(encoding="utf-8") == content
    copies.refresh()
    assert len(visible(own)) == 3


@pytest.mark.parametrize(
    "memory", [None, "", "{", "[]", '{"00-mulai.ipynb": 3}', '{"00-mulai.ipynb": ["a"]}']
)
def test_without_its_memory_nothing_of_the_learners_is_lost(
    originals: Path, own: Path, memory: str | None
) -> None:
    (own / FIRST).write_text(book("milik saya"), encoding="utf-8")
    if memory is None:
        (own / copies._ORIGINS).unlink()
    else:
        (own / copies._ORIGINS).write_text(memory, encoding="utf-8")
    assert copies.refresh() == []
    assert (own / FIRST).read_text(encoding="utf-8") == book("milik saya")
    (originals / FIRST).write_text(book("# Baru"), encoding="utf-8")
    (originals / SECOND).write_text(book("# Baru"), encoding="utf-8")
    assert copies.refresh() == [Path(FIRST).stem]
    assert (own / FIRST).read_text(encoding="utf-8") == book("milik saya")
    assert (own / SECOND).read_bytes() == (originals / SECOND).read_bytes()


def test_a_lesson_that_the_kit_no_longer_has(originals: Path, own: Path) -> None:
    saved_by_jupyterlab(own / SECOND)
    (own / "catatan.ipynb").write_text(book("milik saya"), encoding="utf-8")
    (originals / SECOND).unlink()
    copies.refresh()
    assert visible(own) == {FIRST, "catatan.ipynb"}


def test_a_changed_lesson_that_the_kit_no_longer_has_stays(originals: Path, own: Path) -> None:
    (own / SECOND).write_text(book("milik saya"), encoding="utf-8")
    (originals / SECOND).unlink()
    for _ in range(2):
        copies.refresh()
        assert (own / SECOND).read_text(encoding="utf-8") == book("milik saya")


# --- when the disk does not play along ---


def fail(code: int) -> Callable[..., None]:
    def write(*_: object) -> None:
        raise OSError(code, "as the system says it")

    return write


@pytest.mark.parametrize(
    "fault",
    [
        (errno.ENOSPC, text.COPIES_DISK_FULL),
        (errno.EROFS, text.COPIES_NOT_WRITABLE.format(folder="belajar")),
        (errno.EACCES, text.COPIES_NOT_WRITABLE.format(folder="belajar")),
        (errno.EIO, text.COPIES_FAILED.format(reason="EIO")),
    ],
)
@pytest.mark.parametrize("call", [copies.refresh, lambda: copies.restore("00")])
def test_a_write_that_fails_is_said_and_leaves_what_was(
    own: Path, monkeypatch: pytest.MonkeyPatch, call: Callable[[], object], fault: tuple[int, str]
) -> None:
    code, said = fault
    (own.parent / "notebooks" / FIRST).write_text(book("# Baru"), encoding="utf-8")
    before = {path.name: path.read_bytes() for path in own.iterdir()}
    monkeypatch.setattr(files.os, "fsync", fail(code))
    with pytest.raises(CopyError, match=f"^{re.escape(said)}$"):
        call()
    assert {path.name: path.read_bytes() for path in own.iterdir()} == before


@pytest.mark.usefixtures("originals")
def test_a_folder_that_cannot_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "mkdir", lambda *_, **__: fail(errno.EROFS)())
    with pytest.raises(CopyError, match="belajar tidak dapat ditulisi"):
        copies.refresh()


def test_a_file_in_the_place_of_the_folder(originals: Path) -> None:
    (originals.parent / "belajar").write_text("")
    with pytest.raises(CopyError, match="EEXIST"):
        copies.refresh()


def test_a_start_that_was_killed_between_copy_and_memory(
    originals: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (originals / FIRST).write_text(book("# Baru"), encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(files, "write_json", fail(errno.EIO))
        with pytest.raises(CopyError):
            copies.refresh()
    (originals / FIRST).write_text(book("# Lebih baru"), encoding="utf-8")
    assert (own / FIRST).read_text(encoding="utf-8") == book("# Baru")
    # Which update it was is not known any more: it counts as the learner's, and nothing is lost.
    assert copies.refresh() == [Path(FIRST).stem]


def test_the_next_start_mends_what_a_killed_one_left(
    originals: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (originals / FIRST).write_text(book("# Baru"), encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(files, "write_json", fail(errno.EIO))
        with pytest.raises(CopyError):
            copies.refresh()
    assert copies.refresh() == []
    (originals / FIRST).write_text(book("# Lebih baru"), encoding="utf-8")
    assert copies.refresh() == []
    assert (own / FIRST).read_bytes() == (originals / FIRST).read_bytes()


def test_two_starts_at_once(tmp_path: Path) -> None:
    code = "from kit.lab import copies; print(copies.refresh())"
    env = os.environ | {"KIT_BELAJAR": str(tmp_path / "belajar"), "PYTHONPATH": str(paths.ROOT)}
    both = [
        subprocess.Popen(
            [sys.executable, "-c", code], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(3)
    ]
    said = [one.communicate(timeout=120) for one in both]
    assert said == [(b"[]\n", b"")] * 3
    assert visible(tmp_path / "belajar") == {path.name for path in paths.NOTEBOOKS.glob("*.ipynb")}


# --- back to the beginning ---


@pytest.mark.parametrize("words", ["04", "4", "04-aman-digital", SECOND])
def test_a_changed_lesson_goes_back_and_what_was_is_kept(originals: Path, own: Path, words: str) -> None:
    (own / SECOND).write_text(book("milik saya"), encoding="utf-8")
    kept = copies.restore(words)
    assert kept
    assert re.fullmatch(r"04-aman-digital \(lama \d{4}-\d\d-\d\d \d\d\.\d\d\)\.ipynb", kept.name)
    assert names.safe_name(kept.name, "x") == kept.name
    assert kept.read_text(encoding="utf-8") == book("milik saya")
    assert (own / SECOND).read_bytes() == (originals / SECOND).read_bytes()
    (originals / SECOND).write_text(book("# Baru"), encoding="utf-8")
    assert copies.refresh() == []
    assert (own / SECOND).read_bytes() == (originals / SECOND).read_bytes()
    assert kept.exists()


def test_several_times_in_one_minute(own: Path) -> None:
    for count in range(1, 4):
        (own / FIRST).write_text(book(f"milik saya {count}"), encoding="utf-8")
        copies.restore("00")
    kept = [path.read_text(encoding="utf-8") for path in own.glob("*lama*")]
    assert sorted(kept) == [book(f"milik saya {count}") for count in range(1, 4)]


def test_an_untouched_lesson_goes_back_without_leaving_anything(originals: Path, own: Path) -> None:
    saved_by_jupyterlab(own / FIRST)
    assert copies.restore("00") is None
    assert (own / FIRST).read_bytes() == (originals / FIRST).read_bytes()
    assert visible(own) == {FIRST, SECOND}


def test_a_lesson_goes_back_before_the_first_start(originals: Path) -> None:
    assert copies.restore("00") is None
    assert visible(originals.parent / "belajar") == {FIRST}


@pytest.mark.parametrize("words", ["99", "", "aman", "../notebooks/04-aman-digital", "00-mulai (lama).ipynb"])
def test_a_lesson_that_is_not_there(own: Path, words: str) -> None:
    with pytest.raises(CopyError) as refused:
        copies.restore(words)
    assert str(refused.value) == text.NO_SUCH_LESSON.format(given=words, lessons="00-mulai, 04-aman-digital")
    assert visible(own) == {FIRST, SECOND}


def test_the_command_says_where_the_old_state_is(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lab.restore("04") == 0
    assert capsys.readouterr().out == text.RESTORED.format(lesson="04-aman-digital") + "\n"
    (own / SECOND).write_text(book("milik saya"), encoding="utf-8")
    assert lab.restore("04") == 0
    (kept,) = own.glob("*lama*")
    assert capsys.readouterr().out == text.RESTORED_KEPT.format(lesson="04-aman-digital", kept=kept) + "\n"
    assert lab.restore("99") == 1
    assert "99" in capsys.readouterr().err


def test_the_notes_of_the_facilitator_are_in_a_copy_of_their_own(
    originals: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson = json.loads(book("# Sesi"))
    note = {
        "cell_type": "markdown",
        "id": "n",
        "metadata": {"tags": ["fasilitator"]},
        "source": ["Jawabannya 42"],
    }
    lesson["cells"].insert(1, note)
    (originals / FIRST).write_text(json.dumps(lesson), encoding="utf-8")
    copies.refresh()
    assert "Jawabannya" not in (own / FIRST).read_text(encoding="utf-8")
    assert copies.refresh() == []
    assert copies.restore("00") is None
    assert "Jawabannya" not in (own / FIRST).read_text(encoding="utf-8")
    monkeypatch.setenv("KIT_FASILITATOR", "1")
    monkeypatch.setenv("KIT_BELAJAR", str(own.parent / "belajar-fasilitator"))
    copies.refresh()
    assert "Jawabannya" in (own.parent / "belajar-fasilitator" / FIRST).read_text(encoding="utf-8")


def test_the_two_folders_of_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KIT_BELAJAR", raising=False)
    assert paths.lessons().name == "belajar"
    monkeypatch.setenv("KIT_FASILITATOR", "1")
    assert paths.lessons().name == "belajar-fasilitator"
