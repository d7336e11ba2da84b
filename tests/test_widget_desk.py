"""The card of one's own data without a browser: files in and out, questions, columns, personal data, strange messages."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from desk import Wire

import kit
from kit import paths, text_tables
from kit.base.names import safe_name
from kit.tables.model import TableError
from kit.widget import desk_files
from kit.widget.desk import Desk
from kit.widget.desk_files import CHUNK, LIMIT, Upload, listed
from kit.widget.live import Live

ACTIVITIES, ATTENDANCE = "kegiatan_kotor.csv", "daftar_hadir_kotor.csv"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """data-saya with the two messy tables of the kit."""
    own = tmp_path / "data-saya"
    own.mkdir()
    monkeypatch.setenv("KIT_DATA", str(own))
    monkeypatch.setattr(paths, "STATE", tmp_path / ".kit")  # the key of pseudonyms
    monkeypatch.chdir(tmp_path)
    for name in (ACTIVITIES, ATTENDANCE):
        shutil.copy(paths.DATASETS / name, own / name)
    Desk._decided.clear()
    return own


def ask(card: Desk, do: Any, *buffers: bytes, **more: Any) -> dict[str, Any]:
    card.receive({"do": do, "turn": 1, **more}, [memoryview(one) for one in buffers])
    json.dumps(card.state, allow_nan=False)
    return dict(card.state)


def opened(name: str) -> Desk:
    card = Desk(name)
    assert card.state["file"] == name, card.state
    return card


def items(card: Desk, title: str) -> list[dict[str, Any]]:
    return next((group["items"] for group in card.state["questions"] if group["title"] == title), [])


def columns(card: Desk, **changed: tuple[str, str | None]) -> list[list[Any]]:
    """The columns as the card sends them back; `written=(name, treatment)` for what the person changed."""
    return [
        [one["written"], *changed.get(one["written"], (one["name"], one["treatment"]))]
        for one in card.state["columns"]
    ]


def upload(card: Desk, name: str, content: bytes, chunk: int = CHUNK) -> dict[str, Any]:
    state: dict[str, Any] = {}
    for at in range(0, len(content), chunk):
        state = ask(card, "upload", content[at : at + chunk], name=name, size=len(content), at=at)
    return state


# --- files ---


def test_files_are_offered_but_no_results_logs_links_or_locks(folder: Path) -> None:
    for name in ("~$kunci.xlsx", ".tersembunyi.csv", "a-rapi.csv", "a-rapi.csv.langkah.json"):
        (folder / name).write_text("x")
    (folder / "tautan.csv").symlink_to(folder / ACTIVITIES)
    (folder / "folder.csv").mkdir()
    assert sorted(path.name for path in listed()) == [ATTENDANCE, ACTIVITIES]
    assert {name for name, _ in Desk().state["files"]} == {ATTENDANCE, ACTIVITIES}


def test_without_the_folder_there_is_a_card_and_no_file(folder: Path) -> None:
    shutil.rmtree(folder)
    assert (Desk().state["files"], Desk().state["problem"]) == ([], "")


def test_a_folder_that_cannot_be_opened_is_said(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("bukan folder")
    assert Desk().state["problem"] == text_tables.DESK_NO_FOLDER.format(folder="data-saya")


@pytest.mark.parametrize(
    "name",
    ["../rahasia.csv", "/etc/passwd", "..", ".", "", "C:\\x.csv", "x\x00.csv", "tautan.csv", "a" * 5000],
)
def test_only_a_plain_name_of_the_list_is_opened(folder: Path, name: str) -> None:
    (folder.parent / "rahasia.csv").write_text("a,b\n1,2\n")
    (folder / "tautan.csv").symlink_to(folder.parent / "rahasia.csv")
    state = ask(Desk(), "open", name=name)
    assert state["file"] is None
    assert state["problem"]
    assert "error" not in state


def test_a_name_that_is_nearly_right_is_answered_with_the_nearest() -> None:
    assert Desk("kegiatan_kotr.csv").state["problem"] == text_tables.DESK_NO_FILE_NEAR.format(
        name="kegiatan_kotr.csv", near=ACTIVITIES
    )


def test_a_file_that_is_no_table_leaves_the_open_one_open(folder: Path) -> None:
    (folder / "foto.xlsx").write_bytes(b"\x89PNG" * 100)
    card = opened(ACTIVITIES)
    before = card.state["findings"]
    state = ask(card, "open", name="foto.xlsx")
    assert state["problem"]
    assert (state["file"], state["findings"]) == (ACTIVITIES, before)


@pytest.mark.parametrize(("given", "name"), [
    ("kunjungan mei.xlsx", "kunjungan mei.xlsx"), ("C:\\Users\\x\\a.csv", "a.csv"), ("../../etc/passwd", "passwd"),
    ("..", "berkas"), ("", "berkas"), ("NUL.csv", "berkas-NUL.csv"), ("a\u202egnp.csv", "a gnp.csv"), (".htaccess", "htaccess"),
    ("x" * 300 + ".csv", "x" * 96 + ".csv"), ("~$a.xlsx", "berkas-~$a.xlsx"), ('<"|?*>.csv', "csv"), ("é.csv", "é.csv"),
])  # fmt: skip
def test_names_are_safe(given: str, name: str) -> None:
    assert safe_name(given, "berkas") == name


def test_an_upload_arrives_whole_and_is_opened(folder: Path) -> None:
    content = (paths.DATASETS / "kegiatan.csv").read_bytes()
    card = Desk()
    assert upload(card, "../kiriman.csv", content, 1000)["file"] == "kiriman.csv"
    assert (folder / "kiriman.csv").read_bytes() == content


def test_an_upload_overwrites_nothing_and_repeats_nothing(folder: Path) -> None:
    before = (folder / ACTIVITIES).read_bytes()
    card = Desk()
    assert upload(card, ACTIVITIES, before)["file"] == ACTIVITIES
    other = (paths.DATASETS / "kegiatan.csv").read_bytes()
    assert upload(card, ACTIVITIES, other)["file"] == "kegiatan_kotor (2).csv"
    assert upload(card, ACTIVITIES, other)["file"] == "kegiatan_kotor (2).csv"
    assert (folder / ACTIVITIES).read_bytes() == before
    assert len(list(folder.iterdir())) == 3


def test_every_piece_is_acknowledged_without_sending_the_state(monkeypatch: pytest.MonkeyPatch) -> None:
    card = Desk()
    sent: list[Any] = []
    monkeypatch.setattr(card.host, "send", sent.append)
    ask(card, "upload", b"x" * 10, name="a.csv", size=30, at=0)
    ask(card, "upload", b"x" * 10, name="a.csv", size=30, at=10)
    assert sent == [{"got": 10}, {"got": 20}]
    assert "turn" not in card.state


@pytest.mark.parametrize(("size", "at", "chunk"), [
    (30, 10, b"x" * 10), (30, 5, b"x" * 10), (5, 0, b"x" * 10), (30, 0, b""), (LIMIT, 0, b"x" * (CHUNK + 1)), (30, -10, b"x" * 10),
])  # fmt: skip
def test_half_an_upload_leaves_nothing_behind(folder: Path, size: int, at: int, chunk: bytes) -> None:
    before = sorted(folder.iterdir())
    card = Desk()
    state = ask(card, "upload", chunk, name="a.csv", size=size, at=at)
    assert state["problem"] == text_tables.DESK_UPLOAD_BROKEN
    assert card._upload is None
    assert sorted(folder.iterdir()) == before


def test_another_request_ends_an_upload() -> None:
    card = Desk()
    ask(card, "upload", b"x" * 10, name="a.csv", size=30, at=0)
    ask(card, "list")
    assert (
        ask(card, "upload", b"x" * 10, name="a.csv", size=30, at=10)["problem"]
        == text_tables.DESK_UPLOAD_BROKEN
    )


@pytest.mark.parametrize(("size", "sentence"), [(0, "kosong"), (-1, "kosong"), (LIMIT + 1, "64 MB")])
def test_the_size_is_refused_before_anything_is_sent(size: int, sentence: str) -> None:
    with pytest.raises(TableError, match=sentence):
        Upload("a.csv", size)


def test_a_full_disk_is_said_and_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_target: Path) -> Any:
        raise TableError(text_tables.DISK_FULL.format(folder="data-saya"))

    monkeypatch.setattr(desk_files, "writing", full)
    before = sorted(folder.iterdir())
    assert upload(Desk(), "a.csv", b"a,b\n1,2\n")["problem"] == text_tables.DISK_FULL.format(
        folder="data-saya"
    )
    assert sorted(folder.iterdir()) == before


# --- findings and questions ---


def test_what_takes_long_is_said_before_it_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    card = Desk()
    seen: list[str] = []
    real = kit.widget.desk.tables.read
    monkeypatch.setattr(
        "kit.tables.data.read", lambda *given: (seen.append(card.state["busy"]), real(*given))[1]
    )
    state = ask(card, "open", name=ACTIVITIES)
    assert ACTIVITIES in seen[0]
    assert "busy" not in state


def test_findings_by_certainty_first_a_part_then_all() -> None:
    card = opened(ACTIVITIES)
    groups = card.state["findings"]["groups"]
    assert [group["id"] for group in groups] == ["tanya", "mungkin", "pasti"]
    assert (len(groups[2]["items"]), groups[2]["total"] > 8) == (8, True)
    assert all(item["text"] for group in groups for item in group["items"])
    groups = ask(card, "more", group="pasti")["findings"]["groups"]
    assert len(groups[2]["items"]) == groups[2]["total"]


def test_what_is_decided_with_a_click_is_not_told_in_words_of_code() -> None:
    card = opened(ATTENDANCE)
    assert "data.orang" not in json.dumps(ask(card, "more", group="tanya")["findings"])


def test_a_column_that_may_hold_names_is_settled_where_columns_are(folder: Path) -> None:
    people = ("Siti Rahmawati", "Budi Santoso", "Dewi Lestari")
    lines = ["kode,xyz,nilai", *(f"C{number},{name},{number}" for number, name in enumerate(people))]
    (folder / "nama.csv").write_text("\n".join(lines))
    card = opened("nama.csv")
    asked = json.dumps(card.state["findings"])
    assert "bagian Kolom" in asked
    assert "pribadi=" not in asked
    before = {one["written"]: one["treatment"] for one in card.state["columns"]}
    assert before == {"kode": None, "xyz": "buang", "nilai": None}
    state = ask(card, "apply", answers=[], columns=columns(card, xyz=("xyz", "biarkan")))
    assert "bagian Kolom" not in json.dumps(state["findings"])
    assert people[0] in json.dumps(state)


def test_a_decision_is_read_and_can_be_taken_back() -> None:
    card = opened(ACTIVITIES)
    (question, *_) = [one for one in items(card, "peserta_p") if one["key"][0] == "cell"]
    rows = next(one.rows for one in card._data.temuan.tanya if [one.column, one.saw] == question["key"][1:])
    before = card.state["open"]
    state = ask(card, "apply", answers=[[question["key"], "23"]], columns=columns(card))
    assert state["problem"] == ""
    assert state["open"] == before - len(rows)
    assert card._data.tabel.loc[list(rows), "peserta_p"].tolist() == [23] * len(rows)
    assert [one["key"] for one in state["decided"]] == [question["key"]]
    state = ask(card, "apply", answers=[[question["key"], None]])
    assert (state["open"], state["decided"]) == (before, [])


def test_the_order_of_dates_is_decided_once_for_a_column() -> None:
    card = opened(ACTIVITIES)
    question = items(card, "tgl_mulai")[0]
    assert question["key"] == ["column", "tgl_mulai", "urutan"]
    assert "131" in question["text"]
    assert [value for value, _ in question["options"]] == ["dmy", "mdy"]
    ask(card, "apply", answers=[[question["key"], "dmy"]])
    assert not [
        one for one in card._data.temuan.tanya if (one.code, one.column) == ("tanggal-ambigu", "tgl_mulai")
    ]
    assert card._data.tabel.loc[6, "tgl_mulai"] == pd.Timestamp("2025-06-05")


def test_a_cell_can_be_left_blank_by_decision() -> None:
    card = opened(ACTIVITIES)
    question = items(card, "kabupaten_kota")[0]
    assert question["options"][-1] == ["", text_tables.DESK_EMPTY_CELL]
    state = ask(card, "apply", answers=[[question["key"], ""]])
    assert text_tables.DESK_EMPTY_CELL in state["decided"][0]["text"]


def test_a_value_that_cannot_be_read_stays_a_question() -> None:
    card = opened(ACTIVITIES)
    question = items(card, "peserta_p")[0]
    ask(card, "apply", answers=[[question["key"], "banyak sekali"]])
    again = next(one for one in items(card, "peserta_p") if one["key"] == question["key"])
    assert again["value"] == "banyak sekali"


def test_doubled_rows_are_dropped_when_the_person_says_so() -> None:
    card = opened(ACTIVITIES)
    before = len(card._data.tabel)
    (question,) = items(card, text_tables.DESK_ABOUT_ROWS)
    ask(card, "apply", answers=[[question["key"], "ya"]])
    assert len(card._data.tabel) < before
    ask(card, "apply", answers=[[question["key"], "tidak"]])
    assert len(card._data.tabel) == before


@pytest.mark.parametrize(("answer", "women"), [("P", 9), ("", 0)])
def test_a_code_that_nobody_may_have_chosen_is_asked_with_its_rows(
    folder: Path, answer: str, women: int
) -> None:
    shutil.copy(paths.DATASETS / "slims_anggota.csv", folder / "anggota.csv")
    card = opened("anggota.csv")
    (question,) = items(card, "jk")
    assert question["key"] == ["cell", "jk", "0"]
    assert question["options"] == [["P", "P"], ["", text_tables.DESK_EMPTY_CELL]]
    assert question["text"].startswith("baris 3-4, ")
    assert card.state["open"] == 9
    state = ask(card, "apply", answers=[[question["key"], answer]])
    assert (state["open"], items(card, "jk")) == (0, [])
    assert card._data.tabel["jk"].eq("P").sum() == women


def test_one_of_several_tables_is_chosen(folder: Path) -> None:
    with pd.ExcelWriter(folder / "dua.xlsx") as book:
        pd.DataFrame({"id_kegiatan": ["K1", "K2"], "judul": ["a", "b"]}).to_excel(
            book, sheet_name="Kegiatan", index=False
        )
        pd.DataFrame({"bulan": [1, 2, 3], "jumlah": [4, 5, 6]}).to_excel(
            book, sheet_name="Jumlah", index=False
        )
    card = opened("dua.xlsx")
    (question,) = items(card, text_tables.DESK_ABOUT_FILE)
    assert question["value"] == "Jumlah"
    state = ask(card, "apply", answers=[[["part"], "Kegiatan"]], columns=columns(card))
    assert [one["written"] for one in state["columns"]] == ["id_kegiatan", "judul"]
    state = ask(card, "apply", answers=[[["part"], None]])
    assert [one["written"] for one in state["columns"]] == ["bulan", "jumlah"]


PERSONS = """nama,nik,telepon,jk
Peserta Contoh 014,0099991403090014,0800-0000-014,P
Peserta Cotoh 014,0099991403090014,0800-0000-014,P
Peserta Contoh 020,0099991403090020,0800-0000-020,L
Peserta Contho 020,0099991403090020,0800-0000-020,L
Peserta Contoh 031,0099991403090031,0800-0000-031,L
Peserta Contoh 031,0099991403090031,0800-0000-031,L
"""


def persons(card: Desk) -> list[dict[str, Any]]:
    ask(card, "more", group=f"? {text_tables.DESK_ABOUT_PERSONS}")
    return items(card, text_tables.DESK_ABOUT_PERSONS)


def test_persons_are_asked_about_when_the_result_tells_them_apart(folder: Path) -> None:
    (folder / "orang.csv").write_text(PERSONS)
    card = opened("orang.csv")
    assert persons(card) == []  # names are dropped: nobody is counted
    ask(card, "apply", columns=columns(card, nama=("nama", "samarkan")))
    first, second = persons(card)  # the third is written alike and has one pseudonym
    rows = first["key"][1]
    assert card._data.tabel.loc[rows, "nama"].nunique() > 1
    assert "Contoh" in first["legend"]
    ask(card, "apply", answers=[[first["key"], "ya"]])
    assert card._data.tabel.loc[rows, "nama"].nunique() == 1
    assert first["key"] not in [one["key"] for one in persons(card)]
    ask(card, "apply", answers=[[first["key"], None]])
    assert first in persons(card)
    ask(card, "apply", answers=[[first["key"], "tidak"]])
    assert [one["key"] for one in persons(card)] == [second["key"]]
    assert card.state["decided"][-1]["key"] == first["key"]


def test_ages_are_taken_on_a_day(folder: Path) -> None:
    (folder / "anggota.csv").write_text(
        "nama,tanggal_lahir,jk\nPeserta Contoh 1,2015-05-01,L\nPeserta Contoh 2,1990-01-01,P\n"
    )
    card = opened("anggota.csv")
    (question,) = [
        one for group in card.state["questions"] for one in group["items"] if one["key"] == ["age"]
    ]
    assert question["own"]
    assert "2026-05-31" in ask(card, "apply", answers=[[["age"], "besok"]])["problem"]
    ask(card, "apply", answers=[[["age"], "2026-05-31"]])
    assert card._data.choices.age_on == "2026-05-31"
    assert "kelompok_umur" in card.state["preview"]["heads"]


# --- columns ---


def test_columns_show_what_is_personal_why_and_what_is_done() -> None:
    shown = {one["written"]: one for one in opened(ATTENDANCE).state["columns"]}
    assert (shown["nik"]["personal"], shown["nik"]["treatment"]) == ("NIK", "buang")
    assert "UU 27/2022" in shown["nik"]["reason"]
    assert (shown["jk"]["personal"], shown["jk"]["treatment"]) == ("", None)
    assert shown["jk"]["kind"] == text_tables.KINDS["sex"]


def test_every_kind_of_column_has_its_word() -> None:
    from kit.tables.profiles.catalogue import profiles

    known = {column.kind for profile in profiles() for column in profile.columns}
    assert known <= text_tables.KINDS.keys()


def test_a_column_is_renamed_with_its_decisions_or_left_out() -> None:
    card = opened(ACTIVITIES)
    key = items(card, "peserta_p")[0]["key"]
    ask(
        card,
        "apply",
        answers=[[key, "23"]],
        columns=columns(card, peserta_p=("perempuan", None), mitra=("", None)),
    )
    assert card.state["problem"] == ""
    assert "perempuan" in card.state["preview"]["heads"]
    assert "mitra" not in card.state["preview"]["heads"]
    assert card._data.choices.decisions["perempuan"] == {key[2]: "23"}
    ask(card, "apply", columns=columns(card, peserta_p=("peserta_p", None), mitra=("mitra", None)))
    assert {"peserta_p", "mitra"} <= set(card.state["preview"]["heads"])


@pytest.mark.parametrize(("name", "sentence"), [
    ("peserta_l", text_tables.SAME_NAME_TWICE.format(name="peserta_l")), ("x" * 61, "60"), ("a\nb", "60"),
])  # fmt: skip
def test_a_name_that_does_not_do_is_refused_with_a_sentence(name: str, sentence: str) -> None:
    card = opened(ACTIVITIES)
    before = card._data.choices
    assert sentence in ask(card, "apply", columns=columns(card, peserta_p=(name, None)))["problem"]
    assert card._data.choices == before


def test_not_all_columns_can_be_left_out() -> None:
    card = opened(ACTIVITIES)
    gone = [[written, "", how] for written, _, how in columns(card)]
    assert ask(card, "apply", columns=gone)["problem"] == text_tables.DESK_NO_COLUMN


# --- saving ---


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_result_lies_beside_the_untouched_original(folder: Path, ending: str) -> None:
    original = (folder / ACTIVITIES).read_bytes()
    card = opened(ACTIVITIES)
    state = ask(card, "save", ending=ending, answers=[], columns=columns(card))
    assert state["problem"] == ""
    saved = folder / f"kegiatan_kotor-rapi.{ending}"
    assert state["saved"]["table"] == f"data-saya/{saved.name}"
    assert (folder / state["saved"]["log"]).is_file()
    assert (folder / ACTIVITIES).read_bytes() == original
    code = state["saved"]["code"][0]
    names: dict[str, Any] = {"pd": pd}
    exec(code, names)  # noqa: S102 -- the line that the person is given
    assert list(names["tabel"].columns) == state["preview"]["heads"]
    assert len(names["tabel"]) == len(card._data.tabel)
    assert saved.name not in [name for name, _ in state["files"]]


def test_saving_twice_takes_the_same_name_and_never_a_stranger_s(folder: Path) -> None:
    stranger = folder / "kegiatan_kotor-rapi.csv"
    stranger.write_text("milik orang lain")
    card = opened(ACTIVITIES)
    for _ in range(2):
        state = ask(card, "save", ending="csv", answers=[], columns=columns(card))
        assert state["saved"]["table"] == "data-saya/kegiatan_kotor-rapi-2.csv"
    assert stranger.read_text() == "milik orang lain"


def test_what_is_typed_and_not_yet_applied_is_saved_too() -> None:
    card = opened(ACTIVITIES)
    key = items(card, "peserta_p")[0]["key"]
    state = ask(
        card, "save", ending="csv", answers=[[key, "23"]], columns=columns(card, mitra=("rekan", None))
    )
    assert "rekan" in state["preview"]["heads"]
    assert state["saved"]
    assert card._data.choices.decisions["peserta_p"][key[2]] == "23"


def test_personal_data_stay_only_when_it_is_confirmed(folder: Path) -> None:
    card = opened(ATTENDANCE)
    kept = columns(card, nik=("nik", "biarkan"))
    state = ask(card, "save", ending="csv", answers=[], columns=kept)
    assert state["problem"] == text_tables.DESK_CONFIRM_FIRST.format(columns="nik")
    assert (state["saved"], state["kept"]) == (None, ["nik"])
    assert ask(card, "save", ending="csv", answers=[], columns=kept, confirmed="ya")["saved"] is None
    assert not list(folder.glob("*-rapi*"))
    assert ask(card, "save", ending="csv", answers=[], columns=kept, confirmed=True)["saved"]


def test_nothing_personal_is_written_unless_asked_for(folder: Path) -> None:
    (folder / "orang.csv").write_text(PERSONS)
    card = opened("orang.csv")
    ask(card, "apply", columns=columns(card, nama=("nama", "samarkan")))
    key = persons(card)[0]["key"]
    ask(card, "save", ending="csv", answers=[[key, "ya"]], columns=columns(card))
    written = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*-rapi*"))
    assert "PS-" in written
    assert not re.search(r"Contoh|Cotoh|0800-|00999", written)


def test_decisions_come_back_with_the_file_from_the_log_after_a_restart() -> None:
    card = opened(ACTIVITIES)
    key = items(card, "peserta_p")[0]["key"]
    ask(card, "save", ending="csv", answers=[[key, "23"]], columns=columns(card))
    Desk._decided.clear()  # the kernel was restarted
    again = opened(ACTIVITIES)
    assert again.state["note"] == text_tables.DESK_DECISIONS_BACK
    assert [one["key"] for one in again.state["decided"]] == [key]


def test_decisions_come_back_without_saving_while_the_kernel_lives() -> None:
    card = opened(ACTIVITIES)
    key = items(card, "peserta_p")[0]["key"]
    ask(card, "apply", answers=[[key, "23"]])
    assert ask(card, "open", name=ATTENDANCE)["decided"] == []
    assert [one["key"] for one in ask(card, "open", name=ACTIVITIES)["decided"]] == [key]
    assert [one["key"] for one in opened(ACTIVITIES).state["decided"]] == [key]  # the cell was run again


@pytest.mark.parametrize(
    "log", ["{", "[]", '{"berkas": 5}', '{"berkas": {"nama": "kegiatan_kotor.csv"}, "pilihan": 5}']
)
def test_a_broken_log_does_not_close_the_file(folder: Path, log: str) -> None:
    (folder / "kegiatan_kotor-rapi.csv").write_text("a")
    (folder / "kegiatan_kotor-rapi.csv.langkah.json").write_text(log)
    assert opened(ACTIVITIES).state["decided"] == []


def test_decisions_that_no_longer_fit_are_put_aside(folder: Path) -> None:
    card = opened(ACTIVITIES)
    ask(card, "save", ending="csv", answers=[], columns=columns(card))
    log = folder / "kegiatan_kotor-rapi.csv.langkah.json"
    kept = json.loads(log.read_text(encoding="utf-8"))
    kept["pilihan"]["bagian"] = "lembar yang sudah tidak ada"
    log.write_text(json.dumps(kept), encoding="utf-8")
    Desk._decided.clear()
    assert opened(ACTIVITIES).state["note"] == text_tables.DESK_DECISIONS_UNFIT


# --- the wire ---


def test_what_a_notebook_stores_tells_nothing_of_a_file() -> None:
    card = opened(ATTENDANCE)
    ask(card, "apply", columns=columns(card, nama=("nama", "biarkan")))
    assert "Peserta Contoh" in json.dumps(card.state)
    bundle = json.dumps(Live(card)._repr_mimebundle_()[0])
    assert repr(card) == text_tables.DESK_TITLE
    assert text_tables.DESK_ASLEEP in bundle
    assert not re.search("Contoh|daftar_hadir", bundle)


STRANGE: list[Any] = [None, 5, "x", [], {}, [[]], [[["cell"], "x"]], [[["cell", "peserta_p", "tidak ada"], "1"]], [[["cell", 5, 5], "1"]],
    [[["order", "judul"], "dmy"]], [[["order", "tgl_mulai"], "ymd"]], [[["part"], "tidak ada"]], [[["same", [1, 2]], "ya"]],
    [[["same", [[1]]], "ya"]], [[["same", "x"], "ya"]], [[["doubled"], "mungkin"]], [[["hapus"], "ya"]], [[["part"], 5]],
    [[["cell", "tgl_mulai", "urutan"], "dmy"]], ["x"], [[5, 5]], [[["part"], "a", "b"]]]  # fmt: skip


@pytest.mark.parametrize("answers", STRANGE)
def test_no_answer_however_strange_breaks_the_card(answers: Any) -> None:
    card = opened(ACTIVITIES)
    before = card._data.choices
    ask(card, "apply", answers=answers)
    assert card._data.choices == before
    assert "error" not in ask(card, "list")


@pytest.mark.parametrize(
    "given", [5, {}, [], [["x", "y", None]], [["id_kegiatan", 5, None]], [[]], "x", None]
)
def test_no_columns_however_strange_break_the_card(given: Any) -> None:
    card = opened(ACTIVITIES)
    before = card._data.choices
    assert "error" in ask(card, "apply", columns=given)
    assert card._data.choices == before
    bad = columns(card)
    bad[0][2] = "hapus semua"
    assert ask(card, "apply", columns=bad)["problem"]
    assert card._data.choices == before


@pytest.mark.parametrize("message", [
    None, 5, [], {}, {"do": None}, {"do": "hapus"}, {"do": "open"}, {"do": "open", "name": 5}, {"do": "upload"}, {"do": "save"},
    {"do": "upload", "name": 5, "size": 5, "at": 0}, {"do": "upload", "name": "a", "size": "5", "at": 0}, {"do": "apply"},
    {"do": "save", "ending": "exe"}, {"do": "save", "ending": "csv"}, {"do": "more"}, {"do": "more", "group": []},
    {"do": "open", "name": "\ud800"}, {"do": "upload", "name": "a", "size": float("nan"), "at": 0},
])  # fmt: skip
def test_no_message_however_strange_breaks_the_card(folder: Path, message: Any) -> None:
    before = sorted(folder.iterdir())
    card = Desk()
    card.receive(message)
    json.dumps(card.state, allow_nan=False)
    assert ask(card, "open", name=ACTIVITIES)["file"] == ACTIVITIES
    assert sorted(folder.iterdir()) == before


def test_one_request_is_one_message_and_one_that_says_it_works(monkeypatch: pytest.MonkeyPatch) -> None:
    wire = Wire(monkeypatch)
    card = Desk()
    _shown = Live(card)
    sent = len(wire.messages)
    ask(card, "open", name=ACTIVITIES)
    assert len(wire.messages) == sent + 2


# --- the words ---


def test_every_word_of_the_card_is_used_by_the_card() -> None:
    static = paths.ROOT / "kit" / "widget" / "static" / "parts"
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in static.glob("desk*.js"))
    asked = set(re.findall(r"\bwords\.(\w+)", scripts))
    assert sorted(asked ^ text_tables.DESK_LABELS.keys()) == []


def test_the_name_a_participant_types() -> None:
    assert isinstance(kit.rapikan().panel, Desk)
    assert kit.rapikan(ACTIVITIES).state["file"] == ACTIVITIES


@pytest.mark.parametrize(("line", "runs"), [
    ("kit.rapikan()", True), ('kit.rapikan("kunjungan mei (2).xlsx")', True), ("  kit.rapikan()  # kartu", True),
    ("kit.rapikan(berkas)", False), ('kit.rapikan("a"); hapus()', False), ('kit.rapikan("a" + open("b").read())', False),
    ("kit.baca('a')", False),
])  # fmt: skip
def test_a_cell_that_is_only_the_card_runs_by_itself(line: str, runs: bool) -> None:
    script = paths.ROOT / "kit/lab/share/labextensions/kit-bimtek/static/remoteEntry.js"
    (pattern,) = re.findall(r"const LINE = /(.*)/;", script.read_text(encoding="utf-8"))
    assert bool(re.search(pattern, line)) is runs
