"""The practice folder: laid out, put in order in every way that people do it, and looked at."""

from __future__ import annotations

import shutil
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from kit import practice, text
from kit.check.result import Outcome
from kit.exercises import find
from kit.kinds.folder import Folder

EXERCISE = "folder-kelas-menjahit"


@pytest.fixture
def exercise() -> Folder:
    found = find(EXERCISE)
    assert isinstance(found, Folder)
    return found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exercise: Folder) -> Path:
    monkeypatch.setenv("KIT_BELAJAR", str(tmp_path / "belajar"))
    practice.lay_out(EXERCISE, exercise.practice())
    return practice.place(EXERCISE)


def judged(exercise: Folder) -> Any:
    return exercise.judge(practice.look(EXERCISE, exercise.practice()))


def do_all(folder: Path) -> None:
    """Every task, as a learner does it in the file manager."""
    (folder / "absen FIX banget.csv").rename(folder / "2025-03-04_kelas-menjahit_daftar-hadir_v01.csv")
    (folder / "foto").mkdir()
    (folder / "foto-01.txt").rename(folder / "foto" / "foto-01.txt")
    shutil.copy(folder / "cadangan" / "rekap-maret_2025-03-31.csv", folder / "rekap-maret.csv")
    with zipfile.ZipFile(folder / "catatan-rapat.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(folder / "catatan-rapat.txt", "catatan-rapat.txt")
    (folder / "unduhan-gagal.pdf").unlink()


def test_nobody_has_touched_it(exercise: Folder, folder: Path) -> None:
    assert judged(exercise).outcome is Outcome.UNANSWERED


def test_it_was_never_laid_out(exercise: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIT_BELAJAR", str(tmp_path))
    result = judged(exercise)
    assert (result.outcome, result.feedback) == (Outcome.UNANSWERED, text.FOLDER_ABSENT)


def test_everything_done_by_hand_is_right(exercise: Folder, folder: Path) -> None:
    do_all(folder)
    assert judged(exercise).outcome is Outcome.RIGHT


def test_what_a_system_leaves_behind_does_not_matter(exercise: Folder, folder: Path) -> None:
    do_all(folder)
    for name in (".DS_Store", "Thumbs.db", "foto/desktop.ini", ".ipynb_checkpoints/rekap-maret.csv"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x")
    (folder / "catatan sendiri.txt").write_text("Ini punya saya.")
    assert judged(exercise).outcome is Outcome.RIGHT


def test_a_folder_in_the_archive_is_an_archive(exercise: Folder, folder: Path) -> None:
    do_all(folder)
    with zipfile.ZipFile(folder / "catatan-rapat.zip", "w") as archive:
        archive.write(folder / "catatan-rapat.txt", "catatan-rapat/catatan-rapat.txt")
    (folder / "catatan-rapat.txt").unlink()
    assert judged(exercise).outcome is Outcome.RIGHT


def undo_move_by_cutting(folder: Path) -> None:
    (folder / "cadangan" / "rekap-maret_2025-03-31.csv").unlink()


def rename_only(folder: Path) -> None:
    (folder / "catatan-rapat.zip").unlink()
    (folder / "catatan-rapat.txt").rename(folder / "catatan-rapat.zip")


def double_ending(folder: Path) -> None:
    name = "2025-03-04_kelas-menjahit_daftar-hadir_v01.csv"
    (folder / name).rename(folder / f"{name}.csv")


def copied_photo(folder: Path) -> None:
    shutil.copy(folder / "foto" / "foto-01.txt", folder / "foto-01.txt")


def hidden_away(folder: Path) -> None:
    (folder / "sampah").mkdir()
    (folder / "sampah" / "x.pdf").write_text("<html><body>Sesi Anda habis.</body></html>\n")


@pytest.mark.parametrize(
    ("slip", "letter", "words"),
    [
        (undo_move_by_cutting, "c", text.FOLDER_NOT_COPIED.split("{")[0]),
        (rename_only, "d", "belum terkemas"),
        (double_ending, "a", ".csv.csv"),
        (copied_photo, "b", text.FOLDER_STILL_THERE.split("}")[1]),
        (hidden_away, "e", "belum terhapus"),
    ],
)
def test_a_slip_of_the_hand_is_named(
    exercise: Folder, folder: Path, slip: Any, letter: str, words: str
) -> None:
    do_all(folder)
    slip(folder)
    result = judged(exercise)
    assert result.outcome is Outcome.PARTIAL
    assert [key for key, part in result.parts.items() if not part.ok] == [letter]
    assert words in result.parts[letter].feedback


def test_a_note_thrown_away_before_it_was_packed(exercise: Folder, folder: Path) -> None:
    do_all(folder)
    (folder / "catatan-rapat.txt").unlink()
    (folder / "catatan-rapat.zip").write_bytes(b"PK rusak")
    assert not judged(exercise).parts["d"].ok


def test_in_a_seat_no_archive_is_asked_for(
    exercise: Folder, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUPYTERHUB_USER", "peserta-01")
    do_all(folder)
    (folder / "catatan-rapat.zip").unlink()
    result = judged(exercise)
    assert result.outcome is Outcome.RIGHT
    assert "d" not in result.parts
    (folder / "catatan-rapat.txt").unlink()
    result = judged(exercise)
    assert (result.outcome, "catatan-rapat.txt" in result.feedback) == (Outcome.PARTIAL, True)


def test_beginning_again_puts_the_old_folder_aside(exercise: Folder, folder: Path) -> None:
    (folder / "catatan sendiri.txt").write_text("Ini punya saya.")
    for _ in range(2):
        practice.lay_out(EXERCISE, exercise.practice())
    assert (folder.with_name(f"{EXERCISE}-lama-1") / "catatan sendiri.txt").read_text() == "Ini punya saya."
    assert judged(exercise).outcome is Outcome.UNANSWERED


def test_a_whole_disk_in_the_folder_changes_nothing_and_is_not_told(exercise: Folder, folder: Path) -> None:
    do_all(folder)
    (folder / "aa").mkdir()
    for number in range(1_000):
        (folder / "aa" / f"Sari Contoh {number}.txt").write_text("x")
    seen = practice.look(EXERCISE, exercise.practice())
    assert exercise.judge(seen).outcome is Outcome.RIGHT
    assert "Sari Contoh" not in str(seen)


def test_of_many_copies_only_some_are_kept(exercise: Folder, folder: Path) -> None:
    content = next(iter(exercise.practice().values()))
    for number in range(practice.KEPT + 10):
        (folder / f"salinan {number}.txt").write_bytes(content)
    seen = practice.look(EXERCISE, exercise.practice())
    assert seen is not None
    assert len(seen["files"]) == practice.KEPT


def test_a_damaged_archive_is_none(exercise: Folder, folder: Path) -> None:
    path = folder / "rusak.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in exercise.practice().items():
            archive.writestr(name, content)
    whole = path.read_bytes()
    cut = [whole[:end] for end in range(0, len(whole), 7)]
    flipped = [whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :] for at in range(0, len(whole), 5)]
    for damaged in cut + flipped:
        path.write_bytes(damaged)
        assert practice.look(EXERCISE, exercise.practice()) is not None


def test_a_file_held_open_by_another_program_is_passed_over(
    exercise: Folder, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refuse)
    seen = practice.look(EXERCISE, exercise.practice())
    assert seen is not None
    assert seen["files"] == {}


@pytest.mark.skipif(sys.platform == "win32", reason="a link needs a right there")
def test_a_link_leads_nowhere(exercise: Folder, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "rahasia.txt").write_text("rahasia")
    (folder / "tautan.txt").symlink_to(tmp_path / "rahasia.txt")
    (folder / "luar").symlink_to(tmp_path, target_is_directory=True)
    seen = practice.look(EXERCISE, exercise.practice())
    assert seen is not None
    assert not any("tautan" in path or "luar" in path for path in seen["files"])


def test_a_bomb_is_not_unpacked(exercise: Folder, folder: Path) -> None:
    with zipfile.ZipFile(folder / "besar.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("nol.bin", b"\0" * 50_000_000)
    seen = practice.look(EXERCISE, exercise.practice())
    assert seen is not None
    assert seen["zips"] == {}
