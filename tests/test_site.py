"""The page edition as files: whole, reproducible, honest about what it leaves out."""

from __future__ import annotations

import errno
import gzip
import json
import os
import re
import shutil
from pathlib import Path

import pytest

from kit import learner, paths, text_site
from kit.environment import SetupError
from kit.exercises import lessons
from kit.site import inside, python
from kit.site.build import build


@pytest.fixture(scope="module")
def pyodide() -> Path:
    """The npm package, if this computer can get it."""
    try:
        python.files()
    except SetupError as error:
        if os.environ.get("KIT_WAJIB_SITUS") == "1":
            pytest.fail(str(error), pytrace=False)
        pytest.skip(str(error))
    return paths.STATE / "unduhan" / f"pyodide-{python.VERSION}"


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_the_same_bytes_twice_and_all_that_a_page_names(pyodide: Path, tmp_path: Path) -> None:
    said = build(tmp_path / "a", pyodide)
    build(tmp_path / "b", pyodide)
    made = contents(tmp_path / "a")
    assert made == contents(tmp_path / "b")
    assert {f"{one.stem}.html" for one in lessons()} <= made.keys()
    for name in [name for name in made if name.endswith(".html")]:
        page = made[name].decode()
        assert gzip.decompress(made[f"{name}.gz"]) == made[name]
        for link in re.findall(r'(?:href|src)="([^"#:]+)["#]', page):
            assert link in made, (name, link)
    assert "Catatan fasilitator" not in made["00-mulai.html"].decode()
    assert f"{len(lessons())} sesi" in said[-1]
    # What differs from a laptop is told where the course begins, and nowhere else.
    told = [
        name for name in made if name.endswith(".html") and "<h2>Edisi halaman</h2>" in made[name].decode()
    ]
    assert told == ["00-mulai.html"]
    left_out = [line for line in said if "Sesi 10" in line]
    assert left_out
    assert text_site.LEFT_OUT_CODE in made["10-mengenal-pandas.html"].decode()
    assert text_site.LEFT_OUT_CODE not in made["00-mulai.html"].decode()


def test_a_site_is_made_anew_but_no_other_folder_is_touched(pyodide: Path, tmp_path: Path) -> None:
    build(tmp_path / "a", pyodide)
    (tmp_path / "a" / "foto.png").write_text("milik saya")
    build(tmp_path / "a", pyodide, disk=True)
    made = contents(tmp_path / "a")
    assert made.pop("foto.png") == b"milik saya"  # what others put there stays, what was ours goes
    build(tmp_path / "c", pyodide, disk=True)
    assert made == contents(tmp_path / "c")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "surat.txt").write_text("milik saya")
    with pytest.raises(SetupError, match="sudah berisi hal lain"):
        build(tmp_path / "b", pyodide)
    assert (tmp_path / "b" / "surat.txt").read_text() == "milik saya"


def test_a_build_that_broke_off_is_made_anew(
    pyodide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _content: bytes) -> int:
        raise OSError(errno.ENOSPC, "penuh")

    with monkeypatch.context() as broken:
        broken.setattr(Path, "write_bytes", full)
        with pytest.raises(SetupError, match="tidak dapat ditulis"):
            build(tmp_path / "a", pyodide, disk=True)
    build(tmp_path / "a", pyodide, disk=True)
    assert "Mulai.html" in contents(tmp_path / "a")


def test_a_folder_of_somebody_else_removes_nothing_outside(pyodide: Path, tmp_path: Path) -> None:
    private = tmp_path / "surat.txt"
    private.write_text("milik saya")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / ".situs-kit").write_text(f"../surat.txt\n{private}\nberkas/../../surat.txt\n")
    build(tmp_path / "a", pyodide, disk=True)
    assert private.read_text() == "milik saya"


def test_a_damaged_package_is_fetched_again(
    pyodide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "STATE", tmp_path)
    kept = tmp_path / "unduhan" / f"pyodide-{python.VERSION}"
    kept.mkdir(parents=True)
    (kept / "pyodide.js").write_text("rusak")
    monkeypatch.setattr(python, "_fetch", lambda target: shutil.copytree(pyodide, target, dirs_exist_ok=True))
    assert python.files().keys() == python.HASHES.keys()


def test_another_file_stops_the_build_by_name(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"pyodide\.asm\.mjs tidak ada"):
        python.files(tmp_path)
    (tmp_path / "pyodide.asm.mjs").write_text("lain")
    with pytest.raises(SetupError, match=r"pyodide\.asm\.mjs bukan isi"):
        python.files(tmp_path)


def test_a_record_goes_out_and_in_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIT_PROGRESS", str(tmp_path / "satu"))
    learner.enter("Siti", "Perpustakaan Desa").record.append("hint", exercise="mengenal-sel", hints=1)
    name, words = json.loads(inside.export())
    assert name == "siti.jsonl"
    monkeypatch.setenv("KIT_PROGRESS", str(tmp_path / "dua"))
    assert inside.bring("bukan catatan") == -1
    assert inside.bring(words) == 2  # the name and the hint
    assert inside.bring(words) == 0
    who = learner.active()
    assert who is not None
    assert who.record.standing("mengenal-sel").hints == 1
