"""The report's numbers: right, each from the rows it names, and silent where there are no data."""

from __future__ import annotations

import csv
from collections import Counter
from typing import Any

import pandas as pd
import pytest
from report_made import activity, attendees, figure, made, of_kit, readd, visit, words

from kit import report
from kit import text_report as text
from kit.paths import DATASETS
from kit.tables.model import TableError

pytestmark = pytest.mark.slow

MAY = "2026-05"
KIT = [of_kit(name) for name in ("kegiatan", "daftar_hadir", "perpustakaan", "advokasi")]
VISITS = made(
    "kunjungan.xlsx",
    [
        visit(f"P{place:02}", f"2025-{month:02}", anggota=10 * place + month, daring=None, pemakai_tik=month)
        for month in range(1, 13)
        for place in range(1, 9)
        if (place, month) != (3, 6)
    ],
    sheet="Rekap",
)
SLIMS = made(
    "pengunjung.xlsx",
    [
        {"tanggal_kunjungan": f"2025-02-{day:02}", "jenis_anggota": kind, "id_perpus": "P20"}
        for day in range(1, 21)
        for kind in ("Umum", "Pelajar", "NON-MEMBER")[: 1 + day % 3]
    ],
    profile="slims_visitor",
)
INLIS = made(
    "frekuensi.ods",
    [
        {
            "id_perpus": "P19",
            "tanggal_kunjungan": f"2025-03-{day:02}",
            "jumlah_anggota": day,
            "jumlah_non_anggota": 1,
            "jumlah_rombongan": None if day % 2 else 5,
        }
        for day in range(1, 11)
    ],
    profile="inlislite_frequency",
)
ALL = [*KIT, VISITS, SLIMS, INLIS]


@pytest.mark.parametrize("publish", [True, False])
@pytest.mark.parametrize("month", ["2025-02", "2025-03", "2025-06", "2025-07", "2025-11"])
def test_the_rows_of_a_figure_give_its_value(month: str, publish: bool) -> None:
    done = report.make(ALL, month, publish=publish)
    checked = 0
    for one in done.figures.values():
        withheld = any(not origin.rows for origin in one.sources)
        assert publish or not (withheld or one.hidden)
        if one.value is not None and not withheld:
            assert readd(done, ALL, one) == pytest.approx(one.value), one
            checked += 1
    assert checked > 40


@pytest.mark.parametrize("month", [1, 5, 12])
def test_activities_as_another_hand_counts_them(month: int) -> None:
    with (DATASETS / "kegiatan.csv").open(encoding="utf-8", newline="") as file:
        rows = [one for one in csv.DictReader(file) if one["tgl_mulai"].startswith(f"2025-{month:02}")]
    done = report.make(KIT, f"2025-{month:02}", publish=False)
    count, people = Counter(one["strategi"] for one in rows), Counter[str]()
    for one in rows:
        people[one["strategi"]] += int(one["peserta_l"] or 0) + int(one["peserta_p"] or 0)
    for strategy in count:
        assert figure(done, f"Kegiatan: {strategy}").value == count[strategy]
        assert figure(done, f"Peserta: {strategy}").value == people[strategy]
    assert figure(done, "Peserta: Jumlah").value == people.total()
    women = sum(int(one["peserta_p"] or 0) for one in rows)
    assert figure(done, "Perempuan: Jumlah").value == women


def test_the_indicator_has_its_denominator() -> None:
    done = report.make(KIT, "2025-05", publish=False)
    with (DATASETS / "kegiatan.csv").open(encoding="utf-8", newline="") as file:
        people = sum(
            int(one["peserta_l"]) + int(one["peserta_p"])
            for one in csv.DictReader(file)
            if one["tgl_mulai"].startswith("2025-05") and one["id_perpus"] in ("P13", "P14")
        )
    rate = figure(done, "Peserta per 10.000 penduduk: Kabupaten Mahakam Ulu")
    assert rate.value == pytest.approx(10_000 * people / 39715)
    assert figure(done, "Penduduk: Kabupaten Mahakam Ulu").sources[0].rows == (8,)
    assert "Kemendagri 2025" in words(done)


def test_a_given_region_serves_libraries_that_name_none() -> None:
    done = report.make([made("a.csv", [activity(1)])], MAY, region="64.72")
    assert figure(done, "Peserta per 10.000 penduduk: Kota Samarinda").value == pytest.approx(
        200_000 / 881_225
    )
    assert text.NO_REGION in words(report.make([made("a.csv", [activity(1)])], MAY))


def test_exports_become_visits_of_the_month() -> None:
    slims = report.make([SLIMS], "2025-02")
    kinds = SLIMS.table["jenis_anggota"]
    assert figure(slims, "Bukan anggota, Februari 2025").value == (kinds == "NON-MEMBER").sum()
    assert figure(slims, "Anggota, Februari 2025").value == (kinds != "NON-MEMBER").sum()
    inlis = report.make([INLIS], "2025-03")
    assert figure(inlis, "Anggota, Maret 2025").value == 55
    assert figure(inlis, "Rombongan (orang), Maret 2025").value == 25
    assert figure(inlis, "Jumlah kunjungan di tempat, Maret 2025").value == 90


def test_monthly_counts_and_groups_of_inlislite() -> None:
    rows = [
        {"periode": MAY, "lokasi_ruang": room, "jumlah_anggota": 7, "jumlah_non_anggota": 1} for room in "AB"
    ]
    monthly = report.make([made("f.ods", rows)], MAY)
    assert figure(monthly, "Anggota, Mei 2026").value == 14
    groups = [{"tanggal_kunjungan": "2026-05-02", "jumlah_personel": count} for count in (30, 41)]
    done = report.make([made("r.ods", groups)], MAY)
    assert figure(done, "Rombongan (orang), Mei 2026").value == 71
    assert figure(done, "Anggota, Mei 2026").value is None


def test_a_table_of_dates_is_no_log_of_visitors() -> None:
    with pytest.raises(TableError):
        report.make([made("a.csv", [{"tanggal_kunjungan": "2026-05-02", "x": 1}])], MAY)


def test_a_library_may_be_known_by_its_name_and_place_only() -> None:
    rows = [activity(n, nama_perpus=f"TBM Contoh {n}", kode_kabupaten_kota="64.72") for n in (1, 2)]
    for one in rows:
        del one["id_perpus"]
    done = report.make([made("a.csv", rows)], MAY)
    assert figure(done, "Perpustakaan dengan catatan kegiatan").value == 2
    assert figure(done, "Peserta: Kota Samarinda").value == 40


def test_a_visit_without_its_kind_is_counted_as_such() -> None:
    rows = [{"tanggal_kunjungan": "2026-05-02"}, {"tanggal_kunjungan": "2026-05-31"}]
    log = made("a.csv", rows, profile="slims_visitor")
    done = report.make([log], MAY)
    assert figure(done, "Anggota atau bukan: tidak dicatat, Mei 2026").value == 2
    assert figure(done, "Anggota, Mei 2026").value is None


def test_blank_is_not_zero() -> None:
    rows = [visit("P01", MAY, anggota=None), visit("P02", MAY, anggota=0), visit("P03", "2026-04")]
    done = report.make([made("k.csv", rows)], MAY)
    assert figure(done, "Anggota, Mei 2026").value == 0
    assert figure(done, "Perpustakaan yang melapor: Anggota").value == 1
    assert figure(done, "Kunjungan daring, Mei 2026").value is None
    assert "1 dari 3 perpustakaan belum melaporkan kunjungan: P03." in words(done)


@pytest.mark.parametrize("after", [None, "P03"])
def test_change_only_between_the_same_libraries(after: str | None) -> None:
    rows = [visit("P01", "2026-04", anggota=8), visit("P01", MAY), visit("P02", "2026-04"), visit("P02", MAY)]
    done = report.make([made("k.csv", [*rows, *([visit(after, MAY)] if after else [])])], MAY)
    changes = [one.value for one in done.figures.values() if one.label == "Perubahan: Anggota"]
    assert changes == ([] if after else [2, pytest.approx(100 * 2 / 18)])
    assert ("Perpustakaan yang melapor pada kedua bulan itu tidak sama" in words(done)) == bool(after)


def test_no_month_before_is_said() -> None:
    done = report.make([made("k.csv", [visit("P01", MAY)])], MAY)
    assert "Data April 2026 tidak ada, sehingga perubahan tidak dihitung." in words(done)


def test_change_of_activities() -> None:
    rows = [activity(1), activity(2), activity(3, tgl_mulai="2026-04-01", peserta_l=5)]
    said = words(report.make([made("a.csv", rows)], MAY))
    assert "kegiatan +1 (semula 1), peserta +25 atau +166,7 % (semula 15)" in said


def test_a_library_given_twice() -> None:
    same = report.make([made("a.csv", [visit("P01", MAY)]), made("b.csv", [visit("P01", MAY)])], MAY)
    assert figure(same, "Anggota, Mei 2026").value == 10
    other = report.make(
        [made("a.csv", [visit("P01", MAY)]), made("b.csv", [visit("P01", MAY, anggota=11)])], MAY
    )
    assert figure(other, "Anggota, Mei 2026").value is None
    assert figure(other, "Bukan anggota, Mei 2026").value == 5
    assert "Untuk P01 pada Mei 2026 ada angka yang berbeda dalam a.csv dan b.csv: Anggota." in words(other)


def test_visits_without_a_library_are_not_added_to_those_with_one() -> None:
    log = made("z.csv", [{"tanggal_kunjungan": "2026-05-02", "jenis_anggota": "Umum"}] * 7)
    done = report.make([made("k.csv", [visit("P01", MAY)]), log], MAY)
    assert figure(done, "Anggota, Mei 2026").value == 10
    assert "Kunjungan Mei 2026 dari z.csv (7) tidak ditambahkan" in words(done)


@pytest.mark.parametrize(
    ("second", "count"),
    [({}, 1), ({"peserta_l": 11}, 0), ({"id_perpus": "P02"}, 2), ({"id_kegiatan": "K002"}, 2)],
    ids=["alike", "differing", "other library", "other id"],
)
@pytest.mark.parametrize("one_file", [True, False])
def test_an_activity_counts_once(second: dict[str, Any], count: int, one_file: bool) -> None:
    rows = [activity(1), activity(1) | second]
    tables = [made("a.csv", rows)] if one_file else [made("a.csv", rows[:1]), made("b.csv", rows[1:])]
    tables.append(made("c.csv", [activity(9)]))
    assert figure(report.make(tables, MAY), "Kegiatan: Jumlah").value == count + 1


def test_a_file_copied_without_ids_counts_once() -> None:
    rows = [activity(1, id_kegiatan=None), activity(1, id_kegiatan=None)]
    tables = [made("a.csv", rows), made("a - Copy.csv", rows)]
    assert figure(report.make(tables, MAY), "Kegiatan: Jumlah").value == 2


def test_an_activity_over_two_months_counts_where_it_begins() -> None:
    table = made("a.csv", [activity(1, tgl_mulai="2024-02-29", tgl_selesai="2024-03-02")])
    assert figure(report.make([table], "2024-02"), "Kegiatan: Jumlah").value == 1
    march = words(report.make([table], "2024-03"))
    assert "Tidak ada data kegiatan untuk Maret 2024. Ini tidak berarti bahwa tidak ada kegiatan." in march
    assert "dihitung sekali, pada bulan dimulainya" in march


def test_columns_of_the_sexes_may_be_missing() -> None:
    bare = activity(1)
    del bare["peserta_l"], bare["peserta_p"]
    silent = report.make([made("a.csv", [bare])], MAY)
    assert figure(silent, "Peserta: Jumlah").value is None
    assert "1 kegiatan tidak mencatat jumlah peserta" in words(silent)
    whole = report.make([made("a.csv", [bare | {"peserta": 30}])], MAY)
    assert figure(whole, "Peserta: Jumlah").value == 30
    half = report.make([made("a.csv", [activity(1, peserta_p=None)])], MAY)
    assert figure(half, "Peserta: Jumlah").value == 10


def test_what_no_count_can_be_is_not_counted() -> None:
    rows = [activity(1, peserta_l=-3.0), activity(2, peserta_l=2.5), activity(3, peserta_l=1e12)]
    done = report.make([made("a.csv", rows)], MAY, publish=False)
    assert figure(done, "Peserta: Jumlah").value == 30
    assert "a.csv: 3 sel berisi bilangan negatif, pecahan, atau kata" in words(done)


def test_unique_persons_only_with_pseudonyms() -> None:
    rows = attendees("K001", [("L", "dewasa", "Palaran", 9)])
    tables = [made("a.csv", [activity(1)]), made("d.csv", [*rows, *rows[:4]])]
    done = report.make(tables, MAY)
    assert figure(done, "Orang yang berbeda").value == 9
    assert figure(done, "Kehadiran").value == 13
    del rows[0]["id_peserta"]
    said = words(report.make([tables[0], made("d.csv", rows)], MAY))
    assert text.NO_PSEUDONYM in said


def test_attendance_of_other_activities_is_left_out() -> None:
    rows = attendees("K001", [("L", "dewasa", "Palaran", 9)]) + attendees(
        "K777", [("P", "anak", "Palaran", 6)]
    )
    done = report.make([made("a.csv", [activity(1), activity(2)]), made("d.csv", rows)], MAY)
    assert figure(done, "Kehadiran").value == 9
    assert "Daftar hadir tersedia untuk 1 dari 2 kegiatan" in words(done)
    assert "6 baris daftar hadir tidak cocok" in words(done)


def test_gaps_open_questions_and_unused_files_are_said() -> None:
    table = made("k.csv", [visit("P01", "2026-02"), visit("P01", MAY)], open_questions=4)
    said = words(report.make([table, made("lain.csv", [{"x": 1}], open_questions=9)], MAY))
    assert "Bulan tanpa data kunjungan sejak data pertama: Maret 2026 dan April 2026." in said
    assert "k.csv: 4 hal menunggu putusan Anda" in said
    assert "Tidak dipakai dalam laporan ini: lain.csv." in said
    assert "lain.csv: 9" not in said


def test_an_empty_month_is_a_report_that_says_so() -> None:
    done = report.make(KIT, "2024-02")
    assert "Tidak ada data kunjungan untuk Februari 2024" in words(done)
    assert not any(part.tables for part in done.sections)


@pytest.mark.parametrize("month", ["2026-13", "2026-5", "Mei 2026", "", "2026-05-01", "2026-05\n"])
def test_a_month_written_otherwise(month: str) -> None:
    with pytest.raises(TableError, match="misalnya 2026-05"):
        report.make(KIT, month)


@pytest.mark.parametrize("day", ["0000-05-02", "1444-05-02"])
def test_a_month_of_another_calendar_is_none(day: str) -> None:
    table = made("a.csv", [activity(1)]).table.assign(tgl_mulai=day)
    assert "1 kegiatan tidak mempunyai tanggal mulai yang jelas" in words(
        report.make([report.SourceTable("a.csv", "", None, table)], MAY)
    )


def test_nothing_usable() -> None:
    for tables in ([], [made("x.csv", [{"a": 1}])], [of_kit("perpustakaan"), of_kit("daftar_hadir")]):
        with pytest.raises(TableError, match="Tidak ada tabel kunjungan atau kegiatan"):
            report.make(tables, MAY)


def test_the_order_of_the_tables_does_not_matter() -> None:
    assert report.make(ALL, "2025-05") == report.make(ALL[::-1], "2025-05")


def test_dates_and_months_as_text_or_dates() -> None:
    typed = made("a.csv", [activity(1)])
    as_text = report.SourceTable("a.csv", "", None, typed.table.assign(tgl_mulai="2026-05-31T23:00:00+08:00"))
    assert figure(report.make([as_text], MAY), "Kegiatan: Jumlah").value == 1
    visits = made("k.csv", [visit("P01", MAY)])
    dated = report.SourceTable("k.csv", "", None, visits.table.assign(periode=pd.Timestamp("2026-05-01")))
    assert figure(report.make([dated], MAY), "Anggota, Mei 2026").value == 10
