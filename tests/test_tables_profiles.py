"""Profiles: each known export in its exact shape, shuffled, translated, misspelt; and tables that are none of them."""

from __future__ import annotations

import json
import random
from collections import Counter
from string import Formatter
from typing import Any

import pandas as pd
import pytest

from kit import text_tables
from kit.paths import ROOT
from kit.tables.model import Certainty, Finding, RawTable
from kit.tables.profiles.catalogue import normal, profiles
from kit.tables.profiles.recognition import ProfileMatch, recognise


def renamed(match: ProfileMatch) -> dict[str, str]:
    """Header as written -> standard name."""
    return {header: column.name for header, column in match.columns.items()}


def words(text: str) -> list[str]:
    return text.split()


KINDS = set(words("text date month number money yes_no sex region district category id timestamp list"))
PACKAGE = json.loads((ROOT / "datasets" / "datapackage.json").read_text(encoding="utf-8"))
FIELDS = {one["name"]: one["schema"]["fields"] for one in PACKAGE["resources"] if "schema" in one}
OWN = {"kegiatan": "kegiatan", "daftar_hadir": "daftar-hadir", "perpustakaan": "perpustakaan"} | {
    name: name for name in ("advokasi", "wilayah", "penduduk")
}

# Headers as the software writes them.
SHAPES = {
    "slims_biblio": words("""title gmd_name edition isbn_issn publisher_name publish_year collation series_title call_number
        language_name place_name classification notes image sor authors topics item_code"""),
    "slims_item": words("""item_code call_number coll_type_name inventory_code received_date supplier_name order_no
        location_name order_date item_status_name site source invoice price price_currency invoice_date input_date
        last_update title"""),
    "slims_member": words("""member_id member_name gender member_type_name member_email member_address postal_code inst_name
        is_new member_image pin member_phone member_fax member_since_date register_date expire_date birth_date
        member_notes"""),
    "slims_visitor": [
        "Member ID",
        "Visitor Name",
        "Membership Type",
        "Institution",
        "Room Name",
        "Visit Date",
    ],
    "slims_visitor_year": ["Member Type", *words("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")],
    "slims_loan": ["Member ID", "Member Name", "Item Code", "Title", "Loan Date", "Due Date", "Loan Status"],
    "inlislite_member": [
        *["NO", "NO ANGGOTA", "NAMA", "TEMPAT LAHIR", "TANGGAL LAHIR"],
        *[
            f"{what} {where}"
            for where in ("SESUAI KTP", "SEKARANG")
            for what in ("ALAMAT", "KECAMATAN", "KELURAHAN", "RT", "RW", "PROPINSI", "KABUPATEN-KOTA")
        ],
        *[
            "NO. HP",
            "NO. TELP RUMAH",
            "JENIS IDENTITAS",
            "NO. IDENTITAS",
            "JENIS KELAMIN",
            "AGAMA",
            "PEKERJAAN",
        ],
        *["IBU KANDUNG", "ALAMAT EMAIL", "JENIS ANGGOTA", "PENDIDIKAN TERAKHIR", "STATUS PERKAWINAN"],
        *[
            "TANGGAL PENDAFTARAN",
            "TANGGAL AKHIR BERLAKU",
            "JENIS PERMOHONAN",
            "STATUS ANGGOTA",
            "NAMA INSTITUSI",
        ],
        *["ALAMAT INSTITUSI", "NO. TELP INSTITUSI", "NAMA DARURAT", "NO. TELP DARURAT", "ALAMAT DARURAT"],
        *["STATUS HUBUNGAN DARURAT", "UNIT KERJA", "TAHUN AJARAN", "FAKULTAS", "JURUSAN", "PROGRAM STUDI"],
        *["KELAS SISWA", "PHOTO URL"],
    ],
    "inlislite_collection": [
        *[
            "NO. INDUK",
            "NO. BARCODE",
            "NO. RFID",
            "TANGGAL PENGADAAN",
            "JENIS SUMBER",
            "NAMA SUMBER",
            "KATEGORI",
        ],
        *["MEDIA", "AKSES", "KETERSEDIAAN", "LOKASI PERPUSTAKAAN", "LOKASI RUANG", "MATA UANG", "HARGA"],
        *[
            "JENIS BAHAN",
            "JUDUL UTAMA",
            "ANAK JUDUL",
            "PENANGGUNG JAWAB",
            "EDISI",
            "TEMPAT TERBIT",
            "PENERBIT",
        ],
        *[
            "TAHUN TERBIT",
            "DESKRIPSI FISIK",
            "ISBN",
            "SUBJEK",
            "NO. KLAS",
            "NO. PANGGIL",
            "BAHASA",
            "EDISI SERIAL",
        ],
    ],
    "inlislite_frequency": [
        *[
            "No.",
            "Tanggal Kunjungan",
            "Lokasi Perpustakaan",
            "Lokasi Ruang",
            "Jumlah Anggota",
            "Jumlah Non Anggota",
        ],
        "Jumlah Rombongan (Personil)",
    ],
    "inlislite_group": ["No", "Tanggal", "Asal Instansi", "CountPersonel", "CountLaki", "CountPerempuan"],
    "google_forms": [
        "Timestamp",
        "Nama Lengkap",
        "Berapa usia Anda?",
        "Jenis kelamin",
        "No. HP/WA yang aktif",
    ],
    "kunjungan": words("id_perpus periode anggota non_anggota rombongan daring pemakai_tik"),
} | {name: [field["name"] for field in FIELDS[resource]] for name, resource in OWN.items()}

# The same tables under other headers: translated, abbreviated, from real life.
ALIASES = {
    "slims_visitor": [
        *[
            "ID Anggota",
            "Nama Pengunjung",
            "Tipe Keanggotaan",
            "Institusi",
            "Nama Ruang",
            "Tanggal Kunjungan",
        ],
    ],
    "slims_visitor_year": ["Tipe Anggota", *words("Jan Peb Mar Apr Mei Jun Jul Ags Sep Okt Nop Des")],
    "slims_loan": [
        *["ID Anggota", "Nama Anggota", "Kode Eksemplar", "Judul", "Tanggal Pinjam", "Tanggal Harus Kembali"],
        "Status peminjaman",
    ],
    "slims_member": [
        "ID Anggota",
        "Nama Anggota",
        "Tipe Keanggotaan",
        "Surel",
        "Gender",
        "Tanggal Pendaftaran",
    ],
    "slims_item": ["Kode Eksemplar", "Nomor Panggil", "Tipe Koleksi", "Lokasi", "Judul"],
    "inlislite_member": [
        *[
            "No. Anggota",
            "Nama Lengkap",
            "Tempat Lahir",
            "Tgl Lahir",
            "Alamat",
            "Kecamatan",
            "No. KTP",
            "Jenis Kelamin",
        ],
        *["Nama Ibu Kandung", "Tgl Pendaftaran", "Masa Berlaku", "Jenis Anggota", "Pekerjaan"],
    ],
    "inlislite_frequency": ["No", "Tanggal", "Jumlah Anggota", "Jumlah Bukan Anggota", "Jumlah Rombongan"],
    "kegiatan": [
        *["No.", "Kab/Kota", "Tgl Kegiatan", "Nama Kegiatan", "Jml L", "Peserta Perempuan", "Anggaran (Rp)"],
        *["Sumber Dana", "Ket."],
    ],
    "daftar_hadir": ["No", "Nama", "Asal Instansi", "L/P", "No. HP", "Tanda Tangan"],
    "kunjungan": ["Bulan", "Jumlah Anggota", "Bukan Anggota", "Rombongan", "Pengguna Komputer"],
    "perpustakaan": ["No", "Nama Perpustakaan", "NPP", "Jenis Perpustakaan", "Kecamatan", "Tahun Bergabung"],
    "google_forms": [
        "Stempel waktu",
        "Nama Anda",
        "Umur",
        "Apa jenis kelamin Anda?",
        "Kecamatan tempat tinggal",
    ],
}

FOREIGN = [
    "branch|address|city|zip code|january|february|march|april|may|june|july|august|september|october|november|december|ytd",
    "Nama|Nilai|Kelas|Wali Kelas",
    "baris|id_kegiatan|kolom|tertulis|seharusnya|cacat",
    "tanggal|keterangan|debet|kredit|saldo",
    "NIP|Nama|Pangkat|Golongan|Jabatan|TMT",
    "id|name|value",
    "No|Nama Barang|Jumlah|Satuan|Harga",
    "Kecamatan|Jan|Feb|Mar|Apr|Mei|Jun|Jul|Agu|Sep|Okt|Nov|Des",
    "title|author|year",
    "kolom 1|kolom 2|kolom 3",
    "Hari|Tanggal|Imsak|Subuh|Terbit|Duha|Zuhur",
    "nama|kecamatan|desa|alamat",
]


def table(headers: list[str], rows: Any = (), title: str = "", header: bool = True) -> RawTable:
    cells = pd.DataFrame(list(rows) or [["x"] * len(headers)], columns=headers, dtype=object)
    return RawTable("", title, cells, header)


def found(headers: list[str], **more: Any) -> ProfileMatch:
    match = recognise(table(headers, **more))
    assert match is not None
    return match


def codes(match: ProfileMatch) -> dict[str, Finding]:
    return {one.code: one for one in match.findings}


@pytest.mark.parametrize("name", SHAPES)
def test_the_exact_shape(name: str) -> None:
    match = found(SHAPES[name])
    assert match.profile.name == name
    assert list(match.columns) == SHAPES[name]
    expected = Certainty.LIKELY if name == "google_forms" else Certainty.SURE
    assert match.certainty is expected


@pytest.mark.parametrize("name", [name for name in SHAPES if name != "google_forms"])
def test_order_of_columns_and_case_do_not_matter(name: str) -> None:
    headers = [one.upper().replace("_", " ") for one in SHAPES[name]]
    random.Random(name).shuffle(headers)
    match = found(headers)
    assert match.profile.name == name
    assert len(match.columns) == len(headers)


@pytest.mark.parametrize("name", ALIASES)
def test_other_headers(name: str) -> None:
    match = found(ALIASES[name])
    assert match.profile.name == name
    assert len(match.columns) == len(ALIASES[name])


@pytest.mark.parametrize("headers", FOREIGN, ids=lambda line: line[:20])
def test_foreign_tables(headers: str) -> None:
    assert recognise(table(headers.split("|"))) is None


@pytest.mark.parametrize("name", SHAPES)
def test_half_of_a_foreign_table_is_not_enough(name: str) -> None:
    strange = [f"Lajur asing {chr(97 + n)}" for n in range(2 * len(SHAPES[name]))]
    match = recognise(table(SHAPES[name] + strange))
    assert match is None or name == "google_forms"  # anything may be asked in a form


def test_every_profile_is_tried() -> None:
    assert {one.name for one in profiles()} == {*SHAPES, "inlislite_frequency_monthly", "kunjungan_setahun"}


@pytest.mark.parametrize("profile", profiles(), ids=lambda one: one.name)
def test_a_profile_is_sound(profile: Any) -> None:
    names = [column.name for column in profile.columns]
    assert max(Counter(names).values()) == 1
    assert {name for group in profile.need for name in group} <= set(names)
    aliases = Counter(
        key for column in profile.columns for key in {normal(alias) for alias in column.aliases}
    )
    assert [alias for alias, count in aliases.items() if count > 1] == []
    for column in profile.columns:
        assert column.kind in KINDS
        assert column.name == column.name.lower().replace(" ", "_")
        assert column.personal is None or column.personal in text_tables.PERSONAL_KINDS
        assert column.date_order in (None, "dmy", "mdy")
        assert (column.kind == "category") <= bool(column.values)


@pytest.mark.parametrize("name", OWN)
def test_schema_of_the_kits_own_data(name: str) -> None:
    kinds = {"integer": "number", "number": "number", "date": "date"}
    profile = next(one for one in profiles() if one.name == name)
    for one in FIELDS[OWN[name]]:
        [column] = [column for column in profile.columns if column.name == one["name"]]
        kind = kinds.get(one["type"])
        assert kind is None or column.kind in (kind, "money")
        assert column.whole == (one["type"] == "integer") or column.kind == "money"
        if column.kind == "category":
            assert list(column.values) == one["constraints"]["enum"]


@pytest.mark.parametrize("name", ["kegiatan-kotor", "daftar-hadir-kotor"])
def test_the_messy_data_is_known_whole(name: str) -> None:
    headers = [one["name"] for one in FIELDS[name]]
    assert renamed(found(headers)) == {header: header for header in headers}


def test_standard_names() -> None:
    match = found(ALIASES["kegiatan"])
    assert renamed(match) == {
        "No.": "nomor",
        "Kab/Kota": "kabupaten_kota",
        "Tgl Kegiatan": "tgl_mulai",
        "Nama Kegiatan": "judul",
        "Jml L": "peserta_l",
        "Peserta Perempuan": "peserta_p",
        "Anggaran (Rp)": "biaya_rp",
        "Sumber Dana": "sumber_dana",
        "Ket.": "keterangan",
    }


def test_a_misspelt_header_is_likely() -> None:
    headers = ["No", "Tanggal Kegiatan", "Nama Kegitan", "Peserta Laki-laki", "Peserta Perempuan"]
    match = found(headers)
    assert match.columns["Nama Kegitan"].name == "judul"
    assert match.certainty is Certainty.LIKELY
    assert codes(match)["judul-mirip"].column == "Nama Kegitan"


def test_one_letter_is_never_a_misspelling() -> None:
    match = found(["Tanggal", "Nama Kegiatan", "Peserta L", "Peserta X"])
    assert "Peserta X" not in match.columns
    assert codes(match)["kolom-di-luar-profil"].more == {"names": "Peserta X"}


def test_a_column_is_matched_once() -> None:
    match = found(["Tanggal", "Tanggal Kegiatan", "Nama Kegiatan", "Peserta L"])
    assert renamed(match) == {"Tanggal": "tgl_mulai", "Nama Kegiatan": "judul", "Peserta L": "peserta_l"}


def test_bibliography_without_a_header() -> None:
    names = [f"kolom {n}" for n in range(1, 19)]
    row = [
        "Judul",
        "Text",
        "",
        "9790000000000",
        "Contoh",
        "2020",
        "",
        "",
        "020",
        "Indonesia",
        "",
        "020",
        "",
        "",
        "",
    ]
    rows = [[*row, "<Pengarang, Contoh><Contoh>", "<Perpustakaan>", "<B0001>"], [*row, "", "", ""]]
    match = found(names, rows=rows, header=False)
    assert match.profile.name == "slims_biblio"
    assert renamed(match)["kolom 16"] == "pengarang"
    assert match.certainty is Certainty.LIKELY
    assert recognise(table(names, [[*row, "", "", ""]], header=False)) is None
    assert recognise(table(names, [[*row, "Pengarang", "<a>", "<b>"]], header=False)) is None
    assert recognise(table(names[:17], [[*row[:14], "<a>", "<b>", "<c>"]], header=False)) is None


def test_the_default_of_gender_in_slims() -> None:
    match = found(SHAPES["slims_member"])
    assert match.columns["gender"].codes == (("1", "L"), ("0", "P"))
    assert match.columns["gender"].unsure == ("0",)


@pytest.mark.parametrize(
    ("name", "header", "kind"),
    [
        ("slims_member", "pin", "nik"),
        ("slims_member", "member_phone", "telepon"),
        ("slims_member", "mpasswd", None),
        ("slims_visitor", "Visitor Name", "nama"),
        ("inlislite_member", "NO. IDENTITAS", "nik"),
        ("inlislite_member", "IBU KANDUNG", "ibu"),
        ("inlislite_member", "TANGGAL LAHIR", "tanggal_lahir"),
        ("inlislite_member", "PHOTO URL", "foto"),
        ("inlislite_member", "KECAMATAN SEKARANG", None),
        ("kegiatan", "judul", None),
    ],
)
def test_personal_columns_are_declared(name: str, header: str, kind: str | None) -> None:
    column = found(SHAPES[name]).columns.get(header)
    assert (column.personal if column else None) == kind


def test_dates_of_inlislite_are_day_first() -> None:
    for name in ("inlislite_member", "inlislite_frequency", "inlislite_collection"):
        orders = {one.date_order for one in found(SHAPES[name]).columns.values() if one.kind == "date"}
        assert orders == {"dmy"}


def test_the_title_tells_a_monthly_report_from_a_daily_one() -> None:
    headers = SHAPES["inlislite_frequency"]
    monthly = found(headers, title="Laporan Frekuensi Bulanan; Kunjungan Periodik")
    assert monthly.profile.name == "inlislite_frequency_monthly"
    assert monthly.columns["Tanggal Kunjungan"].kind == "month"
    daily = found(headers, title="Laporan Frekuensi Harian; Kunjungan Periodik")
    assert daily.columns["Tanggal Kunjungan"].kind == "date"


def test_a_pivot_is_read_as_it_is() -> None:
    assert "tabel-silang" in codes(found(SHAPES["slims_visitor_year"]))


@pytest.mark.parametrize("title", ["REKAP KUNJUNGAN TAHUN 2026", "Jumlah pengunjung 2026"])
def test_visits_of_libraries_month_by_month(title: str) -> None:
    match = recognise(table(["No", "Nama Perpustakaan", "Jan", "Peb", "Mrt", "Total"], title=title))
    assert match is not None
    assert match.profile.name == "kunjungan_setahun"
    assert recognise(table(["Nama Perpustakaan", "Jan", "Feb"], title="Jumlah buku baru 2026")) is None


def test_questions_of_a_form() -> None:
    questions = {
        "Cap Waktu": "stempel_waktu",
        "Alamat email": "surel",
        "Tuliskan nama lengkap Anda": "nama",
        "Nama kegiatan yang Anda ikuti": None,
        "Berapa usia Anda saat ini?": "usia",
        "Nomor WhatsApp yang dapat dihubungi": "telepon",
        "Di kecamatan mana Anda tinggal?": "kecamatan",
        "Apakah Anda bersedia difoto?": "izin_foto",
        "Apa saran Anda bagi perpustakaan?": None,
        "Berapa umur anak Anda?": None,
    }
    match = found(list(questions))
    assert {header: renamed(match).get(header) for header in questions} == questions
    assert match.certainty is Certainty.LIKELY
    assert codes(match)["judul-menurut-kata"].certainty is Certainty.LIKELY
    assert recognise(table(list(questions)[1:])) is None


def test_an_extra_column_stays_and_is_told() -> None:
    match = found([*SHAPES["kunjungan"], "Cuaca"])
    assert match.profile.name == "kunjungan"
    assert codes(match)["kolom-di-luar-profil"].more == {"names": "Cuaca"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tgl. Mulai", "tanggal mulai"),
        ("JML  PESERTA\n(L)", "Jumlah Peserta L"),
        ("No.HP", "nomor hp"),
        ("Biaya (Rp)", "biaya"),
        ("KABUPATEN-KOTA", "kab/kota"),
        ("id_perpus", "ID Perpustakaan"),
    ],
)
def test_spellings_of_a_header(one: str, other: str) -> None:
    assert normal(one) == normal(other)


def test_every_finding_has_its_sentence() -> None:
    source = (ROOT / "kit" / "tables" / "profiles" / "recognition.py").read_text(encoding="utf-8")
    for code, sentence in text_tables.FINDINGS_OF_PROFILE.items():
        assert f'"{code}"' in source
        fields = {name for _, name, _, _ in Formatter().parse(sentence) if name}
        assert fields <= {"saw", "became", "column", "names", "profile"}
