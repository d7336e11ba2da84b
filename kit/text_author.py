"""Every sentence that says to an author what is wrong in a lesson and how to cure it, for one language reviewer.

Most are clauses: `kit periksa` puts the place before them and the stop behind them; the cure follows a semicolon.
"""

# Isi berkas TOML
TYPES = {
    "str": "teks dalam tanda kutip",
    "int": "bilangan bulat",
    "float": "bilangan",
    "bool": "true atau false",
    "list": "daftar [ … ]",
    "dict": "tabel { … }",
}
OR = " atau "
WANTED = "{where}: di sini diminta {wanted}, bukan “{given}”"
KEY_UNKNOWN = "{where}: kunci `{key}` tidak dikenal; yang dikenal: {known}"
KEY_UNKNOWN_NEAR = "{where}: kunci `{key}` tidak dikenal; mungkin maksud Anda `{near}`"
KEY_ABSENT = "{where}: kunci `{key}` belum ada"
FORMULA_PART = "rumus memakai bagian yang tidak dikenal: {part}"

# Berkas soal dan daftar isi
NOT_TOML = "{file}: berkas TOML tidak terbaca ({error}); perbaiki baris itu"
COURSE_ABSENT = "{file}: berkas ini tidak ada di folder exercises; salin lagi dari kit asli"
LESSON_UNLISTED = "{file}: sesi ini belum tercantum di {course}; tambahkan di hari yang sesuai"
PART_UNKNOWN = "{file}: bagian [{key}] tidak dikenal; yang ada `[lesson]` dan `[[exercise]]`"
KIND_UNKNOWN = "`kind` “{given}” tidak dikenal; pilih {known}"
LESSON_UNKNOWN = "sesi “{given}” tidak ada; yang ada: {known}"
EXERCISE_UNKNOWN = "Soal “{given}” tidak ada di folder exercises."
EXERCISE_UNKNOWN_NEAR = EXERCISE_UNKNOWN + " Mungkin maksud Anda “{near}”."
ID_ABSENT = "(tanpa id)"
SOLUTION_NO_VALUE = "soal {id}: baris terakhir harus ungkapan yang dinilai: {code}"
SOLUTION_NO_AXES = "soal {id}: baris terakhir `solution` harus Axes"

# Tempat kesalahan
IN_EXERCISE = "soal {id}"
IN_LINE = "baris {line}"
IN_CELL = "sel {number} “{start}”"
IN_CELL_LINE = "{cell}, baris {line}"
IN_LAST_CELL = "sel terakhir"
KNOWN_MISTAKE = "jawaban “{answer}”"

# Ringkasan pemeriksaan
FOUND = "Kesalahan yang ditemukan: {count}."
CLEAN = "Sesi yang diperiksa: {count}. Tidak ada kesalahan."

# Daftar isi
DAY_ORDER = "hari {after} datang setelah hari {before}; beri nomor hari yang naik"
STEM_BAD = (
    "`stem` “{stem}” bukan nama sesi; tulis dua angka, tanda hubung, lalu kata, misalnya `04-aman-digital`"
)
TITLE_ABSENT = "sesi {lesson} belum mempunyai judul; tulis `title`"
MINUTES_BAD = "sesi {lesson} lamanya {minutes} menit; tulis lama sesi di `minutes`"
NUMBER_TAKEN = "nomor sesi {lesson} sudah dipakai; beri nomor lain"
NEED_ABSENT = "sesi {lesson} memerlukan sesi “{needed}” yang tidak tercantum; periksa nomornya di `needs`"
NEED_LATER = (
    "sesi {lesson} memerlukan sesi {needed} yang tidak datang sebelumnya; "
    "hapus dari `needs` atau ubah urutannya"
)
BREAKS_BAD = (
    "`breaks` sesi {lesson} tidak berurutan di dalam waktunya; "
    "tulis menit yang naik, di antara 0 dan {minutes}"
)

# Janji dalam teks
LINK_DEAD = "buku kerja “{link}” tidak ada di antara sesi; periksa nama berkasnya, atau hapus tautannya"
LESSON_PROMISED = "sesi {lesson} disebut, padahal belum ada; sebut isinya tanpa nomor sesi"

# Pasangan berkas
NOTEBOOK_ABSENT = "tidak mempunyai buku kerja; tulis notebooks/{stem}.ipynb"
EXERCISES_ABSENT = "tidak mempunyai berkas soal; tulis exercises/{stem}.toml"

# Isi soal
NO_EXERCISES = "belum memuat soal; tambahkan sekurang-kurangnya satu `[[exercise]]`"
HEAD_EMPTY = "`{key}` masih kosong; tulis kalimat di `{key}`"
TIME_SHORT = (
    "semua soal perlu {needed:g} menit, sesi hanya {minutes} menit; "
    "kurangi soal atau tambah waktu sesi di {course}"
)
ID_TAKEN = "`id` ini sudah dipakai di {file}; beri `id` lain"
ID_BAD = "`id` “{id}” bukan slug; pakai huruf kecil, angka, dan tanda hubung"
PLACEHOLDER_LEFT = "`{key}` masih berisi contoh; tulis isinya sendiri"
KEY_EMPTY = "`{key}` masih kosong; tulis `{key}`"
HINTS_FEW = "baru ada {count} petunjuk; tulis sekurang-kurangnya dua di `hints`"
OTHERWISE_ABSENT = "`otherwise` belum ada; tulis umpan balik untuk jawaban yang tidak dikenal"
FEEDBACK_ABSENT = "{part} belum mempunyai `feedback`; tulis apa yang terlihat dan langkah berikutnya"
FEEDBACK_SAME = "{part} memakai `feedback` yang sama dengan {other}; bedakan kalimatnya"
FEEDBACK_OTHERWISE = "{part} memakai kalimat `otherwise`; bedakan kalimatnya"
NO_VERDICT = "{error}; perbaiki kode atau data yang disebut"
CODE_STOPPED = "kodenya berhenti: {error}; perbaiki `setup`, `solution`, atau `wrong`"
UNTOUCHED_JUDGED = "yang belum disentuh tidak dinilai “belum dijawab”; periksa isi awal soal"
RIGHT_REFUSED = "jawaban yang benar dinilai `{outcome}`; periksa kunci jawaban dan `tolerance`"
MISTAKE_ACCEPTED = (
    "salah yang dikenal (`feedback` “{start}”) dinilai `{outcome}`; hapus, atau betulkan jawabannya"
)
MISTAKE_UNHEARD = (
    "salah yang dikenal (`feedback` “{start}”) mendapat kalimat lain; "
    "periksa apakah nilainya sama dengan salah lain"
)
ROW_WIDTH = "baris {row} mempunyai {cells} sel, padahal ada {columns} kolom"
CELL_OUTSIDE = "sel baris {row}, kolom {column} tidak ada di tabel"

# Buku kerja
NOT_A_NOTEBOOK = "berkas tidak terbaca sebagai buku kerja ({error}); buka dan simpan lagi dengan JupyterLab"
FIRST_CELL_CODE = "sel pertama bukan Markdown; mulai dengan judul sesi"
TITLE_DIFFERS = "judul buku kerja berbeda dari judul sesi; tulis `# {title}`"
SECOND_CELL_BAD = 'sel kedua tidak membuka sesi ini; isi dua baris: `import kit` dan `kit.sesi("{lesson}")`'
HEAD_REPEATED = (
    "pertanyaan atau tujuan sesi ditulis lagi; hapus baris ini: kepala sesi menampilkannya dari `[lesson]`"
)
NO_PROGRESS = "buku kerja tidak diakhiri kemajuan; tambahkan sel `kit.kemajuan()`"
CELLS_COUNT = "ada {count} sel peserta; buat antara 20 dan 42 sel"
PROSE_SHARE = "sel Markdown {share:.0f}% dari sel peserta; buat antara 40% dan 70%"
NO_NOTES = "belum ada catatan fasilitator; tambahkan sel Markdown bertanda `fasilitator`"
TIDY = "buka dengan `python3 -m kit tulis`, lalu simpan"
CELL_UNWRITTEN = "ada baris yang hanya berisi tanda elipsis; tulis isinya"
CELL_ID_TWICE = "id sel `{id}` dipakai dua kali; ganti id salah satunya di berkas"
WIDGET_STATE = "keadaan widget ikut tersimpan; " + TIDY
EXERCISE_ELSEWHERE = "soal “{id}” tidak ada di {stem}.toml; periksa ejaan `id`"
CALL_UNFIT = (
    "soal “{id}” dipanggil tidak menurut jenisnya; "
    "hanya soal `code` dan `chart` menerima nilai: `kit.soal(id, nilai)`"
)
EXERCISE_TIMES = "soal “{id}” dipakai {count} kali; pakai tepat satu kali"
EXERCISE_ORDER = "soal “{after}” datang setelah “{before}”; samakan urutannya dengan {stem}.toml"
SECTION_SHORT = (
    "bagian ini menyebut {minutes} menit, tetapi soalnya memerlukan {needed:g} menit; ubah salah satunya"
)
SECTIONS_SUM = (
    "bagian-bagiannya berjumlah {total} menit, sedangkan sesi ini {minutes} menit; samakan keduanya"
)

# Sel buku kerja
DATASET_ABSENT = "berkas “{file}” tidak ada; periksa ejaan nama berkasnya"
NOT_PYTHON = "kode tidak terbaca sebagai Python; perbaiki kodenya"
CODE_LONG = "kodenya {lines} baris; pecah menjadi sel yang paling banyak 10 baris"
CALL_NOT_ALONE = "kit.{name} bukan satu-satunya atau bukan baris terakhir; taruh sendiri di baris terakhir"
TAG_ABSENT = (
    "belum bertanda `{tag}`; buka dengan `python3 -m kit tulis`, lalu tambahkan di panel Pemeriksa Properti"
)
TAG_UNFIT = "bertanda `{tag}`, padahal bukan; hapus tanda itu atau pindahkan kode lainnya"
CARD_CODE_SHOWN = "kode kartu terlihat; klik garis biru di kiri sel supaya kodenya terlipat, lalu simpan"
NO_DOTS = "tidak ada `...` untuk diganti peserta; tulis `nama = ...`"
ANSWER_STORED = "kartu dan sel soal disimpan tanpa keluaran; " + TIDY
EXAMPLE_UNRUN = "sel contoh belum dijalankan; jalankan semua sel contoh, lalu simpan"
TIMES_STORED = "waktu jalan ikut tersimpan; " + TIDY
WIDGET_STORED = (
    "keluaran berisi widget yang esok hari mati; "
    "klik selnya, pilih Sunting > Bersihkan Keluaran Sel, lalu simpan"
)
ERROR_STORED = "keluaran berisi galat atau peringatan; perbaiki kodenya, jalankan lagi, lalu simpan"
MACHINE_PATH = "ada alamat folder komputer penulis; pakai alamat relatif, misalnya `../datasets/…`"

# Dokumentasi yang ditulis oleh kit
LESSONS_TABLE = "daftar sesi"
KINDS_GUIDE = "daftar jenis"
SECTION_BEGIN = "<!-- {section}, ditulis oleh: python3 -m kit periksa --tulis -->"
SECTION_END = "<!-- akhir {section} -->"
SECTION_STALE = "{section} berbeda dari sumbernya; jalankan `python3 -m kit periksa --tulis`"
TABLE_HEAD = "| sesi | judul | hari | menit | JP |"
TABLE_UNIT = "Satu jam pelajaran (JP) sama dengan {minutes} menit."

# Kerangka sesi dan soal
LESSON_UNPLANNED = (
    "Sesi {lesson} belum tercantum di exercises/kursus.toml. "
    "Tulis barisnya di sana dahulu: `stem`, `title`, `minutes`."
)
LESSON_TAKEN = "Berkas {file} sudah ada; tidak ada yang ditimpa. Buka dengan perintah tulis."
LESSON_ABSENT = "Sesi {lesson} belum mempunyai buku kerja dan berkas soal. Buat dahulu dengan: baru sesi."
TO_REPLACE = "ganti ... dengan kode Anda"
