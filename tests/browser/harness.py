"""What every browser test stands on: the real kit in a copy of the repository, and steps of a learner."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import requests
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, ViewportSize, expect

ROOT = Path(__file__).parents[2]
LEFT_BEHIND = shutil.ignore_patterns(
    ".*", "__pycache__", "progress", "data-saya", "belajar*", "build", "dist", "node_modules"
)
PATIENCE = 90_000  # ms; two cores may be serving other tests at the same time
ARGUMENTS = [
    "--no-sandbox",  # Chromium refuses its sandbox to root, and CI is root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Lab:
    """A running kit: where it answers, and the folders that are its own."""

    url: str  # http://localhost:PORT, without a slash at the end
    token: str
    tree: Path
    progress: Path
    process: subprocess.Popen[str]

    def address(self, lesson: str) -> str:
        return self.page(f"belajar/{lesson}.ipynb")

    def page(self, path: str) -> str:
        # reset: a new visit starts without the tabs of the visit before
        return f"{self.url}/lab/tree/{path}?token={self.token}&reset"

    def end_kernels(self) -> None:
        """Give their memory back; a lesson that is opened again gets a new one."""
        with requests.Session() as server:
            server.trust_env = False
            server.headers["Authorization"] = f"token {self.token}"
            for kernel in server.get(f"{self.url}/api/kernels", timeout=60).json():
                server.delete(f"{self.url}/api/kernels/{kernel['id']}", timeout=60).raise_for_status()


@contextmanager
def running_lab(folder: Path, *command: str, **variables: str) -> Iterator[Lab]:
    """Run `python -m kit mulai`, or another command that serves lessons, in a copy of the repository below `folder`, which has its own progress and .kit."""
    tree = folder / "kit"
    if not tree.exists():  # else: the next day in the same folder
        copy_tree(folder)
    with (folder / "lab.log").open("w") as log, subprocess.Popen(
        [sys.executable, "-m", "kit", *(command or ("mulai",)), "--tanpa-peramban", "--port", str(_free_port())],
        cwd=tree, env=environment(folder, tree) | variables, stdout=subprocess.PIPE, stderr=log, text=True,
    ) as process:  # fmt: skip
        try:
            yield _announced(process, tree, folder)
        finally:
            process.terminate()
            process.wait(60)


def copy_tree(folder: Path) -> Path:
    """The repository as it is cloned, in a folder of its own, and a home."""
    (folder / "home").mkdir()
    shutil.copytree(ROOT, folder / "kit", ignore=LEFT_BEHIND)
    shutil.copy(ROOT / ".gitignore", folder / "kit" / ".gitignore")
    return folder / "kit"


def git(tree: Path, *words: str) -> str:
    command = ["git", "-c", "user.name=Uji", "-c", "user.email=uji@contoh.id", *words]
    return subprocess.run(command, cwd=tree, check=True, capture_output=True, encoding="utf-8").stdout


def under_version_control(folder: Path) -> Path:
    """The same, committed: `git status` then tells what a session has changed."""
    tree = copy_tree(folder)
    for words in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "Kit"]):
        git(tree, *words)
    return tree


def environment(folder: Path, tree: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "KIT_"))}
    own = {"HOME": folder / "home", "USERPROFILE": folder / "home", "KIT_PROGRESS": folder / "progress"}
    # The copy has no .venv and must not make one: this Python has all packages, PYTHONPATH the kit.
    return kept | {name: str(path) for name, path in own.items()} | {"PYTHONPATH": str(tree)}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _announced(process: subprocess.Popen[str], tree: Path, folder: Path) -> Lab:
    said = []
    for line in process.stdout or ():
        said.append(line)
        if found := re.search(r"(http://[\w.]+:\d+)/\S*token=(\w+)", line):
            return Lab(found[1], found[2], tree, folder / "progress", process)
    raise RuntimeError(f"mulai ended without an address:\n{''.join(said)}{(folder / 'lab.log').read_text()}")


@dataclass
class Watch:
    """Everything that goes wrong in a page without anybody seeing it."""

    allowed: tuple[str, ...] = ()  # what a page may complain about, because the test asks for it
    faults: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", lambda error: self._note(f"exception: {error}"))
        page.on("response", self._response)
        page.on("requestfailed", self._failed)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._note(f"console: {message.text} ({message.location['url']})")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self._note(f"{response.status}: {response.request.method} {response.url}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # a page that is left gives up what it still asked for
            self._note(f"{request.failure}: {request.method} {request.url}")

    def _note(self, fault: str) -> None:
        if not any(words in fault for words in self.allowed):
            self.faults.append(fault)


@contextmanager
def visitor(browser: Browser, watch: Watch, viewport: ViewportSize) -> Iterator[Page]:
    """The page of somebody who was never here; at the end nothing may have failed unseen."""
    with browser.new_context(viewport=viewport) as context:
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        watch.follow(page)
        yield page
    assert not watch.faults


@contextmanager
def dark(page: Page, lab: Lab) -> Iterator[None]:
    """The lesson reopened in the dark theme; the light one is back at the end: settings belong to all tests."""
    _choose_theme(page, lab, "JupyterLab Dark")
    try:
        page.reload()
        cards_live(page)
        expect(page.locator("body[data-jp-theme-light=false]")).to_be_attached(timeout=PATIENCE)
        yield
    finally:
        _choose_theme(page, lab, "JupyterLab Light")


def _choose_theme(page: Page, lab: Lab, theme: str) -> None:
    page.request.put(
        f"{lab.url}/lab/api/settings/@jupyterlab/apputils-extension:themes?token={lab.token}",
        data={"raw": json.dumps({"theme": theme})},
        headers={"Authorization": f"token {lab.token}"},
    )


def open_lesson(page: Page, lab: Lab, lesson: str) -> None:
    """Open a lesson and wait until all its cards are live; the name is given where it is asked."""
    page.goto(lab.address(lesson))
    all_drawn(page, lab, lesson)
    cards_live(page)
    identify(page)


def all_drawn(page: Page, lab: Lab, lesson: str) -> None:
    """JupyterLab draws the cells of a notebook a few at a time."""
    cells = json.loads((lab.tree / "belajar" / f"{lesson}.ipynb").read_text(encoding="utf-8"))["cells"]
    page.wait_for_function(
        "least => document.querySelectorAll('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell').length >= least",
        arg=len(cells),
        timeout=PATIENCE,
    )


def cards_live(page: Page) -> None:
    page.wait_for_function(
        """() => {
            const lesson = document.querySelector(".jp-NotebookPanel:not(.lm-mod-hidden)");
            const cells = [...(lesson?.querySelectorAll(".kit-card-cell") ?? [])];
            const ready = cells.length && cells.every((cell) => cell.querySelector(".kit-card"));
            return ready && !lesson.querySelector(".kit-notice");
        }""",
        timeout=PATIENCE,
    )


def notice_shown(page: Page) -> None:
    """While a kernel starts again one notice stands above the lesson; looked for at every frame, it may soon be gone."""
    page.wait_for_function("document.querySelectorAll('.kit-notice').length === 1", timeout=PATIENCE)


def identify(page: Page, name: str = "Sari Uji", institution: str = "Perpustakaan Uji") -> None:
    """Say who is learning, if a card asks; all cards then know."""
    form = page.locator(".kit-identity").first
    if not form.count():
        return
    fields = form.locator("input")
    fields.nth(0).fill(name)
    fields.nth(1).fill(institution)
    form.locator("button[type=submit]").click()
    expect(page.locator(".kit-identity")).to_have_count(0, timeout=PATIENCE)
