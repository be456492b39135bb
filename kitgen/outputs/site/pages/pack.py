"""The share pack: a page for one person, to be proud of and to pass things on from."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from kitgen.draw import qr
from kitgen.draw.badge import HEIGHT, WIDTH
from kitgen.outputs.common.documents import stem
from kitgen.outputs.page import Page
from kitgen.outputs.site.frame import Frame
from kitgen.outputs.site.head import Head
from kitgen.outputs.site.pack.pack import Code, Pack, find_pack, packs
from kitgen.outputs.site.pack.way import by_kind
from kitgen.outputs.site.pages.badge import path_of
from kitgen.text import typography

KIND = "pack"


def plan(frame: Frame) -> Iterator[Page]:
    """A page for everybody who has a share link and is not one of too many."""
    for pack in packs(frame):
        yield Page(pack.path, KIND, pack.inputs, pack.id)


def render(frame: Frame, page: Page) -> str:
    """The page."""
    say = frame.strings.say
    pack = find_pack(frame, page.subject)
    words = pack.words(frame)
    ways = pack.ways(frame, words)
    head = Head(
        title=say("pack_title"),
        description=say("pack_description"),
        path=pack.folder,
        indexed=False,
        page_type="pack",
    )
    codes = pack.codes(frame)
    return frame.page(
        "private/pack.html",
        head,
        {
            "pack": pack,
            "file_name": stem(frame.kit),
            "entry": pack.entry,
            "link": frame.address.absolute(pack.main.path),
            "ways": ways,
            "words": words,
            "said": by_kind(ways),
            "codes": codes,
            "qr": qr.svg(codes[0].url, code_title(frame, codes[0])),
            "cards": pack.cards,
            "badge": path_of(pack.entry.slug) if pack.entry else None,
            "embed": embed(frame, pack) if pack.entry else "",
        },
    )


def code_title(frame: Frame, code: Code) -> str:
    """What a QR code says to those who do not see it."""
    say = frame.strings.say
    return say("pack_qr", name=code.name) if code.name else say("qr_code")


def embed(frame: Frame, pack: Pack) -> str:
    """What a guest pastes into their own site."""
    assert pack.entry is not None
    title = typography.curl(frame.settings.guide.title)
    name = frame.strings.say("pack_badge_title", name=pack.entry.name, title=title)
    link = escape(frame.address.absolute(pack.main.path))
    picture = escape(frame.address.absolute(path_of(pack.entry.slug)))
    return (
        f'<a href="{link}"><img src="{picture}" width="{WIDTH}" height="{HEIGHT}" '
        f'alt="{escape(name)}"></a>'
    )
