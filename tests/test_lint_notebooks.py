"""Each rule for notebooks catches a fault planted into a shipped one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kit import paths, text_author
from kit.exercises import Lesson, course, lesson
from kit.lint import notebooks

Cell = dict[str, Any]
Change = Callable[[dict[str, Any]], None]
# The course as it stands while its last lesson is not written.
UNFINISHED = course().only([entry.stem for entry in course().entries if not entry.stem.startswith("16")])
WIDGET = "application/vnd.jupyter.widget-view+json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The notebooks and datasets, so that their links lead somewhere."""
    shutil.copytree(paths.NOTEBOOKS, tmp_path / "notebooks", ignore=shutil.ignore_patterns(".*"))
    shutil.copytree(paths.DATASETS, tmp_path / "datasets")
    return tmp_path / "notebooks"


def found(folder: Path, change: Change, number: str = "11", one: Lesson | None = None) -> list[str]:
    """What lint says of a lesson after a change to its notebook."""
    one = one or lesson(number)
    path = folder / f"{one.stem}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    change(notebook)
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return [
        str(fault).removeprefix(f"notebooks/{path.name}") for fault in notebooks.faults(path, one, UNFINISHED)
    ]


def code_cells(notebook: dict[str, Any], wanted: Callable[[str], bool]) -> list[Cell]:
    return [c for c in notebook["cells"] if c["cell_type"] == "code" and wanted("".join(c["source"]))]


def card(notebook: dict[str, Any]) -> Cell:
    return code_cells(notebook, lambda source: source.startswith("kit.soal("))[0]


def answer(notebook: dict[str, Any]) -> Cell:
    return code_cells(notebook, lambda source: "= ..." in source)[0]


def example(notebook: dict[str, Any]) -> Cell:
    return code_cells(notebook, lambda source: "kit." not in source)[0]


def prose(notebook: dict[str, Any]) -> Cell:
    return next(cell for cell in notebook["cells"][2:] if cell["cell_type"] == "markdown")


def put(where: Callable[[dict[str, Any]], Cell], **keys: Any) -> Change:
    return lambda notebook: where(notebook).update(keys)


def tagged(where: Callable[[dict[str, Any]], Cell], *tags: str) -> Change:
    return lambda notebook: where(notebook)["metadata"].update(tags=list(tags))


def add(where: Callable[[dict[str, Any]], Cell], words: str) -> Change:
    return lambda notebook: where(notebook).update(source="".join(where(notebook)["source"]) + words)


def first(notebook: dict[str, Any]) -> Cell:
    return notebook["cells"][0]  # type: ignore[no-any-return]


def second(notebook: dict[str, Any]) -> Cell:
    return notebook["cells"][1]  # type: ignore[no-any-return]


def last(notebook: dict[str, Any]) -> Cell:
    return notebook["cells"][-1]  # type: ignore[no-any-return]


def replaced(where: Callable[[dict[str, Any]], Cell], old: str, new: str) -> Change:
    def change(notebook: dict[str, Any]) -> None:
        source = "".join(where(notebook)["source"])
        assert old in source
        where(notebook)["source"] = source.replace(old, new, 1)

    return change


def without(kind: Callable[[Cell], bool]) -> Change:
    return lambda notebook: notebook.update(cells=[cell for cell in notebook["cells"] if not kind(cell)])


def swapped(notebook: dict[str, Any]) -> None:
    one, other = code_cells(notebook, lambda source: source.startswith("kit.soal("))[:2]
    one["source"], other["source"] = other["source"], one["source"]


STREAM = {"output_type": "stream", "text": ["x"]}
ERROR = {"output_type": "error", "ename": "E", "evalue": "x", "traceback": []}


@pytest.mark.parametrize(
    ("change", "place", "words"),
    [
        (put(first, cell_type="raw"), ", sel 1 ", "sel pertama bukan Markdown"),
        (replaced(first, "# ", "## "), ", sel 1 ", "judul buku kerja berbeda"),
        (
            add(first, "\n\n- memilih penyebut yang sesuai dengan pertanyaan;"),
            ", sel 1 ",
            "baris 3: pertanyaan atau tujuan",
        ),
        (
            add(prose, "\n\nKapan dua kabupaten/kota boleh dibandingkan?"),
            ", sel 3 ",
            "tujuan sesi ditulis lagi",
        ),
        (replaced(second, '"11"', '"10"'), ", sel 2 ", "sel kedua tidak membuka sesi ini"),
        (add(second, "\nkit.kemajuan()"), ", sel 2 ", "sel kedua tidak membuka sesi ini"),
        (put(last, source='kit.sesi("11")'), ", sel terakhir", "tidak diakhiri kemajuan"),
        (lambda nb: nb["cells"].pop(), ", sel terakhir", "tidak diakhiri kemajuan"),
        (
            without(lambda cell: "fasilitator" in cell["metadata"].get("tags", [])),
            "",
            "belum ada catatan fasilitator",
        ),
        (without(lambda cell: cell["cell_type"] == "markdown"), "", "sel Markdown 0% dari sel peserta"),
        (lambda nb: nb["cells"].extend([prose(nb)] * 30), "", "sel peserta; buat antara 20 dan 42"),
        (lambda nb: nb["metadata"].update(widgets={}), "", "keadaan widget ikut tersimpan"),
        (
            replaced(card, 'kit.soal("', 'kit.soal("tidak-'),
            ", sel ",
            "tidak ada di 11-indikator-pelibatan.toml",
        ),
        (replaced(card, 'kit.soal("', 'kit.soal("tidak-'), "", "dipakai 0 kali"),
        (lambda nb: nb["cells"].insert(5, card(nb)), "", "dipakai 2 kali"),
        (swapped, ", sel ", "” datang setelah “"),
        (put(answer, source='kit.soal("peserta-setiap-kegiatan")'), ", sel ", "tidak menurut jenisnya"),
        (add(example, "\nx = 1" * 10), ", sel ", "paling banyak 10 baris"),
        (add(example, "\nx = ("), ", sel ", "tidak terbaca sebagai Python"),
        (add(card, '\nkit.soal("x")'), ", sel ", "taruh sendiri di baris terakhir"),
        (add(answer, "\nprint(1)"), ", sel ", "taruh sendiri di baris terakhir"),
        (tagged(card), ", sel ", "belum bertanda `kartu`"),
        (tagged(answer), ", sel ", "belum bertanda `soal`"),
        (tagged(example, "kartu"), ", sel ", "bertanda `kartu`, padahal bukan"),
        (tagged(card, "kartu", "soal"), ", sel ", "bertanda `soal`, padahal bukan"),
        (put(card, metadata={"tags": ["kartu"]}), ", sel ", "kode kartu terlihat"),
        (replaced(answer, "...  # ganti ... dengan", "1  # ganti dengan"), ", sel ", "tidak ada `...`"),
        (put(card, execution_count=1), ", sel ", "disimpan tanpa keluaran"),
        (put(answer, outputs=[STREAM | {"name": "stdout"}]), ", sel ", "disimpan tanpa keluaran"),
        (put(example, execution_count=None), ", sel ", "sel contoh belum dijalankan"),
        (put(example, metadata={"execution": {}}), ", sel ", "waktu jalan ikut tersimpan"),
        (
            put(example, outputs=[{"output_type": "display_data", "data": {WIDGET: {}}}]),
            ", sel ",
            "widget yang esok hari mati",
        ),
        (put(example, outputs=[STREAM | {"name": "stderr"}]), ", sel ", "galat atau peringatan"),
        (put(example, outputs=[ERROR]), ", sel ", "galat atau peringatan"),
        (
            put(example, outputs=[STREAM | {"name": "stdout", "text": ["/home/siti/kit"]}]),
            ", sel ",
            "komputer penulis",
        ),
        (add(example, '\nx = "C:\\\\Users"'), ", sel ", "komputer penulis"),
        (
            add(prose, "\n[x](tidak-ada.ipynb)"),
            ", sel ",
            "baris 5: buku kerja “tidak-ada.ipynb” tidak ada di antara sesi",
        ),
        (
            add(prose, "\n[x](16-proyek-rtl.ipynb)"),
            ", sel ",
            "“16-proyek-rtl.ipynb” tidak ada di antara",
        ),
        (add(prose, "\nLihat sesi 16."), ", sel ", "sesi 16 disebut, padahal belum ada"),
        (add(example, "  # seperti di Sesi 16"), ", sel ", "sesi 16 disebut, padahal belum ada"),
        (add(prose, "\n[x](../datasets/tidak-ada.csv)"), ", sel ", "“../datasets/tidak-ada.csv” tidak ada"),
        (add(example, '\npd.read_csv("../datasets/x.csv")'), ", sel ", "“../datasets/x.csv” tidak ada"),
    ],
)
def test_a_planted_fault_is_found(folder: Path, change: Change, place: str, words: str) -> None:
    lines = found(folder, change)
    assert any(line.startswith(place) and words in line for line in lines), lines


@pytest.mark.parametrize(
    "change",
    [
        add(prose, "\n[x](https://contoh.example/buku.ipynb)"),
        add(prose, "\n[x](00-mulai.ipynb#bagian)"),
        add(prose, "\nSesi 04 dan 08, satu sesi 90 menit."),
        add(prose, "\n`C:\\Users\\Siti` dan `/home/siti` boleh dibicarakan."),
        add(example, "\nx = 7 / 2"),
    ],
)
def test_what_is_allowed_is_not_a_fault(folder: Path, change: Change) -> None:
    assert found(folder, change) == []


def test_a_notebook_without_its_lesson_is_still_looked_at(folder: Path) -> None:
    path = folder / "11-indikator-pelibatan.ipynb"
    assert list(notebooks.faults(path, None, course())) == []
    notebook = json.loads(path.read_text(encoding="utf-8"))
    tagged(card)(notebook)
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert [fault.words for fault in notebooks.faults(path, None, course())] == [
        text_author.TAG_ABSENT.format(tag="kartu")
    ]


def test_the_sections_add_up_to_the_lesson(folder: Path) -> None:
    def longer(notebook: dict[str, Any]) -> None:
        cell = next(c for c in notebook["cells"] if "*9 menit*" in "".join(c["source"]))
        cell["source"] = "".join(cell["source"]).replace("*9 menit*", "*10 menit*")

    assert found(folder, lambda _: None, "01") == []
    (fault,) = found(folder, longer, "01")
    assert text_author.SECTIONS_SUM.format(total=91, minutes=90) in fault


def test_a_section_has_room_for_its_exercises(folder: Path) -> None:
    def shorter(notebook: dict[str, Any]) -> None:
        for old, new in (("*9 menit*", "*4 menit*"), ("*14 menit*", "*19 menit*")):
            cell = next(c for c in notebook["cells"] if old in "".join(c["source"]))
            cell["source"] = "".join(cell["source"]).replace(old, new)

    (fault,) = found(folder, shorter, "01")
    assert text_author.SECTION_SHORT.format(minutes=4, needed=5) in fault
