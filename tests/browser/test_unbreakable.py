"""A beginner's clicks and keys take no lesson apart: cards come back by themselves, texts stay as they are."""

from __future__ import annotations

import pytest
from harness import PATIENCE, Lab, cards_live, open_lesson
from playwright.sync_api import Page, expect

from kit.exercises import lesson

LESSON = lesson("00")
PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"
CARDS = len(LESSON.exercises)


def _cells(page: Page) -> list[str]:
    return page.locator(f"{PANEL} .jp-Cell").evaluate_all(
        "cells => cells.map((cell) => `${cell.dataset.jupyterId ?? ''} ${cell.className.replace(/ *(jp|lm)-mod-\\S+/g, '')}`)"
    )


def _menu(page: Page, menu: str, entry: str) -> None:
    page.get_by_role("menuitem", name=menu, exact=True).click()
    page.locator(".lm-Menu-itemLabel").filter(has_text=entry).first.click()


def _own_cell(page: Page, source: str) -> None:
    """The first code cell that is no card: a learner may write there what they like."""
    page.locator(f"{PANEL} .jp-CodeCell:not(.kit-card-cell) .cm-content").first.click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(source)


def _all_live(page: Page) -> None:
    cards_live(page)
    expect(page.locator(f"{PANEL} .kit-card")).to_have_count(
        CARDS + 3, timeout=PATIENCE
    )  # the head, progress twice


@pytest.fixture
def opened(page: Page, lab: Lab, learner: str) -> Page:
    open_lesson(page, lab, LESSON.stem)
    _all_live(page)
    return page


def test_cards_come_back_after_an_error_elsewhere_and_after_clearing(opened: Page) -> None:
    _own_cell(opened, "1 / 0")
    _menu(opened, "Jalankan", "Jalankan Semua Sel")
    expect(opened.locator(f"{PANEL} .jp-OutputArea").filter(has_text="ZeroDivisionError")).to_be_visible(
        timeout=PATIENCE
    )
    _all_live(opened)
    _menu(opened, "Sunting", "Bersihkan Keluaran Semua Sel")
    _all_live(opened)


def test_neither_keys_nor_menus_change_what_belongs_to_the_lesson(opened: Page) -> None:
    before = _cells(opened)
    texts = opened.locator(f"{PANEL} .jp-MarkdownCell")
    for what in (".kit-card .kit-prompt", ".jp-MarkdownCell p", ".kit-lesson .kit-kicker"):
        place = opened.locator(f"{PANEL} {what}").first
        place.click()
        for key in [*"xmyrdd1cvabz00", "Shift+M", "Delete", "Backspace", "Enter", "Escape"]:
            opened.keyboard.press(key)
        place.dblclick()
        expect(opened.locator(".jp-Dialog")).to_have_count(0)
        for entry in ("Potong Sel", "Hapus Sel"):
            opened.get_by_role("menuitem", name="Sunting", exact=True).click()
            item = opened.locator(".lm-Menu-item").filter(has_text=entry).first
            item.click(force=True)  # one that is greyed out is clicked in vain
            opened.keyboard.press("Escape")  # an entry that is greyed out leaves the menu open
            opened.keyboard.press("Escape")
    assert _cells(opened) == before
    expect(opened.locator(f"{PANEL} .jp-MarkdownCell.jp-mod-rendered")).to_have_count(texts.count())
    _all_live(opened)


def test_kit_is_there_from_the_start(opened: Page) -> None:
    """Also where the cell that imports it was never run."""
    _own_cell(opened, "del kit")
    opened.keyboard.press("Shift+Enter")
    _menu(opened, "Kernel", "Mulai Ulang Kernel…")
    opened.locator(".jp-Dialog .jp-mod-accept").click()
    opened.wait_for_function("document.querySelectorAll('.kit-notice').length === 1", timeout=PATIENCE)
    _own_cell(opened, "kit.kemajuan()")
    opened.keyboard.press("Shift+Enter")
    expect(opened.locator(f"{PANEL} .kit-progress")).to_have_count(3, timeout=PATIENCE)
    expect(opened.locator("body")).not_to_contain_text("NameError")


def test_a_lesson_that_was_closed_for_its_memory_says_so_and_comes_back(opened: Page, lab: Lab) -> None:
    """What kernels.py does to the kernel; seen, and in a tab behind."""
    lab.end_kernels()
    notice = opened.locator(".kit-notice")
    expect(notice).to_contain_text("ditutup sementara", timeout=PATIENCE)
    notice.click()
    _all_live(opened)
    expect(notice).to_have_count(0)
    opened.locator(f"{PANEL} .kit-lesson").click()  # the answer to a touch is not a second kernel
    _all_live(opened)

    opened.locator(f"{PANEL} a.kit-way").first.click()
    expect(opened.locator(f"{PANEL} .kit-lesson")).to_contain_text("Sesi 01", timeout=PATIENCE)
    lab.end_kernels()
    opened.wait_for_timeout(12_000)  # JupyterLab looks every ten seconds
    opened.get_by_role("tab", name=LESSON.stem).click()
    _all_live(opened)
