"""The guide for e-readers: has its cover, typefaces and portraits made, and puts it together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitgen.build.desk import Desk, read
from kitgen.outputs.common.documents import Document, Whole, path_of
from kitgen.outputs.common.passing import public
from kitgen.outputs.page import Job, Made
from kitgen.outputs.site.jobs import versions

if TYPE_CHECKING:
    from kitgen.outputs.epub.book import Guide, Picture

_LIBRARIES = ("weasyprint", "pypdfium2", "pillow", "fonttools", "uharfbuzz")


@dataclass(frozen=True)
class Readers:
    """What e-readers get of a kit."""

    desk: Desk
    places: Callable[[], Mapping[str, int]] | None = None
    """On which page of the printed book each of its parts stands, if there is one."""

    def output(self) -> Whole:
        """The edition that everybody finds on the site."""
        document = Document("epub", path_of(self.desk.kit, "epub"))
        return Whole(document, self.desk.inputs, self.public)

    def public(self) -> bytes:
        """The file of that edition."""
        from kitgen.outputs.epub.edition import edition

        theme = self.desk.theme
        return edition(self.made(), public(theme.address.absolute), theme.strings, public=True)

    def made(self) -> bytes:
        """The file with placeholders."""
        from kitgen.outputs.epub.book import make

        return make(self._guide(self.places() if self.places else {}))

    def _guide(self, places: Mapping[str, int]) -> Guide:
        from kitgen.outputs.epub.book import Guide, Supplies, Typeface

        desk = self.desk
        made = desk.made(dict(self._jobs()))
        faces = tuple(
            Typeface(
                str(one.about["family"]),
                str(one.about["style"]),
                int(str(one.about["weight"])),
                one.file.read_bytes(),
            )
            for one in made["typefaces"]
        )
        portraits = {slug: _picture(made[slug][0]) for slug in desk.printable if slug in made}
        supplies = Supplies(
            _picture(made["cover"][0]), _picture(made["pattern"][0]), portraits, faces
        )
        return Guide(
            desk.kit,
            desk.theme,
            desk.sources.interview,
            frozenset(desk.printable),
            supplies,
            desk.newest,
            places,
        )

    def _jobs(self) -> Iterator[tuple[str, Job]]:
        from kitgen.outputs.epub import making

        desk = self.desk
        settings, version = desk.kit.settings, versions(*_LIBRARIES) + desk.faces_version
        color, guide = settings.brand.color, settings.guide
        faces = (settings.brand.fonts.text, settings.brand.fonts.label)
        words = (guide.title, guide.subtitle, settings.site.notice or "")
        template = desk.theme.texts("epub/jacket.html")[0]
        cover = (template, color, faces, words, settings.site.language)
        yield "typefaces", Job(making.typefaces, (*faces, desk.supplies.characters), version)
        yield "cover", Job(making.cover, cover, version)
        yield "pattern", Job(making.pattern, (guide.title, color), version)
        for slug, entry in desk.printable.items():
            path = desk.portrait(entry)
            if path is None:
                continue
            if path.lower().endswith(".svg"):
                yield slug, Job(making.drawing, (desk.file(path), color), version)
            else:
                seen = (color, entry.portrait_focus, entry.portrait_colour)
                yield slug, Job(making.photograph, (desk.file(path), *seen), version)


def _picture(made: Made) -> Picture:
    from kitgen.outputs.epub.book import Picture

    about = made.about
    size = int(str(about["width"])), int(str(about["height"]))
    return Picture(str(about["format"]), *size, read((made,)))
