"""JupyterLab as the kit starts it: Indonesian, calm, opening on the lesson; the user's own Jupyter is left alone."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import Any

from kit import learner, paths, text
from kit.content import ContentError
from kit.exercises import find
from kit.record import RecordError

HERE = Path(__file__).parent


def environment(state: Path = paths.STATE) -> dict[str, str]:
    """Variables that lead Jupyter to the kit's configuration and keep all it writes in the folder `state`."""
    return {
        "IPYTHONDIR": str(state / "ipython"),
        "JUPYTERLAB_SETTINGS_DIR": str(state / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(state / "workspaces"),
        "JUPYTER_CONFIG_DIR": str(state / "config"),
        "JUPYTER_CONFIG_PATH": str(HERE / "config"),
        "JUPYTER_DATA_DIR": str(state / "data"),
        "JUPYTER_PATH": str(HERE / "share"),
        "MPLCONFIGDIR": str(state / "matplotlib"),
    }


def first_page() -> str:
    """The lesson of the learner's last answer; the first lesson for whoever begins."""
    try:
        who = learner.active()
        exercises = [event["exercise"] for event in who.record.events if "exercise" in event] if who else []
        return f"notebooks/{find(exercises[-1]).lesson}.ipynb"
    except (IndexError, ContentError, RecordError):  # an unreadable record is said by the cards
        return "notebooks/00-mulai.ipynb"


def start(port: int, browser: bool) -> int:
    """Serve JupyterLab on the loopback address until Ctrl+C; returns the exit code."""
    os.environ.update(environment())
    os.environ.pop("JUPYTER_NO_CONFIG", None)  # any value of it would turn the kit's configuration off
    from jupyterlab.labapp import LabApp

    page = f"/lab/tree/{first_page()}"
    options = {
        "ServerApp.ip": "localhost",
        "ServerApp.port": port,
        "ServerApp.extra_template_paths": str(HERE / "templates"),
        "ServerApp.open_browser": browser,
        "ServerApp.root_dir": str(paths.ROOT),
        "LabApp.default_url": page,
    }
    server = LabApp.initialize_server(argv=[f"--{key}={value}" for key, value in options.items()])
    if server.port != port:
        print(text.PORT_TAKEN.format(port=port, used=server.port))
    address = f"http://localhost:{server.port}{page}?token={server.identity_provider.token}"
    print(text.RUNNING.format(where=text.OPENED if browser else text.NOT_OPENED, address=address))
    sys.stdout.flush()
    # Jupyter calls its notices critical: the address with its token once more, signals, the end; all in English.
    server.log.addFilter(lambda record: record.levelno != logging.CRITICAL)
    server.start()
    print(text.ENDED)
    return 0


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "kit.lab"}]


def _load_jupyter_server_extension(server: Any) -> None:
    """JupyterLab looks for the words of its menus in a module of this very name."""
    from kit.lab import language

    sys.modules["jupyterlab_language_pack_id_ID"] = language


async def _start_jupyter_server_extension(_server: Any) -> None:
    """In a class, what the learner does goes to the collector as well."""
    if os.environ.get("KIT_COLLECTOR"):
        from kit.lab import sender

        if found := sender.from_environment():
            found.start()
