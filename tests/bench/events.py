"""What the seats of a class keep beside what its collector has: nothing may be lost, nothing may count twice."""

from __future__ import annotations

import json
import re
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from kit import record

SENT_WITHIN = 120.0  # seconds for the last events to reach the collector


def kept(folder: Path) -> list[tuple[str, str, str]]:
    """Seat, id and kind of every line in the seats' records; what cannot be read is "damaged"."""
    found: list[tuple[str, str, str]] = []
    for file in folder.glob("seats/*/progress/*.jsonl"):
        found += [(file.parts[-3], *_event(line)) for line in file.read_bytes().splitlines()]
    return found


def _event(line: bytes) -> tuple[str, str]:
    try:
        event = json.loads(line)
    except ValueError:
        event = None
    return (event["id"], event["kind"]) if record.is_event(event) else ("", "damaged")


def collected(folder: Path) -> list[tuple[str, str]]:
    """Seat and id of every event in the collector's database."""
    query = "SELECT seat, event_id FROM event JOIN learner ON learner.id = learner_id"
    with closing(sqlite3.connect(f"file:{folder}/collector.sqlite?mode=ro", uri=True)) as database:
        return database.execute(query).fetchall()


def compare(folder: Path, verdicts: int) -> None:
    """Wait for the senders, bounded, and print what was lost or came twice; `verdicts` is what browsers received."""
    lines = kept(folder)
    own = [one for one in lines if one[2] != "damaged"]
    events, start = {one[:2] for one in own}, time.monotonic()
    while not events <= set(there := collected(folder)) and time.monotonic() < start + SENT_WITHIN:
        time.sleep(0.5)
    waited, attempts = time.monotonic() - start, sum(kind == "attempt" for *_, kind in own)
    twice = len(there) - len({number for _, number in there})
    print(f"\nEvents (waited {waited:.1f} s for the last)")
    print(f"  verdicts received {verdicts}, attempts kept in the seats {attempts}")
    print(f"  events in the seats {len(own)}, in the collector {len(there)}")
    print(f"  lost {len(events - set(there))}, doubled {twice}, foreign {len(set(there) - events)}")
    print(f"  in the seats: doubled {len(own) - len(events)}, damaged {len(lines) - len(own)}")
    print(f"  lines of logs that tell of errors: {_complaints(folder)}")


def _complaints(folder: Path) -> int:
    said = [file.read_text(encoding="utf-8", errors="replace") for file in folder.glob("logs/*.log")]
    return sum(len(re.findall(r"^(?:\[[EC] |Traceback)", one, re.MULTILINE)) for one in said)
