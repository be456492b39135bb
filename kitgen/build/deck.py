"""The preview pictures of a kit: which pages have one, and what stands on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from kitgen.build.gate import may_have_card
from kitgen.model.kit import Entry, Kit
from kitgen.outputs.cards import making
from kitgen.outputs.page import Argument, Job, JobFailed, SourceFile, Static, Workshop
from kitgen.outputs.site.collect import Collected, Failure
from kitgen.outputs.site.jobs import Supplies, versions
from kitgen.outputs.site.theme import Theme
from kitgen.text import markdown, typography

_STYLE = ("cards/quote-1200x630.html", "cards/guide-1200x630.html", "cards/cards.css")


def add_cards(
    collected: Collected,
    shown: Kit,
    theme: Theme,
    supplies: Supplies,
    workshop: Workshop,
    day: dt.date,
) -> Collected:
    """The collected assets with a card for each page that is passed on."""
    settings = shown.settings
    brand = settings.brand
    version = versions("weasyprint")
    characters = supplies.characters
    faces = workshop.make(
        [Job(making.faces, (brand.fonts.text, brand.fonts.label, characters), version)]
    )[0]
    if isinstance(faces, JobFailed):
        # The style sheet needs the same typefaces and has said so already.
        return collected
    look: tuple[Argument, ...] = (
        brand.color,
        settings.site.language,
        tuple(text for name in _STYLE for text in theme.texts(name)),
        *(piece.file.read_bytes() for piece in faces),
    )
    jobs: dict[str, Job] = {}
    owners: dict[str, Entry] = {}
    for path, words in _plain(shown):
        jobs[path] = Job(making.guide, (*look, words), version)
    for entry in shown.entries:
        if not may_have_card(entry, day):
            continue
        path = f"conversations/{entry.slug}/"
        owners[path] = entry
        jobs[path] = Job(making.quote, (*look, *_of(entry, shown, supplies)), version)

    cards = dict(collected.assets.cards)
    statics = list(collected.statics)
    failures = list(collected.failures)
    for path, result in zip(jobs, workshop.make(list(jobs.values())), strict=True):
        if isinstance(result, JobFailed):
            owner = owners.get(path)
            file = owner.path if owner else "content/kit.yaml"
            loc = ("title",) if owner else ("guide", "title")
            message = f"the preview picture: {result}"
            failures.append(
                Failure(file, message, result.hint, loc, rule="card-missing", fatal=False)
            )
            continue
        piece = result[0]
        name = path.strip("/").replace("/", "-") or "home"
        suffix = {"jpeg": "jpg"}.get(str(piece.about["format"]), "png")
        address = f"assets/card-{name}-{piece.digest[:10]}.{suffix}"
        statics.append(Static(address, piece.digest, piece.file, piece.size))
        cards[path] = address
    return Collected(replace(collected.assets, cards=cards), tuple(statics), tuple(failures))


def _plain(kit: Kit) -> Iterator[tuple[str, tuple[str, str, str]]]:
    settings = kit.settings
    title = typography.curl(settings.guide.title)
    note = typography.curl(settings.guide.subtitle)
    yield "", (typography.curl(settings.site.headline), title, note)
    yield "guide/", (typography.curl(settings.guide.question), title, note)
    yield "offer/", (typography.curl(settings.offer.title), title, note)
    if len(kit.problems) > 1:
        for slug, problem in kit.problems.items():
            yield f"guide/{slug}/", (typography.curl(problem.question), title, note)


def _of(
    entry: Entry, kit: Kit, supplies: Supplies
) -> tuple[tuple[str, str, str, str], SourceFile | None, tuple[float, float], bool]:
    role = ", ".join(part for part in (entry.role, entry.company) if part)
    quote = typography.curl(markdown.plain(entry.title))
    words = (quote, entry.name, typography.curl(role), typography.curl(kit.settings.guide.title))
    portrait = None
    if entry.portrait and entry.portrait in supplies.sizes:
        portrait = SourceFile(supplies.root, entry.portrait, supplies.digest(entry.portrait))
    return words, portrait, entry.portrait_focus, entry.portrait_colour
