"""The files of a class on Kubernetes, read once for all tests."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from kit.classroom.cluster import config

HERE = Path(config.__file__).parent
VALUES: dict[str, Any] = yaml.safe_load((HERE / "values.yaml").read_text(encoding="utf-8"))
COLLECTOR: dict[str, dict[str, Any]] = {
    one["kind"]: one for one in yaml.safe_load_all((HERE / "collector.yaml").read_text(encoding="utf-8"))
}
POD = COLLECTOR["Deployment"]["spec"]["template"]
CONTAINER = POD["spec"]["containers"][0]
README = (HERE / "README.md").read_text(encoding="utf-8")
DOCKERFILE = (HERE / "Dockerfile").read_text(encoding="utf-8")


def measured(what: str) -> int:
    """MiB that the page says were measured."""
    (found,) = re.findall(rf"{what} (\d+) MiB", README.split("## Hitungan")[1].split("|")[0])
    return int(found)
