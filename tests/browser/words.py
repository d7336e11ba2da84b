"""What a page says, and which of it is English."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import read_po
from playwright.sync_api import Page

import kit.lab.language

PO = sorted(Path(kit.lab.language.__file__).parent.glob("*.po"))

# Always English, even if a faulty translation should contain it. All other words of JupyterLab's own
# English are English unless the Indonesian catalogue uses them too (Python, Markdown, status, format, ...).
ENGLISH = (
    "about above all an and apply are as at back be below by cancel cell cells change clear close code command "
    "copy create cut delete dismiss do download duplicate edit enable error expand export file files find for from "
    "go have help hide if in insert is it language last left line list load more move name new next no not of "
    "off on open or output paste path please previous read recent redo refresh reload rename replace restart right "
    "run save search select selected settings show shut size started stop text that the this to toggle trust type "
    "undo unknown unsaved up upload use view was what will window with yes you your"
)
# Not English, though JupyterLab's English has the same word.
ALLOWED = {"notebooks"}  # a folder of the kit
# Keys, paths and the ids of kernels, long or short, are no words, though an id may hold "be" or "add".
_NAMES = re.compile(
    r"\b(?:Ctrl|Alt|Shift)\+\S+|(?:/[\w.-]+)+|\b[0-9a-f]{8}(?:(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})?\b"
)
_WORD = re.compile(r"[A-Za-z]{2,}")

_SAID = """
(selector) => {
    const lesson = ".jp-RenderedHTMLCommon, .jp-OutputArea-output, .cm-content, .kit-card"; // tested elsewhere
    const keys = ".lm-Menu-itemShortcut, .lm-CommandPalette-itemShortcut";
    const labels = ".lm-Menu-itemLabel, .lm-CommandPalette-itemLabel"; // one letter of them may be underlined
    const said = new Set();
    const listen = (element) => {
        if (element.matches("style, script") || element.closest(`${lesson}, ${keys}`)) return;
        if (element.tagName !== "OPTION" && !element.checkVisibility()) return;
        for (const name of ["title", "aria-label", "placeholder", "alt"]) said.add(element.getAttribute(name));
        if (element.matches(labels)) said.add(element.textContent);
        else if (!element.closest(labels)) for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) said.add(node.data);
        element.shadowRoot?.querySelectorAll("*").forEach(listen);
    };
    document.querySelectorAll(`${selector}, ${selector} *`).forEach(listen);
    return [...said].filter((words) => words?.trim());
}
"""


def said(page: Page, selector: str = "body") -> set[str]:
    """Every visible text and tooltip within `selector`, without the lesson itself."""
    return {words.strip() for words in page.evaluate(_SAID, selector)}


def indonesian(page: Page, selector: str = "body") -> None:
    """Something is said there, and nothing of it is English."""
    words = said(page, selector)
    assert words
    assert not leaks(words), leaks(words)


def leaks(words: set[str]) -> list[str]:
    """Those of `words` that are English: a message left untranslated, or one that contains English words."""
    return sorted(text for text in words if _untranslated(text) or _english_words(text))


@lru_cache
def _catalogue() -> dict[str, str]:
    """English -> Indonesian, all that JupyterLab can ask for; contexts are of no interest here."""
    found = {}
    for path in PO:
        with path.open("rb") as file:
            for message in read_po(file, locale="id"):
                if message.id:
                    single = message.id if isinstance(message.id, str) else message.id[0]
                    translated = message.string if isinstance(message.string, str) else message.string[0]
                    found[single.strip()] = translated.strip()
    return found


@lru_cache
def _patterns() -> list[re.Pattern[str]]:
    """Messages with places to fill in, such as "Rename %1…"."""
    changed = [
        english for english, indonesian in _catalogue().items() if english != indonesian and "%" in english
    ]
    worded = [english for english in changed if re.search(r"[a-z]{3}", english)]
    return [re.compile(re.sub(r"%\d", ".+", re.escape(english))) for english in worded]


def _untranslated(text: str) -> bool:
    if _catalogue().get(text, text) != text:
        return True
    return any(pattern.fullmatch(text) for pattern in _patterns())


@lru_cache
def _english() -> set[str]:
    theirs, ours = (_tokens(" ".join(side)) for side in (_catalogue(), _catalogue().values()))
    return (theirs - ours | _tokens(ENGLISH)) - ALLOWED


def _english_words(text: str) -> set[str]:
    return _tokens(_NAMES.sub(" ", text)) & _english()


def _tokens(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}
