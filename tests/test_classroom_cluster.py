"""A class on Kubernetes: what its files promise, as far as no cluster is needed to see it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

import pytest
from classroom.cluster import COLLECTOR, CONTAINER, HERE, POD, README, VALUES, measured

from kit.classroom import checks, sandbox
from kit.classroom.cluster import config

SEATS = 500

# --- the pods ---


def mib(amount: str) -> float:
    """MiB of an amount as Kubernetes (Gi) or KubeSpawner (G, which is 1024^3 there) writes it."""
    number, unit = re.fullmatch(r"([\d.]+)([GM])i?", amount).groups()  # type: ignore[union-attr]
    return float(number) * {"G": 1024, "M": 1}[unit]


def cores(amount: str) -> float:
    return float(amount.removesuffix("m")) / 1000 if amount.endswith("m") else float(amount)


RESOURCES = {
    "hub": VALUES["hub"]["resources"],
    "proxy": VALUES["proxy"]["chp"]["resources"],
    "kemajuan": CONTAINER["resources"],
    "pullers": VALUES["prePuller"]["resources"],
    "awaiter": VALUES["prePuller"]["hook"]["resources"],
}


@pytest.mark.parametrize("name", RESOURCES)
def test_each_container_has_a_share_and_a_bound(name: str) -> None:
    for what, read in (("memory", mib), ("cpu", cores)):
        assert 0 < read(RESOURCES[name]["requests"][what]) <= read(RESOURCES[name]["limits"][what])


def test_no_container_of_the_chart_runs_that_is_not_bounded_here() -> None:
    assert not VALUES["proxy"]["https"]["enabled"]  # traefik
    assert not VALUES["scheduling"]["userScheduler"]["enabled"]
    assert not VALUES["singleuser"]["cloudMetadata"]["blockWithIptables"]  # privileged, in every seat


SECURITY = {
    "hub": {**VALUES["hub"]["podSecurityContext"], **VALUES["hub"]["containerSecurityContext"]},
    "proxy": VALUES["proxy"]["chp"]["containerSecurityContext"],
    "kemajuan": {**POD["spec"]["securityContext"], **CONTAINER["securityContext"]},
    "puller": VALUES["prePuller"]["containerSecurityContext"],
    "awaiter": VALUES["prePuller"]["hook"]["containerSecurityContext"],
    "pause": VALUES["prePuller"]["pause"]["containerSecurityContext"],
    "placeholder": VALUES["scheduling"]["userPlaceholder"]["containerSecurityContext"],
    "seat": {
        "runAsUser": VALUES["singleuser"]["uid"],
        "allowPrivilegeEscalation": VALUES["singleuser"]["allowPrivilegeEscalation"],
        **VALUES["hub"]["config"]["KubeSpawner"]["container_security_context"],
    },
}


@pytest.mark.parametrize("name", SECURITY)
def test_no_container_is_root_or_may_become_it(name: str) -> None:
    mine = SECURITY[name]
    assert mine["runAsNonRoot"] is True
    assert mine["runAsUser"] >= 1000
    assert mine["allowPrivilegeEscalation"] is False
    assert mine["capabilities"] == {"drop": ["ALL"]}
    assert mine["seccompProfile"] == {"type": "RuntimeDefault"}


@pytest.mark.parametrize("name", ["kemajuan", "seat"])
def test_what_serves_people_cannot_change_its_system(name: str) -> None:
    assert SECURITY[name]["readOnlyRootFilesystem"] is True


def test_a_runaway_cell_fails_before_its_pod_is_ended() -> None:
    words = VALUES["singleuser"]["cmd"]
    bounds = dict(word.removeprefix("--").split("=") for word in words if "=" in word)
    mebibyte = 2**20
    assert int(bounds["data"]) == sandbox.LIMITS.memory * mebibyte
    assert int(bounds["fsize"]) == sandbox.LIMITS.file * mebibyte
    assert "nproc" not in bounds  # counted per node, not per pod
    assert sandbox.LIMITS.memory + measured("server") < mib(VALUES["singleuser"]["memory"]["limit"])
    assert words[-4:] == ["python", "-m", "kit.classroom.inside", str(config.SEAT)]
    assert VALUES["singleuser"]["storage"]["homeMountPath"] == str(config.SEAT)


# --- who may reach whom ---


def test_the_collector_hears_proxy_seats_and_hub_alone() -> None:
    policy = COLLECTOR["NetworkPolicy"]["spec"]
    assert policy["podSelector"]["matchLabels"].items() <= POD["metadata"]["labels"].items()
    assert policy["policyTypes"] == ["Ingress", "Egress"]
    (rule,) = policy["ingress"]
    heard = [one["podSelector"]["matchLabels"] for one in rule["from"]]
    assert {one["app"] for one in heard} == {"jupyterhub"}
    assert {one["component"] for one in heard} == {"proxy", "singleuser-server", "hub"}


@pytest.mark.parametrize("place", ["hub", "proxy", "singleuser"])
def test_whom_it_hears_may_call_it(place: str) -> None:
    part = VALUES["proxy"]["chp"] if place == "proxy" else VALUES[place]
    (rule,) = part["networkPolicy"]["egress"]
    (to,), (port,) = rule["to"], rule["ports"]
    assert to["podSelector"]["matchLabels"].items() <= POD["metadata"]["labels"].items()
    ports = COLLECTOR["Service"]["spec"]["ports"]
    assert [port["port"]] == [one["port"] for one in ports] == [CONTAINER["ports"][0]["containerPort"]]


def test_a_seat_reaches_neither_the_internet_nor_the_cluster() -> None:
    allowed = VALUES["singleuser"]["networkPolicy"]["egressAllowRules"]
    assert not any(allowed[name] for name in ("cloudMetadataServer", "nonPrivateIPs", "privateIPs"))


# --- secrets ---


def scalars(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from scalars(one)
    else:
        yield str(value)


def test_no_secret_stands_in_a_file() -> None:
    for value in scalars([VALUES, list(COLLECTOR.values())]):
        assert not re.search(r"[0-9a-f]{16}|://[^/@]*:[^/@]*@", value), value
    for name in ("CONFIGPROXY", "secretToken", "cookieSecret", "apiToken:", "password:"):
        assert name not in (HERE / "values.yaml").read_text(encoding="utf-8")


def test_every_secret_is_made_by_a_command_on_the_page() -> None:
    made = set(re.findall(r"create secret (?:generic|tls) ([\w-]+)", README)) | {"hub"}  # the chart's own
    wanted = {
        entry["valueFrom"]["secretKeyRef"]["name"]: entry["valueFrom"]["secretKeyRef"]["key"]
        for entry in [*CONTAINER["env"], *VALUES["hub"]["extraEnv"].values()]
        if isinstance(entry, dict) and "valueFrom" in entry
    }
    volumes = [*VALUES["hub"]["extraVolumes"], *POD["spec"]["volumes"]]
    shown = {one["secret"]["secretName"] for one in volumes if "secret" in one}
    assert {*wanted, *shown, VALUES["ingress"]["tls"][0]["secretName"]} <= made
    for key in ("sandi-hub", "alamat-kemajuan", "roster.json", "kelas.json"):
        assert key in README


def test_every_example_address_is_replaced_by_the_page() -> None:
    replaced = set(re.findall(r"s#([\w.]+)#", README))
    for file in ("values.yaml", "collector.yaml"):
        assert set(re.findall(r"[\w.]+\.contoh\.go\.id", (HERE / file).read_text("utf-8"))) <= replaced


# --- the arithmetic of the page ---


def comma(number: float) -> str:
    return f"{number:g}".replace(".", ",")


def test_the_figures_of_the_page_are_those_of_the_files() -> None:
    rows = dict(re.findall(r"^\| ([^|]+?) \|.*\| ([^|]+?) \|$", README, re.MULTILINE))
    single = VALUES["singleuser"]
    memory, cpu = mib(single["memory"]["guarantee"]), single["cpu"]["guarantee"]
    alone = measured("server") + measured("kernel")
    assert measured("kursi dengan\ngrafik memakai") == alone < memory
    charted = int(re.findall(r"(\d+) MiB dengan grafik \(PSS", README)[0])
    assert 0 <= checks.SEAT_MIB - charted < 10
    for row, each in (
        ("Memori, bila semua dapat dibagi", charted),
        ("Memori, bila tidak ada yang dibagi", alone),
        ("Memori yang dijamin", memory),
    ):
        assert rows[row] == f"{round(SEATS * each / 1024)} GiB"
        assert f"500 × {each:g} MiB" in README
    assert rows["Prosesor yang dijamin"] == comma(SEATS * cpu)
    fits = [int(0.9 * 8 / cpu + 1e-9), int(0.9 * 32 * 1024 / memory), 110 - 10]
    assert f"{fits[0]} (prosesor), {fits[1]} (memori), {fits[2]} (pod)" in README
    assert rows["Kursi per simpul 8 prosesor, 32 GiB"] == str(min(fits))
    nodes = math.ceil(SEATS / min(fits))
    assert rows["Simpul untuk kursi"] == str(nodes)
    core = [RESOURCES[name]["requests"] for name in ("hub", "proxy", "kemajuan")]
    asked = sum(cores(one["cpu"]) for one in core), sum(mib(one["memory"]) for one in core) / 1024
    assert f"{comma(round(asked[0], 2))} prosesor, {comma(asked[1])} GiB" in README
    assert rows["Hub, proksi, pengumpul"] == f"simpul ke-{nodes + 1}"
    assert asked[0] + VALUES["scheduling"]["userPlaceholder"]["replicas"] * cpu < 0.9 * 8
    assert rows["Volume peserta"] == f"{SEATS * mib(single['storage']['capacity']) / 1024:g} GiB"
    assert rows["Unduhan pertama JupyterLab"] == f"{comma(SEATS * 7.8 / 1000)} GB"
    left = mib(single["memory"]["limit"]) - sandbox.LIMITS.memory - measured("server")
    assert f"sisanya {left:g} MiB" in README
    assert VALUES["hub"]["activeServerLimit"] >= SEATS
    assert f"tidak dipakai {VALUES['cull']['timeout'] // 3600} jam" in README
