"""Fixtures of the browser tests: the real kit in a real Chromium, never the repository's own notebooks."""

from __future__ import annotations

import os
from collections.abc import Iterator

import access
import pytest
from harness import ARGUMENTS, PATIENCE, Lab, Watch, running_lab, visitor
from playwright.sync_api import Browser, Page, expect, sync_playwright

from kit import browsers, text_setup
from kit import learner as learners

expect.set_options(timeout=PATIENCE / 3)


def pytest_itemcollected(item: pytest.Item) -> None:
    item.add_marker("peramban")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, Chrome or Edge of this machine; Playwright's own download is not needed."""
    program = browsers.chromium()
    if program is None:
        if os.environ.get("KIT_WAJIB_PERAMBAN") == "1":
            pytest.fail(text_setup.BROWSER_REQUIRED, pytrace=False)
        pytest.skip(text_setup.SKIP_BROWSER)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def lab(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """The kit, one for all tests; a test that needs an untouched one calls `running_lab` itself."""
    with running_lab(tmp_path_factory.mktemp("lab")) as running:
        yield running


@pytest.fixture
def learner(lab: Lab, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A learner who has answered nothing yet, named after the test; the stem of the record."""
    monkeypatch.setenv("KIT_PROGRESS", str(lab.progress))
    return learners.enter(request.node.name, "Perpustakaan Uji").record.name


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def page(browser: Browser, watch: Watch) -> Iterator[Page]:
    """A fresh visitor; at the end nothing may have failed unseen."""
    with visitor(browser, watch, access.DESK) as page:
        yield page
