"""Rules for a single cell of a notebook: its length, tags, outputs and data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from kit.cells import Cell, Notebook

_DATASET = re.compile(r"\.\./datasets/[\w./-]*\w")
_MACHINE = re.compile(r"(?<![\w/.])/(?:home|Users|root|tmp|work|mnt|media|private|var)/|\b[A-Z]:\\\\?\w")
_WIDGET = "application/vnd.jupyter.widget-view+json"
TIDY = "buka dengan `python3 -m kit tulis`, lalu simpan"

Said = Iterator[tuple[str, str]]  # a fault and its cure


def faults(notebook: Notebook) -> Iterator[tuple[str, str, str]]:
    """Place, fault and cure of every cell that breaks a rule."""
    for cell in notebook.cells:
        found = [*_data(cell, notebook)]
        if cell.code:
            found += [*_code(cell), *_stored(cell)]
        yield from ((cell.place, fault, cure) for fault, cure in found)


def _data(cell: Cell, notebook: Notebook) -> Said:
    folder = notebook.path.parent
    for name in _DATASET.findall(cell.source):
        if not (folder / name).exists():
            yield f"«{name}» tidak ada", "periksa ejaan nama berkasnya"


def _code(cell: Cell) -> Said:
    if cell.statements is None:
        yield "kode tidak terbaca sebagai Python", "perbaiki kodenya"
        return
    if len(cell.source.splitlines()) > 10:
        yield f"{len(cell.source.splitlines())} baris kode", "pecah; sebuah sel paling banyak 10 baris"
    shown = [call.name for call in cell.calls if call.name in ("sesi", "soal", "kemajuan", "rapikan")]
    if shown and (len(shown) > 1 or not cell.ends_with_call):
        yield (
            f"kit.{shown[0]} bukan satu-satunya atau bukan baris terakhir",
            "taruh sendiri di baris terakhir",
        )
    for tag, fits in (("kartu", cell.card), ("soal", cell.hands_over)):
        if fits and tag not in cell.tags:
            yield (
                f"belum bertanda `{tag}`",
                "buka dengan `python3 -m kit tulis`, lalu tambahkan di panel Pemeriksa Properti",
            )
        if tag in cell.tags and not fits:
            yield f"bertanda `{tag}`, padahal bukan", "hapus tanda itu atau pindahkan kode lainnya"
    if cell.card and not cell.raw.get("metadata", {}).get("jupyter", {}).get("source_hidden"):
        yield "kode kartu terlihat", "klik garis biru di kiri sel supaya kodenya terlipat, lalu simpan"
    if cell.hands_over and "..." not in cell.source:
        yield "tidak ada `...` untuk diganti peserta", "tulis `nama = ...`"


def _stored(cell: Cell) -> Said:
    if (cell.card or cell.hands_over) and not cell.unrun:
        yield "kartu dan sel soal disimpan tanpa keluaran", TIDY
    elif not cell.calls and cell.source.strip() and cell.raw.get("execution_count") is None:
        yield "sel contoh belum dijalankan", "jalankan semua sel contoh, lalu simpan"
    if "execution" in cell.raw.get("metadata", {}):
        yield "waktu jalan ikut tersimpan", TIDY
    if any(_WIDGET in output.get("data", {}) for output in cell.outputs):
        yield (
            "keluaran berisi widget yang esok hari mati",
            "klik selnya, pilih Sunting > Bersihkan Keluaran Sel, lalu simpan",
        )
    if any(output["output_type"] == "error" or output.get("name") == "stderr" for output in cell.outputs):
        yield "keluaran berisi galat atau peringatan", "perbaiki kodenya, jalankan lagi, lalu simpan"
    if _MACHINE.search(cell.source) or _MACHINE.search(json.dumps(cell.outputs)):
        yield "ada alamat folder komputer penulis", "pakai alamat relatif, misalnya ../datasets/…"
