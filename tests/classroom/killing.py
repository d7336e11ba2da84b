"""Participants who answer without pause while parts of their class are killed at random; what each was told is remembered."""

from __future__ import annotations

import json
import random
import sqlite3
import threading
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field

import psutil

from classroom.running import PATIENCE, Klass, until, words_of
from classroom.visitor import Visitor
from kit import exercises
from kit.kinds.text import Text
from kit.record import is_event

_PATIENCE = 15.0  # seconds until this browser looks again: a killed kernel answers nothing
LESSON = "belajar/00-mulai.ipynb"
EXERCISE = next(one for lesson in exercises.lessons() for one in lesson.exercises if isinstance(one, Text))
PARTS = {  # name -> a word of its command line
    "hub": "jupyterhub_config.py",
    "proxy": "configurable-http-proxy",
    "collector": "kit.collector",
    "culler": "jupyterhub_idle_culler",
    "server": "kit.classroom.inside",
    "kernel": "kit.classroom.kernel",
    "command": "",
}


@dataclass
class Answering:
    """One participant; `confirmed` are the answers whose verdict arrived, each of them different from all others."""

    here: Klass
    name: str
    confirmed: list[str] = field(default_factory=list)
    interruptions: Counter[str] = field(default_factory=Counter)

    def work(self, over: threading.Event) -> None:
        number, seat = 0, self.here.seat(self.name)
        while not over.is_set():
            form = {"code": self.here.settings.code, "seat": seat}
            visitor = Visitor(self.here.url, seat, form, form | {"pin": "2468", "again": "2468"}, _PATIENCE)
            try:
                visitor.see_form()
                visitor.sign_in()
                wire = visitor.start_kernel(LESSON)
                wire.execute("import kit")
                model = wire.execute(f'kit.soal("{EXERCISE.id}")')[1]
                while not over.is_set():
                    number += 1
                    answer = f"jawaban {seat} {number}"
                    _, state = wire.ask(model, {"do": "check", "answer": answer})
                    if state.get("outcome"):
                        self.confirmed.append(answer)
                    over.wait(0.2)
            except Exception as error:  # noqa: BLE001 - whatever a killed part does to a browser
                self.interruptions[f"{visitor.step}: {type(error).__name__}"] += 1
                over.wait(0.5)
            finally:
                visitor.close()


def kill_at_random(
    here: Klass, names: tuple[str, ...], kills: int, seed: int, pause: float
) -> list[Answering]:
    """Let everybody answer while so many parts are killed, `pause` seconds apart on average; returns the participants."""
    draw, over = random.Random(seed), threading.Event()
    people = [Answering(here, name) for name in names]
    threads = [threading.Thread(target=one.work, args=(over,)) for one in people]
    for thread in threads:
        thread.start()
    killed: Counter[str] = Counter()
    try:
        until(lambda: all(one.confirmed for one in people), "everybody's first answer")
        while killed.total() < kills:
            time.sleep(draw.uniform(0, 2 * pause))
            if here.process is not None and here.process.poll() is not None:
                here.log.unlink()
                here.start()  # as the facilitator would, after too many deaths of the hub
            part = draw.choice(sorted(PARTS))
            if victims := _victims(here, part):
                draw.choice(victims).kill()
                killed[part] += 1
        before = [len(one.confirmed) for one in people]
        if here.process is not None and here.process.poll() is not None:
            here.log.unlink()
            here.start()
        until(
            lambda: all(len(one.confirmed) > count for one, count in zip(people, before, strict=True)),
            "all go on",
        )
    finally:
        over.set()
        for thread in threads:
            thread.join(2 * PATIENCE)
    print(f"killed: {dict(killed)}")
    return people


def _victims(here: Klass, part: str) -> list[psutil.Process]:
    if part == "command":
        return [psutil.Process(here.process.pid)] if here.process is not None else []
    if part in ("server", "kernel"):  # within the walls, where no mark names the class
        return [
            one
            for walls in here.machinery("kit.classroom.inside")
            for one in walls.children(recursive=True)
            if PARTS[part] in words_of(one) and one.name() != "bwrap"
        ]
    return here.machinery(PARTS[part])


def answers_kept(here: Klass) -> Counter[str]:
    """How often each answer stands in the seats' records."""
    lines = [
        json.loads(line)
        for file in here.folder.glob("seats/*/progress/*.jsonl")
        for line in file.read_bytes().splitlines()
        if line.endswith(b"}")
    ]
    return Counter(one["answer"] for one in lines if is_event(one) and one["kind"] == "attempt")


def answers_collected(here: Klass) -> Counter[str]:
    """How often each answer stands in the collector's database."""
    with closing(sqlite3.connect(f"file:{here.folder}/collector.sqlite?mode=ro", uri=True)) as database:
        lines = [json.loads(line) for (line,) in database.execute("SELECT line FROM event")]
    return Counter(one["answer"] for one in lines if one["kind"] == "attempt")


def compare(here: Klass, people: list[Answering]) -> dict[str, int]:
    """Wait until the collector has what the seats have; what was confirmed, kept, collected, lost and doubled."""
    confirmed = {answer for one in people for answer in one.confirmed}
    kept = answers_kept(here)
    until(lambda: set(kept) <= set(answers_collected(here)), "all that the seats have in the collector")
    there = answers_collected(here)
    return {
        "confirmed": len(confirmed),
        "kept": len(kept),
        "lost": len(confirmed - set(kept)) + len(confirmed - set(there)),
        "doubled": sum(count - 1 for count in (kept + Counter()).values())
        + sum(count - 1 for count in there.values()),
    }
