"""Import, eight cards beside jupyterquiz and plain ipywidgets, one check, reading a record."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import timeit
from pathlib import Path
from typing import Any

from jupyter_client.manager import start_new_kernel
from table import in_turns, show

CARDS = """
from IPython.display import display
for exercise in IDS:
    display(kit.soal(exercise))
"""
QUIZ = "display_quiz(QUESTIONS)"
PLAIN = """
boxes = []
for n in range(8):
    choice = widgets.RadioButtons(options=["satu", "dua", "tiga", "empat"])
    button, said = widgets.Button(description="Periksa"), widgets.Output()
    button.on_click(lambda _b: None)
    boxes.append(widgets.VBox([widgets.HTML(f"<b>Soal {n}</b>"), choice, button, said]))
display(widgets.VBox(boxes))
"""
SETUP = """
import kit, ipywidgets as widgets
from IPython.display import display
from kit.exercises import lessons
IDS = [e.id for one in lessons() for e in one.exercises if e.kind in ("choice", "choices")][:8]
IDS += [e.id for one in lessons() for e in one.exercises if e.kind in ("match", "text", "number", "order")][: 8 - len(IDS)]
kit.soal(IDS[0])
"""
QUIZ_SETUP = """
from jupyterquiz import display_quiz
QUESTIONS = [{"question": f"Soal {n}", "type": "multiple_choice", "answers": [
    {"answer": word, "correct": word == "dua", "feedback": "Bandingkan dengan contoh."} for word in ("satu", "dua", "tiga", "empat")]}
    for n in range(8)]
"""


def imports() -> None:
    def one(code: str) -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        return (time.perf_counter() - start) * 1000

    variants = {
        "import ipywidgets": "import ipywidgets",
        "import kit": "import kit",
        "import kit; kit.soal (card code loaded)": "import kit; kit.soal",
        "import anywidget": "import anywidget",
        "python, nothing": "pass",
    }
    show(
        "Import, whole process",
        in_turns({name: (lambda c=code: one(c)) for name, code in variants.items()}, 15),
        "ms",
    )


def cards() -> None:
    """Kernel round trip from sending a cell to idle, and the bytes of all its messages."""
    manager, client = start_new_kernel(kernel_name="python3")
    try:
        _run(client, SETUP)
        variants = {"eight cards": CARDS, "eight plain ipywidgets questions": PLAIN, "empty cell": "None"}
        if _run(client, QUIZ_SETUP)[2]:
            variants["jupyterquiz, eight questions"] = QUIZ
        else:
            print("jupyterquiz is not installed: measured without it (pip install jupyterquiz)")
        size: dict[str, str] = {}

        def measure(name: str, code: str) -> float:
            seconds, count, _ok = _run(client, code)
            size[name] = f"{count:,} bytes"
            return seconds * 1000

        figures = in_turns(
            {name: (lambda n=name, c=code: measure(n, c)) for name, code in variants.items()}, 60
        )
        show("Eight questions shown, kernel round trip", figures, "ms", size)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def _run(client: Any, code: str) -> tuple[float, int, bool]:
    start, size, good = time.perf_counter(), 0, True
    asked = client.execute(code)
    while True:
        message = client.get_iopub_msg(timeout=60)
        if message["parent_header"].get("msg_id") != asked:
            continue
        size += len(json.dumps(message["content"])) + sum(len(one) for one in message["buffers"])
        good = good and message["msg_type"] != "error"
        if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
            return time.perf_counter() - start, size, good


def checks() -> None:

    from kit.exercises import lessons

    print("\nOne check in process, answer known to be right (expected values kept after the first)")
    for kind in ("choice", "number", "form", "table", "code", "chart"):
        exercise = next(e for one in reversed(lessons()) for e in one.exercises if e.kind == kind)
        answer = exercise.right()
        exercise.judge(answer)
        figures = timeit.repeat(lambda e=exercise, a=answer: e.judge(a), number=50, repeat=9)
        print(f"  {kind:<10} {exercise.id:<32} median {sorted(figures)[4] / 50 * 1000:7.3f} ms")


def record() -> None:
    from kit.record import FileLog, Record

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "peserta.jsonl"
        event = {
            "id": "",
            "time": "2026-01-01T10:00:00.000+08:00",
            "kind": "attempt",
            "session": "a" * 12,
            "learner": "peserta",
        }
        event |= {
            "exercise": "sandi-kuat",
            "revision": "12345678",
            "answer": "b",
            "outcome": "wrong",
            "seconds": 12.5,
            "hints": 1,
        }
        path.write_text("".join(json.dumps(event | {"id": f"{n:032x}"}) + "\n" for n in range(10_000)))
        figures = in_turns(
            {
                "record of 10,000 events": lambda: (
                    timeit.timeit(lambda: Record(FileLog(path)).refresh(), number=1) * 1000
                )
            },
            15,
        )
        show("Reading a record", figures, "ms")


if __name__ == "__main__":
    os.environ["KIT_PROGRESS"] = tempfile.mkdtemp()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    imports()
    cards()
    checks()
    record()
