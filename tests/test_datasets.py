"""The datasets: valid, reproducible, consistent, and nobody's personal data."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import frictionless
import pandas as pd
import pytest

DATASETS = Path(__file__).parents[1] / "datasets"
SOURCES = DATASETS / "sumber"
TABLES = sorted(path.name for path in DATASETS.glob("*.csv"))
FILES = sorted([*TABLES, "inlislite_kunjungan.ods", "peta.geojson", "slims_pengunjung.xls"])
TEXTS = [name for name in FILES if not name.endswith(".ods")]
WHOLE_ROW = "(seluruh baris)"
WEEKDAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]

Row = dict[str, str]


def read(name: str, skip: int = 0, folder: Path = DATASETS) -> list[Row]:
    """Read a CSV whose header stands below `skip` lines."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        for _ in range(skip):
            next(file)
        return list(csv.DictReader(file))


def by_line(name: str, header_line: int) -> dict[int, Row]:
    """Map the line numbers that a spreadsheet shows to the rows, the line above the header included."""
    with (DATASETS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    columns = lines[header_line - 1]
    return {number: dict(zip(columns, line, strict=True)) for number, line in enumerate(lines, start=1)}


def validate(folder: Path) -> frictionless.Report:
    """Validate the Data Package of a folder."""
    report: frictionless.Report = frictionless.validate(str(folder / "datapackage.json"))
    return report


def repaired(name: str, header_line: int) -> tuple[list[Row], set[tuple[str, str]]]:
    """Apply the key to a messy table; return its rows and the (id, column) cells that stay unknown."""
    lines = by_line(f"{name}_kotor", header_line)
    unknown = set()
    for flaw in read(f"{name}_kunci"):
        number, column = int(flaw["baris"]), flaw["kolom"]
        if column == WHOLE_ROW:
            del lines[number]
        elif number in lines:
            lines[number][column] = flaw["seharusnya"]
            if flaw["cacat"].startswith("ambigu"):
                unknown.add((str(number), column))
    rows = [{**row, "baris": str(number)} for number, row in lines.items() if number != header_line]
    return rows, unknown


# --- descriptor -----------------------------------------------------------------------------------


def test_descriptor_is_valid_and_lists_every_table() -> None:
    report = validate(DATASETS)
    assert report.valid, report.flatten(["type", "note", "rowNumber", "fieldName"])
    package = json.loads((DATASETS / "datapackage.json").read_text(encoding="utf-8"))
    assert sorted(resource["path"] for resource in package["resources"]) == FILES


@pytest.mark.parametrize(
    ("table", "right", "wrong"),
    [
        ("kegiatan", "K001,P17", "K001,P99"),  # a library that does not exist
        ("kegiatan", ",advokasi,", ",avokasi,"),  # not one of the three strategies
        ("kegiatan", "K002,", "K001,"),  # the same key twice
        ("daftar_hadir", "Samarinda Ulu", "Samarinda Tengah"),  # no such kecamatan
        ("penduduk", "160276", "160.276"),  # not a whole number
        ("slims_anggota", '"0099', '"6472'),  # a NIK that could be somebody's
    ],
)
def test_descriptor_notices_a_spoilt_table(tmp_path: Path, table: str, right: str, wrong: str) -> None:
    folder = Path(shutil.copytree(DATASETS, tmp_path / "datasets"))
    path = folder / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    assert not validate(folder).valid


def test_descriptor_tells_real_from_synthetic_and_counts_the_flaws() -> None:
    package = json.loads((DATASETS / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        real = resource["name"] in ("wilayah", "desa", "peta", "penduduk", "kutipan")
        assert resource["synthetic"] is not real
        assert ("bukan data orang atau perpustakaan nyata" in resource["description"]) is not real
        assert all(resource[part] for part in ("title", "sources", "licenses"))
        assert all(field["description"] for field in resource.get("schema", {"fields": []})["fields"])
    for name in ("kegiatan", "daftar_hadir", "kunjungan"):
        resource = next(r for r in package["resources"] if r["path"] == f"{name}_kotor.csv")
        assert {field["type"] for field in resource["schema"]["fields"]} == {"string"}
        stated = {flaw["kind"]: flaw["count"] for flaw in resource["plantedFlaws"]}
        assert stated == Counter(flaw["cacat"] for flaw in read(f"{name}_kunci"))


def test_readme_states_the_number_of_rows() -> None:
    readme = (DATASETS / "README.md").read_text(encoding="utf-8")
    stated = dict(re.findall(r"^\| `(\w+)\.csv` \|[^|]*\| (\d+) \|", readme, re.MULTILINE))
    names = [path.removesuffix(".csv") for path in TABLES]
    assert stated == {name: str(len(read(name, skip=int(name == "kegiatan_kotor")))) for name in names}


# --- generator ------------------------------------------------------------------------------------


def test_generator_reproduces_every_file(tmp_path: Path) -> None:
    subprocess.run([sys.executable, DATASETS / "generate.py", tmp_path / "new"], check=True)
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == FILES
    for name in FILES:
        assert (tmp_path / "new" / name).read_bytes() == (DATASETS / name).read_bytes(), name


@pytest.mark.parametrize("name", TEXTS)
def test_files_are_plain_utf8_with_lf(name: str) -> None:
    data = (DATASETS / name).read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    assert data.endswith(b"\n")
    data.decode("utf-8")


# --- real data ------------------------------------------------------------------------------------


def test_population_equals_its_source_and_adds_up() -> None:
    source = read("kaltim_penduduk_luas_kemendagri2025", folder=SOURCES)
    province, regencies = source[0], source[1:]
    rows = read("penduduk")
    assert rows == regencies
    assert len(rows) == 10
    for row in rows:
        assert int(row["pria"]) + int(row["wanita"]) == int(row["total"])
    for column in ("pria", "wanita", "total"):
        assert sum(int(row[column]) for row in rows) == int(province[column])


def test_regions_equal_their_source() -> None:
    source = read("kaltim_kode_wilayah_kemendagri", folder=SOURCES)
    rows = read("wilayah")
    assert [(row["kode"], row["nama"]) for row in rows] == [
        (row["kode"], row["nama"]) for row in source if len(row["kode"]) <= len("64.01.01")
    ]
    levels = Counter(row["tingkat"] for row in rows)
    assert levels == {"provinsi": 1, "kabupaten": 7, "kota": 3, "kecamatan": 105}
    bps = {row["kode"]: row["kode_bps"] for row in rows if row["kode_bps"]}
    assert len(bps) == len(set(bps.values())) == 10
    assert (bps["64.02"], bps["64.07"]) == ("6403", "6402")  # dropping the dot would swap them


# --- rules of the invented tables -----------------------------------------------------------------


def test_activities_keep_the_rules() -> None:
    for row in read("kegiatan"):
        total = int(row["peserta_l"]) + int(row["peserta_p"])
        assert 10 <= total <= 80, row
        assert int(row["peserta_anak"] or 0) <= total, row
        assert int(row["disabilitas"] or 0) <= total, row
        assert date.fromisoformat(row["tgl_mulai"]) <= date.fromisoformat(row["tgl_selesai"]), row
        assert row["tgl_mulai"][:4] == row["tgl_selesai"][:4] == "2025", row
        assert (row["strategi"] == "advokasi") == (
            row["jenis"] in ("audiensi", "pertemuan pemangku kepentingan")
        )
        assert (row["biaya_rp"] == "0") == (row["sumber_dana"] == "tanpa biaya"), row


@pytest.mark.parametrize("column", ["peserta_anak", "disabilitas", "biaya_rp"])
def test_blank_and_zero_both_occur(column: str) -> None:
    values = Counter(row[column] for row in read("kegiatan"))
    assert values[""] >= 5
    assert values["0"] >= 5


def test_three_questions_have_three_answers() -> None:
    """Most activities, most participants and most per inhabitant are three different regions."""
    region = {row["id_perpus"]: row["kode_wilayah"] for row in read("perpustakaan")}
    people = {row["kode"]: int(row["total"]) for row in read("penduduk")}
    count: Counter[str] = Counter()
    participants: Counter[str] = Counter()
    strategies = set()
    for row in read("kegiatan"):
        code = region[row["id_perpus"]]
        count[code] += 1
        participants[code] += int(row["peserta_l"]) + int(row["peserta_p"])
        strategies.add((code, row["strategi"]))
    assert len(strategies) == 10 * 3
    assert max(count, key=lambda code: count[code]) == "64.72"
    assert max(participants, key=lambda code: participants[code]) == "64.02"
    assert max(participants, key=lambda code: participants[code] / people[code]) == "64.11"


def test_the_lines_of_a_budget_add_up_to_its_activity() -> None:
    lines: Counter[str] = Counter()
    for line in read("biaya"):
        assert int(line["volume"]) * int(line["harga_rp"]) == int(line["jumlah_rp"])
        lines[line["id_kegiatan"]] += int(line["jumlah_rp"])
    stated = {one["id_kegiatan"]: int(one["biaya_rp"] or 0) for one in read("kegiatan")}
    assert dict(lines) == {key: value for key, value in stated.items() if value}


def test_stories_of_change_have_a_before_and_an_after_and_gaps_to_be_found() -> None:
    stories = read("cerita_dampak")
    assert all(story["tgl_sebelum"] < story["tgl_sesudah"] for story in stories)
    assert [bool(story["bukti"]) for story in stories].count(False) == 1
    assert [bool(story["persetujuan"]) for story in stories].count(False) == 1


def test_libraries_come_in_pairs_and_one_is_silent() -> None:
    libraries = read("perpustakaan")
    assert set(Counter(row["kode_wilayah"] for row in libraries).values()) == {2}
    reporting = {row["id_perpus"] for row in read("kegiatan")}
    assert {row["id_perpus"] for row in libraries} - reporting == {"P12"}


def test_attendance_agrees_with_the_activities() -> None:
    activities = {row["id_kegiatan"]: row for row in read("kegiatan")}
    lists: dict[str, list[Row]] = {}
    for row in read("daftar_hadir"):
        lists.setdefault(row["id_kegiatan"], []).append(row)
    assert len(lists) == 12
    for code, rows in lists.items():
        activity = activities[code]
        sexes = Counter(row["jk"] for row in rows)
        assert (str(sexes["L"]), str(sexes["P"])) == (activity["peserta_l"], activity["peserta_p"])
        children = sum(row["kelompok_umur"] in ("anak", "remaja") for row in rows)
        assert str(children) == activity["peserta_anak"]


def test_one_pseudonym_is_one_person() -> None:
    traits: dict[str, set[tuple[str, str, str]]] = {}
    for row in read("daftar_hadir"):
        person = (row["jk"], row["kelompok_umur"], row["kecamatan"])
        traits.setdefault(row["id_peserta"], set()).add(person)
    assert {len(persons) for persons in traits.values()} == {1}


# --- nobody real ----------------------------------------------------------------------------------

NAME = re.compile(r"(?:(?:Bpk\.|Ibu) )?Peserta (?:Contoh|Cth\.) \d{1,3}(?:,? (?:S\.IP\.?|S\.Pd\.|A\.Md\.))?")


def is_impossible_nik(text: str) -> bool:
    """Tell whether a NIK as written, padded to its 16 digits, begins with 00."""
    digits = re.sub(r"[ ']", "", text)
    if re.fullmatch(r"\d\.\d{5}E\+\d\d", digits):
        return float(digits) < 1e14
    return not digits or (digits.isdigit() and len(digits) <= 16 and digits.zfill(16).startswith("00"))


def is_impossible_phone(text: str) -> bool:
    """Tell whether a telephone as written belongs to 0800-0000."""
    digits = re.sub(r"\D", "", text.replace("+62", "0"))
    return not digits or re.fullmatch(r"08000000\d{3}", "0" + digits.lstrip("0")) is not None


def test_checks_of_persons_can_fail() -> None:
    assert not is_impossible_nik("6472034501900001")
    assert not is_impossible_nik("6.47203E+15")
    assert not is_impossible_phone("0812-3456-7890")
    assert not NAME.fullmatch("Siti Aminah")


def test_no_attendee_could_be_real() -> None:
    for row in read("daftar_hadir_kotor"):
        assert is_impossible_nik(row["nik"]), row
        assert is_impossible_phone(row["telepon"]), row
        name = " ".join(row["nama"].split())
        assert re.fullmatch(NAME.pattern, name, re.IGNORECASE), row


@pytest.mark.parametrize("name", TEXTS)
def test_no_table_holds_a_real_identifier(name: str) -> None:
    text = (DATASETS / name).read_text(encoding="utf-8")
    text = re.sub(r"\bpeserta\d{3}@contoh\.example\b", "", text)  # .example belongs to nobody (RFC 2606)
    assert not [nik for nik in re.findall(r"(?<!\d)\d{16}(?!\d)", text) if not nik.startswith("00")]
    phones = re.findall(r"(?<!\d)(?:\+62 ?|0)8\d{2}[- ]?\d{3,4}[- ]?\d{3,5}(?!\d)", text)
    assert not [phone for phone in phones if not is_impossible_phone(phone)]
    assert "@" not in text


def test_libraries_and_partners_are_invented() -> None:
    assert all("Contoh" in row["nama"] and row["npp"] == "" for row in read("perpustakaan"))
    assert all("Contoh" in row["mitra"] for row in read("kegiatan") if row["mitra"])
    assert all("Contoh" in row["pihak"] for row in read("advokasi"))


# --- messy twins and their keys -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "header_line", "label"),
    [("kegiatan", 2, "id_kegiatan"), ("daftar_hadir", 1, "nama"), ("kunjungan", 1, "id_perpus")],
)
def test_every_flaw_of_the_key_stands_in_the_file(name: str, header_line: int, label: str) -> None:
    lines = by_line(f"{name}_kotor", header_line)
    key = read(f"{name}_kunci")
    assert len({(flaw["baris"], flaw["kolom"]) for flaw in key}) == len(key)
    for flaw in key:
        column = label if flaw["kolom"] == WHOLE_ROW else flaw["kolom"]
        assert lines[int(flaw["baris"])][column] == flaw["tertulis"], flaw
        if flaw["cacat"].startswith("ambigu"):
            assert flaw["seharusnya"] == "", flaw
        elif not flaw["cacat"].startswith("bukan ganda"):
            assert flaw["seharusnya"] != flaw["tertulis"], flaw


def test_repaired_activities_equal_the_clean_ones() -> None:
    """So the key is complete: whatever it does not mention is untouched."""
    region = {row["id_perpus"]: row["kode_wilayah"] for row in read("perpustakaan")}
    names = {row["kode"]: row["nama"] for row in read("wilayah")}
    rows, unknown = repaired("kegiatan", header_line=2)
    clean = read("kegiatan")
    assert [row["id_kegiatan"] for row in rows] == [row["id_kegiatan"] for row in clean]
    for row, right in zip(rows, clean, strict=True):
        expected = {**right, "kabupaten_kota": names[region[right["id_perpus"]]]}
        for column, value in expected.items():
            if (row["baris"], column) not in unknown:
                assert row[column] == value, (row["id_kegiatan"], column)
    assert len(unknown) >= 20


def test_repaired_visits_equal_the_clean_ones() -> None:
    rows, unknown = repaired("kunjungan", header_line=1)
    clean = [row for row in read("kunjungan") if row["periode"] <= "2025-06"]
    for row, right in zip(rows, clean, strict=True):
        for column, value in right.items():
            if (row["baris"], column) not in unknown:
                assert row[column] == value, (row["baris"], column)
    assert len(unknown) >= 20


def test_repaired_attendance_equals_the_clean_one() -> None:
    rows, unknown = repaired("daftar_hadir", header_line=1)
    clean = Counter(row["id_kegiatan"] for row in read("daftar_hadir"))
    assert Counter(row["id_kegiatan"] for row in rows) == clean
    for column in ("jk", "kelompok_umur", "kecamatan", "izin_foto"):
        known = Counter(
            (row["id_kegiatan"], row[column]) for row in rows if (row["baris"], column) not in unknown
        )
        surplus = known - Counter((row["id_kegiatan"], row[column]) for row in read("daftar_hadir"))
        assert not surplus, column
    for row in rows:
        assert re.fullmatch(r"Peserta Contoh \d{3}", row["nama"]), row
        assert (row["baris"], "nik") in unknown or re.fullmatch(r"00\d{14}", row["nik"]), row
        assert (row["baris"], "telepon") in unknown or re.fullmatch(r"0800-0000-\d{3}", row["telepon"]), row


def test_merged_lines_belong_to_the_same_person() -> None:
    """A line to be merged names an earlier line with the same NIK, where both are legible."""
    rows, _ = repaired("daftar_hadir", header_line=1)
    kept = {row["baris"] for row in rows}
    lines = by_line("daftar_hadir_kotor", 1)
    merges = [flaw for flaw in read("daftar_hadir_kunci") if flaw["kolom"] == WHOLE_ROW]
    assert merges
    compared = 0
    for flaw in merges:
        first = flaw["seharusnya"].removeprefix("gabung dengan baris ")
        assert first in kept
        niks = [lines[int(number)]["nik"] for number in (flaw["baris"], first)]
        if all(re.fullmatch(r"00\d{14}", nik) for nik in niks):
            assert niks[0] == niks[1], flaw
            compared += 1
    assert compared > len(merges) / 2


def test_weekday_names_are_right_unless_planted_wrong() -> None:
    planted = {
        (flaw["baris"], flaw["kolom"])
        for flaw in read("kegiatan_kunci")
        if flaw["cacat"] == "ambigu: nama hari tidak cocok"
    }
    seen = 0
    for number, row in by_line("kegiatan_kotor", 2).items():
        for column in ("tgl_mulai", "tgl_selesai"):
            match = re.fullmatch(r"(\w+),? \(?(\d+)[-/](\d+)-(\d{4})\)?", row[column])
            if match:
                day = date(int(match[4]), int(match[3]), int(match[2]))
                right = WEEKDAYS[day.weekday()] == match[1]
                assert right is ((str(number), column) not in planted), row
                seen += 1
    assert seen > len(planted) > 0


def test_an_ambiguous_date_is_never_explained_by_its_neighbour() -> None:
    lines = by_line("kegiatan_kotor", 2)
    ambiguous = [flaw for flaw in read("kegiatan_kunci") if flaw["cacat"] == "ambigu: hari atau bulan"]
    assert "05/06/2025" in {flaw["tertulis"] for flaw in ambiguous}
    for flaw in ambiguous:
        day, month, _ = flaw["tertulis"].split("/")
        assert max(int(day), int(month)) <= 12
        assert day != month
        row = lines[int(flaw["baris"])]
        assert row["tgl_mulai"] == row["tgl_selesai"]


def test_total_row_equals_the_clean_sums() -> None:
    """After a correct repair the printed total fits; a naive sum over duplicates does not."""
    total = next(row for row in by_line("kegiatan_kotor", 2).values() if row["id_kegiatan"] == "JUMLAH")
    for column in ("peserta_l", "peserta_p", "biaya_rp"):
        expected = sum(int(row[column] or 0) for row in read("kegiatan"))
        assert int(total[column].replace(".", "")) == expected


# --- exports of the programs of libraries ---------------------------------------------------------


def test_member_export_is_awkward_in_the_way_of_slims() -> None:
    header, *lines = (DATASETS / "slims_anggota.csv").read_text(encoding="utf-8").splitlines()
    assert header.endswith(',"member_notes",')
    assert header.count(",") == 18
    text = "\n".join(lines)
    assert all(escape in text for escape in (r"\'", r"\"", r"\r\n"))
    rows = [next(csv.reader([line], escapechar="\\", doublequote=False)) for line in lines]
    assert {len(row) for row in rows} == {18}
    assert Counter(row[2] for row in rows).keys() == {"0", "1"}
    assert all(row[1] == f"Peserta Contoh {number:03d}" for number, row in enumerate(rows, start=1))


def test_next_month_holds_last_month() -> None:
    may, june = (
        (DATASETS / f"slims_anggota{end}.csv").read_text(encoding="utf-8").splitlines()
        for end in ("", "_juni")
    )
    assert june[: len(may)] == may
    assert len(june) > len(may)


def test_visitor_report_is_text_under_another_name() -> None:
    lines = (DATASETS / "slims_pengunjung.xls").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(lines, delimiter="\t"))
    assert {row["Visit Date"][:10] for row in rows} == {"2025-05-14", "2025-05-15", "2025-05-16"}
    for row in rows:
        assert (row["Member ID"] == "NON-MEMBER") is (row["Membership Type"] == "NULL"), row
        assert re.fullmatch(r"Peserta Contoh \d{3}", row["Visitor Name"]), row


def test_frequency_report_adds_up_and_has_one_blank() -> None:
    """The Total is the program's own; the blank group does not count as 0 in it, it counts as nothing."""
    cells = pd.read_excel(DATASETS / "inlislite_kunjungan.ods", header=None, engine="calamine")
    assert cells.iloc[3, 1] == "Tanggal Kunjungan"
    days, total = cells.iloc[4:-1], cells.iloc[-1]
    assert total[0] == "Total"
    assert days[6].isna().sum() == 1
    assert 0 in days[6].tolist()
    assert [days[column].sum() for column in (4, 5, 6)] == [total[column] for column in (4, 5, 6)]
    assert all(re.fullmatch(r"\d\d-May-2025", day) for day in days[1])


def test_form_has_dates_that_can_be_read_in_two_ways_and_a_blank() -> None:
    rows = read("formulir_daring")
    days = [tuple(map(int, row["Stempel waktu"].split(" ")[0].split("/"))) for row in rows]
    moments = [date(year, month, day) for day, month, year in days]
    assert moments == sorted(moments)
    assert 0 < sum(day <= 12 for day, _, _ in days) < len(days) / 2
    children = Counter(row["Berapa anak yang akan Anda ajak?"] for row in rows)
    assert children[""]
    assert children["0"]
    assert any(", " in row["Kegiatan apa saja yang Anda minati?"] for row in rows)
