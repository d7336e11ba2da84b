"""Personal data: found by header and by content, and gone from what is shared."""

from __future__ import annotations

import random
from datetime import date
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit import paths, text_tables
from kit.tables.data import baca
from kit.tables.model import Certainty, Finding
from kit.tables.privacy import patterns
from kit.tables.privacy.headers import kind_of_header
from kit.tables.privacy.personal import Personal, age_group, mark, treat

KEY = bytes(32)
NIK, PHONE, EMAIL = "0099994902090025", "0800-0000-720", "peserta.contoh@contoh.id"

HEADERS = {
    "nik": "NIK|No. KTP|No KTP|Nomor KTP|NO. IDENTITAS|pin|KTP|nomor_induk_kependudukan",
    "kk": "KK|No. KK|Nomor Kartu Keluarga",
    "ibu": "IBU KANDUNG|Nama Ibu Kandung",
    "telepon": "No. HP|NO. TELP RUMAH|telp|Telepon|No WA|WhatsApp|phone|member_phone|member_fax|No. HP/WA",
    "surel": "Email|e-mail|surel|ALAMAT EMAIL|member_email|Alamat Surel",
    "alamat": "Alamat|ALAMAT SESUAI KTP|member_address|Alamat Rumah|address|RT|RW",
    "tanggal_lahir": "Tgl Lahir|TANGGAL LAHIR|birth_date|Date of Birth|TTL|Tempat, Tanggal Lahir",
    "tempat_lahir": "TEMPAT LAHIR",
    "foto": "Foto|PHOTO URL|member_image|Pas Foto",
    "nama": "nama|NAMA|Nama Lengkap|Nama Peserta|member_name|Visitor Name|Member Name|Siapa nama Anda?|name",
    "nomor_anggota": "NO ANGGOTA|Nomor Anggota|member_id|Member ID",
    "rekening": "No Rekening|Nomor Rekening Bank",
    "agama": "AGAMA",
    "tanda_tangan": "Tanda Tangan|TTD|Paraf",
    "lainnya": "NIP|NISN",
}
HARMLESS = """
nama kegiatan|nama perpustakaan|Nama Kecamatan|Nama Lembaga|Judul|jumlah anggota|Jumlah Non Anggota|non_anggota|anggota
|peserta_l|izin_foto|Izin foto|kode rekening|uraian rekening|Jumlah KK|jumlah HP|isbn_issn|item_code|call_number|title
|sor|authors|topics|gmd_name|publisher_name|place_name|language_name|classification|inventory_code|location_name
|supplier_name|price|image|notes|gender|member_type_name|inst_name|postal_code|member_since_date|expire_date|is_new
|KECAMATAN SESUAI KTP|JENIS IDENTITAS|JENIS KELAMIN|STATUS ANGGOTA|JENIS ANGGOTA|PEKERJAAN|PENDIDIKAN TERAKHIR
|TANGGAL PENDAFTARAN|Alamat Perpustakaan|Telepon Instansi|Loan Date|Room Name|Stempel waktu|id_peserta|jam_pakai
|Lokasi Perpustakaan|jk|kelompok_umur|kecamatan|Foto Kegiatan|alamat web
""".replace("\n", "").split("|")


def kinds(table: pd.DataFrame, **declared: str) -> dict[str, tuple[str, ...]]:
    return {column: one.kinds for column, one in mark(table, declared)[0].items()}


def column(*cells: object, name: str = "Keterangan") -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(cells, index=range(2, 2 + len(cells)))})


@pytest.mark.parametrize(
    ("kind", "header"), [(kind, header) for kind, headers in HEADERS.items() for header in headers.split("|")]
)
def test_headers(kind: str, header: str) -> None:
    assert kind_of_header(header) == kind


@pytest.mark.parametrize("header", HARMLESS)
def test_harmless_headers(header: str) -> None:
    assert kind_of_header(header) == ""


def test_every_kind_has_its_word() -> None:
    assert HEADERS.keys() <= text_tables.PERSONAL_KINDS.keys()


def test_a_name_of_libraries_is_no_person() -> None:
    assert kinds(column("Perpustakaan Umum Contoh", "TBM Contoh", "Perpusdes Contoh", name="nama")) == {}
    marked, (finding,) = mark(column("Peserta Contoh 012", name="nama"), {})
    assert marked["nama"].kinds == ("nama",)
    assert finding.certainty is Certainty.LIKELY


def test_a_profile_decides() -> None:
    table = column("A-1", name="pin")
    assert kinds(table, pin="nik") == {"pin": ("nik",)}
    assert kinds(table, pin="") == {}
    assert kinds(column(PHONE, name="pin"), pin="") == {"pin": ("telepon",)}


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        ("nik", [NIK, "6472030101900001"]),
        ("nik", [f"'{NIK}", "'6472034101900001"]),
        ("nik", ["0099 9949 0209 0025", "6472-0341-0190-0001"]),
        ("nik", ["6.47203E+15", "6,47203E+15"]),
        ("nik", [6.47203e15, 6.47204e15]),
        ("nik", [6472030101900001, 6472034101900002]),
        ("nik", [6472030101900001.0, None]),
        ("telepon", [PHONE, "800-0000-721"]),
        ("telepon", ["+62 800-0000-720", "(+62) 800 0000 721"]),
        ("telepon", ["08000000720", "628000000721"]),
        ("telepon", ["8000000720", "8000000721"]),
        ("telepon", [8000000720, 8000000721]),
        ("telepon", [8000000720.0, None]),
        ("telepon", ["HP: 0800-0000-720", "WA 0800-0000-721"]),
        ("telepon", ["(0541) 000111", "0541-000112"]),
        ("surel", [EMAIL, f"mailto:{EMAIL}"]),
        ("kartu", ["4111 1111 1111 1111", "5500000000000004"]),
        ("alamat", ["Jl. Contoh No. 5 RT 02", "Gg. Contoh, RT 01/RW 02"]),
    ],
)
@pytest.mark.parametrize("header", ["Keterangan", "kolom 5"])
def test_content_under_a_harmless_header(kind: str, cells: list[object], header: str) -> None:
    table = column(*cells, name=header)
    marked, (finding,) = mark(table, {})
    assert marked[header].kinds == (kind,)
    assert not marked[header].free
    assert finding.code == "pribadi-isi"
    assert header not in treat(table, marked)[0]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("isbn_issn", ["978-602-8519-93-9", "9786028519939", "0812550030", "1907-0000"]),
        ("kolom 4", ["9786028519939", "9786020000004"]),
        ("kolom 4", ["0800000005", "0800000021", "0800000048"]),  # ISBN-10
        ("item_code", ["B00012345", "0800000012345", "08000000123"]),
        ("kode", ["6472030101900001"]),
        ("kolom 18", ["<B0001><B0002>"]),
        ("call_number", ["813.10 Con p", "020 Con k", "297.2 800-000"]),
        ("tahun", ["2025", "2024/2025"]),
        ("tahun", [2024, 2025]),
        ("harga", ["Rp 1.500.000,00", "8500000000", "Rp450.000,-"]),
        ("kolom 3", ["1.500.000.000", "850.000.000", "12.345.678.901.234.567"]),
        ("peserta_l", [12, 30, None]),
        ("biaya_rp", [8_500_000_000, 750_000]),
        ("waktu", ["2025-05-14 08:30:00", "14/05/2023 09.30", "2023-05-14T08:30:00+08:00"]),
        ("waktu", [pd.Timestamp("2025-05-14"), pd.NaT]),
        ("kode wilayah", ["64.72.03.1001", "6472031001"]),
        ("judul", ["Kelas 8 jam", "Jalan sehat", "RT 05 bersih", "Bapak dan Ibu membaca"]),
        ("lokasi", ["Jl. Contoh No. 5", "Jl. Contoh No. 6"]),
        ("id_peserta", ["PS1042", "PS2139"]),
        ("ada", [True, False]),
        ("akun", ["@perpustakaan_contoh", "https://contoh.id/@kami"]),
        ("kosong", [None, None]),
        ("collation", ["xii, 250 hlm. : ilus. ; 21 cm"]),
    ],
)
def test_false_alarms(header: str, cells: list[object]) -> None:
    assert mark(column(*cells, name=header), {}) == ({}, [])


def test_one_number_that_passes_as_isbn_is_still_a_telephone() -> None:
    assert kinds(column("0800000005", "0800000021")) == {"Keterangan": ("telepon",)}


@pytest.mark.parametrize("name", ["kegiatan", "daftar_hadir", "advokasi", "penduduk", "kegiatan_kotor"])
def test_clean_training_data_hold_nothing_personal(name: str) -> None:
    table = pd.read_csv(
        paths.DATASETS / f"{name}.csv", dtype=str, header=1 if name == "kegiatan_kotor" else 0
    )
    assert kinds(table) == {}


def test_the_messy_attendance_list() -> None:
    table = pd.read_csv(paths.DATASETS / "daftar_hadir_kotor.csv", dtype=str)
    marked, _ = mark(table, {})
    assert {name: one.kinds for name, one in marked.items()} == {
        "nama": ("nama",),
        "nik": ("nik",),
        "telepon": ("telepon",),
    }
    assert {one.category for one in marked.values()} == {"anak"}  # minors attend
    hidden = table.rename(columns={"nik": "kolom 4", "telepon": "kolom 5"})
    assert {"kolom 4", "kolom 5"} <= kinds(hidden).keys()
    result, _ = treat(table, marked)
    assert list(result) == ["id_kegiatan", "tanggal", "jk", "kelompok_umur", "kecamatan", "izin_foto"]


def test_categories_of_the_law() -> None:
    table = pd.DataFrame({"Nama Peserta": ["Contoh"], "NIK": [NIK], "No Rekening": ["1"], "No HP": [PHONE]})
    marked, findings = mark(table, {})
    assert [one.category for one in marked.values()] == ["umum", "kependudukan", "spesifik", "gabungan"]
    assert all("UU 27/2022" in finding.more["category"] for finding in findings)


def test_pieces_in_free_text() -> None:
    table = column(
        "membawa buku",
        f"hub. Bu Contoh {PHONE}",
        "ramai",
        f"NIK {NIK}, surel {EMAIL}",
        None,
        "0800 0000 720/0800 0000 721",
        "rapat di Jl. Contoh",
    )
    marked, (finding,) = mark(table, {})
    assert marked["Keterangan"] == Personal(("telepon", "nik", "surel"), "gabungan", free=True)
    assert (finding.code, finding.rows) == ("pribadi-dalam-teks", (3, 5, 7))
    result, (done,) = treat(table, marked)
    hidden = text_tables.HIDDEN_PIECE
    assert result["Keterangan"].dropna().tolist() == [
        "membawa buku",
        f"hub. {hidden} {hidden}",
        "ramai",
        f"NIK {hidden}, surel {hidden}",
        f"{hidden}/{hidden}",
        "rapat di Jl. Contoh",
    ]
    assert done.rows == (3, 5, 7)
    assert table["Keterangan"].iloc[1].endswith(PHONE)  # the given table stays as it is


def test_an_address_in_free_text_is_pointed_out() -> None:
    marked, (finding,) = mark(column("ramai", "sepi", "rumah Jl. Contoh No. 5"), {})
    assert marked == {}
    assert (finding.code, finding.certainty, finding.rows) == (
        "pribadi-alamat-dalam-teks",
        Certainty.LIKELY,
        (4,),
    )


letters = st.text(st.characters(codec="utf-8", categories=["L"]), max_size=6)
pieces = st.one_of(
    st.integers(0, 999).map(lambda n: f"0800-0000-{n:03d}"),
    st.integers(0, 999).map(lambda n: f"08000000{n:03d}"),
    st.integers(0, 999).map(lambda n: f"+62 800 0000 {n:03d}"),
    st.integers(0, 9999).map(lambda n: f"009999490209{n:04d}"),
    st.integers(0, 99).map(lambda n: f"contoh{n}@contoh.id"),
)


@given(
    st.lists(st.tuples(letters, pieces), min_size=1, max_size=4),
    st.sampled_from([" ", ", ", "/", " ; ", "\n"]),
)
def test_no_piece_survives(parts: list[tuple[str, str]], between: str) -> None:
    cell = between.join(f"{word} {piece}" if word else piece for word, piece in parts)
    table = pd.DataFrame({"catatan": [cell, *(f"hadir {n}" for n in range(6))]})
    marked, found = mark(table, {})
    result, done = treat(table, marked)
    for _, piece in parts:
        assert piece not in result["catatan"].iloc[0]
        assert piece not in repr(found + done)


@given(st.text(max_size=60))
def test_pieces_lie_within_the_cell_and_apart(cell: str) -> None:
    found = patterns.pieces(cell)
    assert all(0 <= one.start < one.end <= len(cell) for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    if found:
        assert patterns.worth_a_look(["x", cell, "y"]) == [cell]


def test_pseudonyms() -> None:
    table = pd.DataFrame(
        {
            "nama": ["Peserta Contoh 017", "Ibu Peserta Cth. 17", ""],
            "nik": [NIK, "99994902090025", "9.99949E+13"],
            "alamat": ["Jl. Contoh 1"] * 3,
            "jk": ["P", "P", "L"],
        },
        index=[2, 3, 4],
    )
    marked, _ = mark(table, {})
    result, findings = treat(table, marked, "samarkan", KEY)
    assert list(result) == ["nama", "nik", "jk"]
    assert result["nama"].nunique() == result["nik"].nunique() == 1
    assert result.loc[4, ["nama", "nik"]].isna().all()
    assert [(one.code, one.column, one.rows) for one in findings] == [
        ("pribadi-disamarkan", "nama", ()),
        ("pribadi-disamarkan", "nik", ()),
        ("pribadi-tanpa-samaran", "nik", (4,)),
        ("pribadi-dibuang", "alamat", ()),
    ]


def test_left_on_request() -> None:
    table = column(f"hub. {PHONE}", "ramai", "sepi")
    result, (finding,) = treat(table, mark(table, {})[0], "biarkan")
    assert result.equals(table)
    assert finding.code == "pribadi-dibiarkan"


def test_another_treatment() -> None:
    with pytest.raises(ValueError, match="hapus"):
        treat(column("x"), {}, "hapus")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("birth", "group"),
    [
        (date(2025, 5, 28), "anak"),
        (date(2012, 5, 29), "anak"),
        (date(2012, 5, 28), "remaja"),
        (date(2007, 5, 29), "remaja"),
        (date(2007, 5, 28), "dewasa"),
        (date(1965, 5, 29), "dewasa"),
        (date(1965, 5, 28), "lansia"),
        (date(2008, 2, 29), "remaja"),
        (date(2025, 5, 29), ""),
        (date(1890, 1, 1), ""),
    ],
)
def test_age_groups(birth: date, group: str) -> None:
    assert age_group(birth, date(2025, 5, 28)) == group


def test_an_age_group_before_the_date_of_birth_goes() -> None:
    births = [pd.Timestamp("2015-01-01"), pd.NaT, pd.Timestamp("2030-01-01")]
    table = pd.DataFrame({"jk": list("LPL"), "tgl_lahir": births}, index=[2, 3, 4])
    marked, _ = mark(table, {})
    result, findings = treat(table, marked, on=date(2025, 5, 28))
    assert list(result) == ["jk", "kelompok_umur"]
    assert result["kelompok_umur"].iloc[0] == "anak"
    assert result["kelompok_umur"].iloc[1:].isna().all()
    assert [(one.code, one.rows) for one in findings] == [
        ("kelompok-umur", ()),
        ("kelompok-umur-kosong", (4,)),
        ("pribadi-dibuang", ()),
    ]
    result, findings = treat(table, marked)
    assert list(result) == ["jk"]
    assert findings[0].code == "kelompok-umur-tersedia"


def test_every_finding_has_its_sentence_and_no_value() -> None:
    table = pd.DataFrame(
        {
            "nama": ["Peserta Contoh 017"] * 3,
            "nik": [NIK, "9.99949E+13", NIK],
            "tgl_lahir": [pd.Timestamp("2015-01-01"), pd.Timestamp("2031-01-01"), pd.NaT],
            "kolom 4": [PHONE] * 3,
            "catatan": [f"hub. Bu Contoh {PHONE}", "ramai", "sepi"],
            "lain": ["rumah Jl. Contoh No. 5", "ramai", "sepi"],
            "x": ["Siti Rahmawati", "Budi Santoso", "Peserta"],
            "kolom 9": ["a", "b", "c"],
        },
        index=[2, 3, 4],
    )
    marked, findings = mark(table, {"nama": "nama"})
    for how in ("buang", "samarkan", "biarkan"):
        for on in (None, date(2025, 5, 28)):
            findings += treat(table, marked, how, KEY, on=on)[1]
    for finding in findings:
        said = sentence(finding)
        assert not any(
            value in said + repr(finding) for value in (NIK, PHONE, "Peserta", "Bu Contoh", "2015")
        )
    assert {finding.code for finding in findings} == text_tables.FINDINGS_OF_PERSONS.keys()


def sentence(finding: Finding) -> str:
    return text_tables.FINDINGS_OF_PERSONS[finding.code].format(
        column=finding.column, became=finding.became, **finding.more
    )


def test_odd_tables() -> None:
    assert mark(pd.DataFrame(), {}) == ({}, [])
    assert mark(pd.DataFrame({"a": []}), {}) == ({}, [])
    mixed = column(1, "dua", None, 3.5, date(2025, 1, 1), f"WA {PHONE}")
    assert kinds(mixed) == {"Keterangan": ("telepon",)}


# Headers and invented names, most of them written down before the rules were tried on them; and what holds no persons.
ROLES = """
Nama Kader|Sopir|Bidan|Penjaga|Trainee|Learner|nama_pengusul|Nama Pengisi Formulir|Perwakilan|Saksi 1|Kontributor|Duta Baca
Bunda Literasi|Wakil|Ketua Panitia|NamaOrangTua|Nama Mentor|Name (Full)|Contact person|PJ Kegiatan|Nama Petani|Peserta 1
Nama Ibu Hamil|Anggota Kelompok|Nama Wajib Pajak|Pewawancara|Pencatat|Enumerator|Nama Balita|nm_ayah|Lansia|Beneficiary
Nama Panggilan Anak|Pengantar|Penjemput|Ustadzah|Relawan TIK|Ayah|Orang Tua|Kepala Keluarga|Nama Guru|Kepsek|Operator|PIC
Petugas|Participant|namalengkap|surname|cardholder|Yang Hadir|Dibuat Oleh|Perangkat Desa|Penulis Laporan
"""
FIRST = """
Engkos Oktavianus Marselinus Ngurah Baiq Paijo Lamtiur Togar Poltak Wenda Yosias Natalius Ruben Halena Jelita Suhendar Enjang
Karsih Darmini Mujiono Katijah Salbiah Jamhari Rumiyati Zubair Tarmizi Rasidah Nurmala Ernawati Akhmad Hairani Yuyun Rukayah
"""
LAST = "Sihombing Kosasih Rumbiak Tambunan Gultom Prakoso Adiputra Hakim Subagyo Lesmana Maharani Tobing Rusmana Anggraini"
THINGS = {
    "Gerai": "Toko Berkah|Warung Sederhana|Kedai Kopi|Kios Buku|Depot Air",
    "Modul": "Dasar Komputer|Pengolah Kata|Lembar Kerja|Surel|Peramban",
    "Sungai": "Mahakam|Belayan|Kedang Kepala|Karang Mumus|Santan",
    "Film": "Denias|Sokola Rimba|Tanah Surga|Gie|Petualangan Sherina",
    "Pasar": "Pasar Pagi|Pasar Segiri|Pasar Tangga Arung|Pasar Mangkurawang|Pasar Olah Bebaya",
    "Ormas": "Fatayat|Muslimat|Aisyiyah|Karang Taruna|Pemuda Pancasila",
    "Platform": "Zoom|Google Meet|Telegram|Moodle|Canva",
    "Paket": "Paket Hemat|Paket Keluarga|Paket Pelajar|Paket Umum|Paket Malam",
    "Rute": "Samarinda Seberang|Loa Buah|Sungai Kunjang|Palaran|Sambutan",
    "Kendala": "Listrik Padam|Jaringan Lambat|Kurang Tenaga|Ruang Sempit|Buku Rusak",
    "Prestasi": "Juara Harapan|Finalis|Peserta Terbaik|Juara Kedua|Nominasi",
    "Usaha": "Keripik Pisang|Amplang Ikan|Batik Tulis|Kue Kering|Madu Kelulut",
    "Judul": "Laskar Pelangi|Siti Nurbaya|Sang Pemimpi|Ayat-Ayat Cinta|Perahu Kertas",
    "Penerbit": "Gramedia|Mizan|Andi Offset|Erlangga|Bentang Pustaka",
    "Pengarang": "Andrea Hirata|Dewi Lestari|Tere Liye|Ahmad Tohari|Sapardi",
    "Desa": "Loa Janan Ulu|Sumber Sari|Muara Badak Ilir|Bukit Raya|Jembayan",
    "Taman Bacaan": "Cahaya Ilmu|Pelita Hati|Harapan Bunda|Bina Insan|Cakrawala",
    "Anggota": "12|15|20|31|7",
    "Peserta": "pelajar|umum|pelajar|umum|lansia",
    "Petugas": "ada|tidak ada|ada|ada|tidak ada",
}


@pytest.mark.parametrize("count", [6, 15, 40])
def test_columns_of_names_under_headers_that_no_list_foresaw(count: int) -> None:
    draw, first, last = random.Random(count), FIRST.split(), LAST.split()
    headers = "|".join(ROLES.split("\n")).strip("|").split("|")
    missed = []
    for header in headers:
        people = [f"{draw.choice(first)} {draw.choice(last)}" for _ in range(count)]
        missed += [] if header in mark(column(*people, name=header), {})[0] else [header]
    assert len(missed) <= 0.08 * len(headers), missed


def test_columns_of_things_are_not_asked_about() -> None:
    assert [
        header for header, cells in THINGS.items() if mark(column(*cells.split("|"), name=header), {})[0]
    ] == []


def test_what_may_be_a_name_is_asked_until_the_person_has_said(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [f"C{n},{name},{n}" for n, name in enumerate(("Siti Rahmawati", "Budi Santoso", "Dewi Lestari"))]
    path.write_text("\n".join(["kode,xyz,nilai", *rows]))
    asked = baca(path)
    assert "xyz" not in asked.tabel
    assert [one.code for one in asked.temuan.tanya] == ["pribadi-mungkin-nama"]
    settled = baca(path, pribadi={"xyz": "biarkan"})
    assert settled.tabel["xyz"].tolist() == ["Siti Rahmawati", "Budi Santoso", "Dewi Lestari"]
    assert not settled.temuan.tanya


def test_a_header_merged_over_two_columns_covers_both() -> None:
    table = pd.DataFrame(
        {"Tempat, Tanggal Lahir": ["Samarinda", "Bontang"], "kolom 4": ["1990-05-06", "1991-05-07"]}
    )
    assert kinds(table).keys() == {"Tempat, Tanggal Lahir", "kolom 4"}
