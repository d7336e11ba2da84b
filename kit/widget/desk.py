"""The card of one's own data: choose a file, see what was found, decide, protect, save; the original stays as it is."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from kit import paths
from kit import text_tables as text
from kit.base.indonesian import size
from kit.cards.panel import Panel
from kit.tables import data as tables
from kit.tables.data import Data
from kit.tables.model import TableError
from kit.tables.saving.choices import FileChoices
from kit.tables.saving.log import log_path, tidy_path
from kit.widget import desk_files, desk_questions, desk_results, desk_view
from kit.widget.desk_answers import Groups, choices_after

ENDINGS = ("csv", "xlsx")


class Desk(Panel):
    """Shows the files of `kit.paths.own_data()`; `name` is one of them, to be opened at once."""

    # Decisions outlive the card: a cell that is run again, or another file and back, loses nothing.
    _decided: ClassVar[dict[Path, tuple[FileChoices, Groups]]] = {}

    def __init__(self, name: str = "") -> None:
        self._data: Data | None = None
        self._refused: Groups = frozenset()
        self._upload: desk_files.Upload | None = None
        self._chunk = b""
        self._opened: set[str] = set()
        self._saved: dict[str, Any] | None = None
        self._problem = self._note = ""
        super().__init__()
        if name:
            self._answer({"do": "open", "name": name})

    def __repr__(self) -> str:
        return text.DESK_TITLE

    def fallback(self) -> str:
        """What a notebook stores: nothing of any file."""
        return f"<p><strong>{text.DESK_TITLE}</strong></p><p><em>{text.DESK_ASLEEP}</em></p>"

    # --- what is shown ---

    def look(self) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        view = {"kind": "desk", "limit": desk_files.LIMIT, "chunk": desk_files.CHUNK}
        return view, self._look_at_files()

    def _look_at_files(self) -> dict[str, Any]:
        files: list[list[str]] = []
        try:
            files = [[path.name, desk_files.described(path)] for path in desk_files.listed()]
        except TableError as error:
            self._problem = self._problem or str(error)
        state: dict[str, Any] = {"files": files, "problem": self._problem, "note": self._note, "file": None}
        if self._data:
            state |= {"file": self._data.berkas.name, **self._contents(self._data)}
        return state

    def _contents(self, data: Data) -> dict[str, Any]:
        refused = set(self._refused)
        return {
            "summary": desk_view.summary(data),
            "findings": desk_view.findings(data, self._opened),
            "questions": desk_questions.questions(data, self._opened, refused),
            "decided": desk_questions.decided(data, refused),
            "columns": desk_view.columns(data),
            "names": desk_view.standard_names(data),
            "preview": desk_view.preview(data),
            "kept": desk_view.kept_personal(data),
            "open": desk_view.still_open(data),
            "saved": self._saved,
        }

    # --- what the person does ---

    def receive(self, message: Any, buffers: Sequence[Any] = ()) -> None:
        self._chunk = bytes(buffers[0]) if buffers else b""
        super().receive(message, buffers)

    def handle(self, message: Mapping[str, Any]) -> None:
        self._answer(message)

    def _answer(self, message: Mapping[str, Any]) -> None:
        self._problem, turn = "", message.get("turn")
        try:
            if not self._perform(message):
                return
        except TableError as error:
            self._problem = str(error)
        self.state = {**self._look_at_files(), "turn": turn}

    def _perform(self, message: Mapping[str, Any]) -> bool:
        """Do what is asked; False when the state stays as it is."""
        if message.get("do") != "upload":
            self._upload = None
        match message:
            case {"do": "list"}:
                pass
            case {"do": "open", "name": str(name)}:
                self._open(name, message)
            case {"do": "upload", "name": str(name), "size": int(size), "at": int(at)}:
                return self._take(name, size, at, message)
            case {"do": "more", "group": str(group)}:
                self._opened.add(group[:200])
            case {"do": "apply"} if self._data:
                self._apply(self._data, message)
            case {"do": "save", "ending": str(ending)} if self._data and ending in ENDINGS:
                self._apply(self._data, message)
                self._save(self._data, ending, confirmed=message.get("confirmed") is True)
            case _:
                raise ValueError(f"no request of this card: {str(message)[:200]}")
        return True

    def _take(self, name: str, size: int, at: int, message: Mapping[str, Any]) -> bool:
        """One piece of a file from the browser; the last one opens it."""
        try:
            if at == 0:
                self._upload = desk_files.Upload(name, size)
            if self._upload is None:
                raise TableError(text.DESK_UPLOAD_BROKEN)
            self._upload.add(at, self._chunk)
        except TableError:
            self._upload = None
            raise
        if not self._upload.complete:
            self.host.send({"got": self._upload.got})
            return False
        upload, self._upload = self._upload, None
        self._open(upload.keep().name, message)
        return True

    def _open(self, name: str, message: Mapping[str, Any]) -> None:
        there = {path.name: path for path in desk_files.listed()}
        if name not in there:  # also whatever is no plain name in the folder
            near = difflib.get_close_matches(name, there, 1)
            sentence = text.DESK_NO_FILE_NEAR.format(name=name, near=near[0]) if near else ""
            raise TableError(sentence or text.DESK_NO_FILE.format(name=name, folder=paths.own_data().name))
        path = there[name]
        choices, refused = self._decided.get(path) or (desk_results.earlier_choices(path), frozenset())
        self._busy(path, message)
        try:
            data, note = (
                tables.read(path, choices),
                text.DESK_DECISIONS_BACK if choices != FileChoices() else "",
            )
        except TableError:
            if choices == FileChoices():
                raise
            data, note = tables.read(path, FileChoices()), text.DESK_DECISIONS_UNFIT
        self._data, self._refused, self._note = data, refused, note
        self._opened, self._saved = set(), None

    def _busy(self, path: Path, message: Mapping[str, Any]) -> None:
        """Say what takes long before it begins."""
        words = text.DESK_READING.format(file=path.name, size=size(path.stat().st_size))
        self.state = {**self.state, "problem": "", "busy": words, "turn": message.get("turn")}

    def _apply(self, data: Data, message: Mapping[str, Any]) -> None:
        choices, refused = choices_after(data, self._refused, message)
        if choices != data.choices:
            self._busy(data.berkas, message)
            self._data, self._saved = tables.read(data.berkas, choices), None
        self._refused, self._note = refused, ""
        self._decided[data.berkas] = (choices, refused)

    def _save(self, data: Data, ending: str, *, confirmed: bool) -> None:
        kept = desk_view.kept_personal(data)
        if kept and not confirmed:
            raise TableError(text.DESK_CONFIRM_FIRST.format(columns=", ".join(kept)))
        self._saved = None
        table = data.simpan(tidy_path(data.berkas, ending))
        self._saved = {
            "table": f"{table.parent.name}/{table.name}",
            "log": log_path(table).name,
            "code": desk_results.code(table),
        }
