"""Rules for exercises/*.toml: complete, told apart, and true when its answers are judged."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kit.check.result import Outcome
from kit.content import ContentError
from kit.exercises import Lesson
from kit.kinds.exercise import Exercise
from kit.lint.fault import Fault

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
Said = Iterator[tuple[str, str]]  # a fault and its cure


def faults(lesson: Lesson, ids: dict[str, str]) -> Iterator[Fault]:
    """Faults of one lesson; `ids` maps every id seen so far to its file and is added to."""
    file = f"exercises/{lesson.stem}.toml"
    if not lesson.exercises:
        yield Fault(file, "", "belum memuat soal", "tambahkan sekurang-kurangnya satu [[exercise]]")
    for key in ("questions", "goals"):
        if not any(getattr(lesson, key)) or not all(words.strip() for words in getattr(lesson, key)):
            yield Fault(file, "[lesson]", f"{key} masih kosong", f"tulis kalimat di {key}")
    needed = sum(exercise.minutes for exercise in lesson.exercises)
    if needed > lesson.minutes:
        cure = "kurangi soal atau tambah waktu sesi di kursus.toml"
        yield Fault(file, "", f"semua soal perlu {needed:g} menit, sesi hanya {lesson.minutes} menit", cure)
    for exercise in lesson.exercises:
        where = f"soal {exercise.id}"
        if exercise.id in ids:
            yield Fault(file, where, f"id ini sudah dipakai di {ids[exercise.id]}", "beri id lain")
        ids.setdefault(exercise.id, file)
        yield from (Fault(file, where, fault, cure) for fault, cure in _of(exercise))


def _of(exercise: Exercise) -> Said:
    yield from _complete(exercise)
    yield from _told_apart(exercise)
    try:
        defects = list(exercise.defects())
        yield from ((defect, "") for defect in defects)
        if not defects:  # what is not whole cannot be judged
            yield from _judged(exercise)
    except ContentError as error:
        yield str(error), "perbaiki kode atau data yang disebut"
    except Exception as error:  # noqa: BLE001 - the author's code may raise anything
        yield f"kodenya berhenti: {type(error).__name__}: {error}", "perbaiki setup, solution, atau wrong"


def _complete(exercise: Exercise) -> Said:
    if not _SLUG.fullmatch(exercise.id):
        yield f"id «{exercise.id}» bukan slug", "pakai huruf kecil, angka, dan tanda hubung"
    for key in ("title", "prompt", "explain"):
        if not getattr(exercise, key).strip():
            yield f"{key} masih kosong", f"tulis {key}"
    hints = sum(bool(hint.strip()) for hint in exercise.hints)
    if hints < 2:
        yield f"baru ada {hints} petunjuk", "tulis sekurang-kurangnya dua di hints"
    if exercise.needs_otherwise and not exercise.otherwise.strip():
        yield "otherwise belum ada", "tulis umpan balik untuk jawaban yang tidak dikenal"


def _told_apart(exercise: Exercise) -> Said:
    """A sentence that serves two mistakes speaks to neither."""
    for group in exercise.sentences():
        first: dict[str, str] = {}
        for name, feedback in group:
            sentence = feedback.strip()
            if not sentence:
                yield f"{name} belum mempunyai feedback", "tulis apa yang terlihat dan langkah berikutnya"
            elif sentence in first:
                yield f"{name} memakai feedback yang sama dengan {first[sentence]}", "bedakan kalimatnya"
            else:
                first[sentence] = name
        if exercise.otherwise.strip() in first:
            yield f"{first[exercise.otherwise.strip()]} memakai kalimat otherwise", "bedakan kalimatnya"


def _judged(exercise: Exercise) -> Said:
    if exercise.judge(exercise.untouched()).outcome is not Outcome.UNANSWERED:
        yield "yang belum disentuh tidak dinilai «belum dijawab»", "periksa isi awal soal"
    for learner in exercise.learners():
        result = exercise.judge(exercise.right(learner), learner)
        if not result.done:
            yield f"jawaban yang benar dinilai {result.outcome}", "periksa kunci jawaban dan tolerance"
        for answer, sentence in exercise.mistakes(learner):
            result = exercise.judge(answer, learner)
            start = f"salah yang dikenal (feedback «{sentence[:50]}»)"
            if result.outcome not in (Outcome.WRONG, Outcome.PARTIAL):
                yield f"{start} dinilai {result.outcome}", "hapus, atau betulkan jawabannya"
            elif not any(sentence in words for words in result.sentences()):
                yield f"{start} mendapat kalimat lain", "periksa apakah nilainya sama dengan salah lain"
