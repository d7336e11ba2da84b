"""The card of one's own data in a real browser: from a messy file to a tidy one, by mouse, by keyboard, on a phone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import access
import pandas as pd
import pytest
from harness import PATIENCE, Lab, Watch, cards_live, dark, notice_shown, visitor
from play import until
from playwright.sync_api import Browser, Locator, Page, expect
from test_keyboard import DANGEROUS, PICTURE

from kit import text_tables

NAME = "data-sendiri"
ACTIVITIES, ATTENDANCE = "kegiatan_kotor.csv", "daftar_hadir_kotor.csv"
LABELS = text_tables.DESK_LABELS
NOTEBOOK = {
    "cells": [
        {"cell_type": "markdown", "id": "judul", "metadata": {}, "source": ["# Data sendiri"]},
        {
            "cell_type": "code", "id": "lupa", "execution_count": None, "outputs": [], "metadata": {},
            "source": ["from kit.widget.desk import Desk\n", "Desk._decided.clear()"],
        },
        {
            "cell_type": "code", "id": "kartu", "execution_count": None, "outputs": [],
            "metadata": {"tags": ["kartu"], "jupyter": {"source_hidden": True}}, "source": ["import kit\n", "kit.rapikan()"],
        },
    ],
    "metadata": {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}},
    "nbformat": 4, "nbformat_minor": 5,
}  # fmt: skip


@pytest.fixture(scope="module")
def watch() -> Watch:
    return Watch()


@pytest.fixture(scope="module")
def page(lab: Lab, browser: Browser, watch: Watch) -> Iterator[Page]:
    """The notebook with the card, opened once for all tests."""
    (lab.tree / f"belajar/{NAME}.ipynb").write_text(json.dumps(NOTEBOOK), encoding="utf-8")
    with visitor(browser, watch, access.DESK) as page:
        page.goto(lab.address(NAME))
        cards_live(page)
        yield page
    lab.end_kernels()


@pytest.fixture
def folder(lab: Lab) -> Path:
    """data-saya of the running kit with one messy table."""
    own = lab.tree / "data-saya"
    shutil.rmtree(own, ignore_errors=True)
    own.mkdir()
    shutil.copy(lab.tree / "datasets" / ACTIVITIES, own)
    return own


@pytest.fixture
def card(page: Page, folder: Path, watch: Watch) -> Iterator[Locator]:
    """A new card: both cells are run again, what was decided before is forgotten."""
    page.evaluate("document.querySelector('.kit-desk').classList.add('of-the-test-before')")
    page.locator(".jp-MarkdownCell").first.click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".of-the-test-before")).to_have_count(0, timeout=PATIENCE)
    yield page.locator(".kit-desk")
    assert not watch.faults


def part(card: Locator, place: int) -> Locator:
    """One of the five numbered parts, from 1."""
    return card.locator(".kit-desk-part").nth(place - 1)


def said(card: Locator, place: int, words: str) -> None:
    expect(part(card, place).locator("> .kit-message")).to_have_text(words, timeout=PATIENCE)


def read(card: Locator) -> None:
    card.get_by_role("radio", name=ACTIVITIES).check()
    card.get_by_role("button", name=LABELS["file_open"]).click()
    said(card, 1, LABELS["opened"])


def take(card: Locator, path: Path) -> None:
    card.locator("input[type=file]").set_input_files(path)
    said(card, 1, LABELS["opened"])


@pytest.fixture
def two_files(lab: Lab, folder: Path) -> None:
    """To be named before `card`."""
    shutil.copy(lab.tree / "datasets" / ATTENDANCE, folder)


def test_the_only_file_is_chosen(card: Locator) -> None:
    card.get_by_role("button", name=LABELS["file_open"]).click()
    said(card, 1, LABELS["opened"])


def test_of_several_files_one_must_be_chosen(two_files: None, card: Locator) -> None:
    card.get_by_role("button", name=LABELS["file_open"]).click()
    said(card, 1, LABELS["file_first"])
    read(card)


def test_from_a_messy_file_to_a_tidy_one(page: Page, lab: Lab, card: Locator, folder: Path) -> None:
    take(card, lab.tree / "datasets" / ATTENDANCE)
    original = (lab.tree / "datasets" / ATTENDANCE).read_bytes()
    assert (folder / ATTENDANCE).read_bytes() == original
    expect(part(card, 2).locator("summary").first).to_contain_text("Menunggu putusan Anda")
    sex = part(card, 3).get_by_role("group", name="Kode “1”")
    sex.get_by_role("radio", name="L", exact=True).check()
    part(card, 4).get_by_label("Nama di hasil: kelompok_umur").fill("umur")
    part(card, 4).get_by_label("Perlakuan untuk nama").select_option("samarkan")
    part(card, 3).get_by_role("button", name=LABELS["apply"]).click()
    said(card, 3, LABELS["applied"])
    expect(sex).to_have_count(0)
    expect(part(card, 5).locator("th")).to_contain_text(["id_kegiatan", "tanggal", "nama", "jk", "umur"])
    part(card, 5).get_by_role("radio", name="Excel").check()
    part(card, 5).get_by_role("button", name=LABELS["save_button"]).click()
    said(card, 5, LABELS["saved_well"])
    expect(part(card, 5).locator(".kit-saved")).to_contain_text("data-saya/daftar_hadir_kotor-rapi.xlsx")
    written = pd.read_excel(folder / "daftar_hadir_kotor-rapi.xlsx", engine="calamine")
    assert written["nama"].str.startswith("PS-").all()
    assert not {"nik", "telepon"} & set(written.columns)
    assert (folder / ATTENDANCE).read_bytes() == original
    # taking it back
    part(card, 3).get_by_text("Putusan Anda (1)").click()
    part(card, 3).get_by_role("button", name="Batalkan: jk").click()
    expect(sex).to_have_count(1, timeout=PATIENCE)


def test_a_refused_name_loses_nothing_that_was_typed(card: Locator) -> None:
    read(card)
    entry = part(card, 4).get_by_label("Nama di hasil: peserta_p")
    entry.fill("peserta_l")
    part(card, 3).get_by_role("radio", name="Kabupaten Kutai Timur").first.check()
    part(card, 4).get_by_role("button", name=LABELS["apply"]).click()
    said(card, 4, text_tables.SAME_NAME_TWICE.format(name="peserta_l"))
    expect(entry).to_have_value("peserta_l")
    entry.fill("perempuan")
    part(card, 4).get_by_role("button", name=LABELS["apply"]).click()
    said(card, 4, LABELS["applied"])
    expect(part(card, 3)).to_contain_text("Putusan Anda (1)")


def test_opening_all_of_a_long_list_keeps_what_was_chosen(card: Locator) -> None:
    read(card)
    part(card, 3).get_by_text("tgl_mulai (").click()
    chosen = part(card, 3).get_by_role("radio", name="5 Juni 2025").last
    chosen.check()
    part(card, 2).get_by_text("Diperbaiki dengan pasti:").click()
    more = part(card, 2).get_by_role("button", name="Tampilkan semua")
    before = more.count()
    more.last.click()
    expect(more).not_to_have_count(before, timeout=PATIENCE)
    expect(chosen).to_be_checked()


def test_a_file_that_is_no_table_gets_a_sentence(card: Locator, tmp_path: Path) -> None:
    (tmp_path / "foto.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n" * 1000)
    card.locator("input[type=file]").set_input_files(tmp_path / "foto.xlsx")
    note = part(card, 1).locator("> .kit-note")
    expect(note).to_be_visible(timeout=PATIENCE)
    expect(card.locator(".kit-error")).to_have_count(0)
    read(card)  # the next step works


def test_a_large_file_arrives_in_pieces_and_a_larger_one_is_not_sent(
    card: Locator, folder: Path, tmp_path: Path
) -> None:
    large, larger = tmp_path / "besar.csv", tmp_path / "terlalu.csv"
    large.write_text("kode,nilai\n" + "K0001,12345\n" * 150_000, encoding="utf-8")
    with larger.open("wb") as file:
        file.truncate(64 * 2**20 + 1)
    take(card, large)
    assert (folder / "besar.csv").read_bytes() == large.read_bytes()
    card.locator("input[type=file]").set_input_files(larger)
    expect(part(card, 1).locator("> .kit-note")).to_contain_text("64 MB")
    assert sorted(path.name for path in folder.iterdir()) == ["besar.csv", ACTIVITIES]


def test_without_a_mouse(page: Page, card: Locator, folder: Path) -> None:
    def press(key: str, until_focused: str) -> None:
        for _ in range(80):
            page.keyboard.press(key)
            if (
                page.evaluate(
                    "document.activeElement.matches(':focus-visible') && document.activeElement.innerText"
                )
                == until_focused
            ):
                return
        raise AssertionError(until_focused)

    card.get_by_role("radio", name=ACTIVITIES).focus()
    page.keyboard.press("Space")
    press("Tab", LABELS["file_open"])
    page.keyboard.press("Enter")
    said(card, 1, LABELS["opened"])
    expect(part(card, 2).locator("h4")).to_be_focused()
    question = part(card, 3).get_by_role("radio", name="Kabupaten Kutai Kartanegara").first
    for _ in range(80):
        page.keyboard.press("Tab")
        if question.evaluate("node => node === document.activeElement"):
            break
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(question).to_be_checked()
    press("Tab", LABELS["apply"])
    page.keyboard.press("Enter")
    said(card, 3, LABELS["applied"])
    press("Tab", LABELS["save_button"])
    page.keyboard.press("Enter")
    said(card, 5, LABELS["saved_well"])
    assert (folder / "kegiatan_kotor-rapi.csv").is_file()


def test_no_shortcut_fires_from_any_control(page: Page, card: Locator) -> None:
    read(card)
    before, seen = page.evaluate(PICTURE), set()
    for control in card.locator("input, select, button, summary").all():
        kind = control.evaluate("node => node.tagName + node.type + node.className")
        if kind not in seen and control.is_visible():
            seen.add(kind)
            control.focus()
            for key in DANGEROUS:
                page.keyboard.press(key)
            assert page.evaluate(PICTURE) == before, kind
    assert len(seen) >= 6


def test_nothing_of_a_file_is_stored_in_the_notebook(
    page: Page, lab: Lab, card: Locator, folder: Path
) -> None:
    path = lab.tree / f"belajar/{NAME}.ipynb"
    take(card, lab.tree / "datasets" / ATTENDANCE)
    for column in ("nama", "nik"):
        part(card, 4).get_by_label(f"Perlakuan untuk {column}").select_option("biarkan")
    part(card, 4).get_by_role("button", name=LABELS["apply"]).click()
    said(card, 4, LABELS["applied"])
    expect(part(card, 5)).to_contain_text("Peserta Contoh")
    page.locator(".jp-NotebookPanel .jp-MarkdownCell").first.click()
    before = path.stat().st_mtime_ns
    page.keyboard.press("Control+s")
    until(
        page, lambda: path.stat().st_mtime_ns > before and "widget-view" in path.read_text(encoding="utf-8")
    )
    stored = path.read_text(encoding="utf-8")
    assert text_tables.DESK_ASLEEP in stored
    assert "Contoh" not in stored
    assert "daftar_hadir" not in stored
    address = f"{lab.url}/api/contents/belajar/{NAME}.ipynb?token={lab.token}"
    until(page, lambda: page.request.get(address).ok)  # not while it is being written
    read_back = page.request.get(address).text()
    assert "widget-view" not in read_back
    assert text_tables.DESK_ASLEEP in read_back


def test_after_a_restart_the_card_stands_at_its_first_step(page: Page, card: Locator) -> None:
    read(card)
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.locator(".lm-Menu-itemLabel").filter(has_text="Mulai Ulang Kernel…").first.click()
    page.locator(".jp-Dialog .jp-mod-accept").click()
    notice_shown(page)
    cards_live(page)
    expect(part(card, 2)).to_be_hidden(timeout=PATIENCE)
    read(card)


def test_axe_and_contrast_in_both_themes(page: Page, lab: Lab, card: Locator) -> None:
    assert _faults_when_saved(page, lab, card) == []
    with dark(page, lab):
        assert _faults_when_saved(page, lab, card) == []


def _faults_when_saved(page: Page, lab: Lab, card: Locator) -> list[str]:
    take(card, lab.tree / "datasets" / ATTENDANCE)
    part(card, 4).get_by_label("Perlakuan untuk nik").select_option("biarkan")
    part(card, 5).get_by_role("button", name=LABELS["save_button"]).click()
    expect(part(card, 5).locator("> .kit-note")).to_be_visible(timeout=PATIENCE)
    part(card, 5).get_by_role("checkbox").check()
    part(card, 5).get_by_role("button", name=LABELS["save_button"]).click()
    said(card, 5, LABELS["saved_well"])
    card.evaluate("card => card.querySelectorAll('details').forEach((list) => { list.open = true; })")
    return access.faults(page, ".kit-desk")


@pytest.mark.usefixtures("card")
def test_a_phone_shows_the_whole_card(browser: Browser, lab: Lab) -> None:
    with visitor(browser, Watch(), access.PHONE) as page:
        page.goto(lab.address(NAME))
        cards_live(page)
        card = page.locator(".kit-desk")
        take(card, lab.tree / "datasets" / ATTENDANCE)
        part(card, 5).get_by_role("button", name=LABELS["save_button"]).click()
        said(card, 5, LABELS["saved_well"])
        assert access.cut_off(card, "thead") == []
