"""A slide as the values that the template of the print sets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Any, Final

from markupsafe import Markup

from kitgen.draw import qr
from kitgen.draw.inked import Inks, inked
from kitgen.model.link import ON_PAPER
from kitgen.outputs.common import passing
from kitgen.outputs.common.passing import Fill
from kitgen.outputs.slides.grid import small_size
from kitgen.outputs.slides.layout import Place
from kitgen.outputs.slides.markup import clean
from kitgen.outputs.slides.master import Look
from kitgen.outputs.slides.plan import PRESENTER, shown
from kitgen.outputs.slides.slide import Cell, Figure, Paragraph, Picture, Slide, Table, Words

_OUTER: Final = re.compile(r' width="([\d.]+)" height="([\d.]+)"')
_LARGE: Final = 30.0
"""From this size on words are set in the display cut."""
_LARGEST: Final = 1.45
"""How much a drawing may be enlarged, so that its labels are not larger than the words beside."""


class Values:
    """Puts slides into the values that the template sets."""

    def __init__(
        self,
        look: Look,
        pictures: Mapping[str, bytes],
        files: dict[str, bytes],
        fill: Fill | None,
        name: str | None,
    ) -> None:
        """Keep what all slides share; files that a slide needs are put into `files`."""
        self.look, self.pictures, self.files = look, pictures, files
        self.fill, self.name = fill, name
        light = look.scale.light
        self.inks = Inks(
            ink=light.ink,
            quiet=light.ink_2,
            rule=light.rule,
            accent=look.scale.a600,
            paper="#ffffff",
            fill=light.ink_3,
            figures="Slide Deck",
            labels="Slide Label",
        )

    def slide(self, slide: Slide, level: int) -> Mapping[str, Any]:
        """What stands on a slide; its title is a heading of this level."""
        items: list[Mapping[str, Any]] = []
        for item in slide.items:
            place = slide.layout.place(item.place)
            if isinstance(item, Words):
                items += self._words(item, place)
            elif isinstance(item, Table):
                items.append(self._table(item, place, slide))
            elif isinstance(item, Figure):
                items.append(self._figure(item, place, slide))
            else:
                items.append(self._picture(item, place))
        return {
            "placed": items,
            "level": level,
            "ruled": slide.layout.ruled,
            "foot": clean(slide.foot) if slide.layout.numbered else "",
        }

    def _words(self, words: Words, place: Place) -> list[Mapping[str, Any]]:
        if self.name is None and any(PRESENTER in one.text for one in words.paragraphs):
            return []
        assert place.type is not None
        look = [_family(place.type.family, words.size), place.type.colour]
        look += ["tight"] if place.type.tight else []
        look += [words.kind] if words.kind != "words" else []
        if place.low:
            high = sum(words.lines) * words.leading + sum(one.above for one in words.paragraphs)
            place = place._replace(top=place.top + place.height - high, height=high)
        kind = "title" if place.kind == "title" else "words"
        return [
            {
                "kind": "list" if words.kind != "words" else kind,
                "look": " ".join(look),
                "style": place_of(place) + _type(words.size, words.leading),
                "paragraphs": [
                    {"above": f"{one.above:g}", "words": self._runs(one)}
                    for one in words.paragraphs
                ],
                "rules": [
                    f"left:{place.left:g}pt;width:{place.width:g}pt;top:{y:g}pt"
                    for y in words.rules
                ],
            }
        ]

    def _runs(self, paragraph: Paragraph) -> Markup:
        found = ""
        for run in paragraph.runs:
            said = self._filled(clean(run.text))
            words = escape(said).replace("\n", "<br>")
            if run.link:
                address = self._filled(passing.placeholder(run.link))
                words = f'<a href="{escape(address)}">{words}</a>'
            if run.bold:
                words = f"<b>{words}</b>"
            if run.colour:
                words = f'<span class="{run.colour}">{words}</span>'
            found += words
        return Markup(found)

    def _filled(self, text: str) -> str:
        if self.name is not None:
            text = text.replace(PRESENTER, clean(shown(self.name)))
        return passing.filled(text, self.fill) if self.fill else text

    def _table(self, item: Table, place: Place, slide: Slide) -> Mapping[str, Any]:
        width = sum(item.widths)
        left = place.left + (place.width - width if self.look.right_to_left else 0)
        kind = "dots" if item.dots else "steps" if item.columns else "plain"
        look = ["sum" if item.head and not item.dots else kind]
        look += ["account"] if item.account else []
        rows = []
        for number, (cells, height) in enumerate(zip(item.rows, item.heights, strict=True)):
            heads = item.head or item.columns
            row = [
                self._cell(
                    cell,
                    "col" if heads and not number else "row" if item.first and not at else "",
                    item.head and not number,
                )
                for at, cell in enumerate(cells)
            ]
            rows.append({"height": f"{height:g}", "cells": row})
        return {
            "kind": "table",
            "look": " ".join(look),
            "style": f"left:{left:g}pt;top:{place.top:g}pt;width:{width:g}pt",
            "dates": f"left:{left:g}pt;top:{place.top - 14:g}pt;width:{width:g}pt",
            "dots": item.dots,
            "widths": [f"{width:g}" for width in item.widths],
            "rows": rows,
        }

    def _cell(self, cell: Cell, heads: str, first: bool) -> Mapping[str, Any]:
        look = [_family(cell.family, cell.size), cell.colour]
        look += ["bold"] if cell.bold else []
        look += ["end"] if cell.end else []
        look += ["head"] if first else []
        small = small_size(cell.size)
        return {
            "heads": heads if cell.text else "",
            "look": " ".join(look),
            "style": _type(cell.size, cell.leading).lstrip(";"),
            "text": clean(cell.text),
            "small": clean(cell.small),
            "small_style": (
                f"font-family:Slide Label;font-weight:400;font-size:{small:g}pt;"
                f"line-height:{small * 1.35:g}pt"
            ),
        }

    def _figure(self, item: Figure, place: Place, slide: Slide) -> Mapping[str, Any]:
        drawn = inked(item.chart.wide_svg, self.inks)
        width, height = _size(drawn)
        scale = min(place.width / width, place.height / height, _LARGEST)
        left = place.left
        if self.look.right_to_left:
            left += place.width - width * scale
        name = f"chart-{len(self.files)}.svg"
        self.files[name] = drawn.encode()
        return {
            "kind": "picture",
            "name": "drawing",
            "file": name,
            "alt": clean(item.chart.says),
            "style": (
                f"left:{left:g}pt;top:{place.top:g}pt;"
                f"width:{width * scale:.1f}pt;height:{height * scale:.1f}pt"
            ),
        }

    def _picture(self, item: Picture, place: Place) -> Mapping[str, Any]:
        if item.key.startswith("code:"):
            slot = passing.placeholder(item.key.removeprefix("code:"), ON_PAPER)
            data = qr.svg(self._filled(slot), clean(item.alt)).encode()
            name = f"code-{len(self.files)}.svg"
        else:
            data = self.pictures[item.key]
            kind = "png" if data.startswith(b"\x89PNG") else "jpg"
            name = f"picture-{len(self.files)}.{kind}"
        self.files[name] = data
        return {
            "kind": "picture",
            "name": item.place,
            "file": name,
            "alt": clean(item.alt),
            "style": place_of(place),
        }


def _family(family: str, size: float) -> str:
    if family == "label":
        return "label"
    return "display" if size >= _LARGE else "text"


def _type(size: float, leading: float) -> str:
    return f";font-size:{size:g}pt;line-height:{leading:g}pt"


def place_of(place: Place) -> str:
    """Where a place lies on the page, as CSS."""
    return (
        f"left:{place.left:g}pt;top:{place.top:g}pt;"
        f"width:{place.width:g}pt;height:{place.height:g}pt"
    )


def _size(drawn: str) -> tuple[float, float]:
    found = _OUTER.search(drawn)
    assert found, "inked charts begin with their size"
    return float(found[1]), float(found[2])
