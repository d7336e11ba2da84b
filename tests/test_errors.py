"""Errors of a learner's cell: an Indonesian sentence first, no traceback, and still an error."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from kit import errors, paths, text
from kit.content import ContentError
from kit.exercises import lesson
from kit.record import RecordError

MINE = {"kegiatan": pd.DataFrame({"strategi": ["a"], "peserta": [1]}), "_rahasia": 1}


class Mute:
    def __str__(self) -> str:
        raise RuntimeError("no words")


class MuteError(TypeError):
    def __str__(self) -> str:
        raise RuntimeError("no words")


def explained(code: str) -> str:
    """What is said of `code` in a cell of somebody who has `MINE`."""
    names = MINE | {"pd": pd, "Mute": Mute}
    try:
        exec(code, names)  # noqa: S102
    except BaseException as error:  # noqa: BLE001
        return errors.explain(error, names, {"lengkap"})
    raise AssertionError("no error")


def key(name: str) -> str:
    return text.ERROR_KEY.format(key=name)


def named(name: str, hint: str) -> str:
    return text.ERROR_NAME.format(name=name, hint=hint)


def near(name: str, meant: str) -> str:
    return text.ERROR_NAME.format(name=name, hint=text.ERROR_NAME_NEAR.format(near=meant))


def above(name: str) -> str:
    return text.ERROR_NAME.format(name=name, hint=text.ERROR_NAME_ABOVE)


CASES = {
    "kegiatn": near("kegiatn", "kegiatan"),
    "Print(1)": near("Print", "print"),
    "true": near("true", "True"),
    "tabel_lain": above("tabel_lain"),
    "hasil": above("hasil"),  # not Python's `hash`
    "rahasia": above("rahasia"),  # names with _ are not the learner's
    "def f():\n    print(x)\n    x = 1\nf()": text.ERROR_OTHER,
    "raise NameError": text.ERROR_OTHER,
    "{}['z']": key("z"),
    "{}[1, 2]": key("(1, 2)"),
    "raise KeyError": key("?"),
    "raise KeyError(Mute())": key("?"),
    "{}['Jumlah in total']": key("Jumlah in total"),
    "kegiatan['jenis']": key("jenis"),
    "kegiatan[['jenis', 'strategi']]": key("jenis"),
    "kegiatan[['jenis', 'dtype']]": key("jenis, dtype"),
    "kegiatan.drop(columns='jenis')": key("jenis"),
    "kegiatan.groupby('jenis')": key("jenis"),
    "open('tidak/ada.csv')": text.ERROR_FILE.format(file="tidak/ada.csv"),
    "pd.read_csv('tidak-ada.csv')": text.ERROR_FILE.format(file="tidak-ada.csv"),
    "raise FileNotFoundError('x')": text.ERROR_OTHER,
    "kegiatan.jumlah": text.ERROR_ATTRIBUTE.format(name="jumlah"),
    "import kit; kit.soall": text.ERROR_ATTRIBUTE_NEAR.format(name="soall", near="soal"),
    "kegiatan.peserta.Sum()": text.ERROR_ATTRIBUTE_NEAR.format(name="Sum", near="sum"),
    "kegiatan.peserta.isna.sum()": text.ERROR_CALL_MISSING.format(name="isna"),
    "raise AttributeError": text.ERROR_OTHER,
    "import pandsa": text.ERROR_MODULE.format(name="pandsa"),
    "import pandsa.io": text.ERROR_MODULE.format(name="pandsa"),
    "from pandas import DataFrm": text.ERROR_OTHER,
    "... + 1": text.ERROR_ELLIPSIS,
    "x = ...; x['a']": text.ERROR_ELLIPSIS,
    "x = ...; x.sum()": text.ERROR_ELLIPSIS,
    "len(...)": text.ERROR_ELLIPSIS,
    "1 + 'a'": text.ERROR_TEXT_NUMBER,
    "'12' + 15": text.ERROR_TEXT_NUMBER,
    "kegiatan['peserta'] + 'peserta'": text.ERROR_TEXT_NUMBER,
    "kegiatan('peserta')": text.ERROR_SQUARE_BRACKETS,
    "kegiatan.head[3]": text.ERROR_ROUND_BRACKETS,
    "kegiatan.groupby['strategi']": text.ERROR_ROUND_BRACKETS,
    "'kegiatan'['peserta']": text.ERROR_TABLE_IN_QUOTES,
    "kegiatan.merge('per_wilayah')": text.ERROR_TABLE_IN_QUOTES,
    "kegiatan.sort_values('peserta', descending=True)": text.ERROR_KEYWORD.format(name="descending"),
    "kegiatan.merge(pd.DataFrame({'x': [1]}))": text.ERROR_MERGE,
    "kegiatan[kegiatan['peserta'] == 1 and kegiatan['strategi'] == 'a']": text.ERROR_TRUTH,
    "kegiatan['strategi' == 'a']": text.ERROR_KEY_COMPARED,
    "kegiatan[...]": text.ERROR_ELLIPSIS,
    "kegiatan.groupby('strategi')[...]": text.ERROR_ELLIPSIS,
    "kegiatan.groupby('strategi')['jenis']": key("jenis"),
    "kegiatan['...']": text.ERROR_PATTERN_COLUMN.format(key="..."),
    "kegiatan['nama kolom']": text.ERROR_PATTERN_COLUMN.format(key="nama kolom"),
    "kegiatan['Peserta']": text.ERROR_KEY_NEAR.format(key="Peserta", near="peserta"),
    "kegiatan['peserta ']": text.ERROR_KEY_NEAR.format(key="peserta ", near="peserta"),
    "kegiatan[['strategi' 'peserta']]": text.ERROR_KEY_COMMA.format(key="strategipeserta"),
    "kegiatan[kegiatan['peserta']]": text.ERROR_KEY_VALUES,
    "tabel['peserta']": named("tabel", text.ERROR_PATTERN_TABLE),
    "kegiatan.head(banyaknya)": named("banyaknya", text.ERROR_PATTERN_NUMBER),
    "kegiatan.sort_values('peserta', ascending==False)": named(
        "ascending", text.ERROR_NAME_KEYWORD.format(name="ascending")
    ),
    "kegiatan['peserta'] == NaN": named("NaN", text.ERROR_NAME_EMPTY),
    "np.nan": named("np", text.ERROR_NAME_LIBRARY.format(name="np", library="numpy")),
    "a = kegiatan[kegiatan['strategi'] == a]": named("a", text.ERROR_NAME_VALUE.format(name="a")),
    "jumlah = jumlah + 12": named("jumlah", text.ERROR_NAME_OWN),
    "x = “27”": text.ERROR_CURLY_QUOTES.format(line=1),
    "x = 12 x 15": text.ERROR_OPERATOR.format(line=1),
    "x = 12 ÷ 15": text.ERROR_OPERATOR.format(line=1),
    "x = 12 + 15 =": text.ERROR_EQUALS_TWICE.format(line=1),
    "x = 12 + 15 = 27": text.ERROR_EQUALS_TWICE.format(line=1),
    "x = = 27": text.ERROR_EQUALS_TWICE.format(line=1),
    "x = kegiatan[kegiatan['a'] = = 'b']": text.ERROR_EQUALS_APART.format(line=1),
    "x = kegiatan[kegiatan['a'] === 'b']": text.ERROR_EQUALS_APART.format(line=1),
    "x = dict(a=1 b=2)": text.ERROR_COMMA.format(line=1),
    "x = 12 + 15)": text.ERROR_UNMATCHED.format(line=1, sign=")"),
    "x = 10 000": text.ERROR_THOUSANDS.format(line=1, written="10 000", meant="10000"),
    "x = 27 orang": text.ERROR_SYNTAX.format(line=1),
    "1 / 0": text.ERROR_ZERO,
    "raise KeyboardInterrupt": text.ERROR_INTERRUPTED,
    "raise MemoryError": text.ERROR_MEMORY,
    "int('dua')": text.ERROR_OTHER,
    "print('a'": text.ERROR_OPEN_BRACKET.format(line=1, sign="("),
    "kegiatan['a'": text.ERROR_OPEN_BRACKET.format(line=1, sign="["),
    "x = 1\nprint('a)": text.ERROR_OPEN_QUOTE.format(line=2),
    "if x = 3: pass": text.ERROR_EQUALS.format(line=1),
    "kegiatan[kegiatan['peserta'] = 1]": text.ERROR_EQUALS.format(line=1),
    "x = 1.250.000": text.ERROR_THOUSANDS.format(line=1, written="1.250.000", meant="1250000"),
    "x = 1.2.3": text.ERROR_SYNTAX.format(line=1),
    "kegiatan['strategi', 'peserta']": text.ERROR_SEVERAL.format(keys='"strategi", "peserta"'),
    "kegiatan[peserta]": text.ERROR_NAME.format(
        name="peserta", hint=text.ERROR_NAME_COLUMN.format(name="peserta")
    ),
    "lengkap": text.ERROR_NAME.format(name="lengkap", hint=text.ERROR_NAME_NOT_RUN),
    "x = 1\nif x:\nprint(x)": text.ERROR_SYNTAX.format(line=3),
    "a = 1\n    b = 2": text.ERROR_SYNTAX.format(line=2),
    "raise SyntaxError": text.ERROR_SYNTAX.format(line="?"),
}


@pytest.mark.filterwarnings("ignore::SyntaxWarning")
@pytest.mark.parametrize(("code", "sentence"), CASES.items(), ids=[ascii(code) for code in CASES])
def test_every_error_has_its_sentence(code: str, sentence: str) -> None:
    assert explained(code) == sentence


@pytest.mark.parametrize("error", [ContentError("Soal itu tidak ada."), RecordError("Disk penuh.")])
def test_the_kit_s_own_errors_are_sentences_already(error: Exception) -> None:
    assert errors.explain(error, {}) == str(error)


@pytest.mark.parametrize("error", [MuteError(), RuntimeError(Mute()), ExceptionGroup("a", [OSError()])])
def test_an_error_without_words_is_explained(error: Exception) -> None:
    assert errors.explain(error, {}) == text.ERROR_OTHER


def test_no_ipython_no_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    before = sys.excepthook
    errors.install()
    monkeypatch.delitem(sys.modules, "IPython", raising=False)
    errors.install()
    assert sys.excepthook is before


# --- in a real IPython ----------------------------------------------------------------------------

SHELL = """
import contextlib, io, json, sys
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance(colors="nocolor")
shell.history_manager.enabled = False
from kit import errors
errors.install()
errors.install()
said = []
for cell in json.load(sys.stdin):
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(out):
        result = shell.run_cell(cell)
    said.append([result.success, out.getvalue()])
print(json.dumps(said))
"""


def in_shell(folder: Path, *cells: str) -> list[tuple[bool, list[str]]]:
    """Whether each cell succeeded, and the lines it printed."""
    done = subprocess.run(
        [sys.executable, "-c", SHELL],
        cwd=paths.ROOT,
        input=json.dumps(cells),
        env=os.environ | {"IPYTHONDIR": str(folder), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return [(good, said.splitlines()) for good, said in json.loads(done.stdout.splitlines()[-1])]


def details(said: str) -> str:
    return f"{text.ERROR_DETAILS} {said}"


def test_a_cell_shows_the_sentence_its_line_and_the_detail(tmp_path: Path) -> None:
    first, wrong, after = in_shell(tmp_path, "x = 1", "x = 2\n\nx / 0", "print('masih hidup')")
    lines = [text.ERROR_ZERO, text.ERROR_LINE.format(line=3), details("ZeroDivisionError: division by zero")]
    assert (first, wrong, after) == ((True, []), (False, lines), (True, ["masih hidup"]))


@pytest.mark.parametrize(
    ("cell", "line"), [("(", 1), ("a = 1\n    b = 2", 2), ("x = 1\nfor x in 'a'\n    x", 2)], ids=ascii
)
def test_a_cell_that_python_cannot_read(cell: str, line: int, tmp_path: Path) -> None:
    [(good, lines)] = in_shell(tmp_path, cell)
    assert not good
    assert lines[0] == text.ERROR_SYNTAX.format(line=line)
    assert lines[1].startswith(text.ERROR_DETAILS)
    assert len(lines) == 2


def test_the_line_is_one_of_this_cell_not_of_the_function_above(tmp_path: Path) -> None:
    define = "def rerata(angka):\n    jumlah = sum(angka)\n    return jumlah / len(angka)"
    _, (_, lines), (_, own) = in_shell(tmp_path, define, "data = []\nrerata(data)", define + "\n\nrerata([])")
    assert lines[1] == text.ERROR_LINE.format(line=2)
    assert own[1] == text.ERROR_LINE.format(line=3)  # the function stands in the same cell


def test_an_error_within_a_library_shows_the_learner_s_line_only(tmp_path: Path) -> None:
    _, (good, lines) = in_shell(tmp_path, "import pandas as pd", "# satu\n\npd.DataFrame({'a': [1]})['b']")
    assert not good
    assert lines == [key("b"), text.ERROR_LINE.format(line=3), details("KeyError: 'b'")]


def test_a_name_that_the_cell_itself_makes(tmp_path: Path) -> None:
    _, (good, lines) = in_shell(tmp_path, "x = 1", "y = 2\njumlah = jumlah + 12")
    assert not good
    assert lines[:2] == [named("jumlah", text.ERROR_NAME_OWN), text.ERROR_LINE.format(line=2)]


def test_no_error_drops_the_explanations(tmp_path: Path) -> None:
    mute = "class Mute(TypeError):\n    def __str__(self): raise RuntimeError\nraise Mute"
    cells = (
        mute,
        "raise KeyError",
        "raise KeyboardInterrupt",
        "1 / 0\n",
        "raise ValueError('a' * 9999 + '\\nb')",
    )
    said = in_shell(tmp_path, *cells)
    assert [good for good, _ in said] == [False] * 5
    assert [lines[0] for _, lines in said] == [
        text.ERROR_OTHER,
        key("?"),
        text.ERROR_INTERRUPTED,
        text.ERROR_ZERO,
        text.ERROR_OTHER,
    ]
    assert [lines[-1] for _, lines in said[:2]] == [details("Mute: ?"), details("KeyError: ")]
    assert max(len(line) for _, lines in said for line in lines) < 300
    assert not re.search(r"Traceback|unregistering|-----", str(said))


# --- in a real kernel -----------------------------------------------------------------------------


def test_for_jupyter_an_error_is_still_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIT_PROGRESS", str(tmp_path / "progress"))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    cells = ["import kit\nkit.sesi('00')", "kegiatan = 1", "kegiatn", "print('sesudahnya')"]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(paths.ROOT)}})
    with pytest.raises(CellExecutionError, match="Maksud Anda `kegiatan`"):
        client.execute()
    [output] = notebook.cells[2].outputs
    assert (output.output_type, output.ename) == ("error", "NameError")
    assert output.evalue == "name 'kegiatn' is not defined"
    assert output.traceback == [
        near("kegiatn", "kegiatan"),
        text.ERROR_LINE.format(line=1),
        details("NameError: name 'kegiatn' is not defined"),
    ]
    assert notebook.cells[3].outputs == []


def test_a_lesson_knows_the_names_that_its_cells_make() -> None:
    assert {"kegiatan", "lengkap", "per_wilayah"} <= lesson("11").made
    assert "pd" not in lesson("11").made
    assert not lesson("00").made
