"""JupyterLab as a learner meets it: every visible word is Indonesian."""

from __future__ import annotations

import re

import pytest
from harness import Lab, Watch, open_lesson
from menus import BAR, ITEMS, choose
from playwright.sync_api import Page, expect
from words import indonesian, leaks


def test_screen_and_panels(page: Page, lab: Lab) -> None:
    open_lesson(page, lab, "00-mulai")
    indonesian(page)
    for tab in page.locator(".jp-SideBar.jp-mod-left .lm-TabBar-tab").all():
        tab.click()
        indonesian(page)
    expect(page.locator(".jp-SideArea[data-side=right]")).to_be_hidden()  # else an empty strip stays there
    page.keyboard.press("Control+Shift+C")
    expect(page.locator(".lm-CommandPalette-input")).to_be_visible()
    indonesian(page, ".jp-ModalCommandPalette")
    page.keyboard.press("Escape")
    page.locator(".jp-RenderedMarkdown").first.click()
    page.keyboard.press("Control+h")
    expect(page.locator(".jp-DocumentSearch-overlay")).to_be_visible()
    indonesian(page)


def test_other_files(page: Page, lab: Lab) -> None:
    """A table and a new notebook, opened as a learner would."""
    page.goto(f"{lab.url}/lab/tree/datasets/kegiatan.csv?token={lab.token}&reset")
    expect(page.locator(".jp-CSVViewer")).to_be_visible()
    indonesian(page)
    choose_new_notebook(page)
    expect(page.locator(".lm-DockPanel-tabBar .lm-TabBar-tab.jp-mod-current")).to_contain_text("Tanpa Judul")
    indonesian(page)


def choose_new_notebook(page: Page) -> None:
    page.locator(BAR, has_text="Berkas").click()
    page.locator(ITEMS, has_text="Baru").first.hover()
    page.locator(ITEMS).filter(has=page.get_by_text("Buku Kerja", exact=True)).click()


def test_dialogs(page: Page, lab: Lab) -> None:
    open_lesson(page, lab, "00-mulai")
    for menu, item in (
        ("Berkas", "Simpan Buku Kerja Sebagai…"),
        ("Berkas", "Ganti Nama Buku Kerja…"),
        ("Berkas", "Kembalikan Buku Kerja ke Titik Simpan…"),
        ("Berkas", "Matikan"),
        ("Kernel", "Mulai Ulang Kernel…"),
        ("Bantuan", "Tentang JupyterLab"),
        ("Bantuan", "Tampilkan Pintasan Papan Tik…"),
    ):
        choose(page, menu, item)
        dialog(page)
    page.locator(".jp-Toolbar-kernelName").click()
    dialog(page)
    page.locator(".jp-DirListing-item").last.click()
    page.keyboard.press("Delete")
    dialog(page)
    page.locator(".jp-CodeCell:not(.kit-card-cell) .cm-content").first.click()
    page.keyboard.type("# berubah")
    choose(page, "Berkas", "Tutup Tab")
    dialog(page)


def dialog(page: Page) -> None:
    """One dialog opens, is read, and is left by Escape."""
    expect(page.locator(".jp-Dialog")).to_be_visible()
    indonesian(page, ".jp-Dialog")
    page.locator(".jp-Dialog").press("Escape")
    expect(page.locator(".jp-Dialog")).to_have_count(0)


def test_server_out_of_reach(page: Page, lab: Lab, watch: Watch) -> None:
    """The browser's own English sentence is no help; ours tells where to look."""
    open_lesson(page, lab, "00-mulai")
    page.locator(".jp-RenderedMarkdown").first.click()
    page.route("**/api/contents/**", lambda route: route.abort())
    page.keyboard.press("Control+s")  # no click: saving by itself may have opened the dialog already
    expect(page.locator(".jp-Dialog").first).to_contain_text("jendela tempat kit dijalankan")
    indonesian(page, ".jp-Dialog")
    watch.faults.clear()  # the broken connection was made by this test


def test_pages_of_the_server(page: Page, lab: Lab, watch: Watch) -> None:
    page.goto(f"{lab.url}/lab")
    expect(page.locator("h1")).to_have_text("Alamat belum lengkap")
    indonesian(page)
    page.fill("input[type=password]", "keliru")
    page.get_by_role("button").click()
    expect(page.get_by_role("alert")).to_be_visible()
    indonesian(page)
    page.fill("input[type=password]", lab.token)
    page.get_by_role("button").click()
    expect(page).to_have_url(re.compile("/lab"))
    page.goto(f"{lab.url}/tidak-ada")
    expect(page.locator("h1")).to_have_text("Halaman tidak ditemukan")
    indonesian(page)
    watch.faults.clear()  # 401 and 404 were asked for


@pytest.mark.parametrize(
    "english",
    ["Save Notebook", "Rename Notebook…", "Close Tab", "Simpan dan export", "Are you sure?", "Restart"],
)
def test_english_is_noticed(english: str) -> None:
    assert leaks({english, "Simpan Buku Kerja", "Markdown"}) == [english]
