"""Reads a built site as networks do: the pages that are passed on, and the pictures they name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from kitgen.build.hosting import Found, resolve
from kitgen.build.store import digest, private, read_json
from kitgen.build.writer import MANIFEST
from kitgen.check.preflight.subject import Fault, Picture, PreviewPage, PreviewSubject, Tags
from kitgen.check.preflight.tags import CHUNK, read
from kitgen.check.run import check_previews, weigh
from kitgen.load.folder import FileInfo, read_bytes, scan
from kitgen.load.layout import SETTINGS
from kitgen.load.loaded import Loaded, Loc
from kitgen.load.read import read_interview, read_problem, read_settings
from kitgen.load.source import CSV_LIMIT, INTERVIEW_LIMIT
from kitgen.model.finding import Finding, Place, Severity
from kitgen.model.kit import Settings
from kitgen.outputs.site.theme import Address

_HEAD = 300_000
"""Bytes of a page that any network reads."""
_ENDS = ("md", "yaml", "yml")
_HERE = b"here:/"
"""Stands for a page's own address, so that pages that differ in nothing else are read once."""


class Preflight(NamedTuple):
    """What networks will show of a site, and what is wrong with it."""

    findings: tuple[Finding, ...]
    subject: PreviewSubject = PreviewSubject(())


def preflight(root: Path, out: Path) -> Preflight:
    """Look at the site that was built of a kit."""
    root, out = root.resolve(), out.resolve()
    loaded = _settings(root)
    if (settings := loaded.value) is None:
        return Preflight(loaded.findings)
    if not (out / "index.html").is_file():
        return Preflight((_missing(root, out),))
    found = look(root, out, settings)
    return found._replace(findings=(*_outdated(root, out), *found.findings))


def look(root: Path, out: Path, settings: Settings) -> Preflight:
    """The same for a site that is known to be there and of today."""
    address = Address(settings.site.url)
    pages = tuple(_pages(root, out, address))
    subject = PreviewSubject(pages, _pictures(out, address, pages), _robots(out))
    return Preflight(judge(subject, settings, root), subject)


def judge(
    subject: PreviewSubject, settings: Settings, root: Path | None = None
) -> tuple[Finding, ...]:
    """What is wrong with some pages, as kit.yaml wants it; with lines and columns if a root is
    given in which to look for them.
    """
    locate = _Places(root).locate if root else _at_its_file
    return weigh(check_previews(subject, locate), settings.rules)


def _at_its_file(path: str, loc: Loc) -> Place:
    return Place(path)


def settings_of(root: Path) -> Settings | None:
    """kit.yaml, if it can be read."""
    return _settings(root).value


def _settings(root: Path) -> Loaded[Settings]:
    data = read_bytes(root, SETTINGS, CSV_LIMIT)
    if isinstance(data, Finding):
        return Loaded(None, (data,), lambda loc: Place(SETTINGS))
    return read_settings(SETTINGS, data)


def _missing(root: Path, out: Path) -> Finding:
    return Finding(
        Place(_shown(root, out)),
        Severity.ERROR,
        "there is no site here to look at",
        "site-missing",
        "`kitgen build` makes it; --out says where, if not in site",
    )


def _outdated(root: Path, out: Path) -> tuple[Finding, ...]:
    """What there is to say if the content has changed since the site was built."""
    files = scan(root).files
    gone = _gone(out, files)
    known = read_json(private(root) / f"state-{digest(str(out))}.json")
    built = known.get("seen", 0) if isinstance(known, dict) else _time(out / MANIFEST)
    times = {path: info.mtime_ns for path, info in files.items()}
    for file in (root / "templates").rglob("*"):
        if file.is_file():
            times[file.relative_to(root).as_posix()] = _time(file)
    later = max(times, key=lambda path: times[path], default="")
    if times.get(later, 0) <= built and not gone:
        return ()
    place = f"content/interviews/{gone[0]}" if gone else later
    what = "is no longer there, but the site shows it" if gone else "has changed since the build"
    return (
        Finding(
            Place(place),
            Severity.WARNING,
            f"this {what}: what is said here is about the site as it was",
            "site-outdated",
            "run `kitgen build` first",
        ),
    )


def _gone(out: Path, files: Mapping[str, FileInfo]) -> list[str]:
    """Interviews that the site has and the content has not."""
    slugs = (path.split("/")[1] for path in _inside(out, "conversations/*/index.html"))
    return [slug for slug in slugs if not slug.isdigit() and not _interview(files, slug)]


def _interview(files: Mapping[str, FileInfo], slug: str) -> str | None:
    """The file of an interview."""
    folder = f"content/interviews/{slug}/interview"
    return next((f"{folder}.{end}" for end in _ENDS if f"{folder}.{end}" in files), None)


def _time(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _shown(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


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
    for path in _inside(out, "s/*/index.html"):
        own = address.absolute(path.removesuffix("index.html"))
        tags = heads.read(path, own)
        links.add(own)
        yield PreviewPage(path, own, True, tags, *abouts.get(_words(tags), _About()))
    for path in _inside(out, "*/index.html"):
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
    for path in _inside(out, "conversations/*/index.html"):
        if source := _interview(files, path.split("/")[1]):
            yield path, _About(source, ("title",), ("description",))


def _inside(out: Path, pattern: str) -> list[str]:
    return sorted(path.relative_to(out).as_posix() for path in out.glob(pattern))


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
            head = file.read(_HEAD).partition(b"</head>")[0].replace(own.encode(), _HERE)
        if head not in self._known:
            pieces = (head[start : start + CHUNK] for start in range(0, len(head), CHUNK))
            self._known[head] = read(pieces)
        tags = self._known[head]
        here = _HERE.decode()
        if here not in (tags.meta.get("og:url"), tags.canonical):
            return tags
        meta = {name: text.replace(here, own) for name, text in tags.meta.items()}
        canonical = tags.canonical and tags.canonical.replace(here, own)
        return tags._replace(meta=meta, canonical=canonical)


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


class _Places:
    """Finds the parts of content files; reads each once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._loaded: dict[str, Callable[[Loc], Place]] = {}

    def locate(self, path: str, loc: Loc) -> Place:
        """The place of a part of a file."""
        if path not in self._loaded:
            self._loaded[path] = self._read(path)
        return self._loaded[path](loc)

    def _read(self, path: str) -> Callable[[Loc], Place]:
        data = read_bytes(self._root, path, INTERVIEW_LIMIT)
        if isinstance(data, Finding):
            return lambda loc: Place(path)
        if path == SETTINGS:
            return read_settings(path, data).locate
        if path.startswith("content/problems/"):
            return read_problem(path, data).locate
        return read_interview(path, data).locate
