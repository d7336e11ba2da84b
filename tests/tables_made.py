"""Files of tables as the programs of libraries write them, made small; every person in them is impossible."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import xlsxwriter
import xlwt

SLIMS_ITEM = (
    '"item_code","call_number","coll_type_name","price","title",\r\n'
    '"B00001","020 CON p","Reference","25000","Pengantar contoh"\r\n'
    '"B00002","813.10 CON k","Fiction",NULL,"Kumpulan contoh, jilid 2"\r\n'
)
SLIMS_MEMBER = (
    r'"member_id","member_name","gender","member_address","member_notes",' + "\n"
    r'"A001","Peserta Contoh 001","1","Jl. Contoh No. 1\r\nDesa Contoh","Ja\'far \"Contoh\""' + "\n"
    r'"A002","Peserta Contoh 002","0","Jl. Contoh No. 2",""' + "\n"
)
SLIMS_BIBLIOGRAPHY = (
    r'"Pengantar ""Contoh""","Text","","978-602-0000-00-0","Penerbit Contoh","2020","020 CON p","<Contoh, A><Contoh, B>","baris satu\nbaris dua"'
    "\n"
    r'"Contoh lanjutan","Text","2","","Penerbit Contoh","2021","813.10 CON k","<Contoh, C>",""'
    "\n"
)
SLIMS_VISITOR_TAB = (
    "Member ID\tVisitor Name\tMembership Type\tVisit Date\n"
    "NON-MEMBER\tPeserta Contoh 003\tNULL\t2025-05-14 09:30:00\n"
    "A001\tPeserta Contoh 001\tUmum\t2025-05-14 10:00:00\n"
)


def workbook(path: Path, sheets: Mapping[str, list[list[object]]], hidden: tuple[str, ...] = ()) -> Path:
    """An xlsx whose sheets hold these rows from A1 on."""
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            if name in hidden:
                sheet.hide()
    return path


def inlislite_collection(path: Path) -> Path:
    """Two header rows, the upper one merged over its groups."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Katalog")
        sheet.merge_range("A1:C1", "DATA EKSEMPLAR")
        sheet.merge_range("D1:F1", "DATA BIBLIOGRAFIS")
        sheet.write_row("A2", ["NO. INDUK", "BARCODE", "HARGA", "JUDUL", "PENERBITAN", "NO. KLAS"])
        sheet.write_row("A3", ["00001/2020", "0000001", 25_000, "Contoh /", "Jakarta :", "020"])
    return path


def inlislite_report(path: Path) -> Path:
    """Three merged title rows, the header, days, and a Total merged over four cells."""
    rows: list[list[tuple[object, int]]] = [
        [(title, 7)]
        for title in ("Laporan Frekuensi Harian", "Periode 01-05-2023 s/d 31-05-2023", "Berdasarkan lokasi")
    ]
    heads = ["No.", "Tanggal Kunjungan", "Lokasi", "Ruang", "Anggota", "Non Anggota", "Rombongan"]
    rows += [
        [(one, 1) for one in heads],
        [(one, 1) for one in (1, "14-May-2023", "Pusat", "Baca", 12, 3, 0)],
        [("Total", 4), (12, 1), (3, 1), (0, 1)],
    ]
    body = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    names = {"office": "office", "table": "table", "text": "text"}
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"' for name, urn in names.items()
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Laporan">{body}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    listed = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    manifest = (
        f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{listed}" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
        archive.writestr("META-INF/manifest.xml", manifest)
    return path


def _ods_cell(cell: tuple[object, int]) -> str:
    value, across = cell
    number = f' office:value="{value}"' if isinstance(value, int) else ""
    kind = "float" if number else "string"
    span = f' table:number-columns-spanned="{across}" table:number-rows-spanned="1"' if across > 1 else ""
    shown = f'<table:table-cell office:value-type="{kind}"{number}{span}><text:p>{value}</text:p></table:table-cell>'
    return shown + "<table:covered-table-cell/>" * (across - 1)


def old_workbook(path: Path) -> Path:
    """An xls with a merged title, a leading zero kept as text, and a whole number."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Kunjungan")
    sheet.write_merge(0, 0, 0, 2, "Kunjungan Mei")
    for column, value in enumerate(["020", 25, 2.5]):
        sheet.write(1, column, value)
    book.save(str(path))
    return path


def changed_part(path: Path, part: str, change: Mapping[bytes, bytes]) -> Path:
    """The same zip with pieces of one part replaced; each must be there."""
    made = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            for before, after in change.items() if name == part else ():
                assert before in content
                content = content.replace(before, after)
            new.writestr(name, content)
    path.write_bytes(made.getvalue())
    return path
