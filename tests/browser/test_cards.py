"""A card in a real browser: untouched, hints, the solution, a draft, the code of a cell."""

from __future__ import annotations

import play
from harness import PATIENCE, Lab, cards_live, open_lesson
from play import events, until
from playwright.sync_api import Page, expect

from kit.exercises import lesson
from kit.text import VERDICTS


def test_untouched_is_not_wrong(page: Page, lab: Lab, learner: str) -> None:
    open_lesson(page, lab, "04-aman-digital")
    exercise = next(e for e in lesson("04").exercises if e.kind == "match")
    card = play.card_of(page, exercise)
    before = len(events(lab, learner))
    card.locator("select").first.select_option("")
    card.locator("button[type=submit]").click()
    play.settle(card)
    expect(card.locator(".kit-outcome")).to_contain_text(VERDICTS["unanswered"])
    assert len(events(lab, learner)) == before


def test_hints_open_one_by_one_and_stay(page: Page, lab: Lab, learner: str) -> None:
    exercise = lesson("06").exercises[-2]
    open_lesson(page, lab, exercise.lesson)
    card = play.card_of(page, exercise)
    for count in range(1, len(exercise.hints) + 1):
        card.get_by_role("button", name="Petunjuk").click()
        expect(card.locator(".kit-hints li")).to_have_count(count, timeout=PATIENCE)
    expect(card.get_by_role("button", name="Petunjuk")).to_be_disabled()
    page.reload()
    cards_live(page)
    expect(play.card_of(page, exercise).locator(".kit-hints li")).to_have_count(
        len(exercise.hints), timeout=PATIENCE
    )


def test_solution_asks_once_before_two_attempts(page: Page, lab: Lab, learner: str) -> None:
    exercise = next(e for e in lesson("04").exercises if e.kind == "order")
    open_lesson(page, lab, exercise.lesson)
    card = play.card_of(page, exercise)
    show = card.get_by_role("button", name="Lihat jawaban")
    show.click()
    expect(card.locator(".kit-solution")).to_be_empty()
    show.click()
    expect(card.locator(".kit-solution")).to_contain_text("Jawaban", timeout=PATIENCE)
    expect(show).to_be_hidden()
    event = [event for event in events(lab, learner) if event["kind"] == "solution"][-1]
    assert (event["exercise"], event["early"]) == (exercise.id, True)


def test_a_draft_outlives_the_page(page: Page, lab: Lab, learner: str) -> None:
    exercise = lesson("06").exercises[-1]
    assert exercise.kind == "reflect"
    open_lesson(page, lab, exercise.lesson)
    typed = "Kalimat yang belum selesai"
    play.card_of(page, exercise).locator("textarea").fill(typed)
    until(page, lambda: events(lab, learner)[-1]["kind"] == "draft")
    page.reload()
    cards_live(page)
    expect(play.card_of(page, exercise).locator("textarea")).to_have_value(typed, timeout=PATIENCE)


def test_code_cell_wrong_then_right(page: Page, lab: Lab, learner: str) -> None:
    exercise = next(e for e in lesson("00").exercises if e.kind == "code")
    open_lesson(page, lab, exercise.lesson)
    for code, said in (("12 * 15", VERDICTS["wrong"]), ("15 + 12", VERDICTS["right"])):
        play.run_cell(page, exercise.id, f'jumlah = {code}\nkit.soal("{exercise.id}", jumlah)')
        expect(play.card_of(page, exercise).locator(".kit-outcome")).to_contain_text(said, timeout=PATIENCE)
    attempts = [
        event
        for event in events(lab, learner)
        if event.get("exercise") == exercise.id and event["kind"] == "attempt"
    ]
    assert [event["outcome"] for event in attempts] == ["wrong", "right"]
    play.run_cell(page, exercise.id)  # running it again changes nothing
    expect(play.card_of(page, exercise).locator(".kit-outcome")).to_contain_text(
        VERDICTS["right"], timeout=PATIENCE
    )
    again = [
        event
        for event in events(lab, learner)
        if event.get("exercise") == exercise.id and event["kind"] == "attempt"
    ]
    assert again == attempts


def test_an_error_in_a_cell_speaks_indonesian(page: Page, lab: Lab, learner: str) -> None:
    open_lesson(page, lab, "00-mulai")
    exercise = next(e for e in lesson("00").exercises if e.kind == "code")
    play.run_cell(page, exercise.id, f'kit.soal("{exercise.id}", belum_ada)')
    shown = page.locator('[data-mime-type="application/vnd.jupyter.stderr"]').filter(has_text="belum dikenal")
    expect(shown).to_contain_text(
        "Bila nama itu dibuat di sel lain, jalankan dahulu sel itu", timeout=PATIENCE
    )
    expect(shown).not_to_contain_text("Traceback")
