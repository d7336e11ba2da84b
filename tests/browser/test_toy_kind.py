"""A kind of one's own in a real browser: begun by `baru soal`, answered, and there again after a reload."""

from __future__ import annotations

from pathlib import Path

import access
import play
from harness import PATIENCE, Watch, cards_live, copy_tree, identify, open_lesson, running_lab, visitor
from playwright.sync_api import Browser, expect

from kit import skeleton
from kit.exercises import read_lesson
from kit.text import VERDICTS


def test_a_kind_from_outside_the_kit(browser: Browser, tmp_path: Path, toy_kinds: Path) -> None:
    exercises, _ = skeleton.exercise("slider", "00", copy_tree(tmp_path))
    exercise = read_lesson(exercises).exercises[-2]
    watch = Watch()
    with running_lab(tmp_path, KIT_KINDS=str(toy_kinds)) as lab, visitor(browser, watch, access.DESK) as page:
        open_lesson(page, lab, "00-mulai")
        identify(page)
        card = play.card_of(page, exercise)
        for answer, outcome in (("3", "wrong"), ("7", "right")):
            play.answer(card, exercise, answer)
            expect(card.locator(".kit-outcome")).to_contain_text(VERDICTS[outcome], timeout=PATIENCE)
        page.reload()
        cards_live(page)
        card = play.card_of(page, exercise)
        expect(card.locator(".kit-outcome")).to_contain_text(VERDICTS["right"], timeout=PATIENCE)
        expect(card.locator("input[type=range]")).to_have_value("7")
    assert watch.faults == []
