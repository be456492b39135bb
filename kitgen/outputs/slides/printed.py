"""The same slides on paper: PDF/UA, one page a slide, the guide's own drawings for charts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from kitgen.outputs.common import press
from kitgen.outputs.common.finish import finished
from kitgen.outputs.common.passing import Fill
from kitgen.outputs.page import JobFailed
from kitgen.outputs.slides.grid import GAP, PAD
from kitgen.outputs.slides.layout import (
    FOOT,
    HEIGHT,
    MARGIN,
    NUMBER,
    WIDTH,
)
from kitgen.outputs.slides.markup import clean
from kitgen.outputs.slides.master import Look
from kitgen.outputs.slides.setting import ROW
from kitgen.outputs.slides.slide import Slide
from kitgen.outputs.slides.values import Values, place_of


class Face(NamedTuple):
    """A cut that the print is set in: TrueType."""

    name: str
    """Display, Deck, Label."""
    weight: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Style:
    """The Jinja sources of the page and of its style sheet, and the cuts that they name."""

    html: str
    css: str
    faces: tuple[Face, ...]
    more: tuple[bytes, ...] = ()
    """Cuts that draw what the brand's faces cannot."""


def printed(
    slides: Sequence[Slide],
    look: Look,
    pictures: Mapping[str, bytes],
    style: Style,
    fill: Fill | None = None,
    name: str | None = None,
) -> bytes:
    """The PDF; without `fill` its links are slots, as they are in a deck that is made."""
    html, files = _page(slides, look, pictures, style, fill, name)
    try:
        with press.attentive():
            found: bytes = press.lay_out(html, files).write_pdf(
                pdf_identifier=b"slides",
                pdf_variant="pdf/ua-1",
                pdf_tags=True,
                dpi=200,
                jpeg_quality=80,
            )
    except press.Complaint as complaint:
        raise JobFailed(f"The slides cannot be printed: {complaint}") from complaint
    return finished(found)


def _page(
    slides: Sequence[Slide],
    look: Look,
    pictures: Mapping[str, bytes],
    style: Style,
    fill: Fill | None,
    name: str | None,
) -> tuple[str, Mapping[str, bytes]]:
    import jinja2

    files: dict[str, bytes] = {}
    faces = []
    for number, face in enumerate(style.faces):
        files[f"face-{number}.ttf"] = face.data
        faces.append({"name": face.name, "weight": face.weight, "file": f"face-{number}.ttf"})
    for number, data in enumerate(style.more):
        files[f"more-{number}.ttf"] = data
        faces.append({"name": f"More {number}", "weight": 400, "file": f"more-{number}.ttf"})
    light = look.scale.light
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    css = environment.from_string(style.css).render(
        faces=faces,
        width=f"{WIDTH:g}",
        height=f"{HEIGHT:g}",
        margin=f"{MARGIN:g}",
        row=f"{ROW:g}",
        pad=f"{PAD:g}",
        gap=f"{GAP:g}",
        ink=light.ink,
        quiet=light.ink_2,
        meta=light.ink_3,
        rule=light.rule,
        accent=look.scale.a600,
        plate=look.scale.a100,
        tight=not look.right_to_left,
        fallbacks=Markup("".join(f'"Slide More {n}",' for n in range(len(style.more)))),
    )
    setter = Values(look, pictures, files, fill, name)
    foot, folio = FOOT, NUMBER
    if look.right_to_left:
        foot, folio = foot.mirrored(), folio.mirrored()
    html = environment.from_string(style.html).render(
        language=look.language,
        direction="rtl" if look.right_to_left else "ltr",
        title=clean(look.title),
        author=clean(look.author),
        description=clean(look.description),
        css=Markup(css),
        slides=[setter.slide(slide, level=2 if at else 1) for at, slide in enumerate(slides)],
        foot=place_of(foot),
        number=place_of(folio),
    )
    return html, files
