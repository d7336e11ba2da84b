"""What accessibility asks of a page: axe-core's rules, contrast computed by hand, nothing cut off on a phone."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
GRAVE = {"serious", "critical"}

# JupyterLab hides contrast faults from axe (layers it cannot see through), so this computes WCAG's ratio itself.
_CONTRAST = """() => {
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
_WIDE = """(card, whole) => [...card.querySelectorAll("*")].filter((node) => !node.closest(whole)
    && node.getBoundingClientRect().right > card.getBoundingClientRect().right + 1).map((node) => node.outerHTML.slice(0, 80))"""


def faults(page: Page, context: str) -> list[str]:
    """What axe calls serious within `context`, and texts of cards that are too pale."""
    found = Axe().run(page, context=context).response["violations"]
    grave = [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in GRAVE]
    return grave + pale(page)


def pale(page: Page) -> list[str]:
    """Texts of cards with less contrast than WCAG asks for."""
    found: list[str] = page.evaluate(_CONTRAST)
    return found


def cut_off(card: Locator, *scrolled: str) -> list[str]:
    """What stands out of a card to the right; what lies in one of `scrolled` may."""
    found: list[str] = card.evaluate(_WIDE, ", ".join((".kit-scroll", "pre", ".kit-sr", *scrolled)))
    return found
