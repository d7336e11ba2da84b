"""Random kills of every part of a class while participants answer: no confirmed answer may be lost or count twice.

python tests/bench/kills.py [--kills 200] [--participants 4] [--seed 1] [--pause 4]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from classroom.killing import compare, kill_at_random
from classroom.running import klass


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--participants", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pause", type=float, default=4.0, help="mean seconds between two kills")
    asked = parser.parse_args(arguments)
    names = tuple(f"Peserta Contoh {number:03d}" for number in range(1, asked.participants + 1))
    with tempfile.TemporaryDirectory(prefix="kelas-") as folder:
        Path(folder).chmod(0o755)
        with klass(Path(folder), names) as here:
            people = kill_at_random(here, names, asked.kills, asked.seed, asked.pause)
            print(compare(here, people))
    met: Counter[str] = sum((one.interruptions for one in people), Counter())
    print("what the browsers met:", dict(met.most_common()))


if __name__ == "__main__":
    main()
