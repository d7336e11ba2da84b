"""Errors of a learner's cell in Indonesian: what was seen and the next step; the English line stays below for help."""

from __future__ import annotations

import builtins
import difflib
import re
from collections.abc import Collection
from functools import partial
from typing import Any

from kit import text
from kit.content import ContentError
from kit.record import RecordError


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
            return _unknown_name(name, names, above)
        case KeyError():
            return _no_key(error)
        case FileNotFoundError(filename=file) if file:
            return text.ERROR_FILE.format(file=file)
        case AttributeError(obj=value) if value is ...:
            return text.ERROR_ELLIPSIS
        case AttributeError(name=str(name)):
            return text.ERROR_ATTRIBUTE.format(name=name)
        case ModuleNotFoundError(name=str(name)):
            return text.ERROR_MODULE.format(name=name)
        case TypeError() if "ellipsis" in _words(error).lower():
            return text.ERROR_ELLIPSIS
        case KeyboardInterrupt():
            return text.ERROR_INTERRUPTED
        case ZeroDivisionError():
            return text.ERROR_ZERO
        case MemoryError():
            return text.ERROR_MEMORY
    return text.ERROR_OTHER


def _unreadable(error: SyntaxError) -> str:
    line, said, code = error.lineno or "?", error.msg or "", error.text or ""
    if opened := re.match(r"'([(\[{])' was never closed", said):
        return text.ERROR_OPEN_BRACKET.format(line=line, sign=opened[1])
    if "unterminated" in said and "string" in said:
        return text.ERROR_OPEN_QUOTE.format(line=line)
    if "'=='" in said:
        return text.ERROR_EQUALS.format(line=line)
    if points := re.search(r"\b\d{1,3}(?:\.\d{3}){2,}\b", code):
        return text.ERROR_THOUSANDS.format(line=line, written=points[0], meant=points[0].replace(".", ""))
    return text.ERROR_SYNTAX.format(line=line)


def _unknown_name(name: str, names: dict[str, Any], above: Collection[str]) -> str:
    if name in above:
        return text.ERROR_NAME.format(name=name, hint=text.ERROR_NAME_NOT_RUN)
    if any(
        name in getattr(value, "columns", ())
        for value in names.values()
        if type(value).__name__ == "DataFrame"
    ):
        return text.ERROR_NAME.format(name=name, hint=text.ERROR_NAME_COLUMN.format(name=name))
    near = difflib.get_close_matches(name, [known for known in names if not known.startswith("_")], 1)
    if not near:  # `Print`, `true`; strictly, lest `hasil` of a cell not yet run be taken for `hash`
        python = {known.lower(): known for known in dir(builtins)}
        near = [python[known] for known in difflib.get_close_matches(name.lower(), python, 1, cutoff=0.8)]
    hint = text.ERROR_NAME_NEAR.format(near=near[0]) if near else text.ERROR_NAME_ABOVE
    return text.ERROR_NAME.format(name=name, hint=hint)


def _no_key(error: KeyError) -> str:
    several = error.args[0] if error.args else None
    if isinstance(several, tuple) and all(isinstance(one, str) for one in several):
        return text.ERROR_SEVERAL.format(keys=", ".join(f'"{one}"' for one in several))
    return text.ERROR_KEY.format(key=_missing_key(error))


def _missing_key(error: KeyError) -> str:
    said = _words(error.args[0]) if error.args else "?"
    # pandas puts several columns into an English sentence: "['a', 'b'] not in index"
    columns = re.findall(r"'([^']*)'", said.partition("dtype=")[0]) if " in " in said else []
    return ", ".join(columns) or said


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
