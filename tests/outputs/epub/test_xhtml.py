"""Pages as XHTML: whatever they hold, reading systems can parse them."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from kitgen.outputs.epub import xhtml
from kitgen.text import markdown


def page(body: str) -> str:
    data = xhtml.document(f"<html><body>{body}</body></html>", xhtml.address)
    ElementTree.fromstring(data)
    return data.decode().removeprefix("<html><body>").removesuffix("</body></html>")


def test_void_elements_are_closed() -> None:
    assert page('a<br>b<hr><img src="x" alt="a > b">') == ('a<br/>b<hr/><img src="x" alt="a > b"/>')


def test_void_elements_that_are_closed_stay_so() -> None:
    assert page('<br/><img src="x" />') == '<br/><img src="x"/>'


def test_names_of_characters_that_xml_does_not_know_become_them() -> None:
    assert page("a&nbsp;b &amp; &lt; &eacute;") == "a\u00a0b &amp; &lt; é"


def test_characters_that_xml_forbids_are_left_out() -> None:
    assert page("a\x00\x0b\x1f\ufffe\ud800b\tc") == "ab\tc"


def test_a_link_that_leads_nowhere_is_its_words() -> None:
    assert page('<a href="javascript:alert(1)">x</a>') == "<a>x</a>"


def test_what_only_a_template_can_break_is_said_with_its_line() -> None:
    with pytest.raises(xhtml.NotWellFormed) as caught:
        page("\n<p>")
    assert caught.value.line == 2


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.example/b?c=d&e=f#g", "https://a.example/b?c=d&e=f#g"),
        ("https://a.example/ü b", "https://a.example/%C3%BC%20b"),
        ("https://a.example/100%", "https://a.example/100%25"),
        ("https://a.example/a%20b", "https://a.example/a%20b"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("https://[::1]:80/", "https://[::1]:80/"),
        ("https://Bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://me:secret@a.example/", "https://a.example/"),
        ("https://a.example:99999/", None),
        ("https://[bad", None),
        ("https://a b.example/", None),
        ("https:///nothing", None),
        ("https://a..example/", None),
        ("https://a%20b.example/", None),
        ("data:text/html,x", None),
        ("mailto:", None),
    ],
)
def test_an_address_is_one_that_reading_systems_take(url: str, address: str | None) -> None:
    assert xhtml.address(url) == address


@given(st.text())
def test_any_markdown_is_well_formed(text: str) -> None:
    page(markdown.render(text) + f"<p>{markdown.inline(text)}</p>")


@given(st.text())
def test_any_words_are_well_formed(text: str) -> None:
    page(f'<p title="{escape(text)}">{xhtml.words(text)}</p>')
