"""The end of a class: every seat's work in one dated folder, one folder and one take-home zip per participant."""

from __future__ import annotations

import os
import stat
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kit import text_class as text
from kit.base.names import is_device
from kit.classroom.roster import Seat

PARTS = ("belajar", "progress", "data-saya")
_FILE, _SEAT = 100 * 2**20, 500 * 2**20  # bytes
_FILES, _DEPTH = 5000, 12
_LEFT_OUT = (".ipynb_checkpoints", "__pycache__")
_FORBIDDEN = set('<>:"/\\|?*')  # what Windows cannot have in a name


@dataclass
class Collection:
    """Where the work lies; `findings` are sentences on what was left out."""

    folder: Path
    seats: int = 0
    files: int = 0
    findings: list[str] = field(default_factory=list)


def destination(parent: Path, day: date, what: str = "kelas") -> Path:
    """A folder that is not there yet: what was kept before stays as it is."""
    first = parent / f"{what}-{day.isoformat()}"
    names = [first, *(first.with_name(f"{first.name}-{number}") for number in range(2, 1000))]
    return next(name for name in names if not os.path.lexists(name))


def collect(seats: list[Seat], source: Path, target: Path) -> Collection:
    """Copy the work of each seat below `source` into `target`, which is made. The class may run meanwhile.

    Only plain files are taken, and no link is followed: a participant decides what lies in a seat.
    """
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    target.chmod(0o700)  # names and answers are nobody else's to read
    done, taken = Collection(target), {name.casefold() for name in text.CLASS_FILES}
    for seat in seats:
        if not (source / seat.id).is_dir():
            done.findings.append(text.NO_WORK.format(name=seat.name))
            continue
        own = target / _own_name(seat, taken)
        own.mkdir(mode=0o700)
        count = sum(_part(source / seat.id, part, own, seat, done) for part in PARTS)
        _zip(own)
        done.seats, done.files = done.seats + 1, done.files + count
    return done


def _own_name(seat: Seat, taken: set[str]) -> str:
    """The participant's name as a folder, told apart from namesakes and from the files that lie beside it."""
    name = safe(seat.name, seat.id)
    if taken & {name.casefold(), f"{name}.zip".casefold()}:
        name = f"{name} ({seat.id})"
    taken |= {name.casefold(), f"{name}.zip".casefold()}
    return name


def safe(name: str, otherwise: str) -> str:
    """A file name that every system takes; `otherwise` where nothing of `name` is left."""
    plain = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode())
    kept = "".join(
        "_" if sign in _FORBIDDEN or unicodedata.category(sign)[0] == "C" else sign for sign in plain
    )
    kept = " ".join(kept.split()).encode()[:150].decode("utf-8", "ignore").strip(" .")
    return f"_{kept}" if is_device(kept) else kept or otherwise


def _part(seat_folder: Path, part: str, own: Path, seat: Seat, done: Collection) -> int:
    """Copy one of a seat's folders; returns how many files."""
    size = count = 0
    refused: list[str] = []
    for handle, info, words in plain_files(seat_folder / part, refused):
        try:
            if info.st_size > _FILE or size + info.st_size > _SEAT or count >= _FILES:
                refused.append("/".join(words))
                continue
            place = _free(own / part / Path(*(safe(word, "tanpa-nama") for word in words)))
            size, count = size + _copy(handle, place), count + 1
        except OSError as error:
            refused.append(f"{'/'.join(words)} ({error.strerror})")
        finally:
            os.close(handle)
    if refused:
        shown = ", ".join(safe(one, "?") for one in refused[:5])
        done.findings.append(text.LEFT_OUT.format(name=seat.name, part=part, count=len(refused), files=shown))
    return count


def _free(place: Path) -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    names = [place, *(place.with_stem(f"{place.stem}-{number}") for number in range(2, 100))]
    return next((name for name in names if not os.path.lexists(name)), place)


def _copy(handle: int, place: Path) -> int:
    """Copy no more than a file may have, though it grow meanwhile; returns the bytes."""
    copied = 0
    with place.open("xb") as file:
        while copied <= _FILE and (block := os.read(handle, 2**20)):
            file.write(block)
            copied += len(block)
    return copied


def plain_files(folder: Path, refused: list[str]) -> Iterator[tuple[int, os.stat_result, tuple[str, ...]]]:
    """Open plain files below `folder`; the caller closes each. Every step is opened without following a link."""
    try:
        top = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except FileNotFoundError:
        return
    except OSError:  # a link in its place, or shut
        refused.append(folder.name)
        return
    try:
        yield from _below(top, (), refused)
    finally:
        os.close(top)


def _below(
    top: int, words: tuple[str, ...], refused: list[str]
) -> Iterator[tuple[int, os.stat_result, tuple[str, ...]]]:
    names = sorted(os.listdir(top))
    if len(names) > 2 * _FILES:
        refused.append("/".join((*words, "…")))
    for name in names[: 2 * _FILES]:
        if name in _LEFT_OUT or (name.startswith(".") and name.endswith(".lock")):
            continue
        try:  # without waiting: a pipe in the place of a file would wait for ever
            handle = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=top)
        except OSError:
            refused.append("/".join((*words, name)))
            continue
        info = os.fstat(handle)
        if stat.S_ISREG(info.st_mode):
            yield handle, info, (*words, name)
            continue
        try:
            if stat.S_ISDIR(info.st_mode) and len(words) < _DEPTH:
                yield from _below(handle, (*words, name), refused)
            else:
                refused.append("/".join((*words, name)))
        finally:
            os.close(handle)


def _zip(own: Path) -> None:
    """The take-home zip beside the participant's folder, with a word on what to do with it."""
    # Not with_suffix: "Siti Aminah, S.IP." has none.
    place = own.with_name(f"{own.name}.zip")
    place.touch(0o600, exist_ok=False)
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as packed:
        packed.writestr("BACA-DAHULU.txt", text.TAKE_HOME)
        for file in sorted(own.rglob("*")):
            if file.is_file():
                packed.write(file, file.relative_to(own))
