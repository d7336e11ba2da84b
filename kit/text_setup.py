"""Every sentence of set-up, commands and `siap`, for one language reviewer to read.

Plain ASCII and plain constants: the first of them is read by Pythons as old as 2.7.
"""

OLD_PYTHON = (
    "Python Anda versi %d.%d.%d; kit ini memerlukan Python 3.11 atau yang lebih baru. "
    "Unduh dari python.org/downloads (Windows: juga dari Microsoft Store, "
    "atau `winget install Python.Python.3.13`), lalu jalankan perintah ini lagi dengan Python baru itu."
)

# --- commands -------------------------------------------------------------------------------------

DESCRIPTION = "Kit bimbingan teknis literasi digital bagi pustakawan."
COMMANDS = "perintah"
COMMAND = "PERINTAH"
HELP = "tampilkan bantuan ini"
EPILOG = "Bantuan untuk satu perintah: %(prog)s PERINTAH --help"
VERSION = "tampilkan versi kit ini"
MULAI = "menyiapkan kit bila perlu, lalu membuka sesi pertama atau sesi terakhir Anda"
KEMBALIKAN = "mengembalikan salinan satu sesi ke awal; isi yang Anda ubah disimpan di sampingnya"
TULIS = "membuka buku kerja asli untuk penulis sesi; kartu tidak berjalan sendiri"
BARU = "membuat kerangka sesi atau soal baru untuk penulis"
UJI = "menjalankan pengujian kit"
SIAP = "memeriksa komputer ini dan menyebutkan cara memperbaiki setiap kekurangan"
PERIKSA = "memeriksa soal dan buku kerja yang Anda tulis"
RAPIKAN = "merapikan satu berkas data program Anda; berkas asli tidak diubah"
LAPORAN = "membuat laporan bulanan dari data program dalam satu folder"
KELAS = "melayani satu kelas dari laptop ini (Linux): peserta cukup memakai peramban"
KUMPUL = "mengumpulkan catatan kemajuan dari satu folder atau diska lepas ke papan kelas"
CLASS_USES = {
    "peserta.csv": "daftar peserta (kolom nama, instansi): kelas dimulai",
    "": "melanjutkan kelas yang sama",
    "siap": "menyiapkan dan memeriksa laptop, selagi ada internet",
    "tambah NAMA INSTANSI": "menambah peserta yang datang terlambat",
    "ubah NAMA NAMA-BARU INSTANSI": "membetulkan nama dan instansi",
    "hapus NAMA": "mengeluarkan peserta; pekerjaannya disimpan",
    "reset NAMA": "menghapus PIN yang terlupa",
    "selesai": "mengumpulkan hasil semua peserta",
    "baru": "menyimpan kelas ini utuh dan menyiapkan kelas berikutnya",
}
CLASS_WORDS = "BERKAS atau TINDAKAN"
CLASS_WORDS_HELP = "daftar peserta (CSV atau Excel), atau: siap, tambah, ubah, hapus, reset, selesai, baru"
CLASS_WORDS_BAD = "susunan perintah kelas tidak dikenal: %s"
CLASS_WORD_NEAR = "Tindakan atau berkas %s tidak dikenal. Mungkin maksud Anda: %s kelas %s"
CLASS_NO_FILE = (
    "Berkas daftar peserta tidak ditemukan: %s. Periksa nama dan foldernya, "
    "atau pakai salah satu tindakan: siap, tambah, ubah, hapus, reset, selesai, baru."
)
CLASS_KEY = "bersama selesai: tulis juga kunci-xapi.csv, penghubung nama samaran dan peserta"
CLASS_PORT = "port yang diketik peserta (bawaan: port kelas ini, atau 8000 dan seterusnya)"
CLASS_OPEN = "tanpa pemisah kursi: peserta dapat membaca berkas peserta lain dan berkas Anda"
CLASS_NEEDS_LINUX = (
    "Kelas dilayani dari laptop Linux. Di Windows, pakai WSL2, atau jalankan `%s mulai` pada setiap laptop peserta; "
    "di macOS juga demikian."
)
SITUS = (
    "membuat edisi halaman: sesi dan kartu soal berjalan di peramban, tanpa pemasangan pada komputer peserta"
)
SITE_FOLDER_HELP = "folder baru untuk situs"
SITE_DISK_HELP = "untuk diska lepas: dibuka dengan klik dua kali pada Mulai.html"
SITE_PYTHON_HELP = "folder paket npm pyodide yang sudah ada (tanpa ini: diunduh dengan npm)"
GATHER_FOLDER_HELP = "folder atau diska lepas berisi catatan (progress/*.jsonl) atau berkas zip peserta"
TABLE_FILE = "BERKAS"
TABLE_FILE_HELP = "CSV, Excel, atau ODS, apa adanya"
LOG_HELP = "ulangi langkah dari berkas lain; tulis berkas .langkah.json miliknya"
RESULT_NAME = "HASIL"
RESULT_HELP = "berkas hasil, .csv atau .xlsx (bawaan: di samping berkas asli)"
FOLDER_NAME = "FOLDER"
FOLDER_HELP = "folder berisi data program, misalnya data-saya"
MONTH_NAME = "TTTT-BB"
MONTH_HELP = "bulan laporan, misalnya 2026-05"
BAD_MONTH = "bulan ditulis sebagai tahun dan bulan, misalnya 2026-05, bukan %r"
REGION_NAME = "NAMA"
REGION_HELP = "kabupaten atau kota, bila berkas Anda tidak menyebutnya, misalnya Samarinda"
INTERNAL_HELP = "tampilkan juga angka orang di bawah 5; hanya untuk arsip sendiri, bukan untuk dibagikan"
RESULT_FOLDER_HELP = "folder hasil (bawaan: folder data itu sendiri)"
WRITE_GENERATED = "menulis lagi tabel sesi dan uraian jenis soal di README, lalu memeriksa"
MADE = "Ditulis: %s. Isi yang masih contoh, lalu jalankan: %s periksa"
NEW_USES = {
    "sesi NN": "buku kerja dan berkas soal untuk sesi yang tercantum di exercises/kursus.toml",
    "soal JENIS NN": "satu soal contoh pada akhir sesi NN, beserta selnya",
}
NEW_WORDS = "KATA"
NEW_HELP = "sesi NN, atau soal JENIS NN; jenis soal ada di exercises/README.md"
NEW_WORDS_BAD = "Perintah baru tidak mengenal '%s'. Tulis: baru sesi NN, atau baru soal JENIS NN."
LESSON_NAME = "SESI"
LESSON_HELP = "nomor sesi, misalnya 04"
NOTES = "tampilkan catatan fasilitator (salinannya di folder belajar-fasilitator)"
NO_BROWSER = "jangan buka peramban; tampilkan alamatnya saja"
PORT = "port yang dipakai (bawaan: %(default)s; bila terpakai, port berikutnya)"
PORT_NAME = "N"
BAD_PORT = "port harus berupa bilangan 1024 sampai 65535, bukan %r"
PYTEST_NAME = "ARGUMEN"
PYTEST = "ARGUMEN diteruskan kepada pytest, misalnya: -k soal, atau tests/test_cli.py"

QUICK = "dalam satu menit: gaya kode, soal, buku kerja, dan uji yang cepat; tanpa peramban dan kelas"

USAGE = "penggunaan: "
OPTIONS = "pilihan"
ARGUMENTS = "argumen"
ERROR = "%s: galat: %s\n"
UNKNOWN_ARGUMENT = "argumen tidak dikenal: %s"
# What argparse says of a wrong call; tests/test_cli.py fails when a new Python says something else.
ARGPARSE = {
    r"argument (.+?): (.+)": "argumen %s: %s",
    r"the following arguments are required: (.+)": "masih diperlukan: %s",
    r"expected one argument": "memerlukan satu nilai",
    r"ignored explicit argument (.+)": "tidak menerima nilai %s",
    r"invalid choice: (.+), maybe you meant (.+)\? \(choose from (.+)\)": (
        "%s tidak dikenal, mungkin maksud Anda %s (pilih salah satu: %s)"
    ),
    r"invalid choice: (.+) \(choose from (.+)\)": "%s tidak dikenal (pilih salah satu: %s)",
}

STOPPED = "Dihentikan."
SKIP_BROWSER = (
    "Peramban Chromium, Chrome, atau Edge tidak ditemukan: uji peramban dilewati. "
    "Untuk menjalankannya, pasang dahulu, misalnya: sudo apt install chromium"
)
BROWSER_REQUIRED = (
    "Peramban Chromium, Chrome, atau Edge tidak ditemukan, sedangkan KIT_WAJIB_PERAMBAN=1 mewajibkan uji peramban. "
    "Pasang dahulu, misalnya: sudo apt install chromium"
)

# --- preparing .venv ------------------------------------------------------------------------------

REASONS = {
    "missing": "Menyiapkan kit untuk pertama kali. Perlu sambungan internet dan beberapa menit.",
    "unfinished": "Persiapan yang lalu belum selesai; dilanjutkan. Yang sudah diunduh tidak diunduh lagi.",
    "broken": "Folder .venv rusak atau Python-nya sudah tidak ada; dibuat ulang. Pekerjaan Anda tidak tersentuh.",
    "outdated": "Daftar paket kit berubah; folder .venv dibuat ulang. Pekerjaan Anda tidak tersentuh.",
    "foreign": "Menyiapkan kit di folder .venv sendiri. Perlu sambungan internet dan beberapa menit.",
    "moved": "Folder kit berpindah tempat; .venv disesuaikan.",
    "tests": "Menambahkan paket untuk pengujian.",
    "class": "Menambahkan paket untuk melayani satu kelas.",
}
STEP_VENV = "Membuat folder .venv"
STEP_UV = "Memasang uv, alat pemasang paket"
STEP_PACKAGES = "Mengunduh dan memasang paket"
STEP_KIT = "Memasang kit"
STEP = "[%d/%d] %s"
STEP_DONE = "selesai (%.0f detik)"
COUNT = "%d dari %d paket, %.0f detik"
READY = "Siap dalam %.0f detik."
WAITING = "Persiapan lain sedang berjalan di folder ini; menunggu sampai selesai (Ctrl+C untuk berhenti)."
SET_ASIDE = "Folder .venv yang ada bukan buatan kit; namanya diganti menjadi %s."
PLAIN_PIP = "uv tidak berhasil; dilanjutkan dengan pip (lebih lambat)."
UNTRIED_PYTHON = "Catatan: kit ini diuji dengan Python 3.11 sampai 3.14; Python Anda %d.%d."

AGAIN = "Setelah itu ulangi perintah ini; yang sudah diunduh tidak diunduh lagi."
LOG = "Rinciannya ada di %s"

FAULTS = {
    "interrupted": "Persiapan dihentikan. Ulangi perintah ini untuk melanjutkannya; "
    "yang sudah diunduh tidak diunduh lagi.",
    "network": "Paket tidak dapat diunduh: sambungan internet tidak ada atau terputus. Sambungkan komputer ini. "
    + AGAIN,
    "certificate": "Paket tidak dapat diunduh: jaringan ini menolak sambungan aman (sertifikatnya tidak dikenal). "
    "Coba jaringan lain, misalnya dari ponsel, atau hubungi pengelola jaringan. " + AGAIN,
    "disk": "Ruang penyimpanan tidak cukup: tersisa %(free)s, perlu sekitar %(needed)s. Kosongkan sebagian. "
    + AGAIN,
    "readonly": "Folder %(root)s tidak dapat ditulisi. Salin seluruh folder kit ke tempat lain, misalnya Dokumen, "
    "lalu jalankan perintah ini dari sana.",
    "no_venv": "Python ini tidak dapat membuat .venv karena modul venv belum lengkap. "
    "Pasang dahulu: sudo apt install python3-venv. " + AGAIN,
    "in_use": "Folder .venv sedang dipakai. Tutup JupyterLab dan jendela lain yang memakainya. " + AGAIN,
    "no_wheel": "Ada paket yang belum tersedia untuk Python %(version)s di komputer ini. "
    "Pasang Python 3.13 (64-bit) dari python.org/downloads, lalu jalankan perintah ini dengan Python itu.",
    "damaged": "Berkas unduhan rusak atau tidak sesuai daftar. Hapus folder %(cache)s. " + AGAIN,
    "unknown": "Persiapan gagal karena sebab yang tidak dikenal. Ulangi perintah ini; "
    "bila tetap gagal, kirimkan berkas rincian kepada pengelola kit.",
}

# --- siap -----------------------------------------------------------------------------------------

GOOD = "\u2713 BAIK"
BAD = "\u2717 PERBAIKI"
REPAIR = "   Perbaikan: %s"
ALL_GOOD = "Komputer ini siap. Mulai dengan: %s mulai"
SOME_BAD = "Kekurangan: %d. Lakukan perbaikan di atas, lalu jalankan: %s siap"

PYTHON = "Python %s (%s)"
PACKAGES_OK = "%d paket terpasang dan sesuai daftar"
PACKAGES_ABSENT = "paket kit belum terpasang"
PACKAGES_ABSENT_REPAIR = "jalankan: %s mulai"
PACKAGES_BAD = "%d paket kurang, berbeda versi, atau rusak: %s"
PACKAGES_BAD_REPAIR = "hapus folder %s dan %s, lalu jalankan: %s mulai"
FONT_OK = "huruf untuk grafik (DejaVu Sans)"
FONT_BAD = "huruf untuk grafik (DejaVu Sans) tidak ditemukan"
DISK_OK = "ruang penyimpanan tersisa %s"
DISK_BAD = "ruang penyimpanan tersisa %s, perlu sekitar %s"
DISK_REPAIR = "hapus berkas yang tidak dipakai atau pindahkan folder kit ke penyimpanan lain"
MEMORY_OK = "memori %s"
MEMORY_BAD = "memori %s, perlu sekitar %s"
MEMORY_UNKNOWN = "ukuran memori tidak dapat dibaca"
MEMORY_REPAIR = "tutup program lain selama bimtek, atau pakai komputer lain"
BROWSER_OK = "peramban: %s"
BROWSER_BAD = "peramban tidak ditemukan"
BROWSER_REPAIR = "pasang Firefox, Chrome, Edge, atau Chromium; atau jalankan %s mulai --tanpa-peramban"
WRITE_OK = "folder %s dapat ditulisi"
WRITE_BAD = "folder %s tidak dapat ditulisi"
WRITE_REPAIR = "salin folder kit ke tempat yang dapat Anda tulisi, misalnya Dokumen, atau beri izin tulis"
PORT_OK = "port %d"
PORT_NEXT = "port %d (port %d sedang dipakai program lain)"
PORT_BAD = "port %d sampai %d semuanya sedang dipakai"
PORT_REPAIR = "tutup JupyterLab yang lain, atau jalankan: %s mulai --port 9000"
