"""A class as its people meet it: the facilitator's pages, a participant's way in, the board beside it; by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import play
import pytest
import requests
from axe_playwright_python.sync_playwright import Axe
from classroom import network
from classroom.running import PEOPLE, Klass, klass, until
from harness import ARGUMENTS, PATIENCE, ROOT, Watch, cards_live
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser, Error, Locator, Page, expect
from test_board import CONTRAST, GRAVE
from words import indonesian

from kit import browsers
from kit import text_class as text
from kit.exercises import lessons

pytestmark = pytest.mark.kelas
Come = Callable[[], Page]
ONE, TWO = PEOPLE[:2]
FIRST = lessons()[0].exercises[0]
PAGES = Environment(loader=FileSystemLoader(ROOT / "kit" / "classroom" / "templates"), autoescape=True)
PIN, NEXT_PIN = "2468", "97531"
# What a page may complain about, because it is asked for: refused, not there, closed.
ASKED_FOR = tuple(words.format(status) for status in (403, 404, 424) for words in ("{}: ", "status of {}"))


@pytest.fixture(scope="module")
def here(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Klass]:
    """The browser of all tests comes first: it must not be started in the network of the class."""
    with klass(tmp_path_factory.mktemp("kelas"), (ONE, TWO)) as running:
        yield running


@pytest.fixture(scope="module")
def guest(browser: Browser, here: Klass) -> Iterator[Browser]:
    """Another Chromium, in the network of the class."""
    program = network.entering(browsers.chromium() or "", here.folder.parent)
    inside = browser.browser_type.launch(executable_path=program, args=ARGUMENTS)
    yield inside
    inside.close()


@pytest.fixture(scope="module")
def somebody(guest: Browser) -> Iterator[Come]:
    """A browser of its own for each who comes; at the end nothing may have failed unseen."""
    contexts, watch = [], Watch(ASKED_FOR)

    def come() -> Page:
        contexts.append(guest.new_context(viewport={"width": 1280, "height": 800}))
        contexts[-1].set_default_timeout(PATIENCE)
        page = contexts[-1].new_page()
        watch.follow(page)
        return page

    yield come
    for context in contexts:
        context.close()
    assert not watch.faults


@pytest.fixture(scope="module")
def facilitator(here: Klass, somebody: Come) -> Page:
    """Came by the address that the command printed."""
    page = somebody()
    page.goto(re.findall(r"http\S+key=\S+", here.said())[-1])
    return page


@pytest.fixture(scope="module")
def participant(here: Klass, somebody: Come) -> Page:
    page = somebody()
    page.goto(here.outer)
    return page


def shown(here: Klass) -> str:
    """The class code as it is read from the screen."""
    return f"{here.settings.code[:3]} {here.settings.code[3:]}"


def enter(page: Page, here: Klass, name: str, *pins: str) -> None:
    """From the class code to the PIN, or a new one twice, by keyboard."""
    expect(page.get_by_label("Kode kelas")).to_be_focused()
    page.keyboard.type(shown(here))
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name=name)
    expect(link).to_be_visible()
    for _ in PEOPLE:
        if not link.evaluate("link => link === document.activeElement"):
            page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(name)
    give_pin(page, *pins)


def give_pin(page: Page, *pins: str) -> None:
    expect(page.get_by_label("PIN").first).to_be_focused()
    for left, pin in zip(reversed(range(len(pins))), pins, strict=True):
        page.keyboard.type(pin)
        page.keyboard.press("Tab" if left else "Enter")


def card(page: Page) -> Locator:
    """The first card of the lesson that opens by itself."""
    page.wait_for_url("**/lab/tree/belajar/00-mulai.ipynb*")
    cards_live(page)
    return play.card_of(page, FIRST)


def test_the_facilitators_address_opens_once(facilitator: Page, here: Klass, somebody: Come) -> None:
    expect(facilitator.get_by_role("heading", name=text.PAGES["start_title"])).to_be_visible()
    expect(facilitator.locator(".address")).to_have_text(here.outer)
    expect(facilitator.locator(".code")).to_have_text(shown(here))
    expect(facilitator.get_by_role("img", name=text.PAGES["scan"])).to_be_visible()
    expect(facilitator.locator("#people li")).to_have_text([ONE, TWO])
    second = somebody()
    second.goto(f"{here.url}/hub/fasilitator?key={here.key()}")
    expect(second.get_by_role("alert")).to_have_text(text.KEY_SPENT)
    facilitator.get_by_role("link", name=text.PAGES["board"]).press("Enter")
    expect(facilitator.locator("tbody tr")).to_have_count(2)


def test_the_board_follows_a_participant(participant: Page, facilitator: Page, here: Klass) -> None:
    facilitator.get_by_role("combobox").select_option("00")
    cell = facilitator.locator("tbody tr").filter(has_text=ONE).locator("td.mark").first
    expect(cell).to_contain_text(text.BOARD["cell_none"])
    facilitator.evaluate("window.same = true")
    participant.keyboard.type("000001")
    participant.keyboard.press("Enter")
    expect(participant.get_by_role("alert")).to_have_text(text.WRONG_CODE)
    enter(participant, here, ONE, PIN, NEXT_PIN)
    expect(participant.get_by_role("alert")).to_have_text(text.PINS_DIFFER)
    give_pin(participant, PIN, PIN)
    mine = card(participant)
    expect(participant.locator(".kit-identity")).to_have_count(0)  # the roster knows who sits here
    indonesian(participant)
    play.answer(mine, FIRST, FIRST.mistakes("")[0][0])
    expect(cell).to_contain_text("Belum tepat")
    play.answer(mine, FIRST, FIRST.right(""))
    expect(cell).to_contain_text("Tepat, 2 percobaan")
    assert facilitator.evaluate("window.same")  # not loaded again


def test_a_forgotten_pin_and_the_work_of_before(participant: Page, facilitator: Page, here: Klass) -> None:
    participant.goto(f"{here.outer}/hub/home")
    participant.get_by_role("link", name="Keluar").press("Enter")
    fine(participant, "Anda sudah keluar")
    said: list[str] = []
    facilitator.on("dialog", lambda dialog: (said.append(dialog.message), dialog.accept()))
    facilitator.get_by_role("button", name=text.BOARD["reset_pin_of"].format(name=ONE)).press("Enter")
    play.until(facilitator, lambda: len(said) == 2)
    assert said == [text.BOARD["reset_ask"].format(name=ONE), text.PIN_RESET]
    participant.get_by_role("link", name="Masuk lagi").press("Enter")
    enter(participant, here, ONE, NEXT_PIN, NEXT_PIN)
    expect(card(participant).locator(".kit-outcome")).to_contain_text("Tepat")


def test_a_participant_does_not_see_the_board(here: Klass, somebody: Come) -> None:
    page = somebody()
    page.goto(here.outer)
    enter(page, here, TWO, PIN, PIN)
    card(page)
    for path in ("", "papan", "board.json", "kemajuan.csv"):
        assert page.goto(f"{here.outer}/services/kemajuan/{path}").status == 403  # type: ignore[union-attr]
        expect(page.get_by_text(text.ERRORS[403])).to_be_visible()
        assert ONE not in page.content()


# Who sees it; where it is ({code}, {one}: a seat with a PIN, {new}: one without); its heading.
SCREENS = [
    ("somebody", "hub/login", "Masuk ke kelas"),
    ("somebody", "hub/login?code=000001", "Masuk ke kelas"),
    ("somebody", "hub/login?code={code}", "Siapa nama Anda?"),
    ("somebody", "hub/login?code={code}&seat={new}", TWO),
    ("somebody", "hub/login?code={code}&seat={one}", ONE),
    ("somebody", "hub/fasilitator?key=salah", "Halaman ini tidak dapat dibuka"),
    ("somebody", "hub/tidak-ada", "Halaman tidak ditemukan"),
    ("participant", "hub/home", "Kelas"),
    ("participant", "services/kemajuan/", text.PAGES["error"]),
    ("facilitator", "services/kemajuan/", text.PAGES["start_title"]),
    ("facilitator", "services/kemajuan/papan", text.BOARD["title"]),
]


@pytest.mark.parametrize(("who", "path", "heading"), SCREENS)
def test_every_screen(here: Klass, request: pytest.FixtureRequest, who: str, path: str, heading: str) -> None:
    if "{new}" in path:
        here.hub.reset_pin(here.seat(TWO))
    found = request.getfixturevalue(who)
    page = found if isinstance(found, Page) else found()
    home = here.url if who == "facilitator" else here.outer
    page.goto(f"{home}/{path}".format(code=here.settings.code, one=here.seat(ONE), new=here.seat(TWO)))
    fine(page, heading)


def test_a_closed_seat_opens_again_by_itself(here: Klass, participant: Page) -> None:
    """The two pages on the way are held up, to be looked at."""
    seat, told = here.seat(ONE), {"Authorization": f"token {here.settings.token}"}
    requests.delete(f"{here.settings.hub}/api/users/{seat}/server", headers=told, timeout=60)
    until(lambda: here.hub.servers()[seat]["stopped"], "its server has ended")
    participant.route("**/hub/spawn/**", lambda route: route.fulfill(status=204))
    participant.goto(f"{here.outer}/user/{seat}/lab/tree/belajar/00-mulai.ipynb")
    fine(participant, "Membuka buku kerja Anda…")
    participant.unroute_all()
    participant.route("**/server/progress*", lambda route: None)
    participant.get_by_role("link", name="Buka").press("Enter")
    fine(participant, "Menyiapkan buku kerja Anda…")
    participant.unroute_all()
    with suppress(Error):  # at this very moment the page may go on by itself
        participant.reload()
    expect(card(participant).locator(".kit-outcome")).to_contain_text("Tepat")


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("stop_pending", {}),
        ("not_running", {"failed": True, "spawn_url": "/"}),
        ("error", {"status_code": 500}),
        ("error", {"status_code": 503}),
    ],
)
def test_screens_that_no_class_shows_on_request(somebody: Come, name: str, values: dict[str, Any]) -> None:
    page = somebody()
    whole = PAGES.get_template(f"{name}.html").render(base_url="/", login_url="/", **values)
    page.set_content(whole.replace("setTimeout(", "void ("))  # else it tries again while it is looked at
    fine(page, page.locator("h1").inner_text())


def fine(page: Page, heading: str) -> None:
    """In light and dark, on a computer and a phone: accessible, readable, Indonesian, no wider than the screen."""
    expect(page.locator("h1")).to_have_text(heading)
    expect(page.locator("html")).to_have_attribute("lang", "id")
    assert re.fullmatch(r"\w.* - Kit Bimtek", page.title())
    indonesian(page)
    for scheme, width in (("light", 1280), ("light", 360), ("dark", 1280), ("dark", 360)):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        found = [one for one in Axe().run(page).response["violations"] if one["impact"] in GRAVE]
        assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
        assert page.evaluate(CONTRAST) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
