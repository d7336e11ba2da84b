from __future__ import annotations

from typing import Any

import pytest
from made import make

from kit import text
from kit.check.result import Outcome
from kit.exercises import find


@pytest.fixture
def options() -> list[dict[str, Any]]:
    return [
        {"text": "satu", "correct": True, "feedback": "Centang satu."},
        {"text": "dua", "feedback": "Bukan dua."},
        {"text": "tiga", "correct": True, "feedback": "Centang tiga."},
        {"text": "empat", "feedback": "Bukan empat."},
    ]


def test_choice(options: list[dict[str, Any]]) -> None:
    exercise = make("choice", options=options[:2])
    assert exercise.judge("a").outcome is Outcome.RIGHT
    wrong = exercise.judge("b")
    assert (wrong.outcome, wrong.feedback) == (Outcome.WRONG, "Bukan dua.")
    assert not wrong.parts["b"].ok


@pytest.mark.parametrize("nothing", [None, "", "z", [], {}])
def test_choice_without_a_known_option_is_unanswered(options: list[dict[str, Any]], nothing: Any) -> None:
    assert make("choice", options=options[:2]).judge(nothing).outcome is Outcome.UNANSWERED


@pytest.mark.parametrize(
    ("ticked", "outcome"),
    [
        (["a", "c"], Outcome.RIGHT),
        (["c", "a"], Outcome.RIGHT),
        (["a"], Outcome.PARTIAL),
        (["a", "b", "c"], Outcome.PARTIAL),
        (["b"], Outcome.WRONG),
        (["b", "d"], Outcome.WRONG),
        (["z"], Outcome.WRONG),
        ([], Outcome.UNANSWERED),
        (None, Outcome.UNANSWERED),
    ],
)
def test_choices(options: list[dict[str, Any]], ticked: Any, outcome: Outcome) -> None:
    assert make("choices", options=options).judge(ticked).outcome is outcome


def test_choices_speak_only_of_what_is_wrong(options: list[dict[str, Any]]) -> None:
    result = make("choices", options=options).judge(["a", "b"])
    told = {key: part.feedback for key, part in result.parts.items() if part.told}
    assert told == {"a": "", "b": "Bukan dua."}
    assert result.feedback == f"{text.CHOICES_MISSED.format(count=1)} Centang tiga."


@pytest.mark.parametrize("typed", ["020", " 020 ", "020.", "\uff10\uff12\uff10"])
def test_text_right(typed: str) -> None:
    assert make("text", accept=["020"]).judge(typed).outcome is Outcome.RIGHT


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_text_unanswered(nothing: Any) -> None:
    assert make("text", accept=["020"]).judge(nothing).outcome is Outcome.UNANSWERED


def test_a_lost_zero_is_named() -> None:
    result = make("text", accept=["020"]).judge("20")
    assert result.outcome is Outcome.WRONG
    assert result.feedback == text.LEADING_ZERO.format(given="20")


def test_a_zero_too_many_is_no_lost_zero() -> None:
    assert make("text", accept=["20"]).judge("020").feedback == "Lain."


def test_exact_spelling_is_named() -> None:
    exercise = make("text", accept=["SIM TPBIS"], written="kode")
    assert exercise.judge(" SIM TPBIS ").outcome is Outcome.RIGHT
    assert exercise.judge("sim tpbis").feedback == text.EXACT_SPELLING.format(given="sim tpbis")


def test_a_known_mistake_goes_before_its_cause() -> None:
    exercise = make("text", accept=["020"], wrong=[{"answer": "20", "feedback": "Nol hilang."}])
    assert exercise.judge("20").feedback == "Nol hilang."
    assert exercise.judge("21").feedback == "Lain."


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("1.250,5", "1.250,5"),
        ("1250.5", "1.250,5"),
        ("1250,5 jam", "1.250,5"),
        (1250.5, "1.250,5"),
        ("1250,54", "1.250,54"),
    ],
)
def test_number_right(typed: Any, read_as: str) -> None:
    result = make("number", value=1250.5, tolerance=0.05).judge(typed)
    assert (result.outcome, result.read_as) == (Outcome.RIGHT, read_as)


def test_a_number_may_come_with_its_unit() -> None:
    assert make("number", value=47, unit="kegiatan").judge("47 kegiatan").outcome is Outcome.RIGHT
    assert make("number", value=47, unit="kegiatan").judge("kegiatan").outcome is Outcome.WRONG


def test_a_number_with_two_readings_is_right_in_either() -> None:
    assert make("number", value=1250).judge("1.250").read_as == "1.250"
    assert make("number", value=1.25).judge("1.250").read_as == "1,25"
    assert make("number", value=0).judge("0").outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("typed", "feedback"),
    [
        ("dua", text.NOT_A_NUMBER.format(given="dua")),
        ("-12,5", text.WRONG_SIGN),
        ("125", text.WRONG_SCALE.format(factor=10)),
        ("0,0125", text.WRONG_SCALE.format(factor=1000)),
        ("12,9", text.TOO_ROUND),
        ("50", "Itu jumlah semuanya."),
        ("99", "Lain."),
    ],
)
def test_number_wrong(typed: str, feedback: str) -> None:
    exercise = make("number", value=12.5, wrong=[{"answer": "25 * 2", "feedback": "Itu jumlah semuanya."}])
    result = exercise.judge(typed)
    assert (result.outcome, result.feedback) == (Outcome.WRONG, feedback)


def test_a_whole_number_is_never_too_round() -> None:
    assert make("number", value=12, tolerance=0.1).judge("12,4").feedback == "Lain."


@pytest.mark.parametrize("nothing", [None, "", " "])
def test_number_unanswered(nothing: Any) -> None:
    assert make("number", value=0).judge(nothing).outcome is Outcome.UNANSWERED


def test_varied_numbers_are_judged_by_what_the_learner_saw() -> None:
    exercise = make(
        "number",
        value="a / b",
        vary={"a": [10, 30], "b": [2, 3]},
        wrong=[{"answer": "b / a", "feedback": "Terbalik."}],
    )
    by_value = {exercise.model_answer(who): who for who in map(str, range(20))}
    assert set(by_value) == {"`5`", "`10`"}
    assert exercise.judge("5", by_value["`5`"]).outcome is Outcome.RIGHT
    assert exercise.judge("0,2", by_value["`5`"]).feedback == "Terbalik."
    assert exercise.judge("5", by_value["`10`"]).outcome is Outcome.WRONG


def test_reflect_is_kept_not_judged() -> None:
    rubric = [{"text": "Menyebut nama", "why": "Tanpa nama tidak jelas."}]
    exercise = make("reflect", min_words=3, rubric=rubric)
    assert exercise.judge({"text": "satu dua tiga", "rubric": {"a": True}}).outcome is Outcome.SAVED
    open_rubric = exercise.judge({"text": "satu dua tiga", "rubric": {}})
    assert open_rubric.outcome is Outcome.SAVED
    assert "Tanpa nama tidak jelas." in open_rubric.feedback
    short = exercise.judge({"text": "satu dua"})
    assert short.outcome is Outcome.PARTIAL
    assert short.feedback == text.TOO_FEW_WORDS.format(words=2, wanted=3)


@pytest.mark.parametrize("nothing", [None, {}, {"text": " ", "rubric": {}}])
def test_reflect_unanswered(nothing: Any) -> None:
    assert make("reflect", min_words=3).judge(nothing).outcome is Outcome.UNANSWERED


def test_every_line_of_a_scale_is_rated() -> None:
    rubric = [{"text": one, "why": "Sebab."} for one in "xyz"]
    exercise = make("reflect", min_words=0, rubric=rubric, scale=["belum", "sudah"])
    part = exercise.judge({"text": "", "rubric": {"a": "1"}})
    assert (part.outcome, part.feedback) == (Outcome.PARTIAL, text.NOT_ALL_RATED.format(left=2))
    assert exercise.judge({"text": "", "rubric": dict.fromkeys("abc", "0")}).outcome is Outcome.SAVED


@pytest.mark.parametrize(
    "written", ["https://{}", "{}/", "www.{}", "HTTP://WWW.{}//", "“https://{}/”.", " {} "]
)
def test_a_domain_is_right_however_it_was_copied(written: str) -> None:
    exercise = find("domain-pemilik")
    assert exercise.judge(written.format("layanan-akun.example")).outcome is Outcome.RIGHT
    assert exercise.judge(written.format("perpus-contoh.example")).outcome is Outcome.WRONG
