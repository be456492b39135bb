"""Links within links: WeasyPrint makes a second one of each picture and each page number in a link.

The second is no child of a link in the structure, as PDF/UA asks, or a link within a link, and is
one stop too many for whoever goes from link to link. The first takes its place as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pikepdf import Object, Pdf


_WITHIN: Final = ("/Figure", "/Link")


def unite(document: Pdf) -> None:
    """Make one link of a link and what stands in it."""
    from pikepdf import Array, Dictionary, Name

    gone: dict[tuple[int, int], int] = {}
    for thing in document.objects:
        if not isinstance(thing, Dictionary) or thing.get("/S") not in _WITHIN:
            continue
        link = _around(thing)
        if link is None or "/K" not in thing:
            continue
        inner, outer = _annotations(thing), _annotations(link)
        if not inner or not outer:
            continue
        _widen(outer[0], inner)
        thing.K = Array([kid for kid in thing.K if not _refers(kid)])
        if str(thing.S) == "/Link":
            thing.S = Name.Span
        gone |= {one.objgen: int(one.StructParent) for one in inner}
    if gone:
        for page in document.pages:
            kept = [one for one in page.obj.get("/Annots", []) if one.objgen not in gone]
            page.obj.Annots = Array(kept)
        tree = document.Root.StructTreeRoot.ParentTree
        entries, places = list(tree.Nums), set(gone.values())
        pairs = zip(entries[::2], entries[1::2], strict=True)
        tree.Nums = Array([one for pair in pairs if int(pair[0]) not in places for one in pair])


def _around(element: Object) -> Object | None:
    """The link that an element stands in, however deep."""
    above = element.get("/P")
    while above is not None and "/S" in above:
        if above.S == "/Link":
            return above
        above = above.get("/P")
    return None


def _annotations(element: Object) -> list[Object]:
    return [kid.Obj for kid in element.K if _refers(kid)]


def _refers(kid: Object | int) -> bool:
    """Whether a child of an element is not content but an annotation."""
    return not isinstance(kid, int) and kid.get("/Type") == "/OBJR"


def _widen(link: Object, others: list[Object]) -> None:
    corners = [[float(value) for value in one.Rect] for one in (link, *others)]
    across = [x for corner in corners for x in corner[::2]]
    upwards = [y for corner in corners for y in corner[1::2]]
    link.Rect = [min(across), min(upwards), max(across), max(upwards)]
