"""The dear work of cards as functions of plain values: typefaces, one card."""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.media import fonts
from kitgen.model import palette
from kitgen.outputs.cards.card import Look, Picture, Typefaces, guide_card, quote_card, typefaces
from kitgen.outputs.cards.render import render
from kitgen.outputs.page import Piece

Style = tuple[str, str, str]
"""Jinja sources of the quote card, the guide card and their style sheet."""


def faces(text: str, label: str, characters: str) -> Iterator[Piece]:
    """The brand's faces as cards need them: display first, then label."""
    points = fonts.codepoints([characters])
    cut = typefaces(fonts.faces(text), fonts.faces(label), points)
    yield {"role": "display"}, cut.display
    yield {"role": "label"}, cut.label


def quote(
    color: str,
    language: str,
    style: Style,
    display: bytes,
    label: bytes,
    words: tuple[str, str, str, str],
    portrait: bytes | None,
    focus: tuple[float, float],
    own_colours: bool,
) -> Iterator[Piece]:
    """The card of an interview; `words` are the quote, the name, the role and the guide's title."""
    from kitgen.draw import lines

    said, name, role, guide = words
    look = Look(palette.scale(color), Typefaces(display, label), *style, language=language)
    card = quote_card(
        look,
        quote=said,
        name=name,
        role=role,
        guide=guide,
        picture=Picture(portrait, focus, own_colours) if portrait is not None else None,
        pattern=""
        if portrait is not None
        else lines.pattern(name, 432, 630, n=1, colour=look.scale.a700),
    )
    yield from _drawn(render([card])[0])


def guide(
    color: str,
    language: str,
    style: Style,
    display: bytes,
    label: bytes,
    words: tuple[str, str, str],
) -> Iterator[Piece]:
    """The card of any other page; `words` are its title, the guide's title and a line."""
    from kitgen.draw import lines

    title, name, note = words
    look = Look(palette.scale(color), Typefaces(display, label), *style, language=language)
    pattern = lines.pattern(name, 500, 630, colour=look.scale.a700)
    card = guide_card(look, title=title, guide=name, note=note, pattern=pattern)
    yield from _drawn(render([card])[0])


def _drawn(data: bytes) -> Iterator[Piece]:
    kind = "png" if data.startswith(b"\x89PNG") else "jpeg"
    yield {"format": kind}, data
