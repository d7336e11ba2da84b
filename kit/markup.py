"""Markdown of the exercises -> HTML that is safe to put into a page."""

from __future__ import annotations

import html as stdlib_html
import re
from functools import lru_cache
from typing import Any

_MARKUP = re.compile(r"[*_`\[\]<>|#~\\\n]|^\s*(?:[-+]|\d+\.)\s|https?:")


@lru_cache
def _markdown() -> Any:
    import mistune  # 40 ms that a notebook without a card need not pay

    # escape: no tag of an author or of an answer becomes live.
    markdown = mistune.create_markdown(escape=True, plugins=["table"])
    # The address in a phishing exercise must stay text; only [words](address) is a link.
    automatic = ("auto_link", "auto_email")
    markdown.inline.rules = [rule for rule in markdown.inline.rules if rule not in automatic]
    return markdown


@lru_cache(maxsize=1024)
def block(text: str) -> str:
    """Paragraphs, lists, tables and code."""
    if not text:
        return ""
    return (
        f"<p>{stdlib_html.escape(text)}</p>" if not _MARKUP.search(text) else str(_markdown()(text)).strip()
    )


def inline(text: str) -> str:
    """One paragraph without its <p>, for labels.

    >>> inline("tulis `020` & bukan 20")
    'tulis <code>020</code> &amp; bukan 20'
    """
    rendered = block(text)
    return rendered[3:-4] if rendered.startswith("<p>") and rendered.count("<p>") == 1 else rendered


def plain(text: str) -> str:
    """Text without its Markdown signs, for places that show no markup (options of a list box)."""
    return re.sub(r"[*`]|\b_+|_+\b", "", text)  # an underscore inside a word is part of a name
