from __future__ import annotations

from typing import Any

import pytest
from made import make

from kit import text
from kit.check.result import Outcome, Result


def feedback(result: Result) -> dict[str, str]:
    """The sentences of the parts that are not right."""
    return {key: part.feedback for key, part in result.parts.items() if not part.ok}


@pytest.fixture
def matching() -> Any:
    pairs = [
        {"left": "MoU", "right": "Advokasi", "feedback": "MoU mengikat."},
        {"left": "Kelas", "right": "Pelibatan", "feedback": "Warga belajar."},
        {"left": "Hibah", "right": "Advokasi", "feedback": "Dukungan."},
    ]
    return make("match", pairs=pairs, decoys=["Replikasi"])


def test_match_counts_equal_partners_once(matching: Any) -> None:
    assert matching.rights == ("Advokasi", "Pelibatan", "Replikasi")
    assert matching.judge({"a": "1", "b": "2", "c": "1"}).outcome is Outcome.RIGHT


def test_match_tells_empty_from_wrong(matching: Any) -> None:
    result = matching.judge({"a": "1", "b": "3", "c": ""})
    assert result.outcome is Outcome.PARTIAL
    assert feedback(result) == {"b": "Warga belajar.", "c": text.PART_EMPTY}
    assert matching.judge({"a": "9", "b": "9", "c": "9"}).outcome is Outcome.WRONG


@pytest.mark.parametrize("nothing", [None, {}, {"a": "", "b": "", "c": ""}])
def test_match_unanswered(matching: Any, nothing: Any) -> None:
    assert matching.judge(nothing).outcome is Outcome.UNANSWERED


def test_classify() -> None:
    items = [
        {"text": "Nama", "group": "Umum", "feedback": "Nama itu umum."},
        {"text": "Riwayat sakit", "group": "Spesifik", "feedback": "Kesehatan itu spesifik."},
    ]
    exercise = make("classify", groups=["Umum", "Spesifik"], items=items)
    assert exercise.judge({"a": "1", "b": "2"}).outcome is Outcome.RIGHT
    assert feedback(exercise.judge({"a": "1", "b": "1"})) == {"b": "Kesehatan itu spesifik."}


@pytest.fixture
def ordering() -> Any:
    return make(
        "order", items=[{"text": one, "feedback": f"Sebab {one}."} for one in ("satu", "dua", "tiga")]
    )


def test_order_right(ordering: Any) -> None:
    assert ordering.judge(["a", "b", "c"]).outcome is Outcome.RIGHT


def test_order_names_the_first_fault(ordering: Any) -> None:
    result = ordering.judge(["a", "c", "b"])
    assert result.outcome is Outcome.PARTIAL
    assert result.feedback == text.ORDER_FIRST_FAULT.format(place=2, item="dua", feedback="Sebab dua.")
    assert feedback(result)["c"] == "Sebab tiga."
    assert ordering.judge(["b", "c", "a"]).outcome is Outcome.WRONG


@pytest.mark.parametrize("nothing", [None, [], ["a"], ["a", "b", "z"], ["a", "b", "b"]])
def test_order_needs_every_item_once(ordering: Any, nothing: Any) -> None:
    assert ordering.judge(nothing).outcome is Outcome.UNANSWERED


@pytest.fixture
def table_mark() -> Any:
    return make(
        "mark",
        columns=["tanggal", "peserta"],
        rows=[["14-05-2023", "25"], ["Mei", "25 org"]],
        faults=[
            {"row": 2, "column": "tanggal", "feedback": "Hari hilang."},
            {"row": 2, "column": "peserta", "feedback": "Satuan."},
        ],
        decoys=[{"row": 0, "column": "peserta", "feedback": "Judul yang baik."}],
    )


def test_mark_right_in_any_order(table_mark: Any) -> None:
    assert table_mark.judge(["r2c2", "r2c1"]).outcome is Outcome.RIGHT


def test_mark_speaks_of_false_alarms_and_counts(table_mark: Any) -> None:
    result = table_mark.judge(["r2c1", "r0c2", "r1c1"])
    said = text.MARK_COUNT.format(found=1, all=2) + " " + text.MARK_EXTRA.format(count=2)
    assert (result.outcome, result.feedback) == (Outcome.PARTIAL, said)
    assert feedback(result) == {"r0c2": "Judul yang baik.", "r1c1": text.NOT_A_FAULT}
    assert result.parts["r2c1"].feedback == "Hari hilang."


def test_mark_all_faults_and_one_too_many_is_not_right(table_mark: Any) -> None:
    assert table_mark.judge(["r2c1", "r2c2", "r1c1"]).outcome is Outcome.PARTIAL
    assert table_mark.judge(["r1c1"]).outcome is Outcome.WRONG
    assert table_mark.judge([]).outcome is Outcome.UNANSWERED


def test_mark_in_a_message() -> None:
    segments = [
        {"text": "Dari", "fault": True, "feedback": "Palsu."},
        {"text": "Salam", "feedback": "Wajar."},
    ]
    exercise = make("mark", layout="message", segments=segments)
    assert exercise.judge(["a"]).outcome is Outcome.RIGHT
    assert feedback(exercise.judge(["a", "b"])) == {"b": "Wajar."}


@pytest.fixture
def formular() -> Any:
    fields = [
        {"name": "mulai", "label": "Mulai", "type": "date", "answer": "2025-05-14", "feedback": "Baca lagi."},
        {
            "name": "selesai",
            "label": "Selesai",
            "type": "date",
            "answer": "2025-05-15",
            "feedback": "Dua hari.",
        },
        {
            "name": "peserta",
            "label": "Peserta",
            "type": "number",
            "min": 0,
            "max": 100,
            "answer": "28",
            "feedback": "Hitung.",
            "wrong": [{"answer": "32", "feedback": "Anak terhitung dua kali."}],
        },
        {
            "name": "mitra",
            "label": "Mitra",
            "answer": "PKK",
            "accept": ["P.K.K."],
            "required": False,
            "feedback": "Ada mitra.",
        },
        {"name": "catatan", "label": "Catatan", "answer": "", "required": False, "feedback": "Kosongkan."},
    ]
    return make("form", fields=fields, rules=[{"rule": "mulai <= selesai", "feedback": "Tanggal terbalik."}])


RIGHT = {"mulai": "2025-05-14", "selesai": "2025-05-15", "peserta": "28", "mitra": "PKK", "catatan": ""}


def test_form_right_in_any_spelling(formular: Any) -> None:
    spelled = {"mulai": " 2025-05-14", "selesai": "2025-05-15 ", "peserta": "28,0 orang", "mitra": "p.k.k"}
    assert formular.judge(RIGHT).outcome is Outcome.RIGHT
    assert formular.judge(spelled).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"mulai": ""}, text.FIELD_EMPTY),
        ({"mulai": "14/05/2025"}, text.NOT_A_DATE.format(given="14/05/2025")),
        ({"mulai": "2025-05-13"}, "Baca lagi."),
        ({"peserta": "banyak"}, text.NOT_A_NUMBER.format(given="banyak")),
        ({"peserta": "-1"}, text.BELOW_MINIMUM.format(given="-1", limit="0")),
        ({"peserta": "1.280"}, text.ABOVE_MAXIMUM.format(given="1.280", limit="100")),
        ({"peserta": "32"}, "Anak terhitung dua kali."),
        ({"peserta": "27"}, "Hitung."),
        ({"mitra": ""}, "Ada mitra."),
        ({"catatan": "-"}, "Kosongkan."),
    ],
)
def test_form_every_entry_has_its_own_word(formular: Any, entry: dict[str, str], words: str) -> None:
    result = formular.judge(RIGHT | entry)
    assert result.outcome is Outcome.PARTIAL
    assert list(feedback(result).values()) == [words]


def test_form_rules_compare_entries(formular: Any) -> None:
    assert formular.judge(RIGHT | {"selesai": "2025-05-13"}).feedback == "Tanggal terbalik."
    assert formular.judge(RIGHT | {"selesai": "nanti"}).feedback == ""


def test_a_broken_rule_alone_is_not_right() -> None:
    fields = [
        {"name": name, "label": name, "type": "number", "answer": "1", "accept": ["9"], "feedback": "x"}
        for name in "ab"
    ]
    exercise = make("form", fields=fields, rules=[{"rule": "a + 0 == b", "feedback": "Harus sama."}])
    assert exercise.judge({"a": "9", "b": "9"}).outcome is Outcome.RIGHT
    broken = exercise.judge({"a": "9", "b": "1"})
    assert (broken.outcome, broken.feedback) == (Outcome.PARTIAL, "Harus sama.")


@pytest.mark.parametrize("nothing", [None, {}, dict.fromkeys(RIGHT, ""), dict.fromkeys(RIGHT, " ")])
def test_form_unanswered(formular: Any, nothing: Any) -> None:
    assert formular.judge(nothing).outcome is Outcome.UNANSWERED


@pytest.fixture
def repairing() -> Any:
    wrong = [{"answer": "25 orang", "feedback": "Satuan lagi."}]
    return make(
        "table",
        columns=["tgl", "peserta", "kelas"],
        rows=[["2025-05-14", "25 org", "020"], ["Jumlah", "25", ""]],
        cells=[
            {"row": 0, "column": "tgl", "answer": "tanggal", "feedback": "Tulis lengkap."},
            {
                "row": 1,
                "column": "peserta",
                "answer": "25",
                "accept": ["25,0"],
                "feedback": "Angka saja.",
                "wrong": wrong,
            },
        ],
        remove=[{"row": 2, "feedback": "Bukan kegiatan."}],
    )


def table_answer(exercise: Any, removed: list[int], **cells: str) -> dict[str, Any]:
    return {"cells": exercise.start() | cells, "removed": removed}


def test_table_right(repairing: Any) -> None:
    assert repairing.judge(table_answer(repairing, [2], r0c1="tanggal ", r1c2=" 25")).outcome is Outcome.RIGHT
    # What is written in a row that goes away does not matter.
    done = table_answer(repairing, [2], r0c1="tanggal", r1c2="25,0", r2c1="x")
    assert repairing.judge(done).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("removed", "cells", "words"),
    [
        ([2], {"r0c1": "tanggal", "r1c2": "25 org"}, {"r1c2": "Angka saja."}),
        ([2], {"r0c1": "tanggal", "r1c2": "25 orang"}, {"r1c2": "Satuan lagi."}),
        ([], {"r0c1": "tanggal", "r1c2": "25"}, {"r2": "Bukan kegiatan."}),
        ([1, 2], {"r0c1": "tanggal", "r1c2": "25"}, {"r1": text.ROW_NEEDED}),
        (
            [2],
            {"r0c1": "tanggal", "r1c2": "25", "r1c3": "20"},
            {"r1c3": text.CELL_WAS_RIGHT.format(start="020")},
        ),
    ],
)
def test_table_wrong(
    repairing: Any, removed: list[int], cells: dict[str, str], words: dict[str, str]
) -> None:
    result = repairing.judge(table_answer(repairing, removed, **cells))
    assert result.outcome is Outcome.PARTIAL
    assert feedback(result) == words


def test_table_names_a_lost_zero() -> None:
    cells = [{"row": 1, "column": "kelas", "answer": "020", "feedback": "Tiga angka."}]
    exercise = make("table", columns=["kelas"], rows=[["kelas 020"]], cells=cells)
    lost = exercise.judge({"cells": {"r0c1": "kelas", "r1c1": "20"}})
    assert feedback(lost)["r1c1"] == text.LEADING_ZERO.format(given="20")


def test_table_unanswered(repairing: Any) -> None:
    empty: list[Any] = [None, {}, {"cells": {}, "removed": []}, table_answer(repairing, [])]
    for nothing in empty:
        assert repairing.judge(nothing).outcome is Outcome.UNANSWERED


def test_table_ignores_cells_it_does_not_have(repairing: Any) -> None:
    stray = table_answer(repairing, [2, 99], r0c1="tanggal", r1c2="25", r9c9="x")
    assert feedback(repairing.judge(stray)) == {"r99": text.ROW_NEEDED}


@pytest.fixture
def story() -> Any:
    steps = [
        {
            "id": "awal",
            "text": "Pesan masuk.",
            "options": [
                {"text": "Kirim", "goto": "bocor", "feedback": "Kode bocor."},
                {"text": "Tanya", "goto": "ragu", "feedback": "Periksa."},
            ],
        },
        {
            "id": "ragu",
            "text": "Ia mendesak.",
            "options": [{"text": "Tutup", "goto": "aman", "feedback": "Baik."}],
        },
        {"id": "bocor", "text": "Akun hilang.", "end": "wrong"},
        {"id": "aman", "text": "Selamat.", "end": "right"},
    ]
    return make("scenario", steps=steps)


@pytest.mark.parametrize(
    ("path", "outcome", "words"),
    [
        (["b", "a"], Outcome.RIGHT, ""),
        (["b"], Outcome.UNANSWERED, text.STORY_GOES_ON),
        (["a"], Outcome.WRONG, text.STORY_ENDED_BADLY),
        (["a", "b"], Outcome.WRONG, text.STORY_ENDED_BADLY),
        (["z"], Outcome.UNANSWERED, text.UNANSWERED),
        ([], Outcome.UNANSWERED, text.UNANSWERED),
        (None, Outcome.UNANSWERED, text.UNANSWERED),
    ],
)
def test_scenario(story: Any, path: Any, outcome: Outcome, words: str) -> None:
    result = story.judge(path)
    assert (result.outcome, result.feedback) == (outcome, words)
