"""How this collector runs, from the environment: as a service of the hub, or alone."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kit import paths
from kit import text_class as text
from kit.collector.store import StoreError, Who

_LOG = logging.getLogger("kit.collector")


@dataclass(frozen=True)
class CollectorSettings:
    """`hub` tells whether identities come from JupyterHub; `prefix` begins and ends with a slash."""

    database: str
    folder: Path  # of the class: roster.json, kelas.json
    host: str
    port: int
    prefix: str
    hub: bool
    class_name: str
    class_code: str  # alone: what a participant's token begins with
    key: str  # alone: with which the facilitator signs in; under the hub: the service's own token
    address: str  # what participants type; shown on the start page


def from_environment(given: Mapping[str, str] | None = None) -> CollectorSettings:
    """Read KIT_COLLECTOR_* and JUPYTERHUB_*; raises StoreError where the collector would stand open."""
    given = os.environ if given is None else given
    folder = Path(given["KIT_KELAS"]) if given.get("KIT_KELAS") else paths.classroom()
    hub = bool(given.get("JUPYTERHUB_API_TOKEN") and given.get("JUPYTERHUB_SERVICE_PREFIX"))
    where = urlsplit(given.get("JUPYTERHUB_SERVICE_URL") or given.get("KIT_COLLECTOR_LISTEN") or "")
    settings = CollectorSettings(
        database=given.get("KIT_COLLECTOR_DB") or f"sqlite:///{folder / 'collector.sqlite'}",
        folder=folder,
        host=where.hostname or "127.0.0.1",
        port=where.port or 8760,
        prefix=given.get("JUPYTERHUB_SERVICE_PREFIX", "/") if hub else "/",
        hub=hub,
        class_name=given.get("KIT_COLLECTOR_CLASS") or "kelas",
        class_code=given.get("KIT_COLLECTOR_CODE", ""),
        key=given.get("JUPYTERHUB_API_TOKEN" if hub else "KIT_COLLECTOR_KEY", ""),
        address=given.get("KIT_COLLECTOR_ADDRESS", ""),
    )
    if not hub and (len(settings.key) < 12 or not settings.class_code):
        raise StoreError(text.STANDALONE_NEEDS)
    return settings


def roster(folder: Path) -> list[tuple[Who, str]]:
    """The participants and their own codes; none where there is no roster."""
    found = _read(folder / "roster.json", [])
    people = (
        [one for one in found if isinstance(one, dict) and one.get("id")] if isinstance(found, list) else []
    )
    return [
        (
            Who(str(one["id"]), str(one.get("name", "")), str(one.get("institution", ""))),
            str(one.get("code", "")),
        )
        for one in people
    ]


def room(folder: Path) -> dict[str, Any]:
    """What the start page shows of the class: kelas.json as `kit kelas` keeps it."""
    found = _read(folder / "kelas.json", {})
    return found if isinstance(found, dict) else {}


def claims(folder: Path) -> set[str]:
    """Seats whose participant has signed in and set a PIN."""
    found = _read(folder / "pins.json", {})
    return set(found) if isinstance(found, dict) else set()


def _read(path: Path, missing: Any) -> Any:
    """What the file holds; `missing` where there is none, and where it is damaged, which the log says once."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return missing
    except (OSError, ValueError) as error:
        _warn(path, type(error).__name__)
        return missing


@cache
def _warn(path: Path, reason: str) -> None:
    _LOG.warning(text.CLASS_FILE_UNREADABLE.format(file=path, reason=reason))
