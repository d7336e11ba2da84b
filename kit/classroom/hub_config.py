"""JupyterHub's configuration for a class; read by the hub itself, which finds the class in KIT_KELAS."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from kit import paths
from kit.classroom import announce, http_proxy, roster
from kit.classroom import folder as folders
from kit.classroom.sign_in import PIN_SCOPE, SeatAuthenticator
from kit.classroom.spawner import SeatSpawner

HERE = Path(__file__).parent
COLLECTOR = "access:services!service=kemajuan"
_START_SECONDS = 180  # forty at once on two slow cores


def configure(c: Any) -> None:
    """Fill JupyterHub's configuration object."""
    folder = paths.classroom()
    settings = folders.load(folder)
    _hub(c, folder, settings)
    _seats(c, settings)
    c.JupyterHub.services = [_culler(settings), {"name": "kit", "api_token": settings.token}]
    if not os.environ.get(folders.NO_BOARD):
        c.JupyterHub.services.append(_collector(folder, settings))
    c.JupyterHub.custom_scopes = {PIN_SCOPE: {"description": "PIN"}}
    seen = ["list:users", "read:users:activity", "read:servers"]
    c.JupyterHub.load_roles = [
        {"name": "user", "scopes": ["self", COLLECTOR]},
        {"name": "kemajuan", "services": ["kemajuan"], "scopes": [*seen, PIN_SCOPE]},
        {"name": "istirahat", "services": ["istirahat"], "scopes": [*seen, "delete:servers"]},
        {"name": "kit", "services": ["kit"], "scopes": [*seen, "admin:users", "admin:servers", PIN_SCOPE]},
    ]


def _hub(c: Any, folder: Path, settings: folders.Settings) -> None:
    c.JupyterHub.bind_url = f"http://{settings.address}:{settings.port}"
    c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{settings.hub_port}"
    c.JupyterHub.hub_connect_url = f"http://127.0.0.1:{settings.hub_port}"
    c.JupyterHub.db_url = f"sqlite:///{folder / 'hub.sqlite'}"
    c.JupyterHub.cookie_secret_file = str(folder / "cookie_secret")
    c.JupyterHub.upgrade_db = True
    c.JupyterHub.template_paths = [str(HERE / "templates")]
    c.JupyterHub.template_vars = {
        "participant": lambda user: _name(folder, user),  # the hub calls it for each page
        "collector": "/services/kemajuan/",
    }
    c.JupyterHub.default_url = _first_page
    c.JupyterHub.tornado_settings = {"slow_spawn_timeout": 0}  # the waiting page comes at once
    c.JupyterHub.concurrent_spawn_limit = 0  # whoever waits sees a page that waits, not an error
    c.JupyterHub.authenticator_class = SeatAuthenticator
    c.Authenticator.admin_users = {roster.FACILITATOR}
    c.ConfigurableHTTPProxy.command = http_proxy.command()
    c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{settings.proxy_port}"
    c.ConfigurableHTTPProxy.pid_file = str(folder / "proxy.pid")
    c.ConfigurableHTTPProxy.log_level = "warn"


def _seats(c: Any, settings: folders.Settings) -> None:
    c.JupyterHub.spawner_class = SeatSpawner
    c.Spawner.start_timeout = c.Spawner.http_timeout = _START_SECONDS
    c.Spawner.server_token_scopes = ["users:activity!user", "access:servers!server", COLLECTOR]
    c.Spawner.environment = {"KIT_COLLECTOR": f"http://127.0.0.1:{settings.collector_port}/services/kemajuan"}
    c.LocalProcessSpawner.interrupt_timeout = c.LocalProcessSpawner.term_timeout = 10


def _collector(folder: Path, settings: folders.Settings) -> dict[str, Any]:
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


def _culler(settings: folders.Settings) -> dict[str, Any]:
    every = max(1, min(300, settings.idle_seconds // 3))
    words = ["-m", "jupyterhub_idle_culler", f"--timeout={settings.idle_seconds}", f"--cull-every={every}"]
    return {"name": "istirahat", "command": [sys.executable, *words], "cwd": "/", "environment": _inherited()}


def _inherited() -> dict[str, str]:
    """A service gets a clean environment; it still must be found, and know its class."""
    wanted = ("KIT_KELAS", "KIT_KELAS_PROSES", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE")
    return {name: os.environ[name] for name in wanted if name in os.environ}


def _first_page(handler: Any) -> str:
    user = handler.current_user
    return "/services/kemajuan/" if user and user.name == roster.FACILITATOR else "/hub/spawn"


def _name(folder: Path, user: Any) -> str:
    return next((seat.name for seat in roster.load(folder) if user and seat.id == user.name), "")
