"""Every lesson as a whole, opened once and reopened once: on a phone, answered, accessible, in both themes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import access
import play
import pytest
from harness import PATIENCE, Lab, Watch, all_drawn, cards_live, dark, open_lesson, visitor
from playwright.sync_api import Browser, Page, expect

from kit import learner as learners
from kit.exercises import lessons
from kit.kinds.exercise import Exercise
from kit.text import VERDICTS

CARDS = ".jp-NotebookPanel:not(.lm-mod-hidden) .kit-card"
NOT_YET = re.compile(f"{VERDICTS['wrong']}|{VERDICTS['partial']}")


@dataclass
class Visit:
    """A learner in a lesson; the tests below follow each other on this one page."""

    page: Page
    lab: Lab
    stem: str
    learner: str  # stem of the record
    exercises: list[Exercise]  # those that are answered in their card

    def attempts(self) -> list[dict[str, Any]]:
        return [event for event in play.events(self.lab, self.learner) if event["kind"] == "attempt"]


@pytest.fixture(
    scope="module",
    params=[pytest.param(one, id=one.stem) for one in lessons()],
)
def visit(browser: Browser, lab: Lab, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Opened on a phone, nothing answered yet."""
    stem = request.param.stem
    exercises = [one for one in request.param.exercises if one.kind not in ("code", "chart")]
    with pytest.MonkeyPatch.context() as patch, visitor(browser, Watch(), access.PHONE) as page:
        patch.setenv("KIT_PROGRESS", str(lab.progress))
        learner = learners.enter(f"Peserta {stem}", "Perpustakaan Uji").record.name
        open_lesson(page, lab, stem)
        yield Visit(page, lab, stem, learner, exercises)
    lab.end_kernels()


@pytest.fixture(scope="module")
def answered(visit: Visit) -> str:
    """Every card answered wrong, then right, every second one wrong again: both verdicts stand there to be judged.

    What the first faulty card said; empty where all said what they should.
    """
    visit.page.set_viewport_size(access.DESK)
    try:
        for place, exercise in enumerate(visit.exercises):
            _wrong_then_right(visit, exercise, again=bool(place % 2))
    except AssertionError as fault:
        return str(fault)
    return ""


def _wrong_then_right(visit: Visit, exercise: Exercise, again: bool) -> None:
    card = play.card_of(visit.page, exercise)
    outcome, wrong = card.locator(".kit-outcome"), exercise.mistakes(visit.learner)[:1]
    for answer, feedback in wrong:
        play.answer(card, exercise, answer)
        expect(outcome).to_contain_text(NOT_YET)
        assert _words(feedback)[:60] in _words(card.text_content() or ""), exercise.id
    play.answer(card, exercise, exercise.right(visit.learner))
    expect(outcome).to_contain_text(VERDICTS[exercise.success])
    for answer, _ in wrong if again else ():
        play.answer(card, exercise, answer)
        expect(outcome).to_contain_text(NOT_YET)
    card.get_by_role("button", name="Petunjuk").click()
    expect(card.locator(".kit-hints li").first).to_be_visible(timeout=PATIENCE)


@pytest.fixture(scope="module")
def reopened(visit: Visit, answered: str) -> Iterator[Page]:
    """The same lesson once more, in the dark theme."""
    with dark(visit.page, visit.lab):
        all_drawn(visit.page, visit.lab, visit.stem)
        cards_live(visit.page)
        yield visit.page


def test_the_contrast_rule_can_fail(page: Page, lab: Lab, learner: str) -> None:
    open_lesson(page, lab, "00-mulai")
    # Before the lessons: the last of them stays open, in the dark, until the end of this file.
    prompt = page.locator(".kit-prompt p").first
    expect(prompt).to_be_visible(timeout=PATIENCE)
    assert access.pale(page) == []
    page.add_style_tag(content=".kit-prompt p {color: #bbb !important}")
    expect(prompt).to_have_css("color", "rgb(187, 187, 187)")
    assert access.pale(page)


def test_a_phone_shows_whole_cards(visit: Visit) -> None:
    for card in visit.page.locator(CARDS).all():
        card.scroll_into_view_if_needed()
        box = card.bounding_box()
        assert box
        assert box["width"] >= 200, box
        assert access.cut_off(card, "table") == []


def test_wrong_then_right(visit: Visit, answered: str) -> None:
    assert not answered, answered
    assert {one.id for one in visit.exercises} == {
        event["exercise"] for event in visit.attempts() if event["outcome"] in ("right", "saved")
    }


def test_axe_and_contrast(visit: Visit, answered: str) -> None:
    assert access.faults(visit.page, CARDS) == []


def test_the_last_answers_are_there_after_a_reload(visit: Visit, reopened: Page) -> None:
    last = {event["exercise"]: event["outcome"] for event in visit.attempts()}
    assert last
    for exercise in visit.exercises:
        if exercise.id in last:
            outcome = play.card_of(reopened, exercise).locator(".kit-outcome")
            expect(outcome).to_contain_text(VERDICTS[last[exercise.id]], timeout=PATIENCE)


def test_axe_and_contrast_in_the_dark(reopened: Page) -> None:
    assert access.faults(reopened, CARDS) == []


def _words(text: str) -> str:
    """Letters and digits alone: Markdown signs and line breaks are not what is compared."""
    return "".join(character for character in text if character.isalnum())
