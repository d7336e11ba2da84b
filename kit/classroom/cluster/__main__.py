"""`python -m kit.classroom.cluster`: the roster for the cluster's Secret, and the facilitator's link."""

from __future__ import annotations

import sys
from pathlib import Path

from kit import paths
from kit import text_class as text
from kit.base.files import locked
from kit.classroom import folder as folders
from kit.classroom import roster, roster_file
from kit.classroom.cluster import credentials
from kit.classroom.errors import ClassError


def main(words: list[str]) -> int:
    """Run one command; returns the exit code."""
    try:
        match words:
            case ["daftar", file, folder]:
                enlist(Path(file), Path(folder))
            case ["kunci", address]:
                key = folders.new_key(paths.classroom())
                print(text.CLUSTER_KEY.format(page=f"{address.rstrip('/')}/hub/fasilitator?key={key}"))
            case _:
                print(text.CLUSTER_COMMANDS, file=sys.stderr)
                return 2
    except ClassError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def enlist(file: Path, folder: Path) -> None:
    """Add the people of a roster to the class in `folder`: roster.json and kelas.json. No seat is ever lost."""
    people, findings = roster_file.read(file)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with locked(folder / "roster.json"):
        seats, more = roster.merge(roster.load(folder), people)
        roster.save(folder, seats)
        settings = folders.load(folder)
        if len(settings.code) != credentials.CODE_DIGITS:
            settings.code = credentials.new_code()
        folders.save(folder, settings)
    for finding in findings + more:
        print(finding)
    print(text.CLUSTER_LISTED.format(seats=len(seats), folder=folder, code=settings.code))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
