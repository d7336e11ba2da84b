"""`python -m kit PERINTAH`: reads the command line and calls the part that does the work, loaded only then."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from kit import text_setup as text

PYTHON = "python" if os.name == "nt" else "python3"
COMMAND = f"{PYTHON} -m kit"


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
    except KeyboardInterrupt:
        print(text.STOPPED, file=sys.stderr)
        return 1


def _call(chosen: argparse.Namespace, rest: list[str], words: list[str]) -> int:
    from kit import environment

    try:
        if chosen.command == "siap":
            return _siap(words)
        environment.enter(words, tests=chosen.command == "uji")
    except environment.SetupError as error:
        print(error, file=sys.stderr)
        return 1
    if chosen.command == "mulai":
        from kit import lab

        return lab.start(port=chosen.port, browser=not chosen.tanpa_peramban)
    if chosen.command == "periksa":
        from kit import lint

        return lint.main()
    return _uji(rest)


def _siap(words: list[str]) -> int:
    from kit import doctor, environment

    if environment.ready() and not environment.inside():
        environment.run_instead([str(environment.PLACE.python), "-m", "kit", *words])
    return doctor.main(COMMAND)


def _uji(rest: list[str]) -> int:
    from kit import browsers, environment

    if browsers.chromium() is None:
        required = os.environ.get("KIT_WAJIB_PERAMBAN") == "1"
        print(text.BROWSER_REQUIRED if required else text.SKIP_BROWSER, file=sys.stderr)
        if required:
            return 1
    os.chdir(environment.PLACE.root)  # pytest finds its settings and the tests there
    environment.run_instead([sys.executable, "-m", "pytest", *rest])


def _parser() -> argparse.ArgumentParser:
    _teach_argparse()
    parser = _plain_parser(prog=COMMAND, description=text.DESCRIPTION, epilog=text.EPILOG)
    commands = parser.add_subparsers(
        dest="command", title=text.COMMANDS, metavar=text.COMMAND, parser_class=_plain_parser
    )
    for name, help_text in text.COMMAND_HELP.items():
        command = commands.add_parser(name, help=help_text, description=f"{help_text[0].upper()}{help_text[1:]}.")
        if name == "mulai":
            command.add_argument("--tanpa-peramban", action="store_true", help=text.NO_BROWSER)
            command.add_argument("--port", type=_port, default=8888, metavar=text.PORT_NAME, help=text.PORT)
        if name == "uji":
            command.usage = f"%(prog)s [-h] [{text.PYTEST_NAME} ...]"  # pytest reads them, not argparse
            command.epilog = text.PYTEST
    return parser


def _plain_parser(**settings: object) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, **settings)  # type: ignore[arg-type]
    parser.add_argument("-h", "--help", "--bantuan", action="help", help=text.HELP)
    return parser


def _port(given: str) -> int:
    if given.isdecimal() and 1024 <= int(given) <= 65535:
        return int(given)
    raise argparse.ArgumentTypeError(text.BAD_PORT % given)


def _teach_argparse() -> None:
    # argparse asks gettext for its words. Its own way to another language is a compiled catalogue found by
    # environment variables; nine sentences in the reviewer's file do the same.
    argparse._ = lambda words: text.ARGPARSE.get(words, words)  # type: ignore[attr-defined]


def _never_fail_to_print() -> None:
    # A pipe on Windows may know no check mark: print "?" rather than stop.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
