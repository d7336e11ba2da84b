"""What activities cost, line by line, and stories of change; invented, for lessons 14 and 15."""

from __future__ import annotations

from datetime import date

from clean import Row

PRICE_SOURCE = "harga contoh"
SNACK = 5_000  # rupiah for one person; an example, no tariff
STEP = 50_000  # rupiah to which a speaker's fee is rounded

STORY_COLUMNS = [
    "id_cerita",
    "tema",
    "tgl_sebelum",
    "sebelum",
    "tgl_sesudah",
    "sesudah",
    "bukti",
    "persetujuan",
]
# Theme, day before, before, day after, after, proof, for what the owner agreed to its use.
_STORIES = [
    ("kemasan", "2025-03-10", "Ibu M. menjual 20 bungkus keripik sepekan.", "2025-08-11", "Ia menjual 45 bungkus sepekan.", "buku kas, Maret dan Agustus", "SHM"),
    ("menjahit", "2025-02-04", "Ibu R. membayar Rp150.000 untuk seragam anaknya.", "2025-07-14", "Ia menjahit sendiri dengan Rp60.000.", "nota kain dan nota tahun lalu", "SHM dan laporan dinas"),
    ("komputer", "2025-01-20", "Bapak T. meminta orang lain mengetik suratnya.", "2025-06-16", "Ia mengetik tiga surat sendiri di perpustakaan.", "log pemakaian komputer", "laporan dinas"),
    ("kesehatan", "2025-04-08", "Empat kader mencatat posyandu di kertas lepas.", "2025-09-09", "Keempatnya memakai satu buku catatan yang sama.", "buku catatan posyandu", "SHM"),
    ("anak", "2025-03-03", "Anak L. belum pernah meminjam buku.", "2025-08-25", "Ia meminjam sebelas buku.", "catatan peminjaman", ""),
    ("disabilitas", "2025-05-05", "Bapak D. tidak dapat mengikuti penjelasan lisan.", "2025-10-06", "Ia menyelesaikan kelas dengan langkah tertulis.", "daftar hadir dan hasil kerja", "SHM"),
    ("ikan", "2025-02-17", "Kelompok ibu menjual ikan segar saja.", "2025-07-21", "Kelompok itu juga menjual abon; dua kali percobaan gagal.", "", "laporan dinas"),
    ("kebun", "2025-04-14", "Panen cabai kelompok tani tidak dicatat.", "2025-11-10", "Panen dicatat setiap pekan; hasilnya naik dan turun.", "buku panen kelompok", "SHM"),
]  # fmt: skip


def costs(activities: list[Row]) -> list[Row]:
    """The lines of every budget; those of an activity add up to its `biaya_rp`."""
    return [line for activity in activities if int(activity["biaya_rp"] or 0) for line in _lines(activity)]


def _lines(activity: Row) -> list[Row]:
    whole = int(activity["biaya_rp"])
    days = (date.fromisoformat(activity["tgl_selesai"]) - date.fromisoformat(activity["tgl_mulai"])).days + 1
    people = int(activity["peserta_l"] or 0) + int(activity["peserta_p"] or 0)
    fee = whole * 4 // 10 // days // STEP * STEP
    parts = [("narasumber", days, "hari", fee)]
    if people * SNACK <= whole * 4 // 10:
        parts.append(("konsumsi", people, "porsi", SNACK))
    rest = whole - sum(volume * price for _, volume, _, price in parts)
    parts.append(("bahan dan perlengkapan", 1, "paket", rest))
    return [
        {
            "id_kegiatan": activity["id_kegiatan"], "komponen": name, "volume": str(volume), "satuan": unit,
            "harga_rp": str(price), "jumlah_rp": str(volume * price), "sumber_harga": PRICE_SOURCE,
        }
        for name, volume, unit, price in parts
        if volume * price
    ]  # fmt: skip


def stories() -> list[Row]:
    """One story a row; an empty proof or agreement is not there."""
    return [
        dict(zip(STORY_COLUMNS, (f"S{number:02}", *story), strict=True))
        for number, story in enumerate(_STORIES, 1)
    ]
