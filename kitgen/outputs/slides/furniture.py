"""What a deck has before it has slides: theme, master, layouts, and what it says of itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kitgen.outputs.slides import master, theme
from kitgen.outputs.slides.layout import LAYOUTS
from kitgen.outputs.slides.markup import DRAWING, PRESENTATION, clean
from kitgen.outputs.slides.master import Look

if TYPE_CHECKING:
    from pptx.presentation import Presentation


def furnished(deck: Presentation, look: Look, used: Sequence[str]) -> dict[str, Any]:
    """Give the deck its own theme, master and layouts in place of those of the library."""
    from pptx.opc.constants import RELATIONSHIP_TYPE as RT
    from pptx.oxml import parse_xml
    from pptx.util import Emu

    deck.slide_width, deck.slide_height = map(Emu, master.size())
    # The library's own deck is 4:3 and says so.
    deck.element.sldSz.attrib.pop("type", None)
    own = deck.slide_master
    for extra in list(own.slide_layouts)[len(used) :]:
        own.slide_layouts.remove(extra)
    related: Any = own.part.part_related_by(RT.THEME)
    related._blob = theme.theme(look)
    layouts = dict(zip(used, own.slide_layouts, strict=True))
    for name, found in layouts.items():
        _replace(found.part, parse_xml(master.layout(look, LAYOUTS[name])))
    written = parse_xml(master.master(look, len(used)))
    ids = own.element.find(f"{{{PRESENTATION}}}sldLayoutIdLst")
    new = written.find(f"{{{PRESENTATION}}}sldLayoutIdLst")
    new.getparent().replace(new, ids)
    _replace(own.part, written)
    _notes_master(deck, look)
    # Found again: the elements that the first ones stood for are gone.
    return dict(zip(used, deck.slide_master.slide_layouts, strict=True))


def _replace(part: Any, element: Any) -> None:
    part._element = element
    for name in ("slide_layout", "slide_master"):
        part.__dict__.pop(name, None)


def _notes_master(deck: Presentation, look: Look) -> None:
    from pptx.opc.constants import RELATIONSHIP_TYPE as RT
    from pptx.oxml import parse_xml

    notes = deck.notes_master.part
    related: Any = notes.part_related_by(RT.THEME)
    related._element = parse_xml(theme.theme(look))
    for run in notes._element.iter(
        f"{{{DRAWING}}}rPr", f"{{{DRAWING}}}endParaRPr", f"{{{DRAWING}}}defRPr"
    ):
        if run.get("lang"):
            run.set("lang", look.language)


def describe(deck: Presentation, look: Look, day: dt.date) -> None:
    """Say whose the deck is, what it is and of which day."""
    about = deck.core_properties
    moment = dt.datetime(day.year, day.month, day.day)
    about.title, about.author = clean(look.title)[:255], clean(look.author)[:255]
    about.last_modified_by, about.comments = about.author, clean(look.description)[:255]
    about.language, about.subject, about.keywords, about.revision = look.language, "", "", 1
    about.created = about.modified = moment
