"""What an address stands for, whoever wrote it down: a server or another program."""

from __future__ import annotations

import re
from typing import Final, NamedTuple
from urllib.parse import unquote

from kitgen.model.tally import What
from kitgen.track.places import Places

UNKNOWN: Final = "s/"
"""The page of share links that the kit does not know: their codes are not kept."""
_PACKS: Final = "share/"
"""Share packs are for their guests' eyes: no report has their addresses."""
_LONGEST: Final = 2_000
_SHARED: Final = re.compile(r"s/[^/.]+/?")
_FILE: Final = re.compile(r"\.[^/.]*$")
_EDITION: Final = re.compile(r"d/[^/]+\.(?:pdf|epub|pptx)")
_VIA: Final = re.compile(r"(?:^|&)via=([^&]*)")


class Where(NamedTuple):
    """Where a site lives and what it has to count."""

    places: Places
    documents: frozenset[str] = frozenset()
    """What everybody may take, within the site: guide/the-guide.pdf."""
    host: str = ""
    """Its name. Nothing: whatever name a log gives is the site's."""

    def is_elsewhere(self, host: str) -> bool:
        """Whether a name that a log gives is another site's."""
        return bool(self.host and host) and _bare(host) != _bare(self.host)


class Asked(NamedTuple):
    """What was asked for."""

    what: What
    """ASKED for pages, DOWNLOAD for documents."""
    page: str
    code: str
    unknown: bool = False
    """The address has a code that the kit does not know."""


def asked(address: str, where: Where) -> Asked | None:
    """What an address stands for, path and query as browsers send them. None: not counted."""
    if "://" in address[:10]:
        address = "/" + address.split("://", 1)[1].partition("/")[2]
    path, _, query = address[:_LONGEST].partition("#")[0].partition("?")
    if _inner(path, where).startswith(_PACKS):
        return None
    found = _page(path, where) or _document(path, where)
    return by_link(found, query, where) if found and query else found


def by_link(found: Asked, query: str, where: Where) -> Asked:
    """What was asked for, with the share link that led there if the query says so."""
    if found.code or found.unknown or "via=" not in query:
        return found
    codes = _VIA.findall(query[:_LONGEST].partition("#")[0])
    code = unquote(codes[-1]).lower() if codes else ""
    known = code in where.places.people
    return Asked(found.what, found.page, code if known else "", bool(code) and not known)


def _page(path: str, where: Where) -> Asked | None:
    place = where.places.page(path, "")
    if place is None and not _FILE.search(path):
        # Some servers do not mind how an address is written, and some programs cut its end.
        path = path.lower()
        place = where.places.page(path, "") or where.places.page(f"{path}/", "")
        if place is None and _SHARED.fullmatch(_inner(path, where)):
            return Asked(What.ASKED, UNKNOWN, "", unknown=True)
    return Asked(What.ASKED, place.page, place.code) if place else None


def _document(path: str, where: Where) -> Asked | None:
    if not _FILE.search(path):
        return None
    inner = _inner(path, where)
    if inner in where.documents:
        return Asked(What.DOWNLOAD, inner, "")
    if place := where.places.file(path.lower()):
        return Asked(What.DOWNLOAD, place.page, place.code)
    if _EDITION.fullmatch(inner.lower()):
        return Asked(What.DOWNLOAD, "d/", "", unknown=True)
    return None


def _inner(path: str, where: Where) -> str:
    path = unquote(path)
    base = where.places.base
    return path.removeprefix(base) if path.startswith(base) else ""


def _bare(host: str) -> str:
    return host.lower().partition(":")[0].removeprefix("www.")
