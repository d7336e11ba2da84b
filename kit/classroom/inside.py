"""What runs in a seat, behind the walls: `python -m kit.classroom.inside` is the participant's Jupyter server."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

from kit import lab, learner, paths
from kit.classroom import door, lean
from kit.lab import copies
from kit.record import RecordError

_PR_SET_DUMPABLE = 4  # linux/prctl.h


def main(folder: Path | None) -> None:
    """Serve a seat; `folder` is the seat's where there are no walls, and the kit's own folder is everybody's."""
    if folder:
        _without_walls(folder)
    else:
        door.open_inside()
    _introduce(os.environ.pop("KIT_NAMA", ""), os.environ.pop("KIT_INSTANSI", ""))
    _copy_lessons()
    page = lab.first_page()
    os.environ |= {lab.FIRST_PAGE: page, "JUPYTERHUB_DEFAULT_URL": f"/lab/tree/{page}"}
    _shut()
    lean.server()
    from jupyterhub.singleuser import main as serve

    sys.argv[1:] = [
        f"--ServerApp.root_dir={folder or paths.ROOT}",
        f"--ServerApp.extra_template_paths={lab.HERE / 'templates'}",
        f"--NotebookNotary.data_dir={paths.STATE / 'data'}",
    ]
    serve()


def _shut() -> None:
    """Let no kernel of the seat write into this server's memory or take its socket: it speaks for the class's address."""
    ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    (paths.STATE / "data").mkdir(parents=True, exist_ok=True)


def _without_walls(folder: Path) -> None:
    from kit.classroom import sandbox

    sandbox.prepare(folder)  # a new volume of a cluster is empty
    own = {"KIT_PROGRESS": "progress", "KIT_DATA": "data-saya", "KIT_BELAJAR": "belajar"}
    os.environ |= {name: str(folder / part) for name, part in own.items()}
    for shared in ("datasets",):  # lessons read ../datasets/NAME.csv
        if not os.path.lexists(folder / shared):
            (folder / shared).symlink_to(paths.ROOT / shared)


def _copy_lessons() -> None:
    try:
        copies.refresh()
    except copies.CopyError as error:
        # With a full disk what is there can still be read; the sentence stands in the seat's log.
        print(error, file=sys.stderr)


def _introduce(name: str, institution: str) -> None:
    """The roster knows who sits here, so that no card has to ask."""
    try:
        if learner.active() is None:
            learner.enter(name, institution)
    except RecordError:
        return  # an institution that the roster lacks, or a full disk: the first card says so


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
