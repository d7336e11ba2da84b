"""`python -m kit PERINTAH`: reads the command line in Indonesian and runs one of COMMANDS."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from typing import Any, NoReturn

import kit
from kit import text_setup as text
from kit.commands import COMMAND, COMMANDS, Option
from kit.environment import SetupError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    _never_fail_to_print()
    typed = list(sys.argv[1:] if arguments is None else arguments)
    parser = _parser()
    chosen, rest = parser.parse_known_args(typed)
    command = COMMANDS.get(chosen.command)
    if rest and not (command and command.passes_on):
        parser.error(text.UNKNOWN_ARGUMENT % " ".join(rest))
    if command is None:
        parser.print_help()
        return 0
    chosen.typed, chosen.rest = typed, rest
    try:
        return command.run(chosen)
    except SetupError as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        print(text.STOPPED, file=sys.stderr)
    return 1


def _parser() -> _Parser:
    parser = _Parser(prog=COMMAND, description=text.DESCRIPTION, epilog=text.EPILOG)
    parser.take(
        [(("--version",), {"action": "version", "version": f"kit {kit.__version__}", "help": text.VERSION})]
    )
    chosen = parser.add_subparsers(dest="command", title=text.COMMANDS, metavar=text.COMMAND)
    for name, command in COMMANDS.items():
        description = f"{command.help[0].upper()}{command.help[1:]}."
        made = chosen.add_parser(
            name, help=command.help, description=description, usage=command.usage, epilog=command.passes_on
        )
        made.take(command.options)
    return parser


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, text.USAGE if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """argparse, with Indonesian titles and errors."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Formatter, **settings)
        self._words = self.add_argument_group(text.ARGUMENTS)
        self._switches = self.add_argument_group(text.OPTIONS)
        self.take([(("-h", "--help", "--bantuan"), {"action": "help", "help": text.HELP})])

    def take(self, options: Iterable[Option]) -> None:
        for names, settings in options:
            group = self._switches if names[0].startswith("-") else self._words
            group.add_argument(*names, **settings)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, text.ERROR % (self.prog, _indonesian(message)))


def _indonesian(message: str) -> str:
    """What argparse says of a wrong call, part by part."""
    for english, words in text.ARGPARSE.items():
        if parts := re.fullmatch(english, message, re.DOTALL):
            return words % tuple(map(_indonesian, parts.groups()))
    return message


def _never_fail_to_print() -> None:
    # A pipe on Windows may know no check mark: print "?" rather than stop.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
