"""Each check says what it saw, and the cure where something is missing."""

from __future__ import annotations

import os
import shutil
import socket
from collections import namedtuple
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from kit import text_class as text
from kit.base import machine
from kit.classroom import announce, checks, folder, http_proxy, sandbox, syscalls
from kit.classroom.errors import ClassError
from kit.classroom.folder import ClassSettings

SETTINGS = ClassSettings(code="012345", token="x", port=8000)  # noqa: S106


def test_the_arithmetic_of_memory_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(psutil, "virtual_memory", lambda: SimpleNamespace(available=4000 * 2**20))
    enough, short = checks.memory(10), checks.memory(40)
    assert not enough.repair
    needed = 40 * checks.SEAT_MIB + checks.HUB_MIB
    assert (
        f"40 kursi × {checks.SEAT_MIB} MiB + {checks.HUB_MIB} MiB = {needed:,}".replace(",", ".")
        in short.seen
    )
    assert "4.000 MiB" in short.seen
    assert str((4000 - checks.HUB_MIB) // checks.SEAT_MIB) in short.repair
    assert not short.stops


def test_bubblewrap_missing_refused_or_forbidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert checks.walls() == (text.BWRAP_MISSING, text.BWRAP_INSTALL, True)
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/bwrap")
    monkeypatch.setattr(syscalls, "supported", lambda: True)
    monkeypatch.setattr(sandbox, "refusal", lambda: "setting up uid map: Permission denied")
    monkeypatch.setattr(Path, "is_file", lambda _: False)
    refused = checks.walls()
    assert "setting up uid map" in refused.seen
    assert "--tanpa-isolasi" in refused.repair
    assert refused.stops
    monkeypatch.setattr(Path, "is_file", lambda _: True)
    monkeypatch.setattr(Path, "read_text", lambda *_, **__: "1\n")
    assert checks.walls() == (text.BWRAP_APPARMOR, text.BWRAP_APPARMOR_REPAIR, True)
    monkeypatch.setattr(syscalls, "supported", lambda: False)
    assert checks.walls().seen == text.MACHINE_UNKNOWN


def test_a_full_disk_stops_and_a_nearly_full_one_warns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    for free, stops, repaired in ((100, True, True), (900, False, True), (50_000, False, False)):
        monkeypatch.setattr(shutil, "disk_usage", lambda _, free=free: usage(0, 0, free * 2**20))
        found = checks.disk(10, tmp_path / "belum" / "ada")
        assert (found.stops, bool(found.repair)) == (stops, repaired)


def test_a_clock_before_the_kit_was_made(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not checks.clock().repair
    monkeypatch.setattr(checks.time, "time", lambda: 0.0)
    assert checks.clock().repair == text.CLOCK_REPAIR


def test_the_proxy_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(http_proxy, "home", lambda: tmp_path)
    assert checks.proxy() == (text.PROXY_BAD, text.NO_PROXY, True)


def test_a_proxy_that_cannot_be_fetched_leaves_nothing_half_done(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(http_proxy, "home", lambda: tmp_path / ".kit" / "proxy")
    npm = tmp_path / "npm"
    npm.write_text(
        "#!/bin/sh\nmkdir -p node_modules\necho 'npm error network' >&2\nexit 1\n", encoding="ascii"
    )
    npm.chmod(0o755)
    monkeypatch.setattr(http_proxy, "_npm", lambda: [str(npm)])
    with pytest.raises(ClassError, match="npm error network"):
        http_proxy.install()
    assert list((tmp_path / ".kit").iterdir()) == []
    npm.write_text("#!/bin/sh\nmkdir -p node_modules/configurable-http-proxy\n", encoding="ascii")
    http_proxy.install()
    assert http_proxy.installed()
    (http_proxy.home() / "package-lock.json").write_text("{}", encoding="ascii")  # of an older kit
    assert not http_proxy.installed()


def test_no_registry_in_the_recipe_of_the_proxy() -> None:
    words = "".join(path.read_text(encoding="utf-8") for path in http_proxy.RECIPE.iterdir())
    assert "resolved" not in words
    assert "://registry" not in words
    assert '"integrity"' in words


def test_a_port_in_use_is_not_free() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        assert not machine.port_free(other.getsockname()[1], "127.0.0.1")


def test_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(announce, "addresses", list)
    assert checks.network().repair == text.NO_NETWORK_REPAIR


def test_addresses_of_participants_first(monkeypatch: pytest.MonkeyPatch) -> None:
    card = namedtuple("card", "family address")
    cards = {
        "lo": "127.0.0.1",
        "eth0": "10.0.0.5",
        "wlp2s0": "192.168.43.7",
        "docker0": "172.17.0.1",
        "eth1": "169.254.3.3",
    }
    monkeypatch.setattr(
        psutil, "net_if_addrs", lambda: {name: [card(socket.AF_INET, one)] for name, one in cards.items()}
    )
    monkeypatch.setattr(psutil, "net_if_stats", lambda: {name: SimpleNamespace(isup=True) for name in cards})
    assert announce.addresses() == ["192.168.43.7", "10.0.0.5", "169.254.3.3"]


def test_the_invitation_holds_the_class_code() -> None:
    assert announce.invitation("192.168.43.7", SETTINGS) == "http://192.168.43.7:8000/hub/login?code=012345"
    assert announce.home("192.168.43.7", ClassSettings(code="", token="", port=80)) == "http://192.168.43.7/"
    assert announce.qr("http://192.168.43.7:8000/").count("\n") > 10


# --- the folder of a class ---


def test_settings_are_kept_and_shut_to_others(tmp_path: Path) -> None:
    place = tmp_path / "kelas"
    folder.make(place)
    first = folder.load(place)
    assert len(first.code) == 6
    assert first.code.isdecimal()
    first.port = 8001
    folder.save(place, first)
    assert folder.load(place) == first
    assert (place.stat().st_mode | (place / "kelas.json").stat().st_mode) & 0o077 == 0


def test_a_damaged_or_unwritable_file_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kelas.json").write_text("{", encoding="utf-8")
    with pytest.raises(ClassError, match=r"kelas\.json"):
        folder.load(tmp_path)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ClassError, match="No space left"):
        folder.write_json(tmp_path / "roster.json", [])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kelas.json"]
