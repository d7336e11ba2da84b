"""Markdown of exercises: what it shows, and that nothing in it becomes live."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from desk import EXERCISES

from kit.markup import block, inline, plain

TAGS = {"p", "em", "strong", "code", "pre", "ul", "ol", "li", "a", "img", "br", "hr", "blockquote"}
TAGS |= {"table", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {"href", "src", "alt", "title", "class", "style", "start"}


class Reader(HTMLParser):
    """Collects every tag and attribute that a browser would make of a text."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: dict[str, str] = {}
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name: value or "" for name, value in attrs}


def harmless(markup: str) -> bool:
    found = Reader(markup)
    return found.tags <= TAGS and found.attributes.keys() <= ATTRIBUTES


def test_the_reader_sees_harm() -> None:
    assert not harmless("<script>")
    assert not harmless('<img src="x" onerror="y">')


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "**tebal** <script src=//a.example></script>",
        "<img src=x onerror=alert(1)>",
        "- <svg/onload=alert(1)>",
        "| a |\n|---|\n| <iframe src=x> |",
        "`<b onclick=alert(1)>`",
        "```html\n<style>*{}</style>\n```",
        "<!-- --><object data=x>",
    ],
)
def test_tags_stay_text(text: str) -> None:
    for made in (block(text), inline(text)):
        assert Reader(made).tags <= {
            "p",
            "strong",
            "li",
            "ul",
            "code",
            "pre",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
        }
        assert "&lt;" in made


@pytest.mark.parametrize(
    "scheme", ["javascript", "JaVaScRiPt", "vbscript", "data", "&#106;avascript", "javascript&colon;x"]
)
@pytest.mark.parametrize(
    "form", ["[kata]({}:alert(1))", "![kata]({}:alert(1))", "[kata]\n\n[kata]: {}:alert(1)"]
)
def test_no_link_runs_a_script(scheme: str, form: str) -> None:
    found = Reader(block(form.format(scheme))).attributes
    assert {found.get("href"), found.get("src")} - {None} == {"#harmful-link"}


@pytest.mark.parametrize(
    "text",
    [
        "https://hibah.example/masuk",
        "Buka https://hibah.example/masuk *sekarang*",
        "Buka <https://hibah.example/masuk>",
        "Dari: Hibah <hibah@pustaka.example>",
        "www.hibah.example dan hibah@pustaka.example",
    ],
)
def test_an_address_of_a_phishing_message_stays_text(text: str) -> None:
    made = block(text)
    assert "<a" not in made
    assert ".example" in made


def test_a_link_with_words_is_a_link() -> None:
    assert block("[kamus](https://kamus.example)") == '<p><a href="https://kamus.example">kamus</a></p>'


def test_an_attribute_cannot_be_broken_out_of() -> None:
    for text in (
        '[x](https://a.example/"onmouseover=alert(1))',
        '![" onerror="alert(1)](https://a.example)',
        '```x"onclick="y\nz\n```',
    ):
        assert harmless(block(text)), text


@pytest.mark.parametrize("text", ["R & D", "a < b", "2 > 1", '"kutip"', "biasa saja"])
def test_plain_and_marked_up_text_are_escaped_alike(text: str) -> None:
    assert block(f"{text} *x*") == block(text)[:-4] + " <em>x</em></p>"


def test_blocks() -> None:
    assert block("") == ""
    assert block("satu\n\ndua") == "<p>satu</p>\n<p>dua</p>"
    assert block("- satu\n- dua").count("<li>") == 2
    assert block("1. satu\n2. dua").startswith("<ol>")
    assert "<td>1</td>" in block("| a |\n|---|\n| 1 |")


def test_a_label_is_no_paragraph_unless_it_is_several() -> None:
    assert inline("**ya**") == "<strong>ya</strong>"
    assert inline("a\n\nb") == "<p>a</p>\n<p>b</p>"
    assert inline("") == ""


def test_plain_takes_the_signs_and_leaves_the_names() -> None:
    assert plain("**tebal**, _miring_, __kuat__ dan `tgl_mulai`") == "tebal, miring, kuat dan tgl_mulai"
    assert plain("KD_WIL_2025.csv") == "KD_WIL_2025.csv"


def test_no_title_of_an_exercise_loses_an_underscore_or_keeps_a_sign() -> None:
    for exercise in EXERCISES:
        assert not set("*`") & set(plain(exercise.title))
        assert plain(exercise.title).count("_") == exercise.title.count("_")


def test_nothing_active_in_any_shipped_text() -> None:
    for exercise in EXERCISES:
        for text in (exercise.prompt, exercise.explain, *exercise.hints, exercise.model_answer()):
            assert harmless(block(text)), text
