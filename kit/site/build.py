"""Writes the page edition: static files that work under any path. The same inputs give the same bytes."""

from __future__ import annotations

import base64
import gzip
import hashlib
import html
import importlib.util
import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mistune

from kit import cells, paths, text_site
from kit.base.files import error_code
from kit.base.indonesian import size
from kit.cards.lesson import day_title
from kit.environment import SetupError
from kit.exercises import Lesson, course, find, lessons
from kit.site import python
from kit.widget.live import STATIC, front_end

_STATIC = Path(__file__).parent / "static"
_MARK = (
    ".situs-kit"  # the names of the files that a build wrote: those, and no others, the next one may remove
)
# Rooms that a page never enters.
_NOT_INSIDE = {"classroom", "collector", "environment", "lab", "lint", "skeleton"}
# Their answers lie in files, or need packages with compiled parts.
_KINDS_OF_LAPTOP = {"folder", "workbook", "document", "chart"}
_PACKAGES = re.compile(r"\b(pandas|numpy|matplotlib|pd|plt)\b|kit\.(baca|laporan|rapikan|hasil)\b")


@dataclass(frozen=True)
class LessonPage:
    lesson: Lesson
    body: str
    left_out: int


def build(folder: Path, pyodide: Path | None = None, *, disk: bool = False) -> list[str]:
    """Make the site in `folder`; returns sentences for whoever built it. Raises SetupError."""
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir()) and not (folder / _MARK).is_file()):
        raise SetupError("usage", text_site.FOLDER_FULL.format(folder=folder))
    assets = _assets(python.files(pyodide))
    if disk:
        assets = _for_disk(assets)
    digest = hashlib.sha256(b"".join(name.encode() + b"\0" + assets[name] for name in sorted(assets)))
    place = f"berkas/{digest.hexdigest()[:12]}"  # a new edition never meets an old one in a browser's cache
    pages = [_lesson(one) for one in lessons()]
    files = {f"{place}/{name}": content for name, content in assets.items()}
    files["Mulai.html" if disk else "index.html"] = _document(
        text_site.HOME, _home(), place, disk=disk
    ).encode()
    for page in pages:
        files[f"{page.lesson.stem}.html"] = _document(page.lesson.title, page.body, place, disk=disk).encode()
    if not disk:  # what a web server may send in the place of each file
        files |= {f"{name}.gz": gzip.compress(content, 9, mtime=0) for name, content in files.items()}
    try:
        _write(folder, files)
    except OSError as error:
        raise SetupError(
            "write", text_site.NOT_WRITTEN.format(folder=folder, reason=error_code(error))
        ) from error
    said = [
        text_site.LEFT_OUT.format(number=page.lesson.number, count=page.left_out)
        for page in pages
        if page.left_out
    ]
    whole = size(sum(map(len, files.values())))
    built = text_site.BUILT_DISK if disk else text_site.BUILT
    return [*said, built.format(folder=folder, lessons=len(pages), size=whole)]


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put the files in the place of an earlier site's; whatever else lies in the folder stays."""
    mark = folder / _MARK
    earlier = mark.read_text(encoding="utf-8").splitlines() if mark.is_file() else []
    folder.mkdir(parents=True, exist_ok=True)
    # Told before it is done: a build that broke off is an earlier site, too.
    mark.write_text("".join(f"{name}\n" for name in sorted({*earlier, *files})), encoding="utf-8")
    for name in earlier:
        old = (folder / name).resolve()
        if old.is_relative_to(folder.resolve()):  # the list came with the folder, perhaps from somebody else
            old.unlink(missing_ok=True)
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    for place in (folder / "berkas").iterdir():
        if not any(place.iterdir()):
            place.rmdir()
    mark.write_text("".join(f"{name}\n" for name in sorted(files)), encoding="utf-8")


def _assets(pyodide: dict[str, bytes]) -> dict[str, bytes]:
    front = front_end()
    front["labels"] = {**front["labels"], **text_site.LABELS}
    own = {path.name: path.read_bytes() for path in sorted(_STATIC.iterdir())}
    return {
        **pyodide,
        **own,
        "loader.js": (STATIC / "loader.js").read_bytes(),
        "front.json": json.dumps(front, sort_keys=True).encode(),
        "kit.zip": _archive(),
    }


def _for_disk(assets: dict[str, bytes]) -> dict[str, bytes]:
    """The same for pages opened from a folder, where nothing can be fetched: one classic script holds all files."""
    module = assets["pyodide.asm.mjs"].decode().rstrip()
    end = "export default _createPyodideModule;"
    if not module.endswith(end):
        raise ValueError("pyodide.asm.mjs is not what python.VERSION promises")
    module = module.removesuffix(end).replace("import.meta.url", '"https://kit.invalid/pyodide.asm.mjs"')
    # The page's worker is one classic script.
    own = [assets[name].decode() for name in ("disk.js", "pyodide.js", "worker.js")]
    worker = [own[0], module, *own[1:]]
    inside = {
        name: assets[name]
        for name in (
            "pyodide.asm.wasm",
            "python_stdlib.zip",
            "pyodide-lock.json",
            "kit.zip",
            "front.json",
            "loader.js",
        )
    }
    inside["worker.js"] = "\n;".join(worker).encode()
    packed = {
        name: base64.b64encode(gzip.compress(content, 9, mtime=0)).decode()
        for name, content in inside.items()
    }
    script = f"window.KIT_FILES = {json.dumps(packed)};\n".encode()
    return {"inti.js": script, "page.js": assets["page.js"], "page.css": assets["page.css"]}


def _archive() -> bytes:
    """The kit, its exercises and mistune, as the worker's Python finds them."""
    found = {}
    for path in (paths.ROOT / "kit").rglob("*"):
        inside = path.relative_to(paths.ROOT / "kit")
        if inside.parts[0] in _NOT_INSIDE or "static" in inside.parts or "__pycache__" in inside.parts:
            continue
        if path.is_file() and (path.suffix in (".py", ".toml") or inside.parts[0] == "kinds"):
            found[f"kit/{inside.as_posix()}"] = path
    found |= {f"exercises/{path.name}": path for path in paths.EXERCISES.glob("*.toml")}
    # Lessons are those that have a notebook; what stands in it is on the page already.
    empty = [f"notebooks/{path.name}" for path in paths.NOTEBOOKS.glob("*.ipynb")]
    spec = importlib.util.find_spec("mistune")
    package = Path(spec.origin).parent if spec and spec.origin else Path()
    found |= {f"mistune/{path.relative_to(package).as_posix()}": path for path in package.rglob("*.py")}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted([*found, *empty]):
            entry = zipfile.ZipInfo(name)  # always of the same day
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, found[name].read_bytes() if name in found else b"{}")
    return packed.getvalue()


def _lesson(one: Lesson) -> LessonPage:
    notebook = cells.read(paths.NOTEBOOKS / f"{one.stem}.ipynb")
    markdown = mistune.create_markdown(escape=False, plugins=["table"])
    parts, left_out = [], 0
    for cell in notebook.participant:
        if cell.markdown:
            parts.append(f"<div>{_as_pages(str(markdown(cell.source)))}</div>")
            continue
        missing = _missing(cell)
        left_out += bool(missing)
        parts.append(_code(cell, missing))
        if one == lessons()[0] and cell.calls[:1] and cell.calls[0].name == "sesi":
            parts.append(f"<div>{_as_pages(str(markdown(text_site.ON_A_PAGE)))}</div>")
    if left_out:
        said = text_site.LEFT_OUT_LESSON.format(count=left_out)
        parts.insert(0, f'<p class="kit-left-out">{html.escape(said)}</p>')
    return LessonPage(one, "".join(parts), left_out)


def _missing(cell: cells.Cell) -> str:
    """Why a cell cannot run on a page, as a sentence; empty where it can."""
    if _PACKAGES.search(cell.source):
        return text_site.LEFT_OUT_CODE
    for call in cell.calls:
        if call.name == "soal":
            exercise = find(call.first)
            needs = json.dumps(getattr(exercise, "setup", "")) + str(getattr(exercise, "solution", ""))
            if exercise.kind in _KINDS_OF_LAPTOP or _PACKAGES.search(needs):
                return text_site.LEFT_OUT_CARD
    return ""


def _code(cell: cells.Cell, missing: str) -> str:
    source = html.escape(cell.source)
    if missing:
        shown = "" if cell.card else f"<pre>{source}</pre>"
        return f'{shown}<p class="kit-left-out">{html.escape(missing)}</p>'
    # Cards come by themselves, as in JupyterLab; what a learner has to run waits for the button.
    automatic = " data-auto" if cell.card or cell.hands_over else ""
    editor = ""
    if not cell.card:
        rows = cell.source.count("\n") + 1
        editor = (
            f'<textarea rows="{rows}" spellcheck="false" aria-label="{text_site.CELL} {cell.number}">{source}</textarea>'
            f'<button type="button">{text_site.RUN}</button>'
        )
    return (
        f'<div class="kit-cell" data-cell="{cell.number}"{automatic} data-source="{source}">'
        f'{editor}<div class="kit-out"></div></div>'
    )


def _as_pages(words: str) -> str:
    """Links between lessons, as the files are called here; tables that fit."""
    stems = "|".join(re.escape(one.stem) for one in lessons())
    words = re.sub(rf'href="({stems})\.ipynb', r'href="\1.html', words)
    # A table too wide for a phone is scrolled, with the keyboard, too.
    wide = f'<div class="kit-wide" role="region" tabindex="0" aria-label="{text_site.TABLE}"><table>'
    return words.replace("<table>", wide).replace("</table>", "</table></div>")


def _home() -> str:
    there = {one.stem for one in lessons()}
    parts = ['<div id="kit-home"><h1>', text_site.SHORT, '</h1><p><a class="kit-on" hidden></a></p>']
    for day in course().days:
        tiles = [
            f'<li><a href="{entry.stem}.html">{html.escape(f"{entry.number} {entry.title}")}</a>'
            f'<span data-lesson="{entry.stem}.ipynb"></span></li>'
            for entry in day.lessons
            if entry.stem in there
        ]
        if tiles:
            parts += [f"<h2>{html.escape(day_title(day))}</h2>", '<ul class="kit-tiles">', *tiles, "</ul>"]
    return "".join([*parts, "</div>"])


def _document(title: str, body: str, place: str, *, disk: bool) -> str:
    told: dict[str, Any] = {
        "words": text_site.PAGE,
        "place": place,
        "courseFiles": [f"{one.stem}.ipynb" for one in lessons()],
    }
    config = json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")
    early = (
        f'<script defer src="{place}/inti.js"></script>'
        if disk
        else f'<link rel="modulepreload" href="{place}/pyodide.asm.mjs">'
    )
    home = "Mulai.html" if disk else "index.html"
    return f"""<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{html.escape(title)} · {text_site.SHORT}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{place}/page.css">
{early}
<script type="application/json" id="kit-page">{config}</script>
<script defer src="{place}/page.js"></script>
</head>
<body>
<header>
<a class="kit-skip" href="#isi">{text_site.SKIP}</a>
<a href="{home}">{text_site.HOME}</a>
<button type="button" id="kit-save">{text_site.SAVE}</button>
<button type="button" id="kit-open">{text_site.OPEN}</button>
<input type="file" id="kit-file" accept=".jsonl" hidden aria-label="{text_site.OPEN}">
</header>
<main id="isi">{body}</main>
<noscript>{text_site.NEEDS_SCRIPT}</noscript>
<div id="kit-status" role="status"></div>
</body>
</html>
"""
