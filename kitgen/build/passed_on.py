"""The pages of a built site that are passed on, read as networks read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from kitgen.build.hosting import Found, resolve
from kitgen.check.preflight.subject import Fault, Picture, PreviewPage, PreviewSubject, Tags
from kitgen.check.preflight.tags import CHUNK, HEAD, read
from kitgen.load.folder import FileInfo, scan
from kitgen.load.layout import SETTINGS
from kitgen.load.loaded import Loc
from kitgen.model.kit import Settings
from kitgen.outputs.common.theme import Address

_ENDS = ("md", "yaml", "yml")
_HERE = b"own-address-of-the-page:/"
"""Stands for a page's own address, so that pages that differ in nothing else are read once."""


def look(root: Path, out: Path, settings: Settings) -> PreviewSubject:
    """What a site shows that is known to be there."""
    address = Address(settings.site.url)
    pages = tuple(_pages(root, out, address))
    return PreviewSubject(pages, _pictures(out, address, pages), _robots(out))


def interview_of(files: Mapping[str, FileInfo], slug: str) -> str | None:
    """The file of an interview."""
    folder = f"content/interviews/{slug}/interview"
    return next((f"{folder}.{end}" for end in _ENDS if f"{folder}.{end}" in files), None)


def inside(out: Path, pattern: str) -> list[str]:
    """The files of a site that fit a pattern."""
    return sorted(path.relative_to(out).as_posix() for path in out.glob(pattern))


class _About(NamedTuple):
    """Where in the content the words of a page's preview stand."""

    source: str = SETTINGS
    title: Loc = ()
    description: Loc = ()


def _pages(root: Path, out: Path, address: Address) -> Iterator[PreviewPage]:
    """The pages that are passed on: the public ones, then the share links."""
    heads = _Heads(out)
    abouts: dict[tuple[str, str], _About] = {}
    for path, about in _public(root, out):
        own = address.absolute(path.removesuffix("index.html"))
        tags = heads.read(path, own)
        abouts.setdefault(_words(tags), about)
        yield PreviewPage(path, own, False, tags, *about)
    links = set()
    for path in inside(out, "s/*/index.html"):
        own = address.absolute(path.removesuffix("index.html"))
        tags = heads.read(path, own)
        links.add(own)
        yield PreviewPage(path, own, True, tags, *abouts.get(_words(tags), _About()))
    for path in inside(out, "*/index.html"):
        own = address.absolute(path.removesuffix("index.html"))
        tags = heads.read(path, own)
        if tags.kind == "share":
            # A name of one's own shows the page of the link that it stands for.
            named = tags.meta.get("og:url", "")
            shown = named if named in links else own
            yield PreviewPage(path, shown, True, tags, *abouts.get(_words(tags), _About()))


def _words(tags: Tags) -> tuple[str, str]:
    return tags.meta.get("og:title", ""), tags.meta.get("og:description", "")


def _public(root: Path, out: Path) -> Iterator[tuple[str, _About]]:
    files = scan(root).files
    yield "index.html", _About(SETTINGS, ("guide", "title"), ("site", "description"))
    problems = [path for path in files if path.startswith("content/problems/")]
    guide = _About(SETTINGS, ("guide", "title"), ("guide", "description"))
    if len(problems) == 1:
        # The only part of a guide is its front page, too.
        guide = _About(problems[0], ("question",), ("description",))
    for path, about in (
        ("guide/index.html", guide),
        ("offer/index.html", _About(SETTINGS, ("offer", "title"), ("offer", "description"))),
    ):
        if (out / path).is_file():
            yield path, about
    for path in inside(out, "conversations/*/index.html"):
        if source := interview_of(files, path.split("/")[1]):
            yield path, _About(source, ("title",), ("description",))


class _Heads:
    """Reads the heads of pages; of those that differ only in their own address, one."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._known: dict[bytes, Tags] = {}

    def read(self, path: str, own: str) -> Tags:
        """The tags of a page that stands at an address."""
        found = resolve(self._out, "/", f"/{path}")
        if not isinstance(found, Found):
            return Tags()
        with found.file.open("rb") as file:
            head = file.read(HEAD).partition(b"</head>")[0]
        alike = head.replace(own.encode(), _HERE)
        if alike not in self._known:
            pieces = (alike[start : start + CHUNK] for start in range(0, len(alike), CHUNK))
            self._known[alike] = read(pieces)
        tags = self._known[alike]
        if alike == head:
            return tags
        here = _HERE.decode()
        meta = {name: text.replace(here, own) for name, text in tags.meta.items()}
        canonical = tags.canonical and tags.canonical.replace(here, own)
        title = tags.title.replace(here, own)
        return tags._replace(title=title, meta=meta, canonical=canonical)


def _pictures(
    out: Path, address: Address, pages: Iterable[PreviewPage]
) -> Mapping[str, Picture | Fault]:
    images = {
        page.tags.meta[name]
        for page in pages
        for name in ("og:image", "twitter:image")
        if page.tags.meta.get(name)
    }
    return {image: _picture(out, address, image) for image in sorted(images)}


def _picture(out: Path, address: Address, image: str) -> Picture | Fault:
    try:
        parts = urlsplit(image)
    except ValueError:
        return Fault.RELATIVE
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return Fault.RELATIVE
    if f"{parts.scheme}://{parts.netloc}" != address.origin:
        return Fault.ELSEWHERE
    found = resolve(out, address.base, unquote(parts.path))
    if not isinstance(found, Found) or found.status != 200:
        return Fault.MISSING
    return _measured(found.file)


def _measured(file: Path) -> Picture | Fault:
    import warnings

    from PIL import Image

    try:
        with warnings.catch_warnings():
            # Only the head is read: how large a picture would be unpacked harms nobody here.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(file) as picture:
                kind, (width, height) = picture.format or "", picture.size
        return Picture(kind, width, height, file.stat().st_size)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return Fault.BROKEN


def _robots(out: Path) -> str:
    try:
        return (out / "robots.txt").read_text("utf-8", "replace")
    except OSError:
        return ""
