"""Words of the content within style sheets: they stay words, wherever they stand."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
import tinycss2
from hypothesis import given
from hypothesis import strategies as st

from kitgen.load.resources import templates
from kitgen.outputs.common.strings import interface
from kitgen.outputs.common.theme import Address, Theme
from kitgen.text import typography

SHEET = 'p { content: "{{ words|css }}"; color: red }'
STYLE = """<p style="content: '{{ words|css }}'; color: red">Words</p>"""
AWKWARD = ["Q&A: <now>", 'It\'s "here"', "back\\slash", "} p { color: blue", "</style>", "a\nb",
           "ünïcödé 資金 مريم", "\\22 ; x: y", "5\" by 6'", "/* */ url(x) #{1}"]  # fmt: skip


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    folder: Path = tmp_path_factory.mktemp("theme")
    (folder / "pdf").mkdir()
    (folder / "pdf" / "a.css").write_text(SHEET)
    (folder / "pdf" / "a.html").write_text(STYLE)
    strings = interface("en", (templates(),)).strings
    return Theme((folder, templates()), strings, Address("https://guide.example/"))


class _Styles(HTMLParser):
    style = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "p"
        self.style = dict(attrs)["style"] or ""


def said(declarations: str) -> str:
    """What `content` says, if `color` is still red."""
    found = tinycss2.parse_declaration_list(declarations, skip_whitespace=True)
    content, color = found
    assert (content.name, color.name) == ("content", "color")
    (red,) = [token for token in color.value if token.type != "whitespace"]
    (text,) = [token for token in content.value if token.type != "whitespace"]
    assert (red.value, text.type) == ("red", "string")
    return str(text.value)


def seen(words: str) -> str:
    return "".join(" " if char.isspace() and char < "\x7f" else char for char in words)


@pytest.mark.parametrize("words", AWKWARD)
def test_words_in_a_style_sheet_are_what_was_written(theme: Theme, words: str) -> None:
    sheet = theme.render("pdf/a.css", {"words": words})
    assert unescape(sheet) == sheet
    (rule,) = tinycss2.parse_stylesheet(sheet, skip_whitespace=True)
    assert said(tinycss2.serialize(rule.content)) == seen(typography.curl(words))


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=30))
def test_words_in_a_style_attribute_are_what_was_written(theme: Theme, words: str) -> None:
    parser = _Styles()
    parser.feed(theme.render("pdf/a.html", {"words": words}))
    assert said(parser.style) == seen(typography.curl(words))
