from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitgen.text.markdown import inline, plain, render, render_slow, words

SAMPLES = Path(__file__).parent / "samples"
REAL = Path(__file__).parents[3] / "shared" / "real"
ALPHABET = "ab A.1-*_`[]()<>&;#!\\|~+=:'\"$/\n\n\n \t\u00a0\u2028\u200b\u00ad\u0301\u3000é“٣"
PIECES = [
    "\n\n", "\n", "  \n", "    ", "- ", "* ", "1. ", "2. ", "> ", "# ", "```", "~~~", "---", "===",
    "<b>", "</b>", "<a href='x'>", "</a>", "<script>", "</script>", "<!--", "-->", "<p>", "</p>",
    "<Paste>", "<br>", "<https://a.b>", "&amp;", "&lt;", "&nbsp;", "[a]", "[a][b]", "[a][]",
    "[a]: http://x.y", "[a](b)", "![a](b)", "![a][b]", "|", "--|--", "~~", "**", "_", "`", "\\",
    "\\[", '"', "'", "--", "...", "word", "plain words here", "It's", "\uf8f0", "0", "\uf8f1",
    "[x y](https://a.bc/d)", " [“q” & 'r'](http://a-b.co.uk/x_y--z...),", "![", "](",
    "\uf8f2", "٣. ", "<table>", "<li>", "</li>", "<em>", "</em>", "<sup>", "</sup>",
]  # fmt: skip


@given(st.text(ALPHABET, max_size=60))
@settings(max_examples=400, deadline=None)
def test_the_fast_path_gives_the_bytes_of_the_engine(text: str) -> None:
    assert render(text) == render_slow(text)


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
@settings(max_examples=400, deadline=None)
def test_the_fast_path_gives_the_bytes_of_the_engine_for_markdown(text: str) -> None:
    assert render(text) == render_slow(text)


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.lists(st.text(max_size=9), max_size=12))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_balanced_and_harmless_html(pieces: list[str], noise: list[str]) -> None:
    text = "".join(a + b for a, b in zip(pieces, noise, strict=False))
    _assert_harmless(render(text))
    _assert_harmless(inline(text))
    assert words(text) <= len(text)
    plain(text).encode()


def test_the_samples_are_the_same_both_ways() -> None:
    for path in sorted(SAMPLES.glob("*.md")):
        text = path.read_text("utf-8")
        assert render(text) == render_slow(text)
        _assert_harmless(render(text))


def _real() -> list[Path]:
    return sorted([*REAL.glob("usesthis/*.markdown"), *REAL.glob("transcripts/*.md")])


@pytest.mark.skipif(not _real(), reason="the real interviews are not part of the repository")
def test_real_interviews_are_the_same_both_ways() -> None:
    for path in _real():
        text = path.read_text("utf-8")
        assert render(text) == render_slow(text), path.name
        for block in text.split("\n\n"):
            assert render(block) == render_slow(block)
        _assert_harmless(render(text))
        assert not re.search(r"\]\[", plain(text))


def test_thousands_of_open_brackets_are_only_words() -> None:
    assert render("[" * 20_000) == f"<p>{'[' * 20_000}</p>"
    assert render("[a](" * 8_000).startswith("<p>[a]([a](")
    assert render("<!--" * 20_000).startswith("<p>&lt;!–&lt;!–")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in (
            "p em strong a ul ol li blockquote code pre br hr h3 h4 h5 h6 table thead tbody tfoot "
            "tr th td caption sup sub del abbr"
        )
        for name, value in attrs:
            assert name in ("href", "title", "hreflang", "start")
            if name == "href":
                assert re.match(r"(?:https?|mailto|tel):|[^:]*(?:[/?#]|$)", value or "", re.I)
        if tag not in ("br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _assert_harmless(html: str) -> None:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open
    assert not re.search("[\x00-\x08\x0b-\x1f\u2028\u2029\u200b]", html)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("I use an [iMac][].", "<p>I use an iMac.</p>"),
        ("A [good *mic*][mic-1].", "<p>A good <em>mic</em>.</p>"),
        ("[a][]\n\n[a]: /x", '<p><a href="/x">a</a></p>'),
        ("a [b *c*](http://x.y/_z_) d", '<p>a <a href="http://x.y/_z_">b <em>c</em></a> d</p>'),
        ('"[b & c](https://x.yz/_q_)"', '<p>“<a href="https://x.yz/_q_">b &amp; c</a>”</p>'),
        ("[laughs] [crosstalk]", "<p>[laughs] [crosstalk]</p>"),
        ("[laughs][04:33]", "<p>[laughs][04:33]</p>"),
        (r"\[04:33\] Then", "<p>[04:33] Then</p>"),
        ("[Mara]: Yes.", "<p>[Mara]: Yes.</p>"),
        ("2. That is it.", "<p>2. That is it.</p>"),
        ("1985. That *was* it.", "<p>1985. That <em>was</em> it.</p>"),
        ("2. a\n3. b", '<ol start="2">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("<Paste> it", "<p>&lt;Paste&gt; it</p>"),
        ("`<div>`", "<p><code>&lt;div&gt;</code></p>"),
        ("$a_b$ and $5 * 3$", "<p>$a_b$ and $5 * 3$</p>"),
        ("# One\n\n## Two\n\n#tag", "<h3>One</h3>\n<h3>Two</h3>\n<p>#tag</p>"),
        ("![Mara at work](x.jpg)", "<p>Mara at work</p>"),
        ("[x](javascript:alert(1))", "<p>x</p>"),
        ("[x](data:text/html,1)", "<p>x</p>"),
        ("<b onclick=x>B</b> <em>open", "<p><strong>B</strong> open</p>"),
        ("a<!-- not yet\n\napproved -->b", "<p>ab</p>"),
        ("`<!-- shown -->`", "<p><code>&lt;!-- shown --&gt;</code></p>"),
        ("```\n<!-- shown -->\n```", "<pre><code>&lt;!-- shown --&gt;\n</code></pre>"),
        ("a <!-- never ended", "<p>a &lt;!– never ended</p>"),
        ("<p>One</p><p>Two</p>", "<p>One</p>\n<p>Two</p>"),
        ("a\u2028b\u2029c\x07", "<p>a b</p>\n<p>c</p>"),
        ("cafe\u0301", "<p>café</p>"),
        ("~~old~~ new", "<p><del>old</del> new</p>"),
        ('"*So*," he said. `"x" --`', '<p>“<em>So</em>,” he said. <code>"x" --</code></p>'),
        ("", ""),
        (" \n\t\n", ""),
    ],
)
def test_markdown_of_conversations(text: str, html: str) -> None:
    assert render(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("1. not a list", "1. not a list"),
        ("# not a heading", "# not a heading"),
        ("*so* it\nis", "<em>so</em> it is"),
        ('Rao & Field\'s "way"', "Rao &amp; Field’s “way”"),
        ("[a](https://b.c)", '<a href="https://b.c">a</a>'),
    ],
)
def test_inline_markdown_is_never_a_block(text: str, html: str) -> None:
    assert inline(text) == html


def test_plain_words_hold_no_markup_and_no_soft_hyphens() -> None:
    text = 'A *good* [link](https://a.b).\n\nCash\u00adflow &amp; "more".'
    assert plain(text) == "A good link. Cashflow & “more”."
    assert plain('He said\n"no".') == "He said “no”."


def test_words_are_counted_in_every_script() -> None:
    assert words("Two *words* — and a dash") == 5
    assert words("東京都庁") == 2
    assert words("") == 0
