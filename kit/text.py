"""Every sentence that the cards, lessons and checks say to a learner, in one place for a language reviewer."""

# Hasil pemeriksaan
UNANSWERED = "Soal ini belum dijawab. Pilih atau isi jawaban Anda dahulu."
VERDICTS = {
    "unanswered": "Belum dijawab",
    "wrong": "Belum tepat",
    "partial": "Sebagian tepat",
    "right": "Tepat",
    "saved": "Tersimpan",
}
PART_EMPTY = "Bagian ini belum diisi."
LEADING_ZERO = (
    "Anda menulis `{given}`; angka nol di depan hilang. Nomor seperti ini adalah teks, bukan bilangan. "
    "Tulis lengkap dengan nolnya."
)
QUERY_QUOTE_OPEN = (
    "Tanda kutip dalam kueri ini belum berpasangan. Mesin pencari tidak tahu di mana frasanya berakhir."
)
QUERY_MINUS_APART = (
    "Setelah tanda minus ada spasi, jadi mesin pencari tidak membacanya sebagai pengecualian. "
    "Rapatkan tanda minus pada kata sesudahnya."
)
QUERY_MINUS_BEHIND = "Tanda minus menempel di belakang. Tanda itu berada tepat di depan kata yang dikecualikan, dan di depannya ada spasi."
QUERY_OR_SMALL = (
    "Kata penghubung pilihan ditulis dengan huruf besar: `OR`. Bila ditulis lain, kata itu ikut dicari."
)
QUERY_COLON_APART = (
    "Setelah titik dua ada spasi. Rapatkan, agar mesin pencari membacanya sebagai satu perintah."
)
QUERY_SITE_ADDRESS = "Sesudah `site:` cukup ditulis nama situsnya, tanpa `https://` dan tanpa `www.`."
EXACT_SPELLING = (
    "Isi `{given}` sudah benar, tetapi penulisannya harus persis. Periksa huruf besar, spasi, dan tanda baca."
)
NOT_A_NUMBER = "`{given}` belum terbaca sebagai bilangan. Tulis angka saja, misalnya `1.250,5` atau `1250.5`."
WRONG_SIGN = "Besarnya tepat, tetapi tanda plus atau minusnya terbalik. Periksa mana yang dikurangi dan mana pengurangnya."
WRONG_SCALE = "Jawaban Anda {factor} kali terlalu besar atau terlalu kecil. Periksa koma desimal, titik ribuan, dan satuan yang diminta."
TOO_ROUND = (
    "Jawaban Anda sudah dekat, tetapi pembulatannya terlalu kasar. Tulis lebih banyak angka di belakang koma."
)
TOO_FEW_WORDS = "Tulisan Anda {words} kata; soal ini meminta sekurang-kurangnya {wanted} kata. Tulisan Anda sudah disimpan."
NOT_ALL_RATED = "Masih ada {left} pernyataan yang belum dinilai. Pilihan Anda sejauh ini sudah disimpan."
REFLECTION_SAVED = "Jawaban Anda sudah disimpan."
REFLECTION_OPEN = "Tulisan Anda sudah disimpan. Butir yang belum Anda centang:\n\n{advice}"
ORDER_FIRST_FAULT = "Periksa mulai dari urutan ke-{place}. {feedback}"
CHOICES_MISSED = "Ada {count} pilihan tepat yang belum Anda centang."
NOT_A_FAULT = "Bagian ini tidak bermasalah."
MARK_COUNT = "Anda menemukan {found} dari {all} bagian yang bermasalah."
MARK_EXTRA = "Anda juga menandai {count} bagian yang tidak bermasalah."
FIELD_EMPTY = "Isian ini wajib diisi."
NOT_A_DATE = "`{given}` belum terbaca sebagai tanggal. Tulis tahun-bulan-hari, misalnya `2025-05-14`."
BELOW_MINIMUM = "{given} lebih kecil daripada batas terendah, yaitu {limit}."
ABOVE_MAXIMUM = "{given} lebih besar daripada batas tertinggi, yaitu {limit}."
ROW_NEEDED = "Baris ini berisi data yang masih diperlukan. Batalkan penghapusannya."
CELL_WAS_RIGHT = "Isi sel ini semula sudah benar. Kembalikan ke `{start}`."
STORY_GOES_ON = "Cerita belum selesai. Pilih langkah berikutnya."
STORY_ENDED_BADLY = "Cerita ini belum berakhir baik. Baca akibat setiap langkah, lalu ulangi ceritanya."

# Folder latihan
CHECK_FOLDER = "Periksa folder"
CHECK_WORKBOOK = "Periksa berkas"
FOLDER_ABSENT = "Folder latihan belum ada. Tekan **Siapkan folder latihan**, kerjakan tugasnya, lalu periksa."
FOLDER_FAILED = "Folder latihan tidak dapat disiapkan: {error}. Tutup jendela dan program yang sedang membuka folder itu, lalu coba lagi."
FOLDER_LOST = (
    "Semua tugas selesai, tetapi isi `{file}` tidak ditemukan lagi di mana pun. "
    "Kembalikan dari tempat sampah, atau tekan **Mulai lagi** untuk folder yang baru."
)
FOLDER_LIES_AT = "Isi berkas itu sekarang ada di `{path}`."
FOLDER_STILL_THERE = "Berkas `{file}` masih ada di tempat semula."
FOLDER_NOT_COPIED = "Berkas `{file}` tidak ada lagi di tempat semula; yang diminta salinan."

# Lembar kerja yang diperbaiki di program lembar kerja
WORKBOOK_UNREADABLE = "Di folder latihan tidak ada lembar kerja yang dapat dibaca. Simpan `{file}` di folder itu sebagai .xlsx atau .ods, lalu periksa lagi."
WORKBOOK_NO_HEAD = "Belum ada satu baris yang memuat semua nama kolom; yang belum ditemukan: {missing}."
WORKBOOK_ABOVE = "Nama kolom ada di baris {row}; di atasnya masih ada isi lain."
WORKBOOK_STRANGE = "Di bawah nama kolom masih ada baris `{key}`."
WORKBOOK_MISSING = "Baris `{key}` tidak ditemukan lagi."
WORKBOOK_DOUBLED = "Baris `{key}` ada lebih dari satu kali."
WORKBOOK_CELL = "Baris `{key}`, kolom `{column}`: terbaca `{given}`."
WORKBOOK_AS_TEXT = "Baris `{key}`, kolom `{column}`: `{given}` masih tersimpan sebagai teks, sehingga tidak ikut dijumlahkan."

# Dokumen
DOCUMENT_COMPLETE = "Semua isian yang diminta sudah terisi."
DOCUMENT_AGREES = "Semua isian yang diminta sudah terisi, dan isinya cocok satu sama lain."
DOCUMENT_KEPT = "Isian Anda sejauh ini sudah disimpan."
DOCUMENT_OPEN = "Isian yang perlu dilihat lagi: {count}."
DOCUMENT_ROWS = "Isi sekurang-kurangnya {count} baris."
DOCUMENT_SUM = "Jumlah"
DOCUMENT_EMPTY = "–"
DOCUMENT_READER = "Telaah rekan"
DOCUMENT_OWN_LOOK = "Penilaian sendiri"
DOCUMENT_SIGNED = ("Nama dan jabatan", "Tanggal")
DOCUMENT_BY = "Disusun oleh {name}, {institution}."
DOCUMENT_FAILED = (
    "Jawaban Anda tersimpan, tetapi berkas dokumennya tidak dapat ditulis ({reason}). "
    "Tutup berkas itu bila sedang terbuka di program lain, lalu tekan **Simpan** lagi."
)
DOCUMENT_NOT_OPENED = (
    "Folder itu tidak dapat dibuka dari sini ({reason}). Bukalah sendiri dengan penjelajah berkas."
)
PRODUCTS = "Hasil saya"
PRODUCTS_OF = "Hasil {name}"
PRODUCT_NONE = "belum dibuat"

# Soal kode
CODE_UNANSWERED = "Ganti `...` dengan kode Anda, lalu jalankan sel ini lagi dengan Shift+Enter."
CODE_NONE = "Sel ini menyerahkan `None`, yaitu tidak ada nilai. `print(…)` dan `plt.show()` hanya menampilkan; serahkan nilainya sendiri."
CODE_WRONG_TYPE = "Jawaban Anda berupa {given}; soal ini meminta {wanted}. {advice}"
CODE_TYPES = {
    "DataFrame": "tabel (`DataFrame`)",
    "Series": "satu kolom (`Series`)",
    "GroupBy": "pengelompokan (`GroupBy`)",
}
CODE_TYPE_ADVICE = {
    ("Series", "bilangan"): "Ringkas menjadi satu nilai, misalnya dengan `.sum()`.",
    ("DataFrame", "bilangan"): "Pilih dahulu satu kolom, lalu ringkas menjadi satu nilai.",
    ("bilangan", "Series"): "Yang diminta satu nilai untuk setiap baris atau kelompok.",
    ("teks", "bilangan"): "Periksa apakah yang dihitung memang angka, tanpa tanda petik.",
    ("ya/tidak", "bilangan"): "Hasil ini hanya ya atau tidak. Hitunglah banyaknya atau jumlahnya.",
    ("fungsi", ""): "Tambahkan `()` di belakang nama fungsi agar dijalankan.",
    (
        "GroupBy",
        "",
    ): "Kelompoknya belum diringkas. Pilih kolomnya, lalu tambahkan misalnya `.sum()` atau `.count()`.",
}
CODE_TYPE_DEFAULT = "Bandingkan dengan contoh di atas."
CODE_ADD_SUM = "Jumlahkan isinya dengan `.sum()`."
CODE_MANY_VALUES = "Jawaban Anda memuat {count} nilai. Periksa kolomnya dan cara meringkasnya."
CODE_COUNT_ROWS = "Banyaknya baris tabel itu sama dengan bilangan yang diminta. Hitung dengan `len(…)`."
CODE_ONLY_COMPARED = (
    "Hasil ini benar atau salah untuk setiap baris. Letakkan perbandingan itu di dalam kurung siku tabelnya."
)
CODE_ROWS_COUNTED = (
    "Angka itu sama dengan banyaknya baris yang diminta. Serahkan barisnya, bukan hitungannya."
)
CODE_TABLE_NOT_NUMBER = "Serahkan tabelnya, bukan satu angka."
CODE_TABLE_COLUMNS = "Kolom yang diminta: {names}."
CODE_COLUMN_IN_TABLE = "Kolom `{name}` pada tabel Anda sudah tepat. Serahkan kolom itu saja."
CODE_ONE_COLUMN = "Tabel Anda memuat {count} kolom; yang diminta satu nilai untuk setiap baris atau kelompok."
CODE_NUMBER_IN_QUOTES = "Angkanya tersimpan sebagai teks. Hapus tanda petik di sekitarnya, atau `str(…)`."
CODE_NUMBER_IN_BRACKETS = "Kurung siku membuat daftar. Hapus kurung siku itu."
CODE_NUMBER_WITH_COMMA = (
    "Koma membuat daftar dari beberapa nilai. Hapus komanya; tanda desimal di dalam kode ialah titik."
)
CODE_COLUMN_WITH_COMMA = (
    "Koma membuat daftar dari beberapa nilai. Hapus atau ganti koma itu; ribuan pun ditulis tanpa koma."
)
CODE_NO_ROWS = (
    "Tidak ada satu baris pun pada jawaban Anda. Bila Anda menyaring, periksa nama tabel, nama kolom, dan isi yang dicari: "
    "huruf besar, spasi, dan tanda petiknya. Bila Anda menggabung, periksa kolom kodenya."
)
CODE_MISSING_COLUMNS = "Kolom yang belum ada: {names}."
CODE_EXTRA_COLUMNS = "Ada kolom yang tidak diminta: {names}. Pilih hanya kolom yang disebut soal."
CODE_OTHER_COLUMNS = "Kolom yang belum ada: {missing}. Kolom yang tidak diminta: {extra}."
CODE_ONLY_FIRST = (
    "Jawaban Anda baru memuat {given} baris pertama; yang diminta {wanted} baris. Hapus `.head(…)`, bila ada."
)
CODE_FIRST_AND_MORE = "Baris-baris pertama sudah tepat, tetapi jawaban Anda mempunyai {given} baris; yang diminta {wanted} baris."
CODE_MORE_ROWS = "Semua baris yang diminta sudah ada, tetapi ada pula baris lain: jawaban Anda mempunyai {given} baris; yang diminta {wanted} baris."
CODE_ROW_COUNT = "Jawaban Anda mempunyai {given} baris; yang diminta {wanted} baris."
CODE_MISSING_ROWS = "Baris untuk {names} belum ada."
CODE_ROWS_CUT = (
    "Nilai pada baris yang ada sudah tepat, tetapi baris untuk {names} belum ada. Hapus `.head(…)`, bila ada."
)
CODE_EXTRA_ROWS = "Ada baris yang tidak diminta: {names}."
CODE_OTHER_ROWS = "Jawaban Anda memuat baris untuk {given}; yang belum ada baris untuk {wanted}. {otherwise}"
CODE_INDEX_NUMBERS = (
    "Kode wilayah terbaca sebagai bilangan, sehingga nol dan titiknya tidak lagi dapat dipercaya. "
    'Baca berkasnya dengan `dtype={"kode": str}`.'
)
CODE_ROWS_NUMBERED = (
    "Baris jawaban Anda hanya bernomor; soal ini meminta baris yang bernama, misalnya nama wilayah atau kelompok. "
    "Periksa tabel mana yang Anda pakai."
)
CODE_NAMES_LOST = "Nilainya tepat, tetapi barisnya tidak bernama. Soal ini meminta baris yang bernama, misalnya nama wilayah atau kelompok."
CODE_ROUNDED = "Nilai Anda dibulatkan terlalu jauh, sehingga perbedaan kecil hilang. Hapus pembulatannya."
CODE_TOO_LARGE = "Setiap nilai Anda {times} kali lebih besar daripada yang diminta. Periksa pengalinya."
CODE_TOO_SMALL = "Setiap nilai Anda {times} kali lebih kecil daripada yang diminta. Periksa pengalinya."
CODE_POINT = "Di dalam kode, titik berarti koma desimal: `1.000` dibaca 1 dan `10.000` dibaca 10."
CODE_OTHER_SUMMARY = "Nilai Anda sama dengan hasil `.{given}()`. Ganti cara meringkasnya."
CODE_ROW_ORDER = "Isinya tepat, tetapi urutan barisnya belum. Urutkan seperti yang diminta soal."
CODE_COLUMNS_DIFFER = "Isi kolom {names} berbeda; isi kolom lain tepat. {otherwise}"
CODE_ROWS_DIFFER = "{count} dari {all} baris berbeda dari yang diminta. {otherwise}"
CODE_VALUES_DIFFER = "{count} dari {all} nilai berbeda{example}. {otherwise}"
CODE_EXAMPLE = ", misalnya pada {label}: {value}"
CODE_ROW = "baris bernomor {number}"
CODE_EMPTY = "kosong"

# Soal grafik
CHART_NOT_AXES = "Yang diserahkan berupa {given}; soal ini meminta bidang grafik (`Axes`). {advice}"
CHART_KEEP_AXES = (
    "Simpan hasil fungsi yang menggambar ke dalam nama di kiri `=`, seperti `… = data.plot.barh(…)`."
)
CHART_CALL_MISSING = "Tambahkan `()` di belakang nama fungsi yang menggambar, misalnya `barh()`."
CHART_KIND = "Grafik Anda berupa {given}; soal ini meminta {wanted}."
CHART_KINDS = {
    "bar": "batang tegak",
    "barh": "batang mendatar",
    "line": "garis",
    "scatter": "titik",
    "other": "bentuk lain",
    "empty": "bidang kosong",
}
CHART_SHOWN = "{shape}, judul “{title}”, x “{x}”, y “{y}”, sumbu nilai mulai {start}"
CHART_DATA = "Data pada grafik belum sama dengan yang diminta{difference}. {otherwise}"
CHART_COUNT = ": ada {given} nilai, yang diminta {wanted}"
CHART_VALUES = ": {count} dari {all} nilai berbeda, misalnya {label}: {value}"
CHART_ORDER = "Datanya tepat, tetapi urutan batangnya belum seperti yang diminta."
CHART_ZERO = "Sumbu nilai tidak mulai dari nol, sehingga perbandingan panjang batangnya menyesatkan. Mulailah dari nol."
CHART_LOG = "Sumbu nilai memakai skala logaritma, sehingga panjang batangnya tidak sebanding dengan nilainya. Pakai skala biasa."
CHART_NO_TITLE = 'Grafik belum mempunyai judul. Tulis `title="…"` di dalam kurung fungsi yang menggambar.'
CHART_TITLE_WORDS = "Judul belum menyebut: {words}."
CHART_TITLE_POINT = "Di dalam judul, tulis titik ribuannya: {words}."
CHART_TITLE_REFUSED = "Judul masih menyebut {words}, padahal yang digambar bukan itu."
CHART_LABELS_SWAPPED = "Nama kedua sumbu tertukar: lihat mana yang memuat nilai dan mana yang memuat nama."
CHART_NO_LABEL = (
    'Sumbu {axis} belum mempunyai nama. Tulis `{axis}label="…"` di dalam kurung fungsi yang menggambar.'
)
CHART_PARTS = {
    "kind": "Jenis grafik",
    "data": "Data",
    "zero": "Sumbu mulai dari nol",
    "title": "Judul",
    "labels": "Nama sumbu",
}

# Catatan kemajuan dan identitas
DISK_FULL = (
    "Jawaban belum tersimpan karena penyimpanan komputer penuh. Hapus beberapa berkas, lalu tekan **Periksa** lagi. "
    "Jawaban Anda masih ada di kartu ini."
)
FILE_TOO_LARGE = (
    "{file} tidak disimpan karena terlalu besar untuk kursi ini. Pilih berkas yang lebih kecil, "
    "misalnya data satu tahun saja. Berkas asli Anda tidak berubah."
)
SAVE_DISK_FULL = (
    "{file} belum tersimpan karena penyimpanan penuh. Hapus beberapa berkas, lalu simpan atau unggah lagi."
)
NOT_WRITABLE = (
    "Jawaban belum tersimpan karena folder `{folder}` tidak dapat ditulisi. Pindahkan kit ke folder Dokumen Anda "
    "atau minta izin menulis, lalu tekan **Periksa** lagi."
)
NOT_KEPT = (
    "Jawaban belum tersimpan ({reason}). Tekan **Periksa** sekali lagi; jawaban Anda masih ada di kartu ini."
)
RECORD_BUSY = (
    "Jawaban belum tersimpan karena catatan Anda sedang dipakai jendela lain. Tunggu sebentar, lalu tekan **Periksa** lagi. "
    "Jawaban Anda masih ada di kartu ini."
)
RECORD_UNREADABLE = (
    "Catatan kemajuan `{file}` tidak dapat dibaca ({reason}). Tutup program lain yang membukanya atau minta izin "
    "membacanya, lalu jalankan sel ini lagi."
)
IDENTITY_INCOMPLETE = "Isi nama dan instansi Anda. Keduanya hanya disimpan di komputer ini."
RECORD_DAMAGED = (
    "{count} baris pada catatan kemajuan tidak terbaca, mungkin karena komputer mati mendadak. "
    "Baris lain tetap utuh dan dipakai; baris yang rusak dibiarkan di berkas {file}."
)
OTHER_WINDOW = "Soal ini juga dijawab di jendela lain pukul {time}. Kedua jawaban tersimpan; yang tampil adalah jawaban terbaru."
REVISED = "Soal ini diperbarui sejak jawaban terakhir Anda. Periksa kembali jawaban Anda."

# Apa yang keliru dalam sebuah jawaban, untuk papan kemajuan
SLIP_TICKED = "memilih “{part}”"
SLIP_MISSED = "melewatkan “{part}”"
SLIP_PLACED = "urutan ke-{place}: “{part}”"
SLIP_MARKED = "menandai {part}"
SLIP_NOT_MARKED = "tidak menandai {part}"
SLIP_UNCHANGED = "{part} belum diperbaiki"
SLIP_ROW_KEPT = "baris {row} belum dihapus"
EMPTY = "(kosong)"

# Soal yang isinya sendiri bermasalah
AUTHOR_NO_DATA = (
    "Berkas data {file} tidak ada. Salin kembali folder datasets dari kit, lalu jalankan sel ini lagi."
)
AUTHOR_FAULT = (
    "Soal {id} sendiri bermasalah ({error}); jawaban Anda belum dinilai. "
    "Sampaikan pesan ini kepada fasilitator atau pengelola kit."
)

# Kartu soal
PLACE = "Soal {number} dari {total}"
MINUTES = "± {minutes} menit"
CHECK = "Periksa"
SAVE = "Simpan"
CARD_LABELS = {
    "hint": "Petunjuk",
    "hints": "Petunjuk",
    "solution": "Lihat jawaban",
    "solution_title": "Jawaban",
    "explain_title": "Mengapa begitu",
    "confirm": "Bila jawaban dibuka, hal itu dicatat. Tekan sekali lagi untuk membukanya.",
    "checking": "Memeriksa…",
    "slow": (
        "Belum ada tanggapan. Bila ada sel yang sedang berjalan, tunggu sampai selesai. "
        "Bila tetap begini, pilih menu Kernel > Mulai Ulang Kernel…; kartu akan tampil kembali sendiri. "
        "Jawaban yang sudah diperiksa tetap tersimpan."
    ),
    "draft": "Belum diperiksa; isian Anda sudah disimpan.",
    "too_long": "Isian terlalu panjang. Yang disimpan hanya {count} tanda pertama.",
    "ok": "tepat",
    "not_ok": "belum tepat",
    "read_as": "Dibaca sebagai",
    "answer": "Jawaban Anda",
    "choose": "— pilih —",
    "up": "Naikkan",
    "down": "Turunkan",
    "moved": "Sekarang di urutan {place}",
    "remove_row": "Hapus baris",
    "keep_row": "Batal hapus",
    "row": "baris",
    "column": "kolom",
    "heading": "judul kolom",
    "mark_help": "Pilih bagian yang bermasalah. Pilih sekali lagi untuk membatalkan.",
    "date_help": "tahun-bulan-hari, misalnya 2025-05-14",
    "optional": "boleh kosong",
    "words": "{count} kata (sekurang-kurangnya {wanted})",
    "rubric": "Nilai sendiri: centang yang sudah terpenuhi.",
    "story_start": "Ulangi cerita",
    "you_chose": "Pilihan Anda",
    "code_help": "Jawab di dalam sel di atas kartu ini, lalu jalankan dengan Shift+Enter.",
    "code_value": "Nilai yang dinilai",
    "error": "Kartu ini mengalami galat. Jawaban yang sudah disimpan tidak hilang. Jalankan sel ini lagi; bila terulang, laporkan.",
    "report": "Salin laporan",
    "reported": "Laporan sudah disalin. Kirimkan kepada fasilitator Anda.",
    "report_select": "Salin teks di bawah ini, lalu kirimkan kepada fasilitator Anda.",
    "who": "Sebelum mulai: siapa Anda?",
    "who_help": "Diminta satu kali. Nama dan instansi hanya disimpan di folder progress pada komputer ini.",
    "name": "Nama",
    "institution": "Instansi",
    "begin": "Simpan dan mulai",
    "change": "Ganti peserta",
    "known": "Peserta di komputer ini",
}
ATTEMPT = "percobaan ke-{count}"
LAST_TIME = "Keadaan terakhir"
RUN_TO_GO_ON = (
    "Kartu ini tampil sendiri setelah kernel siap. Bila tidak, pilih menu Jalankan > Jalankan Semua Sel."
)
RUN_ALL_ABOVE = "Untuk melanjutkan, klik sel ini dan pilih menu Jalankan > Jalankan Semua di Atas Sel Terpilih. Lalu tekan Shift+Enter."
CARD_LABELS |= {
    "details": "Rincian galat",
    "empty": "kosong",
    "table": "Tabel soal",
    "next": "Soal berikutnya",
    "on": "Lanjut ↓",
    "able": "Sekarang Anda dapat",
    "about": "Pertanyaan dan tujuan",
    "questions": "Pertanyaan",
    "goals": "Setelah sesi ini, Anda dapat",
    "needs": "Perlu",
    "before": "Sesi sebelumnya",
    "after": "Sesi berikutnya",
    "ways": "Sesi lain",
    "then": "dahulu",
    "now": "sekarang",
    "change_title": "Dahulu dan sekarang",
    "add_row": "Tambah baris",
    "document_reader": "Telaah rekan: mintalah seorang rekan membaca, lalu mencentang.",
    "document_sum": "Jumlah",
    "document_later": "dihitung saat disimpan",
    "document_files": "Dokumen Anda",
    "document_folder": "Folder",
    "document_open": "Buka folder",
    "document_in_seat": "Di panel kiri JupyterLab, buka folder itu. Klik kanan pada berkasnya, lalu pilih Unduh.",
    "document_edit": "Berkas yang Anda ubah di Word atau Excel tidak ditimpa; simpanan berikutnya mendapat nomor.",
    "product_lesson": "Sesi",
    "product_name": "Hasil",
    "product_kept": "Disimpan",
    "folder_make": "Siapkan folder latihan",
    "folder_again": "Mulai lagi dengan folder baru",
    "folder_at": "Folder latihan Anda ada di:",
    "folder_how": (
        "Bukalah dengan penjelajah berkas komputer Anda, atau di panel kiri JupyterLab: folder belajar, lalu latihan. "
        "Kerjakan tugasnya di sana, lalu kembali ke kartu ini."
    ),
    "workbook_how": (
        "Bukalah berkas {file} di folder itu dengan Excel atau LibreOffice Calc. Perbaiki lembar pertamanya, simpan, lalu kembali ke kartu ini. "
        "Nama berkas boleh diganti."
    ),
    "workbook_in_seat": (
        "Di panel kiri JupyterLab, buka folder belajar, lalu latihan. Klik kanan pada {file}, pilih Unduh, lalu perbaiki di komputer Anda. "
        "Sesudah itu, unggah hasilnya ke folder yang sama."
    ),
    "folder_in_seat": (
        "Bukalah di panel kiri JupyterLab: folder belajar, lalu latihan. Klik kanan pada berkas untuk mengganti nama, memotong, "
        "menyalin, dan menempel. Tugas membuat ZIP tidak diperiksa di kelas; kerjakan di komputer sendiri."
    ),
}

# Beranda
HOME = "Beranda"
HOME_HELLO = "Halo, {name}"
HOME_WELCOME = "Selamat datang"
HOME_ON = "Lanjutkan: {lesson}, soal “{exercise}”"
HOME_BEGIN = "Mulai dengan {lesson}"

# Kepala sesi dan kemajuan
LESSON = "Sesi {number}"
DAY = "Hari {day}"
DAY_TITLE = "Hari {day}: {title}"
PILLAR = "Pilar {pillar}"
DONE_OF = "{done} dari {total} soal selesai"
LESSON_DONE = "Sesi {number} selesai: {done} dari {total} soal."
LEARNER = "Peserta: {name}, {institution}."
PROGRESS = "Kemajuan"
PROGRESS_OF = "Kemajuan {name}"

# Galat di sel peserta
ERROR_NAME = "Nama `{name}` belum dikenal. {hint}"
ERROR_NAME_NEAR = "Maksud Anda `{near}`? Periksa ejaannya."
ERROR_NAME_ABOVE = (
    "Periksa ejaannya; teks diapit tanda petik. Bila nama itu dibuat di sel lain, jalankan dahulu sel itu."
)
ERROR_NAME_NOT_RUN = "Sel di atas yang membuatnya belum dijalankan. Pilih menu Jalankan > Jalankan Semua di Atas Sel Terpilih, lalu coba lagi."
ERROR_NAME_COLUMN = (
    'Ada kolom yang bernama begitu. Bila kolom itu yang dimaksud, apit dengan tanda petik: `"{name}"`.'
)
ERROR_NAME_VALUE = (
    'Ada isi kolom yang berbunyi begitu. Bila isi itu yang dimaksud, apit dengan tanda petik: `"{name}"`.'
)
ERROR_NAME_OWN = "Nama itu baru ada setelah sel ini selesai, jadi belum dapat dipakai di kanan `=`."
ERROR_NAME_LIBRARY = "Tulis `import {library} as {name}` di baris pertama sel ini."
ERROR_NAME_EMPTY = "Sel kosong dicari dengan `.isna()`."
ERROR_NAME_KEYWORD = "Di dalam kurung fungsi dipakai satu tanda `=`: `{name}=…`."
ERROR_PATTERN_TABLE = "Di dalam pola, kata itu berarti sebuah tabel. Tulis nama tabel Anda."
ERROR_PATTERN_NUMBER = "Di dalam pola, kata itu berarti sebuah bilangan. Tulis bilangannya."
ERROR_PATTERN_COLUMN = "Di dalam pola, `{key}` berarti nama sebuah kolom. Tulis nama kolom yang diminta."
ERROR_SEVERAL = "Beberapa kolom sekaligus diminta dengan kurung siku ganda: `[[{keys}]]`."
ERROR_OPEN_BRACKET = "Tanda kurung `{sign}` pada baris {line} belum ditutup."
ERROR_UNMATCHED = "Tanda kurung `{sign}` pada baris {line} tidak mempunyai pembuka."
ERROR_OPEN_QUOTE = (
    "Tanda petik pada baris {line} belum ditutup. Pembuka dan penutupnya harus sama: `\"` atau `'`."
)
ERROR_CURLY_QUOTES = 'Tanda petik pada baris {line} melengkung. Ketik ulang dengan tanda petik lurus: `"`.'
ERROR_OPERATOR = (
    "Pada baris {line} ada tanda hitung yang tidak dikenal Python. Kali ditulis `*` dan bagi ditulis `/`."
)
ERROR_COMMA = "Pada baris {line} mungkin kurang koma, atau teksnya belum diapit tanda petik."
ERROR_EQUALS_APART = "Pada baris {line}, tulis `==` untuk membandingkan: dua tanda, tanpa spasi."
ERROR_EQUALS_TWICE = "Pada baris {line} ada tanda `=` yang berlebih. Satu `=` sudah ada di kiri; di kanannya tulis kodenya saja."
ERROR_EQUALS = "Pada baris {line} ada satu `=`, yang memberi nama. Untuk membandingkan, pakai `==`."
ERROR_THOUSANDS = "Bilangan pada baris {line} ditulis tanpa titik dan spasi: `{meant}`, bukan `{written}`."
ERROR_KEY = "Kolom atau kunci `{key}` tidak ada. Periksa ejaannya; huruf besar dan kecil dibedakan. Nama kolom terlihat dengan `.columns`."
ERROR_KEY_NEAR = "Kolom atau kunci `{key}` tidak ada. Maksud Anda `{near}`?"
ERROR_KEY_TABLE = "`{key}` bukan nama kolom, melainkan nama tabel."
ERROR_KEY_CELL = "`{key}` bukan nama kolom, melainkan isi kolom `{column}`."
ERROR_KEY_ELSEWHERE = "Kolom `{key}` tidak ada pada nilai itu; yang memuatnya: {tables}."
ERROR_KEY_COMMA = "Kolom `{key}` tidak ada: dua nama kolom tersambung menjadi satu. Pisahkan keduanya."
ERROR_KEY_COMPARED = (
    "Yang dibandingkan belum isi sebuah kolom, jadi hasilnya satu jawaban saja. "
    'Polanya: `tabel[tabel["kolom"] == isi]`; kurung siku kolom ditutup sebelum `==`.'
)
ERROR_KEY_VALUES = (
    "Isi sebuah kolom dipakai sebagai nama kolom. Periksa letak kurung sikunya. "
    'Pola untuk menyaring: `tabel[tabel["kolom"] == isi]`.'
)
ERROR_FILE = "Berkas `{file}` tidak ditemukan. Periksa nama dan foldernya; data kit ada di `../datasets/`."
ERROR_SYNTAX = "Python belum dapat membaca kode pada baris {line}. Periksa tanda kurung, tanda petik, titik dua, dan koma, serta kata yang bukan bagian dari kode."
ERROR_ATTRIBUTE = "Tidak ada `.{name}` pada nilai ini. Periksa ejaannya, dan periksa apakah nilainya tabel, satu kolom, atau satu bilangan."
ERROR_ATTRIBUTE_NEAR = "Tidak ada `.{name}` pada nilai ini. Maksud Anda `.{near}`?"
ERROR_CALL_MISSING = "Tambahkan `()` di belakang `.{name}`."
ERROR_KEYWORD = "Fungsi ini tidak mengenal `{name}`. Periksa ejaannya."
ERROR_TEXT_NUMBER = "Teks dan bilangan tidak dapat dihitung bersama. Bilangan ditulis tanpa tanda petik; kolom ditulis dengan nama tabelnya."
ERROR_SQUARE_BRACKETS = "Di belakang tabel atau kolom dipakai kurung siku `[ ]`, bukan kurung biasa."
ERROR_ROUND_BRACKETS = "Di belakang nama fungsi dipakai kurung biasa `( )`, bukan kurung siku."
ERROR_TABLE_IN_QUOTES = "Nama tabel ditulis tanpa tanda petik."
ERROR_TRUTH = "Dua syarat digabung dengan `&`, dan setiap syarat diapit kurung."
ERROR_MERGE = "Kedua tabel tidak mempunyai kolom yang sama namanya. Sebutkan kolom kodenya dengan `left_on` dan `right_on`."
ERROR_MODULE = "Paket `{name}` tidak terpasang. Periksa ejaan nama paket. Untuk memeriksa komputer ini, jalankan `python3 -m kit siap`."
ERROR_ELLIPSIS = "Masih ada `...` yang dipakai dalam perhitungan. Selesaikan dahulu sel yang memuat `...`, lalu jalankan sel ini lagi."
ERROR_INTERRUPTED = (
    "Sel dihentikan atas permintaan Anda. Hasil sel ini belum tentu lengkap; jalankan lagi bila perlu."
)
ERROR_ZERO = "Ada pembagian dengan nol. Periksa pembaginya."
ERROR_MEMORY = (
    "Memori komputer tidak cukup untuk sel ini. Tutup program lain atau pakai data yang lebih kecil."
)
ERROR_OTHER = "Sel ini berhenti karena galat. Baca rinciannya di bawah ini, periksa baris yang disebut, lalu jalankan lagi."
ERROR_LINE = "Baris {line} di sel ini."
ERROR_DETAILS = "Rincian untuk fasilitator:"

# Menjalankan JupyterLab
OPENED = "Buku kerja terbuka di peramban. Bila tidak, salin alamat berikut ke peramban Anda."
NOT_OPENED = "Salin alamat berikut ke peramban Anda."
RUNNING = """
{where}

    {address}

Biarkan jendela ini terbuka selama belajar. Untuk mengakhiri, tekan Ctrl+C di sini; jawaban yang sudah diperiksa tetap tersimpan.
"""
RUNNING_ALREADY = """
Kit sudah berjalan di jendela terminal lain. {where}

    {address}
"""
ENDED = "Kit sudah berhenti."
PORT_TAKEN = "Port {port} sedang dipakai program lain; kit memakai port {used}."

# Salinan sesi milik peserta
COPIES_DISK_FULL = (
    "Sesi belum disalin untuk Anda karena penyimpanan komputer penuh. Hapus beberapa berkas, lalu ulangi."
)
COPIES_NOT_WRITABLE = (
    "Sesi belum disalin untuk Anda karena folder {folder} tidak dapat ditulisi. Pindahkan folder kit ke Dokumen "
    "atau minta izin menulis, lalu ulangi."
)
COPIES_FAILED = "Sesi belum disalin untuk Anda ({reason}). Ulangi sekali lagi."
NO_SUCH_LESSON = "Sesi {given} tidak ada. Sesi yang ada: {lessons}."
NOT_A_COPY = "Buku kerja ini bukan salinan sesi dari kit. Buka sesinya di folder belajar, lalu pilih menu ini sekali lagi."
LESSON_RENEWED = (
    "Sesi {lesson} diperbarui. Salinan Anda tidak diganti karena sudah Anda ubah. "
    "Untuk memakai yang baru: python3 -m kit kembalikan {lesson}"
)
RESTORED = "Sesi {lesson} kembali ke awal. Bila sesi ini sedang terbuka, tutup lalu buka lagi."
RESTORED_KEPT = RESTORED + " Isi yang lama disimpan di {kept}"
