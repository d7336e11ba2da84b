"""Write a tidy table beside the untouched original, whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pandas as pd

from kit import text_tables as text
from kit.base.files import FULL, error_code, whole_file
from kit.tables.model import TableError
from kit.tables.values.categories import NO, YES

# A spreadsheet runs a cell that begins like this as a formula; after an apostrophe it is text.
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_table(table: pd.DataFrame, target: Path, sheet: str = "data") -> None:
    """Write as CSV (UTF-8, comma, ISO dates) or, by the ending .xlsx, as a workbook. Raises TableError."""
    match target.suffix.lower():
        case ".csv":
            safe = table.apply(_as_text).rename(columns=_defused)
            with writing(target) as file:
                safe.to_csv(file, mode="wb", index=False, encoding="utf-8", lineterminator="\n")
        case ".xlsx":
            with writing(target) as file:
                _write_workbook(table, file, sheet)
        case other:
            raise TableError(text.UNKNOWN_ENDING.format(ending=other or text.NO_ENDING))


@contextmanager
def writing(target: Path) -> Iterator[IO[bytes]]:
    """A file that takes the target's place whole or not at all; raises TableError with the next step."""
    try:
        with whole_file(target) as file:
            yield file
    except OSError as error:
        raise TableError(_reason(error, target)) from error


def _reason(error: OSError, target: Path) -> str:
    if error.errno in FULL:
        return text.DISK_FULL.format(folder=target.parent.name)
    if isinstance(error, PermissionError):
        return text.NOT_WRITABLE.format(file=target.name)
    if isinstance(error, FileNotFoundError):
        return text.NO_FOLDER.format(folder=target.parent.name)
    return text.NOT_WRITTEN.format(file=target.name, reason=error_code(error))


def _as_text(column: pd.Series[Any]) -> pd.Series[Any]:
    if pd.api.types.is_bool_dtype(column.dtype):
        return column.map({True: YES, False: NO}, na_action="ignore")
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        whole_days = bool((column.dropna() == column.dropna().dt.normalize()).all())
        return column.dt.strftime("%Y-%m-%d" if whole_days else "%Y-%m-%d %H:%M:%S")
    if pd.api.types.is_string_dtype(column.dtype) or column.dtype == object:
        return column.map(_defused, na_action="ignore")
    return column


def _defused(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    safe = f"'{value}" if value.startswith(_FORMULA) else value
    return safe.replace("\r\n", "\n").replace("\r", "\n")  # pandas puts no quotes around a lone return


def _write_workbook(table: pd.DataFrame, file: IO[bytes], sheet: str) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        page = book.add_worksheet(_NO_SHEET_NAME.sub(" ", sheet)[:31].strip(" '") or text.SHEET)
        head = book.add_format({"bold": True, "bottom": 1})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for place, name in enumerate(table.columns):
            page.write_string(0, place, str(name), head)
            write = _writer(page, table[name], day)
            for row, value in enumerate(table[name].array, start=1):
                if not pd.isna(value):
                    write(row, place, value)
        page.freeze_panes(1, 0)
        page.autofit(300)


def _writer(page: Any, column: pd.Series[Any], day: Any) -> Callable[[int, int, Any], Any]:
    """By the column's type: what is not a number, a truth or a date is written as text, never as a formula."""
    if pd.api.types.is_bool_dtype(column.dtype):
        return lambda row, place, value: page.write_string(row, place, YES if value else NO)
    if pd.api.types.is_numeric_dtype(column.dtype):
        return lambda row, place, value: page.write_number(row, place, float(value))
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        return lambda row, place, value: page.write_datetime(row, place, value.to_pydatetime(), day)
    return lambda row, place, value: page.write_string(row, place, str(value))
