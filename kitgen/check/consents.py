"""What the kit makes of each interview, and whether its guest agreed to that."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kitgen.check import places
from kitgen.check.rule import KitSubject
from kitgen.load.loaded import Loc
from kitgen.model.interview import ConsentStatus, Use
from kitgen.model.kit import Entry


class Mention(NamedTuple):
    """A place where the kit puts an interview forward."""

    interview: str
    path: str
    loc: Loc
    what: str
    """As a sentence names it: the proof of “Waiting to be paid”."""


def finished(subject: KitSubject) -> Iterator[Entry]:
    """The interviews that are meant to be published."""
    return (entry for entry in subject.kit.entries if not entry.draft)


def uses(subject: KitSubject, entry: Entry) -> Iterator[tuple[Use, str]]:
    """Every use that the kit makes of an interview, and what a sentence calls it."""
    yield Use.SITE, "the site"
    if subject.kit.settings.site.cards:
        yield Use.CARDS, "cards"
    if entry.recording in ("audio", "video"):
        yield Use(entry.recording), f"the {entry.recording}"


def runs(subject: KitSubject, entry: Entry) -> bool:
    """Whether the guest agreed to anything at all that holds today."""
    consent = entry.consent
    return (
        consent.status is ConsentStatus.APPROVED
        and consent.on is not None
        and consent.on <= subject.today
        and (consent.until is None or subject.today <= consent.until)
    )


def mentions(subject: KitSubject) -> Iterator[Mention]:
    """Every place where an interview is featured or used as proof."""
    if featured := subject.kit.settings.site.featured:
        yield Mention(featured, places.SETTINGS, ("site", "featured"), "the opening page")
    for slug, problem in subject.kit.problems.items():
        if problem.proof is None:
            continue
        path, what = places.problem(subject, slug), f"the proof of “{problem.title}”"
        for index, interview in enumerate(problem.proof.interviews):
            yield Mention(interview, path, ("proof", "interviews", index), what)
        for index, quote in enumerate(problem.proof.quotes):
            yield Mention(quote.interview, path, ("proof", "quotes", index, "interview"), what)
