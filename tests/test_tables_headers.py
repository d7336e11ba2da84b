"""Headers over made contents of one hand: which columns are taken for personal data, and which are left in peace."""

from __future__ import annotations

import random
from collections.abc import Callable

import pandas as pd
import pytest

from kit.tables.privacy.personal import mark

Make = Callable[[], str]
r = random.Random(5)
FIRST = [
    "Rahmat",
    "Sulastri",
    "Yohanes",
    "Nurhayati",
    "Dewi",
    "Bambang",
    "Fitriani",
    "Agus",
    "Melati",
    "Markus",
    "Siti",
    "Joko",
    "Ratna",
    "Hendra",
    "Wulan",
    "Andi",
    "Rini",
    "Taufik",
    "Lina",
    "Yusuf",
]
LAST = [
    "Hidayat",
    "Pratiwi",
    "Simanjuntak",
    "Lestari",
    "Kurniawan",
    "Setiawan",
    "Manurung",
    "Anggraini",
    "Saputra",
    "Nugroho",
    "Rahayu",
    "Santoso",
    "Wijaya",
    "Tampubolon",
    "Hasanah",
]


def name() -> str:
    return f"{r.choice(FIRST)} {r.choice(LAST)}"


def one() -> str:
    return r.choice(FIRST)


def phone() -> str:
    return f"08{r.randint(11, 99)}{r.randint(1000000, 99999999)}"


def nik() -> str:
    return f"6472{r.randint(1, 12):02}{r.randint(1, 28):02}{r.randint(1, 12):02}{r.randint(50, 99)}{r.randint(1, 9999):04}"


def bd() -> str:
    return f"{r.randint(1, 28):02}-{r.randint(1, 12):02}-{r.randint(1950, 2015)}"


def addr() -> str:
    return f"Jl. {r.choice(LAST)} No. {r.randint(1, 99)} RT {r.randint(1, 20):02}"


def mail() -> str:
    return f"{one().lower()}{r.randint(1, 99)}@contoh.id"


PERSONAL: dict[str, Make] = {
    "Nama Ayah": name,
    "Nm. Ibu Kandung": name,
    "Pembimbing": name,
    "Kontak Person": name,
    "Ketua RT": name,
    "Nama Wali Murid": name,
    "Pengisi Acara": name,
    "Koordinator": name,
    "Yang Menyerahkan": name,
    "Dibuat oleh": name,
    "Pemustaka": name,
    "Full Name": name,
    "Last name": one,
    "patron": name,
    "Respondent": name,
    "Nama Panggilan": one,
    "Nama Penerima Manfaat": name,
    "Kepala Sekolah": name,
    "Ustazah": name,
    "Penyaji": name,
    "Volunteer": name,
    "nm_siswa": name,
    "NAMALENGKAP": name,
    "col7": name,
    "Penanggung Jawab Kegiatan": name,
    "Pejabat": name,
    "No. Ponsel": phone,
    "Mobile": phone,
    "Nomor yang bisa dihubungi": phone,
    "Telegram": phone,
    "HP Ortu": phone,
    "cp": phone,
    "No KTP": nik,
    "Identitas": nik,
    "NIK Ibu": nik,
    "kolom9": nik,
    "No. KK": nik,
    "Tgl Lhr": bd,
    "TTL": lambda: f"Samarinda, {bd()}",
    "Birthday": bd,
    "DOB": bd,
    "Tanggal Kelahiran": bd,
    "Ulang tahun": bd,
    "Tpt lahir": lambda: r.choice(["Samarinda", "Bontang", "Balikpapan", "Paser"]),
    "Domisili lengkap": addr,
    "Alamat KTP": addr,
    "Tempat tinggal": addr,
    "Home address": addr,
    "Posel": mail,
    "Email Orang Tua": mail,
    "Akun": mail,
    "Agama/Kepercayaan": lambda: r.choice(["Islam", "Kristen", "Katolik", "Hindu"]),
    "No Rekening": lambda: str(r.randint(10**9, 10**10)),
    "NIP/NIPPPK": lambda: (
        f"19{r.randint(60, 99)}0101{r.randint(1990, 2020)}01{r.randint(1, 2)}{r.randint(1, 999):03}"
    ),
}
WORDS = [
    "Bumi",
    "Laut",
    "Senja",
    "Hujan",
    "Rindu",
    "Pelangi",
    "Mentari",
    "Langkah",
    "Cahaya",
    "Jejak",
    "Sungai",
    "Hutan",
    "Kota",
    "Desa",
    "Malam",
    "Pagi",
]


def title() -> str:
    return " ".join(r.sample(WORDS, 3)).capitalize()


HARMLESS: dict[str, Make] = {
    "Judul Buku": title,
    "Pengarang": name,
    "Penulis": name,
    "Penerbit": lambda: r.choice(["Gramedia", "Erlangga", "Mizan", "Balai Pustaka", "Bentang"]),
    "Nama Kegiatan": lambda: "Kelas " + title(),
    "Tema": title,
    "Materi": title,
    "Desa": lambda: r.choice(["Sukamaju", "Loa Duri", "Bakungan", "Jembayan", "Sumber Sari", "Muara Badak"]),
    "Nama Desa": lambda: r.choice(["Sukamaju", "Loa Duri", "Bakungan", "Jembayan"]),
    "Kecamatan": lambda: r.choice(["Tenggarong", "Samboja", "Sebulu", "Muara Kaman"]),
    "Nama Perpustakaan": lambda: "Perpustakaan " + r.choice(WORDS),
    "Instansi": lambda: r.choice(["SDN 001", "SMPN 2", "Dinas Perpustakaan", "PKK Desa"]),
    "Asal Sekolah": lambda: f"SMAN {r.randint(1, 9)} Samarinda",
    "Jabatan": lambda: r.choice(["Kepala Seksi", "Pustakawan", "Staf", "Guru"]),
    "Pekerjaan": lambda: r.choice(["Petani", "Guru", "Pedagang", "Nelayan"]),
    "Keterangan": lambda: r.choice(["baik", "perlu tindak lanjut", "hadir penuh", "datang terlambat"]),
    "Jenis Koleksi": lambda: r.choice(["Fiksi", "Referensi", "Anak"]),
    "Merek": lambda: r.choice(["Acer", "Asus", "Lenovo", "Epson"]),
    "Nama Barang": lambda: r.choice(["Laptop", "Proyektor", "Rak buku", "Meja", "Kursi lipat"]),
    "Produk": lambda: r.choice(["Keripik pisang", "Sambal udang", "Tas anyaman", "Amplang", "Madu hutan"]),
    "Nama Usaha": lambda: r.choice(["Dapur Bunda", "Anyaman Mahakam", "Kopi Sepaku", "Warung Rimba"]),
    "Narahubung Dinas": lambda: r.choice(["Bidang Layanan", "Bidang Arsip"]),
    "Tahun Terbit": lambda: str(r.randint(1990, 2025)),
    "ISBN": lambda: "978602" + str(r.randint(1000000, 9999999)),
    "Nomor Panggil": lambda: f"{r.randint(1, 999):03} {r.choice(WORDS)[:3].upper()}",
    "Kode Barang": lambda: f"{r.randint(1, 9)}.{r.randint(1, 9)}.{r.randint(10, 99)}",
    "Barcode": lambda: f"{r.randint(10**9, 10**10)}",
    "Harga": lambda: str(r.randint(10, 90) * 1000),
    "Jumlah Anak": lambda: str(r.randint(0, 9)),
    "Anggota": lambda: str(r.randint(1, 200)),
    "Peserta": lambda: str(r.randint(5, 60)),
    "Guru": lambda: str(r.randint(1, 20)),
    "Petugas jaga": lambda: r.choice(["pagi", "siang", "sore"]),
    "Tanggal Kegiatan": lambda: f"{r.randint(1, 28):02}-{r.randint(1, 12):02}-2025",
    "Tanggal Daftar": lambda: f"{r.randint(1, 28):02}-{r.randint(1, 12):02}-2024",
    "Waktu": lambda: "09.00-12.00",
    "Tempat": lambda: r.choice(["Aula desa", "Ruang baca", "Balai adat", "Lapangan"]),
    "Lokasi": lambda: r.choice(["Lantai 1", "Gedung B", "Teras"]),
    "Bahasa": lambda: r.choice(["Indonesia", "Inggris", "Kutai"]),
    "Subjek": lambda: r.choice(["Pertanian", "Agama Islam", "Sejarah"]),
    "Topik": title,
    "Media Sosial": lambda: r.choice(["Instagram", "Facebook", "TikTok"]),
    "Komunitas": lambda: r.choice(["Forum Anak", "Karang Taruna", "Komunitas Baca"]),
    "Mitra": lambda: r.choice(["Bank Kaltimtara", "PKK", "Puskesmas", "Bumdes Maju"]),
    "Saran": lambda: r.choice(["tambah buku", "jam buka lebih lama", "ruang lebih sejuk"]),
    "Status": lambda: r.choice(["aktif", "tidak aktif"]),
    "Strategi": lambda: r.choice(["advokasi", "pelibatan masyarakat"]),
    "Sumber Dana": lambda: r.choice(["APBD", "Dana desa"]),
    "Kelas": lambda: r.choice(["7A", "8B", "9C"]),
    "Jurusan": lambda: r.choice(["IPA", "IPS", "TKJ"]),
    "Nama Tanaman": lambda: r.choice(["Meranti", "Ulin", "Bengkirai", "Kantong semar"]),
    "Judul Film": title,
    "Seri": title,
    "Nama Aplikasi": lambda: r.choice(["SLiMS", "INLISLite", "iPusnas"]),
    "Hobi": lambda: r.choice(["membaca", "menari", "memancing"]),
    "Bulan": lambda: r.choice(["Januari", "Mei", "Juni"]),
    "Hari": lambda: r.choice(["Senin", "Selasa", "Rabu"]),
    "Nilai": lambda: str(r.randint(1, 100)),
    "Nama Jalan Layanan": lambda: r.choice(["Rute Utara", "Rute Hulu"]),
    "Suku": lambda: r.choice(["Kutai", "Dayak", "Banjar"]),
}


def marked(header: str, make: Make) -> bool:
    r.seed(header)  # whatever was drawn before
    rows = range(1, 25)
    table = pd.DataFrame(
        {"No": [str(row) for row in rows], header: [make() for _ in rows], "Jumlah": ["3" for _ in rows]}
    )
    return header in mark(table, {})[0]


@pytest.mark.parametrize("header", PERSONAL)
def test_a_personal_column_is_dropped_or_asked(header: str) -> None:
    assert marked(header, PERSONAL[header])


@pytest.mark.parametrize("header", HARMLESS)
def test_a_harmless_column_stays(header: str) -> None:
    assert not marked(header, HARMLESS[header])
