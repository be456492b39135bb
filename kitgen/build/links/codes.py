"""Writes the QR codes of share links to a folder, and nothing over somebody else's files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from kitgen.build.links.book import Linkbook
from kitgen.build.pipeline import Progress
from kitgen.build.store import read_json, write_json, write_whole
from kitgen.build.writer import MANIFEST as SITE
from kitgen.draw import qr
from kitgen.model.link import Link, slug_of

MANIFEST = ".kitgen-qr.json"
"""In the folder: every file that was written there, with its hash."""
_LONGEST = 120
_TOLD = 3


class Refused(Exception):
    """Why nothing was written."""


def public(folder: Path) -> str:
    """Why codes may not go into a folder: it is shown to everybody. Empty if it is not.

    The names of the files say who passes the kit on.
    """
    site = next((up for up in (folder, *folder.parents) if (up / SITE).is_file()), None)
    return f"{site} is the site, and all that stands in it is published" if site else ""


def write(folder: Path, book: Linkbook, links: Sequence[Link], progress: Progress) -> int:
    """Write the code of each link as SVG and PNG, and say of how many; raises Refused.

    Files of an earlier time are written again, unless somebody has changed them since.
    """
    kept = _manifest(folder)
    foreign = [
        name
        for link in links
        for name in _names(link)
        if not _ours(folder / name, kept) and not _same(folder / name, book.url(link))
    ]
    if foreign:
        names = ", ".join(foreign[:_TOLD])
        more = f" and {len(foreign) - _TOLD:,} more" if len(foreign) > _TOLD else ""
        raise Refused(f"Files that kitgen did not write stand in {folder}: {names}{more}.")
    folder.mkdir(parents=True, exist_ok=True)
    try:
        for number, link in enumerate(links, 1):
            for name in _names(link):
                data = _drawn(name, book.url(link))
                write_whole(folder / name, data)
                kept[name] = _hash(data)
            progress("writing QR codes", number, len(links))
    finally:
        if kept:
            write_json(folder / MANIFEST, kept)
    return len(links)


def _names(link: Link) -> tuple[str, str]:
    """Whose it is, what it leads to and where it is used: mara_guide_print_bcdfghjkmn.svg.

    No two links have one name, for no two have one code.
    """
    words = (link.ambassador, slug_of(link.target) or link.target, link.channel)
    stem = f"{'_'.join(words)[:_LONGEST]}_{link.code}"
    return f"{stem}.svg", f"{stem}.png"


def _drawn(name: str, url: str) -> bytes:
    try:
        return qr.svg(url, url).encode() if name.endswith(".svg") else qr.png(url)
    except ValueError:
        raise Refused("The site's address is too long for a QR code.") from None


def _ours(path: Path, kept: Mapping[str, str]) -> bool:
    """Whether a file is missing, or as it was written here."""
    if not path.exists() and not path.is_symlink():
        return True
    if path.is_symlink() or not path.is_file():
        return False
    return _hash(path.read_bytes()) == kept.get(path.name)


def _same(path: Path, url: str) -> bool:
    """Whether a file is what would be written: a run that was stopped had not noted it yet."""
    return path.is_file() and path.read_bytes() == _drawn(path.name, url)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def _manifest(folder: Path) -> dict[str, str]:
    found = read_json(folder / MANIFEST)
    if not isinstance(found, dict):
        return {}
    return {name: str(hashed) for name, hashed in found.items()}
