"""Documents of one's own: what stands in the files, what is never lost, and what a card says."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from made import example

from kit import exercises, learner, text
from kit.cards.exercise import ExerciseCard
from kit.cards.products import Products
from kit.check.result import Outcome
from kit.documents import excel, products, word
from kit.documents.paper import Paper, PaperColumn, PaperSection, PaperTable
from kit.kinds.document import Document
from kit.kinds.exercise import Exercise

PLAN = "rencana-kegiatan-saya"
ALL = [one for lesson in exercises.lessons() for one in lesson.exercises if one.product]
FILLED = [one for one in ALL if isinstance(one, Document)]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KIT_BELAJAR", str(tmp_path / "belajar"))
    monkeypatch.setenv("KIT_PROGRESS", str(tmp_path / "progress"))
    return tmp_path


def words_of(content: bytes) -> str:
    """All text of a Word file: paragraphs, then cells."""
    doc = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in doc.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in doc.paragraphs), *cells])


def sample(exercise: Exercise) -> Any:
    return exercise.right()


def written(exercise: Exercise, answer: Any) -> Paper:
    paper = exercise.paper(answer, "Disusun oleh Siti Contoh, Perpustakaan Contoh.")
    assert paper
    return paper


@pytest.mark.parametrize("exercise", ALL, ids=lambda one: one.id)
def test_every_product_of_the_course_is_a_document(exercise: Exercise) -> None:
    answer = sample(exercise)
    content = word.document(written(exercise, answer))
    assert content == word.document(written(exercise, answer))  # the same answer, the same bytes
    shown = words_of(content)
    for line in filter(None, exercise.readable(answer).split("\n")):
        if not isinstance(exercise, Document):
            assert line.strip() in shown
    assert "Siti Contoh" in shown


@pytest.mark.parametrize("exercise", FILLED, ids=lambda one: one.id)
def test_the_sample_is_complete_and_every_rule_can_be_broken(exercise: Document) -> None:
    whole = exercise.judge(exercise.right())
    assert whole.outcome is Outcome.SAVED
    assert whole.feedback == (text.DOCUMENT_AGREES if exercise.rules else text.DOCUMENT_COMPLETE)
    told = [sentence for _, sentence in exercise.mistakes()]
    assert {rule.feedback for rule in exercise.rules} <= set(told)
    for answer, sentence in exercise.mistakes():
        result = exercise.judge(answer)
        assert result.outcome is Outcome.PARTIAL
        assert sentence in "\n".join(result.sentences())


def test_the_plan_as_word_and_as_a_workbook_that_reckons() -> None:
    plan = exercises.find(PLAN)
    paper = written(plan, plan.right())
    shown = words_of(word.document(paper))
    for words in ("2 September 2025", "2.920.000", "Telaah rekan", "☑", "Mengetahui, atasan langsung"):
        assert words in shown
    book = openpyxl.load_workbook(io.BytesIO(excel.workbook(paper)))
    sheet = book["Anggaran"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert rows[0] == [column.label for column in paper.grids[0].columns]
    assert rows[1] == ["Narasumber", 4, "pertemuan", 300000, "harga contoh", "=B5*D5"]
    assert rows[-1][0] == text.DOCUMENT_SUM
    assert rows[-1][-1] == "=SUM(F5:F7)"
    computed = openpyxl.load_workbook(io.BytesIO(excel.workbook(paper)), data_only=True)["Anggaran"]
    assert computed.cell(8, 6).value == 2_920_000


def test_text_of_a_learner_is_never_a_formula() -> None:
    grid = PaperTable("A/B:[x]", (PaperColumn("nama"),), (("=1+1",), ("@cmd",), ("http://contoh.example",)))
    paper = Paper("=HYPERLINK()", "", (PaperSection("", grid=grid),))
    sheet = openpyxl.load_workbook(io.BytesIO(excel.workbook(paper))).worksheets[0]
    assert [cell.data_type for cell in sheet["A"][4:7]] == ["s", "s", "s"]
    assert not sheet["A7"].hyperlink


def test_a_file_that_a_hand_has_changed_is_never_written_over(place: Path) -> None:
    paper = Paper("Rencana", "", (PaperSection("", (("", "satu"),)),))
    [first] = products.keep("siti", "14-rencana", paper)
    edited = first.read_bytes() + b" "
    first.write_bytes(edited)
    other = Paper("Rencana", "", (PaperSection("", (("", "dua"),)),))
    [second] = products.keep("siti", "14-rencana", other)
    assert (first.read_bytes(), second.name) == (edited, "14-rencana-2.docx")
    assert products.keep("siti", "14-rencana", paper) == [second]  # the kit's own may be written again
    assert products.kept("siti", "14-rencana") == [second]
    (first.parent / ".hasil.json").write_text("[", encoding="utf-8")
    assert products.keep("siti", "14-rencana", paper)[0].name == "14-rencana-3.docx"


def test_a_save_that_broke_off_does_not_make_the_file_a_strangers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Word is written, then the workbook cannot be: the next save goes on with the same names."""
    plan = exercises.find(PLAN)
    one, other = plan.right(), plan.right()
    other["entries"]["judul"] = "Kelas lain"
    products.keep("siti", "14-rencana", written(plan, one))
    for broken in (".docx", ".xlsx"):
        with monkeypatch.context() as patch:
            whole = products.files.whole_file

            def fail(target: Path, ending: str = broken, whole: Any = whole, **more: Any) -> Any:
                if target.suffix == ending:
                    raise PermissionError(13, "open in another program")
                return whole(target, **more)

            patch.setattr(products.files, "whole_file", fail)
            other["rows"]["anggaran"][0][1] = str(len(broken) + ord(broken[1]))  # another content each time
            with pytest.raises(PermissionError):
                products.keep("siti", "14-rencana", written(plan, other))
        names = [path.name for path in products.keep("siti", "14-rencana", written(plan, other))]
        assert names == ["14-rencana.docx", "14-rencana.xlsx"]


def test_a_budget_without_rows_has_no_sum_of_itself() -> None:
    plan = exercises.find(PLAN)
    answer = plan.right()
    answer["rows"]["anggaran"] = []
    sheet = openpyxl.load_workbook(io.BytesIO(excel.workbook(written(plan, answer))))["Anggaran"]
    assert not [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert words_of(word.document(written(plan, answer)))


def test_documents_of_others_and_of_like_names_are_left_alone(place: Path) -> None:
    paper = Paper("Rencana", "", (PaperSection("", (("", "satu"),)),))
    for name, who in (("14-rencana", "siti"), ("14-rencana-lain", "siti"), ("14-rencana", "budi")):
        products.keep(who, name, paper)
    assert [path.name for path in products.kept("siti", "14-rencana")] == ["14-rencana.docx"]
    assert products.kept("tono", "14-rencana") == []


def card(exercise_id: str) -> ExerciseCard:
    learner.enter("Siti Contoh", "Perpustakaan Contoh")
    return ExerciseCard(exercises.find(exercise_id))


def test_a_card_writes_the_document_and_shows_where_it_lies(place: Path) -> None:
    plan = exercises.find(PLAN)
    shown = card(PLAN)
    shown.receive({"do": "check", "answer": plan.right(), "turn": 1})
    assert shown.state["outcome"] == "saved"
    names = shown.state["more"]["documents"]["files"]
    assert names == [f"14-{PLAN}.docx", f"14-{PLAN}.xlsx"]
    folder = Path(shown.state["more"]["documents"]["folder"])
    assert "Siti Contoh, Perpustakaan Contoh" in words_of((folder / names[0]).read_bytes())
    again = ExerciseCard(plan)  # reopened: the answer and the files are there
    assert again.state["answer"] == plan.right()
    assert again.state["more"]["documents"]["files"] == names
    assert again.state["more"]["reckoned"]["anggaran"]["total"] == "2.920.000"


def test_a_half_filled_document_is_kept_and_says_what_is_open() -> None:
    shown = card(PLAN)
    entries = {"mulai": "2 September", "jumlah_peserta": "dua belas"}
    rows = {"anggaran": [["", "", "", "", ""], ["Bahan", "x", "", "1000", ""]]}
    shown.receive({"do": "check", "answer": {"entries": entries, "rows": rows, "marks": {}}, "turn": 1})
    assert shown.state["outcome"] == "partial"
    parts = shown.state["parts"]
    assert "2 September" in parts["mulai"][1]
    assert "dua belas" in parts["jumlah_peserta"][1]
    assert {"anggaran.r2c2", "anggaran.r2c3", "anggaran.r2c5"} <= set(parts)
    assert not any(key.startswith("anggaran.r1") for key in parts)
    assert shown.state["more"]["documents"]["files"]


def test_what_cannot_be_written_is_said_and_the_answer_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(products, "keep", refuse)
    shown = card(PLAN)
    shown.receive({"do": "check", "answer": exercises.find(PLAN).right(), "turn": 1})
    assert "EACCES" in shown.state["problem"]
    who = learner.active()
    assert who
    assert who.record.standing(PLAN).last


def test_no_folder_is_opened_in_a_seat(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(products, "open_folder", opened.append)
    shown = card(PLAN)
    shown.receive({"do": "open", "turn": 1})
    assert opened == [learner.active().record.name]  # type: ignore[union-attr]
    monkeypatch.setenv("JUPYTERHUB_USER", "p01")
    shown.receive({"do": "open", "turn": 2})
    assert len(opened) == 1


def test_hasil_saya_lists_every_product_with_what_was_made() -> None:
    picture = Products()
    assert len(picture.state["rows"]) == len(ALL)
    assert not any(row["made"] for row in picture.state["rows"])
    shown = card(PLAN)
    shown.receive({"do": "check", "answer": exercises.find(PLAN).right(), "turn": 1})
    row = next(row for row in picture.state["rows"] if row["file"].endswith(PLAN))
    assert row["made"]
    assert row["files"] == [f"14-{PLAN}.docx", f"14-{PLAN}.xlsx"]
    assert picture.state["documents"]["folder"]
    json.dumps(picture.state)


@pytest.mark.parametrize("words", ["a\x00b\x0bc", "baris\nbaris", "<w:p/>&", "\ufffe", "مكتبة", "𝒜" * 4000])
def test_any_text_makes_a_file_that_opens(words: str) -> None:
    made = example("document")
    answer = made.right()
    answer["entries"]["tujuan"] = words
    answer["rows"]["anggaran"] = [[words, "2", "3"]]
    paper = made.paper(answer, f"Disusun oleh {words}.")
    assert words_of(word.document(paper)).strip()
    openpyxl.load_workbook(io.BytesIO(excel.workbook(paper)))


def test_rows_beyond_reason_are_not_read() -> None:
    made = example("document")
    answer = made.right()
    answer["rows"]["anggaran"] = [["a", "1", "1"]] * 1000
    assert made.judge(answer).outcome is Outcome.PARTIAL
    assert len(made.paper(answer, "").grids[0].rows) == 200


def test_where_one_stood_is_shown_beside_where_one_stands() -> None:
    first, last = exercises.find("posisi-awal"), exercises.find("posisi-akhir")
    shown = card(last.id)
    assert "before" not in shown.state["more"]
    early = card(first.id)
    early.receive({"do": "check", "answer": first.right(), "turn": 1})
    shown.receive({"do": "check", "answer": last.right(), "turn": 2})
    assert shown.state["more"]["before"] == first.right()
