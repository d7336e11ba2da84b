"""The menus of JupyterLab: Indonesian, calm, and with every entry that a lesson sends the learner to."""

from __future__ import annotations

import re

from harness import ROOT, Lab, open_lesson
from menus import BAR, walk
from playwright.sync_api import Page, expect
from words import indonesian, leaks

MENUS = ["Berkas", "Sunting", "Tampilan", "Jalankan", "Kernel", "Tab", "Pengaturan", "Bantuan"]
NOT_NEEDED = {
    "konsol",
    "terminal",
    "peluncur",
    "pengawakutu",
    "ekstensi",
    "url",
    "ruang kerja",
    "bahasa",
    "forum",
    "latex",
}
POINTER = re.compile(rf"\b({'|'.join(MENUS)}) > ([^\"]{{1,60}})")


def pointed_at() -> set[tuple[str, str]]:
    """(menu, what follows) wherever lessons, exercises and messages send the learner to a menu."""
    files = [*ROOT.glob("notebooks/*.ipynb"), *ROOT.glob("exercises/*.toml"), *ROOT.glob("kit/**/text*.py")]
    files += ROOT.glob("kit/lab/share/**/*.js")
    return {match.groups() for file in files for match in POINTER.finditer(file.read_text(encoding="utf-8"))}


def test_menus(page: Page, lab: Lab) -> None:
    open_lesson(page, lab, "00-mulai")
    assert page.locator(BAR).all_inner_texts() == MENUS
    found: dict[str, list[str]] = {}
    for menu in MENUS:
        page.locator(BAR, has_text=menu).click()
        found[menu] = list(walk(page))
        while page.locator(".lm-Menu").count():
            page.keyboard.press("Escape")
    labels = {label for menu in found.values() for label in menu}
    assert len(labels) > 50
    assert not leaks(labels)
    assert not [label for label in labels if any(word in label.lower() for word in NOT_NEEDED)]
    pointers = pointed_at()
    assert pointers
    astray = [pointer for pointer in pointers if not pointer[1].startswith(tuple(found[pointer[0]]))]
    assert not astray, "lessons point at menu entries that do not exist"


def test_context_menus(page: Page, lab: Lab) -> None:
    open_lesson(page, lab, "00-mulai")
    own_cell = ".jp-CodeCell:not(.kit-card-cell)"
    for place in (
        f"{own_cell} .jp-InputArea-editor",
        f"{own_cell} .jp-OutputArea-output",
        ".jp-MarkdownCell .jp-RenderedMarkdown",
        ".jp-DirListing-item",
        ".jp-DirListing-headerItem",
        ".lm-DockPanel-tabBar .lm-TabBar-tab",
    ):
        page.locator(place).first.click(button="right")
        expect(page.locator(".lm-Menu")).to_be_visible()
        indonesian(page, ".lm-Menu")
        page.keyboard.press("Escape")
        expect(page.locator(".lm-Menu")).to_have_count(0)
