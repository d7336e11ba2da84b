"""A class never runs as root: it becomes whoever called sudo, or nobody, and stays able to see the interpreter."""

from __future__ import annotations

import ctypes
import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

from kit import paths
from kit import text_class as text
from kit.classroom.errors import ClassError

NOBODY = 65534
LEFT = "KIT_KELAS_AKUN"  # set once root was left: the desktop is another account's
_NEW_MOUNTS = 0x00020000  # CLONE_NEWNS in linux/sched.h; os.unshare is there from Python 3.12


_TRY = "import kit.paths, os, sys; [os.stat(folder) for folder in sys.argv[1:]]"


def target() -> tuple[int, int]:
    """Account and group that a class of root runs as."""
    user, group = int(os.environ.get("SUDO_UID", "0")), int(os.environ.get("SUDO_GID", "0"))
    return (user, group or user) if user else (NOBODY, NOBODY)


def leave_root(own: list[Path], made: list[Path]) -> None:
    """Go on as an unprivileged account that owns the folders `own` and `made`, the latter new.

    Nothing happens where we are unprivileged already. Raises ClassError where the account cannot use this Python.
    """
    if os.geteuid() != 0:
        return
    user, group = target()
    needed = [*own, *(folder.parent for folder in made)]
    if not _reaches(user, group, needed):
        _show(needed)
        if not _reaches(user, group, needed):
            raise ClassError(text.ROOT_PYTHON)
    for folder in made:
        folder.mkdir()
    for folder in (*own, *made):
        _give(folder, user, group)
    os.environ |= {"HOME": str(own[0]), LEFT: "1"}
    for name in ("SUDO_UID", "SUDO_GID", "SUDO_USER", "SUDO_COMMAND", "XDG_RUNTIME_DIR"):
        os.environ.pop(name, None)
    os.setgroups([])
    os.setresgid(group, group, group)
    os.setresuid(user, user, user)


def _reaches(user: int, group: int, needed: list[Path]) -> bool:
    """Whether the account can run this interpreter with the kit, and find its folders."""
    path = os.pathsep.join([str(paths.ROOT), os.environ.get("PYTHONPATH", "")])
    try:
        done = subprocess.run(
            [sys.executable, "-c", _TRY, *map(str, needed)],
            user=user, group=group, extra_groups=[], cwd="/", capture_output=True, check=False,
            env=os.environ | {"PYTHONPATH": path},
        )  # fmt: skip
    except PermissionError:
        return False
    return done.returncode == 0


def _show(needed: list[Path]) -> None:
    """Show the interpreter and the kit inside folders that are shut, such as /root; for this process only.

    Rights on the disk stay as they are: the shut folder is covered by an empty one with those places in it.
    """
    named = [Path(sys.prefix), Path(sys.base_prefix), paths.ROOT, *needed]
    places = {place.resolve() for place in named}
    shut = {place: folder for place in places if (folder := _shut(place))}
    if ctypes.CDLL(None, use_errno=True).unshare(_NEW_MOUNTS) or not shut:
        raise ClassError(text.ROOT_PYTHON)
    _mount("--make-rprivate", "/")
    kept = {place: tempfile.mkdtemp(prefix="kit-") for place in shut}
    for place, aside in kept.items():
        _mount("--bind", str(place), aside)
    for folder in set(shut.values()):
        _mount("-t", "tmpfs", "-o", "mode=0755,size=1m", "tmpfs", str(folder))
    for place, aside in kept.items():
        place.mkdir(parents=True, exist_ok=True)
        _mount("--move", aside, str(place))
        Path(aside).rmdir()


def _shut(place: Path) -> Path | None:
    """The outermost folder on the way to `place` that other accounts may not pass."""
    return next(
        (one for one in reversed(place.parents) if not one.stat().st_mode & stat.S_IXOTH),
        None,
    )


def _mount(*words: str) -> None:
    if subprocess.run(["mount", *words], check=False).returncode:
        raise ClassError(text.ROOT_PYTHON)


def _give(folder: Path, user: int, group: int) -> None:
    """Hand what an earlier class of root left to the account; links are not followed."""
    for place, names, files in os.walk(folder):
        for name in (place, *(os.path.join(place, one) for one in (*names, *files))):  # noqa: PTH118
            os.chown(name, user, group, follow_symlinks=False)
