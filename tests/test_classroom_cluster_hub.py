"""The hub of a class on Kubernetes: its configuration, its door, what a seat is told."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from classroom.cluster import COLLECTOR, CONTAINER, VALUES
from traitlets.config import Config

from kit import paths
from kit import text_class as text
from kit.classroom import folder, roster
from kit.classroom.cluster import __main__ as command
from kit.classroom.cluster import config, credentials
from kit.classroom.pins import FREE
from kit.classroom.sign_in import PIN_SCOPE, Refusal
from kit.collector import settings


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    lists = tmp_path / "daftar"
    (tmp_path / "peserta.csv").write_text("nama;instansi\nPeserta {Satu};Balai $(HOME)\n", encoding="utf-8")
    assert command.main(["daftar", str(tmp_path / "peserta.csv"), str(lists)]) == 0
    (tmp_path / "kelas").mkdir()
    monkeypatch.setenv("KIT_KELAS", str(tmp_path / "kelas"))
    monkeypatch.setattr(config, "LISTS", lists)
    return tmp_path


def configured() -> Config:
    """What the chart makes of the values first, then the values' own line."""
    c = Config()
    c.JupyterHub.services = [{"name": name, **one} for name, one in VALUES["hub"]["services"].items()]
    c.JupyterHub.load_roles = [{"name": "jupyterhub-idle-culler"}]
    exec(VALUES["hub"]["extraConfig"]["kelas"], {"c": c})  # noqa: S102 - as the chart does it
    return c


def test_the_line_in_the_values_makes_a_class_of_the_hub(place: Path) -> None:
    c = configured()
    assert c.JupyterHub.authenticator_class is credentials.ClusterAuthenticator
    assert c.JupyterHub.custom_scopes.keys() == {PIN_SCOPE}
    roles = {role["name"]: role for role in c.JupyterHub.load_roles}
    assert roles.keys() == {"jupyterhub-idle-culler", "user", "kemajuan"}
    assert PIN_SCOPE in roles["kemajuan"]["scopes"]
    access = settings_scopes()
    assert access <= {*roles["user"]["scopes"], *c.Spawner.server_token_scopes}
    assert (Path(c.JupyterHub.template_paths[0]) / "login.html").is_file()
    # Whoever takes the facilitator's cookie sees the board, and no seat.
    assert "admin_users" not in c.Authenticator


def settings_scopes() -> set[str]:
    given = {one["name"]: one.get("value") for one in CONTAINER["env"]}
    return set(json.loads(given["JUPYTERHUB_OAUTH_ACCESS_SCOPES"]))


@pytest.mark.slow
def test_the_hub_of_a_container_needs_nothing_but_jupyterhub(place: Path) -> None:
    """The image of the chart has none of these."""
    lacking = ["psutil", "segno", "pandas", "IPython", "jupyterlab", "jupyter_server", "filelock", "mistune"]
    code = f"""
import sys
for name in {lacking}: sys.modules[name] = None
from traitlets.config import Config
c = Config()
from pathlib import Path
from types import SimpleNamespace as S
from kit.classroom.cluster import config
import kit.classroom.cluster.__main__
config.LISTS = Path({str(place / "daftar")!r})
{VALUES["hub"]["extraConfig"]["kelas"]}
c.Spawner.pre_spawn_hook(S(user=S(name="fasilitator"), environment={{}}))
from kit.classroom.pins import Pins
assert Pins(Path({str(place / "pins.json")!r})).put("siti", "2468")
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=paths.ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_seat_learns_who_sits_there_and_saves_memory(place: Path) -> None:
    c = configured()
    (seat,) = roster.load(place / "kelas")
    spawner = SimpleNamespace(user=SimpleNamespace(name=seat.id), environment={"LAIN": "1"})
    c.Spawner.pre_spawn_hook(spawner)
    given = spawner.environment
    assert given["KIT_NAMA"].format() == "Peserta {Satu}"  # KubeSpawner fills in braces
    assert given["KIT_INSTANSI"] == "Balai $$(HOME)"  # Kubernetes fills in $(NAME)
    assert given["MALLOC_ARENA_MAX"] == "1"
    assert given["JUPYTER_RUNTIME_DIR"].startswith(str(config.SEAT))
    assert not given["JUPYTER_CONFIG_DIR"].startswith(str(config.SEAT))
    assert given["KIT_COLLECTOR"] == config.COLLECTOR
    assert given["KIT_STATE"] == str(config.SEAT / "state")
    assert given["LAIN"] == "1"


def test_an_empty_volume_becomes_a_seat(tmp_path: Path) -> None:
    code = """
import os, sys
from pathlib import Path
os.environ["KIT_STATE"] = os.path.join(sys.argv[1], "state")  # what `introduce` tells
from kit import paths
from kit.classroom import inside
inside._without_walls(Path(sys.argv[1]))
inside._copy_lessons()
print(paths.STATE, paths.progress(), paths.own_data())
"""
    told = subprocess.run(
        [sys.executable, "-c", code, tmp_path], cwd=paths.ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert told == [str(tmp_path / name) for name in ("state", "progress", "data-saya")]
    lessons = {one.name for one in paths.NOTEBOOKS.glob("*.ipynb")}
    assert {one.name for one in (tmp_path / "belajar").glob("*.ipynb")} == lessons
    assert (tmp_path / "datasets" / "kegiatan.csv").is_file()


def test_a_changed_roster_needs_no_restart(place: Path) -> None:
    configured()
    (place / "lagi.csv").write_text("nama;instansi\nPeserta Dua;Balai\n", encoding="utf-8")
    before = folder.load(place / "daftar").code
    assert command.main(["daftar", str(place / "lagi.csv"), str(place / "daftar")]) == 0
    assert [one.name for one in roster.load(place / "kelas")] == ["Peserta {Satu}", "Peserta Dua"]
    assert folder.load(place / "kelas").code == before
    assert len(before) == credentials.CODE_DIGITS
    configured()  # a second start finds the links


def test_wrong_codes_of_one_hold_up_nobody_else(place: Path) -> None:
    here = credentials.ClusterAuthenticator()
    configured()
    for _ in range(3 * FREE):
        with pytest.raises(Refusal):
            here.credentials.seats("000", "10.0.0.1")
    code = folder.load(place / "kelas").code
    assert len(here.credentials.seats(code, "10.0.0.1")) == 1


def test_the_code_fits_the_field_it_is_typed_into() -> None:
    page = (paths.ROOT / "kit/classroom/templates/login.html").read_text(encoding="utf-8")
    (longest,) = re.findall(r'name="code" inputmode="numeric" maxlength="(\d+)"', page)
    assert len(credentials.new_code()) == credentials.CODE_DIGITS <= int(longest)


def test_a_guessed_pin_is_slowed_down(place: Path) -> None:
    configured()
    here = credentials.ClusterAuthenticator().credentials
    code, seat = folder.load(place / "kelas").code, roster.load(place / "kelas")[0].id
    assert here.enter({"code": code, "seat": seat, "pin": "2468", "again": "2468"}, "10.0.0.1") == seat
    for _ in range(FREE):
        with pytest.raises(Refusal, match=text.WRONG_PIN):
            here.enter({"code": code, "seat": seat, "pin": "9999"}, "10.0.0.1")
    with pytest.raises(Refusal, match="detik"):
        here.enter({"code": code, "seat": seat, "pin": "2468"}, "10.0.0.2")


def test_a_facilitators_key_opens_once_from_anywhere(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["kunci", "https://kelas.contoh.go.id/"]) == 0
    key = re.search(r"https://kelas.contoh.go.id/hub/fasilitator\?key=(\S+)", capsys.readouterr().out)
    assert key is not None
    here = credentials.ClusterAuthenticator().credentials
    assert not here.facilitator("salah", "203.0.113.9")
    assert here.facilitator(key[1], "203.0.113.9")
    assert not here.facilitator(key[1], "203.0.113.9")


def test_the_command_says_what_it_can_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([]) == 2
    assert text.CLUSTER_COMMANDS in capsys.readouterr().err


def test_the_collector_understands_its_variables() -> None:
    given = {one["name"]: one.get("value", "dari-rahasia-yang-panjang") for one in CONTAINER["env"]}
    found = settings.from_environment(given)
    assert (found.hub, found.host, found.port) == (True, "0.0.0.0", 8760)  # noqa: S104 - within its pod
    assert config.COLLECTOR.endswith(found.prefix.rstrip("/"))
    assert COLLECTOR["Service"]["metadata"]["name"] in config.COLLECTOR
    for probe in ("startupProbe", "readinessProbe"):
        assert CONTAINER[probe]["httpGet"]["path"] == f"{found.prefix}health"
