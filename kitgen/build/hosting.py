"""What a web host makes of an address: a file, a redirect, or nothing; and the headers it sends."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

# The system's own table differs from machine to machine; these are what a kit is made of.
_TYPES: Final[Mapping[str, str]] = {
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
HEADERS: Final = "_headers"
"""The file in which hosts look for headers; it is never served itself."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be sent."""

    file: Path
    status: int = 200


@dataclass(frozen=True, slots=True)
class Moved:
    """Another address to ask."""

    path: str


def resolve(site: Path, base: str, path: str) -> Found | Moved | None:
    """What stands at a decoded path: its file, the address with a slash, the 404 page or nothing.

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
    if not all(map(_harmless, parts)) or inner == HEADERS:
        return nothing
    if (inner == "" or inner.endswith("/")) and (file := _file(site, f"{inner}index.html")):
        return Found(file)
    if not inner or inner.endswith("/"):
        return nothing
    if file := _file(site, inner):
        return Found(file)
    if _file(site, f"{inner}/index.html"):
        return Moved(quote(f"{path}/"))
    return nothing


def media_type(file: Path) -> str:
    """The media type of a file, by its name."""
    suffix = file.suffix.lower()
    return _TYPES.get(suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"


def headers_of(text: str, path: str) -> dict[str, str]:
    """The headers that a `_headers` file gives to a path; a later rule wins over an earlier."""
    found: dict[str, str] = {}
    applies = False
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not line[0].isspace():
            applies = _matches(line.strip(), path)
        elif applies:
            name, colon, value = line.strip().partition(":")
            if colon:
                found[name.strip().lower()] = value.strip()
    return found


def _matches(pattern: str, path: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), path) is not None


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
