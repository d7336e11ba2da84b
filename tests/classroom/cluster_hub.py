"""JupyterHub's configuration for the tests: what the chart makes of values.yaml, with pods made by bubblewrap."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import yaml
from jupyterhub.spawner import SimpleLocalProcessSpawner

from kit import paths
from kit.classroom import http_proxy
from kit.classroom.cluster import config

PLACE = Path(os.environ.get("UJI_TEMPAT", "/"))
VALUES = yaml.safe_load((Path(config.__file__).parent / "values.yaml").read_text(encoding="utf-8"))


class Pod(SimpleLocalProcessSpawner):  # type: ignore[misc]
    """A system that cannot be written to, an empty /tmp, one volume, an account that is not root."""

    def make_preexec_fn(self, name: str) -> None:
        """No system account stands behind a seat."""

    def user_env(self, env: dict[str, str]) -> dict[str, str]:
        return env

    def get_env(self) -> dict[str, str]:
        image = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "PYTHONPATH": str(paths.ROOT)}
        return super().get_env() | image | {"KIT_COLLECTOR": os.environ["UJI_PENGUMPUL"]}

    async def start(self) -> tuple[str, int]:
        volume = PLACE / "volume" / self.user.name
        volume.mkdir(parents=True, exist_ok=True)
        log = os.open(PLACE / f"{self.user.name}.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self.popen_kwargs = {"stdout": log, "stderr": log, "cwd": "/"}
        self.cmd = [
            "bwrap", "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp", "--tmpfs", "/home",  # noqa: S108
            "--ro-bind", str(paths.ROOT), str(paths.ROOT),  # should the kit lie below one of the two
            "--bind", str(volume), VALUES["singleuser"]["storage"]["homeMountPath"], "--remount-ro", "/home",
            "--unshare-user", "--unshare-pid", "--uid", "1000", "--gid", "1000", "--die-with-parent", "--chdir", "/", "--",
            *VALUES["singleuser"]["cmd"],
        ]  # fmt: skip
        try:
            started: tuple[str, int] = await super().start()
        finally:
            os.close(log)
        return started


def configure(c: Any) -> None:
    """In the chart's own order: its settings, services, roles, `hub.config`, then the values' own line."""
    public, hub, proxy = os.environ["UJI_PORT"].split()
    c.JupyterHub.bind_url = f"http://127.0.0.1:{public}"
    c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{hub}"
    c.JupyterHub.db_url = os.environ["UJI_BASISDATA"]
    c.JupyterHub.cookie_secret_file = str(PLACE / "cookie_secret")
    c.JupyterHub.tornado_settings = {"slow_spawn_timeout": 0}
    c.JupyterHub.spawner_class = Pod
    c.ConfigurableHTTPProxy.command = http_proxy.command()
    c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{proxy}"
    c.ConfigurableHTTPProxy.pid_file = str(PLACE / "proxy.pid")
    address = os.environ["UJI_PENGUMPUL"].removesuffix("/services/kemajuan")
    own = {"url": address, "api_token": os.environ["UJI_TOKEN"]}
    c.JupyterHub.services = [{"name": name} | one | own for name, one in VALUES["hub"]["services"].items()]
    c.JupyterHub.load_roles = []
    for name, settings in VALUES["hub"]["config"].items():
        c[name].update(settings)
    config.LISTS = PLACE / "daftar"
    exec(VALUES["hub"]["extraConfig"]["kelas"], {"c": c})  # noqa: S102 - as the chart does it
