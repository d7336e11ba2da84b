"""Visits per library and month: clean, as twenty people typed them, and the key between the two."""

from __future__ import annotations

from clean import Row, rng_for
from ledger import AMBIGUOUS, Ledger

YEAR = 2025
MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
          "November", "Desember"]  # fmt: skip
COUNTS = ["anggota", "non_anggota", "rombongan", "daring", "pemakai_tik"]
# Nobody wrote these months down (a blank is not a zero); in the others the doors were shut (a zero is counted).
UNRECORDED = {("P12", month) for month in range(1, 13)} | {("P13", 8), ("P13", 9), ("P16", 2), ("P20", 11)}
CLOSED = {("P19", 6), ("P19", 7), ("P03", 12)}


def visits(libraries: list[Row]) -> list[Row]:
    """One row per library and month: persons counted at the door, visits online, users of computers."""
    rng = rng_for("kunjungan")
    rows = []
    for library in libraries:
        large = library["jenis"] == "kabupaten/kota"
        level = rng.uniform(700, 1700) if large else rng.uniform(60, 260)
        for month in range(1, 13):
            key = (library["id_perpus"], month)
            season = 0.7 if month in (3, 7, 12) else 1.0
            members = round(level * season * rng.uniform(0.8, 1.2))
            counts = {
                "anggota": members,
                "non_anggota": round(members * rng.uniform(0.3, 0.8)),
                "rombongan": rng.choice([0, 0, 25, 30, 40]) if large else rng.choice([0, 0, 0, 15]),
                "daring": round(members * rng.uniform(0.1, 0.5)) if large else 0,
                "pemakai_tik": round(members * rng.uniform(0.1, 0.3)),
            }
            if key in CLOSED:
                counts = dict.fromkeys(COUNTS, 0)
            written = {name: "" if key in UNRECORDED else str(count) for name, count in counts.items()}
            rows.append({"id_perpus": library["id_perpus"], "periode": f"{YEAR}-{month:02}", **written})
    return rows


def messy_visits(clean_rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """The register of the first half-year as it came in, and its key."""
    rng = rng_for("kunjungan_kotor")
    first_half = [row for row in clean_rows if row["periode"] <= f"{YEAR}-06"]
    rows = [dict(row) for row in first_half]
    ledger = Ledger(rng, rows, label="id_perpus")

    def month(text: str) -> int:
        return int(text[-2:])

    ledger.spoil("periode", 14, "periode: nama bulan", lambda text: f"{MONTHS[month(text) - 1]} {YEAR}")
    ledger.spoil("periode", 10, "periode: bulan disingkat", lambda text: f"{MONTHS[month(text) - 1][:3]}-25")
    ledger.spoil("periode", 8, "periode: garis miring", lambda text: f"{month(text):02}/{YEAR}")
    ledger.spoil("periode", 2, f"{AMBIGUOUS}: tahun tidak ditulis", lambda text: MONTHS[month(text) - 1])
    thousands = {"fits": lambda text: text.isdigit() and int(text) >= 1000}
    ledger.spoil(
        "anggota", 12, "angka: titik ribuan", lambda text: f"{int(text):,}".replace(",", "."), **thousands
    )
    ledger.spoil("anggota", 4, "angka: koma ribuan", lambda text: f"{int(text):,}", **thousands)
    for column in ("anggota", "non_anggota", "pemakai_tik"):
        ledger.spoil(column, 4, "angka: dengan satuan", lambda text: f"{text} orang")
    ledger.spoil("non_anggota", 3, f"{AMBIGUOUS}: perkiraan", lambda text: f"± {round(int(text), -1)}")
    ledger.spoil("pemakai_tik", 3, f"{AMBIGUOUS}: dua angka", lambda text: f"{text}-{int(text) + 10}")
    ledger.spoil("rombongan", 10, f"{AMBIGUOUS}: tanda hubung", lambda _: "-", fits=lambda text: text == "0")
    ledger.spoil("daring", 8, f"{AMBIGUOUS}: nihil", lambda _: "nihil", fits=lambda text: text == "0")
    ledger.spoil("id_perpus", 6, "kode: spasi dan huruf kecil", lambda text: f" {text.lower()}")
    lines = [{column: column for column in rows[0]}, *rows]
    owner = {id(row): right["id_perpus"] for row, right in zip(rows, first_half, strict=True)}
    return lines, ledger.key(lines, "id_perpus", lambda row: owner[id(row)])
