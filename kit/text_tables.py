"""Every sentence about programme tables, for one language reviewer to read."""

from __future__ import annotations

# What a finding says stands in the blocks FINDINGS_OF_...; the key is Finding.code. {saw}, {became}, {column}, {sheet},
# {options} and what the finding brings are filled in.

# --- reading, choices, saving
FINDINGS_OF_TABLE: dict[str, str] = {
    "selesai-mendahului-mulai": (
        "Tanggal selesai mendahului tanggal mulai ({saw}). Keduanya dikosongkan; periksa berkas asli."
    ),
    "bagian-melebihi-seluruhnya": (
        "{column} tertulis {saw}, lebih besar daripada {wholes} = {total}. Dikosongkan; periksa berkas asli."
    ),
    "jumlah-berbeda": "{column} tertulis {saw}, padahal {parts} = {sum}. Keduanya dibiarkan; periksa berkas asli.",
    "baris-ganda": "Baris ini persis sama dengan baris sebelumnya. Semua masih dipakai; putuskan apakah dibuang.",
    "baris-ganda-dibuang": "Baris ini persis sama dengan baris sebelumnya; tidak dipakai.",
    "kunci-ganda": "{column} “{saw}” dipakai oleh beberapa baris dengan isi berbeda. Putuskan mana yang benar.",
    "orang-mungkin-sama": (
        "{count} kelompok baris mungkin masing-masing satu orang, {strong} di antaranya dengan bukti kuat. Baca alasannya "
        "di `data.orang`, lalu putuskan dengan `sama`."
    ),
    "lembar-digabung": (
        "{count} tabel dengan kolom yang sama digabung menjadi satu ({names}). Kolom {added} mencatat asalnya."
    ),
    "lembar-mengulang": (
        "Isi {name} sudah ada seluruhnya di {names}. Supaya tidak terhitung dua kali, {name} tidak dipakai. "
        "Periksa apakah memang rekap atau salinan."
    ),
    "beberapa-tabel": (
        "Berkas ini berisi beberapa tabel: {listed}. Yang dipakai: “{saw}”. Pilih tabel lain dengan `bagian`."
    ),
    "isi-bukan-jenisnya": (
        "Menurut judulnya kolom “{column}” berisi {kind}, tetapi kebanyakan isinya bukan. Dibiarkan sebagai teks."
    ),
    "putusan-anda": "“{saw}” dibaca sebagai {became}, menurut putusan Anda.",
    "kolom-ditinggalkan": "Kolom “{column}” tidak dibawa, menurut putusan Anda.",
}
KINDS = {
    "text": "teks",
    "id": "kode",
    "list": "daftar",
    "date": "tanggal",
    "timestamp": "tanggal dan jam",
    "month": "bulan",
    "number": "angka",
    "money": "jumlah uang",
    "yes_no": "ya atau tidak",
    "sex": "jenis kelamin",
    "category": "kategori",
    "region": "kabupaten atau kota",
    "district": "kecamatan",
}
OR = " atau "
MORE_ROWS = "dan {count} baris lain"
WHERE_ROWS = "baris {rows}"
COLUMN_AS = "{name} (tertulis “{written}”)"
SURE_ONES = "{count} temuan lain diperbaiki dengan pasti; daftarnya ada di `data.temuan.tabel`."
SUMMARY = "Temuan: {ask} menunggu putusan Anda, {likely} diperbaiki tetapi perlu dilihat, {sure} diperbaiki dengan pasti."
CERTAINTY_TITLES = {
    "tanya": "Menunggu putusan Anda: {count}",
    "mungkin": "Diperbaiki, perlu Anda lihat: {count}",
    "pasti": "Diperbaiki dengan pasti: {count}",
}
LIST_HEADS = ("Lembar", "Baris", "Kolom", "Temuan")
AND_ALIKE = " Begitu pula {count} tulisan lain di kolom ini."
MORE_FINDINGS = "Masih ada {count} temuan lain; lihat semuanya dengan `data.temuan.tabel`."
FINDING_COLUMNS = ("kepastian", "lembar", "baris", "kolom", "tertulis", "menjadi", "keterangan")
DATA = "{file}: {rows} baris, {columns} kolom."
SHEET = "data"
PEOPLE_COLUMNS = ("baris", "alasan", "melawan", "nilai")
CODE_OF = "kode_{column}"
END = "_selesai"
MALE, FEMALE = "_l", "_p"  # end the names of columns with the parts of a number
END_OF = {"tgl_mulai": "tgl_selesai"}
SAME_NAME_TWICE = (
    "Dua kolom bernama “{name}”. Beri salah satunya nama lain, atau kosongkan agar tidak dibawa."
)
NOT_A_DAY = "“{given}” bukan tanggal. Tulis sebagai tahun-bulan-hari, misalnya 2026-05-31."
SHEET_COLUMN = "lembar"
TITLE_COLUMN = "judul_tabel"
TIDY = "rapi"
NO_TABLE = "Di {file} tidak ada tabel yang dapat dibaca. Pastikan berkas itu berisi baris judul kolom dan baris data."
NO_SUCH_PART = "Tabel “{name}” tidak ada di {file}. Yang ada: {known}."
UNKNOWN_TREATMENT = "Perlakuan data pribadi “{given}” tidak dikenal. Pilih salah satu: {known}."
NOT_A_LOG = "Berkas langkah itu rusak atau bukan berkas langkah. Pilih berkas yang namanya berakhir dengan .langkah.json."
NO_LOG = "Berkas langkah {file} tidak dapat dibuka. Periksa nama dan foldernya."
NOT_OVER_ORIGINAL = "{file} adalah berkas asli dan tidak akan ditimpa. Pilih nama lain untuk hasilnya."
NO_FREE_NAME = (
    "Terlalu banyak hasil lama untuk {file} di folder ini. Pindahkan atau hapus beberapa di antaranya."
)
UNKNOWN_ENDING = "Hasil disimpan sebagai .csv atau .xlsx, bukan {ending}. Ganti akhiran nama berkasnya."
NO_ENDING = "tanpa akhiran"
DISK_FULL = "Cakram penuh: hasil belum ditulis. Kosongkan ruang di folder {folder}, lalu simpan lagi."
NOT_WRITABLE = "{file} tidak dapat ditulis. Tutup berkas itu di Excel bila terbuka, atau pilih folder lain."
NO_FOLDER = "Folder {folder} tidak ada. Buat folder itu dahulu, atau pilih folder lain."
NOT_WRITTEN = "{file} belum ditulis ({reason}). Coba simpan di folder lain."
SAVED = "Ditulis: {file} di {folder}. Langkahnya ada di {log}."
LEFT_TO_YOU = "Sel yang menunggu putusan Anda dikosongkan. Putuskan di kartu `kit.rapikan()`, atau perbaiki di berkas asli."

# --- layout and profiles
FINDINGS_OF_LAYOUT: dict[str, str] = {
    "judul-tabel": "Baris di atas tabel, mulai “{saw}”, adalah judul tabel, bukan data.",
    "tanpa-kepala": (
        "Tabel ini tidak mempunyai baris judul kolom. Kolomnya diberi nama “kolom 1”, “kolom 2”, dan seterusnya. "
        "Beri nama yang benar bila Anda tahu isinya."
    ),
    "kepala-bertingkat": "Judul kolom terdiri atas beberapa baris dan digabung menjadi: {became}.",
    "kepala-berulang": "Judul kolom yang terulang di tengah tabel tidak dibawa.",
    "baris-nomor-kolom": "Baris yang hanya memuat nomor kolom tidak dibawa.",
    "baris-halaman": "Nomor halaman atau judul tabel yang terulang di tengah tabel tidak dibawa.",
    "baris-jumlah": "Baris “{saw}” adalah hasil hitungan, bukan data; baris itu tidak dibawa.",
    "jumlah-tanpa-label": (
        "Baris terakhir hanya memuat angka yang sama dengan jumlah di atasnya. Baris itu tidak dibawa; periksa apakah "
        "memang baris jumlah."
    ),
    "jumlah-tidak-cocok": (
        "Di baris “{label}”, kolom “{column}” tertulis {saw}, padahal jumlah baris datanya {sum}. Periksa mana yang benar "
        "di berkas asli."
    ),
    "jumlah-tidak-diperiksa": (
        "Angka di baris “{saw}” belum dapat dibandingkan untuk kolom {names}, karena ada isi kolom yang belum pasti."
    ),
    "mirip-jumlah": (
        "Baris ini mirip baris jumlah, tetapi tidak pasti. Baris itu masih dipakai; hapus dari berkas bila memang "
        "hasil hitungan."
    ),
    "baris-satu-sel": (
        "Baris ini hanya berisi satu sel; mungkin judul kelompok di tengah tabel. Baris itu masih dipakai; periksa "
        "apakah memang data."
    ),
    "tanda-tangan": "Bagian tanda tangan di bawah tabel tidak dibawa.",
    "catatan-tabel": "Tulisan di bawah tabel dianggap catatan dan tidak dibawa. Periksa apakah ada data di dalamnya.",
    "baris-kosong": "Baris kosong di tengah tabel dilewati.",
    "kolom-kosong": "Kolom tanpa judul dan tanpa isi dilewati (kolom ke-{places} pada lembar).",
    "kolom-tanpa-isi": "Kolom ini berjudul, tetapi tidak berisi apa pun: {names}.",
    "kolom-tanpa-nama": (
        "Kolom ke-{place} berisi data, tetapi tidak berjudul. Kolom itu diberi nama “{column}”; beri nama yang benar bila "
        "Anda tahu isinya."
    ),
    "nama-ganda": "Judul kolom “{saw}” dipakai lebih dari sekali; yang ini diberi nama “{became}”.",
    "sel-gabung-diisi": (
        "Di kolom “{column}” ada sel yang digabung ke bawah. Isinya diulang di setiap barisnya; periksa apakah memang "
        "berlaku untuk semuanya."
    ),
    "catatan-di-samping": (
        "Kolom ke-{place} hanya berisi catatan di samping tabel. Catatan itu tidak dibawa; periksa apakah termasuk data."
    ),
    "tabel-bersebelahan": "Lembar ini memuat {count} tabel yang bersebelahan; masing-masing dibaca sendiri.",
    "tabel-bersusun": "Lembar ini memuat {count} tabel dari atas ke bawah; masing-masing dibaca sendiri.",
    "bukan-tabel": "Baris ini tidak termasuk tabel mana pun dan tidak dibawa. Periksa apakah ada data di dalamnya.",
}
UNNAMED_COLUMN = "kolom {number}"
FINDINGS_OF_PROFILE: dict[str, str] = {
    "profil": "Tabel ini dikenali sebagai {profile}.",
    "judul-mirip": "Judul kolom “{column}” dibaca sebagai “{became}”, karena tulisannya hampir sama.",
    "judul-menurut-kata": "Pertanyaan “{column}” dibaca sebagai kolom “{became}”, menurut kata di dalamnya.",
    "kolom-di-luar-profil": "Kolom yang tidak dikenal dibiarkan seperti tertulis: {names}.",
    "tabel-silang": "Tabel ini tabel silang: satu kolom untuk setiap bulan. Tabel dibaca seperti tertulis.",
}

# --- personal data
MASKED = "•••"  # a finding about personal data never shows the value
HIDDEN_PIECE = "[disembunyikan]"
KEY_UNREADABLE = (
    "Kunci nama samaran `{file}` tidak dapat dibuka ({reason}). Tutup jendela kit yang lain, periksa izin folder "
    "`.kit`, lalu coba lagi."
)
KEY_DAMAGED = (
    "Kunci nama samaran `{file}` rusak. Pulihkan berkas itu dari cadangan. Bila tidak ada cadangan, hapuslah: kunci "
    "baru akan dibuat, tetapi nama samaran yang lama tidak lagi cocok."
)
PERSONAL_KINDS = {
    "nik": "NIK",
    "kk": "nomor kartu keluarga",
    "nip": "NIP",
    "npwp": "NPWP",
    "ibu": "nama ibu kandung",
    "nama": "nama orang",
    "telepon": "nomor telepon",
    "surel": "alamat surel",
    "alamat": "alamat",
    "tanggal_lahir": "tanggal lahir",
    "tempat_lahir": "tempat lahir",
    "foto": "foto",
    "nomor_anggota": "nomor anggota",
    "kartu": "nomor kartu bank",
    "rekening": "nomor rekening",
    "agama": "agama",
    "tanda_tangan": "tanda tangan",
    "lainnya": "data pribadi lain",
}
PERSONAL_CATEGORIES = {
    "umum": "data pribadi umum (UU 27/2022 tentang PDP)",
    "spesifik": "data pribadi spesifik (UU 27/2022 tentang PDP)",
    "gabungan": "data pribadi umum, karena bila digabung mengenali seseorang (UU 27/2022 tentang PDP)",
    "anak": "data pribadi spesifik, karena di tabel ini ada data anak (UU 27/2022 tentang PDP)",
    "kependudukan": "data pribadi menurut UU 27/2022 tentang PDP, dilindungi pula oleh UU Administrasi Kependudukan",
}
FINDINGS_OF_PERSONS: dict[str, str] = {
    "pribadi-nama": "Menurut judulnya, kolom “{column}” berisi {kind}: {category}.",
    "pribadi-profil": "Kolom “{column}” berisi {kind}: {category}.",
    "pribadi-mungkin-nama": (
        "Isi kolom “{column}” mirip nama orang, jadi kolom itu tidak dibawa. Bila bukan nama orang, tulis "
        "`pribadi={{'{column}': 'biarkan'}}`."
    ),
    "pribadi-di-sampingnya": (
        "Kolom “{column}” tidak berjudul dan berada di samping kolom pribadi; diperlakukan sebagai {kind}: {category}."
    ),
    "pribadi-isi": "Isi kolom “{column}” berbentuk {kind}, walau judulnya tidak menyebutkannya: {category}.",
    "pribadi-dalam-teks": "Di kolom “{column}” ada {kind} di tengah teks: {category}.",
    "pribadi-alamat-dalam-teks": (
        "Di kolom “{column}” ada teks yang mirip alamat. Periksa apakah itu alamat rumah seseorang; bila ya, hapus dari "
        "tabel yang akan dibagikan."
    ),
    "pribadi-dibuang": "Kolom “{column}” ({kind}) tidak dibawa ke tabel hasil. Berkas asli tidak berubah.",
    "pribadi-disamarkan": (
        "Kolom “{column}” ({kind}) diganti nama samaran. Orang yang sama mendapat nama samaran yang sama; "
        "dua orang yang tulisannya persis sama tidak dapat dibedakan."
    ),
    "pribadi-tanpa-samaran": (
        "Isi kolom “{column}” ({kind}) tidak lengkap atau sudah dibulatkan oleh lembar kerja, sehingga tidak menunjuk "
        "satu orang. Selnya dikosongkan. Bila diperlukan, salin ulang dari lembar asli sebagai teks."
    ),
    "pribadi-dibiarkan": "Kolom “{column}” ({kind}) dibiarkan atas permintaan Anda. Jangan bagikan tabel ini.",
    "pribadi-potongan": (
        "Di kolom “{column}”, potongan yang berisi {kind} diganti {became}. Baca sekali lagi: nama orang dapat masih "
        "tertinggal di teks itu."
    ),
    "kelompok-umur": "Kelompok umur dihitung dari kolom “{column}” menurut umur pada {on}.",
    "kelompok-umur-kosong": (
        "Kelompok umur tidak dapat dihitung, karena tanggal di kolom “{column}” bukan tanggal lahir yang mungkin. "
        "Perbaiki tanggalnya di berkas asli."
    ),
    "kelompok-umur-tersedia": (
        "Dari kolom “{column}” dapat dihitung kelompok umur sebelum kolom itu dibuang. Sebutkan tanggal acuannya."
    ),
}
# Why two rows may be one person, and what speaks against it.
SAME_NIK = "NIK-nya sama."
NEARLY_SAME_NIK = "NIK-nya sama, kecuali satu angka yang kurang atau berbeda."
SAME_NAME = "Namanya sama."
SAME_NAME_SPELT = "Namanya sama bila gelar, sapaan, singkatan, dan huruf besar diabaikan."
SIMILAR_NAME = "Namanya mirip."
SAME_PHONE = "Nomor teleponnya sama."
SAME_BIRTH = "Tanggal lahirnya sama."
SAME_SEX = "Jenis kelaminnya sama."
SAME_DISTRICT = "Kecamatannya sama."
SAME_DAY = "Tercatat lebih dari sekali pada hari yang sama: mungkin tanda tangan ganda."
OTHER_NIK = "NIK-nya berbeda."
OTHER_NAME = "Namanya berbeda."
OTHER_PHONE = "Nomor teleponnya berbeda."
OTHER_BIRTH = "Tanggal lahirnya berbeda."
OTHER_SEX = "Jenis kelaminnya berbeda."
OTHER_DISTRICT = "Kecamatannya berbeda."
NAME_ONLY = "Selain nama, tidak ada yang dapat dibandingkan."
FITS_ANOTHER = "Baris ini juga cocok dengan orang lain yang bernama sama."


# --- card of own data
DESK_TITLE = "Rapikan tabel Anda sendiri"
DESK_ASLEEP = "Untuk memakai kartu ini, klik di sini, lalu tekan Shift+Enter."
DESK_FILE = "berkas"
DESK_NEXT_FILE = "berkas-bulan-depan.xlsx"
DESK_READING = "Membaca {file} ({size})… Berkas besar memerlukan waktu sampai beberapa menit."
DESK_NO_FILE = (
    "Berkas “{name}” tidak ada di folder {folder}. Pilih berkas dari daftar, atau ambil dari komputer."
)
DESK_NO_FILE_NEAR = "Berkas “{name}” tidak ada. Yang mirip: “{near}”. Pilih berkas dari daftar."
DESK_NO_FOLDER = (
    "Folder {folder} tidak dapat dibuka. Periksa apakah folder itu ada dan boleh ditulis, lalu coba lagi."
)
DESK_EMPTY = "Berkas itu kosong, jadi tidak ada yang dapat dirapikan. Pilih berkas lain."
DESK_TOO_LARGE = (
    "Berkas itu lebih besar daripada {limit}. Bagi berkasnya, misalnya per tahun, lalu pilih lagi."
)
DESK_UPLOAD_BROKEN = "Berkas belum sampai seluruhnya, jadi tidak disimpan. Pilih berkas itu sekali lagi."
DESK_DECISIONS_BACK = "Putusan Anda yang dahulu untuk berkas ini dipakai lagi."
DESK_DECISIONS_UNFIT = (
    "Putusan yang dahulu tidak lagi cocok dengan berkas ini, jadi tidak dipakai. Putuskan sekali lagi."
)
DESK_PROFILE = "Dikenali sebagai: {title}."
DESK_COLUMN = "kolom {name}"
DESK_ROWS = "{count} baris"
DESK_ABOUT_FILE = "Tabel di dalam berkas"
DESK_ABOUT_ROWS = "Baris yang sama"
DESK_ABOUT_PERSONS = "Orang yang mungkin sama"
DESK_WHICH_TABLE = "Tabel mana yang dirapikan?"
DESK_DOUBLED = "Apa yang dilakukan dengan baris yang persis sama?"
DESK_DROP_DOUBLED = "Pakai sekali saja"
DESK_KEEP_DOUBLED = "Pakai semuanya"
DESK_SAME = "Orang yang sama"
DESK_NOT_SAME = "Orang yang berbeda"
DESK_WHICH = {
    "urutan": "Bagaimana tanggal di kolom {column} ditulis?",
    "pemisah": "Apa yang dipisahkan oleh titik atau koma di kolom {column}?",
}
DESK_ORDERS = {"dmy": "Hari dahulu", "mdy": "Bulan dahulu"}
DESK_SEPARATORS = {"ribuan": "Ribuan", "desimal": "Desimal"}
DESK_EMPTY_CELL = "biarkan kosong"
DESK_REASONS = "Yang mendukung: {reasons}"
DESK_AGAINST = "Yang menyanggah: {reasons}"
DESK_AGE = "Umur pada tanggal berapa?"
DESK_MADE_AGE = "Umur dihitung pada {day}"
# In the card these are decided with a click, not with a word of code.
DESK_INSTEAD = {
    "tanggal-ambigu": "Di {count} baris, urutan hari dan bulan tidak jelas. {evidence} Pilih di bagian Putusan.",
    "angka-pemisah": "Titik atau koma di kolom “{written}” dapat memisahkan ribuan atau desimal. Pilih di bagian Putusan.",
    "pribadi-mungkin-nama": (
        "Isi kolom “{written}” mirip nama orang, jadi kolom itu tidak dibawa. Putuskan di bagian Kolom: buang, samarkan, atau "
        "biarkan. Lalu tekan Terapkan."
    ),
    "beberapa-tabel": "Berkas ini berisi beberapa tabel: {listed}. Pilih salah satunya di bagian Putusan.",
    "orang-mungkin-sama": (
        "{count} kelompok baris mungkin masing-masing satu orang, {strong} di antaranya dengan bukti kuat. Bila Anda "
        "perlu menghitung orang, pilih samarkan di bagian Kolom; yang ditulis berbeda ditanyakan di bagian Putusan."
    ),
}
DESK_MADE_PART = "Tabel yang dirapikan: {name}"
DESK_MADE_SAME = "Orang yang sama: baris {rows}"
DESK_MADE_OTHER = "Orang yang berbeda: baris {rows}"
DESK_VALUE_TOO_LONG = "Nilai yang Anda tulis terlalu panjang atau memuat tanda yang tidak terbaca. Tulis paling banyak {most} huruf."
DESK_NO_COLUMN = (
    "Semua nama kolom kosong, jadi tidak ada yang tersisa. Isi sekurang-kurangnya satu nama kolom."
)
DESK_NAME_TOO_LONG = "Nama kolom “{name}” terlalu panjang atau memuat tanda yang tidak terbaca. Tulis paling banyak {most} huruf."
DESK_CONFIRM_FIRST = (
    "Tabel ini masih memuat data pribadi di kolom {columns}. Pilih buang atau samarkan, atau centang pernyataan di atas "
    "tombol Simpan."
)
# What the card says in the browser; {…} is filled in there.
DESK_LABELS = {
    "kicker": "Data Anda sendiri",
    "title": DESK_TITLE,
    "file": "Berkas",
    "file_help": "Berkas asli tidak diubah. Data tetap di komputer ini; hasilnya disimpan sebagai berkas baru.",
    "file_choose": "Pilih berkas dari folder data-saya",
    "file_none": "Folder data-saya masih kosong. Ambil berkas dari komputer.",
    "file_open": "Baca berkas",
    "file_first": "Pilih dahulu satu berkas dari daftar.",
    "file_again": "Perbarui daftar",
    "file_take": "Ambil dari komputer",
    "file_take_help": "CSV, Excel (.xlsx, .xls), atau .ods; paling besar {limit}. Berkas disalin ke folder data-saya.",
    "file_too_large": "Berkas itu {size}, lebih besar daripada {limit}. Bagi berkasnya, misalnya per tahun, lalu pilih lagi.",
    "file_empty": "Berkas itu kosong. Pilih berkas lain.",
    "sending": "Menyalin {name}: {percent} %",
    "sent_broken": "Penyalinan terhenti, jadi tidak ada yang disimpan. Pilih berkas itu sekali lagi.",
    "working": "Sedang dikerjakan…",
    "slow": (
        "Belum ada tanggapan. Bila ada sel yang sedang berjalan, tunggu sampai selesai. Bila tetap begini, pilih menu "
        "Kernel > Mulai Ulang Kernel…, lalu jalankan sel ini lagi. Berkas asli dan hasil yang sudah disimpan tetap ada."
    ),
    "opened": "Berkas sudah dibaca. Lihat temuannya di bawah ini.",
    "applied": "Sudah diterapkan. Temuan dan pratinjau sudah diperbarui.",
    "findings": "Temuan",
    "findings_none": "Tidak ada yang perlu diperbaiki.",
    "all": "Tampilkan semua ({count})",
    "not_all": "{shown} dari {count} ditampilkan.",
    "questions": "Putusan",
    "questions_help": "Kit tidak menebak. Yang belum Anda putuskan dibiarkan kosong di hasil.",
    "questions_none": "Tidak ada pertanyaan tentang isi tabel.",
    "own": "nilai lain",
    "own_value": "Tulis nilainya",
    "own_day": "tahun-bulan-hari, misalnya 2026-05-31",
    "apply": "Terapkan",
    "decided": "Putusan Anda ({count})",
    "undo": "Batalkan",
    "columns": "Kolom",
    "columns_help": "Ubah nama bila perlu. Kosongkan nama untuk meninggalkan kolom itu.",
    "written": "Tertulis",
    "name": "Nama di hasil",
    "kind": "Dibaca sebagai",
    "personal": "Data pribadi",
    "not_personal": "tidak terlihat",
    "treatment": "Perlakuan untuk {name}",
    "buang": "buang",
    "samarkan": "samarkan",
    "biarkan": "biarkan",
    "save": "Simpan",
    "preview": "Pratinjau: baris pertama dari hasil",
    "preview_help": "Sel kosong berarti tidak diketahui, bukan nol.",
    "ending": "Jenis berkas",
    "csv": "CSV",
    "xlsx": "Excel (.xlsx)",
    "confirm": "Saya berhak memegang data pribadi di kolom {columns} dan tidak akan membagikan berkas ini.",
    "save_button": "Simpan hasil",
    "saved_well": "Hasil sudah disimpan.",
    "saved": "Tersimpan: {table}",
    "saved_log": "Catatan langkah: {log}, di folder yang sama.",
    "saved_open": "{count} sel menunggu putusan Anda dan dikosongkan di hasil.",
    "saved_done": "Tidak ada sel yang menunggu putusan Anda.",
    "code_read": "Baca hasil ini di sel kode, sesudah `import pandas as pd`.",
    "code_later": "Rapikan berkas bulan depan dengan langkah yang sama: ganti nama berkasnya.",
    "copy": "Salin",
    "copied": "Tersalin.",
    "copy_by_hand": "Pilih baris di atas, lalu tekan Ctrl+C.",
}

# --- opening a file
FILE_KINDS = {
    "teks": "teks dengan pemisah (CSV)",
    "html": "tabel halaman web (HTML)",
    "xlsx": "buku kerja Excel (.xlsx)",
    "xlsb": "buku kerja Excel biner (.xlsb)",
    "xls": "buku kerja Excel lama (.xls)",
    "ods": "buku kerja LibreOffice (.ods)",
}
TABLE_OF_PAGE = "tabel {number}"
NO_SUCH_FILE = (
    "Berkas `{file}` tidak ada. Periksa nama dan foldernya; nama di layar dapat tidak menunjukkan akhiran."
)
NO_SUCH_FILE_BUT = (
    "Berkas `{file}` tidak ada. Di folder itu ada `{near}`: bila itu yang Anda maksud, pakai nama itu."
)
NO_SUCH_FOLDER = "Berkas `{file}` tidak ada, karena folder `{folder}` tidak ada. Periksa nama foldernya."
IS_FOLDER = "`{file}` adalah folder. Tambahkan nama berkas di dalamnya."
IS_DEVICE = "`{file}` bukan berkas biasa. Salin datanya ke berkas biasa, lalu baca salinan itu."
IS_LOOP = "`{file}` adalah tautan yang menunjuk ke dirinya sendiri. Buka berkas aslinya."
IS_LOCK = (
    "`{file}` adalah tanda kunci yang dibuat Excel atau LibreOffice, bukan tabel. Baca berkas yang namanya sama tanpa "
    "awalan itu."
)
NOT_A_PATH = (
    "Nama berkas itu terlalu panjang atau berisi tanda yang tidak diizinkan. Pakai nama yang lebih pendek."
)
NOT_READABLE = (
    "Berkas `{file}` tidak dapat dibuka: sedang dipakai program lain atau Anda tidak diberi izin. Tutup berkas itu di "
    "Excel, lalu coba lagi; bila tetap gagal, salin berkas itu ke folder Anda."
)
NOT_OPENED = (
    "Berkas `{file}` tidak dapat dibuka. Bila berkas itu di OneDrive, Google Drive, diska USB, atau jaringan, salin dahulu "
    "ke komputer ini."
)
EMPTY = "Berkas `{file}` kosong. Periksa apakah yang Anda simpan atau unduh sudah lengkap."
NOT_A_TABLE = "Isi berkas `{file}` bukan tabel dan bukan teks. Simpan tabelnya sebagai .xlsx atau .csv, lalu baca berkas itu."
NO_TABLE_IN_PAGE = "Halaman web `{file}` tidak berisi tabel. Unduh datanya sebagai .xlsx atau .csv."
TOO_LARGE = (
    "Berkas `{file}` terlalu besar: {size} MB, batasnya {limit} MB. Bagi berkas itu, misalnya satu berkas per tahun, lalu "
    "baca satu per satu."
)
TOO_LARGE_INSIDE = (
    "Berkas `{file}` memerlukan memori yang terlalu banyak setelah dibuka. Salin tabel yang diperlukan ke buku kerja baru, "
    "simpan sebagai .xlsx, lalu baca berkas itu."
)
TOO_SLOW = (
    "Berkas `{file}` belum selesai dibaca setelah {seconds} detik. Salin tabel yang diperlukan ke buku kerja baru, lalu baca "
    "berkas itu."
)
TOO_WIDE = (
    "Di berkas `{file}`, lembar “{sheet}”, ada isi yang sangat jauh dari tabel: sel {cell}. Hapus isi sel itu di Excel, "
    "simpan, lalu baca lagi."
)
TOO_MANY_ROWS = (
    "Berkas `{file}` berisi lebih dari {limit} baris. Bagi berkas itu, misalnya satu berkas per tahun."
)
TOO_MANY_ROWS_OF_SHEET = (
    "Sampai lembar “{sheet}”, berkas `{file}` berisi terlalu banyak baris atau sel. Bagi berkas itu, misalnya satu berkas "
    "per tahun."
)
TOO_MANY_COLUMNS = "Berkas `{file}` berisi {count} kolom, batasnya {limit}. Simpan kolom yang diperlukan saja ke berkas baru."
TOO_MANY_COLUMNS_OF_SHEET = "Lembar “{sheet}” di berkas `{file}` berisi {count} kolom. Salin kolom yang diperlukan saja ke buku kerja baru."
ENCRYPTED = (
    "Berkas `{file}` dilindungi kata sandi. Buka di Excel dengan kata sandinya, simpan salinan tanpa kata sandi, lalu baca "
    "salinan itu."
)
DAMAGED = (
    "Berkas `{file}` rusak atau terpotong. Buka di Excel atau LibreOffice dan simpan ulang sebagai .xlsx; bila tidak dapat "
    "dibuka, unduh atau minta lagi berkasnya."
)
IS_PDF = "Berkas `{file}` adalah PDF. Minta tabel aslinya sebagai .xlsx atau .csv."
IS_PICTURE = "Berkas `{file}` adalah gambar. Minta tabel aslinya, atau ketik ulang ke lembar kerja."
IS_ARCHIVE = "Berkas `{file}` adalah arsip. Ekstrak dahulu, lalu baca tabel di dalamnya."
IS_DOCUMENT = (
    "Berkas `{file}` adalah dokumen, bukan lembar kerja. Salin tabelnya ke Excel dan simpan sebagai .xlsx."
)
CHANGED_WHILE_READ = (
    "Berkas `{file}` berubah selagi dibaca. Tutup program lain yang memakainya, lalu baca berkas itu lagi."
)
IS_JSON = "Berkas `{file}` berisi data JSON, bukan tabel. Unduh datanya sebagai .csv atau .xlsx, lalu baca berkas itu."
IS_SQL = "Berkas `{file}` berisi perintah basis data (SQL), bukan tabel. Ekspor tabelnya sebagai .csv, lalu baca berkas itu."
IS_SIGN_IN_PAGE = "Berkas `{file}` adalah halaman masuk sebuah aplikasi, bukan tabel. Masuk dahulu ke aplikasi itu, lalu unduh lagi."
IS_DATABASE = "Berkas `{file}` adalah basis data. Ekspor tabelnya sebagai .csv, lalu baca berkas itu."
IS_XML_SPREADSHEET = "Berkas `{file}` disimpan sebagai “XML Spreadsheet 2003”. Buka di Excel, simpan sebagai .xlsx, lalu baca berkas itu."
FINDINGS_OF_FILE: dict[str, str] = {
    "nama-lain-isi": "Nama berkas berakhiran `{promised}`, tetapi isinya {kind}. Berkas dibaca menurut isinya.",
    "pengodean-lain": "Teks tersimpan dengan pengodean {saw}; dibaca menurut pengodean itu.",
    "pengodean-windows": (
        "Baris ini bukan UTF-8, jadi dibaca sebagai {saw}. Periksa huruf yang bertanda, misalnya é dan –."
    ),
    "huruf-rusak": "Huruf di kolom {column} rusak karena salah pengodean: “{saw}” menjadi “{became}”.",
    "huruf-hilang": "Di kolom {column} ada huruf yang hilang: “{saw}”. Lihat aslinya di aplikasi asalnya.",
    "tanda-lolos": "Tanda kutip di berkas ini ditulis dengan garis miring terbalik; garis miring itu dihapus.",
    "baris-baru-tertulis": "Di kolom {column} tanda baris baru tertulis sebagai `{saw}`; diganti baris baru.",
    "null-kosong": "Di kolom {column} tertulis {saw}; dibaca sebagai kosong.",
    "koma-lebih": "Baris ini berakhir dengan pemisah yang berlebih; kolom kosong itu diabaikan (biasanya {usual} kolom).",
    "baris-terlalu-panjang": (
        "Baris ini berisi lebih banyak kolom daripada baris lain ({usual}). Periksa apakah ada pemisah di dalam isi sel."
    ),
    "baris-terlalu-pendek": (
        "Baris ini berisi lebih sedikit kolom daripada baris lain ({usual}); sisanya dibaca sebagai kosong."
    ),
    "kutip-di-dalam": (
        "Di baris ini ada tanda kutip di tengah isi sel. Isinya dibaca utuh; periksa pembagian kolomnya."
    ),
    "kutip-tidak-ditutup": (
        "Di baris ini ada tanda kutip yang tidak ditutup. Baris dibaca tanpa tanda itu; periksa pembagian kolomnya."
    ),
    "galat-rumus": "Rumus di kolom {column} menghasilkan galat {saw}; selnya dikosongkan. Perbaiki rumusnya di berkas asli.",
    "rumus-belum-dihitung": (
        "Rumus di kolom {column} belum pernah dihitung; selnya kosong. Buka berkas itu di Excel, simpan, lalu baca lagi."
    ),
    "kolom-terlalu-sempit": (
        "Di kolom {column} tertulis {saw} karena kolomnya terlalu sempit waktu disimpan; selnya dikosongkan. Lihat aslinya."
    ),
    "sel-jauh": "Sel {saw} sangat jauh dari tabel dan tidak ikut dibaca. Periksa isinya.",
    "xlsb-galat": (
        "Di berkas .xlsb, rumus yang menghasilkan galat terbaca sebagai sel kosong. Bila ada rumus, simpan dahulu sebagai .xlsx."
    ),
    "baris-tersembunyi": "Baris ini tersembunyi di berkas asli; tetap dibaca. Periksa apakah memang diperlukan.",
    "kolom-tersembunyi": "Kolom {column} tersembunyi di berkas asli; tetap dibaca. Periksa apakah memang diperlukan.",
    "nol-dari-format": "Nol di depan hanya ditampilkan oleh format lembar kerja; kolom {column} dibaca seperti tampilannya.",
    "lembar-tersembunyi": "Lembar “{sheet}” tersembunyi di berkas asli; tetap dibaca. Periksa apakah memang diperlukan.",
}

# --- values
CHOICE = "Pilih {options}, atau kosongkan."
NO_CHOICE = "Tulis isi yang benar, atau kosongkan."
ORDER_SHOWN = "Di kolom ini {dmy} tanggal lain pasti berurutan hari-bulan, {mdy} pasti berurutan bulan-hari."
ORDER_NOT_SHOWN = "Tidak ada tanggal lain di kolom ini yang menunjukkan urutannya."
FINDINGS_OF_VALUES: dict[str, str] = {
    "kosong-tanda": "“{saw}” dibaca sebagai sel kosong (tidak dicatat), bukan nol.",
    "teks-spasi": "Spasi berlebih di “{saw}” dirapikan menjadi “{became}”.",
    "putusan-kosong": "“{saw}” dikosongkan, menurut putusan Anda.",
    "putusan-tak-terbaca": "Putusan Anda untuk “{saw}” tidak dapat dibaca di kolom ini. {choice}",
    # dates
    "tanggal-angka": "Tanggal “{saw}” ditulis sebagai {became}.",
    "tanggal-nama-bulan": "Tanggal “{saw}” ditulis sebagai {became}.",
    "tanggal-nama-hari": "Tanggal “{saw}” ditulis sebagai {became}; nama harinya cocok.",
    "tanggal-tahun-dua-angka": "Tahun dua angka di “{saw}” dibaca sebagai {became}.",
    "tanggal-bulan-hari": "“{saw}” hanya mungkin berurutan bulan-hari, maka dibaca sebagai {became}.",
    "tanggal-urutan": "“{saw}” dibaca sebagai {became}, menurut urutan hari dan bulan kolom ini.",
    "tanggal-nomor-seri": "“{saw}” adalah nomor seri tanggal dari lembar kerja, yaitu {became}.",
    "tanggal-rapat": "“{saw}” tanpa pemisah dibaca sebagai tanggal {became}.",
    "tanggal-rentang": "“{saw}” memuat beberapa hari: {became}.",
    "tanggal-jam": "Tanggal dan jam “{saw}” ditulis sebagai {became}.",
    "tanggal-jam-dilepas": "Jam di “{saw}” tidak dibawa; tanggalnya {became}.",
    "tanggal-zona": "“{saw}” memuat zona waktu; menurut jam WITA menjadi {became}.",
    "tanggal-salah-ketik": "Nama bulan di “{saw}” tampaknya salah ketik; dibaca sebagai {became}.",
    "tanggal-dari-hari": "“{saw}” dapat dibaca dengan dua cara; nama harinya hanya cocok dengan {became}.",
    "tanggal-ambigu": (
        "Di {count} baris, urutan hari dan bulan tidak jelas: “{saw}” dapat berarti {options}. {evidence} Putuskan satu kali "
        "untuk seluruh kolom: “dmy” (hari dahulu) atau “mdy” (bulan dahulu)."
    ),
    "tanggal-dua-arti": "“{saw}” dapat berarti lebih dari satu tanggal. {choice}",
    "tanggal-lawan-urutan": "“{saw}” berlawanan dengan urutan hari dan bulan kolom ini. {choice}",
    "tanggal-hari-tidak-cocok": "Nama hari di “{saw}” tidak cocok dengan tanggalnya. {choice}",
    "tanggal-mustahil": "Tanggal “{saw}” tidak ada di kalender. {choice}",
    "tanggal-tahun-judul": "“{saw}” tidak menyebut tahun; dengan tahun di judul tabel menjadi {became}.",
    "tanggal-tahun-janggal": (
        "Tahun di “{saw}” tidak sejalan dengan tahun lain di kolom ini. Selnya dianggap kosong sampai Anda memeriksanya."
    ),
    "tanggal-tanpa-tahun": "“{saw}” tidak menyebut tahun. {choice}",
    "tanggal-tanpa-hari": "“{saw}” tidak menyebut hari. {choice}",
    "tanggal-kalender-lain": "Tahun di “{saw}” bukan tahun Masehi antara 1900 dan 2100. {choice}",
    "tanggal-ragu": "“{saw}” ditulis dengan ragu atau dapat berarti beberapa hari. {choice}",
    "tanggal-rentang-terbalik": "Di “{saw}” hari terakhir mendahului hari pertama. {choice}",
    "tanggal-masa-depan": "Tanggal “{saw}” belum terjadi. {choice}",
    "tanggal-tak-terbaca": "“{saw}” tidak dapat dibaca sebagai tanggal. {choice}",
    "bulan-angka": "Bulan “{saw}” ditulis sebagai {became}.",
    "bulan-nama": "Bulan “{saw}” ditulis sebagai {became}.",
    "bulan-dari-tanggal": "Dari tanggal “{saw}” diambil bulannya: {became}.",
    "bulan-beberapa": "“{saw}” memuat lebih dari satu bulan. {choice}",
    # numbers
    "angka-ditulis-lain": "“{saw}” ditulis sebagai {became}.",
    "angka-ribuan": "Pemisah ribuan di “{saw}” dilepas: {became}.",
    "angka-koma": "Koma desimal di “{saw}” dibaca: {became}.",
    "angka-desimal-nol": "Desimal nol di “{saw}” dilepas: {became}.",
    "angka-nol-depan": "Nol di depan “{saw}” dilepas: {became}.",
    "angka-rupiah": "Jumlah uang “{saw}” ditulis sebagai {became}.",
    "angka-satuan": "Satuan di “{saw}” dilepas: {became}.",
    "angka-kata-skala": "“{saw}” ditulis dengan angka penuh: {became}.",
    "angka-ilmiah": "“{saw}” adalah tulisan ilmiah lembar kerja; dibaca sebagai {became}.",
    "angka-menurut-tabel": "“{saw}” dibaca sebagai {became}, seperti angka lain di tabel ini.",
    "angka-pemisah": (
        "Titik atau koma di kolom “{column}” (misalnya “{saw}”) dapat memisahkan ribuan atau desimal. Kolom ini dibiarkan "
        "sebagai teks. Putuskan satu kali untuk seluruh kolom: “ribuan” atau “desimal”."
    ),
    "angka-per-jenis-kelamin": "“{saw}” adalah jumlah dengan rinciannya; jumlahnya {became}.",
    "angka-per-jenis-kelamin-beda": "Di “{saw}” jumlahnya bukan jumlah rinciannya. {choice}",
    "angka-ambigu": "Titik atau koma di “{saw}” dapat memisahkan ribuan atau desimal. {choice}",
    "angka-perkiraan": "“{saw}” adalah perkiraan, bukan hitungan. {choice}",
    "angka-ragu": "“{saw}” ditulis dengan ragu. {choice}",
    "angka-beberapa": "“{saw}” memuat beberapa angka. {choice}",
    "angka-kurung": "Tanda kurung di “{saw}” dapat berarti catatan atau angka minus. {choice}",
    "angka-persen": "“{saw}” adalah persentase. {choice}",
    "angka-pecahan": "“{saw}” bukan bilangan bulat, padahal kolom ini berisi hitungan. {choice}",
    "angka-satuan-asing": "Satuan di “{saw}” dapat mengubah arti angkanya. {choice}",
    "angka-kata": "“{saw}” dapat berarti nol atau tidak dicatat. {choice}",
    "angka-hilang-digit": (
        "“{saw}” kehilangan angka belakangnya di lembar kerja dan tidak dapat dipulihkan. Salin ulang dari sumbernya. "
        "{choice}"
    ),
    "angka-bukan-angka": "“{saw}” tidak dapat dibaca sebagai angka. {choice}",
    # categories
    "kategori-huruf": "Huruf besar dan kecil di “{saw}” disamakan: {became}.",
    "kategori-ragam": "“{saw}” disamakan menjadi {became}.",
    "kategori-singkatan": "“{saw}” dibaca sebagai singkatan dari “{became}”.",
    "kategori-kode": "Kode “{saw}” berarti {became} menurut aplikasinya.",
    "kategori-salah-ketik": "“{saw}” tampaknya salah ketik dari “{became}”.",
    "kategori-uraian": "Dari uraian “{saw}” diambil “{became}”.",
    "kategori-tak-dikenal": "“{saw}” tidak ada di daftar isian kolom ini. {choice}",
    "kategori-kode-tak-dikenal": "Kode “{saw}” tidak dijelaskan di berkas ini. {choice}",
    "kode-jk-bawaan": (
        "Di kolom “{column}”, kode “{saw}” berarti perempuan, tetapi juga terisi bila petugas tidak memilih apa pun. "
        "{choice}"
    ),
    "kategori-dua-arti": "Di samping isian lain kolom ini, “{saw}” dapat berarti dua hal. {choice}",
    "umur-ke-kelompok": "Umur “{saw}” termasuk kelompok {became}.",
    "umur-beberapa-kelompok": "Umur “{saw}” meliputi lebih dari satu kelompok. {choice}",
    # regions
    "wilayah-ditulis-lain": "Nama wilayah “{saw}” disamakan menjadi {became}.",
    "wilayah-kode": "Kode wilayah “{saw}” adalah {became}.",
    "wilayah-jenis-lain": "“{saw}” dibaca sebagai {became}; sebutan kabupaten atau kotanya berbeda.",
    "wilayah-salah-ketik": "“{saw}” tampaknya salah ketik dari {became}.",
    "wilayah-tidak-lengkap-satu": "“{saw}” tidak lengkap; hanya {became} yang berawalan begitu.",
    "wilayah-tidak-lengkap": "“{saw}” tidak lengkap: beberapa wilayah dapat dimaksud. {choice}",
    "wilayah-tingkat-lain": "“{saw}” adalah nama wilayah dari tingkat lain. {choice}",
    "wilayah-desa": "“{saw}” adalah nama desa atau kelurahan. Nama desa dapat dipakai di beberapa kecamatan. {choice}",
    "wilayah-kode-ganda": (
        "Kode “{saw}” berarti wilayah yang berbeda menurut BPS dan menurut Kemendagri. {choice}"
    ),
    "wilayah-kode-asing": "Kode “{saw}” tidak ada di daftar wilayah Kalimantan Timur tingkat ini. {choice}",
    "wilayah-tak-dikenal": "“{saw}” tidak ada di daftar wilayah Kalimantan Timur. {choice}",
}
