"""JupyterLab's menus: opened, walked, chosen from."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page, expect

ITEMS = ".lm-Menu-item:not(.lm-mod-hidden):not([data-type=separator])"
BAR = "#jp-MainMenu .lm-MenuBar-item"


def walk(page: Page, depth: int = 0) -> Iterator[str]:
    """Yield the labels of the open menu and, opening them one by one, of the menus within it."""
    items = page.locator(".lm-Menu").nth(depth).locator(ITEMS)
    for item in items.all():
        yield item.locator(".lm-Menu-itemLabel").inner_text()
        if item.get_attribute("data-type") == "submenu":
            item.hover()
            expect(page.locator(".lm-Menu")).to_have_count(depth + 2)
            yield from walk(page, depth + 1)


def choose(page: Page, menu: str, item: str) -> None:
    page.locator(BAR, has_text=menu).click()
    page.locator(ITEMS).filter(has=page.get_by_text(item, exact=True)).click()
