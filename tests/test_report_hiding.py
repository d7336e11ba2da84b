"""What is published tells of no group below five: not in a table, not in a picture, not through row numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product
from typing import Any

import pytest
from report_made import activity, attendees, everything, figure, made, of_kit, visit, words

from kit import report
from kit import text_report as text
from kit.report import charts
from kit.report.model import Report, ReportTable
from kit.report.sources import SourceTable

pytestmark = pytest.mark.slow

MAY = "2026-05"
# Counts that occur nowhere else, so that a leak is seen wherever it is.
LISTS = [("L", "dewasa", "Palaran", 41), ("P", "dewasa", "Sambutan", 37), ("P", "lansia", "Palaran", 3)]


def sample(*more: dict[str, Any], lists: Sequence[tuple[str, str, str, int]] = LISTS) -> list[SourceTable]:
    rows = [
        activity(1, peserta_l=41, peserta_p=43, peserta_anak=3, disabilitas=2),
        activity(2, strategi="advokasi", peserta_l=3, peserta_p=52, peserta_anak=0, disabilitas=0),
        activity(3, strategi="peningkatan layanan informasi", peserta_l=29, peserta_p=31),
    ]
    tables = [made("a.csv", [*rows, *more]), made("d.csv", attendees("K001", lists))]
    return [*tables, made("k.csv", [visit("P01", MAY)])]


def table(done: Report, first: str) -> ReportTable:
    (found,) = [one for part in done.sections for one in part.tables if one.head[0] == first]
    return found


def hidden(done: Report, first: str) -> set[tuple[str, str]]:
    shown = table(done, first)
    return {
        (name, shown.head[place])
        for name, figures in shown.rows
        for place, one in enumerate(figures, start=1)
        if one is not None and one.hidden
    }


def test_a_small_cell_is_hidden_with_what_reveals_it() -> None:
    done = report.make(sample(), MAY)
    gone = hidden(done, text.STRATEGY)
    assert ("advokasi", "Laki-laki") in gone
    assert ("advokasi", "Perempuan") in gone  # its row total is shown
    assert len(gone) == 4  # and two more keep the columns' totals from telling
    assert ("Jumlah", "Peserta") not in gone


@pytest.mark.parametrize("name", [text.PART_NAMES["children"], text.PART_NAMES["disabled"]])
def test_few_children_and_few_persons_with_disability_are_hidden(name: str) -> None:
    assert figure(report.make(sample(), MAY), name).hidden
    assert not figure(report.make(sample(), MAY, publish=False), name).hidden


def test_few_adults_among_children_are_hidden() -> None:
    only = [made("a.csv", [activity(1, peserta_anak=17)])]
    assert figure(report.make(only, MAY), text.PART_NAMES["children"]).hidden


def test_no_hidden_figure_keeps_value_or_rows() -> None:
    done = report.make(sample(), MAY)
    gone = [one for one in done.figures.values() if one.hidden]
    assert len(gone) > 6
    assert all(one.value is None and not one.sources and not one.of for one in gone)


def test_the_whole_of_the_three_files_knows_no_hidden_value() -> None:
    """Two sets of data that differ in nothing but hidden values give the same three files, picture by picture."""
    one, other = sample(), sample()
    changed = other[0].table
    # 3 men and 52 women become 2 and 53; the strategy beside it balances the columns.
    balance = changed["strategi"] == report.make(one, MAY).sections[1].tables[0].rows[_partner(one)][0]
    changed.loc[3, ["peserta_l", "peserta_p"]] = [2, 53]
    changed.loc[balance, "peserta_l"] += 1
    changed.loc[balance, "peserta_p"] -= 1
    changed.loc[2, ["peserta_anak", "disabilitas"]] = [4, 1]
    other[1] = made(
        "d.csv", attendees("K001", [("L", "dewasa", "Palaran", 40), LISTS[1], ("L", "lansia", "Palaran", 4)])
    )
    before, after = report.make(one, MAY), report.make(other, MAY)
    assert len(hidden(before, text.STRATEGY)) == 4
    assert len(hidden(before, "Kelompok umur")) == 2
    assert before == after  # pictures, too
    assert everything(before) == everything(after)
    assert report.make(one, MAY, publish=False) != report.make(other, MAY, publish=False)


def _partner(tables: list[SourceTable]) -> int:
    rows = table(report.make(tables, MAY), text.STRATEGY).rows
    return next(
        place
        for place, (name, figures) in enumerate(rows)
        if name not in ("advokasi", "Jumlah") and figures[2].hidden  # type: ignore[union-attr]
    )


def test_no_hidden_value_is_written_anywhere() -> None:
    rows = [
        activity(1, peserta_l=4001, peserta_p=4003),
        activity(2, strategi="advokasi", peserta_l=3, peserta_p=7019),
    ]
    done = report.make([made("a.csv", rows)], MAY)
    assert len(hidden(done, text.STRATEGY)) == 4
    leaks = re.findall(r"4[.,]?001|4[.,]?003|7[.,]?019(?!\d)", everything(done))
    assert leaks == []
    assert "4001" in everything(report.make([made("a.csv", rows)], MAY, publish=False))


def test_a_picture_draws_only_what_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[float] = []
    monkeypatch.setattr(charts.Axes, "barh", lambda _ax, _y, width, *_, **__: drawn.append(width))
    done = report.make(sample(), MAY)
    shown = {one.value for one in done.figures.values() if one.value}
    assert set(drawn) <= shown
    assert 3 not in drawn
    for part in done.sections:
        for one in part.tables:
            assert one.chart is None or not re.search(r"\b3\b", one.chart.alt)


def test_rows_of_an_attendance_list_are_withheld_in_breakdowns() -> None:
    """Rows of two breakdowns laid over each other would show the list person by person."""
    done = report.make(sample(), MAY)
    groups = [one for one in done.figures.values() if one.label.startswith("Kehadiran: ")]
    assert groups
    assert not any(origin.rows for one in groups for origin in one.sources)
    inside = report.make(sample(), MAY, publish=False)
    assert all(one.sources[0].rows for one in inside.figures.values() if one.label.startswith("Orang-kali"))


def test_the_order_of_groups_says_nothing_of_their_size() -> None:
    more = [("L", "dewasa", place, count) for place, count in (("C", 3), ("A", 9), ("B", 4), ("D", 40))]
    names = [name for name, _ in table(report.make(sample(lists=more), MAY), "Kecamatan").rows]
    assert names == ["A", "B", "C", "D", "Jumlah"]


def test_attendance_by_sex_is_not_shown_beside_the_strategies_by_sex() -> None:
    """The list of one activity would give the cell that protects another one."""
    heads = [one.head[0] for part in report.make(sample(), MAY).sections for one in part.tables]
    assert "Jenis kelamin" not in heads
    heads = [
        one.head[0] for part in report.make(sample(), MAY, publish=False).sections for one in part.tables
    ]
    assert "Jenis kelamin" in heads


def test_beside_a_hidden_strategy_no_other_sums_are_shown() -> None:
    few = activity(4, strategi="lain", id_perpus="P02", peserta_l=1, peserta_p=2)
    places = made("p.csv", [{"id_perpus": "P01", "kode_wilayah": "64.72", "nama": "Contoh"}])
    done = report.make([*sample(few), places], MAY, region="64.71")
    assert ("lain", "Peserta") in hidden(done, text.STRATEGY)
    assert text.ATTENDANCE_WITHHELD in words(done)
    assert text.INDICATOR_WITHHELD in words(done)
    assert not any(one.how in ("per10000", "orang") for one in done.figures.values())


def test_a_small_region_withholds_the_indicator() -> None:
    few = activity(4, id_perpus="P02", peserta_l=1, peserta_p=2)
    rows = [{"id_perpus": f"P0{n}", "kode_wilayah": f"64.7{n}", "nama": "Contoh"} for n in (1, 2)]
    tables = [*sample(few), made("p.csv", rows)]
    assert text.INDICATOR_WITHHELD in words(report.make(tables, MAY))
    inside = report.make(tables, MAY, publish=False)
    assert figure(inside, "Peserta: Kota Samarinda").value == 3


@pytest.mark.parametrize(("elsewhere", "gone"), [(0, True), (30, False)])
def test_children_do_not_give_away_a_hidden_age_group(elsewhere: int, gone: bool) -> None:
    ages = [("L", "anak", "A", 25), ("L", "remaja", "A", 3), ("L", "dewasa", "A", 20)]
    rows = [
        activity(1, peserta_l=48, peserta_p=30, peserta_anak=28),
        activity(2, peserta_l=48, peserta_anak=elsewhere),
    ]
    done = report.make([made("a.csv", rows), made("d.csv", attendees("K001", ages))], MAY)
    assert ("remaja (13-17 tahun)", "Kehadiran") in hidden(done, "Kelompok umur")
    assert figure(done, text.PART_NAMES["children"]).hidden == gone


def test_a_change_does_not_give_away_a_hidden_month() -> None:
    rows = [activity(1), activity(2, tgl_mulai="2026-04-03", peserta_l=1, peserta_p=2)]
    done = report.make([made("a.csv", rows)], MAY)
    assert figure(done, "Peserta, April 2026").hidden
    assert all(one.hidden for one in done.figures.values() if one.label == "Perubahan: Peserta")


@pytest.mark.parametrize("month", ["2025-03", "2025-05", "2025-08", "2025-10"])
def test_margins_leave_more_than_one_possibility(month: str) -> None:
    """Every hidden cell of the strategies could hold at least two values for who knows all that is shown."""
    done = report.make([of_kit(name) for name in ("kegiatan", "daftar_hadir", "perpustakaan")], month)
    rows = [[one.value for one in figures[1:]] for _, figures in table(done, text.STRATEGY).rows]
    open_cells = [(r, c) for r, row in enumerate(rows[:-1]) for c in (1, 2) if row[c] is None and row[0]]
    if open_cells:
        assert all(len(one) > 1 for one in _possible(rows, open_cells).values())


def _possible(rows: list[list[Any]], cells: list[tuple[int, int]]) -> dict[tuple[int, int], set[int]]:
    """By trial of all values of the men's cells (the women's follow from the row's total)."""
    men = [(r, rows[r][0]) for r in sorted({r for r, _ in cells})]
    found: dict[tuple[int, int], set[int]] = {cell: set() for cell in cells}
    shown = sum(row[1] for row in rows[:-1] if row[1] is not None)
    for guess in product(*(range(total + 1) for _, total in men)):
        if rows[-1][1] is None or shown + sum(guess) == rows[-1][1]:
            for (r, total), value in zip(men, guess, strict=True):
                found[r, 1].add(value)
                found[r, 2].add(total - value)
    return found


def test_who_keeps_the_report_inside_sees_all_and_is_told() -> None:
    done = report.make(sample(), MAY, publish=False)
    assert not any(one.hidden for one in done.figures.values())
    assert "Jangan dibagikan." in words(done)
    assert figure(done, "Laki-laki: advokasi").value == 3
