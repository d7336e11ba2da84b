"""The command `kelas` and what may follow it, as functions; each returns an exit code."""

from __future__ import annotations

import compileall
import os
import sys
import webbrowser
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from functools import wraps
from pathlib import Path
from typing import ParamSpec

from kit import paths
from kit import text_class as text
from kit.base.condition import Condition
from kit.base.files import locked
from kit.base.indonesian import listed
from kit.classroom import (
    account,
    announce,
    checks,
    collect,
    databases,
    engine,
    http_proxy,
    processes,
    roster,
    roster_file,
    sessions,
)
from kit.classroom import folder as folders
from kit.classroom.errors import ClassError
from kit.classroom.hub_api import Hub
from kit.classroom.pins import Pins
from kit.collector import takehome
from kit.collector.store import Store, StoreError

P = ParamSpec("P")
_USUAL = 40  # seats, while there is no roster


def _said(work: Callable[P, int]) -> Callable[P, int]:
    """What stops a command is one sentence, not a traceback."""

    @wraps(work)
    def run(*arguments: P.args, **named: P.kwargs) -> int:
        try:
            return work(*arguments, **named)
        except ClassError as error:
            print(error, file=sys.stderr)
            return 1

    return run


@_said
def run(
    file: Path | None, port: int = 0, isolate: bool = True, browser: bool = True, address: str = ""
) -> int:
    """Hold the class until Ctrl+C: the people of `file` added to it, or as it was where there is none.

    `port` 0 keeps the class's own; `address` is where it listens, "" everywhere. `isolate` False: no walls.
    """
    people, findings = roster_file.read(file) if file else ([], [])
    _complete()
    folder = _enter()
    with ExitStack() as held:
        try:
            held.enter_context(locked(folder / "kelas.json", seconds=0))
        except TimeoutError:
            return _second(folder, people, findings, browser)
        settings = folders.load(folder)
        settings.address, settings.isolate = address, isolate
        seats = _admit(folder, people, findings)
        if code := _report(checks.examine(len(seats), isolate, folder)):
            return code
        return _hold(folder, settings, port, seats, browser)


def _admit(folder: Path, people: list[roster.Person], findings: list[str]) -> list[roster.Seat]:
    """The seats of the class, with those of new people; says what the facilitator should know of the roster."""
    with locked(folder / "roster.json"):
        seats, more = roster.merge(roster.load(folder), people)
        if not seats:
            raise ClassError(text.NO_ROSTER)
        if people:
            roster.save(folder, seats)
            print("\n".join(findings + more), end="\n" if findings + more else "")
    return seats


def _hold(
    folder: Path, settings: folders.ClassSettings, port: int, seats: list[roster.Seat], browser: bool
) -> int:
    held = engine.Engine(folder, settings, [seat.id for seat in seats])
    held.sweep()
    engine.choose_ports(settings, port)
    folders.save(folder, settings)
    if not sys.dont_write_bytecode:  # a seat may not write beside the kit, and would compile it each time
        compileall.compile_dir(paths.ROOT / "kit", quiet=2)
    print(text.STARTING)
    try:
        held.start()
        _announce(folder, settings, browser)
        held.run()
    finally:
        print(text.ENDING)
        held.end()
        (folder / folders.KEY_FILE).unlink(missing_ok=True)
    print(text.ENDED)
    return 0


def _announce(folder: Path, settings: folders.ClassSettings, browser: bool) -> None:
    reached = [settings.address] if settings.address else announce.addresses()
    for address in reached[:1]:
        print(announce.qr(announce.invitation(address, settings)))
    shown = [announce.home(address, settings) for address in reached] or [text.NO_ADDRESS]
    code = f"{settings.code[:3]} {settings.code[3:]}"
    print(text.COME_IN.format(addresses=text.OR.join(shown), code=code))
    _open_page(folder, settings, browser)
    sys.stdout.flush()


def _open_page(folder: Path, settings: folders.ClassSettings, browser: bool) -> None:
    page = f"{announce.home(settings.address or '127.0.0.1', settings)}hub/fasilitator?key={folders.new_key(folder)}"
    print(text.FACILITATOR_PAGE.format(page=page))
    # The desktop's browser belongs to whoever called, not to the account that root was left for.
    if browser and not os.environ.get(account.LEFT):
        webbrowser.open(page)


def _second(folder: Path, people: list[roster.Person], findings: list[str], browser: bool) -> int:
    """The class runs already: say so, offer the people that are new, and open the facilitator's page again."""
    running = folders.load(folder)
    print(text.RUNNING_ALREADY.format(port=running.port))
    if not Hub(running).alive():
        return 1
    if people:
        _offer(folder, people, findings)
    _open_page(folder, running, browser)
    return 0


def _offer(folder: Path, people: list[roster.Person], findings: list[str]) -> None:
    """Compare a roster with the class that runs; whoever is new gets a seat if the facilitator says so."""
    before = roster.load(folder)
    after, more = roster.merge(before, people)
    print("\n".join([*findings, *more]), end="\n" if findings or more else "")
    new = [seat.name for seat in after[len(before) :]]
    if not new:
        print(text.ROSTER_SAME)
        return
    print(text.ROSTER_NEW.format(count=len(new), names=", ".join(new)))
    if sys.stdin.isatty() and input(text.ROSTER_ADD).strip().casefold() in ("y", "ya"):
        _seat_all(folder, people)
    else:
        print(text.ROSTER_ADD_LATER)


def _seat_all(folder: Path, people: list[roster.Person]) -> None:
    """Give a seat to everyone who has none; in a running class it starts at once."""
    with locked(folder / "roster.json"):
        before = roster.load(folder)
        seats, _ = roster.merge(before, people)
        roster.save(folder, seats)
    new, hub = seats[len(before) :], Hub(folders.load(folder))
    if hub.alive():
        hub.add_users([seat.id for seat in new])
        for seat in new:
            hub.start(seat.id)
    for seat in new:
        print(text.SEAT_ADDED.format(name=seat.name))


def _report(found: list[Condition]) -> int:
    """Print what the checks saw; 1 where one of them stops the class."""
    for check in found:
        print(f"{text.CHECK_BAD if check.repair else text.CHECK_GOOD} {check.seen}")
        if check.repair:
            print(f"   {check.repair}")
    return 1 if any(check.stops for check in found) else 0


@_said
def check() -> int:
    """Prepare this laptop while there is a network, and say what the class, or one of usual size, would lack."""
    _complete()
    folder = _enter()
    code = _report(checks.examine(len(roster.load(folder)) or _USUAL, isolate=True, folder=folder))
    print(text.NOT_PREPARED if code else text.PREPARED)
    return code


def _complete() -> None:
    """Install the proxy where it is not, before root is left: the kit's folder is the caller's."""
    if not http_proxy.installed():
        print(text.PROXY_INSTALLING, flush=True)
        http_proxy.install()


@_said
def finish(parent: Path = paths.ROOT, *, key: bool = False) -> int:
    """Collect the work of all seats and the class's figures into `kelas-YYYY-MM-DD` in `parent`.

    `key`: also who is who in the xAPI statements.
    """
    target = collect.destination(parent, date.today())  # noqa: DTZ011 - the facilitator's own calendar
    folder = _enter(target)
    seats = roster.load(folder)
    if not seats:
        raise ClassError(text.NO_CLASS)
    try:
        done = collect.collect(seats, folder / "seats", target)
    except OSError as error:
        raise ClassError(text.NOT_COLLECTED.format(folder=target, reason=error.strerror)) from error
    running = Hub(folders.load(folder)).alive()
    if not running:
        for sentence in databases.heal(folder):
            print(sentence)
    told, code = _take_home(folder, target, key)
    print("\n".join([*done.findings, *told]))
    print(text.COLLECTED.format(seats=done.seats, files=done.files, folder=done.folder))
    if running:
        print(text.STILL_RUNNING)
    return code


def _take_home(folder: Path, target: Path, key: bool) -> tuple[list[str], int]:
    """The class's figures in `target`: what to tell, and the exit code. The seats' own work is there already."""
    try:
        _, findings = databases.rebuild(folder)  # what a seat has not sent yet counts, too
        store = Store(f"sqlite:///{folder / databases.COLLECTOR}")
        try:
            made = takehome.write(store, "kelas", target, key=key)
        finally:
            store.close()
    except (StoreError, OSError) as error:
        return [text.FIGURES_NOT_WRITTEN.format(reason=error)], 1
    return [*findings, text.FIGURES_WRITTEN.format(files=listed([path.name for path in made]))], 0


@_said
def add(name: str, institution: str) -> int:
    """Give somebody who is not on the roster a seat; in a running class it starts at once."""
    folder = _enter()
    person = roster.Person(*roster_file.clean(name, institution))
    if any(roster.key(seat) == roster.key(person) for seat in roster.load(folder)):
        print(text.SEAT_KNOWN.format(name=person.name))
    else:
        _seat_all(folder, [person])
    return 0


@_said
def reset(name: str) -> int:
    """Forget the PIN of a participant, named by name or a part of it."""
    folder = _enter()
    seat = _seat(roster.load(folder), name)
    _forget(folder, seat)
    print(text.PIN_FORGOTTEN.format(name=seat.name))
    return 0


def _seat(seats: list[roster.Seat], name: str) -> roster.Seat:
    """The one seat that somebody means; raises ClassError where it is none, or several."""
    found = roster.find(seats, name)
    if len(found) == 1:
        return found[0]
    names = "; ".join(f"{seat.name} ({seat.institution}): {seat.id}" for seat in found)
    raise ClassError(
        text.NAME_AMBIGUOUS.format(name=name, names=names) if found else text.NAME_UNKNOWN.format(name=name)
    )


def _forget(folder: Path, seat: roster.Seat) -> None:
    """Make PIN and sessions of a seat void."""
    hub = Hub(folders.load(folder))
    if hub.alive():  # it also forgets how often a wrong PIN was tried
        hub.reset_pin(seat.id)
    else:
        Pins(folder / "pins.json").reset(seat.id)
        sessions.end(folder / databases.HUB, seat.id)


@_said
def change(name: str, new_name: str, institution: str) -> int:
    """Correct the name and institution of a participant; seat, PIN and work stay."""
    folder = _enter()
    person = roster.Person(*roster_file.clean(new_name, institution))
    with locked(folder / "roster.json"):
        seats = roster.load(folder)
        seat = _seat(seats, name)
        if any(roster.key(one) == roster.key(person) for one in seats if one.id != seat.id):
            raise ClassError(text.SEAT_TAKEN.format(name=person.name))
        changed = replace(seat, name=person.name, institution=person.institution)
        roster.save(folder, [changed if one.id == seat.id else one for one in seats])
    print(text.SEAT_CHANGED.format(old=seat.name, name=changed.name, institution=changed.institution))
    return 0


@_said
def remove(name: str) -> int:
    """Take a participant off the class; the work is kept in the folder `dihapus` of the class."""
    folder = _enter()
    with locked(folder / "roster.json"):
        seats = roster.load(folder)
        seat = _seat(seats, name)
        _forget(folder, seat)
        roster.save(folder, [one for one in seats if one.id != seat.id])
    hub = Hub(folders.load(folder))
    if hub.alive():
        hub.remove_user(seat.id)
    kept = collect.destination(folder / "dihapus", date.today(), seat.id)  # noqa: DTZ011
    if (folder / "seats" / seat.id).exists():
        kept.parent.mkdir(mode=0o700, exist_ok=True)
        (folder / "seats" / seat.id).rename(kept)
    print(text.SEAT_REMOVED.format(name=seat.name, folder=kept))
    return 0


@_said
def renew(file: str = "") -> int:
    """Put the class away whole, so that the next `kelas` begins a new one; `file` is read first, and nothing is moved if it is bad."""
    if file:
        roster_file.read(Path(file))
    folder = paths.classroom().absolute()
    if not (folder / "roster.json").exists():
        raise ClassError(text.NO_CLASS)
    with ExitStack() as held:
        try:
            held.enter_context(locked(folder / "kelas.json", seconds=0))
        except TimeoutError as error:
            raise ClassError(text.STILL_HELD) from error
        processes.end(folder)
        kept = collect.destination(folder.parent, date.today())  # noqa: DTZ011 - the facilitator's own calendar
        folder.rename(kept)
    print(text.CLASS_PUT_AWAY.format(folder=kept, roster=file or "peserta.csv"))
    return 0


def _enter(*more: Path) -> Path:
    """The folder of the class, made where it is not there, as the account that the class runs as."""
    folder = paths.classroom().absolute()
    folders.make(folder)
    account.leave_root([folder], list(more))
    return folder
