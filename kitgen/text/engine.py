"""The Markdown engine: Python-Markdown taught the ways of spoken text, sanitised by nh3.

What differs from plain Markdown: a link without a definition is its words; a lone `2. That …` is
a paragraph; `#` needs a space to be a heading; `<Paste>` is text; pictures are their alt text;
raw HTML may mark words, never blocks, and is always closed within its own block.
"""

from __future__ import annotations

import re
import threading
import xml.etree.ElementTree as etree
from typing import TypeAlias

import nh3
from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor, ReferenceProcessor
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import (
    IMAGE_REFERENCE_RE,
    REFERENCE_RE,
    ImageReferenceInlineProcessor,
    InlineProcessor,
    ReferenceInlineProcessor,
)
from markdown.treeprocessors import Treeprocessor

Matched: TypeAlias = tuple[etree.Element | str | None, int | None, int | None]


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SAME = {"b": "strong", "i": "em", "s": "del", "strike": "del"}
_WORD_TAGS = frozenset(("a", "abbr", "code", "del", "em", "strong", "sub", "sup", *_SAME))
_GONE = _names(
    "audio canvas datalist iframe map math noembed noframes noscript object script select style "
    "svg template textarea title video xmp"
)
_HTML = (
    _WORD_TAGS
    | _GONE
    | _names(
        "acronym address area article aside base basefont bdi bdo big blink blockquote body br "
        "button caption center cite col colgroup data dd details dfn dialog dir div dl dt embed "
        "fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header "
        "hr html img input ins kbd label legend li link main mark marquee menu meta meter nav "
        "nobr ol optgroup option output p param picture plaintext pre progress q rb rp rt rtc "
        "ruby samp search section slot small source span summary table tbody td tfoot th thead "
        "time tr track tt u ul var wbr"
    )
)
_TAG = (
    r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)"
    r"((?:\s++[^\s\"'=<>]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'=<>]++))?)*+)\s*+/?>"
)
_ATTRIBUTE = re.compile(r"(href|title|hreflang)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))", re.I)
_SCHEMES = frozenset(("http", "https", "mailto", "tel"))
_SCHEME = re.compile(r"([^/?#:]*):")
_BLANKS = re.compile(r"[\s\x00-\x20]")
_TIME = re.compile(r"[\d:.,\s]*")

_ALLOWED: dict[str, set[str]] = {
    name: set()
    for name in _names(
        "p em strong a ul ol li blockquote code pre br hr h3 h4 h5 h6 table thead tbody "
        "tfoot tr th td caption sup sub del abbr"
    )
} | {"a": {"href", "title", "hreflang"}, "ol": {"start"}, "abbr": {"title"}}

_EMPTY = re.compile(r"<p>\s*</p>\n?")


# `handleMatch` is typed in the base class for patterns of the older kind, which take no `data`.


class _WordTag(InlineProcessor):
    """Raw HTML within a block: marks words if it is allowed to and closed, else it vanishes."""

    def handleMatch(self, m: re.Match[str], data: str) -> Matched:  # type: ignore[override]
        written = m[2]
        name = written.lower()
        if name not in _HTML or written not in (name, name.upper()):
            return None, None, None  # <Paste>, <Button>: somebody's words
        if name == "br":
            return etree.Element("br"), m.start(0), m.end(0)
        if m[1] or name not in _WORD_TAGS | _GONE:
            return " " if name in ("li", "td", "dd", "dt") else "", m.start(0), m.end(0)
        close = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(data, m.end(0))
        if not close:
            return "", m.start(0), m.end(0)
        if name in _GONE:
            return "", m.start(0), close.end()
        element = etree.Element(_SAME.get(name, name))
        for attribute in _ATTRIBUTE.finditer(m[3]):
            element.set(attribute[1].lower(), attribute[2] or attribute[3] or attribute[4] or "")
        element.text = data[m.end(0) : close.start()]
        return element, m.start(0), close.end()


def _words_of_unknown(
    self: ReferenceInlineProcessor,
    m: re.Match[str],
    data: str,
    known: Matched,
) -> Matched:
    found, start, end = known
    if found is not None or start is None:
        return known
    text, index, _ = self.getText(data, m.end(0))
    label = data[index:end]
    # "[laughs] [crosstalk]" and "[laughs][04:33]" are two marks, not a link.
    if not label.startswith("[") or (label != "[]" and _TIME.fullmatch(label[1:-1])):
        return known
    words = etree.Element("span")
    words.text = text
    return words, start, end


class _Reference(ReferenceInlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> Matched:  # type: ignore[override]
        return _words_of_unknown(self, m, data, super().handleMatch(m, data))


class _ImageReference(ImageReferenceInlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> Matched:  # type: ignore[override]
        return _words_of_unknown(self, m, data, super().handleMatch(m, data))


class _Heading(HashHeaderProcessor):
    RE = re.compile(
        r"(?:^|\n)(?P<level>#{1,6})[ ]+(?P<header>(?:\\.|[^\\#\n]|#+(?=[^#\n]))*?)#*(?:\n|$)"
    )


class _Definition(ReferenceProcessor):
    """Only an address is a definition: `[Mara]: Yes.` is somebody speaking."""

    RE = re.compile(
        r"^[ ]{0,3}\[([^\[\]]*)\]:[ ]*(?:\n[ ]*)?(<?(?:[a-zA-Z][a-zA-Z0-9+.-]*:|[^\s/]*/|#)[^\s]*)"
        r"[ ]*(?:\n[ ]*)?(([\"'])(.*)\4[ ]*|\((.*)\)[ ]*)?$",
        re.MULTILINE,
    )


class _Speech(Treeprocessor):
    """Before words are read: lower headings, undo lists that are none."""

    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            if element.tag in ("h1", "h2"):
                element.tag = "h3"
            elif element.tag == "ol" and (start := element.get("start")):
                number = int(start)
                if number == 1:
                    del element.attrib["start"]
                else:
                    element.set("start", str(number))
                item = element[0]
                only = item[0] if len(item) == 1 and item[0].tag == "p" else item
                if (
                    len(element) > 1
                    or len(only)
                    or (only is not item and (item.text or "").strip())
                ):
                    continue
                words = f"{start}. {only.text or ''}"
                element.clear()
                element.tag, element.text, element.tail = "p", words, "\n"


class _AfterWords(Treeprocessor):
    """After words are read: a picture is its alt text, a link that leads nowhere is its words."""

    def run(self, root: etree.Element) -> None:
        for link in root.iter("a"):
            for inner in link.iter("a"):
                if inner is not link:
                    inner.tag = "span"
            scheme = _SCHEME.match(_BLANKS.sub("", link.get("href", "")))
            if not link.get("href") or (scheme and scheme[1].lower() not in _SCHEMES):
                link.tag = "span"
        for element in root.iter("img"):
            element.tag, element.text = "span", element.get("alt", "")


def _build() -> Markdown:
    md = Markdown(
        extensions=[SaneListExtension(), TableExtension(), FencedCodeExtension()],
        output_format="html",
    )
    md.preprocessors.deregister("html_block")
    md.parser.blockprocessors.register(_Heading(md.parser), "hashheader", 70)
    md.parser.blockprocessors.register(_Definition(md.parser), "reference", 15)
    md.inlinePatterns.register(_Reference(REFERENCE_RE, md), "reference", 170)
    md.inlinePatterns.register(_ImageReference(IMAGE_REFERENCE_RE, md), "image_reference", 140)
    md.inlinePatterns.deregister("html")
    for depth in range(3):  # words inside a tag are not read by the pattern that found the tag
        md.inlinePatterns.register(_WordTag(_TAG, md), f"html{depth}", 90 - depth)
    if md.delimiters is not None:
        md.delimiters.add("~", "del", double=True)
    md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "~", "<", "&", "$", '"', "'"]
    md.treeprocessors.register(_Speech(md), "speech", 30)
    md.treeprocessors.register(_AfterWords(md), "after_words", 5)
    return md


class _Tools(threading.local):
    """The engine keeps notes while it works, so each thread has its own."""

    def __init__(self) -> None:
        self.md = _build()
        self.cleaner = nh3.Cleaner(
            tags=set(_ALLOWED),
            attributes=_ALLOWED,
            url_schemes=set(_SCHEMES),
            link_rel=None,
            clean_content_tags={"script", "style"},
        )


_TOOLS = _Tools()


def convert(text: str) -> str:
    """Cleaned Markdown as safe HTML; quotes are still straight."""
    md = _TOOLS.md
    md.reset()
    html = _TOOLS.cleaner.clean(md.convert(text)).replace("&nbsp;", "\u00a0")
    return _EMPTY.sub("", html).strip()
