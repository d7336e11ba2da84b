"""The card between browser and record: what it answers, keeps, restores, and survives."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from desk import EXERCISES, INSTITUTION, NAME, Wire, ask, enter, events, first, of
from made import make

import kit
from kit import learner, practice, text
from kit.cards.exercise import ExerciseCard
from kit.cards.lesson import LessonHead
from kit.cards.panel import Panel
from kit.content import ContentError
from kit.exercises import find
from kit.kinds.code import Code
from kit.kinds.exercise import Exercise
from kit.kinds.folder import Folder
from kit.kinds.workbook import Workbook
from kit.markup import block
from kit.record import RecordError
from kit.widget.live import Live

pytestmark = pytest.mark.usefixtures("progress")
IN_CARD = sorted({exercise.kind for exercise in EXERCISES} - {"code", "chart"})
LARGE = "kata " * 200_000
STRANGE = [None, "", 5, -1.5, True, [], {}, [5], [[]], [{}], {"a": 5}, {"a": []}, {"cells": 5}, {"cells": {"zzz": 1}},
           {"cells": {"r1c1": 5}}, {"cells": {"r99c99": "x"}, "removed": [99]}, {"removed": "x"}, {"text": 5, "rubric": 5},
           ["zz"], ["a", "a"], "zz", {"zz": "zz"}, LARGE, [LARGE], {"a": LARGE}, "\x00", "*" * 5000, "9" * 500]  # fmt: skip


@pytest.fixture(autouse=True)
def practice_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Practice folders lie beside the record."""
    monkeypatch.setenv("KIT_BELAJAR", str(tmp_path / "belajar"))


def stem() -> str:
    who = learner.active()
    assert who
    return who.record.name


# --- one answer ---


@of(*IN_CARD)
def test_wrong_then_right_is_judged_and_recorded_once_each(exercise: Exercise) -> None:
    enter()
    card = ExerciseCard(exercise)
    given = [answer for answer, _ in exercise.mistakes(stem())[:1]] + [exercise.right(stem())]
    for count, answer in enumerate(given, 1):
        if isinstance(exercise, Folder | Workbook):
            ask(card, "prepare")
            exercise.act(practice.place(exercise.id), answer)
        state = ask(card, "check", answer=answer, turn=count)
        assert state["turn"] == count
        assert "error" not in state
        assert state["answer"] == answer
        assert len(events()) == count
        assert events()[-1]["answer"] == answer
        assert events()[-1]["outcome"] == state["outcome"]
        assert events()[-1]["revision"] == exercise.revision
        assert events()[-1]["seconds"] >= 0
    assert state["verdict"] in (text.VERDICTS["right"], text.VERDICTS["saved"])
    assert state["explain"]
    again = kit.soal(exercise.id)
    for key in ("answer", "outcome", "verdict", "feedback", "parts", "attempt", "explain", "more"):
        assert again.state.get(key) == state.get(key)
    assert len(events()) == len(given)


@pytest.mark.parametrize("kind", IN_CARD)
@pytest.mark.parametrize("do", ["check", "draft"])
def test_no_answer_however_strange_breaks_a_card(kind: str, do: str) -> None:
    enter()
    exercise = first(kind)
    for answer in STRANGE:
        card, before = ExerciseCard(exercise), len(events())
        state = ask(card, do, answer=answer)
        kept = len(events()) - before
        if "error" in state:
            assert kept == 0
            assert exercise.id in state["error"]
        elif do == "check":
            assert state["outcome"]
            assert kept == (state["outcome"] != "unanswered")
        json.dumps(ExerciseCard(exercise).state, allow_nan=False)  # and it opens again
    assert "error" not in ask(ExerciseCard(exercise), "check", answer=exercise.right(stem()))


@pytest.mark.parametrize("message", [
    {}, {"do": None}, {"do": "hapus semua"}, {"do": 5}, {"do": ["check"]}, {"do": "check"}, {"do": "hint", "turn": "x"},
    {"do": "identify"}, {"do": "identify", "name": 5, "institution": []}, {"do": "identify", "name": "\ud800", "institution": "x"},
    None, 5, "check", [], [{"do": "check"}],
    {"do": "check", "answer": float("nan")}, {"do": "draft", "answer": {"text": float("inf")}},
    {"do": "draft", "answer": "\ud800"}, {"do": "check", "answer": "\ud800"}, {"do": "draft", "answer": {"text": "\udfff"}},
    {"do": "check", "answer": "a", "turn": float("nan")},
])  # fmt: skip
def test_no_message_however_strange_breaks_a_card(message: Any, progress: Path) -> None:
    enter()
    (file,) = progress.glob("*.jsonl")
    for kind in ("choice", "text", "reflect", "code", "scenario"):
        card = ExerciseCard(first(kind))
        card.receive(message)
        json.dumps(card.state, ensure_ascii=False, allow_nan=False).encode()
    for line in file.read_text(encoding="utf-8").splitlines():
        json.loads(line, parse_constant=pytest.fail)
    assert not events()


def test_an_error_is_said_in_the_card_and_gone_with_the_next_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    enter()
    exercise = first("choice")
    card = ExerciseCard(exercise)
    with monkeypatch.context() as broken:
        broken.setattr(type(exercise), "judge", lambda *_args: 1 / 0)
        state = ask(card, "check", answer="a", turn=7)
    assert "ZeroDivisionError" in state["error"]
    assert f"kit {kit.__version__}" in state["error"]
    assert state["turn"] == 7
    assert "error" not in ask(card, "check", answer=exercise.right())


def test_what_could_not_be_kept_gets_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    enter()
    exercise = first("choice")
    card = ExerciseCard(exercise)

    def full(*_args: Any, **_keys: Any) -> None:
        raise RecordError(text.DISK_FULL)

    with monkeypatch.context() as broken:
        broken.setattr("kit.record.Record.append", full)
        state = ask(card, "check", answer=exercise.right(), turn=3)
    assert state["problem"] == block(text.DISK_FULL)
    assert "outcome" not in state
    assert state["turn"] == 3
    assert "problem" not in ask(card, "check", answer=exercise.right())
    assert len(events()) == 1


# --- hints, solution, draft ---


@of(*IN_CARD)
def test_hints_open_one_by_one_and_stay_open(exercise: Exercise) -> None:
    enter()
    card = ExerciseCard(exercise)
    for count in range(1, len(exercise.hints) + 1):
        assert len(ask(card, "hint")["hints"]) == count
    assert len(ask(card, "hint")["hints"]) == len(exercise.hints)
    assert [event["hints"] for event in events("hint")] == list(range(1, len(exercise.hints) + 1))
    assert ExerciseCard(exercise).state["hints"] == card.state["hints"]


def test_an_attempt_says_how_many_hints_were_open() -> None:
    enter()
    exercise = first("choice")
    card = ExerciseCard(exercise)
    ask(card, "hint")
    ask(card, "check", answer="a")
    assert events()[-1]["hints"] == 1


@pytest.mark.parametrize(("tries", "early"), [(0, True), (1, True), (2, False)])
def test_a_solution_asked_for_early_is_recorded_as_early(tries: int, early: bool) -> None:
    enter()
    exercise = first("choice")
    card = ExerciseCard(exercise)
    for wrong, _ in exercise.mistakes()[:tries]:
        ask(card, "check", answer=wrong)
    assert card.state["may_see_solution"] is not early
    assert ask(card, "solution")["solution"]
    ask(card, "solution")
    assert [event["early"] for event in events("solution")] == [early]
    assert ExerciseCard(exercise).state["solution"] == card.state["solution"]
    assert ExerciseCard(exercise).state["explain"]


def test_a_draft_comes_back_without_a_verdict_until_it_is_checked() -> None:
    enter()
    exercise = first("text")
    card = ExerciseCard(exercise)
    ask(card, "check", answer="salah sama sekali")
    before = dict(card.state)
    assert ask(card, "draft", answer="setengah ja") == before  # nothing moves under the learner's hands
    again = ExerciseCard(exercise).state
    assert (again["answer"], again["draft"], "outcome" in again) == ("setengah ja", True, False)
    ask(card, "check", answer="selesai")
    assert (ExerciseCard(exercise).state["answer"], ExerciseCard(exercise).state["draft"]) == (
        "selesai",
        False,
    )


@pytest.mark.parametrize("kind", [name for name in IN_CARD if name not in ("folder", "workbook")])
def test_every_kind_keeps_what_is_not_checked_yet(kind: str) -> None:
    enter()
    exercise = first(kind)
    answer = exercise.right(stem())
    ask(ExerciseCard(exercise), "draft", answer=answer)
    again = ExerciseCard(exercise).state
    assert (again["answer"], "outcome" in again) == (answer, False)
    assert not events()


def test_what_is_changed_back_to_the_checked_answer_has_its_verdict_again() -> None:
    enter()
    exercise = first("choice")
    card = ExerciseCard(exercise)
    for do, answer in (("check", "a"), ("draft", "b"), ("draft", "a")):
        ask(card, do, answer=answer)
    again = ExerciseCard(exercise).state
    assert (again["answer"], again["draft"], "outcome" in again) == ("a", False, True)


def test_periksa_pressed_ten_times_is_one_attempt() -> None:
    enter()
    card = ExerciseCard(first("choice"))
    said = [ask(card, "check", answer="a", turn=turn)["verdict"] for turn in range(10)]
    assert len(set(said)) == 1
    assert len(events()) == 1
    ask(card, "check", answer="b")
    ask(card, "check", answer="a")
    assert len(events()) == 3


def test_a_kept_draft_is_said_to_the_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    card, said = ExerciseCard(first("choice")), []
    monkeypatch.setattr(card.host, "send", said.append)
    ask(card, "draft", answer="a")
    assert not said  # nobody has given a name: nothing was kept
    enter()
    ask(card, "draft", answer="a")
    ask(card, "draft", answer=None)
    assert said == [{"kept": True}]


@of("scenario")
def test_a_hint_or_a_restart_in_the_middle_of_a_story_leads_nowhere_else(exercise: Exercise) -> None:
    enter()
    card, path = ExerciseCard(exercise), exercise.right()
    state = ask(card, "check", answer=path[:1])
    assert state["outcome"] == "unanswered"
    middle = state["more"]["story"]
    assert len(middle["passed"]) == 1
    assert ask(card, "hint")["more"]["story"] == middle
    assert ExerciseCard(exercise).state["more"]["story"] == middle
    assert not ExerciseCard(exercise).state["draft"]
    assert not events()
    assert ask(card, "check", answer=[])["more"]["story"]["passed"] == []


# --- who answers ---


def test_before_a_name_is_known_nothing_is_kept_and_every_card_asks(progress: Path) -> None:
    cards = [ExerciseCard(first(kind)) for kind in ("choice", "text", "scenario")]
    for card in cards:
        for do in ("check", "hint", "solution", "draft"):
            assert "error" not in ask(card, do, answer=card.exercise.right())
        assert card.state["identity"] == {"known": []}
    assert not list(progress.glob("*.jsonl"))
    ask(cards[0], "identify", name=f"  {NAME}\n", institution=INSTITUTION)
    assert [card.state["identity"] for card in cards] == [None] * 3
    assert [event["name"] for event in events("learner")] == [NAME]


def test_after_a_name_the_order_is_this_learners_own() -> None:
    exercise = next(e for e in EXERCISES if e.kind == "choice" and e.shuffle)
    card = ExerciseCard(exercise)
    ask(card, "identify", name=NAME, institution=INSTITUTION)
    assert card.view == ExerciseCard(exercise).view
    orders = {json.dumps(card.view["body"]["options"])}
    for n in range(6):
        ask(card, "identify", name=f"Orang {n}", institution=INSTITUTION)
        orders.add(json.dumps(card.view["body"]["options"]))
    assert len(orders) > 1


def test_a_value_handed_over_before_the_name_is_kept_once_the_name_is_known() -> None:
    exercise = first("code")
    wrong, right = ExerciseCard(exercise, "bukan ini"), ExerciseCard(exercise, exercise.right())
    ask(LessonHead(kit.exercises.lesson("00")), "identify", name=NAME, institution=INSTITUTION)
    assert wrong.state["identity"] is None
    assert right.state["outcome"] == "right"
    assert [event["outcome"] for event in events()] == ["right"]  # the newest alone
    ask(right, "identify", name="Budi", institution=INSTITUTION)
    assert not events()  # what Siti's cell gave is not Budi's answer


def test_two_cards_of_one_exercise_show_the_same() -> None:
    enter()
    exercise = first("choice")
    one, other = ExerciseCard(exercise), ExerciseCard(exercise)
    ask(one, "check", answer=exercise.right())
    assert other.state["outcome"] == "right"
    assert len(events()) == 1


# --- code and chart ---


@of("code", "chart")
def test_a_cell_run_twice_is_one_attempt(exercise: Exercise) -> None:
    enter()
    for _ in range(2):
        card = kit.soal(exercise.id, exercise.right())
        assert card.state["outcome"] == "right"
    assert [event["outcome"] for event in events()] == ["right"]
    wrong = exercise.mistakes()[0][0]
    kit.soal(exercise.id, wrong)
    assert kit.soal(exercise.id, wrong).state["outcome"] in ("wrong", "partial")
    assert len(events()) == 2
    restored = kit.soal(exercise.id, ...).state  # the next day: the cell above is not run yet
    assert restored["outcome"] == events()[-1]["outcome"]
    assert restored["answer"] == events()[-1]["answer"]
    assert restored["feedback"]


@of("code", "chart")
def test_an_untouched_cell_is_not_an_attempt(exercise: Exercise) -> None:
    enter()
    card = kit.soal(exercise.id, ...)
    assert card.state["outcome"] == "unanswered"
    assert kit.soal(exercise.id).state.get("outcome") is None
    assert not events()


@of("code", "chart")
def test_only_the_cell_answers_a_code_exercise(exercise: Exercise) -> None:
    enter()
    card = kit.soal(exercise.id, exercise.right())
    for do in ("check", "draft"):  # Ctrl+Enter on a button of the card sends one
        for answer in (None, "x", 5):
            state = ask(card, do, answer=answer)
            assert ("error" in state) == (answer == 5)
            assert state["outcome"] == "right"
    assert len(events()) == 1
    assert not events("draft")


# --- what changed meanwhile ---


def test_an_exercise_changed_since_the_last_answer_says_so() -> None:
    enter()
    exercise = first("choice")
    ask(ExerciseCard(exercise), "check", answer="a")
    assert ExerciseCard(exercise).state["notice"] == ""
    who = learner.active()
    assert who
    who.record.append("attempt", exercise=exercise.id, revision="lama", answer="a", outcome="right")
    card = ExerciseCard(exercise)
    assert card.state["notice"] == block(text.REVISED)
    assert ask(card, "check", answer="a")["notice"] == ""


@pytest.mark.parametrize("kind", IN_CARD)
def test_an_answer_to_an_older_content_never_breaks_the_card(kind: str) -> None:
    enter()
    exercise, who = first(kind), learner.active()
    assert who
    for old in (
        "zz",
        ["a"],
        ["a", "z"],
        {"z": "9"},
        {"cells": {"r9c9": "x"}, "removed": [9]},
        ["r9c9"],
        None,
        5,
    ):
        who.record.append("attempt", exercise=exercise.id, revision="lama", answer=old, outcome="wrong")
        state = ExerciseCard(exercise).state
        assert state["notice"] == block(text.REVISED)
        if kind == "order":
            assert state["answer"] is None  # the card would lack every step that the old answer lacks
        if kind == "mark":
            assert state["answer"] in (None, ["a"])  # what is marked and not shown could never be unmarked


def test_another_window_is_told_of_and_one_of_yesterday_is_not(progress: Path) -> None:
    enter()
    exercise = first("choice")
    ask(ExerciseCard(exercise), "check", answer="a")
    (file,) = progress.glob("*.jsonl")
    event = json.loads(file.read_text(encoding="utf-8").splitlines()[-1])
    for n, (when, said) in enumerate([("2020-01-02T03:04:05.678+00:00", False), (event["time"], True)]):
        other = event | {"id": f"lain-{n}", "session": "lain", "time": when}
        with file.open("a", encoding="utf-8") as record:
            record.write(json.dumps(other) + "\n")
        notice = ExerciseCard(exercise).state["notice"]
        words = text.OTHER_WINDOW.format(time=f"{when[11:13]}.{when[14:16]}") if said else ""
        assert notice == block(words)
    assert ask(ExerciseCard(exercise), "check", answer="b")["notice"] == ""


# --- the wire ---


def test_eight_cards_are_eight_small_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    enter()
    Live(ExerciseCard(first("choice")))  # the code itself is sent once, with the first card
    wire = Wire(monkeypatch)
    cards = [Live(ExerciseCard(one)) for one in [one for one in EXERCISES if not isinstance(one, Code)][:8]]
    bundles = [card._repr_mimebundle_()[0] for card in cards]
    assert [kind for kind, _ in wire.messages] == ["comm_open"] * 8
    assert len(wire.text().encode()) + len(json.dumps(bundles).encode()) <= 45_000


def test_one_check_is_one_message(monkeypatch: pytest.MonkeyPatch) -> None:
    enter()
    wire = Wire(monkeypatch)
    card = Live(ExerciseCard(first("choice")))
    sent = len(wire.messages)
    ask(card, "check", answer="a")
    assert len(wire.messages) == sent + 1


@of()
def test_a_card_shows_and_prints_itself_without_an_address(exercise: Exercise) -> None:
    card = kit.soal(exercise.id)
    assert repr(card) == f"Soal {exercise.id}"
    bundle = card._repr_mimebundle_()[0]
    assert bundle["text/plain"] == repr(card)
    assert set(bundle) == {"text/plain", "text/html", "application/vnd.jupyter.widget-view+json"}


def test_an_unknown_id_is_answered_with_the_nearest() -> None:
    with pytest.raises(ContentError, match="mengenal-sel"):
        kit.soal("mengenal-sell")


def test_seconds_count_from_the_last_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    enter()
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    card = ExerciseCard(find("mengenal-sel"))
    for later, answer, seconds in ((112.34, "a", 12.3), (115.0, "b", 2.7)):
        now[0] = later
        ask(card, "check", answer=answer)
        assert events()[-1]["seconds"] == seconds


def test_a_panel_without_a_handler_ignores_messages() -> None:
    class Quiet(Panel):
        def look(self) -> Any:
            return {}, {}

    quiet = Quiet()
    assert ask(quiet, "apa saja") == {}
    assert repr(quiet) == "Quiet"


def test_numbers_of_this_learner_are_asked_judged_and_solved() -> None:
    exercise = make("number", prompt="{x}?", vary={"x": list(range(100, 200))}, value="x", otherwise="Lain.", id="jam-pakai-setahun", lesson="00-mulai")  # fmt: skip
    enter()
    card = ExerciseCard(exercise)
    own = card.view["prompt"].removeprefix("<p>").removesuffix("?</p>")
    assert ask(card, "check", answer=own)["outcome"] == "right"
    assert ask(card, "solution")["solution"] == f"<p><code>{own}</code></p>"
