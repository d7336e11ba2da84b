"""Answers a card as a learner would, from the JSON form of an answer; and reads what the card says."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from harness import PATIENCE, Lab
from kit.exercises.kinds import Scenario
from kit.widget.public import public
from playwright.sync_api import Locator, Page, expect

from kit.exercises import Exercise
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
    _GIVE[exercise.kind](card, exercise, value)
    if exercise.kind != "scenario":
        card.locator("button[type=submit]").click()
    settle(card)


def settle(card: Locator) -> None:
    """Wait until the card has its answer from the kernel."""
    expect(card).not_to_have_class("kit-card kit-waiting", timeout=PATIENCE)
    expect(card.locator(".kit-outcome")).to_be_visible(timeout=PATIENCE)


def _choose(card: Locator, exercise: Exercise, value: Any) -> None:
    wanted = [value] if isinstance(value, str) else value
    for box in card.locator(".kit-options input").all():
        if box.get_attribute("type") == "radio":
            if box.get_attribute("value") in wanted:
                box.check()
        else:
            box.set_checked(box.get_attribute("value") in wanted)


def _type(card: Locator, exercise: Exercise, value: Any) -> None:
    card.locator(".kit-entry").fill(str(value))


def _match(card: Locator, exercise: Exercise, value: Any) -> None:
    for pair in card.locator("[data-pair]").all():
        pair.locator("select").select_option(value.get(pair.get_attribute("data-pair") or "", ""))


def _classify(card: Locator, exercise: Exercise, value: Any) -> None:
    for item, group in value.items():
        card.locator(f'[data-id="{item}"] input[value="{group}"]').check()


def _order(card: Locator, exercise: Exercise, value: Any) -> None:
    for place, item in enumerate(value):
        row = card.locator(f'li[data-id="{item}"]')
        for _ in range(20):
            here = [one.get_attribute("data-id") for one in card.locator("li[data-id]").all()].index(item)
            if here == place:
                break
            row.locator('[data-step="-1"]').click()


def _mark(card: Locator, exercise: Exercise, value: Any) -> None:
    for button in card.locator(".kit-mark").all():
        wanted = button.get_attribute("data-id") in value
        if (button.get_attribute("aria-pressed") == "true") != wanted:
            button.click()


def _form(card: Locator, exercise: Exercise, value: Any) -> None:
    for field in _view(exercise)["fields"]:
        box = card.get_by_label(field["label"], exact=True)
        if field["type"] == "choice":
            box.select_option(value.get(field["name"], ""))
        else:
            box.fill(value.get(field["name"], ""))


def _table(card: Locator, exercise: Exercise, value: Any) -> None:
    columns = len(_view(exercise)["columns"])
    for row, line in enumerate(card.locator("tbody tr").all(), 1):
        gone = "kit-removed" in (line.get_attribute("class") or "")
        if gone != (row in value["removed"]):
            line.locator("button").click()
    for place, box in enumerate(card.locator(".kit-table input[type=text]").all()):
        wanted = value["cells"][f"r{place // columns}c{place % columns + 1}"]
        if box.is_enabled() and box.input_value() != wanted:
            box.fill(wanted)


def _story(card: Locator, exercise: Exercise, value: Any) -> None:
    assert isinstance(exercise, Scenario)
    again = card.locator(".kit-story > .kit-button")
    if again.count():
        again.click()
        expect(card.locator(".kit-passed > li")).to_have_count(0, timeout=PATIENCE)
    for place, letter in enumerate(value):
        card.locator(".kit-turn-button").nth("abcdefgh".index(letter)).click()
        expect(card.locator(".kit-passed > li")).to_have_count(place + 1, timeout=PATIENCE)


def _reflect(card: Locator, exercise: Exercise, value: Any) -> None:
    if card.locator("textarea").count():
        card.locator("textarea").fill(value["text"])
    for item, rating in value.get("rubric", {}).items():
        level = "" if rating is True else f'[value="{rating}"]'
        card.locator(f'input[data-id="{item}"]{level}').check()


def _view(exercise: Exercise) -> dict[str, Any]:
    return public(exercise, "", 1, 1)


_GIVE: dict[str, Callable[[Locator, Exercise, Any], None]] = {
    "choice": _choose,
    "choices": _choose,
    "text": _type,
    "number": _type,
    "match": _match,
    "classify": _classify,
    "order": _order,
    "mark": _mark,
    "form": _form,
    "table": _table,
    "scenario": _story,
    "reflect": _reflect,
}
