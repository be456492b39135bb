"""HTML as templates and Markdown write it, made XHTML: well-formed, whatever it holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from html.entities import html5
from typing import Final
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_VOID: Final = re.compile(
    r"<(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b"
    r"((?:[^<>\"]|\"[^\"]*\")*?)\s*/?>"
)
_ENTITY: Final = re.compile(r"&([A-Za-z][A-Za-z0-9]*;)")
_KNOWN_TO_XML: Final = frozenset(("amp;", "lt;", "gt;", "quot;", "apos;"))
_HREF: Final = re.compile(r'(<a\b[^<>]*?)\shref="([^"]*)"')
_HOST: Final = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.?")
_URL: Final = "/%:?#[]@!$&'()*+,;=-._~"


class NotWellFormed(ValueError):
    """A page that no reading system could open: which line, and why."""

    def __init__(self, line: int, message: str) -> None:
        """Say where and why."""
        super().__init__(message)
        self.line = line


def document(html: str, leads_to: Callable[[str], str | None]) -> bytes:
    """A whole page as XHTML.

    `leads_to` says where the address of a link leads in the book, None for nowhere; such a link is
    its words. Raises NotWellFormed for what only a template can have broken.
    """
    text = _ENTITY.sub(_character, html)
    text = _VOID.sub(r"<\1\2/>", text)
    text = _HREF.sub(lambda found: _link(found, leads_to), text)
    return xml(text)


def xml(text: str) -> bytes:
    """Any other file as well-formed XML; raises NotWellFormed."""
    from xml.parsers import expat

    data = _NOT_XML.sub("", text).strip().encode()
    try:
        expat.ParserCreate().Parse(data, True)
    except expat.ExpatError as error:
        raise NotWellFormed(error.lineno, str(error).partition(":")[0]) from error
    return data


def words(text: str) -> str:
    """Outside words as they may stand in XML, in text and in attributes."""
    return escape(_NOT_XML.sub("", text))


def address(url: str) -> str | None:
    """An address as reading systems take it; None for one that can lead nowhere."""
    url = _NOT_XML.sub("", url).strip()
    try:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https"):
            parts = parts._replace(netloc=_place(parts))
        elif parts.scheme not in ("mailto", "tel") or not parts.path:
            return None
    except ValueError:
        return None
    # A per cent sign that begins no escape is one itself.
    return re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", quote(urlunsplit(parts), safe=_URL))


def _place(parts: SplitResult) -> str:
    """Host and port in ASCII; ValueError for what is none."""
    host, port = parts.hostname or "", parts.port
    if ":" in host:
        host = f"[{host}]"
    else:
        host = host.encode("idna").decode()
        if not _HOST.fullmatch(host):
            raise ValueError(host)
    return f"{host}:{port}" if port is not None else host


def _character(entity: re.Match[str]) -> str:
    name = entity[1]
    return entity[0] if name in _KNOWN_TO_XML else escape(html5.get(name, entity[0]), quote=False)


def _link(found: re.Match[str], leads_to: Callable[[str], str | None]) -> str:
    target = leads_to(unescape(found[2]))
    return f'{found[1]} href="{escape(target)}"' if target is not None else found[1]
