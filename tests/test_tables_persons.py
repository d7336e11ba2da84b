"""The same attendee over days and spellings; not namesakes, not families."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest

from kit import paths, text_tables
from kit.tables.data import baca
from kit.tables.model import Certainty
from kit.tables.persons.same_person import Proposal, proposals

COLUMNS = {
    "nama": "name",
    "nik": "nik",
    "telepon": "phone",
    "jk": "sex",
    "lahir": "birth",
    "kecamatan": "district",
}
NIK, OTHER_NIK = "0099994902090025", "0099991510880031"


def found(*rows: dict[str, object], day: str | None = None) -> list[Proposal]:
    table = pd.DataFrame(list(rows), index=range(2, 2 + len(rows)))
    return proposals(
        table, **{trait: column for column, trait in COLUMNS.items() if column in table}, day=day
    )


def person(nama: str = "Peserta Contoh 017", **more: object) -> dict[str, object]:
    return {"nama": nama, "nik": NIK, "telepon": "0800-0000-720", "jk": "P", "kecamatan": "Palaran"} | more


def test_same_nik_in_three_spellings() -> None:
    (one,) = found(
        person(),
        person("Ibu Peserta Cth. 17, S.IP.", nik="'0099994902090025", jk="Perempuan"),
        person("PESERTA CONTOH 017", nik=99994902090025, telepon="8000000720", kecamatan="Kec. Palaran"),
    )
    assert one.rows == (2, 3, 4)
    assert one.certainty is Certainty.SURE
    assert one.against == ()
    assert one.reasons == (
        text_tables.SAME_NAME_SPELT,
        text_tables.SAME_PHONE,
        text_tables.SAME_NIK,
        text_tables.SAME_SEX,
        text_tables.SAME_DISTRICT,
    )


@pytest.mark.parametrize(
    "other",
    [
        person(nik=OTHER_NIK),  # a namesake
        person(nik=OTHER_NIK, telepon="0800-0000-721", kecamatan="Sungai Kunjang"),
        person("Peserta Contoh 018", nik=OTHER_NIK),  # a family with one telephone
        person("Peserta Contoh 018", nik=""),
        person(nik="", telepon="0800-0000-721"),
        person(jk="L", nik=""),
    ],
)
def test_two_persons(other: dict[str, object]) -> None:
    assert found(person(), other) == []


def test_a_rounded_nik_is_no_evidence() -> None:
    """All NIK of one regency become the same number in a spreadsheet."""
    rounded = {"nik": "9.99949E+13"}
    assert found(person(**rounded), person("Contoh Lain", **rounded, telepon="0800-0000-721")) == []
    (one,) = found(person(**rounded), person())
    assert one.certainty is Certainty.LIKELY
    assert text_tables.SAME_NIK not in one.reasons


def test_same_nik_under_another_name_is_for_the_person_to_decide() -> None:
    (one,) = found(person(), person("Contoh Sekali", telepon=""))
    assert one.certainty is Certainty.ASK
    assert text_tables.OTHER_NAME in one.against


def test_a_typing_error_in_name_or_nik() -> None:
    (one,) = found(person("Bunga Contoh"), person("Bnga Contoh", nik=""))
    assert text_tables.SIMILAR_NAME in one.reasons
    (one,) = found(person("Bunga Contoh"), person("B. Contoh", telepon=""))
    assert text_tables.SIMILAR_NAME in one.reasons
    (one,) = found(person(nik=NIK[:9] + NIK[10:]), person())
    assert text_tables.NEARLY_SAME_NIK in one.reasons


def test_a_name_alone_is_asked() -> None:
    (one,) = found({"nama": "Peserta Contoh 017"}, {"nama": "peserta contoh 17"})
    assert one.certainty is Certainty.ASK
    assert one.against == (text_tables.NAME_ONLY,)
    assert found({"nama": "Contoh"}, {"nama": "contoh"}) == []


def test_a_row_that_fits_two_namesakes() -> None:
    first = person(telepon="")
    second = person(nik=OTHER_NIK, telepon="")
    made = found(first, second, person(nik="", telepon=""))
    assert [one.rows for one in made] == [(2, 4), (3, 4)]
    assert all(one.certainty is Certainty.ASK and text_tables.FITS_ANOTHER in one.against for one in made)


def test_signed_twice_on_one_day() -> None:
    (one,) = found(person(tanggal="2025-05-28"), person(tanggal="2025-05-28"), day="tanggal")
    assert text_tables.SAME_DAY in one.reasons
    (one,) = found(person(tanggal="2025-05-28"), person(tanggal="2025-05-29"), day="tanggal")
    assert text_tables.SAME_DAY not in one.reasons


def test_dates_of_birth_tell_apart() -> None:
    day = pd.Timestamp("1990-01-01")
    assert found(person(nik="", lahir=day), person(nik="", lahir=pd.Timestamp("1991-01-01"))) == []
    assert len(found(person(nik="", lahir=day), person(nik="", lahir=day))) == 1


def test_an_office_telephone_is_no_evidence() -> None:
    rows = [person(f"Nama{chr(97 + n)} Contoh", nik="", kecamatan="") for n in range(8)]
    (one,) = found(*rows, person("Namaa Contoh", nik="", kecamatan=""))
    assert one.certainty is Certainty.ASK


def test_no_sentence_shows_a_value() -> None:
    for one in found(person(), person(), person("Contoh Lain", telepon="")):
        assert not any(
            word in " ".join(one.reasons + one.against) for word in ("Peserta", "0099", "720", "Palaran")
        )


@pytest.mark.parametrize("rows", [[], [person()], [{"nama": None, "nik": None}, {"nama": pd.NA, "nik": ""}]])
def test_nobody(rows: list[dict[str, object]]) -> None:
    table = pd.DataFrame(rows, columns=["nama", "nik"])
    assert proposals(table, "nama", nik="nik") == []


def numbered(table: pd.DataFrame, accepted: list[Proposal]) -> pd.Series:
    """The number of the person of each row, when the proposals are accepted."""
    person = {int(row): int(row) for row in table.index}
    for proposal in accepted:
        joined = {person[row] for row in proposal.rows}
        person = {row: min(joined) if number in joined else number for row, number in person.items()}
    return pd.Series(person)


@pytest.fixture(scope="module")
def sheet() -> tuple[pd.DataFrame, dict[int, str]]:
    """The messy attendance list, and who really wrote each row, as its generator knows."""
    table = pd.read_csv(paths.DATASETS / "daftar_hadir_kotor.csv", dtype=str, keep_default_na=False)
    table.index = pd.RangeIndex(2, 2 + len(table))
    key = pd.read_csv(paths.DATASETS / "daftar_hadir_kunci.csv", dtype=str, keep_default_na=False)
    return table, dict(zip(key["baris"].astype(int), key["id_peserta"], strict=True))


def pairs(made: list[Proposal], *certainties: Certainty) -> set[tuple[int, int]]:
    return {pair for one in made if one.certainty in certainties for pair in combinations(one.rows, 2)}


def test_the_training_data(sheet: tuple[pd.DataFrame, dict[int, str]]) -> None:
    table, writer = sheet
    made = proposals(table, "nama", phone="telepon", nik="nik", sex="jk", district="kecamatan", day="tanggal")
    key = pd.read_csv(paths.DATASETS / "daftar_hadir_kunci.csv", dtype=str, keep_default_na=False)
    same = key[key["cacat"].str.startswith("orang sama")]
    asked = {
        (int(text.rsplit(" ", 1)[1]), int(row))
        for row, text in zip(same["baris"], same["seharusnya"], strict=True)
    }
    proposed = pairs(made, Certainty.SURE, Certainty.LIKELY)
    assert len(asked) > 140
    assert asked <= proposed  # recall 1 of what the key calls "orang sama"
    assert len(asked & pairs(made, Certainty.SURE)) >= 0.8 * len(asked)
    judged = [(a, b) for a, b in pairs(made, *Certainty) if a in writer and b in writer]
    assert len(judged) > 200
    assert all(writer[a] == writer[b] for a, b in judged)  # no namesake, no family: precision 1


def test_everybody_in_the_training_data(sheet: tuple[pd.DataFrame, dict[int, str]]) -> None:
    """Accepting what is sure or likely counts the people whom the clean list knows, each once."""
    table, writer = sheet
    made = proposals(table, "nama", phone="telepon", nik="nik", sex="jk", district="kecamatan")
    number = numbered(table, [one for one in made if one.certainty is not Certainty.ASK])
    clean = pd.read_csv(paths.DATASETS / "daftar_hadir.csv", dtype=str)
    assert number.nunique() == clean["id_peserta"].nunique()
    known = pd.Series(writer)
    assert known.groupby(number.loc[known.index]).nunique().max() == 1
    assert number.loc[known.index].groupby(known).nunique().max() == 1


def test_a_members_number_tells_who_somebody_is(tmp_path: Path) -> None:
    path = tmp_path / "pengunjung.csv"
    lines = ["Member ID,Visitor Name,Membership Type,Institution,Room Name,Visit Date"]
    lines += [
        f"M{number:03},Peserta Contoh 7,Umum,,,2025-05-{number + 1:02} 09:00:00" for number in (1, 1, 2, 3)
    ]
    path.write_text("\n".join(lines) + "\n")
    assert not [finding for finding in baca(path).temuan if finding.code == "orang-mungkin-sama"]
    guests = [line.replace(line.split(",")[0], "NON-MEMBER") for line in lines[1:]]
    path.write_text("\n".join([lines[0], *guests]) + "\n")
    assert [finding for finding in baca(path).temuan if finding.code == "orang-mungkin-sama"]
