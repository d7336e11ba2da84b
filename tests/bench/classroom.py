"""A class under load: everybody signs in at once, opens lesson 00 and answers ten cards.

python tests/bench/classroom.py [--participants 40] [--peer] [--pause 1]: --peer also measures JupyterHub as it comes,
before the class. Browsers are simulated (page, notebook, kernel, the messages of the cards) on the same computer.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import events
from table import show

sys.path.insert(0, str(Path(__file__).parents[1]))
import plain_hub
from classroom.running import Klass, klass, until
from classroom.visitor import HEAVY, Fault, Visitor, crowd, faults, times

from kit import exercises
from kit.kinds.code import Code

LESSON = f"belajar/{plain_hub.LESSON}"
STEPS = {
    "login": "Form posted to lab page served",
    "card": "Kernel asked for to first card (plain: slider) shown",
    "verdict": "Answer sent to verdict received (plain: a sum)",
    "import": f"{HEAVY}, all at once",
}
MOMENTS = ("no kernel yet", "kernel with widgets", "kernel with pandas and pyplot")


@dataclass
class Measured:
    """`memory` holds for each of MOMENTS the MiB of every seat and of all else."""

    visitors: list[Visitor]
    memory: list[tuple[list[float], float]] = field(default_factory=list)


def measure(
    visitors: list[Visitor], work: Callable[[Visitor], None], memory: Callable[[], tuple[list[float], float]]
) -> Measured:
    """Everybody works, then everybody loads tables; memory before, between and after."""
    done = Measured(visitors)
    crowd(visitors, Visitor.see_form)
    for step in (work, Visitor.load_tables):
        done.memory.append(memory())
        crowd(visitors, step)
    done.memory.append(memory())
    for visitor in visitors:
        visitor.close()
    return done


def take_lesson(visitor: Visitor, pause: float) -> None:
    """Run the cells that show a card, from the first to the last; answer each card when it is there."""
    visitor.sign_in()
    cells = [cell for cell in visitor.read(LESSON) if "kit." in cell]
    first = next(place for place, cell in enumerate(cells) if "kit.soal" in cell)
    with visitor.timed("card") as moment:
        wire = visitor.start_kernel(LESSON)
        for cell in cells[:first]:
            wire.execute(cell)
        shown, model = wire.execute(cells[first])
        moment.append(shown)
    answer(visitor, cells[first], model, pause)
    for cell in cells[first + 1 :]:
        visitor.step = "cell"
        answer(visitor, cell, wire.execute(cell)[1], pause)


def answer(visitor: Visitor, cell: str, model: str, pause: float) -> None:
    """Give the right answer in the card that a cell shows; there is none in what a cell's own code answers."""
    named = re.search(r'kit\.soal\("([\w-]+)"', cell)
    exercise = exercises.find(named[1]) if named else None
    if exercise is None or isinstance(exercise, Code):
        return
    visitor.think(pause)
    assert visitor.wire is not None
    with visitor.timed("verdict") as moment:
        arrived, state = visitor.wire.ask(model, {"do": "check", "answer": exercise.right()})
        moment.append(arrived)
    if state.get("outcome") not in ("right", "saved"):
        raise Fault(f"verdict {state.get('outcome')} {state.get('error', '')[-60:]}")


# --- the two hubs ---


def kit_class(place: Path, count: int, pause: float) -> Measured:
    people = tuple(f"Peserta Contoh {number:03d}" for number in range(1, count + 1))
    with klass(place, people) as here:
        seats = [here.seat(name) for name in people]
        start = time.monotonic()
        until(lambda: _ready(here, seats), "all seats", 60.0 + 20 * count)
        print(f"the class's {count} seats were ready after {time.monotonic() - start:.0f} s", flush=True)
        asked = [{"code": here.settings.code, "seat": seat} for seat in seats]
        visitors = [
            Visitor(here.url, form["seat"], form, form | {"pin": "2468", "again": "2468"}) for form in asked
        ]
        assert here.process is not None
        own = here.process.pid
        done = measure(
            visitors, lambda one: take_lesson(one, pause), lambda: plain_hub.memory(here.folder, own)
        )
        events.compare(here.folder, len(times(visitors, "verdict")))
    return done


def _ready(here: Klass, seats: list[str]) -> bool:
    servers = here.hub.servers()
    return all(servers.get(seat, {}).get("ready") for seat in seats)


def peer(place: Path, count: int, pause: float) -> Measured:
    seats = [f"seat-{number:03d}" for number in range(1, count + 1)]
    place.mkdir()
    with plain_hub.plain_hub(place, seats) as settings:
        visitors = plain_hub.visitors(settings, seats)
        return measure(visitors, lambda one: plain_hub.work(one, pause), lambda: plain_hub.memory(place))


# --- tables ---


def report(found: dict[str, Measured]) -> None:
    for name, one in found.items():
        counted = faults(one.visitors)
        print(f"\nErrors, {name}: {counted.total()}")
        for kind, count in counted.most_common():
            print(f"  {count:4} x {kind}")
    for step, title in STEPS.items():
        figures = {
            name: [1000 * seconds for seconds in times(one.visitors, step)] for name, one in found.items()
        }
        if all(figures.values()):
            show(title, figures, "ms")
    for number, moment in enumerate(MOMENTS):
        _memory(moment, {name: one.memory[number] for name, one in found.items()})


def _memory(moment: str, found: dict[str, tuple[list[float], float]]) -> None:
    notes = {
        name: f"min {min(seats):.1f} max {max(seats):.1f}; hub, proxy and services {rest:.1f}, all {sum(seats) + rest:.0f}"
        for name, (seats, rest) in found.items()
    }
    show(
        f"Memory of a seat (PSS), {moment}", {name: seats for name, (seats, _) in found.items()}, "MiB", notes
    )
    if len(found) == 2:
        (plain, kit), (before, now) = (
            [statistics.median(seats) for seats, _ in found.values()],
            [sum(seats) + rest for seats, rest in found.values()],
        )
        print(
            f"  the kit beside the plain hub: a seat {_beside(kit, plain)}, the whole class {_beside(now, before)}"
        )


def _beside(kit: float, plain: float) -> str:
    return f"{100 * (kit / plain - 1):+.1f} %"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--participants", type=int, default=40)
    parser.add_argument("--peer", action="store_true", help="measure JupyterHub as it comes, too")
    parser.add_argument("--pause", type=float, default=1.0, help="mean seconds before each answer")
    asked = parser.parse_args(arguments)
    subprocess.run([sys.executable, "-c", HEAVY], check=True)  # the disk is then warm for both
    found: dict[str, Measured] = {}
    with tempfile.TemporaryDirectory(prefix="kelas-") as folder:
        place = Path(folder)
        place.chmod(0o755)
        if asked.peer:
            found["plain JupyterHub"] = peer(place / "plain", asked.participants, asked.pause)
        found["kit"] = kit_class(place, asked.participants, asked.pause)
    report(found)


if __name__ == "__main__":
    main()
