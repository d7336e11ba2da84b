"""Jupyter's variables in a seat, whoever starts it; needs nothing that a hub in a container lacks."""

from __future__ import annotations

import os
from pathlib import Path

HERE = Path(__file__).parent


def environment(state: Path) -> dict[str, str]:
    """Jupyter's variables in a seat: the kit's own, one configuration in front of them, little memory."""
    from kit import lab

    kit = lab.environment(state) | {
        "KIT_STATE": str(state),
        # What a server takes code and pages from (extensions, themes, templates, configuration) lies where the seat
        # cannot write: it answers in the origin of the whole class.
        "JUPYTER_CONFIG_DIR": str(HERE / "seat_config"),
        "JUPYTER_DATA_DIR": str(HERE / "seat_share"),
        "JUPYTER_RUNTIME_DIR": str(state / "runtime"),
        "PYTHONNOUSERSITE": "1",
    }
    for name, own in (("JUPYTER_CONFIG_PATH", "seat_config"), ("JUPYTER_PATH", "seat_share")):
        kit[name] = os.pathsep.join([str(HERE / own), kit[name]])
    one_thread = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    # glibc makes a heap for each thread of a process, and keeps what is freed.
    return kit | one_thread | {"MALLOC_ARENA_MAX": "1", "MALLOC_TRIM_THRESHOLD_": "65536"}
