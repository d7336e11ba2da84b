"""The clean tables: real ones derived from `sumber/`, invented ones drawn from a fixed seed."""

from __future__ import annotations

import csv
from calendar import monthrange
from datetime import date, timedelta
from pathlib import Path
from random import Random

Row = dict[str, str]

SOURCES = Path(__file__).parent / "sumber"
SEED = "tpbis-2025"

# BPS numbers regencies differently from Kemendagri: 64.02 is Kutai Kartanegara, 6402 is Kutai Barat.
BPS_CODES = {
    "64.01": "6401", "64.02": "6403", "64.03": "6405", "64.07": "6402", "64.08": "6404",
    "64.09": "6409", "64.11": "6411", "64.71": "6471", "64.72": "6472", "64.74": "6474",
}  # fmt: skip

# Activities per region and their relative size. Chosen so that three questions have three answers:
# Samarinda has most activities, Kutai Kartanegara most participants, Mahakam Ulu most per inhabitant.
ACTIVITIES = {
    "64.01": (14, 1.0), "64.02": (24, 1.25), "64.03": (15, 1.0), "64.07": (12, 1.0), "64.08": (16, 1.05),
    "64.09": (11, 1.0), "64.11": (9, 1.0), "64.71": (17, 0.9), "64.72": (26, 0.9), "64.74": (16, 1.0),
}  # fmt: skip
SILENT_LIBRARY = "P12"  # reports nothing: a left join must keep it without turning "no report" into 0
STRATEGIES = {"peningkatan layanan informasi": 9, "pelibatan masyarakat": 7, "advokasi": 4}  # with weights

FLOWERS = [
    "Anggrek", "Melati", "Kenanga", "Cempaka", "Dahlia", "Mawar", "Teratai", "Flamboyan", "Kamboja",
    "Seruni", "Bugenvil", "Wijayakusuma", "Soka", "Alamanda", "Kemuning", "Asoka", "Gardenia", "Lili",
    "Kecombrang", "Tulip",
]  # fmt: skip
ADVOCACY = {
    "MoU": (
        10,
        ["Perusahaan Contoh Sejahtera", "Universitas Contoh", "Forum UMKM Contoh", "Balai Latihan Contoh"],
    ),
    "perda": (2, ["Pemerintah Contoh"]),
    "anggaran": (8, ["Pemerintah Contoh", "Bappeda Contoh"]),
    "hibah": (8, ["Perusahaan Contoh Sejahtera", "Bank Contoh Makmur", "Yayasan Contoh Literasi"]),
}
MONTH_WEIGHTS = [8, 12, 7, 10, 17, 13, 14, 13, 19, 15, 14, 8]  # fewer during Ramadan, more in September
AMBIGUOUS_DAY = "2025-06-05"  # the messy twin writes it 05/06/2025
# National holidays and collective leave of 2025: readers would stumble over a training on Iduladha.
HOLIDAYS = (
    "01-01 01-27 01-28 01-29 03-28 03-31 04-01 04-02 04-03 04-04 04-07 04-18 05-01 05-12 05-13 05-29 05-30 "
    "06-06 06-09 06-27 08-18 09-05 12-25 12-26"
)


def rng_for(table: str) -> Random:
    """Return a generator of its own per table, so that changing one table leaves the others alone."""
    return Random(f"{SEED}/{table}")  # noqa: S311 - invented data must repeat, not be secret


def read_source(name: str) -> list[Row]:
    """Read one CSV from `sumber/`."""
    with (SOURCES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def level_of(code: str, name: str) -> str:
    """Name the administrative level of a Kemendagri code; blank below kecamatan."""
    depth = code.count(".")
    if depth == 1:
        return "kota" if name.startswith("Kota ") else "kabupaten"
    return {0: "provinsi", 2: "kecamatan"}.get(depth, "")


def regions() -> list[Row]:
    """Derive province, kabupaten/kota and kecamatan from the Kemendagri codes."""
    rows = []
    for row in read_source("kaltim_kode_wilayah_kemendagri.csv"):
        level = level_of(row["kode"], row["nama"])
        if level:
            rows.append({**row, "tingkat": level, "kode_bps": BPS_CODES.get(row["kode"], "")})
    return rows


def villages() -> list[Row]:
    """Every desa and kelurahan with the code of its kecamatan, from the Kemendagri codes."""
    return [
        {"kode": row["kode"], "nama": row["nama"], "kode_kecamatan": row["kode"][:8],
         "jenis": "kelurahan" if row["kode"][9] == "1" else "desa"}
        for row in read_source("kaltim_kode_wilayah_kemendagri.csv")
        if row["kode"].count(".") == 3
    ]  # fmt: skip


def population() -> list[Row]:
    """Keep the kabupaten/kota: the province row would double every sum."""
    return [row for row in read_source("kaltim_penduduk_luas_kemendagri2025.csv") if "." in row["kode"]]


def libraries() -> list[Row]:
    """Invent two libraries per kabupaten/kota: a public one and a smaller one."""
    rng = rng_for("perpustakaan")
    flowers = iter(FLOWERS)
    titles = {"kabupaten/kota": "Perpustakaan Umum", "desa": "Perpustakaan Desa"}
    titles |= {"kelurahan": "Perpustakaan Kelurahan", "TBM": "TBM"}
    rows: list[Row] = []
    for place, code in enumerate(BPS_CODES):
        village = "kelurahan" if code >= "64.70" else "desa"
        for kind in ("kabupaten/kota", "TBM" if place % 7 == 2 else village):
            rows.append(
                {
                    "id_perpus": f"P{len(rows) + 1:02d}",
                    "npp": "",  # an invented library has no national number
                    "nama": f"{titles[kind]} Contoh {next(flowers)}",
                    "jenis": kind,
                    "kode_wilayah": code,
                    "tahun_mulai": str(
                        rng.randint(2018, 2021) if kind == "kabupaten/kota" else rng.randint(2020, 2024)
                    ),
                    "sumber": "Perpusnas"
                    if kind == "kabupaten/kota"
                    else rng.choice(["provinsi", "replikasi mandiri"]),
                    "punya_akun_sim": "ya" if kind == "kabupaten/kota" or rng.random() < 0.6 else "tidak",
                }
            )
    return rows


def activity_date(rng: Random, months: str, days: int) -> tuple[date, date]:
    """Draw a first and last day within one working week (one of several days may end on a Saturday)."""
    first, last = (int(month) for month in months.split("-"))
    while True:
        month = rng.choices(range(first, last + 1), MONTH_WEIGHTS[first - 1 : last])[0]
        start = date(2025, month, rng.randint(1, monthrange(2025, month)[1]))
        held = [start + timedelta(days=offset) for offset in range(days)]
        closed = any(f"{day:%m-%d}" in HOLIDAYS for day in held) or held[-1].year > 2025
        if start.weekday() + days <= (6 if days > 1 else 5) and not closed:
            return start, held[-1]


def duration(rng: Random, kind: str) -> int:
    """Draw how many days an activity of this kind lasts."""
    if kind == "pelatihan keterampilan" and rng.random() < 0.4:
        return rng.choice([2, 2, 3, 4])
    return 2 if kind in ("kelas komputer", "kelas usaha") and rng.random() < 0.2 else 1


def participants(rng: Random, template: Row, factor: float) -> Row:
    """Draw the participants; a blank subset means "not recorded", 0 means "counted, none"."""
    low, high = int(template["min"]), int(template["maks"])
    total = min(80, max(10, round(rng.triangular(low, high) * factor)))
    women = min(total, max(0, round(total * (float(template["porsi_perempuan"]) + rng.uniform(-0.1, 0.1)))))
    share = float(template["porsi_anak"])
    children = round(total * max(0.0, share + rng.uniform(-0.05, 0.05))) if share else 0
    disabled = rng.choices(range(5), [58, 22, 11, 6, 3])[0]
    return {
        "peserta_l": str(total - women),
        "peserta_p": str(women),
        "peserta_anak": "" if rng.random() < 0.12 else str(min(total, children)),
        "disabilitas": "" if rng.random() < 0.15 else str(disabled),
    }


def cost(rng: Random, template: Row, days: int, people: int, kind: str) -> Row:
    """Draw cost and its source; 0 means free of charge, blank means nobody wrote it down."""
    rate = {"pelibatan masyarakat": 45_000, "advokasi": 60_000}.get(template["strategi"], 20_000)
    free = template["strategi"] != "pelibatan masyarakat" and rng.random() < 0.18
    amount = 0 if free else round(rng.uniform(0.5, 1.4) * rate * people * days / 50_000) * 50_000
    if amount == 0:
        return {"biaya_rp": "0", "sumber_dana": "tanpa biaya"}
    village = ["dana desa"] * 3 if kind == "desa" else []
    source = rng.choice(["APBD"] * 4 + ["APBN", "CSR", "swadaya"] + village)
    return {"biaya_rp": "" if rng.random() < 0.12 else str(amount), "sumber_dana": source}


def activity(rng: Random, library: Row, strategy: str, templates: list[Row]) -> Row:
    """Draw one activity of one library."""
    template = rng.choice([row for row in templates if row["strategi"] == strategy])
    days = duration(rng, template["jenis"])
    start, end = activity_date(rng, template["bulan"], days)
    people = participants(rng, template, ACTIVITIES[library["kode_wilayah"]][1])
    total = int(people["peserta_l"]) + int(people["peserta_p"])
    return {
        "id_kegiatan": "",  # numbered after the rows are shuffled
        "id_perpus": library["id_perpus"],
        "tgl_mulai": start.isoformat(),
        "tgl_selesai": end.isoformat(),
        "strategi": strategy,
        "jenis": template["jenis"],
        "judul": template["judul"],
        **people,
        "mitra": "" if rng.random() < 0.25 else template["mitra"],
        **cost(rng, template, days, total, library["jenis"]),
    }


def activities(library_rows: list[Row]) -> list[Row]:
    """Draw the activities of 2025, in the order in which the reports came in."""
    rng, templates = rng_for("kegiatan"), read_source("templat_kegiatan.csv")
    rows = []
    for code, (count, _) in ACTIVITIES.items():
        pair = [row for row in library_rows if row["kode_wilayah"] == code]
        reporting = [row for row in pair if row["id_perpus"] != SILENT_LIBRARY]
        # Every region has each strategy at least once; the rest follows the weights.
        strategies = [*STRATEGIES, *rng.choices(list(STRATEGIES), list(STRATEGIES.values()), k=count - 3)]
        for turn, strategy in enumerate(strategies):
            # The first, public library of a pair reports two of three activities.
            library = reporting[1 if turn % 3 == 2 and len(reporting) > 1 else 0]
            rows.append(activity(rng, library, strategy, templates))
    rng.shuffle(rows)  # ids must not give away the date that a messy twin hides
    june = next(
        row for row in rows if row["tgl_mulai"] == row["tgl_selesai"] and row["tgl_mulai"][5:7] == "06"
    )
    june |= {"tgl_mulai": AMBIGUOUS_DAY, "tgl_selesai": AMBIGUOUS_DAY}
    for number, row in enumerate(rows, start=1):
        row["id_kegiatan"] = f"K{number:03d}"
    return rows


def advocacy(library_rows: list[Row]) -> list[Row]:
    """Draw agreements, regulations, budgets and grants that advocacy brought; not all have a document."""
    rng = rng_for("advokasi")
    public = [row for row in library_rows if row["jenis"] == "kabupaten/kota"]
    rows: list[Row] = []
    for form, (count, partners) in ADVOCACY.items():
        # A regulation or a budget line is won by the library of the regency itself.
        for library in rng.sample(public if form in ("perda", "anggaran") else library_rows, count):
            valued = form in ("anggaran", "hibah") and rng.random() < 0.85  # a grant in kind has no amount
            rows.append(
                {
                    "id_advokasi": "",
                    "id_perpus": library["id_perpus"],
                    "pihak": rng.choice(partners),
                    "bentuk": form,
                    "nilai_rp": str(rng.randint(10, 150) * (1_000_000 if form == "anggaran" else 500_000))
                    if valued
                    else "",
                    "tanggal": activity_date(rng, "1-12", 1)[0].isoformat(),
                    "dokumen": "" if rng.random() < 0.2 else f"{form.upper()}-CONTOH",
                }
            )
    rows.sort(key=lambda row: row["tanggal"])
    for number, row in enumerate(rows, start=1):
        row["id_advokasi"] = f"A{number:02d}"
        row["dokumen"] = row["dokumen"] and f"{row['dokumen']}-{number:02d}/2025"
    return rows
