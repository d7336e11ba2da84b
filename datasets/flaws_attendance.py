"""The messy twin of `daftar_hadir`: a signed sheet per day, with impossible names, NIK and telephones."""

from __future__ import annotations

import re
from datetime import date, timedelta

from attendance import Person, Visit
from clean import Row, rng_for
from ledger import WHOLE_ROW, Ledger
from variants import CODED_SEX, CONSENT_VARIANTS, DISTRICT_VARIANTS, SEX_VARIANTS, SHORT_DISTRICTS

NOT_DOUBLE = "bukan ganda"  # traps: alike, but two persons or two places

# New kecamatan, not variants of Samboja and Kota Bangun.
OWN_DISTRICTS = ("Samboja Barat", "Kota Bangun Darat")
DEGREES = [", S.IP.", ", S.Pd.", " S.IP", ", A.Md."]


class Sheet:
    """The lines of all attendance sheets, and who wrote which line."""

    def __init__(self) -> None:
        """Start with nobody."""
        self.rng = rng_for("daftar_hadir_kotor")
        self.lines: list[Row] = []
        self.writer: dict[int, Person] = {}
        self.again: list[tuple[Row, Row, str]] = []  # a later line, the first one, the kind

    def sign(self, visit: Visit, day: date) -> Row:
        """Add one line as its writer should have written it."""
        person = visit.person
        line = {
            "id_kegiatan": visit.activity["id_kegiatan"],
            "tanggal": day.isoformat(),
            "nama": person.name,
            "nik": person.nik,
            "telepon": person.phone,
            "jk": person.sex,
            "kelompok_umur": person.age_group,
            "kecamatan": person.district,
            "izin_foto": visit.photo_consent,
        }
        self.lines.append(line)
        self.writer[id(line)] = person
        return line

    def sign_activity(self, visits: list[Visit]) -> None:
        """Let everybody sign on the first day, most on the others, and one twice."""
        first, last = (
            date.fromisoformat(visits[0].activity[column]) for column in ("tgl_mulai", "tgl_selesai")
        )
        queue = self.rng.sample(visits, len(visits))
        signed = {visit.person.pseudonym: self.sign(visit, first) for visit in queue}
        twice = self.rng.choice(queue)
        self.again.append((self.sign(twice, first), signed[twice.person.pseudonym], "orang sama: ganda"))
        for offset in range(1, (last - first).days + 1):
            for visit in self.rng.sample(queue, round(len(queue) * 0.8)):
                line = self.sign(visit, first + timedelta(days=offset))
                self.again.append((line, signed[visit.person.pseudonym], "orang sama: hari lain"))


def note_traps(ledger: Ledger, sheet: Sheet) -> None:
    """Note what looks double but is not: namesakes, a family's telephone, a kecamatan of its own."""
    for column, kind in (("nama", "nama sama"), ("telepon", "telepon keluarga")):
        owners: dict[str, list[Person]] = {}
        for line in sheet.lines:
            person = sheet.writer[id(line)]
            known = owners.setdefault(line[column], [])
            if known and person not in known:
                ledger.note(line, column, line[column], f"{NOT_DOUBLE}: {kind}")
            known.append(person)
    for district in OWN_DISTRICTS:
        line = next(line for line in sheet.lines if line["kecamatan"] == district)
        ledger.note(line, "kecamatan", district, f"{NOT_DOUBLE}: kecamatan tersendiri")


def adult(line: Row) -> bool:
    """Tell whether the writer may have a degree and be addressed as Bapak or Ibu."""
    return line["kelompok_umur"] in ("dewasa", "lansia")


def drop_zeros(name: str) -> str:
    """Write Peserta Contoh 17 for Peserta Contoh 017."""
    return re.sub(" 0+", " ", name)


def in_fours(nik: str) -> str:
    """Write a NIK in groups of four digits."""
    return " ".join(nik[place : place + 4] for place in range(0, 16, 4))


def plant_names(ledger: Ledger, sheet: Sheet) -> None:
    """Write names with degrees, forms of address, abbreviations and other cases."""
    for line in ledger.pick("nama", adult)[:14]:
        ledger.plant(line, "nama", line["nama"] + ledger.rng.choice(DEGREES), "nama: gelar")
    for line in ledger.pick("nama", adult)[:10]:
        address = "Bpk." if sheet.writer[id(line)].sex == "L" else "Ibu"
        ledger.plant(line, "nama", f"{address} {line['nama']}", "nama: sapaan")
    ledger.spoil("nama", 8, "nama: huruf besar", str.upper)
    ledger.spoil("nama", 8, "nama: huruf kecil", str.lower)
    ledger.spoil("nama", 8, "nama: singkatan", lambda name: name.replace("Contoh", "Cth."))
    ledger.spoil("nama", 6, "nama: spasi berlebih", lambda name: f"{name.replace(' ', '  ', 1)} ")
    ledger.spoil("nama", 8, "nama: nol hilang", drop_zeros, lambda name: " 0" in name)


def plant_numbers(ledger: Ledger) -> None:
    """Spoil NIK and telephones as spreadsheets and hasty hands do."""
    ledger.spoil("nik", 14, "ambigu: NIK menjadi bilangan", lambda nik: f"{int(nik):.5E}")
    ledger.spoil("nik", 10, "NIK: nol di depan hilang", lambda nik: str(int(nik)))
    ledger.spoil("nik", 6, "NIK: tanda petik", lambda nik: f"'{nik}")
    ledger.spoil("nik", 6, "NIK: spasi", in_fours)
    ledger.spoil("nik", 3, "ambigu: NIK kurang satu angka", lambda nik: nik[:9] + nik[10:])
    ledger.spoil("nik", 8, "ambigu: NIK kosong", lambda nik: "")
    ledger.spoil("telepon", 12, "telepon: nol di depan hilang", lambda phone: phone[1:])
    ledger.spoil("telepon", 8, "telepon: nol di depan hilang", lambda phone: phone[1:].replace("-", ""))
    ledger.spoil("telepon", 8, "telepon: tanpa tanda hubung", lambda phone: phone.replace("-", ""))
    ledger.spoil("telepon", 6, "telepon: kode negara", lambda phone: f"+62 {phone[1:]}")
    ledger.spoil("telepon", 8, "ambigu: telepon kosong", lambda phone: "")


def plant_words(ledger: Ledger) -> None:
    """Write categories and places in variants; a blank consent is no consent, but not a "no" either."""
    ledger.vary("jk", 40, SEX_VARIANTS)
    ledger.vary("jk", 4, CODED_SEX)
    ledger.vary("izin_foto", 40, CONSENT_VARIANTS)
    ledger.spoil("izin_foto", 8, "ambigu: izin kosong", lambda consent: "")
    ledger.vary("kecamatan", 12, DISTRICT_VARIANTS)
    ledger.vary("kecamatan", 6, SHORT_DISTRICTS)
    ledger.spoil("kelompok_umur", 10, "kategori: huruf besar", str.capitalize)


def messy_attendance(visits: list[Visit]) -> tuple[list[Row], list[Row]]:
    """Return the rows of the messy file and its answer key."""
    sheet = Sheet()
    by_activity: dict[str, list[Visit]] = {}
    for visit in visits:
        by_activity.setdefault(visit.activity["id_kegiatan"], []).append(visit)
    for group in by_activity.values():
        sheet.sign_activity(group)
    ledger = Ledger(sheet.rng, sheet.lines, label="nama")
    note_traps(ledger, sheet)
    plant_names(ledger, sheet)
    plant_numbers(ledger)
    plant_words(ledger)
    place = {id(line): number for number, line in enumerate(sheet.lines, start=2)}
    for line, first, kind in sheet.again:
        ledger.note(line, WHOLE_ROW, f"gabung dengan baris {place[id(first)]}", kind)
    header = dict.fromkeys(sheet.lines[0], "")  # line 1 of the file
    key = ledger.key([header, *sheet.lines], "id_peserta", lambda line: sheet.writer[id(line)].pseudonym)
    return sheet.lines, key
