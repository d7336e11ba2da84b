"""What is published of counts of persons: nothing small is shown, and nothing hidden can be computed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kit.tables.privacy.small_cells import Published, hide

counts = st.one_of(st.integers(0, 6), st.integers(0, 40))
tables = (
    st.integers(1, 4)
    .flatmap(
        lambda columns: st.lists(st.lists(counts, min_size=columns, max_size=columns), min_size=1, max_size=4)
    )
    .map(pd.DataFrame)
)


def test_the_classic_square() -> None:
    done = hide(pd.DataFrame([[3, 20, 11], [8, 9, 10], [30, 20, 7]]))
    assert done.mask.to_numpy().tolist() == [[True, False, True], [True, False, True], [False, False, False]]
    assert done.by_row.tolist() == [34, 27, 57]
    assert done.by_column.tolist() == [41, 49, 28]
    assert done.total == 118


def test_what_is_large_stays() -> None:
    table = pd.DataFrame([[5, 20], [10, 0]], index=["Palaran", "Bontang"], columns=["L", "P"])
    done = hide(table)
    assert not done.mask.to_numpy().any()
    assert done.cells.astype(int).equals(table)


def test_one_line_hides_a_second_cell() -> None:
    done = hide(pd.DataFrame({"orang": {"anak": 3, "remaja": 40, "dewasa": 60, "lansia": 0}}))
    assert done.mask["orang"].tolist() == [True, True, False, False]
    assert done.cells.isna().equals(done.mask)
    assert done.total == 103


def test_two_ones_are_not_given_away_by_their_sum() -> None:
    """Hidden cells are at least 1 each: two of them that add up to 2 need a third."""
    done = hide(pd.DataFrame({"orang": [1, 1, 0, 0, 50, 60]}))
    assert done.mask["orang"].tolist() == [True, True, False, False, True, False]
    assert done.total == 112


def test_who_knows_that_hidden_counts_are_at_least_one_learns_nothing() -> None:
    """Without the cell of the first row and column the others could only change by falling to 0."""
    done = hide(pd.DataFrame([[6, 0, 1], [1, 1, 1]]))
    assert done.mask.to_numpy().tolist() == [[True, False, True], [True, True, True]]


def test_a_zero_is_hidden_where_nothing_else_protects() -> None:
    done = hide(pd.DataFrame([[10, 3], [0, 10]]))
    assert done.mask.to_numpy().all()
    assert done.total == 23


def test_a_small_total_is_hidden_too() -> None:
    done = hide(pd.DataFrame([[1, 1], [20, 30]]))
    assert done.by_row.isna().all()
    assert done.total == 52
    assert hide(pd.DataFrame([[1]])).total is None


def test_tables_with_the_same_totals_hide_the_same_ones() -> None:
    by_sex = pd.DataFrame({"L": [2, 20, 9], "P": [1, 30, 9]})
    by_age = pd.DataFrame({"anak": [3, 25, 0], "dewasa": [0, 25, 18]})
    assert hide(by_sex).by_row.isna().tolist() == hide(by_age).by_row.isna().tolist()


def test_not_recorded_is_not_hidden() -> None:
    done = hide(pd.DataFrame([[pd.NA, 20], [30, 40]]))
    assert not done.mask.to_numpy().any()
    assert pd.isna(done.cells.iat[0, 0])
    assert done.total == 90


def test_another_least() -> None:
    assert not hide(pd.DataFrame([[3, 20], [10, 30]]), least=3).mask.to_numpy().any()


@pytest.mark.parametrize("broken", [[[-1, 5]], [[1.5, 5]], [["banyak", 5]]])
def test_only_counts(broken: list[list[object]]) -> None:
    with pytest.raises(ValueError, match="counts must"):
        hide(pd.DataFrame(broken))


def test_empty() -> None:
    assert hide(pd.DataFrame()).total == 0


@settings(deadline=None, max_examples=150)
@given(tables)
def test_nothing_small_is_shown_and_sums_hold(table: pd.DataFrame) -> None:
    done = hide(table)
    for shown, truth in (
        (done.cells.stack(), table.stack()),
        (done.by_row, table.sum(axis=1)),
        (done.by_column, table.sum()),
        (pd.Series([done.total], dtype="Int64"), pd.Series([table.to_numpy().sum()])),
    ):
        known = shown.dropna()
        assert not known.between(1, 4).any()
        assert known.eq(truth.loc[known.index]).all()
    assert done.cells.isna().equals(done.mask)
    assert hide(table).mask.equals(done.mask)


small = (
    st.integers(1, 3)
    .flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(0, 7), min_size=columns, max_size=columns), min_size=1, max_size=3
        )
    )
    .map(pd.DataFrame)
)


def possible(done: Published, least_value: int) -> Iterator[list[list[int]]]:
    """Every table up to a bound that agrees with all that is shown; brute force, line by line."""
    rows, columns = done.cells.shape
    highest = 9 if done.total is None else done.total

    def line(row: int) -> Iterator[tuple[int, ...]]:
        free = range(least_value, min(highest, 9) + 1)
        cells = [[int(v)] if pd.notna(v) else free for v in done.cells.iloc[row]]
        for one in product(*cells):
            total = done.by_row.iloc[row]
            if least_value <= sum(one) if pd.isna(total) else sum(one) == total:
                yield one

    def extend(chosen: list[tuple[int, ...]], sums: tuple[int, ...]) -> Iterator[list[list[int]]]:
        known = done.by_column.tolist()
        if any(pd.notna(k) and s > k for s, k in zip(sums, known, strict=True)):
            return
        if len(chosen) == rows:
            right = all(pd.isna(k) or s == k for s, k in zip(sums, known, strict=True))
            if right and (done.total is None or sum(sums) == done.total):
                yield [list(one) for one in chosen]
            return
        for one in line(len(chosen)):
            yield from extend([*chosen, one], tuple(a + b for a, b in zip(sums, one, strict=True)))

    yield from extend([], (0,) * columns)


@settings(deadline=None, max_examples=60)
@given(small)
@example(pd.DataFrame([[0, 1, 1], [1, 1, 1]]))  # five hidden counts of at least 1 that add up to 5
def test_no_hidden_cell_or_total_can_be_computed(table: pd.DataFrame) -> None:
    done = hide(table)
    zero_hidden = bool((done.mask & table.eq(0)).to_numpy().any())
    hidden_rows, hidden_columns = done.by_row.isna().tolist(), done.by_column.isna().tolist()
    wanted = {("cell", r, c) for r, c in product(*map(range, table.shape)) if done.mask.iat[r, c]}
    wanted |= {("row", r) for r, hidden in enumerate(hidden_rows) if hidden}
    wanted |= {("column", c) for c, hidden in enumerate(hidden_columns) if hidden}
    truth = table.to_numpy().tolist()
    for other in possible(done, 0 if zero_hidden else 1):
        wanted -= {one for one in wanted if value(other, one) != value(truth, one)}
        if not wanted:
            break
    assert not wanted


def value(table: list[list[int]], place: tuple[str, int] | tuple[str, int, int]) -> int:
    match place:
        case ("cell", row, column):
            return table[row][column]
        case ("row", row):
            return sum(table[row])
        case _:
            return sum(row[place[1]] for row in table)


@settings(deadline=None, max_examples=80)
@given(tables)
def test_the_hidden_of_a_line_are_together_not_few(table: pd.DataFrame) -> None:
    done = hide(table)
    for cells, mask, totals in (
        (table, done.mask, done.by_row),
        (table.T, done.mask.T, done.by_column),
    ):
        together = cells.where(mask, 0).sum(axis=1)
        exposed = together[totals.notna().to_numpy() & mask.any(axis=1).to_numpy()]
        assert (exposed >= 5).all()
