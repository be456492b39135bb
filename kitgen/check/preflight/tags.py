"""What a page says of itself to whoever draws a preview of its link."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser
from typing import Final

from kitgen.check.preflight.subject import Tags

CHUNK: Final = 8192
"""Bytes that are read at a time: the head of most pages is no longer."""
HEAD: Final = 300_000
"""Bytes of a page that any network reads."""
_PREVIEW: Final = ("og:title", "og:description", "og:image", "twitter:card", "twitter:title")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.done = False
        self.fed = 0
        self.within = 0
        self.title: list[str] = []
        self.meta: dict[str, str] = {}
        self.canonical: str | None = None
        self.kind = ""
        self.stylesheet = ""
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.done:
            return
        if tag == "body":
            self.done = True
        elif tag == "html":
            self.kind = dict(attrs).get("data-page-type") or ""
        elif tag == "title" and not self.title:
            self._in_title = True
        elif tag == "meta":
            self._say(dict(reversed(attrs)))
        elif tag == "link":
            self._link(dict(reversed(attrs)))

    def _say(self, attrs: Mapping[str, str | None]) -> None:
        name = (attrs.get("property") or attrs.get("name") or "").strip().lower()
        if name and name not in self.meta:
            self.meta[name] = " ".join((attrs.get("content") or "").split())
            if name in _PREVIEW:
                self.within = self.fed

    def _link(self, attrs: Mapping[str, str | None]) -> None:
        rel = (attrs.get("rel") or "").lower().split()
        href = (attrs.get("href") or "").strip()
        if "canonical" in rel and self.canonical is None:
            self.canonical = href
        elif rel == ["stylesheet"]:
            self.stylesheet = self.stylesheet or href

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        elif tag == "head":
            self.done = True

    def handle_data(self, data: str) -> None:
        if self._in_title and not self.done:
            self.title.append(data)


def read(chunks: Iterable[bytes]) -> Tags:
    """The tags of a page that comes in pieces; no more are taken than its head has."""
    reader = _Reader()
    decode = codecs.getincrementaldecoder("utf-8")("replace").decode
    for chunk in chunks:
        reader.fed += len(chunk)
        try:
            reader.feed(decode(chunk))
        except AssertionError:
            # The standard library gives up on a broken <![ section; so does the preview.
            break
        if reader.done:
            break
    return Tags(
        " ".join("".join(reader.title).split()),
        reader.meta,
        reader.canonical,
        reader.kind,
        reader.stylesheet,
        reader.within,
    )
