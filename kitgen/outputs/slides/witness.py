"""The slides of those for whom it has worked: what changed, and a line in their own words."""

from __future__ import annotations

from typing import Final

from kitgen.model.kit import Entry
from kitgen.outputs.common import view
from kitgen.outputs.slides import figures, layout, notes
from kitgen.outputs.slides.layout import Layout
from kitgen.outputs.slides.section import Section
from kitgen.outputs.slides.slide import Paragraph, Picture, Run, Slide, Words
from kitgen.text import typography

_WITNESSES: Final = 8


def proof(section: Section) -> Slide | None:
    """The chart of what changed."""
    proof = section.problem.proof
    if proof is None:
        return None
    known = (section.draft.shown.get(slug) for slug in proof.interviews)
    witnesses = [entry for entry in known if entry][:_WITNESSES]
    figure = figures.of_proof(section.part.slug, proof, witnesses, section.strings)
    if figure is None:
        return None
    at = layout.CHART
    return section.slide(
        "proof",
        at,
        [proof.chart_title, proof.title],
        section.charted(at, figure, proof.caption),
        notes.proof(section.problem, witnesses),
        chapter="proof",
    )


def quote(section: Section) -> Slide | None:
    """A line beside the face of whoever said it."""
    proof = section.problem.proof
    for quote in proof.quotes if proof else ():
        entry = section.draft.shown.get(quote.interview)
        if entry is None:
            continue
        pattern = section.strings.say("slides_pattern")
        right = entry.portrait is not None and entry.portrait_looks == "right"
        at = layout.SAID_FLIPPED if right != section.draft.right_to_left else layout.SAID
        said = typography.curl(quote.text)
        if said[:1] not in "“„«‹「『":
            said = f"“{said}”"
        if section.set.words(at, "title", [said]) is None:
            continue
        role = ", ".join(filter(None, (entry.role, entry.company)))
        key = f"portrait:{entry.slug}" if entry.portrait else f"plate:{entry.slug}"
        return section.slide(
            "quote",
            at,
            [said],
            [
                section.set.some(at, "name", entry.name),
                section.set.some(at, "role", role) if role else None,
                _fact(section, at, entry),
                Picture(
                    "plate",
                    key,
                    entry.portrait_alt if entry.portrait else pattern,
                ),
            ],
            notes.quote(quote.text, section.draft.read(entry)),
            entire=True,
        )
    return None


def _fact(section: Section, at: Layout, entry: Entry) -> Words | None:
    proof = section.problem.proof
    keyed = [one for one in entry.results if proof and one.key == proof.result]
    found = (keyed or list(entry.results))[:1]
    if not found:
        return None
    fact = view.fact(found[0])
    change = f"{fact.before} {section.strings.say('from_to')} "
    runs = (
        Run(f"{typography.curl(fact.label)}: "),
        Run(change, colour="ink"),
        Run(fact.after, bold=True, colour="accent"),
    )
    return section.set.set(at, "facts", [Paragraph(runs)])
