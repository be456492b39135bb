"""Built pages as tests read them: elements with attributes and words, and what leads where."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from ..kits.making import Built

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"}
    | {"track", "wbr", "path", "circle", "rect", "line", "polyline", "polygon", "use"}
)


@dataclass(slots=True)
class Element:
    """An element with all words inside it."""

    tag: str
    attrs: dict[str, str]
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.faults: list[str] = []
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len({name for name, _ in attrs}) < len(attrs):
            self.faults.append(f"an attribute stands twice in <{tag}>")
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self._open or self._open.pop().tag != tag:
            self.faults.append(f"</{tag}> closes something else")

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.words.append(data)


class Page:
    """A page of a built site."""

    def __init__(self, path: str, html: str) -> None:
        """The file's path within the site, and what stands in it."""
        self.path = path
        self.html = html
        reader = _Reader()
        reader.feed(html)
        reader.close()
        self.elements = reader.elements
        self.faults = reader.faults

    @property
    def address(self) -> str:
        """The page's address within the site."""
        return self.path.removesuffix("index.html")

    def all(self, *tags: str, **attrs: str) -> list[Element]:
        """The elements of some tags with some attributes."""
        return [
            element
            for element in self.elements
            if element.tag in tags
            and all(element.attrs.get(name) == value for name, value in attrs.items())
        ]

    def meta(self, name: str) -> str | None:
        """What a meta element says, by its name or property."""
        found = [
            one.attrs.get("content", "")
            for one in self.all("meta")
            if name in (one.attrs.get("name"), one.attrs.get("property"))
        ]
        assert len(found) <= 1, f"{self.path} says {name} twice"
        return found[0] if found else None

    def rel(self, rel: str) -> str | None:
        """Where the head's link of a relation leads."""
        return next((one.attrs["href"] for one in self.all("link", rel=rel)), None)

    @cached_property
    def ids(self) -> list[str]:
        return [element.attrs["id"] for element in self.elements if "id" in element.attrs]

    @property
    def title(self) -> str:
        return self.all("title")[0].text

    @property
    def kind(self) -> str:
        """What type of page it is."""
        return self.all("html")[0].attrs["data-page-type"]

    @property
    def indexed(self) -> bool:
        """Whether search engines may list it."""
        return "noindex" not in (self.meta("robots") or "")

    @cached_property
    def graph(self) -> list[dict[str, Any]]:
        """The nodes of its structured data."""
        nodes: list[dict[str, Any]] = []
        for script in self.all("script", type="application/ld+json"):
            data = json.loads("".join(script.words))
            assert data["@context"] == "https://schema.org"
            nodes += data["@graph"]
        return nodes

    def addresses(self) -> Iterator[str]:
        """Every address that it names, as it is written."""
        for element in self.elements:
            for name in ("href", "src", "poster", "action"):
                if name in element.attrs:
                    yield element.attrs[name]
            yield from candidates(element.attrs.get("srcset", ""))

    def loaded(self) -> Iterator[str]:
        """Every address that a browser loads by itself."""
        for element in self.elements:
            if element.tag == "link" and element.attrs["rel"] not in ("alternate", "canonical"):
                yield element.attrs["href"]
            if element.tag in ("script", "img", "source", "audio", "video", "track", "iframe"):
                yield from (
                    element.attrs[name] for name in ("src", "poster") if name in element.attrs
                )
                yield from candidates(element.attrs.get("srcset", ""))


def candidates(srcset: str) -> dict[str, int]:
    """The addresses of a srcset with their widths."""
    parts = [part.split() for part in srcset.split(", ") if part.strip()]
    return {address: int(width.rstrip("w")) for address, width in parts}


class Pages:
    """All of a built site."""

    def __init__(self, built: Built) -> None:
        """Read every page."""
        self.built = built
        self.files = {
            file.relative_to(built.site).as_posix(): file.stat().st_size
            for file in built.site.rglob("*")
            if file.is_file()
        }
        self.pages = {
            path: Page(path, self.read(path)) for path in self.files if path.endswith(".html")
        }

    def __iter__(self) -> Iterator[Page]:
        return iter(self.pages.values())

    @property
    def public(self) -> list[Page]:
        """The pages that are found without being told of them."""
        return [page for page in self if page.kind not in ("share", "pack")]

    @property
    def previewed(self) -> list[Page]:
        """The pages whose links are passed on: all but those made for one person."""
        return [page for page in self if page.kind != "pack"]

    def of(self, kind: str) -> list[Page]:
        """The pages of a type."""
        return [page for page in self if page.kind == kind]

    def file(self, path: str) -> Path:
        """A file of the site."""
        return self.built.site / path

    def read(self, path: str) -> str:
        """What stands in a file of words."""
        return self.file(path).read_text("utf-8")

    @property
    def url(self) -> str:
        """The public address of the opening page."""
        return self.built.kit.settings.site.url.rstrip("/") + "/"

    def find(self, page: Page, address: str) -> tuple[str, str] | None:
        """The file and anchor that an address on a page leads to; None if it leaves the site."""
        full = urlsplit(urljoin(self.url + page.address, address))
        home = urlsplit(self.url)
        if (full.scheme, full.netloc) != (home.scheme, home.netloc):
            return None
        if not full.path.startswith(home.path):
            return f"outside of the site: {full.path}", ""
        path = unquote(full.path.removeprefix(home.path))
        if path == "" or path.endswith("/"):
            path += "index.html"
        return path, unquote(full.fragment)

    def asset(self, url: str) -> str:
        """The file of this site that a public address names."""
        assert url.startswith(self.url), url
        return unquote(url.removeprefix(self.url))
