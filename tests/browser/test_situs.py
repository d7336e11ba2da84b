"""The page edition in a real Chromium, from a plain web server under a path of its own."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import access
import play
import pytest
from harness import PATIENCE, Watch, visitor
from playwright.sync_api import Browser, Locator, Page, expect

from kit import text_site
from kit.environment import SetupError
from kit.exercises import find, lesson
from kit.kinds.exercise import Exercise
from kit.site.build import build

LESSONS = ("00", "01", "04")

# Judges every exercise as its card would; runs here and in the browser.
JUDGING = (
    f"LESSONS = {LESSONS}"
    + """
import json
from kit.exercises import lesson
def shown(result):
    return [str(result.outcome), result.feedback]
verdicts = {}
for number in LESSONS:
    for one in lesson(number).exercises:
        given = [answer for answer, _ in one.answers("siti")] if one.success == "right" else []
        verdicts[one.id] = [shown(one.judge(answer, "siti")) for answer in [*given, one.untouched()]]
print(json.dumps(verdicts))
"""
)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None: ...


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("server")
    try:
        build(root / "dinas" / "kit")
    except SetupError as error:
        if os.environ.get("KIT_WAJIB_SITUS") == "1":
            pytest.fail(str(error), pytrace=False)
        pytest.skip(str(error))
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/dinas/kit"
        server.shutdown()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with visitor(browser, Watch(), access.PHONE) as page:
        yield page


def open_page(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/{name}.html")
    ready(page)


def ready(page: Page) -> None:
    page.wait_for_function("performance.getEntriesByName('kit-ready').length", timeout=PATIENCE)


def enter(page: Page) -> None:
    page.get_by_label("Nama", exact=True).first.fill("Siti")
    page.get_by_label("Instansi", exact=True).first.fill("Perpustakaan Desa")
    page.get_by_role("button", name="Simpan dan mulai").first.click()
    expect(page.locator(".kit-lesson")).to_contain_text("Siti", timeout=PATIENCE)


def card(page: Page, exercise: Exercise) -> Locator:
    return page.locator(f'.kit-card[data-exercise="{exercise.id}"]')


def judges_as_here(page: Page, capsys: Any) -> None:
    """A cell of the page that is open judges every exercise; so does this Python."""
    exec(JUDGING, {})  # noqa: S102 - our own words, above
    expected = json.loads(capsys.readouterr().out)
    assert len(expected) == sum(len(lesson(number).exercises) for number in LESSONS)
    cell = page.locator(".kit-cell:not([data-auto])").first
    cell.locator("textarea").fill(JUDGING)
    cell.get_by_role("button", name=text_site.RUN).click()
    expect(cell.locator(".kit-printed")).to_be_visible(timeout=PATIENCE)
    assert json.loads(cell.locator(".kit-printed").inner_text()) == expected


def test_every_exercise_is_judged_as_on_a_laptop(page: Page, address: str, capsys: Any) -> None:
    open_page(page, address, "00-mulai")
    judges_as_here(page, capsys)


def test_an_answer_stays_in_this_browser_and_reaches_the_other_tab(page: Page, address: str) -> None:
    exercise = find("mengenal-sel")
    open_page(page, address, "00-mulai")
    enter(page)
    other = page.context.new_page()
    open_page(other, address, "00-mulai")
    play.answer(card(page, exercise), exercise, exercise.right())
    said = card(page, exercise).locator(".kit-outcome").inner_text()
    expect(other.locator(".kit-lesson")).to_contain_text("1 dari", timeout=PATIENCE)
    page.reload()
    ready(page)
    expect(card(page, exercise).locator(".kit-outcome")).to_have_text(said)
    open_page(page, address, "index")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Siti")


def test_what_the_browser_does_not_keep_has_no_verdict(page: Page, address: str) -> None:
    # The store of the worker refuses each new line, as a full disk does.
    script = (Path(__file__).parents[2] / "kit/site/static/worker.js").read_text(encoding="utf-8")
    refusing = script.replace("store.add(line)", "{ throw new DOMException('penuh', 'QuotaExceededError'); }")
    assert refusing != script
    exercise = find("mengenal-sel")
    open_page(page, address, "00-mulai")
    enter(page)
    page.context.route(
        "**/worker.js", lambda route: route.fulfill(body=refusing, content_type="text/javascript")
    )
    page.reload()
    ready(page)
    exercise.play(card(page, exercise), exercise.right())
    card(page, exercise).locator("button[type=submit]").click()
    expect(page.locator("#kit-status")).to_have_text(text_site.PAGE["NOT_KEPT"], timeout=PATIENCE)
    expect(card(page, exercise).locator(".kit-outcome")).to_have_count(0)


def test_the_record_moves_to_another_browser(
    browser: Browser, page: Page, address: str, tmp_path: Path
) -> None:
    exercise = find("mengenal-sel")
    open_page(page, address, "00-mulai")
    enter(page)
    play.answer(card(page, exercise), exercise, exercise.right())
    with page.expect_download() as told:
        page.get_by_role("button", name=text_site.SAVE).click()
    file = tmp_path / told.value.suggested_filename
    told.value.save_as(file)
    assert file.name == "siti.jsonl"
    with visitor(browser, Watch(), access.DESK) as another:
        open_page(another, address, "00-mulai")
        another.locator("#kit-file").set_input_files(file)
        expect(another.locator("#kit-status")).to_contain_text(
            text_site.PAGE["OPENED"].partition("{")[0], timeout=PATIENCE
        )
        expect(card(another, exercise).locator(".kit-outcome")).to_be_visible()


def test_a_folder_opened_by_double_click(page: Page, address: str, tmp_path: Path, capsys: Any) -> None:
    assert address  # the package is there
    build(tmp_path / "diska", disk=True)
    folder = (tmp_path / "diska").as_uri()
    exercise = find("mengenal-sel")
    open_page(page, folder, "00-mulai")
    judges_as_here(page, capsys)
    enter(page)
    play.answer(card(page, exercise), exercise, exercise.right())
    page.reload()
    ready(page)
    expect(card(page, exercise).locator(".kit-outcome")).to_be_visible()
    open_page(page, folder, "Mulai")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Siti")


@pytest.mark.parametrize("name", ["index", "00-mulai", "04-aman-digital", "10-mengenal-pandas"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_is_accessible_and_fits_a_phone(page: Page, address: str, name: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    open_page(page, address, name)
    assert access.faults(page, "body") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= access.PHONE["width"]
