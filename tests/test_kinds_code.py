from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from made import make

from kit import text
from kit.check.result import Outcome
from kit.kinds.code import printed

SETUP = """
kegiatan = pd.DataFrame({
    "kode": ["64.01", "64.02", "64.01", "64.03"],
    "strategi": ["advokasi", "layanan", "advokasi", "layanan"],
    "peserta": [10, 20, 30, 45],
    "biaya": [1.5, float("nan"), 2.5, 0.1],
})
"""
KEGIATAN: pd.DataFrame
_names: dict[str, Any] = {"pd": pd}
exec(SETUP, _names)  # noqa: S102 - the same table for the author's solution and the learner's answer
KEGIATAN = _names["kegiatan"]


def code(solution: str, **keys: Any) -> Any:
    return make("code", setup=SETUP, solution=solution, shows="", **keys)


def judge(exercise: Any, answer: Any) -> tuple[Outcome, str]:
    result = exercise.judge(answer)
    return result.outcome, result.feedback


PER_STRATEGI = 'kegiatan.groupby("strategi")["peserta"].sum()'


@pytest.mark.parametrize(
    ("solution", "answer"),
    [
        ("27", 27),
        ("27", 27.0),
        ("27", np.int64(27)),
        ("0.3", 0.1 + 0.2),
        ("0.3", np.float64(0.3)),
        ("True", np.True_),
        ('"020"', " 020 "),
        ('float("nan")', np.nan),
        ('pd.Timestamp("2025-05-14")', pd.Timestamp(2025, 5, 14)),
        ("[1, 2]", (1, 2)),
        ("[1, 2]", np.array([1.0, 2.0])),
        ("[1, 2]", pd.Index([1, 2])),
        ('{"a": 1}', {"a": 1}),
        (PER_STRATEGI, KEGIATAN.groupby("strategi")["peserta"].sum()),
        (PER_STRATEGI, KEGIATAN.groupby("strategi")["peserta"].sum().iloc[::-1]),
        (PER_STRATEGI, KEGIATAN.groupby("strategi")["peserta"].sum() * (1 + 1e-12)),
        (PER_STRATEGI, KEGIATAN.groupby("strategi")["peserta"].sum().astype(float).rename("lain")),
        (PER_STRATEGI, KEGIATAN.groupby("strategi")["peserta"].sum().astype("Int64")),
        ('kegiatan["biaya"]', KEGIATAN["biaya"].copy()),
        ('kegiatan["strategi"]', KEGIATAN["strategi"].astype("category")),
        ("kegiatan", KEGIATAN.iloc[::-1]),
        ("kegiatan", KEGIATAN.iloc[::-1].reset_index(drop=True)),
        ("kegiatan", KEGIATAN[["peserta", "kode", "biaya", "strategi"]]),
        ("kegiatan", KEGIATAN.set_index(pd.Index(list("wxyz")))),
        ('kegiatan.set_index("peserta")', KEGIATAN.set_index("peserta").iloc[::-1]),
    ],
)
def test_what_says_the_same_is_right(solution: str, answer: Any) -> None:
    assert judge(code(solution), answer) == (Outcome.RIGHT, "")


@pytest.mark.parametrize(
    ("solution", "answer"),
    [
        ("27", 28),
        ("27", float("nan")),
        ('"020"', "20"),
        ("[1, 2]", [2, 1]),
        ("[1, 2]", [1, 2, 3]),
        ('pd.Timestamp("2025-05-14")', pd.Timestamp(2025, 5, 15)),
        ('{"a": 1}', {"a": 2}),
    ],
)
def test_what_says_something_else_gets_the_authors_word(solution: str, answer: Any) -> None:
    assert judge(code(solution), answer) == (Outcome.WRONG, "Lain.")


def test_not_tried_is_not_wrong() -> None:
    assert judge(code("27"), ...) == (Outcome.UNANSWERED, text.CODE_UNANSWERED)


def test_print_hands_over_nothing() -> None:
    assert judge(code("27"), None) == (Outcome.WRONG, text.CODE_NONE)


@pytest.mark.parametrize(
    ("solution", "answer", "given", "wanted", "advice"),
    [
        (PER_STRATEGI, KEGIATAN[["peserta"]], "DataFrame", "Series", ("DataFrame", "Series")),
        ("kegiatan", KEGIATAN["peserta"], "Series", "DataFrame", ("Series", "DataFrame")),
        ("27", KEGIATAN, "DataFrame", "bilangan", ("DataFrame", "bilangan")),
        ("27", KEGIATAN["peserta"], "Series", "bilangan", ("Series", "bilangan")),
        (PER_STRATEGI, 105, "bilangan", "Series", ("bilangan", "Series")),
        ("27", "27", "teks", "bilangan", ("teks", "bilangan")),
        (PER_STRATEGI, KEGIATAN.groupby("strategi")["peserta"], "GroupBy", "Series", ("GroupBy", "")),
        (PER_STRATEGI, KEGIATAN.groupby("strategi"), "GroupBy", "Series", ("GroupBy", "")),
        ("27", KEGIATAN["peserta"].sum, "fungsi", "bilangan", ("fungsi", "")),
        ("27", True, "ya/tidak", "bilangan", None),
        (PER_STRATEGI, [40, 65], "daftar", "Series", None),
    ],
)
def test_a_wrong_type_is_named(
    solution: str, answer: Any, given: str, wanted: str, advice: tuple[str, str] | None
) -> None:
    words = text.CODE_TYPE_ADVICE[advice] if advice else text.CODE_TYPE_DEFAULT
    sentence = text.CODE_WRONG_TYPE.format(given=given, wanted=wanted, advice=words)
    assert judge(code(solution), answer) == (Outcome.WRONG, sentence)


@pytest.mark.parametrize(
    ("solution", "answer", "sentence"),
    [
        ("kegiatan", KEGIATAN.drop(columns="biaya"), text.CODE_MISSING_COLUMNS.format(names="`biaya`")),
        ("kegiatan", KEGIATAN.assign(x=1), text.CODE_EXTRA_COLUMNS.format(names="`x`")),
        (
            'kegiatan[["kode"]]',
            pd.concat([KEGIATAN["kode"], KEGIATAN["kode"]], axis=1),
            text.CODE_EXTRA_COLUMNS.format(names="`kode`"),
        ),
        ("kegiatan", KEGIATAN.head(3), text.CODE_ONLY_FIRST.format(given=3, wanted=4)),
        ("kegiatan", KEGIATAN.tail(3), text.CODE_ROW_COUNT.format(given=3, wanted=4)),
        (
            PER_STRATEGI,
            pd.Series([40], index=["advokasi"]),
            text.CODE_MISSING_ROWS.format(names="`layanan`"),
        ),
        (
            'kegiatan.groupby("kode")["peserta"].sum()',
            KEGIATAN.assign(kode=KEGIATAN["kode"].astype(float)).groupby("kode")["peserta"].sum(),
            text.CODE_INDEX_NUMBERS,
        ),
    ],
)
def test_a_missing_or_strange_part_is_named(solution: str, answer: Any, sentence: str) -> None:
    assert judge(code(solution), answer) == (Outcome.WRONG, sentence)


def test_many_missing_columns_are_not_all_listed() -> None:
    answer = pd.DataFrame({"a": [1]})
    names = "`kode`, `strategi`, `peserta` dan 1 lainnya"
    assert judge(code("kegiatan"), answer)[1] == text.CODE_MISSING_COLUMNS.format(names=names)


def test_differing_values_are_counted_with_an_example() -> None:
    answer = KEGIATAN.groupby("strategi")["peserta"].mean()
    example = text.CODE_EXAMPLE.format(label="advokasi", value="20")
    sentence = text.CODE_VALUES_DIFFER.format(count=2, all=2, example=example, otherwise="Lain.")
    assert judge(code(PER_STRATEGI), answer) == (Outcome.WRONG, sentence)


def test_nan_is_not_a_number_that_happens_to_fit() -> None:
    assert judge(code('kegiatan["biaya"]'), KEGIATAN["biaya"].fillna(0))[0] is Outcome.WRONG


@pytest.mark.parametrize("solution", [PER_STRATEGI, 'kegiatan.set_index("peserta")'])
def test_only_the_order_of_rows(solution: str) -> None:
    names: dict[str, Any] = {"kegiatan": KEGIATAN}
    turned = eval(solution, names).iloc[::-1]  # noqa: S307 - the author's own solution
    ordered = code(solution, rows_in_order=True)
    assert judge(ordered, turned) == (Outcome.WRONG, text.CODE_ROW_ORDER)
    assert judge(ordered, turned.iloc[::-1])[0] is Outcome.RIGHT


def test_order_of_rows_without_names() -> None:
    ordered = code("kegiatan", rows_in_order=True)
    assert judge(ordered, KEGIATAN)[0] is Outcome.RIGHT
    assert judge(ordered, KEGIATAN.iloc[::-1])[0] is Outcome.WRONG


def test_a_known_mistake_gets_its_own_word() -> None:
    exercise = code(
        PER_STRATEGI,
        wrong=[{"answer": 'kegiatan.groupby("strategi")["peserta"].mean()', "feedback": "Rata-rata."}],
    )
    assert judge(exercise, KEGIATAN.groupby("strategi")["peserta"].mean()) == (Outcome.WRONG, "Rata-rata.")
    assert judge(exercise, KEGIATAN.groupby("strategi")["peserta"].max())[1] != "Rata-rata."


def test_tolerance_is_the_authors() -> None:
    assert judge(code("0.5", tolerance=0.1), 0.55)[0] is Outcome.RIGHT
    assert judge(code("0.5"), 0.55)[0] is Outcome.WRONG


@pytest.mark.parametrize(
    "answer",
    [
        pd.DataFrame(),
        pd.Series(dtype=float),
        pd.concat([KEGIATAN, KEGIATAN], axis=1),
        pd.concat([KEGIATAN, KEGIATAN]),
        KEGIATAN.assign(peserta=["10", 20, None, 1.5]),
        KEGIATAN.assign(kode=[64.01, "64.02", None, 64]),
        KEGIATAN["peserta"].set_axis(["advokasi", "advokasi", "advokasi", "layanan"]),
        KEGIATAN.set_index(["strategi", "kode"])["peserta"],
        KEGIATAN.T,
        pd.NaT,
        object(),
        int,
        {},
        [[]],
        b"x",
        1j,
        float("inf"),
        "",
    ],
    ids=lambda answer: type(answer).__name__,
)
@pytest.mark.parametrize(
    "solution",
    ["kegiatan", PER_STRATEGI, "27", '"a"', 'kegiatan.set_index("strategi")["peserta"]', "[1, 2, 3, 4]"],
)
def test_no_answer_stops_the_checker(solution: str, answer: Any) -> None:
    for in_order in (False, True):
        assert judge(code(solution, rows_in_order=in_order), answer)[0] is Outcome.WRONG


def test_a_check_leaves_the_answer_as_it_was() -> None:
    answer = KEGIATAN.iloc[::-1].copy()
    before = answer.copy(deep=True)
    code("kegiatan").judge(answer)
    pd.testing.assert_frame_equal(answer, before)


def test_describe_is_short() -> None:
    describe = make("code", solution="1", shows="1").describe
    assert describe(27) == "27"
    assert len(describe("x" * 1000)) == 400
    assert len(describe(pd.DataFrame({"x": range(1000)}))) <= 400


def test_printed_does_not_depend_on_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = pd.DataFrame({f"kolom_{n}": [n] for n in range(15)})
    monkeypatch.setenv("COLUMNS", "40")
    narrow_terminal = printed(wide)
    monkeypatch.setenv("COLUMNS", "300")
    assert printed(wide) == narrow_terminal
    assert max(map(len, narrow_terminal.splitlines())) <= 80
