"""The door of a class: class code, own name, PIN; and the facilitator's own key. Only here the hub learns who comes."""

from __future__ import annotations

import hmac
import math
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jupyterhub import orm
from jupyterhub.apihandlers.base import APIHandler
from jupyterhub.auth import Authenticator
from jupyterhub.handlers import BaseHandler
from jupyterhub.handlers.login import LoginHandler, LogoutHandler
from sqlalchemy.exc import SQLAlchemyError
from tornado import web
from tornado.httputil import HTTPServerRequest

from kit import paths
from kit import text_class as text
from kit.base.addresses import peer
from kit.base.throttle import Throttle
from kit.classroom import folder as folders
from kit.classroom import http_proxy, roster
from kit.classroom.errors import ClassError
from kit.classroom.pins import Pins, acceptable, throttle, weak
from kit.collector import FACILITATOR

PIN_SCOPE = "custom:kelas:pin"
_OWN = ("127.0.0.1", "::1")  # this computer; a seat comes from another address of it (door.py)


class Refusal(Exception):  # noqa: N818
    """Nobody came in; the message is for the participant."""


@dataclass
class Credentials:
    """Who may come in. `folder` is the class's."""

    folder: Path
    throttle: Throttle = field(default_factory=throttle)
    _guessers: dict[str, set[str]] = field(default_factory=dict)  # seat -> whose tries at it were wrong
    _homes: dict[str, set[str]] = field(default_factory=dict)  # seat -> addresses from which its own PIN came

    @property
    def pins(self) -> Pins:
        return Pins(self.folder / "pins.json")

    def seats(self, code: str, address: str) -> list[roster.Seat]:
        """The list of names, for whoever has the class code."""
        self._patience(*self.origin(address))
        code = "".join(code.split())  # the screen shows it in two groups
        if not hmac.compare_digest(code.encode(), folders.load(self.folder).code.encode()):
            self.throttle.note(*self.origin(address))
            raise Refusal(text.WRONG_CODE)
        return sorted(roster.load(self.folder), key=lambda seat: seat.name.casefold())

    def enter(self, data: dict[str, str], address: str) -> str:
        """The seat's name when code, seat and PIN are right; a first PIN is given twice. Raises Refusal."""
        known = {seat.id for seat in self.seats(data.get("code", ""), address)}
        seat, pin = data.get("seat", ""), data.get("pin", "")
        if seat not in known:
            raise Refusal(text.CHOOSE_NAME)
        homes = self._homes.setdefault(seat, set())
        if not self.pins.has(seat):
            self._claim(seat, pin, data.get("again", ""))
            homes.add(address)
            return seat
        # Where the person has come from before, nobody else's wrong tries at the name keep them waiting.
        origin = self.origin(address)
        whose = origin if origin and address in homes else [f"kursi {seat}", *origin]
        self._patience(*whose)
        if not self.pins.right(seat, pin):
            self.throttle.note(*whose)
            self._guessers.setdefault(seat, set()).update(whose)
            raise Refusal(text.WRONG_PIN)
        self.throttle.forgive(*whose)
        homes.add(address)
        return seat

    def reset(self, seat: str) -> None:
        """Forget a PIN and the wrong tries at it, those of the addresses that they came from, too."""
        self.pins.reset(seat)
        self.throttle.forgive(*self._guessers.pop(seat, ()))
        self._homes.pop(seat, None)

    def origin(self, address: str) -> list[str]:
        """Under which names wrong tries from an address are counted."""
        return [f"alamat {address}"]

    def _claim(self, seat: str, pin: str, again: str) -> None:
        if not acceptable(pin):
            raise Refusal(text.BAD_PIN)
        if weak(pin):
            raise Refusal(text.WEAK_PIN)
        if pin != again:
            raise Refusal(text.PINS_DIFFER)
        if not self.pins.put(seat, pin):
            raise Refusal(text.WRONG_PIN)

    def _patience(self, *whose: str) -> None:
        if seconds := self.throttle.wait(*whose):
            raise Refusal(text.WAIT.format(seconds=math.ceil(seconds)))

    def facilitator(self, key: str, address: str) -> bool:
        """Whether this is the key that the command has just written, from this computer; it opens once."""
        path = self.folder / folders.KEY_FILE
        try:
            known = path.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return False
        if peer(address) not in _OWN or not known or not hmac.compare_digest(key.encode(), known.encode()):
            return False
        path.unlink(missing_ok=True)
        return True


def address(request: HTTPServerRequest) -> str:
    """Where a request comes from: the address that the proxy noted last; "" for what passed the proxy by.

    Anybody can write `X-Forwarded-For` and `X-Real-IP`; only the proxy signs.
    """
    expected = http_proxy.sign(os.environ.get(http_proxy.AUTH_VARIABLE, ""))
    if not hmac.compare_digest(request.headers.get(http_proxy.HEADER, "").encode(), expected.encode()):
        return ""
    return peer(",".join(request.headers.get_list("X-Forwarded-For")).rpartition(",")[2].strip())


class SeatAuthenticator(Authenticator):  # type: ignore[misc]
    """JupyterHub's way to ask the door."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.credentials = Credentials(paths.classroom())

    async def authenticate(self, handler: BaseHandler, data: dict[str, str]) -> str:
        return self.credentials.enter(data, address(handler.request))

    async def check_allowed(self, username: str, auth_model: Any) -> bool:
        return username == FACILITATOR or any(
            one.id == username for one in roster.load(self.credentials.folder)
        )

    def get_handlers(self, app: Any) -> list[tuple[str, type[BaseHandler]]]:
        return [
            ("/login", SignIn),
            ("/logout", SignOut),
            ("/fasilitator", FacilitatorSignIn),
            ("/atur-pin", PinResetApi),
        ]


class SignIn(LoginHandler):  # type: ignore[misc]
    """Three small pages, each works without JavaScript: code, name, PIN."""

    _stale = False

    def check_xsrf_cookie(self) -> None:
        """A form that was open for an hour, or in a second tab, is no attack: it is shown once more, and nobody comes in."""
        try:
            super().check_xsrf_cookie()
        except web.HTTPError:
            if self.request.method != "POST":
                raise
            self._stale = True

    def _render(self, login_error: str | None = None, **_more: Any) -> Any:
        code, chosen = self.get_argument("code", ""), self.get_argument("seat", "")
        credentials, seats, seat, new = self.authenticator.credentials, list[roster.Seat](), None, False
        try:
            seats = credentials.seats(code, address(self.request)) if code else []
            seat = next((one for one in seats if one.id == chosen), None)
            new = seat is not None and not credentials.pins.has(seat.id)
        except Refusal as refused:
            login_error = login_error or str(refused)
        except ClassError as error:
            self.log.error("%s", error)
            seat, login_error = None, text.DOOR_STUCK
        return self.render_template(
            "login.html",
            code=code,
            seats=seats,
            seat=seat,
            new=new,
            next=self.get_argument("next", ""),
            fault=login_error,
            xsrf=self.xsrf_token.decode("ascii"),
            login_url=self.settings["login_url"],
        )

    async def post(self) -> None:
        data = {
            name: self.get_body_argument(name, "", strip=True) for name in ("code", "seat", "pin", "again")
        }
        try:
            if self._stale:
                raise Refusal(text.FORM_STALE)
            user = await self.login_user(data)
        except Refusal as refused:
            self.set_status(403)
            self.finish(await self._render(login_error=str(refused)))
            return
        except (ClassError, SQLAlchemyError) as error:
            # A full disk, a damaged file: the participant cannot mend it.
            self.log.error("%s", error)
            self.db.rollback()
            self.set_status(503)
            self.finish(await self._render(login_error=text.DOOR_STUCK))
            return
        self._jupyterhub_user = user
        self.redirect(self.get_next_url(user))


class SignOut(LogoutHandler):  # type: ignore[misc]
    """Says that one is out; the hub by itself shows the door at once, as if nothing had happened."""

    async def render_logout_page(self) -> None:
        self.finish(await self.render_template("logout.html"))


class FacilitatorSignIn(BaseHandler):  # type: ignore[misc]
    """The address that the command opens on the laptop itself."""

    async def get(self) -> None:
        if not self.authenticator.credentials.facilitator(
            self.get_argument("key", ""), address(self.request)
        ):
            self.set_status(403)
            self.finish(await self.render_template("error.html", status_code=403, sentence=text.KEY_SPENT))
            return
        user = await self.auth_to_user({"name": FACILITATOR, "admin": False})
        self.set_login_cookie(user)
        self.redirect(f"{self.settings['base_url']}services/kemajuan/")


class PinResetApi(APIHandler):  # type: ignore[misc]
    """`POST atur-pin {"seat": NAME}` for the commands and the board: the participant sets a new PIN."""

    async def post(self) -> None:
        if PIN_SCOPE not in self.expanded_scopes:
            raise web.HTTPError(403)
        seat = (self.get_json_body() or {}).get("seat")
        if not isinstance(seat, str) or not any(one.id == seat for one in roster.load(paths.classroom())):
            raise web.HTTPError(404)
        self.authenticator.credentials.reset(seat)
        if user := self.find_user(seat):
            await self._end_sessions(user)
        self.set_status(204)

    async def _end_sessions(self, user: Any) -> None:
        """Whoever came in with the old PIN is out, in every browser: cookies, tokens and the running server."""
        user.orm_user.cookie_id = orm.new_token()
        for one in (*user.orm_user.api_tokens, *user.orm_user.oauth_codes):
            self.db.delete(one)
        self.db.commit()
        if user.spawner.ready:
            await self.stop_single_user(user)
