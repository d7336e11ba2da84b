"""Categories and names as people type them: {kind of flaw: {right value: [written]}}."""

Variants = dict[str, dict[str, list[str]]]

STRATEGY_VARIANTS: Variants = {
    "kategori: huruf besar": {
        "peningkatan layanan informasi": ["Peningkatan Layanan Informasi", "PENINGKATAN LAYANAN INFORMASI"],
        "pelibatan masyarakat": ["Pelibatan Masyarakat", "PELIBATAN MASYARAKAT"],
        "advokasi": ["Advokasi", "ADVOKASI"],
    },
    "kategori: singkatan": {
        "peningkatan layanan informasi": ["layanan informasi", "pen. layanan info"],
        "pelibatan masyarakat": ["pelibatan masy.", "pel. masyarakat"],
        "advokasi": ["adv.", "advokasi/SHM"],
    },
    "kategori: salah ketik": {
        "peningkatan layanan informasi": ["peningkatan layanan infromasi"],
        "pelibatan masyarakat": ["pelibatan masyrakat", "pelibatan masarakat"],
        "advokasi": ["avokasi"],
    },
}
FUND_VARIANTS: Variants = {
    "kategori: huruf besar": {"APBD": ["apbd", "Apbd"], "swadaya": ["Swadaya", "SWADAYA"], "CSR": ["csr"]},
    "kategori: singkatan": {"dana desa": ["DD"], "swadaya": ["swd."], "tanpa biaya": ["t.b."]},
    "kategori: uraian berlebih": {
        "APBD": ["APBD Kab/Kota", "Dana APBD"],
        "CSR": ["CSR perusahaan"],
        "dana desa": ["Dana Desa (DD)"],
    },
}
REGION_VARIANTS: Variants = {
    "nama: tanpa jenis wilayah": {
        "Kabupaten Kutai Kartanegara": ["Kutai Kartanegara"],
        "Kabupaten Berau": ["Berau"],
        "Kabupaten Paser": ["Paser"],
        "Kota Samarinda": ["Samarinda"],
        "Kota Balikpapan": ["Balikpapan"],
        "Kota Bontang": ["Bontang"],
    },
    "nama: singkatan": {
        "Kabupaten Kutai Kartanegara": ["Kab. Kukar", "KUKAR", "Kukar"],
        "Kabupaten Kutai Timur": ["Kutim", "Kab. Kutim"],
        "Kabupaten Kutai Barat": ["Kubar"],
        "Kabupaten Penajam Paser Utara": ["PPU", "Kab. PPU"],
        "Kabupaten Mahakam Ulu": ["Mahulu"],
        "Kota Samarinda": ["Smd", "Kota Smd"],
        "Kota Balikpapan": ["Bpp"],
    },
    "nama: ejaan": {
        "Kabupaten Kutai Kartanegara": ["Kab. Kutai Kertanegara"],
        "Kabupaten Paser": ["Kabupaten Pasir"],
        "Kabupaten Mahakam Ulu": ["Mahakam Hulu"],
        "Kota Balikpapan": ["Kota Balik Papan"],
    },
}
# Three regencies begin so; the code of the library decides.
SHORT_REGIONS: Variants = {
    "nama: tidak lengkap (lihat id_perpus)": {
        "Kabupaten Kutai Kartanegara": ["Kutai"],
        "Kabupaten Kutai Timur": ["Kutai"],
        "Kabupaten Kutai Barat": ["Kab. Kutai"],
    },
}

SEX_VARIANTS: Variants = {
    "kategori: ragam": {"L": ["Lk", "Laki-laki", "Pria", "l"], "P": ["Pr", "Perempuan", "Wanita", "p"]},
}
CODED_SEX: Variants = {"ambigu: kode tanpa keterangan": {"L": ["1"], "P": ["0"]}}
CONSENT_VARIANTS: Variants = {
    "kategori: ragam": {"ya": ["Ya", "Y", "v", "✓"], "tidak": ["T", "tdk", "Tidak"]}
}
DISTRICT_VARIANTS: Variants = {
    "nama: ejaan": {
        "Samboja": ["Semboja"],
        "Sanga Sanga": ["Sanga-Sanga", "Sangasanga"],
        "Kombeng": ["Kongbeng"],
        "Tenggarong Seberang": ["Tenggarong Sebrang"],
        "Loa Janan Ilir": ["Loajanan Ilir"],
    },
    "nama: dengan sebutan": {
        "Sungai Kunjang": ["Kec. Sungai Kunjang"],
        "Tenggarong": ["Kec. Tenggarong"],
        "Long Bagun": ["Kec. Long Bagun"],
    },
}
# Several kecamatan begin so.
SHORT_DISTRICTS: Variants = {
    "ambigu: kecamatan tidak lengkap": {
        "Samarinda Ulu": ["Samarinda"],
        "Samarinda Kota": ["Samarinda"],
        "Sangatta Utara": ["Sangatta"],
        "Sangatta Selatan": ["Sangatta"],
    },
}
