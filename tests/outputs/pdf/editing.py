"""A small tagged book with every kind of slot, and what tests make of it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import pikepdf

from kitgen.outputs.common.passing import Fill, Slot, placeholder
from kitgen.outputs.pdf import slots
from kitgen.outputs.pdf.base import Base
from kitgen.outputs.pdf.codes import code
from kitgen.outputs.pdf.lettering import Drawn, Lettering, Line, Refusal, Voice

GUIDE, MARA = Slot("guide", "print"), Slot("interview:mara", "print")
ADDRESS = slots.address(GUIDE)
INK, ACCENT = "#1a1713", "#2d6c4a"

LABEL = Voice((8,), ACCENT, weight=600, leading=1.32)
NAME = Voice((26, 22, 19), INK, display=True, leading=1.08, tracking=-0.015, lines=2, above=3)
ROLE = Voice((8, 7.5), INK, leading=1.32, lines=2, above=3)
FOOT = Voice((8, 7), INK, weight=500)
TYPED = Voice((9.5, 8.5, 7.5), INK, weight=600)

STYLE = """
@page { size: 170mm 240mm; margin: 20mm }
html { font: 10pt/15pt sans-serif }
.foot { width: 90mm; height: 10pt } .plate { width: 86mm; height: 90pt }
.typed { width: 70mm; height: 13pt } .code { width: 27mm; height: 27mm }
img { overflow: visible } .code { image-rendering: crisp-edges } h2 { break-before: page }
"""


def html() -> str:
    """The book before it is set."""
    guide, offer = placeholder("guide"), placeholder("offer")

    def picture(name: str, kind: str) -> str:
        return f'<img class="{kind}" src="{slots.words(name)}" alt="{slots.alt(name)}">'

    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A guide</title>
    <meta name="author" content="Ledgerline (sample)"><style>{STYLE}</style></head><body>
    <h1>A guide</h1><div>{picture("foot", "foot")}</div><div>{picture("plate", "plate")}</div>
    <p><img class="code" src="{slots.qr(GUIDE)}" alt="QR code: the guide"></p>
    <p><a href="{guide}">{picture(ADDRESS, "typed")}</a></p>
    <h2>More</h2><p>Read <a href="{guide}">the guide</a>, then
    <a href="{offer}">ask for an hour</a>, or <a href="https://example.org/a">look elsewhere</a>.
    And <a href="{guide}">the guide again</a>.</p>
    <p><img class="code" src="{slots.qr(MARA)}" alt="QR code: a conversation"></p>
    </body></html>"""


def rendered(source: str | None = None, **options: Any) -> bytes:
    """The book as WeasyPrint sets it."""
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    page = source or html()
    files = slots.pictures(page)

    class Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        def fetch(self, url: str, headers: Any = None) -> Any:
            data = files[url.removeprefix("https://kit.invalid/")]
            return URLFetcherResponse(url, data, {"Content-Type": "image/png"})

    document = HTML(string=page, base_url="https://kit.invalid/", url_fetcher=Fetcher())
    wanted = {"pdf_variant": "pdf/ua-1", "pdf_identifier": b"sample", "dpi": 150, **options}
    pdf: bytes = document.write_pdf(font_config=FontConfiguration(), **wanted)
    return pdf


def fill_of(code: str) -> Fill:
    """The links of somebody: their code in every one."""
    return lambda slot: f"https://guide.example.org/{slot.channel}/{slot.target}/{code}/"


def lettered(base: Base, lettering: Lettering, name: str, fill: Fill) -> dict[str, Drawn]:
    """All lettering of somebody's edition."""
    lines = {
        "plate": [
            Line("This copy was passed on by", LABEL),
            Line(name, NAME),
            Line("Founding partner, Havn Arkitekter, Malmö", ROLE),
        ],
        "foot": [Line(f"Passed on by {name}", FOOT)],
        ADDRESS: [Line(fill(GUIDE).removeprefix("https://"), TYPED)],
    }
    drawn = {}
    for slot, said in lines.items():
        found = lettering.set(said, base.boxes[slot])
        assert not isinstance(found, Refusal), found
        drawn[slot] = found
    return drawn


def by_hand(base: Base, fill: Fill, words: Mapping[str, Drawn]) -> bytes:
    """The same edition made the slow way: opened, changed and saved as a whole."""
    saved = io.BytesIO()
    with pikepdf.Pdf.open(io.BytesIO(base.data)) as document:
        for slot, number in base.addresses:
            document.get_object(number, 0).URI = pikepdf.String(fill(slot))
        for slot, number in base.labels:
            _replace(document, number, fill(slot))
        for slot, number in base.codes:
            _rewrite(document.get_object(number, 0), code(fill(slot)))
        for name, number in base.forms:
            _rewrite(document.get_object(number, 0), words[name].form)
        for name, number in base.alts:
            _replace(document, number, words[name].alt)
        document.save(saved, static_id=True, fix_metadata_version=False)
    return saved.getvalue()


def _replace(document: pikepdf.Pdf, number: int, words: str) -> None:
    document._replace_object((number, 0), pikepdf.String(words))


def _rewrite(thing: pikepdf.Object, spelled: bytes) -> None:
    entries, _, rest = spelled.partition(b"\nstream\n")
    for key in list(thing.keys()):
        if key != "/Length":
            del thing[key]
    thing.write(rest.removesuffix(b"\nendstream"))
    for key, value in pikepdf.Object.parse(entries).items():
        if key != "/Length":
            thing[key] = value
