"""The keyboard: no shortcut of the notebook fires in a card, and a card needs no mouse."""

from __future__ import annotations

import play
from harness import PATIENCE, Lab, open_lesson
from playwright.sync_api import Page, expect

from kit.exercises import lesson
from kit.text import VERDICTS

# In command mode these insert, delete, cut, number, restart and leave.
DANGEROUS = ("a", "b", "d", "d", "x", "L", "0", "0", "Escape", "ArrowDown", "ArrowUp", "m", "y", "z")
PICTURE = r"""() => {
    const lesson = document.querySelector(".jp-NotebookPanel:not(.lm-mod-hidden)");
    return JSON.stringify([
        [...lesson.querySelectorAll(".jp-Cell")].map((cell) => cell.className.replace(/ *jp-mod-\S+/g, "")),
        lesson.querySelectorAll(".jp-LineNumbers, .cm-gutters").length,
        document.querySelectorAll(".jp-Dialog").length,
    ]);
}"""


def test_no_shortcut_fires_from_any_control(page: Page, lab: Lab, learner: str) -> None:
    for stem in ("04-aman-digital", "06-tabel-rapi"):
        open_lesson(page, lab, stem)
        before = page.evaluate(PICTURE)
        seen = set()
        for exercise in lesson(stem[:2]).exercises:
            for control in play.card_of(page, exercise).locator("input, select, textarea, button").all():
                kind = (exercise.kind, control.evaluate("node => node.tagName + node.type + node.className"))
                if kind in seen or not control.is_visible() or control.is_disabled():
                    continue
                seen.add(kind)
                control.focus()
                for key in DANGEROUS:
                    page.keyboard.press(key)
                assert page.evaluate(PICTURE) == before, kind
        assert len(seen) > 12


def test_shift_enter_in_a_card_keeps_what_was_typed(page: Page, lab: Lab, learner: str) -> None:
    open_lesson(page, lab, "06-tabel-rapi")
    exercise = lesson("06").exercises[-1]
    area = play.card_of(page, exercise).locator("textarea")
    area.fill("baris satu")
    area.press("End")
    area.press("Shift+Enter")
    area.press_sequentially("baris dua")
    expect(area).to_have_value("baris satu\nbaris dua")
    area.press("Control+z")
    expect(area).not_to_have_value("baris satu\nbaris dua")
    assert area.input_value().startswith("baris satu\n")


def test_a_card_can_be_answered_without_a_mouse(page: Page, lab: Lab, learner: str) -> None:
    open_lesson(page, lab, "04-aman-digital")
    exercise = next(e for e in lesson("04").exercises if e.kind == "choice")
    card = play.card_of(page, exercise)
    answer = exercise.right(learner)
    card.locator(".kit-options input").first.focus()
    page.keyboard.press("Space")
    for _ in range(10):
        if card.locator(f'input[value="{answer}"]').is_checked():
            break
        page.keyboard.press("ArrowDown")
    for _ in range(5):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.textContent")
        if focused == "Periksa":
            break
    outline = page.evaluate(
        "getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).outlineWidth"
    )
    assert outline == "solid3px"
    page.keyboard.press("Enter")
    expect(card.locator(".kit-outcome")).to_contain_text(VERDICTS["right"], timeout=PATIENCE)
