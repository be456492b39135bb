"""Shows what networks make of links: a small table for each page that is passed on."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from kitgen.check.preflight.networks import NETWORKS
from kitgen.check.preflight.shown import Cut, Shown, shown
from kitgen.check.preflight.subject import Family, PreviewSubject, families
from kitgen.cli.show import harmless

if TYPE_CHECKING:
    from rich.console import RenderableType

_MOST = 12
"""Tables that somebody reads; the preview has all of them."""
_TAIL = 26
"""Characters before a cut that tell where it falls."""


def show_previews(subject: PreviewSubject) -> None:
    """Print the tables to standard output."""
    from rich.console import Console

    console = Console(file=sys.stdout, highlight=False)
    every = list(families(subject))
    for family in islice(every, _MOST):
        for part in _parts(family, subject):
            console.print(part)
    if len(every) > _MOST:
        more = f"and {len(every) - _MOST:,} more: kitgen serve shows all of them at /_preview/"
        console.print(f"{more}\n")


def heading(family: Family) -> str:
    """The page, and how many share links show the same: guide/ and 44 share links."""
    links = "1 share link" if family.links == 1 else f"{family.links:,} share links"
    if not family.links:
        return family.page.name
    if family.page.share:
        return family.page.name if family.links == 1 else f"{family.page.name}, one of {links}"
    return f"{family.page.name} and {links}"


def _parts(family: Family, subject: PreviewSubject) -> Iterator[RenderableType]:
    from rich.table import Table
    from rich.text import Text

    page = family.page
    meta = page.tags.meta
    yield Text(harmless(heading(family)), style="bold")
    for words in (meta.get("og:title", ""), meta.get("og:description", "")):
        if words:
            yield Text(harmless(words))
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    for name in ("Network", "Title", "Description", "Picture"):
        table.add_column(name, overflow="fold")
    looks = [shown(network, page.tags, page.address, subject.pictures) for network in NETWORKS]
    for names, cells in _alike(looks):
        table.add_row(", ".join(names), *(Text(harmless(cell)) for cell in cells))
    table.add_row()
    yield table


def _alike(looks: Iterable[Shown]) -> Iterator[tuple[list[str], tuple[str, str, str]]]:
    """What is shown, with the networks that show just this."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for look in looks:
        cells = (_words(look.title), _words(look.description), _picture(look))
        found.setdefault(cells, []).append(look.network.name)
    yield from ((names, cells) for cells, names in found.items())


def _words(cut: Cut) -> str:
    if not cut.text:
        return "none"
    if cut.whole:
        return "whole"
    return cut.text if len(cut.text) <= _TAIL else f"…{cut.text[-_TAIL:]}"


def _picture(look: Shown) -> str:
    return look.refusal or ("ok" if look.large else "ok, small")
