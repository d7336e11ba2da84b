"""A list of files as an office has them: names, sizes, places and permissions; invented, for lesson 02."""

from __future__ import annotations

from clean import Row

COLUMNS = ["id_berkas", "nama", "ekstensi", "ukuran_byte", "lokasi", "diubah", "dibagikan_ke", "izin"]
LINK, STAFF, PARTNER = "siapa saja yang memiliki tautan", "staf perpustakaan", "mitra"

# Name, bytes, place, day of the last change, shared with, permission.
_FILES = [
    ("2025-01-07_rekap-kunjungan_v01.xlsx", 38_912, "PC kantor", "2025-01-31", "", ""),
    ("2025-02-04_rekap-kunjungan_v01.xlsx", 40_448, "PC kantor", "2025-02-28", "", ""),
    ("2025-02-04_rekap-kunjungan_v01.xlsx", 40_448, "diska lepas", "2025-02-28", "", ""),
    ("2025-03-04_daftar-hadir_kelas-menjahit.xlsx", 61_440, "Drive", "2025-03-04", LINK, "editor"),
    ("2025-03-04_kelas-menjahit_foto-01.jpg", 4_312_000, "Drive", "2025-03-04", STAFF, "editor"),
    ("2025-03-04_kelas-menjahit_foto-02.jpg", 3_988_000, "Drive", "2025-03-04", STAFF, "editor"),
    ("2025-03-04_kelas-menjahit_foto-02 WA.jpg", 171_000, "PC kantor", "2025-03-05", "", ""),
    ("2025-03-20_modul-komputer-dasar.pdf", 2_640_000, "Drive", "2025-03-20", LINK, "pelihat"),
    ("2025-03-20_modul-komputer-dasar.docx", 9_830_000, "PC kantor", "2025-03-20", "", ""),
    ("2025-04-02_jadwal-kegiatan_triwulan-2.xlsx", 22_528, "Drive", "2025-04-10", LINK, "pengomentar"),
    ("2025-04-15_undangan-stakeholder-meeting.pdf", 184_000, "Drive", "2025-04-15", LINK, "pelihat"),
    ("2025-04-29_mou-balai-latihan_pindaian.pdf", 6_120_000, "PC kantor", "2025-04-29", "", ""),
    ("2025-05-06_kelas-komputer_video.mp4", 118_400_000, "PC kantor", "2025-05-06", "", ""),
    ("2025-05-06_kelas-komputer_video.mp4", 118_400_000, "diska lepas", "2025-05-06", "", ""),
    ("2025-05-14_bimtek_materi.zip", 57_300_000, "Drive", "2025-05-14", PARTNER, "pelihat"),
    ("2025-05-31_rekap-kegiatan_v01.xlsx", 45_056, "Drive", "2025-05-31", STAFF, "editor"),
    ("2025-05-31_rekap-kegiatan_v02.xlsx", 46_080, "Drive", "2025-06-02", STAFF, "editor"),
    ("2025-06-03_daftar-hadir_kelas-keripik.xlsx", 58_368, "Drive", "2025-06-03", PARTNER, "editor"),
    ("2025-06-10_peta-perpustakaan-desa.png", 1_240_000, "Drive", "2025-06-10", LINK, "editor"),
    ("2025-06-17_survei-kebutuhan_jawaban.csv", 96_200, "Drive", "2025-06-17", STAFF, "editor"),
    ("absen FIX banget (2).xlsx", 60_928, "PC kantor", "2025-03-06", "", ""),
    ("Laporan final revisi BARU.docx", 1_310_000, "PC kantor", "2025-06-30", "", ""),
    ("Laporan final revisi BARU - Salinan.docx", 1_310_000, "PC kantor", "2025-06-30", "", ""),
    ("Doc1.docx", 14_336, "PC kantor", "2025-01-15", "", ""),
]


def files() -> list[Row]:
    """The list, one row per copy of a file."""
    rows = []
    for number, (name, size, place, changed, shared, permission) in enumerate(_FILES, 1):
        values = [
            f"B{number:02}", name, name.rpartition(".")[2], str(size), place, changed, shared, permission,
        ]  # fmt: skip
        rows.append(dict(zip(COLUMNS, values, strict=True)))
    return rows
