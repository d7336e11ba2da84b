"""Python for the browser: the npm package of Pyodide, from the configured registry or a folder, checked by hash."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from kit import paths, text_site
from kit.environment import SetupError

VERSION = "314.0.3"
# What a page needs of the package. Another version has other hashes, and private ways that tests must see again.
HASHES = {
    "pyodide.asm.mjs": "1a9775427ef6e8abaa7db88ece0515422d1886915ae5c9093776410c865dfd8d",
    "pyodide.asm.wasm": "e7f8fac36f8bf11085309cbc5c829b3ec3057c18bf1d73b05a6741612d63cdbf",
    "pyodide-lock.json": "c963d22858f6bcb8f41586a2142f03905ab370c88ea22a86a2736e95fac2a8f3",
    "pyodide.js": "7bc6a1c6243220f7ea400b3521dd6bfef28af63c0af50d21d06cbe05c5fff81c",
    "pyodide.mjs": "5cfc46f5dcbaf2a16f26e2363f441873eb424762609cc03db00d6a2ace4d00e5",
    "python_stdlib.zip": "444c770dfd75a32097fc0a7d5c1413fd3140601f49c3a1f2e9af0376fcd124b4",
}


def files(folder: Path | None = None) -> dict[str, bytes]:
    """The files by name, of a folder given or of the one that is kept; raises SetupError with the next step."""
    if folder is not None:
        return _checked(folder)
    folder = paths.STATE / "unduhan" / f"pyodide-{VERSION}"
    try:
        return _checked(folder)
    except SetupError:  # never fetched, or damaged since
        _fetch(folder)
        return _checked(folder)


def _checked(folder: Path) -> dict[str, bytes]:
    contents = {}
    for name, expected in HASHES.items():
        try:
            contents[name] = (folder / name).read_bytes()
        except OSError:
            said = text_site.NOT_THERE.format(file=name, folder=folder, version=VERSION)
            raise SetupError("pyodide", said) from None
        if hashlib.sha256(contents[name]).hexdigest() != expected:
            raise SetupError("pyodide", text_site.WRONG_HASH.format(file=folder / name, version=VERSION))
    return contents


def _fetch(target: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise SetupError("npm", text_site.NO_NPM)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as made:
        place = Path(made)
        # npm knows the registry and the proxy of this computer.
        asked = subprocess.run(
            [npm, "pack", f"pyodide@{VERSION}", "--silent", "--pack-destination", str(place)],
            capture_output=True,
            check=False,
        )
        archive = next(place.glob("*.tgz"), None)
        if asked.returncode or archive is None:
            raise SetupError("network", text_site.NOT_FETCHED.format(version=VERSION))
        with tarfile.open(archive) as packed:
            packed.extractall(place, filter="data")
        shutil.rmtree(target, ignore_errors=True)
        (place / "package").rename(target)
