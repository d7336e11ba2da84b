"""The hub as a cluster would run it, without the cluster: PostgreSQL, the collector apart, seats in containers."""

from __future__ import annotations

import json
import os
import re
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import collecting
import pytest
import requests
import sqlalchemy as sa
from classroom.cluster import CONTAINER
from classroom.running import Participant, require, until

from kit import paths
from kit.classroom import roster
from kit.classroom.cluster import __main__ as command

pytestmark = [pytest.mark.slow, pytest.mark.kelas]
NAMES = ("Peserta Contoh 001", "Peserta Contoh 002")


@dataclass
class Cluster:
    """What Participant needs of a class, and both databases."""

    url: str
    folder: Path
    databases: dict[str, str]
    settings: SimpleNamespace

    @property
    def outer(self) -> str:
        return self.url

    def seat(self, name: str) -> str:
        return next(one.id for one in roster.load(self.folder / "daftar") if one.name == name)

    def rows(self, database: str, query: str) -> list[tuple[object, ...]]:
        engine = sa.create_engine(self.databases[database])
        with engine.connect() as connection:
            found = [tuple(row) for row in connection.execute(sa.text(query))]
        engine.dispose()
        return found

    def said(self) -> str:
        return "".join(one.read_text(encoding="utf-8") for one in sorted(self.folder.glob("*.log")))


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    require()
    place = tmp_path_factory.mktemp("klaster")
    (place / "peserta.csv").write_text("\n".join(["nama;instansi", *(f"{one};Balai" for one in NAMES)]))
    assert command.main(["daftar", str(place / "peserta.csv"), str(place / "daftar")]) == 0
    (place / "kelas").mkdir()
    public, hub, proxy, collector = (collecting.free_port() for _ in range(4))
    databases = {
        name: collecting.address("postgresql", place).replace("://", "+psycopg://", 1)
        for name in ("hub", "kemajuan")
    }
    token, address = secrets.token_hex(32), f"http://127.0.0.1:{collector}"
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "KIT_"))}
    kept |= {"PYTHONPATH": f"{paths.ROOT}{os.pathsep}{paths.ROOT / 'tests'}"}
    given = {one["name"]: one.get("value", "") for one in CONTAINER["env"]} | {
        "KIT_KELAS": str(place / "daftar"),
        "KIT_COLLECTOR_DB": databases["kemajuan"],
        "JUPYTERHUB_API_TOKEN": token,
        "JUPYTERHUB_API_URL": f"http://127.0.0.1:{hub}/hub/api",
        "JUPYTERHUB_SERVICE_URL": address,
    }
    for_hub = {
        "KIT_KELAS": str(place / "kelas"),
        "UJI_TEMPAT": str(place),
        "UJI_PORT": f"{public} {hub} {proxy}",
        "UJI_BASISDATA": databases["hub"],
        "UJI_TOKEN": token,
        "UJI_PENGUMPUL": f"{address}/services/kemajuan",
    }
    (place / "hub.py").write_text("from classroom.cluster_hub import configure\nconfigure(c)\n")
    # Nowhere to write, not even /tmp; it ends with the process that holds it.
    container = [
        "bwrap",
        "--ro-bind",
        "/",
        "/",
        "--dev",
        "/dev",
        "--proc",
        "/proc",
        "--die-with-parent",
        "--",
    ]
    running = [
        start(
            place / "pengumpul.log",
            [*container, sys.executable, *CONTAINER["command"][1:]],
            kept | given,
        ),
        start(
            place / "hub.log",
            [sys.executable, "-m", "jupyterhub", "-f", str(place / "hub.py")],
            kept | for_hub,
        ),
    ]
    code = json.loads((place / "daftar" / "kelas.json").read_text())["code"]
    made = Cluster(f"http://127.0.0.1:{public}", place, databases, SimpleNamespace(code=code))
    try:
        until(lambda: answers(f"{made.url}/hub/health"), f"the hub: {made.said()}")
        yield made
    finally:
        for one in reversed(running):
            one.send_signal(signal.SIGTERM)
            one.wait(60)


def start(log: Path, words: list[str], env: dict[str, str]) -> subprocess.Popen[bytes]:
    with log.open("wb") as output:
        return subprocess.Popen(words, env=env, cwd=log.parent, stdout=output, stderr=output)


def answers(url: str) -> bool:
    try:
        return requests.get(url, timeout=5).ok
    except OSError:
        return False


@pytest.fixture(scope="module")
def participant(here: Cluster) -> Participant:
    found = Participant(here, NAMES[0])  # type: ignore[arg-type]
    came = found.sign_in("2468", "2468")
    assert came.status_code == 302, came.text
    found.web.get(here.url + came.headers["Location"], timeout=60)
    until(lambda: found.web.get(f"{found.base}lab", timeout=60).url.startswith(found.base), here.said())
    return found


def test_a_participant_works_in_a_container(here: Cluster, participant: Participant) -> None:
    told = participant.run(
        "import os, resource; print(os.getuid(), os.environ['HOME'], os.environ['MALLOC_ARENA_MAX'])"
    )
    assert told.split() == ["1000", "/home/peserta/state", "1"]
    assert "MemoryError" in participant.run("b = bytearray(900 * 2**20)")
    assert "Read-only file system" in participant.run(f"open({str(paths.ROOT / 'baru')!r}, 'w')")
    assert (
        participant.run("import pandas; print(len(pandas.read_csv('../datasets/kegiatan.csv')) > 0)")
        == "True\n"
    )


def test_progress_reaches_postgresql(here: Cluster, participant: Participant) -> None:
    participant.run("import kit; kit.soal('sel-kode-pertama', 27)")
    events = "SELECT seat, name, institution FROM learner JOIN event ON event.learner_id = learner.id"
    until(lambda: len(here.rows("kemajuan", events)) >= 2, here.said())
    assert set(here.rows("kemajuan", events)) == {(participant.id, NAMES[0], "Balai")}
    assert (participant.id,) in here.rows("hub", "SELECT name FROM users")
    assert "belum terkirim" not in here.said()


def test_a_facilitator_sees_the_board_and_resets_a_pin(here: Cluster, participant: Participant) -> None:
    env = os.environ | {"KIT_KELAS": str(here.folder / "kelas")}
    link = [sys.executable, "-m", "kit.classroom.cluster", "kunci", here.url]
    said = subprocess.run(link, env=env, cwd=paths.ROOT, capture_output=True, text=True, check=True).stdout
    web = requests.Session()
    assert web.get(said.split()[-1], timeout=60).url == f"{here.url}/services/kemajuan/"
    rows = web.get(f"{here.url}/services/kemajuan/board.json", timeout=60).json()["rows"]
    assert {one["name"] for one in rows} == set(NAMES)
    page = web.get(f"{here.url}/services/kemajuan/papan", timeout=60).text
    proof = re.findall(r'"proof": ?"([^"]+)"', page)[0]
    asked = {"data": {"seat": participant.id}, "headers": {"X-XSRFToken": proof}, "timeout": 60}
    assert web.post(f"{here.url}/services/kemajuan/pin", **asked).status_code == 200
    assert json.loads((here.folder / "kelas" / "pins.json").read_text()) == {}


def test_a_participant_does_not_see_the_board(here: Cluster, participant: Participant) -> None:
    assert participant.web.get(f"{here.url}/hub/home", timeout=60).url.startswith(f"{here.url}/hub/login")
    assert participant.sign_in("3579", "3579").status_code == 302  # the reset had ended the session
    assert participant.web.get(f"{here.url}/services/kemajuan/papan", timeout=60).status_code == 403
