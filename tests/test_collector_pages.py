"""The facilitator's pages: closed to everybody else, harmless whatever names hold, live and resumable."""

from __future__ import annotations

import http.client
import json
import logging
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from collecting import CODE, KEY, ROSTER, Answer, Running, event, lines, running

from kit import text_class as text
from kit.collector import pages

NASTY = "<script>alert(1)</script>'\"; DROP TABLE learner;--"
CLOSED = ["", "papan", "board.json", "stream", "room.json", "kemajuan.csv", "xapi.json"]


@pytest.fixture
def collector(tmp_path: Path) -> Iterator[Running]:
    roster = [*ROSTER, {"id": "x", "name": NASTY, "institution": "</script><!--", "code": "X9"}]
    with running(tmp_path, roster=roster) as made:
        yield made


def until(ask: Any) -> Any:
    """What `ask` gives once it gives something."""
    for _ in range(600):
        if found := ask():
            return found
        time.sleep(0.05)
    raise AssertionError("nothing came")


def raw(collector: Running, path: str, method: str = "GET", body: str = "", **headers: str) -> Answer:
    """One request without following redirects."""
    connection = http.client.HTTPConnection(urlsplit(collector.url).netloc, timeout=60)
    connection.request(method, f"/{path}", body, {"Cookie": collector.cookie, **headers})
    answer = connection.getresponse()
    found = Answer(answer.status, answer.read().decode(), dict(answer.getheaders()))
    connection.close()
    return found


@pytest.mark.parametrize("path", CLOSED)
def test_nobody_gets_in_without_the_key(collector: Running, path: str) -> None:
    answer = raw(collector, path)
    assert (answer.status, answer.headers.get("Location", "/masuk")) in [(302, "/masuk"), (403, "/masuk")]
    assert "Contoh" not in answer.text


@pytest.mark.parametrize("path", CLOSED)
def test_a_participants_code_opens_no_page(collector: Running, path: str) -> None:
    for header in (f"kode {CODE}/A1", f"token {KEY}", f"Bearer {KEY}"):
        assert raw(collector, path, Authorization=header).status in (302, 403)


def test_a_forged_cookie_opens_nothing(collector: Running) -> None:
    forged = collector.sign_in().cookie[:-4] + 'abc"'
    assert raw(collector, "board.json", Cookie=forged).status == 403


def test_a_sentence_for_whoever_is_refused(collector: Running) -> None:
    assert text.ERRORS[403] in raw(collector, "board.json").text
    assert raw(collector, "tidak-ada").status == 404


def sign_in(collector: Running, key: str) -> Answer:
    page = raw(collector, "masuk")
    cookie = re.search(r"_xsrf=[^;]+", page.headers["Set-Cookie"])
    token = re.search(r'name="_xsrf" value="([^"]+)"', page.text)
    assert cookie
    assert token
    body = urlencode({"kunci": key, "_xsrf": token[1]})
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    return raw(collector, "masuk", "POST", body, **kind, Cookie=cookie[0])


def test_the_key_opens_and_a_wrong_one_does_not(collector: Running) -> None:
    wrong = sign_in(collector, "kunci-yang-lain")
    assert (wrong.status, text.WRONG_KEY in wrong.text) == (403, True)
    right = sign_in(collector, KEY)
    assert (right.status, right.headers["Location"]) == (302, "/")
    assert "HttpOnly" in right.headers["Set-Cookie"]


def test_guessing_the_key_is_slowed_down(collector: Running) -> None:
    assert [sign_in(collector, f"salah-{n}").status for n in range(21)][-1] == 429


def test_no_form_of_another_site_counts(collector: Running) -> None:
    assert raw(collector.sign_in(), "pin", "POST", urlencode({"seat": "peserta-1"})).status == 403


def test_the_start_page_shows_address_code_and_qr(collector: Running) -> None:
    page = raw(collector.sign_in(), "").text
    assert "http://192.168.10.20:8000/" in page
    assert CODE in page
    assert "<svg" in page


def test_who_has_arrived(collector: Running) -> None:
    (collector.folder / "pins.json").write_text('{"peserta-2": ["x", "y"]}')
    collector.post(lines(event()))
    collector.post(lines(event("learner")), f"{CODE}/C3")  # a seat that is prepared, nobody in it yet
    seen = until(
        lambda: [p["name"] for p in raw(collector.sign_in(), "room.json").json["people"] if p["in"]][1:]
    )
    assert seen == ["Peserta Contoh 002"]


def test_names_cannot_leave_their_place(collector: Running) -> None:
    inside = collector.sign_in()
    until(lambda: len(raw(inside, "board.json").json["rows"]) == 4)
    page = raw(inside, "papan")
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page.text, re.DOTALL)
    assert data
    assert json.loads(data[1])["lessons"]
    assert "<" not in data[1]
    assert NASTY in {row["name"] for row in raw(inside, "board.json").json["rows"]}
    assert raw(inside, "board.json").headers["Content-Type"].startswith("application/json")


def test_a_page_takes_nothing_from_elsewhere_and_is_in_no_frame(collector: Running) -> None:
    rule = raw(collector.sign_in(), "papan").headers["Content-Security-Policy"]
    assert "default-src 'none'" in rule
    assert "frame-ancestors 'none'" in rule
    assert "unsafe" not in rule


class Listener:
    """A reader of the live stream."""

    def __init__(self, collector: Running, last: str = "", path: str = "stream") -> None:
        place = urlsplit(collector.url)
        self.socket = socket.create_connection((place.hostname, place.port), timeout=60)
        more = f"Last-Event-ID: {last}\r\n" if last else ""
        self.socket.sendall(
            f"GET /{path} HTTP/1.1\r\nHost: x\r\nCookie: {collector.cookie}\r\n{more}\r\n".encode()
        )
        self.file = self.socket.makefile("rb")

    def message(self) -> tuple[str, dict[str, Any]]:
        own = ""
        for line in self.file:
            if line.startswith(b"id: "):
                own = line[4:].strip().decode()
            if line.startswith(b"data: "):
                return own, json.loads(line[6:])
        raise AssertionError("the stream ended")

    def close(self) -> None:
        self.file.close()
        self.socket.close()


def test_the_stream_brings_what_changes_and_a_return_only_what_was_missed(collector: Running) -> None:
    inside = collector.sign_in()
    until(lambda: len(raw(inside, "board.json").json["rows"]) == 4)
    listener = Listener(inside)
    own, first = listener.message()
    assert (first["full"], len(first["rows"])) == (True, 4)
    collector.post(lines(event(outcome="right")))
    later, second = listener.message()
    assert (second["full"], [row["name"] for row in second["rows"]]) == (False, ["Peserta Contoh 001"])
    listener.close()
    for last, names in ((own, 1), (later.rsplit("-", 1)[0] + "-0", 4), ("berbeda-5", 4), ("rusak", 4)):
        back = Listener(inside, last)
        assert len(back.message()[1]["rows"]) == names
        back.close()


def test_the_anonymous_stream_has_no_names(collector: Running) -> None:
    inside = collector.sign_in()
    until(lambda: len(raw(inside, "board.json").json["rows"]) == 4)
    listener = Listener(inside, path="stream?anonim=1")
    assert {row["name"] for row in listener.message()[1]["rows"]} == {""}
    listener.close()


def test_a_page_that_is_left_leaves_no_complaint(
    collector: Running, caplog: pytest.LogCaptureFixture
) -> None:
    listener = Listener(collector.sign_in())
    listener.message()
    listener.close()
    for n in range(3):
        collector.post(lines(event(at=n)))
        time.sleep(1.2)
    assert [one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR] == []


def test_a_collector_that_ends_under_an_open_page_says_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with running(tmp_path) as collector:
        listener = Listener(collector.sign_in())
        listener.message()
    listener.close()
    assert [one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR] == []


def test_without_a_hub_there_is_no_pin_to_reset(collector: Running) -> None:
    assert '"pins": false' in raw(collector.sign_in(), "papan").text


def test_health_tells_nothing(collector: Running) -> None:
    assert raw(collector, "health").json == {"status": "ok"}


@pytest.mark.parametrize("words", ["BOARD", "PAGES"])
def test_every_word_of_the_pages_is_used_and_no_other(words: str) -> None:
    here = Path(pages.__file__).parent
    shown = "\n".join(path.read_text() for path in [*here.glob("pages/*.html"), here / "static" / "board.js"])
    name = {
        "BOARD": r"board\[\"(\w+)\"\]|(?<![\w.])words\.(\w+)",
        "PAGES": r"(?<![\w.])words\[[\"'](\w+)[\"']\]",
    }[words]
    used = {one for found in re.finditer(name, shown) for one in found.groups() if one}
    assert sorted(used ^ getattr(text, words).keys()) == []
