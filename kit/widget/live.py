"""Widgets whose code is sent to the browser once, whatever their number, and which follow the record."""

from __future__ import annotations

import gzip
import json
import traceback
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar
from weakref import WeakSet

import anywidget
import ipywidgets
import traitlets

from kit import __version__, learner, text, text_tables
from kit.record import RecordError
from kit.widget.markup import block

STATIC = Path(__file__).parent / "static"

# Each widget carries only this stub; it asks the one Source widget for the code and shares it.
_STUB = """
const parts = async (model) => {
  const source = await model.widget_manager.get_model(model.get("source"));
  return source.kitParts ??= (async () => {
    const stream = new Blob([source.get("packed")]).stream().pipeThrough(new DecompressionStream("gzip"));
    const {modules, css, labels, words} = await new Response(stream).json(), found = {css, labels, words};
    for (const code of modules) {
      const url = URL.createObjectURL(new Blob([code], {type: "text/javascript"}));
      Object.assign(found, await import(url));
      URL.revokeObjectURL(url);
    }
    return found;
  })();
};
export default {async render({model, el}) {
  const all = await parts(model);
  return all.renderLive({model, el, parts: all});
}};
"""


class Source(anywidget.AnyWidget):
    """Holds the browser's code, styles and words; never shown."""

    _esm = "export default {}"
    packed = traitlets.Bytes().tag(sync=True)  # gzip: a quarter of the bytes on a classroom's network


@lru_cache
def _source() -> Source:
    modules = [path.read_text(encoding="utf-8") for path in sorted(STATIC.glob("*.js"))]
    css = (STATIC / "card.css").read_text(encoding="utf-8")
    words = {"labels": text.CARD_LABELS, "words": text_tables.DESK_LABELS}
    packed = json.dumps({"modules": modules, "css": css, **words}).encode()
    return Source(packed=gzip.compress(packed, mtime=0))


@lru_cache
def _layout() -> ipywidgets.Layout:
    return ipywidgets.Layout()  # a Layout each would double the cost of a card


class Live(anywidget.AnyWidget):
    """`view` is what a learner is shown, `state` where the learner stands; both come from `look`."""

    _esm = traitlets.Unicode(_STUB).tag(sync=True)
    _anywidget_id = traitlets.Unicode("kit.Live").tag(sync=True)
    source = traitlets.Unicode().tag(sync=True)
    view = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    shown: ClassVar[WeakSet[Live]] = WeakSet()

    def __init__(self) -> None:
        # All in the message that opens the widget: every further one costs as much again.
        super().__init__(source=_source().model_id, layout=_layout(), **self.look())
        self.on_msg(self._received)
        Live.shown.add(self)

    def add_traits(self, **traits: Any) -> None:
        """Do nothing: AnyWidget would make a new class for each widget to add traits that this class has already."""

    def __repr__(self) -> str:
        return self.__class__.__name__  # the default carries an address, which no stored output may

    def look(self) -> dict[str, Any]:
        """`view` and `state` as the record and the learner have them now."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what the record and the learner have now."""
        with self.hold_sync():
            for name, value in self.look().items():
                setattr(self, name, value)

    def handle(self, message: dict[str, Any]) -> None:
        """What the browser asks for; see renderLive in static/."""

    def _received(self, _widget: Any, message: dict[str, Any], _buffers: Any) -> None:
        # An exception in a callback would be silent: the card itself must say it.
        turn = None
        try:
            json.dumps(message, ensure_ascii=False, allow_nan=False).encode()  # else no record can hold it
            turn = message.get("turn")
            if message.get("do") == "identify":
                self._identify(message)
            else:
                self.handle(message)
        except RecordError as error:
            # Nothing was kept, so no verdict may stand; what was answered is still in the card.
            kept = {key: value for key, value in self.state.items() if key != "outcome"}
            self.state = {**kept, "problem": block(str(error)), "turn": turn}
        except Exception:  # noqa: BLE001
            report = f"kit {__version__}\n{self!r}\n{traceback.format_exc()}"
            self.state = {**self.state, "error": report, "turn": turn}

    def _identify(self, message: dict[str, Any]) -> None:
        learner.enter(message.get("name", ""), message.get("institution", ""))
        for widget in list(Live.shown):
            widget.refresh()


def identity(who: learner.Learner | None) -> dict[str, Any] | None:
    """What the card asks before a name is known; None once it is."""
    return None if who else {"known": others()}


def others() -> list[list[str]]:
    """Name and institution of everyone here whose record tells both; the others type them again."""
    return [[one.name, one.institution] for one in learner.everyone() if one.institution]
