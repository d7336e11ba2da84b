"""Shows a panel in a notebook: an anywidget whose code is sent to the browser once, whatever the number of panels."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import anywidget
import ipywidgets
import traitlets

from kit import kinds, text, text_tables
from kit.cards.panel import Panel

STATIC = Path(__file__).parent / "static"

# Each widget carries only this stub; it asks the one FrontEnd for the code and shares it.
_STUB = (STATIC / "stub.js").read_text(encoding="utf-8").partition("\n")[2]  # without its comment


class FrontEnd(anywidget.AnyWidget):
    """Holds the browser's code, styles and words; never shown."""

    _esm = "export default {}"
    packed = traitlets.Bytes().tag(sync=True)  # gzip: a quarter of the bytes on a classroom's network


@lru_cache
def _front_end() -> FrontEnd:
    return FrontEnd(packed=gzip.compress(json.dumps(front_end()).encode(), mtime=0))


def front_end() -> dict[str, Any]:
    """All that a browser needs to show any panel: sources of modules and kinds, styles, words."""
    return {
        "loader": (STATIC / "loader.js").read_text(encoding="utf-8"),
        "modules": [path.read_text(encoding="utf-8") for path in sorted((STATIC / "parts").glob("*.js"))],
        "kinds": {name: kinds.view_file(name).read_text(encoding="utf-8") for name in kinds.names()},
        "css": (STATIC / "card.css").read_text(encoding="utf-8"),
        "labels": text.CARD_LABELS,
        "words": text_tables.DESK_LABELS,
    }


@lru_cache
def _layout() -> ipywidgets.Layout:
    return ipywidgets.Layout()  # a Layout each would double the cost of a card


class Live(anywidget.AnyWidget):
    """A panel on the wire: its `view` and `state` go to the browser, what the learner does comes back."""

    _esm = traitlets.Unicode(_STUB).tag(sync=True)
    _anywidget_id = traitlets.Unicode("kit.Live").tag(sync=True)
    source = traitlets.Unicode().tag(sync=True)
    view = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, panel: Panel) -> None:
        self.panel = panel
        # All in the message that opens the widget: every further one costs as much again.
        super().__init__(
            source=_front_end().model_id, layout=_layout(), view=dict(panel.view), state=dict(panel.state)
        )
        panel.host = self
        self.on_msg(lambda _widget, message, buffers: panel.receive(message, buffers))

    def add_traits(self, **traits: Any) -> None:
        """Do nothing: AnyWidget would make a new class for each widget to add traits that this class has already."""

    def __repr__(self) -> str:
        return repr(self.panel)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        fallback = self.panel.fallback()
        if bundle is not None and fallback:
            bundle[0]["text/html"] = fallback
        return bundle

    def changed(self, changes: Mapping[str, Any]) -> None:
        """Send what changed, in one message."""
        with self.hold_sync():
            for name, value in changes.items():
                setattr(self, name, dict(value))
