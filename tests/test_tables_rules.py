"""Cells that contradict each other become NA and are told."""

from __future__ import annotations

import pandas as pd

from kit.tables import rules
from kit.tables.model import Certainty

DAYS = pd.to_datetime(["2026-05-03", "2026-05-10", None])


def activities(**columns: object) -> pd.DataFrame:
    return pd.DataFrame(columns, index=[2, 3, 4])


def test_an_end_before_its_beginning_is_nobodys_guess() -> None:
    table = activities(tgl_mulai=DAYS, tgl_selesai=pd.to_datetime(["2026-05-01", "2026-05-11", "2026-05-12"]))
    done, [finding] = rules.check(table, "kegiatan", None)
    assert (finding.code, finding.rows, finding.certainty) == (
        "selesai-mendahului-mulai",
        (2,),
        Certainty.ASK,
    )
    assert done.tgl_mulai.isna().tolist() == [True, False, True]
    assert done.tgl_selesai.isna().tolist() == [True, False, False]
    assert table.tgl_mulai.isna().tolist() == [False, False, True]  # what was handed over stays


def test_a_part_is_no_larger_than_its_whole() -> None:
    counts = {"peserta_l": [5, None, 3], "peserta_p": [5, 5, 3], "peserta_anak": [11, 11, 6]}
    table = activities(**{name: pd.array(values, dtype="Int64") for name, values in counts.items()})
    done, [finding] = rules.check(table, "kegiatan", None)
    assert (finding.rows, finding.column, finding.saw, finding.more["total"]) == (
        (2,),
        "peserta_anak",
        "11",
        "10",
    )
    assert done.peserta_anak.tolist()[1:] == [11, 6]
    assert done.peserta_anak.isna().tolist() == [True, False, False]


def test_a_total_that_is_not_the_sum_is_told_and_kept() -> None:
    counts = {"jumlah_laki": [5, 1, 3], "jumlah_perempuan": [5, 1, None], "jumlah_personel": [10, 3, 3]}
    table = activities(**{name: pd.array(values, dtype="Int64") for name, values in counts.items()})
    done, [finding] = rules.check(table, "inlislite_groups", None)
    assert (finding.code, finding.rows, finding.more["sum"]) == ("jumlah-berbeda", (3,), "2")
    assert done.jumlah_personel.tolist() == [10, 3, 3]


def test_doubled_rows_are_asked_about_dropped_or_kept() -> None:
    table = activities(id_kegiatan=["K1", "K2", "K2"], judul=["a", "b", "b"])
    kept, [asked] = rules.check(table, "kegiatan", None)
    assert (asked.code, asked.rows, len(kept)) == ("baris-ganda", (4,), 3)
    fewer, [told] = rules.check(table, "kegiatan", doubled=True)
    assert (told.code, list(fewer.index)) == ("baris-ganda-dibuang", [2, 3])
    same, none = rules.check(table, "kegiatan", doubled=False)
    assert (none, len(same)) == ([], 3)


def test_one_key_with_two_contents_is_asked_about() -> None:
    table = activities(id_kegiatan=["K1", "K2", "K2"], judul=["a", "b", "c"])
    done, [finding] = rules.check(table, "kegiatan", doubled=True)
    assert (finding.code, finding.rows, finding.saw, len(done)) == ("kunci-ganda", (3, 4), "K2", 3)


def test_equal_answers_of_two_people_are_no_double() -> None:
    table = pd.DataFrame({"jk": ["L", "L", "P", "P"], "puas": ["ya", "ya", "ya", "tidak"]})
    assert rules.check(table, "", None)[1] == []
