"""A column becomes typed; and the messy datasets become what their answer keys say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from string import Formatter
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit import text_tables as text
from kit.paths import DATASETS, ROOT
from kit.tables.model import Certainty, Finding
from kit.tables.values.cells import written
from kit.tables.values.columns import convert, key_of, range_ends

STRATEGIES = ("peningkatan layanan informasi", "pelibatan masyarakat", "advokasi")
FUNDS = ("APBD", "APBN", "CSR", "dana desa", "swadaya", "tanpa biaya")
AGES = ("anak", "remaja", "dewasa", "lansia")
COUNT = {"whole": True}

# What is keyed by the form of one cell; other ambiguities concern two cells and are not a column's matter.
ACTIVITIES: dict[str, tuple[str, dict[str, Any]]] = {
    "tgl_mulai": ("date", {}),
    "tgl_selesai": ("date", {}),
    "strategi": ("category", {"values": STRATEGIES}),
    "sumber_dana": ("category", {"values": FUNDS}),
    "kabupaten_kota": ("region", {}),
    "peserta_l": ("number", COUNT),
    "peserta_p": ("number", COUNT),
    "peserta_anak": ("number", COUNT),
    "disabilitas": ("number", COUNT),
    "biaya_rp": ("money", COUNT),
    "mitra": ("text", {}),
}
ATTENDANCE: dict[str, tuple[str, dict[str, Any]]] = {
    "jk": ("sex", {}),
    "kelompok_umur": ("category", {"values": AGES}),
    "kecamatan": ("district", {}),
    "izin_foto": ("yes_no", {}),
}
OF_TWO_CELLS = ("ambigu: selesai mendahului mulai", "ambigu: anak melebihi peserta")
BY_LIBRARY = "nama: tidak lengkap (lihat id_perpus)"  # answered by another column; alone it is asked


def column(*cells: Any, name: str = "kolom", start: int = 2) -> pd.Series:
    return pd.Series(cells, index=range(start, start + len(cells)), name=name, dtype=object)


def codes(findings: Sequence[Finding]) -> dict[str, str]:
    return {finding.saw: finding.code for finding in findings}


def keyed(name: str, columns: Mapping[str, tuple[str, dict[str, Any]]], skip: int) -> tuple[int, list[str]]:
    """How many keyed cells were compared, and those that came out otherwise."""
    path = DATASETS / f"{name}_kotor.csv"
    messy = pd.read_csv(path, dtype=str, keep_default_na=False, skiprows=skip)
    messy.index = messy.index + skip + 2
    key = pd.read_csv(DATASETS / f"{name}_kunci.csv", dtype=str, keep_default_na=False)
    dropped = key.loc[key["kolom"] == "(seluruh baris)"]
    layout = dropped.loc[dropped["cacat"].str.startswith("tata letak"), "baris"].astype(int)
    messy = messy.drop(index=messy.index.intersection(layout))
    faults: list[str] = []
    compared = 0
    for field, (kind, settings) in columns.items():
        typed, findings = convert(messy[field], kind, **settings)
        ends = range_ends(messy["tgl_mulai"]) if field == "tgl_selesai" else None
        asked = {row for finding in findings if finding.certainty is Certainty.ASK for row in finding.rows}
        mentioned = {row for finding in findings for row in finding.rows}
        for line in key[key["kolom"] == field].itertuples():
            row = int(line.baris)
            if line.cacat in OF_TWO_CELLS:
                continue
            compared += 1
            got = shown(typed[row])
            if ends is not None and not got:
                got = shown(ends[row])
            open_question = line.cacat.startswith("ambigu") or line.cacat == BY_LIBRARY
            right = "" if open_question else line.seharusnya
            written = bool(line.tertulis)
            told = (
                row in asked
                if open_question and written
                else row in mentioned or line.tertulis in ("", right)
            )
            if got != right or not told:
                faults.append(f"{field} {row}: {line.tertulis!r} -> {got!r}, not {right!r} ({line.cacat})")
    return compared, faults


def shown(value: Any) -> str:
    if value is pd.NaT or value is pd.NA:
        return ""
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    return {True: "ya", False: "tidak"}[bool(value)] if isinstance(value, bool | np.bool_) else str(value)


@pytest.mark.parametrize(
    ("name", "columns", "skip", "least"),
    [("kegiatan", ACTIVITIES, 1, 250), ("daftar_hadir", ATTENDANCE, 0, 120)],
)
def test_every_keyed_cell(
    name: str, columns: Mapping[str, tuple[str, dict[str, Any]]], skip: int, least: int
) -> None:
    compared, faults = keyed(name, columns, skip)
    assert faults == []
    assert compared >= least


def test_cells_without_a_flaw_stay_as_they_are() -> None:
    clean = pd.read_csv(DATASETS / "kegiatan.csv", dtype=str, keep_default_na=False)
    for field, (kind, settings) in ACTIVITIES.items():
        if field in clean:
            typed, findings = convert(clean[field], kind, **settings)
            assert not findings
            assert [shown(value) for value in typed] == clean[field].tolist()


@pytest.mark.parametrize(
    ("kind", "cells", "dtype", "values"),
    [
        (
            "date",
            ["2023-05-14", "", "14 Mei 2023"],
            "datetime64[us]",
            [date(2023, 5, 14), None, date(2023, 5, 14)],
        ),
        ("timestamp", ["2023-05-14 08:30:00", None], "datetime64[us]", [datetime(2023, 5, 14, 8, 30), None]),
        ("month", ["2023-05", "Mei 2023", ""], "string", ["2023-05", "2023-05", None]),
        ("number", ["1", "", "25 org"], "Int64", [1, None, 25]),
        ("number", ["1", "2,5"], "Float64", [1, 2.5]),
        ("number", [1, 2.0, None], "Int64", [1, 2, None]),
        ("number", [1, 2.5], "Float64", [1, 2.5]),
        ("money", ["Rp 1.500.000,00", "450.000"], "Int64", [1_500_000, 450_000]),
        ("yes_no", ["ya", "x", ""], "boolean", [True, None, None]),
        ("yes_no", [True, 1, "1"], "boolean", [True, True, True]),
        ("sex", ["Pria", "1"], "string", ["L", None]),
        ("district", ["Semboja", "Sangatta"], "string", ["Samboja", None]),
        ("region", ["64.02", "KUKAR"], "string", ["Kabupaten Kutai Kartanegara"] * 2),
        ("id", ["020", "813.10", " A1"], "string", ["020", "813.10", "A1"]),
        (
            "text",
            ["Taman  Baca ", "-", "", 2023, 813.1],
            "string",
            ["Taman Baca", None, None, "2023", "813.1"],
        ),
        ("text", ["baris satu\nbaris dua"], "string", ["baris satu\nbaris dua"]),
        ("category", ["apa saja"], "string", ["apa saja"]),
    ],
)
def test_types(kind: str, cells: list[Any], dtype: str, values: list[Any]) -> None:
    made, _ = convert(column(*cells), kind)
    assert str(made.dtype) == dtype
    assert [None if pd.isna(value) else value for value in made] == [
        pd.Timestamp(value) if isinstance(value, date) else value for value in values
    ]
    assert made.index.tolist() == list(range(2, 2 + len(cells)))
    assert made.name == "kolom"


def test_an_empty_column_has_its_type() -> None:
    for kind, dtype in [
        ("date", "datetime64[us]"),
        ("number", "Int64"),
        ("text", "string"),
        ("yes_no", "boolean"),
    ]:
        made, findings = convert(column("", None), kind)
        assert (str(made.dtype), made.isna().all(), findings) == (dtype, True, [])
        assert str(convert(column(), kind)[0].dtype) == dtype


def test_an_unknown_kind_is_the_developers_mistake() -> None:
    with pytest.raises(ValueError, match="tanggalan"):
        convert(column("a"), "tanggalan")


def test_findings_are_grouped_by_what_is_written() -> None:
    made, findings = convert(column("25 org", "5", "25 org", "± 40", name="peserta"), "number", whole=True)
    assert made.tolist() == [25, 5, 25, pd.NA]
    first, second = findings
    assert (first.rows, first.saw, first.became, first.column) == ((2, 4), "25 org", "25", "peserta")
    assert (second.rows, second.certainty, second.became, second.options) == (
        (5,),
        Certainty.ASK,
        "",
        ("40",),
    )


def test_the_order_that_a_column_shows_is_told_and_not_used() -> None:
    made, findings = convert(column("05/06/2025", "14/06/2025", "14/06/2025"), "date")
    assert made.isna().tolist() == [True, False, False]
    (asked,) = [finding for finding in findings if finding.code == "tanggal-ambigu"]
    assert (asked.more["dmy"], asked.more["mdy"]) == (2, 0)
    assert "2 tanggal" in asked.more["evidence"]


def test_the_person_decides_the_order_of_a_column() -> None:
    for settings in ({"order": "dmy"}, {"decisions": {"urutan": "dmy"}}):
        made, _ = convert(column("05/06/2025", "7/8/2025"), "date", **settings)  # type: ignore[arg-type]
        assert made.tolist() == [pd.Timestamp(2025, 6, 5), pd.Timestamp(2025, 8, 7)]


def test_decisions_go_before_every_reading() -> None:
    decisions = {"± 40": "38", "25": "26", "banyak": "", "entah": "barangkali"}
    made, findings = convert(column("± 40", "25", "banyak", "entah", "7"), "number", decisions=decisions)
    assert made.tolist() == [38, 26, pd.NA, pd.NA, 7]
    assert codes(findings) == {
        "± 40": "putusan-anda",
        "25": "putusan-anda",
        "banyak": "putusan-kosong",
        "entah": "putusan-tak-terbaca",
    }
    made, findings = convert(column("PAUD", "Literasi"), "text", decisions={"PAUD": "Anak"})
    assert (made.tolist(), codes(findings)) == (["Anak", "Literasi"], {"PAUD": "putusan-anda"})


def test_an_option_can_be_the_decision() -> None:
    for kind, cell in [
        ("date", "05/06/2025"),
        ("number", "1.250"),
        ("district", "Sangatta"),
        ("date", "Jumat, 17-9-2025"),
    ]:
        _, (finding,) = convert(column(cell), kind)
        for option in finding.options:
            made, (decided,) = convert(column(cell), kind, decisions={cell: option})
            assert made.notna().all()
            assert decided.code == "putusan-anda"


def test_other_cells_show_the_notation() -> None:
    assert convert(column("1.250", "2,5"), "number")[0].tolist() == [1250, 2.5]
    assert convert(column("1.250", "2.5"), "number")[0].tolist() == [1.25, 2.5]
    for cells in (("1.250", "2"), ("1.250", "2.5", "2,5")):
        assert pd.isna(convert(column(*cells), "number")[0].iloc[0])


def test_a_time_is_dropped_from_a_date_with_a_finding() -> None:
    made, findings = convert(column("14/05/2023 09.30", datetime(2023, 5, 14), "2023-05-14 00:00:00"), "date")
    assert made.tolist() == [pd.Timestamp(2023, 5, 14)] * 3
    assert [finding.code for finding in findings] == ["tanggal-jam-dilepas"]


def test_the_last_days_of_ranges() -> None:
    cells = column("14-15 Mei 2023", "2023-05-14", "", "14-15 Mei 2023")
    assert range_ends(cells).tolist() == [
        pd.Timestamp(2023, 5, 15),
        pd.NaT,
        pd.NaT,
        pd.Timestamp(2023, 5, 15),
    ]
    assert convert(cells, "date")[0].tolist()[0] == pd.Timestamp(2023, 5, 14)


def test_letters_that_mean_two_things_are_asked() -> None:
    made, findings = convert(column("W", "P"), "sex")
    assert made.tolist() == ["P", pd.NA]
    assert codes(findings)["P"] == "kategori-dua-arti"
    assert convert(column("L", "P"), "sex")[1] == []


def test_numbers_texts_and_truths_that_are_equal_to_a_computer() -> None:
    _, findings = convert(column(True, 1, 1.0, "1", "01"), "number", whole=True)
    assert codes(findings) == {"TRUE": "angka-bukan-angka", "01": "angka-nol-depan"}


@pytest.mark.parametrize("certainty", list(Certainty))
def test_every_finding_has_its_sentence(certainty: Certainty) -> None:
    cells = column(
        "05/06/2025", "Mei 2025", "x", "± 40", "6402", "Samarinda", "25 org", "1,5", "P", "W", "10-15", "-",
        "14-15 Mei 2023", "Semboja", "2023-05-14T08:30:00Z", "45%", "Tenggarng", "1E5",
    )  # fmt: skip
    kinds = ["date", "month", "number", "money", "yes_no", "sex", "region", "district", "text"]
    found = [finding for kind in kinds for finding in convert(cells, kind)[1]]
    found += convert(cells, "category", values=FUNDS)[1] + convert(cells, "category", values=AGES)[1]
    found += convert(cells, "date", decisions={"x": "y", "± 40": ""})[1]
    found += convert(column("1", "0"), "sex", codes={"1": "L", "0": "P"}, unsure=("0",))[1]
    for finding in [one for one in found if one.certainty is certainty]:
        sentence = text.FINDINGS_OF_VALUES[finding.code]
        fields = {name for _, name, _, _ in Formatter().parse(sentence) if name}
        assert fields <= {"saw", "became", "column", "options", *finding.more}
        assert ("choice" in fields or bool(key_of(finding))) == (certainty is Certainty.ASK)


def test_no_sentence_is_dead() -> None:
    sources = "".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "kit" / "tables").rglob("*.py"))
    )
    assert [code for code in text.FINDINGS_OF_VALUES if f'"{code}"' not in sources] == []
    used = set(
        re.findall(
            r'"((?:tanggal|bulan|angka|kategori|kode|umur|wilayah|kosong|teks|putusan)-[a-z-]+)"', sources
        )
    )
    assert used - text.FINDINGS_OF_VALUES.keys() - text.FINDINGS_OF_TABLE.keys() == set()


messy = st.text(alphabet="0123456789.,-/ RporgjutaMeiLPya?±", max_size=12)
plain_cells = st.one_of(
    st.integers(0, 10**6).map(str),
    st.dates(date(1990, 1, 1), date(2050, 1, 1)).map(date.isoformat),
    st.just(""),
)


@given(st.lists(st.one_of(messy, plain_cells, st.none(), st.integers(0, 99), st.booleans()), max_size=8))
def test_a_cell_without_a_finding_is_what_was_written(cells: list[Any]) -> None:
    for kind in ("date", "number", "sex", "yes_no", "district", "text"):
        made, findings = convert(column(*cells), kind)
        told = {row for finding in findings for row in finding.rows}
        asked = {row for finding in findings if finding.certainty is Certainty.ASK for row in finding.rows}
        assert made.loc[sorted(asked)].isna().all()
        for row, cell in column(*cells).items():
            value = made[row]
            if row not in told and not pd.isna(value):
                seen = bool(cell) if kind == "yes_no" and isinstance(cell, bool) else written(cell)
                beside_decimals = {f"{shown(seen)}.0"} if kind == "number" else set()
                assert shown(value) in {shown(seen)} | beside_decimals, kind
