"""Rules for a notebook as a whole: its beginning, its end, its measure, and the exercises it uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from kit.cells import Cell, Notebook, read
from kit.exercises import Course, Lesson
from kit.lint import each_cell
from kit.lint.contents import promises
from kit.lint.fault import Fault

Said = Iterator[tuple[str, str, str]]  # place, fault, cure


def faults(path: Path, lesson: Lesson | None, course: Course) -> Iterator[Fault]:
    """Faults of one notebook; without its lesson only what can be seen without. `course`: the lessons that are there."""
    try:
        notebook = read(path)
    except (ValueError, KeyError, TypeError) as error:
        cure = "buka dan simpan lagi dengan JupyterLab"
        yield Fault(f"notebooks/{path.name}", "", f"berkas tidak terbaca sebagai buku kerja ({error})", cure)
        return
    rules = [_end, _measure, _trace, each_cell.faults]
    found = [one for rule in rules for one in rule(notebook)] + [*_promises(notebook, course)]
    if lesson:
        found += [*_beginning(notebook, lesson), *_repeated(notebook, lesson), *_exercises(notebook, lesson)]
    yield from (Fault(notebook.file, place, fault, cure) for place, fault, cure in found)


def _beginning(notebook: Notebook, lesson: Lesson) -> Said:
    first, second = [*notebook.cells, Cell(0, {"source": "", "cell_type": "raw"})][:2]
    if not first.markdown:
        yield first.place, "sel pertama bukan Markdown", "mulai dengan judul sesi"
    if first.source.splitlines()[:1] != [f"# {lesson.title}"]:
        yield first.place, "judul buku kerja berbeda dari judul sesi", f"tulis `# {lesson.title}`"
    if second.source.split("\n") != ["import kit", f'kit.sesi("{lesson.number}")']:
        cure = f'isi dua baris: `import kit` dan `kit.sesi("{lesson.number}")`'
        yield second.place, "sel kedua tidak membuka sesi ini", cure


def _repeated(notebook: Notebook, lesson: Lesson) -> Said:
    known = {_bare(words) for words in lesson.questions + lesson.goals}
    for cell in notebook.participant:
        for number, line in enumerate(cell.source.splitlines(), 1):
            if cell.markdown and _bare(line) in known:
                cure = "hapus baris ini: kepala sesi menampilkannya dari [lesson]"
                yield f"{cell.place}, baris {number}", "pertanyaan atau tujuan sesi ditulis lagi", cure


def _bare(line: str) -> str:
    return line.strip().lstrip("-* ").rstrip(";. ").casefold()


def _promises(notebook: Notebook, course: Course) -> Said:
    for cell in notebook.cells:
        for line, fault, cure in promises(cell.source, notebook.path.parent, course):
            yield f"{cell.place}, baris {line}", fault, cure


def _end(notebook: Notebook) -> Said:
    last = [cell for cell in notebook.participant if cell.code][-1:]
    if not last or notebook.participant[-1:] != last or [call.name for call in last[0].calls] != ["kemajuan"]:
        yield "sel terakhir", "buku kerja tidak diakhiri kemajuan", "tambahkan sel `kit.kemajuan()`"


def _measure(notebook: Notebook) -> Said:
    cells = notebook.participant
    if not 20 <= len(cells) <= 40:
        yield "", f"ada {len(cells)} sel peserta", "buat antara 20 dan 40 sel"
    prose = sum(cell.markdown for cell in cells) / max(len(cells), 1) * 100
    if not 40 <= prose <= 70:
        yield "", f"{prose:.0f}% sel peserta berupa Markdown", "buat antara 40% dan 70%"
    if len(cells) == len(notebook.cells):
        yield "", "belum ada catatan fasilitator", "tambahkan sel Markdown bertanda `fasilitator`"


def _trace(notebook: Notebook) -> Said:
    if "widgets" in notebook.metadata:
        yield "", "keadaan widget ikut tersimpan", each_cell.TIDY


def _exercises(notebook: Notebook, lesson: Lesson) -> Said:
    known = {exercise.id: exercise for exercise in lesson.exercises}
    used = [(cell, call) for cell in notebook.cells for call in cell.calls if call.name == "soal"]
    for cell, call in used:
        if call.first not in known:
            yield cell.place, f"soal «{call.first}» tidak ada di {lesson.stem}.toml", "periksa ejaan id"
        elif (call.arguments == 2) != known[call.first].handed_over:
            cure = "hanya soal code dan chart menerima nilai: `kit.soal(id, nilai)`"
            yield cell.place, f"soal «{call.first}» dipanggil tidak menurut jenisnya", cure
    times = Counter(call.first for _, call in used)
    for exercise_id in known:
        if times[exercise_id] != 1:
            yield "", f"soal «{exercise_id}» dipakai {times[exercise_id]} kali", "pakai tepat satu kali"
    places = list(known)
    order = [(cell, places.index(call.first)) for cell, call in used if call.first in known]
    for (_, before), (cell, after) in pairwise(order):
        if after < before:
            cure = f"samakan urutannya dengan {lesson.stem}.toml"
            yield cell.place, f"soal «{places[after]}» datang setelah «{places[before]}»", cure
