"""A real class from the first PIN to the collected work; hub, proxy and command are killed on the way."""

from __future__ import annotations

import signal
import socket
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from classroom.killing import compare, kill_at_random
from classroom.running import PATIENCE, PEOPLE, Klass, Participant, klass, until

from kit import text_class as text
from kit.classroom import databases, processes, roster
from kit.classroom.errors import ClassError
from kit.collector.store import Store

pytestmark = pytest.mark.kelas


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Klass]:
    with klass(tmp_path_factory.mktemp("kelas")) as running:
        yield running


# --- the door ---


def test_no_names_without_the_class_code(here: Klass) -> None:
    someone = Participant(here, PEOPLE[0])
    for code in ("", "000001"):
        page = someone.web.get(f"{here.outer}/hub/login", params={"code": code}, timeout=PATIENCE).text
        assert PEOPLE[0] not in page
    assert text.WRONG_CODE in page
    code = here.settings.code
    for typed in (code, f" {code[:3]} {code[3:]}"):  # the screen shows two groups
        page = someone.web.get(f"{here.outer}/hub/login", params={"code": typed}, timeout=PATIENCE).text
        assert all(name in page for name in PEOPLE)


def test_a_pin_is_set_once_and_asked_then(here: Klass) -> None:
    first = Participant(here, PEOPLE[0])
    assert "PIN baru, sekali lagi" in first.form().text
    assert text.BAD_PIN in first.sign_in("12a4", "12a4").text
    for weak in ("1234", "1111", "1987"):
        assert text.WEAK_PIN in first.sign_in(weak, weak).text
    assert text.PINS_DIFFER in first.sign_in("4827", "4828").text
    assert first.sign_in("4827", "4827").status_code == 302

    later = Participant(here, PEOPLE[0])
    assert "PIN baru" not in later.form().text
    wrong = later.sign_in("1111", "1111")
    assert wrong.status_code == 403
    assert text.WRONG_PIN in wrong.text
    assert later.sign_in("4827").status_code == 302


def test_a_form_that_was_open_for_an_hour_is_asked_once_more(here: Klass) -> None:
    """Also the one of a second tab; and nobody comes in by a form that another page has sent."""
    someone = Participant(here, PEOPLE[0])
    told = {"code": here.settings.code, "seat": someone.id, "pin": "4827", "_xsrf": "lama"}
    page = someone.web.post(f"{here.outer}/hub/login", data=told, timeout=PATIENCE, allow_redirects=False)
    assert page.status_code == 403
    assert text.FORM_STALE in page.text
    assert 'name="pin"' in page.text
    assert someone.sign_in("4827").status_code == 302


def test_a_door_that_cannot_read_its_pins_sends_for_the_facilitator(here: Klass) -> None:
    pins = here.folder / "pins.json"
    kept = pins.read_bytes()
    try:
        pins.write_bytes(b"rusak")
        someone = Participant(here, PEOPLE[0])
        assert text.DOOR_STUCK in someone.form().text
        page = someone.sign_in("4827")
        assert page.status_code == 503
        assert text.DOOR_STUCK in page.text
    finally:
        pins.write_bytes(kept)
    assert someone.sign_in("4827").status_code == 302


def test_a_forgotten_pin_is_reset(here: Klass) -> None:
    somebody = Participant(here, PEOPLE[1])
    assert somebody.sign_in("2583", "2583").status_code == 302
    assert here.command("reset('contoh 002')").stdout.strip() == text.PIN_FORGOTTEN.format(name=PEOPLE[1])
    assert somebody.sign_in("2583").status_code == 403
    assert somebody.sign_in("5738", "5738").status_code == 302


def test_nobody_else_comes_in(here: Klass) -> None:
    someone = Participant(here, PEOPLE[0])
    assert someone.sign_in("4827", seat="fasilitator").status_code == 403
    assert someone.sign_in("4827", code="111111").status_code == 403
    assert someone.web.get(f"{here.outer}/hub/fasilitator?key=salah", timeout=PATIENCE).status_code == 403


def test_the_facilitators_key_opens_once(here: Klass) -> None:
    door, key = Participant(here, PEOPLE[0]), here.key()
    asked = f"hub/fasilitator?key={key}"
    assert door.web.get(f"{here.outer}/{asked}", timeout=PATIENCE).status_code == 403  # another computer's
    here_i_am = {"X-Forwarded-For": "127.0.0.1", "X-Real-IP": "127.0.0.1"}
    for forged in (here_i_am, {**here_i_am, "X-Kit-Pintu": "x"}, {**here_i_am, "x-kit-pintu": ""}):
        for url in (
            here.outer,
            here.settings.hub.removesuffix("/hub"),
        ):  # the hub's own port knows no proxy's word
            answer = door.web.get(f"{url}/{asked}", headers=forged, timeout=PATIENCE)
            assert answer.status_code == 403, (url, forged)
    opened = door.web.get(f"{here.url}/{asked}", timeout=PATIENCE, allow_redirects=False)
    assert opened.headers["Location"] == "/services/kemajuan/"
    assert door.web.get(f"{here.url}/services/kemajuan/", timeout=PATIENCE).status_code == 200
    again = Participant(here, PEOPLE[0]).web.get(f"{here.url}/{asked}", timeout=PATIENCE)
    assert again.status_code == 403
    assert text.KEY_SPENT in again.text


def test_a_reset_ends_every_session_of_before(here: Klass) -> None:
    stranger = Participant(here, PEOPLE[2]).enter("6283")  # who took somebody else's seat
    assert _inside(stranger)
    here.command("reset('contoh 003')")
    for path in (f"{stranger.base}lab", f"{here.outer}/hub/home", f"{here.outer}/hub/spawn"):
        page = stranger.web.get(path, timeout=PATIENCE)
        assert page.url.startswith(f"{here.outer}/hub/login"), page.url
    assert not _inside(stranger)
    assert not here.hub.servers()[stranger.id].get("ready")
    owner = Participant(here, PEOPLE[2]).enter("7394")
    assert _inside(owner)
    assert not _inside(stranger)


def _inside(visitor: Participant) -> bool:
    page = visitor.ask("GET", "contents")
    return page.url.startswith(visitor.base) and page.ok


# --- the seat ---


def test_the_roster_says_who_sits_there(here: Klass) -> None:
    first = Participant(here, PEOPLE[0])
    first.enter("4827")
    asked = "from kit import learner; who = learner.active(); print(who.name, '/', who.institution)"
    assert first.run(asked).strip() == f"{PEOPLE[0]} / Perpustakaan Contoh 1"
    page = first.web.get(first.base, timeout=PATIENCE)
    assert page.url.endswith("/lab/tree/belajar/00-mulai.ipynb")


def test_a_latecomer_is_added_in_one_step(here: Klass) -> None:
    added = here.command("add('Peserta Contoh 099', 'Perpustakaan Contoh')")
    assert added.stdout.strip() == text.SEAT_ADDED.format(name="Peserta Contoh 099")
    late = Participant(here, "Peserta Contoh 099").enter("9371")
    assert late.run("print(1 + 1)") == "2\n"
    assert "sudah ada" in here.command("add('peserta  contoh 099', 'Perpustakaan Contoh')").stdout


def test_a_roster_given_to_a_running_class_is_compared(here: Klass, tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    file = tmp_path / "baru.csv"
    file.write_text(f"nama;instansi\n{PEOPLE[0]};Perpustakaan Contoh 1\nPeserta Contoh 077;Balai Contoh\n")
    told = here.command(f"run(Path({str(file)!r}), browser=False)").stdout
    assert text.RUNNING_ALREADY.format(port=here.settings.port) in told
    assert text.ROSTER_NEW.format(count=1, names="Peserta Contoh 077") in told
    assert text.ROSTER_ADD_LATER in told  # nobody is at this terminal
    assert "Peserta Contoh 077" not in [seat.name for seat in roster.load(here.folder)]


def test_a_typo_is_corrected_and_nothing_else_changes(here: Klass) -> None:
    call = "change('contoh 099', 'Peserta Contoh 098', 'Balai Contoh')"
    told = {"old": "Peserta Contoh 099", "name": "Peserta Contoh 098", "institution": "Balai Contoh"}
    assert here.command(call).stdout.strip() == text.SEAT_CHANGED.format(**told)
    late = Participant(here, "Peserta Contoh 098").enter("9371")
    assert late.run("print(1 + 1)") == "2\n"
    taken = here.command(f"change('contoh 098', '{PEOPLE[0]}', 'Perpustakaan Contoh 1')")
    assert taken.stderr.strip() == text.SEAT_TAKEN.format(name=PEOPLE[0])


def test_somebody_who_leaves_is_out_and_the_work_is_kept(here: Klass) -> None:
    leaving = Participant(here, "Peserta Contoh 098").enter("9371")
    leaving.run("open('catatan.txt', 'w').write('isi')")
    assert here.command("remove('contoh 098')").returncode == 0
    assert not _inside(leaving)
    assert leaving.sign_in("9371").status_code == 403
    (kept,) = (here.folder / "dihapus").iterdir()
    assert (kept / "belajar" / "catatan.txt").read_text() == "isi"
    assert leaving.id not in here.hub.servers()
    unknown = here.command("remove('contoh 098')")
    assert unknown.stderr.strip() == text.NAME_UNKNOWN.format(name="contoh 098")


# --- what may happen to the laptop ---


def test_a_second_class_beside_the_first(here: Klass) -> None:
    second = here.command("run(None, browser=False)")
    assert second.returncode == 0
    assert text.RUNNING_ALREADY.format(port=here.settings.port) in second.stdout
    assert "/hub/fasilitator?key=" in second.stdout


def test_the_hub_is_killed_and_the_lesson_goes_on(here: Klass) -> None:
    first = Participant(here, PEOPLE[0]).enter("4827")
    kernel = first.kernel()
    first.run("jawaban = 42", kernel)
    proxy = here.machinery("configurable-http-proxy")
    for process in here.machinery("jupyterhub_config.py"):
        process.kill()
        process.wait(PATIENCE)
    assert first.run("print(jawaban)", kernel) == "42\n", "before the hub is back"
    with pytest.raises(ClassError):
        here.hub.servers()
    away = first.web.get(f"{here.outer}/hub/home", timeout=PATIENCE)
    assert away.status_code == 503
    assert "mencoba lagi sendiri" in away.text
    until(lambda: text.HUB_AGAIN in here.said() and here.hub.open(), "the hub again")
    here.ready(first.id)
    assert first.run("print(jawaban)", kernel) == "42\n"
    assert here.machinery("configurable-http-proxy") == proxy


def test_the_proxy_is_killed_and_knows_every_seat_again(here: Klass) -> None:
    first = Participant(here, PEOPLE[0]).enter("4827")
    kernel = first.kernel()
    first.run("jawaban = 41", kernel)
    for process in here.machinery("configurable-http-proxy"):
        process.kill()
        process.wait(PATIENCE)
    until(here.hub.open, "the proxy again")
    until(lambda: first.web.get(f"{first.base}api", timeout=PATIENCE).status_code == 200, "the seat again")
    assert first.run("print(jawaban)", kernel) == "41\n"


def test_all_is_killed_and_the_same_class_resumes(here: Klass) -> None:
    first, before = Participant(here, PEOPLE[0]).enter("4827"), here.settings
    kernel = first.kernel()
    first.run("jawaban = 43", kernel)
    here.stop(signal.SIGKILL)
    here.log.unlink()
    here.start()
    after = here.settings
    assert (after.code, after.port, after.token) == (before.code, before.port, before.token)
    here.ready(first.id)
    assert first.run("print(jawaban)", kernel) == "43\n"


def test_the_power_fails_and_the_work_is_there(here: Klass) -> None:
    first = Participant(here, PEOPLE[0]).enter("4827")
    first.run("open('catatan.txt', 'w').write('isi'); import os; os.sync()")
    here.stop(signal.SIGKILL)
    for process in processes.of_class(here.folder):
        process.kill()
    here.log.unlink()
    here.start()
    assert Participant(here, PEOPLE[0]).enter("4827").run("print(open('catatan.txt').read())") == "isi\n"


def test_both_databases_are_damaged_while_the_class_runs(here: Klass) -> None:
    first = Participant(here, PEOPLE[0]).enter("4827")
    first.run("import kit; kit.soal('sel-kode-pertama', 27); open('catatan.txt', 'w').write('isi')")
    for name in (databases.HUB, databases.COLLECTOR):
        (here.folder / name).write_bytes(b"rusak" * 5000)
    (here.folder / f"{databases.COLLECTOR}-wal").write_bytes(b"")  # else it would heal the file by itself
    rebuilt = text.DATABASE_REBUILT.split("{")[0]
    until(lambda: rebuilt in here.said() and here.hub.open(), "the databases made anew")
    assert len(list(here.folder.glob("*-rusak-*.sqlite"))) == 2
    again = Participant(here, PEOPLE[0]).enter("4827")
    assert again.run("print(open('catatan.txt').read())") == "isi\n"
    store = Store(f"sqlite:///{here.folder / databases.COLLECTOR}")
    answers = [row for row in store.all("kelas") if '"attempt"' in row.line]
    store.close()
    assert answers


def test_the_work_is_collected_while_the_class_runs_and_after(here: Klass, tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    call = f"finish(Path({str(tmp_path)!r}))"
    running = here.command(call)
    assert text.STILL_RUNNING in running.stdout
    here.stop()
    assert text.ENDED in here.said()
    assert not processes.of_class(here.folder)
    ended = here.command(call)
    assert text.STILL_RUNNING not in ended.stdout
    once, twice = sorted(tmp_path.glob("kelas-*"), key=lambda path: len(path.name))
    for folder_ in (once, twice):
        assert set(text.CLASS_FILES) - {text.XAPI_KEY_FILE} <= {path.name for path in folder_.iterdir()}
        assert (folder_.stat().st_mode & 0o077) == 0
        assert (folder_ / PEOPLE[0] / "belajar" / "catatan.txt").read_text() == "isi"
        with zipfile.ZipFile(folder_ / f"{PEOPLE[0]}.zip") as packed:
            assert {"BACA-DAHULU.txt", "belajar/00-mulai.ipynb"} <= set(packed.namelist())


def test_no_secret_in_any_log(here: Klass) -> None:
    said = here.said() + "".join(
        path.read_text(errors="replace") for path in (here.folder / "logs").iterdir()
    )
    assert here.settings.token not in said
    with sqlite3.connect(here.folder / "hub.sqlite") as database:
        assert database.execute("select count(*) from api_tokens").fetchone()[0] > 0
    assert (here.folder / "cookie_secret").read_text().strip() not in said
    assert (here.folder.stat().st_mode & 0o077) == 0


def test_a_taken_port_is_said_because_participants_know_the_address(here: Klass) -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", here.settings.port))
        other.listen()
        done = here.command("run(None, browser=False)")
    assert done.returncode == 1
    assert text.PORT_TAKEN.format(port=here.settings.port) in done.stderr


def test_an_idle_seat_is_closed(tmp_path: Path) -> None:
    with klass(tmp_path, PEOPLE[:1], idle_seconds=4) as here:
        seat = here.seat(PEOPLE[0])
        here.ready(seat)
        until(lambda: not here.hub.servers()[seat].get("ready"), "the seat closed")
        until(lambda: not here.machinery("kit.classroom.inside"), "its processes gone")


def test_next_weeks_class_begins_anew_and_the_old_one_opens_again(tmp_path: Path) -> None:
    with klass(tmp_path, PEOPLE[:1]) as here:
        code, old = here.settings.code, here.folder
        Participant(here, PEOPLE[0]).enter().run("open('catatan.txt', 'w').write('isi')")
        assert here.command("renew()").stderr.strip() == text.STILL_HELD
        here.stop()
        bad = here.command("renew('/tidak-ada.csv')")
        assert (bad.returncode, old.exists()) == (1, True)
        done = here.command("renew()")
        assert done.returncode == 0, done.stderr
        (kept,) = tmp_path.glob("kelas-2*")
        assert str(kept) in done.stdout
        assert not old.exists()
        assert here.command("renew()").stderr.strip() == text.NO_CLASS

        here.file.write_text("nama;instansi\nPeserta Contoh 555;Balai", encoding="utf-8")
        here.log.unlink()
        here.start(here.file)
        assert [seat.name for seat in roster.load(old)] == ["Peserta Contoh 555"]
        assert here.settings.code != code
        here.stop()

        here.folder = kept
        here.log.unlink()
        here.start()
        assert here.settings.code == code
        again = Participant(here, PEOPLE[0]).enter()
        assert again.run("print(open('catatan.txt').read())") == "isi\n"


def test_parts_are_killed_at_random_and_no_answer_is_lost(tmp_path: Path) -> None:
    """The short form of tests/bench/kills.py."""
    with klass(tmp_path, PEOPLE[:2]) as here:
        told = compare(here, kill_at_random(here, PEOPLE[:2], kills=6, seed=3, pause=2.0))
        assert (told["lost"], told["doubled"]) == (0, 0)
        assert told["confirmed"] > 0
