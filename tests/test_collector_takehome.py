"""The files of the end of a class: board, answers, statements and workbook tell the same numbers."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import random
import stat
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from collecting import START, address, batch, event

from kit import text, text_class
from kit.collector import takehome
from kit.collector.live import LiveBoard
from kit.collector.store import Store, Who
from kit.exercises import lessons

EXERCISES = [e for one in lessons() for e in one.exercises]
DONE = [text.VERDICTS["right"], text.VERDICTS["saved"]]
DAY = 86_400


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(address("sqlite", tmp_path))
    yield made
    made.close()


def some_class(store: Store, seed: int) -> list[Who]:
    """People (two namesakes, one whose seat nobody opened) and what they did in three days, claims included."""
    draw = random.Random(seed)
    names = ["Siti Contoh", "Siti Contoh", "Budi Contoh", "Ani Contoh, S.IP.", "Tidak Hadir"]
    people = [Who(f"kursi-{n}", name, f"Perpustakaan {n}") for n, name in enumerate(names)]
    store.enrol("kelas", people)
    for who in people:
        done = [event("learner", name=who.name, institution=who.institution)]
        for _ in range(0 if who.name == "Tidak Hadir" else draw.randrange(5, 40)):
            exercise, at = draw.choice(EXERCISES), draw.randrange(3) * DAY + draw.randrange(28_000)
            more: dict[str, Any] = {"exercise": exercise.id, "revision": exercise.revision, "at": at}
            kind = draw.choice(["attempt"] * 5 + ["hint", "solution", "draft"])
            answers = (
                ["27"]
                if exercise.handed_over
                else [exercise.right("peserta"), *(a for a, _ in exercise.mistakes())]
            )
            if kind == "attempt":
                more |= {
                    "outcome": draw.choice(["right", "wrong", "partial", "saved"]),
                    "answer": draw.choice(answers),
                }
            done.append(event(kind, **more, **({"hints": 1} if kind == "hint" else {})))
        store.add("kelas", who, batch(*done, *draw.sample(done, len(done) // 3)))  # some arrive twice
    return people


def board(store: Store, people: list[Who]) -> dict[tuple[str, str], dict[str, Any]]:
    with ThreadPoolExecutor(2) as pool:
        live = LiveBoard(store, "kelas", lessons(), pool)
        pool.submit(asyncio.run, live.refresh(lambda: people)).result()
    return {(row["name"], row["institution"]): row for row in live.since(0, anonymous=False)["rows"]}


@pytest.mark.parametrize("seed", range(4))
def test_all_tell_the_same(store: Store, tmp_path: Path, seed: int) -> None:
    people = some_class(store, seed)
    folder = tmp_path / "kelas-2026-02-02"
    folder.mkdir()
    made = takehome.write(store, "kelas", folder, key=True)
    assert {path.name for path in made} == set(text_class.CLASS_FILES)
    assert {stat.S_IMODE(path.stat().st_mode) for path in made} == {0o600}

    book = openpyxl.load_workbook(folder / text_class.SUMMARY_FILE)
    head, *rows = book[text_class.SUMMARY_SHEET].iter_rows(values_only=True)
    summary = {row[:2]: dict(zip(head, row, strict=True)) for row in rows}
    present = list(book[text_class.PRESENCE_SHEET].iter_rows(min_row=2, values_only=True))
    with (folder / text_class.ANSWERS_FILE).open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file, delimiter=";"))
    statements = json.loads((folder / text_class.XAPI_FILE).read_text(encoding="utf-8"))
    with (folder / text_class.XAPI_KEY_FILE).open(encoding="utf-8-sig", newline="") as file:
        whose = {
            row["nama_xapi"]: (row["nama"], row["instansi"]) for row in csv.DictReader(file, delimiter=";")
        }
    shown = board(store, people)
    assert len(summary) == len(shown) == len(people)

    for who in people:
        person = (who.name, who.institution)
        own = [line for line in lines if (line["nama"], line["instansi"]) == person]
        tried = [line for line in own if line["peristiwa"] == text_class.EVENT_KINDS["attempt"]]
        sent = [one for one in statements if whose[one["actor"]["account"]["name"]] == person]
        answered = [one for one in sent if one["verb"]["id"].endswith(("answered", "responded"))]
        cells = shown[person]["cells"].values()
        counts = summary[person]
        assert counts["Percobaan"] == len(tried) == len(answered) == sum(cell[1] for cell in cells)
        solved = {line["soal"] for line in tried if line["hasil"] in DONE}
        assert counts["Soal selesai, semua sesi"] == len(solved) == sum(cell[0] == "right" for cell in cells)
        assert counts["Jawaban dibuka"] == sum(cell[3] for cell in cells)
        assert [one["result"].get("success") for one in answered].count(True) == [
            line["hasil"] for line in tried
        ].count(DONE[0])
        days = {
            datetime.fromisoformat(line["waktu"]).astimezone().date()
            for line in own
            if line["peristiwa"] != "identitas"
        }
        mine = [row for row in present if row[1:3] == person]
        assert counts["Hari hadir"] == len(days) == len(mine)
        assert sum(row[5] for row in mine) == len(tried)
        assert {row[0].date() for row in mine} == days
    kinds = Counter(
        type(value) for row in summary.values() for value in list(row.values())[2:] if value is not None
    )
    assert set(kinds) == {int, datetime}  # numbers are numbers


def test_what_a_seat_claims_is_seen(store: Store) -> None:
    exercise = next(e for e in EXERCISES if e.kind == "choice")
    wrong = exercise.mistakes()[0][0]
    store.add("kelas", Who("p", "Peserta Contoh"), batch(
        event(exercise=exercise.id, revision=exercise.revision, answer=wrong, outcome="right"),
    ))  # fmt: skip
    line = next(
        csv.DictReader(io.StringIO("".join(takehome.export.csv_pieces(store, "kelas"))[1:]), delimiter=";")
    )
    assert line["hasil"] == text.VERDICTS["wrong"]
    assert line["penilaian"] == text_class.JUDGED_DIFFERENTLY.format(told=text.VERDICTS["right"])


def test_no_key_unless_asked_for(store: Store, tmp_path: Path) -> None:
    store.add("kelas", Who("p", '=HYPERLINK("http://contoh.invalid")', "{=1+1}"), batch(event(at=START)))
    names = {path.name for path in takehome.write(store, "kelas", tmp_path)}
    assert names == set(text_class.CLASS_FILES) - {text_class.XAPI_KEY_FILE}
    book = openpyxl.load_workbook(tmp_path / text_class.SUMMARY_FILE)
    assert [book[text_class.SUMMARY_SHEET][cell].data_type for cell in ("A2", "B2")] == ["s", "s"]
