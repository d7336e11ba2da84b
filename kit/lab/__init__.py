"""JupyterLab as the kit starts it: Indonesian, calm, opening on the lesson; the user's own Jupyter is left alone."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import webbrowser
from pathlib import Path
from typing import Any

from kit import learner, paths, text
from kit.base.machine import port_free
from kit.content import ContentError
from kit.exercises import find
from kit.lab import copies
from kit.record import RecordError

HERE = Path(__file__).parent
FIRST_PAGE = "KIT_PERTAMA"  # variable: what the server opens first, where a lesson's kernel starts by itself


def environment(state: Path = paths.STATE) -> dict[str, str]:
    """Variables that lead Jupyter to the kit's configuration and keep all it writes in the folder `state`."""
    lessons = "notes" if paths.facilitator() else "copies"
    return {
        "IPYTHONDIR": str(state / "ipython"),
        "JUPYTERLAB_SETTINGS_DIR": str(state / "settings"),
        # Tabs of its own for each folder of lessons: another's would open beside them.
        "JUPYTERLAB_WORKSPACES_DIR": str(state / f"workspaces-{lessons}"),
        "JUPYTER_RUNTIME_DIR": str(state / f"runtime-{lessons}"),  # which of them a running server serves
        "JUPYTER_CONFIG_DIR": str(state / "config"),
        "JUPYTER_CONFIG_PATH": str(HERE / "config"),
        "JUPYTER_DATA_DIR": str(state / "data"),
        "JUPYTER_PATH": str(HERE / "share"),
        "MPLCONFIGDIR": str(state / "matplotlib"),
    }


def author_environment() -> dict[str, str]:
    """The same with the author's configuration in front, and tabs of its own."""
    kit = environment()
    return kit | {
        "JUPYTERLAB_WORKSPACES_DIR": str(paths.STATE / "workspaces-originals"),
        "JUPYTER_RUNTIME_DIR": str(paths.STATE / "runtime-originals"),
        "JUPYTER_CONFIG_PATH": os.pathsep.join([str(HERE / "author_config"), kit["JUPYTER_CONFIG_PATH"]]),
    }


def first_page() -> str:
    """The learner's copy of the lesson of the last answer; of the first lesson for whoever begins."""
    try:
        who = learner.active()
        exercises = [event["exercise"] for event in who.record.events if "exercise" in event] if who else []
        return _page(copies.lesson(find(exercises[-1]).lesson))
    except (IndexError, ContentError, copies.CopyError, RecordError):
        # An unreadable record is said by the cards.
        return _page(copies.lesson("00"))


def _page(original: Path) -> str:
    return f"{paths.lessons().name}/{original.name}"


def start(port: int, browser: bool) -> int:
    """Serve the learner's copies of the lessons on the loopback address until Ctrl+C; returns the exit code."""
    try:
        for stem in copies.refresh():
            print(text.LESSON_RENEWED.format(lesson=stem))
    except copies.CopyError as error:
        print(error, file=sys.stderr)
        if not (paths.lessons() / Path(first_page()).name).exists():
            return 1
    page = first_page()
    return _serve(page, environment() | {FIRST_PAGE: page}, port, browser)


def write(lesson: str, port: int, browser: bool) -> int:
    """Serve the originals to an author: nothing runs or saves by itself. Returns the exit code."""
    try:
        original = copies.lesson(lesson)
    except copies.CopyError as error:
        print(error, file=sys.stderr)
        return 1
    return _serve(f"{paths.NOTEBOOKS.name}/{original.name}", author_environment(), port, browser)


def restore(lesson: str) -> int:
    """Bring the learner's copy of a lesson back to its beginning, and say so; returns the exit code."""
    try:
        stem, kept = copies.lesson(lesson).stem, copies.restore(lesson)
    except copies.CopyError as error:
        print(error, file=sys.stderr)
        return 1
    print((text.RESTORED_KEPT if kept else text.RESTORED).format(lesson=stem, kept=kept))
    return 0


def _serve(page: str, variables: dict[str, str], port: int, browser: bool) -> int:
    os.environ.update(variables)
    os.environ.pop("JUPYTER_NO_CONFIG", None)  # any value of it would turn the kit's configuration off
    page = f"/lab/tree/{page}"
    if running := _already_serving():
        address = f"http://localhost:{running['port']}{page}?token={running['token']}"
        if browser:
            webbrowser.open(address)
        print(text.RUNNING_ALREADY.format(where=text.OPENED if browser else text.NOT_OPENED, address=address))
        return 0
    from jupyterlab.labapp import LabApp

    options = {
        "ServerApp.ip": "localhost",
        "ServerApp.port": port,
        "ServerApp.extra_template_paths": str(HERE / "templates"),
        "ServerApp.open_browser": browser,
        "ServerApp.root_dir": str(paths.ROOT),
        "LabApp.default_url": page,
    }
    server = LabApp.initialize_server(argv=[f"--{key}={value}" for key, value in options.items()])

    def announce() -> None:
        if server.port != port:
            print(text.PORT_TAKEN.format(port=port, used=server.port))
        address = f"http://localhost:{server.port}{page}?token={server.identity_provider.token}"
        where = text.OPENED if browser else text.NOT_OPENED
        print(text.RUNNING.format(where=where, address=address), flush=True)

    # Jupyter listens only once its loop runs: an address told before might be refused.
    server.io_loop.add_callback(announce)
    # Jupyter calls its notices critical: the address with its token once more, signals, the end; all in English.
    server.log.addFilter(lambda record: record.levelno != logging.CRITICAL)
    server.start()
    print(text.ENDED)
    return 0


def _already_serving() -> dict[str, Any] | None:
    """What Jupyter has noted of a server that serves these very lessons: a second one would write beside it."""
    from jupyter_server.serverapp import list_running_servers

    same = (one for one in list_running_servers() if Path(one["root_dir"]) == paths.ROOT)
    return next((one for one in same if not port_free(one["port"], "127.0.0.1")), None)


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "kit.lab"}]


def _load_jupyter_server_extension(server: Any) -> None:
    from kit.lab import home, language, restoring

    # JupyterLab looks for the words of its menus in a module of this very name.
    sys.modules["jupyterlab_language_pack_id_ID"] = language
    restoring.offer(server.web_app)
    home.offer(server.web_app)


async def _start_jupyter_server_extension(server: Any) -> None:
    """Kernels come early and go in time; in a class, what the learner does goes to the collector as well."""
    from kit.lab import kernels

    server.kit_tasks = [asyncio.create_task(kernels.OldLessons(server.kernel_manager).forever())]
    if page := os.environ.get(FIRST_PAGE):
        server.kit_tasks.append(asyncio.create_task(kernels.prepare(server, page)))
    if os.environ.get("KIT_COLLECTOR"):
        from kit.lab import sender

        if found := sender.from_environment():
            found.start()
