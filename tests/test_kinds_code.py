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
        ('kegiatan.set_index("peserta")', KEGIATAN.set_index("peserta").reset_index()),
        ("kegiatan", KEGIATAN.set_index("kode")),
        ("kegiatan.tail(2)", KEGIATAN.tail(2).reset_index(drop=True)),
        ("kegiatan.tail(2)", KEGIATAN.tail(2).reset_index()),
        ('kegiatan[["strategi", "peserta"]]', KEGIATAN.set_index("strategi")["peserta"]),
        (PER_STRATEGI, KEGIATAN.groupby("strategi")["peserta"].sum().to_dict()),
        (PER_STRATEGI, KEGIATAN.groupby("strategi")[["peserta"]].sum()),
        (PER_STRATEGI, KEGIATAN.groupby("strategi", as_index=False)["peserta"].sum().iloc[::-1]),
        (
            PER_STRATEGI,
            KEGIATAN.groupby("strategi")["peserta"].sum().reset_index()[["peserta", "strategi"]],
        ),
        ('kegiatan["strategi"].value_counts()', KEGIATAN[["strategi"]].value_counts()),
        ('kegiatan["peserta"]', [10, 20, 30, 45]),
        ('kegiatan["peserta"]', KEGIATAN.set_index("kode")["peserta"]),
        ('kegiatan["peserta"].sum()', KEGIATAN[["peserta"]].sum()),
        ('kegiatan["peserta"].tolist()', KEGIATAN["peserta"]),
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


TABLE, COLUMN, GROUPS = (text.CODE_TYPES[one] for one in ("DataFrame", "Series", "GroupBy"))
ADVICE = text.CODE_TYPE_ADVICE


@pytest.mark.parametrize(
    ("solution", "answer", "given", "wanted", "advice"),
    [
        (PER_STRATEGI, KEGIATAN[["peserta", "biaya"]], TABLE, COLUMN, text.CODE_ONE_COLUMN.format(count=2)),
        (
            'kegiatan["peserta"]',
            KEGIATAN[["biaya", "peserta"]],
            TABLE,
            COLUMN,
            text.CODE_COLUMN_IN_TABLE.format(name="peserta"),
        ),
        (
            "kegiatan",
            KEGIATAN["peserta"],
            COLUMN,
            TABLE,
            text.CODE_TABLE_COLUMNS.format(names="`kode`, `strategi`, `peserta` dan 1 lainnya"),
        ),
        ("kegiatan", KEGIATAN["peserta"] > 20, COLUMN, TABLE, text.CODE_ONLY_COMPARED),
        ("kegiatan", 4, "bilangan", TABLE, text.CODE_ROWS_COUNTED),
        ("kegiatan", 5, "bilangan", TABLE, text.CODE_TABLE_NOT_NUMBER),
        ("27", KEGIATAN, TABLE, "bilangan", ADVICE["DataFrame", "bilangan"]),
        ("4", KEGIATAN, TABLE, "bilangan", text.CODE_COUNT_ROWS),
        ("27", KEGIATAN["peserta"], COLUMN, "bilangan", text.CODE_MANY_VALUES.format(count=4)),
        ("105", KEGIATAN["peserta"], COLUMN, "bilangan", text.CODE_ADD_SUM),
        ("1", KEGIATAN["biaya"].isna(), COLUMN, "bilangan", text.CODE_ADD_SUM),
        (PER_STRATEGI, 105, "bilangan", COLUMN, ADVICE["bilangan", "Series"]),
        ("27", "27", "teks", "bilangan", text.CODE_NUMBER_IN_QUOTES),
        ("27", "dua puluh", "teks", "bilangan", ADVICE["teks", "bilangan"]),
        ("27", (27, 0), "daftar", "bilangan", text.CODE_NUMBER_WITH_COMMA),
        ("27", [27], "daftar", "bilangan", text.CODE_NUMBER_IN_BRACKETS),
        ("27", [12, 15], "daftar", "bilangan", text.CODE_TYPE_DEFAULT),
        (PER_STRATEGI, KEGIATAN.groupby("strategi")["peserta"], GROUPS, COLUMN, ADVICE["GroupBy", ""]),
        (PER_STRATEGI, KEGIATAN.groupby("strategi"), GROUPS, COLUMN, ADVICE["GroupBy", ""]),
        ("27", KEGIATAN["peserta"].sum, "fungsi", "bilangan", ADVICE["fungsi", ""]),
        ("27", True, "ya/tidak", "bilangan", ADVICE["ya/tidak", "bilangan"]),
        (PER_STRATEGI, [40, 65], "daftar", COLUMN, text.CODE_NAMES_LOST),
        (PER_STRATEGI, (KEGIATAN["peserta"], 0), "daftar", COLUMN, text.CODE_COLUMN_WITH_COMMA),
        (PER_STRATEGI, "peserta", "teks", COLUMN, text.CODE_TYPE_DEFAULT),
    ],
)
def test_a_wrong_type_is_named(solution: str, answer: Any, given: str, wanted: str, advice: str) -> None:
    sentence = text.CODE_WRONG_TYPE.format(given=given, wanted=wanted, advice=advice)
    assert judge(code(solution), answer) == (Outcome.WRONG, sentence)


PER_KODE = 'kegiatan.groupby("kode")["peserta"].sum()'
SUMS = KEGIATAN.groupby("kode")["peserta"].sum()


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
        (
            "kegiatan",
            KEGIATAN.rename(columns={"biaya": "x"}),
            text.CODE_OTHER_COLUMNS.format(missing="`biaya`", extra="`x`"),
        ),
        ("kegiatan", KEGIATAN.head(0), text.CODE_NO_ROWS),
        ("kegiatan", KEGIATAN.head(3), text.CODE_ONLY_FIRST.format(given=3, wanted=4)),
        ("kegiatan", KEGIATAN.tail(3), text.CODE_ROW_COUNT.format(given=3, wanted=4) + " Lain."),
        ("kegiatan.head(3)", KEGIATAN, text.CODE_FIRST_AND_MORE.format(given=4, wanted=3)),
        ("kegiatan.tail(3)", KEGIATAN, text.CODE_MORE_ROWS.format(given=4, wanted=3)),
        (
            "kegiatan",
            KEGIATAN.assign(peserta=0),
            text.CODE_COLUMNS_DIFFER.format(names="`peserta`", otherwise="Lain."),
        ),
        (
            'kegiatan[["kode", "peserta"]]',
            KEGIATAN[["kode", "peserta"]].replace({"64.02": "64.03", 20: 45}),
            text.CODE_ROWS_DIFFER.format(count=1, all=4, otherwise="Lain."),
        ),
        ('kegiatan["kode"]', KEGIATAN["kode"].head(2), text.CODE_ONLY_FIRST.format(given=2, wanted=4)),
        (PER_STRATEGI, pd.Series([40], index=["advokasi"]), text.CODE_ROWS_CUT.format(names="`layanan`")),
        (PER_STRATEGI, pd.Series([4], index=["advokasi"]), text.CODE_MISSING_ROWS.format(names="`layanan`")),
        (
            PER_STRATEGI,
            pd.Series([40, 65, 1], index=["advokasi", "layanan", "lain"]),
            text.CODE_EXTRA_ROWS.format(names="`lain`"),
        ),
        (
            PER_KODE,
            KEGIATAN.groupby("strategi")["peserta"].sum(),
            text.CODE_OTHER_ROWS.format(
                given="`advokasi`, `layanan`", wanted="`64.01`, `64.02`, `64.03`", otherwise="Lain."
            ),
        ),
        (
            PER_KODE,
            KEGIATAN.assign(kode=KEGIATAN["kode"].astype(float)).groupby("kode")["peserta"].sum(),
            text.CODE_INDEX_NUMBERS,
        ),
        (PER_STRATEGI, KEGIATAN["peserta"], text.CODE_ROWS_NUMBERED),
        (PER_KODE, SUMS * 100, text.CODE_TOO_LARGE.format(times="100")),
        (PER_KODE, SUMS / 10, text.CODE_TOO_SMALL.format(times="10")),
        (PER_KODE, SUMS / 1000, text.CODE_TOO_SMALL.format(times="1.000") + " " + text.CODE_POINT),
        (PER_KODE, KEGIATAN.groupby("kode")["peserta"].max(), text.CODE_OTHER_SUMMARY.format(given="max")),
    ],
)
def test_what_differs_is_named(solution: str, answer: Any, sentence: str) -> None:
    assert judge(code(solution), answer) == (Outcome.WRONG, sentence)


def test_many_missing_columns_are_not_all_listed() -> None:
    names = "`kode`, `strategi`, `peserta` dan 1 lainnya"
    sentence = text.CODE_OTHER_COLUMNS.format(missing=names, extra="`a`")
    assert judge(code("kegiatan"), pd.DataFrame({"a": [1]}))[1] == sentence


@pytest.mark.parametrize(
    ("solution", "answer", "count", "label", "value"),
    [
        (PER_STRATEGI, pd.Series({"advokasi": 7, "layanan": 65}), 1, "advokasi", "7"),
        (PER_STRATEGI, pd.Series({"advokasi": "x" * 30, "layanan": 65}), 1, "advokasi", "x" * 19 + "…"),
        (
            'kegiatan["peserta"]',
            KEGIATAN["peserta"].where(KEGIATAN["peserta"] < 45),
            1,
            "baris bernomor 3",
            "kosong",
        ),
    ],
)
def test_differing_values_are_counted_with_an_example(
    solution: str, answer: Any, count: int, label: str, value: str
) -> None:
    example = text.CODE_EXAMPLE.format(label=label, value=value)
    everything = len(code(solution).right())
    sentence = text.CODE_VALUES_DIFFER.format(count=count, all=everything, example=example, otherwise="Lain.")
    assert judge(code(solution), answer) == (Outcome.WRONG, sentence)


def test_the_author_may_refuse_a_dress() -> None:
    wrong = [{"answer": 'kegiatan["peserta"].tolist()', "feedback": "Kolomnya saja."}]
    answer = KEGIATAN["peserta"].tolist()
    assert judge(code('kegiatan["peserta"]'), answer) == (Outcome.RIGHT, "")
    assert judge(code('kegiatan["peserta"]', wrong=wrong), answer) == (Outcome.WRONG, "Kolomnya saja.")
    assert judge(code('kegiatan["peserta"]', wrong=wrong), KEGIATAN["peserta"]) == (Outcome.RIGHT, "")


def test_one_value_is_not_told_to_be_another_summary() -> None:
    assert judge(code('kegiatan["peserta"].sum()'), 10) == (Outcome.WRONG, "Lain.")


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
    assert judge(ordered, KEGIATAN.iloc[::-1]) == (Outcome.WRONG, text.CODE_ROW_ORDER)


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
