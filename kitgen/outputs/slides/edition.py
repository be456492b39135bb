"""Anybody's edition of a deck: their links, their codes and their name in place of the slots."""

from __future__ import annotations

import re
from typing import Final

from kitgen.outputs.common.passing import Fill, filled
from kitgen.outputs.slides import package
from kitgen.outputs.slides.markup import escaped
from kitgen.outputs.slides.plan import PRESENTER, shown

_SHAPE: Final = re.compile(r"<p:sp>(?:(?!</p:sp>).)*?" + re.escape(PRESENTER) + r".*?</p:sp>", re.S)
_SLOTS: Final = b"slot.invalid/"


def edition(deck: bytes, fill: Fill, name: str | None = None) -> bytes:
    """A deck with every slot filled; without a name nobody is named as its presenter."""

    def made(part: str, data: bytes) -> bytes:
        slot = package.slot_of(part)
        if slot:
            return package.code(fill(slot))
        if not part.endswith((".xml", ".rels")) or _SLOTS not in data:
            return data
        text = data.decode()
        if PRESENTER in text:
            text = text.replace(PRESENTER, escaped(shown(name))) if name else _SHAPE.sub("", text)
        return filled(text, lambda slot: escaped(fill(slot))).encode()

    return package.zipped((part, made(part, data)) for part, data in package.parts(deck))
