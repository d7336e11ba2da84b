"""JupyterHub's configuration for a class; read by the hub itself, which finds the class in KIT_KELAS."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from kit import paths
from kit.classroom import announce, door, hub_shared
from kit.classroom import folder as folders
from kit.classroom.sign_in import PIN_SCOPE, SeatAuthenticator
from kit.classroom.spawner import SeatSpawner


def configure(c: Any) -> None:
    """Fill JupyterHub's configuration object."""
    folder = paths.classroom()
    settings = folders.load(folder)
    _hub(c, folder, settings)
    _seats(c, settings)
    c.JupyterHub.services = [_culler(settings), {"name": "kit", "api_token": settings.token}]
    if not os.environ.get(folders.NO_BOARD):
        c.JupyterHub.services.append(_collector(folder, settings))
    hub_shared.rights(c)
    seen = hub_shared.SEEN
    c.JupyterHub.load_roles.extend(
        [
            {"name": "istirahat", "services": ["istirahat"], "scopes": [*seen, "delete:servers"]},
            {
                "name": "kit",
                "services": ["kit"],
                "scopes": [*seen, "admin:users", "admin:servers", "proxy", PIN_SCOPE],
            },
        ]
    )


def _hub(c: Any, folder: Path, settings: folders.ClassSettings) -> None:
    c.JupyterHub.bind_url = f"http://{settings.address}:{settings.port}"
    c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{settings.hub_port}"
    c.JupyterHub.hub_connect_url = f"http://127.0.0.1:{settings.hub_port}"
    c.JupyterHub.db_url = f"sqlite:///{folder / 'hub.sqlite'}"
    c.JupyterHub.cookie_secret_file = str(folder / "cookie_secret")
    c.JupyterHub.upgrade_db = True
    hub_shared.pages(c, folder)
    c.JupyterHub.tornado_settings = {
        "slow_spawn_timeout": 0,  # the waiting page comes at once
        "cookie_options": {"samesite": "Lax"},
        "xsrf_cookie_kwargs": {"samesite": "Lax", "httponly": True},
    }
    c.JupyterHub.concurrent_spawn_limit = 0  # whoever waits sees a page that waits, not an error
    c.JupyterHub.authenticator_class = SeatAuthenticator
    c.ConfigurableHTTPProxy.should_start = False  # it outlives the hub (engine.py)
    c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{settings.proxy_port}"


def _seats(c: Any, settings: folders.ClassSettings) -> None:
    c.JupyterHub.spawner_class = SeatSpawner
    if settings.isolate:
        c.Spawner.hub_connect_url = door.ADDRESS
    collector = door.ADDRESS if settings.isolate else f"http://127.0.0.1:{settings.collector_port}"
    c.Spawner.environment = {"KIT_COLLECTOR": f"{collector}/services/kemajuan"}
    c.LocalProcessSpawner.interrupt_timeout = c.LocalProcessSpawner.term_timeout = 10


def _collector(folder: Path, settings: folders.ClassSettings) -> dict[str, Any]:
    shown = [settings.address] if settings.address else announce.addresses()
    own = {
        "KIT_COLLECTOR_DB": f"sqlite:///{folder / 'collector.sqlite'}",
        "KIT_COLLECTOR_ADDRESS": announce.home(shown[0], settings) if shown else "",
    }
    return {
        "name": "kemajuan",
        "url": f"http://127.0.0.1:{settings.collector_port}",
        "command": [sys.executable, "-m", "kit.collector"],
        "cwd": str(paths.ROOT),
        "environment": own | _inherited(),
        "oauth_no_confirm": True,
    }


def _culler(settings: folders.ClassSettings) -> dict[str, Any]:
    every = max(1, min(300, settings.idle_seconds // 3))
    words = ["-m", "jupyterhub_idle_culler", f"--timeout={settings.idle_seconds}", f"--cull-every={every}"]
    return {"name": "istirahat", "command": [sys.executable, *words], "cwd": "/", "environment": _inherited()}


def _inherited() -> dict[str, str]:
    """A service gets a clean environment; it still must be found, and know its class."""
    wanted = ("KIT_KELAS", "KIT_KELAS_PROSES", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE")
    return {name: os.environ[name] for name in wanted if name in os.environ}
