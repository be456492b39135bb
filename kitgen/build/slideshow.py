"""The guide as slides: has their pictures made, and puts together the deck and its print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kitgen.build.code import fingerprint
from kitgen.build.desk import SETTINGS, Desk, read
from kitgen.build.store import digest, private, read_json, write_json
from kitgen.build.study import finding_from_json, finding_to_json
from kitgen.load.loaded import Loc
from kitgen.model import palette
from kitgen.model.finding import Finding, Severity
from kitgen.outputs.common import scripts
from kitgen.outputs.common.documents import Document, Whole, path_of
from kitgen.outputs.common.passing import Fill, public
from kitgen.outputs.page import Job
from kitgen.outputs.site.jobs import versions
from kitgen.text import markdown

if TYPE_CHECKING:
    from kitgen.outputs.slides.master import Look
    from kitgen.outputs.slides.slide import Deck, Refused

_HINT = "Up to 90 characters always fit. A first sentence that stands alone will do."


@dataclass(frozen=True)
class Slideshow:
    """What is shown of a kit in a room."""

    desk: Desk

    def outputs(self) -> Iterator[Whole]:
        """The deck and its print, as everybody finds them on the site."""
        kit, inputs = self.desk.kit, self.desk.inputs
        yield Whole(Document("slides", path_of(kit, "slides")), inputs, self.public)
        yield Whole(Document("slides-print", path_of(kit, "slides-print")), inputs, self.printed)

    @property
    def _everybody(self) -> Fill:
        return public(self.desk.theme.address.absolute)

    def findings(self) -> tuple[Finding, ...]:
        """What found no room on its slide and was left out; known without looking if it was seen.

        It is kept beside the build's other files: planning slides takes longer than most builds.
        """
        desk = self.desk
        kept = private(desk.sources.root) / "slides.json"
        key = digest(fingerprint(), desk.sources.base, *desk.inputs, desk.theme.strings.language)
        known = read_json(kept)
        if isinstance(known, dict) and known.get("key") == key:
            return tuple(map(finding_from_json, known["findings"]))
        found = tuple(map(self._told, self._deck.refused))
        write_json(kept, {"key": key, "findings": [*map(finding_to_json, found)]})
        return found

    def _told(self, refused: Refused) -> Finding:
        kit, source = self.desk.kit, refused.source
        slug = source.rpartition("/")[2].removesuffix(".yaml")
        noun = kit.settings if source == SETTINGS else kit.problems[slug]
        values = noun.model_dump()
        places = (_place_of(title, values) for title in refused.titles)
        place = self.desk.sources.locate(source, next(filter(None, places), ()))
        return Finding(place, Severity.WARNING, refused.message, "slide-room", _HINT)

    def public(self) -> bytes:
        """The deck that is nobody's."""
        from kitgen.outputs.slides.edition import edition

        return edition(self.made(), self._everybody)

    def made(self) -> bytes:
        """The deck with placeholders."""
        from kitgen.outputs.slides.powerpoint import make

        return make(self._deck.slides, self._look, self._pictures, self.desk.newest)

    def printed(self) -> bytes:
        """The slides on paper, nobody's."""
        from kitgen.outputs.slides import making
        from kitgen.outputs.slides.printed import Face, Style, printed

        desk = self.desk
        fonts = desk.kit.settings.brand.fonts
        characters = desk.sources.characters
        job = Job(making.faces, (fonts.text, fonts.label, characters), desk.faces_version)
        faces = tuple(
            Face(str(one.about["name"]), int(str(one.about["weight"])), one.file.read_bytes())
            for one in desk.made({"typefaces": job})["typefaces"]
        )
        html, css = (desk.theme.texts(f"slides/print.{kind}")[0] for kind in ("html", "css"))
        beyond = frozenset(map(ord, desk.characters))
        style = Style(html, css, faces, tuple(scripts.faces(beyond)) if beyond else ())
        return printed(self._deck.slides, self._look, self._pictures, style, self._everybody)

    @cached_property
    def _deck(self) -> Deck:
        from kitgen.outputs.slides.fit import rulers
        from kitgen.outputs.slides.plan import slides

        desk = self.desk
        fonts = desk.kit.settings.brand.fonts
        return slides(
            desk.kit,
            desk.theme.strings,
            desk.sources.interview,
            frozenset(desk.printable),
            rulers(fonts.text, fonts.label),
        )

    @cached_property
    def _look(self) -> Look:
        from kitgen.outputs.slides.master import Look

        settings, strings = self.desk.kit.settings, self.desk.theme.strings
        return Look(
            palette.scale(settings.brand.color),
            settings.brand.fonts.text,
            settings.brand.fonts.label,
            strings.language,
            strings.direction == "rtl",
            settings.guide.title,
            settings.business.name,
            settings.guide.description,
        )

    @cached_property
    def _pictures(self) -> Mapping[str, bytes]:
        from kitgen.outputs.slides.jobs import jobs

        desk = self.desk

        found = jobs(
            desk.kit,
            self._deck.slides,
            lambda entry: desk.file(path) if (path := desk.portrait(entry)) else None,
            versions,
        )
        return {key: read(made) for key, made in desk.made(dict(found)).items()}


def _place_of(text: str, value: object, loc: Loc = ()) -> Loc:
    """Where a text stands among the values of a file; nothing if it is none of them."""
    if isinstance(value, str) and markdown.plain(value) == markdown.plain(text):
        return loc
    children: Iterable[tuple[str | int, object]] = ()
    if isinstance(value, Mapping):
        children = value.items()
    elif isinstance(value, list | tuple):
        children = enumerate(value)
    return next(filter(None, (_place_of(text, child, (*loc, key)) for key, child in children)), ())
