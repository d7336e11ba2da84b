"""What must survive: kill -9, a restart of the kernel, the next day, two windows, a full disk, an error inside a card."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import filelock
import play
from harness import PATIENCE, Lab, cards_live, environment, identify, notice_shown, open_lesson, running_lab
from play import events, until
from playwright.sync_api import Browser, Page, expect

from kit import text
from kit.exercises import lesson

CHOICE = next(e for e in lesson("04").exercises if e.kind == "choice")


def _answer(page: Page, learner: str) -> None:
    play.answer(play.card_of(page, CHOICE), CHOICE, CHOICE.right(learner))
    expect(play.card_of(page, CHOICE).locator(".kit-outcome")).to_contain_text(text.VERDICTS["right"])


def _is_restored(page: Page) -> None:
    card = play.card_of(page, CHOICE)
    expect(card.locator(".kit-outcome")).to_contain_text(text.VERDICTS["right"], timeout=PATIENCE)
    expect(card.locator("input:checked")).to_have_count(1)
    expect(page.locator("body")).not_to_contain_text("model not found")


def _kernels(lab: Lab) -> list[int]:
    """Process ids of the kernels that this server started."""
    children = Path(f"/proc/{lab.process.pid}/task/{lab.process.pid}/children").read_text().split()
    return [int(pid) for pid in children if b"ipykernel" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def test_first_visit_and_the_next_day(browser: Browser, tmp_path: Path) -> None:
    """A newcomer gives a name once, answers; the server is killed; on the next day all is there."""
    with running_lab(tmp_path) as lab, browser.new_context() as context:
        page = context.new_page()
        open_lesson(page, lab, CHOICE.lesson)
        expect(page.locator(".kit-lesson")).to_contain_text("Sari Uji, Perpustakaan Uji")
        _answer(page, "sari-uji")
        page.keyboard.press("Control+s")
        until(page, lambda: "widget-view" in (lab.tree / f"belajar/{CHOICE.lesson}.ipynb").read_text())
        lab.process.send_signal(signal.SIGKILL)
        lab.process.wait(60)
    with running_lab(tmp_path) as lab, browser.new_context() as context:
        page = context.new_page()
        page.goto(lab.address(CHOICE.lesson))
        cards_live(page)
        expect(page.locator(".kit-identity")).to_have_count(0)
        _is_restored(page)


def test_kill_9_of_the_kernel(page: Page, lab: Lab, learner: str) -> None:
    open_lesson(page, lab, CHOICE.lesson)
    _answer(page, learner)
    for pid in _kernels(lab):
        os.kill(pid, signal.SIGKILL)
    notice_shown(page)  # the kernel comes back, and the cards with it
    cards_live(page)
    _is_restored(page)


def test_restart_from_the_menu(page: Page, lab: Lab, learner: str) -> None:
    open_lesson(page, lab, CHOICE.lesson)
    _answer(page, learner)
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.locator(".lm-Menu-itemLabel").filter(has_text="Mulai Ulang Kernel…").first.click()
    page.locator(".jp-Dialog .jp-mod-accept").click()
    notice_shown(page)
    cards_live(page)
    _is_restored(page)


def test_a_reopened_notebook_never_shows_an_error_box(page: Page, lab: Lab, learner: str) -> None:
    """What the server reads holds no dead widget: the last state stands there before any kernel answers."""
    open_lesson(page, lab, CHOICE.lesson)
    _answer(page, learner)
    page.keyboard.press("Control+s")
    path = f"belajar/{CHOICE.lesson}.ipynb"
    until(page, lambda: "widget-view" in (lab.tree / path).read_text())
    address = f"{lab.url}/api/contents/{path}?token={lab.token}"
    until(page, lambda: page.request.get(address).ok)  # not while it is being written
    read = page.request.get(address).text()
    assert "widget-view" not in read
    assert text.LAST_TIME in read
    assert text.VERDICTS["right"] in read


def test_two_windows_of_one_learner(browser: Browser, page: Page, lab: Lab, learner: str) -> None:
    """Two servers on one record: the later answer shows, the earlier is kept, and the card says so."""
    open_lesson(page, lab, CHOICE.lesson)
    _answer(page, learner)
    other = {
        "id": "f" * 32,
        "time": "2099-01-01T10:32:00.000+07:00",
        "kind": "attempt",
        "session": "lain",
        "learner": learner,
    }
    other |= {
        "exercise": CHOICE.id,
        "revision": CHOICE.revision,
        "answer": "z",
        "outcome": "wrong",
        "seconds": 1,
        "hints": 0,
    }
    with (lab.progress / f"{learner}.jsonl").open("a", encoding="utf-8") as record:
        record.write(json.dumps(other) + "\n")
    card = play.card_of(page, CHOICE)
    card.get_by_role("button", name="Petunjuk").click()
    expect(card).to_contain_text(text.OTHER_WINDOW.format(time="10.32"), timeout=PATIENCE)
    _answer(page, learner)
    assert len([event for event in events(lab, learner) if event["kind"] == "attempt"]) == 3


def test_an_answer_that_cannot_be_kept_is_not_confirmed(page: Page, lab: Lab, learner: str) -> None:
    """Something else holds the record: no verdict, one sentence, the answer still in the card."""
    open_lesson(page, lab, CHOICE.lesson)
    card = play.card_of(page, CHOICE)
    card.locator(f'input[value="{CHOICE.right(learner)}"]').check()
    with filelock.FileLock(lab.progress / f".{learner}.jsonl.lock"):
        card.locator("button[type=submit]").click()
        expect(card.locator(".kit-note")).to_have_text(text.RECORD_BUSY.replace("**", ""), timeout=PATIENCE)
        expect(card.locator(".kit-outcome")).to_have_count(0)
        expect(card.locator("input:checked")).to_have_count(1)
    card.locator("button[type=submit]").click()
    expect(card.locator(".kit-outcome")).to_contain_text(text.VERDICTS["right"], timeout=PATIENCE)


def test_an_error_inside_a_card_is_shown_and_can_be_reported(page: Page, lab: Lab, learner: str) -> None:
    open_lesson(page, lab, CHOICE.lesson)
    play.new_cell(page, f'card = kit.soal("{CHOICE.id}")\ncard.panel._check = None\ncard')
    card = page.locator(".kit-card").filter(has_text=CHOICE.title).first
    expect(card).to_be_visible(timeout=PATIENCE)
    card.locator("input").first.check()
    card.locator("button[type=submit]").click()
    alert = card.get_by_role("alert")
    expect(alert).to_contain_text("Kartu ini mengalami galat", timeout=PATIENCE)
    expect(alert.get_by_role("button", name="Salin laporan")).to_be_visible()
    assert "TypeError" in (alert.locator("textarea").input_value())
    expect(card).not_to_contain_text(text.CARD_LABELS["checking"])
    card.get_by_role("button", name="Petunjuk").click()  # what still works takes the error away
    expect(card.locator(".kit-hints li")).to_have_count(1, timeout=PATIENCE)
    expect(card.get_by_role("alert")).to_have_count(0)


def test_changing_places_at_one_computer(page: Page, lab: Lab, learner: str) -> None:
    open_lesson(page, lab, CHOICE.lesson)
    _answer(page, learner)
    page.get_by_role("button", name="Ganti peserta").click()
    expect(page.locator(".kit-identity")).to_have_count(1, timeout=PATIENCE)
    identify(page, "Budi Uji", "Perpustakaan Lain")
    expect(page.locator(".kit-lesson")).to_contain_text("Budi Uji", timeout=PATIENCE)
    expect(play.card_of(page, CHOICE).locator(".kit-outcome")).to_have_count(0, timeout=PATIENCE)


def test_a_page_that_meets_a_running_kernel_shows_its_cards(
    browser: Browser, page: Page, lab: Lab, learner: str
) -> None:
    """Its widgets are asked for while the cards are run again: none may end in an error."""
    open_lesson(page, lab, CHOICE.lesson)
    for _ in range(3):
        page.reload()
        cards_live(page)
    with browser.new_context() as context:
        open_lesson(context.new_page(), lab, CHOICE.lesson)


def test_a_second_start_leads_to_the_first(lab: Lab, learner: str) -> None:
    """Two servers would write into one folder beside each other."""
    folder = lab.progress.parent
    again = subprocess.run(
        [sys.executable, "-m", "kit", "mulai", "--tanpa-peramban"],
        cwd=lab.tree, env=environment(folder, lab.tree), capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert again.returncode == 0, again.stderr
    assert "sudah berjalan" in again.stdout
    assert f"{lab.url}/lab/tree/" in again.stdout
    assert f"token={lab.token}" in again.stdout
