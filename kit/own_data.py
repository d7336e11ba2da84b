"""The commands for one's own data, `rapikan` and `laporan`: run, and say what came of it."""

from __future__ import annotations

import argparse
import sys

from kit import text_tables as text
from kit.tables.model import TableError


def run(chosen: argparse.Namespace) -> int:
    """Run one of the two commands; returns the exit code."""
    try:
        return _tidy(chosen) if chosen.command == "rapikan" else _report(chosen)
    except TableError as error:
        print(error, file=sys.stderr)
        return 1


def _tidy(chosen: argparse.Namespace) -> int:
    from kit.tables.data import baca

    data = baca(chosen.file, langkah=chosen.langkah)
    print(repr(data.temuan))
    saved = data.simpan(chosen.hasil)
    print(text.SAVED.format(file=saved.name, folder=saved.parent.resolve(), log=data.log(saved).name))
    if data.temuan.tanya:
        print(text.LEFT_TO_YOU)
    return 0


def _report(chosen: argparse.Namespace) -> int:
    from kit.report import laporan

    made = laporan(
        chosen.folder, chosen.bulan, wilayah=chosen.wilayah, lengkap=chosen.lengkap, hasil=chosen.hasil
    )
    print(repr(made))
    return 0
