"""Devices of the twenty libraries and the hours they were used: an inventory, and a log per month."""

from __future__ import annotations

from clean import Row, rng_for

YEAR = 2025
SETS = {"kabupaten/kota": ["PC", "PC", "PC", "laptop", "printer", "modem"], "desa": ["PC", "PC", "printer"]}
USED = ("PC", "laptop")  # what has a log of hours
PURPOSES = ["belajar", "lowongan dan usaha", "layanan pemerintah", "kelas"]
# Devices that teach something: one in another office, one never switched on, one whose log nobody kept.
ELSEWHERE, IDLE, UNLOGGED = "D008", "D017", "D026"


def inventory(libraries: list[Row]) -> list[Row]:
    """One row per device."""
    rng, rows = rng_for("perangkat_tik"), []
    for library in libraries:
        for kind in SETS.get(library["jenis"], SETS["desa"]):
            device = f"D{len(rows) + 1:03}"
            row = {
                "id_perangkat": device,
                "id_perpus": library["id_perpus"],
                "jenis": kind,
                "sumber": rng.choice(["Perpusnas", "APBD", "dana desa", "CSR"]),
                "tahun_terima": str(rng.choice([2019, 2021, 2022, 2023, 2024])),
                "kondisi": rng.choices(["baik", "rusak ringan", "rusak berat"], [16, 3, 1])[0],
                "lokasi": "ruang layanan",
            }
            if device == ELSEWHERE:
                row |= {"lokasi": "ruang kepala desa", "kondisi": "baik"}
            if device == IDLE:
                row |= {"lokasi": "gudang", "kondisi": "baik"}
            rows.append(row)
    return rows


def log(devices: list[Row]) -> list[Row]:
    """Hours in use and hours open, per computer and month; a blank was not written down."""
    rng, rows = rng_for("pemakaian_tik"), []
    for device in devices:
        if device["jenis"] not in USED or device["kondisi"] == "rusak berat":
            continue
        rate = rng.uniform(0.15, 0.75)
        for month in range(1, 13):
            opened = rng.choice([120, 140, 160, 176])
            hours = round(opened * min(0.95, rate * rng.uniform(0.7, 1.3)))
            if device["id_perangkat"] in (ELSEWHERE, IDLE):
                hours = 0
            written = device["id_perangkat"] != UNLOGGED or month > 6
            rows.append(
                {
                    "id_perangkat": device["id_perangkat"],
                    "periode": f"{YEAR}-{month:02}",
                    "jam_pakai": str(hours) if written else "",
                    "sesi": str(round(hours / rng.uniform(0.6, 1.4))) if written else "",
                    "jam_buka": str(opened),
                    "keperluan": rng.choice(PURPOSES) if hours and written else "",
                }
            )
    return rows
