"""What the command `situs` says, and the words of the page edition."""

SHORT = "Kit Bimtek"
CELL = "Sel kode"
TABLE = "Tabel"
RUN = "Jalankan"
SAVE = "Simpan catatan"
OPEN = "Buka catatan"
HOME = "Beranda"
SKIP = "Langsung ke isi"

# What the page's own script says, by name
PAGE = {
    "PREPARING": "Menyiapkan kartu…",
    "FAILED": "Kartu tidak dapat disiapkan. Muat ulang halaman ini. Bila tetap gagal, pakai Chrome, Edge, atau Firefox yang terbaru.",
    "NOT_KEPT": (
        "Jawaban terakhir tidak dapat disimpan di peramban ini, jadi tidak dihitung. Kosongkan ruang diska atau keluar dari mode privat, "
        "lalu tekan Periksa lagi."
    ),
    "NOTHING_TO_SAVE": "Belum ada catatan. Isi nama Anda pada kartu paling atas sebuah sesi.",
    "OPENED": "Catatan sudah dibuka. Baris yang baru: {count}.",
    "NO_RECORD": "Berkas itu bukan catatan kemajuan. Pilih berkas .jsonl dari Simpan catatan atau dari folder progress.",
}
NEEDS_SCRIPT = "Kartu soal memerlukan JavaScript. Bacaannya tetap dapat dibaca."

LEFT_OUT_CODE = "Sel kode ini memerlukan paket yang tidak ada di edisi halaman. Jalankan di edisi laptop."
LEFT_OUT_CARD = (
    "Soal ini memerlukan berkas atau paket yang tidak ada di edisi halaman. Kerjakan di edisi laptop."
)
LEFT_OUT_LESSON = "Di halaman ini ada {count} bagian yang hanya berjalan di edisi laptop. Letaknya ditandai."

# Stands at the head of the opening lesson, whose text tells of the laptop edition. Markdown.
ON_A_PAGE = """
## Edisi halaman

Anda membaca edisi halaman. Kit ini berjalan di peramban Anda tanpa pemasangan. Sesi ini juga menjelaskan edisi laptop; di halaman ini berlaku hal berikut.

| Di edisi laptop | Di halaman ini |
|---|---|
| sel kode dijalankan dengan Shift+Enter atau tombol **▶** | Shift+Enter atau tombol **Jalankan** di bawah sel |
| bilah menu, termasuk Berkas dan Kernel | tidak ada |
| sesi dibuka dari penjelajah berkas | sesi dibuka dari **Beranda**, tautan di bagian atas |
| jawaban berada di folder `progress` | jawaban berada di peramban ini, pada komputer ini |
| kode yang macet diatasi dengan **Kernel > Mulai Ulang Kernel…** | muat ulang halaman (F5); jawaban yang sudah diperiksa tetap ada |
| isi sel kode tersimpan dengan Ctrl+S | isi sel kode dapat hilang saat halaman dimuat ulang; salin ke berkas lain bila Anda memerlukannya |

Pilih **Simpan catatan** setiap kali selesai belajar, lalu simpan berkasnya di diska lepas. Di komputer atau peramban lain, **Buka catatan** memunculkan kembali jawaban Anda. Peramban dalam mode privat melupakan jawaban begitu jendelanya ditutup.
"""

# Instead of what a card says on a laptop
LABELS = {
    "who_help": "Diminta satu kali. Nama dan instansi hanya disimpan di peramban ini. Pakai Simpan catatan untuk memindahkannya.",
}

# For whoever builds
BUILT = "Situs selesai di {folder}: {lessons} sesi, {size}. Letakkan folder itu di peladen web apa pun."
BUILT_DISK = (
    "Folder selesai di {folder}: {lessons} sesi, {size}. Salin ke diska lepas, lalu klik dua kali Mulai.html."
)
LEFT_OUT = "Sesi {number}: {count} bagian tidak disertakan dan ditandai di halamannya."
FOLDER_FULL = "Folder {folder} sudah berisi hal lain. Pilih folder kosong atau folder situs yang lama."
NO_NPM = (
    "Program npm tidak ditemukan. Pasang Node.js, atau sebut folder paket pyodide dengan --pyodide FOLDER."
)
NOT_FETCHED = "Paket pyodide {version} tidak dapat diunduh. Periksa internet, atau sebut foldernya dengan --pyodide FOLDER."
NOT_THERE = "Berkas {file} tidak ada di {folder}. Sebutkan folder yang berisi paket npm pyodide {version} yang lengkap."
WRONG_HASH = "Isi {file} bukan isi berkas itu pada pyodide {version}. Ambil lagi paket npm pyodide {version}, atau ulangi tanpa --pyodide."
NOT_WRITTEN = (
    "Situs tidak dapat ditulis ke {folder} ({reason}). Periksa ruang kosong dan izin folder itu, lalu ulangi."
)
