"""What the chart leaves to the class: values.yaml calls `configure` within the hub's own configuration."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kit import paths
from kit.classroom import hub_shared, roster
from kit.classroom.cluster.credentials import ClusterAuthenticator
from kit.classroom.variables import environment

LISTS = Path("/srv/daftar")  # where values.yaml shows the hub the Secret kit-kelas
SEAT = Path("/home/peserta")  # a participant's volume within the pod
COLLECTOR = "http://kemajuan:8760/services/kemajuan"  # the Service of collector.yaml


def configure(c: Any) -> None:
    """Add the class to the configuration that the chart has made: spawner, database and proxy stay the chart's."""
    folder = paths.classroom()
    link(folder, LISTS)
    c.JupyterHub.authenticator_class = ClusterAuthenticator
    hub_shared.pages(c, folder)
    hub_shared.rights(c)
    c.Spawner.pre_spawn_hook = introduce


def link(folder: Path, lists: Path) -> None:
    """Show what the Secret holds in the class's folder; as links, so that a changed roster needs no restart."""
    for name in ("roster.json", "kelas.json"):
        place = folder / name
        if not place.exists():
            place.unlink(missing_ok=True)
            place.symlink_to(lists / name)


def introduce(spawner: Any) -> None:
    """Tell a seat's server who sits there and how it saves memory; whoever is on no roster has to name themself."""
    seats = (seat for seat in roster.load(paths.classroom()) if seat.id == spawner.user.name)
    names = next(({"KIT_NAMA": seat.name, "KIT_INSTANSI": seat.institution} for seat in seats), {})
    state = SEAT / "state"
    own = {"HOME": str(state), "USER": "peserta", "KIT_COLLECTOR": COLLECTOR}
    given = {name: _as_written(value) for name, value in names.items()}
    spawner.environment = environment(state) | own | spawner.environment | given


def _as_written(value: str) -> str:
    """KubeSpawner fills in braces, Kubernetes `$(NAME)`; a person's name means neither."""
    return value.replace("{", "{{").replace("}", "}}").replace("$", "$$")
