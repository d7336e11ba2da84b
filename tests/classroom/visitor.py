"""Someone with a browser at a JupyterHub: signs in, opens a notebook, runs cells, talks with widgets."""

from __future__ import annotations

import json
import queue
import random
import threading
import time
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import requests
import websocket
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

PATIENCE = 180.0  # seconds for any one answer
VIEW = "application/vnd.jupyter.widget-view+json"
HEAVY = "import ipywidgets, pandas, matplotlib.pyplot"


class Fault(Exception):  # noqa: N818
    """An answer came, and it was not the one hoped for."""


class Wire:
    """The websocket of one kernel; a thread of its own reads it, as a browser does while its user thinks."""

    def __init__(self, url: str, cookie: str, patience: float = PATIENCE) -> None:
        self.patience = patience
        self._socket = websocket.create_connection(url, cookie=cookie, timeout=patience)
        self._socket.settimeout(None)
        self._arrived: queue.Queue[tuple[float, dict[str, Any]] | None] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        try:
            while frame := self._socket.recv():
                if isinstance(frame, str):  # bytes: the code of the cards, packed
                    self._arrived.put((time.perf_counter(), json.loads(frame)))
        except (OSError, websocket.WebSocketException):
            pass
        self._arrived.put(None)

    def close(self) -> None:
        self._socket.close()

    def send(self, kind: str, content: dict[str, Any]) -> str:
        number = uuid.uuid4().hex
        header = {"msg_id": number, "msg_type": kind, "username": "", "session": "s", "version": "5.3"}
        message = {
            "header": header,
            "parent_header": {},
            "metadata": {},
            "content": content,
            "channel": "shell",
        }
        self._socket.send(json.dumps(message))
        return number

    def until(self, wanted: Callable[[dict[str, Any]], Any], end: float = 0.0) -> tuple[float, Any]:
        """Moment and value of the first message of which `wanted` makes something; gives up at the moment `end`."""
        end = end or time.perf_counter() + self.patience
        while (left := end - time.perf_counter()) > 0:
            try:
                found = self._arrived.get(timeout=left)
            except queue.Empty:
                break
            if found is None:
                raise Fault("websocket closed")
            if value := wanted(found[1]):
                return found[0], value
        raise Fault("no answer")

    def execute(self, code: str) -> tuple[float, str]:
        """Run a cell to its end; returns when its widget (else its end) came, and the widget's model."""
        told = {"silent": False, "store_history": True, "allow_stdin": False, "stop_on_error": True}
        asked, shown = self.send("execute_request", {"code": code, **told}), (0.0, "")
        end = time.perf_counter() + self.patience
        while True:
            moment, message = self.until(lambda one: one["parent_header"].get("msg_id") == asked and one, end)
            kind, content = message["msg_type"], message["content"]
            if kind == "error":
                raise Fault(f"{content['ename']}: {content['evalue']}")
            if VIEW in content.get("data", {}):
                shown = moment, content["data"][VIEW]["model_id"]
            if kind == "status" and content["execution_state"] == "idle":
                return shown if shown[1] else (moment, "")

    def ask(self, model: str, message: dict[str, Any]) -> tuple[float, dict[str, Any]]:
        """What a card's button sends; returns when the card's state answered, and that state."""
        turn = time.monotonic_ns()
        custom = {"method": "custom", "content": {**message, "turn": turn}}
        self.send("comm_msg", {"comm_id": model, "data": custom})

        def answer(one: dict[str, Any]) -> Any:
            state = one["content"].get("data", {}).get("state", {}).get("state", {})
            return one["content"].get("comm_id") == model and state.get("turn") == turn and state

        return self.until(answer)


class Visitor:
    """`form` is what the page of the sign-in is asked with, `told` what is typed there; `patience` in seconds."""

    def __init__(
        self, url: str, seat: str, form: dict[str, str], told: dict[str, str], patience: float = PATIENCE
    ) -> None:
        self.url, self.seat, self.form, self.told, self.patience = url, seat, form, told, patience
        self.web = requests.Session()
        self.web.trust_env = False
        # As browsers do when a server has closed a kept connection before it answered.
        again = Retry(total=1, connect=0, status=0, allowed_methods=None)
        self.web.mount("http://", HTTPAdapter(max_retries=again))
        self.wire: Wire | None = None
        self.times: dict[str, list[float]] = defaultdict(list)
        self.faults: list[str] = []
        self.step = ""

    @contextmanager
    def timed(self, step: str) -> Iterator[list[float]]:
        """Seconds of a step; put the moment of its end into the list where that is not the end of the block."""
        self.step, start, moment = step, time.perf_counter(), list[float]()
        yield moment
        self.times[step].append((moment[0] if moment else time.perf_counter()) - start)

    def _good(self, answer: requests.Response) -> requests.Response:
        if not answer.ok:
            raise Fault(f"HTTP {answer.status_code}")
        return answer

    def _key(self, path: str) -> str:
        return next(
            (one.value or "" for one in self.web.cookies if (one.name, one.path) == ("_xsrf", path)), ""
        )

    def see_form(self) -> None:
        self.step = "form"
        self._good(self.web.get(f"{self.url}/hub/login", params=self.form, timeout=self.patience))

    def sign_in(self) -> None:
        """From the posted form, over every redirection, to the page of JupyterLab."""
        with self.timed("login"):
            told = self.told | {"_xsrf": self._key("/hub/")}
            page = self._good(self.web.post(f"{self.url}/hub/login", data=told, timeout=self.patience))
            if not page.url.startswith(f"{self.url}/user/{self.seat}/lab"):
                raise Fault(f"arrived at {page.url.removeprefix(self.url)}")

    def ask(self, method: str, path: str, **more: Any) -> Any:
        headers = {"X-XSRFToken": self._key(f"/user/{self.seat}/")}
        url = f"{self.url}/user/{self.seat}/api/{path}"
        return self._good(
            self.web.request(method, url, headers=headers, timeout=self.patience, **more)
        ).json()

    def read(self, notebook: str) -> list[str]:
        """The code cells of a notebook."""
        self.step = "notebook"
        cells = self.ask("GET", f"contents/{notebook}", params={"content": 1})["content"]["cells"]
        return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]

    def start_kernel(self, notebook: str) -> Wire:
        told = {"path": notebook, "name": notebook, "type": "notebook", "kernel": {"name": "python3"}}
        kernel = self.ask("POST", "sessions", json=told)["kernel"]["id"]
        own = (one for one in self.web.cookies if f"/user/{self.seat}/".startswith(one.path))
        url = f"{self.url}/user/{self.seat}/api/kernels/{kernel}/channels".replace("http", "ws", 1)
        self.wire = Wire(url, "; ".join(f"{one.name}={one.value}" for one in own), self.patience)
        asked = self.wire.send("kernel_info_request", {})
        self.wire.until(lambda one: one["parent_header"].get("msg_id") == asked)
        return self.wire

    def load_tables(self) -> None:
        assert self.wire is not None
        with self.timed("import"):
            self.wire.execute(HEAVY)

    def close(self) -> None:
        if self.wire:
            self.wire.close()
        self.web.close()

    def think(self, seconds: float) -> None:
        time.sleep(random.uniform(0, 2 * seconds))


def crowd(visitors: Sequence[Visitor], work: Callable[[Visitor], None]) -> None:
    """All do it at the same moment; whoever met a fault before stays away."""

    def one(visitor: Visitor) -> None:
        try:
            work(visitor)
        except Exception as error:  # noqa: BLE001 - counted by kind, whatever it is
            kind = str(error) if isinstance(error, Fault) else type(error).__name__
            visitor.faults.append(f"{visitor.step}: {kind[:80]}")

    well = [visitor for visitor in visitors if not visitor.faults]
    with ThreadPoolExecutor(len(visitors)) as pool:
        list(pool.map(one, well))


def faults(visitors: Sequence[Visitor]) -> Counter[str]:
    return Counter(fault for visitor in visitors for fault in visitor.faults)


def times(visitors: Sequence[Visitor], step: str) -> list[float]:
    return [seconds for visitor in visitors for seconds in visitor.times[step]]
