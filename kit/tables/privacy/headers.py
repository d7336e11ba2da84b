"""Personal data recognised by the header of its column."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

OF_ORGANISATIONS = re.compile(
    r"\b(perpustakaan|library|instansi|lembaga|institusi|institution|inst|sekolah|kantor|kegiatan|lokasi|penerbit"
    r"|publisher|supplier|mitra|toko|vendor)\b"
)

# Words that begin a header, and those that people write behind them without a space.
_RUN_TOGETHER = re.compile(
    r"(nama|tempat|tanggal|tgl|nomor|no|alamat|jenis|asal|kode|id)"
    r"(lengkap|panggilan|siswa|siswi|peserta|anggota|orangtua|ortu|ibu|ayah|wali|guru|warga|penduduk|petugas|pengunjung"
    r"|peminjam|penerima|lahir|tinggal|rumah|telp|telepon|telpon|hp|wa|ktp|kk|nik|rekening|induk|kelamin|sekolah|instansi"
    r"|kegiatan|buku|perpustakaan|desa|kecamatan|kabupaten)"
)
# Who a person is to the library, the school or the family: a column headed so may hold names, or counts.
OF_PERSONS = re.compile(
    r"^(?:nama |nm |name of )?(?:(?:ayah|ibu|bapak|orang ?tua|ortu|wali|kepala keluarga|suami|istri|anak|anggota|peminjam"
    r"|peserta|pemustaka|pengunjung|pemohon|pendaftar|penerima|responden|siswa|siswi|santri|murid|pelajar|mahasiswa|guru"
    r"|dosen|ustadz?|tutor|instruktur|pelatih|pemateri|narasumber|fasilitator|moderator|operator|petugas|pic|kepsek|kades"
    r"|lurah|camat|kepala|ketua|sekretaris|bendahara|pengurus|pengelola|pustakawan|pegawai|staf|karyawan|relawan|kader"
    r"|warga|penduduk|penanggung ?jawab|pj|kontak|participant|student|pupil|teacher|parent|father|mother|guardian|surname"
    r"|tamu|hadirin|pengisi|pembicara|penampil|penyaji|pembaca|pendongeng|koordinator|panitia|pembimbing|penyelia|juri|pemenang|juara|pembina|penyuluh|pendamping|mentor|nasabah|pelanggan|pemilik|person|people|user|client"
    r"|customer|owner|guest|saksi|wakil|perwakilan|sopir|bidan|lansia|balita|pewawancara|pencatat|enumerator|beneficiary"
    r"|trainee|learner|given|first|last|middle|member|visitor|borrower|patron|staff|employee|attendee|trainer|contact)\b)(?! (?:l|p)$)"
)
NAMING = re.compile(
    r"^(?:nama|nm|name)\b|\b(?:name|nm|oleh|by)$|^(?:yang )?(?:hadir|mengetahui|diketahui|disetujui)\b"
)
# What else a column of words holds.
OF_THINGS = re.compile(
    r"\b(judul|title|kegiatan|acara|program|materi|tema|topik|topic|buku|koleksi|seri|series|pengarang|penulis|author|editor"
    r"|penerjemah|subjek|subyek|subject|kategori|category|jenis|tipe|type|status|ket|keterangan|catatan|note|notes|remark"
    r"|remarks|deskripsi|description|uraian|alasan|saran|komentar|tempat|lokasi|location|ruang|ruangan|desa|kelurahan|kec"
    r"|kecamatan|kab|kabupaten|kota|city|provinsi|province|wilayah|daerah|dusun|asal|negara|country|sumber|dana|satuan|unit"
    r"|bahasa|language|merek|merk|brand|model|alat|barang|produk|product|perangkat|aplikasi|jabatan|pekerjaan|profesi"
    r"|pendidikan|jurusan|prodi|fakultas|kelas|tingkat|hari|day|bulan|month|metode|strategi|hasil|output|outcome|tujuan"
    r"|sasaran|manfaat|kebutuhan|masalah|rencana|rekomendasi|tindak|bidang|seksi|divisi|media|gmd|file|berkas|usaha|bentuk"
    r"|kondisi|warna|ukuran|suku|golongan|pangkat|penerbitan|event|venue|hobi|minat|jenjang|kode|nomor|no|id)\b"
)


@cache
def _headers() -> list[dict[str, Any]]:
    data = tomllib.loads(Path(__file__).with_name("headers.toml").read_text(encoding="utf-8"))
    return [
        kind | {"header": re.compile(kind["header"]), "never": re.compile(kind.get("never", r"(?!)"))}
        for kind in data["kind"]
    ]


def plain_header(header: str) -> str:
    """Lower case, one space for everything that is neither letter nor digit; words that are run together are parted.

    >>> plain_header("Nama_Lengkap"), plain_header("NamaSiswa"), plain_header("tempatlahir")
    ('nama lengkap', 'nama siswa', 'tempat lahir')
    """
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header)
    return " ".join(_RUN_TOGETHER.sub(r"\1 \2", word) for word in re.findall(r"[^\W_]+", parted.casefold()))


def kind_of_header(header: str) -> str:
    """The kind of personal data that a header announces, "" for none.

    >>> kind_of_header("No. HP/WA"), kind_of_header("Nama Kegiatan")
    ('telepon', '')
    """
    plain = plain_header(header)
    for kind in _headers():
        of_organisation = kind.get("not_of_organisations") and OF_ORGANISATIONS.search(plain)
        if kind["header"].search(plain) and not kind["never"].search(plain) and not of_organisation:
            return str(kind["name"])
    return ""
