"""The cards of a kit: which pages and guests have some, and what stands on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from kitgen.build.gate import may_have_card
from kitgen.model.kit import Entry, Kit
from kitgen.outputs.cards import making
from kitgen.outputs.cards.format import GUIDE, QUOTES, Format
from kitgen.outputs.common import scripts
from kitgen.outputs.common.plates import plate_of
from kitgen.outputs.common.strings import direction_of
from kitgen.outputs.common.theme import Theme
from kitgen.outputs.page import Argument, Job, JobFailed, Made, SourceFile, Static, Workshop
from kitgen.outputs.site.assets import CardFile
from kitgen.outputs.site.collect import Collected, Failure
from kitgen.outputs.site.jobs import Supplies, portrait_of, versions
from kitgen.text import markdown, typography

_LIBRARIES = versions("weasyprint", "pypdfium2", "pillow", "fonttools")
_Pattern = tuple[str, int, int, int | None]
"""Seed, width, height and stones of a pattern on a plate."""


class _Cards(NamedTuple):
    """The cards of one page or of one guest: made together, and lost together."""

    path: str
    """The page's."""
    words: tuple[str, ...]
    entry: Entry | None = None
    """The guest's interview, if there is a guest."""


@dataclass(frozen=True)
class _Press:
    """What all cards of a kit are made with."""

    supplies: Supplies
    color: str
    language: str
    quotes: Argument
    """The templates of guests' cards and their style sheet; below, those of pages'."""
    pages: Argument
    faces: tuple[SourceFile, ...]
    patterns: Mapping[_Pattern, SourceFile]

    def job(self, cards: _Cards) -> Job:
        """How these cards are made."""
        entry = cards.entry
        language = (entry.language if entry else None) or self.language
        style = self.quotes if entry else self.pages
        arguments: tuple[Argument, ...] = (self.color, language, style, self.faces, cards.words)
        mirrored = direction_of(language) == "rtl"
        patterns = tuple(self.patterns[one] for one in _patterns(cards, self.supplies))
        # What other scripts look like depends on the typefaces that are installed.
        others = scripts.installed() if scripts.beyond_latin(" ".join(cards.words)) else ""
        version = _LIBRARIES + others
        if entry is None:
            return Job(making.guide, (*arguments, mirrored, *patterns), version)
        portrait = None
        if path := portrait_of(entry, self.supplies):
            portrait = SourceFile(self.supplies.root, path, self.supplies.digest(path))
            # Guests look at their own words.
            mirrored = entry.portrait_looks == "right"
        seen = (portrait, entry.portrait_focus, entry.portrait_colour, mirrored, patterns)
        return Job(making.quotes, (*arguments, *seen), version)


def add_cards(
    collected: Collected,
    shown: Kit,
    theme: Theme,
    supplies: Supplies,
    workshop: Workshop,
    day: dt.date,
) -> Collected:
    """The collected assets with a card for each page that is passed on, a guest's in all shapes."""
    settings = shown.settings
    wanted = [*_of_pages(shown), *_of_guests(shown, day)]
    patterns = [*dict.fromkeys(one for cards in wanted for one in _patterns(cards, supplies))]
    drawings = [Job(making.plate, (settings.brand.color, *one), _LIBRARIES) for one in patterns]
    faces, *drawn = workshop.make([_faces(shown, wanted), *drawings])
    if isinstance(faces, JobFailed):
        # The style sheet needs the same typefaces and has said so already.
        return collected
    plates: dict[_Pattern, SourceFile] = {}
    for one, made in zip(patterns, drawn, strict=True):
        if isinstance(made, JobFailed):
            return collected._replace(failures=(*collected.failures, _failure(made)))
        plates[one] = _source(made[0])
    press = _Press(
        supplies,
        settings.brand.color,
        settings.site.language,
        _style(theme, QUOTES),
        _style(theme, (GUIDE,)),
        tuple(map(_source, faces)),
        plates,
    )
    return _gathered(collected, wanted, workshop.make([press.job(cards) for cards in wanted]))


def _gathered(
    collected: Collected,
    wanted: Sequence[_Cards],
    made: Sequence[tuple[Made, ...] | JobFailed],
) -> Collected:
    """The collected assets and the cards that were made; those that were not are failures."""
    previews = dict(collected.assets.cards)
    quotes = dict(collected.assets.quote_cards)
    statics, failures = [*collected.statics], [*collected.failures]
    for cards, result in zip(wanted, made, strict=True):
        if isinstance(result, JobFailed):
            failures.append(_failure(result, cards.entry))
            continue
        files = [_static(cards, piece) for piece in result]
        statics += files
        previews[cards.path] = files[0].path
        if cards.entry:
            quotes[cards.entry.slug] = tuple(
                CardFile(file.path, format.width, format.height, format.name, file.file)
                for file, format in zip(files, QUOTES, strict=True)
            )
    assets = replace(collected.assets, cards=previews, quote_cards=quotes)
    return Collected(assets, tuple(statics), tuple(failures))


def _failure(failed: JobFailed, entry: Entry | None = None) -> Failure:
    """Cards that could not be made; the site is well without them."""
    file, loc = (entry.path, ("title",)) if entry else ("content/kit.yaml", ("guide", "title"))
    message = f"the preview picture: {failed}"
    return Failure(file, message, failed.hint, loc, rule="card-missing", fatal=False)


def _static(cards: _Cards, piece: Made) -> Static:
    """A card under a name that changes with it: networks keep what they have seen."""
    name = cards.path.strip("/").replace("/", "-") or "home"
    shape = "" if piece.about["kind"] == "wide" else f"-{piece.about['kind']}"
    suffix = {"jpeg": "jpg"}.get(str(piece.about["format"]), "png")
    address = f"assets/card-{name}{shape}-{piece.digest[:10]}.{suffix}"
    return Static(address, piece.digest, piece.file, piece.size)


def _style(theme: Theme, formats: Iterable[Format]) -> Argument:
    names = dict.fromkeys(one.template for one in formats)
    templates = tuple((name, *theme.texts(f"cards/{name}")) for name in names)
    return templates, *theme.texts("cards/cards.css")


def _source(made: Made) -> SourceFile:
    return SourceFile(made.file.parent, made.file.name, made.digest)


def _faces(kit: Kit, wanted: Iterable[_Cards]) -> Job:
    """The brand's faces, cut to the letters of Europe and of these cards."""
    fonts = kit.settings.brand.fonts
    characters = {c for cards in wanted for words in cards.words for c in words if c > "\u017f"}
    packages = (f"fontpkg-{name.lower().replace(' ', '-')}" for name in (fonts.text, fonts.label))
    version = versions(*packages, "fonttools")
    return Job(making.faces, (fonts.text, fonts.label, "".join(sorted(characters))), version)


def _patterns(cards: _Cards, supplies: Supplies) -> Iterator[_Pattern]:
    """The patterns on the plates of these cards: none where there is a portrait."""
    entry = cards.entry
    if entry is None:
        yield cards.words[1], GUIDE.plate.width, GUIDE.plate.height, None
    elif not portrait_of(entry, supplies):
        for format in QUOTES:
            yield plate_of(entry), format.plate.width, format.plate.height, 1


def _of_pages(kit: Kit) -> Iterator[_Cards]:
    settings = kit.settings
    title = typography.curl(settings.guide.title)
    note = typography.curl(settings.guide.subtitle)
    says = {
        "": settings.site.headline,
        "guide/": settings.guide.question,
        "offer/": settings.offer.title,
    }
    if len(kit.problems) > 1:
        says |= {f"guide/{slug}/": problem.question for slug, problem in kit.problems.items()}
    for path, words in says.items():
        yield _Cards(path, (typography.curl(words), title, note))


def _of_guests(kit: Kit, day: dt.date) -> Iterator[_Cards]:
    title = typography.curl(kit.settings.guide.title)
    for entry in kit.entries:
        if may_have_card(entry, day):
            role = typography.curl(", ".join(part for part in (entry.role, entry.company) if part))
            quote = typography.curl(markdown.plain(entry.title))
            words = (quote, entry.name, role, title)
            yield _Cards(f"conversations/{entry.slug}/", words, entry)
