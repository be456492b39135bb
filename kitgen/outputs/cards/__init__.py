"""Cards: the pictures that links show when they are passed on, 1200 × 630 pixels."""

from __future__ import annotations

from kitgen.outputs.cards.card import (
    Card,
    CardError,
    Look,
    Picture,
    Typefaces,
    guide_card,
    quote_card,
    typefaces,
)
from kitgen.outputs.cards.render import render

__all__ = [
    "Card",
    "CardError",
    "Look",
    "Picture",
    "Typefaces",
    "guide_card",
    "quote_card",
    "render",
    "typefaces",
]
