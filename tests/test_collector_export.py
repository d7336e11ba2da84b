"""Exports: cells that no spreadsheet runs, and statements that keep the rules of xAPI 1.0.3."""

from __future__ import annotations

import csv
import io
import json
import re
import uuid
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from collecting import START, address, batch, event, running

from kit import text, text_class
from kit.collector import export
from kit.collector.store import Store, Who
from kit.exercises import lessons

NAME = '=HYPERLINK("http://contoh.invalid";"klik")'
EXERCISES = [e for one in lessons() for e in one.exercises]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(address("sqlite", tmp_path))
    yield made
    made.close()


def rows(store: Store) -> list[list[str]]:
    return list(
        csv.reader(
            io.StringIO("".join(export.csv_pieces(store, "kelas")).removeprefix("\ufeff")), delimiter=";"
        )
    )


@pytest.mark.parametrize("nasty", [NAME, "+62", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "=1;2\n3"])
def test_no_cell_is_a_formula(store: Store, nasty: str) -> None:
    store.add(
        "kelas",
        Who("p", nasty, nasty),
        batch(event(answer=nasty, exercise=nasty), event("learner", name=nasty, institution=nasty)),
    )
    for row in rows(store)[1:]:
        assert len(row) == len(text_class.CSV_COLUMNS)
        assert all(cell[:1] not in export._FORMULA for cell in row), row


def test_what_a_line_says(store: Store) -> None:
    store.add(
        "kelas",
        Who("p", "Peserta Contoh 001", "Perpustakaan Contoh"),
        batch(event(answer={"a": "2"}, seconds=3.5)),
    )
    store.add("kelas", Who("p"), batch(event("gerak", time="entah")), received=START)
    head, first, second = rows(store)
    assert tuple(head) == text_class.CSV_COLUMNS
    kept = dict(zip(head, first, strict=True))
    assert kept["sesi"] == "00-mulai"
    assert (kept["peristiwa"], kept["hasil"], kept["jawaban"]) == (
        "percobaan",
        text.VERDICTS["wrong"],
        '{"a": "2"}',
    )
    assert (kept["detik"], kept["waktu"]) == ("3,5", "2026-02-02T02:40:00.000Z")
    assert second[head.index("waktu")] == "2026-02-02T02:40:00.000Z"


@pytest.mark.parametrize(
    "seconds", [float("nan"), float("inf"), -1, True, "12", None, 10**400], ids=lambda v: str(v)[:6]
)
def test_a_number_that_is_none_stays_empty(store: Store, seconds: Any) -> None:
    store.add("kelas", Who("p"), batch(event(seconds=seconds)))
    head, first = rows(store)
    assert dict(zip(head, first, strict=True))["detik"] == ""
    assert all("duration" not in one["result"] for one in statements(store))


def test_an_empty_class_is_a_head_and_an_empty_list(store: Store) -> None:
    assert len(rows(store)) == 1
    assert statements(store) == []


def test_a_large_class_comes_in_pieces(store: Store) -> None:
    store.add("kelas", Who("p"), batch(*(event(at=n) for n in range(900))))
    assert len(list(export.csv_pieces(store, "kelas"))) > 3
    assert len(rows(store)) == 901


# --- xAPI ---

_IRI = re.compile(r"[a-z][a-z0-9+.-]*://[^\s<>\"{}|\\^`]+")
_DURATION = re.compile(r"PT\d+(\.\d{1,2})?S")
_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")


def defects(statement: Any) -> Iterator[str]:
    """What an LRS would refuse (xAPI 1.0.3, part two: 2.2 properties, 2.4 statement parts, 4 types)."""
    known = {"id", "actor", "verb", "object", "result", "context", "timestamp", "version"}
    yield from (f"unknown property {name}" for name in statement.keys() - known)
    yield from (f"missing {name}" for name in {"actor", "verb", "object"} - statement.keys())
    yield from (f"null at {where}" for where, value in leaves(statement) if value is None)
    if str(uuid.UUID(statement["id"])) != statement["id"]:
        yield "id is no UUID in its usual form"
    account = statement["actor"].get("account", {})
    if set(statement["actor"]) != {"objectType", "account"} or statement["actor"]["objectType"] != "Agent":
        yield "an actor has exactly one identifier"
    if set(account) != {"homePage", "name"} or not _IRI.fullmatch(account["homePage"]) or not account["name"]:
        yield "an account has a homePage (IRL) and a name"
    for part in (statement["verb"], statement["object"]):
        if not _IRI.fullmatch(part["id"]):
            yield f"no IRI: {part['id']}"
    names = [statement["verb"]["display"], statement["object"]["definition"].get("name", {})]
    if not all(_TAG.fullmatch(tag) and isinstance(said, str) for one in names for tag, said in one.items()):
        yield "no language map"
    if statement["object"]["objectType"] != "Activity" or not _IRI.fullmatch(
        statement["object"]["definition"]["type"]
    ):
        yield "no activity"
    when = datetime.fromisoformat(statement["timestamp"])
    if when.tzinfo is None or statement["timestamp"].endswith(("-00:00", "-0000", "-00")):
        yield "no time with a zone"
    if statement["version"] != "1.0.0":
        yield "version"
    yield from context_defects(statement["context"])
    yield from result_defects(statement.get("result", {"success": True}))


def context_defects(context: dict[str, Any]) -> Iterator[str]:
    if set(context) != {"platform", "language", "contextActivities"} or not _TAG.fullmatch(
        context["language"]
    ):
        yield f"context {context}"
        return
    for name, activities in context["contextActivities"].items():
        if name not in {"parent", "grouping", "category", "other"} or not isinstance(activities, list):
            yield f"context activities {name}"
        yield from (f"no IRI: {one['id']}" for one in activities if not _IRI.fullmatch(one["id"]))


def result_defects(result: dict[str, Any]) -> Iterator[str]:
    kinds = {"success": bool, "completion": bool, "response": str, "duration": str, "score": dict}
    if not result or any(
        name not in kinds or type(value) is not kinds[name] for name, value in result.items()
    ):
        yield f"result {result}"
    score = result.get("score", {"scaled": 1.0})
    if set(score) != {"scaled"} or not isinstance(score["scaled"], float) or not -1 <= score["scaled"] <= 1:
        yield f"score {score}"
    if "duration" in result and not _DURATION.fullmatch(result["duration"]):
        yield f"duration {result['duration']}"


def leaves(value: Any, where: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield from leaves(one, f"{where}/{name}")
    else:
        yield where, value


def statements(store: Store) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads("".join(export.xapi_pieces(store, "kelas")))
    return found


def everything() -> list[dict[str, Any]]:
    attempts = [
        event(exercise=e.id, outcome=outcome)
        for e in EXERCISES
        for outcome in ("right", "wrong", "partial", "saved")
    ]
    other = [
        event("learner"),
        event("hint", hints=1),
        event("solution"),
        event("draft", answer=None),
        event("gerak"),
    ]
    odd = [
        event(exercise=f"a b/{NAME}\ud83d\n", answer={"text": "\u0000 <b>"}),
        event(exercise="", time="2026-02-30"),
    ]
    return attempts + other + odd


def test_every_statement_keeps_the_rules(store: Store) -> None:
    store.add("kelas", Who("p", "Peserta Contoh 001"), batch(*everything()))
    found = statements(store)
    assert (
        len(found) == len(everything()) - 3
    )  # a name and an unknown event have no verb; half an emoji names no exercise
    assert [fault for one in found for fault in defects(one)] == []


def test_the_rules_can_fail(store: Store) -> None:
    store.add("kelas", Who("p"), batch(event()))
    [good] = statements(store)
    bad = [
        good | {"id": good["id"].upper()},
        good | {"actor": {**good["actor"], "mbox": "mailto:a@contoh.invalid"}},
        good | {"verb": {"id": "answered", "display": {"id": "x"}}},
        good | {"timestamp": "2026-02-02T02:40:00"},
        good | {"result": {"success": "true"}},
        good | {"result": {"response": None}},
        good | {"context": {}},
        good | {"version": "1.0.3"},
        good | {"result": {"score": {"scaled": 2.0}}},
        good | {"stored": "2026-02-02"},
    ]
    assert all(list(defects(one)) for one in bad)


def test_nobodys_name_or_seat_leaves(store: Store) -> None:
    store.add("kelas", Who("peserta-contoh-001", "Peserta Contoh 001"), batch(event("learner"), event()))
    assert not re.search("(?i)peserta.contoh", "".join(export.xapi_pieces(store, "kelas")))


def test_a_statement_keeps_its_id_and_is_nobody_elses(store: Store) -> None:
    one = event()
    store.add("kelas", Who("p"), batch(one))
    store.add("kelas", Who("q"), batch(one))
    ids = [statement["id"] for statement in statements(store)]
    assert ids == [statement["id"] for statement in statements(store)]
    assert len(set(ids)) == 2


def test_success_says_what_the_card_said(store: Store) -> None:
    store.add("kelas", Who("p"), batch(*(event(outcome=o) for o in ("right", "partial", "wrong", "saved"))))
    assert [one["result"].get("success") for one in statements(store)] == [True, False, False, None]


def test_both_are_downloads_of_the_board(tmp_path: Path) -> None:
    with running(tmp_path) as collector:
        collector.post(json.dumps(event()).encode())
        for path, kind in (("kemajuan.csv", "text/csv"), ("xapi.json", "application/json")):
            answer = collector.sign_in().ask(path)
            assert answer.headers["Content-Type"].startswith(kind)
            assert answer.headers["Content-Disposition"].startswith("attachment")
            assert "mengenal-sel" in answer.text
