"""What the hub of a class is wherever it runs: its pages, and who may do what."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kit.classroom import roster
from kit.classroom.sign_in import PIN_SCOPE
from kit.collector import FACILITATOR

COLLECTOR = "access:services!service=kemajuan"
BOARD = "/services/kemajuan/"
SEEN = ["list:users", "read:users:activity", "read:servers"]
_START_SECONDS = 180  # forty at once on two slow cores


def pages(c: Any, folder: Path) -> None:
    """The hub's pages in Indonesian, and where each person arrives; `folder` is the class's."""
    c.JupyterHub.template_paths = [str(Path(__file__).parent / "templates")]
    c.JupyterHub.template_vars = {
        "participant": lambda user: _name(folder, user),  # the hub calls it for each page
        "collector": BOARD,
    }
    c.JupyterHub.default_url = _first_page


def rights(c: Any) -> None:
    """Who may do what; roles that are there already stay."""
    c.JupyterHub.custom_scopes = {PIN_SCOPE: {"description": "PIN"}}
    c.JupyterHub.load_roles.extend(
        [
            {
                "name": "user",
                "scopes": ["self", COLLECTOR],
            },  # the facilitator's, too: a stolen cookie opens the board alone
            {"name": "kemajuan", "services": ["kemajuan"], "scopes": [*SEEN, PIN_SCOPE]},
        ]
    )
    c.Spawner.server_token_scopes = ["users:activity!user", "access:servers!server", COLLECTOR]
    c.Spawner.start_timeout = c.Spawner.http_timeout = _START_SECONDS


def _first_page(handler: Any) -> str:
    user = handler.current_user
    return BOARD if user and user.name == FACILITATOR else "/hub/spawn"


def _name(folder: Path, user: Any) -> str:
    return next((seat.name for seat in roster.load(folder) if user and seat.id == user.name), "")
