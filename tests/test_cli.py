"""`python -m kit`: its commands, its Indonesian, and what an old Python is told."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import types
from pathlib import Path
from typing import NoReturn

import pytest

import kit
from kit import browsers, cli, commands, environment, paths, text_setup

OLD = ("2.7", "3.6", "3.7", "3.8", "3.9", "3.10")
ENGLISH = re.compile(
    r"\b(usage|options?|positional|arguments?|show|message|error|exit|choose|from|invalid|expected|required"
    r"|unrecognized|ignored|explicit|default|the)\b",
    re.IGNORECASE,
)


def find_python(version: str) -> str:
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found = [str(path) for path in pyenv.glob(f"{version}.*/bin/python")]
    program = next(iter(found), None) or shutil.which(f"python{version}")
    if program is None or subprocess.run([program, "--version"], capture_output=True, check=False).returncode:
        pytest.skip(f"Python {version} is not on this machine")
    return program


@pytest.mark.parametrize("version", OLD)
def test_an_old_python_gets_one_sentence(version: str) -> None:
    ran = subprocess.run(
        [find_python(version), "-B", "-m", "kit", "mulai"],
        cwd=paths.ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 1
    assert ran.stdout == ""
    assert ran.stderr.startswith(f"Python Anda versi {version}.")
    assert "python.org/downloads" in ran.stderr
    assert ran.stderr.count("\n") == 1


@pytest.mark.parametrize("path", ["kit/__init__.py", "kit/__main__.py", "kit/text_setup.py"])
def test_what_an_old_python_reads_is_ascii(path: str) -> None:
    assert (paths.ROOT / path).read_bytes().isascii()  # 2.7 stops at any other character


def test_without_a_command_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 0
    said = capsys.readouterr().out
    assert said.startswith("penggunaan: ")
    assert all(f"  {name} " in said for name in ("mulai", "kembalikan", "uji", "siap", "tulis", "periksa"))


@pytest.mark.parametrize("flag", ["-h", "--help", "--bantuan"])
@pytest.mark.parametrize("command", [[], *([name] for name in commands.COMMANDS)])
def test_help_is_indonesian(command: list[str], flag: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([*command, flag])
    assert ended.value.code == 0
    said = capsys.readouterr().out.replace("--help", "")
    assert said.startswith("penggunaan: ")
    assert not ENGLISH.findall(said)


def test_the_version_is_that_of_the_kit(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"kit {kit.__version__}\n"


WRONG_CALLS = [
    (["mula"], "'mula' tidak dikenal (pilih salah satu: "),
    (["--x", "mula"], "'mula' tidak dikenal"),
    (["mulai", "--port"], "argumen --port: memerlukan satu nilai"),
    (["mulai", "--port", "abc"], "bukan 'abc'"),
    (["mulai", "--port", "80"], "1024 sampai 65535"),
    (["mulai", "--tanpa-peramban=ya"], "tidak menerima nilai 'ya'"),
    (["mulai", "lekas"], "argumen tidak dikenal: lekas"),
    (["siap", "--cepat"], "argumen tidak dikenal: --cepat"),
    (["rapikan"], "masih diperlukan: BERKAS"),
    (["laporan", "data"], "masih diperlukan: --bulan"),
    (["laporan", "data", "--bulan", "Mei"], "bukan 'Mei'"),
    (["kumpul"], "masih diperlukan: FOLDER"),
    (["kelas", "--port", "80"], "1024 sampai 65535"),
    (["--versi"], "argumen tidak dikenal: --versi"),
]


@pytest.mark.parametrize(("words", "said"), WRONG_CALLS)
def test_a_wrong_call_is_answered_in_indonesian(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(words)
    answer = capsys.readouterr().err
    assert ended.value.code == 2
    assert said in answer
    assert answer.startswith("penggunaan: ")
    assert "galat: " in answer
    assert not ENGLISH.findall(answer)


def test_the_suggestion_of_a_newer_python_is_indonesian(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli._parser().error(
            "argument X: invalid choice: 'mula', maybe you meant 'mulai'? (choose from mulai, uji)"
        )
    said = capsys.readouterr().err
    assert "'mula' tidak dikenal, mungkin maksud Anda 'mulai' (pilih salah satu: mulai, uji)" in said
    assert not ENGLISH.findall(said)


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13", "3.14"])
def test_every_python_answers_alike(version: str) -> None:
    """argparse says its words anew in every version."""
    code = (
        "import json, sys; from kit import cli, commands\n"
        "for words in [*json.loads(sys.argv[1]), *([name, '-h'] for name in commands.COMMANDS), ['-h']]:\n"
        "    try: cli.main(words)\n"
        "    except SystemExit: pass\n"
    )
    ran = subprocess.run(
        [find_python(version), "-B", "-c", code, json.dumps([words for words, _ in WRONG_CALLS])],
        cwd=paths.ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"},
        check=True,
    )
    assert ran.stderr.count("galat: ") == len(WRONG_CALLS)
    assert not ENGLISH.findall((ran.stdout + ran.stderr).replace("--help", ""))
    for _, said in WRONG_CALLS:
        assert said in ran.stderr


def test_the_command_line_loads_nothing_heavy() -> None:
    heavy = {"pandas", "ipywidgets", "kit.lab", "importlib.metadata", "subprocess"}
    code = f"import sys, kit.cli; print(*sorted({heavy} & set(sys.modules)))"
    bare = subprocess.run(
        [sys.executable, "-S", "-c", code], cwd=paths.ROOT, capture_output=True, text=True, check=True
    )
    assert bare.stdout.strip() == ""


@pytest.fixture
def prepared(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """All is in place; what is called is written down."""
    calls: list[object] = []
    monkeypatch.setattr(
        environment,
        "enter",
        lambda words, *, tests=False, classroom=False: calls.append((words, tests or classroom)),
    )
    return calls


def stand_in(monkeypatch: pytest.MonkeyPatch, name: str, **functions: object) -> None:
    """Put a module of the kit that another part writes aside."""
    module = types.SimpleNamespace(**functions)
    monkeypatch.setitem(sys.modules, f"kit.{name}", module)  # type: ignore[arg-type]
    monkeypatch.setattr(f"kit.{name}", module, raising=False)


def test_mulai_starts_the_lab(prepared: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, "lab", start=lambda port, browser: prepared.append((port, browser)) or 7)
    assert cli.main(["mulai"]) == 7
    assert cli.main(["mulai", "--tanpa-peramban", "--port", "9000"]) == 7
    assert prepared[1::2] == [(8888, True), (9000, False)]
    assert prepared[2] == (["mulai", "--tanpa-peramban", "--port", "9000"], False)


def test_tulis_and_kembalikan(prepared: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[object] = []
    stand_in(
        monkeypatch,
        "lab",
        write=lambda lesson, port, browser: called.append((lesson, port, browser)) or 7,
        restore=lambda lesson: called.append(lesson) or 8,
    )
    assert cli.main(["tulis"]) == 7
    assert cli.main(["tulis", "04", "--tanpa-peramban", "--port", "9000"]) == 7
    assert cli.main(["kembalikan", "04"]) == 8
    assert called == [("00", 8888, True), ("04", 9000, False), "04"]
    assert len(prepared) == 3


def test_baru_names_the_files_it_made(
    prepared: list[object], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class RefusedError(Exception):
        pass

    def lesson(number: str) -> list[Path]:
        if number != "07":
            raise RefusedError("nomor")
        return [environment.PLACE.root / "notebooks" / "peta.ipynb"]

    stand_in(monkeypatch, "skeleton", lesson=lesson, SkeletonError=RefusedError)
    assert cli.main(["baru", "sesi", "07"]) == 0
    assert f"{Path('notebooks/peta.ipynb')}." in capsys.readouterr().out
    assert cli.main(["baru", "sesi", "00"]) == 1
    assert capsys.readouterr().err == "nomor\n"


@pytest.fixture
def classroom(prepared: list[object], monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The command of a class, written down instead of carried out."""
    names = ("run", "check", "finish", "add", "reset", "change", "remove", "renew")
    written = {name: lambda *given, name=name: prepared.append((name, *given)) or 0 for name in names}
    monkeypatch.setitem(sys.modules, "kit.classroom.command", types.SimpleNamespace(**written))  # type: ignore[arg-type]
    monkeypatch.setattr("kit.classroom.command", sys.modules["kit.classroom.command"], raising=False)
    return prepared


@pytest.mark.parametrize(
    ("words", "call"),
    [
        (["peserta.csv"], ("run", Path("peserta.csv"), 0, True, True)),
        ([], ("run", None, 0, True, True)),
        (["--tanpa-isolasi", "--tanpa-peramban", "--port", "9000"], ("run", None, 9000, False, False)),
        (["siap"], ("check",)),
        (["selesai"], ("finish",)),
        (
            ["tambah", "Siti Aminah, S.IP.", "Perpustakaan Contoh"],
            ("add", "Siti Aminah, S.IP.", "Perpustakaan Contoh"),
        ),
        (["reset", "Siti"], ("reset", "Siti")),
        (["ubah", "Siti", "Siti Contoh", "Balai"], ("change", "Siti", "Siti Contoh", "Balai")),
        (["hapus", "Siti"], ("remove", "Siti")),
        (["baru"], ("renew",)),
        (["baru", "peserta.csv"], ("renew", "peserta.csv")),
    ],
)
def test_kelas_and_what_may_follow_it(
    words: list[str],
    call: tuple[object, ...],
    classroom: list[object],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "peserta.csv").touch()
    assert cli.main(["kelas", *words]) == 0
    assert classroom == [(["kelas", *words], True), call]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["tambah", "Siti"], "tambah Siti"),
        (["reset"], "reset"),
        (["ubah", "Siti"], "ubah Siti"),
        (["hapus"], "hapus"),
        (["baru", "a.csv", "b.csv"], "baru a.csv b.csv"),
        (["siap", "lagi"], "siap lagi"),
        (["a.csv", "b.csv"], "a.csv b.csv"),
        (["tidak-ada.csv"], "tidak-ada.csv"),
        (["tambha", "Siti", "Perpustakaan Contoh"], f"{cli.COMMAND} kelas tambah"),
        (["Selsai"], f"{cli.COMMAND} kelas selesai"),
        (["siap.csv"], f"{cli.COMMAND} kelas siap"),
    ],
)
def test_what_no_class_can_be_is_refused_before_anything_is_installed(
    words: list[str], said: str, classroom: list[object], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["kelas", *words]) == 1
    assert said in capsys.readouterr().err
    assert classroom == []


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_a_class_is_served_from_linux_only(
    system: str, classroom: list[object], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert cli.main(["kelas", "peserta.csv"]) == 1
    assert "mulai" in capsys.readouterr().err
    assert classroom == []  # before anything is downloaded


def test_kumpul_reads_a_folder(prepared: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    collector = types.SimpleNamespace(main=lambda folder: prepared.append(folder) or 3)
    monkeypatch.setitem(sys.modules, "kit.collector.command", collector)  # type: ignore[arg-type]
    monkeypatch.setattr("kit.collector.command", collector, raising=False)
    assert cli.main(["kumpul", "usb"]) == 3
    assert prepared == [(["kumpul", "usb"], True), Path("usb")]


def test_periksa_is_the_lint(prepared: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, "lint", main=lambda write: prepared.append(write) or 1)
    assert cli.main(["periksa"]) == 1
    assert cli.main(["periksa", "--tulis"]) == 1
    assert prepared == [(["periksa"], False), False, (["periksa", "--tulis"], False), True]


class GoesOnAs(Exception):  # noqa: N818 - not an error
    """In place of another program that takes over."""


def takes_over(command: list[str]) -> NoReturn:
    raise GoesOnAs(command)


@pytest.fixture
def uji(prepared: list[object], monkeypatch: pytest.MonkeyPatch) -> list[object]:
    monkeypatch.setattr(environment, "run_instead", takes_over)
    monkeypatch.chdir(paths.ROOT)
    monkeypatch.delenv("KIT_WAJIB_PERAMBAN", raising=False)
    return prepared


def test_uji_hands_its_arguments_to_pytest(uji: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browsers, "chromium", lambda: "/usr/bin/chromium")
    words = ["-x", "-k", "soal and not lambat", "tests/test_cli.py", "--maxfail=2"]
    with pytest.raises(GoesOnAs) as went:
        cli.main(["uji", *words])
    assert went.value.args == ([sys.executable, "-m", "pytest", *words],)
    assert uji == [(["uji", *words], True)]


@pytest.fixture
def cepat(uji: list[object], monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """`uji --cepat` where style and content are right; what it runs is written down."""
    monkeypatch.setattr(subprocess, "call", lambda command: uji.append(command[2:]) or 0)
    stand_in(monkeypatch, "lint", main=lambda: uji.append("periksa") or 0)
    monkeypatch.setattr(browsers, "chromium", lambda: None)
    return uji


def test_uji_cepat_leaves_out_what_takes_long(
    cepat: list[object], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["uji", "--cepat", "-k", "soal"]) == 0
    places = ["kit", "tests", "datasets"]
    assert cepat[1:4] == [["ruff", "check", *places], ["ruff", "format", "--check", *places], "periksa"]
    chosen = ["-m", "not slow and not peramban and not kelas"]
    assert cepat[4:] == [["pytest", *chosen, "--maxfail=5", "-q", "-k", "soal"]]
    assert capsys.readouterr().out == ""  # of a browser that is not asked for


def test_uji_cepat_tests_also_what_has_a_fault(cepat: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, "lint", main=lambda: 1)
    assert cli.main(["uji", "--cepat"]) == 1
    assert cepat[-1][0] == "pytest"  # type: ignore[index]
    stand_in(monkeypatch, "lint", main=lambda: 0)
    monkeypatch.setattr(subprocess, "call", lambda command: int("format" in command))
    assert cli.main(["uji", "--cepat"]) == 1


def test_uji_says_what_it_skips(
    uji: list[object], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(browsers, "chromium", lambda: None)
    with pytest.raises(GoesOnAs):
        cli.main(["uji"])
    assert capsys.readouterr().out.strip() == text_setup.SKIP_BROWSER


def test_uji_fails_where_the_browser_is_required(
    uji: list[object], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(browsers, "chromium", lambda: None)
    monkeypatch.setenv("KIT_WAJIB_PERAMBAN", "1")
    assert cli.main(["uji"]) == 1
    assert capsys.readouterr().err.strip() == text_setup.BROWSER_REQUIRED


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (environment.SetupError("network", "Tidak ada jaringan."), "Tidak ada jaringan."),
        (KeyboardInterrupt(), "Dihentikan."),
    ],
)
def test_a_fault_is_one_sentence(
    raised: BaseException, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def enter(words: list[str], *, tests: bool = False, classroom: bool = False) -> None:
        raise raised

    monkeypatch.setattr(environment, "enter", enter)
    assert cli.main(["mulai"]) == 1
    assert capsys.readouterr().err.strip() == said
