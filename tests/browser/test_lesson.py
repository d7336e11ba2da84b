"""From lesson to lesson: the head shows what a lesson is for, its links open the lessons around it."""

from __future__ import annotations

from harness import PATIENCE, Lab, cards_live, open_lesson
from play import answer, card_of
from playwright.sync_api import Page, expect

from kit import text
from kit.exercises import Entry, course, lesson

LABELS = text.CARD_LABELS
COURSE = course()


def tabs(page: Page) -> list[str]:
    return page.locator("#jp-main-dock-panel .lm-TabBar-tabLabel").all_inner_texts()


def follow(page: Page, words: str, entry: Entry, inside: str) -> None:
    """Click a link of a card in the lesson that is shown; the lesson it names opens in a tab of its own."""
    page.locator(f".jp-NotebookPanel:not(.lm-mod-hidden) {inside}").get_by_role(
        "link", name=f"{words}: {entry.number} {entry.title}", exact=True
    ).click()
    expect(page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) h1").first).to_contain_text(entry.title)
    cards_live(page)


def test_questions_and_goals_are_folded_and_stay_open(page: Page, lab: Lab, learner: str) -> None:
    open_lesson(page, lab, "06-tabel-rapi")
    one, head = lesson("06"), page.locator(".kit-lesson")
    goal = head.get_by_text(one.goals[0])
    expect(goal).to_be_hidden()
    head.get_by_text(LABELS["about"]).click()
    expect(goal).to_be_visible()
    expect(head.get_by_text(one.questions[-1])).to_be_visible()
    head.get_by_role("button", name=LABELS["change"]).click()  # the head is built anew around them
    expect(head.locator(".kit-identity")).to_be_visible()
    expect(goal).to_be_visible()


def test_links_lead_through_the_course_in_one_window(page: Page, lab: Lab, learner: str) -> None:
    first, second, third = COURSE.entries[:3]
    open_lesson(page, lab, first.stem)
    expect(page.get_by_role("link", name=LABELS["before"])).to_have_count(0)
    page.evaluate("window.stays = true")
    follow(page, LABELS["after"], second, ".kit-lesson")
    follow(page, LABELS["after"], third, ".kit-progress")
    follow(page, LABELS["before"], second, ".kit-lesson")
    assert tabs(page) == [first.notebook, second.notebook, third.notebook]
    assert page.evaluate("window.stays")  # JupyterLab was not loaded anew


def test_a_right_answer_leads_on_and_a_square_leads_to_its_exercise(
    page: Page, lab: Lab, learner: str
) -> None:
    open_lesson(page, lab, lesson("00").stem)
    cards_live(page)
    first, second = (one for one in lesson("00").exercises[:2] if one.kind != "code")
    card = card_of(page, first)
    on = card.get_by_role("button", name=LABELS["on"])
    expect(on).to_be_hidden()
    answer(card, first, first.right())
    on.click()
    below = page.evaluate("document.activeElement.getBoundingClientRect().top")
    assert card.evaluate("(card) => card.contains(document.activeElement)") is False
    page.wait_for_function("document.activeElement.getBoundingClientRect().top < 300")
    assert below > 0

    page.locator(".kit-progress").last.get_by_role("link", name=f"{second.title}:").click()
    page.wait_for_function("(id) => document.activeElement?.dataset.exercise === id", arg=second.id)
    far = lesson("06").exercises[3]
    page.locator(".kit-progress").last.get_by_role("link", name=f"{far.title}:").click()
    shown = page.locator(f'.jp-NotebookPanel:not(.lm-mod-hidden) .kit-card[data-exercise="{far.id}"]')
    expect(shown).to_be_in_viewport(timeout=PATIENCE)
