"""The look of everything that is printed: paper, typefaces, colours, and what links are called."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NamedTuple

from markupsafe import Markup

from kitgen.draw.inked import Inks
from kitgen.links.plan import targets
from kitgen.model import palette
from kitgen.model.kit import Entry, Kit
from kitgen.model.link import GUIDE, OFFER, ON_PAPER, ON_SCREEN, slug_of
from kitgen.model.palette import Scale
from kitgen.outputs.common.passing import Slot, placeholder
from kitgen.outputs.common.theme import Theme
from kitgen.outputs.pdf.cover import Ruler
from kitgen.outputs.pdf.sheet import Sheet, sheet_of
from kitgen.text import markdown, typography

_RULE: Final = "#c4bfb8"
"""Hairlines, on white paper."""
_LONE: Final = re.compile(r"(?<=[^\s>])\s(?=[^\s<>]{1,9}</(?:p|li|aside|h[34])>)")
"""The blank before a short last word, which would stand in a line alone."""
_SERIF: Final = ("Georgia", '"Noto Serif"', "serif")
_FAMILIES: Final = (
    ("Text", *_SERIF),
    ("Display", *_SERIF),
    ("Deck", *_SERIF),
    ("Label", "Arial", '"Liberation Sans"', "sans-serif"),
)


class Face(NamedTuple):
    """A cut of a typeface as the style sheet declares it."""

    family: str
    file: str
    weight: int = 400
    style: str = "normal"


class Manuscript(NamedTuple):
    """All that is set: HTML, and its style sheet and drawings by the names that they have there."""

    html: str
    files: Mapping[str, bytes]
    labels: Mapping[Slot, str]
    """What each link leads to, in words."""


@dataclass(frozen=True)
class Look:
    """A kit's theme as it is printed."""

    kit: Kit
    theme: Theme
    faces: Sequence[Face]
    more: Sequence[str]
    """The families of other scripts."""
    ruler: Ruler
    logo: str | None = None
    """The file of the business's logo."""

    @cached_property
    def sheet(self) -> Sheet:
        """The paper of the book."""
        return sheet_of(self.kit.settings.book.page, single=False)

    @cached_property
    def large_sheet(self) -> Sheet:
        """The paper of what is a single page: what most printers hold."""
        return sheet_of(self.kit.settings.book.page, single=True)

    @cached_property
    def scale(self) -> Scale:
        """The brand's colours."""
        return palette.scale(self.kit.settings.brand.color)

    @cached_property
    def inks(self) -> Inks:
        """What charts are drawn with."""
        ink = self.scale.light
        accent = self.scale.a600
        return Inks(ink.ink, ink.ink_2, _RULE, accent, "#ffffff", ink.ink_3, "Display", "Label")

    def manuscript(
        self,
        name: str,
        sheet: Sheet,
        content: Mapping[str, Any],
        files: Mapping[str, bytes],
        **style: Any,
    ) -> Manuscript:
        """Values put into a template and its style sheet; `style` is what both need beside."""
        settings = self.kit.settings
        shared = {
            "sheet": sheet,
            "scale": self.scale,
            "rule": _RULE,
            "faces": self.faces,
            "families": {name.lower(): self._families(name, *rest) for name, *rest in _FAMILIES},
            "plate_box": tuple(sheet.boxes["plate"]),
            "typed_box": tuple(sheet.typed),
            **style,
        }
        values = {
            "business": settings.business,
            "guide": settings.guide,
            "offer": settings.offer,
            "site": settings.site,
            "fonts": settings.brand.fonts,
            "logo": self.logo,
            "link": lambda target: placeholder(target, ON_SCREEN),
            **shared,
            **content,
        }
        html = _LONE.sub("\u00a0", self.theme.render(f"pdf/{name}.html", values))
        css = self.theme.render(f"pdf/{name}.css", shared).encode()
        return Manuscript(html, {f"{name}.css": css, **files}, self.labels)

    def _families(self, name: str, *rest: str) -> Markup:
        """A family and what stands in for it, as CSS lists them."""
        known = [f'"{one}"' for one in (name, *self.more)]
        return Markup(", ".join((*known, *rest)))

    @cached_property
    def shown(self) -> Mapping[str, Entry]:
        """The interviews by their slug."""
        return {entry.slug: entry for entry in self.kit.entries}

    @cached_property
    def labels(self) -> Mapping[Slot, str]:
        """What links are called, by what they lead to."""
        settings = self.kit.settings
        found = {}
        for target in sorted(targets(self.kit)):
            if target == GUIDE:
                words = settings.guide.title
            elif target == OFFER:
                words = settings.offer.title
            else:
                entry = self.shown[slug_of(target) or ""]
                words = f"{markdown.plain(entry.title)} {entry.name}"
            for channel in (ON_SCREEN, ON_PAPER):
                found[Slot(target, channel)] = typography.curl(words)
        return found
