"""`python -m kit PERINTAH`: reads the command line, calls the part that does the work, loaded only then."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

from kit import environment
from kit import text_setup as text

COMMAND = "py -m kit" if os.name == "nt" else "python3 -m kit"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    _never_fail_to_print()
    words = list(sys.argv[1:] if arguments is None else arguments)
    parser = _parser()
    chosen, rest = parser.parse_known_args(words)
    if chosen.command is None and not rest:
        parser.print_help()
        return 0
    if rest and chosen.command != "uji":
        parser.error(text.ARGPARSE["unrecognized arguments: %s"] % " ".join(rest))
    try:
        return _call(chosen, rest, words)
    except environment.SetupError as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        print(text.STOPPED, file=sys.stderr)
    return 1


def _call(chosen: argparse.Namespace, rest: list[str], words: list[str]) -> int:
    if chosen.command == "siap":
        return _siap(words)
    served = chosen.command in ("kelas", "kumpul")
    if chosen.command == "kelas" and sys.platform != "linux":
        raise environment.SetupError("system", text.CLASS_NEEDS_LINUX % COMMAND)
    environment.enter(words, tests=chosen.command == "uji", classroom=served)
    if chosen.command == "uji":
        _uji(rest)
    if chosen.command == "periksa":
        from kit import lint

        return lint.main()
    if chosen.command in ("rapikan", "laporan"):
        from kit import own_data

        return own_data.run(chosen)
    if served:
        return _class(chosen)
    from kit import lab

    return lab.start(port=chosen.port, browser=not chosen.tanpa_peramban)


def _class(chosen: argparse.Namespace) -> int:
    if chosen.command == "kumpul":
        from kit.collector import command as collector

        return collector.main(chosen.folder)
    from kit.classroom import command

    match chosen.words:
        case ["siap"]:
            return command.check()
        case ["selesai"]:
            return command.finish()
        case ["tambah", name, institution]:
            return command.add(name, institution)
        case ["reset", name]:
            return command.reset(name)
        case ["ubah", name, new_name, institution]:
            return command.change(name, new_name, institution)
        case ["hapus", name]:
            return command.remove(name)
        case ["baru", *lists] if len(lists) < 2:
            return command.renew(Path(lists[0]) if lists else None)
        case [] | [_] if chosen.words not in (["tambah"], ["reset"], ["ubah"], ["hapus"]):
            file = Path(chosen.words[0]) if chosen.words else None
            return command.run(file, chosen.port, not chosen.tanpa_isolasi, not chosen.tanpa_peramban)
    raise environment.SetupError("usage", text.CLASS_WORDS_BAD % " ".join(chosen.words))


def _siap(words: list[str]) -> int:
    """In .venv when there is one; this check alone also runs before anything is installed."""
    from kit import doctor

    if environment.ready() and not environment.inside():
        environment.run_instead([str(environment.PLACE.python), "-m", "kit", *words])
    return doctor.main(COMMAND)


def _uji(rest: list[str]) -> NoReturn:
    from kit import browsers

    if browsers.chromium() is None:
        if os.environ.get("KIT_WAJIB_PERAMBAN") == "1":
            raise environment.SetupError("browser", text.BROWSER_REQUIRED)
        print(text.SKIP_BROWSER)
    os.chdir(environment.PLACE.root)  # pytest finds its settings and the tests there
    environment.run_instead([sys.executable, "-m", "pytest", *rest])


class _Parser(argparse.ArgumentParser):
    def __init__(self, **settings: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **settings)
        self.add_argument("-h", "--help", "--bantuan", action="help", help=text.HELP)


def _parser() -> _Parser:
    _teach_argparse()
    parser = _Parser(prog=COMMAND, description=text.DESCRIPTION, epilog=text.EPILOG)
    commands = parser.add_subparsers(dest="command", title=text.COMMANDS, metavar=text.COMMAND)
    made = {
        name: commands.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.")
        for name, words in text.COMMAND_HELP.items()
    }
    made["mulai"].add_argument("--tanpa-peramban", action="store_true", help=text.NO_BROWSER)
    made["mulai"].add_argument("--port", type=_port, default=8888, metavar=text.PORT_NAME, help=text.PORT)
    _add_table_options(made["rapikan"], made["laporan"])
    _add_class_options(made["kelas"], made["kumpul"])
    made["uji"].usage = f"%(prog)s [-h] [{text.PYTEST_NAME} ...]"  # pytest reads them, not argparse
    made["uji"].epilog = text.PYTEST
    return parser


def _add_table_options(tidy: argparse.ArgumentParser, report: argparse.ArgumentParser) -> None:
    tidy.add_argument("file", type=Path, metavar=text.TABLE_FILE, help=text.TABLE_FILE_HELP)
    tidy.add_argument("--langkah", type=Path, metavar=text.TABLE_FILE, help=text.LOG_HELP)
    tidy.add_argument("--hasil", type=Path, metavar=text.RESULT_NAME, help=text.RESULT_HELP)
    report.add_argument("folder", type=Path, metavar=text.FOLDER_NAME, help=text.FOLDER_HELP)
    report.add_argument("--bulan", type=_month, required=True, metavar=text.MONTH_NAME, help=text.MONTH_HELP)
    report.add_argument("--wilayah", default="", metavar=text.REGION_NAME, help=text.REGION_HELP)
    report.add_argument("--lengkap", action="store_true", help=text.INTERNAL_HELP)
    report.add_argument("--hasil", type=Path, metavar=text.FOLDER_NAME, help=text.RESULT_FOLDER_HELP)


def _add_class_options(served: argparse.ArgumentParser, gather: argparse.ArgumentParser) -> None:
    uses = (f"{COMMAND} kelas {words:22}{what}" for words, what in text.CLASS_USES.items())
    served.usage = "\n       ".join(uses)
    served.add_argument("words", nargs="*", metavar=text.CLASS_WORDS, help=text.CLASS_WORDS_HELP)
    served.add_argument("--port", type=_port, default=0, metavar=text.PORT_NAME, help=text.CLASS_PORT)
    served.add_argument("--tanpa-isolasi", action="store_true", help=text.CLASS_OPEN)
    served.add_argument("--tanpa-peramban", action="store_true", help=text.NO_BROWSER)
    gather.add_argument("folder", type=Path, metavar=text.FOLDER_NAME, help=text.GATHER_FOLDER_HELP)


def _month(given: str) -> str:
    if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", given):
        return given
    raise argparse.ArgumentTypeError(text.BAD_MONTH % given)


def _port(given: str) -> int:
    if given.isdecimal() and 1024 <= int(given) <= 65535:
        return int(given)
    raise argparse.ArgumentTypeError(text.BAD_PORT % given)


def _teach_argparse() -> None:
    # argparse asks gettext for its words. Its own way to another language is a compiled catalogue found
    # by environment variables; a few sentences in the reviewer's file do the same.
    argparse._ = lambda words: text.ARGPARSE.get(words, words)  # type: ignore[attr-defined]


def _never_fail_to_print() -> None:
    # A pipe on Windows may know no check mark: print "?" rather than stop.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
