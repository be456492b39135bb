"""The dear work of cards as functions of plain values: typefaces, patterns, a guest's cards."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kitgen.media import fonts
from kitgen.model import palette
from kitgen.outputs.cards.card import Card, Look, Typefaces, compose, quoted, typefaces
from kitgen.outputs.cards.encode import few_colours, png
from kitgen.outputs.cards.format import GUIDE, QUOTES
from kitgen.outputs.cards.picture import Plate, Portrait, pattern, plates
from kitgen.outputs.cards.render import render
from kitgen.outputs.common import scripts
from kitgen.outputs.page import Piece

Style = tuple[tuple[tuple[str, str], ...], str]
"""Jinja sources: the templates of cards, each with its name, and their style sheet."""
Faces = tuple[bytes, bytes]
"""The brand's faces as `faces` cuts them: large words, labels."""


def faces(text: str, label: str, characters: str) -> Iterator[Piece]:
    """The brand's faces as cards need them: display first, then label."""
    points = fonts.codepoints([characters])
    cut = typefaces(fonts.faces(text), fonts.faces(label), points)
    yield {"role": "display"}, cut.display
    yield {"role": "label"}, cut.label


def plate(color: str, seed: str, width: int, height: int, stones: int | None) -> Iterator[Piece]:
    """The house pattern as it stands on the plate of a card."""
    from kitgen.draw import lines

    scale = palette.scale(color)
    grain = max(1.0, width / 600)
    drawing = lines.pattern(
        seed, width, height, gap=9 * grain, stroke=grain, n=stones, colour=scale.a700
    )
    image = pattern(drawing, width, height, scale)
    yield {"format": "png"}, png(few_colours(image, scale))


def quotes(
    color: str,
    language: str,
    style: Style,
    brand: Faces,
    words: tuple[str, str, str, str],
    portrait: bytes | None,
    focus: tuple[float, float],
    own_colours: bool,
    mirrored: bool,
    patterns: tuple[bytes, ...],
) -> Iterator[Piece]:
    """A guest's cards in every format; `words` are quote, name, role and the guide's title.

    Mirrored, the picture is on the left. Without a portrait the plates show the patterns, one a
    format.
    """
    said, name, role, title = words
    look = _look(color, language, style, brand, words)
    rulers = look.faces.rulers()
    formats = [format.mirrored() if mirrored else format for format in QUOTES]
    cards = [
        compose(format, rulers, say=quoted(said), name=name, role=role, title=title)
        for format in formats
    ]
    shown = (
        [_opened(data) for data in patterns]
        if portrait is None
        else plates(Portrait(portrait, focus, own_colours), formats, look.scale)
    )
    yield from _made(look, cards, shown)


def guide(
    color: str,
    language: str,
    style: Style,
    brand: Faces,
    words: tuple[str, str, str],
    mirrored: bool,
    pattern: bytes,
) -> Iterator[Piece]:
    """The card of any other page; `words` are its title, the guide's title and a line."""
    say, name, role = words
    look = _look(color, language, style, brand, words)
    format = GUIDE.mirrored() if mirrored else GUIDE
    card = compose(format, look.faces.rulers(), say=say, name=name, role=role)
    yield from _made(look, [card], [_opened(pattern)])


def _look(color: str, language: str, style: Style, brand: Faces, words: Sequence[str]) -> Look:
    """The look of cards with these words: other typefaces help where the brand's cannot."""
    templates, css = style
    faces = Typefaces(*brand)
    points = fonts.codepoints(words)
    missing = frozenset().union(*(fonts.missing(face, points) for face in brand))
    if missing:
        faces = replace(faces, more=tuple(scripts.faces(missing)))
    return Look(palette.scale(color), faces, dict(templates), css, language)


def _opened(data: bytes) -> Plate:
    from PIL import Image

    return Plate(Image.open(io.BytesIO(data)).convert("RGB"), flat=True)


def _made(look: Look, cards: Sequence[Card], shown: Sequence[Plate]) -> Iterator[Piece]:
    for card, data in zip(cards, render(look, cards, shown), strict=True):
        about = {
            "kind": card.format.name,
            "width": card.format.width,
            "height": card.format.height,
            "format": "png" if data.startswith(b"\x89PNG") else "jpeg",
        }
        yield about, data
