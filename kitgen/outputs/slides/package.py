"""The file around the slides: no leftovers of a template, no time stamps, the same bytes again."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from typing import Final

from kitgen.draw import qr
from kitgen.model.link import ON_PAPER
from kitgen.outputs.common.passing import Slot
from kitgen.outputs.slides.markup import escaped
from kitgen.outputs.slides.master import Look

_DAY: Final = (1980, 1, 1, 0, 0, 0)
_CREATED: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
_LEFT_OUT: Final = ("docProps/thumbnail.jpeg", "ppt/printerSettings/")
_RELATIONSHIP: Final = re.compile(
    rb'<Relationship [^>]*Target="[^"]*(?:thumbnail\.jpeg|printerSettings\d*\.bin)"[^>]*/>'
)
_STORED: Final = (".png", ".jpeg", ".jpg", ".xlsx")
"""What is compressed already."""
_CODE: Final = re.compile(
    r"^ppt/media/code\.(?P<channel>[a-z0-9-]+)\.(?P<target>[a-z0-9.-]+)\.png$"
)


def code(address: str) -> bytes:
    """The QR code of an address as PNG."""
    return qr.png(address)


def code_name(target: str, channel: str = ON_PAPER) -> str:
    """Where in the file the code of a target lies: its name says what it leads to."""
    return f"/ppt/media/code.{channel}.{target.replace(':', '.')}.png"


def slot_of(name: str) -> Slot | None:
    """The slot that a picture is the code of; None for any other part."""
    found = _CODE.match(name)
    return Slot(found["target"].replace(".", ":"), found["channel"]) if found else None


def packed(deck: bytes, look: Look, slides: int) -> bytes:
    """The file as it is handed out."""
    return zipped(
        (name, _cleaned(name, data, look, slides))
        for name, data in parts(deck)
        if not name.startswith(_LEFT_OUT)
    )


def parts(deck: bytes) -> Iterable[tuple[str, bytes]]:
    """Every part of a file by its name, in order."""
    with zipfile.ZipFile(io.BytesIO(deck)) as opened:
        for entry in opened.infolist():
            yield entry.filename, opened.read(entry)


def zipped(found: Iterable[tuple[str, bytes]]) -> bytes:
    """Parts as a file with one date for all of them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in found:
            entry = zipfile.ZipInfo(name, _DAY)
            entry.external_attr = 0o644 << 16
            stored = name.endswith(_STORED)
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=None if stored else 6)
    return out.getvalue()


def undated(workbook: bytes) -> bytes:
    """A chart's workbook without the moment at which it was made."""
    return zipped(
        (name, _CREATED.sub(rb"\g<1>1980-01-01T00:00:00Z\g<3>", data))
        for name, data in parts(workbook)
    )


def _cleaned(name: str, data: bytes, look: Look, slides: int) -> bytes:
    if name in ("_rels/.rels", "ppt/_rels/presentation.xml.rels"):
        return _RELATIONSHIP.sub(b"", data)
    if name == "[Content_Types].xml":
        return re.sub(rb'<Default Extension="bin"[^>]*/>', b"", data)
    if name == "docProps/app.xml":
        return _about(look, slides)
    if name == "ppt/presentation.xml":
        return re.sub(rb'lang="en-US"', f'lang="{escaped(look.language)}"'.encode(), data)
    return data


def _about(look: Look, slides: int) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'extended-properties"><TotalTime>0</TotalTime><Application>kitgen</Application>'
        f"<PresentationFormat>Widescreen</PresentationFormat><Slides>{slides}</Slides>"
        f"<Notes>{slides}</Notes><HiddenSlides>0</HiddenSlides>"
        f"<Company>{escaped(look.author)}</Company></Properties>"
    ).encode()
