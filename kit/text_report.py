"""Every sentence of the monthly report, for one language reviewer to read."""

from __future__ import annotations

# --- errors ---------------------------------------------------------------------------------------

BAD_MONTH = "Bulan “{month}” tidak dikenali. Tulislah tahun dan bulan dengan angka, misalnya 2026-05."
NOTHING_USABLE = (
    "Tidak ada tabel kunjungan atau kegiatan yang dapat dipakai. Periksa apakah folder itu memuat berkas kunjungan "
    "(kolom `periode` atau `tanggal_kunjungan`) atau kegiatan (kolom `tgl_mulai`)."
)

NO_DATA_IN = "Di folder {folder} tidak ada tabel yang dapat dibaca. Simpan data program di sana sebagai CSV, Excel, atau ODS."
NO_SUCH_FOLDER = "Folder {folder} tidak dapat dibuka. Periksa nama dan izinnya."
UNKNOWN_REGION = (
    "Kabupaten atau kota “{given}” tidak dikenal. Tulis nama lengkapnya, misalnya Kota Samarinda."
)
MADE_FROM = "Dibaca: {count} berkas ({files})."
NOT_READ = "Tidak dibaca: {reason}"
WRITTEN = "Ditulis: {file} di {folder}"

# --- the report as a whole ------------------------------------------------------------------------

TITLE = "Laporan pelibatan masyarakat, {month}"
LEAD_PUBLISHED = (
    "Bukan formulir resmi. Laporan ini disusun dari berkas perpustakaan. Edisi ini boleh dibagikan: jumlah orang "
    "yang kurang dari 5 disembunyikan."
)
LEAD_INTERNAL = (
    "Bukan formulir resmi. Laporan ini disusun dari berkas perpustakaan. Edisi ini untuk kalangan sendiri: jumlah "
    "orang yang kurang dari 5 tetap tampak. Jangan dibagikan."
)
CONTENTS = "Isi laporan"
SKIP = "Langsung ke isi"
HIDDEN = "disembunyikan"
NO_VALUE = "tidak ada data"
NOT_COMPARED = "tidak dibandingkan"
NOT_RECORDED = "tidak dicatat"
TOTAL = "Jumlah"
CHART_ALT = "Diagram batang “{title}”. {values}."
AND_MORE = "{names}, dan {rest} lainnya"

# --- visits ---------------------------------------------------------------------------------------

VISITS = "Kunjungan"
KIND_OF_VISIT = "Jenis kunjungan"
MEASURES = {
    "anggota": "Anggota",
    "non_anggota": "Bukan anggota",
    "rombongan": "Rombongan (orang)",
    "tidak_dirinci": "Anggota atau bukan: tidak dicatat",
    "di_tempat": "Jumlah kunjungan di tempat",
    "daring": "Kunjungan daring",
    "pemakai_tik": "Pemakai TIK",
}
REPORTING = "Perpustakaan melapor"
REPORTING_OF = "Perpustakaan yang melapor: {measure}"
CHANGES = ("Selisih", "Perubahan")
CHANGE_OF = "Perubahan: {measure}"
VISITS_CAPTION = "Kunjungan menurut jenis, {month}"
VISITS_NOTE = (
    "Jumlah kunjungan di tempat adalah anggota, bukan anggota, dan rombongan yang dilaporkan. Kunjungan daring dan "
    "pemakai TIK tidak ditambahkan ke dalamnya."
)
VISITS_CHART = "Kunjungan, {month}"
VISITS_AXIS = "Banyaknya kunjungan"
VISITS_SAID = "Pada {month} tercatat {total} kunjungan di tempat, dari {libraries} perpustakaan yang melapor."
NO_VISITS = "Tidak ada data kunjungan untuk {month}. Ini tidak berarti bahwa tidak ada kunjungan."
NO_MONTH_BEFORE = "Data {month} tidak ada, sehingga perubahan tidak dihitung."
OTHER_LIBRARIES = (
    "Perubahan terhadap {month} tidak dihitung untuk: {measures}. Perpustakaan yang melapor pada kedua bulan itu "
    "tidak sama."
)
NAMELESS_VISITS = (
    "Kunjungan {month} dari {file} ({number}) tidak ditambahkan, karena berkas itu tidak menyebut perpustakaannya dan "
    "mungkin sudah termasuk dalam berkas lain. Tambahkan kolom id_perpus di berkas itu."
)
UNNAMED_LIBRARY = "perpustakaan yang tidak disebut ({file})"
SAME_NUMBERS = (
    "Angka kunjungan {month} sama persis pada {libraries}. Semuanya dihitung. Bila itu satu perpustakaan, samakan nama atau "
    "id-nya di semua berkas, lalu buat laporan lagi."
)
TWO_NUMBERS = (
    "Untuk {library} pada {month} ada angka yang berbeda dalam {files}: {measures}. Tidak satu pun dihitung. "
    "Pilih yang benar, lalu hapus yang lain."
)

# --- activities -----------------------------------------------------------------------------------

ACTIVITIES = "Kegiatan dan peserta"
STRATEGY = "Strategi"
ACTIVITY_COUNT = "Kegiatan"
PARTICIPANTS = "Peserta"
SEXES = {"male": "Laki-laki", "female": "Perempuan", "unsexed": "Jenis kelamin tidak dirinci"}
ACTIVITIES_CAPTION = "Kegiatan dan peserta menurut strategi, {month}"
PARTICIPANTS_NOTE = (
    "Peserta dihitung sebagai kehadiran: orang yang mengikuti dua kegiatan dihitung dua kali. Sel kosong dalam "
    "berkas tidak dihitung sebagai 0."
)
ACTIVITIES_CHART = "Peserta menurut strategi, {month}"
PARTICIPANTS_AXIS = "Peserta (kehadiran)"
ACTIVITIES_OF = "Kegiatan: {strategy}"
PARTICIPANTS_OF = "Peserta: {strategy}"
SEX_OF = "{sex}: {strategy}"
ACTIVITIES_SAID = "Pada {month} tercatat {activities} kegiatan dengan {participants} peserta (kehadiran)."
PART_NAMES = {"children": "Peserta anak (0-17 tahun)", "disabled": "Peserta penyandang disabilitas"}
PART_SAID = "{part}: {number}. Kegiatan yang tidak mencatatnya: {silent}."
PART_SILENT = "Kegiatan tanpa catatan: {part}"
NO_ACTIVITIES = "Tidak ada data kegiatan untuk {month}. Ini tidak berarti bahwa tidak ada kegiatan."
ACTIVITIES_IN = "Kegiatan, {month}"
PARTICIPANTS_IN = "Peserta, {month}"
ACTIVITIES_CHANGED = (
    "Dibandingkan dengan {month}, di perpustakaan yang sama: kegiatan {activities} (semula {earlier}), "
    "peserta {participants} atau {percent} (semula {there})."
)
OTHER_LIBRARIES_ACTIVE = (
    "Perubahan terhadap {month} tidak dihitung, karena perpustakaan yang mencatat kegiatan pada kedua bulan itu "
    "tidak sama."
)
UNDATED_ACTIVITIES = (
    "{number} kegiatan tidak mempunyai tanggal mulai yang jelas, sehingga tidak masuk bulan mana pun."
)
REPEATED_ACTIVITIES = (
    "{number} baris kegiatan sama persis dengan baris lain. Setiap kegiatan dihitung sekali."
)
ALIKE_ACTIVITIES = (
    "Kegiatan dengan tanggal, judul, dan jumlah peserta yang sama tercatat untuk perpustakaan yang berbeda: {titles}. "
    "Semuanya dihitung. Bila itu satu kegiatan, samakan nama atau id perpustakaannya."
)
DIFFERING_ACTIVITIES = (
    "{number} baris kegiatan memakai nomor yang sama, tetapi isinya berbeda: {ids}. Baris itu tidak dihitung. "
    "Perbaiki nomornya atau hapus yang salah."
)

# --- attendance -----------------------------------------------------------------------------------

ATTENDANCE = "Peserta menurut daftar hadir"
ATTENDED = "Kehadiran"
ATTENDED_OF = "Kehadiran: {group}"
ATTENDED_AXIS = "Kehadiran"
ATTENDANCE_BY = {"jk": "Jenis kelamin", "kelompok_umur": "Kelompok umur", "kecamatan": "Kecamatan"}
ATTENDANCE_CAPTION = "Peserta menurut {by}, {month}"
GROUPS = {
    "L": "Laki-laki",
    "P": "Perempuan",
    "anak": "anak (0-12 tahun)",
    "remaja": "remaja (13-17 tahun)",
    "dewasa": "dewasa (18-59 tahun)",
    "lansia": "lansia (60 tahun ke atas)",
}
ACTIVITIES_LISTED = "Kegiatan dengan daftar hadir"
ATTENDANCE_SAID = (
    "Daftar hadir tersedia untuk {listed} dari {activities} kegiatan, dengan {attended} kehadiran. Rincian di "
    "bawah ini hanya berlaku untuk kegiatan tersebut."
)
UNIQUE_PERSONS = "Orang yang berbeda"
UNIQUE_SAID = "Menurut nama samaran dalam daftar hadir, ada {persons} orang yang berbeda."
NO_PSEUDONYM = (
    "Jumlah orang yang berbeda tidak dapat dihitung, karena ada baris daftar hadir tanpa id_peserta."
)
ATTENDANCE_WITHHELD = (
    "Rincian daftar hadir tidak diterbitkan, karena bersama tabel strategi dapat membuka jumlah peserta yang kurang "
    "dari 5 orang."
)
NO_ATTENDANCE = "Tidak ada daftar hadir untuk kegiatan {month}. Jumlah orang yang berbeda, umur, dan kecamatan tidak diketahui."
UNPLACED_ATTENDANCE = "{number} baris daftar hadir tidak cocok dengan tepat satu kegiatan yang bertanggal, sehingga tidak dihitung."

# --- the indicator --------------------------------------------------------------------------------

INDICATOR = "Indikator pelibatan"
INDICATOR_CAPTION = "Peserta per 10.000 penduduk menurut kabupaten/kota perpustakaan, {month}"
REGION = "Kabupaten/kota"
REGION_UNKNOWN = "Kabupaten/kota tidak diketahui"
POPULATION = "Penduduk"
POPULATION_OF = "Penduduk: {region}"
RATE = "Peserta per 10.000 penduduk"
RATE_OF = "Peserta per 10.000 penduduk: {region}"
INDICATOR_SAID = (
    "Penyebutnya adalah seluruh penduduk kabupaten/kota menurut Kemendagri 2025 (berkas penduduk.csv). Pembilangnya "
    "kehadiran, bukan orang yang berbeda, dan hanya dari perpustakaan yang tercatat. Karena itu angka ini bukan "
    "persentase penduduk."
)
INDICATOR_GAP = "Peserta dari perpustakaan yang kabupaten/kotanya tidak diketahui tidak mempunyai penyebut."
INDICATOR_WITHHELD = (
    "Indikator per penduduk tidak diterbitkan, karena ada kabupaten/kota atau strategi dengan peserta kurang dari 5 "
    "orang. Angkanya ada dalam edisi untuk kalangan sendiri."
)
NO_REGION = (
    "Indikator per penduduk tidak dihitung, karena kabupaten/kota perpustakaan tidak diketahui. Sertakan tabel "
    "perpustakaan dengan kolom id_perpus dan kode_wilayah."
)

# --- what is missing ------------------------------------------------------------------------------

MISSING = "Yang kurang dan belum jelas"
NOTHING_MISSING = "Tidak ditemukan kekurangan dalam berkas yang dibaca."
LIBRARIES_KNOWN = "Perpustakaan yang disebut dalam berkas"
LIBRARIES_WITH_VISITS = "Perpustakaan yang melaporkan kunjungan"
LIBRARIES_ACTIVE = "Perpustakaan dengan catatan kegiatan"
LIBRARIES_ABSENT = "Perpustakaan tanpa data"
UNREPORTED_VISITS = "{number} dari {all} perpustakaan belum melaporkan kunjungan: {names}."
INACTIVE = (
    "{number} dari {all} perpustakaan tidak mempunyai catatan kegiatan bulan ini: {names}. Dari berkas tidak tampak "
    "apakah tidak ada kegiatan atau belum dilaporkan."
)
ACTIVITIES_NAMELESS = "Kegiatan tanpa nama perpustakaan"
NAMELESS_ACTIVITIES = "{number} kegiatan tidak menyebut perpustakaannya."
ACTIVITIES_CONTRADICTING = "Kegiatan berjumlah peserta bertentangan"
CONTRADICTING_ACTIVITIES = (
    "Pada {number} kegiatan, laki-laki dan perempuan tidak sama dengan jumlah peserta yang tertulis. Peserta kegiatan itu "
    "tidak dihitung. Periksa daftar hadirnya, lalu perbaiki angkanya."
)
ACTIVITIES_INCOMPLETE = "Kegiatan tanpa jumlah peserta lengkap"
INCOMPLETE_ACTIVITIES = (
    "{number} kegiatan tidak mencatat jumlah peserta, seluruhnya atau untuk salah satu jenis kelamin. Jumlah peserta "
    "sebenarnya mungkin lebih besar."
)
GAPS_VISITS = "Bulan tanpa data kunjungan sejak data pertama: {months}."
GAPS_ACTIVITIES = "Bulan tanpa data kegiatan sejak data pertama: {months}."
OPEN_QUESTIONS = "{file}: {number} hal menunggu putusan Anda. Selama itu, selnya dianggap kosong."
UNCOUNTABLE = "{file}: {number} sel berisi bilangan negatif, pecahan, atau kata di tempat jumlah. Sel itu tidak dihitung."
UNUSED = "Tidak dipakai dalam laporan ini: {files}."

# --- how it was counted ---------------------------------------------------------------------------

METHOD = "Cara menghitung"
METHODS = (
    "Sel kosong berarti tidak dicatat dan tidak pernah dihitung sebagai 0.",
    "Kegiatan yang berlangsung melewati pergantian bulan dihitung sekali, pada bulan dimulainya.",
    "Kunjungan dan pemakai TIK dihitung sebagai kejadian, bukan sebagai orang yang berbeda.",
    "Perubahan hanya dihitung bila perpustakaan yang melapor pada kedua bulan sama.",
    "Setiap angka diberi nomor. Nomor itu menunjuk ke bagian “Asal angka”.",
)
PUBLISHED = (
    "Tanda “disembunyikan” berarti kurang dari 5 orang, atau angka yang akan membuka jumlah sekecil itu. Sebagian "
    "nomor baris tidak disebut, karena dari situ susunan peserta dapat ditebak."
)
INTERNAL = (
    "Edisi ini memuat jumlah orang yang kurang dari 5. Buatlah edisi untuk dibagikan sebelum menyebarkannya."
)

# --- where each number comes from -----------------------------------------------------------------

ORIGINS = "Asal angka"
ORIGINS_CAPTION = "Asal setiap angka"
ORIGIN_HEAD = ("Nomor", "Angka", "Nilai", "Cara hitung", "Berkas", "Lembar", "Kolom", "Baris")
PLACE = "Berkas, lembar, kolom, dan baris"
HOW = {
    "jumlah": "isi kolom dijumlahkan",
    "hitung": "banyaknya baris",
    "orang": "banyaknya isi kolom yang berbeda",
    "perpustakaan": "banyaknya perpustakaan yang berbeda",
    "selisih": "{first} dikurangi {second}",
    "sisa": "{first} dikurangi {second}",
    "persen": "selisih {first} dan {second} dibagi {second}, dikali 100",
    "per10000": "{first} dibagi {second}, dikali 10.000",
}
HOW_MIXED = "isi kolom dijumlahkan; bila kolom tidak disebut, barisnya yang dihitung"
HOW_HIDDEN = "tidak diterbitkan"
ROWS_WITHHELD = "tidak disebut"
ROWS_MORE = "{rows}, … (lengkap di Excel)"
SHEET = "lembar {sheet}"
COLUMNS = "kolom {columns}"
ROWS = "baris {rows}"
REPORT_SHEET = "Laporan"
