"""The QR codes of share packs, to be downloaded and printed."""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.draw import qr
from kitgen.outputs.page import Page
from kitgen.outputs.site.frame import Frame
from kitgen.outputs.site.pack.pack import find_pack, packs
from kitgen.outputs.site.pages.pack import code_title

KIND = "pack-code"


def plan(frame: Frame) -> Iterator[Page]:
    """Each code as a drawing and as a picture."""
    for pack in packs(frame):
        for code in pack.codes(frame):
            for path in (code.svg, code.png):
                yield Page(path, KIND, (code.url, code.name), pack.id)


def render(frame: Frame, page: Page) -> str | bytes:
    """One file."""
    codes = find_pack(frame, page.subject).codes(frame)
    code = next(code for code in codes if page.path in (code.svg, code.png))
    if page.path == code.png:
        return qr.png(code.url)
    return qr.svg(code.url, code_title(frame, code))
