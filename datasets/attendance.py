"""Invented attendees whose head counts agree with the activities they attend."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from clean import Row, rng_for

LISTED_LIBRARIES = {
    # Kecamatan from the commonest to the rarest. Some names look like variants of another but are not.
    "P03": "Tenggarong|Samboja|Samboja Barat|Sanga Sanga|Kota Bangun|Kota Bangun Darat|Tenggarong Seberang",
    "P09": "Sangatta Utara|Kombeng|Sangatta Selatan|Bengalon",
    "P13": "Long Bagun|Long Hubung|Laham",
    "P17": "Sungai Kunjang|Samarinda Ulu|Samarinda Kota|Loa Janan Ilir|Palaran",
}
LISTS_PER_LIBRARY = 3
IMPOSSIBLE_REGION = "009999"  # no province has the number 00, so no person can have this NIK
BIRTH_YEARS = {"anak": (2014, 2019), "remaja": (2009, 2011), "dewasa": (1967, 2006), "lansia": (1945, 1964)}


@dataclass(frozen=True)
class Person:
    """An invented attendee; name, NIK and telephone cannot be those of a real person."""

    pseudonym: str
    number: int  # namesakes share it
    sex: str
    age_group: str
    district: str
    nik: str
    phone: str

    @property
    def name(self) -> str:
        """Return the name as it should be written."""
        return f"Peserta Contoh {self.number:03d}"


@dataclass(frozen=True)
class Visit:
    """One person at one activity."""

    activity: Row
    person: Person
    photo_consent: str


class Registry:
    """Creates persons and remembers who belongs to which library."""

    def __init__(self, rng: Random) -> None:
        """Draw pseudonyms and telephone numbers whose order says nothing about the names."""
        self.rng = rng
        self.people: dict[str, list[Person]] = {library: [] for library in LISTED_LIBRARIES}
        self.pseudonyms = rng.sample(range(1000, 10_000), 999)
        self.phones = rng.sample(range(1000), 999)
        self.count = 0

    def create(self, library: str, sex: str, age_group: str) -> Person:
        """Create a person; every 40th shares the name of an earlier one of the library."""
        self.count += 1
        known = self.people[library]
        namesake = self.count % 40 == 0 and len(known) > 0
        districts = LISTED_LIBRARIES[library].split("|")
        weights = [1 / rank for rank in range(1, len(districts) + 1)]
        person = Person(
            pseudonym=f"PS{self.pseudonyms.pop()}",
            number=self.rng.choice(known).number if namesake else self.count,
            sex=sex,
            age_group=age_group,
            district=self.rng.choices(districts, weights)[0],
            nik=self.nik(sex, age_group),
            phone=self.phone(known, age_group),
        )
        known.append(person)
        return person

    def nik(self, sex: str, age_group: str) -> str:
        """Compose an impossible NIK; as in a real one, a woman's day of birth is raised by 40."""
        year = self.rng.randint(*BIRTH_YEARS[age_group])
        day = self.rng.randint(1, 28) + (40 if sex == "P" else 0)
        return f"{IMPOSSIBLE_REGION}{day:02d}{self.rng.randint(1, 12):02d}{year % 100:02d}{self.count:04d}"

    def phone(self, known: list[Person], age_group: str) -> str:
        """Draw a telephone; many children and some adults use that of a relative, at most three share one."""
        numbers = [person.phone for person in known]
        family = [number for number in numbers[-6:] if numbers.count(number) < 3]
        chance = 0.5 if age_group in ("anak", "remaja") else 0.06
        if family and self.rng.random() < chance:
            return self.rng.choice(family)
        return f"0800-0000-{self.phones.pop():03d}"

    def attend(self, library: str, sex: str, age_group: str, present: list[Person]) -> Person:
        """Return a person who is not yet present: often one who came before, else a new one."""
        known = [person for person in self.people[library] if person not in present]
        fitting = [person for person in known if (person.sex, person.age_group) == (sex, age_group)]
        if fitting and self.rng.random() < 0.4:
            return self.rng.choice(fitting)
        return self.create(library, sex, age_group)


def listed_activities(activity_rows: list[Row]) -> list[Row]:
    """Choose the activities with an attendance list: those of several days first, children counted."""
    chosen = []
    for library in LISTED_LIBRARIES:
        rows = [row for row in activity_rows if row["id_perpus"] == library and row["strategi"] != "advokasi"]
        rows = [row for row in rows if row["peserta_anak"]]
        rows.sort(key=lambda row: row["tgl_mulai"] == row["tgl_selesai"])
        chosen += rows[:LISTS_PER_LIBRARY]
    return sorted(chosen, key=lambda row: row["id_kegiatan"])


def age_groups(rng: Random, row: Row) -> list[tuple[str, str]]:
    """Return sex and age group of each participant so that they add up to the activity's figures."""
    men, women, minors = (int(row[column]) for column in ("peserta_l", "peserta_p", "peserta_anak"))
    girls = min(women, max(minors - men, round(minors * women / (men + women))))
    title = row["judul"]
    young = ["anak"] if "sekolah dasar" in title or "PAUD" in title else ["remaja"]
    groups = []
    for sex, total, children in (("L", men, minors - girls), ("P", women, girls)):
        groups += [(sex, rng.choice(young)) for _ in range(children)]
        groups += [(sex, "lansia" if rng.random() < 0.15 else "dewasa") for _ in range(total - children)]
    return groups


def visits(activity_rows: list[Row]) -> list[Visit]:
    """Draw who attended each listed activity and who consented to photographs."""
    rng = rng_for("daftar_hadir")
    registry = Registry(rng)
    result = []
    for row in listed_activities(activity_rows):
        present: list[Person] = []
        for sex, age_group in age_groups(rng, row):
            present.append(registry.attend(row["id_perpus"], sex, age_group, present))
        present.sort(key=lambda person: person.pseudonym)
        result += [Visit(row, person, "ya" if rng.random() < 0.75 else "tidak") for person in present]
    return result


def attendance(all_visits: list[Visit]) -> list[Row]:
    """Return the clean list: pseudonyms instead of names, no NIK, no telephone."""
    return [
        {
            "id_kegiatan": visit.activity["id_kegiatan"],
            "id_peserta": visit.person.pseudonym,
            "jk": visit.person.sex,
            "kelompok_umur": visit.person.age_group,
            "kecamatan": visit.person.district,
            "izin_foto": visit.photo_consent,
        }
        for visit in all_visits
    ]
