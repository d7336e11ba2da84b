"""Click to verdict in a real browser; `mulai` to a usable lesson beside bare JupyterLab."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))

from harness import ARGUMENTS, open_lesson, running_lab
from playwright.sync_api import Browser, Page, sync_playwright
from table import in_turns, show

from kit import browsers

WAIT = 120_000
VERDICTS = """async (rounds) => {
    const card = [...document.querySelectorAll(".kit-card")].find((one) => one.querySelector("input[type=radio]"));
    const options = [...card.querySelectorAll("input[type=radio]")], button = card.querySelector("button[type=submit]");
    const times = [];
    for (let n = 0; n < rounds; n++) {
        options[n % options.length].click();
        const verdict = card.querySelector(".kit-verdict");
        const shown = new Promise((done) => {
            const watcher = new MutationObserver(() => {
                if (!card.classList.contains("kit-waiting")) { watcher.disconnect(); done(performance.now()); }
            });
            watcher.observe(card, {attributes: true, attributeFilter: ["class"]});
        });
        const start = performance.now();
        button.click();
        times.push(await shown - start);
        await new Promise((done) => setTimeout(done, 60));
    }
    return times;
}"""


def verdicts(browser: Browser) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        running_lab(Path(folder)) as lab,
        browser.new_context() as context,
    ):
        page = context.new_page()
        open_lesson(page, lab, "00-mulai")
        page.evaluate(VERDICTS, 10)
        show(
            "Click to verdict (written to the disk in between)", {"card": page.evaluate(VERDICTS, 100)}, "ms"
        )


def starts(browser: Browser, rounds: int = 5) -> None:
    """From the command to a lesson whose first code cell answers; the peer is `jupyter lab` on a notebook of prose and code."""
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare"
        bare.mkdir()
        (bare / "bare.ipynb").write_text(json.dumps(_bare_notebook()))
        variants = {
            "bare jupyter lab, first cell run": lambda: _bare(browser, bare),
            "kit mulai, all cards of lesson 00 live": lambda: _kit(
                browser, Path(tempfile.mkdtemp(dir=folder))
            ),
        }
        show("Start to usable lesson", in_turns(variants, rounds), "s")


def _kit(browser: Browser, folder: Path) -> float:
    # Copying the tree is not part of a start: the clock begins when the address is known, less the time to get there.
    start = time.perf_counter()
    with running_lab(folder) as lab, browser.new_context() as context:
        page = context.new_page()
        page.goto(lab.address("00-mulai"))
        page.wait_for_selector(".kit-lesson", timeout=WAIT)
        page.wait_for_function("document.querySelectorAll('.kit-card').length > 8", timeout=WAIT)
        return time.perf_counter() - start


def _bare(browser: Browser, folder: Path) -> float:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "KIT_"))}
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        "--no-browser",
        "--allow-root",
        "--ServerApp.port=0",
        f"--ServerApp.root_dir={folder}",
    ]
    start = time.perf_counter()
    environment = clean | {"HOME": str(folder)}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            address = next(
                m
                for line in process.stderr or ()
                if (m := re.search(r"(http://127\S+?)/lab\?token=(\w+)", line))
            )
            with browser.new_context() as context:
                page = context.new_page()
                page.goto(f"{address[1]}/lab/tree/bare.ipynb?token={address[2]}")
                return _first_output(page) - start
        finally:
            process.terminate()
            process.wait(60)


def _first_output(page: Page) -> float:
    page.wait_for_selector(".jp-CodeCell", timeout=WAIT)
    # JupyterLab drops what is run before its kernel answers.
    page.wait_for_selector('.jp-Notebook-ExecutionIndicator[data-status="idle"]', timeout=WAIT)
    page.locator(".jp-CodeCell .cm-content").first.click()
    page.keyboard.press("Shift+Enter")
    page.wait_for_selector(".jp-OutputArea-output", timeout=WAIT)
    return time.perf_counter()


def _bare_notebook() -> dict[str, object]:
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    code = {
        "cell_type": "code",
        "id": "a",
        "metadata": {},
        "execution_count": None,
        "outputs": [],
        "source": "import ipywidgets; 1",
    }
    prose = [
        {"cell_type": "markdown", "id": f"p{n}", "metadata": {}, "source": "Teks. " * 40} for n in range(30)
    ]
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": kernel, "cells": [code, *prose]}


if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browsers.chromium(), args=ARGUMENTS)
        verdicts(chromium)
        starts(chromium)
        chromium.close()
