"""Answers a card as a learner would, from the JSON form of an answer; and reads what the card says."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from typing import Any

from harness import PATIENCE, Lab
from playwright.sync_api import Locator, Page, expect

from kit.kinds.exercise import Exercise
from kit.markup import plain


def events(lab: Lab, learner: str) -> list[dict[str, Any]]:
    """Every event of a learner on the disk, oldest first."""
    path = lab.progress / f"{learner}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def until(page: Page, true: Callable[[], bool]) -> None:
    """Wait for something outside of the page."""
    end = time.monotonic() + PATIENCE / 1000
    while not true():
        assert time.monotonic() < end, "waited in vain"
        page.wait_for_timeout(100)


def new_cell(page: Page, source: str) -> None:
    """Write into a new cell below the first text of the open lesson, and run it."""
    page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-MarkdownCell").first.click()
    page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) [data-jp-item-name=insert]").click()
    page.keyboard.press("Enter")
    page.keyboard.insert_text(source)
    page.keyboard.press("Shift+Enter")


def run_cell(page: Page, exercise_id: str, source: str | None = None) -> None:
    """Type into the cell of a code exercise (or leave it as it is) and run it with Shift+Enter."""
    cell = (
        page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell")
        .filter(has_text=f'"{exercise_id}"')
        .first
    )
    cell.locator(".cm-content").click()
    if source is not None:
        page.keyboard.press("Control+a")
        page.keyboard.insert_text(source)
    page.keyboard.press("Shift+Enter")


def card_of(page: Page, exercise: Exercise) -> Locator:
    """The card of an exercise in the lesson that is open."""
    title = page.get_by_role("heading", name=plain(exercise.title), exact=True)
    return page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .kit-card").filter(has=title).first


def answer(card: Locator, exercise: Exercise, value: Any) -> None:
    """Give an answer and wait for the verdict."""
    exercise.play(card, value)
    if not exercise.stepwise:
        card.locator("button[type=submit]").click()
    settle(card)


def settle(card: Locator) -> None:
    """Wait until the card has its answer from the kernel."""
    expect(card).not_to_have_class(re.compile("kit-waiting"), timeout=PATIENCE)
    expect(card.locator(".kit-outcome")).to_be_visible(timeout=PATIENCE)
