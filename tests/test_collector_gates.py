"""Identities from the hub: a seat's token sends, the facilitator looks, and nobody else does either."""

from __future__ import annotations

import asyncio
import json
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from collecting import Running, event, lines, running
from jupyterhub.services.auth import HubOAuth
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application, RequestHandler, create_signed_value

from kit import text_class as text
from kit.collector.gates import cookie_secret
from kit.collector.settings import from_environment
from kit.collector.store import StoreError

SCOPE = "access:services!service=kemajuan"
PREFIX = "/services/kemajuan/"
USERS = {
    "t-sari": {"name": "sari", "kind": "user", "admin": False, "scopes": [SCOPE]},
    "t-budi": {"name": "budi", "kind": "user", "admin": False, "scopes": ["access:servers!user=budi"]},
    "t-fasilitator": {"name": "fasilitator", "kind": "user", "admin": False, "scopes": [SCOPE]},
    "t-admin-lain": {"name": "lain", "kind": "user", "admin": True, "scopes": []},
    "t-layanan": {"name": "fasilitator", "kind": "service", "admin": True, "scopes": [SCOPE]},
}


class FakeHub:
    """The two calls that the collector makes of a hub."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.reset: list[str] = []
        self.broken = False
        self.url = ""

    def start(self) -> None:
        hub, ready = self, threading.Event()
        self.over = threading.Event()

        class Who(RequestHandler):
            def get(self) -> None:
                token = self.request.headers["Authorization"].split()[-1]
                hub.asked.append(token)
                self.set_status(500 if hub.broken else 200 if token in USERS else 403)
                self.finish(USERS.get(token, {}))

        class Pin(RequestHandler):
            def post(self) -> None:
                right = self.request.headers["Authorization"] == "token t-kemajuan"
                hub.reset.append(json.loads(self.request.body)["seat"])
                self.set_status(204 if right and hub.reset[-1] == "sari" else 404)

        async def serve() -> None:
            server = HTTPServer(Application([("/hub/api/user", Who), ("/hub/atur-pin", Pin)]))
            sock, port = bind_unused_port()
            server.add_sockets([sock])
            hub.url = f"http://127.0.0.1:{port}/hub/api"
            ready.set()
            while not hub.over.is_set():
                await asyncio.sleep(0.02)
            server.stop()
            await server.close_all_connections()

        self.thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
        self.thread.start()
        assert ready.wait(60)

    def stop(self) -> None:
        self.over.set()
        self.thread.join(60)


@pytest.fixture
def hub() -> Iterator[FakeHub]:
    made = FakeHub()
    made.start()
    yield made
    made.stop()


@pytest.fixture
def collector(hub: FakeHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    given = {
        "JUPYTERHUB_API_TOKEN": "t-kemajuan",
        "JUPYTERHUB_API_URL": hub.url,
        "JUPYTERHUB_SERVICE_NAME": "kemajuan",
        "JUPYTERHUB_SERVICE_PREFIX": PREFIX,
        "JUPYTERHUB_CLIENT_ID": "service-kemajuan",
        "JUPYTERHUB_OAUTH_ACCESS_SCOPES": json.dumps([SCOPE, "access:services"]),
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    HubOAuth.clear_instance()
    with running(tmp_path, roster=[{"id": "sari", "name": "Sari Contoh"}], more=given) as made:
        made.url += PREFIX.rstrip("/")
        yield made
    HubOAuth.clear_instance()


def token(name: str) -> dict[str, str]:
    return {"Authorization": f"token {name}"}


def seats(collector: Running) -> dict[str, int]:
    people = {one.id: one.seat for one in collector.room.store.learners("kelas")}
    found: dict[str, int] = {}
    for row in collector.room.store.all("kelas"):
        found[people[row.learner]] = found.get(people[row.learner], 0) + 1
    return found


def test_a_seats_token_says_whose_events_these_are(collector: Running) -> None:
    answer = collector.ask("events", lines(event(learner="budi")), token("t-sari"))
    assert answer.json["accepted"] == 1
    assert seats(collector) == {"sari": 1}


@pytest.mark.parametrize("name", ["t-budi", "t-admin-lain", "t-layanan", "t-niemand", "t-kemajuan", ""])
def test_no_other_token_sends(collector: Running, name: str) -> None:
    answer = collector.ask("events", lines(event()), token(name))
    assert (answer.status, answer.json["message"]) == (403, text.NOT_A_SENDER)
    assert seats(collector) == {}


def test_the_hub_is_asked_once_for_many_batches(collector: Running, hub: FakeHub) -> None:
    for at in range(5):
        collector.ask("events", lines(event(at=at)), token("t-sari"))
    assert hub.asked.count("t-sari") == 1


def test_a_hub_that_fails_means_later(collector: Running, hub: FakeHub) -> None:
    hub.broken = True
    answer = collector.ask("events", lines(event()), token("t-sari"))
    assert (answer.status, answer.json["message"]) == (503, text.HUB_NOT_ANSWERING)
    hub.broken = False
    assert collector.ask("events", lines(event()), token("t-sari")).status == 200


PAGES = ["", "papan", "board.json", "room.json", "kemajuan.csv", "xapi.json", "stream"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("name", ["t-sari", "t-budi", "t-admin-lain", "t-layanan"])
def test_only_the_facilitator_looks(collector: Running, path: str, name: str) -> None:
    answer = collector.ask(path, headers=token(name))
    assert answer.status == 403
    assert "Sari" not in answer.text


@pytest.mark.parametrize("path", [one for one in PAGES if one != "stream"])
def test_the_facilitator_sees_every_page(collector: Running, path: str) -> None:
    assert collector.ask(path, headers=token("t-fasilitator")).status == 200


def test_a_stranger_is_sent_to_the_hub_and_a_script_is_refused(collector: Running) -> None:
    import http.client
    from urllib.parse import urlsplit

    for path, status in (("papan", 302), ("board.json", 403)):
        connection = http.client.HTTPConnection(urlsplit(collector.url).netloc, timeout=60)
        connection.request("GET", PREFIX + path)
        answer = connection.getresponse()
        answer.read()
        assert answer.status == status
        if status == 302:
            assert answer.headers["Location"].startswith("/hub/api/oauth2/authorize")
        connection.close()


def test_a_script_of_the_page_itself_reads_and_one_of_a_seat_on_the_same_address_does_not(
    collector: Running,
) -> None:
    secret = cookie_secret(collector.room.settings)
    own = create_signed_value(secret, "service-kemajuan", "t-fasilitator").decode()
    page = collector.ask("papan", headers={"Cookie": f"service-kemajuan={own}", "Sec-Fetch-Mode": "navigate"})
    xsrf, proof = (
        re.search(r"_xsrf=([^;]+)", page.headers["Set-Cookie"]),
        re.search(r'"proof": "([^"]+)"', page.text),
    )
    assert xsrf
    assert proof
    script = {
        "Cookie": f"service-kemajuan={own}; {xsrf[0]}",
        "Sec-Fetch-Mode": "cors",
        "Sec-Fetch-Site": "same-origin",
    }
    assert collector.ask("board.json", headers=script).status == 403
    assert collector.ask(f"board.json?_xsrf={proof[1]}", headers=script).status == 200
    assert collector.ask("board.json", headers=script | {"X-XSRFToken": proof[1]}).status == 200


@pytest.mark.parametrize(("seat", "status"), [("sari", 200), ("siapa", 502)])
def test_the_board_resets_a_pin_through_the_hub(
    collector: Running, hub: FakeHub, seat: str, status: int
) -> None:
    page = collector.ask("papan", headers=token("t-fasilitator"))
    cookie = re.search(r"_xsrf=([^;]+)", page.headers["Set-Cookie"])
    assert cookie
    proof = token("t-fasilitator") | {"Cookie": cookie[0], "X-XSRFToken": cookie[1]}
    answer = collector.ask("pin", urlencode({"seat": seat}).encode(), proof)
    assert (answer.status, hub.reset) == (status, [seat])
    assert answer.json["message"] == (text.PIN_RESET if status == 200 else text.PIN_NOT_RESET)


def test_a_participant_resets_no_pin(collector: Running, hub: FakeHub) -> None:
    assert collector.ask("pin", urlencode({"seat": "sari"}).encode(), token("t-sari")).status == 403
    assert hub.reset == []


@pytest.mark.parametrize(
    "given", [{}, {"KIT_COLLECTOR_KEY": "pendek", "KIT_COLLECTOR_CODE": "1"}, {"KIT_COLLECTOR_KEY": "x" * 12}]
)
def test_alone_it_never_stands_open(given: dict[str, Any]) -> None:
    with pytest.raises(StoreError):
        from_environment(given)


def test_it_listens_to_this_computer_alone_unless_told() -> None:
    given = {"KIT_COLLECTOR_KEY": "x" * 12, "KIT_COLLECTOR_CODE": "1"}
    assert from_environment(given).host == "127.0.0.1"
    told = from_environment(given | {"KIT_COLLECTOR_LISTEN": "http://0.0.0.0:8000"})
    assert (told.host, told.port) == ("0.0.0.0", 8000)  # noqa: S104
