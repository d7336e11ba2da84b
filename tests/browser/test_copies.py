"""A learner's day leaves the repository as it was, and a lesson goes back to its beginning."""

from __future__ import annotations

import json
from collections.abc import Iterator

import play
import pytest
from harness import PATIENCE, Lab, cards_live, git, open_lesson, running_lab, under_version_control
from menus import choose
from playwright.sync_api import Browser, Page, expect
from words import indonesian

from kit import text
from kit.exercises import lesson

LESSON = ".jp-NotebookPanel:not(.lm-mod-hidden)"
RESTORE = "Kembalikan Sesi ke Awal…"


@pytest.fixture(scope="module")
def day(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A kit of its own, under version control."""
    folder = tmp_path_factory.mktemp("hari")
    under_version_control(folder)
    with running_lab(folder) as lab:
        yield lab


def save(page: Page) -> None:
    page.keyboard.press("Control+s")
    expect(page.locator(".lm-DockPanel-tabBar .jp-mod-dirty")).to_have_count(0, timeout=PATIENCE)


def test_git_status_is_clean_after_a_learners_day(page: Page, day: Lab) -> None:
    for stem in ("00-mulai", "06-tabel-rapi"):
        open_lesson(page, day, stem)
        exercise = next(one for one in lesson(stem[:2]).exercises if one.kind in ("choice", "number"))
        play.answer(play.card_of(page, exercise), exercise, exercise.right("sari-uji"))
        expect(play.card_of(page, exercise).locator(".kit-outcome")).to_contain_text(text.VERDICTS["right"])
        play.new_cell(page, "print(6 * 7)")
        expect(page.locator(f"{LESSON} [data-mime-type*=stdout]")).to_have_text("42", timeout=PATIENCE)
        save(page)
        choose(page, "Berkas", "Tutup Tab")
        expect(page.locator(LESSON)).to_have_count(0)
        assert "6 * 7" in (day.tree / "belajar" / f"{stem}.ipynb").read_text(encoding="utf-8")
    assert git(day.tree, "status", "--porcelain") == ""


def test_the_originals_are_not_in_the_learners_list(page: Page, day: Lab) -> None:
    listed = page.request.get(f"{day.url}/api/contents?token={day.token}").json()["content"]
    names = {entry["name"] for entry in listed}
    assert {"belajar", "datasets"} <= names
    assert not {"notebooks", "exercises", "kit"} & names


def test_a_lesson_goes_back_to_its_beginning(page: Page, day: Lab) -> None:
    stem = "11-indikator-pelibatan"
    open_lesson(page, day, stem)
    play.new_cell(page, "milik_saya = 1")
    choose(page, "Berkas", RESTORE)
    indonesian(page, ".jp-Dialog")
    page.locator(".jp-Dialog .jp-mod-reject").click()
    expect(page.locator(f"{LESSON} .cm-content").filter(has_text="milik_saya")).to_have_count(1)
    choose(page, "Berkas", RESTORE)
    page.locator(".jp-Dialog .jp-mod-accept").click()
    expect(page.locator(f"{LESSON} .cm-content").filter(has_text="milik_saya")).to_have_count(
        0, timeout=PATIENCE
    )
    cards_live(page)
    expect(page.locator(".jp-Dialog")).to_have_count(0)
    (kept,) = (day.tree / "belajar").glob(f"{stem} (lama *).ipynb")
    assert "milik_saya" in kept.read_text(encoding="utf-8")
    sources = [
        [
            cell["source"]
            for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
            if "fasilitator" not in cell["metadata"].get("tags", ())  # their notes are not the learner's
        ]
        for path in (day.tree / "notebooks" / f"{stem}.ipynb", day.tree / "belajar" / f"{stem}.ipynb")
    ]
    assert sources[0] == sources[1]
    play.new_cell(page, "milik_saya")  # the name is forgotten, too
    expect(page.locator(f"{LESSON} .jp-OutputArea-output").filter(has_text="milik_saya")).to_have_count(1)


def test_a_notebook_of_ones_own_has_no_beginning(browser: Browser, day: Lab) -> None:
    (day.tree / "belajar" / "punya saya.ipynb").write_bytes(
        (day.tree / "notebooks/00-mulai.ipynb").read_bytes()
    )
    with browser.new_context() as context:
        page = context.new_page()  # not `page`: the refusal is a 409, which a browser calls an error
        open_lesson(page, day, "punya saya")
        choose(page, "Berkas", RESTORE)
        page.locator(".jp-Dialog .jp-mod-accept").click()
        expect(page.locator(".jp-Dialog-body")).to_contain_text(text.NOT_A_COPY)
        indonesian(page, ".jp-Dialog")
        page.locator(".jp-Dialog-footer button").click()
        expect(page.locator(LESSON)).to_have_count(1)
