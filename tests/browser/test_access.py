"""Accessibility: axe-core on every kind, contrast computed by hand, a phone's width, light and dark."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import play
import pytest
from axe_playwright_python.sync_playwright import Axe
from harness import PATIENCE, Lab, cards_live, open_lesson
from playwright.sync_api import Page, expect

from kit.exercises import lessons

LESSONS = [one.stem for one in lessons()]
GRAVE = {"serious", "critical"}

# JupyterLab hides contrast faults from axe (layers it cannot see through), so this computes WCAG's ratio itself.
CONTRAST = """() => {
    const parse = (c) => (c.match(/[\\d.]+/g) ?? []).map(Number);
    const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
        .map((v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
    const ground = (node) => {
        for (; node; node = node.parentElement) {
            const c = parse(getComputedStyle(node).backgroundColor);
            if (c.length === 3 || c[3] === 1) return c;
        }
        return [255, 255, 255];
    };
    const faults = [];
    for (const card of document.querySelectorAll(".kit-card")) {
        for (const node of card.querySelectorAll("*")) {
            const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim());
            if (!own || !node.checkVisibility() || node.closest(".kit-dirty, .kit-sr")) continue;
            const style = getComputedStyle(node), a = light(parse(style.color)), b = light(ground(node));
            const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
            if (ratio < 4.5) faults.push(`${ratio.toFixed(2)} ${node.className} ${node.textContent.trim().slice(0, 40)}`);
        }
    }
    return faults;
}"""


@pytest.fixture
def dark(lab: Lab, page: Page) -> Iterator[Callable[[], None]]:
    """Turns to the dark theme, as the menu does, and back again at the end: settings belong to all tests."""
    address = f"{lab.url}/lab/api/settings/@jupyterlab/apputils-extension:themes?token={lab.token}"

    def choose(theme: str) -> None:
        page.request.put(
            address,
            data={"raw": json.dumps({"theme": theme})},
            headers={"Authorization": f"token {lab.token}"},
        )

    def turn() -> None:
        choose("JupyterLab Dark")
        page.reload()
        cards_live(page)
        expect(page.locator("body[data-jp-theme-light=false]")).to_be_attached(timeout=PATIENCE)

    yield turn
    choose("JupyterLab Light")


def _show_verdicts(page: Page, stem: str, learner: str) -> None:
    """A wrong and a right verdict, hints and solutions, so that they are judged too."""
    one = next(lesson for lesson in lessons() if lesson.stem == stem)
    for place, exercise in enumerate(one.exercises):
        if exercise.kind in ("code", "chart"):
            continue
        card, wrong = play.card_of(page, exercise), exercise.mistakes(learner)
        play.answer(card, exercise, wrong[0][0] if wrong and place % 2 else exercise.right(learner))
        card.get_by_role("button", name="Petunjuk").click()
        expect(card.locator(".kit-hints li").first).to_be_visible(timeout=PATIENCE)


@pytest.mark.parametrize("stem", LESSONS)
def test_axe_and_contrast_in_both_themes(
    page: Page, lab: Lab, learner: str, dark: Callable[[], None], stem: str
) -> None:
    open_lesson(page, lab, stem)
    _show_verdicts(page, stem, learner)
    for theme in ("light", "dark"):
        if theme == "dark":
            dark()
        found = (
            Axe().run(page, context=".jp-NotebookPanel:not(.lm-mod-hidden) .kit-card").response["violations"]
        )
        assert [_said(one) for one in found if one["impact"] in GRAVE] == [], theme
        assert page.evaluate(CONTRAST) == [], theme


def _said(violation: dict[str, Any]) -> str:
    return f"{violation['id']}: {violation['nodes'][0]['html'][:200]}"


def test_the_contrast_rule_can_fail(page: Page, lab: Lab, learner: str) -> None:
    open_lesson(page, lab, "00-mulai")
    page.add_style_tag(content=".kit-prompt p {color: #bbb !important}")
    assert page.evaluate(CONTRAST)


@pytest.mark.parametrize("stem", LESSONS)
def test_a_phone_shows_whole_cards(page: Page, lab: Lab, learner: str, stem: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    open_lesson(page, lab, stem)
    cards_live(page)
    for card in page.locator(".kit-card").all():
        card.scroll_into_view_if_needed()
        box = card.bounding_box()
        assert box
        assert box["width"] >= 200, box
        wide = card.evaluate(
            """card => [...card.querySelectorAll("*")].filter((node) => !node.closest(".kit-scroll, pre, table, .kit-sr")
               && node.getBoundingClientRect().right > card.getBoundingClientRect().right + 1).map((node) => node.className)"""
        )
        assert wide == [], card.inner_text()[:80]
