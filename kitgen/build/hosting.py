"""What a web host makes of an address: a file, a redirect, or nothing; and the headers it sends."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import quote, unquote

# The system's own table differs from machine to machine; these are what a kit is made of.
TYPES: Final[Mapping[str, str]] = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".epub": "application/epub+zip",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
    ".zip": "application/zip",
}
"""Media types by the ending of a file's name."""
HEADERS: Final = "_headers"
"""The file in which hosts look for headers; it is never served itself."""
REDIRECTS: Final = "_redirects"
"""The file in which hosts look for redirects; it is never served itself."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be sent."""

    file: Path
    status: int = 200


@dataclass(frozen=True, slots=True)
class Moved:
    """Another address to ask."""

    path: str


class Rule(NamedTuple):
    """A rule of a `_headers` file."""

    pattern: str
    """The paths that it is about; * stands for anything."""
    headers: tuple[tuple[str, str], ...]

    @property
    def expression(self) -> str:
        """The same paths as a regular expression that all servers understand."""
        return f"^{'.*'.join(map(re.escape, self.pattern.split('*')))}$"


def resolve(site: Path, base: str, path: str) -> Found | Moved | None:
    """What stands at a decoded path: its file, the address with a slash or that of a redirect, the
    404 page or nothing.

    Nothing outside the site's folder is ever found, no hidden file, and no listing of a folder.
    """
    if f"{path}/" == base or (path == "/" and base != "/"):
        return Moved(base)
    missing = _file(site, "404.html")
    nothing = Found(missing, 404) if missing else None
    if not path.startswith(base):
        return nothing
    inner = path[len(base) :]
    parts = inner.removesuffix("/").split("/") if inner else []
    if not all(map(_harmless, parts)) or inner in (HEADERS, REDIRECTS):
        return nothing
    if (inner == "" or inner.endswith("/")) and (file := _file(site, f"{inner}index.html")):
        return Found(file)
    if inner and not inner.endswith("/"):
        if file := _file(site, inner):
            return Found(file)
        if _file(site, f"{inner}/index.html"):
            return Moved(quote(f"{path}/"))
    return _redirect(site, path) or nothing


def media_type(file: Path) -> str:
    """The media type of a file, by its name."""
    suffix = file.suffix.lower()
    return TYPES.get(suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"


def rules_of(text: str) -> tuple[Rule, ...]:
    """The rules of a `_headers` file, in their order."""
    found: list[tuple[str, list[tuple[str, str]]]] = []
    for line in _lines(text):
        name, colon, value = line.strip().partition(":")
        if not line[0].isspace():
            found.append((line.strip(), []))
        elif colon and found:
            found[-1][1].append((name.strip(), value.strip()))
    return tuple(Rule(pattern, tuple(headers)) for pattern, headers in found)


def headers_of(text: str, path: str) -> dict[str, str]:
    """The headers that a `_headers` file gives to a path; a later rule wins over an earlier."""
    return given_by(rules_of(text), path)


def given_by(rules: Iterable[Rule], path: str) -> dict[str, str]:
    """The headers that rules give to a path; a later one wins over an earlier."""
    return {
        name.lower(): value
        for rule in rules
        if re.fullmatch(rule.expression, path)
        for name, value in rule.headers
    }


def _redirect(site: Path, path: str) -> Moved | None:
    """Where the `_redirects` file sends a path without a file of its own; never to another host."""
    file = _file(site, REDIRECTS)
    for line in _lines(file.read_text("utf-8", "replace")) if file else ():
        match line.split():
            case [source, target, *_] if unquote(source) == path and re.match(
                r"/(?![/\\])", target
            ):
                return Moved(target)
    return None


def _lines(text: str) -> Iterator[str]:
    """The lines that say something."""
    return (line for line in text.splitlines() if line.strip() and line.lstrip()[0] != "#")


def _harmless(part: str) -> bool:
    if part == ".well-known":
        return True
    return bool(part) and part[0] != "." and not re.search(r"[\x00-\x1f\x7f\\:]", part)


def _file(site: Path, name: str) -> Path | None:
    """A file of the site; a link in it that leads out of it is as good as none."""
    try:
        file = (site / name).resolve()
        inside = file.is_relative_to(site.resolve())
        return file if inside and file.is_file() else None
    except (OSError, ValueError):
        return None
