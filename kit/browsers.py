"""Which browsers this machine has. Standard library only."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

_CHROMIUM = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
)
_OTHERS = ("firefox", "firefox-esr", "brave-browser", "opera", "vivaldi", "epiphany", "konqueror")
_WINDOWS = {
    "Google/Chrome/Application/chrome.exe": True,
    "Microsoft/Edge/Application/msedge.exe": True,
    "Mozilla Firefox/firefox.exe": False,
}
_MAC = {
    "Google Chrome.app/Contents/MacOS/Google Chrome": True,
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge": True,
    "Chromium.app/Contents/MacOS/Chromium": True,
    "Firefox.app/Contents/MacOS/firefox": False,
    "Safari.app/Contents/MacOS/Safari": False,
}


def chromium() -> str | None:
    """A browser that Playwright can drive: Chromium, Chrome or Edge."""
    return _on_path(_CHROMIUM) or _in_folders(chromium_only=True)


def any_browser() -> str | None:
    """A browser in which a person can read the lessons."""
    return chromium() or _on_path(_OTHERS) or _in_folders(chromium_only=False)


def _on_path(names: Iterable[str]) -> str | None:
    return next((found for name in names if (found := shutil.which(name))), None)


def _in_folders(*, chromium_only: bool) -> str | None:
    folders, programs = _places()
    for program, is_chromium in programs.items():
        for folder in folders:
            path = Path(folder) / program
            if path.exists() and (is_chromium or not chromium_only):
                return str(path)
    return None


def _places() -> tuple[list[str], dict[str, bool]]:
    if sys.platform == "win32":
        variables = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
        return [os.environ[name] for name in variables if name in os.environ], _WINDOWS
    if sys.platform == "darwin":
        return ["/Applications", str(Path.home() / "Applications")], _MAC
    return [], {}
