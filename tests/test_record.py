"""The record: what is confirmed is on the disk; what is damaged is counted, kept and does no harm."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import filelock
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit import paths, record, text
from kit.record import FileLog, Record, RecordError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "progress" / "siti.jsonl"


def line(number: int = 0, kind: str = "attempt", **keys: Any) -> bytes:
    """An event as a line of the file."""
    event = {"id": f"n{number}", "time": "2025-05-14T08:00:00.000+07:00", "kind": kind, "session": "s"}
    more = {"exercise": "contoh", "answer": "b", "outcome": "wrong", "hints": 1} | keys
    return json.dumps(event | {k: v for k, v in more.items() if v is not None}).encode() + b"\n"


def read(path: Path, data: bytes) -> Record:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    found = Record(FileLog(path))
    found.refresh()
    return found


def answers(of: Record) -> list[Any]:
    return [event.get("answer") for event in of.events]


# --- writing --------------------------------------------------------------------------------------


def test_what_is_appended_is_on_the_disk_before_append_returns(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[bytes] = []
    monkeypatch.setattr(record.os, "fsync", lambda _: synced.append(path.read_bytes()))
    event = Record(FileLog(path)).append("attempt", exercise="contoh", answer="b", outcome="right")
    assert synced == [path.read_bytes()]
    assert json.loads(synced[0]) == event


def test_another_window_reads_it_at_once_and_once(path: Path) -> None:
    mine, other = Record(FileLog(path)), Record(FileLog(path))
    event = mine.append("attempt", exercise="contoh", answer="b", outcome="right")
    assert other.refresh() == [event]
    assert other.refresh() == []
    assert mine.events == other.events == [event]


def test_an_event_says_who_when_and_where(path: Path) -> None:
    event = Record(FileLog(path)).append("hint", exercise="contoh", hints=1)
    assert event["learner"] == "siti"
    assert event["session"] == record.session().id
    assert event["time"][-6] in "+-"  # with its zone


@pytest.mark.parametrize(
    "answer",
    ["بسم الله", "📚", "\ud83d", "a\nb\r\n\u2028", "\0", '"\\', {"r1c1": "x" * 200_000}, None, [1.5, True]],
    ids=ascii,
)
def test_any_answer_comes_back(answer: Any, path: Path) -> None:
    writer = Record(FileLog(path))
    writer.append("attempt", exercise="contoh", answer=answer, outcome="wrong")
    writer.append("hint", exercise="contoh", hints=1)
    reader = Record(FileLog(path))
    reader.refresh()
    assert answers(reader) == [answer, None]
    assert reader.damaged == []


# --- reading what is damaged ----------------------------------------------------------------------

WHOLE = line(1, answer="satu") + line(2, answer="ab\u00e9\U0001f4da") + line(3, answer="tiga")


@given(cut=st.integers(0, len(WHOLE)))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)
def test_a_torn_end_is_set_aside_and_the_rest_is_read(cut: int, path: Path) -> None:
    torn = WHOLE[:cut]
    record_ = read(path, torn)
    whole_lines, rest = torn.count(b"\n"), torn.rpartition(b"\n")[2]
    assert len(record_.events) == whole_lines
    record_.append("attempt", exercise="contoh", answer="baru", outcome="right")
    assert path.read_bytes().startswith(torn)
    again = Record(FileLog(path))
    again.refresh()
    assert answers(again)[:whole_lines] == ["satu", "ab\u00e9\U0001f4da", "tiga"][:whole_lines]
    assert answers(again)[-1] == "baru"
    complete = rest + b"\n" in WHOLE.splitlines(keepends=True)  # only its end of line was lost
    assert again.damaged == ([] if complete or not rest else [rest.decode()])
    assert len(again.events) == whole_lines + complete + 1
    assert again.damaged == record_.damaged


@pytest.mark.parametrize(
    "bad",
    [
        b"\xff\xfe{}",
        b"\0" * 4096,
        b"[1, 2]",
        b"[" * 200_000,
        b"null",
        b"7" * 10_000,
        b'"id"',
        b"\xef\xbb\xbf" + line(9)[:20],
        b"x" * 2_000_000,
        line(9)[:-1] + line(9)[:-1],
        line(9, outcome=None)[:-1],
        line(9, outcome="gold")[:-1],
        line(9, exercise=["contoh"])[:-1],
        line(9, kind="hint", hints="2")[:-1],
        line(9, kind="learner", name="Siti")[:-1],
        line(9, id=["n9"])[:-1],
        line(9, time=None, session=None, id="n9")[:-1].replace(b'"session"', b'"sesi"'),
        line(9)[:-1].replace(b'"kind": "attempt"', b'"kind": {}'),
    ],
    ids=lambda bad: ascii(bad[:30]),
)
def test_a_damaged_line_is_counted_and_harms_no_other(bad: bytes, path: Path) -> None:
    data = line(1) + bad + b"\n" + line(2)
    found = read(path, data)
    assert [event["id"] for event in found.events] == ["n1", "n2"]
    assert found.damaged == [bad.decode("utf-8", "replace")]
    found.append("attempt", exercise="contoh", answer="c", outcome="right")
    assert path.read_bytes().startswith(data)
    assert found.standing("contoh").attempts == 3


def test_two_halves_do_not_make_an_event(path: Path) -> None:
    found = read(path, b'{"id": "x", "time": "t", "session": "s"\n"kind": "later"}\n' + line(1))
    assert [event["id"] for event in found.events] == ["n1"]
    assert len(found.damaged) == 2


@pytest.mark.parametrize(
    "data",
    [
        (line(1) + line(2)).replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + line(1) + line(2),
        b"\n\n" + line(1) + b"  \n\r\n" + line(2),
    ],
    ids=["CRLF", "BOM", "blank"],
)
def test_what_an_editor_may_have_done(data: bytes, path: Path) -> None:
    found = read(path, data)
    assert len(found.events) == 2
    assert found.damaged == []


def test_a_kind_of_a_later_kit_is_kept_and_counts_for_nothing(path: Path) -> None:
    found = read(path, line(1, kind="badge", exercise=["x"], answer=None))
    assert len(found.events) == 1
    assert found.damaged == []
    assert found.standing("contoh") == record.Standing()


def test_the_same_event_twice_counts_once(path: Path) -> None:
    found = read(path, line(1) + line(1) + line(2))
    assert found.standing("contoh").attempts == 2
    with path.open("ab") as file:
        file.write(line(2) + line(3))
    assert [event["id"] for event in found.refresh()] == ["n3"]
    assert found.standing("contoh").attempts == 3


def test_the_last_answer_is_the_one_written_last_whatever_the_clock(path: Path) -> None:
    late = line(2, answer="c").replace(b"2025", b"1999")
    found = read(path, line(1) + late)
    assert found.standing("contoh").last == json.loads(late)


def test_a_line_still_being_written_waits_for_its_end(path: Path) -> None:
    found = read(path, line(1) + line(2)[:30])
    assert (len(found.events), found.damaged) == (1, [])
    with path.open("ab") as file:
        file.write(line(2)[30:])
    assert [event["id"] for event in found.refresh()] == ["n2"]


@pytest.mark.parametrize("new", [None, b"", line(7)], ids=["deleted", "emptied", "older copy"])
def test_a_file_that_was_taken_away_is_read_anew(new: bytes | None, path: Path) -> None:
    found = read(path, line(1) + line(2) + b"x\n")
    path.unlink()
    if new is not None:
        path.write_bytes(new)
    event = found.append("attempt", exercise="contoh", answer="c", outcome="right")
    assert found.events[-1] == event
    assert found.standing("contoh").attempts == (2 if new else 1)
    assert found.damaged == []


def test_ten_thousand_events_are_read(path: Path) -> None:
    found = read(path, b"".join(line(n, exercise=f"soal-{n % 50}") for n in range(10_000)))
    assert len(found.events) == 10_000
    assert found.standing("soal-7").attempts == 200


# --- standing -------------------------------------------------------------------------------------


def test_standing_follows_the_events(path: Path) -> None:
    kept = Record(FileLog(path))
    kept.append("draft", exercise="contoh", answer="a")
    assert kept.standing("contoh").draft == "a"
    for answer, outcome in (("a", "wrong"), ("b", "right"), ("c", "wrong")):
        kept.append("attempt", exercise="contoh", answer=answer, outcome=outcome)
    kept.append("hint", exercise="contoh", hints=2)
    kept.append("hint", exercise="contoh", hints=1)
    kept.append("solution", exercise="contoh")
    now = kept.standing("contoh")
    assert (now.attempts, now.hints, now.solution_seen, now.solved, now.draft) == (3, 2, True, True, None)
    assert now.last is not None
    assert now.last["answer"] == "c"
    assert kept.standing("lain") == record.Standing()


def test_asking_for_the_standing_of_nothing_leaves_no_trace(path: Path) -> None:
    kept = Record(FileLog(path))
    kept.standing("contoh").attempts = 7
    assert kept.standing("contoh").attempts == 0


# --- several writers, and an end without warning --------------------------------------------------

WRITER = """
import sys
from pathlib import Path
from kit.record import FileLog, Record
record, count = Record(FileLog(Path(sys.argv[1]))), int(sys.argv[2])
for number in range(count):
    print(record.append("attempt", exercise="contoh", answer=number, outcome="wrong")["id"], flush=True)
"""


def writer(path: Path, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(count)],
        cwd=paths.ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_two_writers_at_once_lose_and_tear_nothing(path: Path) -> None:
    both = [writer(path, 200) for _ in range(2)]
    said = [one.communicate(timeout=120)[0].split() for one in both]
    lines = path.read_bytes().splitlines()
    assert [json.loads(one)["id"] for one in lines if json.loads(one)["id"] in said[0]] == said[0]
    assert {json.loads(one)["id"] for one in lines} == {*said[0], *said[1]}
    assert len(lines) == 400


@pytest.mark.parametrize("confirmed", [1, 20, 60])
def test_a_writer_killed_at_any_moment_loses_nothing_it_confirmed(confirmed: int, path: Path) -> None:
    with writer(path, 1_000_000) as endless:
        assert endless.stdout is not None
        said = [endless.stdout.readline().strip() for _ in range(confirmed)]
        endless.kill()
        said += [one for one in endless.stdout.read().split("\n")[:-1] if one]
    found = Record(FileLog(path))
    found.append("attempt", exercise="contoh", answer="b", outcome="right")  # the lock went with its holder
    assert len(said) >= confirmed
    assert set(said) <= {event["id"] for event in found.events}


def test_a_record_held_too_long_by_another_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "LOCK_SECONDS", 0.1)
    kept = read(path, line(1))
    with (
        filelock.FileLock(path.with_name(".siti.jsonl.lock"), is_singleton=False),
        pytest.raises(RecordError) as caught,
    ):
        kept.append("solution", exercise="contoh")
    assert str(caught.value) == text.RECORD_BUSY
    assert path.read_bytes() == line(1)
    kept.append("solution", exercise="contoh")
    assert kept.standing("contoh").solution_seen


# --- a disk or folder that does not play along ----------------------------------------------------

LIMITED = """
import resource, sys
from pathlib import Path
from kit.record import FileLog, Record, RecordError
path = Path(sys.argv[1])
record = Record(FileLog(path))
record.append("draft", exercise="contoh", answer="a")
size = path.stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100, resource.RLIM_INFINITY))
try:
    record.append("draft", exercise="contoh", answer="b" * 100_000)
except RecordError as error:
    print(error)
print(path.stat().st_size == size, len(record.events))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
record.append("draft", exercise="contoh", answer="c")
print(len(path.read_bytes().splitlines()), record.standing("contoh").draft)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of a file's size for one process")
def test_half_a_line_is_taken_back(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)], cwd=paths.ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == [text.NOT_KEPT.format(reason="EFBIG"), "True 1", "2 c"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mounts a file system of 64 KB, with the options of a call."""
    folder = tmp_path / "disk"
    folder.mkdir()

    def mount(options: str) -> Path:
        command = ["mount", "-t", "tmpfs", "-o", f"size=64k,{options}", "tmpfs", str(folder)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        except FileNotFoundError:
            pytest.skip("there is no mount command")
        if done.returncode:
            pytest.skip(f"a file system cannot be mounted here: {done.stderr.strip()}")
        return folder

    yield mount
    if folder.is_mount():
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk(small_disk: Callable[[str], Path]) -> None:
    path = small_disk("rw") / "siti.jsonl"
    kept = Record(FileLog(path))
    kept.append("draft", exercise="contoh", answer="a")
    before = path.read_bytes()
    with pytest.raises(RecordError) as caught:
        kept.append("draft", exercise="contoh", answer="b" * 100_000)
    assert str(caught.value) == text.DISK_FULL
    assert path.read_bytes() == before
    assert kept.standing("contoh").draft == "a"
    kept.append("draft", exercise="contoh", answer="c")
    assert kept.standing("contoh").draft == "c"


def test_a_disk_that_cannot_be_written(small_disk: Callable[[str], Path]) -> None:
    folder = small_disk("ro")
    for path in (folder / "siti.jsonl", folder / "progress" / "siti.jsonl"):
        with pytest.raises(RecordError) as caught:
            Record(FileLog(path)).append("solution", exercise="contoh")
        assert str(caught.value) == text.NOT_WRITABLE.format(folder=path.parent.name)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, text.DISK_FULL),
        (errno.EDQUOT, text.DISK_FULL),
        (errno.EACCES, text.NOT_WRITABLE.format(folder="progress")),
        (errno.EIO, text.NOT_KEPT.format(reason="EIO")),
    ],
)
def test_what_the_disk_refuses_is_said_and_not_kept(
    number: int, sentence: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = read(path, line(1))

    def fsync(_: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(record.os, "fsync", fsync)
        with pytest.raises(RecordError) as caught:
            kept.append("solution", exercise="contoh")
    assert str(caught.value) == sentence
    assert path.read_bytes() == line(1)
    assert not kept.standing("contoh").solution_seen


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="Windows and root write into any folder"
)
def test_a_folder_without_leave_to_write(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(RecordError) as caught:
        Record(FileLog(tmp_path / "siti.jsonl")).append("solution", exercise="contoh")
    tmp_path.chmod(0o700)
    assert str(caught.value) == text.NOT_WRITABLE.format(folder=tmp_path.name)


def test_a_record_that_is_a_folder(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(RecordError, match=r"siti\.jsonl"):
        Record(FileLog(path)).refresh()
    with pytest.raises(RecordError):
        Record(FileLog(path)).append("solution", exercise="contoh")
    assert list(path.iterdir()) == []


def test_a_progress_folder_that_is_not_there_yet(path: Path) -> None:
    kept = Record(FileLog(path.parent / "dalam" / path.name))
    assert kept.refresh() == []
    kept.append("solution", exercise="contoh")
    assert kept.standing("contoh").solution_seen


def test_a_progress_folder_that_is_a_file(path: Path) -> None:
    path.parent.touch()
    with pytest.raises(RecordError):
        Record(FileLog(path)).append("solution", exercise="contoh")
    assert path.parent.read_bytes() == b""


# --- the folder -----------------------------------------------------------------------------------


def test_records_are_files_of_this_kit_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIT_PROGRESS", str(tmp_path))
    for name in ("siti.jsonl", "budi.jsonl", "._siti.jsonl", ".siti.lock", "peserta-aktif.txt"):
        (tmp_path / name).touch()
    (tmp_path / "folder.jsonl").mkdir()
    assert [path.name for path in record.records()] == ["budi.jsonl", "siti.jsonl"]
    monkeypatch.setenv("KIT_PROGRESS", str(tmp_path / "tidak-ada"))
    assert record.records() == []
