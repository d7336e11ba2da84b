"""Who sends and who may look: by JupyterHub's tokens and OAuth, or alone by codes and the facilitator's key."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import time
from urllib.parse import unquote

from jupyterhub.services.auth import HubOAuth, HubOAuthenticated, UserNotAllowed
from tornado.httpclient import AsyncHTTPClient, HTTPClientError
from tornado.web import HTTPError, RequestHandler

from kit.base.addresses import peer
from kit.collector import FACILITATOR
from kit.collector.settings import CollectorSettings, roster
from kit.collector.store import Who

_REMEMBERED = 60  # seconds that the hub's word about a token holds
_TRIES, _WHILE = 20, 60.0  # wrong codes of one address in so many seconds
_COOKIE = "kit-fasilitator"


class HubGate:
    """Identity of a sender from the hub: the token of a seat's own server."""

    def __init__(self) -> None:
        self.auth = HubOAuth.instance(cache_max_age=_REMEMBERED)

    async def sender(self, request: RequestHandler) -> Who | None:
        """The seat a token belongs to; None where it is not a participant's. Raises HTTPError where the hub is silent."""
        found = re.fullmatch(r"(?:token|bearer)\s+(\S+)", _authorization(request), re.IGNORECASE)
        user = await self.auth.user_for_token(found[1], sync=False) if found else None
        if (
            not user
            or user.get("kind") != "user"
            or not self.auth.check_scopes(self.auth.access_scopes, user)
        ):
            return None
        return Who(user["name"])

    async def reset_pin(self, seat: str) -> bool:
        """Let the hub forget a participant's PIN; False where it knows neither the seat nor this way."""
        try:
            await AsyncHTTPClient().fetch(
                self.auth.api_url.removesuffix("/api") + "/atur-pin",
                method="POST",
                headers={"Authorization": f"token {self.auth.api_token}", "Content-Type": "application/json"},
                body=json.dumps({"seat": seat}),
            )
        except (HTTPClientError, OSError):
            return False
        return True


class HubWatcher(HubOAuthenticated):  # type: ignore[misc]
    """Mixed into a page: only the facilitator sees it; everybody else is sent to the door or refused."""

    async def watch(self) -> None:
        user = await self.hub_auth.get_user(self, sync=False)
        self.current_user = (
            user  # else every template would ask once more, in a thread with a loop of its own
        )
        if user is None:
            if self.sends_to_door:
                self.redirect(self.get_login_url())
                return
            raise HTTPError(403)
        try:
            self.check_hub_user(user)
        except UserNotAllowed as error:
            raise HTTPError(403) from error
        if user.get("kind") != "user" or user.get("name") != FACILITATOR:
            raise HTTPError(403)


class CodeGate:
    """Identity of a sender without a hub: class code and the participant's own code."""

    def __init__(self, settings: CollectorSettings) -> None:
        self._settings = settings
        self._wrong: dict[str, list[float]] = {}

    async def sender(self, request: RequestHandler) -> Who | None:
        """Whose codes these are; raises HTTPError 429 for an address that guesses."""
        own = address(request)
        self.patience(own)
        kind, _, codes = _authorization(request).partition(" ")
        given, _, personal = codes.partition("/")
        right = kind == "kode" and same(unquote(given), self._settings.class_code)
        known = [who for who, code in roster(self._settings.folder) if code and same(unquote(personal), code)]
        if right and len(known) == 1:
            return known[0]
        self.note_wrong(own)
        return None

    def patience(self, address: str) -> None:
        recent = [when for when in self._wrong.get(address, []) if when > time.monotonic() - _WHILE]
        if len(recent) >= _TRIES:
            raise HTTPError(429)

    def note_wrong(self, address: str) -> None:
        if len(self._wrong) > 10_000:
            self._wrong.clear()
        self._wrong[address] = [*self._wrong.get(address, [])[-_TRIES:], time.monotonic()]


def address(request: RequestHandler) -> str:
    """Where a request comes from."""
    return peer(str(request.request.remote_ip))


def same(given: str, known: str) -> bool:
    """Compare in a time that tells nothing."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), known.encode())


def sign_in(page: RequestHandler) -> None:
    page.set_secure_cookie(_COOKIE, "1", expires_days=1, httponly=True, samesite="Strict")


def signed_in(page: RequestHandler) -> bool:
    return page.get_secure_cookie(_COOKIE, max_age_days=1) is not None


def cookie_secret(settings: CollectorSettings) -> str:
    """Valid through a restart, and nobody's who does not have the key."""
    return hashlib.sha256(f"kit-bimtek/{settings.key}".encode()).hexdigest()


def _authorization(request: RequestHandler) -> str:
    return str(request.request.headers.get("Authorization", ""))
