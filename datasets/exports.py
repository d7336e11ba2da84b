"""Invented files as SLiMS, INLISLite and an online form export them, with what is awkward in them."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta
from random import Random
from xml.sax.saxutils import escape

from attendance import IMPOSSIBLE_REGION
from clean import rng_for

Cells = list[str]

MEMBERS = {"slims_anggota": 24, "slims_anggota_juni": 27}  # an export holds all members so far
MEMBER_COLUMNS = [
    "member_id", "member_name", "gender", "member_type_name", "member_email", "member_address", "postal_code",
    "inst_name", "is_new", "member_image", "pin", "member_phone", "member_fax", "member_since_date",
    "register_date", "expire_date", "birth_date", "member_notes",
]  # fmt: skip
VISITOR_COLUMNS = ["Member ID", "Visitor Name", "Membership Type", "Institution", "Room Name", "Visit Date"]
SCHOOLS = {"Umum": "", "Pelajar": "SMP Contoh Melati", "Mahasiswa": "Universitas Contoh"}
BIRTH_YEARS = {"Umum": (1960, 2000), "Pelajar": (2010, 2012), "Mahasiswa": (2003, 2006)}

FREQUENCY_TITLES = [
    "Laporan Frekuensi Harian",
    "Kunjungan Periodik Periode 01-05-2025 s/d 31-05-2025",
    "Berdasarkan Lokasi Perpustakaan",
]
FREQUENCY_COLUMNS = [
    "No.", "Tanggal Kunjungan", "Lokasi Perpustakaan", "Lokasi Ruang",
    "Jumlah Anggota", "Jumlah Non Anggota", "Jumlah Rombongan (Personil)",
]  # fmt: skip
HOLIDAYS = {1, 12, 13, 29, 30}  # of May 2025
GROUPS = {5: "24", 7: "", 20: "31"}  # day -> people; blank: a group came and nobody counted it
ENGLISH_MAY = "May"  # strftime would follow the computer's language

FORM_COLUMNS = [
    "Stempel waktu",
    "Nama lengkap",
    "Nomor WhatsApp yang dapat dihubungi",
    "Jenis kelamin",
    "Kelompok umur",
    "Kecamatan tempat tinggal",
    "Kegiatan apa saja yang Anda minati?",
    "Berapa anak yang akan Anda ajak?",
    "Apakah Anda bersedia difoto?",
]
WISHES = ["Kelas menjahit", "Kelas komputer", "Bincang buku", "Olah makanan"]
DISTRICTS = ["Tenggarong", "Loa Kulu", "Sanga Sanga", "Kota Bangun"]


def slims_members(count: int) -> str:
    """SLiMS 9 member export: a comma too many after the header, values escaped as MySQL does."""
    rng = rng_for("slims_anggota")
    lines = [_quoted(MEMBER_COLUMNS) + ","]
    lines += [_quoted(_member(rng, number)) for number in range(1, count + 1)]
    return "\n".join(lines) + "\n"


def _member(rng: Random, number: int) -> Cells:
    kind = _kind(number)
    joined = date(2024, 9, 3) + timedelta(days=11 * number)
    born = date(rng.randint(*BIRTH_YEARS[kind]), rng.randint(1, 12), rng.randint(1, 28))
    gender = rng.choices("01", [1, 2])[0]  # 0 is also what the form holds when nobody chooses
    nik = f"{IMPOSSIBLE_REGION}{born:%d%m%y}{number:04d}"
    address = f"Jalan Contoh No. {number}"
    if number % 9 == 4:
        address += r"\r\nDesa Contoh"
    elif number % 8 == 3:
        address = rf"Jalan Jum\'at Contoh No. {number}"
    return [
        f"A{number:04d}", f"Peserta Contoh {number:03d}", gender, kind,
        f"peserta{number:03d}@contoh.example" if rng.random() < 0.4 else "",
        address, "", SCHOOLS[kind], "0", f"member_A{number:04d}.jpg" if rng.random() < 0.3 else "",
        nik, f"0800-0000-{rng.randint(0, 999):03d}", "",
        str(joined), str(joined), str(joined + timedelta(days=365)), str(born),
        r"kartu \"sementara\"" if number % 9 == 4 else "",
    ]  # fmt: skip


def _kind(number: int) -> str:
    return list(SCHOOLS)[number * 7 % 5 % 3]


def _quoted(cells: Cells) -> str:
    return ",".join(f'"{cell}"' for cell in cells)


def slims_visitors() -> str:
    """SLiMS visitor report of the old writer: TAB-separated text that is named .xls, NULL for nothing."""
    rng = rng_for("slims_pengunjung")
    guests = iter(range(101, 200))
    lines = ["\t".join(VISITOR_COLUMNS)]
    for day in (14, 15, 16):
        for minute in sorted(rng.sample(range(480, 960), 10)):
            member = rng.random() < 0.7
            number = rng.randint(1, 12) if member else next(guests)
            identity = f"A{number:04d}" if member else "NON-MEMBER"
            kind = _kind(number) if member else "NULL"
            when = f"2025-05-{day} {minute // 60:02d}:{minute % 60:02d}:00"
            room = rng.choice(["Ruang Baca", "Ruang Anak"])
            name, school = f"Peserta Contoh {number:03d}", SCHOOLS.get(kind) or "NULL"
            lines.append("\t".join([identity, name, kind, school, room, when]))
    return "\n".join(lines) + "\n"


def online_form() -> str:
    """Answers of an online form: a time stamp, questions as header, ticked answers joined in one cell."""
    rng = rng_for("formulir_daring")
    lines = [_quoted(FORM_COLUMNS), *(_quoted(_answers(rng, place)) for place in range(20))]
    return "\n".join(lines) + "\n"


def _answers(rng: Random, place: int) -> Cells:
    day = date(2025, 5, 15) + timedelta(days=place)
    return [
        f"{day:%d/%m/%Y} {rng.randint(8, 20):02d}:{rng.randint(0, 59):02d}:{rng.randint(0, 59):02d}",
        f"Peserta Contoh {place + 201:03d}",
        f"0800-0000-{rng.randint(0, 999):03d}",
        rng.choices(["Perempuan", "Laki-laki"], [3, 2])[0],
        rng.choice(["remaja", "dewasa", "dewasa", "lansia"]),
        rng.choice(DISTRICTS),
        ", ".join(sorted(rng.sample(WISHES, rng.choice([1, 1, 2, 3])))),
        rng.choice(["0", "0", "1", "2", ""]),
        rng.choice(["Ya", "Ya", "Tidak"]),
    ]


def inlislite_frequency() -> bytes:
    """INLISLite report as .ods: three merged titles, the header, one row per day, a Total merged over four cells."""
    rng = rng_for("inlislite_kunjungan")
    rows: list[list[tuple[str, int]]] = [[(title, 7)] for title in FREQUENCY_TITLES]
    rows.append([(name, 1) for name in FREQUENCY_COLUMNS])
    totals = [0, 0, 0]
    days = [day for day in range(1, 32) if date(2025, 5, day).weekday() < 5 and day not in HOLIDAYS]
    for place, day in enumerate(days, start=1):
        counts = [str(rng.randint(8, 30)), str(rng.randint(0, 9)), GROUPS.get(day, "0")]
        totals = [total + int(count or 0) for total, count in zip(totals, counts, strict=True)]
        words = [str(place), f"{day:02d}-{ENGLISH_MAY}-2025", "Perpustakaan Contoh", "Ruang Baca"]
        rows.append([(cell, 1) for cell in words + counts])
    rows.append([("Total", 4), *((str(total), 1) for total in totals)])
    return _ods("Laporan", rows)


def _ods(sheet: str, rows: list[list[tuple[str, int]]]) -> bytes:
    """The smallest workbook that LibreOffice opens; the same bytes every time."""
    office = "urn:oasis:names:tc:opendocument:xmlns"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    table = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{office}:office:1.0" '
        f'xmlns:table="{office}:table:1.0" xmlns:text="{office}:text:1.0" office:version="1.2">'
        f'<office:body><office:spreadsheet><table:table table:name="{sheet}">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{office}:manifest:1.0" '
        f'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:  # stored, not deflated: zlib's bytes differ between versions
        for name, part in (("mimetype", kind), ("content.xml", content), ("META-INF/manifest.xml", manifest)):
            entry = zipfile.ZipInfo(name, (2025, 6, 2, 0, 0, 0))
            entry.create_system = 0  # zipfile notes the computer's own
            archive.writestr(entry, part)
    return made.getvalue()


def _cell(cell: tuple[str, int]) -> str:
    written, across = cell
    if not written:
        return "<table:table-cell/>"
    spanned = f' table:number-columns-spanned="{across}" table:number-rows-spanned="1"' if across > 1 else ""
    kind = f'float" office:value="{written}' if written.isdecimal() else "string"
    covered = "<table:covered-table-cell/>" * (across - 1)
    words = f"<text:p>{escape(written)}</text:p>"
    return f'<table:table-cell office:value-type="{kind}"{spanned}>{words}</table:table-cell>{covered}'


def build() -> dict[str, bytes]:
    """Every export: name of the file -> its bytes."""
    texts = {f"{name}.csv": slims_members(count) for name, count in MEMBERS.items()}
    texts |= {"slims_pengunjung.xls": slims_visitors(), "formulir_daring.csv": online_form()}
    files = {name: written.encode() for name, written in texts.items()}
    return files | {"inlislite_kunjungan.ods": inlislite_frequency()}
