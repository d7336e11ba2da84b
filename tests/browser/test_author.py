"""An author opens the originals: nothing runs, nothing is saved unasked, tags can be set, and the diff is what was written."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from harness import PATIENCE, Lab, git, running_lab, under_version_control
from menus import choose
from playwright.sync_api import Browser, Page, expect
from words import indonesian

from kit import paths
from kit.exercises import course
from kit.lint import notebooks

LESSON = ".jp-NotebookPanel:not(.lm-mod-hidden)"
STEM = "00-mulai"
DIRTY = ".lm-DockPanel-tabBar .jp-mod-dirty"


@pytest.fixture(scope="module")
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    folder = tmp_path_factory.mktemp("penulis")
    under_version_control(folder)
    with running_lab(folder, "tulis", "00") as lab:
        yield lab


def open_original(page: Page, desk: Lab) -> None:
    page.goto(desk.page(f"notebooks/{STEM}.ipynb"))
    expect(page.locator(f"{LESSON} .jp-CodeCell").first).to_be_visible(timeout=PATIENCE)
    expect(page.locator(f"{LESSON} .jp-Toolbar-kernelName")).to_have_text("Python 3", timeout=PATIENCE)
    expect(page.locator(f"{LESSON} .jp-Notebook-ExecutionIndicator[data-status=idle]")).to_have_count(
        1, timeout=PATIENCE
    )


def test_opening_runs_and_saves_nothing(page: Page, desk: Lab) -> None:
    path = desk.tree / "notebooks" / f"{STEM}.ipynb"
    before = path.read_bytes(), path.stat().st_mtime_ns
    open_original(page, desk)
    page.wait_for_timeout(3000)  # a learner's cards would have begun by now
    expect(page.locator(".kit-card, .kit-notice")).to_have_count(0)
    expect(page.locator(DIRTY)).to_have_count(0)
    choose(page, "Berkas", "Tutup Tab")
    expect(page.locator(LESSON)).to_have_count(0)  # and nothing was asked
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert git(desk.tree, "status", "--porcelain") == ""


def test_running_everything_and_saving_leaves_a_clean_diff(page: Page, desk: Lab) -> None:
    open_original(page, desk)
    choose(page, "Jalankan", "Jalankan Semua Sel")
    expect(page.locator(f"{LESSON} .kit-card")).not_to_have_count(0, timeout=PATIENCE)
    expect(page.locator(DIRTY)).to_have_count(1, timeout=PATIENCE)
    expect(page.locator(f"{LESSON} .jp-Notebook-ExecutionIndicator[data-status=idle]")).to_have_count(
        1, timeout=PATIENCE
    )
    page.keyboard.press("Control+s")
    expect(page.locator(DIRTY)).to_have_count(0, timeout=PATIENCE)
    expect(page.locator(f"{LESSON} .kit-card")).not_to_have_count(0)  # only the file does without them
    assert git(desk.tree, "status", "--porcelain") == ""


def test_a_tag_is_set_and_is_all_of_the_diff(page: Page, desk: Lab) -> None:
    open_original(page, desk)
    page.locator(f"{LESSON} .jp-MarkdownCell").nth(1).click()
    page.locator(".jp-SideBar.jp-mod-right .lm-TabBar-tab").click()
    tools = page.locator("#notebook-tools")
    expect(tools.locator(".jp-Collapser-title").first).to_have_text("Tanda Sel")
    expect(tools.locator(".small-field:visible")).to_have_count(0)
    indonesian(page, "#notebook-tools .jp-CellTags")
    tools.locator(".jp-CellTags-Tag", has_text="fasilitator").click()
    expect(tools.locator(".jp-CellTags-Applied")).to_have_text(["fasilitator"])
    page.keyboard.press("Control+s")
    expect(page.locator(DIRTY)).to_have_count(0, timeout=PATIENCE)
    path = desk.tree / "notebooks" / f"{STEM}.ipynb"
    saved, before = (
        json.loads(one.read_text(encoding="utf-8")) for one in (path, paths.NOTEBOOKS / f"{STEM}.ipynb")
    )
    changed = [new for new, old in zip(saved["cells"], before["cells"], strict=True) if new != old]
    assert [cell["metadata"] for cell in changed] == [{"tags": ["fasilitator"]}]
    assert not list(notebooks.faults(path, None, course()))


def test_an_author_sees_sources_and_no_copies(page: Page, desk: Lab) -> None:
    open_original(page, desk)
    names = page.locator(".jp-DirListing-itemText")
    expect(names.filter(has_text=STEM)).to_have_count(1)  # the list has come to the lesson's folder
    page.locator(".jp-BreadCrumbs-home").click()
    expect(names.filter(has_text="exercises")).to_have_count(1)
    shown = set(names.all_inner_texts())
    assert {"notebooks", "exercises", "datasets"} <= shown
    assert "belajar" not in shown
    page.locator("#jp-MainMenu .lm-MenuBar-item", has_text="Berkas").click()
    expect(page.locator(".lm-Menu-itemLabel", has_text="Tutup Tab").first).to_be_visible()
    expect(page.locator(".lm-Menu-itemLabel", has_text="Kembalikan Sesi")).to_have_count(0)
