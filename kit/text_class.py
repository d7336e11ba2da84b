"""Every sentence of a class (`kelas`), for one language reviewer to read."""

# --- class ------------------------------------------------------------------------------------------

STATE_DAMAGED = (
    "Berkas {file} rusak. Pindahkan berkas itu ke folder lain, lalu ulangi perintah ini. "
    "Buku kerja dan kemajuan peserta tidak tersentuh."
)
STATE_NOT_KEPT = (
    "Keadaan kelas tidak dapat disimpan di {folder} ({reason}). "
    "Kosongkan sebagian ruang penyimpanan atau periksa hak tulisnya, lalu ulangi."
)

# Daftar peserta
ROSTER_UNREADABLE = "Berkas {file} tidak dapat dibaca sebagai daftar peserta. Periksa nama berkasnya, atau simpan lagi sebagai CSV atau XLSX."
ROSTER_TOO_LARGE = (
    "Berkas {file} terlalu besar untuk daftar peserta. Periksa apakah ini berkas yang dimaksud."
)
ROSTER_QUOTES = (
    "Tanda kutip di dalam berkas tidak berpasangan. Perbaiki, atau simpan daftar ini sebagai XLSX."
)
ROSTER_NO_HEADER = (
    "Berkas {file} tidak mempunyai kolom `nama`. Baris pertama yang terbaca: {first}. "
    "Beri judul kolom: nama, instansi."
)
ROSTER_EMPTY = "Berkas {file} tidak memuat satu pun nama. Isi kolom `nama`, satu peserta pada setiap baris."
ROSTER_NO_NAME = 'Baris {row}: nama kosong; baris ini dilewati. Bila baris ini milik seorang peserta, jalankan `python3 -m kit kelas tambah "NAMA" "INSTANSI"` di terminal lain.'
ROSTER_NO_INSTITUTION = (
    "Baris {row}: instansi {name} kosong. Kursinya dibuat; kartu soal pertama menanyakan instansinya."
)
ROSTER_DEGREES = "Baris {row}: koma di dalam nama dibaca sebagai awal gelar: {name}. Bila keliru, betulkan dengan `python3 -m kit kelas ubah`."
ROSTER_TOO_WIDE = (
    "Baris {row} mempunyai lebih banyak kolom daripada judulnya: {cells}. Belum ada kursi untuk baris ini. "
    'Beri tanda kutip pada isi yang memuat koma, lalu ulangi; atau jalankan `python3 -m kit kelas tambah "NAMA" "INSTANSI"`.'
)
ROSTER_QUOTE = (
    "Baris {row}: tanda kutip tidak berpasangan, jadi tidak diikutkan. Baris ini dibaca sebagai: {cells}"
)
ROSTER_TOTAL = "Baris {row}: “{words}” dibaca sebagai baris jumlah, bukan peserta."
ROSTER_CODE_DOUBLE = (
    "Baris {row}: kode {code} sudah dipakai pada baris {first}. Peserta ini tetap mendapat kursi, tanpa kode."
)
ROSTER_DOUBLE = "Baris {row}: {name} sudah ada pada baris {first}; hanya satu kursi yang dibuat. Bila orangnya berbeda, tambahkan yang kedua dengan nama atau instansi yang lebih lengkap."
ROSTER_NAMESAKES = "Ada beberapa peserta bernama {name}: {institutions}. Masing-masing mempunyai kursi sendiri. Ingatkan mereka agar memilih instansi yang tepat saat masuk."
ROSTER_ABSENT = "Peserta yang sudah mempunyai kursi, tetapi tidak ada pada daftar ini: {count} ({names}). Kursinya tetap ada."
NO_ROSTER = "Belum ada daftar peserta. Siapkan tabel dengan kolom nama dan instansi, lalu jalankan: python3 -m kit kelas peserta.csv"
NAME_EMPTY = 'Nama peserta kosong. Tulis nama dan instansi di dalam tanda kutip: `python3 -m kit kelas tambah "NAMA" "INSTANSI"`.'

# Pemeriksaan sebelum kelas
CHECK_GOOD = "\u2713"
CHECK_BAD = "!"
BWRAP_OK = "pemisah kursi (bubblewrap) berfungsi"
BWRAP_MISSING = "pemisah kursi (bubblewrap) belum terpasang"
BWRAP_INSTALL = "Pasang dahulu: sudo apt install bubblewrap"
BWRAP_REFUSED = "pemisah kursi (bubblewrap) ditolak sistem ini: {reason}"
BWRAP_APPARMOR = "pemisah kursi (bubblewrap) dilarang oleh aturan AppArmor (Ubuntu 23.10 atau lebih baru)"
BWRAP_APPARMOR_REPAIR = (
    "Jalankan `sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0`, lalu ulangi perintah ini. "
    "Izin itu berlaku sampai laptop dimatikan."
)
MACHINE_UNKNOWN = "pemisah kursi belum tersedia untuk jenis prosesor ini"
WITHOUT_WALLS = (
    "Gunakan laptop Linux lain, atau jalankan `python3 -m kit mulai` pada setiap laptop peserta. Bila semua peserta saling percaya, "
    "jalankan: python3 -m kit kelas peserta.csv --tanpa-isolasi (setiap peserta dapat membaca berkas peserta lain dan berkas Anda)."
)
PROXY_OK = "penghubung jaringan (proxy) terpasang"
PROXY_BAD = "penghubung jaringan (proxy) belum lengkap"
NO_PROXY = "Penghubung jaringan belum terpasang. Sambungkan laptop ke internet, lalu jalankan: python3 -m kit kelas siap"
NO_NODE = "Node.js versi {oldest} atau lebih baru tidak ditemukan. Sambungkan laptop ke internet, lalu jalankan: python3 -m kit kelas siap"
PROXY_INSTALLING = "Memasang penghubung jaringan (proxy). Ini sekali saja dan perlu internet."
PROXY_NOT_INSTALLED = "Penghubung jaringan tidak dapat dipasang: {reason}. Periksa sambungan internet, lalu ulangi perintah ini."
PREPARED = "Laptop ini siap melayani kelas. Mulai dengan: python3 -m kit kelas peserta.csv"
NOT_PREPARED = "Lakukan perbaikan di atas, lalu jalankan lagi: python3 -m kit kelas siap"
MEMORY = "memori: {seats} kursi × {seat} MiB + {hub} MiB = {needed}; tersedia {there}"
MEMORY_REPAIR = (
    "Cukup untuk sekitar {fits} kursi sekaligus. Tutup program lain, atau bagi peserta ke dua laptop."
)
DISK = "ruang penyimpanan tersedia {there}; diperlukan sekitar {needed}"
DISK_REPAIR = "Kosongkan sebagian ruang penyimpanan."
CLOCK = "jam laptop: {now}"
CLOCK_REPAIR = (
    "Jam ini tertinggal. Atur dahulu tanggal dan jam laptop, agar catatan peserta bertanggal benar."
)
NETWORK = "alamat pada jaringan: {addresses}"
NO_NETWORK = "laptop ini belum tersambung ke jaringan"
NO_NETWORK_REPAIR = "Sambungkan ke Wi-Fi kelas; internet tidak diperlukan. Alamat untuk peserta baru tampil bila perintah ini dijalankan setelah laptop tersambung."
ROOT_PYTHON = (
    "Kelas tidak berjalan sebagai root, dan akun lain tidak dapat memakai Python ini. "
    "Keluar dari akun root, lalu jalankan sebagai pengguna biasa."
)

DATABASES_GOOD = "basis data kelas terbaca"
DATABASE_BAD = "basis data kelas rusak: {files}"
DATABASE_BAD_REPAIR = (
    "Mulai kelas seperti biasa: berkas itu disisihkan, lalu isinya disusun lagi dari kursi peserta."
)
DATABASE_SET_ASIDE = {
    "hub.sqlite": "Basis data program kelas rusak dan disisihkan di {kept}. Peserta masuk lagi dengan PIN yang sama.",
    "collector.sqlite": "Basis data papan kemajuan rusak dan disisihkan di {kept}.",
}
DATABASE_REBUILT = "Papan kemajuan disusun lagi dari kursi peserta: {count} catatan."

# Kelas berjalan
PORT_TAKEN = (
    "Port {port} dipakai program lain. Tutup program itu agar alamat kelas tetap sama, "
    "atau pilih port lain, misalnya: python3 -m kit kelas --port 8100"
)
PORT_FORBIDDEN = "Port {port} hanya boleh dipakai oleh sistem. Pilih port 1024 atau lebih, misalnya: python3 -m kit kelas --port 8100"
STARTING = "Memulai kelas…"
COME_IN = "\nPeserta membuka {addresses}\nKode kelas: {code}\n"
OR = " atau "
NO_ADDRESS = "(belum ada jaringan)"
FACILITATOR_PAGE = (
    "Halaman fasilitator (sekali pakai, di laptop ini): {page}\n"
    "Untuk mengakhiri kelas, tekan Ctrl+C di terminal yang menjalankannya. Untuk melanjutkannya lain kali: python3 -m kit kelas\n"
)
SEATS_READY = "Kursi siap: {ready} dari {seats}"
SEATS_SHORT = "Memori hampir habis; kursi lainnya baru dimulai ketika pesertanya masuk."
SEATS_FAILED = "Kursi ini belum dapat dimulai: {names}. Minta pesertanya masuk; kursinya dicoba lagi. Rinciannya ada di {folder}"
HUB_SILENT = "Kelas tidak menjawab. Bila kelas sedang dimulai, tunggu sebentar, lalu ulangi; bila tidak, jalankan: python3 -m kit kelas"
HUB_FAILED = "Kelas tidak dapat dimulai. Periksa laptop dengan `python3 -m kit kelas siap`, lalu ulangi. Rinciannya ada di {log}"
WITHOUT_BOARD = (
    "Papan kemajuan tidak dapat dimulai; kelas berjalan tanpa papan. Kemajuan tetap tersimpan di setiap kursi. "
    "Untuk mencoba lagi, tekan Ctrl+C, lalu jalankan `python3 -m kit kelas`. Rinciannya ada di {log}"
)
HUB_AGAIN = "Program kelas berhenti sendiri dan sedang dimulai lagi. Pekerjaan peserta tidak terputus."
WOKE_UP = "Laptop tertidur sekitar {minutes} menit; kursi diperiksa lagi. Matikan mode tidur selama kelas berlangsung."
SEAT_MEMORY = "Kursi {name} memakai memori lebih dari {limit} MiB; proses terbesarnya dihentikan. Minta peserta menjalankan lagi selnya dari atas."
SEAT_DISK = "Folder kursi {name} lebih besar daripada {limit} MiB; kode di kursi itu dihentikan. Minta peserta menghapus berkas besar."
SEAT_BUSY = "Kursi {name} memakai beberapa prosesor terus-menerus; kodenya kini mendapat giliran terakhir. Minta peserta menghentikan sel yang berjalan."
RUNNING_ALREADY = "Kelas sudah berjalan di laptop ini, pada port {port}."
ROSTER_NEW = "Ada {count} nama pada daftar itu yang belum mempunyai kursi: {names}."
ROSTER_SAME = "Semua nama pada daftar itu sudah mempunyai kursi."
ROSTER_ADD = "Tambahkan sekarang (y/t)? "
ROSTER_ADD_LATER = "Belum ditambahkan. Ulangi perintah yang sama di terminal, lalu jawab y."
ENDING = "\nMengakhiri kelas; menyimpan dan menutup setiap kursi."
ENDED = "Kelas berakhir. Lanjutkan dengan `python3 -m kit kelas`, atau kumpulkan hasilnya dengan `python3 -m kit kelas selesai`."

# Pintu masuk
WRONG_CODE = "Kode kelas tidak cocok. Lihat kode pada layar fasilitator, lalu ketik lagi."
CHOOSE_NAME = "Nama itu tidak ada di kelas ini. Kembali ke halaman masuk, lalu pilih nama Anda."
FORM_STALE = "Halaman ini terbuka terlalu lama, atau dibuka di dua tab. Isikan sekali lagi di sini."
DOOR_STUCK = "Kelas belum dapat menyimpan atau membaca PIN. Panggil fasilitator, lalu coba lagi."
WRONG_PIN = "PIN tidak cocok. Ketik lagi, atau minta fasilitator menghapus PIN Anda."
BAD_PIN = "PIN terdiri atas 4 sampai 8 angka, tanpa huruf dan spasi."
WEAK_PIN = "PIN itu mudah ditebak. Jangan memakai angka yang sama atau berurutan, dan jangan memakai tahun lahir. Pilih PIN lain."
PINS_DIFFER = "Kedua PIN tidak sama. Ketik PIN baru yang sama dua kali."
WAIT = "Terlalu banyak percobaan yang tidak cocok. Tunggu {seconds} detik, lalu coba lagi."
KEY_SPENT = "Alamat ini sudah dipakai atau bukan dari laptop fasilitator. Pada laptop itu, buka terminal lain dan jalankan: python3 -m kit kelas. Halaman ini lalu terbuka dengan alamat baru."

# Perintah lain
NO_CLASS = "Belum ada kelas di laptop ini. Jalankan: python3 -m kit kelas peserta.csv"
NO_WORK = "{name}: belum pernah masuk; tidak ada yang dikumpulkan."
LEFT_OUT = (
    "{name}: {count} berkas di {part} tidak diambil karena terlalu besar, tautan, atau bukan berkas: {files}."
)
COLLECTED = "Terkumpul: {files} berkas dari {seats} peserta di {folder}. Serahkan setiap berkas zip kepada pemiliknya."
FIGURES_WRITTEN = "Rekap kelas: {files}. Isi setiap berkas dijelaskan di BACA-DAHULU.txt."
FIGURES_NOT_WRITTEN = (
    "Rekap kelas tidak dapat ditulis ({reason}). Hasil kerja peserta tetap terkumpul. "
    "Kosongkan sebagian ruang penyimpanan, lalu jalankan sekali lagi: python3 -m kit kelas selesai"
)
NOT_COLLECTED = "Hasil tidak dapat disimpan di {folder} ({reason}). Kosongkan sebagian ruang penyimpanan, lalu ulangi; hasil di kursi tidak tersentuh."
STILL_RUNNING = "Kelas masih berjalan; yang dikerjakan setelah ini belum termasuk. Ulangi `python3 -m kit kelas selesai` setelah kelas berakhir."
TAKE_HOME = (
    "Isi berkas ini adalah hasil kerja Anda: folder belajar, progress, dan data-saya.\n"
    "Untuk melanjutkan di komputer sendiri: salin ketiga folder itu ke dalam folder kit di komputer itu, "
    "lalu jalankan: python3 -m kit mulai (di Windows: py -m kit mulai).\n"
)
SEAT_ADDED = (
    "{name} sekarang ada di daftar. Bila halaman pilihan nama sudah terbuka, minta peserta memuatnya ulang."
)
SEAT_KNOWN = "{name} sudah ada di daftar. Minta peserta memilih namanya di halaman masuk."
SEAT_TAKEN = "{name} dari instansi itu sudah mempunyai kursi lain. Periksa ejaannya."
SEAT_CHANGED = "{old} sekarang tercatat sebagai {name} ({institution}). Kursi, PIN, dan pekerjaannya tetap."
SEAT_REMOVED = "{name} tidak lagi di daftar. Pekerjaannya disimpan di {folder}."
STILL_HELD = "Kelas masih berjalan. Akhiri dahulu dengan Ctrl+C di terminalnya, lalu ulangi perintah ini."
CLASS_PUT_AWAY = (
    "Kelas yang lama disimpan utuh di {folder}.\n"
    "Untuk membukanya lagi, jalankan: KIT_KELAS={folder} python3 -m kit kelas\n"
    "Untuk memulai kelas baru, jalankan: python3 -m kit kelas {roster}"
)
NAME_UNKNOWN = "Tidak ada peserta bernama {name}. Periksa ejaannya pada daftar peserta."
NAME_AMBIGUOUS = "Lebih dari satu peserta cocok dengan {name}: {names}. Ulangi dengan nama kursinya, yaitu kata di belakang instansi dan titik dua."
PIN_FORGOTTEN = "PIN {name} dihapus dan kursinya ditutup; peserta membuat PIN baru saat masuk lagi."

# Kelas di klaster (Kubernetes)
CLUSTER_COMMANDS = (
    "Untuk membuat atau menambah daftar kelas, jalankan `python -m kit.classroom.cluster daftar BERKAS FOLDER`. "
    "Untuk membuat tautan masuk fasilitator, jalankan `python -m kit.classroom.cluster kunci ALAMAT`."
)
CLUSTER_LISTED = (
    "{seats} kursi tercatat di {folder}. Kode kelas: {code}. Simpan folder ini; isinya data pribadi."
)
CLUSTER_KEY = "Tautan masuk fasilitator, sekali pakai: {page}"

# --- end of class -----------------------------------------------------------------------------------

# --- collector

# Menerima catatan
EVENT_TOO_LARGE = "Baris ini lebih besar daripada {limit} KB."
EVENT_DAMAGED = "Baris ini rusak dan tidak terbaca."
EVENT_TOO_DEEP = "Jawaban pada baris ini bersarang terlalu dalam."
ASIDE_NOT_KEPT = "Baris yang bukan catatan tidak dapat disisihkan di {file} ({reason})."
BOARD_LATE = "Papan kemajuan gagal diperbarui; dicoba lagi sebentar lagi."
EVENT_UNKNOWN = "Baris ini bukan catatan kit."
QUOTA_REACHED = "Tempat untuk catatan peserta ini penuh; {count} catatan tidak disimpan. Catatan aslinya tetap ada di komputer peserta."
BODY_TOO_LARGE = "Kiriman ini lebih besar daripada {limit} MB. Kirimkan dalam beberapa bagian."
NOT_GZIP = "Kiriman ini tidak dapat dibuka. Kirimkan sekali lagi."
NOT_A_SENDER = "Pengirim tidak dikenal. Masuklah lagi dengan kode kelas dan kode Anda."
TOO_MANY_TRIES = "Terlalu banyak percobaan dengan kode yang salah. Tunggu satu menit, lalu coba lagi."
HUB_NOT_ANSWERING = "Kelas belum menjawab. Tunggu sebentar, lalu kirimkan lagi."

# Menjalankan pengumpul kemajuan
COLLECTOR_RUNS = "Pengumpul kemajuan berjalan di {address}"
DATABASE_ADDRESS = (
    "Alamat basis data di `KIT_COLLECTOR_DB` tidak dikenal. Tulis `sqlite:///` dan nama berkasnya, "
    "atau `postgresql://` dan alamat lengkapnya."
)
DATABASE_FAILED = (
    "Basis data kemajuan tidak dapat dipakai ({reason}). Periksa sisa ruang penyimpanan dan alamat basis datanya; "
    "catatan peserta tetap aman di komputer masing-masing."
)
STANDALONE_NEEDS = (
    "Pengumpul kemajuan belum dijalankan karena belum terkunci. Isi `KIT_COLLECTOR_KEY` dengan kunci fasilitator, "
    "sekurang-kurangnya 12 karakter, dan `KIT_COLLECTOR_CODE` dengan kode kelas."
)
SENDER_FILE = "{file} belum terkirim ke kelas: {reason}. Pengiriman dicoba lagi secara otomatis."
SENDER_TOO_LARGE = "{file}: satu baris terlalu besar dan tidak dikirim ke kelas."
SENDER_STATE = "{file} tidak terbaca ({reason}); semua catatan dikirim lagi, dan setiap catatan tetap dihitung satu kali."
SENDER_FAILED = "Catatan belum terkirim ke kelas: {reason}. Pengiriman dicoba lagi secara otomatis."

CLASS_FILE_UNREADABLE = "{file} tidak terbaca ({reason}); papan berjalan tanpa isinya. Pindahkan berkas itu, lalu jalankan lagi kelasnya."

# Mengumpulkan dari folder: python3 -m kit kumpul
GATHER_NO_FOLDER = "Folder {folder} tidak ada. Periksa nama foldernya, atau pasang diska lepasnya."
GATHER_NOTHING = "Tidak ada catatan yang terbaca di folder itu. Periksa isinya: catatan peserta berakhiran .jsonl, atau berada di dalam berkas zip peserta."
GATHER_DONE = "{files} berkas catatan dari {people} peserta: {accepted} catatan baru disimpan, {known} sudah ada sebelumnya."
GATHER_DAMAGED = "{file}: {count} baris rusak dilewati (baris {lines}); selebihnya disimpan."
GATHER_NO_EVENTS = "{file}: tidak ada satu pun catatan yang terbaca. Mintalah salinan lain dari peserta."
GATHER_REFUSED = "{file}: {reason}"
GATHER_UNREADABLE = "{file}: tidak dapat dibuka. Salin ulang dari komputer peserta."
GATHER_LINK = "{file}: hanya tautan ke berkas lain, tidak dibaca. Salin berkas aslinya."
GATHER_TOO_LARGE = (
    "{file}: lebih besar daripada {limit} MB, tidak dibaca. Periksa apakah ini benar catatan peserta."
)

# Halaman fasilitator
NO_NAME = "(tanpa nama)"
WRONG_KEY = "Kunci itu tidak cocok. Ketik lagi kunci fasilitator, yaitu isi KIT_COLLECTOR_KEY."
PIN_RESET = "PIN dihapus dan kursinya ditutup. Peserta membuat PIN baru saat masuk lagi."
PIN_NOT_RESET = "PIN belum terhapus karena kelas tidak menjawab. Coba lagi."
ERRORS = {
    403: "Halaman ini hanya untuk fasilitator. Masuklah sebagai fasilitator dari laptop kelas.",
    404: "Halaman ini tidak ada. Periksa alamatnya, atau kembali ke halaman awal.",
    429: "Terlalu banyak percobaan dengan kunci yang salah. Tunggu satu menit, lalu coba lagi.",
    500: "Pengumpul kemajuan sedang terganggu. Muat ulang halaman ini sebentar lagi.",
}
PAGES = {
    "product": "Kit Bimtek",
    "start": "Selamat datang",
    "start_title": "Selamat datang di kelas",
    "address": "Buka alamat ini",
    "scan": "Atau pindai dengan ponsel",
    "code": "Kode kelas",
    "no_address": "Alamat kelas tercantum di terminal laptop ini.",
    "inside": "Yang sudah masuk",
    "nobody": "Belum ada peserta. Nama muncul di sini begitu peserta masuk.",
    "board": "Papan kemajuan",
    "door": "Masuk sebagai fasilitator",
    "key": "Kunci fasilitator",
    "enter": "Masuk",
    "error": "Halaman ini tidak dapat dibuka",
    "back": "Ke halaman awal",
    "script": "Halaman ini memerlukan JavaScript. Nyalakan JavaScript di peramban, lalu muat ulang.",
}
BOARD_OPEN = "Sedang dikerjakan"
BOARD = {
    "title": "Papan kemajuan",
    "lesson": "Sesi",
    "all_lessons": "Semua sesi",
    "with_names": "Tampilkan nama",
    "without_names": "Tampilan anonim",
    "projector": "Mode proyektor",
    "start": "Halaman awal",
    "csv": "Unduh CSV",
    "xapi": "Unduh xAPI",
    "help": "Perlu bantuan",
    "help_none": "Tidak ada peserta yang tersendat.",
    "help_rule": (
        "Peserta tercantum di sini bila pada soal terakhirnya ada {attempts} percobaan yang belum tepat, semua petunjuk terpakai, "
        "atau tidak ada catatan baru selama {silence} menit. Setelah {away} menit tanpa catatan baru, peserta dianggap beristirahat."
    ),
    "attempts": "{count} percobaan belum tepat",
    "hints": "semua petunjuk terpakai",
    "silence": "tanpa catatan baru {minutes} menit",
    "trips": "Soal yang sering dijawab keliru",
    "trips_none": "Belum ada jawaban yang keliru.",
    "trip_count": "{wrong} dari {tried} peserta pernah keliru, {open} belum selesai.",
    "trip_hidden": "Rincian jawaban tidak tersedia untuk soal ini.",
    "answer_count": "{count} peserta",
    "table": "Kemajuan setiap peserta",
    "participant": "Peserta",
    "now": "Soal terakhir",
    "anonymous": "Peserta {number}",
    "no_name": "(tanpa nama)",
    "never": "belum mulai",
    "just_now": "baru saja",
    "minutes_ago": "{count} menit lalu",
    "hours_ago": "{count} jam lalu",
    "days_ago": "{count} hari lalu",
    "present": "{active} dari {all} peserta aktif",
    "stuck_count": "{count} tersendat",
    "cell_done": "{done} dari {total} selesai",
    "cell_attempts": "{count} percobaan",
    "cell_hints": "{count} petunjuk",
    "cell_solution": "jawaban dibuka",
    "cell_none": "Belum dikerjakan",
    "empty": "Belum ada peserta. Baris muncul begitu catatan pertama tiba.",
    "reset_pin": "Atur ulang PIN",
    "reset_pin_of": "Atur ulang PIN {name}",
    "reset_ask": "Atur ulang PIN {name}? Kursinya ditutup di semua peramban; peserta membuat PIN baru saat masuk lagi.",
    "failed": "Belum berhasil. Coba lagi.",
    "live": "Tersambung",
    "waiting": "Menyambung kembali",
    "lost": "Sambungan terputus. Muat ulang halaman ini.",
    "aside": "{count} baris kiriman bukan catatan yang sah dan disisihkan. Catatan asli peserta tetap ada di kursinya.",
    "summary": "{stuck} peserta tersendat, {active} dari {all} aktif.",
}

# Kata kerja xAPI
XAPI_VERBS = {
    "attempt": "menjawab",
    "saved": "menanggapi",
    "draft": "mencoba",
    "hint": "meminta petunjuk",
    "solution": "melihat penyelesaian",
}

# Berkas unduhan dan tabel untuk fasilitator
CSV_COLUMNS = (
    "nama", "instansi", "waktu", "sesi", "soal", "judul", "peristiwa", "hasil", "penilaian", "jawaban", "detik", "petunjuk",
)  # fmt: skip
JUDGED_HERE = "dinilai ulang"
JUDGED_THERE = "menurut komputer peserta"
JUDGED_DIFFERENTLY = "dinilai ulang; komputer peserta mencatat “{told}”"
XAPI_PLATFORM = "Kit Bimtek"
XAPI_KEY_COLUMNS = ("nama_xapi", "nama", "instansi")
SUMMARY_FILE, ANSWERS_FILE, XAPI_FILE = "rekap-kelas.xlsx", "jawaban.csv", "xapi.json"
XAPI_KEY_FILE, CONTENTS_FILE = "kunci-xapi.csv", "BACA-DAHULU.txt"
CLASS_FILES = (SUMMARY_FILE, ANSWERS_FILE, XAPI_FILE, XAPI_KEY_FILE, CONTENTS_FILE)
NO_LONGER_LISTED = "{name} (dihapus dari daftar)"
SUMMARY_SHEET, PRESENCE_SHEET = "Ringkasan", "Kehadiran"
SUMMARY_PERSON = ("Nama", "Instansi")
SUMMARY_LESSON = "Sesi {number}: selesai dari {total}"
SUMMARY_REST = (
    "Soal selesai, semua sesi", "Percobaan", "Petunjuk dibuka", "Jawaban dibuka", "Hari hadir", "Kegiatan pertama", "Kegiatan terakhir",
)  # fmt: skip
PRESENCE_COLUMNS = (
    "Tanggal",
    "Nama",
    "Instansi",
    "Kegiatan pertama",
    "Kegiatan terakhir",
    "Jawaban diperiksa",
)
CONTENTS = """Isi folder ini

rekap-kelas.xlsx
Lembar Ringkasan memuat satu baris per peserta, lembar Kehadiran satu baris per peserta dan hari. Hadir berarti ada
sekurang-kurangnya satu kegiatan peserta pada hari itu: jawaban, isian, petunjuk, atau jawaban yang dibuka. Kursi yang
tidak pernah dibuka tidak tercatat hadir. Jamnya menurut laptop ini.

jawaban.csv
Satu baris per kegiatan. Kolom penilaian menyebutkan siapa yang menilai: laptop ini (dinilai ulang), atau komputer
peserta, bila jawabannya tidak dapat dinilai ulang, misalnya kode. Kolom waktu memakai UTC.

xapi.json
Kegiatan yang sama sebagai pernyataan xAPI, tanpa nama peserta. Berkas penghubung nama samaran dan peserta,
kunci-xapi.csv, hanya dibuat bila diminta: python3 -m kit kelas selesai --kunci

Folder peserta dan berkas zip
Hasil kerja setiap peserta. Serahkan setiap berkas zip kepada pemiliknya.

Folder ini memuat data pribadi peserta. Simpan selama diperlukan, lalu hapus.
"""
EVENT_KINDS = {
    "learner": "identitas",
    "attempt": "percobaan",
    "draft": "isian",
    "hint": "petunjuk",
    "solution": "jawaban dibuka",
}
FRAME_COLUMNS = (
    "nomor", "nama", "instansi", "sesi", "soal", "hasil", "percobaan", "petunjuk", "jawaban_dibuka",
    "tersendat", "jawaban_terakhir",
)  # fmt: skip
