"""Every command of `python -m kit`: one entry of COMMANDS and its function; the part that does the work is loaded in it."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from kit import environment
from kit import text_setup as text

COMMAND = "py -m kit" if os.name == "nt" else "python3 -m kit"

Option = tuple[tuple[str, ...], dict[str, Any]]  # what argparse's add_argument takes


class Command(NamedTuple):
    """`run` gets the options as attributes, `typed` (all words of the call) and `rest` (what it `passes_on`)."""

    help: str
    run: Callable[[argparse.Namespace], int]
    options: tuple[Option, ...] = ()
    usage: str | None = None
    passes_on: str = ""  # to whom it hands the words that are not its own


def option(*names: str, **settings: Any) -> Option:
    """One word or option of a command, described as for argparse."""
    return names, settings


def _mulai(chosen: argparse.Namespace) -> int:
    environment.enter(chosen.typed)
    if chosen.fasilitator:
        os.environ["KIT_FASILITATOR"] = "1"
    from kit import lab

    return lab.start(port=chosen.port, browser=not chosen.tanpa_peramban)


def _siap(chosen: argparse.Namespace) -> int:
    """In .venv when there is one; this check alone also runs before anything is installed."""
    from kit import doctor

    if environment.ready() and not environment.inside():
        environment.run_instead([str(environment.PLACE.python), "-m", "kit", *chosen.typed])
    return doctor.main(COMMAND)


def _periksa(chosen: argparse.Namespace) -> int:
    environment.enter(chosen.typed)
    from kit import lint

    return lint.main(write=chosen.tulis)


def _kembalikan(chosen: argparse.Namespace) -> int:
    environment.enter(chosen.typed)
    from kit import lab

    return lab.restore(chosen.lesson)


def _tulis(chosen: argparse.Namespace) -> int:
    environment.enter(chosen.typed)
    from kit import lab

    return lab.write(chosen.lesson, port=chosen.port, browser=not chosen.tanpa_peramban)


def _baru(chosen: argparse.Namespace) -> int:
    environment.enter(chosen.typed)
    from kit import skeleton

    try:
        match chosen.words:
            case ["sesi", number]:
                made = skeleton.lesson(number)
            case ["soal", kind, number]:
                made = skeleton.exercise(kind, number)
            case _:
                raise skeleton.SkeletonError(text.NEW_WORDS_BAD % " ".join(chosen.words))
    except skeleton.SkeletonError as error:
        raise environment.SetupError("usage", str(error)) from None
    files = ", ".join(str(path.relative_to(environment.PLACE.root)) for path in made)
    print(text.MADE % (files, COMMAND))
    return 0


def _uji(chosen: argparse.Namespace) -> int:
    environment.enter(chosen.typed, tests=True)
    os.chdir(environment.PLACE.root)  # the tools find their settings and the tests there
    if chosen.cepat:
        return _uji_cepat(chosen.rest)
    from kit import browsers

    if browsers.chromium() is None:
        if os.environ.get("KIT_WAJIB_PERAMBAN") == "1":
            raise environment.SetupError("browser", text.BROWSER_REQUIRED)
        print(text.SKIP_BROWSER)
    return _pytest(*chosen.rest)


def _uji_cepat(rest: list[str]) -> int:
    """Style, content and the fast tests, up to a few that are not right."""
    import subprocess

    from kit import lint

    ruff, places = [sys.executable, "-m", "ruff"], ["kit", "tests", "datasets"]
    fast = ["-m", "not slow and not peramban and not kelas", "--maxfail=5", "-q", *rest]
    faults = [
        subprocess.call([*ruff, "check", *places]),
        subprocess.call([*ruff, "format", "--check", *places]),
        lint.main(),
        subprocess.call(
            [sys.executable, "-m", "pytest", *fast]
        ),  # also after a fault: a lesson grows step by step
    ]
    return 1 if any(faults) else 0


def _pytest(*words: str) -> NoReturn:
    environment.run_instead([sys.executable, "-m", "pytest", *words])


def _own_data(chosen: argparse.Namespace) -> int:
    environment.enter(chosen.typed)
    from kit import own_data

    return own_data.run(chosen)


def _kelas(chosen: argparse.Namespace) -> int:
    if sys.platform != "linux":
        raise environment.SetupError("system", text.CLASS_NEEDS_LINUX % COMMAND)
    _check_class_words(chosen.words)
    environment.enter(chosen.typed, classroom=True)
    from kit.classroom import command

    first, *rest = chosen.words or [None]
    if first in _CLASS_ACTIONS:
        name, _ = _CLASS_ACTIONS[first]
        more = {"key": True} if first == "selesai" and chosen.kunci else {}
        return int(getattr(command, name)(*rest, **more))
    file = Path(first) if first else None
    return command.run(file, chosen.port, not chosen.tanpa_isolasi, not chosen.tanpa_peramban)


# The word -> its function in kit.classroom.command, and how many words may follow.
_CLASS_ACTIONS = {
    "siap": ("check", (0,)),
    "tambah": ("add", (2,)),
    "ubah": ("change", (3,)),
    "hapus": ("remove", (1,)),
    "reset": ("reset", (1,)),
    "selesai": ("finish", (0,)),
    "baru": ("renew", (0, 1)),
}


def _check_class_words(words: list[str]) -> None:
    """Refuse what no class can be, before anything is installed for it."""
    if not words:
        return
    first, *rest = words
    if first in _CLASS_ACTIONS:
        if len(rest) in _CLASS_ACTIONS[first][1]:
            return
        said = text.CLASS_WORDS_BAD % " ".join(words)
    elif not rest and Path(first).is_file():
        return
    else:
        import difflib

        near = difflib.get_close_matches(first, _CLASS_ACTIONS, 1)
        said = (
            text.CLASS_WORD_NEAR % (first, COMMAND, near[0]) if near else text.CLASS_NO_FILE % " ".join(words)
        )
    raise environment.SetupError("usage", said)


def _kumpul(chosen: argparse.Namespace) -> int:
    environment.enter(chosen.typed, classroom=True)
    from kit.collector import command

    return command.main(chosen.folder)


def _situs(chosen: argparse.Namespace) -> int:
    environment.enter(chosen.typed)
    from kit.site.build import build

    print("\n".join(build(chosen.folder, chosen.pyodide, disk=chosen.diska)))
    return 0


def _month(typed: str) -> str:
    if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", typed):
        return typed
    raise argparse.ArgumentTypeError(text.BAD_MONTH % typed)


def _port(typed: str) -> int:
    if typed.isdecimal() and 1024 <= int(typed) <= 65535:
        return int(typed)
    raise argparse.ArgumentTypeError(text.BAD_PORT % typed)


_PORT = option("--port", type=_port, default=8888, metavar=text.PORT_NAME, help=text.PORT)
_NOTES = option("--fasilitator", action="store_true", help=text.NOTES)
_NO_BROWSER = option("--tanpa-peramban", action="store_true", help=text.NO_BROWSER)

COMMANDS = {
    "mulai": Command(text.MULAI, _mulai, (_NO_BROWSER, _PORT, _NOTES)),
    "kembalikan": Command(
        text.KEMBALIKAN, _kembalikan, (option("lesson", metavar=text.LESSON_NAME, help=text.LESSON_HELP),)
    ),
    "uji": Command(
        text.UJI,
        _uji,
        (option("--cepat", action="store_true", help=text.QUICK),),
        usage=f"%(prog)s [-h] [--cepat] [{text.PYTEST_NAME} ...]",
        passes_on=text.PYTEST,
    ),
    "siap": Command(text.SIAP, _siap),
    "tulis": Command(
        text.TULIS,
        _tulis,
        (
            option("lesson", nargs="?", default="00", metavar=text.LESSON_NAME, help=text.LESSON_HELP),
            _NO_BROWSER,
            _PORT,
        ),
    ),
    "baru": Command(
        text.BARU,
        _baru,
        (option("words", nargs="+", metavar=text.NEW_WORDS, help=text.NEW_HELP),),
        usage="\n       ".join(f"%(prog)s {words:16}{what}" for words, what in text.NEW_USES.items()),
    ),
    "periksa": Command(
        text.PERIKSA, _periksa, (option("--tulis", action="store_true", help=text.WRITE_GENERATED),)
    ),
    "rapikan": Command(
        text.RAPIKAN,
        _own_data,
        (
            option("file", type=Path, metavar=text.TABLE_FILE, help=text.TABLE_FILE_HELP),
            option("--langkah", type=Path, metavar=text.TABLE_FILE, help=text.LOG_HELP),
            option("--hasil", type=Path, metavar=text.RESULT_NAME, help=text.RESULT_HELP),
        ),
    ),
    "laporan": Command(
        text.LAPORAN,
        _own_data,
        (
            option("folder", type=Path, metavar=text.FOLDER_NAME, help=text.FOLDER_HELP),
            option("--bulan", type=_month, required=True, metavar=text.MONTH_NAME, help=text.MONTH_HELP),
            option("--wilayah", default="", metavar=text.REGION_NAME, help=text.REGION_HELP),
            option("--lengkap", action="store_true", help=text.INTERNAL_HELP),
            option("--hasil", type=Path, metavar=text.FOLDER_NAME, help=text.RESULT_FOLDER_HELP),
        ),
    ),
    "kelas": Command(
        text.KELAS,
        _kelas,
        (
            option("words", nargs="*", metavar=text.CLASS_WORDS, help=text.CLASS_WORDS_HELP),
            option("--port", type=_port, default=0, metavar=text.PORT_NAME, help=text.CLASS_PORT),
            option("--tanpa-isolasi", action="store_true", help=text.CLASS_OPEN),
            option("--kunci", action="store_true", help=text.CLASS_KEY),
            _NO_BROWSER,
        ),
        usage="\n       ".join(f"%(prog)s {words:22}{what}" for words, what in text.CLASS_USES.items()),
    ),
    "kumpul": Command(
        text.KUMPUL,
        _kumpul,
        (option("folder", type=Path, metavar=text.FOLDER_NAME, help=text.GATHER_FOLDER_HELP),),
    ),
    "situs": Command(
        text.SITUS,
        _situs,
        (
            option("folder", type=Path, metavar=text.FOLDER_NAME, help=text.SITE_FOLDER_HELP),
            option("--diska", action="store_true", help=text.SITE_DISK_HELP),
            option("--pyodide", type=Path, metavar=text.FOLDER_NAME, help=text.SITE_PYTHON_HELP),
        ),
    ),
}
