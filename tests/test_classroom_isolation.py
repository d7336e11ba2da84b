"""An attacker's notebook in a real seat of a real class: everything that is not the seat's own is refused."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest
import requests
from classroom import network
from classroom.running import PATIENCE, PEOPLE, Klass, Participant, klass, words_of

from kit import paths
from kit.classroom import door, processes, sandbox, watch
from kit.classroom.watch import Watch

pytestmark = pytest.mark.kelas
Attack = Callable[[str], str]  # what a cell in the attacker's notebook prints
SECRETS = (
    "hub.sqlite",
    "cookie_secret",
    "pins.json",
    "kelas.json",
    "roster.json",
    "kunci-fasilitator",
    "logs/hub.log",
)
FETCH = """
import json, os, urllib.error, urllib.request
def fetch(address, token="", method="GET", body=None, **headers):
    headers |= {"Authorization": f"token {token}", "Content-Type": "application/json"} if token else {}
    asked = urllib.request.Request(address, method=method, headers=headers, data=body and json.dumps(body).encode())
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({}), Stay).open(asked, timeout=20) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code
class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_): return None
own = os.environ["JUPYTERHUB_API_TOKEN"]
"""
TRIED = """
def tried(what):
    try:
        return repr(what())
    except BaseException as error:
        return type(error).__name__
"""


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Klass]:
    with klass(tmp_path_factory.mktemp("kelas")) as running:
        yield running


@pytest.fixture(scope="module")
def peer(here: Klass) -> Participant:
    return Participant(here, PEOPLE[1]).enter()


@pytest.fixture(scope="module")
def attacker(here: Klass, peer: Participant) -> Participant:
    return Participant(here, PEOPLE[0]).enter()


@pytest.fixture(scope="module")
def kernel(attacker: Participant) -> str:
    return attacker.kernel()


@pytest.fixture(scope="module")
def attack(attacker: Participant, kernel: str) -> Attack:
    attacker.run(FETCH + TRIED, kernel)
    return lambda code: attacker.run(code, kernel).strip()


# --- files ---


def test_neither_the_class_nor_a_peer_is_there(here: Klass, attack: Attack, peer: Participant) -> None:
    wanted = [str(here.folder), str(here.folder.parent), str(here.folder / "seats" / peer.id)]
    wanted += [str(here.folder / name) for name in SECRETS] + [
        "/home",
        "/var",
        "/run",
        "/etc/passwd",
        "/etc/shadow",
    ]
    assert (here.folder / SECRETS[0]).exists()
    assert attack(f"print([place for place in {wanted} if os.path.lexists(place)])") == "[]"


def test_nothing_of_them_under_another_name(attack: Attack, peer: Participant) -> None:
    code = f"""
found = []
for place, folders, files in os.walk("/", onerror=lambda _: None):
    folders[:] = [one for one in folders if os.path.join(place, one) not in ("/proc", "/usr", "/sys")]
    found += [os.path.join(place, one) for one in folders + files
              if one in {SECRETS} or {peer.id!r} in one or one in (".ssh", ".gnupg", ".Xauthority", "id_rsa")]
print(found)
"""
    assert attack(code) == "[]"


def test_the_kit_and_the_system_cannot_be_changed(attack: Attack) -> None:
    places = [
        paths.ROOT / name
        for name in ("kit/__init__.py", "notebooks/x.ipynb", "exercises/x.toml", "datasets/x.csv")
    ]
    words = [str(place) for place in places] + ["/usr/x", "/bin/x", "/etc/x", "/dev/x", "/x"]
    code = f'print({{tried(lambda: open(one, "a")) for one in {words}}} - {{"OSError", "PermissionError"}})'
    assert attack(code) == "set()"
    # A kit that lies below /tmp is shown on the seat's own scratch memory: what is written there, nobody else sees.
    attack(f'tried(lambda: open({str(paths.ROOT / "baru.txt")!r}, "a").close())')
    assert not (paths.ROOT / "baru.txt").exists()


def test_the_own_folders_can_be_written(attack: Attack) -> None:
    folders = [str(paths.ROOT / name) for name in ("belajar", "progress", "data-saya")] + ["/tmp"]  # noqa: S108
    assert (
        attack(f'print({{tried(lambda: open(one + "/x.txt", "a").close()) for one in {folders}}})')
        == "{'None'}"
    )


# --- processes ---


def test_no_process_but_its_own_and_no_token_but_its_own(
    here: Klass, attack: Attack, peer: Participant
) -> None:
    code = """
seen = b"".join(open(f"/proc/{pid}/{part}", "rb").read() for pid in os.listdir("/proc") if pid.isdigit()
                for part in ("environ", "cmdline") if tried(lambda: open(f"/proc/{pid}/{part}", "rb").read()) != "PermissionError")
print(seen.decode(errors="replace"))
"""
    said = attack(code)
    assert "JUPYTERHUB_API_TOKEN" in said
    for secret in (
        here.settings.token,
        "CONFIGPROXY_AUTH_TOKEN",
        "jupyterhub_config",
        f"/{peer.id}/",
        "kit.collector\0",
    ):
        assert secret not in said


def test_no_signal_reaches_out(here: Klass, attack: Attack) -> None:
    hub = here.machinery("jupyterhub_config.py")[0].pid
    assert attack(f"print(tried(lambda: os.kill({hub}, 9)))") == "ProcessLookupError"
    assert here.hub.alive()


@pytest.mark.parametrize(
    "code",
    [
        "ctypes.CDLL(None, use_errno=True).unshare(0x10000000)",  # a user namespace, and root in it
        "ctypes.CDLL(None, use_errno=True).mount(b'none', b'/tmp', b'tmpfs', 0, None)",
        "ctypes.CDLL(None, use_errno=True).ptrace(16, 1, 0, 0)",
        "ctypes.CDLL(None, use_errno=True).shmget(0, 4096, 0o1600)",
        "ctypes.CDLL(None, use_errno=True).syscall(425, 8, None)",  # io_uring_setup
    ],
)
def test_no_way_around_the_walls(attack: Attack, code: str) -> None:
    assert attack(f"import ctypes; print({code})") == "-1"


def test_no_socket_of_the_desktop(attack: Attack) -> None:
    """X11 and D-Bus have sockets without a file, which every process of the account could open."""
    name = "\0kit-desktop"
    with socket.socket(socket.AF_UNIX) as desktop, socket.socket(socket.AF_UNIX) as neighbour:
        desktop.bind(name)
        desktop.listen()
        neighbour.connect(name)
        code = f"import socket; print(tried(lambda: socket.socket(socket.AF_UNIX).connect({name!r})))"
        assert attack(code) == "ConnectionRefusedError"
    assert attack("print(tried(lambda: os.memfd_create('x')))") == "PermissionError"


# --- the network ---


def test_a_seat_has_a_network_of_its_own(here: Klass, attack: Attack, peer: Participant) -> None:
    kept = here.settings
    server = urlsplit(here.machinery(f"/seats/{peer.id}/")[0].environ()["JUPYTERHUB_SERVICE_URL"]).port
    ports = [kept.port, kept.hub_port, kept.proxy_port, kept.collector_port, server]
    for port in ports:
        socket.create_connection(("127.0.0.1", port), timeout=PATIENCE).close()
    tried = [(host, port) for host in (network.OUTER, "127.0.0.1") for port in ports if port != door.PORT]
    code = f"""
import socket
print([name for _, name in socket.if_nameindex()])
print({{tried(lambda: socket.create_connection(one, timeout=5)) for one in {tried}}})
"""
    cards, tries = attack(code).splitlines()
    assert cards == "['lo']"
    assert eval(tries) <= {"ConnectionRefusedError", "OSError"}  # noqa: S307 - names of errors


def test_what_a_seat_serves_nobody_else_finds(attack: Attack) -> None:
    port = int(attack("own_server = socket.create_server(('', 0)); print(own_server.getsockname()[1])"))
    assert attack(f"print(tried(lambda: socket.create_connection(('127.0.0.1', {port})).close()))") == "None"
    for host in (network.OUTER, "127.0.0.1"):
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((host, port), timeout=PATIENCE)


def test_one_seat_cannot_take_the_door_from_others(attack: Attack, peer: Participant) -> None:
    hold = f"""
held = []
for _ in range(300):
    one = socket.socket(socket.AF_UNIX)
    one.settimeout(0.2)
    if tried(lambda: one.connect("{door.INSIDE / door.SOCKET}")) == "None":
        held.append(one)
print(len(held) > 30)
"""
    assert attack(hold) == "True"
    asked = (
        f"import urllib.request; print(urllib.request.urlopen('{door.ADDRESS}/hub/api/', timeout=30).status)"
    )
    assert peer.run(asked) == "200\n"
    attack("for one in held: one.close()")
    assert attack(f"print(tried(lambda: os.unlink('{door.INSIDE / door.SOCKET}')))") == "OSError"


def test_the_proxy_obeys_the_hub_only(here: Klass) -> None:
    routes = f"http://127.0.0.1:{here.settings.proxy_port}/api/routes"
    assert requests.get(routes, timeout=PATIENCE).status_code == 403
    wrong = {"Authorization": f"token {here.settings.token}"}
    assert requests.delete(f"{routes}/x", headers=wrong, timeout=PATIENCE).status_code == 403


def test_the_hub_gives_no_more_than_its_own_seat(here: Klass, attack: Attack, peer: Participant) -> None:
    calls = [
        ("users", "GET"),
        (f"users/{peer.id}", "GET"),
        (f"users/{peer.id}/server", "DELETE"),
        ("proxy", "GET"),
    ]
    calls += [
        (f"users/{peer.id}/tokens", "POST"),
        ("users/fasilitator/tokens", "POST"),
        ("services", "GET"),
        ("shutdown", "POST"),
    ]
    code = f'print({{fetch("{door.ADDRESS}/hub/api/" + path, own, method) for path, method in {calls}}} - {{403, 404}})'
    assert attack(code) == "set()"
    assert (
        attack(f'print(fetch("{door.ADDRESS}/hub/atur-pin", own, "POST", {{"seat": "{peer.id}"}}))') == "403"
    )
    assert peer.sign_in("2468").status_code == 302


def test_a_peers_server_opens_to_the_peer_only(
    here: Klass, attack: Attack, attacker: Participant, peer: Participant
) -> None:
    path = f"/user/{peer.id}/api/contents/belajar"
    place = door.ADDRESS + path
    assert attack(f'print(fetch("{place}"), fetch("{place}", own))') == "403 403"
    browser = attacker.web.get(here.outer + path, timeout=PATIENCE)
    assert browser.status_code in (403, 404)


def test_the_board_is_the_facilitators(here: Klass, attack: Attack, attacker: Participant) -> None:
    board = f"{door.ADDRESS}/services/kemajuan/"
    assert (
        attack(f'print(fetch("{board}") in (302, 403), fetch("{board}", own) in (302, 403))') == "True True"
    )
    page = attacker.web.get(f"{here.outer}/services/kemajuan/", timeout=PATIENCE)
    assert page.status_code == 403
    assert PEOPLE[1] not in page.text


def test_the_facilitators_key_is_not_to_be_guessed(here: Klass, attack: Attack) -> None:
    assert (
        attack(
            f'print(fetch("{door.ADDRESS}/hub/fasilitator?key=x"), fetch("{door.ADDRESS}/hub/fasilitator?key="))'
        )
        == "403 403"
    )


# --- script in the class's own origin ---

EVIL = "<!doctype html><script>document.title = 'masuk'</script>"


def test_nothing_that_a_seat_writes_becomes_part_of_its_server(attack: Attack) -> None:
    """A page below the data folder would be served without login, as text/html, where everybody's cookies are."""
    write = f"""
from jupyter_core import paths as places
def write(folder):
    os.makedirs(folder, exist_ok=True)
    open(os.path.join(folder, "x.html"), "w").write({EVIL!r})
own_places = [places.jupyter_data_dir(), places.jupyter_config_dir()]
wanted = [os.path.join(one, "labextensions/evil/static") for one in places.jupyter_path() + own_places]
wanted += [os.path.join(one, "custom") for one in places.jupyter_config_path() + own_places]
wanted += [os.path.join(one, "nbconvert/templates/lab") for one in places.jupyter_path()]
print({{tried(lambda: write(one)) for one in wanted}}, len(wanted))
"""
    said, count = attack(write).rsplit(" ", 1)
    assert eval(said) <= {"OSError", "PermissionError", "FileNotFoundError"}  # noqa: S307 - names of errors
    assert int(count) > 6


@pytest.mark.parametrize("path", ["lab/extensions/evil/static/x.html", "custom/x.html", "static/x.html"])
def test_no_page_of_a_seat_without_login(
    here: Klass, attack: Attack, attacker: Participant, peer: Participant, path: str
) -> None:
    place = "os.path.join(os.environ['HOME'], 'data', {!r})"
    for below in ("labextensions/evil/static", "custom", "static"):
        attack(f"folder = {place.format(below)}; os.makedirs(folder, exist_ok=True)")
        attack(f"print(open(folder + '/x.html', 'w').write({EVIL!r}))")
    for visitor in (attacker, peer):
        page = visitor.web.get(f"{attacker.base}{path}", timeout=PATIENCE)
        assert "masuk" not in page.text, page.url


def test_a_page_among_the_files_has_no_rights(attack: Attack, attacker: Participant) -> None:
    attack(f"open('x.html', 'w').write({EVIL!r}); open('x.svg', 'w').write('<svg/>')")
    for path in (
        "files/belajar/x.html",
        "files/belajar/x.svg",
        "nbconvert/html/belajar/00-mulai.ipynb",
    ):
        page = attacker.web.get(f"{attacker.base}{path}", timeout=PATIENCE)
        assert page.status_code == 200, path
        rules = page.headers["Content-Security-Policy"]
        assert "sandbox" in rules
        assert "allow-same-origin" not in rules
        assert page.headers["X-Content-Type-Options"] == "nosniff"


def test_no_kernel_reaches_into_the_server(attack: Attack) -> None:
    """Who writes into its memory, or takes its socket, answers in its place."""
    reach = """
server = next(
    int(pid) for pid in os.listdir("/proc")
    if pid.isdecimal() and b"kit.classroom.inside" in open(f"/proc/{pid}/cmdline", "rb").read().split(b"\\0")
    and b"-m" in open(f"/proc/{pid}/cmdline", "rb").read() and b"prlimit" not in open(f"/proc/{pid}/cmdline", "rb").read()
    and int(pid) > 1 and b"bwrap" not in open(f"/proc/{pid}/comm", "rb").read()
)
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
pidfd_open, pidfd_getfd = 434, 438
handle = libc.syscall(pidfd_open, server, 0)
print(
    tried(lambda: open(f"/proc/{server}/mem", "r+b")), tried(lambda: open(f"/proc/{server}/environ", "rb")),
    {libc.syscall(pidfd_getfd, handle, number, 0) for number in range(3, 20)},
)
"""
    assert attack(reach) == "PermissionError PermissionError {-1}"


def test_the_facilitators_cookie_opens_the_board_and_no_seat(here: Klass, peer: Participant) -> None:
    assert here.command("run(None, browser=False)").returncode == 0
    visitor = Participant(here, PEOPLE[0]).web
    key = (here.folder / "kunci-fasilitator").read_text()
    opened = visitor.get(f"{here.url}/hub/fasilitator?key={key}", timeout=PATIENCE)
    assert opened.url == f"{here.url}/services/kemajuan/"
    assert visitor.get(f"{here.url}/services/kemajuan/board.json", timeout=PATIENCE).status_code in (200, 403)
    assert visitor.get(f"{here.url}/hub/api/users", timeout=PATIENCE).status_code == 403
    assert visitor.get(f"{here.url}/hub/api/users/{peer.id}", timeout=PATIENCE).status_code in (403, 404)
    assert visitor.get(f"{here.url}/user/{peer.id}/api/contents", timeout=PATIENCE).status_code in (403, 404)


def test_cookies_stay_with_the_class(here: Klass, attacker: Participant) -> None:
    page = Participant(here, PEOPLE[0]).web.get(f"{here.outer}/hub/login", timeout=PATIENCE)
    assert "HttpOnly" in page.headers["Set-Cookie"]
    assert "SameSite=Lax" in page.headers["Set-Cookie"]
    again = Participant(here, PEOPLE[0]).sign_in("2468")
    kept = [one for one in again.headers["Set-Cookie"].split(", jupyterhub") if "jupyterhub-hub-login" in one]
    assert kept
    assert all("HttpOnly" in one and "SameSite=Lax" in one for one in kept)


# --- more than its share ---


def test_memory_is_bounded(here: Klass, attack: Attack) -> None:
    assert attack("print(tried(lambda: bytearray(2 * 2**30)))") == "MemoryError"
    assert (
        attack("import resource; print(tried(lambda: resource.setrlimit(resource.RLIMIT_DATA, (-1, -1))))")
        == "ValueError"
    )


def test_no_memory_that_no_limit_counts(attack: Attack) -> None:
    code = """
import mmap
zero = os.open("/dev/zero", os.O_RDWR)
print(tried(lambda: mmap.mmap(-1, 2**20)), tried(lambda: mmap.mmap(zero, 2**20)))
print(len(mmap.mmap(-1, 2**20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)))
"""
    assert attack(code) == f"OSError OSError\n{2**20}"


def test_the_hub_is_the_last_to_go(attack: Attack) -> None:
    assert attack("print(open('/proc/self/oom_score_adj').read(), os.nice(0))").split() == ["500", "5"]


def test_disk_and_scratch_are_bounded(attack: Attack) -> None:
    fill = """
def fill(place):
    with open(place, "wb", buffering=0) as file:
        try:
            for _ in range(400): file.write(bytes(2**20))
        except OSError as error:
            print(error.strerror, file.tell() // 2**20)
    os.unlink(place)
"""
    attack(fill)
    assert attack('fill("besar.bin")') == f"File too large {sandbox.LIMITS.file}"
    assert attack('fill("/tmp/besar.bin")').startswith("No space left on device")
    assert attack('fill("/dev/shm/besar.bin")').startswith("No space left on device")


def test_a_fork_bomb_ends_in_its_own_seat(here: Klass, attack: Attack, peer: Participant) -> None:
    bomb = """
import signal, time
children = []
try:
    while True:
        child = os.fork()
        if not child:
            time.sleep(60); os._exit(0)
        children.append(child)
except OSError as error:
    print(error.strerror, len(children) <= 200)
for child in children:
    os.kill(child, signal.SIGKILL); os.waitpid(child, 0)
"""
    assert attack(bomb) == "Resource temporarily unavailable True"
    assert peer.run("print(6 * 7)") == "42\n"
    assert here.hub.alive()


def test_who_keeps_the_processors_busy_steps_back(here: Klass, attack: Attack, peer: Participant) -> None:
    busy = """
import time
child = os.fork()
if not child:
    end = time.monotonic() + 60
    while time.monotonic() < end: pass
    os._exit(0)
print(child)
"""
    child = attack(busy)
    # How much a busy machine leaves to the loop is nobody's promise: this watch's own seconds are short ones.
    watch, now = Watch(here.folder, str), 0.0
    try:
        for _ in range(60):
            watch.processors(now)
            if attack("print(os.nice(0))") == "19":
                break
            time.sleep(1)
            now += 0.1
        assert attack(f"print(os.nice(0), os.getpriority(os.PRIO_PROCESS, {child}))") == "19 19"
        assert peer.run("import os; print(os.nice(0))") == "5\n"
    finally:
        attack(f"import signal; os.kill({child}, signal.SIGKILL); os.waitpid({child}, 0)")


def test_whatever_fills_a_folder_ends_by_any_name(
    here: Klass, peer: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    third, mark = Participant(here, PEOPLE[2]).enter(), f"isi-{here.settings.port}"
    code = f"""
import os, subprocess
names = ["-m kit.classroom.inside", "bwrap", "{here.folder}/seats/{peer.id}/belajar kit.classroom.inside"]
for name in names:
    subprocess.Popen(["{mark}", "-c", "sleep 600; true", *name.split()], executable="/bin/bash", start_new_session=True,
                     env={{{processes.MARK!r}: {str(here.folder)!r}}})
"""
    assert third.run(code, third.kernel()) == ""
    alike = [one for one in psutil.process_iter() if words_of(one)[:1] == [mark]]
    assert len(alike) >= 3  # and what they are just starting
    monkeypatch.setattr(watch, "_size", lambda place: 2**62 if place.name == third.id else 0)
    Watch(here.folder, str).disk()
    psutil.wait_procs(alike, timeout=PATIENCE)
    assert not any(one.is_running() for one in alike)
    assert third.run("print(6 * 7)") == "42\n"
    assert peer.run("print(6 * 7)") == "42\n"


# --- at the end of the class ---


def test_what_is_collected_is_the_seats_own(here: Klass, attack: Attack, tmp_path: Path) -> None:
    traps = f"""
os.symlink({str(here.folder / "roster.json")!r}, "daftar.json")
os.symlink({str(here.folder)!r}, "kelas")
os.symlink("/etc", "etc")
os.mkfifo("pipa")
open("..\\nbaris\\\\baru.txt", "w").write("x")
print(tried(lambda: os.link("../kit/__init__.py", "keras.py")))
"""
    assert attack(traps) in ("OSError", "PermissionError")
    tmp_path.chmod(0o755)
    done = here.command(f"finish(Path({str(tmp_path)!r}))")
    assert done.returncode == 0, done.stderr
    found = {path.name for path in next(tmp_path.glob("kelas-*")).rglob("*") if path.is_file()}
    assert {"00-mulai.ipynb", f"{PEOPLE[0]}.zip", "_baris_baru.txt"} <= found
    assert not found & {"roster.json", "daftar.json", "pipa", "hub.sqlite", "keras.py"}
    assert "daftar.json" in done.stdout
