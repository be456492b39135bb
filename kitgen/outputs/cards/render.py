"""Cards drawn: HTML set by WeasyPrint, many in a document, and turned into pictures by PDFium."""

from __future__ import annotations

import hashlib
import io
import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, groupby
from traceback import extract_tb
from typing import TYPE_CHECKING, Any, Final

from kitgen.model.palette import Scale
from kitgen.outputs.cards.card import Card, CardError, Look, texts

if TYPE_CHECKING:
    from jinja2 import Environment
    from PIL.Image import Image
    from weasyprint import Document

_ENOUGH: Final = 60_000
_MOST: Final = 300_000
_TYPES: Final = {"svg": "image/svg+xml", "jpeg": "image/jpeg", "ttf": "font/ttf"}
_BASE: Final = "https://cards.invalid/"


def render(cards: Sequence[Card]) -> list[bytes]:
    """The cards as PNG or JPEG, whichever is smaller, in the order given.

    The more at once, the less each costs; cards of one kit share a document.
    """
    done: list[bytes] = []
    for look, row in groupby(cards, key=lambda card: card.look):
        batch = list(row)
        try:
            done += _batch(look, batch)
        except CardError as error:
            raise CardError(str(error), len(done) + (error.index or 0)) from error
    return done


def _batch(look: Look, cards: list[Card]) -> list[bytes]:
    import pypdfium2

    with _complaints() as complaints:
        document, cards = _laid_out(look, cards)
        pdf = document.write_pdf(pdf_identifier=b"card", uncompressed_pdf=True)
    _refuse(complaints, cards)
    opened = pypdfium2.PdfDocument(pdf)
    try:
        return [
            _encode(page.render(scale=96 / 72).to_pil(), card)
            for page, card in zip(opened, cards, strict=True)
        ]
    finally:
        opened.close()


def _laid_out(look: Look, cards: list[Card]) -> tuple[Document, list[Card]]:
    """The document, after every card whose words ran over was set smaller."""
    from weasyprint.text.fonts import FontConfiguration

    while True:
        document = _document(look, cards, FontConfiguration())
        if len(document.pages) == len(cards):
            return document, cards
        pages: dict[int, int] = {}
        current = -1
        for page in document.pages:
            current = next((int(a[5:]) for a in page.anchors if a.startswith("card-")), current)
            pages[current] = pages.get(current, 0) + 1
        for index, count in pages.items():
            if count > 1:
                smaller = cards[index].smaller()
                if smaller is None:
                    raise CardError("The words are too long for a card.", index)
                cards = [*cards[:index], smaller, *cards[index + 1 :]]


def _document(look: Look, cards: Sequence[Card], font_config: Any) -> Document:
    from jinja2 import Environment, StrictUndefined
    from weasyprint import HTML

    environment = Environment(autoescape=True, undefined=StrictUndefined)
    templates = {
        kind: _template(environment, f"{kind}-1200x630.html", text)
        for kind, text in (("quote", look.quote), ("guide", look.guide))
        if any(card.kind == kind for card in cards)
    }
    style = _template(environment, "cards.css", look.css)
    assets = {
        _BASE + "display.ttf": (look.faces.display, _TYPES["ttf"]),
        _BASE + "label.ttf": (look.faces.label, _TYPES["ttf"]),
    }
    parts = []
    for index, card in enumerate(cards):
        digest = hashlib.sha256(card.picture).hexdigest()[:16]
        address = f"{_BASE}{digest}.{card.picture_type}"
        assets[address] = (card.picture, _TYPES[card.picture_type])
        parts.append(
            templates[card.kind](
                **texts(card),
                id=f"card-{index}",
                picture=address if card.picture else "",
                picture_width=card.picture_size[0],
                picture_height=card.picture_size[1],
                scale=look.scale,
            )
        )
    html = environment.from_string(
        '<!doctype html><html lang="{{ lang }}"><meta charset="utf-8"><title>Cards</title>'
        "<style>{{ css }}</style><body>{{ body }}"
    ).render(
        lang=look.language,
        css=_safe(style(scale=look.scale)),
        body=_safe("".join(parts)),
    )
    source = HTML(string=html, base_url=_BASE, url_fetcher=_fetcher(assets))
    return source.render(font_config=font_config)


def _template(environment: Environment, name: str, text: str) -> Callable[..., str]:
    """A template that says which line of it is wrong: a kit's own may hold any mistake."""

    def refused(error: Exception) -> CardError:
        lines = [line for file, line, *_ in extract_tb(error.__traceback__) if file == "<template>"]
        line = getattr(error, "lineno", None) or (lines or [1])[-1]
        return CardError(f"templates/cards/{name}, line {line}: {error}.")

    try:
        found = environment.from_string(text)
    except Exception as error:
        raise refused(error) from error

    def fill(**values: Any) -> str:
        try:
            return found.render(values)
        except Exception as error:
            raise refused(error) from error

    return fill


def _safe(markup: str) -> str:
    from markupsafe import Markup

    return Markup(markup)


def _fetcher(assets: dict[str, tuple[bytes, str]]) -> Any:
    """Serves what the cards bring with them, and nothing else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url not in assets:
                raise ValueError("cards load nothing but their own files")
            data, kind = assets[url]
            return URLFetcherResponse(url, data, {"Content-Type": kind})

    return Fetcher()


@contextmanager
def _complaints() -> Iterator[list[logging.LogRecord]]:
    """What WeasyPrint complains of in this thread while the block runs, kept out of the log."""
    records: list[logging.LogRecord] = []
    thread = threading.get_ident()

    def keep(record: logging.LogRecord) -> bool:
        if record.thread == thread and record.levelno >= logging.WARNING:
            records.append(record)
            return False
        return True

    logger = logging.getLogger("weasyprint")
    logger.addFilter(keep)
    try:
        yield records
    finally:
        logger.removeFilter(keep)


def _refuse(records: Sequence[logging.LogRecord], cards: Sequence[Card]) -> None:
    """Turn the first complaint into an error that names the card."""
    if not records:
        return
    missing = [r.args[0] for r in records if ".notdef" in r.msg and isinstance(r.args, tuple)]
    if not missing:
        raise CardError(f"The card's template cannot be drawn: {records[0].getMessage()}")
    chars = sorted({str(c) for c in missing})
    index = next(
        (
            i
            for i, card in enumerate(cards)
            if any(c in w.text for _, w in card.words for c in chars)
        ),
        0,
    )
    named = ", ".join(f"{c} (U+{ord(c):04X})" for c in chars)
    raise CardError(f"No installed typeface can draw {named}.", index)


def _encode(image: Image, card: Card) -> bytes:
    """A drawing as a PNG in the kit's own colours, a photograph as a JPEG."""
    image = image.convert("RGB")
    ways: Iterator[bytes] = _jpegs(image)
    if card.picture_type == "svg":
        ways = chain(_pngs(image, card.look.scale), ways)
    best = next(ways)
    while len(best) > _ENOUGH:
        other = next(ways, None)
        if other is None:
            break
        best = min(best, other, key=len)
    if len(best) > _MOST:
        raise CardError("The card's picture has too much detail: use a calmer one.")
    return best


def _jpegs(image: Image) -> Iterator[bytes]:
    for quality in (86, 80, 74, 68, 60):
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
        yield out.getvalue()


def _pngs(image: Image, scale: Scale) -> Iterator[bytes]:
    """The picture in ever fewer shades of paper, plate, ink and accent; none if it has others."""
    from PIL import ImageChops
    from PIL.Image import Dither, Quantize

    for shades in (12, 9, 7):
        few = image.quantize(palette=_palette(scale, shades), dither=Dither.NONE)
        if shades == 12:
            wrong = ImageChops.difference(image, few.convert("RGB")).convert("L").histogram()
            if sum(wrong[28:]) > image.width * image.height / 1000:
                few = image.quantize(128, method=Quantize.MEDIANCUT, dither=Dither.NONE)
                yield _png(few)
                return
        yield _png(few)


def _png(image: Image) -> bytes:
    out = io.BytesIO()
    # Level 9 takes eight times as long and saves a tenth.
    image.save(out, "PNG", compress_level=6)
    return out.getvalue()


def _palette(scale: Scale, shades: int) -> Image:
    """The colours of a card and the shades between those that meet."""
    from PIL import Image as Images

    paper, ink = scale.light.paper, scale.light.ink
    ramps = ((paper, ink), (scale.a100, ink), (scale.a100, scale.a700), (paper, scale.a600))
    colours: dict[tuple[int, ...], None] = {}
    for low, high in ramps:
        a, b = (tuple(bytes.fromhex(colour[1:])) for colour in (low, high))
        for step in range(shades):
            share = step / (shades - 1)
            colours[tuple(round(x + (y - x) * share) for x, y in zip(a, b, strict=True))] = None
    palette = Images.new("P", (1, 1))
    palette.putpalette([value for colour in colours for value in colour])
    return palette
