"""Errors of a learner's cell in Indonesian: what was seen and the next step; the English line stays below for help."""

from __future__ import annotations

import builtins
import difflib
import dis
import re
from collections.abc import Collection
from functools import partial
from types import FunctionType, MethodType
from typing import Any

from kit import text
from kit.content import ContentError
from kit.record import RecordError

_FEW = 5  # columns that one asks for by name
_SHORT = 3  # letters that tell no word from another

# What stands for something else in the patterns that the lessons show.
_PATTERN_TABLES = {"tabel", "kiri", "kanan"}
_PATTERN_NUMBERS = {"banyaknya", "nilai", "pengali"}
_PATTERN_COLUMNS = re.compile(
    r"\.{3}|…|nama kolom|kolom( (satu|dua|angka|kelompok))?|kode di (kiri|kanan)|pembilang|penyebut"
)
_KEYWORDS = {"ascending", "by", "how", "legend", "left_on", "on", "right_on", "title", "xlabel", "ylabel"}
_LIBRARIES = {"pd": "pandas", "plt": "matplotlib.pyplot", "np": "numpy"}
_EMPTY_WORDS = {"NaN", "nan", "NA", "null", "Null", "NULL", "none"}

# The words of an error -> its sentence, for errors whose cause is always the same.
_CAUSES = (
    (r"(?i)ellipsis", text.ERROR_ELLIPSIS),
    (
        r"can only concatenate str|unsupported operand type.*'str'|dtype\('<U\d+'\)|string multiply",
        text.ERROR_TEXT_NUMBER,
    ),
    (r"'(DataFrame|Series|\w+GroupBy)' object is not callable", text.ERROR_SQUARE_BRACKETS),
    (r"'(method|function)' object is not subscriptable", text.ERROR_ROUND_BRACKETS),
    (r"string indices must be integers|a <class 'str'> was passed", text.ERROR_TABLE_IN_QUOTES),
    (r"truth value of a \w+ is ambiguous", text.ERROR_TRUTH),
    (r"^No common columns to perform merge on", text.ERROR_MERGE),
)


def explain(error: BaseException, names: dict[str, Any], above: Collection[str] = ()) -> str:
    """A sentence for `error`; `names` are the variables the learner has, `above` those that cells of the lesson make.

    A cause is named only where it was seen; else the sentence says where to look.
    """
    match error:
        case ContentError() | RecordError():
            return str(error).replace("**", "")  # a cell's error shows no Markdown
        case SyntaxError():
            return _unreadable(error)
        case NameError(name=str(name)):
            hint = _own_name(name, error, names) or _unknown_name(name, names, above)
            return text.ERROR_NAME.format(name=name, hint=hint)
        case KeyError():
            return _no_key(error, names)
        case FileNotFoundError(filename=file) if file:
            return text.ERROR_FILE.format(file=file)
        case AttributeError(obj=value, name=str(name)) if "keyword argument" not in _words(error):
            return _no_attribute(value, name)
        case ModuleNotFoundError(name=str(name)):
            return text.ERROR_MODULE.format(name=name)
        case TypeError() | ValueError() | AttributeError():
            return _by_words(_words(error))
        case KeyboardInterrupt():
            return text.ERROR_INTERRUPTED
        case ZeroDivisionError():
            return text.ERROR_ZERO
        case MemoryError():
            return text.ERROR_MEMORY
    return text.ERROR_OTHER


def _by_words(said: str) -> str:
    if keyword := re.search(r"got an unexpected keyword argument '(\w+)'", said):
        return text.ERROR_KEYWORD.format(name=keyword[1])
    return next((sentence for cause, sentence in _CAUSES if re.search(cause, said)), text.ERROR_OTHER)


# --- code that cannot be read ---


def _unreadable(error: SyntaxError) -> str:
    line, said, code = error.lineno or "?", error.msg or "", error.text or ""
    if opened := re.match(r"'([(\[{])' was never closed", said):
        return text.ERROR_OPEN_BRACKET.format(line=line, sign=opened[1])
    if unmatched := re.match(r"unmatched '(.)'", said):
        return text.ERROR_UNMATCHED.format(line=line, sign=unmatched[1])
    if "unterminated" in said and "string" in said:
        return text.ERROR_OPEN_QUOTE.format(line=line)
    if re.match("invalid character '[‘’“”„]'", said):
        return text.ERROR_CURLY_QUOTES.format(line=line)
    if sentence := _by_equals(code, said):
        return sentence.format(line=line)
    if number := re.search(r"\b\d{1,3}(?:\.\d{3}){2,}\b|\b\d{1,3}(?: \d{3})+\b", code):
        meant = re.sub("[. ]", "", number[0])
        return text.ERROR_THOUSANDS.format(line=line, written=number[0], meant=meant)
    if re.search(r"[÷×]", said) or re.search(r"=.*[\w\])]\s+[x:]\s+[\w(\[]", code):
        return text.ERROR_OPERATOR.format(line=line)
    if "forgot a comma" in said:
        return text.ERROR_COMMA.format(line=line)
    return text.ERROR_SYNTAX.format(line=line)


def _by_equals(code: str, said: str) -> str:
    """The sentence for a sign `=` too many or too few; empty where that is not the fault."""
    if re.search(r"===|[^=\s]\s+=\s+=", code) and "invalid" in said and not re.match(r"\s*\w+\s*=\s*=", code):
        return text.ERROR_EQUALS_APART
    left, equals, right = code.partition("=")
    wrong = re.match(r"\s*=|.*=\s*$", right) or ("cannot assign to" in said and "=" in right)
    if equals and re.fullmatch(r"\s*\w+\s*", left) and wrong and not _in_brackets(right):
        return text.ERROR_EQUALS_TWICE
    return text.ERROR_EQUALS if "'=='" in said else ""


def _in_brackets(code: str) -> bool:
    """Whether the last `=` of `code` stands within brackets."""
    before = code.rpartition("=")[0]
    return sum(map(before.count, "([")) > sum(map(before.count, ")]"))


# --- names ---


def _own_name(name: str, error: BaseException, names: dict[str, Any]) -> str:
    """What to say of a name that the failing cell itself makes; empty for any other."""
    if not _stored(name, error):
        return ""
    if any(name in frame.columns for frame in _frames(names).values()):
        return text.ERROR_NAME_COLUMN.format(name=name)
    if any(_holds(column, name) for frame in _frames(names).values() for _, column in frame.items()):
        return text.ERROR_NAME_VALUE.format(name=name)
    return text.ERROR_NAME_OWN


def _stored(name: str, error: BaseException) -> bool:
    """Whether the cell in which `error` arose gives a value to `name`."""
    step = error.__traceback__
    while step is not None:
        code = step.tb_frame.f_code
        if step.tb_next is None and code.co_name.startswith("<"):  # not a function of the learner's
            return any(
                one.opname.startswith("STORE_") and one.argval == name for one in dis.get_instructions(code)
            )
        step = step.tb_next
    return False


def _holds(column: Any, value: str) -> bool:
    dtype = getattr(column, "dtype", None)  # two columns of one name are a table
    return dtype is not None and dtype.kind not in "biufcmM" and bool((column == value).any())


def _unknown_name(name: str, names: dict[str, Any], above: Collection[str]) -> str:
    if name in above:
        return text.ERROR_NAME_NOT_RUN
    if name in _LIBRARIES:
        return text.ERROR_NAME_LIBRARY.format(name=name, library=_LIBRARIES[name])
    if any(name in frame.columns for frame in _frames(names).values()):
        return text.ERROR_NAME_COLUMN.format(name=name)
    if name in _PATTERN_TABLES:
        return text.ERROR_PATTERN_TABLE
    if name in _PATTERN_NUMBERS:
        return text.ERROR_PATTERN_NUMBER
    if name in _EMPTY_WORDS:
        return text.ERROR_NAME_EMPTY
    if name in _KEYWORDS:
        return text.ERROR_NAME_KEYWORD.format(name=name)
    if near := _near_name(name, names):
        return text.ERROR_NAME_NEAR.format(near=near)
    return text.ERROR_NAME_ABOVE


def _near_name(name: str, names: dict[str, Any]) -> str:
    own = [known for known in names if not known.startswith("_")]
    if near := difflib.get_close_matches(name, own, 1, cutoff=0.7):
        return near[0]
    # `Print`, `true`; strictly, lest `hasil` of a cell not yet run be taken for `hash`
    python = {known.lower(): known for known in dir(builtins)}
    near = difflib.get_close_matches(name.lower(), python, 1, cutoff=0.85)
    return python[near[0]] if near else ""


def _no_attribute(value: Any, name: str) -> str:
    if value is ...:
        return text.ERROR_ELLIPSIS
    if isinstance(value, (FunctionType, MethodType)):
        return text.ERROR_CALL_MISSING.format(name=value.__name__)
    known = [one for one in dir(value) if not one.startswith("_")]
    lower = {one.lower(): one for one in known}
    if near := difflib.get_close_matches(name.lower(), lower, 1, cutoff=0.8):
        return text.ERROR_ATTRIBUTE_NEAR.format(name=name, near=lower[near[0]])
    return text.ERROR_ATTRIBUTE.format(name=name)


def _frames(names: dict[str, Any]) -> dict[str, Any]:
    """The learner's tables."""
    return {
        name: value
        for name, value in names.items()
        if type(value).__name__ == "DataFrame" and not name.startswith("_")
    }


# --- columns and keys ---


def _no_key(error: KeyError, names: dict[str, Any]) -> str:
    key = error.args[0] if error.args else None
    if isinstance(key, tuple) and all(isinstance(one, str) for one in key):
        return text.ERROR_SEVERAL.format(keys=", ".join(f'"{one}"' for one in key))
    if isinstance(key, bool):
        return text.ERROR_KEY_COMPARED
    said = _words(key) if error.args else "?"
    if key is ... or said == "Column not found: Ellipsis":
        return text.ERROR_ELLIPSIS
    missing = _missing_keys(said.removeprefix("Column not found: "))
    if len(missing) > _FEW or (said.startswith("None of [Index([") and not missing):
        return text.ERROR_KEY_VALUES
    if _PATTERN_COLUMNS.fullmatch(missing[0]):
        return text.ERROR_PATTERN_COLUMN.format(key=missing[0])
    return _unknown_column(missing, _frames(names))


def _unknown_column(missing: list[str], frames: dict[str, Any]) -> str:
    key = missing[0]
    if key in frames:
        return text.ERROR_KEY_TABLE.format(key=key)
    if tables := [f"`{table}`" for table, frame in frames.items() if key in frame.columns]:
        return text.ERROR_KEY_ELSEWHERE.format(key=key, tables=", ".join(tables))
    columns = {str(name): frame[name] for frame in frames.values() for name in frame.columns}
    if any(key == one + other for one in columns for other in columns):
        return text.ERROR_KEY_COMMA.format(key=key)
    if near := _near_column(key.lower().strip(), columns):
        return text.ERROR_KEY_NEAR.format(key=key, near=near)
    for name, column in columns.items():
        if _holds(column, key):
            return text.ERROR_KEY_CELL.format(key=key, column=name)
    return text.ERROR_KEY.format(key=", ".join(missing))


def _near_column(key: str, columns: Collection[str]) -> str:
    lower = {one.lower(): one for one in columns}
    near = difflib.get_close_matches(key, lower, 1, cutoff=0.7)
    near = near or [one for one in lower if len(key) > _SHORT and one.startswith(f"{key}_")]
    return lower[near[0]] if near else ""


def _missing_keys(said: str) -> list[str]:
    # pandas puts several columns into an English sentence: "['a', 'b'] not in index"
    if " in " not in said:
        return [said]
    columns = re.findall(r"'([^']*)'", said.partition("dtype=")[0])
    return columns or ([] if said.startswith("None of [") else [said])


def install(above: Collection[str] = ()) -> None:
    """Let the running IPython explain errors, with the names that cells of the lesson make; does nothing outside of one."""
    import sys

    get_ipython = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)
    shell = get_ipython()
    if shell is None:
        return
    show = partial(_show, above=above)
    shell.set_custom_exc((Exception, KeyboardInterrupt), show)
    # IPython handles syntax errors apart from all others.
    shell.showsyntaxerror = lambda *_args, **_kwargs: show(shell, *sys.exc_info())


def _show(  # noqa: PLR0913 - IPython's own order
    shell: Any, kind: Any, error: Any, traceback: Any, tb_offset: Any = None, *, above: Collection[str] = ()
) -> list[str]:
    own_line = _own_line(traceback)
    lines = [explain(error, shell.user_ns, above)]
    if own_line:
        lines.append(text.ERROR_LINE.format(line=own_line))
    lines.append(f"{text.ERROR_DETAILS} {kind.__name__}: {_short(error)}")
    shell._showtraceback(kind, _words(error), lines)  # it asks for nothing but the words
    return lines


def _own_line(traceback: Any) -> int:
    """The line of the learner's own cell where the error arose; 0 if unknown."""
    cell, line = "", 0
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        # Only the outermost is this cell; within may be a function of a cell above.
        cell = cell or (file if re.search(r"ipykernel_|<ipython-input", file) else "")
        line = traceback.tb_lineno if cell and file == cell else line
        traceback = traceback.tb_next
    return line


def _short(error: BaseException) -> str:
    first = _words(error).splitlines()[:1]
    return first[0][:200] if first else ""


def _words(value: object) -> str:
    try:
        return str(value)
    except Exception:  # noqa: BLE001
        return "?"  # a learner's own class may fail here, and IPython would then drop our explanations
