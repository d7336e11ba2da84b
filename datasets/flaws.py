"""The messy twin of `kegiatan`: the same rows as people really type them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from clean import AMBIGUOUS_DAY, Row, rng_for
from ledger import WHOLE_ROW, Ledger
from variants import FUND_VARIANTS, REGION_VARIANTS, SHORT_REGIONS, STRATEGY_VARIANTS

MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September"]
MONTHS += ["Oktober", "November", "Desember"]
ENGLISH = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
WEEKDAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
EXCEL_DAY_ZERO = date(1899, 12, 30)


def any_day(day: date) -> bool:
    """Accept every date."""
    return True


def after_12th(day: date) -> bool:
    """Accept days that cannot be read as a month, so that a numeric shape keeps one meaning."""
    return day.day > 12


def swappable(day: date) -> bool:
    """Accept days that make another valid date when day and month change places."""
    return day.day <= 12 and day.day != day.month


def month_name(day: date) -> str:
    """Write 14 Mei 2025."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def english_month(day: date) -> str:
    """Write 14-May-2025, as INLISLite does."""
    return f"{day:%d}-{ENGLISH[day.month - 1]}-{day.year}"


def weekday_shape(day: date, shift: int = 0) -> str:
    """Write Rabu, 14-5-2025 or Rabu (14/5-2025); a shift makes the weekday wrong."""
    name = WEEKDAYS[(day.weekday() + shift) % 7]
    if day.day % 2:
        return f"{name}, {day.day}-{day.month}-{day.year}"
    return f"{name} ({day.day}/{day.month}-{day.year})"


def excel_serial(day: date) -> str:
    """Write the number that a spreadsheet keeps behind a date."""
    return str((day - EXCEL_DAY_ZERO).days)


DATE_SHAPES: list[tuple[str, int, Callable[[date], str], Callable[[date], bool]]] = [
    ("tanggal: nama bulan", 10, month_name, any_day),
    ("tanggal: garis miring", 8, lambda day: f"{day:%d/%m/%y}", after_12th),
    ("tanggal: dengan nama hari", 7, weekday_shape, after_12th),
    ("tanggal: bulan Inggris", 6, english_month, any_day),
    ("tanggal: nomor seri Excel", 6, excel_serial, any_day),
    ("ambigu: hari atau bulan", 5, lambda day: f"{day:%d/%m/%Y}", swappable),
    ("ambigu: nama hari tidak cocok", 3, lambda day: weekday_shape(day, 2), after_12th),
]


def dotted(number: int) -> str:
    """Write thousands with dots, as in Indonesian."""
    return f"{number:,}".replace(",", ".")


def one_day(row: Row) -> bool:
    """Tell whether both dates still stand and are the same day."""
    return row["tgl_mulai"] == row["tgl_selesai"]


def plant_dates(ledger: Ledger) -> None:
    """Write dates in other shapes; both cells alike, so that neither explains the other."""
    for flaw, count, shape, suits in DATE_SHAPES:
        rows = ledger.pick("tgl_mulai", one_day)
        rows = [row for row in rows if suits(date.fromisoformat(row["tgl_mulai"]))]
        if flaw == "ambigu: hari atau bulan":
            rows.sort(key=lambda row: row["tgl_mulai"] != AMBIGUOUS_DAY)
        for row in rows[:count]:
            written = shape(date.fromisoformat(row["tgl_mulai"]))
            for column in ("tgl_mulai", "tgl_selesai"):
                ledger.plant(row, column, written, flaw)


def plant_ranges(ledger: Ledger) -> None:
    """Press two days into one cell, or put the last day first."""
    rows = ledger.pick("tgl_mulai", lambda row: not one_day(row))
    for row in rows[:6]:
        start, end = date.fromisoformat(row["tgl_mulai"]), date.fromisoformat(row["tgl_selesai"])
        link = ledger.rng.choice(["-", " s.d. ", " hingga "])
        written = f"{start.day}{link}{end.day} {MONTHS[end.month - 1]} {end.year}"
        ledger.plant(row, "tgl_mulai", written, "tanggal: rentang dalam satu sel")
        ledger.plant(row, "tgl_selesai", "", "tanggal: rentang dalam satu sel")
    for row in rows[6:8]:
        start_day, end_day = row["tgl_mulai"], row["tgl_selesai"]
        ledger.plant(row, "tgl_mulai", end_day, "ambigu: selesai mendahului mulai")
        ledger.plant(row, "tgl_selesai", start_day, "ambigu: selesai mendahului mulai")


def is_blank(text: str) -> bool:
    """Accept cells in which nobody wrote anything."""
    return text == ""


def is_zero(text: str) -> bool:
    """Accept counted zeros."""
    return text == "0"


def is_hidden_by_estimate(text: str) -> bool:
    """Accept figures that rounding changes: nobody can tell 38 from 41 behind "± 40"."""
    return int(text) > 7 and int(text) % 10 > 0


def is_large(text: str) -> bool:
    """Accept counts that exceed every total once a 0 slips in behind them."""
    return text.isdigit() and int(text) > 15


def plant_counts(ledger: Ledger) -> None:
    """Write head counts with units, as estimates, as words, or impossibly high."""
    choice = ledger.rng.choice
    for column in ("peserta_l", "peserta_p"):
        ledger.spoil(column, 6, "angka: dengan satuan", lambda n: n + choice([" org", " orang", "org"]))
        ledger.spoil(
            column, 3, "ambigu: perkiraan", lambda n: f"± {round(int(n), -1)}", is_hidden_by_estimate
        )
    for column in ("peserta_anak", "disabilitas"):
        ledger.spoil(column, 6, "ambigu: nihil", lambda n: choice(["nihil", "Nihil"]), is_zero)
        ledger.spoil(column, 5, "angka: tanda hubung untuk kosong", lambda n: "-", is_blank)
    ledger.spoil("peserta_anak", 2, "ambigu: anak melebihi peserta", lambda n: f"{n}0", is_large)


def plant_money(ledger: Ledger) -> None:
    """Write amounts with separators, currency and words."""
    shapes: list[tuple[str, int, int, Callable[[int], str]]] = [
        ("angka: titik ribuan", 12, 6, dotted),
        ("angka: Rp dan desimal", 9, 6, lambda n: f"Rp {dotted(n)},00"),
        ("angka: Rp dan garis", 5, 6, lambda n: f"Rp{dotted(n)},-"),
        ("angka: koma ribuan", 5, 7, lambda n: f"{n:,}"),
        ("angka: kata juta", 4, 7, lambda n: f"{n / 1_000_000:g} juta".replace(".", ",")),
    ]
    for flaw, count, digits, shape in shapes:
        rows = [row for row in ledger.pick("biaya_rp") if len(row["biaya_rp"]) >= digits]
        for row in rows[:count]:
            ledger.plant(row, "biaya_rp", shape(int(row["biaya_rp"])), flaw)
    ledger.spoil("biaya_rp", 5, "angka: tanda hubung untuk kosong", lambda n: "-", is_blank)
    ledger.spoil("biaya_rp", 4, "ambigu: nihil", lambda n: "nihil", is_zero)


def plant_words(ledger: Ledger) -> None:
    """Write categories, names and titles in variants."""
    ledger.vary("strategi", 9, STRATEGY_VARIANTS)
    ledger.vary("sumber_dana", 6, FUND_VARIANTS)
    ledger.vary("kabupaten_kota", 12, REGION_VARIANTS)
    ledger.vary("kabupaten_kota", 4, SHORT_REGIONS)
    ledger.spoil("strategi", 3, "teks: spasi berlebih", lambda text: f"{text} ")
    ledger.spoil("judul", 5, "teks: huruf besar", str.upper)
    ledger.spoil("judul", 5, "teks: spasi berlebih", lambda text: f" {text.replace(' ', '  ', 1)}")
    trainings = [row for row in ledger.pick("judul") if "Pelatihan" in row["judul"]]
    for row in trainings[:4]:
        ledger.plant(row, "judul", row["judul"].replace("latihan", "latian"), "teks: salah ketik")
    ledger.spoil("mitra", 6, "teks: tanda hubung untuk kosong", lambda text: "-", is_blank)


def add_duplicates(ledger: Ledger, lines: list[Row]) -> None:
    """Repeat some rows further down: three exactly, two typed again by someone else."""
    for number, row in enumerate(ledger.rng.sample(ledger.rows[:120], 5)):
        copy, kind = dict(row), "baris: ganda persis"
        if number > 2:
            kind = "baris: ganda dengan ejaan lain"
            copy |= {"judul": row["judul"].upper(), "strategi": f"{row['strategi'].strip()} "}
        lines.insert(ledger.rng.randint(lines.index(row) + 2, len(lines)), copy)
        ledger.note(copy, WHOLE_ROW, "hapus", kind)


def add_layout(ledger: Ledger, lines: list[Row], clean_rows: list[Row]) -> list[Row]:
    """Add what a printed report has and a table must not have; the header stands in line 2."""
    columns = list(lines[0])
    header = dict(zip(columns, columns, strict=True))
    repeated = dict(header)

    def text(words: str) -> Row:
        return {**dict.fromkeys(columns, ""), columns[0]: words}

    title = text("LAPORAN KEGIATAN TP-BIS KALIMANTAN TIMUR TAHUN 2025 (DATA BUATAN)")
    total = text("JUMLAH")
    for column in ("peserta_l", "peserta_p", "biaya_rp"):
        total[column] = dotted(sum(int(row[column] or 0) for row in clean_rows))
    signature = [text("Mengetahui,"), text("Kepala Perpustakaan Umum Contoh"), text("(Nama Pejabat Contoh)")]
    ledger.note(title, WHOLE_ROW, "hapus", "tata letak: judul tergabung")
    ledger.note(repeated, WHOLE_ROW, "hapus", "tata letak: judul kolom berulang")
    ledger.note(total, WHOLE_ROW, "hapus", "tata letak: baris jumlah")
    for row in signature:
        ledger.note(row, WHOLE_ROW, "hapus", "tata letak: tanda tangan")
    return [title, header, *lines[:80], repeated, *lines[80:], total, *signature]


def messy_activities(
    rows: list[Row], libraries: list[Row], regions: list[Row]
) -> tuple[list[Row], list[Row]]:
    """Return all lines of the messy file, title and header included, and its answer key."""
    names = {region["kode"]: region["nama"] for region in regions}
    home = {library["id_perpus"]: names[library["kode_wilayah"]] for library in libraries}
    twins = []
    for row in rows:
        first = {"id_kegiatan": row["id_kegiatan"], "id_perpus": row["id_perpus"]}
        twins.append(first | {"kabupaten_kota": home[row["id_perpus"]]} | row)
    ledger = Ledger(rng_for("kegiatan_kotor"), twins, label="id_kegiatan")
    for plant in (plant_dates, plant_ranges, plant_counts, plant_money, plant_words):
        plant(ledger)
    lines = list(twins)
    add_duplicates(ledger, lines)
    lines = add_layout(ledger, lines, rows)
    # Title, repeated header, total and signature have no id.
    known = {row["id_kegiatan"] for row in rows}
    ids = {id(row): row["id_kegiatan"] for row in lines if row["id_kegiatan"] in known}
    return lines, ledger.key(lines, "id_kegiatan", lambda row: ids.get(id(row), ""))
