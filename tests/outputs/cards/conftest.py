"""A look that all tests of cards share: cutting typefaces takes a second."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

from kitgen.media import fonts
from kitgen.model import palette
from kitgen.outputs.cards.card import Card, Look, Typefaces, compose, typefaces
from kitgen.outputs.cards.format import GUIDE, QUOTES, Format
from kitgen.outputs.cards.picture import Plate
from kitgen.outputs.cards.render import render
from kitgen.outputs.common import scripts

TEMPLATES = Path(__file__).parents[3] / "templates" / "cards"


@pytest.fixture(scope="session")
def faces() -> Typefaces:
    return typefaces(fonts.faces("Newsreader"), fonts.faces("Figtree"), ())


@pytest.fixture(scope="session")
def look(faces: Typefaces) -> Look:
    names = [format.template for format in (*QUOTES, GUIDE)]
    return Look(
        palette.scale("#2b6a48"),
        faces,
        {name: (TEMPLATES / name).read_text("utf-8") for name in names},
        (TEMPLATES / "cards.css").read_text("utf-8"),
    )


class Studio:
    """Composes and draws cards with empty plates, with whatever typefaces their words need."""

    def __init__(self, look: Look) -> None:
        self.look = look

    def with_faces(self, *more: bytes) -> Studio:
        return Studio(replace(self.look, faces=replace(self.look.faces, more=more)))

    def for_words(self, words: str) -> Studio:
        missing = fonts.missing(self.look.faces.display, fonts.codepoints([words]))
        return self.with_faces(*scripts.faces(missing)) if missing else self

    def card(self, format: Format = QUOTES[0], **texts: str) -> Card:
        given = {"say": "“So.”", "name": "Mara Lindqvist", "role": "Partner", "title": "The Guide"}
        return compose(format, self.look.faces.rulers(), **(given | texts))

    def plate(self, format: Format) -> Plate:
        return Plate(Image.new("RGB", format.plate[2:], self.look.scale.a100), flat=True)

    def files(self, *cards: Card) -> list[bytes]:
        return render(self.look, cards, [self.plate(card.format) for card in cards])

    def draw(self, *cards: Card) -> list[Image.Image]:
        return [Image.open(io.BytesIO(data)).convert("RGB") for data in self.files(*cards)]

    def ink(self, image: Image.Image, card: Card) -> Image.Image:
        """What is neither paper nor plate, white on black."""
        empty = Image.new("RGB", image.size, self.look.scale.light.paper)
        empty.paste(self.plate(card.format).image, card.format.plate[:2])
        away = ImageChops.difference(image, empty).convert("L")
        return away.point([255 if value > 12 else 0 for value in range(256)])


@pytest.fixture(scope="session")
def studio(look: Look) -> Studio:
    return Studio(look)


def runs(ink: Image.Image) -> int:
    """How many pieces the ink falls into from left to right."""
    across = ink.resize((ink.width, 1), Image.Resampling.BOX).tobytes()
    marks = [value > 0 for value in across]
    return sum(now and not before for before, now in zip([False, *marks], marks, strict=False))


def settings(card: Card) -> Mapping[str, Any]:
    """How each text is set."""
    return {name: words.setting for name, words in card.words.items()}
