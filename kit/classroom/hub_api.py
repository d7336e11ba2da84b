"""What the kit's commands ask of the running hub, through its REST interface on the loopback address."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from typing import Any

from kit import text_class as text
from kit.classroom.errors import ClassError
from kit.classroom.folder import ClassSettings

# Not through a proxy that the office's environment may name.
_OPEN = urllib.request.build_opener(urllib.request.ProxyHandler({})).open
_SECONDS = 60


class Hub:
    """The hub of a class. Every call raises ClassError where it does not answer."""

    def __init__(self, settings: ClassSettings) -> None:
        self._settings = settings

    def alive(self) -> bool:
        try:
            return bool(self._ask("GET", "/api/")[0] == 200)
        except ClassError:
            return False

    def open(self) -> bool:
        """Whether participants find the hub at the address that they type."""
        page = f"http://{self._settings.address or '127.0.0.1'}:{self._settings.port}/hub/health"
        try:
            with _OPEN(page, timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def add_users(self, seats: list[str]) -> None:
        """Make the hub know these seats; those it knows already are left alone (409 when all are)."""
        self._ask("POST", "/api/users", {"usernames": seats})

    def start(self, seat: str) -> bool:
        """Ask for a seat's server; False where the hub refuses for now. A running one is fine."""
        status, _ = self._ask("POST", f"/api/users/{seat}/server")
        return status in (201, 202, 400)

    def remove_user(self, seat: str) -> None:
        """Make the hub forget a seat; its server ends first."""
        self._ask("DELETE", f"/api/users/{seat}")

    def servers(self) -> dict[str, dict[str, Any]]:
        """Seat -> its server as the hub sees it; a seat without a server has {}."""
        users = self._ask("GET", "/api/users?limit=1000&include_stopped_servers")[1] or []
        return {user["name"]: (user.get("servers") or {}).get("", {}) for user in users}

    def renew_routes(self) -> None:
        """Let the hub tell a proxy that was started again where everything is."""
        self._ask("POST", "/api/proxy")

    def reset_pin(self, seat: str) -> bool:
        return self._ask("POST", "/atur-pin", {"seat": seat})[0] == 204

    def _ask(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        asked = urllib.request.Request(  # noqa: S310 - our own address
            self._settings.hub + path,
            method=method,
            data=json.dumps(body).encode() if body is not None else b"" if method == "POST" else None,
            headers={"Authorization": f"token {self._settings.token}", "Content-Type": "application/json"},
        )
        try:
            with _OPEN(asked, timeout=_SECONDS) as answer:
                return answer.status, json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as error:
            error.close()
            return error.code, None
        except (OSError, ValueError) as error:
            raise ClassError(text.HUB_SILENT) from error
