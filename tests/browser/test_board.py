"""The facilitator's pages in a real browser: live, without names where asked, safe, accessible, on a phone too."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from collecting import CODE, KEY, ROSTER, Running, batch, event, lines, running
from harness import PATIENCE
from playwright.sync_api import Page, expect

from kit import text_class as text
from kit.base import files
from kit.collector.store import Who
from kit.exercises import lessons

NASTY = "<img src=x onerror=\"document.title='bobol'\">"
FIRST = lessons()[0].exercises[0]
MISTAKE = FIRST.mistakes("")[0][0]
GRAVE = {"serious", "critical"}
EVERY = ["masuk", "", "papan", "papan?anonim=1", "papan#sesi=00", "papan#proyektor=1", "tidak-ada"]

# Every text against the colour behind it, as in access.py: WCAG's ratio.
CONTRAST = """() => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const parse = (c) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = c; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
    const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
        .map((v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
    const ground = (node) => {
        for (; node; node = node.parentElement) {
            const c = parse(getComputedStyle(node).backgroundColor);
            if (c[3] === 255) return c;
        }
        return [255, 255, 255];
    };
    const faults = [];
    for (const node of document.querySelectorAll("body *")) {
        const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim());
        if (!own || !node.checkVisibility() || node.closest(".unseen, script, noscript")) continue;
        const a = light(parse(getComputedStyle(node).color)), b = light(ground(node));
        const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
        if (ratio < 4.5) faults.push(`${ratio.toFixed(2)} ${node.className} ${node.textContent.trim().slice(0, 40)}`);
    }
    return faults;
}"""


LISTED = [*ROSTER, {"id": "x", "name": NASTY, "institution": "</script><b>tebal</b>", "code": "X9"}]


def now_event(kind: str = "attempt", **fields: Any) -> dict[str, Any]:
    stamp = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime())
    return event(kind, **{"time": stamp, **fields})


@pytest.fixture
def collector(tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path, roster=LISTED) as made:
        yield made


@pytest.fixture
def facilitator(page: Page, collector: Running) -> Iterator[Page]:
    """A page that has signed in with the key."""
    page.goto(f"{collector.url}/masuk")
    page.get_by_label(text.PAGES["key"]).fill(KEY)
    page.get_by_role("button", name=text.PAGES["enter"]).click()
    expect(page.get_by_role("heading", name=text.PAGES["start_title"])).to_be_visible()
    yield page
    page.goto("about:blank")  # before the collector ends: a board would complain


def board(page: Page, collector: Running, rest: str = "") -> None:
    page.goto(f"{collector.url}/papan{rest}")
    expect(page.locator("tbody tr")).to_have_count(4, timeout=PATIENCE)


def row(page: Page, name: str) -> Any:
    return page.locator("tbody tr").filter(has_text=name)


def busy(collector: Running) -> None:
    """A class at work: one is done, one is stuck, one gave a wrong answer."""
    stuck = [now_event(answer=MISTAKE) for _ in range(4)] + [now_event("hint", hints=1)]
    collector.post(lines(*stuck), f"{CODE}/A1")
    collector.post(
        lines(now_event(outcome="right"), now_event(exercise=lessons()[0].exercises[1].id, answer="021")),
        f"{CODE}/B2",
    )
    collector.post(lines(now_event(answer=MISTAKE)), f"{CODE}/X9")


def test_the_board_follows_while_participants_answer(facilitator: Page, collector: Running) -> None:
    board(facilitator, collector, "#sesi=00")
    one = row(facilitator, "Peserta Contoh 001")
    cell = one.locator("td.mark").first
    expect(cell).to_contain_text(text.BOARD["cell_none"])
    collector.post(lines(now_event(answer=MISTAKE)))
    expect(cell).to_contain_text("Belum tepat", timeout=PATIENCE)
    expect(facilitator.locator("#trips > li")).to_have_count(1)
    collector.post(lines(*(now_event(answer=MISTAKE) for _ in range(3))))
    expect(facilitator.locator("#help")).to_contain_text("Peserta Contoh 001", timeout=PATIENCE)
    expect(facilitator.locator("#help")).to_contain_text(text.BOARD["attempts"].format(count=4))
    collector.post(lines(now_event(outcome="right")))
    expect(cell).to_contain_text("Tepat, 5 percobaan", timeout=PATIENCE)
    expect(facilitator.locator("#help li")).to_have_count(0)


def test_one_event_touches_one_row(facilitator: Page, collector: Running) -> None:
    board(facilitator, collector)
    facilitator.evaluate(
        """() => {
            window.touched = new Set();
            const note = (m) => { const tr = m.target.closest?.("tr"); if (tr?.dataset.alias) window.touched.add(tr.dataset.name); };
            new MutationObserver((all) => all.forEach(note)).observe(document.getElementById("table"), { childList: true, subtree: true, attributes: true });
        }"""
    )
    collector.post(lines(now_event(outcome="right")), f"{CODE}/C3")
    expect(row(facilitator, "Peserta Contoh 003").locator("td.lesson").first).to_contain_text(
        "1/", timeout=PATIENCE
    )
    assert facilitator.evaluate("[...window.touched]") == ["Peserta Contoh 003"]


def test_the_board_comes_back_after_the_collector_was_away(page: Page, tmp_path: Path, watch: Any) -> None:
    with running(tmp_path) as first:
        port = int(first.url.rsplit(":", 1)[1])
        page.goto(f"{first.url}/masuk")
        page.get_by_label(text.PAGES["key"]).fill(KEY)
        page.get_by_role("button", name=text.PAGES["enter"]).click()
        page.goto(f"{first.url}/papan")
        expect(page.locator("#link")).to_have_text(text.BOARD["live"], timeout=PATIENCE)
    expect(page.locator("#link")).to_have_text(text.BOARD["waiting"], timeout=PATIENCE)
    with running(tmp_path, port=port) as second:
        second.post(lines(now_event(outcome="right")))
        expect(row(page, "Peserta Contoh 001")).to_contain_text("1/", timeout=PATIENCE)
        expect(page.locator("#link")).to_have_text(text.BOARD["live"])
        page.goto("about:blank")
    watch.faults.clear()  # that it was away is what this test is about


def test_html_in_names_answers_and_files_stays_text(facilitator: Page, collector: Running) -> None:
    exercise = next(e for one in lessons() for e in one.exercises if e.kind == "text")
    collector.post(lines(*(now_event(exercise=exercise.id, answer=NASTY) for _ in range(4))), f"{CODE}/X9")
    collector.room.store.add(
        "kelas", Who("berkas:1"), batch(now_event("learner", name=NASTY + "2", institution=NASTY))
    )
    facilitator.goto(f"{collector.url}/")
    expect(facilitator.get_by_text(NASTY, exact=False).first).to_be_visible(timeout=PATIENCE)
    facilitator.goto(f"{collector.url}/papan")
    for place in ("#trips", "#help", "#table"):
        expect(facilitator.locator(place)).to_contain_text(NASTY, timeout=PATIENCE)
    assert facilitator.title().startswith(text.BOARD["title"])
    assert facilitator.locator("main img, main b:has-text('tebal')").count() == 0


def test_no_name_reaches_the_projected_page(facilitator: Page, collector: Running) -> None:
    busy(collector)
    received: list[str] = []
    facilitator.on("response", lambda answer: received.append(answer.url))
    board(facilitator, collector, "?anonim=1")
    expect(facilitator.locator("#help li")).to_have_count(1, timeout=PATIENCE)
    whole = facilitator.content()
    for word in ("Contoh 00", "Perpustakaan Contoh", "peserta-1", "kemajuan.csv"):
        assert word not in whole
    assert not any(url.endswith("/stream") for url in received)
    numbers = facilitator.locator("tbody th .name").all_inner_texts()
    assert [re.sub(r".*(?=Peserta)", "", one, flags=re.DOTALL) for one in numbers] == [
        text.BOARD["anonymous"].format(number=n) for n in range(1, 5)
    ]


def test_lesson_and_projector_are_found_again_after_a_reload(facilitator: Page, collector: Running) -> None:
    board(facilitator, collector)
    facilitator.get_by_role("combobox", name=text.BOARD["lesson"]).select_option("04")
    facilitator.get_by_role("button", name=text.BOARD["projector"]).press("Enter")
    facilitator.reload()
    expect(facilitator.locator("caption")).to_contain_text("04")
    expect(facilitator.get_by_role("button", name=text.BOARD["projector"])).to_have_attribute(
        "aria-pressed", "true"
    )
    big = facilitator.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('tbody th .name')).fontSize)"
    )
    assert big >= 22


def test_a_table_that_a_screen_reader_can_read(facilitator: Page, collector: Running) -> None:
    busy(collector)
    board(facilitator, collector, "#sesi=00")
    one = facilitator.get_by_role("row", name="Peserta Contoh 001")
    expect(facilitator.get_by_role("rowheader", name="Peserta Contoh 001")).to_be_visible()
    expect(facilitator.get_by_role("columnheader", name=FIRST.title)).to_be_visible()
    expect(one.get_by_role("cell").nth(1)).to_have_accessible_name("Belum tepat, 4 percobaan, 1 petunjuk")
    expect(facilitator.get_by_role("status")).to_have_count(1)


def test_news_for_a_screen_reader_is_no_flood(facilitator: Page, collector: Running) -> None:
    board(facilitator, collector)
    facilitator.evaluate(
        """() => { window.news = 0; new MutationObserver(() => window.news++).observe(document.getElementById("news"), { childList: true, characterData: true, subtree: true }); }"""
    )
    for at in range(5):
        collector.post(
            lines(now_event(outcome="wrong", at=at)), f"{CODE}/{['A1', 'B2', 'C3', 'X9', 'A1'][at]}"
        )
        facilitator.wait_for_timeout(400)
    expect(facilitator.locator("#present")).to_contain_text("4 dari 4", timeout=PATIENCE)
    assert facilitator.evaluate("window.news") <= 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", EVERY)
def test_axe_and_contrast(facilitator: Page, collector: Running, watch: Any, path: str, scheme: Any) -> None:
    busy(collector)
    facilitator.emulate_media(color_scheme=scheme)
    facilitator.goto(f"{collector.url}/{path}")
    if path.startswith("papan"):
        expect(facilitator.locator("#help li")).to_have_count(1, timeout=PATIENCE)
    found = Axe().run(facilitator).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found if one["impact"] in GRAVE] == []
    assert facilitator.evaluate(CONTRAST) == []
    if path == "tidak-ada":
        watch.faults.clear()  # 404 was asked for


@pytest.mark.parametrize("path", ["", "papan", "papan#sesi=00", "papan?anonim=1#proyektor=1"])
def test_a_phone_scrolls_only_the_table(facilitator: Page, collector: Running, path: str) -> None:
    busy(collector)
    facilitator.set_viewport_size({"width": 360, "height": 740})
    facilitator.goto(f"{collector.url}/{path}")
    if path:
        expect(facilitator.locator("#help li")).to_have_count(1, timeout=PATIENCE)
    assert facilitator.evaluate("document.documentElement.scrollWidth") <= 360


def test_who_leaves_the_roster_leaves_the_page_and_namesakes_are_told_apart(
    facilitator: Page, collector: Running
) -> None:
    twins = [
        {"id": f"siti-{place}", "name": "Siti Contoh", "institution": f"Balai {place}"} for place in "AB"
    ]
    files.write_json(collector.folder / "roster.json", LISTED + twins)
    facilitator.goto(f"{collector.url}/papan")
    expect(facilitator.locator("tbody tr")).to_have_count(len(LISTED) + 2, timeout=PATIENCE)
    called = facilitator.evaluate("[...people.values()].map(calledOf)")
    assert {"Siti Contoh (Balai A)", "Siti Contoh (Balai B)", ROSTER[0]["name"]} <= set(called)
    files.write_json(collector.folder / "roster.json", LISTED)
    expect(facilitator.locator("tbody tr")).to_have_count(len(LISTED), timeout=PATIENCE)


def test_a_large_class_over_the_whole_course(facilitator: Page, tmp_path: Path, collector: Running) -> None:
    """Sixty rows; what one answer costs the page is one row's work, whatever the size of the class."""
    people = [Who(f"p{n}", f"Peserta Contoh {n:03}", "Perpustakaan Contoh") for n in range(10, 66)]
    everything = [e for one in lessons() for e in one.exercises]
    listed = [{"id": who.seat, "name": who.name, "institution": who.institution} for who in people]
    files.write_json(collector.folder / "roster.json", LISTED + listed)
    for who in people:
        collector.room.store.add(
            "kelas", who, batch(*(now_event(exercise=e.id, outcome="right") for e in everything))
        )
    facilitator.goto(f"{collector.url}/papan")
    expect(facilitator.locator("tbody tr")).to_have_count(60, timeout=PATIENCE)
    names = facilitator.locator("tbody th .name").all_inner_texts()
    assert names == sorted(names, key=lambda name: (name[0].isalpha(), name))
    told = """([people_, cells]) => [...people.values()]
        .filter((p) => Object.keys(p.cells).length === cells).length === people_"""
    facilitator.wait_for_function(told, arg=[len(people), len(everything)], timeout=PATIENCE)
