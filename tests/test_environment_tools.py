"""One at a time; what the tools say; what a person is told; what a terminal shows."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from kit import paths, text_setup
from kit.environment import faults, tools
from kit.environment.place import BASE_LOCK, TESTS_LOCK, Place
from kit.environment.screen import Screen

BASE = [BASE_LOCK]
BOTH = [BASE_LOCK, TESTS_LOCK]
posix = pytest.mark.skipif(os.name == "nt", reason="a signal or a shell script that Windows does not have")


HOLDER = """
import subprocess, sys, time
from pathlib import Path
from kit.environment.tools import alone
with alone(Path(sys.argv[1]), lambda: None) as handle:
    if len(sys.argv) > 2:
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1.5)"], pass_fds=[handle])
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    with hold(tmp_path / "kunci") as process:
        yield process
        process.kill()


def hold(path: Path, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", HOLDER, str(path), *more]
    process = subprocess.Popen(command, cwd=paths.ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_the_second_waits_until_the_first_is_gone_even_killed(
    holder: subprocess.Popen[str], tmp_path: Path
) -> None:
    said: list[str] = []

    def on_wait() -> None:
        said.append("waiting")
        holder.kill()

    with tools.alone(tmp_path / "kunci", on_wait, pause=0.01):
        assert said == ["waiting"]
    with tools.alone(tmp_path / "kunci", on_wait):
        assert said == ["waiting"]


@posix
def test_a_tool_whose_parent_was_killed_is_waited_for(tmp_path: Path) -> None:
    with hold(tmp_path / "kunci", "with a tool") as process:
        process.kill()
    waited: list[float] = []
    with tools.alone(tmp_path / "kunci", lambda: waited.append(time.monotonic()), pause=0.01):
        assert waited
        assert time.monotonic() - waited[0] > 0.2


def run(place: Place, *command: str, **more: object) -> None:
    place.state.mkdir(exist_ok=True)
    with place.guard.open("ab") as file:
        tools.run(place, command, file.fileno(), **more)  # type: ignore[arg-type]


def test_what_a_tool_says_is_kept(place: Place) -> None:
    seen: list[str] = []
    slow = "import time; print('Resolved 7 packages', flush=True); time.sleep(0.5)"
    run(place, sys.executable, "-c", slow, on_tick=lambda: seen.append(place.log.read_text()))
    assert "Resolved 7 packages" in seen[-1]
    assert "Resolved 7 packages" in place.log.read_text()


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ((sys.executable, "-c", "raise SystemExit('os error 28')"), "os error 28"),
        (("no-such-tool",), "no-such-tool"),
    ],
)
def test_a_failed_tool_tells_what_it_said(place: Place, command: tuple[str, ...], said: str) -> None:
    with pytest.raises(tools.ToolError) as failed:
        run(place, *command)
    assert said in failed.value.output


def test_no_tool_goes_on_behind_ones_back(place: Place) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        run(place, sys.executable, "-c", "import time; time.sleep(60)", on_tick=interrupt)
    assert time.monotonic() - started < 30


def test_the_callers_settings_win(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UV_HTTP_TIMEOUT", "7")
    variables = tools.environment(place)
    assert variables["UV_HTTP_TIMEOUT"] == "7"
    assert variables["UV_CACHE_DIR"].startswith(str(place.cache))


@pytest.mark.parametrize(
    ("kind", "output"),
    [
        # each from a real run of pip 23-25 or uv 0.13
        (
            "network",
            "Failed to establish a new connection: [Errno 111]\nNo matching distribution found for uv",
        ),
        ("network", "error: Failed to fetch\n  cause: dns error"),
        ("network", "error: Request failed after 3 retries\n  cause: operation timed out"),
        ("network", "hint: Packages were unavailable because the network was disabled."),
        (
            "network",
            "warning: Invalid `SSL_CERT_DIR`: no certificates\n  cause: client error: tcp connect error",
        ),
        ("certificate", "error: Failed to fetch\n  cause: invalid peer certificate: UnknownIssuer"),
        ("certificate", "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]"),
        ("disk", "failed to write to file `a.js`: No space left on device (os error 28)"),
        (
            "disk",
            "ERROR: Could not install packages due to an OSError: [WinError 112] Ruang disk tidak cukup",
        ),
        ("no_wheel", "Because pyyaml==6.0.3 has no usable wheels and you require pyyaml==6.0.3"),
        ("no_wheel", "ERROR: No matching distribution found for pyyaml==6.0.3"),
        ("damaged", "error: Hash mismatch for `anyio==4.16.0`"),
        ("damaged", "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE."),
        ("unknown", "Segmentation fault"),
    ],
)
def test_the_cause_is_recognised(place: Place, kind: str, output: str) -> None:
    assert faults.kind_of(place, output) == kind


def test_a_full_disk_is_looked_up_not_read(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1_000_000))
    assert faults.kind_of(place, "Failed to establish a new connection") == "disk"
    assert "tersisa 1 MB, perlu sekitar 700 MB" in str(faults.fault("disk", place))


def test_a_folder_that_cannot_be_written_is_tried(tmp_path: Path) -> None:
    # Below a file nobody can write, not even root, for whom permissions do not count.
    (tmp_path / "berkas").touch()
    assert faults.kind_of(Place(tmp_path / "berkas" / "kit"), "anything") == "readonly"


@pytest.mark.parametrize("kind", text_setup.FAULTS)
def test_every_fault_names_the_next_step(place: Place, kind: str) -> None:
    place.state.mkdir()
    place.log.write_text("$ uv\n")
    said = str(faults.fault(kind, place))
    assert "%" not in said
    step = ("Sambungkan", "Coba", "Kosongkan", "Salin", "Pasang", "Tutup", "Hapus", "Ulangi")
    assert any(word in said for word in step)
    assert (str(place.log) in said) == (kind not in ("interrupted", "readonly"))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_a_bar_and_a_file_gets_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    seen = []
    for stream in (Terminal(), io.StringIO()):
        screen = Screen(stream)
        screen.plan(1)
        with screen.step("Mengunduh"):
            for done in range(0, 101, 20):
                screen.count(done, 100)
                now[0] += 5
        seen.append(stream.getvalue())
    assert "\r      [##############..........] 60 dari 100 paket" in seen[0]
    assert "\r" not in seen[1]
    assert seen[1].count("paket") == 2  # every ten seconds one line, not one a tick
