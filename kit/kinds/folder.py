"""Files put in order on the learner's own disk: renamed, moved, copied, packed, thrown away."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, TypedDict

from kit import text
from kit.check.result import UNANSWERED, Outcome, PartResult, Result, judged
from kit.kinds.exercise import Answers, Exercise, Slips, is_list_of_ids, is_mapping_to_text, lettered

if TYPE_CHECKING:
    from playwright.sync_api import Locator

Files = dict[str, str]  # path -> the laid out file whose content it has


@dataclass(frozen=True, kw_only=True)
class LaidOut:
    """One file of the folder as it is laid out; `text` is repeated `times`."""

    path: str
    text: str
    times: int = 1


@dataclass(frozen=True, kw_only=True)
class Task:
    """What shall be in the end. `to`: where the content of `file` lies, or the archive that has it; without it, nowhere."""

    task: str
    file: str
    feedback: str
    to: str = ""
    copy: bool = False  # the file also stays where it was

    @property
    def packs(self) -> bool:
        return self.to.endswith(".zip")


class FolderView(TypedDict):
    tasks: list[tuple[str, str]]  # id and HTML


@dataclass(frozen=True, kw_only=True)
class Folder(Exercise):
    """An answer is what `kit.practice.look` found; None where the folder was never laid out."""

    files: tuple[LaidOut, ...]
    tasks: tuple[Task, ...]

    label = "folder latihan"
    example = """
prompt = "Rapikan folder latihan ini."
files = [
  { path = "Doc1 FIX.csv", text = "nama,jumlah" },
  { path = "foto.txt", text = "foto kegiatan", times = 400 },
]
tasks = [
  { task = "Ganti nama `Doc1 FIX.csv` menjadi `2025-05-14_rekap.csv`.", file = "Doc1 FIX.csv", to = "2025-05-14_rekap.csv", feedback = "Tanggal ditulis lebih dahulu." },
  { task = "Pindahkan `foto.txt` ke folder `arsip`.", file = "foto.txt", to = "arsip/foto.txt", feedback = "Buat dahulu folder `arsip`." },
]
"""
    guide = """\
Kartu menyiapkan `files` di komputer peserta (`belajar/latihan/ID`), lalu memeriksa folder itu. Setiap tugas menyebut satu berkas
awal (`file`) dan tempatnya di akhir (`to`); isinya yang dikenali, bukan namanya. Dengan `copy = true` berkas juga tetap di tempat
semula. `to` yang berakhir dengan `.zip` meminta berkas itu di dalam arsip (berkas awalnya boleh tetap ada). Tanpa `to`, berkas
dihapus. Isi `files` harus berbeda-beda. Tugas zip tidak diperiksa di kursi kelas, karena di sana arsip tidak dapat dibuat."""
    submit = text.CHECK_FOLDER

    def practice(self) -> Mapping[str, bytes]:
        return {one.path: (one.text * one.times).encode() for one in self.files}

    # --- for the author ---

    def defects(self) -> Iterator[str]:
        contents = self.practice()
        if len(set(contents.values())) < len(self.files):
            yield "isi dua berkas sama; berkas dikenali dari isinya, jadi isinya harus berbeda"
        for path in [*contents, *(task.to for task in self.tasks)]:
            if path.startswith("/") or ".." in PurePosixPath(path).parts or "\\" in path:
                yield f"jalur “{path}” harus berada di dalam folder latihan, dengan garis miring /"
        for task in self.tasks:
            if task.file not in contents:
                yield f"tugas “{task.task}”: berkas “{task.file}” tidak ada di files"

    def sentences(self) -> Iterator[list[tuple[str, str]]]:
        yield [(f"tugas “{task.task}”", task.feedback) for task in self.tasks]

    def answers(self, learner: str = "") -> Answers:
        """All tasks done, then every task left undone in turn."""
        yield self._after(self.tasks), ""
        for task in self.tasks:
            yield self._after([one for one in self.tasks if one is not task]), task.feedback

    def _after(self, done: tuple[Task, ...] | list[Task]) -> dict[str, Any]:
        files: Files = {one.path: one.path for one in self.files}
        zips: dict[str, list[str]] = {}
        for task in done:
            if task.packs:
                zips.setdefault(task.to, []).append(task.file)
            elif not task.copy:
                files.pop(task.file, None)
        for task in done:
            if task.to and not task.packs:
                files[task.to] = task.file
        return {"files": files, "zips": zips, "seat": False}

    # --- an answer ---

    def fits(self, answer: Any) -> bool:
        if answer is None:
            return True
        if not isinstance(answer, dict) or answer.keys() != {"files", "zips", "seat"}:
            return False
        zips = answer["zips"]
        return (
            is_mapping_to_text(answer["files"])
            and isinstance(zips, dict)
            and all(is_list_of_ids(one) for one in zips.values())
        )

    def judge(self, answer: Any, learner: str = "") -> Result:
        if not answer or not self.fits(answer):
            return Result(Outcome.UNANSWERED, text.FOLDER_ABSENT)
        files: Files = answer["files"]
        if files == {one.path: one.path for one in self.files}:
            return UNANSWERED
        parts = {}
        for letter, task in lettered(self.tasks).items():
            if task.packs and answer.get("seat"):
                continue
            wrong = self._wrong(task, files, answer["zips"])
            parts[letter] = PartResult(not wrong, wrong)
        result = judged(parts)
        if result.outcome is Outcome.RIGHT and (lost := self._lost(files, answer["zips"])):
            return Result(Outcome.PARTIAL, text.FOLDER_LOST.format(file=lost), parts)
        return result

    def _wrong(self, task: Task, files: Files, zips: Mapping[str, list[str]]) -> str:
        """Why a task is not done, or an empty string."""
        there = sorted(path for path, original in files.items() if original == task.file)
        if task.packs:
            return "" if task.file in zips.get(task.to, []) else task.feedback
        if not task.to:
            return task.feedback if there else ""
        if task.to not in there:
            seen = f"{text.FOLDER_LIES_AT.format(path=there[0])} " if there and there[0] != task.file else ""
            return seen + task.feedback
        if task.copy and task.file not in there:
            return f"{text.FOLDER_NOT_COPIED.format(file=task.file)} {task.feedback}"
        if not task.copy and task.file in there:
            return f"{text.FOLDER_STILL_THERE.format(file=task.file)} {task.feedback}"
        return ""

    def _lost(self, files: Files, zips: Mapping[str, list[str]]) -> str:
        """A laid out file that is nowhere any more although no task said so."""
        kept = set(files.values()).union(*zips.values())
        thrown = {task.file for task in self.tasks if not task.to}
        replaced = {task.to for task in self.tasks}
        return next((one.path for one in self.files if one.path not in kept | thrown | replaced), "")

    def model_answer(self, learner: str = "") -> str:
        return "\n".join(f"- {task.task}" for task in self.tasks)

    def view(self, learner: str) -> FolderView:
        from kit.markup import inline

        return {"tasks": [(i, inline(task.task)) for i, task in lettered(self.tasks).items()]}

    def slips(self, event: Mapping[str, Any]) -> Slips:
        result = self.judge(event["answer"])
        for letter, task in lettered(self.tasks).items():
            part = result.parts.get(letter)
            if part and not part.ok:
                yield task.task, task.feedback

    def act(self, folder: Path, answer: Any) -> None:
        """Bring the folder on the disk into the state of an answer, as a learner would; for tests."""
        contents = self.practice()
        for path in contents:
            (folder / path).unlink()
        for path, original in answer["files"].items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(contents[original])
        for path, packed in answer["zips"].items():
            with zipfile.ZipFile(folder / path, "w") as archive:
                for one in packed:
                    archive.writestr(one, contents[one])

    def play(self, card: Locator, answer: Any) -> None:
        from playwright.sync_api import expect

        place = card.locator(".kit-place")
        card.locator(".kit-make").click()
        expect(card).not_to_have_class(re.compile("kit-waiting"), timeout=60_000)
        expect(place).to_be_visible(timeout=60_000)
        self.act(Path(place.inner_text()), answer)
