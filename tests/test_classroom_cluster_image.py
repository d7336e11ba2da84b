"""The images of a class on Kubernetes: what is copied, and whether the steps make a kit that runs."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from classroom.cluster import DOCKERFILE, HERE, README, VALUES
from collecting import free_port

from kit import paths
from kit.classroom import sandbox


def steps(target: str) -> list[tuple[str, str]]:
    """Instruction and words of one target, lines joined."""
    whole = re.sub(r"\\\n", " ", DOCKERFILE)
    stages = re.split(r"^(?=FROM )", whole, flags=re.MULTILINE)[1:]
    (stage,) = [one for one in stages if one.splitlines()[0].endswith(f" AS {target}")]
    found = re.findall(r"^([A-Z]+) (.+)$", stage, re.MULTILINE)
    return [(word, rest) for word, rest in found]


def copied(target: str) -> list[tuple[str, str]]:
    """Source and place for every COPY."""
    found = [shlex.split(rest) for word, rest in steps(target) if word == "COPY"]
    return [(source, words[-1]) for words in found for source in words[:-1]]


@pytest.mark.parametrize("target", ["peserta", "hub"])
def test_what_is_copied_is_there(target: str) -> None:
    assert copied(target)
    ignored = (HERE / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    for source, _ in copied(target):
        assert (paths.ROOT / source).exists(), source
        assert f"!{source.split('/')[0]}" in ignored or f"!{source}" in ignored


def test_a_seat_has_all_that_the_laptop_shows_it() -> None:
    sources = {source for source, _ in copied("peserta")}
    assert {*sandbox._SHOWN} <= sources


def test_the_kit_lies_at_one_place_in_both_images() -> None:
    workdir = dict(steps("peserta"))["WORKDIR"]
    assert ("kit", "kit") in copied("peserta")
    assert ("kit", f"{workdir}/kit") in copied("hub")
    assert dict(steps("hub"))["ENV"] == f"PYTHONPATH={workdir}"


def test_the_hubs_image_is_that_of_the_chart() -> None:
    version = dict(steps("hub"))["FROM"].split(":")[1].split()[0]
    assert f"--version {version} " in README
    assert f"Zero to JupyterHub {version};" in (HERE / "values.yaml").read_text(encoding="utf-8")


def test_the_image_ends_unprivileged() -> None:
    user = [rest for word, rest in steps("peserta") if word == "USER"][-1]
    assert user == f"{VALUES['singleuser']['uid']}:{VALUES['singleuser']['fsGid']}"


def test_the_database_driver_is_the_one_that_was_tested() -> None:
    def entries(file: Path) -> dict[str, set[str]]:
        found = re.findall(r"^(\S+==\S+) \\\n((?:    --hash\S+.*\n)+)", file.read_text("utf-8"), re.MULTILINE)
        return {name: set(re.findall(r"sha256:\w+", hashes)) for name, hashes in found}

    mine, tested = entries(HERE / "requirements.lock"), entries(paths.ROOT / "tests" / "requirements.lock")
    assert [name.split("==")[0] for name in mine] == ["psycopg", "psycopg-binary"]
    assert mine.items() <= tested.items()


@pytest.mark.slow
def test_the_steps_of_the_image_make_a_collector(tmp_path: Path) -> None:
    """Every RUN that installs, in an empty environment, on nothing but what is copied; then the image's own command."""
    image, env = tmp_path / "kit", tmp_path / "env"
    subprocess.run([sys.executable, "-m", "venv", env], check=True)
    outside = {k: v for k, v in os.environ.items() if not k.startswith(("KIT_", "JUPYTER", "PYTHON"))}
    # What nothing imports here needs no compiling: a quarter of the work of pip.
    outside |= {
        "PATH": f"{env / 'bin'}{os.pathsep}{outside['PATH']}",
        "HOME": str(tmp_path),
        "PIP_COMPILE": "0",
    }
    for word, rest in steps("peserta"):
        if word == "COPY":
            copy(shlex.split(rest), image)
        elif word == "RUN" and not rest.startswith("mkdir"):
            done = subprocess.run(
                shlex.split(rest), cwd=image, env=outside, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    port = free_port()
    outside |= {
        "KIT_KELAS": str(tmp_path),
        "KIT_COLLECTOR_KEY": "kunci-fasilitator-uji",
        "KIT_COLLECTOR_CODE": "482913",
        "KIT_COLLECTOR_LISTEN": f"http://127.0.0.1:{port}",
    }
    started = json.loads(dict(steps("peserta"))["CMD"])
    serving = subprocess.Popen(started, cwd="/", env=outside)
    try:
        assert answer(port) == {"status": "ok"}
        code = "import kit.paths, psycopg, jupyterhub; print(kit.paths.NOTEBOOKS)"
        found = subprocess.run(["python", "-c", code], cwd="/", env=outside, check=True, capture_output=True)
        assert found.stdout.decode().strip() == str(image / "notebooks")
    finally:
        serving.terminate()
        serving.wait(30)


def copy(words: list[str], image: Path) -> None:
    """As COPY does it: a folder's content goes into the folder that is named."""
    *sources, target = words
    for source in (paths.ROOT / one for one in sources):
        place = image / target / source.name if target.endswith("/") else image / target
        place.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, place, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, place)


def answer(port: int) -> Any:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5) as page:
                return json.load(page)
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the collector does not answer")
