"""The book of a kit: has its typefaces, pictures and pages made, and says what stood in the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kitgen.build.desk import SETTINGS, Desk, Unbound, unbound
from kitgen.links.ledger import Ledger
from kitgen.load import source
from kitgen.load.folder import read_bytes
from kitgen.model import palette
from kitgen.model.finding import Finding, Place, Severity
from kitgen.model.link import interview
from kitgen.outputs.common import scripts
from kitgen.outputs.common.documents import Printed
from kitgen.outputs.common.plates import plate_of
from kitgen.outputs.page import Argument, Job, Made, SourceFile
from kitgen.outputs.pdf import making
from kitgen.outputs.pdf.base import Base
from kitgen.outputs.pdf.book import Book, Title, plates
from kitgen.outputs.pdf.editions import Editions
from kitgen.outputs.pdf.leaflet import Leaflet
from kitgen.outputs.pdf.letter import Letter
from kitgen.outputs.pdf.lettering import Refusal
from kitgen.outputs.pdf.look import Face, Look, Manuscript
from kitgen.outputs.pdf.sheet import SHEETS
from kitgen.outputs.site.jobs import versions

_LIBRARIES = ("weasyprint", "pikepdf", "pydyf", "pillow", "fonttools", "uharfbuzz")
_TRIES = 5
"""How often conversations that were too long for their page are set tighter."""
_INCH = 25.4
_DPI = 152
"""Pixels to an inch of printed photographs."""


@dataclass(frozen=True)
class Bindery:
    """What is printed of a kit."""

    desk: Desk

    def editions(self, ledger: Ledger) -> Iterator[Editions]:
        """The output of each printed document and all its editions."""
        wanted: dict[Printed, Callable[[], Base]] = {}
        kit = self.desk.kit
        if kit.has_book:
            wanted["pdf"] = self.bound
        if "leaflet" in kit.settings.book.formats:
            wanted["leaflet"] = self.leaflet
        if kit.has_editions:
            wanted["letter"] = self.letter
        for format, bound in wanted.items():
            yield Editions(kit, self.desk.theme, ledger, self.desk.inputs, bound, format)

    def unnamed(self, ambassador: str, refusal: Refusal) -> Finding:
        """What is said of an ambassador whose name cannot be set: their edition has none."""
        sources = self.desk.sources
        place = sources.locate(sources.ambassadors, (self._numbers[ambassador], "name"))
        where = f"the edition of {ambassador} leaves the name out where it cannot be set"
        message = f"{where}: {refusal.message}"
        return Finding(place, Severity.WARNING, message, "edition-name", refusal.hint)

    def long_addresses(self, editions: Editions) -> Iterator[Finding]:
        """What is said of conversations whose address no line of the book holds."""
        entries = {interview(slug): entry for slug, entry in self.desk.printable.items()}
        for target, address in editions.crowded(entries):
            place = self.desk.sources.locate(entries[target].path, ("title",))
            message = f"“{address}” is too long for print: the guide's address stands there"
            hint = "A shorter name of its folder, or a shorter address of the site, has room."
            yield Finding(place, Severity.WARNING, message, "book-address", hint)

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        """Which of the ambassadors in their file each is, by their id."""
        return {one.id: number for number, one in enumerate(self.desk.kit.ambassadors)}

    def bound(self) -> Base:
        """The book, laid out; raises Unbound."""
        return _base(*self._set)

    def leaflet(self) -> Base:
        """The leaflet, with as much as one page holds."""
        leaflet = Leaflet(self._look, frozenset(self.desk.printable))
        for tightness in range(_TRIES):
            about, made = self._pressed(leaflet.manuscript(tightness))
            if about["pages"] == 1 and not about["clipped"]:
                return _base(about, made)
        raise unbound("the leaflet does not fit on one page", "shorten the headline")

    def letter(self) -> Base:
        """The letter, which is one page."""
        about, made = self._pressed(Letter(self._look).manuscript())
        if about["pages"] > 1:
            place = self.desk.sources.locate(SETTINGS, ("book", "letter"))
            message = f"the letter takes {about['pages']} pages: it lies in a book as one"
            hint = "shorten it to some two hundred words"
            raise Unbound(Finding(place, Severity.ERROR, message, "book-letter", hint))
        return _base(about, made)

    def places(self) -> Mapping[str, int]:
        """The page on which each part of the book stands, by its id."""
        return dict(self._set[0]["places"])

    @cached_property
    def _set(self) -> tuple[Mapping[str, Any], Made]:
        book = self._book
        tightness: dict[str, int] = {}
        for _ in range(_TRIES):
            try:
                manuscript = book.manuscript(tightness)
            except Title as error:
                raise Unbound(self._too_long(str(error))) from error
            about, made = self._pressed(manuscript)
            if about["astray"]:
                about, made = self._pressed(book.manuscript(tightness, about["places"]))
            if not about["tight"]:
                break
            tightness |= {slug: tightness.get(slug, 0) + 1 for slug in about["tight"]}
        if about["clipped"]:
            raise Unbound(*self._clipped(about["clipped"]))
        return about, made

    def _pressed(self, manuscript: Manuscript) -> tuple[Mapping[str, Any], Made]:
        said = "".join((manuscript.html, *_style_sheets(manuscript)))
        files: tuple[Argument, ...] = (
            *sorted(manuscript.files.items()),
            *((name, file) for name, file in sorted(self._files.items()) if name in said),
        )
        labels = tuple(sorted((*slot, words) for slot, words in manuscript.labels.items()))
        settings = self.desk.kit.settings
        arguments: tuple[Argument, ...] = (
            manuscript.html,
            files,
            labels,
            settings.site.url,
            settings.book.archive,
        )
        beyond = scripts.installed() if scripts.beyond_latin(manuscript.html) else ""
        job = Job(making.book, arguments, versions(*_LIBRARIES) + beyond)
        made = self.desk.made({"the book": job})["the book"]
        about: Mapping[str, Any] = made[0].about
        if "complaint" in about:
            raise Unbound(*self._complaints(about["complaint"], about["missing"]))
        return about, made[0]

    @cached_property
    def _book(self) -> Book:
        return Book(
            self._look,
            self.desk.sources.interview,
            frozenset(self.desk.printable),
            lambda entry: (self._pictures[entry.slug], entry.portrait_alt),
        )

    @cached_property
    def _look(self) -> Look:
        from kitgen.media import fonts
        from kitgen.media.outline import Typeface

        settings = self.desk.kit.settings
        face = fonts.choose(fonts.faces(settings.brand.fonts.text))
        optical = face.axis("opsz")
        display = Typeface(face, wght=400, **({"opsz": optical.most} if optical else {}))
        faces = [Face(*_cut(piece)) for piece in self._faces]
        return Look(
            self.desk.kit,
            self.desk.theme,
            faces,
            [face.family for face in faces if face.family.startswith("More")],
            display.width,
            "logo.svg" if "logo.svg" in self._files else None,
        )

    @cached_property
    def _faces(self) -> tuple[Made, ...]:
        fonts, desk = self.desk.kit.settings.brand.fonts, self.desk
        arguments = (fonts.text, fonts.label, desk.characters)
        job = Job(making.faces, arguments, desk.faces_version)
        return desk.made({"typefaces": job})["typefaces"]

    @cached_property
    def _files(self) -> Mapping[str, SourceFile]:
        """Typefaces, patterns and portraits, by the names that the manuscript has for them."""
        files = {str(piece.about["file"]): _source(piece) for piece in self._faces}
        for name, made in self.desk.made(dict(self._jobs())).items():
            files[name] = _source(made[0])
        return files

    @cached_property
    def _pictures(self) -> Mapping[str, str]:
        """The file that shows each guest, by the interview's slug."""
        found = {}
        for entry in self.desk.printable.values():
            path = self.desk.portrait(entry)
            if path is None:
                found[entry.slug] = f"plate-{plate_of(entry).replace(' ', '-')}.svg"
            else:
                kind = "svg" if path.lower().endswith(".svg") else "jpg"
                found[entry.slug] = f"portrait-{entry.slug}.{kind}"
        return found

    def _jobs(self) -> Iterator[tuple[str, Job]]:
        from kitgen.outputs.site.making import drawing

        settings = self.desk.kit.settings
        ink = palette.scale(settings.brand.color).a700
        for plate in plates(self.desk.kit):
            yield (
                plate.file,
                Job(making.plate, (plate.seed, plate.width, plate.height, plate.stones, ink)),
            )
        if (
            settings.brand.logo
            and (logo := f"content/{settings.brand.logo}") in self.desk.supplies.sizes
        ):
            yield "logo.svg", Job(drawing, (self.desk.file(logo),))
        width = round(SHEETS[settings.book.page].full / _INCH * _DPI)
        for entry in self.desk.printable.values():
            name, path = self._pictures[entry.slug], self.desk.portrait(entry)
            if path is None:
                yield name, Job(making.plate, (plate_of(entry), 712, 890, 1, ink))
            elif name.endswith(".svg"):
                yield name, Job(drawing, (self.desk.file(path),))
            else:
                seen = (entry.portrait_focus, entry.portrait_colour, settings.brand.color, width)
                yield (
                    name,
                    Job(making.portrait, (self.desk.file(path), *seen), versions("pillow")),
                )

    def _too_long(self, title: str) -> Finding:
        place = self.desk.sources.locate(SETTINGS, ("guide", "title"))
        message = f"the title is too long for the cover of the book: {len(title)} characters"
        hint = "eight words or fewer fit, if none is very long; the line below it may say the rest"
        return Finding(place, Severity.ERROR, message, "book-title", hint)

    def _complaints(self, complaint: str, missing: str) -> Iterator[Finding]:
        if not missing:
            yield from unbound(f"the book cannot be set: {complaint}").findings
        for char in missing:
            message = f"no installed typeface can draw {char} (U+{ord(char):04X}) in the book"
            hint = scripts.hint([char])
            yield Finding(self._written(char), Severity.ERROR, message, "book-glyph", hint)

    def _clipped(self, clipped: Sequence[tuple[int, str]]) -> Iterator[Finding]:
        for page, words in clipped[:_TRIES]:
            first = words.split()[0]
            message = f"on page {page} of the book “{words[:60]}” runs off the paper"
            hint = "shorten the longest word or divide it, or take columns out of a table"
            yield Finding(self._written(first), Severity.ERROR, message, "book-clipped", hint)

    def _written(self, text: str) -> Place:
        """Where in the content a text stands first."""
        paths = [
            path
            for path in self.desk.sources.folder.files
            if path.endswith((".yaml", ".yml", ".md")) and path.startswith("content/")
        ]
        for path in paths:
            data = read_bytes(self.desk.sources.root, path, source.INTERVIEW_LIMIT)
            found = "" if isinstance(data, Finding) else data.decode("utf-8", "replace")
            if (at := found.find(text)) >= 0:
                return source.place_at(path, found, at)
        return Place(SETTINGS)


def _base(about: Mapping[str, Any], made: Made) -> Base:
    return Base.of(about["base"], made.file.read_bytes())


def _style_sheets(manuscript: Manuscript) -> Iterator[str]:
    return (data.decode() for name, data in manuscript.files.items() if name.endswith(".css"))


def _source(made: Made) -> SourceFile:
    return SourceFile(made.file.parent, made.file.name, made.digest)


def _cut(piece: Made) -> tuple[str, str, int, str]:
    about = piece.about
    return str(about["family"]), str(about["file"]), int(str(about["weight"])), str(about["style"])
