"""What WeasyPrint leaves undone in a tagged PDF: folios are no content, headers say their scope.

PDF/UA-1 (ISO 14289-1): 7.1 wants what is no content marked as an artifact, 7.5 wants each header of
a table to say whether it heads a row or a column, 7.21.7 wants each glyph to stand for a character.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kitgen.outputs.common.nested import unite

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_PDF_UA: Final = b"http://www.aiim.org/pdfua/ns/id/"
_END: Final = b"</rdf:RDF>"
_CLAIM: Final = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="%b"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>%b</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that is met</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>""" % (_PDF_UA, _PDF_UA)
"""What a file for archives says to be PDF/UA; PDF/A (ISO 19005-2, 6.6.2.3) has it explained."""
_NOTHING: Final = b"<>"
_JOINER: Final = b"<200d>"
_MARK: Final = re.compile(rb"/\w+\s*<<\s*/MCID (\d+)\s*>>\s*BDC")


def finish(document: Pdf) -> None:
    """Put a rendered document right."""
    found = list(_elements(document))
    _scope(found)
    _artifacts(document, {element.objgen for element, _ in found})
    _characters(document)
    _labels(document)
    _identified(document)


def finished(pdf: bytes) -> bytes:
    """A rendered document put right, saved the same way each time."""
    from pikepdf import ObjectStreamMode, Pdf

    saved = io.BytesIO()
    with Pdf.open(io.BytesIO(pdf)) as document:
        unite(document)
        finish(document)
        document.save(
            saved,
            object_stream_mode=ObjectStreamMode.generate,
            deterministic_id=True,
            fix_metadata_version=False,
        )
    return saved.getvalue()


def _elements(document: Pdf) -> Iterator[tuple[Object, str]]:
    """Every element of the structure, with the part of a table that it stands in."""
    from pikepdf import Array, Dictionary

    waiting: list[tuple[Object, str]] = [(document.Root.StructTreeRoot, "")]
    while waiting:
        element, part = waiting.pop()
        kind = str(element.get("/S", ""))
        part = kind if kind in ("/THead", "/TBody", "/TFoot") else part
        yield element, part
        kids = element.get("/K")
        if kids is None:
            continue
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and "/S" in kid:
                waiting.append((kid, part))


def _scope(elements: list[tuple[Object, str]]) -> None:
    """A header alone among cells heads its row; one among headers, or at the top, its column."""
    from pikepdf import Dictionary, Name

    for element, part in elements:
        if str(element.get("/S", "")) != "/TR":
            continue
        cells = [kid for kid in element.K if isinstance(kid, Dictionary) and "/S" in kid]
        alone = any(str(cell.S) != "/TH" for cell in cells)
        scope = Name.Row if alone and part != "/THead" else Name.Column
        for cell in cells:
            if str(cell.S) == "/TH":
                if "/A" not in cell:
                    cell.A = Dictionary(O=Name.Table)
                cell.A.Scope = scope


def _artifacts(document: Pdf, known: set[tuple[int, int]]) -> None:
    """Mark what no element of the structure leads to: running heads and folios."""
    tree = document.Root.StructTreeRoot.ParentTree
    entries = list(tree.Nums)
    by_place = dict(zip(map(int, entries[::2]), entries[1::2], strict=True))
    for page in document.pages:
        place = page.obj.get("/StructParents")
        if place is None:
            continue
        owners = by_place[int(place)]
        orphans = {number for number, one in enumerate(owners) if one.objgen not in known}
        if not orphans:
            continue

        def written(mark: re.Match[bytes], orphans: set[int] = orphans) -> bytes:
            return b"/Artifact BMC" if int(mark[1]) in orphans else mark[0]

        contents = page.obj.Contents
        contents.write(_MARK.sub(written, contents.read_bytes()))
        for number in orphans:
            owners[number] = None


def _characters(document: Pdf) -> None:
    """Let glyphs that stand for no character of their own, such as dots, join those that do."""
    from pikepdf import Dictionary

    for thing in document.objects:
        if isinstance(thing, Dictionary) and "/ToUnicode" in thing:
            said = thing.ToUnicode.read_bytes()
            if _NOTHING in said:
                thing.ToUnicode.write(said.replace(_NOTHING, _JOINER))


def _labels(document: Pdf) -> None:
    """Let a link within the document be called as the bookmark of where it leads, not by an id."""
    from pikepdf import Array, OutlineItem, String

    def place(where: Object) -> tuple[object, ...]:
        page, _, x, y, *_ = where
        return page.objgen, x, y

    titles: dict[tuple[object, ...], str] = {}
    waiting: list[OutlineItem] = list(document.open_outline().root)
    for item in waiting:
        if isinstance(item.destination, Array):
            titles.setdefault(place(item.destination), item.title)
        waiting.extend(item.children)
    if "/Names" not in document.Root or "/Dests" not in document.Root.Names:
        return
    entries = list(document.Root.Names.Dests.Names)
    named = dict(zip(map(str, entries[::2]), map(place, entries[1::2]), strict=True))
    for page in document.pages:
        for link in page.obj.get("/Annots", ()):
            title = titles.get(named.get(str(link.get("/Dest")), ()))
            if title:
                link.Contents = String(title)


def _identified(document: Pdf) -> None:
    """Let a file for archives say that it is accessible, too: WeasyPrint says only one of both."""
    metadata = document.Root.get("/Metadata")
    if metadata is not None and _PDF_UA not in (said := metadata.read_bytes()):
        metadata.write(said.replace(_END, _CLAIM + _END))
        _as_they_are(document)


def _as_they_are(document: Pdf) -> None:
    """Archives have no reader smooth a picture (ISO 19005-2, 6.2.8)."""
    from pikepdf import Stream

    for thing in document.objects:
        if isinstance(thing, Stream) and thing.get("/Interpolate"):
            thing.Interpolate = False
