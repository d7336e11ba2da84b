"""Beranda: what stands there when every tab is closed."""

from __future__ import annotations

import access
import play
import pytest
from harness import PATIENCE, Lab, cards_live, open_lesson
from menus import choose
from playwright.sync_api import Page, expect

from kit import text
from kit.exercises import lesson

FIRST, OTHER = lesson("00"), lesson("06")
PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"


def test_the_way_on_and_every_lesson(
    page: Page, lab: Lab, learner: str, request: pytest.FixtureRequest
) -> None:
    open_lesson(page, lab, FIRST.stem)
    cards_live(page)
    exercise, following = FIRST.exercises[:2]
    play.answer(play.card_of(page, exercise), exercise, exercise.right())
    choose(page, "Berkas", "Tutup Tab")
    home = page.locator(".kit-home")
    expect(home.get_by_role("heading", level=1)).to_have_text(text.HOME_HELLO.format(name=request.node.name))
    expect(home.get_by_role("link", name=OTHER.title)).to_be_visible()
    assert not access.faults(page, ".kit-home")
    home.get_by_role("link", name="Lanjutkan").click()
    card = page.locator(f'{PANEL} .kit-card[data-exercise="{following.id}"]')
    expect(card).to_be_in_viewport(timeout=PATIENCE)

    choose(page, "Berkas", text.HOME)
    home.get_by_role("link", name=OTHER.title).click()
    expect(page.locator(f"{PANEL} h1").first).to_contain_text(OTHER.title, timeout=PATIENCE)
    cards_live(page)
