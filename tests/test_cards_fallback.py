"""The card as plain HTML: last state, way on, nothing that a sanitiser must remove."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from desk import ask, enter, first, of
from test_markup import ATTRIBUTES, TAGS, Reader

from kit import text
from kit.cards import fallback
from kit.cards.exercise import ExerciseCard
from kit.exercises import find
from kit.kinds.exercise import Exercise
from kit.widget.live import Live

pytestmark = pytest.mark.usefixtures("progress")
EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>"


@of()
def test_only_tags_and_styles_that_a_sanitiser_leaves(exercise: Exercise) -> None:
    enter()
    found = Reader(fallback.card(exercise))
    assert found.tags <= TAGS | {"div"}
    assert found.attributes.keys() <= ATTRIBUTES
    assert "url(" not in found.attributes["style"]


@of()
def test_title_state_and_the_way_on_without_a_record(exercise: Exercise) -> None:
    shown = fallback.card(exercise)
    assert text.VERDICTS["unanswered"] in shown
    assert "menu Jalankan" in shown
    assert "<strong>" in shown


@pytest.mark.parametrize("kind", ["choice", "choices", "match", "order", "classify", "mark", "form", "table"])
def test_the_last_outcome_but_no_letters(kind: str) -> None:
    exercise = first(kind)
    enter()
    ask(ExerciseCard(exercise), "check", answer=exercise.right())
    shown = fallback.card(exercise)
    assert f"<strong>{text.VERDICTS['right']}</strong>" in shown
    assert "<pre>" not in shown


@pytest.mark.parametrize(
    ("exercise_id", "answer", "said"),
    [
        ("jam-pakai-setahun", "7", "7"),  # one character, yet no letter of an option
        ("nomor-kelas-persis", EVIL, "&lt;script&gt;"),
        (
            "kartu-menit-mulai",
            {"text": f"{EVIL} a b c", "rubric": {}},
            "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x",
        ),
    ],
)
def test_what_was_typed_is_shown_as_text(exercise_id: str, answer: Any, said: str) -> None:
    exercise = find(exercise_id)
    enter()
    ask(ExerciseCard(exercise), "check", answer=answer)
    shown = fallback.card(exercise)
    assert f"<pre>{said}" in shown
    assert Reader(shown).tags <= {"div", "strong", "p", "pre", "em"}


def test_a_code_card_names_the_cells_above_and_its_value() -> None:
    exercise = first("code")
    enter()
    ExerciseCard(exercise, "<b>nilai</b>")
    shown = fallback.card(exercise)
    assert "Jalankan Semua di Atas" in shown
    assert "&lt;b&gt;nilai" in shown
    assert "<b>" not in shown


def test_the_bundle_of_a_card_carries_it_and_is_stable() -> None:
    enter()
    for kind in ("choice", "code", "chart"):
        exercise = first(kind)
        one, other = (Live(ExerciseCard(exercise))._repr_mimebundle_()[0] for _ in range(2))
        assert one["text/html"] == fallback.card(exercise) == other["text/html"]
        assert one["text/plain"] == other["text/plain"] == f"Soal {exercise.id}"
        assert "0x" not in one["text/html"]


def test_a_name_never_appears_as_markup(progress: Path) -> None:
    enter(name=EVIL, institution=EVIL)
    assert list(progress.glob("*.jsonl"))
    assert "<script" not in fallback.card(first("choice"))
