"""The plan of the slides: which there are, in which order, and what stands on each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from kitgen.draw.canvas import fit
from kitgen.model.interview import Interview
from kitgen.model.kit import Entry, Kit
from kitgen.model.link import OFFER
from kitgen.outputs.common import chapters, passing
from kitgen.outputs.common.chapters import Part
from kitgen.outputs.common.strings import Strings
from kitgen.outputs.slides import layout, notes
from kitgen.outputs.slides.draft import Draft
from kitgen.outputs.slides.fit import Rulers
from kitgen.outputs.slides.part import slides as slides_of
from kitgen.outputs.slides.sentences import sentences
from kitgen.outputs.slides.setting import Setter
from kitgen.outputs.slides.slide import Deck, Paragraph, Picture, Run, Slide
from kitgen.text import typography

PRESENTER: Final = "https://slot.invalid/presenter"
"""What stands in a deck for the name of whoever presents it."""


def shown(name: str) -> str:
    """A presenter's name, as much of it as stands in one line."""
    place = layout.COVER.place("presenter")
    return fit(name, 0.7 * place.width, layout.KICKER.size)


def slides(
    kit: Kit,
    strings: Strings,
    read: Callable[[Entry], Interview],
    printable: frozenset[str],
    rulers: Rulers,
) -> Deck:
    """Every slide in order; only guests who are printable are shown, quoted or counted."""
    draft = Draft(kit, strings, read, printable, Setter(rulers))
    found = tuple(slide for slide in _slides(draft) if slide)
    return Deck(found, tuple(draft.refused))


def _slides(draft: Draft) -> Iterator[Slide | None]:
    parts = chapters.parts(draft.kit, draft.strings)
    yield _cover(draft)
    for part in parts:
        if len(parts) > 1:
            yield _part(draft, part)
        yield from slides_of(draft, part, single=len(parts) == 1)
    yield _offer(draft)


def _cover(draft: Draft) -> Slide | None:
    settings, at = draft.kit.settings, layout.COVER
    guide = settings.guide
    presenter = draft.strings.say("slides_presenter", name=PRESENTER)
    note = settings.site.notice
    return draft.slide(
        "cover",
        at,
        [guide.title, guide.short],
        [
            draft.set.some(at, "deck", guide.subtitle),
            # Measured again when the name is known, which is shorter than what stands for it.
            draft.set.words(at, "presenter", [presenter]),
            draft.set.some(at, "note", note) if note else None,
            Picture("plate", "pattern", draft.strings.say("slides_pattern")),
        ],
        notes.cover(settings),
        "content/kit.yaml",
    )


def _part(draft: Draft, part: Part) -> Slide | None:
    problem, at = part.problem, layout.PART
    about = " ".join(sentences(problem.standfirst)[1:])
    return draft.slide(
        f"part-{part.slug}",
        at,
        [problem.question, problem.title],
        [
            draft.set.kicker(at, draft.strings.say("part_n", n=part.number), problem.title),
            draft.set.some(at, "deck", about),
        ],
        notes.part(problem),
        f"content/problems/{part.slug}.yaml",
    )


def _offer(draft: Draft) -> Slide | None:
    settings, at = draft.kit.settings, layout.OFFER
    offer = settings.offer
    # An address runs from left to right among whatever words.
    mark = "\u200e" if draft.right_to_left else ""
    link = [
        Paragraph((Run(typography.curl(offer.link), bold=True, colour="accent", link=OFFER),)),
        Paragraph((Run(f"{mark}{passing.typed(OFFER)}{mark}"),), 4.0),
    ]
    about = " ".join(filter(None, (settings.site.colophon, settings.site.notice)))
    return draft.slide(
        "offer",
        at,
        [offer.title],
        [
            draft.set.kicker(at, draft.strings.say("offer_last")),
            draft.set.some(at, "deck", offer.standfirst),
            draft.set.headed(at, "body", draft.strings.say("you_leave_with"), offer.leave_with),
            draft.set.headed(at, "second", draft.strings.say("what_does_not_happen"), offer.never),
            Picture("code", f"code:{OFFER}", draft.strings.say("slides_code", title=offer.title)),
            draft.set.set(at, "link", link),
            draft.set.some(at, "colophon", about),
        ],
        notes.offer(settings),
        "content/kit.yaml",
    )
